/** Tasks as they stand on a day: the plan's words, what was written since, what units reported. */
import { officeDay } from '../domain/day.ts';
import { search } from '../domain/names.ts';
import { makeQuarter, yearToDate, type Period } from '../domain/period.ts';
import type { Plan, Task, UnitAt } from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { TaskReport } from '../domain/submission.ts';
import { inForce, type TaskLog, type TaskTick } from '../domain/task-log.ts';
import { isDueWithin } from '../domain/task-occurrence.ts';
import {
  isOverdue,
  standingOf,
  unclearOf,
  type Clarity,
  type ReportedTask,
  type Standing,
  type TaskStanding,
} from '../domain/task-standing.ts';
import type { Store } from '../store/store.ts';
import type { Look } from './look.ts';

export interface TasksLook {
  readonly looked: Look;
  readonly log: TaskLog;
  standing(task: Task): TaskStanding;
}

export function lookTasks(store: Store, looked: Look): TasksLook {
  const { plan, today } = looked.view;
  const log = store.taskLog();
  const reports = reportsOf(store, plan);
  return {
    looked,
    log,
    standing: (task) => standingOf(task, log, reports, { today, year: plan.year }),
  };
}

/** What units said of their tasks in the plan's year, with the day on which each report came in. */
const reportsOf = (store: Store, { year }: Plan): ReportedTask[] =>
  yearToDate(makeQuarter(year, 4)).flatMap((quarter) => {
    const { submissions, taskReports } = store.words(quarter);
    return taskReports.map((report) => {
      // A form that lay on the desk for some days came in when it came in.
      const receipt = submissions.find(
        ({ unit, file, state }) =>
          state === 'received' && unit === report.unit && file !== null && file.id === report.file?.id,
      );
      return { report, on: receipt?.on ?? officeDay(new Date(report.at)) };
    });
  });

/** By its code, or by words of its content. @throws KpiError task_not_found, task_ambiguous */
export function findTask({ tasks }: Pick<Plan, 'tasks'>, text: string): Task {
  const items = tasks.map((task) => ({ ...namedTask(task), aliases: [], otherNames: [], task }));
  const result = search(items, text);
  if (result.found === 'one') return result.item.task;
  return result.found === 'several'
    ? refuse({ kind: 'task_ambiguous', text, candidates: result.items.map(({ task }) => namedTask(task)) })
    : refuse({ kind: 'task_not_found', text, nearest: result.nearest.map(({ task }) => namedTask(task)) });
}

export const namedTask = ({ code, content }: Task): { code: string; name: string } => ({
  code,
  name: content,
});

export interface LookedTask {
  readonly task: Task;
  readonly unit: UnitAt | null;
  readonly standing: TaskStanding;
  readonly shown: Standing;
  readonly overdue: readonly Standing[];
  readonly unclear: readonly Clarity[];
  readonly reports: readonly TaskReport[];
  readonly ticks: readonly TaskTick[];
}

/**
 * A task with all that is told of it; null where it has nothing due in the period.
 * @param period by the calendar; null: the occurrence of today, and what is overdue before it
 * @param reports those of the quarter that is looked at
 */
export function lookedTask(
  tasks: TasksLook,
  task: Task,
  snapshot: Snapshot,
  { period, reports }: { readonly period: Period | null; readonly reports: readonly TaskReport[] },
): LookedTask | null {
  const standing = tasks.standing(task);
  const within =
    period === null ? standing.standings : standing.standings.filter((each) => isDueIn(each, period));
  const shown = within.at(-1);
  if (shown === undefined) return null;
  const ticks = tasks.log.ticks.filter((each) => each.task === task.code);
  return {
    task,
    unit: task.unit === null ? null : (snapshot.units.get(task.unit) ?? null),
    standing,
    shown,
    overdue: within.slice(0, -1).filter(isOverdue),
    unclear: unclearOf(task, tasks.looked.view.plan.year),
    reports: [...snapshot.units.keys()].flatMap((code) =>
      reports.filter((report) => report.task === task.code && report.unit === code),
    ),
    ticks: inForce(ticks, ({ occurrence }) => occurrence),
  };
}

/** What has no deadline belongs to every period. */
const isDueIn = ({ occurrence: { due } }: Standing, period: Period): boolean =>
  due === null || isDueWithin(due, period);
