/** The open cases of the group report (C100 and C012 also stand in test/cli/shown-when.test.ts). */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { SHEETS } from '../../src/render/xlsx/words.ts';
import { officeOfCases, type Office } from '../support/run-cli.ts';
import { ReadBook } from '../support/xlsx-read.ts';

type Row = Readonly<Record<string, unknown>>;

async function rowOf(office: Office, code: string, ...options: string[]): Promise<Row> {
  const status = (await office.done('status', '--json', ...options)).json() as { indicators: Row[] };
  return status.indicators.find((row) => row['code'] === code) ?? {};
}

const codesOf = async (office: Office, period: string): Promise<unknown[]> =>
  (
    (await office.done('status', '--json', '--period', period)).json() as { indicators: Row[] }
  ).indicators.map(({ code }) => code);

test('C100 average of percentages: the rate rests on the counts', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT04', 'T01', '1/2');
  await office.done('record', 'CT04', 'T02', '99/100');
  expect(await rowOf(office, 'CT04')).toMatchObject({ result: '98.0392156863', resultShown: '98,04' });
});

test.each([
  ['50', 'met', '100'],
  ['40', 'exceeded', '125'],
  ['100', 'not_met', '50'],
  ['0', 'exceeded', null],
])('C105 lower is better: %s against 50 is %s, attainment %s', async (figure, verdict, attainment) => {
  const office = await officeOfCases({ now: '2026-01-10T09:00:00+07:00' });
  await office.done('record', 'CT02', 'T01', figure, '--period', '2025Q4');
  expect(await rowOf(office, 'CT02', '--period', '2025Q4')).toMatchObject({ verdict, attainment });
});

test.each([
  ['-1', '-1', 'met', '100'],
  ['-2', '-1', 'exceeded', null],
])('C106 negative targets: target %s, actual %s is %s', async (target, figure, verdict, attainment) => {
  const office = await officeOfCases();
  await office.done('target', 'set', 'CT03', target, '--from', '1', '--scope', 'plan', '--per', 'year');
  await office.done('record', 'CT03', 'T01', figure, '--period', '1');
  expect(await rowOf(office, 'CT03', '--period', '1')).toMatchObject({ verdict, attainment });
});

test('C111 unit renamed mid-year: both names find it, and a report shows the name of its quarter', async () => {
  const office = await officeOfCases();
  await office.done('unit', 'edit', 'T03', '--name', 'Thôn An Phú Mới', '--from', '2025-07-01');
  await office.done('record', 'CT02', 'Thôn An Phú', '10', '--period', '2');
  await office.done('record', 'CT02', 'Thôn An Phú Mới', '12', '--period', '3');
  const nameIn = async (period: string): Promise<unknown> => {
    const shown = (await office.done('show', 'CT02', '--period', period, '--json')).json() as {
      units: Row[];
    };
    return shown.units.find(({ unit }) => unit === 'T03')?.['unitName'];
  };
  expect([await nameIn('2'), await nameIn('3'), await nameIn('2')]).toEqual([
    'Thôn An Phú',
    'Thôn An Phú Mới',
    'Thôn An Phú',
  ]);
  expect((await office.done('unit', 'list', '--json')).json()).toHaveLength(4);
});

test('C112 earlier quarter corrected after its report: the new one says so, the first file stays', async () => {
  const office = await officeOfCases({ now: '2025-04-10T09:00:00+07:00' });
  await office.done('record', 'CT03', 'T01', '100', '--period', '1');
  await office.done('report', '--period', '1', '--out', 'q1.xlsx');
  const first = readFileSync(office.path('q1.xlsx'));
  await office.at(
    { now: '2025-06-15T09:00:00+07:00' },
    'record',
    'CT03',
    'T01',
    '120',
    '--period',
    '1',
    '--reason',
    'thiếu một khoản',
  );
  await office.done('record', 'CT03', 'T01', '50', '--period', '2');
  const again = await office.kpi('report', '--period', '1', '--out', 'q1.xlsx');
  expect([
    again.code,
    again.stderr.includes('E319'),
    readFileSync(office.path('q1.xlsx')).equals(first),
  ]).toEqual([3, true, true]);
  await office.done('report', '--period', '1', '--out', 'q1-moi.xlsx');
  const texts = [...new ReadBook(readFileSync(office.path('q1-moi.xlsx'))).cells('annex').values()].map(
    ({ v }) => String(v),
  );
  expect(texts.filter((text) => text.includes('15/6/2025') && text.includes('100'))).toHaveLength(1);
  const history = (await office.done('history', 'CT03', 'T01', '--period', '1', '--json')).json() as Row[];
  expect(history.map(({ figure, state }) => [figure, state])).toEqual([
    ['100', 'superseded'],
    ['120', 'current'],
  ]);
  expect(await rowOf(office, 'CT03', '--period', '2')).toMatchObject({ result: '170' });
});

// The named quarters of a day: being collected and the one before, on a plan due on the 15th of the next month.
test.each([
  ['2025-03-31', '2025Q1', '2024Q4'],
  ['2025-05-31', '2025Q2', '2025Q1'],
  ['2025-06-30', '2025Q2', '2025Q1'],
  ['2025-08-31', '2025Q3', '2025Q2'],
  ['2025-11-30', '2025Q4', '2025Q3'],
  ['2025-12-31', '2025Q4', '2025Q3'],
])('C115 quarter arithmetic on %s: %s and %s', async (day, current, previous) => {
  const office = await officeOfCases({ now: `${day}T12:00:00+07:00` });
  for (const [word, quarter] of [
    ['this', current],
    ['last', previous],
  ] as const) {
    expect((await office.done('status', '--period', word, '--json')).json()).toMatchObject({
      period: quarter,
    });
  }
});

test.each([
  ['29/02/2024', 0],
  ['29/02/2025', 2],
  ['29/02/2100', 2],
])('C116 leap day: --on %s ends with %i and is never 1 March', async (day, code) => {
  const office = await officeOfCases();
  const outcome = await office.kpi('record', 'CT02', 'T01', '5', '--period', '2024Q1', '--on', day);
  expect(outcome.code).toBe(code);
  const history = (await office.done('history', 'CT02', 'T01', '--json')).json() as Row[];
  expect(history.map(({ asOf }) => asOf)).toEqual(code === 0 ? ['2024-02-29'] : []);
});

describe('C117 more than 100 %', () => {
  test('250 against 100 is 250 %, not capped', async () => {
    const office = await officeOfCases();
    await office.done('record', 'CT03', 'T01', '250', '--period', '1');
    expect(await rowOf(office, 'CT03', '--unit', 'T01', '--period', '1')).toMatchObject({
      target: '100',
      attainment: '250',
      verdict: 'exceeded',
    });
  });

  test('12 of 10 is refused', async () => {
    const office = await officeOfCases();
    const { code, stderr } = await office.kpi('record', 'CT04', 'T01', '12/10');
    expect([code, stderr.includes('E309')]).toEqual([3, true]);
  });
});

test('C119 sheet names are never made of unit names, which stand in full inside', async () => {
  const office = await officeOfCases();
  const names = [
    'Tổ dân phố số 1/2 khu vực chợ Đầu Mối',
    'Tổ dân phố số 1/2 khu vực chợ Đầu Mối B',
    "'Thôn' [A]*?",
    'History',
  ];
  for (const [index, name] of names.entries()) await office.done('unit', 'add', `U${index}`, '--name', name);
  await office.done('indicator', 'edit', 'CT02', '--reporters', 'U0,U1,U2,U3', '--correct');
  for (const index of names.keys()) await office.done('record', 'CT02', `U${index}`, '5', '--period', '1');
  await office.done('report', '--period', '1', '--out', 'q1.xlsx');
  const book = new ReadBook(readFileSync(office.path('q1.xlsx')));
  // What units wrote, and changes since the version that was sent, have a sheet only once there are any.
  const none: readonly string[] = [SHEETS.words, SHEETS.tasks, SHEETS.adjustments, SHEETS.ranking];
  expect(book.book.SheetNames).toEqual(Object.values(SHEETS).filter((name) => !none.includes(name)));
  const texts = [...book.cells('details').values()].map(({ v }) => v);
  for (const name of names) expect(texts).toContain(name);
});

test('C121 same data, same report: under another zone, language and folder the bytes are equal', async () => {
  const office = await officeOfCases();
  for (const [unit, figure] of [
    ['T01', '1/2'],
    ['T02', '99/100'],
  ] as const)
    await office.done('record', 'CT04', unit, figure, '--period', '1');
  const kpi = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));
  const rendered = (folder: string, settings: Record<string, string>): Buffer => {
    mkdirSync(office.path(folder));
    const argv = [kpi, 'report', '--period', '1', '--db', office.path('kpi.db'), '--out', 'r.xlsx'];
    const env = {
      PATH: process.env['PATH'],
      HOME: office.folder,
      KPI_NOW: '2025-04-02T09:00:00+07:00',
      ...settings,
    };
    const { status, stderr } = spawnSync(process.execPath, argv, {
      cwd: office.path(folder),
      env,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    return readFileSync(office.path(`${folder}/r.xlsx`));
  };
  const here = rendered('a', { TZ: 'Asia/Ho_Chi_Minh', LANG: 'vi_VN.UTF-8' });
  expect(rendered('b', { TZ: 'UTC', LANG: 'C' }).equals(here)).toBe(true);
});

test('C122 indicator retired, data kept: last year’s report has it, next year’s has not', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT05', 'T01', '0', '--period', '2025Q4');
  await office.done('indicator', 'retire', 'CT05', '--on', '31/12/2025');
  expect(await codesOf(office, '2025Q4')).toContain('CT05');
  expect(await codesOf(office, '2026Q1')).not.toContain('CT05');
  const { code, stderr } = await office.kpi('record', 'CT05', 'T01', '1', '--period', '2026Q1');
  expect([code, stderr.includes('E312')]).toEqual([3, true]);
  expect((await office.done('history', 'CT05', '--json')).json()).toMatchObject([
    { figure: '0', state: 'current' },
  ]);
});
