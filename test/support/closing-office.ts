/** An office whose first quarter of 2025 is reported, and may be closed. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { officeOfCases, type Office } from './run-cli.ts';
import { ReadBook } from './xlsx-read.ts';

export const FILE = 'bao-cao-base-2025-2025Q1.xlsx';
export const LATER = { now: '2025-07-02T09:00:00+07:00' };

/** Q1 of 2025 with a figure of each indicator and unit but two. */
export async function officeWithFigures(): Promise<Office> {
  const office = await officeOfCases();
  const rows = ['T01', 'T02', 'T03', 'T04'].flatMap((unit) => [
    `${unit};CT01;2025Q1;90;;`,
    `${unit};CT02;2025Q1;20;;`,
    `${unit};CT03;2025Q1;10;;`,
    ...(unit === 'T04' ? [] : [`${unit};CT04;2025Q1;;8;10`, `${unit};CT05;2025Q1;7;;`]),
    `${unit};1-2;2025Q1;3;;`,
  ]);
  writeFileSync(
    office.path('q1.csv'),
    `unit;indicator;period;value;numerator;denominator\n${rows.join('\n')}\n`,
  );
  await office.done('import', 'q1.csv');
  return office;
}

export async function closedOffice(): Promise<Office> {
  const office = await officeWithFigures();
  await office.done('close', 'q1', '--yes');
  return office;
}

export interface Closed {
  readonly version: number;
  readonly checkCode: string;
  readonly workbookSha256: string;
  readonly findings: Readonly<Record<'blanks' | 'soft' | 'owing', readonly unknown[]>>;
}
export const close = async (office: Office, ...words: string[]): Promise<Closed> =>
  (await office.done('close', 'q1', '--yes', '--force', '--json', ...words)).json() as Closed;

export const bytes = (office: Office, name = FILE): Buffer => readFileSync(office.path(name));
export const shaOf = (office: Office, name = FILE): string =>
  createHash('sha256').update(bytes(office, name)).digest('hex');
export const annex = (office: Office, name = FILE): string =>
  [...new ReadBook(bytes(office, name)).cells('annex').values()].map(({ v }) => String(v)).join('\n');
export const ledgerOf = async (office: Office): Promise<unknown> =>
  (await office.done('doctor', '--json')).json();

/** What was parted at the screen's edge in one line again. */
export const unwrapped = (text: string): string => text.replace(/\n +(?!- )/gu, ' ');
