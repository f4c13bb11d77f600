/** An office that has issued a report, and copies of its workbook with parts edited as somebody would. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync, writeFileSync } from 'node:fs';
import { officeOf2026, type Office } from './run-cli.ts';

/** Third-quarter figures of the built-in plan, few enough to be read. */
const FIGURES = [
  ['phu-song-5g', 'VHXH', '63,5'],
  ['dvc-toan-trinh', 'PVHCC', '412/530'],
  ['hai-long', 'PVHCC', '1917/2003'],
] as const;

export const CLOSED_ON = { now: '2026-09-22T08:00:00+07:00' };
export const REOPENED_ON = { now: '2026-10-01T09:00:00+07:00' };
export const CLOSED_AGAIN_ON = { now: '2026-10-02T10:00:00+07:00' };

async function must(office: Office, when: { now: string }, ...words: string[]): Promise<void> {
  const { code, stderr } = await office.at(when, ...words);
  if (code !== 0) throw new Error(`kpi ${words.join(' ')} ended with ${code}:\n${stderr}`);
}

/** Version 1 of the third quarter lies in `v1.xlsx`. */
export async function issuedOffice(): Promise<Office> {
  const office = await officeOf2026({ now: '2026-09-16T09:00:00+07:00' });
  for (const figure of FIGURES) await office.done('record', ...figure, '--period', '2026Q3');
  await must(office, CLOSED_ON, 'close', '2026Q3', '--yes', '--out', 'v1.xlsx');
  return office;
}

export const reopen = (office: Office): Promise<void> =>
  must(
    office,
    REOPENED_ON,
    ...['reopen', '2026Q3', '--reason', 'Sở yêu cầu chỉnh lý'],
    ...['--letter-number', '145/SKHCN-CĐS', '--letter-date', '30/9/2026'],
  );

export const correct = (office: Office, ...words: string[]): Promise<void> =>
  must(office, REOPENED_ON, ...words);

export const CORRECTION = [
  ...['record', 'dvc-toan-trinh', 'PVHCC', '430/530', '--period', '2026Q3'],
  ...['--reason', 'đếm sót hồ sơ bưu chính', '--as', 'Minh', '--yes'],
];

export const closeAgain = (office: Office): Promise<void> =>
  must(office, CLOSED_AGAIN_ON, 'close', '2026Q3', '--yes', '--out', 'v2.xlsx');

/** Version 2 lies in `v2.xlsx`; it differs in one figure. */
export async function twiceIssuedOffice(): Promise<Office> {
  const office = await issuedOffice();
  await reopen(office);
  await correct(office, ...CORRECTION);
  await closeAgain(office);
  return office;
}

export interface Edit {
  /** `xl/worksheets/sheet1.xml` */
  readonly part: string;
  readonly from: string | RegExp;
  readonly to: string;
}

/** A copy of a workbook with text of its parts replaced; fails where there is nothing to replace. */
export function edited(bytes: Uint8Array, ...edits: readonly Edit[]): Uint8Array {
  const parts = unzipSync(bytes);
  for (const { part, from, to } of edits) {
    const before = strFromU8(parts[part] ?? new Uint8Array());
    const after = before.replace(from, to);
    if (after === before) throw new Error(`nothing like ${String(from)} in ${part}`);
    parts[part] = strToU8(after);
  }
  return zipSync(parts);
}

export function editFile(office: Office, from: string, to: string, ...edits: readonly Edit[]): void {
  writeFileSync(office.path(to), edited(readFileSync(office.path(from)), ...edits));
}
