/** `kpi history`: all revisions, with everything that was said about them (DESIGN 5, 5.1). */
import { expect, test } from 'vitest';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

const DETAILS = ['--note', 'ước tính', '--source', 'Báo cáo 21', '--on', '10/9/2026'];

async function corrected(): Promise<Office> {
  const office = await officeOf2026();
  await office.done('record', '5g', 'vhxh', '63,5', ...DETAILS);
  await office.done('record', '5g', 'vhxh', '64', '--reason', 'gõ nhầm', '--as', 'Minh');
  await office.done('retract', '5g', 'vhxh', '--reason', 'chưa công bố');
  return office;
}

test('every field, in the order of what happened', async () => {
  const office = await corrected();
  expect((await office.done('history', '5g', '--json')).json()).toEqual([
    expect.objectContaining({
      period: '2026Q3',
      unit: 'VHXH',
      figure: '63.5',
      numerator: null,
      denominator: null,
      note: 'ước tính',
      source: 'Báo cáo 21',
      asOf: '2026-09-10',
      by: 'Lan',
      at: '2026-09-16T02:00:00.000Z',
      state: 'superseded',
      reason: null,
    }),
    expect.objectContaining({ figure: '64', by: 'Minh', state: 'retracted', reason: 'chưa công bố' }),
  ]);
});

test('on the screen: who, when, why, from where', async () => {
  const { stdout } = await (await corrected()).at({ columns: 200 }, 'history', '5g');
  for (const part of ['63,5%', '64%', 'Minh', 'Lan', '16/09/2026 09:00', 'gõ nhầm', 'chưa công bố'])
    expect(stdout).toContain(part);
  for (const part of ['ước tính', 'Báo cáo 21']) expect(stdout).toContain(part);
});

test('on the screen: the day a figure is as of, and the document of a milestone', async () => {
  const office = await corrected();
  await office.done('record', 'van-ban-the-che', 'vp', 'xong', '--document', 'Quyết định 12');
  expect((await office.at({ columns: 200 }, 'history', '5g')).stdout).toContain('10/09/2026');
  expect((await office.at({ columns: 200 }, 'history', 'van-ban-the-che')).stdout).toContain('Quyết định 12');
});

test('the document of a milestone is kept', async () => {
  const office = await officeOf2026();
  await office.done('record', 'van-ban-the-che', 'vp', 'xong', '--document', 'Quyết định 12');
  expect((await office.done('history', 'van-ban-the-che', '--json')).json()).toMatchObject([
    { figure: 'done', document: 'Quyết định 12' },
  ]);
});

test('one unit only, one period only; several quarters of a half-year', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT04', 'T01', '1/2', '--period', '1');
  await office.done('record', 'CT04', 'T02', '3/4', '--period', '2');
  await office.done('record', 'CT04', 'T01', '5/6', '--period', '3');
  const units = async (...words: string[]): Promise<unknown[]> =>
    ((await office.done('history', 'CT04', ...words, '--json')).json() as { numerator: string }[])
      .map(({ numerator }) => numerator)
      .sort();
  expect(await units()).toEqual(['1', '3', '5']);
  expect(await units('T01')).toEqual(['1', '5']);
  expect(await units('--period', '2025Q2')).toEqual(['3']);
  expect(await units('--ky', '2025H1')).toEqual(['1', '3']);
});

test('English and Vietnamese words differ, the figures by their marks', async () => {
  const office = await corrected();
  const vi = (await office.done('lich-su', '5g')).stdout;
  const en = (await office.done('history', '5g', '--lang', 'en')).stdout;
  expect(vi).toContain('Lịch sử số liệu');
  expect(en).toContain('History of figures');
  expect(en).toContain('63.5%');
});

test('an unknown indicator or unit is 4', async () => {
  const office = await officeOf2026();
  expect((await office.kpi('history', 'khong-co-that')).code).toBe(4);
  expect((await office.kpi('history', '5g', 'khong-co-that')).code).toBe(4);
});
