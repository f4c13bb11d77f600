/** DESIGN 4: every write is one transaction; what cannot be written leaves everything as it was. */
import { copyFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KpiError } from '../../src/domain/problem.ts';
import { openDataFile } from '../../src/store/open.ts';
import {
  bytesOf,
  dataFile,
  newStore,
  openFor,
  otherProgram,
  put,
  signed,
  tempFolder,
} from '../support/data-file.ts';
import { day, observation, problemOf } from '../support/plan-builder.ts';

const filesIn = (path: string): string[] => readdirSync(dirname(path));

describe('a write that throws', () => {
  it.each([
    ['a refusal', () => new KpiError({ kind: 'report_empty', period: '2025Q1', unit: null })],
    ['a fault', () => new TypeError('oops')],
  ])('with %s undoes all of it', (_, fault) => {
    const store = newStore();
    put(store, ['CT03', 'T01', '2025Q1', '1']);
    const before = [store.plan(), store.book().ofIndicator('CT03'), store.health()];
    const [unit] = store.plan().units;
    const [target] = store.plan().targets;
    if (unit === undefined || target === undefined) throw new Error('no plan');
    const thrown = fault();
    const write = (): unknown =>
      store.write(signed(), (writer) => {
        writer.observation(observation('CT03', 'T02', '2025Q1', '5'), null);
        writer.unit({ ...unit, to: day('2025-06-30') }, unit);
        writer.target({ ...target, document: 'QĐ 12' }, target);
        throw thrown;
      });
    expect(write).toThrow(thrown);
    expect([store.plan(), store.book().ofIndicator('CT03'), store.health()]).toEqual(before);
  });

  it('because SQLite refuses one of its parts undoes the others', () => {
    const store = newStore();
    expect(() =>
      store.write(signed(), (writer) => {
        writer.observation(observation('CT03', 'T01', '2025Q1', '5'), null);
        writer.observation(observation('CT03', 'T99', '2025Q1', '5'), null);
      }),
    ).toThrow();
    expect([store.book().ofIndicator('CT03'), store.health().ledgerEntries]).toEqual([[], 1]);
  });

  it('leaves the file writable', () => {
    const store = newStore();
    expect(() =>
      store.write(signed(), () => {
        throw new Error('stop');
      }),
    ).toThrow('stop');
    put(store, ['CT03', 'T01', '2025Q1', '1']);
    expect(store.health()).toMatchObject({ observations: 1, ledgerEntries: 2, brokenLedgerEntry: null });
  });
});

it('a write is seen by a file that is open for reading, and by one opened afterwards', () => {
  const path = dataFile();
  const reader = openFor(path, 'read');
  expect(reader.book().ofIndicator('CT03')).toEqual([]);
  put(openFor(path), ['CT03', 'T01', '2025Q1', '1']);
  expect(reader.book().ofIndicator('CT03')).toHaveLength(1);
  expect(openFor(path, 'read').book().ofIndicator('CT03')).toHaveLength(1);
});

it('gives back what the change gives back', () => {
  expect(newStore().write(signed(), () => 'done')).toBe('done');
});

it('a file opened for reading cannot be written', () => {
  const reader = openFor(dataFile(), 'read');
  expect(problemOf(() => put(reader, ['CT03', 'T01', '2025Q1', '1']))).toMatchObject({
    kind: 'not_writable',
  });
  expect(reader.book().ofIndicator('CT03')).toEqual([]);
});

describe('while another program writes', () => {
  it('a write says that the file is busy after a wait; reading goes on; afterwards it works', () => {
    const path = dataFile();
    const store = openFor(path);
    put(store, ['CT03', 'T01', '2025Q1', '1']);
    const other = otherProgram(path);
    other.exec('BEGIN IMMEDIATE');
    const started = performance.now();
    const problem = problemOf(() => put(store, ['CT03', 'T02', '2025Q1', '2']));
    expect(problem).toEqual({ kind: 'data_busy', path });
    expect(performance.now() - started).toBeGreaterThan(1000);

    expect(store.book().ofIndicator('CT03')).toHaveLength(1);
    const reader = openFor(path, 'read');
    expect([reader.book().ofIndicator('CT03').length, reader.plan().units.length]).toEqual([1, 4]);
    expect(reader.health().damage).toEqual([]);

    other.exec('ROLLBACK');
    put(store, ['CT03', 'T02', '2025Q1', '2']);
    expect(store.book().ofIndicator('CT03')).toHaveLength(2);
  });

  it('what it has not committed is not seen', () => {
    const path = dataFile();
    const store = openFor(path);
    const other = otherProgram(path);
    other.exec("BEGIN IMMEDIATE; UPDATE plan SET title = 'chưa xong'");
    expect(store.plan().title).toBe('Kế hoạch dùng để thử (tên và số liệu đều đặt ra)');
  });
});

describe('looking', () => {
  it('never changes a byte, and leaves nothing beside the file', () => {
    const path = dataFile();
    const writer = openFor(path);
    put(writer, ['CT03', 'T01', '2025Q1', '1']);
    writer.close();
    const before = bytesOf(path);
    const reader = openFor(path, 'read');
    reader.plan();
    reader.book();
    reader.revisions({ indicator: 'CT03', unit: null, quarters: null });
    reader.lastChange();
    reader.health();
    reader.close();
    expect(bytesOf(path)).toBe(before);
    expect(filesIn(path)).toEqual(['kpi.db']);
  });

  it('finds what a killed writer left in the log, every time', () => {
    const path = dataFile();
    const killed = openFor(path);
    put(killed, ['CT03', 'T01', '2025Q1', '1']);
    // As the files lie on the disk while it still runs: the figure is in the -wal only.
    const copy = join(tempFolder(), 'kpi.db');
    for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix);
    const reader = openFor(copy, 'read');
    expect(reader.book().ofIndicator('CT03')).toHaveLength(1);
    reader.close();
    expect(openFor(copy, 'read').book().ofIndicator('CT03')).toHaveLength(1);
  });
});

it('writes go through a write-ahead log and are flushed to the disk', () => {
  const path = dataFile();
  const { connection } = openDataFile(path, 'write');
  onTestFinished(() => {
    connection.close();
  });
  const setting = (name: string): unknown => connection.pragma(name, { simple: true });
  expect([setting('journal_mode'), setting('synchronous'), setting('foreign_keys')]).toEqual(['wal', 2, 1]);
});
