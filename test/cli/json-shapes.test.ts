/** The JSON that others build on, field by field (DESIGN 5.1). */
import { describe, expect, test } from 'vitest';
import { officeOf2026, officeOfCases } from '../support/run-cli.ts';

type Row = Readonly<Record<string, unknown>>;
interface Status {
  readonly indicators: readonly Row[];
  readonly summary: Row;
}

test('status: no field of the contract is missing, and every figure is a string or null', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  await office.done('record', '5g', 'vhxh', '63,5');
  const status = (await office.done('status', '--json')).json() as Status;
  expect(Object.keys(status)).toEqual(
    expect.arrayContaining(['period', 'window', 'plan', 'unit', 'indicators', 'summary']),
  );
  expect(Object.keys(status.summary)).toEqual(
    'exceeded met in_progress not_met no_cases no_data not_assessed no_target'.split(' '),
  );
  const fields =
    'code name section kind measure direction target numerator denominator result resultShown resultInPeriod attainment attainmentShown verdict provisional reported required missing';
  for (const row of status.indicators) {
    expect(Object.keys(row)).toEqual(expect.arrayContaining(fields.split(' ')));
    for (const field of 'target numerator denominator result resultInPeriod attainment'.split(' ')) {
      const value = row[field];
      expect(value === null || (typeof value === 'string' && /^-?\d+(\.\d+)?$/u.test(value))).toBe(true);
    }
  }
});

test.each([
  // Finite within 6 decimals: exact; else to 12 significant digits.
  ['1/8', '12.5', '12,5'],
  ['1/3', '33.3333333333', '33,33'],
  ['2/3', '66.6666666667', '66,67'],
  ['1/64', '1.5625', '1,56'],
  ['1/7', '14.2857142857', '14,29'],
  ['0/7', '0', '0'],
])('%s is %s for machines and %s for people', async (figure, result, resultShown) => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', figure);
  const status = (await office.done('status', '--json')).json() as Status;
  expect(status.indicators.find(({ code }) => code === 'dvc-toan-trinh')).toMatchObject({
    result,
    resultShown,
  });
});

test('history: the fields of the contract, all quarters unless --period', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '400/530', '--period', '2', '--note', 'g', '--source', 'n');
  await office.done('record', 'dvc', 'pvhcc', '412/530', '--period', '3');
  const revisions = (await office.done('history', 'dvc', '--json')).json() as Row[];
  expect(revisions.map(({ period }) => period)).toEqual(['2026Q2', '2026Q3']);
  expect(revisions[0]).toMatchObject({
    period: '2026Q2',
    unit: 'PVHCC',
    figure: '75.4716981132',
    numerator: '400',
    denominator: '530',
    note: 'g',
    source: 'n',
    by: 'Lan',
    at: '2026-09-16T02:00:00.000Z',
    state: 'current',
    reason: null,
  });
});

test('resultInPeriod is the quarter’s own, result the year to date', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT04', 'T01', '1/2', '--period', '1');
  await office.done('record', 'CT04', 'T01', '9/10', '--period', '2');
  const status = (await office.done('status', '--period', '2', '--json')).json() as Status;
  expect(status.indicators.find(({ code }) => code === 'CT04')).toMatchObject({
    numerator: '10',
    denominator: '12',
    result: '83.3333333333',
    resultInPeriod: '90',
  });
});

describe('every command that shows something takes --json', () => {
  test.each([
    [[]],
    [['status']],
    [['show', 'dvc']],
    [['explain', 'dvc']],
    [['explain', 'dvc', 'pvhcc']],
    [['history', 'dvc']],
    [['missing']],
    [['report']],
    [['export', '--out', '.']],
    [['doctor']],
    [['unit', 'list']],
    [['unit', 'show', 'vp']],
    [['indicator', 'list']],
    [['indicator', 'show', 'dvc']],
    [['target', 'list']],
    [['target', 'show', 'dvc']],
    [['plan', 'export']],
    [['demo', '--out', 'mau']],
    [['record', '5g', 'vhxh', '63']],
    [['retract', 'dvc', 'pvhcc', '--reason', 'nhầm']],
    [['target', 'set', '5g', '75', '--from', '4']],
    [['unit', 'add', 'TH01', '--name', 'Thôn Một']],
    [['unit', 'edit', 'vp', '--alias', 'vpub']],
    [['unit', 'retire', 'tyt', '--on', '31/12/2026']],
    [['indicator', 'edit', '5g', '--decimals', '1']],
    [['indicator', 'retire', '5g', '--on', '31/12/2026']],
  ])('kpi %j', async (words) => {
    const office = await officeOf2026();
    await office.done('record', 'dvc', 'pvhcc', '412/530');
    const vi = (await office.at({ colour: true }, ...words, '--json')).stdout;
    expect(typeof JSON.parse(vi)).toBe('object');
  });
});

test('lists give code and name first', async () => {
  const office = await officeOf2026();
  for (const group of ['unit', 'indicator', 'target']) {
    const [first] = (await office.done(group, 'list', '--json')).json() as Row[];
    expect(Object.keys(first ?? {}).slice(0, 2)).toEqual(['code', 'name']);
  }
});
