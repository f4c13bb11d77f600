/** What units send in beside figures is append-only too; the last revision is in force, and the ledger has them all. */
import { describe, expect, it, test } from 'vitest';
import { lastSaid } from '../../src/domain/blank.ts';
import type { Plan } from '../../src/domain/plan.ts';
import type { Fresh, Remark, StatedBlank, Submission, TaskReport } from '../../src/domain/submission.ts';
import type { Store } from '../../src/store/store.ts';
import { dataFile, newStore, openFor, otherProgram, planBase, signed, tamper } from '../support/data-file.ts';
import { day, quarter } from '../support/plan-builder.ts';

const Q1 = quarter('2025Q1');
const HASH = 'ab'.repeat(32);

const planWithTask = (): Plan => ({
  ...planBase(),
  tasks: [
    { code: 'N1', unit: null, part: null, with: [], content: 'Rà soát', due: null, basis: null },
    { code: 'N2', unit: 'T02', part: 'lead', with: [], content: 'Lắp đặt', due: null, basis: null },
  ],
});

function submit(store: Store, rest: Partial<Fresh<Submission>> = {}, by = 'lan'): void {
  const fresh = { unit: 'T01', quarter: Q1, state: 'received' as const, on: day('2025-04-10'), reason: null };
  store.write(signed({ by, command: 'receive' }), (writer) => writer.submission({ ...fresh, ...rest }, null));
}

function say(store: Store, text: string, rest: Partial<Fresh<Remark>> = {}): void {
  const fresh = { unit: 'T01', quarter: Q1, kind: 'difficulty' as const, text, ...rest };
  store.write(signed({ command: 'remark' }), (writer) => {
    const before = store
      .words(fresh.quarter)
      .remarks.find(({ unit, kind }) => unit === fresh.unit && kind === fresh.kind);
    writer.remark(fresh, before ?? null, null);
  });
}

function report(store: Store, rest: Partial<Fresh<TaskReport>> = {}): void {
  const fresh = { unit: 'T01', quarter: Q1, task: 'N1', state: 'done' as const, result: null, ...rest };
  store.write(signed({ command: 'import' }), (writer) => {
    const before = store
      .words(fresh.quarter)
      .taskReports.find(({ unit, task }) => unit === fresh.unit && task === fresh.task);
    writer.taskReport(fresh, before ?? null, null);
  });
}

function leaveBlank(store: Store, reason: string, rest: Partial<Fresh<StatedBlank>> = {}): void {
  const fresh = { unit: 'T01', quarter: Q1, indicator: 'CT03', reason, ...rest };
  store.write(signed({ command: 'record' }), (writer) =>
    writer.blankReason(fresh, lastSaid(store.words(fresh.quarter), fresh.unit, fresh.indicator), null),
  );
}

/** One of everything that comes in. */
function filled(): string {
  const path = dataFile(planWithTask());
  const store = openFor(path);
  submit(store);
  say(store, 'Thiếu máy quét');
  report(store);
  leaveBlank(store, 'Chờ số liệu');
  store.write(signed({ command: 'import' }), (writer) => {
    writer.file({ name: 'q1.csv', sha256: HASH, size: 3 }, new Uint8Array([1, 2, 3]));
  });
  store.close();
  return path;
}

describe.each([
  ['submission', "state = 'returned'"],
  ['remark', "text = 'khác'"],
  ['task_report', "state = 'paused'"],
  ['blank_reason', "reason = 'khác'"],
  ['source_file', "name = 'khac.csv'"],
  ['evidence', "content = x'00'"],
])('%s is append-only', (table, change) => {
  it.each([
    ['changed', `UPDATE ${table} SET ${change}`],
    ['removed', `DELETE FROM ${table}`],
    ['replaced', `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`],
  ])('not %s', (_, sql) => {
    const other = otherProgram(filled());
    const rows = (): unknown[] => other.prepare(`SELECT * FROM ${table}`).all();
    const before = rows();
    expect(before).toHaveLength(1);
    expect(() => other.exec(sql)).toThrow(`${table} is append-only`);
    expect(rows()).toEqual(before);
  });
});

test('every coming and going is kept, numbered for each unit and quarter, in the plan’s order', () => {
  const store = newStore();
  submit(store, { unit: 'T02' });
  submit(store);
  submit(store, { state: 'returned', reason: 'thiếu biểu', on: day('2025-04-11') }, 'hoa');
  submit(store, { on: day('2025-04-12') });
  submit(store, { quarter: quarter('2025Q2') });
  expect(
    store
      .words(Q1)
      .submissions.map(({ unit, revision, state, on, reason, by }) => [
        unit,
        revision,
        state,
        on,
        reason,
        by,
      ]),
  ).toEqual([
    ['T01', 1, 'received', '2025-04-10', null, 'lan'],
    ['T01', 2, 'returned', '2025-04-11', 'thiếu biểu', 'hoa'],
    ['T01', 3, 'received', '2025-04-12', null, 'lan'],
    ['T02', 1, 'received', '2025-04-10', null, 'lan'],
  ]);
});

test('what is sent back has a reason', () => {
  const store = newStore();
  expect(() => submit(store, { state: 'returned' })).toThrow();
  expect(store.words(Q1).submissions).toEqual([]);
  expect(store.health()).toMatchObject({ ledgerEntries: 1, brokenLedgerEntry: null });
});

test('of remarks the last revision is in force, the two kinds apart', () => {
  const store = newStore();
  say(store, 'Thiếu máy');
  say(store, 'Thiếu máy\nvà đường truyền');
  say(store, 'Cấp thêm', { kind: 'proposal' });
  say(store, '', { kind: 'proposal' });
  say(store, 'Khác', { unit: 'T02' });
  expect(
    store.words(Q1).remarks.map(({ unit, kind, revision, text }) => [unit, kind, revision, text]),
  ).toEqual([
    ['T01', 'difficulty', 2, 'Thiếu máy\nvà đường truyền'],
    ['T01', 'proposal', 2, ''],
    ['T02', 'difficulty', 1, 'Khác'],
  ]);
});

test('of task reports the last revision of each unit is in force', () => {
  const store = newStore(planWithTask());
  report(store, { state: 'in_progress', result: 'một nửa' });
  report(store, { unit: 'T02', state: null, result: 'chờ kinh phí' });
  report(store, { result: 'xong cả' });
  report(store, { task: 'N2', unit: 'T02', state: 'paused' });
  expect(
    store
      .words(Q1)
      .taskReports.map(({ task, unit, revision, state, result }) => [task, unit, revision, state, result]),
  ).toEqual([
    ['N1', 'T01', 2, 'done', 'xong cả'],
    ['N1', 'T02', 1, null, 'chờ kinh phí'],
    ['N2', 'T02', 1, 'paused', null],
  ]);
});

test('all of it is there after the file is opened again, also for reading', () => {
  const path = filled();
  for (const mode of ['write', 'read'] as const) {
    const store = openFor(path, mode);
    const { submissions, remarks, taskReports } = store.words(Q1);
    expect([submissions.length, remarks[0]?.text, taskReports[0]?.state]).toEqual([
      1,
      'Thiếu máy quét',
      'done',
    ]);
    expect(store.files()).toMatchObject([{ name: 'q1.csv', sha256: HASH, size: 3, kept: true }]);
    expect([...(store.evidence(HASH) ?? [])]).toEqual([1, 2, 3]);
    expect(store.words(quarter('2025Q2'))).toEqual({
      submissions: [],
      remarks: [],
      taskReports: [],
      blankReasons: [],
    });
  }
});

test('each is one entry of the ledger, from what to what, with who and which command', () => {
  const path = filled();
  const store = openFor(path);
  say(store, 'Đã có máy');
  report(store, { state: 'paused', result: 'chờ' });
  leaveBlank(store, '');
  const entries = otherProgram(path)
    .prepare('SELECT by, command, change FROM ledger WHERE seq > 1 ORDER BY seq')
    .all() as { by: string; command: string; change: string }[];
  expect(entries.map(({ by, command }) => `${by} ${command}`)).toEqual([
    'lan receive',
    'lan remark',
    'lan import',
    'lan record',
    'lan import',
    'lan remark',
    'lan import',
    'lan record',
  ]);
  expect(entries.map(({ change }) => JSON.parse(change) as unknown)).toMatchObject([
    { kind: 'submission', new: { unit: 'T01', quarter: '2025Q1', state: 'received', on: '2025-04-10' } },
    { kind: 'remark', old: null, new: { text: 'Thiếu máy quét', revision: 1 } },
    { kind: 'task_report', old: null, new: { task: 'N1', state: 'done' } },
    { kind: 'blank_reason', old: null, new: { indicator: 'CT03', reason: 'Chờ số liệu', revision: 1 } },
    { kind: 'file', new: { name: 'q1.csv', sha256: HASH } },
    { kind: 'remark', old: 'Thiếu máy quét', new: { text: 'Đã có máy', revision: 2 } },
    { kind: 'task_report', old: { state: 'done', result: null }, new: { state: 'paused', revision: 2 } },
    { kind: 'blank_reason', old: 'Chờ số liệu', new: { reason: '', revision: 2 } },
  ]);
  expect(store.health()).toMatchObject({ brokenLedgerEntry: null, ledgerEntries: 9, brokenReferences: 0 });
});

test('of what is said of a blank the last revision is in force, by unit, indicator and quarter', () => {
  const store = newStore();
  leaveBlank(store, 'a');
  leaveBlank(store, 'b');
  leaveBlank(store, 'c', { unit: 'T02' });
  leaveBlank(store, 'd', { indicator: 'CT01' });
  leaveBlank(store, 'e', { quarter: quarter('2025Q2') });
  leaveBlank(store, '', { indicator: 'CT01' });
  expect(
    store
      .words(Q1)
      .blankReasons.map(({ unit, indicator, reason, revision }) => [unit, indicator, reason, revision]),
  ).toEqual([
    ['T01', 'CT01', '', 2],
    ['T01', 'CT03', 'b', 2],
    ['T02', 'CT03', 'c', 1],
  ]);
  expect(() => leaveBlank(store, 'x', { indicator: 'CT99' })).toThrow();
  expect([store.isInHistory('indicator', 'CT01'), store.isInHistory('unit', 'T02')]).toEqual([true, true]);
  expect(store.health()).toMatchObject({ brokenLedgerEntry: null, ledgerEntries: 7, brokenReferences: 0 });
});

test('a write that throws undoes them all', () => {
  const store = newStore(planWithTask());
  expect(() =>
    store.write(signed(), (writer) => {
      writer.submission(
        { unit: 'T01', quarter: Q1, state: 'received', on: day('2025-04-10'), reason: null },
        null,
      );
      writer.remark({ unit: 'T01', quarter: Q1, kind: 'proposal', text: 'x' }, null, null);
      writer.taskReport({ unit: 'T99', quarter: Q1, task: 'N1', state: 'done', result: null }, null, null);
    }),
  ).toThrow();
  expect(store.words(Q1)).toEqual({ submissions: [], remarks: [], taskReports: [], blankReasons: [] });
  expect(store.health().ledgerEntries).toBe(1);
});

test('the file that something came in with is told with it', () => {
  const store = newStore();
  store.write(signed({ command: 'import' }), (writer) => {
    const file = writer.file({ name: 'mau.xlsx', sha256: HASH, size: 9 }, null);
    writer.submission(
      { unit: 'T01', quarter: Q1, state: 'received', on: day('2025-04-10'), reason: null },
      file,
    );
  });
  expect(store.words(Q1).submissions[0]?.file).toMatchObject({ name: 'mau.xlsx', sha256: HASH, size: 9 });
  expect([store.files()[0]?.kept, store.evidence(HASH)]).toEqual([false, null]);
});

test('an altered receipt in the ledger breaks the chain', () => {
  const path = filled();
  tamper(path, `UPDATE ledger SET change = replace(change, '2025-04-10', '2025-04-01') WHERE seq = 2`);
  expect(openFor(path, 'read').health().brokenLedgerEntry).toBe(2);
});
