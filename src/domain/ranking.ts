/**
 * How units are ranked for a proposal (DOMAIN 6): a weighted mean of three parts, each 0 to 100, exactly. What comes out
 * is a proposal to be looked at, never a rating under decree 335/2025.
 */
import { add, compare, divide, exact, sum, times, ZERO, type DecimalText, type Exact } from './exact.ts';
import { compareNames } from './names.ts';
import type { RankingWeights } from './plan.ts';

export type Part = keyof RankingWeights;
export const PARTS: readonly Part[] = ['indicators', 'tasks', 'reports'];

/** DOMAIN 6; a plan may say others. */
export const DEFAULT_WEIGHTS: RankingWeights = {
  indicators: '60' as DecimalText,
  tasks: '25' as DecimalText,
  reports: '15' as DecimalText,
};

/** A part's points, 0 to 100; null: it does not apply to the unit. */
export type PartPoints = Readonly<Record<Part, Exact | null>>;

export interface Score {
  readonly points: Exact;
  /** What each part counts once the others have taken over what does not apply, 100 in all; null: it does not apply. */
  readonly applied: PartPoints;
}

/**
 * The weight of a part that does not apply is shared out over the others, each in proportion to its own.
 * @returns null where nothing that has a weight applies
 */
export function scoreOf(points: PartPoints, weights: RankingWeights): Score | null {
  const applying = PARTS.flatMap((part) => {
    const own = points[part];
    return own === null ? [] : [{ part, own, weight: exact(weights[part]) }];
  });
  const whole = sum(applying.map(({ weight }) => weight));
  if (compare(whole, ZERO) === 0) return null;
  const share = (part: Part): Exact | null =>
    points[part] === null ? null : divide(times(exact(weights[part]), exact('100')), whole);
  return {
    points: divide(
      applying.reduce((total, { own, weight }) => add(total, times(own, weight)), ZERO),
      whole,
    ),
    applied: { indicators: share('indicators'), tasks: share('tasks'), reports: share('reports') },
  };
}

/** In the words of decree 335/2025 «hoàn thành xuất sắc», «tốt», «hoàn thành», «không hoàn thành»; only ever proposed. */
export type Band = 'excellent' | 'good' | 'fair' | 'poor';

/** The least points of each, the best first; what lies below is the last band. */
const BANDS: readonly (readonly [Band, Exact])[] = [
  ['excellent', exact('90')],
  ['good', exact('70')],
  ['fair', exact('50')],
];

/** No rounding of a score crosses these. */
export const BAND_LINES: readonly Exact[] = BANDS.map(([, least]) => least);

export const bandOf = (points: Exact): Band =>
  BANDS.find(([, least]) => compare(points, least) >= 0)?.[0] ?? 'poor';

export interface Placed<T> {
  /** Equal scores share a place, and the places after them stay empty: 1, 1, 3. */
  readonly rank: number;
  readonly thing: T;
}

/** The best first; those that share a place by their Vietnamese names. */
export function placesOf<T extends { readonly name: string; readonly points: Exact }>(
  things: readonly T[],
): Placed<T>[] {
  const sorted = things.toSorted((a, b) => compare(b.points, a.points) || compareNames(a.name, b.name));
  return sorted.map((thing) => ({
    rank: 1 + sorted.findIndex(({ points }) => compare(points, thing.points) === 0),
    thing,
  }));
}

/** The mean, exactly; null of nothing. */
export const meanOf = (points: readonly Exact[]): Exact | null =>
  points.length === 0 ? null : divide(sum(points), exact(String(points.length)));
