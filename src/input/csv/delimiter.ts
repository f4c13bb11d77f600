/** What stands between the fields: what makes headings of a row, or else the same number of fields in each. */
import type Papa from 'papaparse';
import { headingOf } from '../headings.ts';

const CANDIDATES = [';', '\t', ',', '|'] as const;
export type Delimiter = (typeof CANDIDATES)[number];

const ROWS = 60;
const CHARACTERS = 64 * 1024;

/** @param text with line feeds as its only line ends */
export function delimiterOf(text: string, papa: typeof Papa): Delimiter {
  const sample = text.trimStart().slice(0, CHARACTERS);
  const scores = CANDIDATES.map((delimiter) => ({
    delimiter,
    headings: mostHeadings(rowsOf(sample, delimiter, papa)),
    even: evenness(rowsOf(delimiter === ',' ? withoutDecimals(sample) : sample, delimiter, papa)),
  }));
  type Score = (typeof scores)[number];
  const better = (one: Score, other: Score): boolean =>
    other.headings > one.headings || (other.headings === one.headings && other.even > one.even);
  return scores.reduce((one, other) => (better(one, other) ? other : one)).delimiter;
}

const rowsOf = (sample: string, delimiter: Delimiter, papa: typeof Papa): string[][] =>
  papa
    .parse<string[]>(sample, { delimiter, newline: '\n', preview: ROWS })
    .data.filter((row) => row.some((field) => field.trim() !== ''));

/** A single heading proves nothing: it is the same under every delimiter that does not occur. */
function mostHeadings(rows: readonly (readonly string[])[]): number {
  const most = Math.max(
    0,
    ...rows.map((row) => row.filter((field) => headingOf(field.trim()) !== undefined).length),
  );
  return most > 1 ? most : 0;
}

/** `85,5` is one figure. */
const withoutDecimals = (sample: string): string =>
  sample.replace(/(?<![\d.,])(\d[\d.]*),(?=\d+(?![\d,]))/gu, '$1.');

/** The share of rows that have the commonest number of fields, of more than one. */
function evenness(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(0, ...counts.values()) / Math.max(1, rows.length);
}
