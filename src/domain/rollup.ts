/**
 * From recorded figures to a result: over units (`sum` | `single`) and over quarters (`latest` | `sum` |
 * `cumulative`), neither guessed (DESIGN 3.2 to 3.4). Everything is summed exactly; percentages are never averaged.
 */
import { divide, exact, isNegative, isZero, subtract, sum, times, ZERO, type Exact } from './exact.ts';
import { isNoCases, type Book, type Figure, type MilestoneState, type Observation } from './observation.ts';
import { makeQuarter, numberOf, shift, yearOf, yearToDate, type Period, type Quarter } from './period.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';
import { requiredOf, type Snapshot, type Snapshots } from './snapshot.ts';

export type Total =
  | { readonly kind: 'none' }
  | { readonly kind: 'no_cases' }
  | { readonly kind: 'ratio'; readonly numerator: Exact; readonly denominator: Exact }
  | { readonly kind: 'value'; readonly value: Exact }
  | { readonly kind: 'milestone'; readonly state: MilestoneState; readonly document: string | null }
  | { readonly kind: 'blank'; readonly why: BlankReason };

/** Why there are figures and yet no total. */
export type BlankReason = 'not_additive' | 'previous_unknown' | 'not_comparable';

export interface Place {
  readonly unit: UnitAt;
  readonly quarter: Quarter;
}

export interface Rollup {
  /** What is held against the target: the stock, or the year to date of a flow. */
  readonly toDate: Total;
  /** The period's own. */
  readonly inPeriod: Total;
  readonly required: readonly UnitAt[];
  /** Of those required for the period's last quarter, how many reported. */
  readonly reported: number;
  readonly missing: readonly UnitAt[];
  /** For a flow: quarters of the year that still lack a unit's figure. */
  readonly missingEarlier: readonly Place[];
  readonly provisional: boolean;
  readonly counted: readonly Observation[];
  /** Recorded within the period but not in the total (the stock of a unit that is gone). */
  readonly uncounted: readonly Observation[];
  /** When nothing is in for the period: the latest older figure of the year, which does not count as reported. */
  readonly older: { readonly quarter: Quarter; readonly total: Total } | null;
}

/** `% ` results are hundredfold ratios; another measure takes the plain quotient. */
const FACTOR: ReadonlyMap<string, Exact> = new Map([
  ['%', exact('100')],
  ['‰', exact('1000')],
]);
export const ratioResult = (numerator: Exact, denominator: Exact, measure: string): Exact =>
  times(divide(numerator, denominator), FACTOR.get(measure) ?? exact('1'));

/** The number a total comes to, where it comes to one. */
export function resultOf(total: Total, measure: string): Exact | null {
  if (total.kind === 'ratio') return ratioResult(total.numerator, total.denominator, measure);
  return total.kind === 'value' ? total.value : null;
}

/** Adds up figures of one kind. No cases leave the total untouched; nothing at all is `none`. */
export function combine(figures: readonly Figure[]): Total {
  if (figures.length === 0) return { kind: 'none' };
  const counted = figures.filter((figure) => !isNoCases(figure));
  if (counted.length === 0) return { kind: 'no_cases' };
  const milestone = counted.find((figure) => figure.kind === 'milestone');
  if (milestone !== undefined) {
    return counted.length === 1 ? milestone : { kind: 'blank', why: 'not_additive' };
  }
  const ratios = counted.filter((figure) => figure.kind === 'ratio');
  if (ratios.length > 0) {
    return {
      kind: 'ratio',
      numerator: sum(ratios.map((figure) => exact(figure.numerator))),
      denominator: sum(ratios.map((figure) => exact(figure.denominator))),
    };
  }
  return {
    kind: 'value',
    value: sum(counted.map((figure) => (figure.kind === 'value' ? exact(figure.value) : ZERO))),
  };
}

const totalOf = (observations: readonly Observation[]): Total =>
  combine(observations.map(({ figure }) => figure));

/**
 * @param within codes of the units to look at (one unit's report); null: all
 */
export function rollup(
  indicator: IndicatorAt,
  period: Period,
  {
    book,
    snapshots,
    within,
  }: { readonly book: Book; readonly snapshots: Snapshots; readonly within: ReadonlySet<string> | null },
): Rollup {
  const requiredIn = (quarter: Quarter): UnitAt[] =>
    requiredOf(snapshots(quarter), indicator).filter((unit) => within === null || within.has(unit.code));
  const recorded = book
    .ofIndicator(indicator.code)
    .filter(({ unit, quarter }) => (within === null || within.has(unit)) && quarter <= period.last)
    .filter(({ quarter }) => yearOf(quarter) === yearOf(period.last));
  return rollUp(indicator, period, { recorded, requiredIn, snapshot: snapshots(period.last) });
}

/** What a result is made of. */
export interface Gathered {
  /** The year's figures up to the period's last quarter. */
  readonly recorded: readonly Observation[];
  readonly requiredIn: (quarter: Quarter) => readonly UnitAt[];
  /** Of the period's last quarter. */
  readonly snapshot: Snapshot;
}

/** The same for who has gathered the figures already. */
export function rollUp(
  indicator: IndicatorAt,
  period: Period,
  { recorded, requiredIn, snapshot }: Gathered,
): Rollup {
  const here = recorded.filter(({ quarter }) => quarter === period.last);
  const reporters = requiredIn(period.last);
  const settled = indicator.kind === 'milestone' ? doneBefore(recorded, reporters, snapshot) : [];
  const settledUnits = new Set(settled.map(({ unit }) => unit));
  const required = reporters.filter(({ code }) => !settledUnits.has(code));
  const reporting = new Set(here.map(({ unit }) => unit));
  const missing = required.filter(({ code }) => !reporting.has(code));
  const counted = [
    ...countedFor(indicator, period, recorded, reporters),
    ...settled.map(({ observation }) => observation),
  ];
  const isCounted = new Set(counted);
  const additive = isAdditive(indicator, period, requiredIn);
  const missingEarlier =
    indicator.overQuarters === 'sum' ? gapsBefore(period.last, recorded, requiredIn) : [];

  return {
    toDate: additive || counted.length === 0 ? totalOf(counted) : { kind: 'blank', why: 'not_additive' },
    inPeriod:
      additive || counted.length === 0
        ? inPeriod(indicator, period, { recorded, counted, requiredIn })
        : { kind: 'blank', why: 'not_additive' },
    required,
    reported: required.length - missing.length,
    missing,
    missingEarlier,
    provisional: missing.length > 0 || missingEarlier.length > 0,
    counted,
    uncounted: here.filter((observation) => !isCounted.has(observation)),
    older:
      counted.length === 0
        ? olderFigure(
            indicator,
            recorded.filter(({ quarter }) => quarter < period.last),
          )
        : null,
  };
}

/**
 * A milestone that is done stays done: its unit, or the one that followed it, is not asked again, and nobody has to
 * type it every quarter.
 */
function doneBefore(
  recorded: readonly Observation[],
  reporters: readonly UnitAt[],
  { quarter: last, units }: Snapshot,
): { readonly observation: Observation; readonly unit: string }[] {
  const reporting = new Set(reporters.map(({ code }) => code));
  const reports = (code: string): boolean => reporters.length === 0 || reporting.has(code);
  const words = recorded.flatMap((observation) => {
    const unit = heirOf(observation.unit, units, reports);
    return unit === null ? [] : [{ observation, unit }];
  });
  const latest = new Map(
    words
      .toSorted((a, b) => (a.observation.quarter < b.observation.quarter ? -1 : 1))
      .map((word) => [word.unit, word]),
  );
  return [...latest.values()].filter(
    ({ observation: { figure, quarter } }) =>
      quarter < last && figure.kind === 'milestone' && figure.state === 'done',
  );
}

/** The unit itself while it reports, else the first of its successors that does. */
function heirOf(code: string, units: Snapshot['units'], reports: (code: string) => boolean): string | null {
  const passed = new Set<string>();
  for (let at: string | null = code; at !== null && !passed.has(at); at = units.get(at)?.successor ?? null) {
    if (reports(at)) return at;
    passed.add(at);
  }
  return null;
}

function countedFor(
  indicator: IndicatorAt,
  period: Period,
  recorded: readonly Observation[],
  required: readonly UnitAt[],
): Observation[] {
  const codes = new Set(required.map(({ code }) => code));
  const alive = (code: string): boolean => codes.has(code);
  // Where nobody is left to report, what the gone ones brought in is all there will be.
  const due = required.length > 0;
  // A percentage of the year so far stands for itself: there is nothing to add to it.
  const axis = indicator.kind === 'percent' ? 'latest' : indicator.overQuarters;
  switch (axis) {
    case 'latest':
      return recorded.filter(({ quarter, unit }) => quarter === period.last && alive(unit));
    case 'sum':
      return due && !recorded.some(({ quarter }) => period.quarters.includes(quarter)) ? [] : [...recorded];
    case 'cumulative': {
      if (due && !recorded.some(({ quarter }) => quarter === period.last)) return [];
      // What a dissolved unit brought in since the year began stays in the year; a living one must report anew.
      const gone = lastOfEach(recorded.filter(({ unit }) => !alive(unit)));
      return [...recorded.filter(({ quarter, unit }) => quarter === period.last && alive(unit)), ...gone];
    }
  }
}

function lastOfEach(observations: readonly Observation[]): Observation[] {
  const latest = new Map<string, Observation>();
  for (const observation of observations.toSorted((a, b) => (a.quarter < b.quarter ? -1 : 1))) {
    latest.set(observation.unit, observation);
  }
  return [...latest.values()];
}

/** A figure that cannot be added over units has a total only where one unit reports it. */
function isAdditive(
  indicator: IndicatorAt,
  period: Period,
  requiredIn: (quarter: Quarter) => readonly UnitAt[],
): boolean {
  if (indicator.overUnits === 'sum' && indicator.kind !== 'percent' && indicator.kind !== 'milestone')
    return true;
  const quarters = indicator.overQuarters === 'sum' ? yearToDate(period.last) : [period.last];
  return quarters.every((quarter) => requiredIn(quarter).length <= 1);
}

function gapsBefore(
  last: Quarter,
  recorded: readonly Observation[],
  requiredIn: (quarter: Quarter) => readonly UnitAt[],
): Place[] {
  return yearToDate(last)
    .filter((quarter) => quarter !== last)
    .flatMap((quarter) => {
      const seen = new Set(recorded.flatMap((each) => (each.quarter === quarter ? [each.unit] : [])));
      return requiredIn(quarter)
        .filter(({ code }) => !seen.has(code))
        .map((unit) => ({ unit, quarter }));
    });
}

interface Known {
  readonly recorded: readonly Observation[];
  readonly counted: readonly Observation[];
  readonly requiredIn: (quarter: Quarter) => readonly UnitAt[];
}

function inPeriod(indicator: IndicatorAt, period: Period, known: Known): Total {
  const { recorded, counted } = known;
  if (indicator.overQuarters === 'sum') {
    return totalOf(recorded.filter(({ quarter }) => period.quarters.includes(quarter)));
  }
  const fromYearStart = period.quarters[0] === makeQuarter(yearOf(period.last), 1);
  const whole = indicator.overQuarters === 'latest' || indicator.kind === 'percent' || fromYearStart;
  return whole ? totalOf(counted) : growth(period.last, known);
}

/** A quarter's own part of figures that are recorded as totals since the year began. */
function growth(quarter: Quarter, { recorded, counted, requiredIn }: Known): Total {
  const now = counted.filter((observation) => observation.quarter === quarter);
  if (numberOf(quarter) === 1 || now.length === 0) return totalOf(now);
  const last = shift(quarter, -1);
  const asked = new Set(requiredIn(last).map(({ code }) => code));
  const known = new Map(
    recorded.flatMap((each) => (each.quarter === last ? [[each.unit, each] as const] : [])),
  );
  const before = now
    // A unit that was not asked yet had brought in nothing; of one that was asked and did not answer it is unknown.
    .filter(({ unit }) => asked.has(unit))
    .map(({ unit }) => known.get(unit));
  if (before.includes(undefined)) return { kind: 'blank', why: 'previous_unknown' };
  return difference(totalOf(now), totalOf(before.filter((observation) => observation !== undefined)));
}

function difference(now: Total, before: Total): Total {
  if (before.kind === 'no_cases' || before.kind === 'none') return now;
  if (now.kind === 'no_cases') return { kind: 'blank', why: 'not_comparable' };
  if (now.kind === 'value' && before.kind === 'value')
    return { kind: 'value', value: subtract(now.value, before.value) };
  if (now.kind !== 'ratio' || before.kind !== 'ratio') return { kind: 'blank', why: 'not_comparable' };
  const numerator = subtract(now.numerator, before.numerator);
  const denominator = subtract(now.denominator, before.denominator);
  if (isZero(denominator) && isZero(numerator)) return { kind: 'no_cases' };
  const impossible =
    isZero(denominator) ||
    isNegative(denominator) ||
    isNegative(numerator) ||
    isNegative(subtract(denominator, numerator));
  return impossible ? { kind: 'blank', why: 'not_comparable' } : { kind: 'ratio', numerator, denominator };
}

function olderFigure(indicator: IndicatorAt, recorded: readonly Observation[]): Rollup['older'] {
  const quarter = recorded
    .map((observation) => observation.quarter)
    .sort()
    .at(-1);
  if (quarter === undefined) return null;
  const then = recorded.filter((observation) =>
    indicator.overQuarters === 'sum' ? observation.quarter <= quarter : observation.quarter === quarter,
  );
  return {
    quarter,
    total:
      then.length > 1 && indicator.overUnits === 'single'
        ? { kind: 'blank', why: 'not_additive' }
        : totalOf(then),
  };
}
