/** The picture of a period: one row per indicator, in the plan's order, everything decided and rounded here. */
import { attainment, verdictOf, VERDICTS, type Verdict } from './assessment.ts';
import { periodWindow, type Window } from './calendar.ts';
import type { Day } from './day.ts';
import { HUNDRED, type Exact } from './exact.ts';
import type { Book } from './observation.ts';
import { makeQuarter, yearOf, yearToDate, type Period, type Quarter } from './period.ts';
import type { IndicatorAt, Plan, Section, UnitAt } from './plan.ts';
import { resultOf, rollup, type Rollup } from './rollup.ts';
import { show, type Shown } from './rounding.ts';
import {
  indicatorsOf,
  reportersOf,
  requiredOf,
  snapshotsOf,
  withDescendants,
  type Snapshots,
} from './snapshot.ts';
import { targetOf, type TargetInForce } from './targets.ts';

/** A number with the digits that people see. */
export interface Figured {
  readonly exact: Exact;
  readonly shown: Shown;
}

export interface StatusRow {
  readonly indicator: IndicatorAt;
  readonly rollup: Rollup;
  readonly target: TargetInForce | null;
  readonly targetShown: Shown | null;
  /** Held against the target. */
  readonly result: Figured | null;
  readonly resultInPeriod: Figured | null;
  readonly attainment: Figured | null;
  readonly verdict: Verdict;
  /** Whether a result short of the target would be judged as final. */
  readonly ended: boolean;
  /** The lines that no rounding of the result crosses. */
  readonly lines: readonly Exact[];
}

export interface Status {
  readonly plan: Plan;
  readonly period: Period;
  readonly window: Window;
  /** The unit whose own picture this is; null: the whole plan. */
  readonly unit: UnitAt | null;
  readonly rows: readonly StatusRow[];
  readonly summary: Readonly<Record<Verdict, number>>;
}

export interface View {
  readonly plan: Plan;
  readonly book: Book;
  readonly today: Day;
  readonly snapshots: Snapshots;
}

export const viewOf = (plan: Plan, book: Book, today: Day): View => ({
  plan,
  book,
  today,
  snapshots: snapshotsOf(plan),
});

/** Percentages of attainment are shown with two decimals at most. */
const ATTAINMENT_DECIMALS = 2;

/**
 * @param unit the code of one unit: its own figures, and those of the units below it
 */
export function statusOf(view: View, period: Period, unit: string | null = null): Status {
  const snapshot = view.snapshots(period.last);
  const within = unit === null ? null : withDescendants(snapshot, unit);
  const concerned = (indicator: IndicatorAt): boolean =>
    within === null || concernedUnits(view, indicator, period).some(({ code }) => within.has(code));
  const rows = indicatorsOf(snapshot)
    .filter(concerned)
    .map((indicator) => statusRow(view, indicator, period, within));
  return {
    plan: view.plan,
    period,
    window: periodWindow(period, view.plan.reporting),
    unit: unit === null ? null : (snapshot.units.get(unit) ?? null),
    rows,
    summary: countVerdicts(rows),
  };
}

function countVerdicts(rows: readonly StatusRow[]): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of rows) counts[verdict]++;
  return counts;
}

export function statusRow(
  view: View,
  indicator: IndicatorAt,
  period: Period,
  within: ReadonlySet<string> | null,
): StatusRow {
  const { book, snapshots } = view;
  const rolled = rollup(indicator, period, { book, snapshots, within });
  const target = targetOf(indicator, period, { snapshots, within });
  return rowOf(view, indicator, period, { rolled, target });
}

/** The row of an indicator whose figures are rolled up. */
export function rowOf(
  view: View,
  indicator: IndicatorAt,
  period: Period,
  { rolled, target }: { readonly rolled: Rollup; readonly target: TargetInForce | null },
): StatusRow {
  const result = resultOf(rolled.toDate, indicator.measure);
  const own = resultOf(rolled.inPeriod, indicator.measure);
  const attained =
    result === null || target === null ? null : attainment(result, target.value, indicator.direction);
  const lines = linesOf(indicator, target);
  const ended = hasEnded(view, indicator, period, target);
  return {
    indicator,
    rollup: rolled,
    target,
    targetShown: target === null ? null : show(target.value, 6),
    result: numberWith(result, indicator.decimals, lines),
    resultInPeriod: numberWith(own, indicator.decimals, lines),
    attainment: numberWith(attained, ATTAINMENT_DECIMALS, [HUNDRED]),
    verdict: verdictOf({
      total: rolled.toDate,
      result,
      target: target?.value ?? null,
      direction: indicator.direction,
      published: indicator.publishedBy !== null,
      ended,
    }),
    ended,
    lines,
  };
}

/** The target decides, and so does 100 for a percentage: 99.95 is never shown as 100. */
function linesOf(indicator: IndicatorAt, target: TargetInForce | null): Exact[] {
  const lines = target === null ? [] : [target.value];
  return indicator.measure === '%' ? [...lines, HUNDRED] : lines;
}

const numberWith = (value: Exact | null, decimals: number, lines: readonly Exact[]): Figured | null =>
  value === null ? null : { exact: value, shown: show(value, decimals, lines) };

/**
 * A verdict speaks of the period: a quarter before the target's last one is under way for good, so that its report
 * printed again next year says what it said. In the last quarter it is over when the window has ended.
 */
function hasEnded(view: View, indicator: IndicatorAt, period: Period, target: TargetInForce | null): boolean {
  const until = lastQuarterOf(view, indicator, target?.until ?? makeQuarter(yearOf(period.last), 4));
  return period.last >= until && view.snapshots(until).window.to < view.today;
}

/** An indicator that is retired in mid-year is judged in the last quarter that asks for it. */
function lastQuarterOf(view: View, { to }: IndicatorAt, until: Quarter): Quarter {
  if (to === null) return until;
  return yearToDate(until).findLast((quarter) => view.snapshots(quarter).window.from <= to) ?? until;
}

/** A row's headings from the top of the plan down. */
export function headingsOf(plan: Plan, sectionCode: string | null): Section[] {
  const path: Section[] = [];
  let code: string | null = sectionCode;
  while (code !== null) {
    const section: Section | undefined = plan.sections.find((candidate) => candidate.code === code);
    if (section === undefined || path.includes(section)) break;
    path.unshift(section);
    code = section.parent;
  }
  return path;
}

/** One unit's figure within a row: result and verdict of its own. */
export function unitRows(
  view: View,
  indicator: IndicatorAt,
  period: Period,
): { readonly unit: UnitAt; readonly row: StatusRow }[] {
  const units = concernedUnits(view, indicator, period);
  return units.map((unit) => ({
    unit,
    row: statusRow(view, indicator, period, new Set([unit.code])),
  }));
}

/** The reporters that the period asks, and those that have a figure in the year so far though they are gone by now. */
function concernedUnits(view: View, indicator: IndicatorAt, period: Period): UnitAt[] {
  const snapshot = view.snapshots(period.last);
  const asked = requiredOf(snapshot, indicator).map(({ code }) => code);
  const known = (code: string): boolean =>
    yearToDate(period.last).some((quarter) => view.book.at(indicator.code, code, quarter) !== undefined);
  return reportersOf(snapshot, indicator).filter(({ code }) => asked.includes(code) || known(code));
}
