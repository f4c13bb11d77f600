/** The sheet that goes by unit: what each reported and how it stands, by formulas over the sheet of figures. */
import { beforeAll, describe, expect, test } from 'vitest';
import { SHEETS } from '../../../src/render/xlsx/words.ts';
import {
  demoFigures,
  demoReport,
  lienMinhFile,
  planBaseFile,
  reportOf,
  withHamlets,
  type TypedFigure,
} from '../../support/report-world.ts';
import { faultsOf } from '../../support/xlsx-faults.ts';
import { part, rendered, type ReadBook } from '../../support/xlsx-read.ts';

const cells = (book: ReadBook, row: number): unknown[] =>
  'ABCDEFGHIJ'.split('').map((column) => book.value('units', `${column}${row}`) ?? null);

/** The row of an indicator below its unit. */
function rowOf(book: ReadBook, unit: string, number: number): number {
  const heading = book.row('units', 'B', unit);
  for (let row = heading + 1; book.value('units', `A${row}`) !== undefined; row++)
    if (book.value('units', `A${row}`) === number) return row;
  throw new Error(`no ${number} below ${unit}`);
}

describe('the demo', () => {
  const report = demoReport();
  let book: ReadBook;
  beforeAll(async () => {
    book = await rendered(report);
  });

  test('every unit with a duty is there, in the order of the plan, with how much of it is in', () => {
    const headings = [...book.cells('units')]
      .filter(([address, { v }]) => /^J\d/u.test(address) && String(v).startsWith('Đã báo cáo'))
      .map(([address, { v }]) => [book.value('units', address.replace('J', 'B')), v]);
    expect(headings).toEqual(
      report.discipline.map(({ unit, required, missing }) => [
        unit.name,
        `Đã báo cáo ${required.length - missing.length}/${required.length}`,
      ]),
    );
  });

  test('a ratio is two references and their quotient', () => {
    const row = rowOf(book, 'Phòng Kinh tế', 8);
    expect(book.cell('units', `D${row}`)?.f).toMatch(/^'Số liệu theo đơn vị'!E\d+$/u);
    expect(book.cell('units', `E${row}`)?.f).toMatch(/^'Số liệu theo đơn vị'!F\d+$/u);
    expect(book.cell('units', `F${row}`)?.f).toBe(`100*D${row}/E${row}`);
    expect(book.cell('units', `H${row}`)?.f).toBe(`100*F${row}/G${row}`);
    expect(cells(book, row).slice(2)).toEqual([
      '%',
      598,
      628,
      (100 * 598) / 628,
      100,
      (100 * 598) / 628,
      'Đang thực hiện',
      null,
    ]);
    const source = /E(\d+)/u.exec(book.cell('units', `D${row}`)?.f ?? '')?.[1] ?? '';
    expect(book.value('details', `C${source}`)).toBe('Phòng Kinh tế');
    expect(book.value('details', `B${source}`)).toBe('ho-so-dien-tu');
  });

  test('what is not there is said in the place of the figure', () => {
    const state = (unit: string, number: number): unknown => cells(book, rowOf(book, unit, number))[5];
    expect(state('Trạm Y tế xã', 6)).toBe('Chưa báo cáo');
    expect(state('Phòng Kinh tế', 21)).toBe('Không phát sinh');
    expect(state('Phòng Kinh tế', 1)).toBe('Chưa có số liệu');
    expect(state('Phòng Kinh tế', 20)).toBe('Chưa triển khai');
  });

  test('keeps its headings in sight and on every page, and joins no cells below its title', () => {
    const sheets = [...part(book.bytes, 'xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/gu)];
    const index = sheets.findIndex(([, name]) => name === SHEETS.units) + 1;
    const xml = part(book.bytes, `xl/worksheets/sheet${index}.xml`);
    expect(xml).toMatch(/<pane [^>]*ySplit="5"[^>]*state="frozen"/u);
    const merged = [...xml.matchAll(/<mergeCell ref="[A-Z]+(\d+)/gu)].map(([, row]) => Number(row));
    expect(Math.max(...merged)).toBeLessThan(5);
    expect(xml.match(/<conditionalFormatting /gu)).toHaveLength(1);
    expect(part(book.bytes, 'xl/workbook.xml').replaceAll('&apos;', "'")).toContain(
      `'${SHEETS.units}'!$5:$5`,
    );
    expect(faultsOf(book.bytes)).toEqual([]);
  });

  test('no page ends with a unit’s heading, and few rows are not parted', async () => {
    const forty = await rendered(
      reportOf({
        file: withHamlets(lienMinhFile(), 40, ['ky-nang-so', 'hai-long']),
        period: '2026Q3',
        figures: demoFigures().filter(({ indicator }) => !['ky-nang-so', 'hai-long'].includes(indicator)),
      }),
    );
    const breaks = [...part(forty.bytes, 'xl/worksheets/sheet3.xml').matchAll(/<brk id="(\d+)"/gu)].map(
      ([, row]) => Number(row),
    );
    expect(breaks.length).toBeGreaterThan(5);
    // A unit's heading has no number; a thôn has two rows.
    for (const row of breaks) {
      expect(forty.value('units', `A${row}`)).toBeTypeOf('number');
      if (row > forty.row('units', 'B', 'Thôn Đông Hòa 1'))
        expect(forty.value('units', `A${row + 1}`)).toBeUndefined();
    }
  });
});

const typed = (indicator: string, unit: string, quarter: string, figure: string): TypedFigure => ({
  indicator,
  unit,
  quarter,
  figure,
});

test('a flow adds up its quarters, and a target that is not the unit’s stays away', async () => {
  const book = await rendered(
    reportOf({
      file: planBaseFile(),
      period: '2025Q2',
      today: '2025-07-20',
      figures: [
        typed('CT03', 'T01', '2025Q1', '10,1'),
        typed('CT03', 'T01', '2025Q2', '20,2'),
        typed('CT03', 'T02', '2025Q2', '7'),
        typed('CT02', 'T01', '2025Q2', '3'),
      ],
    }),
  );
  const flow = rowOf(book, 'Thôn Đông Hòa', 3);
  expect(book.cell('units', `F${flow}`)?.f).toMatch(
    /^ROUND\('Số liệu theo đơn vị'!G\d+\+'Số liệu theo đơn vị'!G\d+,6\)$/u,
  );
  expect(cells(book, flow).slice(5)).toEqual([30.3, 200, 15.15, 'Chưa đạt', null]);
  const households = rowOf(book, 'Thôn Đông Hòa', 2);
  expect(cells(book, households).slice(5)).toEqual([3, null, null, 'Không có mục tiêu', null]);
  expect(cells(book, rowOf(book, 'Thôn Đồng Tiến', 3))[9]).toBe('Còn thiếu số liệu quý I');
});

test('a single unit has no such sheet', async () => {
  const own = await rendered(
    reportOf({ file: lienMinhFile(), period: '2026Q3', figures: demoFigures(), unit: 'KT' }),
  );
  expect(own.book.SheetNames).not.toContain(SHEETS.units);
});

test('with more than twenty thousand rows there is none, and the notes say where to look', async () => {
  const report = reportOf({ file: lienMinhFile(), period: '2026Q3', figures: demoFigures() });
  const read = await rendered({ ...report, byUnit: { ...report.byUnit, rowCount: 20_001 } });
  expect(read.book.SheetNames).not.toContain(SHEETS.units);
  expect(JSON.stringify(read.book.Sheets[SHEETS.method])).toContain(`Không lập sheet «${SHEETS.units}»`);
});

test('its rows are counted as they are written', () => {
  const { byUnit } = reportOf({ file: lienMinhFile(), period: '2026Q3', figures: demoFigures() });
  expect(byUnit.rowCount).toBe(byUnit.units.reduce((sum, unit) => sum + byUnit.rowsOf(unit).length, 0));
  expect(byUnit.rowCount).toBeGreaterThan(byUnit.units.length);
});
