/** `kpi show`: quarters, units, trend of one indicator (DESIGN 5). */
import { expect, test } from 'vitest';
import { officeOf2026, officeOfCases } from '../support/run-cli.ts';

test('quarters up to the period, and each unit', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT04', 'T01', '1/2', '--period', '1');
  await office.done('record', 'CT04', 'T02', '9/10', '--period', '2');
  const shown = (await office.done('show', 'CT04', '--period', '2', '--json')).json();
  expect(shown).toMatchObject({
    code: 'CT04',
    kind: 'ratio',
    overUnits: 'sum',
    overQuarters: 'sum',
    period: '2025Q2',
    quarters: [
      { period: '2025Q1', result: '50' },
      { period: '2025Q2', numerator: '10', denominator: '12' },
    ],
    units: [
      // It is in the year to date of all, but has not reported for this quarter.
      {
        unit: 'T01',
        unitName: 'Thôn Đông Hòa',
        result: null,
        verdict: 'no_data',
        older: { period: '2025Q1' },
      },
      { unit: 'T02', result: '90' },
      { unit: 'T03', verdict: 'no_data' },
      { unit: 'T04' },
    ],
  });
});

test('on the screen: trend, lead, aliases; in either language', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '400/530', '--period', '2');
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  const vi = (await office.done('show', 'dvc')).stdout;
  for (const part of ['Theo quý', '75,47%', '77,74%', 'Diễn biến: ▁█', 'Chủ trì: PVHCC', 'DVCTT'])
    expect(vi).toContain(part);
  const en = (await office.done('show', 'dvc', '--lang', 'en')).stdout;
  for (const part of ['By quarter', '77.74%', 'Lead unit: PVHCC']) expect(en).toContain(part);
});

test('several candidates are 4 with their list; none is 4; nothing is 2', async () => {
  const office = await officeOf2026();
  const several = await office.kpi('show', 'thủ tục hành chính');
  expect(several.code).toBe(4);
  for (const code of ['dvc-toan-trinh', 'phi-dia-gioi']) expect(several.stderr).toContain(code);
  expect((await office.kpi('show', 'khong-co-that')).code).toBe(4);
  expect((await office.kpi('show')).code).toBe(2);
});
