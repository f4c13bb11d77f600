import { expect, test } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import { Book } from '../../src/domain/observation.ts';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { viewOf } from '../../src/domain/status.ts';
import { trendsOf } from '../../src/domain/trend.ts';
import { day, observation, period } from '../support/plan-builder.ts';
import { planBaseFile, reportOf } from '../support/report-world.ts';

const trendOf = (report: Report, code: string): unknown[] =>
  (report.entries.find(({ row }) => row.indicator.code === code)?.trend ?? []).map(
    ({ quarter, result, target }) => [
      quarter,
      result?.shown.digits ?? null,
      target === null ? null : target.shown.digits,
    ],
  );
const typed = (indicator: string, quarter: string, figure: string, unit = 'T01') => ({
  indicator,
  unit,
  quarter,
  figure,
});
const report = (period: string): Report =>
  reportOf({
    file: planBaseFile(),
    period,
    figures: [
      typed('CT03', '2025Q1', '10'),
      typed('CT03', '2025Q2', '5'),
      typed('CT02', '2025Q1', '4'),
      typed('CT02', '2025Q3', '6'),
      typed('CT04', '2025Q1', '1/2'),
      typed('CT04', '2025Q1', '99/100', 'T02'),
    ],
  });

test('a flow grows by each quarter, to date', () => {
  expect(trendOf(report('2025Q2'), 'CT03').map((point) => (point as string[]).slice(0, 2))).toEqual([
    ['2025Q1', '10'],
    ['2025Q2', '15'],
  ]);
});

test('a stock of no quarter is a gap, and nothing later than the period is known', () => {
  const results = (period: string): unknown[] =>
    trendOf(report(period), 'CT02').map((point) => (point as string[])[1]);
  expect(results('2025Q3')).toEqual(['4', null, '6']);
  expect(results('2025H1')).toEqual(['4', null]);
});

test('ratios are those of sums, as in the report of the quarter', () => {
  const quarter = report('2025Q1').entries.find(({ row }) => row.indicator.code === 'CT04')?.row.result;
  expect(trendOf(report('2025Q3'), 'CT04')[0]).toEqual(
    expect.arrayContaining(['2025Q1', quarter?.shown.digits]),
  );
});

test('each quarter has the target that was in force then', () => {
  const file = planBaseFile();
  const [target] = file.targets.filter(({ indicator }) => indicator === 'CT04');
  expect(target).toBeDefined();
  const world = {
    file: {
      ...file,
      targets: [
        ...file.targets,
        ...(target === undefined ? [] : [{ ...target, value: '99', from: '2025Q2' }]),
      ],
    },
    period: '2025Q2',
    figures: [typed('CT04', '2025Q1', '1/2'), typed('CT04', '2025Q2', '2/2')],
  };
  const targets = trendOf(reportOf(world), 'CT04').map((point) => (point as string[])[2]);
  expect(targets[1]).toBe('99');
  expect(targets[0]).not.toBe('99');
});

test("a unit's own report has the unit's own quarters", () => {
  const plan = planFromFile(planBaseFile());
  const book = new Book(
    [
      ['T01', '2025Q1', '10'],
      ['T02', '2025Q1', '90'],
      ['T01', '2025Q2', '5'],
    ].map(([unit = '', at = '', value = '']) => observation('CT03', unit, at, value)),
  );
  const view = viewOf(plan, book, day('2025-07-20'));
  const results = (unit: string | null): (string | null)[] =>
    trendsOf(view, period('2025Q2'), unit)('CT03').map(({ result }) => result?.shown.digits ?? null);
  expect([results(null), results('T01'), results('T02')]).toEqual([
    ['100', '105'],
    ['10', '15'],
    ['90', null],
  ]);
});
