/** What came in beside figures is held against the ledger, column by column. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Plan } from '../../src/domain/plan.ts';
import { dataFile, issue, openFor, planBase, signed, tamper } from '../support/data-file.ts';
import { day, observation, quarter } from '../support/plan-builder.ts';
import { aTask } from '../support/task-builder.ts';

const CONTENT = new TextEncoder().encode('unit;indicator;value');
const SHA = createHash('sha256').update(CONTENT).digest('hex');

const FIRST = { ...aTask({ code: 'N1' }), unit: 'T01' };
const SECOND = { ...FIRST, code: 'N2', content: 'Việc khác' };
const withTask = (): Plan => ({ ...planBase(), tasks: [FIRST, SECOND] });

/** A file with evidence, figures that came together, and one of everything else. */
function fullFile(): string {
  const path = dataFile(withTask());
  const store = openFor(path);
  const at = { unit: 'T01', quarter: quarter('2025Q1') };
  store.write(signed({ command: 'import', reason: 'gửi lại' }), (writer) => {
    const file = writer.file({ sha256: SHA, name: 'a.csv', size: CONTENT.length }, CONTENT);
    const figures = ['T01', 'T02'].map((unit) => ({
      facts: { ...observation('CT03', unit, '2025Q1', '5'), origin: { file, cell: `E${unit}` } },
      before: null,
    }));
    writer.observations(figures, file);
    writer.submission({ ...at, state: 'received', on: '2025-04-01' as never, reason: null }, file);
    writer.remark({ ...at, kind: 'difficulty', text: 'Thiếu máy' }, null, file);
    writer.blankReason({ ...at, indicator: 'CT03', reason: 'Chờ số liệu' }, null, file);
    writer.taskReport({ ...at, task: 'N1', state: 'done', result: 'Xong' }, null, file);
    writer.template({ name: 'Biểu 1', fileName: 'b.xlsx', mapping: '{"cells":[]}', workbook: SHA }, CONTENT);
    writer.task({ ...FIRST, product: 'Báo cáo' }, FIRST);
    writer.task({ ...SECOND, code: 'N3', source: 'TW' }, null);
    const on = day('2025-04-01');
    const done = { state: 'done', percent: 100, document: '12/BC', note: 'gửi bản giấy' } as const;
    writer.taskProgress({ task: 'N1', occurrence: '2025Q1', ...done, on }, null);
    writer.taskTick({ task: 'N3', occurrence: '', on, note: 'mã 17' }, null);
    const step = { step: 'contract', round: 1, planned: on, actual: on, document: '3/HĐ' } as const;
    writer.taskStep({ task: 'N1', ...step }, null);
  });
  store.write(signed({ command: 'undo', reason: 'hoàn tác' }), (writer) => writer.withdrawal(5, null));
  issue(store, '2025Q1');
  store.write(signed({ command: 'reopen', reason: 'trả lại' }), (writer) =>
    writer.reopening('2025Q1', 1, { number: '12/SKHCN', day: '2025-04-03' as never }),
  );
  store.close();
  return path;
}

/** Whether anything at all is found wrong. */
const isFound = (path: string): boolean => {
  const { damage, brokenReferences, brokenLedgerEntry } = openFor(path, 'read').health();
  return damage.length > 0 || brokenReferences > 0 || brokenLedgerEntry !== null;
};

it('a file that nobody touched is whole', () => {
  const { damage, brokenReferences, brokenLedgerEntry, planAltered } = openFor(fullFile(), 'read').health();
  expect({ damage, brokenReferences, brokenLedgerEntry, planAltered }).toEqual({
    damage: [],
    brokenReferences: 0,
    brokenLedgerEntry: null,
    planAltered: false,
  });
});

/** What another value of a column may be, where the schema does not take any text. */
const OTHER: Readonly<Record<string, string>> = {
  unit: "'T03'",
  period: "'2025Q2'",
  indicator: "'CT05'",
  revision: '7',
  version: '7',
  file: 'NULL',
  ledger: '1',
  size: '1',
  id: '9',
  sha256: `'${'0'.repeat(64)}'`,
  kind: "'proposal'",
  state: "'returned'",
  task: "'N2'",
  content: "x'00'",
  value: "'999'",
  percent: '50',
  round: '2',
  entry: '1',
  'template workbook': 'NULL',
  'task_report state': "'paused'",
  'task_progress state': "'paused'",
};

const TABLES = [
  'source_file',
  'evidence',
  'submission',
  'remark',
  'task_report',
  'blank_reason',
  'issued_report',
  'reopening',
  'template',
  'task_progress',
  'task_tick',
  'task_step',
  'withdrawal',
] as const;

describe.each(TABLES)('%s', (table) => {
  const connection = new Database(':memory:');
  connection.exec(readFileSync(fileURLToPath(new URL('../golden/schema.sql', import.meta.url)), 'utf8'));
  const columns = (connection.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  connection.close();

  it.each(columns)('a changed %s is found', (column) => {
    const path = fullFile();
    const other = OTHER[`${table} ${column}`] ?? OTHER[column] ?? "'khác'";
    // A returned report needs a reason.
    const also = table === 'submission' && column === 'state' ? ", reason = 'x'" : '';
    // Each content has a name of its own.
    const where = table === 'evidence' ? ` WHERE sha256 = '${SHA}'` : '';
    tamper(
      path,
      `PRAGMA ignore_check_constraints = ON; UPDATE ${table} SET ${column} = ${other}${also}${where}`,
    );
    expect(isFound(path)).toBe(true);
  });
});

it.each(['value', 'note', 'source', 'reason', 'by', 'at', 'file', 'cell', 'unit', 'indicator', 'as_of'])(
  'a changed %s of figures that came together is found',
  (column) => {
    const path = fullFile();
    tamper(path, `UPDATE observation SET ${column} = ${OTHER[column] ?? "'khác'"} WHERE unit = 'T02'`);
    expect(isFound(path)).toBe(true);
  },
);

it('a withdrawal that is gone is found: what was taken back would count again', () => {
  const path = fullFile();
  tamper(path, 'DELETE FROM withdrawal');
  expect(isFound(path)).toBe(true);
});

/** The plan's part: a task that was added or changed outside the ledger. */
describe('a task', () => {
  const connection = new Database(':memory:');
  connection.exec(readFileSync(fileURLToPath(new URL('../golden/schema.sql', import.meta.url)), 'utf8'));
  const columns = (connection.pragma('table_info(task)') as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'code' && name !== 'position');
  connection.close();
  const values: Readonly<Record<string, string>> = {
    unit: "'T02'",
    part: "'support'",
    coordinating: '\'["T02"]\'',
    source: "'TINH'",
    kind: "'science'",
  };

  it.each(columns)('with another %s is found', (column) => {
    const path = fullFile();
    tamper(path, `UPDATE task SET ${column} = ${values[column] ?? "'khác'"} WHERE code = 'N3'`);
    expect(openFor(path, 'read').health().planAltered).toBe(true);
  });

  it.each(["DELETE FROM task WHERE code = 'N2'", "UPDATE task SET product = NULL WHERE code = 'N1'"])(
    '%s is found',
    (sql) => {
      const path = fullFile();
      tamper(path, sql);
      expect(openFor(path, 'read').health().planAltered).toBe(true);
    },
  );
});
