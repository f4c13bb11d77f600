/** DESIGN 3.10, 4: what is different, unlikely or falling is recorded only with the right consent. */
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/domain/observation.ts';
import type { Store } from '../../src/store/store.ts';
import { recordFigure, type Consent, type RecordRequest } from '../../src/usecases/record-figure.ts';
import { newStore, signed } from '../support/data-file.ts';
import { aPlan, day, figure, problemOf, quarter } from '../support/plan-builder.ts';

const TODAY = day('2026-09-16');
const NOTHING: Consent = { yes: false, reason: null, seen: 'any' };
const AGREED: Consent = { yes: true, reason: null, seen: 'any' };

const plan = () =>
  aPlan()
    .units('A', 'B')
    .indicator('KHO', { kind: 'amount' })
    .indicator('PHAT', { kind: 'percent', maxMove: '10' })
    .indicator('LUY', { kind: 'amount', overQuarters: 'cumulative' })
    .indicator('TL', { kind: 'ratio' })
    .indicator('MOC', { kind: 'milestone', measure: '' })
    .build();

const request = (indicator: string, text: string, rest: Partial<RecordRequest> = {}): RecordRequest => ({
  indicator,
  unit: 'A',
  period: '2026Q3',
  figure: { text },
  note: undefined,
  source: undefined,
  on: undefined,
  ...rest,
});

const record = (store: Store, asked: RecordRequest, consent = NOTHING): ReturnType<typeof recordFigure> =>
  recordFigure(store, TODAY, asked, signed({ reason: consent.reason }), consent);

/** The figure in force and the number of its revision. */
const standing = (store: Store, indicator: string): unknown => {
  const found = store.book().at(indicator, 'A', quarter('2026Q3'));
  return found === undefined ? null : [found.figure, found.revision];
};

/** `written`, `same`, or the kind of the refusal. */
function outcome(store: Store, asked: RecordRequest, consent: Consent): string {
  const entries = store.health().ledgerEntries;
  try {
    const { unchanged } = record(store, asked, consent);
    expect(store.health().ledgerEntries).toBe(entries + (unchanged ? 0 : 1));
    return unchanged ? 'same' : 'written';
  } catch {
    expect(store.health().ledgerEntries).toBe(entries);
    return problemOf(() => record(store, asked, consent)).kind;
  }
}

interface Case {
  readonly before?: readonly (readonly [string, string, string])[];
  readonly now: readonly [string, string];
}

const CASES: Readonly<Record<string, Case>> = {
  'a first figure': { now: ['KHO', '12'] },
  'the same figure': { before: [['KHO', '2026Q3', '12']], now: ['KHO', '12,0'] },
  'another figure': { before: [['KHO', '2026Q3', '12']], now: ['KHO', '13'] },
  'no cases in place of a figure': { before: [['KHO', '2026Q3', '12']], now: ['KHO', 'khong-phat-sinh'] },
  'a move at the limit': { before: [['PHAT', '2026Q2', '50']], now: ['PHAT', '60'] },
  'a move beyond the limit': { before: [['PHAT', '2026Q2', '50']], now: ['PHAT', '60,000001'] },
  'a denominator that shrinks': { before: [['TL', '2026Q2', '5/10']], now: ['TL', '5/9'] },
  'a total that falls': { before: [['LUY', '2026Q1', '20']], now: ['LUY', '19'] },
  'a total that stays': { before: [['LUY', '2026Q1', '20']], now: ['LUY', '20'] },
  'another figure that falls': {
    before: [
      ['LUY', '2026Q2', '20'],
      ['LUY', '2026Q3', '21'],
    ],
    now: ['LUY', '19'],
  },
  'a milestone done': { before: [['MOC', '2026Q2', 'dang-thuc-hien']], now: ['MOC', 'xong'] },
};

function worldOf({ before = [] }: Case): Store {
  const store = newStore(plan());
  for (const [indicator, period, text] of before) record(store, request(indicator, text, { period }));
  return store;
}

describe('consent', () => {
  it.each<[string, string, string, string]>([
    // what, with nothing, with a yes, with a reason
    ['a first figure', 'written', 'written', 'written'],
    ['the same figure', 'same', 'same', 'same'],
    ['another figure', 'overwrite_unconfirmed', 'written', 'written'],
    ['no cases in place of a figure', 'overwrite_unconfirmed', 'written', 'written'],
    ['a move at the limit', 'written', 'written', 'written'],
    ['a move beyond the limit', 'soft_unconfirmed', 'written', 'written'],
    ['a denominator that shrinks', 'soft_unconfirmed', 'written', 'written'],
    ['a total that falls', 'reason_needed', 'reason_needed', 'written'],
    ['a total that stays', 'written', 'written', 'written'],
    ['another figure that falls', 'reason_needed', 'reason_needed', 'written'],
    ['a milestone done', 'written', 'written', 'written'],
  ])('to %s: nothing %s, a yes %s, a reason %s', (name, nothing, yes, reason) => {
    const known = CASES[name];
    if (known === undefined) throw new Error(name);
    const asked = request(...known.now);
    const consents = [NOTHING, AGREED, { ...NOTHING, reason: 'đã đối chiếu' }];
    expect(consents.map((consent) => outcome(worldOf(known), asked, consent))).toEqual([
      nothing,
      yes,
      reason,
    ]);
  });

  it.each<[string, Partial<Consent>, string]>([
    ['the figure that is there', { yes: true, seen: figure('12') }, 'written'],
    ['a figure that is no longer there', { yes: true, seen: figure('11') }, 'overwrite_unconfirmed'],
    [
      'a figure no longer there, with a reason',
      { reason: 'sửa', seen: figure('11') },
      'overwrite_unconfirmed',
    ],
    ['an empty place, which somebody has filled since', { yes: true, seen: null }, 'overwrite_unconfirmed'],
    ['a figure, but not given', { yes: false, seen: figure('12') }, 'overwrite_unconfirmed'],
  ])('that spoke of %s', (_, consent, expected) => {
    const store = newStore(plan());
    record(store, request('KHO', '12'));
    expect(outcome(store, request('KHO', '13'), { ...NOTHING, ...consent })).toBe(expected);
  });

  it('a refusal tells both figures', () => {
    const store = newStore(plan());
    record(store, request('TL', '5/10'));
    expect(problemOf(() => record(store, request('TL', '6/10')))).toEqual({
      kind: 'overwrite_unconfirmed',
      before: { kind: 'ratio', numerator: '5', denominator: '10' },
      after: { kind: 'ratio', numerator: '6', denominator: '10' },
    });
  });
});

describe('what is recorded', () => {
  it('goes from old to new with its reason and author', () => {
    const store = newStore(plan());
    record(store, request('KHO', '12', { note: 'tạm', source: 'BC 1' }));
    const done = record(store, request('KHO', '13'), { ...NOTHING, reason: 'gõ nhầm' });
    expect([done.before?.figure, done.figure, done.overwrites]).toEqual([figure('12'), figure('13'), true]);
    expect(store.book().at('KHO', 'A', quarter('2026Q3'))).toMatchObject({
      revision: 2,
      reason: 'gõ nhầm',
      by: 'lan',
      note: 'tạm',
      source: 'BC 1',
    });
  });

  it.each<[string, Partial<RecordRequest>, string, unknown]>([
    ['a new note', { note: 'đã soát' }, 'written', { note: 'đã soát', source: 'BC 1' }],
    ['the note taken away', { note: '' }, 'written', { note: null, source: 'BC 1' }],
    ['the same note', { note: ' tạm ' }, 'same', { note: 'tạm', source: 'BC 1' }],
    ['the same note, composed in another way', { note: 'tạm'.normalize('NFD') }, 'same', { note: 'tạm' }],
    ['a day', { on: '14/9/2026' }, 'written', { asOf: '2026-09-14' }],
  ])('the same figure with %s needs no consent', (_, rest, expected, facts) => {
    const store = newStore(plan());
    record(store, request('KHO', '12', { note: 'tạm', source: 'BC 1' }));
    expect(outcome(store, request('KHO', '12', rest), NOTHING)).toBe(expected);
    expect(store.book().at('KHO', 'A', quarter('2026Q3'))).toMatchObject(facts as object);
  });

  it.each<[string, Partial<RecordRequest>, Figure]>([
    ['numerator and denominator', { figure: { numerator: '412', denominator: '530' } }, figure('412/530')],
    ['a pair in one word', { figure: { text: '412 / 530' } }, figure('412/530')],
  ])('as %s', (_, rest, expected) => {
    const store = newStore(plan());
    record(store, request('TL', '', rest));
    expect(standing(store, 'TL')).toEqual([expected, 1]);
  });

  it('tells what the indicator came to before and after', () => {
    const store = newStore(plan());
    const { rowBefore, rowAfter } = record(store, request('KHO', '12'));
    expect([rowBefore.result, rowAfter.result?.shown.digits]).toEqual([null, '12']);
  });
});

it.each(['KHO', 'TL', 'MOC'])('a figure of %s that is left empty is missing, not misread', (indicator) => {
  const store = newStore(plan());
  for (const text of ['', '  ']) {
    expect(problemOf(() => record(store, request(indicator, text)))).toMatchObject({
      kind: 'figure_wrong_form',
      text: '',
    });
  }
});

describe('words that every object knows are nothing special', () => {
  it.each(['constructor', 'toString', '__proto__', 'valueOf', 'hasOwnProperty'])('%s', (word) => {
    const store = newStore(plan());
    expect(problemOf(() => record(store, request('MOC', word))).kind).toBe('figure_wrong_form');
    expect(problemOf(() => record(store, request('KHO', word))).kind).toBe('figure_unreadable');
    expect(problemOf(() => record(store, request(word, '1'))).kind).toBe('indicator_not_found');
    expect(problemOf(() => record(store, request('KHO', '1', { unit: word }))).kind).toBe('unit_not_found');
    expect(problemOf(() => record(store, request('KHO', '1', { period: word }))).kind).toBe(
      'period_unreadable',
    );
  });
});
