/** What is written of tasks is append-only: each word a revision, all of them in the ledger, all or none of a change. */
import { describe, expect, it, test } from 'vitest';
import { dataFile, openFor, otherProgram, planBase, signed } from '../support/data-file.ts';
import { day } from '../support/plan-builder.ts';
import { aTask } from '../support/task-builder.ts';

const TASK = { ...aTask(), unit: 'T01' };
const on = day('2025-04-01');
const DONE = {
  task: 'NV1',
  occurrence: '',
  state: 'done',
  percent: null,
  on,
  document: null,
  note: null,
} as const;
const TICK = { task: 'NV1', occurrence: '2025Q1', on, note: null } as const;
const STEP = { task: 'NV1', step: 'contract', round: 1, planned: on, actual: null, document: null } as const;

function fileWithTask(): string {
  const path = dataFile({ ...planBase(), tasks: [TASK] });
  const store = openFor(path);
  store.write(signed({ command: 'task done', reason: 'thử' }), (writer) => {
    writer.taskProgress(DONE, null);
    writer.taskTick(TICK, null);
    writer.taskStep(STEP, null);
  });
  store.close();
  return path;
}

test('each further word is a revision of its place, in the order in which it was written', () => {
  const store = openFor(fileWithTask());
  const [before = null] = store.taskLog().progress;
  store.write(signed({ at: '2025-04-01T00:00:00.000Z' }), (writer) => {
    writer.taskProgress({ ...DONE, state: 'in_progress' }, before);
    writer.taskProgress({ ...DONE, occurrence: '2025Q1' }, null);
    writer.taskStep({ ...STEP, round: 2 }, null);
  });
  const { progress, steps } = store.taskLog();
  expect(progress.map(({ occurrence, revision, state }) => [occurrence, revision, state])).toEqual([
    ['', 1, 'done'],
    ['', 2, 'in_progress'],
    ['2025Q1', 1, 'done'],
  ]);
  expect(steps.map(({ round, revision }) => [round, revision])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(progress[0]).toMatchObject({ by: 'lan', reason: 'thử', at: '2025-04-02T02:00:00.000Z' });
});

test('what fails half-way leaves nothing behind', () => {
  const store = openFor(fileWithTask());
  const entry = store.lastEntry();
  expect(() =>
    store.write(signed(), (writer) => {
      writer.task({ ...TASK, product: 'Báo cáo' }, TASK);
      writer.taskTick({ ...TICK, task: 'NV9' }, null);
    }),
  ).toThrow();
  expect([store.lastEntry(), store.plan().tasks]).toEqual([entry, [TASK]]);
});

describe.each(['task_progress', 'task_tick', 'task_step'])('%s is append-only', (table) => {
  it.each([
    `UPDATE ${table} SET reason = 'khác'`,
    `DELETE FROM ${table}`,
    `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
  ])('%s', (sql) => {
    expect(() => otherProgram(fileWithTask()).exec(sql)).toThrow(`${table} is append-only`);
  });
});

it.each([
  ['task_progress', "state = 'gone'"],
  ['task_progress', 'percent = 101'],
  ['task_step', "step = 'lunch'"],
  ['task_step', 'round = 0'],
])('%s does not take %s', (table, change) => {
  const other = otherProgram(fileWithTask());
  const [column = '', value = ''] = change.split(' = ');
  const columns = (other.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const values = columns.map((name) => (name === column ? value : name === 'revision' ? '9' : name));
  expect(() =>
    other.exec(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table}`),
  ).toThrow('CHECK constraint failed');
});
