/** The open cases of the group numbers, through the import of the files that they tell of. */
import { expect, test } from 'vitest';
import {
  figuresOf,
  csvOf,
  faultsOf,
  importing,
  notesOf,
  refusing,
  taking,
} from '../support/import-office.ts';
import { officeOfCases, type Office } from '../support/run-cli.ts';
import { cellOf, workbookIn } from '../support/import-report.ts';

interface Row {
  readonly code: string;
  readonly result: string | null;
}

async function resultOf(office: Office, code: string): Promise<string | null> {
  const status = (await office.done('status', '--json')).json() as { indicators: Row[] };
  return status.indicators.find((row) => row.code === code)?.result ?? null;
}

/** What is typed by hand is read like what stands in a file. */
async function refusedByHand(office: Office, code: string, unit: string, figure: string): Promise<void> {
  const { code: exit, stdout, stderr } = await office.kpi('record', code, unit, figure);
  expect([exit, stdout], figure).toEqual([3, '']);
  expect(stderr).toMatch(/E30[123]/u);
  expect(await figuresOf(office, code)).toEqual([]);
}

test('C002 full Vietnamese figure: 12.345 is twelve thousand since another figure proves it', async () => {
  const office = await officeOfCases();
  const rows = ['T01;CT03;2025;1;1.234.567,89;', 'T02;CT03;2025;1;12.345;', 'T03;CT03;2025;1;0,5;'];
  const { file } = await taking(office, 'C002.csv', csvOf(...rows), 3);
  expect(await figuresOf(office, 'CT03')).toEqual([
    'T01 2025Q1 1234567.89',
    'T02 2025Q1 12345',
    'T03 2025Q1 0.5',
  ]);
  expect(notesOf(file)).toEqual(['mark_proved 3 E3']);
  expect(file.warnings[0]?.message).toContain('“1.234.567,89”');
  expect(await resultOf(office, 'CT03')).toBe('1246913.39');
  expect((await office.done('show', 'CT03')).stdout).toContain('1.234.567,89 triệu đồng');
});

test('C002 the same figure typed alone is refused with both readings', async () => {
  const office = await officeOfCases();
  const alone = await office.kpi('record', 'CT03', 'T02', '12.345');
  expect([alone.code, alone.stderr.includes('12.345 (hàng nghìn) hoặc 12,345 (thập phân)')]).toEqual([
    3,
    true,
  ]);
  await office.done('record', 'CT03', 'T02', '12.345', '--decimal', 'comma');
  expect(await figuresOf(office, 'CT03')).toEqual(['T02 2025Q1 12345']);
});

test('C005 spaces as thousands marks: ordinary, no-break, narrow', async () => {
  const office = await officeOfCases();
  const rows = [
    'T01;CT03;2025;1;1 234 567;',
    'T02;CT03;2025;1;1\u00a0234\u00a0567;',
    'T03;CT03;2025;1;1\u202f234,5;',
  ];
  await taking(office, 'C005.csv', csvOf(...rows), 3);
  expect(await figuresOf(office, 'CT03')).toEqual([
    'T01 2025Q1 1234567',
    'T02 2025Q1 1234567',
    'T03 2025Q1 1234.5',
  ]);
});

test('C006 percent sign typed as text: with the sign, with a no-break space before it, without', async () => {
  const office = await officeOfCases();
  const rows = ['T01;CT01;2025;1;95,5%;', 'T02;CT01;2025;1;95,5\u00a0%;', 'T03;CT01;2025;1;95,5;'];
  const { file } = await taking(office, 'C006.csv', csvOf(...rows), 3);
  expect(notesOf(file)).toEqual([]);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 95.5', 'T02 2025Q1 95.5', 'T03 2025Q1 95.5']);
});

test('C009 look-alike digits: each is refused with its place and its first wrong character', async () => {
  const office = await officeOfCases();
  const rows = ['1O5', 'l2', '\uff11\uff12', '\u0661\u0662'].map(
    (text, index) => `T0${index + 1};CT02;2025;1;${text};`,
  );
  const { file } = await refusing(
    office,
    'C009.csv',
    csvOf(...rows),
    'E301 2 E2 "1O5"',
    'E301 3 E3 "l2"',
    'E301 4 E4 "\uff11\uff12"',
    'E301 5 E5 "\u0661\u0662"',
  );
  expect(file.errors[0]?.message).toBe('Không đọc được số “1O5”: sai từ ký tự thứ 2 (“O”).');
  await refusedByHand(office, 'CT02', 'T01', '\uff11\uff12');
});

test('C011 scientific notation is refused', async () => {
  const office = await officeOfCases();
  const rows = ['T01;CT03;2025;1;1,5E+05;', 'T02;CT03;2025;1;1E3;', 'T03;CT03;2025;1;1e400;'];
  await refusing(
    office,
    'C011.csv',
    csvOf(...rows),
    'E301 2 E2 "1,5E+05"',
    'E301 3 E3 "1E3"',
    'E301 4 E4 "1e400"',
  );
  await refusedByHand(office, 'CT03', 'T01', '1E3');
});

test('C012 tenths add up to 60.6 on the screen, for machines and in the workbook', async () => {
  const office = await officeOfCases();
  const rows = ['T01;CT03;2025;1;10,1;', 'T02;CT03;2025;1;20,2;', 'T03;CT03;2025;1;30,3;'];
  await taking(office, 'C012.csv', csvOf(...rows), 3);
  expect(await resultOf(office, 'CT03')).toBe('60.6');
  expect((await office.done('status')).stdout).toMatch(/ 60,6 triệu đồng /u);
  await office.done('report', '--period', '2025Q1', '--out', 'q1.xlsx');
  expect(cellOf(workbookIn(office, 'q1.xlsx'), 60.6)).toBe('60.6');
});

test('C015 broken groups: all four are refused, with their rows', async () => {
  const office = await officeOfCases();
  const texts = ['12.34.567', '1.000,', ',5', '1..5'];
  await refusing(
    office,
    'C015.csv',
    csvOf(...texts.map((text, index) => `T0${index + 1};CT03;2025;1;${text};`)),
    ...texts.map((text, index) => `E301 ${index + 2} E${index + 2} "${text}"`),
  );
  for (const text of texts) await refusedByHand(office, 'CT03', 'T01', text);
});

test('C016 apostrophe, plus, minus zero, zeros in front', async () => {
  const office = await officeOfCases();
  const rows = [
    "T01;CT02;2025;1;'45;",
    'T02;CT02;2025;1;+15;',
    'T03;CT02;2025;1;-0;',
    'T04;CT02;2025;1;007;',
  ];
  await refusing(office, 'C016.csv', csvOf(...rows), `E301 2 E2 "'45"`);
  await taking(office, 'C016.csv', csvOf(...rows.slice(1)), 3);
  expect(await figuresOf(office, 'CT02')).toEqual(['T02 2025Q1 15', 'T03 2025Q1 0', 'T04 2025Q1 7']);
  expect((await office.done('show', 'CT02')).stdout).not.toContain('-0');
  const zero = await office.done('record', '1-2', 'T04', '-0');
  expect(zero.stdout).toContain('Đã ghi: 0 cuộc');
});

test('what one bad figure refuses, its neighbours are refused with: all or nothing', async () => {
  const office = await officeOfCases();
  const { code, file } = await importing(
    office,
    'a.csv',
    csvOf('T01;CT02;2025;1;5;', 'T02;CT02;2025;1;12 hộ;'),
  );
  expect([code, faultsOf(file)]).toEqual([3, ['E301 3 E3 "12 hộ"']]);
  expect(await figuresOf(office, 'CT02')).toEqual([]);
});
