/** DESIGN 3.11: a merged unit's flows stay in the year to date, its stocks do not, and earlier quarters do not move. */
import { describe, expect, it } from 'vitest';
import { statusOf } from '../../src/domain/status.ts';
import type { Store } from '../../src/store/store.ts';
import { mergeUnits, type Merger } from '../../src/usecases/edit-catalogue.ts';
import { look } from '../../src/usecases/look.ts';
import { recordFigure } from '../../src/usecases/record-figure.ts';
import { newStore, put, signed } from '../support/data-file.ts';
import { aPlan, day, period, problemOf } from '../support/plan-builder.ts';

const TODAY = day('2026-09-16');
/** The first day of the third quarter's window. */
const ON = day('2026-06-15');

/** 10 + 20 each in the first two quarters, of a flow and of a stock. */
function world(): Store {
  const plan = aPlan()
    .unit('G', { role: 'group' })
    .unit('A', { parent: 'G' })
    .unit('B', { parent: 'G' })
    .unit('D', { parent: 'G' })
    .indicator('FLOW', { kind: 'amount', overQuarters: 'sum', reporters: ['A', 'B'] })
    .indicator('STOCK', { kind: 'amount', overQuarters: 'latest', reporters: ['A', 'B'] })
    .target('FLOW', '100')
    .build();
  const store = newStore(plan);
  for (const indicator of ['FLOW', 'STOCK'])
    for (const quarter of ['2026Q1', '2026Q2'])
      for (const [unit, figure] of [['A', '10'] as const, ['B', '20'] as const])
        put(store, [indicator, unit, quarter, figure]);
  return store;
}

const merge = (store: Store, rest: Partial<Merger> = {}): ReturnType<typeof mergeUnits> =>
  mergeUnits(store, signed({ reason: 'NQ 12' }), {
    units: ['A', 'B'],
    into: 'C',
    name: 'Thôn C',
    on: ON,
    ...rest,
  });

const record = (store: Store, indicator: string, unit: string, text: string): void => {
  const request = {
    indicator,
    unit,
    period: '2026Q3',
    figure: { text },
    note: undefined,
    source: undefined,
    on: undefined,
  };
  recordFigure(store, TODAY, request, signed(), { yes: false, reason: null, seen: 'any' });
};

const status = (store: Store, at: string) => statusOf(look(store, TODAY).view, period(at));
const resultOf = (store: Store, indicator: string, at: string): string | null | undefined =>
  status(store, at).rows.find((row) => row.indicator.code === indicator)?.result?.shown.digits ?? null;
const unitsOf = (store: Store, indicator: string, at: string): string => {
  const rollup = status(store, at).rows.find((row) => row.indicator.code === indicator)?.rollup;
  return `${rollup?.reported}/${rollup?.required.map(({ code }) => code).join('+')}`;
};

describe('two units become one', () => {
  it('the example of the design: 93', () => {
    const store = world();
    merge(store);
    record(store, 'FLOW', 'C', '33');
    record(store, 'STOCK', 'C', '33');
    expect([resultOf(store, 'FLOW', '2026Q3'), resultOf(store, 'STOCK', '2026Q3')]).toEqual(['93', '33']);
    expect([unitsOf(store, 'FLOW', '2026Q3'), unitsOf(store, 'STOCK', '2026Q3')]).toEqual(['1/C', '1/C']);
  });

  it('earlier quarters do not move', () => {
    const store = world();
    const before = ['2026Q1', '2026Q2'].flatMap((at) => [
      resultOf(store, 'FLOW', at),
      unitsOf(store, 'FLOW', at),
    ]);
    merge(store);
    record(store, 'FLOW', 'C', '33');
    expect(
      ['2026Q1', '2026Q2'].flatMap((at) => [resultOf(store, 'FLOW', at), unitsOf(store, 'FLOW', at)]),
    ).toEqual(before);
    expect(before).toEqual(['30', '2/A+B', '60', '2/A+B']);
  });

  it('the successor has its first day, name and place in the tree; the others their last day', () => {
    const store = world();
    merge(store);
    const units = store
      .plan()
      .units.map(({ code, from, to, successor, versions }) => [
        code,
        from,
        to,
        successor,
        versions.at(-1)?.name,
        versions.at(-1)?.parent,
      ]);
    expect(units.slice(1)).toEqual([
      ['A', null, '2026-06-14', 'C', 'Thôn A', 'G'],
      ['B', null, '2026-06-14', 'C', 'Thôn B', 'G'],
      ['D', null, null, null, 'Thôn D', 'G'],
      ['C', '2026-06-15', null, null, 'Thôn C', 'G'],
    ]);
    expect(store.health()).toMatchObject({ ledgerEntries: 1 + 8 + 3, brokenLedgerEntry: null });
  });

  it('the merged ones can be given no figure any more', () => {
    const store = world();
    merge(store);
    expect(problemOf(() => record(store, 'FLOW', 'A', '1'))).toMatchObject({
      kind: 'outside_days',
      to: '2026-06-14',
    });
  });
});

describe('a unit goes into one that stays', () => {
  it('which keeps its figures and takes a new name from that day on', () => {
    const store = world();
    merge(store, { units: ['A', 'B'], into: 'B', name: 'Thôn A và B' });
    record(store, 'FLOW', 'B', '33');
    record(store, 'STOCK', 'B', '33');
    expect([resultOf(store, 'FLOW', '2026Q3'), resultOf(store, 'STOCK', '2026Q3')]).toEqual(['93', '33']);
    const [, , b] = store.plan().units;
    expect([b?.to, b?.versions.map(({ since, name }) => [since, name])]).toEqual([
      null,
      [
        [null, 'Thôn B'],
        ['2026-06-15', 'Thôn A và B'],
      ],
    ]);
  });

  it('which reported nothing so far, and does so now', () => {
    const store = world();
    merge(store, { into: 'D', name: undefined });
    record(store, 'FLOW', 'D', '33');
    expect([resultOf(store, 'FLOW', '2026Q3'), unitsOf(store, 'FLOW', '2026Q3')]).toEqual(['93', '1/D']);
  });
});

describe('is refused whole', () => {
  it.each<[string, Partial<Merger>, string]>([
    ['a code that cannot be one', { into: 'C 1' }, 'code_unusable'],
    ['a day before a unit began', { units: ['A', 'L'], on: day('2026-01-01') }, 'catalogue_faulty'],
  ])('%s', (_, merger, kind) => {
    const store = world();
    store.write(signed(), (writer) =>
      writer.unit(
        {
          code: 'L',
          aliases: [],
          from: day('2026-03-01'),
          to: null,
          successor: null,
          versions: [{ since: null, name: 'Thôn L', shortName: null, parent: null, role: null }],
        },
        null,
      ),
    );
    const before = [store.plan(), store.health().ledgerEntries];
    expect(problemOf(() => merge(store, merger)).kind).toBe(kind);
    expect([store.plan(), store.health().ledgerEntries]).toEqual(before);
  });

  it.each<[string, Partial<Merger>]>([
    ['a unit into itself alone', { units: ['A'], into: 'A', name: undefined }],
    ['nothing', { units: [] }],
    // DESIGN 4: nothing is ever created by a typing error.
    ['a new unit without a name', { into: 'BB', name: undefined }],
  ])('%s', (_, merger) => {
    const store = world();
    const before = [store.plan(), store.health().ledgerEntries];
    expect(() => merge(store, merger)).toThrow();
    expect([store.plan(), store.health().ledgerEntries]).toEqual(before);
  });

  it('because one came to an end earlier and would live again', () => {
    const store = world();
    merge(store, { units: ['A'], into: 'C', on: day('2026-03-15') });
    const before = store.plan();
    expect(() => merge(store, { units: ['A', 'B'], into: 'E', name: 'Thôn E' })).toThrow();
    expect(store.plan()).toEqual(before);
  });
});

it('a group that is dissolved into the group above it does not turn in circles', () => {
  const plan = aPlan()
    .unit('H', { role: 'group' })
    .unit('G', { role: 'group', parent: 'H', to: '2026-06-14', successor: 'H' })
    .unit('A', { parent: 'G' })
    .indicator('FLOW', { kind: 'amount', overQuarters: 'sum', reporters: ['H'] })
    .build();
  const store = newStore(plan);
  put(store, ['FLOW', 'A', '2026Q3', '5']);
  expect(resultOf(store, 'FLOW', '2026Q3')).toBe('5');
});
