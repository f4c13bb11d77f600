import { describe, expect, test } from 'vitest';
import { comparisonsOf, type Comparison, type Earlier } from '../../src/domain/comparison.ts';
import { statusOf } from '../../src/domain/status.ts';
import { aPlan, period, type PlanBuilder } from '../support/plan-builder.ts';

function comparisonOf(plan: PlanBuilder, at: string, unit: string | null = null): Comparison {
  const view = plan.view('2026-12-20');
  const row = statusOf(view, period(at), unit).rows[0];
  if (row === undefined) throw new Error('no row');
  return comparisonsOf(view, period(at), unit)(row);
}

/** As a reader sees it: the period, its result, and by how much the present one is more. */
function seen(earlier: Earlier | null): unknown[] | null {
  if (earlier === null) return null;
  const { period: then, result, difference } = earlier;
  const signs = { '-1': '-', '0': '', '1': '+' } as const;
  const moved =
    difference.kind === 'unknown'
      ? difference.why
      : [
          signs[difference.side] + difference.size.shown.digits,
          ...(difference.relative === null ? [] : [`${difference.relative.shown.digits}%`]),
          ...(difference.provisional ? ['provisional'] : []),
        ].join(' ');
  return [then.text, result?.shown.digits ?? earlier.total.kind, moved];
}

const stock = (): PlanBuilder => aPlan().units('A', 'B').indicator('I');
const flow = (kind: 'amount' | 'ratio' = 'amount'): PlanBuilder =>
  aPlan().units('A').indicator('I', { kind, overQuarters: 'sum' });

describe('the period before', () => {
  test('of a stock is the quarter before, in points, from exact ratios of sums', () => {
    const plan = stock().figures('I', 'A', ['', '1/3', '2/3']).figures('I', 'B', ['', '1/1', '1/1']);
    expect(seen(comparisonOf(plan, '2026Q3').previous)).toEqual(['2026Q2', '50', '+25']);
    expect(comparisonOf(plan, '2026Q3').previous?.difference).toMatchObject({
      inPoints: true,
      relative: null,
    });
  });

  test('of the first quarter is the last of the year before', () => {
    const plan = stock()
      .figures('I', 'A', ['', '', '', '60/100'], 2025)
      .figures('I', 'B', ['', '', '', '40/100'], 2025)
      .figures('I', 'A', ['40/100'])
      .figures('I', 'B', ['40/100']);
    expect(seen(comparisonOf(plan, '2026Q1').previous)).toEqual(['2025Q4', '50', '-10']);
  });

  test('of six or nine months and of a year is nothing', () => {
    const plan = flow().figures('I', 'A', ['1', '2', '3', '4']);
    for (const at of ['2026H1', '2026M9', '2026']) expect(comparisonOf(plan, at).previous).toBeNull();
  });

  test('of a flow is the other quarter alone, not what had come by then', () => {
    const plan = flow().figures('I', 'A', ['100', '20', '30']);
    expect(seen(comparisonOf(plan, '2026Q3').previous)).toEqual(['2026Q2', '20', '+10 50%']);
  });

  test('of totals since the year began is their growth, and unknown where that is', () => {
    const plan = aPlan()
      .units('A')
      .indicator('I', { kind: 'amount', overQuarters: 'cumulative' })
      .figures('I', 'A', ['5', '12', '15']);
    expect(seen(comparisonOf(plan, '2026Q3').previous)).toEqual(['2026Q2', '7', '-4 57.14%']);
    const holey = aPlan()
      .units('A')
      .indicator('I', { kind: 'amount', overQuarters: 'cumulative' })
      .figures('I', 'A', ['', '12', '15']);
    expect(comparisonOf(holey, '2026Q3').previous).toBeNull();
  });

  test('has no figure: an older one never takes its place', () => {
    const plan = stock().figures('I', 'A', ['1/2', '', '1/2']).figures('I', 'B', ['1/2', '', '1/2']);
    expect(comparisonOf(plan, '2026Q3').previous).toBeNull();
    expect(comparisonOf(plan, '2026Q3').sameLastYear).toBeNull();
  });

  test('stands there without a difference where this one has no figure', () => {
    const plan = stock().figures('I', 'A', ['1/2']).figures('I', 'B', ['1/2']);
    expect(seen(comparisonOf(plan, '2026Q2').previous)).toEqual(['2026Q1', '50', 'no_result']);
  });

  test('had no cases: said, and not compared', () => {
    const plan = stock().figures('I', 'A', ['no cases', '1/2']).figures('I', 'B', ['0/0', '1/2']);
    expect(seen(comparisonOf(plan, '2026Q2').previous)).toEqual(['2026Q1', 'no_cases', 'no_result']);
  });

  test('of a milestone is its state', () => {
    const plan = aPlan()
      .units('A')
      .indicator('I', { kind: 'milestone' })
      .figures('I', 'A', ['in_progress', 'done']);
    expect(comparisonOf(plan, '2026Q2').previous?.total).toMatchObject({ state: 'in_progress' });
  });
});

describe('the same period last year', () => {
  test('of a flow is what had come by the same day, for every kind of period', () => {
    const plan = flow().figures('I', 'A', ['1', '2', '3', '4'], 2025).figures('I', 'A', ['2', '4', '6', '8']);
    expect(
      ['2026Q3', '2026H1', '2026M9', '2026'].map((at) => seen(comparisonOf(plan, at).sameLastYear)),
    ).toEqual([
      ['2025Q3', '6', '+6 100%'],
      ['2025H1', '3', '+3 100%'],
      ['2025M9', '6', '+6 100%'],
      ['2025', '10', '+10 100%'],
    ]);
  });

  test('a sum that lacks a quarter is shown and not compared', () => {
    const plan = flow().figures('I', 'A', ['', '2', '3'], 2025).figures('I', 'A', ['2', '4', '6']);
    expect(seen(comparisonOf(plan, '2026Q3').sameLastYear)).toEqual(['2025Q3', '5', 'incomplete']);
    const ratio = flow('ratio').figures('I', 'A', ['', '1/2'], 2025).figures('I', 'A', ['1/2', '1/2']);
    expect(seen(comparisonOf(ratio, '2026Q2').sameLastYear)).toEqual(['2025Q2', '50', 'incomplete']);
  });

  test('an amount that lacks a unit is not compared, a ratio is, as provisional', () => {
    const amounts = aPlan()
      .units('A', 'B')
      .indicator('I', { kind: 'amount' })
      .figures('I', 'A', ['5'], 2025)
      .figures('I', 'A', ['6'])
      .figures('I', 'B', ['6']);
    expect(seen(comparisonOf(amounts, '2026Q1').sameLastYear)).toEqual(['2025Q1', '5', 'incomplete']);
    const ratios = stock()
      .figures('I', 'A', ['1/2'], 2025)
      .figures('I', 'A', ['1/4'])
      .figures('I', 'B', ['1/4']);
    expect(seen(comparisonOf(ratios, '2026Q1').sameLastYear)).toEqual(['2025Q1', '50', '-25 provisional']);
  });

  test('has the definitions and the target of its time', () => {
    const plan = aPlan()
      .units('A')
      .indicator('I', { kind: 'amount', measure: 'người' })
      .changeIndicator('I', '2026-01-01', { measure: 'hộ' })
      .target('I', '8', { from: '2025Q1' })
      .target('I', '10')
      .figures('I', 'A', ['5'], 2025)
      .figures('I', 'A', ['6']);
    const { sameLastYear } = comparisonOf(plan, '2026Q1');
    expect(seen(sameLastYear)).toEqual(['2025Q1', '5', 'redefined']);
    expect(sameLastYear?.row.indicator.measure).toBe('người');
    expect(sameLastYear?.row.target?.value.toString()).toBe('8');
  });

  test('of one unit is its own', () => {
    const plan = stock()
      .figures('I', 'A', ['1/2'], 2025)
      .figures('I', 'B', ['1/4'], 2025)
      .figures('I', 'A', ['3/4'])
      .figures('I', 'B', ['1/4']);
    expect(seen(comparisonOf(plan, '2026Q1', 'A').sameLastYear)).toEqual(['2025Q1', '50', '+25']);
  });

  test('is not there for a unit or an indicator that was not', () => {
    const plan = aPlan()
      .unit('A', { from: '2026-01-01' })
      .indicator('I', { from: '2026-01-01' })
      .figures('I', 'A', ['1/2'], 2026);
    expect(comparisonOf(plan, '2026Q1')).toEqual({ previous: null, sameLastYear: null });
  });
});

describe('the difference', () => {
  const between = (before: string, now: string, kind: 'amount' | 'ratio' = 'amount'): unknown =>
    seen(
      comparisonOf(
        aPlan().units('A').indicator('I', { kind, allowNegative: true }).figures('I', 'A', [before, now]),
        '2026Q2',
      ).previous,
    )?.[2];

  test.each([
    ['60.6', '60.6', '0 0%'],
    ['0.1', '0.3', '+0.2 200%'],
    // A difference is never shown as none, and a part never as the whole.
    ['1000000', '1000000.001', '+0.001 0.0000001%'],
    ['100000', '0.001', '-100000 99.999999%'],
    ['0', '5', '+5'],
    ['-5', '5', '+10'],
  ])('from %s to %s is %s', (before, now, expected) => {
    expect(between(before, now)).toBe(expected);
  });

  test('is rounded from exact results, so it may differ from that of the rounded ones', () => {
    // 33.33 and 66.67 on paper; the difference is 33.333… points.
    expect(between('1/3', '2/3', 'ratio')).toBe('+33.33');
  });
});
