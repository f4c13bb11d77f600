import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { divide, exact, sum, toCellNumber } from '../../../src/domain/exact.ts';
import { show } from '../../../src/domain/rounding.ts';
import { daySerial, figureCell, numberFormat, targetFormat } from '../../../src/render/xlsx/number-cell.ts';
import { lienMinhFile, planBaseFile, reportOf } from '../../support/report-world.ts';
import { rendered } from '../../support/xlsx-read.ts';

const SEVENTY = exact('70');
const figured = (text: string, decimals = 2, lines = [SEVENTY]) => ({
  exact: exact(text),
  shown: show(exact(text), decimals, lines),
});

describe('a figure in a cell', () => {
  test.each([
    { digits: '60.6', decimals: 2, numFmt: '#,##0.0' },
    { digits: '69.996', decimals: 2, numFmt: '#,##0.000' },
    { digits: '71', decimals: 2, numFmt: '#,##0' },
    { digits: '1234567.89', decimals: 2, numFmt: '#,##0.00' },
    { digits: '0', decimals: 2, numFmt: '#,##0' },
    { digits: '-12.5', decimals: 1, numFmt: '#,##0.0' },
  ])('$digits is that number, shown by $numFmt', ({ digits, decimals, numFmt }) => {
    expect(figureCell(figured(digits, decimals), null)).toEqual({
      value: Number(digits),
      number: Number(digits),
      numFmt,
    });
  });

  test('has a formula where the formula gives it', () => {
    expect(figureCell(figured('60.6'), { text: 'ROUND(SUM(G1:G3),6)', comesTo: 60.6 }).value).toEqual({
      formula: 'ROUND(SUM(G1:G3),6)',
      result: 60.6,
    });
  });

  test('has no formula that gives something else, however little', () => {
    expect(figureCell(figured('60.6'), { text: 'G1', comesTo: 60.7 }).value).toBe(60.6);
    expect(figureCell(figured('60.6'), { text: 'G1', comesTo: 60.600001 }).value).toBe(60.6);
  });

  test('less below the target than a binary number can tell is not shown as the target', () => {
    const value = SEVENTY.sub(divide(exact('1'), exact('100000000000000000000')));
    const cell = figureCell({ exact: value, shown: show(value, 2, [SEVENTY]) }, { text: 'G1', comesTo: 70 });
    expect(cell.value).toBe(69.9999999999999);
    expect(cell.numFmt).toBe(numberFormat(13));
  });

  test('is never infinite', () => {
    expect(() =>
      figureCell({ exact: exact(`1${'0'.repeat(400)}`), shown: { digits: '1' as never, decimals: 0 } }, null),
    ).toThrow(RangeError);
  });

  test('a target keeps its mark before the minus', () => {
    expect(targetFormat(show(exact('-1'), 6), 'at_least')).toBe('"≥ "#,##0;"≥ "-#,##0');
    expect(targetFormat(show(exact('17.5'), 6), 'at_most')).toBe('"≤ "#,##0.0;"≤ "-#,##0.0');
  });

  test.each([
    ['1900-03-01', 61],
    ['2026-09-14', 46279],
    ['2024-02-29', 45351],
  ])('%s is day %i of a spreadsheet', (day, serial) => expect(daySerial(day as Day)).toBe(serial));
});

describe('totals', () => {
  test('69.996 against 70 is not met and never shown as 70', async () => {
    const book = await rendered(
      reportOf({
        file: lienMinhFile(),
        period: '2026Q4',
        today: '2027-01-05',
        figures: [{ indicator: 'phu-song-5g', unit: 'VHXH', quarter: '2026Q4', figure: '69,996' }],
      }),
    );
    const row = book.row('annex', 'A', 5);
    expect(book.cell('annex', `F${row}`)).toMatchObject({ v: 69.996, w: '69.996' });
    expect(book.cell('annex', `G${row}`)?.w).toBe('99.99');
    expect(book.value('annex', `H${row}`)).toBe('Chưa đạt');
  });

  test('any amounts: the cell is the nearest number to the exact sum, and what its formula comes to', async () => {
    const amount = fc.tuple(
      fc.integer({ min: -9_999_999, max: 9_999_999 }),
      fc.integer({ min: 0, max: 999_999 }),
    );
    const amounts = fc.array(amount, { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(amounts, async (parts) => {
        const texts = parts.map(([whole, decimals]) => `${whole},${decimals.toString().padStart(6, '0')}`);
        const figures = texts.map((figure, index) => ({
          indicator: 'CT03',
          unit: `T0${index + 1}`,
          quarter: '2025Q1',
          figure,
        }));
        const report = reportOf({ file: planBaseFile(), period: '2025Q1', figures });
        const book = await rendered(report);
        const cell = book.annex('Thu ngân sách', 'F');
        const total = sum(
          report.entries[2]?.details.map(({ observation }) =>
            observation?.figure.kind === 'value' ? exact(observation.figure.value) : exact('0'),
          ) ?? [],
        );
        expect(cell?.v).toBe(toCellNumber(total));
        const [, first, last] = /!G(\d+):G(\d+)/u.exec(cell?.f ?? '') ?? [];
        if (first === undefined) return;
        let added = 0;
        for (let row = Number(first); row <= Number(last); row++)
          added += book.value('details', `G${row}`) as number;
        expect(Number(added.toFixed(6))).toBe(cell?.v);
      }),
      { numRuns: 12 },
    );
  });

  test('a sum that binary numbers cannot hold is written as a value, not as a formula that loses it', async () => {
    const texts = ['999999999999999', '0,1', '-999999999999999'];
    const figures = texts.map((figure, index) => ({
      indicator: 'CT03',
      unit: `T0${index + 1}`,
      quarter: '2025Q1',
      figure,
    }));
    const book = await rendered(reportOf({ file: planBaseFile(), period: '2025Q1', figures }));
    expect(book.annex('Thu ngân sách', 'F')).toMatchObject({ v: 0.1, w: '0.1' });
    expect(book.annex('Thu ngân sách', 'F')?.f).toBeUndefined();
  });

  test('the growth of a cumulative figure is a value, its year to date a formula', async () => {
    const typed = (quarter: string, figure: string) => ({
      indicator: 'hai-long',
      unit: 'PVHCC',
      quarter,
      figure,
    });
    const book = await rendered(
      reportOf({
        file: lienMinhFile(),
        period: '2026Q2',
        figures: [typed('2026Q1', '90/100'), typed('2026Q2', '188/200')],
      }),
    );
    const row = book.row('annex', 'A', 18);
    expect(book.cell('annex', `E${row}`)).toMatchObject({ v: 98 });
    expect(book.cell('annex', `E${row}`)?.f).toBeUndefined();
    expect(book.cell('annex', `F${row}`)).toMatchObject({ v: 94 });
    expect(book.cell('annex', `F${row}`)?.f).toBeDefined();
  });

  test('negative figures and targets', async () => {
    const file = planBaseFile();
    const targets = [
      { indicator: 'CT03', value: '-2', from: '2025Q1', per: 'year' as const, scope: 'plan' as const },
    ];
    const book = await rendered(
      reportOf({
        file: { ...file, targets },
        period: '2025Q1',
        figures: [{ indicator: 'CT03', unit: 'T01', quarter: '2025Q1', figure: '-2' }],
      }),
    );
    expect(book.annex('Thu ngân sách', 'D')).toMatchObject({ v: -2, w: '≥ -2' });
    expect(book.annex('Thu ngân sách', 'G')).toMatchObject({ v: 100 });
    expect(book.annex('Thu ngân sách', 'H')?.v).toBe('Đạt');
  });

  test('nine months and the year add up the quarters', async () => {
    const figures = ['2025Q1', '2025Q2', '2025Q3'].map((quarter, index) => ({
      indicator: 'CT04',
      unit: 'T01',
      quarter,
      figure: `${index + 1}/10`,
    }));
    const book = await rendered(reportOf({ file: planBaseFile(), period: '2025M9', figures }));
    expect(['E', 'F'].map((column) => book.annex('Hồ sơ đúng hạn', column)?.v)).toEqual([20, 20]);
    expect(book.words('annex')).toContain('KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU 9 THÁNG ĐẦU NĂM 2025');
  });
});
