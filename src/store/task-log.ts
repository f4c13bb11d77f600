/** What was written of tasks: append-only revisions in the order of the ledger. */
import type { FreshTask, TaskLog, TaskProgress, TaskStep, TaskTick } from '../domain/task-log.ts';
import { appendEntry, type Acting } from './ledger.ts';
import type { Connection } from './open.ts';
import { stands } from './withdrawals.ts';

const WRITTEN = 'revision, reason, by, at';

/** All of it, in the order in which it was written. */
export const readTaskLog = (connection: Connection): TaskLog => ({
  progress: connection
    .prepare(
      `SELECT task, occurrence, state, percent, on_day AS "on", document, note, ${WRITTEN}
       FROM task_progress
       WHERE ${stands('task_progress')} ORDER BY ledger, rowid`,
    )
    .all() as TaskProgress[],
  ticks: connection
    .prepare(
      `SELECT task, occurrence, on_day AS "on", note, ${WRITTEN} FROM task_tick
       WHERE ${stands('task_tick')} ORDER BY ledger, rowid`,
    )
    .all() as TaskTick[],
  steps: connection
    .prepare(
      `SELECT task, step, round, planned, actual, document, ${WRITTEN} FROM task_step
       WHERE ${stands('task_step')} ORDER BY ledger, rowid`,
    )
    .all() as TaskStep[],
});

type Table = 'task_progress' | 'task_tick' | 'task_step';
type Row = Readonly<Record<string, string | number | null>>;

const KEYS: Readonly<Record<Table, readonly string[]>> = {
  task_progress: ['task', 'occurrence'],
  task_tick: ['task', 'occurrence'],
  task_step: ['task', 'step', 'round'],
};

/** The ledger's entry and the row, with the revision that follows. */
function append(
  connection: Connection,
  signed: Acting,
  table: Table,
  fresh: Row,
  before: object | null,
): void {
  const key = KEYS[table];
  const last = connection
    .prepare(
      `SELECT coalesce(max(revision), 0) FROM ${table} WHERE ${key.map((name) => `${name} = @${name}`).join(' AND ')}`,
    )
    .pluck()
    .get(fresh) as number;
  const { reason, by, at } = signed;
  const written = { ...fresh, revision: last + 1, reason, by, at };
  const ledger = appendEntry(connection, signed, { kind: table, old: before, new: written });
  const { on, ...plain } = { on: undefined, ...written };
  const row = on === undefined ? { ...plain, ledger } : { ...plain, on_day: on, ledger };
  const columns = Object.keys(row);
  connection
    .prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
    )
    .run(row);
}

/** What a use case may write of tasks. */
export interface TaskWriter {
  taskProgress(fresh: FreshTask<TaskProgress>, before: TaskProgress | null): void;
  taskTick(fresh: FreshTask<TaskTick>, before: TaskTick | null): void;
  taskStep(fresh: FreshTask<TaskStep>, before: TaskStep | null): void;
}

export const taskWriter = (connection: Connection, signed: Acting): TaskWriter => ({
  taskProgress: (fresh, before) => append(connection, signed, 'task_progress', { ...fresh }, before),
  taskTick: (fresh, before) => append(connection, signed, 'task_tick', { ...fresh }, before),
  taskStep: (fresh, before) => append(connection, signed, 'task_step', { ...fresh }, before),
});
