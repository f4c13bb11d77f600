import type { Worksheet } from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { rangeOf, type Chart } from '../../../src/render/xlsx/chart-model.ts';
import { newRowBook, type RowBook } from '../../../src/render/xlsx/row-book.ts';
import {
  demoFigures,
  demoReport,
  lienMinhFile,
  planBaseFile,
  reportOf,
  withHamlets,
} from '../../support/report-world.ts';
import { chartsOf, type ReadChart } from '../../support/xlsx-charts.ts';
import { part, partsOf, ReadBook, rendered } from '../../support/xlsx-read.ts';

const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/** What the charts say must be what stands in the cells that they name. */
function expectTrue(book: ReadBook, charts: readonly ReadChart[]): void {
  for (const { ranges } of charts) {
    for (const { sheet, addresses, cached } of ranges) {
      expect(book.book.SheetNames).toContain(sheet);
      const values = addresses.map((address) => {
        const cell = book.book.Sheets[sheet]?.[address] as { v?: string | number } | undefined;
        return cell?.v === undefined ? null : String(cell.v);
      });
      expect(cached).toEqual(values);
    }
  }
}

const barCharts = (charts: readonly ReadChart[]): ReadChart[] =>
  charts.filter(({ xml }) => xml.includes('<c:barDir val="bar"/>'));

describe('the demo', () => {
  let book: ReadBook;
  let charts: ReadChart[];
  beforeAll(async () => {
    book = await rendered(demoReport());
    charts = chartsOf(book.bytes);
  });

  test('every reference names cells that hold what the chart shows', () => {
    expect(charts.length).toBe(17);
    expectTrue(book, charts);
  });

  test('result against target: a column for each percentage, its target above it, gaps left open', () => {
    const [first] = charts;
    expect(first?.title).toBe(
      'Kết quả so với mục tiêu của các chỉ tiêu tính theo tỷ lệ (%), quý III năm 2026',
    );
    expect(first?.xml).toMatch(/<c:barDir val="col"\/>.*<c:lineChart>/u);
    const [result, numbers, results, target, , targets] = first?.ranges ?? [];
    expect([result?.cached, target?.cached]).toEqual([['Kết quả'], ['Mục tiêu']]);
    const at = numbers?.cached.indexOf('5') ?? -1;
    expect([results?.cached[at], targets?.cached[at]]).toEqual(['63.5', '70']);
    expect(results?.cached[numbers?.cached.indexOf('13') ?? -1]).toBeNull();
  });

  test('its figures are those of the annex, by formula', () => {
    const row = book.row('charts', 'A', 5);
    const annex = book.row('annex', 'A', 5);
    expect(book.cell('charts', `C${row}`)).toMatchObject({ v: 70, f: `'Phụ lục'!D${annex}` });
    expect(book.cell('charts', `D${row}`)).toMatchObject({ v: 63.5, f: `'Phụ lục'!F${annex}` });
    expect(book.value('charts', `E${row}`)).toBe('Đang thực hiện');
  });

  test('a trend for each indicator with figures of two quarters', () => {
    const trend = charts.find(({ title }) => title.startsWith('5. '));
    expect(trend?.title).toBe('5. Tỷ lệ dân số được phủ sóng 5G (%)');
    expect(trend?.ranges.map(({ cached }) => cached)).toEqual([
      ['Kết quả'],
      ['Quý I/2026', 'Quý II/2026', 'Quý III/2026'],
      ['58.2', '61.4', '63.5'],
      ['Mục tiêu'],
      ['Quý I/2026', 'Quý II/2026', 'Quý III/2026'],
      ['70', '70', '70'],
    ]);
  });

  test('completeness: what came and what is missing of each unit, from the sheet of discipline', () => {
    const [bars, ...others] = barCharts(charts);
    expect(others).toEqual([]);
    expect(bars?.ranges.map(({ sheet }) => sheet)).toEqual(Array(6).fill('Kỷ luật báo cáo'));
    const [, units, reported, , , missing] = bars?.ranges ?? [];
    const at = units?.cached.indexOf('Trung tâm Phục vụ hành chính công') ?? -1;
    expect([reported?.cached[at], missing?.cached[at]]).toEqual(['11', '1']);
  });

  test('the package knows its charts: types, relations, one drawing', () => {
    const parts = partsOf(book.bytes);
    const types = part(book.bytes, '[Content_Types].xml');
    const names = [...parts.keys()].filter((name) => name.startsWith('xl/charts/'));
    expect(names).toHaveLength(charts.length);
    for (const name of names)
      expect(types).toContain(`<Override PartName="/${name}" ContentType="${CHART_TYPE}"/>`);
    expect(part(book.bytes, 'xl/worksheets/_rels/sheet5.xml.rels')).toContain(
      'Target="../drawings/drawing1.xml"',
    );
    expect(part(book.bytes, 'xl/worksheets/sheet5.xml')).toMatch(
      /<drawing [^>]*r:id="rId1"\/><\/worksheet>$/u,
    );
    expect(part(book.bytes, 'xl/drawings/drawing1.xml').match(/<c:chart /gu)).toHaveLength(charts.length);
  });

  test('can be read without colour, in one font', () => {
    for (const { xml } of charts) {
      const colours = [...xml.matchAll(/srgbClr val="(\w{2})(\w{2})(\w{2})"/gu)];
      for (const [, red, green, blue] of colours) expect([green, blue]).toEqual([red, red]);
      const fonts = [...xml.matchAll(/typeface="([^"]+)"/gu)].map(([, name]) => name);
      expect(new Set(fonts)).toEqual(new Set(['Times New Roman']));
    }
    expect(barCharts(charts)[0]?.xml).toContain('<a:pattFill prst="wdUpDiag">');
  });

  test('twice the same bytes', async () => {
    const again = await rendered(demoReport());
    expect(Buffer.from(again.bytes).equals(book.bytes)).toBe(true);
  });
});

describe('nothing to show', () => {
  test('no trend in the first quarter, no comparison without a result', async () => {
    const first = chartsOf((await rendered(demoReport('2026Q1'))).bytes);
    expect(first.map(({ xml }) => xml.includes('<c:barChart>'))).toEqual([true, true]);
    const empty = reportOf({ file: lienMinhFile(), period: '2026Q3', figures: [] });
    const book = await rendered(empty);
    expect(chartsOf(book.bytes)).toEqual(barCharts(chartsOf(book.bytes)));
    expect(book.words('charts')).toContain('1. Mức độ đầy đủ của báo cáo theo đơn vị');
  });

  test('no sheet where there is no chart at all', async () => {
    const file = { ...planBaseFile(), indicators: [], targets: [] };
    const { bytes, book } = await rendered(reportOf({ file, period: '2025Q1', figures: [] }));
    expect(book.SheetNames).not.toContain('Biểu đồ');
    expect([...partsOf(bytes).keys()].filter((name) => /charts|drawings/u.test(name))).toEqual([]);
  });
});

describe('many units', () => {
  const hamlets = (number: number): Promise<ReadBook> =>
    rendered(
      reportOf({
        file: withHamlets(lienMinhFile(), number, ['ky-nang-so']),
        period: '2026Q3',
        figures: demoFigures().filter(({ indicator }) => indicator !== 'ky-nang-so'),
      }),
    );
  const heights = (book: ReadBook): number[] => barCharts(chartsOf(book.bytes)).map(({ rows }) => rows);

  test('the chart grows with its bars, and is parted before it fills more than a page', async () => {
    const [few, many] = await Promise.all([hamlets(5), hamlets(40)]);
    expect(heights(few)).toEqual([20]);
    expect(heights(many)).toEqual([22, 23, 22]);
    expectTrue(many, chartsOf(many.bytes));
    const titles = barCharts(chartsOf(many.bytes)).map(({ title }) => title);
    expect(titles[2]).toContain('(đơn vị 34-49 trong số 49)');
    expect(
      new Set(barCharts(chartsOf(many.bytes)).map(({ xml }) => /<c:max val="\d+"/u.exec(xml)?.[0])),
    ).toHaveProperty('size', 1);
  });

  test('more than can be drawn: words instead', async () => {
    const book = await hamlets(120);
    expect(heights(book)).toEqual([]);
    expect(book.words('charts')).toContain(
      'nhiều hơn số có thể vẽ rõ trên biểu đồ; xem trang «Kỷ luật báo cáo»',
    );
  });
});

test('hostile names stay names', async () => {
  const names = ["'Thôn' [A]*?", '=HYPERLINK("http://x","y")', '+84 "&<>', '-1 _x000D_ \u0007', ']]>'];
  const file = planBaseFile();
  const report = reportOf({
    file: {
      ...file,
      units: file.units.map((unit, index) => ({ ...unit, name: names[index] ?? unit.name })),
      indicators: file.indicators.map((indicator) => ({
        ...indicator,
        name: `${indicator.name} & <x>\n"y"`,
      })),
    },
    period: '2025Q2',
    figures: ['2025Q1', '2025Q2'].map((quarter) => ({
      indicator: 'CT04',
      unit: 'T01',
      quarter,
      figure: '1/2',
    })),
  });
  const book = await rendered(report);
  const charts = chartsOf(book.bytes);
  expectTrue(book, charts);
  const [bars] = barCharts(charts);
  expect(bars?.ranges[1]?.cached.slice(0, 4)).toEqual([...names.slice(0, 3), '-1 _x000D_ ']);
  expect(charts.some(({ title }) => title.includes('& <x> "y"'))).toBe(true);
});

describe('put into a workbook', () => {
  const chartOn = (sheet: Worksheet): Chart => ({
    kind: 'columns',
    title: 'T',
    categories: rangeOf(sheet, 'A2', 'A3'),
    categoryTitle: null,
    most: null,
    series: [{ look: 'column', name: rangeOf(sheet, 'B1'), values: rangeOf(sheet, 'B2', 'B3') }],
    place: { fromColumn: 0, fromRow: 4, toColumn: 4, toRow: 10 },
  });
  const sheetOf = (book: RowBook, name: string): Worksheet => {
    book.addWorksheet('Khác').getCell('A1').value = 'z';
    const sheet = book.addWorksheet(name);
    sheet.addRow(['x', 'y']);
    sheet.addRow(['a', 0]);
    sheet.addRow(['b', { formula: 'B2', result: 0 }]);
    return sheet;
  };

  test('a sheet with quotes in its name, and zeros, computed ones too', async () => {
    const name = `d'x & "y"`;
    const book = await newRowBook();
    const sheet = sheetOf(book, name);
    book.draw(sheet, [chartOn(sheet)]);
    const bytes = await book.close();
    const [chart] = chartsOf(bytes);
    expect(chart?.xml).toContain(`<c:f>'d''x &amp; &quot;y&quot;'!$B$2:$B$3</c:f>`);
    expect(chart?.ranges.map(({ sheet, cached }) => [sheet, cached])).toEqual([
      [name, ['y']],
      [name, ['a', 'b']],
      [name, ['0', '0']],
    ]);
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<drawing');
  });

  test('beside comments: in its place, no relation lost', async () => {
    const book = await newRowBook();
    const sheet = sheetOf(book, 'S');
    sheet.getCell('A1').note = 'ghi chú';
    book.draw(sheet, [chartOn(sheet)]);
    const bytes = await book.close();
    expect(part(bytes, 'xl/worksheets/sheet2.xml')).toMatch(
      /<\/sheetData>.*<drawing [^>]*\/><legacyDrawing /u,
    );
    const relations = part(bytes, 'xl/worksheets/_rels/sheet2.xml.rels');
    const ids = [...relations.matchAll(/ Id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(3);
    expect(ids).toHaveLength(3);
  });

  test('refused where there are charts already', async () => {
    const book = await newRowBook();
    const sheet = sheetOf(book, 'S');
    const charts = [chartOn(sheet)];
    book.draw(sheet, charts);
    expect(() => book.draw(sheet, charts)).toThrow('there are charts already');
  });
});
