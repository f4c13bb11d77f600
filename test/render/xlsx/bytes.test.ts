import { afterEach, expect, test } from 'vitest';
import { renderReport } from '../../../src/render/xlsx/quarter-report.ts';
import { demoReport, lienMinhFile, reportOf } from '../../support/report-world.ts';
import { GENERATOR, part, partsOf } from '../../support/xlsx-read.ts';

const render = (report = demoReport()): Promise<Uint8Array> => renderReport(report, { generator: GENERATOR });

const zone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = zone;
});

test('C121: the same report gives the same bytes, in every zone', async () => {
  const first = await render();
  expect(Buffer.from(await render()).equals(first)).toBe(true);
  for (const other of ['UTC', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    process.env['TZ'] = other;
    expect(Buffer.from(await render()).equals(first)).toBe(true);
  }
  process.env['TZ'] = 'Pacific/Kiritimati';
  expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-14 * 60);
});

test('says what it is, and from which day its figures are', async () => {
  const bytes = await render();
  const core = part(bytes, 'docProps/core.xml');
  expect(core).toContain('<dc:creator>kpi-xa</dc:creator>');
  expect(core).toContain('<cp:lastModifiedBy>kpi-xa</cp:lastModifiedBy>');
  expect(core).toContain('<cp:keywords>kpi-xa lien-minh-2026 2026Q3</cp:keywords>');
  expect(core).toContain('<dc:title>Kết quả thực hiện các chỉ tiêu quý III năm 2026</dc:title>');
  expect(core).toContain('W3CDTF">2026-09-21T00:00:00Z</dcterms:created>');
  expect(core).toContain('W3CDTF">2026-09-21T00:00:00Z</dcterms:modified>');
  expect(part(bytes, 'docProps/app.xml')).toContain('<Company>BAN CHỈ ĐẠO VỀ PHÁT TRIỂN KHOA HỌC');
});

test('without any change in the data it carries the last day of its window', async () => {
  const bytes = await render(reportOf({ file: lienMinhFile(), period: '2026Q3', figures: [] }));
  expect(part(bytes, 'docProps/core.xml')).toContain('W3CDTF">2026-09-14T00:00:00Z</dcterms:created>');
});

test('is printed as the decree wants, on every sheet', async () => {
  const bytes = await render();
  for (const sheet of [1, 2, 3, 4, 5, 6]) {
    const xml = part(bytes, `xl/worksheets/sheet${sheet}.xml`);
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(xml).toMatch(
      /<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToWidth="1" fitToHeight="0" firstPageNumber="1" useFirstPageNumber="1"/u,
    );
    expect(xml).toContain('<printOptions horizontalCentered="1"/>');
    // The first page has a header of its own, and it is empty.
    expect(xml).toMatch(
      /<headerFooter differentFirst="1"><oddHeader>&amp;C&amp;&quot;Times New Roman,Regular&quot;&amp;13&amp;P<\/oddHeader><\/headerFooter>/u,
    );
    const margins = /<pageMargins left="([\d.]+)" right="([\d.]+)" top="([\d.]+)" bottom="([\d.]+)"/u
      .exec(xml)
      ?.slice(1)
      .map((inches) => Math.round(Number(inches) * 25.4));
    expect(margins).toEqual([30, 15, 20, 20]);
  }
});

test('names its print areas and its repeated rows in the form that Excel reads', async () => {
  const names = [
    ...part(await render(), 'xl/workbook.xml').matchAll(
      /<definedName name="([^"]+)" localSheetId="(\d)">([^<]+)</gu,
    ),
  ].map(([, name, sheet, range]) => [name, sheet, range?.replaceAll('&apos;', "'")]);
  expect(names).toHaveLength(12);
  expect(names).toContainEqual(['_xlnm.Print_Titles', '0', "'Phụ lục'!$12:$13"]);
  expect(names).toContainEqual(['_xlnm.Print_Titles', '1', "'Số liệu theo đơn vị'!$5:$5"]);
  for (const [, , range] of names) expect(range).toMatch(/^'[^'!]+'!\$([A-Z]+\$)?\d+:\$([A-Z]+\$)?\d+$/u);
});

test('the sheet of figures keeps its headings in sight and can be filtered', async () => {
  const xml = part(await render(), 'xl/worksheets/sheet2.xml');
  expect(xml).toMatch(/<pane [^>]*ySplit="5"[^>]*state="frozen"/u);
  expect(xml).toMatch(/<autoFilter ref="A5:L\d+"/u);
});

test('knows one font', async () => {
  const parts = partsOf(await render());
  const fonts = [...parts.values()].flatMap((xml) =>
    [...xml.matchAll(/<(?:name|rFont) val="([^"]+)"/gu)].map(([, name]) => name),
  );
  expect(new Set(fonts)).toEqual(new Set(['Times New Roman']));
  expect(parts.get('xl/styles.xml')).not.toContain('<scheme');
});

test('computes anew when it is opened, and has a value in every formula until then', async () => {
  const bytes = await render();
  expect(part(bytes, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  const cells = [1, 2].flatMap((sheet) => [
    ...part(bytes, `xl/worksheets/sheet${sheet}.xml`).matchAll(/<c [^>]*><f>([^<]*)<\/f>(.*?)<\/c>/gu),
  ]);
  expect(cells.length).toBeGreaterThan(60);
  // A verdict is a word.
  for (const [cell, , cached] of cells)
    expect(cached).toMatch(/t="str"/u.test(cell) ? /^<v>\p{Lu}[\p{L} ]+<\/v>$/u : /^<v>-?[\d.e+-]+<\/v>$/u);
});

test('no part holds a number that is none, or an error', async () => {
  for (const [name, xml] of partsOf(await render())) {
    if (name.startsWith('xl/worksheets/'))
      expect(xml).not.toMatch(/<v>(?:NaN|-?Infinity|#[^<]*)<\/v>|t="e"/u);
  }
});

test('holds parts only, the list of its contents first', async () => {
  const names = [...partsOf(await render()).keys()];
  expect(names[0]).toBe('[Content_Types].xml');
  expect(names.filter((name) => name.endsWith('/'))).toEqual([]);
});
