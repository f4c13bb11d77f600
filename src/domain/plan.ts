/**
 * The plan: what is measured, by whom, against what. Names and definitions change in mid-year (DESIGN 3.11), so units
 * and indicators carry their versions; a report looks at the plan as it stood on its period's last day.
 */
import type { ReportingRules } from './calendar.ts';
import type { DecimalText } from './exact.ts';
import type { Day } from './day.ts';
import type { Quarter } from './period.ts';

export interface Plan {
  readonly code: string;
  readonly title: string;
  readonly year: number;
  readonly issuer: Issuer;
  readonly document: { readonly number: string | null; readonly date: Day | null };
  readonly reporting: ReportingRules;
  readonly recipients: readonly string[];
  readonly signature: Signature;
  readonly sections: readonly Section[];
  readonly units: readonly Unit[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly relations: readonly Relation[];
  readonly tasks: readonly Task[];
  /** Absent: those of DOMAIN 6. */
  readonly ranking?: RankingWeights;
}

/** How much each part counts in the proposed ranking of units; 100 in all. */
export interface RankingWeights {
  /** Completion of the indicators that the unit leads. */
  readonly indicators: DecimalText;
  /** Its tasks on time, of those due. */
  readonly tasks: DecimalText;
  /** Its reports, in time or not. */
  readonly reports: DecimalText;
}

export interface Issuer {
  readonly parentAgency: string | null;
  readonly agency: string | null;
  readonly place: string | null;
  readonly symbol: string | null;
}

export interface Signature {
  readonly onBehalf: string | null;
  readonly position: string | null;
  readonly role: string | null;
  readonly office: string | null;
  readonly name: string | null;
}

export interface Section {
  readonly code: string;
  /** The mark before the title in the document: `a`, `(1)`, `-`. */
  readonly label: string | null;
  readonly title: string;
  readonly parent: string | null;
}

/** From its day on, until the next version's day. The first version holds since ever. */
export type Version<T> = T & { readonly since: Day | null };

export interface UnitFacts {
  readonly name: string;
  readonly shortName: string | null;
  readonly parent: string | null;
  /** `group`: only gathers the units below it and never reports itself. `standing`: the standing office. */
  readonly role: string | null;
}

/** First and last day of a unit or indicator; null: since ever, for ever. */
export interface Days {
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface Unit extends Days {
  readonly code: string;
  readonly aliases: readonly string[];
  readonly successor: string | null;
  readonly versions: readonly Version<UnitFacts>[];
}

export type IndicatorKind = 'ratio' | 'percent' | 'amount' | 'milestone';
export type Direction = 'at_least' | 'at_most';
export type OverUnits = 'sum' | 'single';
export type OverQuarters = 'latest' | 'sum' | 'cumulative';

export interface IndicatorFacts {
  readonly name: string;
  readonly section: string | null;
  readonly measure: string;
  /** At most this many decimals are shown. */
  readonly decimals: number;
  /** Figures are whole counts. */
  readonly whole: boolean;
  readonly direction: Direction;
  readonly overUnits: OverUnits;
  readonly overQuarters: OverQuarters;
  readonly allowNegative: boolean;
  readonly allowOver100: boolean;
  /** What is counted, in words. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly lead: string | null;
  readonly with: readonly string[];
  readonly reporters: readonly string[];
  /** Who publishes the figure, when it is a higher level. */
  readonly publishedBy: string | null;
  readonly basis: string | null;
  /** A result that moves by more than this against the last quarter needs a reason (percentage points, or the measure). */
  readonly maxMove: DecimalText | null;
}

export interface Indicator extends Days {
  readonly code: string;
  readonly aliases: readonly string[];
  readonly kind: IndicatorKind;
  readonly versions: readonly Version<IndicatorFacts>[];
}

export interface Target {
  readonly indicator: string;
  readonly value: DecimalText;
  /** In force from this quarter on, until a later target of the same scope and unit. */
  readonly from: Quarter;
  readonly per: 'year' | 'quarter';
  readonly scope: 'plan' | 'unit';
  /** With scope `unit`: for this unit only; null: for each unit. */
  readonly unit: string | null;
  readonly document: string | null;
}

/** Figures of two indicators that must agree within a unit and quarter (DOMAIN 4.2). */
export interface Relation {
  readonly left: RelationSide;
  readonly operator: '<=' | '=';
  readonly right: RelationSide;
}

export interface RelationSide {
  readonly indicator: string;
  readonly part: 'numerator' | 'denominator';
}

export interface Task {
  readonly code: string;
  /** Null: all units. */
  readonly unit: string | null;
  readonly part: 'lead' | 'support' | null;
  readonly with: readonly string[];
  readonly content: string;
  /** The deadline in the words of the plan. */
  readonly due: string | null;
  readonly basis: string | null;
  // What few plans say; absent where it is not known.
  readonly source?: TaskSource;
  /** Science and technology with money of the state: it has a life cycle (DOMAIN 5.4). */
  readonly kind?: 'science';
  /** Whom it is done with, in words that are no units of the plan. */
  readonly partners?: string;
  /** The heading it stands under in its annex. */
  readonly group?: string;
  readonly field?: string;
  /** The leader who answers for it. */
  readonly leader?: string;
  readonly product?: string;
  /** Who may decide. */
  readonly authority?: string;
  /** The indicators it serves, in words. */
  readonly indicators?: string;
  /** The day it was given; a recurring task owes nothing before. */
  readonly assigned?: Day;
}

/** Who gave a task: the central committees and the Government, the province, the commune itself. */
export type TaskSource = 'TW' | 'TINH' | 'XA';
export const TASK_SOURCES: readonly TaskSource[] = ['TW', 'TINH', 'XA'];

/** A unit as it stood on a day. */
export interface UnitAt extends UnitFacts, Days {
  readonly code: string;
  readonly aliases: readonly string[];
  readonly otherNames: readonly string[];
  readonly successor: string | null;
}

/** An indicator as it stood on a day. */
export interface IndicatorAt extends IndicatorFacts, Days {
  readonly code: string;
  readonly aliases: readonly string[];
  readonly otherNames: readonly string[];
  readonly kind: IndicatorKind;
}

function versionAt<T>(versions: readonly Version<T>[], day: Day): Version<T> {
  const version = versions.findLast(({ since }) => since === null || since <= day) ?? versions[0];
  if (version === undefined) throw new Error('a unit or indicator without a version');
  return version;
}

const otherNames = (versions: readonly Version<{ name: string }>[], name: string): string[] => [
  ...new Set(versions.map((version) => version.name).filter((other) => other !== name)),
];

export function unitAt(unit: Unit, day: Day): UnitAt {
  const { since: _, ...facts } = versionAt(unit.versions, day);
  const { code, aliases, successor, from, to } = unit;
  const shortNames = unit.versions.flatMap(({ shortName }) => (shortName === null ? [] : [shortName]));
  return {
    code,
    aliases,
    successor,
    from,
    to,
    ...facts,
    otherNames: [...otherNames(unit.versions, facts.name), ...shortNames],
  };
}

export function indicatorAt(indicator: Indicator, day: Day): IndicatorAt {
  const { since: _, ...facts } = versionAt(indicator.versions, day);
  const { code, aliases, kind, from, to } = indicator;
  return { code, aliases, kind, from, to, ...facts, otherNames: otherNames(indicator.versions, facts.name) };
}

export const aliveOn = ({ from, to }: Days, day: Day): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

/** Whether any day of the stretch lies within its days. */
export const aliveWithin = ({ from, to }: Days, first: Day, last: Day): boolean =>
  (from === null || from <= last) && (to === null || first <= to);
