/**
 * Two indicators follow from tasks (DOMAIN 4.1, rows 17 and 18): tasks of the central committees reported in time on
 * theodoinq.dcs.vn, and science tasks whose life cycle is kept up to date. Where the plan has no task of that kind there
 * are no cases, which is only said until a figure is typed; a typed figure always goes before a computed one.
 */
import { quarterWindow } from './calendar.ts';
import { canonicalDecimal } from './exact.ts';
import type { Day } from './day.ts';
import {
  isNoCases,
  isUntracked,
  type Book,
  type Computed,
  type Figure,
  type Observation,
} from './observation.ts';
import { makeQuarter, yearOf, yearToDate, type Quarter } from './period.ts';
import type { IndicatorAt, Plan, Task } from './plan.ts';
import { indicatorsOf, requiredOf, type Snapshots } from './snapshot.ts';
import { inForce, type TaskLog } from './task-log.ts';
import { occurrencesOf } from './task-occurrence.ts';
import { restsOn } from './task-standing.ts';

/** By the indicator's code in the built-in plan. */
const KINDS: ReadonlyMap<string, Computed['from']> = new Map([
  ['nhiem-vu-tw', 'ticks'],
  ['nhiem-vu-khcn', 'steps'],
]);

const concerns = (from: Computed['from'], { source, kind }: Task): boolean =>
  from === 'ticks' ? source === 'TW' : kind === 'science';

/** Whether the plan has tasks from which figures follow. */
export const hasCountedTasks = ({ tasks }: Pick<Plan, 'tasks'>): boolean =>
  tasks.some((task) => concerns('ticks', task) || concerns('steps', task));

/** Figures of the quarters of the plan's year that have begun. */
export function computedFigures(plan: Plan, log: TaskLog, snapshots: Snapshots, today: Day): Observation[] {
  if (!plan.indicators.some(({ code }) => KINDS.has(code))) return [];
  const quarters = yearToDate(makeQuarter(plan.year, 4)).filter(
    (quarter) => quarterWindow(quarter, plan.reporting).from <= today,
  );
  return quarters.flatMap((quarter) =>
    indicatorsOf(snapshots(quarter)).flatMap((indicator) => {
      const from = KINDS.get(indicator.code);
      if (from === undefined || indicator.kind !== 'ratio') return [];
      const tasks = plan.tasks.filter((task) => concerns(from, task));
      return ofUnits(indicator, quarter, { plan, log, snapshots, from, tasks });
    }),
  );
}

/**
 * Those that may stand beside what was recorded: an office that has typed cases this year keeps its tasks elsewhere, and
 * from then on is asked for the figure as ever.
 */
export const besideRecorded = (computed: readonly Observation[], book: Book): Observation[] =>
  computed.filter(
    (each) =>
      !isUntracked(each) ||
      !book
        .ofIndicator(each.indicator)
        .some(
          ({ quarter, figure }) =>
            yearOf(quarter) === yearOf(each.quarter) && quarter <= each.quarter && !isNoCases(figure),
        ),
  );

interface Sources {
  readonly plan: Plan;
  readonly log: TaskLog;
  readonly snapshots: Snapshots;
  readonly from: Computed['from'];
  readonly tasks: readonly Task[];
}

/** A task counts for its lead unit where that reports the indicator, else for the indicator's lead. */
function ofUnits(indicator: IndicatorAt, quarter: Quarter, sources: Sources): Observation[] {
  const snapshot = sources.snapshots(quarter);
  const reporters = requiredOf(snapshot, indicator).map(({ code }) => code);
  const otherwise = reporters.find((code) => code === indicator.lead) ?? reporters[0];
  const unitOf = ({ unit }: Task): string | undefined =>
    unit !== null && reporters.includes(unit) ? unit : otherwise;
  return reporters.map((unit) => {
    const own = sources.tasks.filter((task) => unitOf(task) === unit);
    const computed =
      sources.from === 'ticks'
        ? tickedOf(own, indicator, quarter, sources)
        : steppedOf(own, snapshot.window.to, sources);
    const untracked = sources.tasks.length === 0 ? { untracked: true as const } : {};
    return {
      indicator: indicator.code,
      unit,
      quarter,
      revision: 0,
      figure: figureOf(computed),
      note: null,
      source: null,
      asOf: null,
      origin: null,
      reason: null,
      by: '',
      at: `${snapshot.window.to}T00:00:00.000Z`,
      computed: { ...computed, ...untracked },
    };
  });
}

function figureOf({ met, unmet }: Computed): Figure {
  const all = met.length + unmet.length;
  if (all === 0) return { kind: 'no_cases' };
  return {
    kind: 'ratio',
    numerator: canonicalDecimal(String(met.length)),
    denominator: canonicalDecimal(String(all)),
  };
}

/** Due within the window (since the year began, for a total that is kept so): ticked by the due day, or not. */
function tickedOf(
  tasks: readonly Task[],
  { overQuarters }: IndicatorAt,
  quarter: Quarter,
  { plan, log }: Sources,
): Computed {
  const first = overQuarters === 'cumulative' ? (yearToDate(quarter)[0] ?? quarter) : quarter;
  const { from } = quarterWindow(first, plan.reporting);
  const { to } = quarterWindow(quarter, plan.reporting);
  const ticks = inForce(log.ticks, ({ task, occurrence }) => `${task} ${occurrence}`);
  const due = tasks.flatMap((task) =>
    occurrencesOf(task, plan.year).flatMap((occurrence) => {
      const day = occurrence.due;
      if (day === null || day < from || day > to || restsOn(task.code, log, day)) return [];
      const tick = ticks.find((each) => each.task === task.code && each.occurrence === occurrence.key);
      const on = tick?.on ?? null;
      return [{ name: nameOf(task, occurrence.key), inTime: on !== null && on <= day }];
    }),
  );
  return split('ticks', due);
}

const nameOf = ({ code }: Task, key: string): string => (key === '' ? code : `${code} (${key})`);

/** Under way or done by the cut-off: every step that has passed was recorded by its planned day, or not. */
function steppedOf(tasks: readonly Task[], until: Day, { log }: Sources): Computed {
  const steps = inForce(log.steps, ({ task, step, round }) => `${task} ${step} ${round}`);
  const alive = tasks.flatMap((task) => {
    const own = steps.filter((step) => step.task === task.code);
    const days = own.flatMap(({ planned, actual }) => [planned, actual]).filter((day) => day !== null);
    const [begun] = [...days, ...(task.assigned === undefined ? [] : [task.assigned])].sort();
    if ((begun ?? until) > until || restsOn(task.code, log, until)) return [];
    const passed = own.filter(
      ({ planned, actual }) => (planned !== null && planned <= until) || (actual !== null && actual <= until),
    );
    const inTime = passed.every(
      ({ planned, actual }) => actual !== null && actual <= until && (planned === null || actual <= planned),
    );
    // Of a task without any step nothing is kept up to date.
    return [{ name: task.code, inTime: own.length > 0 && inTime }];
  });
  return split('steps', alive);
}

const split = (
  from: Computed['from'],
  tasks: readonly { readonly name: string; readonly inTime: boolean }[],
): Computed => ({
  from,
  met: tasks.filter(({ inTime }) => inTime).map(({ name }) => name),
  unmet: tasks.filter(({ inTime }) => !inTime).map(({ name }) => name),
});
