/** A new data file is made whole or not at all, never over another file. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDataFile, newestVersion } from '../../src/store/open.ts';
import { createStore } from '../../src/store/store.ts';
import { bytesOf, dataFile, openFor, planBase, put, signed, tempFolder } from '../support/data-file.ts';
import { problemOf } from '../support/plan-builder.ts';

const create = (path: string): void => createStore(path, planBase(), signed({ command: 'init' }));

it('a new file is sound, of the newest version, and alone in its folder', () => {
  const folder = tempFolder();
  const path = join(folder, 'số liệu 2025 (bản 1).db');
  create(path);
  expect(readdirSync(folder)).toEqual(['số liệu 2025 (bản 1).db']);
  expect(openFor(path, 'read').health()).toEqual({
    integrity: { findings: [], counts: {} },
    structureAltered: false,
    damage: [],
    planAltered: false,
    brokenReferences: 0,
    brokenLedgerEntry: null,
    journalMode: 'wal',
    schemaVersion: newestVersion(),
    observations: 0,
    ledgerEntries: 1,
  });
});

describe('what lies there already is refused and stays as it is', () => {
  it('a data file', () => {
    const path = dataFile();
    const store = openFor(path);
    put(store, ['CT03', 'T01', '2025Q1', '1']);
    store.close();
    const before = bytesOf(path);
    expect(problemOf(() => create(path))).toEqual({ kind: 'data_file_exists', path });
    expect(bytesOf(path)).toBe(before);
  });

  it.each([
    ['another file', 'thư của tôi'],
    ['an empty file', ''],
  ])('%s', (_, text) => {
    const path = join(tempFolder(), 'kpi.db');
    writeFileSync(path, text);
    expect(problemOf(() => create(path))).toEqual({ kind: 'data_file_exists', path });
    expect(Buffer.from(bytesOf(path), 'base64').toString()).toBe(text);
  });

  it('a folder', () => {
    const path = join(tempFolder(), 'kpi.db');
    mkdirSync(path);
    expect(problemOf(() => create(path))).toEqual({ kind: 'data_file_exists', path });
  });
});

describe('what cannot be made leaves nothing behind', () => {
  it('because filling it fails', () => {
    const folder = tempFolder();
    const fill = (): void =>
      createDataFile(join(folder, 'kpi.db'), (connection) => {
        connection.exec("INSERT INTO unit (code, position, aliases) VALUES ('A', 0, '[]')");
        throw new Error('stop');
      });
    expect(fill).toThrow('stop');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('because the plan does not hold together', () => {
    const folder = tempFolder();
    const plan = planBase();
    const faulty = { ...plan, units: plan.units.map((unit) => ({ ...unit, successor: 'nobody' })) };
    expect(() => createStore(join(folder, 'kpi.db'), faulty, signed())).toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('because its folder is not there', () => {
    const folder = tempFolder();
    const path = join(folder, 'không có', 'kpi.db');
    expect(problemOf(() => create(path))).toMatchObject({ kind: 'folder_missing' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['kpi.db-wal', 'kpi.db-journal'])('because SQLite would take %s for a journal', (name) => {
    const folder = tempFolder();
    const path = join(folder, name);
    expect(problemOf(() => create(path))).toEqual({ kind: 'out_is_data', path });
    expect(readdirSync(folder)).toEqual([]);
  });

  // With 250 letters the file itself would find room, but not the journal beside it.
  it.each([250, 300])('because its name of %i letters is too long', (length) => {
    const folder = tempFolder();
    const path = join(folder, 'x'.repeat(length));
    expect(problemOf(() => create(path))).toEqual({ kind: 'name_too_long', path });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('and the longest name that leaves room for the journal is taken', () => {
    const path = join(tempFolder(), 'x'.repeat(247));
    create(path);
    expect(openFor(path).lastEntry()).toBe(1);
  });
});

it('a file that appears while the new one is being filled is not overwritten', () => {
  const folder = tempFolder();
  const path = join(folder, 'kpi.db');
  const slow = (): void => createDataFile(path, () => writeFileSync(path, 'ai đó nhanh hơn'));
  expect(problemOf(slow)).toEqual({ kind: 'data_file_exists', path });
  expect(readdirSync(folder)).toEqual(['kpi.db']);
  expect(Buffer.from(bytesOf(path), 'base64').toString()).toBe('ai đó nhanh hơn');
});
