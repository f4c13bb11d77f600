/** `kpi status`: the table and its JSON, periods, units, sections (DESIGN 3.5, 3.6, 5.1). */
import { describe, expect, test } from 'vitest';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

type Row = Readonly<Record<string, unknown>>;
interface Status {
  readonly indicators: readonly Row[];
  readonly summary: Readonly<Record<string, number>>;
}

const statusOf = async (office: Office, ...words: string[]): Promise<Status> =>
  (await office.done('status', '--json', ...words)).json() as Status;

async function row(office: Office, code: string, ...words: string[]): Promise<Row> {
  const found = (await statusOf(office, ...words)).indicators.find((indicator) => indicator['code'] === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
}

test('22 indicators, the summary counts every one of them', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '80/100');
  await office.done('record', '5g', 'vhxh', '75');
  await office.done('record', 'van-ban-the-che', 'vp', 'xong');
  const { indicators, summary } = await statusOf(office);
  expect(indicators).toHaveLength(22);
  expect(summary).toEqual({
    exceeded: 1,
    met: 2,
    in_progress: 0,
    not_met: 0,
    no_cases: 2,
    no_data: 15,
    not_assessed: 2,
    no_target: 0,
  });
});

describe('--period', () => {
  test.each([
    ['2026Q3', '2026Q3', '2026-06-15', '2026-09-14'],
    ['Q3/2026', '2026Q3', '2026-06-15', '2026-09-14'],
    ['2026-Q3', '2026Q3', '2026-06-15', '2026-09-14'],
    ['q2', '2026Q2', '2026-03-15', '2026-06-14'],
    ['quý III/2026', '2026Q3', '2026-06-15', '2026-09-14'],
    ['1', '2026Q1', '2025-12-15', '2026-03-14'],
    ['this', '2026Q3', '2026-06-15', '2026-09-14'],
    ['last', '2026Q2', '2026-03-15', '2026-06-14'],
    ['finished', '2026Q3', '2026-06-15', '2026-09-14'],
    ['2026H1', '2026H1', '2025-12-15', '2026-06-14'],
    ['2026M9', '2026M9', '2025-12-15', '2026-09-14'],
    ['2026', '2026', '2025-12-15', '2026-12-14'],
  ])('%s is %s, from %s to %s', async (typed, period, from, to) => {
    const office = await officeOf2026();
    const answer = await office.done('status', '--json', '--period', typed);
    expect(answer.json()).toMatchObject({ period, window: { from, to } });
    const { stdout } = await office.done('status', '--period', typed);
    for (const day of [from, to]) expect(stdout).toContain(day.split('-').reverse().join('/'));
  });

  test('half-year, nine months and year read off the quarters', async () => {
    const office = await officeOfCases();
    for (const [quarter, figure] of [10, 20, 30, 40].entries())
      await office.done('record', '1-2', 'T01', String(figure), '--period', String(quarter + 1));
    for (const [period, result] of [
      ['2025H1', '30'],
      ['2025M9', '60'],
      ['2025', '100'],
    ] as const)
      expect(await row(office, '1-2', '--period', period)).toMatchObject({ result, resultInPeriod: result });
    expect(await row(office, '1-2', '--period', '3')).toMatchObject({ result: '60', resultInPeriod: '30' });
  });
});

describe('--unit', () => {
  test('plan-wide target: each unit’s for a ratio, nobody’s for an amount; scope unit is', async () => {
    const office = await officeOfCases();
    await office.done('record', 'CT04', 'T01', '19/20', '--period', '1');
    await office.done('record', 'CT02', 'T01', '7', '--period', '1');
    await office.done('record', 'CT03', 'T01', '120', '--period', '1');
    await office.done('record', 'CT01', 'T01', '45', '--period', '1');
    await office.done('record', 'CT04', 'T02', '0/20', '--period', '1');
    const of = async (code: string): Promise<Row> => row(office, code, '--period', '1', '--unit', 'T01');
    expect(await of('CT04')).toMatchObject({ target: '95', result: '95', verdict: 'met', required: 1 });
    expect(await of('CT02')).toMatchObject({ target: null, result: '7', verdict: 'no_target' });
    expect(await of('CT03')).toMatchObject({ target: '100', attainment: '120', verdict: 'exceeded' });
    expect(await of('CT01')).toMatchObject({ target: '90', attainment: '50' });
    expect(await row(office, 'CT04', '--period', '1')).toMatchObject({ result: '47.5', provisional: true });
  });

  test('a published percentage of several units has no total, and says why', async () => {
    const office = await officeOfCases();
    await office.done('record', 'CT01', 'T01', '90', '--period', '1');
    await office.done('record', 'CT01', 'T02', '80', '--period', '1');
    expect(await row(office, 'CT01', '--period', '1')).toMatchObject({ result: null, blank: 'not_additive' });
    expect((await office.done('status', '--period', '1')).stdout).toContain('không cộng chung được');
  });

  test('the unit found is named in full', async () => {
    const office = await officeOf2026();
    expect((await office.done('status', '--unit', 'hcc')).stdout).toContain(
      'Trung tâm Phục vụ hành chính công',
    );
  });
});

test('missing, zero and no cases are three things', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '0/5');
  await office.done('record', 'mot-lan', 'pvhcc', 'khong-phat-sinh');
  expect(await row(office, 'dvc-toan-trinh')).toMatchObject({ result: '0', verdict: 'in_progress' });
  expect(await row(office, 'mot-lan')).toMatchObject({ result: null, verdict: 'no_cases', reported: 1 });
  expect(await row(office, 'phi-dia-gioi')).toMatchObject({ result: null, verdict: 'no_data', reported: 0 });
  expect(await row(office, 'phu-song-5g')).toMatchObject({ verdict: 'not_assessed' });
});

test('short of it: in progress before the last quarter, not met in it', async () => {
  const office = await officeOf2026({ now: '2026-12-20T09:00:00+07:00' });
  await office.done('record', 'dvc', 'pvhcc', '1/2', '--period', '3');
  await office.done('record', 'dvc', 'pvhcc', '1/2', '--period', '4');
  expect(await row(office, 'dvc-toan-trinh', '--period', '3')).toMatchObject({ verdict: 'in_progress' });
  expect(await row(office, 'dvc-toan-trinh', '--period', '4')).toMatchObject({ verdict: 'not_met' });
});

test('an old stock does not count as reported in a new quarter', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '4/5', '--period', '2');
  expect(await row(office, 'dvc-toan-trinh')).toMatchObject({
    result: null,
    reported: 0,
    older: { period: '2026Q2' },
  });
});

test('--section keeps the rows under one heading and their own summary', async () => {
  const office = await officeOf2026();
  const { indicators, summary } = await statusOf(office, '--section', 'I.2.a');
  expect(indicators.map(({ code }) => code)).toEqual(['kinh-te-so', 'dong-gop-khcn']);
  expect(Object.values(summary).reduce((sum, count) => sum + count, 0)).toBe(2);
});

test.each([80, 100, 160])('fits %i columns', async (columns) => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  const lines = (await office.at({ columns }, 'status')).stdout.split('\n');
  expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(columns);
  expect(lines.join('\n')).toContain('97,17%');
});
