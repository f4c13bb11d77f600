/** One recorded figure of one indicator, unit and quarter. Append-only: a correction or a retraction is a new revision. */
import { exact, isZero, type DecimalText } from './exact.ts';
import type { Day } from './day.ts';
import type { Quarter } from './period.ts';

export type MilestoneState = 'not_started' | 'in_progress' | 'done';

export type Figure =
  | { readonly kind: 'ratio'; readonly numerator: DecimalText; readonly denominator: DecimalText }
  | { readonly kind: 'value'; readonly value: DecimalText }
  /** "Không phát sinh": there was nothing to count. */
  | { readonly kind: 'no_cases' }
  | { readonly kind: 'milestone'; readonly state: MilestoneState; readonly document: string | null };

export interface Observation {
  readonly indicator: string;
  readonly unit: string;
  readonly quarter: Quarter;
  readonly revision: number;
  readonly figure: Figure;
  readonly note: string | null;
  readonly source: string | null;
  /** The day up to which the figure counts, where that is not the window's last day. */
  readonly asOf: Day | null;
  readonly reason: string | null;
  readonly by: string;
  /** When it was typed: ISO instant, UTC. */
  readonly at: string;
}

/** A figure taken back: the place is empty again from then on. */
export interface Retraction {
  readonly indicator: string;
  readonly unit: string;
  readonly quarter: Quarter;
  readonly revision: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

export type Revision =
  | { readonly state: 'current' | 'superseded'; readonly observation: Observation }
  | { readonly state: 'retracted'; readonly observation: Observation; readonly retraction: Retraction };

/** No cases is declared, or shows itself in a denominator of 0 (DESIGN 3.4). */
export const isNoCases = (figure: Figure): boolean =>
  figure.kind === 'no_cases' || (figure.kind === 'ratio' && isZero(exact(figure.denominator)));

export function sameFigure(a: Figure, b: Figure): boolean {
  if (a.kind === 'ratio' && b.kind === 'ratio')
    return a.numerator === b.numerator && a.denominator === b.denominator;
  if (a.kind === 'value' && b.kind === 'value') return a.value === b.value;
  if (a.kind === 'milestone' && b.kind === 'milestone')
    return a.state === b.state && a.document === b.document;
  return a.kind === b.kind;
}

/** The figures in force, found by place. */
export class Book {
  readonly #places = new Map<string, Observation>();

  constructor(observations: Iterable<Observation>) {
    for (const observation of observations) this.#places.set(Book.#key(observation), observation);
  }

  at(indicator: string, unit: string, quarter: Quarter): Observation | undefined {
    return this.#places.get(Book.#key({ indicator, unit, quarter }));
  }

  ofIndicator(indicator: string): Observation[] {
    return [...this.#places.values()].filter((observation) => observation.indicator === indicator);
  }

  /** The same book with one more figure in force: what a total would be if it were recorded. */
  with(observation: Observation): Book {
    return new Book([...this.#places.values(), observation]);
  }

  static #key({ indicator, unit, quarter }: Pick<Observation, 'indicator' | 'unit' | 'quarter'>): string {
    return `${quarter} ${unit} ${indicator}`;
  }
}
