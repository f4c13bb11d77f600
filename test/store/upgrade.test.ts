/** A file of an earlier schema: looked at without touching it, and brought up to date with a copy put aside. */
import Database from 'better-sqlite3';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { backupFolder, backupsOf } from '../../src/store/backups.ts';
import { newestVersion } from '../../src/store/open.ts';
import { openStore, surroundings } from '../../src/store/store.ts';
import { bytesOf, openFor, otherProgram, put, signed, tempFolder } from '../support/data-file.ts';
import { day, problemOf, quarter } from '../support/plan-builder.ts';

/** Made by the program of schema 1: figures recorded, corrected, retracted, a target and a name changed. */
const FIRST = fileURLToPath(new URL('../fixtures/schema-1.db', import.meta.url));

/** Made by the program of schema 2: besides, a file imported, reports received and sent back, remarks, a task's state. */
const SECOND = fileURLToPath(new URL('../fixtures/schema-2.db', import.meta.url));

/** Made by the program of schema 3: tasks of the plan and a unit's report of one, before anything was written of tasks. */
const THIRD = fileURLToPath(new URL('../fixtures/schema-3.db', import.meta.url));

/** Made by the program of schema 4: figures of three quarters, tasks, ticks, steps, words, a closed and a reopened period. */
const FOURTH = fileURLToPath(new URL('../fixtures/schema-4.db', import.meta.url));

function oldFile(fixture = FIRST): { path: string; folder: string } {
  const folder = tempFolder();
  const path = join(folder, 'kpi.db');
  copyFileSync(fixture, path);
  return { path, folder };
}

const figures = (path: string, indicators = ['CT01', 'CT02', 'CT04']): unknown => {
  const store = openFor(path, 'read');
  return indicators.flatMap((indicator) => store.revisions({ indicator, unit: null, quarters: null }));
};

it('schema 1 is read as it was, and left as it was', () => {
  const { path, folder } = oldFile();
  const before = bytesOf(path);
  expect(figures(path)).toMatchObject([
    {
      state: 'superseded',
      observation: { figure: { kind: 'value', value: '85.5' }, note: 'Đo lần 1', origin: null },
    },
    { state: 'current', observation: { figure: { kind: 'value', value: '86' }, reason: 'nhầm' } },
    { state: 'retracted', observation: { figure: { kind: 'value', value: '12' } } },
    { state: 'current', observation: { unit: 'T01', source: 'BC số 3' } },
    { state: 'current', observation: { unit: 'T03', figure: { kind: 'no_cases' } } },
  ]);
  const store = openFor(path, 'read');
  expect(store.health()).toMatchObject({
    damage: [],
    brokenReferences: 0,
    brokenLedgerEntry: null,
    planAltered: false,
    ledgerEntries: 9,
  });
  expect(bytesOf(path)).toBe(before);
  expect(readdirSync(folder)).toEqual(['kpi.db']);
});

it('the first write brings schema 1 up to date; the file as it was lies beside it', () => {
  const { path, folder } = oldFile();
  const known = figures(path);
  const store = openStore(path, 'write', surroundings(new Date('2025-04-02T02:00:00Z')));
  const copied = `${path}-backups/kpi-20250402-090000-migration.db`;
  expect(store.upgradedFrom).toBe(copied);
  put(store, ['CT03', 'T01', '2025Q1', '5']);
  store.close();
  expect(figures(path)).toEqual(known);
  expect(openFor(path, 'read').health()).toMatchObject({
    schemaVersion: newestVersion(),
    brokenLedgerEntry: null,
    planAltered: false,
  });

  const copy = otherProgram(copied);
  expect(copy.pragma('user_version', { simple: true })).toBe(1);
  expect(copy.prepare('SELECT count(*) FROM observation').pluck().get()).toBe(6);
  expect(readdirSync(folder).filter((name) => !/-(?:wal|shm)$/u.test(name))).toEqual([
    'kpi.db',
    'kpi.db-backups',
  ]);
});

it('schema 2 keeps what units sent in beside figures', () => {
  const { path } = oldFile(SECOND);
  const known = (mode: 'read' | 'write'): unknown => {
    const store = openFor(path, mode);
    const picture = [
      figures(path, ['CT03']),
      store.words(quarter('2025Q1')),
      store.files(),
      store.lastChange(),
    ];
    store.close();
    return picture;
  };
  const before = known('read');
  expect(before).toMatchObject([
    [
      { state: 'superseded', observation: { figure: { value: '10' } } },
      { state: 'current', observation: { figure: { value: '12' } } },
      {
        state: 'current',
        observation: { unit: 'T02', origin: { cell: 'D2', file: { name: 'so-lieu.csv' } } },
      },
      { state: 'retracted', observation: { unit: 'T03', figure: { value: '0' } } },
    ],
    {
      submissions: [{ state: 'received' }, { state: 'returned', reason: 'thiếu mẫu số' }],
      remarks: [{ text: 'Thiếu cán bộ' }, { text: 'Cấp thêm hai máy', revision: 2 }],
      taskReports: [{ state: 'in_progress', result: 'Đã khảo sát' }],
    },
    [{ name: 'so-lieu.csv' }],
    '2025-04-03T03:00:00.000Z',
  ]);
  expect(known('write')).toEqual(before);
  expect(backupsOf(path)).toMatchObject([{ reason: 'migration', schema: 2, last: { seq: 12 } }]);
  expect(openFor(path, 'read').health()).toMatchObject({
    damage: [],
    brokenReferences: 0,
    schemaVersion: newestVersion(),
    brokenLedgerEntry: null,
    planAltered: false,
    ledgerEntries: 12,
  });
});

it('schema 3 keeps its tasks as the ledger tells them, and can be written on', () => {
  const { path } = oldFile(THIRD);
  const tasks = openFor(path, 'read').plan().tasks;
  expect(tasks).toEqual([
    {
      code: 'N1',
      unit: 'T01',
      part: 'lead',
      with: ['T02'],
      content: 'Rà soát đường truyền tại thôn',
      due: 'Hằng quý',
      basis: 'mục III.1',
    },
    {
      code: 'N2',
      unit: null,
      part: null,
      with: [],
      content: 'Tuyên truyền',
      due: 'Thường xuyên',
      basis: null,
    },
  ]);
  const store = openFor(path, 'write');
  expect(store.plan().tasks).toEqual(tasks);
  expect(store.words(quarter('2025Q1')).taskReports).toMatchObject([{ task: 'N1', state: 'in_progress' }]);
  expect(store.taskLog()).toEqual({ progress: [], ticks: [], steps: [] });
  store.write(signed({ command: 'task tick' }), (writer) => {
    writer.taskTick({ task: 'N1', occurrence: '2025Q1', on: day('2025-04-02'), note: null }, null);
  });
  store.close();
  expect(backupsOf(path)).toMatchObject([{ reason: 'migration', schema: 3, state: 'readable' }]);
  expect(openFor(path, 'read').taskLog().ticks).toMatchObject([
    { task: 'N1', occurrence: '2025Q1', revision: 1, on: '2025-04-02', by: 'lan' },
  ]);
  expect(openFor(path, 'read').health()).toMatchObject({
    damage: [],
    brokenReferences: 0,
    schemaVersion: newestVersion(),
    brokenLedgerEntry: null,
    planAltered: false,
  });
});

it('schema 4 keeps what was written of tasks, in its order, and actions get their numbers from then on', () => {
  const { path, folder } = oldFile(FOURTH);
  const known = (mode: 'read' | 'write'): unknown => {
    const store = openFor(path, mode);
    const quarters = ['2025Q1', '2025Q2'].map((text) => store.words(quarter(text)));
    const picture = [
      figures(path, ['CT02', 'CT03', 'CT04', 'CT05']),
      ...[quarters, store.taskLog(), store.plan(), store.issues(), store.planEdits()],
    ];
    store.close();
    return picture;
  };
  const before = known('read');
  expect(openFor(path, 'read').taskLog()).toMatchObject({
    progress: [
      { task: 'N1', occurrence: '2025Q2', state: 'in_progress', percent: 50, revision: 1 },
      { task: 'N1', occurrence: '2025Q2', state: 'done', revision: 2 },
    ],
    ticks: [{ task: 'N1', on: '2025-07-05' }],
    steps: [{ task: 'N2', step: 'contract', document: 'HĐ 12' }],
  });
  expect(known('write')).toEqual(before);
  expect(readdirSync(folder)).not.toContain('kpi.db.v4');
  expect(readdirSync(backupFolder(path))).toHaveLength(1);

  const store = openFor(path);
  store.write(signed({ command: 'task tick', reason: 'x' }), (writer) => {
    writer.withdrawal(20, null);
    writer.taskTick({ task: 'N1', occurrence: '2025Q3', on: day('2025-10-01'), note: null }, null);
  });
  expect(store.taskLog().ticks).toMatchObject([{ occurrence: '2025Q3', revision: 1 }]);
  expect(store.ledger().map(({ action }) => action)).toEqual([
    ...Array.from({ length: 30 }, () => null),
    31,
    31,
  ]);
  expect(() =>
    store.write(signed(), (writer) => {
      writer.taskTick({ task: 'N9', occurrence: '', on: null, note: null }, null);
    }),
  ).toThrow(/of no task/u);
  expect(store.health()).toMatchObject({
    damage: [],
    brokenReferences: 0,
    schemaVersion: newestVersion(),
    brokenLedgerEntry: null,
    planAltered: false,
    ledgerEntries: 32,
  });
});

it('a backup that lies there already is not overwritten, and one of the same content not made twice', () => {
  const at = surroundings(new Date('2025-04-02T02:00:00Z'));
  const { path } = oldFile();
  mkdirSync(backupFolder(path));
  const other = join(backupFolder(path), 'kpi-20250402-090000-migration.db');
  copyFileSync(SECOND, other);
  const before = bytesOf(other);
  const store = openStore(path, 'write', at);
  expect(store.upgradedFrom).toBe(join(backupFolder(path), 'kpi-20250402-090000-migration-2.db'));
  store.close();
  expect(bytesOf(other)).toBe(before);

  copyFileSync(FIRST, path);
  const again = openStore(path, 'write', at);
  expect(again.upgradedFrom).toBe(store.upgradedFrom);
  again.close();
  expect(readdirSync(backupFolder(path))).toHaveLength(2);
});

it('where no backup can be made, nothing is upgraded', () => {
  const { path } = oldFile();
  writeFileSync(backupFolder(path), 'a file where the folder should be');
  const before = bytesOf(path);
  expect(problemOf(() => openStore(path, 'write'))).toMatchObject({
    kind: 'backup_failed',
    before: 'migration',
    path: backupFolder(path),
    why: 'not_writable',
  });
  expect(bytesOf(path)).toBe(before);
});

it('two that open it at once upgrade it once', () => {
  const { path } = oldFile();
  const first = openFor(path, 'write');
  expect(openFor(path, 'write').upgradedFrom).toBeNull();
  first.close();
  expect(openFor(path, 'read').health()).toMatchObject({ schemaVersion: newestVersion(), damage: [] });
});

it('where it cannot be written, it can still be read', () => {
  const { path } = oldFile();
  const reading = openStore(path, 'read');
  expect(() => reading.write(signed(), () => undefined)).toThrow();
  reading.close();
  const copy = new Database(path);
  expect(copy.pragma('user_version', { simple: true })).toBe(1);
  copy.close();
});

it.each([FIRST, SECOND, THIRD])(
  'a file of an earlier schema is what its ledger says, before and after: %s',
  (fixture) => {
    const { path } = oldFile(fixture);
    const sound = { findings: [], counts: {} };
    expect(openFor(path, 'read').health().integrity).toEqual(sound);
    const store = openFor(path, 'write');
    expect(store.health().integrity).toEqual(sound);
    put(store, ['CT03', 'T01', '2025Q1', '5']);
    expect(store.health().integrity).toEqual(sound);
  },
);
