/** A form with everything that a province puts into one: what is filled, what is not, and what kinds of files it may be. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { officeOf2026, type Office } from '../support/run-cli.ts';
import { provinceForm, provinceParts, rawEntries } from '../support/template-book.ts';
import { zipOf, type Parts } from '../support/xlsx-parts.ts';
import { part } from '../support/xlsx-read.ts';

const SHEET = 'xl/worksheets/sheet1.xml';

async function officeWith(form: Uint8Array): Promise<Office> {
  const office = await officeOf2026({ now: '2026-09-18T09:00:00+07:00' });
  await office.done('record', 'phu-song-5g', 'VHXH', '69,996', '--period', '2026Q3');
  writeFileSync(office.path('mau.xlsx'), form);
  return office;
}

const fill = async (office: Office): Promise<Uint8Array> => {
  await office.done('report', '--template', 'mau.xlsx', '--period', '2026Q3', '--out', 'ra.xlsx');
  return readFileSync(office.path('ra.xlsx'));
};

test('chart, picture, text box, comment, names, rules, sparkline, protection and print set-up keep their bytes', async () => {
  const form = provinceForm();
  const bytes = await fill(await officeWith(form));
  const [before, after] = [rawEntries(form), rawEntries(bytes)];
  expect([...after.keys()]).toEqual([...before.keys()]);
  const same = [...before.keys()].filter((name) => before.get(name) === after.get(name));
  expect(same).toEqual(
    expect.arrayContaining([
      'xl/charts/chart1.xml',
      'xl/drawings/drawing1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/drawings/vmlDrawing2.vml',
      'xl/media/image1.png',
      'xl/comments1.xml',
      'xl/styles.xml',
      'xl/sharedStrings.xml',
      'xl/worksheets/sheet2.xml',
      'docProps/custom.xml',
      '[Content_Types].xml',
    ]),
  );
  expect(before.size - same.length).toBe(2);
  // And within the sheet what stands behind the data: protection, merges, rules, validation, print set-up, sparklines.
  const behind = (xml: string): string => xml.slice(xml.indexOf('</sheetData>'));
  expect(behind(part(bytes, SHEET))).toBe(behind(part(form, SHEET)));
  expect(behind(part(bytes, SHEET))).toContain('sparkline');
});

test('placeholders outside of cells are told by check and by the report', async () => {
  const office = await officeWith(provinceForm());
  const { json } = await office.done('template', 'check', 'mau.xlsx', '--json');
  expect(json()).toMatchObject({
    notFilled: [
      { sheet: 'Biểu', where: 'header', text: '{{ky.ten}}' },
      { sheet: 'Biểu', where: 'drawing', text: '{{ky.den}}' },
      { sheet: 'Biểu', where: 'chart', text: '{{ky.ten}}' },
      { sheet: 'Biểu', where: 'comment', text: '{{mẫu}}' },
    ],
  });
  expect((await office.done('template', 'check', 'mau.xlsx')).stdout).toContain(
    'hộp chữ, hình vẽ, trang Biểu',
  );
  const { stderr } = await office.done('report', '--template', 'mau.xlsx', '--period', '2026Q3');
  expect(stderr).toContain('{{mẫu}} (ghi chú của ô, trang Biểu)');
});

test('a chart that cannot be read does not keep the cells from being filled', async () => {
  const broken = { ...provinceParts(), 'xl/charts/chart1.xml': '<c:chartSpace' };
  const bytes = await fill(await officeWith(zipOf(broken)));
  expect(part(bytes, 'xl/charts/chart1.xml')).toBe('<c:chartSpace');
  expect(part(bytes, SHEET)).toContain('<v>69.996</v>');
});

test('a placeholder in the name of a sheet is told too', async () => {
  const parts = provinceParts();
  const workbook = String(parts['xl/workbook.xml']).replace('name="Hướng dẫn"', 'name="{{ky.ten}}"');
  const office = await officeWith(zipOf({ ...parts, 'xl/workbook.xml': workbook }));
  expect((await office.done('template', 'check', 'mau.xlsx', '--json')).json()).toMatchObject({
    notFilled: expect.arrayContaining([
      { sheet: '{{ky.ten}}', where: 'name', text: '{{ky.ten}}' },
    ]) as unknown,
  });
});

const OTHER_NAMES: readonly (readonly [string, string])[] = [
  [
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ],
  [
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    'http://purl.oclc.org/ooxml/spreadsheetml/main',
  ],
  ['http://schemas.openxmlformats.org/drawingml/2006', 'http://purl.oclc.org/ooxml/drawingml'],
];

/** As «Strict Open XML Spreadsheet» is saved. */
const strict = (parts: Parts): Parts =>
  Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [
      name,
      typeof content === 'string'
        ? OTHER_NAMES.reduce((text, [from, to]) => text.replaceAll(from, to), content)
        : content,
    ]),
  );

/** Every element of the main parts with a prefix, as some programs write. */
function prefixed(parts: Parts): Parts {
  const own = [SHEET, 'xl/worksheets/sheet2.xml', 'xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml'];
  return Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [
      name,
      own.includes(name) && typeof content === 'string'
        ? content
            .replaceAll(/<(\/?)([A-Za-z][\w]*)(?=[\s/>])/gu, '<$1x:$2')
            .replace(/ xmlns="([^"]*spreadsheetml[^"]*)"/u, ' xmlns:x="$1"')
        : content,
    ]),
  );
}

describe('kinds of files', () => {
  test('Strict: filled like any other', async () => {
    const bytes = await fill(await officeWith(zipOf(strict(provinceParts()))));
    expect(part(bytes, SHEET)).toContain('<c r="B2" s="1"><v>69.996</v></c>');
    expect(part(bytes, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });

  test('prefixed: what is written has the prefix', async () => {
    const bytes = await fill(await officeWith(zipOf(prefixed(provinceParts()))));
    expect(part(bytes, SHEET)).toContain('<x:c r="B2" s="1"><x:v>69.996</x:v></x:c>');
    expect(part(bytes, 'xl/workbook.xml')).toContain('<x:calcPr calcId="191029" fullCalcOnLoad="1"');
  });

  test('Strict and prefixed forms without placeholders are learned and filled', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c><c r="B1" t="inlineStr"><is><t>Chỉ tiêu</t></is></c><c r="C1" t="inlineStr"><is><t>Kết quả</t></is></c></row>' +
      '<row r="2"><c r="B2" t="inlineStr"><is><t>Phủ sóng 5G cho dân số</t></is></c></row>';
    const parts = provinceParts();
    const sheet = String(parts[SHEET]).replace(
      /<sheetData>.*<\/sheetData>/u,
      `<sheetData>${rows}</sheetData>`,
    );
    const office = await officeWith(zipOf(prefixed(strict({ ...parts, [SHEET]: sheet }))));
    await office.done('template', 'learn', 'mau.xlsx', '--name', 'biểu', '--yes');
    await office.done('report', '--template', 'bieu', '--period', '2026Q3', '--out', 'ra.xlsx');
    expect(part(readFileSync(office.path('ra.xlsx')), SHEET)).toContain(
      '<x:c r="C2"><x:v>69.996</x:v></x:c></x:row>',
    );
  });

  test.each([
    [
      'an old .xls',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(600).fill(0)]),
      'E327',
    ],
    ['a csv', Buffer.from('Chỉ tiêu;Kết quả\n'), 'E361'],
    ['nothing', Buffer.alloc(0), 'E326'],
  ])('%s is refused to be learned, with what to do', async (_, bytes, code) => {
    const office = await officeWith(bytes);
    const { code: ended, stderr } = await office.kpi('template', 'learn', 'mau.xlsx', '--yes');
    expect([ended, stderr]).toEqual([3, expect.stringContaining(code)]);
  });
});
