/** Who reported when: what each unit owes for a quarter, what is in, and whether it came in time (DESIGN 3.8). */
import { reasonIn } from './blank.ts';
import { daysBetween, officeDayOf, type Day } from './day.ts';
import { grouped } from './grouped.ts';
import type { Observation } from './observation.ts';
import { quarterPeriod, type Quarter } from './period.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';
import { rollup } from './rollup.ts';
import { indicatorsOf } from './snapshot.ts';
import type { View } from './status.ts';
import type { StatedBlank, Submission } from './submission.ts';

/** `partial`: something is in, something is missing. `returned`: sent back, and not in again yet. */
export type ReportState = 'on_time' | 'late' | 'partial' | 'missing' | 'returned';

export interface UnitDiscipline {
  readonly unit: UnitAt;
  readonly required: readonly IndicatorAt[];
  readonly missing: readonly IndicatorAt[];
  /** Why the unit has no figure, by the code of what is missing; what has no reason is not there. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly state: ReportState;
  /** The day the report came in, as it stands: null when it never did, or was sent back since. */
  readonly receivedOn: Day | null;
  /** That it was sent back and has not come in again; else null. */
  readonly returned: { readonly on: Day; readonly reason: string } | null;
  /** The day the first figure, or the report, came in. */
  readonly firstOn: Day | null;
  /** The day the report, or without one the last missing figure, came in; null while something is missing. */
  readonly completeOn: Day | null;
  /** Days after the last day to report: until complete, or until today while something is missing. */
  readonly daysLate: number;
}

/** Whether the unit still has something to bring: figures, or a report that was sent back. */
export const owes = ({ missing, returned }: UnitDiscipline): boolean =>
  missing.length > 0 || returned !== null;

export type Receipt = Pick<UnitDiscipline, 'receivedOn' | 'returned'>;

/**
 * How a unit's report stands. Of several receipts the earliest day counts: a corrected form that comes later does not
 * make the report late, and a day that was entered too late can be put right. A return makes all of them void.
 * @param submissions of one quarter, each unit's in the order in which they were written
 */
export function receiptOf(unit: string, submissions: readonly Submission[]): Receipt {
  const own = submissions.filter((submission) => submission.unit === unit);
  const last = own.at(-1);
  if (last?.state === 'returned')
    return { receivedOn: null, returned: { on: last.on, reason: last.reason ?? '' } };
  const since = own.findLastIndex(({ state }) => state === 'returned') + 1;
  const [receivedOn = null] = own
    .slice(since)
    .map(({ on }) => on)
    .sort();
  return { receivedOn, returned: null };
}

/**
 * The units that owe something for the quarter, in the plan's order.
 * @param arrivals the first figure in each place since it was last empty (a correction does not make a report late)
 * @param submissions what came in and went back for the quarter
 * @param blankReasons what units said of their blanks in the quarter
 */
export function disciplineOf(
  view: View,
  quarter: Quarter,
  arrivals: readonly Observation[],
  submissions: readonly Submission[],
  blankReasons: readonly StatedBlank[] = [],
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
    const lacking = new Set(missing);
    for (const unit of required) {
      // What follows from tasks is owed by nobody, as long as nobody has typed another figure.
      if (view.book.standing(indicator.code, unit.code, quarter)?.computed !== undefined) continue;
      const entry = owed.get(unit.code) ?? { unit, required: [], missing: [] };
      entry.required.push(indicator);
      if (lacking.has(unit)) entry.missing.push(indicator);
      owed.set(unit.code, entry);
    }
  }
  const { due } = snapshot.window;
  const came = grouped(
    arrivals.filter((arrival) => arrival.quarter === quarter),
    ({ unit }) => unit,
  );
  const sent = grouped(submissions, ({ unit }) => unit);
  return [...snapshot.units.values()].flatMap(({ code }) => {
    const entry = owed.get(code);
    if (entry === undefined) return [];
    const receipt = receiptOf(code, sent.get(code) ?? []);
    const reasons = new Map(
      entry.missing.flatMap(({ code: indicator }) => {
        const reason = reasonIn({ blankReasons }, code, indicator);
        return reason === null ? [] : [[indicator, reason] as const];
      }),
    );
    const judged = judge(entry, came.get(code) ?? [], receipt, { due, today: view.today });
    return [{ ...judged, reasons }];
  });
}

function judge(
  { unit, required, missing }: Pick<UnitDiscipline, 'unit' | 'required' | 'missing'>,
  arrivals: readonly Observation[],
  { receivedOn, returned }: Receipt,
  { due, today }: { readonly due: Day; readonly today: Day },
): Omit<UnitDiscipline, 'reasons'> {
  const days = arrivals
    .filter((arrival) => required.some(({ code }) => code === arrival.indicator))
    .map(({ at }) => officeDayOf(at))
    .sort();
  const [firstOn = null] = [...days, ...(receivedOn === null ? [] : [receivedOn])].sort();
  const isIn = missing.length === 0 && returned === null;
  // Figures that are typed later from a report that lies here do not make it late.
  const completeOn = isIn ? (receivedOn ?? days.at(-1) ?? null) : null;
  const daysLate = completeOn === null && isIn ? 0 : Math.max(0, daysBetween(due, completeOn ?? today));
  return {
    unit,
    required,
    missing,
    state: stateOf({ required, missing, receivedOn, returned, daysLate }),
    receivedOn,
    returned,
    firstOn,
    completeOn,
    daysLate,
  };
}

function stateOf({
  required,
  missing,
  receivedOn,
  returned,
  daysLate,
}: Pick<UnitDiscipline, 'required' | 'missing' | 'daysLate' | keyof Receipt>): ReportState {
  if (returned !== null) return 'returned';
  if (missing.length === 0) return daysLate > 0 ? 'late' : 'on_time';
  return missing.length === required.length && receivedOn === null ? 'missing' : 'partial';
}
