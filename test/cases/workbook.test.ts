/** The cases of the group report that are about the paper: what the workbook of a quarter says (cases/CASES.md). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { officeOfCases, type Office } from '../support/run-cli.ts';
import { ReadBook } from '../support/xlsx-read.ts';

async function bookOf(office: Office, period: string, ...options: string[]): Promise<ReadBook> {
  const name = `${period}-${options.length}.xlsx`;
  await office.done('report', '--period', period, '--out', name, '--force', ...options);
  return new ReadBook(readFileSync(office.path(name)));
}

const numbersIn = (book: ReadBook, name: string): unknown[] =>
  ['D', 'E', 'F', 'G'].map((column) => book.annex(name, column)?.v ?? null);

test('C012 the total of tenths is 60.6 in its cell, and 10.1, 20.2, 30.3 in theirs', async () => {
  const office = await officeOfCases();
  for (const [unit, figure] of [
    ['T01', '10,1'],
    ['T02', '20,2'],
    ['T03', '30,3'],
  ] as const)
    await office.done('record', 'CT03', unit, figure, '--period', '1');
  const book = await bookOf(office, '2025Q1');
  const { t, v } = book.annex('Thu ngân sách', 'F') ?? {};
  expect([t, v]).toEqual(['n', 60.6]);
  const figures = [...book.cells('details').values()]
    .filter(({ t: type }) => type === 'n')
    .map(({ v: value }) => value);
  for (const figure of [10.1, 20.2, 30.3]) expect(figures).toContain(figure);
});

test('C100 C117 the rate rests on the counts, 250 % is not capped', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT04', 'T01', '1/2', '--period', '1');
  await office.done('record', 'CT04', 'T02', '99/100', '--period', '1');
  await office.done('record', 'CT03', 'T01', '1.000,0', '--period', '1');
  const book = await bookOf(office, '2025Q1');
  const [target, , result, attainment] = numbersIn(book, 'Hồ sơ đúng hạn');
  expect([target, attainment]).toEqual([95, expect.closeTo(103.199174406604, 9)]);
  expect(result).toBeCloseTo(98.0392156862745, 9);
  expect(numbersIn(book, 'Thu ngân sách')).toEqual([400, 1000, 1000, 250]);
});

test('C105 less is better: 0 against 50 has no percentage and no error in its row', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT02', 'T01', '0', '--period', '1');
  const book = await bookOf(office, '2025Q1');
  expect(numbersIn(book, 'Số hộ nghèo').slice(0, 3)).toEqual([50, 0, 0]);
  expect(typeof book.annex('Số hộ nghèo', 'G')?.v).not.toBe('number');
  expect(book.annex('Số hộ nghèo', 'H')?.v).toBe('Vượt');
  for (const sheet of ['annex', 'details'] as const)
    for (const { t } of book.cells(sheet).values()) expect(t).not.toBe('e');
});

test('C111 the report of Q2 has the name of Q2, printed again the same; that of Q3 the new one', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT02', 'Thôn An Phú', '10', '--period', '2');
  const before = (await bookOf(office, '2025Q2')).words('details');
  await office.done('unit', 'edit', 'T03', '--name', 'Thôn An Phú Mới', '--from', '1/7/2025');
  await office.done('record', 'CT02', 'Thôn An Phú', '12', '--period', '3');
  expect((await bookOf(office, '2025Q2')).words('details')).toBe(before);
  expect(before).toContain('Thôn An Phú');
  expect(before).not.toContain('Thôn An Phú Mới');
  expect((await bookOf(office, '2025Q3')).words('details')).toContain('Thôn An Phú Mới');
});

test('C112 the new report of Q1 shows 120 and says: corrected on that day, 100 before, and why', async () => {
  const office = await officeOfCases({ now: '2025-04-10T09:00:00+07:00' });
  await office.done('record', 'CT03', 'T01', '100', '--period', '1');
  await office.done('report', '--period', '1', '--out', 'q1.xlsx');
  const first = readFileSync(office.path('q1.xlsx'));
  const correction = ['CT03', 'T01', '120', '--period', '1', '--reason', 'thiếu một khoản'];
  expect((await office.at({ now: '2025-06-15T09:00:00+07:00' }, 'record', ...correction)).code).toBe(0);
  expect((await office.kpi('report', '--period', '1', '--out', 'q1.xlsx')).code).toBe(3);
  expect(readFileSync(office.path('q1.xlsx')).equals(first)).toBe(true);

  await office.done('report', '--period', '1', '--out', 'q1.xlsx', '--force');
  const book = new ReadBook(readFileSync(office.path('q1.xlsx')));
  expect(numbersIn(book, 'Thu ngân sách')).toEqual([400, 120, 120, 30]);
  expect(book.annex('Thu ngân sách', 'Ghi chú')?.v).toContain('điều chỉnh ngày 15/6/2025: số cũ 100');
  expect(book.words('details')).toContain('thiếu một khoản');
  await office.done('record', 'CT03', 'T01', '50', '--period', '2');
  expect(numbersIn(await bookOf(office, '2025Q2'), 'Thu ngân sách')).toEqual([800, 50, 170, 21.25]);
});

test('C122 the report of Q4/2025 has the retired indicator, that of Q1/2026 has not', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT05', 'T01', '2', '--period', '2025Q4');
  await office.done('record', 'CT02', 'T01', '5', '--period', '2026Q1');
  await office.done('indicator', 'retire', 'CT05', '--on', '31/12/2025');
  const last = await bookOf(office, '2025Q4');
  expect(numbersIn(last, 'Số vụ cháy').slice(0, 3)).toEqual([0, 2, 2]);
  const next = await bookOf(office, '2026Q1');
  expect(next.words('annex')).toContain('Số hộ nghèo');
  expect(next.words('annex')).not.toContain('Số vụ cháy');
});
