/** DESIGN 3.6: verdicts, always from exact values, each about its own period. */
import { describe, expect, it, test } from 'vitest';
import { VERDICTS } from '../../src/domain/assessment.ts';
import { statusOf } from '../../src/domain/status.ts';
import { aPlan, period } from '../support/plan-builder.ts';

const AFTER = '2027-01-10';

describe('when the year is over', () => {
  it.each([
    // direction, target, figures of two units: verdict
    ['at_least', '80', '81/100', '', 'exceeded'],
    ['at_least', '80', '80/100', '', 'met'],
    ['at_least', '80', '79/100', '', 'not_met'],
    ['at_most', '5', '4/100', '', 'exceeded'],
    ['at_most', '5', '5/100', '', 'met'],
    ['at_most', '5', '6/100', '', 'not_met'],
    ['at_most', '0', '0/100', '', 'met'],
    ['at_most', '0', '1/100', '', 'not_met'],
    ['at_least', '100', '7/7', '', 'met'],
    ['at_least', '100', '99995/100000', '', 'not_met'],
    ['at_least', '70', '69996/100000', '', 'not_met'],
    ['at_least', '70', '699999999999/1000000000000', '', 'not_met'],
    ['at_least', '70', '700000000001/1000000000000', '', 'exceeded'],
    ['at_least', '90', '8.1/9', '', 'met'],
    ['at_least', '33.333333', '1/3', '', 'exceeded'],
    ['at_least', '33.333334', '1/3', '', 'not_met'],
    ['at_most', '33.333333', '1/3', '', 'not_met'],
    ['at_least', '50', '1/3', '2/3', 'met'],
  ] as const)('%s %s with %s and «%s» is %s', (direction, target, a, b, verdict) => {
    const plan = aPlan().units('A', 'B').indicator('I', { direction }).target('I', target);
    plan.figure('I', 'A', '2026Q4', a).figures('I', 'B', ['', '', '', b]);
    expect(plan.picture('I', '2026Q4', { today: AFTER }).verdict).toBe(verdict);
  });

  it('tenths that add up to the target meet it exactly', () => {
    const plan = aPlan().units('A', 'B', 'C').indicator('I', { kind: 'amount' }).target('I', '60.6');
    plan
      .figure('I', 'A', '2026Q4', '10.1')
      .figure('I', 'B', '2026Q4', '20.2')
      .figure('I', 'C', '2026Q4', '30.3');
    expect(plan.picture('I', '2026Q4', { today: AFTER })).toMatchObject({
      verdict: 'met',
      attainment: '100',
    });
  });
});

describe('short of the target is under way until its last period has ended', () => {
  it.each([
    // the target's year ends on 14 December in this plan
    ['year', '2026Q4', '2026-12-13', 'in_progress'],
    ['year', '2026Q4', '2026-12-14', 'in_progress'],
    ['year', '2026Q4', '2026-12-15', 'not_met'],
    ['year', '2026', '2026-12-14', 'in_progress'],
    ['year', '2026', '2026-12-15', 'not_met'],
    ['year', '2026Q3', '2026-09-15', 'in_progress'],
    ['year', '2026Q3', '2030-01-01', 'in_progress'],
    ['year', '2026H1', '2030-01-01', 'in_progress'],
    ['year', '2026M9', '2030-01-01', 'in_progress'],
    ['quarter', '2026Q3', '2026-09-14', 'in_progress'],
    ['quarter', '2026Q3', '2026-09-15', 'not_met'],
    ['quarter', '2026H1', '2026-06-14', 'in_progress'],
    ['quarter', '2026H1', '2026-06-15', 'not_met'],
  ] as const)('a target per %s, %s seen on %s: %s', (per, at, today, verdict) => {
    const plan = aPlan()
      .unit('A')
      .indicator('I')
      .target('I', '80', { per })
      .figures('I', 'A', ['1/2', '1/2', '1/2', '1/2']);
    expect(plan.picture('I', at, { today }).verdict).toBe(verdict);
  });

  it.each([
    ['2026-12-31', 'in_progress'],
    ['2027-01-01', 'not_met'],
  ])('with calendar quarters the year ends with December: %s is %s', (today, verdict) => {
    const plan = aPlan({ reporting: { quarterWindow: 'calendar', dueDay: 15, dueMonth: 'next' } })
      .unit('A')
      .indicator('I');
    plan.target('I', '80').figure('I', 'A', '2026Q4', '1/2');
    expect(plan.picture('I', '2026Q4', { today }).verdict).toBe(verdict);
  });

  it('a target of the year before still stands, and ends with the year that is looked at', () => {
    const plan = aPlan()
      .unit('A')
      .indicator('I')
      .target('I', '80', { from: '2025Q1' })
      .figure('I', 'A', '2026Q3', '1/2');
    expect(plan.picture('I', '2026Q3', { today: '2026-09-20' })).toMatchObject({
      target: '80',
      verdict: 'in_progress',
    });
  });

  it.each([
    // the second quarter's window ends on 14 June, the third begins on the 15th
    ['2026-06-14', '2026Q1', '2027-01-01', 'in_progress'],
    ['2026-06-14', '2026Q2', '2026-06-14', 'in_progress'],
    ['2026-06-14', '2026Q2', '2026-06-15', 'not_met'],
    ['2026-06-15', '2026Q2', '2027-01-01', 'in_progress'],
    ['2026-06-15', '2026Q3', '2026-09-15', 'not_met'],
  ])(
    'an indicator that ends on %s is judged in its last quarter: %s on %s is %s',
    (to, at, today, verdict) => {
      const plan = aPlan().unit('A').indicator('I', { overQuarters: 'sum', to }).target('I', '80');
      plan.figures('I', 'A', ['1/2', '1/2', '1/2']);
      expect(plan.picture('I', at, { today }).verdict).toBe(verdict);
    },
  );

  it.each([
    ['2026Q3', '2027-06-01', 'in_progress'],
    ['2026Q4', '2026-12-14', 'in_progress'],
    ['2026Q4', '2026-12-15', 'not_met'],
  ])('a milestone not done in %s, seen on %s, is %s', (at, today, verdict) => {
    const plan = aPlan().unit('A').indicator('I', { kind: 'milestone' }).figure('I', 'A', at, 'in_progress');
    expect(plan.picture('I', at, { today }).verdict).toBe(verdict);
  });
});

describe('before that, what is reached is said at once', () => {
  it.each([
    ['81/100', 'exceeded'],
    ['80/100', 'met'],
  ])('%s of 80 per cent is %s', (text, verdict) => {
    const plan = aPlan().unit('A').indicator('I').target('I', '80').figure('I', 'A', '2026Q1', text);
    expect(plan.picture('I', '2026Q1', { today: '2026-02-01' }).verdict).toBe(verdict);
  });
});

describe('published by a higher level', () => {
  const published = () =>
    aPlan().unit('A').indicator('I', { kind: 'percent', publishedBy: 'Thống kê tỉnh' }).target('I', '15');

  it.each(['2026-09-16', AFTER])('no figure known yet, on %s: not assessed', (today) => {
    expect(published().picture('I', '2026Q4', { today }).verdict).toBe('not_assessed');
  });

  it('a known figure is judged like any other', () => {
    const plan = published().figure('I', 'A', '2026Q4', '14.5');
    expect(plan.picture('I', '2026Q4', { today: AFTER })).toMatchObject({
      verdict: 'not_met',
      attainment: '96.6666666667',
    });
  });

  it('of an unpublished one there is no data', () => {
    const plan = aPlan().unit('A').indicator('I', { kind: 'percent' }).target('I', '15');
    expect(plan.picture('I', '2026Q4', { today: AFTER }).verdict).toBe('no_data');
  });
});

test('the summary counts every verdict once per indicator, in the plan’s order', () => {
  const plan = aPlan().unit('A');
  const wanted = { exceeded: '9/10', met: '8/10', not_met: '7/10', no_cases: '0/0', no_data: '' };
  for (const [code, text] of Object.entries(wanted))
    plan.indicator(code).target(code, '80').figures(code, 'A', ['', '', '', text]);
  plan.indicator('not_assessed', { publishedBy: 'Sở' }).target('not_assessed', '80');
  plan.indicator('no_target').figure('no_target', 'A', '2026Q4', '1/2');
  const { rows, summary } = statusOf(plan.view(AFTER), period('2026Q4'));
  expect(rows.map(({ indicator, verdict }) => [indicator.code, verdict])).toEqual(
    [...Object.keys(wanted), 'not_assessed', 'no_target'].map((code) => [code, code]),
  );
  expect(summary).toEqual({
    exceeded: 1,
    met: 1,
    in_progress: 0,
    not_met: 1,
    no_cases: 1,
    no_data: 1,
    not_assessed: 1,
    no_target: 1,
  });
  expect([...VERDICTS].sort()).toEqual(Object.keys(summary).sort());
});
