/** One recorded figure of one indicator, unit and quarter. Append-only: a correction or a retraction is a new revision. */
import { isZeroText, type DecimalText } from './exact.ts';
import type { Day } from './day.ts';
import { grouped } from './grouped.ts';
import type { Quarter } from './period.ts';
import { Places } from './places.ts';

export type MilestoneState = 'not_started' | 'in_progress' | 'done';

export type Figure =
  | { readonly kind: 'ratio'; readonly numerator: DecimalText; readonly denominator: DecimalText }
  | { readonly kind: 'value'; readonly value: DecimalText }
  /** "Không phát sinh": there was nothing to count. */
  | { readonly kind: 'no_cases' }
  | { readonly kind: 'milestone'; readonly state: MilestoneState; readonly document: string | null };

/** A file that figures came in with. */
export interface SourceFile {
  /** Its number in the data file. */
  readonly id: number;
  readonly sha256: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** Where in a file a figure stood. */
export interface Origin {
  readonly file: SourceFile;
  /** `Số liệu!E5`; in a csv file `E5`. */
  readonly cell: string | null;
}

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
  /** The file that it came from; null: typed. */
  readonly origin: Origin | null;
  readonly reason: string | null;
  readonly by: string;
  /** When it was typed: ISO instant, UTC. */
  readonly at: string;
  /** Nobody recorded it: it follows from tasks. Revision 0, never stored. */
  readonly computed?: Computed;
}

/** What a computed figure rests on. */
export interface Computed {
  readonly from: 'ticks' | 'steps';
  /** Tasks, with their occurrence where they recur: `NV1`, `NV2 (2026Q3)`. */
  readonly met: readonly string[];
  readonly unmet: readonly string[];
  /** The plan has no task of the kind at all: whoever keeps none here may type the figure as ever. */
  readonly untracked?: true;
}

/** That no task of a kind was ever entered: it counts in totals, and the place is free for a figure all the same. */
export const isUntracked = ({ computed }: Pick<Observation, 'computed'>): boolean =>
  computed?.untracked === true;

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
  figure.kind === 'no_cases' || (figure.kind === 'ratio' && isZeroText(figure.denominator));

export function sameFigure(a: Figure, b: Figure): boolean {
  if (a.kind === 'ratio' && b.kind === 'ratio')
    return a.numerator === b.numerator && a.denominator === b.denominator;
  if (a.kind === 'value' && b.kind === 'value') return a.value === b.value;
  if (a.kind === 'milestone' && b.kind === 'milestone')
    return a.state === b.state && a.document === b.document;
  return a.kind === b.kind;
}

/** The figures in force, found by place. What finds them is made at the first look: many books are never asked. */
export class Book {
  readonly #below: Book | null;
  readonly #observations: readonly Observation[];
  #places: Places<Observation> | undefined;
  #ofIndicators: ReadonlyMap<string, readonly Observation[]> | undefined;
  readonly #merged = new Map<string, readonly Observation[]>();

  constructor(observations: Iterable<Observation>, below: Book | null = null) {
    this.#below = below;
    this.#observations = [...observations];
  }

  /** What somebody recorded, or what follows from tasks. */
  at(indicator: string, unit: string, quarter: Quarter): Observation | undefined {
    const found = this.standing(indicator, unit, quarter);
    return found === undefined || isUntracked(found) ? undefined : found;
  }

  /** What counts in totals: also that there are no cases, as no task was ever entered. */
  standing(indicator: string, unit: string, quarter: Quarter): Observation | undefined {
    const here = (this.#places ??= placesOf(this.#observations)).at(indicator, unit, quarter);
    return here !== undefined || this.#below === null ? here : this.#below.standing(indicator, unit, quarter);
  }

  /** What follows from tasks in a place, whether another figure stands over it or not. */
  computedAt(indicator: string, unit: string, quarter: Quarter): Observation | undefined {
    const here = (this.#places ??= placesOf(this.#observations)).at(indicator, unit, quarter);
    return here?.computed === undefined ? this.#below?.computedAt(indicator, unit, quarter) : here;
  }

  /** A figure that is replaced keeps its place in the order. */
  ofIndicator(indicator: string): readonly Observation[] {
    const known = this.#merged.get(indicator);
    if (known !== undefined) return known;
    const here =
      (this.#ofIndicators ??= grouped(this.#observations, (each) => each.indicator)).get(indicator) ?? [];
    const all = [...(this.#below?.ofIndicator(indicator) ?? []), ...here];
    const merged = [
      ...new Map(
        all.map((observation) => [`${observation.quarter} ${observation.unit}`, observation]),
      ).values(),
    ];
    this.#merged.set(indicator, merged);
    return merged;
  }

  /** The same book with more figures in force: what totals would be if they were recorded. */
  with(observations: Iterable<Observation>): Book {
    return new Book(observations, this);
  }

  /** The same book, with figures that stand where nothing was recorded. */
  over(computed: readonly Observation[]): Book {
    return computed.length === 0 ? this : new Book(this.#observations, new Book(computed, this.#below));
  }
}

function placesOf(observations: readonly Observation[]): Places<Observation> {
  const places = new Places<Observation>();
  for (const observation of observations)
    places.put(observation.indicator, observation.unit, observation.quarter, observation);
  return places;
}
