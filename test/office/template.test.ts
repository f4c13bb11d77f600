/** Filled forms in other people's programs. Needs LibreOffice and python3 with openpyxl. */
import { readFileSync, writeFileSync } from 'node:fs';
import { read, type WorkBook } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { drawn, levelsForm } from '../support/learn-forms.ts';
import { officeOf2026 } from '../support/run-cli.ts';
import { provinceForm } from '../support/template-book.ts';
import { Office } from '../support/xlsx-office.ts';

const programs = new Office();
afterAll(() => programs.close());

async function filled(form: Uint8Array): Promise<Uint8Array> {
  const office = await officeOf2026();
  await office.done('record', 'phu-song-5g', 'VHXH', '69,996');
  await office.done('record', 'ho-so-dien-tu', 'VHXH', '412/530');
  await office.done('record', 'ho-so-dien-tu', 'KT', '1/2');
  writeFileSync(office.path('mau.xlsx'), form);
  await office.done('report', '--template', 'mau.xlsx', '--out', 'ra.xlsx');
  return readFileSync(office.path('ra.xlsx'));
}

const example = (name: string): Uint8Array =>
  readFileSync(new URL(`../../templates/${name}.xlsx`, import.meta.url));
const recomputed = (bytes: Uint8Array): WorkBook =>
  read(programs.recomputed(bytes), { type: 'array', cellText: true });
const value = (book: WorkBook, sheet: string, cell: string): unknown =>
  (book.Sheets[sheet]?.[cell] as { v?: unknown } | undefined)?.v;

test('LibreOffice opens the form by unit, shows its numbers and computes its sums', async () => {
  const book = recomputed(await filled(example('bieu-02-theo-don-vi')));
  const cells = ['C6', 'D6', 'E6', 'C7', 'D7', 'E7', 'C8', 'C10', 'D10', 'E10'];
  expect(cells.map((cell) => value(book, 'Biểu 02', cell))).toEqual([
    412,
    530,
    0.7774,
    1,
    2,
    0.5,
    undefined,
    413,
    532,
    0.7763,
  ]);
});

test('LibreOffice opens the summary, and each row has the figure of its indicator', async () => {
  const book = recomputed(await filled(example('bieu-01-tong-hop')));
  expect(['D10', 'F10', 'H10'].map((cell) => value(book, 'Biểu 01', cell))).toEqual([
    70,
    69.996,
    'Đang thực hiện',
  ]);
  expect(value(book, 'Biểu 01', 'F29')).toBe(2);
});

test('the form with everything opens with all of it', async () => {
  const bytes = await filled(provinceForm());
  const book = recomputed(bytes);
  expect(['B2', 'B4', 'B5', 'C5'].map((cell) => value(book, 'Biểu', cell))).toEqual([
    69.996, 0.69996, 139.992, 7,
  ]);
  const seen = programs.python(
    bytes,
    `
import json, sys, warnings
warnings.simplefilter('ignore')
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book['Biểu']
print(json.dumps({
  'charts': len(sheet._charts), 'comment': sheet['A2'].comment.text, 'names': len(list(book.defined_names.definedName if hasattr(book.defined_names, 'definedName') else book.defined_names)),
  'footer': sheet.oddFooter.left.text, 'wide': sheet.page_setup.orientation,
  'rules': len(sheet.conditional_formatting), 'validations': len(sheet.data_validations.dataValidation),
  'protected': sheet.protection.sheet, 'value': sheet['B2'].value, 'format': sheet['B2'].number_format,
}))
`,
  );
  expect(seen).toMatchObject({
    charts: 1,
    footer: '{{ky.ten}}',
    wide: 'landscape',
    comment: 'Ghi theo {{mẫu}}',
    rules: 1,
    validations: 1,
    protected: true,
    value: 69.996,
    format: '#,##0.00',
  });
});

test('LibreOffice keeps chart, picture, text box, comment, names and rules of the filled form', async () => {
  const parts = unzipSync(programs.recomputed(await filled(provinceForm())));
  const names = Object.keys(parts).join('\n');
  expect(names).toMatch(/xl\/charts\/chart1\.xml/u);
  expect(names).toMatch(/xl\/media\/image1\.png/u);
  expect(names).toMatch(/xl\/comments1\.xml/u);
  const text = (name: string): string => Buffer.from(parts[name] ?? []).toString();
  expect(text('xl/drawings/drawing1.xml')).toContain('Số liệu đến');
  expect(text('xl/workbook.xml')).toContain('TyLe');
  const sheet = text('xl/worksheets/sheet1.xml');
  for (const kept of ['conditionalFormatting', 'dataValidation', 'sheetProtection', 'mergeCell', 'rowBreaks'])
    expect(sheet).toContain(kept);
});

test('rows drawn ahead, and a learned form, open with their figures', async () => {
  const rows = recomputed(await filled(example('bieu-03-dong-lap')));
  expect(['A8', 'B8', 'D8', 'E8', 'G8', 'A26'].map((cell) => value(rows, 'Biểu 03', cell))).toEqual([
    5,
    'Tỷ lệ dân số được phủ sóng 5G',
    70,
    69.996,
    'Đang thực hiện',
    undefined,
  ]);
  const office = await officeOf2026();
  await office.done('record', 'phu-song-5g', 'VHXH', '69,996');
  writeFileSync(office.path('mau.xlsx'), await drawn(levelsForm()));
  await office.done('template', 'learn', 'mau.xlsx', '--yes');
  await office.done('report', '--template', 'mau', '--out', 'ra.xlsx');
  const book = recomputed(readFileSync(office.path('ra.xlsx')));
  expect(['D8', 'H8', 'I8', 'J8'].map((cell) => value(book, 'Biểu tổng hợp', cell))).toEqual([
    70,
    69.996,
    99.99,
    'Đang thực hiện',
  ]);
});
