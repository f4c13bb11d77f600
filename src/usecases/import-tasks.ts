/** A list of tasks is held against those that are there, shown as what it would do, and written all or not at all. */
import type { Day } from '../domain/day.ts';
import type { TaskSource } from '../domain/plan.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import { planTasks, stateOfPlanned, type PlannedTask, type TaskImportPlan } from '../domain/task-import.ts';
import { begunBy, occurrencesOf } from '../domain/task-occurrence.ts';
import type { IncomingTasks } from '../domain/task-table.ts';
import type { Signed, Store, Writer } from '../store/store.ts';
import { holdSound } from './edit-catalogue.ts';
import { lookTasks, type TasksLook } from './look-tasks.ts';
import { look } from './look.ts';

export interface TaskFile {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly content: Uint8Array;
  readonly incoming: IncomingTasks;
}

export interface TaskImportRequest {
  readonly source: TaskSource | null;
  /** When new tasks were given, where the file does not say. */
  readonly assigned: Day;
  /** Changes to tasks that are there are agreed to. */
  readonly agreed: boolean;
}

export const countPlanned = ({ tasks }: TaskImportPlan, state: ReturnType<typeof stateOfPlanned>): number =>
  tasks.filter((task) => stateOfPlanned(task) === state).length;

export const previewTasks = (
  store: Store,
  today: Day,
  { incoming }: TaskFile,
  request: TaskImportRequest,
): TaskImportPlan => planWith(lookTasks(store, look(store, today)), incoming, today, request);

const planWith = (
  tasks: TasksLook,
  incoming: IncomingTasks,
  today: Day,
  { source, assigned }: TaskImportRequest,
): TaskImportPlan =>
  planTasks(incoming, {
    plan: tasks.looked.view.plan,
    today,
    source,
    assigned,
    standingOf: (task) => tasks.standing(task).current,
  });

/**
 * Looks at everything anew inside the transaction.
 * @throws KpiError tasks_unconfirmed, and the first fault of the file
 */
export function importTasks(
  store: Store,
  today: Day,
  file: TaskFile,
  request: TaskImportRequest,
  signed: Signed,
): TaskImportPlan {
  return store.write(signed, (writer) => {
    const tasks = lookTasks(store, look(store, today));
    const plan = planWith(tasks, file.incoming, today, request);
    const [fault] = plan.faults;
    if (fault !== undefined) throw new KpiError(fault.problem);
    const changed = countPlanned(plan, 'changed');
    if (changed > 0 && !request.agreed) refuse({ kind: 'tasks_unconfirmed', file: file.name, changed });
    if (changed + countPlanned(plan, 'new') === 0) return plan;
    const { name, sha256, size, content } = file;
    writer.file({ name, sha256, size }, content);
    for (const task of plan.tasks) write(writer, tasks, task, today);
    holdSound(store.plan());
    return plan;
  });
}

function write(writer: Writer, tasks: TasksLook, planned: PlannedTask, today: Day): void {
  const { task, before, changed, standing } = planned;
  if (changed) writer.task(task, before);
  if (standing === null) return;
  const { state, percent, on, note } = standing;
  const { year } = tasks.looked.view.plan;
  const all = occurrencesOf(task, year);
  const occurrence = begunBy(all, today).at(-1) ?? all[0];
  const whole = state === 'paused' || state === 'dropped';
  const key = whole ? '' : (occurrence?.key ?? '');
  const last =
    tasks.log.progress.findLast((each) => each.task === task.code && each.occurrence === key) ?? null;
  writer.taskProgress({ task: task.code, occurrence: key, state, percent, on, document: null, note }, last);
}
