/** Bare `kpi` on days around the last day to report, 19 September (DESIGN 3.8, 5). */
import { expect, test } from 'vitest';
import { officeOf2026, type Outcome } from '../support/run-cli.ts';

async function on(time: string, ...words: string[]): Promise<Outcome> {
  const office = await officeOf2026();
  const outcome = await office.at({ env: { KPI_NOW: time } }, ...words);
  expect(outcome.code).toBe(0);
  return outcome;
}

test.each([
  ['2026-09-14T23:59:00+07:00', '2026Q3', '2026Q2'],
  ['2026-09-15T00:01:00+07:00', '2026Q3', '2026Q3'],
  ['2026-09-19T23:59:00+07:00', '2026Q3', '2026Q3'],
  // The office's day, whatever the zone of the clock.
  ['2026-09-19T17:30:00Z', '2026Q4', '2026Q3'],
  ['2026-09-20T00:01:00+07:00', '2026Q4', '2026Q3'],
])('at %s %s is collected and %s finished', async (time, period, finished) => {
  expect((await on(time, '--json')).json()).toMatchObject({ period, finished });
});

test.each([
  ['2026-09-16', 'còn 3 ngày'],
  ['2026-09-19', 'hôm nay là ngày cuối'],
])('on %s: %s', async (day, left) => {
  const { stdout } = await on(day);
  expect(stdout).toContain(left);
  expect(stdout).toContain('15/06/2026');
  expect(stdout).toContain('thứ Bảy 19/09/2026');
  expect(stdout).toContain('thứ Sáu 18/09/2026');
});

test('says who is missing and what to type next', async () => {
  const { stdout } = await on('2026-09-16');
  for (const part of ['VHXH', 'MTTQ', 'kpi record', 'kpi report']) expect(stdout).toContain(part);
  expect(stdout).not.toContain('THON');
});

test('in English', async () => {
  const { stdout } = await on('2026-09-16', '--lang', 'en');
  for (const part of ['3 days left', 'Saturday 19/09/2026', 'What to type next'])
    expect(stdout).toContain(part);
});
