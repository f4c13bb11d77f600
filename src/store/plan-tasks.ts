/** The plan's tasks in the data file: SQL text and row mapping. */
import type { Task } from '../domain/plan.ts';
import type { Connection } from './open.ts';

const TASK_COLUMNS = 'code, unit, part, coordinating, content, due, basis';
/** What few tasks have; a fact that is not known is absent in the plan. */
const TASK_EXTRAS = {
  source: 'source',
  kind: 'kind',
  partners: 'partners',
  group: 'grouped',
  field: 'field',
  leader: 'leader',
  product: 'product',
  authority: 'authority',
  indicators: 'indicators',
  assigned: 'assigned',
} as const satisfies Partial<Record<keyof Task, string>>;
type TaskRow = Omit<Task, 'with' | keyof typeof TASK_EXTRAS> & { coordinating: string };

/** In the plan's order. */
export const readTasks = (connection: Connection): Task[] => {
  const extras = Object.entries(TASK_EXTRAS).map(([fact, column]) => `${column} AS "${fact}"`);
  const rows = connection
    .prepare(`SELECT ${TASK_COLUMNS}, ${extras.join(', ')} FROM task ORDER BY position`)
    .all() as TaskRow[];
  return rows.map(({ code, unit, part, coordinating, content, due, basis, ...more }) => {
    const known = Object.entries(more).filter(([, value]) => value !== null);
    const task = { code, unit, part, with: JSON.parse(coordinating) as string[], content, due, basis };
    return { ...task, ...Object.fromEntries(known) };
  });
};

/** Inserts a task at the end of the list, or replaces what is known of it. */
export function putTask(connection: Connection, task: Task): void {
  const extras = Object.entries(TASK_EXTRAS) as [keyof typeof TASK_EXTRAS, string][];
  const columns = [...TASK_COLUMNS.split(', '), ...extras.map(([, column]) => column)];
  connection
    .prepare(
      `INSERT INTO task (position, ${columns.join(', ')})
       VALUES ((SELECT coalesce(max(position), -1) + 1 FROM task), ${columns.map(() => '?').join(', ')})
       ON CONFLICT (code) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    )
    .run(
      task.code,
      task.unit,
      task.part,
      JSON.stringify(task.with),
      task.content,
      task.due,
      task.basis,
      ...extras.map(([fact]) => task[fact] ?? null),
    );
}
