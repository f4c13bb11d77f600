/** The open cases of the group xlsx, each with the cells that it tells of, written by hand. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  countsOf,
  faultsOf,
  figuresOf,
  historyOf,
  imported,
  leavingAllAsItWas,
  notesOf,
  put,
  refusing,
  revisionCount,
  taking,
} from '../support/import-office.ts';
import { bareRow, COLUMNS, rowsXml, sheetsOf, sheetTable, type Content } from '../support/import-sheets.ts';
import { officeOfCases } from '../support/run-cli.ts';
import { sheetOf, stylesOf } from '../support/xlsx-parts.ts';

const row = (unit: Content, indicator: Content, value: Content, note: Content = null): Content[] => [
  unit,
  indicator,
  2025,
  1,
  value,
  note,
];

test('C050 numbers stored as text', async () => {
  const office = await officeOfCases();
  const book = sheetTable(
    [
      row('T01', 'CT01', { s: 1, inline: '85,5' }),
      row('T02', 'CT01', { s: 1, inline: ' 90\u00a0' }),
      row('T03', 'CT01', { s: 1, inline: '100' }),
      row('T04', 'CT01', { s: 1, t: 'n', v: '95' }),
    ],
    { styles: stylesOf('@') },
  );
  await taking(office, 'C050.xlsx', book, 4);
  expect(await figuresOf(office, 'CT01')).toEqual([
    'T01 2025Q1 85.5',
    'T02 2025Q1 90',
    'T03 2025Q1 100',
    'T04 2025Q1 95',
  ]);
});

test('C052 1 or 100 per cent: the format decides, and a bare 1 is doubted', async () => {
  const office = await officeOfCases();
  const book = sheetTable(
    [
      row('T01', 'CT01', { s: 1, v: '1' }),
      row('T02', 'CT01', 1),
      row('T03', 'CT01', { s: 2, v: '0.875' }),
      row('T04', 'CT01', { s: 1, v: '1.25' }),
    ],
    { styles: stylesOf('0%', '0.00%') },
  );
  const { file } = await taking(office, 'C052.xlsx', book, 4);
  expect(notesOf(file)).toEqual(['maybe_percent 3 Số liệu!E3']);
  expect(file.warnings[0]?.message).toContain('100%');
  expect(await figuresOf(office, 'CT01')).toEqual([
    'T01 2025Q1 100',
    'T02 2025Q1 1',
    'T03 2025Q1 87.5',
    'T04 2025Q1 125',
  ]);
});

test('C056 1904 date system: the days are those that were seen', async () => {
  const office = await officeOfCases();
  const days = ['44285', '44196', '44286', '44195'];
  const rows = days.map((day, index): Content[] => [`T0${index + 1}`, 'CT01', { s: 1, v: day }, 80]);
  const book = sheetOf(rowsXml([['Mã đơn vị', 'Mã chỉ tiêu', 'Kỳ', 'Giá trị'], ...rows]), {
    name: 'Số liệu',
    styles: stylesOf('dd/mm/yyyy'),
    workbookPr: ' date1904="1"',
  });
  await taking(office, 'C056.xlsx', book, 4);
  expect(await figuresOf(office, 'CT01')).toEqual([
    'T01 2025Q1 80',
    'T02 2025Q1 80',
    'T03 2025Q2 80',
    'T04 2024Q4 80',
  ]);
});

test('C058 formula whose stored result is an error', async () => {
  const office = await officeOfCases();
  const rows = [
    row('T01', 'CT01', { t: 'e', f: '1/0', v: '#DIV/0!' }),
    row('T02', 'CT01', { t: 'e', f: 'VLOOKUP(1,A1:B2,2,0)', v: '#N/A' }),
    row('T03', 'CT01', { f: '45+45', v: '90' }),
  ];
  const { file } = await refusing(
    office,
    'C058.xlsx',
    sheetTable(rows),
    'E336 2 Số liệu!E2 "#DIV/0!"',
    'E336 3 Số liệu!E3 "#N/A"',
  );
  expect(file.errors.map(({ message }) => message)).toEqual(['Ô báo lỗi #DIV/0!.', 'Ô báo lỗi #N/A.']);
  await taking(office, 'C058.xlsx', sheetTable(rows.slice(2)), 1);
  expect(await figuresOf(office, 'CT01')).toEqual(['T03 2025Q1 90']);
});

test('C060 a subtotal between the units is reported, not added', async () => {
  const office = await officeOfCases();
  const rows = [
    row('T01', 'CT03', 100),
    row('T02', 'CT03', 150),
    row('Cộng', 'CT03', 250),
    row('T03', 'CT03', 50),
  ];
  const { file } = await taking(office, 'C060.xlsx', sheetTable(rows), 3);
  expect([countsOf(file), notesOf(file)]).toEqual([
    'new 3, changed 0, same 0, skipped 1, errors 0',
    ['row_skipped 4'],
  ]);
  expect(file.warnings[0]?.message).toContain('Cộng');
  const status = (await office.done('status', '--json')).json() as {
    indicators: { code: string; result: string | null }[];
  };
  expect(status.indicators.find(({ code }) => code === 'CT03')?.result).toBe('300');
});

test('C063 the first visible sheet is read and named, whichever was active; the hidden one never', async () => {
  const office = await officeOfCases();
  const table = (cells: readonly Content[]): (readonly Content[])[] => [COLUMNS, cells];
  const book = sheetsOf(
    { name: 'Số liệu', rows: table(row('T01', 'CT03', 100)) },
    { name: 'Quý IV-2024', rows: table(['T01', 'CT03', 2024, 4, 999]) },
    { name: 'nháp', state: 'hidden', rows: table(row('T01', 'CT03', 1)) },
  );
  const { file } = await taking(office, 'C063.xlsx', book, 1);
  expect(notesOf(file)).toEqual(['hidden_sheets', 'other_sheets']);
  expect(file.warnings.map(({ message }) => message).join(' ')).toMatch(/“nháp”.*“Số liệu”.*“Quý IV-2024”/u);
  expect((await office.done('import', 'C063.xlsx', '--dry-run')).stdout).toContain('trang “Số liệu”');
  expect(await figuresOf(office, 'CT03')).toEqual(['T01 2025Q1 100']);
});

test('C065 partly bold codes', async () => {
  const office = await officeOfCases();
  const shared = (index: number): Content => ({ t: 's', v: String(index) });
  const book = sheetTable([row(shared(0), shared(1), shared(2))], {
    strings:
      '<si><r><rPr><b/></rPr><t>T0</t></r><r><t>1</t></r></si>' +
      '<si><r><t xml:space="preserve">CT</t></r><r><rPr><i/></rPr><t>01</t></r><phoneticPr fontId="1"/></si>' +
      '<si><r><t>85</t></r><r><rPr><b/></rPr><t>,5</t></r></si>',
  });
  await taking(office, 'C065.xlsx', book, 1);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5']);
});

test('C068 code 3 as a number is the unit 3, and is listed as 3', async () => {
  const office = await officeOfCases();
  await office.done('unit', 'add', '3', '--name', 'Thôn Ba');
  await office.done('indicator', 'edit', 'CT05', '--reporters', 'T01,T02,T03,T04,3', '--correct');
  await taking(office, 'C068.xlsx', sheetTable([row(3, 'CT05', 12), row('T01', 'CT05', { v: '3.0' })]), 2);
  expect(await figuresOf(office, 'CT05')).toEqual(['3 2025Q1 12', 'T01 2025Q1 3']);
  const { stdout } = await office.done('history', 'CT05');
  expect(stdout).not.toContain('3.0');
});

test('C069 TRUE and x as values', async () => {
  const office = await officeOfCases();
  const rows = [row('T01', 'CT02', { t: 'b', v: '1' }), row('T02', 'CT02', 'x'), row('T03', 'CT02', 3)];
  await refusing(office, 'C069.xlsx', sheetTable(rows), 'E338 2 Số liệu!E2 "TRUE"', 'E301 3 Số liệu!E3 "x"');
  await taking(office, 'C069.xlsx', sheetTable(rows.slice(2)), 1);
  expect(await figuresOf(office, 'CT02')).toEqual(['T03 2025Q1 3']);
});

/** What Excel writes beside an open workbook: the name of who has it open, 165 bytes. */
const LOCK = new Uint8Array(165).fill(32);
LOCK.set([5, ...Buffer.from('Admin')]);

test.each([
  ['by wildcard', ['hop/Bao cao.xlsx', 'hop/~$Bao cao.xlsx']],
  ['as a folder', ['hop']],
])("C070 Excel's lock file, %s: skipped with a hint", async (_, words) => {
  const office = await officeOfCases();
  put(office, 'hop/Bao cao.xlsx', sheetTable([row('T01', 'CT01', 85.5)]));
  writeFileSync(office.path('hop/~$Bao cao.xlsx'), LOCK);
  const { code, result } = await imported(office, ...words);
  expect(code).toBe(0);
  const [good, lock] = [...result.files].sort((a, b) => Number(a.skippedFile) - Number(b.skippedFile));
  expect([good?.new, good?.written, lock?.skippedFile, lock?.errors]).toEqual([1, true, true, []]);
  expect(lock?.warnings[0]?.message).toMatch(/có thể .*đang mở|vẫn đang mở/u);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5']);
  expect(revisionCount(office)).toBe(1);
});

test('C070 the lock file alone is refused by what it is', async () => {
  const office = await officeOfCases();
  await refusing(office, '~$Bao cao.xlsx', LOCK, 'E327 null null null');
});

test('C072 half-copied workbook', async () => {
  const office = await officeOfCases();
  const whole = sheetTable([row('T01', 'CT01', 85.5)]);
  const { file } = await refusing(
    office,
    'C072.xlsx',
    whole.slice(0, Math.floor(whole.length / 2)),
    'E328 null null null',
  );
  expect(file.errors[0]?.message).toContain('C072.xlsx bị hỏng: tệp bị cụt');
});

test('C074 spaces and line breaks around codes, and lower case', async () => {
  const office = await officeOfCases();
  const rows = [row('T01 ', 'CT01\n', 85.5), row('\u00a0T02', ' ct01', 90)];
  const { file } = await taking(office, 'C074.xlsx', sheetTable(rows), 2);
  expect(notesOf(file)).toEqual([]);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5', 'T02 2025Q1 90']);
});

test('C075 cells without addresses, strings in place', async () => {
  const office = await officeOfCases();
  const book = sheetOf(bareRow(COLUMNS) + bareRow(row('T01', 'CT01', 85.5)), { name: 'Số liệu' });
  await taking(office, 'C075.xlsx', book, 1);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5']);
});

test('C076 escaped characters in strings', async () => {
  const office = await officeOfCases();
  const cells = row('_x0054_01', 'CT01', '_x0033_40,5', 'dòng 1_x000D_\ndòng 2');
  await taking(office, 'C076.xlsx', sheetTable([cells]), 1);
  const [found] = await historyOf(office, 'CT01');
  expect([found?.unit, found?.figure, found?.note]).toEqual(['T01', '340.5', 'dòng 1\ndòng 2']);
});

test('a workbook of the same content under another name changes nothing', async () => {
  const office = await officeOfCases();
  await taking(office, 'a.xlsx', sheetTable([row('T01', 'CT01', 85.5)]), 1);
  put(office, 'b.xlsx', sheetTable([row('T01', 'CT01', 85.5)]));
  await leavingAllAsItWas(office, async () => {
    const { code, file } = await imported(office, 'b.xlsx');
    expect([code, faultsOf(file), file.same, file.written]).toEqual([0, [], 1, false]);
  });
});

test('a formula that gives 0 is a 0; one without a result and a date as a figure or a code are refused', async () => {
  const office = await officeOfCases();
  await taking(office, 'a.xlsx', sheetTable([row('T01', 'CT05', { f: 'B1*0', v: '0' })]), 1);
  expect(await figuresOf(office, 'CT05')).toEqual(['T01 2025Q1 0']);
  const rows = [
    row('T02', 'CT05', { f: 'SUM(A1:A9)' }),
    row('T03', 'CT05', { s: 1, v: '45000' }),
    row('T04', { s: 1, v: '45659' }, 3),
    row({ t: 'b', v: '1' }, 'CT05', 3),
  ];
  await refusing(
    office,
    'b.xlsx',
    sheetTable(rows, { styles: stylesOf('dd/mm/yyyy') }),
    'E337 2 Số liệu!E2 ""',
    'E338 3 Số liệu!E3 "2023-03-15"',
    'E338 4 Số liệu!B4 "2025-01-02"',
    'E338 5 Số liệu!A5 "TRUE"',
  );
});

test('a number that binary arithmetic left behind is the one that was seen', async () => {
  const office = await officeOfCases();
  const rows = [
    row('T01', 'CT03', { v: '0.30000000000000004' }),
    row('T02', 'CT03', { v: '8.1E1' }),
    row('T03', 'CT03', { s: 1, v: '0.070000000000000007' }),
  ];
  put(office, 'a.xlsx', sheetTable(rows, { styles: stylesOf('0%') }));
  const { code, file } = await imported(office, 'a.xlsx');
  expect([code, faultsOf(file)]).toEqual([3, ['E306 4 Số liệu!E4 "0.07"']]);
  await taking(office, 'a.xlsx', sheetTable(rows.slice(0, 2)), 2);
  expect(await figuresOf(office, 'CT03')).toEqual(['T01 2025Q1 0.3', 'T02 2025Q1 81']);
});

test('7 % of a percentage is 7, however its cell holds it', async () => {
  const office = await officeOfCases();
  const rows = [
    row('T01', 'CT01', { s: 1, v: '0.070000000000000007' }),
    row('T02', 'CT01', { s: 1, v: '0.575' }),
  ];
  await taking(office, 'a.xlsx', sheetTable(rows, { styles: stylesOf('0%') }), 2);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 7', 'T02 2025Q1 57.5']);
});
