/** A workbook of more rows than a sheet may have page breaks: written row by row and packed in blocks. */
import { beforeAll, expect, test } from 'vitest';
import type { Report } from '../../../src/domain/report.ts';
import { renderReport } from '../../../src/render/xlsx/quarter-report.ts';
import { planBaseFile, reportOf } from '../../support/report-world.ts';
import { faultsOf } from '../../support/xlsx-faults.ts';
import { GENERATOR, part, ReadBook } from '../../support/xlsx-read.ts';

const UNITS = 1400;
const INDICATORS = 10;
const HEADER_ROW = 5;
/** Of an indicator: its name, its units, its total. */
const BLOCK = UNITS + 2;

let report: Report;
let bytes: Uint8Array;
let book: ReadBook;

const codes = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

beforeAll(async () => {
  const units = codes('T', UNITS);
  const indicators = codes('C', INDICATORS);
  report = reportOf({
    period: '2026Q3',
    file: {
      ...planBaseFile(),
      units: units.map((code) => ({ code, name: `Thôn ${code}` })),
      sections: [{ code: 'a', title: 'Chỉ tiêu', parent: null }],
      indicators: indicators.map((code) => ({
        code,
        name: `Chỉ tiêu ${code}`,
        section: 'a',
        kind: 'ratio',
        measure: '%',
        decimals: 2,
        whole: true,
        direction: 'at_least',
        overUnits: 'sum',
        overQuarters: 'latest',
        numerator: 'Số đạt',
        denominator: 'Tổng số',
        reporters: units,
      })),
      targets: [],
    },
    figures: indicators.flatMap((indicator) =>
      units.map((unit, index) => ({
        indicator,
        unit,
        quarter: '2026Q3',
        figure: `${index % 7}/${7 + (index % 5)}`,
        note: `Theo báo cáo số ${index} của thôn`,
      })),
    ),
  });
  bytes = await renderReport(report, { generator: GENERATOR });
  book = new ReadBook(bytes);
}, 60_000);

test('has no fault, and a row for every figure', () => {
  expect(faultsOf(bytes)).toEqual([]);
  expect(book.rows('details')).toHaveLength(HEADER_ROW + INDICATORS * BLOCK);
  const last = HEADER_ROW + INDICATORS * BLOCK;
  const total = book.cell('details', `G${last}`);
  const { numerator, denominator } = sums();
  expect(total?.f).toBe(`100*SUM(E${last - UNITS}:E${last - 1})/SUM(F${last - UNITS}:F${last - 1})`);
  expect(total?.v).toBeCloseTo((100 * numerator) / denominator, 9);
});

function sums(): { numerator: number; denominator: number } {
  const all = Array.from({ length: UNITS }, (_, index) => index);
  return {
    numerator: all.reduce((sum, index) => sum + (index % 7), 0),
    denominator: all.reduce((sum, index) => sum + 7 + (index % 5), 0),
  };
}

test('marks no more page breaks than a sheet may hold', () => {
  expect(part(bytes, 'xl/worksheets/sheet2.xml')).toContain(
    '<rowBreaks count="1000" manualBreakCount="1000">',
  );
});

test('everything else is as in a small one', () => {
  const xml = part(bytes, 'xl/worksheets/sheet2.xml');
  expect(xml).toMatch(/<pane [^>]*ySplit="5"[^>]*state="frozen"/u);
  expect(xml).toContain(`<autoFilter ref="A5:L${HEADER_ROW + INDICATORS * BLOCK}"`);
  expect(xml).toContain('<printOptions horizontalCentered="1"/>');
  expect(part(bytes, 'xl/workbook.xml')).toContain('!$5:$5</definedName>');
});

test('the same report gives the same bytes', async () => {
  expect(Buffer.from(await renderReport(report, { generator: GENERATOR })).equals(bytes)).toBe(true);
});
