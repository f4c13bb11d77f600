/** `kpi explain`: from the total to the last figure (issue 2, section 4). */
import { expect, test } from 'vitest';
import { officeOf2026, officeOfCases } from '../support/run-cli.ts';

test('formula, rounding, target with its document, verdict and why, who, when, from where', async () => {
  const office = await officeOf2026({ columns: 200 });
  await office.done('record', 'dvc', 'pvhcc', '412/530', '--source', 'Báo cáo 21', '--note', 'ước tính');
  const { stdout } = await office.done('explain', 'dvc');
  for (const part of [
    '412 / 530 × 100 ≈ 77.7358490566'.replace('.', ','),
    '77,74%',
    '≥ 80%',
    'quý I/2026',
    'Kế hoạch hoạt động năm 2026',
    '97,17%',
    'Đang thực hiện – chưa đạt mục tiêu',
    '1/1 đơn vị',
    'Lan',
    '16/09/2026 09:00',
    'Báo cáo 21',
    'ước tính',
  ])
    expect(stdout).toContain(part);
  const english = (await office.done('explain', 'dvc', '--lang', 'en')).stdout;
  for (const part of ['412 / 530 × 100 ≈ 77.7358490566', 'never across the target', 'Báo cáo 21'])
    expect(english).toContain(part);
});

test('the day a figure is as of is shown', async () => {
  const office = await officeOf2026({ columns: 200 });
  await office.done('record', '5g', 'vhxh', '63,5', '--on', '10/9/2026');
  expect((await office.done('explain', '5g')).stdout).toContain('10/09/2026');
});

test('units counted and not, by JSON', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT04', 'T01', '1/2', '--period', '1', '--note', 'n');
  await office.done('record', 'CT04', 'T02', 'kps', '--period', '1');
  expect((await office.done('explain', 'CT04', '--period', '1', '--json')).json()).toMatchObject({
    period: '2025Q1',
    window: { from: '2025-01-01', to: '2025-03-31', due: '2025-04-15' },
    unit: null,
    indicator: { code: 'CT04', kind: 'ratio' },
    result: '50',
    reported: 2,
    required: 4,
    missing: ['T03', 'T04'],
    provisional: true,
    targets: [{ value: '95', from: '2025Q1', per: 'year', scope: 'plan' }],
    figures: [
      { unit: 'T01', numerator: '1', denominator: '2', counted: true, note: 'n', by: 'Lan' },
      { unit: 'T02', noCases: true, counted: false },
    ],
  });
});

test('one unit: its own figures alone', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT04', 'T01', '1/2', '--period', '1');
  await office.done('record', 'CT04', 'T02', '9/10', '--period', '1');
  const own = (await office.done('explain', 'CT04', 'đồng tiến', '--period', '1', '--json')).json();
  expect(own).toMatchObject({ unit: 'T02', result: '90', figures: [{ unit: 'T02' }] });
});

test('a target added up from quarters and units says of what', async () => {
  const office = await officeOfCases({ columns: 200 });
  await office.done('record', '1-2', 'T01', '10', '--period', '1');
  const { stdout } = await office.done('explain', '1-2', '--period', '1');
  for (const part of ['≥ 12 cuộc', '3 (T01, quý I/2025)', '3 (T04, quý I/2025)', '83,33%'])
    expect(stdout).toContain(part);
});

test('the document of a milestone', async () => {
  const office = await officeOf2026();
  await office.done('record', 'van-ban-the-che', 'vp', 'xong', '--document', 'Quyết định 12');
  expect((await office.done('explain', 'van-ban-the-che')).stdout).toContain('Quyết định 12');
});

test('unknown names are 4, nothing at all is 2', async () => {
  const office = await officeOf2026();
  expect((await office.kpi('explain', 'khong-co-that')).code).toBe(4);
  expect((await office.kpi('explain', 'dvc', 'khong-co-that')).code).toBe(4);
  expect((await office.kpi('explain')).code).toBe(2);
});
