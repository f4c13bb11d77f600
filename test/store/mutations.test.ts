/**
 * Whatever another SQLite client changes is found: any cell of any table, rows taken away, added, exchanged. Tables and
 * columns are asked of the file itself, so that one that nobody covers makes this fail.
 */
import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Integrity } from '../../src/domain/integrity.ts';
import { newestVersion } from '../../src/store/open.ts';
import { openStore } from '../../src/store/store.ts';
import { fullFile, writePast } from '../support/full-file.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

/** The schema as this program makes it; read once more from the file in the tests. */
const schema = new Database(':memory:');
for (const { sql } of (await import('../../src/store/migrations/index.ts')).migrations) schema.exec(sql);
const TABLES = schema
  .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
  .pluck()
  .all() as string[];
const columnsOf = (table: string): Column[] => schema.pragma(`table_info(${table})`) as Column[];

const folder = mkdtempSync(join(tmpdir(), 'kpi-mutations-'));
/** Kept for all tests of this file; each works on a copy. */
const whole = fullFile(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function copyOfWhole(): string {
  const path = join(folder, 'copy.db');
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  copyFileSync(whole, path);
  return path;
}

const integrityOf = (path: string): Integrity => {
  const store = openStore(path, 'read');
  try {
    return store.health().integrity;
  } finally {
    store.close();
  }
};

/** What is found after `work`. @throws when it changed nothing */
function after(work: (other: Database.Database) => void): Integrity {
  const path = copyOfWhole();
  writePast(path, work);
  return integrityOf(path);
}

const isFound = ({ findings }: Integrity): boolean => findings.length > 0;

const rowids = (table: string): number[] => {
  const file = new Database(whole, { readonly: true });
  try {
    return file.prepare(`SELECT rowid FROM ${table}`).pluck().all() as number[];
  } finally {
    file.close();
  }
};

/** The first rows, the last and some between. */
const someOf = (rows: readonly number[]): number[] => {
  const step = Math.ceil(rows.length / 3);
  return rows.filter((_, place) => place % step === 0 || place === rows.length - 1);
};

/** Other values that a cell may be given, whatever the column. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  TEXT: [
    "coalesce(§, '') || 'x'",
    "iif(§ IS NULL, 'x', NULL)",
    "iif(§ = '', ' ', '')",
    "coalesce(§, '') || ' '",
  ],
  INTEGER: ['coalesce(§, 0) + 1000', 'iif(§ IS NULL, 0, NULL)', 'iif(§ = 0, 1, 0)'],
  BLOB: ["CAST(§ || x'00' AS BLOB)", "x''"],
};

it('a file that nobody touched is whole, and so is one whose triggers were taken away and put back', () => {
  expect(integrityOf(whole)).toEqual({ findings: [], counts: {} });
  expect(after(() => undefined)).toEqual({ findings: [], counts: {} });
});

it('the file under test has a value in every column of every table', () => {
  const file = new Database(whole, { readonly: true });
  const blank = TABLES.flatMap((table) =>
    columnsOf(table)
      .filter(({ name }) => file.prepare(`SELECT count("${name}") FROM ${table}`).pluck().get() === 0)
      .map(({ name }) => `${table}.${name}`),
  );
  file.close();
  expect(blank).toEqual([]);
});

describe.each(TABLES)('%s', (table) => {
  const columns = columnsOf(table);

  it.each(columns.map(({ name }) => name))('another %s is found, wherever it is', (column) => {
    const type = columns.find(({ name }) => name === column)?.type ?? '';
    const others = OTHERS[type] ?? [];
    let tried = 0;
    const unseen = someOf(rowids(table)).flatMap((rowid, place) =>
      // Each way of changing it in some row, and all of them in the first.
      (place === 0 ? others : [others[place % others.length] ?? '']).flatMap((other) => {
        let changed = 0;
        const change = `UPDATE ${table} SET "${column}" = ${other.replaceAll('§', `"${column}"`)} WHERE rowid = ${rowid}`;
        const integrity = after((client) => {
          try {
            changed = client.prepare(change).run().changes;
          } catch {
            // NOT NULL and UNIQUE hold for every client.
          }
        });
        tried += changed;
        return changed > 0 && !isFound(integrity) ? [change] : [];
      }),
    );
    expect(unseen).toEqual([]);
    expect(tried).toBeGreaterThan(0);
  });

  it('a row taken away is found', () => {
    const unseen = someOf(rowids(table)).filter(
      (rowid) => !isFound(after((client) => client.exec(`DELETE FROM ${table} WHERE rowid = ${rowid}`))),
    );
    expect(unseen).toEqual([]);
  });

  it('all rows taken away are found', () => {
    expect(isFound(after((client) => client.exec(`DELETE FROM ${table}`)))).toBe(true);
  });

  it('a row added is found', () => {
    const [first] = rowids(table);
    const key = columns.filter(({ pk }) => pk > 0).at(-1);
    const values = columns.map(({ name, type }) => {
      const taken = name === key?.name || ['position', 'hash', 'name', 'id'].includes(name);
      return !taken ? `"${name}"` : type === 'INTEGER' ? `"${name}" + 1000` : `"${name}" || 'x'`;
    });
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const integrity = after((client) =>
      client.exec(
        `INSERT INTO ${table} (${names}) SELECT ${values.join(', ')} FROM ${table} WHERE rowid = ${first ?? 0}`,
      ),
    );
    expect(isFound(integrity)).toBe(true);
  });

  it('two rows that change places are found', () => {
    const file = new Database(whole, { readonly: true });
    const rows = file.prepare(`SELECT * FROM ${table} LIMIT 2`).all() as Record<string, unknown>[];
    file.close();
    // There is one plan.
    if (rows.length < 2) return expect(table).toBe('plan');
    const [one, two] = rows as [Record<string, unknown>, Record<string, unknown>];
    const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
    const others = columns.map(({ name }) => name).filter((name) => !keys.includes(name));
    const where = keys.map((name) => `"${name}" = @key_${name}`).join(' AND ');
    const integrity = after((client) => {
      const insert = `INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
        VALUES (${columns.map(({ name }) => `@${name}`).join(', ')})`;
      const keyed = (row: Record<string, unknown>) =>
        Object.fromEntries(keys.map((name) => [`key_${name}`, row[name]] as const));
      for (const row of [one, two]) client.prepare(`DELETE FROM ${table} WHERE ${where}`).run(keyed(row));
      const mixed = (key: Record<string, unknown>, rest: Record<string, unknown>) =>
        Object.fromEntries([
          ...keys.map((name) => [name, key[name]] as const),
          ...others.map((name) => [name, rest[name]] as const),
        ]);
      client.prepare(insert).run(mixed(one, two));
      client.prepare(insert).run(mixed(two, one));
    });
    expect(isFound(integrity)).toBe(true);
  });
});

describe('the structure', () => {
  it.each([
    ['a trigger dropped', 'DROP TRIGGER observation_is_kept'],
    [
      'a view altered',
      'DROP VIEW current_observation; CREATE VIEW current_observation AS SELECT * FROM observation',
    ],
    ['a trigger added', 'CREATE TRIGGER t AFTER INSERT ON remark BEGIN DELETE FROM section; END'],
    ['a table added', 'CREATE TABLE other (a)'],
    ['a column added', 'ALTER TABLE remark ADD COLUMN other TEXT'],
    ['a table dropped', 'DROP TABLE task_step'],
    ['an index added', 'CREATE INDEX i ON remark (text)'],
  ])('%s is found', (_, sql) => {
    const path = copyOfWhole();
    const other = new Database(path);
    other.exec(sql);
    other.close();
    expect(integrityOf(path).counts.schema).toBeGreaterThan(0);
  });

  it('what SQLite keeps for itself after ANALYZE is no damage', () => {
    const path = copyOfWhole();
    const other = new Database(path);
    other.exec('ANALYZE; VACUUM');
    other.close();
    expect(integrityOf(path)).toEqual({ findings: [], counts: {} });
    expect(newestVersion()).toBeGreaterThan(3);
  });
});
