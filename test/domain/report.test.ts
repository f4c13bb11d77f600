/** The model of a period's report: the plan's order and headings, every figure beneath its total, what was corrected. */
import { describe, expect, it, test } from 'vitest';
import type { Observation, Revision } from '../../src/domain/observation.ts';
import type { DecimalText } from '../../src/domain/exact.ts';
import { asTyped, assembleReport, type Report } from '../../src/domain/report.ts';
import { aPlan, observation, period, type PlanBuilder } from '../support/plan-builder.ts';

function reportOf(
  plan: PlanBuilder,
  at: string,
  revisions: readonly Revision[] = [],
  lastChange: string | null = null,
): Report {
  const sources = {
    view: plan.view(),
    revisions: (code: string) => revisions.filter((each) => each.observation.indicator === code),
    arrivals: [],
    words: () => ({ submissions: [], remarks: [], taskReports: [], blankReasons: [] }),
    lastChange,
  };
  return assembleReport(sources, period(at));
}

const details = (report: Report, entry = 0): string[] =>
  (report.entries[entry]?.details ?? []).map(({ unit, quarter, observation: figure, result, counted }) =>
    [
      unit.code,
      quarter,
      figure === null ? 'missing' : (result?.shown.digits ?? 'blank'),
      counted ? 'counted' : '',
    ]
      .join(' ')
      .trim(),
  );

test('headings begin where their group begins, and numbers run on through all groups', () => {
  const plan = aPlan().section('I').section('I.a', 'I').section('I.b', 'I').section('II').unit('A');
  for (const [code, section] of [
    ['w', 'I.a'],
    ['x', 'I.a'],
    ['y', 'I.b'],
    ['z', 'II'],
  ] as const)
    plan.indicator(code, { section });
  const { entries } = reportOf(plan, '2026Q3');
  expect(
    entries.map(({ number, row, headings }) => [
      number,
      row.indicator.code,
      headings.map(({ code }) => code).join(' '),
    ]),
  ).toEqual([
    [1, 'w', 'I I.a'],
    [2, 'x', ''],
    [3, 'y', 'I.b'],
    [4, 'z', 'II'],
  ]);
});

describe('the figures beneath a total', () => {
  const plan = (overQuarters: 'latest' | 'sum') =>
    aPlan()
      .units('A', 'B')
      .indicator('I', { kind: 'amount', overQuarters })
      .figures('I', 'A', ['1', '2', '3'])
      .figures('I', 'B', ['4']);

  it('of a stock are those of the last quarter, its gaps among them', () => {
    expect(details(reportOf(plan('latest'), '2026Q3'))).toEqual(['A 2026Q3 3 counted', 'B 2026Q3 missing']);
  });

  it('of a flow are those of the year to date', () => {
    expect(details(reportOf(plan('sum'), '2026Q2'))).toEqual([
      'A 2026Q1 1 counted',
      'B 2026Q1 4 counted',
      'A 2026Q2 2 counted',
      'B 2026Q2 missing',
    ]);
  });

  it('of a flow whose only unit went keep the gap it left', () => {
    const gone = aPlan()
      .unit('A', { to: '2026-06-30' })
      .indicator('I', { kind: 'amount', overQuarters: 'sum' });
    gone.figure('I', 'A', '2026Q2', '2');
    expect(details(reportOf(gone, '2026Q3'))).toEqual(['A 2026Q1 missing', 'A 2026Q2 2 counted']);
  });

  it('of a milestone done earlier are the word that stands, and no gap', () => {
    const done = aPlan().unit('A').indicator('I', { kind: 'milestone' }).figure('I', 'A', '2026Q1', 'done');
    expect(details(reportOf(done, '2026Q3'))).toEqual(['A 2026Q1 blank counted']);
  });

  it('show the stock of a unit that is gone as not counted', () => {
    const gone = aPlan().unit('A', { to: '2026-09-01' }).unit('B').indicator('I', { kind: 'amount' });
    gone.figure('I', 'A', '2026Q3', '5').figure('I', 'B', '2026Q3', '7');
    expect(details(reportOf(gone, '2026Q3'))).toEqual(['A 2026Q3 5', 'B 2026Q3 7 counted']);
  });
});

describe('C112: the first quarter was 100, and is corrected to 120 in June with a reason', () => {
  const first = observation('CT03', 'T01', '2026Q1', '100', { at: '2026-03-18T02:00:00Z' });
  const second = observation('CT03', 'T01', '2026Q1', '120', {
    revision: 2,
    at: '2026-06-10T20:00:00Z',
    reason: 'đếm sót',
  });
  const revisions: Revision[] = [
    { state: 'superseded', observation: first },
    { state: 'current', observation: second },
  ];
  const plan = (): PlanBuilder => {
    const { indicator, unit, quarter, figure: _, ...rest }: Observation = second;
    return aPlan()
      .unit('T01')
      .indicator('CT03', { kind: 'amount', overQuarters: 'sum' })
      .figure(indicator, unit, quarter, '120', rest)
      .figure('CT03', 'T01', '2026Q2', '50');
  };

  it('the first quarter shows 120 and what it was, with the office’s day and the reason', () => {
    const [line] = reportOf(plan(), '2026Q1', revisions).entries[0]!.details;
    expect(line).toMatchObject({ result: { shown: { digits: '120' } } });
    expect(line?.corrections).toEqual([{ on: '2026-06-11', before: first.figure, reason: 'đếm sót' }]);
  });

  it('the year to the second quarter is 170, and the correction is told there too', () => {
    const report = reportOf(plan(), '2026Q2', revisions);
    expect(report.entries[0]?.row.result?.shown.digits).toBe('170');
    expect(report.entries[0]?.details.map(({ corrections }) => corrections.length)).toEqual([1, 0]);
  });

  it('a figure taken back and recorded anew is a correction of the day it was taken back', () => {
    const retraction = {
      indicator: 'CT03',
      unit: 'T01',
      quarter: first.quarter,
      revision: 2,
      reason: 'nhầm đơn vị',
      by: 'lan',
      at: '2026-04-01T02:00:00Z',
    };
    const taken: Revision[] = [{ state: 'retracted', observation: first, retraction }, revisions[1]!];
    expect(reportOf(plan(), '2026Q1', taken).entries[0]?.details[0]?.corrections).toEqual([
      { on: '2026-04-01', before: first.figure, reason: 'nhầm đơn vị' },
    ]);
  });
});

test('the report depends on the day of the last change in the data and on nothing later', () => {
  const plan = aPlan().unit('A').indicator('I');
  expect(reportOf(plan, '2026Q3', [], '2026-09-16T17:00:00Z').dataOn).toBe('2026-09-17');
  expect(reportOf(plan, '2026Q3').dataOn).toBeNull();
});

test.each([
  ['12', '12', 0],
  ['0.125', '0.125', 3],
  ['-1234567.5', '-1234567.5', 1],
])('a stored figure %s is shown as it was typed: %s', (text, digits, decimals) => {
  expect(asTyped(text as DecimalText)).toEqual({ digits, decimals });
});
