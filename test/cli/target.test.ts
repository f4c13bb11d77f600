/** `kpi target`: list, show, set (DESIGN 3.5, 3.11, 5.1). */
import { expect, test } from 'vitest';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

const targetsOf = async (office: Office, code: string): Promise<unknown> =>
  (await office.done('target', 'show', code, '--json')).json();

test('list: all fields', async () => {
  const office = await officeOfCases();
  const listed = (await office.done('target', 'list', '--json')).json() as unknown[];
  expect(listed).toHaveLength(6);
  expect(listed[2]).toMatchObject({
    code: 'CT03',
    name: 'Thu ngân sách',
    value: '100',
    from: '2025Q1',
    per: 'quarter',
    scope: 'unit',
    unit: null,
    document: null,
  });
});

test('set keeps scope and basis', async () => {
  const office = await officeOfCases();
  await office.done('target', 'set', 'CT03', '120,5', '--from', '2025Q3');
  expect(await targetsOf(office, 'CT03')).toMatchObject([
    { value: '100', from: '2025Q1' },
    { value: '120.5', from: '2025Q3', per: 'quarter', scope: 'unit' },
  ]);
});

test('set says old → new and the new attainment', async () => {
  const office = await officeOf2026();
  await office.done('record', '5g', 'vhxh', '63,5');
  const vi = (await office.done('muc-tieu', 'dat', '5g', '75%', '--tu', '2026Q3', '--van-ban', 'QĐ 9'))
    .stdout;
  for (const part of ['70% → 75%', 'quý III/2026', '84,67%']) expect(vi).toContain(part);
  expect((await office.done('explain', '5g')).stdout).toContain('QĐ 9');
  const en = await office.done('target', 'set', '5g', '76,5', '--from', '2026Q4', '--lang', 'en');
  expect(en.stdout).toContain('75% → 76.5%');
});

test('overwriting needs consent; the same again changes nothing', async () => {
  const office = await officeOfCases();
  const words = ['target', 'set', 'CT04', '91', '--from', '2025Q1'];
  expect((await office.kpi(...words)).code).toBe(3);
  expect(await targetsOf(office, 'CT04')).toMatchObject([{ value: '95' }]);
  await office.done(...words, '--reason', 'điều chỉnh');
  expect(await targetsOf(office, 'CT04')).toMatchObject([{ value: '91' }]);
  expect((await office.done(...words)).stdout).toContain('Không có gì thay đổi');
  await office.done('target', 'set', 'CT04', '92', '--from', '2025Q1', '--yes');
  expect(await targetsOf(office, 'CT04')).toMatchObject([{ value: '92' }]);
});

test('a target of one unit alone leaves the others', async () => {
  const office = await officeOfCases();
  await office.done('target', 'set', '1-2', '8', '--from', '2025Q1', '--unit', 'T01');
  const target = async (unit: string): Promise<unknown> =>
    ((await office.done('explain', '1-2', unit, '--period', '1', '--json')).json() as { target: unknown })
      .target;
  expect([await target('T01'), await target('T02')]).toEqual(['8', '3']);
});

test.each([
  [['CT04', '1/2'], 3],
  [['CT04', '101'], 3],
  [['CT04', '1.234'], 3],
  [['CT02', '50%'], 3],
  [['CT99', '5'], 4],
  [['CT04', '90', '--unit', 'xyz'], 4],
  [['CT04', '90', '--from', '2025H1'], 2],
  [['CT04', '90', '--per', 'month'], 2],
  [['CT04'], 2],
])('set %j ends with %i and sets nothing', async (words, code) => {
  const office = await officeOfCases();
  const before = (await office.done('target', 'list', '--json')).json();
  expect((await office.kpi('target', 'set', ...words)).code).toBe(code);
  expect((await office.done('target', 'list', '--json')).json()).toEqual(before);
});

test('a milestone has no target', async () => {
  const office = await officeOf2026();
  expect((await office.kpi('target', 'set', 'van-ban-the-che', '1')).code).toBe(3);
});
