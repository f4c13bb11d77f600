/** `kpi missing`: what is not in, by unit, with days late (DESIGN 5). */
import { expect, test } from 'vitest';
import { officeOf2026, officeOfCases } from '../support/run-cli.ts';

test('each unit that owes, days late, and nobody for what a higher level publishes', async () => {
  const office = await officeOfCases();
  for (const code of ['CT01', 'CT02', 'CT03', 'CT05', '1-2'])
    await office.done('record', code, 'T01', '0', '--period', '1');
  await office.done('record', 'CT04', 'T01', '1/1', '--period', '1');
  await office.done('record', 'CT02', 'T02', '0', '--period', '1');
  const late = { now: '2025-04-18T09:00:00+07:00' };
  const found = await office.at(late, 'missing', '--period', '1', '--json');
  const words = JSON.stringify(found.json());
  for (const part of ['"2025Q1"', '"on_time"', '"partial"', '"missing"', '"daysLate":3'])
    expect(words).toContain(part);
  const { stdout } = await office.at(late, 'missing', '--period', '1');
  for (const part of ['T02', 'T04', '3 ngày', '3/4 đơn vị', '15/04/2025']) expect(stdout).toContain(part);
  expect((await office.at(late, 'missing', '--period', '1', '--lang', 'en')).stdout).toContain('3 days');
});

test('takes the quarter being collected, and one unit alone', async () => {
  const office = await officeOf2026();
  const { stdout } = await office.done('missing', '--unit', 'công an');
  expect(stdout).toContain('quý III/2026');
  expect(stdout).toContain('chu-ky-so-nguoi-dan');
  expect(stdout).not.toContain('MTTQ');
  expect((await office.done('missing')).stdout).not.toContain('phu-song-5g');
  expect((await office.kpi('missing', '--unit', 'khong-co-that')).code).toBe(4);
});

test('of a year each quarter, and percentages of counts', async () => {
  const office = await officeOf2026();
  await office.at(
    { now: '2026-03-18T09:00:00+07:00' },
    'record',
    'ngan-sach-khoa-hoc',
    'KT',
    'xong',
    '--period',
    'q1',
  );
  const found = await office.at(
    { now: '2026-06-25T09:00:00+07:00' },
    'missing',
    '--period',
    '2026H1',
    '--json',
  );
  const { units, total } = found.json() as {
    units: { unit: string; quarters: { period: string; state: string }[] }[];
    total: object;
  };
  expect(units.find(({ unit }) => unit === 'KT')?.quarters).toEqual([
    expect.objectContaining({ period: '2026Q1', state: 'partial', counts: true }),
    expect.objectContaining({ period: '2026Q2', state: 'missing', daysLate: 6 }),
  ]);
  expect(total).toMatchObject({ required: 18, complete: 0, completeness: '0', timeliness: '0' });
  const { stdout } = await office.done('missing', '--period', '2026', '--unit', 'KT');
  for (const words of ['năm 2026', 'quý I/2026 nộp chưa đủ', 'quý IV/2026 chưa đến hạn', 'Cộng'])
    expect(stdout).toContain(words);
  expect(stdout).not.toContain('VHXH');
});
