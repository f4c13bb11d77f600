/** DOMAIN 5.2: state and timeliness are two things; a recurring task has them once in each stretch. */
import { describe, expect, it, test } from 'vitest';
import {
  isOverdue,
  restsOn,
  standingOf,
  timelinessOf,
  unclearOf,
  type ReportedTask,
} from '../../src/domain/task-standing.ts';
import type { TaskProgress, WorkState } from '../../src/domain/task-log.ts';
import type { Task } from '../../src/domain/plan.ts';
import { day, quarter } from '../support/plan-builder.ts';
import { aTask, logOf, progress } from '../support/task-builder.ts';

describe('timeliness', () => {
  it.each<[WorkState, on: string | null, due: string | null, today: string, expected: string | null]>([
    ['done', '2026-09-19', '2026-09-19', '2026-09-25', 'on_time'],
    ['done', '2026-09-20', '2026-09-19', '2026-09-25', 'late'],
    ['done', '2026-09-20', null, '2026-09-25', 'no_deadline'],
    ['in_progress', null, '2026-09-19', '2026-09-19', 'on_time'],
    ['in_progress', null, '2026-09-19', '2026-09-20', 'late'],
    ['in_progress', null, null, '2026-09-20', 'no_deadline'],
    ['not_started', null, '2026-09-19', '2026-09-01', 'on_time'],
    ['not_started', null, '2026-09-19', '2026-09-20', 'late'],
    ['not_started', null, null, '2026-09-20', 'no_deadline'],
    ['paused', null, '2026-09-19', '2026-12-01', null],
    ['dropped', null, '2026-09-19', '2026-12-01', null],
  ])('%s on %s, due %s, seen on %s: %s', (state, on, due, today, expected) => {
    const at = (text: string | null) => (text === null ? null : day(text));
    expect(timelinessOf(state, at(on), at(due), day(today))).toBe(expected);
  });
});

const stand = (
  task: Partial<Task>,
  words: readonly TaskProgress[],
  today: string,
  reports: readonly ReportedTask[] = [],
) => standingOf(aTask(task), logOf({ progress: words }), reports, { today: day(today), year: 2026 });

const reportOn = (
  on: string,
  of: string,
  state: 'done' | 'in_progress' | null,
  rest: Partial<ReportedTask['report']> = {},
): ReportedTask => ({
  on: day(on),
  report: {
    task: 'NV1',
    unit: 'VHXH',
    quarter: quarter(of),
    revision: 1,
    state,
    result: 'theo biểu mẫu',
    file: null,
    by: 'Lan',
    at: `${on}T02:00:00.000Z`,
    ...rest,
  },
});

describe('a task that is due once', () => {
  const once = { due: 'Trước ngày 20/9/2026' };

  test.each([
    ['2026-09-19', 'not_started', 'on_time', 0],
    ['2026-09-20', 'not_started', 'late', 1],
    ['2026-10-01', 'not_started', 'late', 12],
  ])('nothing known on %s: %s, %s, %i days', (today, state, timeliness, daysLate) => {
    expect(stand(once, [], today).current).toMatchObject({ state, timeliness, daysLate, on: null });
  });

  it('what was written for a later day is not known yet', () => {
    const words = [progress('2026-08-01', 'in_progress', { percent: 40 }), progress('2026-09-10', 'done')];
    expect(stand(once, words, '2026-09-09').current).toMatchObject({ state: 'in_progress', percent: 40 });
    expect(stand(once, words, '2026-09-10').current).toMatchObject({
      state: 'done',
      timeliness: 'on_time',
      percent: 100,
    });
  });

  it('the last word holds, also where it corrects the day', () => {
    const words = [progress('2026-09-22', 'done'), progress('2026-09-18', 'done')];
    expect(stand(once, words, '2026-09-30').current).toMatchObject({ timeliness: 'on_time', daysLate: 0 });
  });

  it('done late stays late by as many days', () => {
    const late = stand(once, [progress('2026-09-22', 'done')], '2026-11-01').current;
    expect(late).toMatchObject({ state: 'done', timeliness: 'late', daysLate: 3 });
    expect(isOverdue(late)).toBe(false);
  });

  it('paused and dropped are never late, whatever was due', () => {
    for (const state of ['paused', 'dropped'] as const)
      expect(stand(once, [progress('2026-10-05', state)], '2026-11-01').current.timeliness).toBeNull();
  });

  it('words of another task are none of this one', () => {
    expect(stand(once, [progress('2026-09-01', 'done', { task: 'NV2' })], '2026-09-02').current.state).toBe(
      'not_started',
    );
  });

  it('the lead unit’s own report counts from the day it came in; another unit’s does not', () => {
    expect(stand(once, [], '2026-09-30', [reportOn('2026-09-18', '2026Q3', 'done')]).current).toMatchObject({
      state: 'done',
      timeliness: 'on_time',
      note: 'theo biểu mẫu',
    });
    for (const rest of [{ unit: 'VP' }, { task: 'NV2' }, { state: null }])
      expect(
        stand(once, [], '2026-09-30', [reportOn('2026-09-18', '2026Q3', 'done', rest)]).current.state,
      ).toBe('not_started');
  });

  it('between the office and the unit, who wrote last', () => {
    const office = progress('2026-09-10', 'in_progress', { at: '2026-09-25T00:00:00.000Z' });
    const report = reportOn('2026-09-18', '2026Q3', 'done');
    expect(stand(once, [office], '2026-09-30', [report]).current.state).toBe('in_progress');
    expect(
      stand(once, [{ ...office, at: '2026-09-11T00:00:00.000Z' }], '2026-09-30', [report]).current.state,
    ).toBe('done');
  });
});

test.each(['Thường xuyên', null, 'Khi nào rảnh'])('«%s» is never overdue', (due) => {
  const { current, readable } = stand({ due }, [], '2030-01-01');
  expect([current.timeliness, current.daysLate, readable]).toEqual([
    'no_deadline',
    0,
    due !== 'Khi nào rảnh',
  ]);
});

describe('a recurring task', () => {
  const each = { due: 'Trước ngày 20 hằng quý' };
  const keys = (task: Partial<Task>, today: string) =>
    stand(task, [], today).standings.map(({ occurrence }) => [occurrence.key, occurrence.due]);

  it('has one occurrence per stretch that has begun', () => {
    expect(keys(each, '2026-09-16')).toEqual([
      ['2026Q1', '2026-03-19'],
      ['2026Q2', '2026-06-19'],
      ['2026Q3', '2026-09-19'],
    ]);
    expect(keys({ due: 'Hằng tháng' }, '2026-02-15')).toEqual([
      ['2026-01', '2026-01-31'],
      ['2026-02', '2026-02-28'],
    ]);
    expect(keys({ due: 'Mỗi 6 tháng' }, '2026-07-01')).toEqual([
      ['2026H1', '2026-06-30'],
      ['2026H2', '2026-12-31'],
    ]);
    expect(keys({ due: 'Trước ngày 15 tháng 12 hằng năm' }, '2026-07-01')).toEqual([['2026', '2026-12-14']]);
    expect(keys({ due: 'Thứ Sáu hằng tuần' }, '2026-01-08')).toEqual([
      ['2026-W01', '2026-01-02'],
      ['2026-W02', '2026-01-09'],
    ]);
    expect(keys({ due: 'Hằng tuần' }, '2026-12-31')).toHaveLength(53);
  });

  it('owes nothing before it was given', () => {
    expect(keys({ ...each, assigned: day('2026-06-20') }, '2026-09-16')).toEqual([['2026Q3', '2026-09-19']]);
    expect(keys({ ...each, assigned: day('2026-06-19') }, '2026-09-16')).toHaveLength(2);
  });

  it('each occurrence has a state and a timeliness of its own', () => {
    const words = [
      progress('2026-03-19', 'done', { occurrence: '2026Q1' }),
      progress('2026-07-02', 'done', { occurrence: '2026Q2' }),
      progress('2026-09-01', 'in_progress', { occurrence: '2026Q3' }),
    ];
    expect(
      stand(each, words, '2026-09-20').standings.map(({ state, timeliness }) => [state, timeliness]),
    ).toEqual([
      ['done', 'on_time'],
      ['done', 'late'],
      ['in_progress', 'late'],
    ]);
  });

  it('a pause of the whole excuses what is due after it, and takes back nothing', () => {
    const words = [
      progress('2026-08-01', 'done', { occurrence: '2026Q3' }),
      progress('2026-09-01', 'paused'),
    ];
    expect(
      stand(each, words, '2026-12-31').standings.map(({ state, timeliness }) => [state, timeliness]),
    ).toEqual([
      ['not_started', 'late'],
      ['not_started', 'late'],
      ['done', 'on_time'],
      ['paused', null],
    ]);
  });

  it('taken up again, it owes what comes', () => {
    const words = [progress('2026-07-01', 'paused'), progress('2026-10-01', 'in_progress')];
    expect(stand(each, words, '2026-10-02').standings.map(({ state }) => state)).toEqual([
      'not_started',
      'not_started',
      'paused',
      'not_started',
    ]);
  });

  it('a unit’s report of a quarter speaks of that quarter', () => {
    const reports = [
      reportOn('2026-06-18', '2026Q2', 'done'),
      reportOn('2026-09-18', '2026Q3', 'in_progress'),
    ];
    expect(stand(each, [], '2026-09-19', reports).standings.map(({ state }) => state)).toEqual([
      'not_started',
      'done',
      'in_progress',
    ]);
  });
});

test('a task rests from the day on which it was paused or dropped', () => {
  const log = logOf({ progress: [progress('2026-05-01', 'dropped'), progress('2026-08-01', 'in_progress')] });
  expect(
    ['2026-04-30', '2026-05-01', '2026-07-31', '2026-08-01'].map((on) => restsOn('NV1', log, day(on))),
  ).toEqual([false, true, true, false]);
});

describe('6 rõ', () => {
  const whole = {
    due: 'Hằng quý',
    leader: 'Phó Chủ tịch UBND xã',
    product: 'Báo cáo',
    authority: 'UBND xã',
  };
  it.each<[Partial<Task>, string[]]>([
    [{}, []],
    [{ due: 'Thường xuyên' }, []],
    [{ unit: null }, ['person']],
    [{ content: ' ' }, ['work']],
    [{ due: null }, ['time']],
    [{ due: 'Sớm nhất có thể' }, ['time']],
  ])('%o lacks %o', (changed, lacks) => {
    expect(unclearOf(aTask({ ...whole, ...changed }), 2026)).toEqual(lacks);
  });

  it('a bare task lacks time, responsibility, product and authority', () => {
    expect(unclearOf(aTask(), 2026)).toEqual(['time', 'responsibility', 'product', 'authority']);
  });
});
