/** DESIGN 3.8: who reported when. On time means received on or before the last day to report, here 19 September. */
import { describe, expect, it, test } from 'vitest';
import type { Observation } from '../../src/domain/observation.ts';
import { disciplineOf } from '../../src/domain/discipline.ts';
import { aPlan, observation, quarter, type PlanBuilder } from '../support/plan-builder.ts';

const Q3 = quarter('2026Q3');

/** Units A and B owe I, A owes J as well. */
const owing = (): PlanBuilder =>
  aPlan()
    .units('A', 'B')
    .indicator('I')
    .indicator('J', { reporters: ['A'] });

/** `I A 2026-09-16T02:00:00Z`: figure of I by A, come in then. */
const arrived = (...arrivals: string[]): Observation[] =>
  arrivals.map((arrival) => {
    const [indicator = '', unit = '', at = ''] = arrival.split(' ');
    return observation(indicator, unit, '2026Q3', '1/2', { at });
  });

function disciplined(plan: PlanBuilder, today: string, arrivals: Observation[]) {
  for (const { indicator, unit, quarter: at } of arrivals) plan.figure(indicator, unit, at, '1/2');
  return disciplineOf(plan.view(today), Q3, arrivals, []).map(
    ({ unit, required, missing, reasons: _, ...rest }) => ({
      unit: unit.code,
      owed: required.map(({ code }) => code).join(' '),
      missing: missing.map(({ code }) => code).join(' '),
      ...rest,
    }),
  );
}

const NO_RECEIPT = { receivedOn: null, returned: null };
const NOTHING_OF_B = { unit: 'B', owed: 'I', missing: 'I', firstOn: null, completeOn: null, ...NO_RECEIPT };

describe('unit A', () => {
  it.each([
    // today, arrivals: state, missing, first, complete, days late
    ['nothing before the last day', '2026-09-16', [], 'missing', 'I J', null, null, 0],
    ['nothing on the last day', '2026-09-19', [], 'missing', 'I J', null, null, 0],
    ['nothing the day after', '2026-09-20', [], 'missing', 'I J', null, null, 1],
    ['something on time', '2026-09-21', ['I A 2026-09-10T02:00:00Z'], 'partial', 'J', '2026-09-10', null, 2],
    [
      'something before the last day',
      '2026-09-18',
      ['I A 2026-09-10T02:00:00Z'],
      'partial',
      'J',
      '2026-09-10',
      null,
      0,
    ],
    [
      'all on time',
      '2026-12-01',
      ['I A 2026-09-15T02:00:00Z', 'J A 2026-09-18T02:00:00Z'],
      'on_time',
      '',
      '2026-09-15',
      '2026-09-18',
      0,
    ],
    [
      'all on the last day, late at night',
      '2026-12-01',
      ['J A 2026-09-19T16:59:59Z', 'I A 2026-09-19T01:00:00Z'],
      'on_time',
      '',
      '2026-09-19',
      '2026-09-19',
      0,
    ],
    [
      'the last figure after midnight',
      '2026-12-01',
      ['I A 2026-09-15T02:00:00Z', 'J A 2026-09-19T17:00:00Z'],
      'late',
      '',
      '2026-09-15',
      '2026-09-20',
      1,
    ],
    [
      'all of it late',
      '2026-12-01',
      ['I A 2026-10-02T02:00:00Z', 'J A 2026-09-29T02:00:00Z'],
      'late',
      '',
      '2026-09-29',
      '2026-10-02',
      13,
    ],
  ])('%s', (_, today, arrivals, state, missing, firstOn, completeOn, daysLate) => {
    const [a] = disciplined(owing(), today, arrived(...arrivals));
    expect(a).toEqual({
      unit: 'A',
      owed: 'I J',
      state,
      missing,
      firstOn,
      completeOn,
      daysLate,
      ...NO_RECEIPT,
    });
  });
});

test('each unit is judged by its own arrivals of this quarter, in the plan’s order', () => {
  const plan = owing().figure('I', 'B', '2026Q2', '1/2');
  const [a, b] = disciplined(
    plan,
    '2026-09-21',
    arrived('I A 2026-09-15T02:00:00Z', 'J A 2026-09-15T02:00:00Z'),
  );
  expect(a).toMatchObject({ unit: 'A', state: 'on_time' });
  expect(b).toEqual({ ...NOTHING_OF_B, state: 'missing', daysLate: 2 });
});

test('arrivals of another quarter, or of figures not owed, say nothing about this one', () => {
  const plan = owing().indicator('K', { reporters: ['A'], to: '2026-06-30' });
  plan.figure('I', 'B', '2026Q3', '1/2');
  const others = [
    observation('I', 'B', '2026Q2', '1/2', { at: '2026-06-30T02:00:00Z' }),
    observation('K', 'B', '2026Q3', '1/2', { at: '2026-12-01T02:00:00Z' }),
    observation('I', 'B', '2026Q3', '1/2', { at: '2026-09-17T02:00:00Z' }),
  ];
  expect(disciplineOf(plan.view('2026-12-02'), Q3, others, [])[1]).toMatchObject({
    state: 'on_time',
    firstOn: '2026-09-17',
    completeOn: '2026-09-17',
    daysLate: 0,
  });
});

test('a correction does not make a report late', () => {
  const plan = owing().figure('I', 'B', '2026Q3', '2/2', { revision: 2, at: '2026-11-01T02:00:00Z' });
  const [, b] = disciplineOf(plan.view('2026-12-01'), Q3, arrived('I B 2026-09-16T02:00:00Z'), []);
  expect(b).toMatchObject({ state: 'on_time', completeOn: '2026-09-16' });
});

describe('who owes something', () => {
  const codes = (plan: PlanBuilder): string[] =>
    disciplineOf(plan.view(), Q3, [], []).map(({ unit }) => unit.code);

  it.each<[string, PlanBuilder, string[]]>([
    [
      'only reporters',
      aPlan()
        .units('A', 'B', 'C')
        .indicator('I', { reporters: ['C', 'A'] }),
      ['A', 'C'],
    ],
    ['not a unit that is gone', aPlan().unit('A', { to: '2026-09-13' }).unit('B').indicator('I'), ['B']],
    [
      'but its successor',
      aPlan()
        .unit('A', { to: '2026-06-30', successor: 'C' })
        .unit('B')
        .unit('C')
        .indicator('I', { reporters: ['A'] }),
      ['C'],
    ],
    [
      'the units of a group',
      aPlan()
        .unit('G', { role: 'group' })
        .unit('A', { parent: 'G' })
        .indicator('I', { reporters: ['G'] }),
      ['A'],
    ],
    [
      'nobody for a milestone done',
      aPlan().unit('A').indicator('I', { kind: 'milestone' }).figure('I', 'A', '2026Q2', 'done'),
      [],
    ],
    ['nobody for what a higher level publishes', aPlan().unit('A').indicator('I', { publishedBy: 'Sở' }), []],
    ['nobody for an indicator that is over', aPlan().unit('A').indicator('I', { to: '2026-06-14' }), []],
  ])('%s', (_, plan, owed) => {
    expect(codes(plan)).toEqual(owed);
  });

  it('no cases is a report', () => {
    const plan = owing().figure('I', 'B', '2026Q3', 'no cases');
    expect(
      disciplineOf(plan.view('2026-09-20'), Q3, arrived('I B 2026-09-16T02:00:00Z'), [])[1],
    ).toMatchObject({
      unit: { code: 'B' },
      state: 'on_time',
    });
  });
});

test('a reason is told of what the unit is missing, and of nothing else', () => {
  const said = (unit: string, indicator: string, reason: string) => ({
    ...{ unit, indicator, reason, quarter: Q3, revision: 1, file: null, by: 'lan', at: '' },
  });
  const plan = owing().figure('I', 'A', '2026Q3', '1/2');
  const reasons = [said('A', 'I', 'cũ'), said('A', 'J', 'chờ tỉnh'), said('B', 'I', '')];
  expect(
    disciplineOf(plan.view('2026-09-20'), Q3, [], [], reasons).map(({ unit, reasons: of }) => [
      unit.code,
      ...of,
    ]),
  ).toEqual([['A', ['J', 'chờ tỉnh']], ['B']]);
});

test('a quarter by the calendar is due in the month after it', () => {
  const plan = aPlan({ reporting: { quarterWindow: 'calendar', dueDay: 15, dueMonth: 'next' } })
    .unit('A')
    .indicator('I');
  const states = ['2026-10-15T16:59:59Z', '2026-10-15T17:00:00Z'].map((at) => {
    const arrivals = arrived(`I A ${at}`);
    const view = aPlan({ reporting: plan.build().reporting })
      .unit('A')
      .indicator('I')
      .figure('I', 'A', '2026Q3', '1/2')
      .view('2026-12-01');
    return disciplineOf(view, Q3, arrivals, [])[0]?.state;
  });
  expect(states).toEqual(['on_time', 'late']);
});
