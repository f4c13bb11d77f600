/** Who reported when: what each unit owes for a quarter, what is in, and whether it came in time (DESIGN 3.8). */
import { daysBetween, officeDay, type Day } from './day.ts';
import type { Observation } from './observation.ts';
import { quarterPeriod, type Quarter } from './period.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';
import { rollup } from './rollup.ts';
import { indicatorsOf } from './snapshot.ts';
import type { View } from './status.ts';

/** `partial`: something is in, something is missing. */
export type ReportState = 'on_time' | 'late' | 'partial' | 'missing';

export interface UnitDiscipline {
  readonly unit: UnitAt;
  readonly required: readonly IndicatorAt[];
  readonly missing: readonly IndicatorAt[];
  readonly state: ReportState;
  /** The day the first figure came in. */
  readonly firstOn: Day | null;
  /** The day the last missing figure came in; null while something is missing. */
  readonly completeOn: Day | null;
  /** Days after the last day to report: until complete, or until today while something is missing. */
  readonly daysLate: number;
}

/**
 * The units that owe something for the quarter, in the plan's order.
 * @param arrivals the first figure in each place since it was last empty (a correction does not make a report late)
 */
export function disciplineOf(
  view: View,
  quarter: Quarter,
  arrivals: readonly Observation[],
): UnitDiscipline[] {
  const snapshot = view.snapshots(quarter);
  const period = quarterPeriod(quarter);
  const owed = new Map<string, { unit: UnitAt; required: IndicatorAt[]; missing: IndicatorAt[] }>();
  // What a higher level publishes cannot be owed by a unit here; it is entered when it is known (DOMAIN 4.1).
  for (const indicator of indicatorsOf(snapshot).filter(({ publishedBy }) => publishedBy === null)) {
    const { required, missing } = rollup(indicator, period, {
      book: view.book,
      snapshots: view.snapshots,
      within: null,
    });
    for (const unit of required) {
      const entry = owed.get(unit.code) ?? { unit, required: [], missing: [] };
      entry.required.push(indicator);
      if (missing.includes(unit)) entry.missing.push(indicator);
      owed.set(unit.code, entry);
    }
  }
  return [...snapshot.units.values()].flatMap(({ code }) => {
    const entry = owed.get(code);
    return entry === undefined ? [] : [judge(entry, arrivals, quarter, snapshot.window.due, view.today)];
  });
}

function judge(
  { unit, required, missing }: Pick<UnitDiscipline, 'unit' | 'required' | 'missing'>,
  arrivals: readonly Observation[],
  quarter: Quarter,
  due: Day,
  today: Day,
): UnitDiscipline {
  const days = arrivals
    .filter((arrival) => arrival.unit === unit.code && arrival.quarter === quarter)
    .filter((arrival) => required.some(({ code }) => code === arrival.indicator))
    .map(({ at }) => officeDay(new Date(at)))
    .sort();
  const firstOn = days[0] ?? null;
  const completeOn = missing.length === 0 ? (days.at(-1) ?? null) : null;
  const daysLate = Math.max(0, daysBetween(due, completeOn ?? today));
  const state =
    missing.length === required.length
      ? 'missing'
      : missing.length > 0
        ? 'partial'
        : daysLate > 0
          ? 'late'
          : 'on_time';
  return {
    unit,
    required,
    missing,
    state,
    firstOn,
    completeOn,
    daysLate: completeOn === null && missing.length === 0 ? 0 : daysLate,
  };
}
