/** `kpi retract`: takes a figure back, with a reason (DESIGN 5). */
import { expect, test } from 'vitest';
import { officeOf2026, type Office } from '../support/run-cli.ts';

async function withFigure(): Promise<Office> {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  return office;
}

test('needs a reason, and without one changes nothing', async () => {
  const office = await withFigure();
  for (const words of [[], ['--yes'], ['--reason', ' ']])
    expect((await office.kpi('retract', 'dvc', 'pvhcc', ...words)).code).toBe(2);
  expect((await office.done('history', 'dvc', '--json')).json()).toMatchObject([{ state: 'current' }]);
});

test('names what it took back, where, and what the indicator comes to', async () => {
  const office = await withFigure();
  const { stdout, stderr } = await office.done('rut', 'DVC', 'hcc', '--ly-do', 'nhầm kỳ');
  for (const part of ['412/530', 'PVHCC – Trung tâm Phục vụ hành chính công', 'Chưa có số liệu'])
    expect(stdout).toContain(part);
  expect(stdout.replace(/\s+/gu, ' ')).toContain('15/06/2026 – 14/09/2026');
  expect(stderr).toContain(office.path('kpi.db'));
});

test('the place is missing again, the history keeps both reason and figure', async () => {
  const office = await withFigure();
  const answer = await office.done('retract', 'dvc', 'pvhcc', '--reason', 'nhầm', '--json');
  expect(answer.json()).toMatchObject({
    indicator: 'dvc-toan-trinh',
    unit: 'PVHCC',
    period: '2026Q3',
    retracted: { numerator: '412', denominator: '530' },
    status: { result: null, verdict: 'no_data', reported: 0, required: 1, missing: ['PVHCC'] },
  });
  expect((await office.done('history', 'dvc', '--json')).json()).toMatchObject([
    { numerator: '412', state: 'retracted', reason: 'nhầm', retractedBy: 'Lan' },
  ]);
});

test('after it a figure may be recorded without consent', async () => {
  const office = await withFigure();
  await office.done('retract', 'dvc', 'pvhcc', '--reason', 'nhầm');
  await office.done('record', 'dvc', 'pvhcc', '410/530');
  const states = (await office.done('history', 'dvc', '--json')).json() as { state: string }[];
  expect(states.map(({ state }) => state)).toEqual(['retracted', 'current']);
});

test('nothing to take back: 4; a period of several quarters: 2', async () => {
  const office = await withFigure();
  expect((await office.kpi('retract', 'dvc', 'pvhcc', '--reason', 'x', '--period', '2')).code).toBe(4);
  expect((await office.kpi('retract', 'dvc', 'pvhcc', '--reason', 'x', '--period', '2026')).code).toBe(2);
  expect((await office.kpi('retract', 'dvc', '--reason', 'x')).code).toBe(2);
});

test('in English', async () => {
  const office = await withFigure();
  const { stdout } = await office.done('retract', 'dvc', 'pvhcc', '--reason', 'x', '--lang', 'en');
  expect(stdout).toContain('taken back');
  expect(stdout).not.toContain('Đã rút');
});
