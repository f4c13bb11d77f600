/** Observations are append-only; what is in force, what was replaced and when it came in are read off the revisions. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { newStore, otherProgram, put, retract } from '../support/data-file.ts';
import { quarter } from '../support/plan-builder.ts';

const PLACE = ['CT03', 'T01', '2025Q1'] as const;
const Q1 = quarter('2025Q1');
const at = (day: string): { at: string } => ({ at: `${day}T02:00:00.000Z` });

const inForce = (store: Store): unknown[] =>
  store
    .book()
    .ofIndicator('CT03')
    .map(({ unit, figure, revision }) => [unit, 'value' in figure ? figure.value : figure.kind, revision]);
const states = (store: Store): string[] =>
  store
    .revisions({ indicator: 'CT03', unit: null, quarters: null })
    .map(({ state, observation: { quarter: at, unit, revision } }) => `${at} ${unit} ${revision} ${state}`);
const arrivals = (store: Store): string[] =>
  store.arrivals(Q1).map(({ unit, revision, at: when }) => `${unit} ${revision} ${when.slice(0, 10)}`);

describe('the view of figures in force, step by step', () => {
  it('recorded, corrected, taken back, recorded again', () => {
    const store = newStore();
    const seen: unknown[] = [];
    const look = (): void => void seen.push(inForce(store));
    put(store, [...PLACE, '10.1']);
    look();
    put(store, [...PLACE, '10.2'], { reason: 'gõ nhầm' });
    look();
    retract(store, PLACE);
    look();
    put(store, [...PLACE, '10.3']);
    look();
    put(store, ['CT03', 'T02', '2025Q1', 'no cases']);
    look();
    expect(seen).toEqual([
      [['T01', '10.1', 1]],
      [['T01', '10.2', 2]],
      [],
      [['T01', '10.3', 4]],
      [
        ['T01', '10.3', 4],
        ['T02', 'no_cases', 1],
      ],
    ]);
  });

  it('is the view that other programs see', () => {
    const store = newStore();
    put(store, [...PLACE, '10.1']);
    put(store, [...PLACE, '10.2']);
    put(store, ['CT03', 'T02', '2025Q1', '5']);
    retract(store, ['CT03', 'T02', '2025Q1']);
    const rows = otherProgram(store.path)
      .prepare('SELECT unit, value, revision FROM current_observation')
      .all();
    expect(rows).toEqual([{ unit: 'T01', value: '10.2', revision: 2 }]);
  });
});

describe('revisions', () => {
  it('are marked as what they are now, in the order of quarters, units of the plan, revisions', () => {
    const store = newStore();
    put(store, ['CT03', 'T02', '2025Q2', '7']);
    put(store, ['CT03', 'T02', '2025Q1', '5']);
    put(store, [...PLACE, '10.1']);
    put(store, [...PLACE, '10.2']);
    retract(store, PLACE);
    put(store, [...PLACE, '10.3']);
    expect(states(store)).toEqual([
      '2025Q1 T01 1 superseded',
      '2025Q1 T01 2 retracted',
      '2025Q1 T01 4 current',
      '2025Q1 T02 1 current',
      '2025Q2 T02 1 current',
    ]);
  });

  it('of a place that is empty again end with the retraction, with who, when and why', () => {
    const store = newStore();
    put(store, [...PLACE, '10.1']);
    retract(store, PLACE, { ...at('2025-04-09'), by: 'hoa', reason: 'ghi nhầm đơn vị' });
    expect(store.revisions({ indicator: 'CT03', unit: 'T01', quarters: [Q1] })).toEqual([
      expect.objectContaining({
        state: 'retracted',
        retraction: {
          indicator: 'CT03',
          unit: 'T01',
          quarter: '2025Q1',
          revision: 2,
          by: 'hoa',
          at: '2025-04-09T02:00:00.000Z',
          reason: 'ghi nhầm đơn vị',
        },
      }),
    ]);
  });

  it.each([
    ['a unit', { unit: 'T02', quarters: null }, ['2025Q1 T02 1 current', '2025Q2 T02 1 current']],
    ['quarters', { unit: null, quarters: [quarter('2025Q2')] }, ['2025Q2 T02 1 current']],
    ['no quarters', { unit: null, quarters: [] }, []],
    ['a unit without figures', { unit: 'T03', quarters: null }, []],
  ])('can be asked for %s', (_, filter, expected) => {
    const store = newStore();
    put(store, [...PLACE, '10.1']);
    put(store, ['CT03', 'T02', '2025Q1', '5']);
    put(store, ['CT03', 'T02', '2025Q2', '7']);
    const found = store.revisions({ indicator: 'CT03', ...filter });
    expect(
      found.map(
        ({ state, observation: { quarter: at, unit, revision } }) => `${at} ${unit} ${revision} ${state}`,
      ),
    ).toEqual(expected);
  });

  it('keep every fact of a figure', () => {
    const store = newStore();
    const facts = {
      note: 'Số liệu đến 28/02',
      source: 'Báo cáo số 14/BC-VHXH',
      asOf: '2025-02-28' as never,
      origin: null,
    };
    put(store, ['CT04', 'T01', '2025Q1', '99/100'], { by: 'hoa', reason: 'bổ sung' }, facts);
    const [revision] = store.revisions({ indicator: 'CT04', unit: null, quarters: null });
    expect(revision?.observation).toEqual({
      indicator: 'CT04',
      unit: 'T01',
      quarter: '2025Q1',
      revision: 1,
      figure: { kind: 'ratio', numerator: '99', denominator: '100' },
      ...facts,
      reason: 'bổ sung',
      by: 'hoa',
      at: '2025-04-02T02:00:00.000Z',
    });
  });
});

describe('when a figure came in', () => {
  it('is not moved by a correction', () => {
    const store = newStore();
    put(store, [...PLACE, '10.1'], at('2025-04-02'));
    put(store, [...PLACE, '10.2'], at('2025-04-20'));
    put(store, [...PLACE, '10.3'], at('2025-04-21'));
    expect(arrivals(store)).toEqual(['T01 1 2025-04-02']);
  });

  it('is moved when it was taken back and recorded again', () => {
    const store = newStore();
    put(store, [...PLACE, '10.1'], at('2025-04-02'));
    retract(store, PLACE, at('2025-04-03'));
    expect(arrivals(store)).toEqual([]);
    put(store, [...PLACE, '10.2'], at('2025-04-20'));
    put(store, [...PLACE, '10.3'], at('2025-04-22'));
    expect(arrivals(store)).toEqual(['T01 3 2025-04-20']);
  });

  it('belongs to its quarter only', () => {
    const store = newStore();
    put(store, ['CT03', 'T01', '2025Q2', '1'], at('2025-07-02'));
    expect(arrivals(store)).toEqual([]);
  });
});
