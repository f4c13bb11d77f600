/** DESIGN 3.8: a report that came in, or was sent back, decides who is on time; here the last day is 19 September. */
import { describe, expect, it, test } from 'vitest';
import { disciplineOf, owes, receiptOf } from '../../src/domain/discipline.ts';
import type { Observation } from '../../src/domain/observation.ts';
import type { Submission } from '../../src/domain/submission.ts';
import { aPlan, day, observation, quarter, type PlanBuilder } from '../support/plan-builder.ts';

const Q3 = quarter('2026Q3');

/** `A received 2026-09-18`, in the order in which they were written. */
const submitted = (...entries: string[]): Submission[] =>
  entries.map((entry, index) => {
    const [unit = '', state, on = ''] = entry.split(' ');
    return {
      unit,
      quarter: Q3,
      state: state === 'returned' ? 'returned' : 'received',
      on: day(on),
      reason: state === 'returned' ? 'thiếu biểu' : null,
      revision: index + 1,
      file: null,
      by: 'lan',
      at: '2026-09-16T02:00:00.000Z',
    };
  });

/** Unit A owes I and J, unit B owes I. `I 2026-09-16`: figure of I by A, typed that day. */
function disciplined(today: string, figures: readonly string[], submissions: Submission[]) {
  const plan: PlanBuilder = aPlan()
    .units('A', 'B')
    .indicator('I')
    .indicator('J', { reporters: ['A'] });
  const arrivals = figures.map((figure): Observation => {
    const [indicator = '', on = ''] = figure.split(' ');
    plan.figure(indicator, 'A', '2026Q3', '1/2');
    return observation(indicator, 'A', '2026Q3', '1/2', { at: `${on}T02:00:00Z` });
  });
  const [a, b] = disciplineOf(plan.view(today), Q3, arrivals, submissions);
  if (a === undefined || b === undefined) throw new Error('nobody owes anything');
  return { a, b };
}

/** Figures that were typed after the last day. */
const TYPED_LATE = ['I 2026-09-22', 'J 2026-09-24'];
const TYPED_IN_TIME = ['I 2026-09-16', 'J 2026-09-17'];

describe('unit A', () => {
  it.each([
    // figures, submissions: state, received, first, complete, days late (today is 30 September)
    ['nothing at all', [], [], 'missing', null, null, null, 11],
    ['typed late, no receipt', TYPED_LATE, [], 'late', null, '2026-09-22', '2026-09-24', 5],
    [
      'typed late from a paper that came in time',
      TYPED_LATE,
      ['A received 2026-09-18'],
      'on_time',
      '2026-09-18',
      '2026-09-18',
      '2026-09-18',
      0,
    ],
    [
      'a paper on the last day',
      TYPED_LATE,
      ['A received 2026-09-19'],
      'on_time',
      '2026-09-19',
      '2026-09-19',
      '2026-09-19',
      0,
    ],
    [
      'a paper the day after',
      TYPED_LATE,
      ['A received 2026-09-20'],
      'late',
      '2026-09-20',
      '2026-09-20',
      '2026-09-20',
      1,
    ],
    [
      'typed in time, the paper late',
      TYPED_IN_TIME,
      ['A received 2026-09-25'],
      'late',
      '2026-09-25',
      '2026-09-16',
      '2026-09-25',
      6,
    ],
    [
      'a paper in time with a blank in it',
      ['I 2026-09-22'],
      ['A received 2026-09-18'],
      'partial',
      '2026-09-18',
      '2026-09-18',
      null,
      11,
    ],
    [
      'a paper in time with nothing typed yet',
      [],
      ['A received 2026-09-18'],
      'partial',
      '2026-09-18',
      '2026-09-18',
      null,
      11,
    ],
    [
      'two papers: the first counts',
      TYPED_LATE,
      ['A received 2026-09-18', 'A received 2026-09-23'],
      'on_time',
      '2026-09-18',
      '2026-09-18',
      '2026-09-18',
      0,
    ],
    [
      'a day put right afterwards',
      TYPED_LATE,
      ['A received 2026-09-23', 'A received 2026-09-18'],
      'on_time',
      '2026-09-18',
      '2026-09-18',
      '2026-09-18',
      0,
    ],
    [
      'sent back and in again late',
      TYPED_IN_TIME,
      ['A received 2026-09-17', 'A returned 2026-09-18', 'A received 2026-09-21'],
      'late',
      '2026-09-21',
      '2026-09-16',
      '2026-09-21',
      2,
    ],
    [
      'sent back and in again in time',
      TYPED_IN_TIME,
      ['A received 2026-09-17', 'A returned 2026-09-18', 'A received 2026-09-19'],
      'on_time',
      '2026-09-19',
      '2026-09-16',
      '2026-09-19',
      0,
    ],
  ])('%s', (_, figures, entries, state, receivedOn, firstOn, completeOn, daysLate) => {
    const { a } = disciplined('2026-09-30', figures, submitted(...entries));
    expect(a).toMatchObject({ state, receivedOn, returned: null, firstOn, completeOn, daysLate });
  });

  it('sent back: not in, with the day and the reason, later every day', () => {
    const sentBack = submitted('A received 2026-09-17', 'A returned 2026-09-18');
    const back = { state: 'returned', receivedOn: null, completeOn: null, missing: [] };
    for (const [today, daysLate] of [
      ['2026-09-19', 0],
      ['2026-09-25', 6],
    ] as const) {
      const { a } = disciplined(today, TYPED_IN_TIME, sentBack);
      expect(a).toMatchObject({
        ...back,
        daysLate,
        returned: { on: '2026-09-18', reason: 'thiếu biểu' },
      });
      expect(owes(a)).toBe(true);
    }
  });

  it('sent back without a receipt: what was typed counts as not in', () => {
    const { a } = disciplined('2026-09-25', TYPED_IN_TIME, submitted('A returned 2026-09-20'));
    expect(a).toMatchObject({ state: 'returned', firstOn: '2026-09-16', daysLate: 6 });
  });
});

test('the receipts of one unit say nothing about another', () => {
  const { a, b } = disciplined(
    '2026-09-30',
    TYPED_IN_TIME,
    submitted('B returned 2026-09-20', 'A received 2026-09-18', 'B received 2026-09-25'),
  );
  expect([a.state, a.receivedOn]).toEqual(['on_time', '2026-09-18']);
  expect([b.state, b.receivedOn]).toEqual(['partial', '2026-09-25']);
});

test('who owes: whoever lacks a figure or was sent back', () => {
  const { a, b } = disciplined('2026-09-18', TYPED_IN_TIME, submitted('B received 2026-09-18'));
  expect([owes(a), owes(b)]).toEqual([false, true]);
});

describe('how a report stands', () => {
  it.each([
    ['never came', [], null, null],
    ['sent back twice', ['A returned 2026-09-18', 'A returned 2026-09-20'], null, '2026-09-20'],
    [
      'a receipt before a return is void',
      ['A received 2026-09-10', 'A returned 2026-09-12', 'A received 2026-09-15', 'A received 2026-09-14'],
      '2026-09-14',
      null,
    ],
  ])('%s', (_, entries, receivedOn, returnedOn) => {
    const { receivedOn: received, returned } = receiptOf('A', submitted(...entries));
    expect([received, returned?.on ?? null]).toEqual([receivedOn, returnedOn]);
  });
});
