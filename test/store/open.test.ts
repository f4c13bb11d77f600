/** Only our own, whole files are opened; anything else is refused untouched. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestVersion } from '../../src/store/open.ts';
import { openStore } from '../../src/store/store.ts';
import { bytesOf, dataFile, openFor, otherProgram, put, tempFolder } from '../support/data-file.ts';
import { problemOf } from '../support/plan-builder.ts';

const MODES = ['read', 'write'] as const;

/** A file of the given bytes, opened in both ways; what each says, and whether it was left alone. */
function refusals(path: string): { kinds: string[]; untouched: boolean; beside: string[] } {
  const before = bytesOf(path);
  const kinds = MODES.map((mode) => problemOf(() => openStore(path, mode).close()).kind);
  return { kinds, untouched: bytesOf(path) === before, beside: readdirSync(dirname(path)) };
}

const aFile = (bytes: Uint8Array | string): string => {
  const path = join(tempFolder(), 'kpi.db');
  writeFileSync(path, bytes);
  return path;
};

const ofAnotherProgram = (sql: string): string => {
  const path = join(tempFolder(), 'kpi.db');
  otherProgram(path).exec(sql).close();
  return path;
};

const REFUSED = (kind: string): unknown => ({ kinds: [kind, kind], untouched: true, beside: ['kpi.db'] });

describe('refused untouched', () => {
  it.each([
    ['an empty file', () => aFile('')],
    ['a text', () => aFile('Kính gửi: UBND xã')],
    ['an Excel file', () => aFile(Buffer.from('504b0304140000000800', 'hex'))],
    ['a text as long as a header', () => aFile('x'.repeat(8192))],
    ["another program's database", () => ofAnotherProgram('CREATE TABLE t (x); INSERT INTO t VALUES (1)')],
    [
      "another program's database with tables of our names",
      () => ofAnotherProgram('CREATE TABLE plan (x); CREATE TABLE ledger (x)'),
    ],
    [
      "another program's database with its own id",
      () => ofAnotherProgram('PRAGMA application_id = 1; CREATE TABLE t (x)'),
    ],
  ])('%s is foreign', (_, make) => {
    expect(refusals(make())).toEqual(REFUSED('data_file_foreign'));
  });

  it('a file from a newer version, with both numbers', () => {
    const path = dataFile();
    otherProgram(path).exec('PRAGMA user_version = 1000').close();
    expect(refusals(path)).toEqual(REFUSED('data_file_newer'));
    expect(problemOf(() => openStore(path, 'read'))).toMatchObject({ version: 1000, known: newestVersion() });
  });

  it('a file of version 0, which was never filled', () => {
    const path = dataFile();
    otherProgram(path).exec('PRAGMA user_version = 0').close();
    expect(refusals(path)).toEqual(REFUSED('data_damaged'));
  });

  it('a missing file, and none is made', () => {
    const path = join(tempFolder(), 'kpi.db');
    for (const mode of MODES)
      expect(problemOf(() => openStore(path, mode))).toEqual({ kind: 'data_file_missing', path });
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('a folder', () => {
    const path = join(tempFolder(), 'kpi.db');
    mkdirSync(path);
    for (const mode of MODES)
      expect(problemOf(() => openStore(path, mode))).toEqual({ kind: 'not_readable', path });
  });
});

/** A data file with some figures, cut or overwritten. */
function damaged(change: (bytes: Buffer) => Uint8Array): string {
  const path = dataFile();
  const store = openFor(path);
  for (const unit of ['T01', 'T02', 'T03', 'T04']) put(store, ['CT03', unit, '2025Q1', '1']);
  store.close();
  writeFileSync(path, change(readFileSync(path)));
  return path;
}

const everything = (path: string): void => {
  const store = openStore(path, 'read');
  try {
    store.plan();
    store.book();
    store.revisions({ indicator: 'CT03', unit: null, quarters: null });
    store.lastChange();
  } finally {
    store.close();
  }
};

describe('a damaged file is called damaged, not foreign and not a fault of the program', () => {
  it.each([
    ['half of it', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))],
    ['all but its last page', (bytes: Buffer) => bytes.subarray(0, bytes.length - 4096)],
    ['its first page', (bytes: Buffer) => bytes.subarray(0, 4096)],
    ['a part of a page', (bytes: Buffer) => bytes.subarray(0, 1000)],
  ])('when only %s is left', (_, cut) => {
    const path = damaged(cut);
    expect(problemOf(() => everything(path)).kind).toBe('data_damaged');
  });

  it('when all pages but the first are zeros', () => {
    const path = damaged((bytes) =>
      Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096)]),
    );
    expect(problemOf(() => everything(path)).kind).toBe('data_damaged');
  });
});

describe('the health of a file', () => {
  // Every page but the first in turn, so that every table's and index's pages are among them.
  it('tells of damage wherever it lies, and never stops at it', () => {
    const whole = readFileSync(damaged((bytes) => bytes));
    const pages = whole.length / 4096;
    const outcomes = Array.from({ length: pages - 1 }, (_, index) => {
      const bytes = Buffer.from(whole);
      bytes.fill(0xff, (index + 1) * 4096, (index + 2) * 4096);
      const store = openFor(aFile(bytes), 'read');
      try {
        return store.health().damage.length > 0 ? 'told' : 'overlooked';
      } catch (error) {
        return error instanceof Error && error.name === 'KpiError' ? 'told' : 'crashed';
      }
    });
    expect(pages).toBeGreaterThan(10);
    expect([...new Set(outcomes)]).toEqual(['told']);
  });

  it('tells of references that lead nowhere', () => {
    const path = dataFile();
    const other = otherProgram(path);
    other.exec("PRAGMA foreign_keys = OFF; UPDATE target SET indicator = 'CT99' WHERE indicator = 'CT01'");
    other.close();
    expect(openFor(path, 'read').health().brokenReferences).toBe(1);
  });
});
