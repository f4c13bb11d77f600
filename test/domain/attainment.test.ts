/** DESIGN 3.5: result against target in per cent, not capped, and what the target of a period is. */
import { describe, expect, it, test } from 'vitest';
import { attainment } from '../../src/domain/assessment.ts';
import { exact } from '../../src/domain/exact.ts';
import { machineDigits } from '../../src/domain/rounding.ts';
import { aPlan } from '../support/plan-builder.ts';

describe('the quotient', () => {
  it.each([
    ['at_least', '50', '100', '50'],
    ['at_least', '80', '80', '100'],
    ['at_least', '0', '80', '0'],
    ['at_least', '64.2', '80', '80.25'],
    ['at_least', '-5', '100', '-5'],
    ['at_least', '5', '0', null],
    ['at_least', '0', '0', null],
    ['at_most', '25', '50', '200'],
    ['at_most', '0.3', '0.1', '33.3333333333'],
    ['at_most', '3', '0', null],
    ['at_most', '0', '0', null],
  ] as const)('%s: %s against %s is %s', (direction, result, target, percent) => {
    const attained = attainment(exact(result), exact(target), direction);
    expect(attained === null ? null : machineDigits(attained)).toBe(percent);
  });
});

describe('C105: less is better, target 50', () => {
  it.each([
    ['50', '100', 'met'],
    ['40', '125', 'exceeded'],
    ['100', '50', 'not_met'],
    ['0', null, 'exceeded'],
  ])('%s is %s per cent, %s', (actual, percent, verdict) => {
    const plan = aPlan().unit('T01').indicator('CT02', { kind: 'amount', direction: 'at_most' });
    plan.target('CT02', '50').figure('CT02', 'T01', '2026Q4', actual);
    expect(plan.picture('CT02', '2026Q4', { today: '2027-01-01' })).toMatchObject({
      attainment: percent,
      verdict,
    });
  });
});

describe('C106: growth that may be negative, more is better', () => {
  it.each([
    ['-1', '-1', '100', 'met'],
    ['-2', '-1', null, 'exceeded'],
    ['-1', '-2', null, 'not_met'],
    ['-1', '0', null, 'exceeded'],
  ])('target %s, actual %s: %s per cent, %s', (target, actual, percent, verdict) => {
    const plan = aPlan().unit('T01').indicator('I', { kind: 'amount', measure: '%', allowNegative: true });
    plan.target('I', target).figure('I', 'T01', '2026Q4', actual);
    expect(plan.picture('I', '2026Q4', { today: '2027-01-01' })).toMatchObject({
      attainment: percent,
      verdict,
    });
  });
});

test('C117: 250 against 100 is 250 %, not capped', () => {
  const plan = aPlan().unit('T01').indicator('CT03', { kind: 'amount', overQuarters: 'sum' });
  plan.target('CT03', '100', { per: 'quarter', scope: 'unit' }).figure('CT03', 'T01', '2026Q1', '250');
  expect(plan.picture('CT03', '2026Q1')).toMatchObject({
    attainment: '250',
    verdict: 'exceeded',
    target: '100',
  });
  expect(plan.row('CT03', '2026Q1').attainment?.shown.digits).toBe('250');
});

describe('the target that a period of an amount is held against', () => {
  it.each([
    // per, scope, over quarters, period: target, result of 10 a quarter and unit
    ['year', 'plan', 'sum', '2026Q1', '100', '20'],
    ['year', 'plan', 'sum', '2026Q3', '100', '60'],
    ['year', 'plan', 'sum', '2026H1', '100', '40'],
    ['quarter', 'plan', 'sum', '2026Q1', '100', '20'],
    ['quarter', 'plan', 'sum', '2026Q3', '300', '60'],
    ['quarter', 'plan', 'sum', '2026M9', '300', '60'],
    ['year', 'unit', 'sum', '2026Q3', '200', '60'],
    ['quarter', 'unit', 'sum', '2026Q3', '600', '60'],
    ['quarter', 'unit', 'sum', '2026H1', '400', '40'],
    ['quarter', 'plan', 'latest', '2026Q3', '100', '20'],
    ['quarter', 'unit', 'latest', '2026Q3', '200', '20'],
    ['quarter', 'plan', 'cumulative', '2026Q3', '300', '20'],
    ['year', 'plan', 'cumulative', '2026Q3', '100', '20'],
  ] as const)('100 per %s, scope %s, %s, %s: %s', (per, scope, overQuarters, at, target, result) => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I', { kind: 'amount', overQuarters })
      .target('I', '100', { per, scope });
    plan.figures('I', 'A', ['10', '10', '10']).figures('I', 'B', ['10', '10', '10']);
    expect(plan.picture('I', at)).toMatchObject({ target, result });
  });

  it("of a ratio is the plan's, whatever its units have of their own", () => {
    const plan = aPlan().units('A', 'B').indicator('I').target('I', '80');
    plan.target('I', '40', { scope: 'unit', unit: 'A' });
    const looks = [{}, { unit: 'A' }, { unit: 'B' }];
    expect(looks.map((look) => plan.picture('I', '2026Q3', look).target)).toEqual(['80', '40', '80']);
  });

  it("adds up the units' own targets, each before the one set for all", () => {
    const plan = aPlan().units('A', 'B', 'C').indicator('I', { kind: 'amount' });
    plan.target('I', '10', { scope: 'unit' }).target('I', '25', { scope: 'unit', unit: 'B' });
    expect(plan.picture('I', '2026Q3').target).toBe('45');
    expect(plan.picture('I', '2026Q3', { unit: 'B' }).target).toBe('25');
  });

  it('adds up quarter by quarter what was in force in each', () => {
    const plan = aPlan().unit('A').indicator('I', { kind: 'amount', overQuarters: 'sum' });
    plan.target('I', '100', { per: 'quarter' }).target('I', '150', { per: 'quarter', from: '2026Q3' });
    expect(['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map((at) => plan.picture('I', at).target)).toEqual([
      '100',
      '200',
      '350',
      '500',
    ]);
  });

  it.each([
    ['year', 'quarter', '150'],
    ['quarter', 'year', '150'],
  ] as const)(
    'a target per %s that becomes one per %s: only those per quarter are added up',
    (first, then, target) => {
      const plan = aPlan().unit('A').indicator('I', { kind: 'amount', overQuarters: 'sum' });
      plan.target('I', '400', { per: first }).target('I', '150', { per: then, from: '2026Q3' });
      expect(plan.picture('I', '2026Q3').target).toBe(target);
    },
  );

  it.each([
    ['A', 'B'],
    ['B', 'A'],
  ])(
    'no unit of a total is left out of its target: %s has one per quarter, %s one per year',
    (first, then) => {
      const plan = aPlan().units('A', 'B').indicator('I', { kind: 'amount', overQuarters: 'sum' });
      plan.target('I', '100', { per: 'quarter', scope: 'unit', unit: first });
      plan.target('I', '400', { per: 'year', scope: 'unit', unit: then });
      // Added up each by its own basis, or, if that has no meaning, none at all.
      expect(['700', null]).toContain(plan.picture('I', '2026Q3').target);
    },
  );

  it('a target for the whole plan comes before targets of its units', () => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I', { kind: 'amount' })
      .target('I', '90')
      .target('I', '50', { scope: 'unit' });
    expect(plan.picture('I', '2026Q3').target).toBe('90');
    expect(plan.picture('I', '2026Q3', { unit: 'A' }).target).toBe('50');
  });
});

describe("one unit's own picture (DESIGN 5.1)", () => {
  it.each([
    ['ratio', '8/10', '80', '100'],
    ['percent', '40', '80', '50'],
    ['amount', '40', null, null],
  ] as const)('a plan-wide target of a %s: %s is held against %s', (kind, text, target, percent) => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I', { kind })
      .target('I', '80')
      .figure('I', 'A', '2026Q3', text);
    const verdict = target === null ? 'no_target' : percent === '100' ? 'met' : 'in_progress';
    expect(plan.picture('I', '2026Q3', { unit: 'A' })).toMatchObject({
      target,
      attainment: percent,
      verdict,
    });
  });

  it.each(['ratio', 'percent', 'amount'] as const)("a unit's target of a %s is that unit's", (kind) => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I', { kind })
      .target('I', '80', { scope: 'unit', unit: 'A' });
    expect(plan.picture('I', '2026Q3', { unit: 'A' }).target).toBe('80');
    expect(plan.picture('I', '2026Q3', { unit: 'B' }).target).toBeNull();
  });

  it('shows only what its unit reports', () => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I')
      .indicator('J', { reporters: ['B'] });
    plan.figure('I', 'A', '2026Q3', '1/4').figure('I', 'B', '2026Q3', '4/4');
    expect(plan.picture('I', '2026Q3', { unit: 'A' })).toMatchObject({ result: '25', units: '1/1' });
    expect(() => plan.row('J', '2026Q3', { unit: 'A' })).toThrow('no row J');
  });

  it('gathers the units below it', () => {
    const plan = aPlan()
      .unit('THON', { role: 'group' })
      .unit('A', { parent: 'THON' })
      .unit('B', { parent: 'THON' })
      .unit('C');
    plan.indicator('I', { reporters: ['THON', 'C'] });
    plan.figure('I', 'A', '2026Q3', '1/4').figure('I', 'C', '2026Q3', '4/4');
    expect(plan.picture('I', '2026Q3', { unit: 'THON' })).toMatchObject({
      result: '25',
      units: '1/2',
      missing: 'B',
    });
    expect(plan.picture('I', '2026Q3')).toMatchObject({ result: '62.5', units: '2/3', missing: 'B' });
  });
});

describe('no target, no attainment, and no verdict but no_target', () => {
  it.each(['ratio', 'percent', 'amount'] as const)('of a %s', (kind) => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { kind })
      .figure('I', 'A', '2026Q3', kind === 'ratio' ? '1/2' : '50');
    expect(plan.picture('I', '2026Q3')).toMatchObject({
      result: '50',
      target: null,
      attainment: null,
      verdict: 'no_target',
    });
  });

  it('before the target is in force', () => {
    const plan = aPlan()
      .unit('A')
      .indicator('I')
      .target('I', '80', { from: '2026Q3' })
      .figures('I', 'A', ['1/2', '1/2', '1/2']);
    expect(plan.picture('I', '2026Q2')).toMatchObject({
      target: null,
      attainment: null,
      verdict: 'no_target',
    });
    expect(plan.picture('I', '2026Q3')).toMatchObject({ target: '80', attainment: '62.5' });
  });

  it('where each unit has another percentage to reach', () => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I')
      .figure('I', 'A', '2026Q3', '1/2')
      .figure('I', 'B', '2026Q3', '1/2');
    plan.target('I', '40', { scope: 'unit', unit: 'A' }).target('I', '80', { scope: 'unit', unit: 'B' });
    expect(plan.picture('I', '2026Q3')).toMatchObject({ target: null, verdict: 'no_target' });
  });

  it.each(['A', 'B'])('where only one of two units has a percentage to reach: %s', (unit) => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I')
      .figure('I', 'A', '2026Q3', '1/2')
      .figure('I', 'B', '2026Q3', '1/2');
    plan.target('I', '40', { scope: 'unit', unit });
    expect(plan.picture('I', '2026Q3')).toMatchObject({ target: null, verdict: 'no_target' });
  });

  it.each(['A', 'B'])('where only one of two units has an amount to reach: %s', (unit) => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I', { kind: 'amount' })
      .target('I', '40', { scope: 'unit', unit });
    plan.figure('I', 'A', '2026Q3', '50').figure('I', 'B', '2026Q3', '50');
    expect(plan.picture('I', '2026Q3')).toMatchObject({ target: null, verdict: 'no_target' });
  });
});

test('where all units have the same percentage to reach, so has their sum', () => {
  const plan = aPlan().units('A', 'B').indicator('I').target('I', '40', { scope: 'unit' });
  plan.figure('I', 'A', '2026Q3', '1/2').figure('I', 'B', '2026Q3', '3/10');
  expect(plan.picture('I', '2026Q3')).toMatchObject({
    target: '40',
    verdict: 'in_progress',
    attainment: '83.3333333333',
  });
});

describe('a milestone has states and no percentage', () => {
  it.each([
    ['not_started', 'in_progress'],
    ['in_progress', 'in_progress'],
    ['done', 'met'],
  ])('%s is %s', (state, verdict) => {
    const plan = aPlan().unit('A').indicator('I', { kind: 'milestone' }).figure('I', 'A', '2026Q3', state);
    expect(plan.picture('I', '2026Q3')).toMatchObject({
      result: null,
      target: null,
      attainment: null,
      verdict,
    });
    expect(plan.row('I', '2026Q3').rollup.toDate).toEqual({ kind: 'milestone', state, document: null });
  });
});
