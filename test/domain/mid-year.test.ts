/** DESIGN 3.11: units, indicators, names and targets change in mid-year; a past quarter stays what it was. */
import { describe, expect, it, test } from 'vitest';
import { search } from '../../src/domain/names.ts';
import { aliveWithin, unitAt } from '../../src/domain/plan.ts';
import { indicatorsOf } from '../../src/domain/snapshot.ts';
import { statusOf, unitRows } from '../../src/domain/status.ts';
import { aPlan, day, period, quarter, type PlanBuilder } from '../support/plan-builder.ts';

const CALENDAR = { quarterWindow: 'calendar', dueDay: 15, dueMonth: 'next' } as const;
const QUARTERS = ['2026Q1', '2026Q2', '2026Q3', '2026Q4'];

describe('two units are merged into a third after the second quarter', () => {
  const merged = (overQuarters: 'latest' | 'sum' | 'cumulative'): PlanBuilder =>
    aPlan()
      .unit('A', { to: '2026-06-30', successor: 'C' })
      .unit('B', { to: '2026-06-30', successor: 'C' })
      .unit('C', { from: '2026-07-01' })
      .indicator('I', { kind: 'amount', overQuarters, reporters: ['A', 'B'] })
      .figures('I', 'A', ['10', '20'])
      .figures('I', 'B', ['10', '20'])
      .figures('I', 'C', ['', '', '33']);

  it.each([
    ['sum', '2026Q2', '60', '2/2'],
    ['sum', '2026Q3', '93', '1/1'],
    ['cumulative', '2026Q3', '73', '1/1'],
    ['latest', '2026Q2', '40', '2/2'],
    ['latest', '2026Q3', '33', '1/1'],
  ] as const)('%s in %s: %s of %s units, and nothing is missing', (overQuarters, at, result, units) => {
    expect(merged(overQuarters).picture('I', at)).toMatchObject({
      result,
      units,
      missing: '',
      provisional: false,
    });
  });

  it('a stock recorded for the quarter in which its unit went is not in the total', () => {
    const plan = merged('latest').figure('I', 'A', '2026Q3', '500');
    expect(plan.picture('I', '2026Q3').result).toBe('33');
    expect(plan.row('I', '2026Q3').rollup.uncounted.map(({ unit }) => unit)).toEqual(['A']);
  });

  it('a flow recorded for the quarter in which its unit went is', () => {
    expect(merged('sum').figure('I', 'A', '2026Q3', '500').picture('I', '2026Q3').result).toBe('593');
  });

  it('only the last total of a unit that is gone counts, not each of its quarters', () => {
    const plan = merged('cumulative');
    plan.unit('D', { to: '2026-06-30' }).indicator('J', { kind: 'amount', overQuarters: 'cumulative' });
    plan.figure('J', 'D', '2026Q2', '20').figure('J', 'D', '2026Q1', '10').figure('J', 'C', '2026Q3', '1');
    expect(plan.picture('J', '2026Q3').result).toBe('21');
    expect(
      plan
        .row('I', '2026Q3')
        .rollup.counted.map(({ unit, quarter: at }) => `${unit} ${at}`)
        .sort(),
    ).toEqual(['A 2026Q2', 'B 2026Q2', 'C 2026Q3']);
  });
});

describe('a unit goes without a successor and nobody is left to report', () => {
  it.each([
    ['sum', '30'],
    ['cumulative', '20'],
  ] as const)('%s: what it brought in stays in the year to date: %s', (overQuarters, result) => {
    const plan = aPlan().unit('A', { to: '2026-06-30' }).indicator('I', { kind: 'amount', overQuarters });
    plan.figures('I', 'A', ['10', '20']);
    expect(plan.picture('I', '2026Q3')).toMatchObject({ result, units: '0/0', provisional: false });
  });
});

describe('who must report: the units alive on the last day of the window, here 14 September', () => {
  it.each([
    ['from', '2026-06-15', '1/1'],
    ['from', '2026-09-14', '1/1'],
    ['from', '2026-09-15', '0/0'],
    ['to', '2026-09-14', '1/1'],
    ['to', '2026-09-13', '0/0'],
    ['to', '2026-06-14', '0/0'],
  ])('a unit %s %s: %s', (end, on, units) => {
    const plan = aPlan()
      .unit('A', { [end]: on })
      .indicator('I', { kind: 'amount', overQuarters: 'sum' })
      .figure('I', 'A', '2026Q3', '1');
    expect(plan.picture('I', '2026Q3').units).toBe(units);
  });

  it.each([
    ['2026-06-14', false],
    ['2026-06-15', true],
    ['2026-09-14', true],
    ['2026-09-15', true],
  ])('a figure of the third quarter may be entered for a thing that lived to %s: %s', (to, allowed) => {
    expect(aliveWithin({ from: null, to: day(to) }, day('2026-06-15'), day('2026-09-14'))).toBe(allowed);
  });

  it.each([
    ['2026-06-14', true],
    ['2026-09-14', true],
    ['2026-09-15', false],
  ])('and for one that lives from %s: %s', (from, allowed) => {
    expect(aliveWithin({ from: day(from), to: null }, day('2026-06-15'), day('2026-09-14'))).toBe(allowed);
  });

  it('a new unit is not missing in the quarters before it', () => {
    const plan = aPlan()
      .unit('A')
      .unit('B', { from: '2026-07-01' })
      .indicator('I', { kind: 'amount', overQuarters: 'sum' });
    plan.figures('I', 'A', ['1', '1', '1']).figures('I', 'B', ['', '', '1']);
    expect(plan.picture('I', '2026Q2')).toMatchObject({ units: '1/1', provisional: false });
    expect(plan.picture('I', '2026Q3')).toMatchObject({ units: '2/2', provisional: false, result: '4' });
  });

  it('nor a new indicator in the quarters before it', () => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { kind: 'amount', overQuarters: 'sum', from: '2026-07-01' });
    plan.figure('I', 'A', '2026Q3', '1');
    expect(plan.picture('I', '2026Q3')).toMatchObject({ result: '1', provisional: false });
  });

  it('a group never reports itself; the units below it do', () => {
    const plan = aPlan()
      .unit('THON', { role: 'group' })
      .unit('A', { parent: 'THON' })
      .unit('B', { parent: 'THON', to: '2026-06-30' });
    plan.indicator('I', { reporters: ['THON'] });
    expect(['2026Q2', '2026Q3'].map((at) => plan.picture('I', at).missing)).toEqual(['A B', 'A']);
  });

  it('groups that go round in a circle are gone through once', () => {
    const plan = aPlan()
      .unit('G', { role: 'group', successor: 'H' })
      .unit('H', { role: 'group', successor: 'G' });
    plan
      .unit('A', { parent: 'G' })
      .unit('B', { parent: 'H' })
      .indicator('I', { reporters: ['G'] });
    expect(plan.picture('I', '2026Q3').missing).toBe('A B');
  });

  it.each([
    ['2026Q2', null, ['A']],
    ['2026Q3', null, ['B']],
    ['2026Q3', '2026Q3', ['A', 'B']],
    ['2026Q4', null, ['B']],
  ])('the figures by unit of %s, A having one of %s, are those of %j', (at, recorded, codes) => {
    const plan = aPlan().unit('A', { to: '2026-06-30', successor: 'B' }).unit('B', { from: '2026-07-01' });
    plan.indicator('I', { reporters: ['A'] });
    if (recorded !== null) plan.figure('I', 'A', recorded, '1/2');
    const rows = unitRows(plan.view(), plan.row('I', at).indicator, period(at));
    expect(rows.map(({ unit }) => unit.code)).toEqual(codes);
  });

  it('without named reporters it is the lead', () => {
    const plan = aPlan().units('A', 'B').indicator('I', { reporters: [], lead: 'B' });
    expect(plan.picture('I', '2026Q3').missing).toBe('B');
  });
});

describe('C111: T03 is renamed on 1 July', () => {
  const renamed = () =>
    aPlan({ reporting: CALENDAR })
      .unit('T03', { name: 'Thôn An Phú' })
      .changeUnit('T03', '2026-07-01', { name: 'Thôn An Phú Mới' })
      .indicator('I');

  it('each quarter shows the name of its last day, every time', () => {
    const names = () => QUARTERS.map((at) => renamed().row('I', at).rollup.required[0]?.name);
    expect(names()).toEqual(['Thôn An Phú', 'Thôn An Phú', 'Thôn An Phú Mới', 'Thôn An Phú Mới']);
    expect(names()).toEqual(names());
  });

  it.each(['2026-05-01', '2026-12-31'])('both names lead to T03, asked on %s', (on) => {
    const units = renamed()
      .unit('T04', { name: 'Thôn Bình Minh' })
      .build()
      .units.map((unit) => unitAt(unit, day(on)));
    for (const name of ['Thôn An Phú', 'Thôn An Phú Mới', 'thon an phu moi']) {
      expect(search(units, name)).toMatchObject({ found: 'one', item: { code: 'T03' } });
    }
  });

  it('a former short name leads there too', () => {
    const plan = aPlan()
      .unit('A', { name: 'Phòng Văn hóa', shortName: 'VH' })
      .changeUnit('A', '2026-07-01', { shortName: 'VHXH' });
    const units = plan.build().units.map((unit) => unitAt(unit, day('2026-12-31')));
    expect(search(units, 'vh')).toMatchObject({ found: 'one', item: { code: 'A', shortName: 'VHXH' } });
  });
});

describe('an indicator changes in mid-year', () => {
  it('each quarter shows the name, decimals and reporters of its time', () => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I', { name: 'Cũ', decimals: 2, reporters: ['A'] });
    plan.changeIndicator('I', '2026-07-01', { name: 'Mới', decimals: 0, reporters: ['A', 'B'] });
    plan.figures('I', 'A', ['', '1/3', '1/3']);
    const seen = ['2026Q2', '2026Q3'].map((at) => {
      const { indicator, result } = plan.row('I', at);
      return [indicator.name, result?.shown.digits, plan.picture('I', at).units, indicator.otherNames];
    });
    expect(seen).toEqual([
      ['Cũ', '33.33', '1/1', ['Mới']],
      ['Mới', '33', '1/2', ['Cũ']],
    ]);
  });

  it('a change within a quarter holds for the whole of it', () => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { name: 'Cũ' })
      .changeIndicator('I', '2026-09-14', { name: 'Mới' });
    expect(plan.row('I', '2026Q3').indicator.name).toBe('Mới');
    const later = aPlan()
      .unit('A')
      .indicator('I', { name: 'Cũ' })
      .changeIndicator('I', '2026-09-15', { name: 'Mới' });
    expect(later.row('I', '2026Q3').indicator.name).toBe('Cũ');
  });

  it('C122: valid to 31 December 2025, it is in that quarter and in no later one, and cannot be entered there', () => {
    const plan = aPlan({ reporting: CALENDAR, year: 2025 })
      .unit('T01')
      .indicator('CT05', { kind: 'amount', to: '2025-12-31' })
      .indicator('CT06');
    const view = plan.figure('CT05', 'T01', '2025Q4', '3').view('2026-02-01');
    const codes = (at: string) => indicatorsOf(view.snapshots(quarter(at))).map(({ code }) => code);
    expect([codes('2025Q4'), codes('2026Q1')]).toEqual([['CT05', 'CT06'], ['CT06']]);
    expect(plan.picture('CT05', '2025Q4', { today: '2026-02-01' })).toMatchObject({
      result: '3',
      units: '1/1',
    });
    const { window } = view.snapshots(quarter('2026Q1'));
    expect(aliveWithin(plan.build().indicators[0]!, window.from, window.to)).toBe(false);
  });

  it.each([
    ['2026-06-14', true, true],
    ['2026-06-15', false, true],
    ['2026-09-15', false, false],
  ])('one that begins on %s is in the second quarter: %s, in the third: %s', (from, inSecond, inThird) => {
    const view = aPlan().unit('A').indicator('I', { from }).view();
    const isIn = (at: string) => indicatorsOf(view.snapshots(quarter(at))).length === 1;
    expect([isIn('2026Q2'), isIn('2026Q3')]).toEqual([inSecond, inThird]);
  });
});

test('a past quarter printed again after all this is the same', () => {
  const before = aPlan()
    .unit('A', { name: 'Cũ' })
    .unit('B')
    .indicator('I', { kind: 'amount', overQuarters: 'sum' })
    .target('I', '100');
  const after = aPlan()
    .unit('A', { name: 'Cũ' })
    .unit('B', { to: '2026-08-01', successor: 'C' })
    .changeUnit('A', '2026-07-01', { name: 'Mới' });
  after
    .unit('C', { from: '2026-08-02' })
    .indicator('I', { kind: 'amount', overQuarters: 'sum', reporters: ['A', 'B'] });
  after
    .target('I', '100')
    .target('I', '300', { from: '2026Q3' })
    .changeIndicator('I', '2026-07-01', { name: 'Tên mới', decimals: 0 });
  for (const plan of [before, after]) plan.figures('I', 'A', ['10', '20.25']).figures('I', 'B', ['5', '6']);
  after.figure('I', 'A', '2026Q3', '1000').figure('I', 'C', '2026Q3', '7');

  const print = (plan: PlanBuilder, today: string) =>
    statusOf(plan.view(today), period('2026Q2')).rows.map((row) => ({
      names: [row.indicator.name, ...row.rollup.required.map(({ name }) => name)],
      ...plan.picture(row.indicator.code, '2026Q2', { today }),
    }));
  expect(print(after, '2026-12-31')).toEqual(print(before, '2026-06-16'));
  expect(print(after, '2026-12-31')).toMatchObject([
    { names: ['Chỉ tiêu I', 'Cũ', 'Thôn B'], result: '41.25', target: '100' },
  ]);
});
