/** DESIGN 3.5, 3.11: a target in force from a period on changes nothing before it. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { aPlan } from '../support/plan-builder.ts';

const QUARTERS = ['2026Q1', '2026Q2', '2026Q3', '2026Q4'];

interface Change {
  readonly value: string;
  readonly from: number;
  readonly per: 'year' | 'quarter';
  readonly scope: 'plan' | 'unit';
  readonly unit: string | null;
}

describe('a target changes in mid-year', () => {
  it('each quarter is held against the target in force at its end', () => {
    const plan = aPlan().unit('A').indicator('I').target('I', '70').target('I', '90', { from: '2026Q3' });
    plan.figures('I', 'A', ['8/10', '8/10', '8/10', '8/10']);
    expect(QUARTERS.map((at) => [plan.picture('I', at).target, plan.picture('I', at).verdict])).toEqual([
      ['70', 'exceeded'],
      ['70', 'exceeded'],
      ['90', 'in_progress'],
      ['90', 'in_progress'],
    ]);
  });

  it.each([
    ['2026H1', '70'],
    ['2026M9', '90'],
    ['2026', '90'],
  ])('%s is held against %s', (at, target) => {
    const plan = aPlan().unit('A').indicator('I').target('I', '90', { from: '2026Q3' }).target('I', '70');
    expect(plan.picture('I', at).target).toBe(target);
  });

  it("a year's target of a flow is not split at the change: the year to date is held against the one in force", () => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { kind: 'amount', overQuarters: 'sum' })
      .target('I', '100')
      .target('I', '200', { from: '2026Q3' });
    plan.figures('I', 'A', ['30', '30', '30']);
    expect(plan.picture('I', '2026Q2')).toMatchObject({ target: '100', attainment: '60' });
    expect(plan.picture('I', '2026Q3')).toMatchObject({ target: '200', attainment: '45' });
  });

  test('and never moves an earlier period', () => {
    const target = fc.record({
      value: fc.integer({ min: 0, max: 200 }).map(String),
      from: fc.integer({ min: 1, max: 4 }),
      per: fc.constantFrom('year' as const, 'quarter' as const),
      scope: fc.constantFrom('plan' as const, 'unit' as const),
      unit: fc.constantFrom(null, 'A', 'B'),
    });
    const key = ({ from, scope, unit }: Change) => `${from} ${scope} ${unit}`;
    const build = (kind: 'ratio' | 'amount', overQuarters: 'latest' | 'sum', targets: readonly Change[]) => {
      const plan = aPlan().units('A', 'B').indicator('I', { kind, overQuarters });
      plan.figures('I', 'A', kind === 'ratio' ? ['1/2', '3/5', '4/5', '5/5'] : ['10', '60', '70', '80']);
      for (const { from, scope, unit, ...rest } of targets) {
        plan.target('I', rest.value, {
          per: rest.per,
          from: `2026Q${from}`,
          scope,
          unit: scope === 'unit' ? unit : null,
        });
      }
      return plan;
    };
    fc.assert(
      fc.property(
        fc.constantFrom('ratio' as const, 'amount' as const),
        fc.constantFrom('latest' as const, 'sum' as const),
        fc.uniqueArray(
          target.map((each) => ({ ...each, unit: each.scope === 'unit' ? each.unit : null })),
          { selector: key, minLength: 1, maxLength: 5 },
        ),
        (kind, overQuarters, targets) => {
          const latest = Math.max(...targets.map(({ from }) => from));
          const before = build(
            kind,
            overQuarters,
            targets.filter(({ from }) => from < latest),
          );
          const after = build(kind, overQuarters, targets);
          for (const at of QUARTERS.slice(0, latest - 1)) {
            for (const unit of [undefined, 'A', 'B']) {
              const look = { today: '2027-01-01', ...(unit === undefined ? {} : { unit }) };
              expect(after.picture('I', at, look)).toEqual(before.picture('I', at, look));
            }
          }
        },
      ),
    );
  });
});
