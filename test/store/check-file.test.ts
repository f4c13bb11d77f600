/** A file that is damaged anywhere is told to be so, or holds what it held; what is known from elsewhere is missed. */
import Database from 'better-sqlite3';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Integrity, KnownHead } from '../../src/domain/integrity.ts';
import { KpiError } from '../../src/domain/problem.ts';
import { appendEntry } from '../../src/store/ledger.ts';
import { checkFile, openStore } from '../../src/store/store.ts';
import { dataFile, issue, openFor, otherProgram, put, signed, tempFolder } from '../support/data-file.ts';
import { fullFile, sha, writePast } from '../support/full-file.ts';

const SOUND = { findings: [], counts: {} };

/** The same numbers in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

/** All that is in a file, table by table. */
function contentOf(path: string): string {
  const other = new Database(path);
  try {
    const tables = other
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all() as string[];
    const schema = other
      .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
      .all();
    const rows = tables.map((name) => other.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all());
    return JSON.stringify([schema, tables, rows]);
  } finally {
    other.close();
  }
}

/** What `check` says of the bytes: `found`, `same` where they hold what they held, else what went wrong. */
function outcome(path: string, bytes: Uint8Array, whole: string): string {
  writeFileSync(path, bytes);
  try {
    if (checkFile(path).findings.length > 0) return 'found';
    return contentOf(path) === whole ? 'same' : 'missed';
  } catch (error) {
    return error instanceof KpiError ? `refused: ${error.problem.kind}` : `crashed: ${String(error)}`;
  }
}

describe('damage at random places', () => {
  it.each([11, 12, 13])('seed %i: found, or without any effect', (seed) => {
    const path = fullFile(tempFolder());
    const whole = contentOf(path);
    const original = readFileSync(path);
    const below = numbersFrom(seed);
    const copy = join(tempFolder(), 'kpi.db');
    const outcomes = Array.from({ length: 60 }, (_, round) => {
      const bytes = Buffer.from(original);
      const at = below(bytes.length);
      if (round % 3 === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
      else if (round % 3 === 1) bytes.fill(below(256), at, at + 1 + below(3000));
      else return outcome(copy, bytes.subarray(0, 100 + below(bytes.length - 100)), whole);
      return outcome(copy, bytes, whole);
    });
    expect(outcomes.filter((each) => each !== 'found' && each !== 'same')).toEqual([]);
    expect(outcomes.filter((each) => each === 'found').length).toBeGreaterThan(20);
  });

  it('every byte of the header', () => {
    const path = fullFile(tempFolder());
    const whole = contentOf(path);
    const original = readFileSync(path);
    const copy = join(tempFolder(), 'kpi.db');
    const outcomes = Array.from({ length: 100 }, (_, at) => {
      const bytes = Buffer.from(original);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      return outcome(copy, bytes, whole);
    });
    expect(outcomes.filter((each) => each !== 'found' && each !== 'same')).toEqual([]);
  });
});

describe('entries that are known from backups', () => {
  const head = (path: string, from: string): KnownHead => ({
    ...(otherProgram(path).prepare('SELECT seq, hash, at FROM ledger ORDER BY seq DESC LIMIT 1').get() as {
      seq: number;
      hash: string;
      at: string;
    }),
    from,
  });

  /** A file of three entries and its copy of two. */
  function twoAndThree(): { path: string; older: string } {
    const path = dataFile();
    const store = openStore(path, 'write');
    put(store, ['CT03', 'T01', '2025Q1', '1']);
    store.close();
    const older = join(tempFolder(), 'kpi.db');
    copyFileSync(path, older);
    const again = openStore(path, 'write');
    put(again, ['CT03', 'T01', '2025Q1', '2']);
    again.close();
    return { path, older };
  }

  it('are in the ledger of a file that was written on', () => {
    const { path, older } = twoAndThree();
    expect(checkFile(path, [head(path, 'a.db'), head(older, 'b.db')])).toEqual(SOUND);
  });

  it('a ledger that ends before one was cut off', () => {
    const { path, older } = twoAndThree();
    expect(checkFile(older, [head(path, 'a.db')]).findings).toEqual([
      { kind: 'tail', how: 'cut', seq: 3, last: 2, from: 'a.db' },
    ]);
  });

  it('a ledger that has another entry in its place was replaced', () => {
    const { path, older } = twoAndThree();
    const store = openStore(older, 'write');
    put(store, ['CT03', 'T02', '2025Q1', '9']);
    store.close();
    expect(checkFile(older, [head(path, 'a.db')]).findings).toEqual([
      { kind: 'tail', how: 'replaced', seq: 3, last: 3, from: 'a.db' },
    ]);
  });

  it('what a restoration replaced, and older backups of it, are no loss; a cut after it is', () => {
    const { path, older } = twoAndThree();
    const { seq, hash } = head(path, 'a.db');
    const client = new Database(older);
    // As a restoration writes it.
    appendEntry(client, signed({ command: 'restore', at: '2025-05-01T00:00:00.000Z' }), {
      kind: 'restore',
      file: 'b.db',
      replaced: { seq: seq + 5, hash: 'f'.repeat(64) },
      aside: 'c.db',
    } as never);
    client.close();
    const lost = { seq: seq + 5, hash: 'f'.repeat(64), at: '2025-04-20T00:00:00.000Z', from: 'c.db' };
    expect(checkFile(older, [{ seq, hash, from: 'a.db' }, lost])).toEqual(SOUND);
    const later = { seq: seq + 4, hash: 'e'.repeat(64), at: '2025-05-02T00:00:00.000Z', from: 'd.db' };
    expect(checkFile(older, [later]).counts).toEqual({ tail: 1 });
  });
});

describe('contents that are kept', () => {
  const content = new TextEncoder().encode('unit;value');
  const file = { sha256: sha(content), name: 'a.csv', size: content.length };
  const integrity = (path: string): Integrity => checkFile(path);

  it('are told by the file, or later by an entry of their own', () => {
    const path = dataFile();
    const store = openFor(path);
    store.write(signed(), (writer) => writer.file(file, null));
    expect(integrity(path)).toEqual(SOUND);
    writePast(path, (other) => other.prepare('INSERT INTO evidence VALUES (?, ?)').run(file.sha256, content));
    expect(integrity(path).findings).toMatchObject([
      { kind: 'evidence', how: 'inserted', entry: { seq: 2 } },
    ]);
    writePast(path, (other) => other.exec('DELETE FROM evidence'));
    store.write(signed(), (writer) => writer.file(file, content));
    expect([integrity(path), store.lastEntry()]).toEqual([SOUND, 3]);
    store.write(signed(), (writer) => writer.file(file, content));
    expect(store.lastEntry()).toBe(3);
    writePast(path, (other) => other.exec('DELETE FROM evidence'));
    expect(integrity(path).findings).toMatchObject([{ kind: 'evidence', how: 'deleted', entry: { seq: 3 } }]);
  });
});

it('an issued report whose row is gone, in every version, is found with its entry', () => {
  const path = dataFile();
  const store = openFor(path);
  put(store, ['CT03', 'T01', '2025Q1', '1']);
  issue(store, '2025Q1');
  writePast(path, (other) => other.exec('DELETE FROM issued_report'));
  expect(checkFile(path).findings).toMatchObject([
    { kind: 'row', how: 'deleted', table: 'issued_report', entry: { seq: 3, command: 'close' } },
  ]);
});

it('a thing of the plan that was taken away again, as undo tells it, is gone', () => {
  const path = dataFile();
  const store = openFor(path);
  const [unit] = store.plan().units;
  if (unit === undefined) throw new Error('no unit');
  const fresh = { ...unit, code: 'T09', aliases: ['khác'] };
  store.write(signed(), (writer) => writer.unit(fresh, null));
  const client = otherProgram(path);
  client.exec("DELETE FROM unit_version WHERE unit = 'T09'; DELETE FROM unit WHERE code = 'T09'");
  expect(checkFile(path).counts).toEqual({ row: 2 });
  appendEntry(client, signed({ command: 'undo' }), { kind: 'unit', old: fresh, new: null, action: 2 });
  expect(checkFile(path)).toEqual(SOUND);
});
