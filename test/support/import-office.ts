/** Files that are imported by a test's office, and what the data file holds of them afterwards. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import type { Office } from './run-cli.ts';

export const HEADINGS = 'Mã đơn vị;Mã chỉ tiêu;Năm;Quý;Giá trị;Ghi chú';

/** The rows below the usual headings, with CRLF as Excel ends lines. */
export const csvOf = (...rows: readonly string[]): string => tableOf(HEADINGS, ...rows);

export const tableOf = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

export function put(office: Office, name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(office.path(name)), { recursive: true });
  writeFileSync(office.path(name), content);
}

export interface Fault {
  readonly code: string;
  readonly row: number | null;
  readonly cell: string | null;
  readonly text: string | null;
  readonly message: string;
  readonly fix: string;
}

export interface Note {
  readonly kind: string;
  readonly row: number | null;
  readonly cell: string | null;
  readonly text: string | null;
  readonly message: string;
}

export interface FileResult {
  readonly file: string;
  readonly kind: string | null;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly skipped: number;
  readonly skippedFile: boolean;
  readonly written: boolean;
  readonly errors: readonly Fault[];
  readonly warnings: readonly Note[];
  readonly changes: readonly {
    readonly old: { readonly figure: string };
    readonly new: { readonly figure: string };
  }[];
}

export interface ImportResult {
  readonly files: readonly FileResult[];
  readonly written: boolean;
}

export interface Imported {
  readonly code: number;
  readonly stderr: string;
  readonly result: ImportResult;
  /** Of the only file. */
  readonly file: FileResult;
}

/** `kpi import … --json` */
export async function imported(office: Office, ...words: readonly string[]): Promise<Imported> {
  const { code, stderr, stdout } = await office.kpi('import', ...words, '--json');
  if (stdout === '') throw new Error(`kpi import ${words.join(' ')} ended with ${code}:\n${stderr}`);
  const result = JSON.parse(stdout) as ImportResult;
  const [file] = result.files;
  if (file === undefined) throw new Error('no file was read');
  return { code, stderr, result, file };
}

/** Puts the file there and imports it. */
export async function importing(
  office: Office,
  name: string,
  content: string | Uint8Array,
  ...options: readonly string[]
): Promise<Imported> {
  put(office, name, content);
  return imported(office, name, ...options);
}

export const countsOf = ({ new: fresh, changed, same, skipped, errors }: FileResult): string =>
  `new ${fresh}, changed ${changed}, same ${same}, skipped ${skipped}, errors ${errors.length}`;

/** `E301 5 E5 "1..5"` */
export const faultsOf = ({ errors }: FileResult): string[] =>
  errors.map(({ code, row, cell, text }) => `${code} ${row} ${cell} ${JSON.stringify(text)}`);

/** `mark_proved 3 E3` */
export const notesOf = ({ warnings }: FileResult): string[] =>
  warnings.map(({ kind, row, cell }) => [kind, row, cell].filter((part) => part !== null).join(' '));

export interface HistoryRow {
  readonly period: string;
  readonly unit: string;
  readonly figure: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly noCases: boolean;
  readonly note: string | null;
  readonly source: string | null;
  readonly document: string | null;
  readonly by: string;
  readonly state: string;
  readonly reason: string | null;
  readonly file: {
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
    readonly cell: string;
  } | null;
}

/** `kpi history … --json` */
export const historyOf = async (office: Office, ...words: readonly string[]): Promise<HistoryRow[]> =>
  (await office.done('history', ...words, '--json')).json() as HistoryRow[];

const figureOf = ({ figure, numerator, denominator, noCases }: HistoryRow): string =>
  noCases ? 'no cases' : numerator === null ? String(figure) : `${numerator}/${denominator}`;

/** What is in force of an indicator: `T01 2025Q1 85.5`. */
export const figuresOf = async (office: Office, indicator: string): Promise<string[]> =>
  (await historyOf(office, indicator))
    .filter(({ state }) => state === 'current')
    .map((row) => `${row.unit} ${row.period} ${figureOf(row)}`)
    .sort();

/** Looks into the office's data file. */
export function inStore<T>(office: Office, look: (store: Store) => T): T {
  const store = openStore(office.path('kpi.db'), 'read');
  try {
    return look(store);
  } finally {
    store.close();
  }
}

/** How many figures were ever written. */
export const revisionCount = (office: Office): number =>
  inStore(office, (store) => store.health().observations);

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

export const dataFileHash = (office: Office): string => sha256(readFileSync(office.path('kpi.db')));

/** Does it, and holds that the data file's bytes are the same afterwards. */
export async function leavingAllAsItWas<T>(office: Office, act: () => Promise<T>): Promise<T> {
  const before = dataFileHash(office);
  const result = await act();
  expect(dataFileHash(office)).toBe(before);
  return result;
}

/** A refused file: exit 3, nothing written, these faults. */
export async function refusing(
  office: Office,
  name: string,
  content: string | Uint8Array,
  ...faults: readonly string[]
): Promise<Imported> {
  return leavingAllAsItWas(office, async () => {
    const ended = await importing(office, name, content);
    expect([ended.code, ended.result.written, ended.file.written]).toEqual([3, false, false]);
    expect(faultsOf(ended.file)).toEqual(faults);
    expect(ended.stderr).not.toMatch(/\n\s+at /u);
    return ended;
  });
}

/** A file that is taken whole: exit 0, and that many new figures and no others in the data file. */
export async function taking(
  office: Office,
  name: string,
  content: string | Uint8Array,
  fresh: number,
): Promise<Imported> {
  const before = revisionCount(office);
  const ended = await importing(office, name, content);
  expect([ended.code, ended.file.errors, ended.stderr.includes('Lỗi')]).toEqual([0, [], false]);
  expect([ended.file.new, ended.file.changed, ended.file.written]).toEqual([fresh, 0, fresh > 0]);
  expect(revisionCount(office)).toBe(before + fresh);
  return ended;
}
