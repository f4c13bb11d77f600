/** How units kept to the reporting rules over several quarters: counts, and percentages of counts (issue 5). */
import type { Day } from './day.ts';
import type { UnitDiscipline } from './discipline.ts';
import { exact, HUNDRED, percentOf, type Exact } from './exact.ts';
import { grouped } from './grouped.ts';
import type { Quarter } from './period.ts';
import type { UnitAt } from './plan.ts';
import { show } from './rounding.ts';
import type { Figured } from './status.ts';
import type { Submission } from './submission.ts';

/** What came in and is missing in one quarter, in the plan's order of units. */
export interface QuarterDiscipline {
  readonly quarter: Quarter;
  readonly due: Day;
  readonly units: readonly UnitDiscipline[];
  readonly submissions: readonly Submission[];
}

export interface UnitQuarter {
  readonly quarter: Quarter;
  readonly due: Day;
  readonly discipline: UnitDiscipline;
  /** Whether it counts: its day has passed, or it is in already. */
  readonly counts: boolean;
  /** How often the report was sent back, come in again since or not. */
  readonly sentBack: number;
}

/** Reports, of the quarters that count. */
export interface ReportCounts {
  readonly required: number;
  /** With nothing missing. */
  readonly complete: number;
  readonly onTime: number;
  readonly late: number;
  /** Something is in, something is missing. */
  readonly partial: number;
  /** Nothing is in, or it was sent back and has not come in again. */
  readonly missing: number;
  readonly sentBack: number;
  /** Complete reports of those required; null: none was. */
  readonly completeness: Figured | null;
  /** Reports on time of those required. */
  readonly timeliness: Figured | null;
}

export interface UnitYear extends ReportCounts {
  readonly unit: UnitAt;
  readonly quarters: readonly UnitQuarter[];
}

export interface YearDiscipline {
  readonly units: readonly UnitYear[];
  /** Of all units together: their reports are counted, their percentages are not averaged. */
  readonly total: ReportCounts;
}

/** @param quarters in time order; a unit is called by its latest name */
export function yearDiscipline(quarters: readonly QuarterDiscipline[], today: Day): YearDiscipline {
  const all = quarters.flatMap(({ quarter, due, units, submissions }) =>
    units.map((discipline): UnitQuarter => {
      const { unit, state } = discipline;
      const back = submissions.filter((each) => each.unit === unit.code && each.state === 'returned');
      const counts = today > due || state === 'on_time' || state === 'late';
      return { quarter, due, discipline, counts, sentBack: back.length };
    }),
  );
  const byUnit = grouped(all, ({ discipline: { unit } }) => unit.code);
  return {
    units: [...byUnit.values()].flatMap((own) => {
      const last = own.at(-1);
      return last === undefined ? [] : [{ unit: last.discipline.unit, quarters: own, ...countsOf(own) }];
    }),
    total: countsOf(all),
  };
}

function countsOf(quarters: readonly UnitQuarter[]): ReportCounts {
  const counted = quarters.filter(({ counts }) => counts);
  const of = (...states: UnitDiscipline['state'][]): number =>
    counted.filter(({ discipline: { state } }) => states.includes(state)).length;
  const [required, onTime, late] = [counted.length, of('on_time'), of('late')];
  return {
    required,
    complete: onTime + late,
    onTime,
    late,
    partial: of('partial'),
    missing: of('missing', 'returned'),
    sentBack: quarters.reduce((sum, each) => sum + each.sentBack, 0),
    completeness: share(onTime + late, required),
    timeliness: share(onTime, required),
  };
}

const number = (count: number): Exact => exact(String(count));
const DECIMALS = 1;

/** 11 of 12 is not all of them, however it is rounded. */
function share(part: number, whole: number): Figured | null {
  if (whole === 0) return null;
  const percent = percentOf(number(part), number(whole));
  return { exact: percent, shown: show(percent, DECIMALS, [HUNDRED]) };
}
