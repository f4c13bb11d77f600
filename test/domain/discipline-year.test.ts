/** Discipline over several quarters: reports are counted, percentages are of counts and never averaged (issue 5). */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { disciplineOf } from '../../src/domain/discipline.ts';
import { yearDiscipline, type YearDiscipline } from '../../src/domain/discipline-year.ts';
import type { Submission } from '../../src/domain/submission.ts';
import { aPlan, day, period, quarter, type PlanBuilder } from '../support/plan-builder.ts';

const submission = (unit: string, at: string, state: Submission['state'], on: string): Submission => ({
  unit,
  quarter: quarter(at),
  state,
  on: day(on),
  reason: state === 'returned' ? 'sai' : null,
  revision: 1,
  file: null,
  by: 'lan',
  at: `${on}T02:00:00.000Z`,
});

function over(
  plan: PlanBuilder,
  at: string,
  today: string,
  submissions: readonly Submission[] = [],
): YearDiscipline {
  const view = plan.view(today);
  const quarters = period(at).quarters.map((each) => {
    const own = submissions.filter((one) => one.quarter === each);
    const units = disciplineOf(view, each, plan.observations(), own);
    return { quarter: each, due: view.snapshots(each).window.due, units, submissions: own };
  });
  return yearDiscipline(quarters, view.today);
}

/** A unit's figures by the day on which each quarter's came in; a blank for none. Due on the 19th. */
const came = (days: Readonly<Record<string, readonly string[]>>): PlanBuilder => {
  const units = Object.keys(days);
  const plan = aPlan()
    .units(...units)
    .indicator('I', { kind: 'amount' });
  for (const unit of units)
    days[unit]?.forEach((on, index) => {
      if (on !== '') plan.figure('I', unit, `2026Q${index + 1}`, '1', { at: `${on}T02:00:00.000Z` });
    });
  return plan;
};

const line = ({ required, complete, onTime, late, partial, missing, sentBack }: YearDiscipline['total']) =>
  [required, complete, onTime, late, partial, missing, sentBack].join(' ');
const percents = ({ completeness, timeliness }: YearDiscipline['total']) =>
  `${completeness?.shown.digits ?? '-'} ${timeliness?.shown.digits ?? '-'}`;

describe('counts', () => {
  const year = over(
    came({
      A: ['2026-03-19', '2026-06-22', '2026-09-19'],
      B: ['2026-03-19', '', ''],
    }),
    '2026',
    '2026-10-01',
  );

  it('of each unit, by quarters that are due', () => {
    expect(year.units.map((unit) => `${unit.unit.code}: ${line(unit)}`)).toEqual([
      'A: 3 3 2 1 0 0 0',
      'B: 3 1 1 0 0 2 0',
    ]);
    expect(year.units.map(percents)).toEqual(['100 66.7', '33.3 33.3']);
    expect(year.units[0]?.quarters.map(({ discipline }) => discipline.daysLate)).toEqual([0, 3, 0, 0]);
  });

  it('of all units together', () => {
    expect(line(year.total)).toBe('6 4 3 1 0 2 0');
    expect(percents(year.total)).toBe('66.7 50');
  });

  it('a quarter that is not due counts once it is complete', () => {
    const plan = came({ A: ['2026-03-10'], B: [''] });
    const early = over(plan, '2026H1', '2026-03-15');
    expect(early.units.map((unit) => `${unit.unit.code}: ${line(unit)}`)).toEqual([
      'A: 1 1 1 0 0 0 0',
      'B: 0 0 0 0 0 0 0',
    ]);
    expect(early.units.map(percents)).toEqual(['100 100', '- -']);
  });

  it('what was sent back stays told when it has come in again', () => {
    const plan = came({ A: ['2026-03-10', '2026-06-10'] });
    const back = [
      submission('A', '2026Q1', 'received', '2026-03-10'),
      submission('A', '2026Q1', 'returned', '2026-03-12'),
      submission('A', '2026Q1', 'received', '2026-03-21'),
      submission('A', '2026Q2', 'received', '2026-06-10'),
      submission('A', '2026Q2', 'returned', '2026-06-11'),
    ];
    const [own] = over(plan, '2026H1', '2026-07-01', back).units;
    expect(own === undefined ? '' : line(own)).toBe('2 1 0 1 0 1 2');
    expect(own?.quarters.map(({ sentBack }) => sentBack)).toEqual([1, 1]);
  });

  it('a unit that is merged away owes the quarters of its life', () => {
    const plan = aPlan()
      .unit('A', { to: '2026-05-01', successor: 'B' })
      .units('B')
      .indicator('I', { kind: 'amount', reporters: ['A'] });
    expect(
      over(plan, '2026', '2026-10-01').units.map((unit) => `${unit.unit.code} ${unit.required}`),
    ).toEqual(['A 1', 'B 3']);
  });
});

test('199 of 200 are not shown as all of them, nor is any share an average', () => {
  const units = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [`U${index}`, [index === 0 ? '' : '2026-03-10']]),
  );
  const { total } = over(came(units), '2026Q1', '2026-04-01');
  expect(percents(total)).toBe('99.95 99.95');
});

test('whatever came in when: the parts add up, and on time is never more than complete', () => {
  const when = fc.constantFrom('', '2026-03-19', '2026-03-20', '2026-03-30');
  fc.assert(
    fc.property(fc.array(when, { minLength: 1, maxLength: 6 }), (days) => {
      const { total, units } = over(
        came(Object.fromEntries(days.map((on, index) => [`U${index}`, [on]]))),
        '2026Q1',
        '2026-04-01',
      );
      expect(total.required).toBe(total.onTime + total.late + total.partial + total.missing);
      expect(total.complete).toBe(total.onTime + total.late);
      for (const key of ['required', 'complete', 'onTime', 'late', 'missing'] as const)
        expect(total[key]).toBe(units.reduce((sum, unit) => sum + unit[key], 0));
    }),
    { numRuns: 50 },
  );
});
