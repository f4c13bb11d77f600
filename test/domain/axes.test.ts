/** DESIGN 3.3: over units `sum` or `single`, over quarters `latest`, `sum` or `cumulative`; neither is guessed. */
import { describe, expect, it } from 'vitest';
import { exact } from '../../src/domain/exact.ts';
import { Book } from '../../src/domain/observation.ts';
import { fallingTotal } from '../../src/domain/soft-limits.ts';
import { aPlan, indicatorAs, observation } from '../support/plan-builder.ts';

describe('one unit with 10, 30, 35 in three quarters', () => {
  it.each([
    // axis, period, held against the target, the period's own
    ['latest', '2026Q1', '10', '10'],
    ['latest', '2026Q3', '35', '35'],
    ['latest', '2026H1', '30', '30'],
    ['latest', '2026M9', '35', '35'],
    ['latest', '2026', null, null],
    ['sum', '2026Q1', '10', '10'],
    ['sum', '2026Q2', '40', '30'],
    ['sum', '2026Q3', '75', '35'],
    ['sum', '2026H1', '40', '40'],
    ['sum', '2026M9', '75', '75'],
    ['sum', '2026', '75', '75'],
    ['cumulative', '2026Q1', '10', '10'],
    ['cumulative', '2026Q2', '30', '20'],
    ['cumulative', '2026Q3', '35', '5'],
    ['cumulative', '2026H1', '30', '30'],
    ['cumulative', '2026M9', '35', '35'],
    ['cumulative', '2026', null, null],
  ] as const)('%s in %s: %s to date, %s of its own', (overQuarters, at, result, inPeriod) => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { kind: 'amount', overQuarters })
      .figures('I', 'A', ['10', '30', '35']);
    expect(plan.picture('I', at)).toMatchObject({ result, inPeriod });
  });
});

describe('one unit with 1/10, 3/20, 9/40 in three quarters', () => {
  it.each([
    ['latest', '22.5', '22.5'],
    ['sum', '18.5714285714', '22.5'],
    ['cumulative', '22.5', '30'],
  ] as const)('%s in the third: %s to date, %s of its own', (overQuarters, result, inPeriod) => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { overQuarters })
      .figures('I', 'A', ['1/10', '3/20', '9/40']);
    expect(plan.picture('I', '2026Q3')).toMatchObject({ result, inPeriod });
  });
});

describe('over units', () => {
  it.each([
    ['sum', '30', { kind: 'value' }],
    ['single', null, { kind: 'blank', why: 'not_additive' }],
  ] as const)('%s: 10 and 20 of two units come to %s', (overUnits, result, toDate) => {
    const plan = aPlan().units('A', 'B').indicator('I', { kind: 'amount', overUnits });
    plan.figure('I', 'A', '2026Q3', '10').figure('I', 'B', '2026Q3', '20');
    expect(plan.picture('I', '2026Q3').result).toBe(result);
    expect(plan.row('I', '2026Q3').rollup.toDate).toMatchObject(toDate);
  });

  it('a single flow that two units reported once has no total for the rest of the year', () => {
    const plan = aPlan().unit('A').unit('B', { to: '2026-06-30' });
    plan.indicator('I', { kind: 'amount', overUnits: 'single', overQuarters: 'sum' });
    plan.figures('I', 'A', ['10', '10', '10']).figures('I', 'B', ['20', '20']);
    expect(plan.row('I', '2026Q3').rollup.toDate).toEqual({ kind: 'blank', why: 'not_additive' });
  });

  it('a single one of two units of which none reported has no data', () => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I', { kind: 'amount', overUnits: 'single' })
      .target('I', '1');
    expect(plan.picture('I', '2026Q3')).toMatchObject({ verdict: 'no_data', result: null });
    expect(plan.row('I', '2026Q3').rollup.toDate).toEqual({ kind: 'none' });
  });

  it('a single flow that passed from one unit to the next is added up over the quarters', () => {
    const plan = aPlan().unit('A', { to: '2026-06-30', successor: 'B' }).unit('B', { from: '2026-07-01' });
    plan.indicator('I', { kind: 'amount', overUnits: 'single', overQuarters: 'sum', reporters: ['A'] });
    plan.figures('I', 'A', ['10', '20']).figure('I', 'B', '2026Q3', '33');
    expect(plan.picture('I', '2026Q3').result).toBe('63');
  });
});

describe('latest never carries an old figure into a new quarter', () => {
  const stock = () => aPlan().units('A', 'B').indicator('I', { kind: 'amount' }).target('I', '5');

  it('the old one is shown with its quarter and does not count as reported', () => {
    const plan = stock().figure('I', 'A', '2026Q1', '7').figure('I', 'A', '2026Q2', '8');
    const { rollup } = plan.row('I', '2026Q3');
    expect(plan.picture('I', '2026Q3')).toMatchObject({
      result: null,
      attainment: null,
      verdict: 'no_data',
      units: '0/2',
      missing: 'A B',
    });
    expect(rollup.older).toEqual({ quarter: '2026Q2', total: { kind: 'value', value: exact('8') } });
    expect(rollup.counted).toEqual([]);
  });

  it('nor does the year to date of a flow, while nobody reported in the quarter', () => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I', { kind: 'amount', overQuarters: 'sum' })
      .target('I', '5');
    plan.figures('I', 'A', ['10', '20']).figures('I', 'B', ['1']);
    expect(plan.picture('I', '2026Q3')).toMatchObject({ result: null, verdict: 'no_data', units: '0/2' });
    const older = { quarter: '2026Q2', total: { kind: 'value', value: exact('31') } };
    expect(plan.row('I', '2026Q3').rollup.older).toEqual(older);
  });

  it.each([
    [['A'], { kind: 'value', value: exact('7') }],
    [['A', 'B'], { kind: 'blank', why: 'not_additive' }],
  ])('an old figure of %j of a single one is not added up either', (units, total) => {
    const plan = aPlan().units('A', 'B').indicator('I', { kind: 'amount', overUnits: 'single' });
    for (const unit of units) plan.figure('I', unit, '2026Q2', '7');
    expect(plan.row('I', '2026Q3').rollup.older).toEqual({ quarter: '2026Q2', total });
  });

  it('nor beside the new figure of another unit', () => {
    const plan = stock().figure('I', 'A', '2026Q2', '8').figure('I', 'B', '2026Q3', '3');
    expect(plan.picture('I', '2026Q3')).toMatchObject({
      result: '3',
      units: '1/2',
      missing: 'A',
      provisional: true,
    });
    expect(plan.row('I', '2026Q3').rollup.older).toBeNull();
  });

  it('nor a later one back into an earlier quarter', () => {
    const plan = stock().figure('I', 'A', '2026Q3', '8');
    expect(plan.picture('I', '2026Q2').verdict).toBe('no_data');
    expect(plan.row('I', '2026Q2').rollup.older).toBeNull();
  });
});

describe('the year begins anew', () => {
  it.each(['latest', 'sum', 'cumulative'] as const)('%s: the year before adds nothing', (overQuarters) => {
    const plan = aPlan().unit('A').indicator('I', { kind: 'amount', overQuarters });
    plan.figures('I', 'A', ['1', '2', '3', '400'], 2025).figure('I', 'A', '2026Q1', '10');
    expect(plan.picture('I', '2026Q1')).toMatchObject({ result: '10', inPeriod: '10' });
  });
});

describe('cumulative', () => {
  const total = () => aPlan().units('A', 'B').indicator('I', { kind: 'amount', overQuarters: 'cumulative' });

  it("a living unit's total of an earlier quarter does not count in a later one", () => {
    const plan = total().figures('I', 'A', ['', '100']).figures('I', 'B', ['', '50', '60']);
    expect(plan.picture('I', '2026Q3')).toMatchObject({
      result: '60',
      units: '1/2',
      missing: 'A',
      provisional: true,
    });
  });

  it("the quarter's own part is unknown while the quarter before is missing", () => {
    const plan = total().figures('I', 'A', ['10', '', '40']).figures('I', 'B', ['5', '10', '20']);
    expect(plan.picture('I', '2026Q3')).toMatchObject({ result: '60', inPeriod: null });
    expect(plan.row('I', '2026Q3').rollup.inPeriod).toEqual({ kind: 'blank', why: 'previous_unknown' });
  });

  it('of a unit that was not there in the quarter before, all is of this quarter', () => {
    const plan = aPlan().unit('A').unit('B', { from: '2026-07-01' });
    plan.indicator('I', { kind: 'amount', overQuarters: 'cumulative' });
    plan.figures('I', 'A', ['', '10', '15']).figures('I', 'B', ['', '', '4']);
    expect(plan.picture('I', '2026Q3')).toMatchObject({ result: '19', inPeriod: '9' });
  });

  it('a quarter that added no case to a ratio has no cases of its own', () => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { overQuarters: 'cumulative' })
      .figures('I', 'A', ['8/10', '8/10']);
    expect(plan.picture('I', '2026Q2')).toMatchObject({ result: '80', inPeriod: null });
    expect(plan.row('I', '2026Q2').rollup.inPeriod).toEqual({ kind: 'no_cases' });
  });

  it('a ratio after quarters without a case is wholly of the quarter', () => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { overQuarters: 'cumulative' })
      .figures('I', 'A', ['no cases', '8/10']);
    expect(plan.picture('I', '2026Q2')).toMatchObject({ result: '80', inPeriod: '80' });
  });

  it.each([
    ['the denominator falls', '8/20', '8/10'],
    ['the numerator falls', '8/20', '7/30'],
    ['more was done than there was', '1/20', '9/22'],
  ])("a quarter's own part that cannot be is left blank: %s", (_, before, now) => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { overQuarters: 'cumulative' })
      .figures('I', 'A', [before, now]);
    expect(plan.row('I', '2026Q2').rollup.inPeriod).toEqual({ kind: 'blank', why: 'not_comparable' });
  });
});

describe('a cumulative figure that falls needs a reason', () => {
  const fall = (
    overQuarters: 'latest' | 'sum' | 'cumulative',
    at: string,
    text: string,
    before: Record<string, string>,
  ) => {
    const book = new Book(
      Object.entries(before).map(([quarter, earlier]) => observation('I', 'A', quarter, earlier)),
    );
    return fallingTotal(
      observation('I', 'A', at, text),
      indicatorAs('I', { kind: 'amount', overQuarters }),
      book,
    );
  };

  it.each([
    ['below the quarter before', '2026Q2', '99', { '2026Q1': '100' }, { from: '100', to: '99' }],
    ['by its numerator', '2026Q2', '7/30', { '2026Q1': '8/20' }, { from: '8', to: '7' }],
    [
      'by its denominator, though the ratio grows',
      '2026Q2',
      '8/10',
      { '2026Q1': '8/20' },
      { from: '20', to: '10' },
    ],
    ['across a quarter without a figure', '2026Q3', '90', { '2026Q1': '100' }, { from: '100', to: '90' }],
    [
      'across a whole year but for its first quarter',
      '2026Q4',
      '1',
      { '2026Q1': '2' },
      { from: '2', to: '1' },
    ],
    [
      'by a correction above the quarter after',
      '2026Q1',
      '130',
      { '2026Q1': '100', '2026Q2': '120' },
      { from: '130', to: '120' },
    ],
    ['by one above a quarter still later', '2026Q1', '130', { '2026Q3': '120' }, { from: '130', to: '120' }],
    ['above the next only', '2026Q1', '130', { '2026Q2': '120', '2026Q3': '99' }, { from: '130', to: '120' }],
  ])('%s', (_, at, text, before, found) => {
    expect(fall('cumulative', at, text, before)).toEqual(found);
  });

  it('to no cases at all, however that is written', () => {
    expect(fall('cumulative', '2026Q2', '0/0', { '2026Q1': '8/20' })).toEqual({ from: '8', to: '0' });
    expect(fall('cumulative', '2026Q2', 'no cases', { '2026Q1': '8/20' })).not.toBeNull();
  });

  it.each([
    ['a correction that stays above', 'cumulative', '2026Q2', '110', { '2026Q1': '100', '2026Q2': '120' }],
    ['the first cases after none', 'cumulative', '2026Q2', '1/2', { '2026Q1': 'no cases' }],
    ['a figure that stays', 'cumulative', '2026Q2', '100', { '2026Q1': '100' }],
    ['a figure that grows', 'cumulative', '2026Q2', '100.5', { '2026Q1': '100' }],
    ['the last of a year before a new one', 'cumulative', '2026Q4', '100', { '2027Q1': '5' }],
    ['the first of a new year', 'cumulative', '2026Q1', '5', { '2025Q4': '100' }],
    ['a first figure', 'cumulative', '2026Q2', '5', {}],
    ['a later quarter', 'cumulative', '2026Q1', '5', { '2026Q2': '100' }],
    ['a stock', 'latest', '2026Q2', '5', { '2026Q1': '100' }],
    ['a flow', 'sum', '2026Q2', '5', { '2026Q1': '100' }],
  ] as const)('but not %s', (_, overQuarters, at, text, before) => {
    expect(fall(overQuarters, at, text, before)).toBeNull();
  });
});
