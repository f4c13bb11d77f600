/** A file of an earlier schema: looked at without touching it, and brought up to date with a copy put aside. */
import Database from 'better-sqlite3';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { bytesOf, openFor, otherProgram, put, signed, tempFolder } from '../support/data-file.ts';

/** Made by the program of schema 1: figures recorded, corrected, retracted, a target and a name changed. */
const FIRST = fileURLToPath(new URL('../fixtures/schema-1.db', import.meta.url));

function oldFile(): { path: string; folder: string } {
  const folder = tempFolder();
  const path = join(folder, 'kpi.db');
  copyFileSync(FIRST, path);
  return { path, folder };
}

const figures = (path: string): unknown => {
  const store = openFor(path, 'read');
  return ['CT01', 'CT02', 'CT04'].flatMap((indicator) =>
    store.revisions({ indicator, unit: null, quarters: null }),
  );
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
  const store = openFor(path, 'write');
  expect(store.upgradedFrom).toBe(`${path}.v1`);
  put(store, ['CT03', 'T01', '2025Q1', '5']);
  store.close();
  expect(figures(path)).toEqual(known);
  expect(openFor(path, 'read').health()).toMatchObject({
    schemaVersion: 2,
    brokenLedgerEntry: null,
    planAltered: false,
  });

  const copy = otherProgram(`${path}.v1`);
  expect(copy.pragma('user_version', { simple: true })).toBe(1);
  expect(copy.prepare('SELECT count(*) FROM observation').pluck().get()).toBe(6);
  expect(readdirSync(folder).filter((name) => !name.includes('-'))).toEqual(['kpi.db', 'kpi.db.v1']);
});

it('a copy that lies there already is not overwritten', () => {
  const { path } = oldFile();
  copyFileSync(FIRST, `${path}.v1`);
  const before = bytesOf(`${path}.v1`);
  expect(openFor(path, 'write').upgradedFrom).toBe(`${path}.v1-2`);
  expect(bytesOf(`${path}.v1`)).toBe(before);
});

it('two that open it at once upgrade it once', () => {
  const { path } = oldFile();
  const first = openFor(path, 'write');
  expect(openFor(path, 'write').upgradedFrom).toBeNull();
  first.close();
  expect(openFor(path, 'read').health()).toMatchObject({ schemaVersion: 2, damage: [] });
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
