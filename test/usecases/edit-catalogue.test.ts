/** DESIGN 3.11: names and definitions change from a day on; what was printed before stays as it was. */
import { describe, expect, it } from 'vitest';
import type { Version } from '../../src/domain/plan.ts';
import type { Target } from '../../src/domain/plan.ts';
import type { Store } from '../../src/store/store.ts';
import {
  changed,
  needCode,
  newUnit,
  putIndicator,
  putUnit,
  setTarget,
  type Since,
} from '../../src/usecases/edit-catalogue.ts';
import { newStore, signed } from '../support/data-file.ts';
import { aPlan, day, decimal, problemOf, quarter } from '../support/plan-builder.ts';

interface Facts {
  readonly name: string;
  readonly parent: string;
}

const version = (since: string | null, name: string, parent = 'P'): Version<Facts> => ({
  since: since === null ? null : day(since),
  name,
  parent,
});
const from = (text: string): Since => ({ from: day(text) });

describe('versions after a change of the name', () => {
  it.each<[string, readonly Version<Facts>[], Since, readonly Version<Facts>[]]>([
    [
      'from a day in the middle of the first',
      [version(null, 'Một')],
      from('2026-07-01'),
      [version(null, 'Một'), version('2026-07-01', 'Mới')],
    ],
    [
      'from a day between two others: only until the later one',
      [version(null, 'Một'), version('2026-10-01', 'Ba', 'Q')],
      from('2026-07-01'),
      [version(null, 'Một'), version('2026-07-01', 'Mới'), version('2026-10-01', 'Ba', 'Q')],
    ],
    [
      'from a day after the last, which hands its other facts on',
      [version(null, 'Một'), version('2026-07-01', 'Hai', 'Q')],
      from('2026-10-01'),
      [version(null, 'Một'), version('2026-07-01', 'Hai', 'Q'), version('2026-10-01', 'Mới', 'Q')],
    ],
    [
      'from the day of another, which it replaces but for the other facts',
      [version(null, 'Một'), version('2026-07-01', 'Hai', 'Q')],
      from('2026-07-01'),
      [version(null, 'Một'), version('2026-07-01', 'Mới', 'Q')],
    ],
    [
      'as a correction: in all',
      [version(null, 'Một'), version('2026-07-01', 'Hai', 'Q')],
      'correction',
      [version(null, 'Mới'), version('2026-07-01', 'Mới', 'Q')],
    ],
  ])('%s', (_, versions, since, expected) => {
    expect(changed(versions, { name: 'Mới' }, since)).toEqual(expected);
  });

  it('twice on the same day leaves one version with both', () => {
    const once = changed([version(null, 'Một')], { name: 'Hai' }, from('2026-07-01'));
    expect(changed(once, { parent: 'Q' }, from('2026-07-01'))).toEqual([
      version(null, 'Một'),
      version('2026-07-01', 'Hai', 'Q'),
    ]);
  });

  it('does not touch what it was given', () => {
    const versions = Object.freeze([Object.freeze(version(null, 'Một'))]);
    changed(versions, { name: 'Hai' }, 'correction');
    changed(versions, { name: 'Hai' }, from('2026-07-01'));
    expect(versions).toEqual([version(null, 'Một')]);
  });
});

const plan = () =>
  aPlan()
    .unit('A', { aliases: ['xóm trên'] })
    .unit('B')
    .indicator('I', { kind: 'amount', aliases: ['số hộ'] })
    .target('I', '70')
    .build();

const renamed = (name: string) => (store: Store) =>
  putUnit(store, signed(), ({ units: [first] }) => {
    if (first === undefined) throw new Error('no unit');
    return { ...first, versions: changed(first.versions, { name }, from('2026-07-01')) };
  });

describe('a unit is put', () => {
  it('changed, and the ledger has it; the same again changes nothing', () => {
    const store = newStore(plan());
    expect(renamed('Thôn mới')(store).changed).toBe(true);
    expect(store.health().ledgerEntries).toBe(2);
    expect(renamed('Thôn mới')(store).changed).toBe(false);
    expect(store.health().ledgerEntries).toBe(2);
  });

  it.each([
    ['the code of another', { code: 'C', aliases: ['b'] }, 'name_taken'],
    ['the alias of another', { code: 'C', aliases: ['XOM-TREN'] }, 'name_taken'],
    ['a code in use', { code: 'A', aliases: [] }, 'name_taken'],
    ['a code in use but for its case', { code: 'a', aliases: [] }, 'name_taken'],
    ['a parent there is not', { code: 'C', aliases: [], parent: 'X' }, 'catalogue_faulty'],
    ['itself as parent', { code: 'C', aliases: [], parent: 'C' }, 'catalogue_faulty'],
    ['a code with blanks', { code: 'C 1', aliases: [] }, 'code_unusable'],
    ['an empty code', { code: ' ', aliases: [] }, 'code_unusable'],
  ])('but not with %s', (_, facts, kind) => {
    const store = newStore(plan());
    const add = (): unknown =>
      putUnit(store, signed(), (current) =>
        newUnit(current, { name: 'Thôn C', shortName: null, parent: null, role: null, from: null, ...facts }),
      );
    expect(problemOf(add).kind).toBe(kind);
    expect([store.plan(), store.health().ledgerEntries]).toEqual([plan(), 1]);
  });
});

it('an indicator is put changed, or refused whole', () => {
  const store = newStore(plan());
  const rename = (lead: string | null): unknown =>
    putIndicator(store, signed(), ({ indicators: [first] }) => {
      if (first === undefined) throw new Error('no indicator');
      return { ...first, versions: changed(first.versions, { name: 'Số hộ nghèo', lead }, 'correction') };
    });
  expect(problemOf(() => rename('X'))).toMatchObject({
    kind: 'catalogue_faulty',
    faults: [{ path: '/indicators/0/lead', fault: 'unknown_reference', text: 'X' }],
  });
  expect(store.plan()).toEqual(plan());
  expect(rename('A')).toMatchObject({ changed: true });
  expect(store.plan().indicators[0]?.versions).toMatchObject([{ name: 'Số hộ nghèo', lead: 'A' }]);
});

describe('a target is set', () => {
  const target = (value: string, rest: Partial<Target> = {}): Target => ({
    indicator: 'I',
    value: decimal(value),
    from: quarter('2026Q1'),
    per: 'year',
    scope: 'plan',
    unit: null,
    document: null,
    ...rest,
  });
  const never = (): boolean => false;
  const values = (store: Store): string[] =>
    store.plan().targets.map(({ value, from: first }) => `${value} ${first}`);

  it('from a later quarter on without asking', () => {
    const store = newStore(plan());
    expect(setTarget(store, signed(), target('75', { from: quarter('2026Q3') }), never)).toEqual({
      before: null,
      changed: true,
    });
    expect(values(store)).toEqual(['70 2026Q1', '75 2026Q3']);
  });

  it('in place of another only when that is agreed to, shown what stands there', () => {
    const store = newStore(plan());
    expect(problemOf(() => setTarget(store, signed(), target('75'), never))).toEqual({
      kind: 'overwrite_unconfirmed',
      before: { kind: 'value', value: '70' },
      after: { kind: 'value', value: '75' },
    });
    expect([values(store), store.health().ledgerEntries]).toEqual([['70 2026Q1'], 1]);
    const seen: string[] = [];
    setTarget(store, signed(), target('75'), (before) => seen.push(before.value) > 0);
    expect([values(store), seen, store.health().ledgerEntries]).toEqual([['75 2026Q1'], ['70'], 2]);
  });

  it('the same again changes nothing and asks nothing', () => {
    const store = newStore(plan());
    expect(setTarget(store, signed(), target('70'), never).changed).toBe(false);
    expect(store.health().ledgerEntries).toBe(1);
  });

  it.each([
    ['of an indicator there is not', { indicator: 'X' }],
    ['of a unit there is not', { scope: 'unit' as const, unit: 'X' }],
    ['of one unit in the scope of the plan', { unit: 'A' }],
  ])('but not %s', (_, rest) => {
    const store = newStore(plan());
    expect(problemOf(() => setTarget(store, signed(), target('5', rest), () => true)).kind).toBe(
      'catalogue_faulty',
    );
    expect([values(store), store.health().ledgerEntries]).toEqual([['70 2026Q1'], 1]);
  });
});

describe('a code', () => {
  it.each(['A', '1-2', 'thôn.1', 'Đ_1', 'x'.repeat(64), ' A '])('may be “%s”', (text) => {
    expect(needCode(text)).toBe(text.trim());
  });
  it.each(['', '-A', '.a', 'a b', 'a/b', 'x'.repeat(65), 'a\u0000', '😀'])('may not be “%s”', (text) => {
    expect(problemOf(() => needCode(text)).kind).toBe('code_unusable');
  });
});
