/** The plan goes into the data file and comes out the same; a unit, indicator or target put again replaces the one before. */
import { describe, expect, it } from 'vitest';
import { planFromFile } from '../../src/domain/plan-file.ts';
import type { Indicator, Plan, Target, Unit } from '../../src/domain/plan.ts';
import type { Store } from '../../src/store/store.ts';
import { newStore, openFor, signed } from '../support/data-file.ts';
import { aPlan, day, decimal, quarter } from '../support/plan-builder.ts';
import { lienMinhFile, planBaseFile } from '../support/report-world.ts';

/** Units and indicators with several versions, every field filled, texts that SQL and JSON could trip over. */
const eventful = (): Plan =>
  aPlan({
    issuer: {
      parentAgency: 'UBND XÃ',
      agency: "O'Hara; DROP TABLE unit;--",
      place: 'Liên Minh',
      symbol: 'BC-BCĐ',
    },
    document: { number: '12/KH', date: day('2026-02-27') },
    recipients: ['Lãnh đạo "UBND" xã', 'Lưu: VT'],
    signature: { onBehalf: 'TM.', position: 'KT.', role: 'PHÓ', office: '', name: 'Nguyễn Thị \\ Hoà' },
    relations: [
      {
        left: { indicator: 'R', part: 'numerator' },
        operator: '<=',
        right: { indicator: 'R', part: 'denominator' },
      },
    ],
    tasks: [
      { code: 't1', unit: null, part: null, with: [], content: 'dòng 1\ndòng 2', due: null, basis: null },
      {
        code: 't2',
        unit: 'A',
        part: 'lead',
        with: ['B'],
        content: '😀',
        due: 'Thường xuyên',
        basis: 'III.1',
      },
    ],
  })
    .section('I')
    .section('a', 'I')
    .unit('A', {
      aliases: ['một', "l'autre"],
      shortName: 'TA',
      parent: 'B',
      from: '2026-01-01',
      to: '2026-06-30',
      successor: 'B',
    })
    .unit('B', { role: 'group' })
    .changeUnit('A', '2026-03-01', { name: 'Thôn mới', parent: null })
    .indicator('R', {
      aliases: ['r', 'tỷ'],
      section: 'a',
      whole: true,
      maxMove: '12.5',
      lead: 'A',
      with: ['B'],
      numerator: 'tử',
      denominator: 'mẫu',
      basis: 'I.2',
    })
    .indicator('M', {
      kind: 'amount',
      allowNegative: true,
      direction: 'at_most',
      overQuarters: 'cumulative',
      decimals: 0,
      publishedBy: 'Sở',
    })
    .indicator('P', { kind: 'percent', allowOver100: true, from: '2026-04-01', to: '2026-12-31' })
    .indicator('X', { kind: 'milestone', measure: '' })
    .changeIndicator('R', '2026-07-01', { name: 'Tên mới', reporters: ['A'] })
    .target('M', '-0.000001', { scope: 'unit', unit: 'A', per: 'quarter', from: '2026Q2', document: 'QĐ' })
    .target('R', '70')
    .build();

describe('a plan in a new data file', () => {
  it.each([
    ['of Liên Minh', () => planFromFile(lienMinhFile())],
    ['of the open cases', () => planFromFile(planBaseFile())],
    ['without anything in it', () => aPlan().build()],
  ])('%s comes out as it went in', (_, make) => {
    const plan = make();
    expect(newStore(plan).plan()).toEqual(plan);
  });

  it('with every field filled comes out as it went in, also when opened anew', () => {
    const plan = eventful();
    const { path } = newStore(plan);
    // Targets are kept in the order of their indicators.
    const expected = { ...plan, targets: [...plan.targets].reverse() };
    expect(openFor(path, 'read').plan()).toEqual(expected);
  });
});

const only = <T extends { code: string }>(items: readonly T[], code: string): T => {
  const item = items.find((each) => each.code === code);
  if (item === undefined) throw new Error(`no ${code}`);
  return item;
};
const putUnit = (store: Store, unit: Unit): void =>
  store.write(signed(), (writer) => writer.unit(unit, null));
const putIndicator = (store: Store, indicator: Indicator): void =>
  store.write(signed(), (writer) => writer.indicator(indicator, null));
const putTarget = (store: Store, target: Target): void =>
  store.write(signed(), (writer) => writer.target(target, null));

describe('a unit', () => {
  const changed: Unit = {
    code: 'A',
    aliases: ['hai'],
    from: null,
    to: null,
    successor: null,
    versions: [{ since: null, name: 'Tên khác', shortName: null, parent: null, role: 'standing' }],
  };

  it('put again is replaced whole, in its place', () => {
    const store = newStore(eventful());
    putUnit(store, changed);
    expect(store.plan().units.map(({ code }) => code)).toEqual(['A', 'B']);
    expect(only(store.plan().units, 'A')).toEqual(changed);
  });

  it('that is new comes last', () => {
    const store = newStore(eventful());
    putUnit(store, { ...changed, code: 'Ấ-1.b' });
    expect(store.plan().units.map(({ code }) => code)).toEqual(['A', 'B', 'Ấ-1.b']);
  });
});

describe('an indicator', () => {
  it('put again is replaced whole, in its place', () => {
    const store = newStore(eventful());
    const before = only(store.plan().indicators, 'R');
    const [first] = before.versions;
    if (first === undefined) throw new Error('no version');
    const after: Indicator = {
      ...before,
      aliases: [],
      to: day('2026-09-30'),
      versions: [{ ...first, maxMove: null, reporters: [] }],
    };
    putIndicator(store, after);
    expect(store.plan().indicators.map(({ code }) => code)).toEqual(['R', 'M', 'P', 'X']);
    expect(only(store.plan().indicators, 'R')).toEqual(after);
  });
});

describe('a target', () => {
  const base: Target = {
    indicator: 'R',
    value: decimal('70'),
    from: quarter('2026Q1'),
    per: 'year',
    scope: 'plan',
    unit: null,
    document: null,
  };
  const ofR = (store: Store): string[] =>
    store
      .plan()
      .targets.filter(({ indicator }) => indicator === 'R')
      .map(({ value, from, scope, unit, document }) => [value, from, scope, unit, document].join(' '));

  it('of the same scope, unit and first quarter is replaced', () => {
    const store = newStore(eventful());
    putTarget(store, { ...base, value: decimal('75.5'), document: 'QĐ 9' });
    expect(ofR(store)).toEqual(['75.5 2026Q1 plan  QĐ 9']);
  });

  it.each([
    ['quarter', { from: quarter('2026Q3') }, ['70 2026Q1 plan  ', '75 2026Q3 plan  ']],
    ['scope', { scope: 'unit' as const }, ['70 2026Q1 plan  ', '75 2026Q1 unit  ']],
    ['unit', { scope: 'unit' as const, unit: 'A' }, ['70 2026Q1 plan  ', '75 2026Q1 unit A ']],
  ])('of another %s stands beside it', (_, rest, expected) => {
    const store = newStore(eventful());
    putTarget(store, { ...base, value: decimal('75'), ...rest });
    expect(ofR(store)).toEqual(expected);
  });
});
