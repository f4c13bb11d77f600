/** What a unit's place rests on: its indicators, its tasks that are due, its reports (DOMAIN 6). */
import { describe, expect, it, test } from 'vitest';
import { disciplineOf } from '../../src/domain/discipline.ts';
import type { Task } from '../../src/domain/plan.ts';
import { rankingOf, type Evidence, type Ranking } from '../../src/domain/rank-units.ts';
import type { TaskProgress } from '../../src/domain/task-log.ts';
import { standingOf } from '../../src/domain/task-standing.ts';
import { machineDigits } from '../../src/domain/rounding.ts';
import { aPlan, day, decimal, period, type PlanBuilder } from '../support/plan-builder.ts';
import { aTask, progress } from '../support/task-builder.ts';

interface Rest {
  readonly at?: string;
  readonly today?: string;
  readonly tasks?: readonly Task[];
  readonly log?: readonly TaskProgress[];
}

function ranked(
  plan: PlanBuilder,
  { at = '2026Q3', today = '2026-09-22', tasks = [], log = [] }: Rest = {},
): Ranking {
  const view = plan.view(today);
  const standings = tasks.map((task) =>
    standingOf(task, { progress: log }, [], { today: day(today), year: 2026 }),
  );
  const arrivals = plan.observations();
  return rankingOf(
    { view, tasks: standings, discipline: (quarter) => disciplineOf(view, quarter, arrivals, []) },
    period(at),
  );
}

const evidenceOf = ({ ranked: placed, unranked }: Ranking, code: string): Evidence => {
  const found = [...placed, ...unranked].find(({ unit }) => unit.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
};

const ledLines = (ranking: Ranking, code: string): string[] =>
  evidenceOf(ranking, code).led.map(({ indicator, basis, points }) =>
    [indicator.code, basis, ...(points === null ? [] : [machineDigits(points)])].join(' '),
  );

const led = { lead: 'A', reporters: ['A'] };
const AMOUNT = { ...led, kind: 'amount' as const };
const office = (): PlanBuilder => aPlan().units('A', 'B');

describe('an indicator that the unit leads', () => {
  const line = (plan: PlanBuilder): string | undefined => ledLines(ranked(plan), 'A')[0];
  const amount = (target: string, figure: string, facts: object = {}): PlanBuilder =>
    office()
      .indicator('I', { ...AMOUNT, allowNegative: true, ...facts })
      .target('I', target)
      .figure('I', 'A', '2026Q3', figure);
  const milestone = (state: string): PlanBuilder =>
    office()
      .indicator('I', { ...led, kind: 'milestone' })
      .figure('I', 'A', '2026Q3', state);

  it.each<[string, () => PlanBuilder, string]>([
    ['counts by its attainment', () => amount('80', '20'), 'I attainment 25'],
    ['counts 100 at most', () => amount('80', '200'), 'I attainment 100'],
    ['counts 0 at least', () => amount('80', '-8'), 'I attainment 0'],
    ['is not rounded up to its target', () => amount('3', '2.999999'), 'I attainment 99.9999666667'],
    ['where less is better', () => amount('2', '8', { direction: 'at_most' }), 'I attainment 25'],
    ['with no percentage, reached', () => amount('0', '0', { direction: 'at_most' }), 'I comparison 100'],
    ['with no percentage, not reached', () => amount('0', '3', { direction: 'at_most' }), 'I comparison 0'],
    ['a milestone that is done', () => milestone('done'), 'I milestone 100'],
    ['a milestone under way', () => milestone('in_progress'), 'I milestone 50'],
    ['a milestone not begun', () => milestone('not_started'), 'I milestone 0'],
    ['without a figure counts 0', () => office().indicator('I', AMOUNT).target('I', '1'), 'I no_data 0'],
    [
      'a milestone of which nothing was said',
      () => office().indicator('I', { ...led, kind: 'milestone' }),
      'I no_data 0',
    ],
    ['without cases does not count', () => amount('80', 'no cases'), 'I no_cases'],
    [
      'without a target does not count',
      () => office().indicator('I', AMOUNT).figure('I', 'A', '2026Q3', '5'),
      'I no_target',
    ],
    [
      'that is not published yet does not count',
      () =>
        office()
          .indicator('I', { ...led, kind: 'percent', publishedBy: 'Sở' })
          .target('I', '70'),
      'I not_published',
    ],
    [
      'that is published counts',
      () =>
        office()
          .indicator('I', { ...led, kind: 'percent', publishedBy: 'Sở' })
          .target('I', '70')
          .figure('I', 'A', '2026Q3', '35'),
      'I attainment 50',
    ],
    [
      'whose units cannot be added up does not count',
      () =>
        office()
          .indicator('I', { lead: 'A', reporters: ['A', 'B'], kind: 'percent' })
          .target('I', '70')
          .figures('I', 'A', ['', '', '35'])
          .figures('I', 'B', ['', '', '35']),
      'I not_computable',
    ],
  ])('%s', (_, make, expected) => {
    expect(line(make())).toBe(expected);
  });

  it('counts with all its units, whoever reports', () => {
    const plan = office()
      .indicator('I', { lead: 'A', reporters: ['A', 'B'] })
      .target('I', '100')
      .figure('I', 'A', '2026Q3', '1/1')
      .figure('I', 'B', '2026Q3', '0/3');
    expect(ledLines(ranked(plan), 'A')).toEqual(['I attainment 25']);
  });

  it('counts for the unit that followed the one which is gone', () => {
    const plan = aPlan()
      .unit('A', { to: '2026-08-01', successor: 'B' })
      .units('B')
      .indicator('I', AMOUNT)
      .target('I', '4')
      .figure('I', 'B', '2026Q3', '1');
    const ranking = ranked(plan);
    expect(ledLines(ranking, 'B')).toEqual(['I attainment 25']);
    expect([...ranking.ranked, ...ranking.unranked].map(({ unit }) => unit.code)).toEqual(['B']);
  });
});

describe('tasks', () => {
  const withIndicator = (): PlanBuilder =>
    office().indicator('I', AMOUNT).target('I', '1').figure('I', 'A', '2026Q3', '1');
  const task = (code: string, due: string, facts: Partial<Task> = {}): Task =>
    aTask({ code, unit: 'A', due, ...facts });
  const linesOf = (tasks: readonly Task[], log: readonly TaskProgress[], rest: Rest = {}): string[] =>
    evidenceOf(ranked(withIndicator(), { tasks, log, ...rest }), 'A').tasks.map(
      ({ task: { code }, standing: { occurrence }, outcome }) =>
        [code, occurrence.key, outcome].filter((word) => word !== '').join(' '),
    );

  it.each<[string, string, readonly TaskProgress[], string[]]>([
    ['done on its day', '15/8/2026', [progress('2026-08-15', 'done')], ['NV1 on_time']],
    ['done a day later', '15/8/2026', [progress('2026-08-16', 'done')], ['NV1 late']],
    ['not done', '15/8/2026', [], ['NV1 late']],
    ['done ahead of a day that is to come', '30/9/2026', [progress('2026-09-01', 'done')], ['NV1 on_time']],
    ['not due yet', 'Quý III/2026', [], ['NV1 pending']],
    ['due on this very day', '22/9/2026', [], ['NV1 pending']],
    ['dropped', '15/8/2026', [progress('2026-08-01', 'dropped')], ['NV1 resting']],
    ['due in another quarter', '15/4/2026', [], []],
    ['due after the window but in the calendar quarter', '16/9/2026', [], ['NV1 late']],
    ['without a deadline', 'Thường xuyên', [], []],
  ])('%s', (_, due, log, expected) => {
    expect(linesOf([task('NV1', due)], log)).toEqual(expected);
  });

  it('each time that a recurring one was due in the year so far', () => {
    const log = [progress('2026-03-30', 'done', { occurrence: '2026Q1' })];
    expect(linesOf([task('NV1', 'Hằng quý')], log, { at: '2026M9' })).toEqual([
      'NV1 2026Q1 on_time',
      'NV1 2026Q2 late',
      'NV1 2026Q3 pending',
    ]);
  });

  it('of all units together are nobody’s', () => {
    const ranking = ranked(withIndicator(), { tasks: [task('NV1', '15/8/2026', { unit: null })] });
    expect(ranking.shared).toBe(1);
    expect(evidenceOf(ranking, 'A').tasks).toEqual([]);
  });

  it('count by how many were on time, and leave their weight to the others where none was due', () => {
    const due = [task('NV1', '15/8/2026'), task('NV2', '16/8/2026'), task('NV3', '30/9/2026')];
    const log = [progress('2026-08-15', 'done')];
    const [some] = ranked(withIndicator(), { tasks: due, log }).ranked;
    expect(some?.parts.tasks.points?.shown.digits).toBe('50');
    expect(some?.parts.tasks.applied?.shown.digits).toBe('25');
    const [none] = ranked(withIndicator(), { tasks: [task('NV3', '30/9/2026')] }).ranked;
    expect(none?.parts.tasks).toMatchObject({ points: null, applied: null });
    expect(none?.parts.indicators.applied?.shown.digits).toBe('80');
  });
});

describe('reports', () => {
  /** One figure of the third quarter, typed at noon of a day; its last day is 19 September. */
  const reportedOn = (on: string | null, today = '2026-10-30'): string | null | undefined => {
    const plan = office().indicator('I', AMOUNT).target('I', '1');
    if (on !== null) plan.figure('I', 'A', '2026Q3', '1', { at: `${on}T05:00:00.000Z` });
    const [own] = evidenceOf(ranked(plan, { today }), 'A').reports;
    return own === undefined ? undefined : own.points === null ? null : machineDigits(own.points);
  };

  it.each([
    ['2026-09-19', '100'],
    ['2026-09-20', '70'],
    ['2026-09-21', '70'],
    ['2026-09-22', '40'],
    ['2026-10-29', '40'],
    [null, '0'],
  ])('in on %s: %s', (on, points) => {
    expect(reportedOn(on)).toBe(points);
  });

  it('is not late on the last day itself', () => {
    expect(reportedOn(null, '2026-09-19')).toBeNull();
    expect(reportedOn(null, '2026-09-20')).toBe('0');
  });

  it('with something missing still gets later every day', () => {
    const incomplete = (today: string): string | undefined => {
      const plan = office().indicator('I', AMOUNT).indicator('J', AMOUNT).figure('I', 'A', '2026Q3', '1');
      const points = evidenceOf(ranked(plan, { today }), 'A').reports[0]?.points;
      return points === null ? 'pending' : points === undefined ? undefined : machineDigits(points);
    };
    expect(['2026-09-19', '2026-09-20', '2026-09-21', '2026-09-22'].map(incomplete)).toEqual([
      'pending',
      '70',
      '70',
      '40',
    ]);
  });

  it('of several quarters count by their mean', () => {
    const plan = office()
      .indicator('I', AMOUNT)
      .target('I', '1')
      .figure('I', 'A', '2026Q1', '1', { at: '2026-03-19T05:00:00.000Z' })
      .figure('I', 'A', '2026Q2', '1', { at: '2026-06-21T05:00:00.000Z' });
    expect(ranked(plan, { at: '2026H1' }).ranked[0]?.parts.reports.points?.shown.digits).toBe('85');
    // The third quarter is not due yet.
    expect(
      ranked(plan, { at: '2026M9', today: '2026-09-01' }).ranked[0]?.parts.reports.points?.shown.digits,
    ).toBe('85');
  });
});

describe('who has a place', () => {
  it('those that lead something which counts; of the others the reason is told', () => {
    const plan = aPlan()
      .units('A', 'B', 'C')
      .unit('G', { role: 'group' })
      .indicator('I', AMOUNT)
      .target('I', '1')
      .figure('I', 'A', '2026Q3', '1')
      .indicator('J', { lead: 'B', reporters: ['B'], kind: 'percent', publishedBy: 'Sở' });
    const ranking = ranked(plan);
    expect(ranking.ranked.map(({ unit }) => unit.code)).toEqual(['A']);
    expect(ranking.unranked.map(({ unit, reason }) => `${unit.code} ${reason}`)).toEqual([
      'B nothing_counts',
      'C leads_nothing',
    ]);
  });

  it('nobody where the plan gives weight to nothing that applies', () => {
    const plan = aPlan({
      ranking: { indicators: decimal('0'), tasks: decimal('100'), reports: decimal('0') },
    })
      .units('A')
      .indicator('I', AMOUNT)
      .target('I', '1')
      .figure('I', 'A', '2026Q3', '1');
    expect(ranked(plan).unranked.map(({ reason }) => reason)).toEqual(['no_weight']);
  });

  it('equal units share it, whatever their order in the plan', () => {
    const of = (...codes: string[]): string[] => {
      const plan = aPlan().units(...codes);
      for (const code of codes)
        plan
          .indicator(`I${code}`, { lead: code, reporters: [code], kind: 'amount' })
          .target(`I${code}`, '10')
          .figure(`I${code}`, code, '2026Q3', code === 'C' ? '9' : '7');
      return ranked(plan).ranked.map(({ rank, unit }) => `${rank} ${unit.code}`);
    };
    expect(of('A', 'B', 'C')).toEqual(['1 C', '2 A', '2 B']);
    expect(of('B', 'C', 'A')).toEqual(of('A', 'B', 'C'));
  });
});

test('a score of 89.999 is not shown as 90', () => {
  const ranking = { indicators: decimal('100'), tasks: decimal('0'), reports: decimal('0') };
  const plan = aPlan({ ranking })
    .units('A')
    .indicator('I', AMOUNT)
    .target('I', '100000')
    .figure('I', 'A', '2026Q3', '89999');
  const [own] = ranked(plan).ranked;
  expect(own?.band).toBe('good');
  expect(own?.score.shown.digits).toBe('89.999');
});
