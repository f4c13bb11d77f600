/** DESIGN 6: STRICT tables, foreign keys, append-only observations and ledger, whoever has the file open. */
import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { dataFile, newStore, openFor, otherProgram, put } from '../support/data-file.ts';

/** A file with one figure in it, opened by another program that keeps foreign keys. */
function fileWithFigure(): Database.Database {
  const path = dataFile();
  put(openFor(path), ['CT03', 'T01', '2025Q1', '10.1']);
  const other = otherProgram(path);
  other.pragma('foreign_keys = ON');
  return other;
}

const GOOD: Readonly<Record<string, unknown>> = {
  indicator: 'CT03',
  unit: 'T02',
  period: '2025Q1',
  revision: 1,
  kind: 'value',
  value: '12.5',
  by: 'lan',
  at: '2025-04-02T02:00:00.000Z',
  ledger: 1,
};

function insert(other: Database.Database, overrides: Readonly<Record<string, unknown>>): void {
  const row = { ...GOOD, ...overrides };
  const names = Object.keys(row);
  other
    .prepare(
      `INSERT INTO observation (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    )
    .run(row);
}

/** What SQLite says to it. */
function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
  return 'taken';
}

describe('an observation', () => {
  it('that is whole is taken', () => {
    expect(codeOf(() => insert(fileWithFigure(), {}))).toBe('taken');
  });

  it.each([
    ['a fraction as revision', { revision: 1.5 }, 'SQLITE_CONSTRAINT_DATATYPE'],
    ['a word as revision', { revision: 'one' }, 'SQLITE_CONSTRAINT_DATATYPE'],
    ['bytes as a value', { value: Buffer.from([1, 2]) }, 'SQLITE_CONSTRAINT_DATATYPE'],
    ['bytes as a name', { by: Buffer.from('lan') }, 'SQLITE_CONSTRAINT_DATATYPE'],
    ['no author', { by: null }, 'SQLITE_CONSTRAINT_NOTNULL'],
    ['revision 0', { revision: 0 }, 'SQLITE_CONSTRAINT_CHECK'],
    ['a period that is no quarter', { period: '2025Q5' }, 'SQLITE_CONSTRAINT_CHECK'],
    ['a period of the year', { period: '2025' }, 'SQLITE_CONSTRAINT_CHECK'],
    ['an unknown kind', { kind: 'guess' }, 'SQLITE_CONSTRAINT_CHECK'],
    ['a decimal comma', { value: '12,5' }, 'SQLITE_CONSTRAINT_CHECK'],
    ['a power of ten', { value: '1e5' }, 'SQLITE_CONSTRAINT_CHECK'],
    ['a value without a number', { value: null }, 'SQLITE_CONSTRAINT_CHECK'],
    ['a value with a numerator', { numerator: '1' }, 'SQLITE_CONSTRAINT_CHECK'],
    ['half a pair', { kind: 'ratio', value: null, numerator: '1' }, 'SQLITE_CONSTRAINT_CHECK'],
    ['no cases with a number', { kind: 'no_cases' }, 'SQLITE_CONSTRAINT_CHECK'],
    ['a milestone without a state', { kind: 'milestone', value: null }, 'SQLITE_CONSTRAINT_CHECK'],
    [
      'a milestone in an unknown state',
      { kind: 'milestone', value: null, state: 'soon' },
      'SQLITE_CONSTRAINT_CHECK',
    ],
    ['a retraction without a reason', { kind: 'retraction', value: null }, 'SQLITE_CONSTRAINT_CHECK'],
    ['an unknown unit', { unit: 'T99' }, 'SQLITE_CONSTRAINT_FOREIGNKEY'],
    ['an unknown indicator', { indicator: 'CT99' }, 'SQLITE_CONSTRAINT_FOREIGNKEY'],
    ['no ledger entry behind it', { ledger: 99 }, 'SQLITE_CONSTRAINT_FOREIGNKEY'],
    ['the revision of another', { unit: 'T01' }, 'SQLITE_CONSTRAINT_TRIGGER'],
  ])('with %s is refused', (_, overrides, code) => {
    expect(codeOf(() => insert(fileWithFigure(), overrides))).toBe(code);
  });

  it('is never a floating-point number, not even when one is handed in', () => {
    const other = fileWithFigure();
    insert(other, { value: 12.5 });
    expect(other.prepare('SELECT DISTINCT typeof(value) FROM observation').pluck().all()).toEqual(['text']);
  });
});

it('no table has a column for floating-point numbers, and all are strict', () => {
  const other = fileWithFigure();
  const tables = other
    .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .all() as { name: string; strict: number }[];
  const own = tables.filter(({ name }) => !name.startsWith('sqlite_'));
  const types = own.flatMap(({ name }) =>
    (other.pragma(`table_info(${name})`) as { type: string }[]).map(({ type }) => type),
  );
  expect(own.length).toBeGreaterThanOrEqual(10);
  expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
  // A blob is what a file holds; no figure is one.
  expect([...new Set(types)].sort()).toEqual(['BLOB', 'INTEGER', 'TEXT']);
});

describe('what was written stays, whoever has the file open', () => {
  it.each([
    ["UPDATE observation SET value = '11'", 'observations are append-only'],
    ['UPDATE observation SET note = NULL', 'observations are append-only'],
    ['DELETE FROM observation', 'observations are append-only'],
    ["UPDATE ledger SET by = 'someone'", 'the ledger is append-only'],
    ['DELETE FROM ledger WHERE seq = 2', 'the ledger is append-only'],
    [
      `INSERT INTO observation SELECT * FROM observation WHERE true
         ON CONFLICT DO UPDATE SET value = '11'`,
      'observations are append-only',
    ],
  ])('%s', (sql, says) => {
    const other = fileWithFigure();
    expect(() => other.exec(sql)).toThrow(says);
  });

  // REPLACE deletes the row in its way without asking the triggers for DELETE.
  it.each([
    ['observation', `UPDATE OR REPLACE observation SET value = '11'`],
    [
      'observation',
      `INSERT OR REPLACE INTO observation (indicator, unit, period, revision, kind, value, by, at, ledger)
         VALUES ('CT03', 'T01', '2025Q1', 1, 'value', '11', 'x', 'x', 1)`,
    ],
    [
      'ledger',
      `INSERT OR REPLACE INTO ledger (seq, at, by, command, change, previous, hash)
         VALUES (2, 'x', 'x', 'x', '{}', 'x', 'x')`,
    ],
  ])('the %s against REPLACE as well: %s', (table, sql) => {
    const other = fileWithFigure();
    const before = other.prepare(`SELECT * FROM ${table}`).all();
    codeOf(() => other.exec(sql));
    expect(other.prepare(`SELECT * FROM ${table}`).all()).toEqual(before);
  });
});

it('the schema after all migrations is the one that was reviewed', async () => {
  const { path } = newStore();
  const schema = otherProgram(path)
    .prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name')
    .pluck()
    .all();
  await expect(`${schema.join(';\n\n')};\n`).toMatchFileSnapshot('../golden/schema.sql');
});
