/**
 * The open cases about numbers, by their ids (cases/CASES.md). Their CSV files cannot be imported yet, so the very same
 * figures are recorded one by one; the import's own tests will take the files.
 */
import { expect, test } from 'vitest';
import { ReadBook } from '../support/xlsx-read.ts';
import { readFileSync } from 'node:fs';
import { officeOfCases, type Office, type Outcome } from '../support/run-cli.ts';

interface Fields {
  readonly [field: string]: unknown;
}

const stored = async (office: Office, indicator: string): Promise<unknown[]> =>
  ((await office.done('history', indicator, '--json')).json() as Fields[]).map(({ unit, figure }) => [
    unit,
    figure,
  ]);

async function row(office: Office, code: string): Promise<Fields | undefined> {
  const status = (await office.done('status', '--json')).json() as { indicators: Fields[] };
  return status.indicators.find((indicator) => indicator['code'] === code);
}

/** Refused as data, with the text and the place in it, and without a trace of the program's insides. */
function holdRefused(outcome: Outcome, text: string, position: number): void {
  expect(outcome.code).toBe(3);
  expect(outcome.stdout).toBe('');
  expect(outcome.stderr).toMatch(/^Lỗi E301: /u);
  expect(outcome.stderr).toContain(`“${text}”: sai từ ký tự thứ ${position} `);
  expect(outcome.stderr).not.toMatch(/\n\s+at /u);
}

test('C002 full Vietnamese figure', async () => {
  const office = await officeOfCases();
  const first = await office.done('record', 'CT03', 'T01', '1.234.567,89');
  expect(first.stdout).toContain('1.234.567,89 triệu đồng');
  // Alone this one has two readings; in the file the figure above it proves the marks, here the option does.
  expect((await office.kpi('record', 'CT03', 'T02', '12.345')).stderr).toContain('E302');
  await office.done('record', 'CT03', 'T02', '12.345', '--decimal', 'comma');
  const last = await office.done('record', 'CT03', 'T03', '0,5');
  expect(await stored(office, 'CT03')).toEqual([
    ['T01', '1234567.89'],
    ['T02', '12345'],
    ['T03', '0.5'],
  ]);
  expect(await row(office, 'CT03')).toMatchObject({ result: '1246913.39', resultShown: '1.246.913,39' });
  expect(last.stdout).toContain('1.246.913,39 triệu đồng');
});

test('C005 spaces as thousands marks', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT03', 'T01', '1 234 567');
  await office.done('record', 'CT03', 'T02', '1\u00a0234\u00a0567');
  await office.done('record', 'CT03', 'T03', '1\u202f234,5');
  expect(await stored(office, 'CT03')).toEqual([
    ['T01', '1234567'],
    ['T02', '1234567'],
    ['T03', '1234.5'],
  ]);
});

test('C006 percent sign typed as text', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT01', 'T01', '95,5%');
  await office.done('record', 'CT01', 'T02', '95,5\u00a0%');
  await office.done('record', 'CT01', 'T03', '95,5');
  expect(await stored(office, 'CT01')).toEqual([
    ['T01', '95.5'],
    ['T02', '95.5'],
    ['T03', '95.5'],
  ]);
});

test('C009 look-alike digits', async () => {
  const office = await officeOfCases();
  holdRefused(await office.kpi('record', 'CT02', 'T01', '1O5'), '1O5', 2);
  holdRefused(await office.kpi('record', 'CT02', 'T02', 'l2'), 'l2', 1);
  holdRefused(await office.kpi('record', 'CT02', 'T03', '\uff11\uff12'), '\uff11\uff12', 1);
  holdRefused(await office.kpi('record', 'CT02', 'T04', '\u0661\u0662'), '\u0661\u0662', 1);
  expect(await stored(office, 'CT02')).toEqual([]);
});

test('C011 scientific notation', async () => {
  const office = await officeOfCases();
  holdRefused(await office.kpi('record', 'CT03', 'T01', '1,5E+05'), '1,5E+05', 4);
  holdRefused(await office.kpi('record', 'CT03', 'T02', '1E3'), '1E3', 2);
  holdRefused(await office.kpi('record', 'CT03', 'T03', '1e400'), '1e400', 2);
  expect(await stored(office, 'CT03')).toEqual([]);
});

test('C012 tenths must add up', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT03', 'T01', '10,1');
  await office.done('record', 'CT03', 'T02', '20,2');
  const last = await office.done('record', 'CT03', 'T03', '30,3');
  expect(last.stdout).toContain('Kết quả chung: 60,6 triệu đồng');
  expect((await office.done('status')).stdout).toContain('60,6 triệu đồng');
  expect(await row(office, 'CT03')).toMatchObject({ result: '60.6', resultShown: '60,6' });
  await office.done('report', '--out', 'q1.xlsx');
  const book = new ReadBook(readFileSync(office.path('q1.xlsx')));
  const total = book.annex('Thu ngân sách', 'F');
  expect(total).toMatchObject({ t: 'n', v: 60.6 });
});

test('C015 broken groups', async () => {
  const office = await officeOfCases();
  holdRefused(await office.kpi('record', 'CT03', 'T01', '12.34.567'), '12.34.567', 3);
  holdRefused(await office.kpi('record', 'CT03', 'T02', '1.000,'), '1.000,', 6);
  holdRefused(await office.kpi('record', 'CT03', 'T03', ',5'), ',5', 1);
  holdRefused(await office.kpi('record', 'CT03', 'T04', '1..5'), '1..5', 2);
  expect(await stored(office, 'CT03')).toEqual([]);
});

test('C016 apostrophe, plus, minus zero, zeros in front', async () => {
  const office = await officeOfCases();
  holdRefused(await office.kpi('record', 'CT02', 'T01', "'45"), "'45", 1);
  await office.done('record', 'CT02', 'T02', '+15');
  const zero = await office.done('record', 'CT02', 'T03', '-0');
  await office.done('record', 'CT02', 'T04', '007');
  expect(await stored(office, 'CT02')).toEqual([
    ['T02', '15'],
    ['T03', '0'],
    ['T04', '7'],
  ]);
  expect(zero.stdout).toContain('Đã ghi: 0 hộ');
  const everywhere = [zero, await office.done('status'), await office.done('explain', 'CT02')];
  for (const { stdout } of everywhere) expect(stdout).not.toMatch(/[-\u2212]0/u);
});
