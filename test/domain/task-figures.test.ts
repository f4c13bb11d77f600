/** DOMAIN 4.1, rows 17 and 18: figures that follow from ticks and steps. */
import { describe, expect, it, test } from 'vitest';
import { planFromFile } from '../../src/domain/plan-file.ts';
import type { Task } from '../../src/domain/plan.ts';
import { snapshotsOf } from '../../src/domain/snapshot.ts';
import { computedFigures } from '../../src/domain/task-figures.ts';
import type { TaskLog } from '../../src/domain/task-log.ts';
import { aPlan, day } from '../support/plan-builder.ts';
import { lienMinhFile } from '../support/report-world.ts';
import { aTask, logOf, progress, step, tick } from '../support/task-builder.ts';

/** Windows of the plan: Q1 to 14/3, Q2 to 14/6, Q3 to 14/9, Q4 to 14/12; totals since 15/12/2025. */
function computed(tasks: readonly Task[], log: Partial<TaskLog>, today = '2026-09-16') {
  const plan = { ...planFromFile(lienMinhFile()), tasks };
  return computedFigures(plan, logOf(log), snapshotsOf(plan), day(today));
}

/** Of the indicator that has tasks; of the other kind there are none. */
const figureIn = (figures: ReturnType<typeof computed>, quarter: string, unit = 'VHXH'): unknown => {
  const found = figures.find(
    (each) => each.quarter === quarter && each.unit === unit && each.computed?.untracked !== true,
  );
  if (found === undefined) return null;
  return found.figure.kind === 'ratio'
    ? `${found.figure.numerator}/${found.figure.denominator}`
    : found.figure.kind;
};

test('without a task of the kind there are no cases in any quarter that has begun', () => {
  const figures = computed([aTask({ due: '1/9/2026' }), aTask({ code: 'NV2', source: 'TINH' })], {});
  expect(
    figures.map(({ indicator, unit, quarter, figure }) => `${indicator} ${unit} ${quarter} ${figure.kind}`),
  ).toEqual(
    ['2026Q1', '2026Q2', '2026Q3', '2026Q4'].flatMap((quarter) => [
      `nhiem-vu-khcn VHXH ${quarter} no_cases`,
      `nhiem-vu-khcn KT ${quarter} no_cases`,
      `nhiem-vu-tw VHXH ${quarter} no_cases`,
    ]),
  );
  expect(figures.every((figure) => figure.computed?.untracked === true)).toBe(true);
});

test('a plan without the two indicators has no such figures', () => {
  const plan = aPlan().units('A').indicator('I').build();
  expect(computedFigures(plan, logOf({}), snapshotsOf(plan), day('2026-12-31'))).toEqual([]);
});

describe('tasks of the central committees', () => {
  const TW = (code: string, due: string, rest: Partial<Task> = {}): Task =>
    aTask({ code, due, source: 'TW', ...rest });

  it('counts those due since the year began, and of these the ones ticked in time', () => {
    const tasks = [TW('A', '1/3/2026'), TW('B', '1/9/2026'), TW('C', '14/9/2026'), TW('D', '15/9/2026')];
    const ticks = [
      tick('2026-03-01', { task: 'A' }),
      tick('2026-09-02', { task: 'B' }),
      tick('2026-09-14', { task: 'C' }),
      tick('2026-09-01', { task: 'D' }),
    ];
    const figures = computed(tasks, { ticks });
    expect(['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map((quarter) => figureIn(figures, quarter))).toEqual([
      '1/1',
      '1/1',
      '2/3',
      '3/4',
    ]);
    expect(
      figures.find(({ indicator, quarter }) => indicator === 'nhiem-vu-tw' && quarter === '2026Q3')?.computed,
    ).toEqual({
      from: 'ticks',
      met: ['A', 'C'],
      unmet: ['B'],
    });
  });

  it('none due: no cases; a quarter that has not begun: nothing', () => {
    const figures = computed([TW('A', '1/9/2026')], {}, '2026-06-16');
    expect(['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map((quarter) => figureIn(figures, quarter))).toEqual([
      'no_cases',
      'no_cases',
      '0/1',
      null,
    ]);
  });

  it('a tick that was taken back is none; the last one holds', () => {
    const task = [TW('A', '1/9/2026')];
    const q3 = (...ticks: TaskLog['ticks']) => figureIn(computed(task, { ticks }), '2026Q3');
    expect(q3(tick('2026-08-01', { task: 'A' }))).toBe('1/1');
    expect(q3(tick('2026-08-01', { task: 'A' }), tick(null, { task: 'A' }))).toBe('0/1');
    expect(q3(tick('2026-09-05', { task: 'A' }), tick('2026-09-01', { task: 'A' }))).toBe('1/1');
  });

  it('each occurrence of a recurring task counts', () => {
    const ticks = [
      tick('2026-01-30', { task: 'A', occurrence: '2026-01' }),
      tick('2026-03-02', { task: 'A', occurrence: '2026-02' }),
    ];
    const figures = computed([TW('A', 'Hằng tháng')], { ticks });
    expect([figureIn(figures, '2026Q1'), figureIn(figures, '2026Q3')]).toEqual(['1/2', '1/8']);
  });

  it('what was dropped or paused by its due day is not due', () => {
    const tasks = [TW('A', '1/9/2026'), TW('B', '1/9/2026')];
    const words = [
      progress('2026-08-01', 'dropped', { task: 'A' }),
      progress('2026-09-02', 'dropped', { task: 'B' }),
    ];
    expect(figureIn(computed(tasks, { progress: words }), '2026Q3')).toBe('0/1');
  });

  it('a task of a unit that does not report the indicator counts for its lead', () => {
    expect(figureIn(computed([TW('A', '1/9/2026', { unit: 'VP' })], {}), '2026Q3')).toBe('0/1');
    expect(figureIn(computed([TW('A', '1/9/2026', { unit: 'VP' })], {}), '2026Q3', 'VP')).toBeNull();
  });

  it('no deadline, never due', () => {
    expect(figureIn(computed([TW('A', 'Thường xuyên'), TW('B', 'Không rõ')], {}), '2026Q3')).toBe('no_cases');
  });
});

describe('science tasks', () => {
  const science = (code: string, rest: Partial<Task> = {}): Task => aTask({ code, kind: 'science', ...rest });
  const q3 = (task: Task, ...steps: TaskLog['steps']) => figureIn(computed([task], { steps }), '2026Q3');

  it.each([
    ['recorded by its planned day', [step('contract', '2026-08-01', '2026-08-01', { task: 'A' })], '1/1'],
    ['recorded after it', [step('contract', '2026-08-01', '2026-08-02', { task: 'A' })], '0/1'],
    ['passed and not recorded', [step('contract', '2026-09-14', null, { task: 'A' })], '0/1'],
    [
      'still to come',
      [step('order', null, '2026-07-01', { task: 'A' }), step('contract', '2026-09-15', null, { task: 'A' })],
      '1/1',
    ],
    ['never planned, recorded', [step('order', null, '2026-07-01', { task: 'A' })], '1/1'],
    [
      'put off before it passed',
      [
        step('contract', '2026-08-01', null, { task: 'A' }),
        step('contract', '2026-10-01', null, { task: 'A' }),
        step('order', null, '2026-07-01', { task: 'A' }),
      ],
      '1/1',
    ],
    [
      'one round of payment in time, one not',
      [
        step('disbursement', '2026-07-01', '2026-07-01', { task: 'A' }),
        step('disbursement', '2026-08-01', null, { task: 'A', round: 2 }),
      ],
      '0/1',
    ],
    ['no step at all', [], '0/1'],
  ])('%s', (_, steps, expected) => {
    expect(q3(science('A'), ...steps)).toBe(expected);
  });

  it('a task that begins later, or was dropped, is not among them', () => {
    expect(q3(science('A'), step('proposal', '2026-10-01', null, { task: 'A' }))).toBe('no_cases');
    expect(q3(science('A', { assigned: day('2026-09-15') }))).toBe('no_cases');
    expect(
      figureIn(
        computed([science('A')], { progress: [progress('2026-09-01', 'dropped', { task: 'A' })] }),
        '2026Q3',
      ),
    ).toBe('no_cases');
  });

  it('each reporter has its own; one without a task has no cases', () => {
    const figures = computed([science('A', { unit: 'KT' })], {
      steps: [step('order', null, '2026-07-01', { task: 'A' })],
    });
    expect([figureIn(figures, '2026Q3', 'KT'), figureIn(figures, '2026Q3', 'VHXH')]).toEqual([
      '1/1',
      'no_cases',
    ]);
  });
});
