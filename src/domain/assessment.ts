/** Attainment and verdict, always from exact values (DESIGN 3.5, 3.6). */
import { compare, isNegative, isZero, percentOf, HUNDRED, type Exact } from './exact.ts';
import type { Direction } from './plan.ts';
import type { Total } from './rollup.ts';

export type Verdict =
  'exceeded' | 'met' | 'in_progress' | 'not_met' | 'no_cases' | 'no_data' | 'not_assessed' | 'no_target';

export const VERDICTS: readonly Verdict[] = [
  'exceeded',
  'met',
  'in_progress',
  'not_met',
  'no_cases',
  'no_data',
  'not_assessed',
  'no_target',
];

/** 1: strictly better than the target, 0: exactly it, -1: short of it. */
export const against = (result: Exact, target: Exact, direction: Direction): -1 | 0 | 1 =>
  direction === 'at_least' ? compare(result, target) : compare(target, result);

/**
 * Result against target in per cent, not capped. At least: result / target. At most: target / result.
 * @returns null where a quotient would say nothing: a target of 0, an at-most result of 0, or a negative target (or
 *   an at-most result below 0) that is not exactly reached. Then the comparison alone decides.
 */
export function attainment(result: Exact, target: Exact, direction: Direction): Exact | null {
  if (isZero(target)) return null;
  if (compare(result, target) === 0) return HUNDRED;
  if (isNegative(target)) return null;
  if (direction === 'at_least') return percentOf(result, target);
  return isZero(result) || isNegative(result) ? null : percentOf(target, result);
}

export interface Circumstances {
  readonly total: Total;
  readonly result: Exact | null;
  readonly target: Exact | null;
  readonly direction: Direction;
  /** The figure is published by a higher level. */
  readonly published: boolean;
  /** The target's last quarter belongs to the period and its window has ended. */
  readonly ended: boolean;
}

export function verdictOf({ total, result, target, direction, published, ended }: Circumstances): Verdict {
  const short = ended ? 'not_met' : 'in_progress';
  switch (total.kind) {
    case 'none':
      return published ? 'not_assessed' : 'no_data';
    case 'no_cases':
      return 'no_cases';
    case 'milestone':
      return total.state === 'done' ? 'met' : short;
    case 'blank':
      return 'not_assessed';
    case 'ratio':
    case 'value': {
      if (target === null || result === null) return 'no_target';
      const side = against(result, target, direction);
      return side > 0 ? 'exceeded' : side === 0 ? 'met' : short;
    }
  }
}
