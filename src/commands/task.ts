import type { Context } from '../context.ts';
import { quarterWindow } from '../domain/calendar.ts';
import { quarterPeriod } from '../domain/period.ts';
import type { Task } from '../domain/plan.ts';
import { withDescendants } from '../domain/snapshot.ts';
import { NO_LOG } from '../domain/task-log.ts';
import { isOverdue } from '../domain/task-standing.ts';
import { tasksOf } from '../domain/unit-form.ts';
import { paragraph } from '../render/catalogue.ts';
import { renderTask, taskJson } from '../render/task.ts';
import { renderTasks, tasksJson, type TaskLine } from '../render/tasks.ts';
import { findTask, lookedTask, lookTasks } from '../usecases/look-tasks.ts';
import { findUnit, look, periodOf } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import type { Options } from './options.ts';
import { missing, screenOf, show } from './support.ts';
import { taskAdd, taskEdit } from './task-edit.ts';
import { taskImport } from './task-import.ts';
import { sourceTyped, stateTyped } from './task-state.ts';
import { taskStep, taskTick } from './task-mark.ts';
import { taskDone, taskDrop, taskPause, taskProgress } from './task-write.ts';

function listed(context: Context, options: Options): Parameters<typeof renderTasks>[0] {
  const { unit: word, period: typed } = options;
  const [state, source] = [stateTyped(options.state), sourceTyped(options)];
  return context.withStore('read', (store) => {
    const looked = look(store, context.today);
    const { view, named } = looked;
    const period = periodOf(typed, named, 'collected');
    const snapshot = view.snapshots(period.last);
    const unit = word === undefined ? null : findUnit(view, word, snapshot.window.to);
    const within = unit === null ? null : withDescendants(snapshot, unit.code);
    const asked = within === null ? null : new Set([...within].flatMap((code) => tasksOf(view.plan, code)));
    const reports = store
      .words(period.last)
      .taskReports.filter((report) => within === null || within.has(report.unit));
    const tasks = lookTasks(store, looked);
    const lines = view.plan.tasks
      .filter((each) => (asked === null || asked.has(each)) && (source ?? each.source) === each.source)
      .flatMap(
        (each) =>
          lookedTask(tasks, each, snapshot, { period: typed === undefined ? null : period, reports }) ?? [],
      )
      .filter((line) => (state ?? line.shown.state) === line.shown.state)
      .filter((line) => options.overdue !== true || isOverdue(line.shown) || line.overdue.length > 0);
    return {
      period: quarterPeriod(period.last),
      window: quarterWindow(period.last, view.plan.reporting),
      unit,
      today: context.today,
      lines,
    };
  });
}

const list: Command = {
  name: 'task list',
  alias: 'danh-sach',
  options: ['unit', 'state', 'overdue', 'source', 'period'],
  run(context, _words, options) {
    const found = listed(context, options);
    show(
      context,
      () => tasksJson(found),
      () => renderTasks(found, screenOf(context)),
    );
    return EXIT.done;
  },
};

const showOne: Command = {
  name: 'task show',
  alias: 'xem',
  arguments: [{ name: 'task', form: 'required' }],
  run(context, [word = missing(context, 'task', 'task show')]) {
    const found = context.withStore('read', (store) => {
      const looked = look(store, context.today);
      const { view, named } = looked;
      const task = findTask(view.plan, word);
      const snapshot = view.snapshots(named.collected);
      const tasks = lookTasks(store, looked);
      const reports = store.words(named.collected).taskReports;
      const line = lookedTask(tasks, task, snapshot, { period: null, reports }) ?? unstood(task);
      const own = <T extends { readonly task: string }>(entries: readonly T[]): T[] =>
        entries.filter((entry) => entry.task === task.code);
      const { progress, ticks, steps } = tasks.log;
      const log = { ...NO_LOG, progress: own(progress), ticks: own(ticks), steps: own(steps) };
      return { line, units: snapshot.units, log };
    });
    show(
      context,
      () => taskJson(found),
      () => renderTask(found, screenOf(context)),
    );
    return EXIT.done;
  },
};

const unstood = ({ code }: Task): never => {
  throw new Error(`task ${code} has no occurrence`);
};

/** Which tasks lack one of the six; 7 where any does, so that a script sees it. */
const check: Command = {
  name: 'task check',
  alias: 'kiem-tra',
  options: ['unit', 'source'],
  run(context, _words, options) {
    const { lines } = listed(context, options);
    const unclear = lines.filter((line) => line.unclear.length > 0);
    const { tasks } = context.texts;
    const lineOf = ({ task, unclear: which }: TaskLine): string =>
      `  ${task.code}: ${which.map((each) => tasks.clarities[each]).join(', ')}`;
    show(
      context,
      () => ({
        total: lines.length,
        tasks: unclear.map(({ task, unclear: which }) => ({
          code: task.code,
          unit: task.unit,
          unclear: which,
        })),
      }),
      () =>
        paragraph(
          unclear.length === 0
            ? [tasks.allClear]
            : [tasks.clearSummary(unclear.length, lines.length), ...unclear.map(lineOf)],
          screenOf(context),
        ),
    );
    if (unclear.length > 0) context.say(tasks.unclearHow);
    return unclear.length > 0 ? EXIT.incomplete : EXIT.done;
  },
};

export const task: Command = {
  name: 'task',
  alias: 'nhiem-vu',
  subcommands: [
    list,
    showOne,
    taskAdd,
    taskEdit,
    taskProgress,
    taskDone,
    taskPause,
    taskDrop,
    taskTick,
    taskStep,
    check,
    taskImport,
  ],
};
