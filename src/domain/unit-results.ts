/**
 * Each unit's own results for a period, as its own report would show them. Figures, duties and targets are sorted by
 * unit once, so that the time grows with the number of units and not with its square.
 */
import { grouped } from './grouped.ts';
import type { Observation } from './observation.ts';
import { yearToDate, type Period, type Quarter } from './period.ts';
import type { IndicatorAt, Target, UnitAt } from './plan.ts';
import { rollUp } from './rollup.ts';
import { indicatorsOf, reportersOf, requiredOf } from './snapshot.ts';
import { rowOf, type StatusRow, type View } from './status.ts';
import { targetAmong } from './targets.ts';

export interface UnitResults {
  /** Those that an indicator asks in the period, or that have a figure in the year so far; in the plan's order. */
  readonly units: readonly UnitAt[];
  /** How many indicators they have, all units together. */
  readonly rowCount: number;
  /** A unit's indicators in the plan's order, computed at the call: those of thousands of units are not kept. */
  readonly rowsOf: (unit: UnitAt) => StatusRow[];
}

/** @param within codes of the units to look at; null: all */
export function unitResultsOf(
  view: View,
  period: Period,
  within: ReadonlySet<string> | null = null,
): UnitResults {
  const snapshot = view.snapshots(period.last);
  const sorted = indicatorsOf(snapshot).map((indicator) => sortedByUnit(view, indicator, period));
  const isConcerned = (code: string): boolean => sorted.some(({ concerned }) => concerned.has(code));
  const units = [...snapshot.units.values()].filter(
    ({ code }) => (within?.has(code) ?? true) && isConcerned(code),
  );
  const known = new Set(units.map(({ code }) => code));
  return {
    units,
    rowCount: sorted.reduce(
      (sum, { concerned }) => sum + [...concerned].filter((code) => known.has(code)).length,
      0,
    ),
    rowsOf: (unit) =>
      sorted
        .filter(({ concerned }) => concerned.has(unit.code))
        .map((each) => rowFor(view, each, unit, period)),
  };
}

interface Sorted {
  readonly indicator: IndicatorAt;
  /** Codes of the units that have a row. */
  readonly concerned: ReadonlySet<string>;
  readonly recorded: ReadonlyMap<string, readonly Observation[]>;
  readonly required: ReadonlyMap<Quarter, ReadonlyMap<string, UnitAt>>;
  /** By unit; under null those of the whole plan and of each unit. */
  readonly targets: ReadonlyMap<string | null, readonly Target[]>;
}

function sortedByUnit(view: View, indicator: IndicatorAt, period: Period): Sorted {
  const quarters = yearToDate(period.last);
  const required = new Map(
    quarters.map((quarter) => [
      quarter,
      new Map(requiredOf(view.snapshots(quarter), indicator).map((unit) => [unit.code, unit])),
    ]),
  );
  const recorded = grouped(
    view.book.ofIndicator(indicator.code).filter(({ quarter }) => quarters.includes(quarter)),
    ({ unit }) => unit,
  );
  const asked = required.get(period.last);
  const concerned = reportersOf(view.snapshots(period.last), indicator)
    .map(({ code }) => code)
    .filter((code) => (asked?.has(code) ?? false) || recorded.has(code));
  const targets = grouped(
    view.plan.targets.filter((target) => target.indicator === indicator.code),
    ({ unit }) => unit,
  );
  return { indicator, concerned: new Set(concerned), recorded, required, targets };
}

const NOTHING: readonly never[] = [];

function rowFor(
  view: View,
  { indicator, recorded, required, targets }: Sorted,
  { code }: UnitAt,
  period: Period,
): StatusRow {
  const requiredIn = (quarter: Quarter): readonly UnitAt[] => {
    const unit = required.get(quarter)?.get(code);
    return unit === undefined ? NOTHING : [unit];
  };
  return rowOf(view, indicator, period, {
    rolled: rollUp(indicator, period, {
      recorded: recorded.get(code) ?? NOTHING,
      requiredIn,
      snapshot: view.snapshots(period.last),
    }),
    target: targetAmong(indicator, period, {
      targets: [...(targets.get(null) ?? NOTHING), ...(targets.get(code) ?? NOTHING)],
      units: requiredIn,
      whole: false,
    }),
  });
}
