/** Slips of clerks and of programs that once went in as something else than was meant, or were refused without need. */
import { expect, test } from 'vitest';
import { headingOf } from '../../src/input/headings.ts';
import {
  csvOf,
  faultsOf,
  figuresOf,
  importing,
  notesOf,
  refusing,
  tableOf,
  taking,
} from '../support/import-office.ts';
import { sheetTable } from '../support/import-sheets.ts';
import { officeOfCases } from '../support/run-cli.ts';
import { stylesOf } from '../support/xlsx-parts.ts';

const commas = (...rows: readonly string[]): string => csvOf(...rows).replaceAll(';', ',');

test.each([
  ['with a note column behind it', commas('T01;CT01;2025;1;85,5;', 'T02;CT01;2025;1;90;'), 'E349 2 E2 "85"'],
  ['in a row without its last comma', commas('T01;CT01;2025;1;85,5'), 'E349 2 E2 "85"'],
  [
    'with a column behind it that is not used',
    tableOf('unit,indicator,value,Lan', 'T01,CT01,85,5'),
    'E349 2 C2 "85"',
  ],
  ['with thousands before it', commas('T01;CT03;2025;1;1.234,56;'), 'E349 2 E2 "1.234"'],
  ['in the last column', tableOf('unit,indicator,value', 'T01,CT01,85,5'), 'E340 2 D2 "5"'],
])('a decimal comma outside quotes divides a figure %s', async (_, text, fault) => {
  const office = await officeOfCases();
  await refusing(office, 'a.csv', text, fault);
  expect(await figuresOf(office, 'CT01')).toEqual([]);
});

test('digits behind a figure are a note where commas do not divide, and words always', async () => {
  const office = await officeOfCases();
  await taking(office, 'a.csv', csvOf('T01;CT01;2025;1;85;5'), 1);
  await taking(office, 'b.csv', commas('T02;CT01;2025;1;"85,5";12', 'T03;CT01;2025;1;90;5 hộ'), 2);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85', 'T02 2025Q1 85.5', 'T03 2025Q1 90']);
});

test.each([
  ['Giá trị (triệu đồng)', 'value'],
  ['GIÁ TRỊ [hộ] *', 'value'],
  ['Giá trị\n(theo đơn vị tính của từng chỉ tiêu)', 'value'],
  ['Tử số (hồ sơ)', 'numerator'],
  ['Quý (1-4)', 'quarter'],
  ['Ghi chú (nếu có)', 'note'],
  ['Giá trị (kế hoạch)', undefined],
  ['Giá trị (năm trước)', undefined],
  ['(triệu đồng)', undefined],
])('the heading «%s» is %s', (text, column) => {
  expect(headingOf(text)).toBe(column);
});

test('two columns of values that differ by their brackets are not chosen between', async () => {
  const head = 'Mã đơn vị;Mã chỉ tiêu;Giá trị (hộ);Giá trị (%)';
  await refusing(await officeOfCases(), 'a.csv', tableOf(head, 'T01;CT01;5;85'), 'E333 null null null');
});

test('a row that was commented out is not recorded, and told', async () => {
  const office = await officeOfCases();
  const { file } = await taking(
    office,
    'a.csv',
    csvOf('# T03;CT01;2025;1;77;', 'T01;CT01;2025;1;85,5;', '// T02;CT01;2025;1;78;'),
    1,
  );
  expect(file.warnings.map(({ row, kind }) => [row, kind])).toEqual([
    [2, 'row_skipped'],
    [4, 'row_skipped'],
  ]);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5']);
});

test('a second table with other columns below the first is not read with the headings of the first', async () => {
  const text = csvOf('T01;CT01;2025;1;85,5;', '', 'Mã đơn vị;Mã chỉ tiêu;Kỳ;Giá trị', 'T02;CT01;Q1/2025;91');
  await refusing(await officeOfCases(), 'a.csv', text, 'E333 4 A4 "Mã đơn vị"');
});

test('a part of a code is not that code', async () => {
  const office = await officeOfCases();
  const { code, file } = await importing(
    office,
    'a.csv',
    csvOf('T01;1;2025;1;5;', 'T02;Số cuộc họp;2025;1;5;'),
  );
  expect([code, faultsOf(file)]).toEqual([3, ['E403 2 B2 "1"']]);
  expect(file.errors[0]?.fix).toContain('1-2');
  expect(notesOf(file)).toHaveLength(1);
});

test('an Icelandic eth is a crossed d', async () => {
  const office = await officeOfCases();
  const text = tableOf(
    'Tên \u00d0ơn vị;Mã chỉ tiêu;Năm;Quý;Giá trị',
    'Thôn \u00d0ông Hòa;CT01;2025;1;80',
    'Thôn \u00d0ồng Tiến;CT01;2025;1;81',
  );
  await taking(office, 'a.csv', text, 2);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 80', 'T02 2025Q1 81']);
});

test('signs that nobody sees are named where they spoil a figure', async () => {
  const { file } = await importing(
    await officeOfCases(),
    'a.csv',
    csvOf('T01;CT01;2025;1;85,5\u200b;', 'T02;CT01;2025;1;\u200e90;', 'T03;CT01;2025;1;9\u00ad0;'),
  );
  expect(file.errors.map(({ message }) => /\\u[0-9a-f]{4}/u.exec(message)?.[0])).toEqual([
    '\\u200b',
    '\\u200e',
    '\\u00ad',
  ]);
});

test('a cell that shows a span of time holds no figure', async () => {
  const rows = sheetTable([['T01', 'CT03', 2025, 1, { s: 1, v: '1.5' }]], { styles: stylesOf('[h]:mm') });
  const { file } = await refusing(await officeOfCases(), 'a.xlsx', rows, 'E338 2 Số liệu!E2 "1.5"');
  expect(file.errors[0]?.message).toContain('[h]:mm');
});
