/** DESIGN 3.2: Σ numerators / Σ denominators; percentages are never averaged, nor added up. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compare, exact, type Exact } from '../../src/domain/exact.ts';
import { parseFigure } from '../../src/domain/figure-text.ts';
import { unitAt } from '../../src/domain/plan.ts';
import { combine, ratioResult, resultOf } from '../../src/domain/rollup.ts';
import { machineDigits } from '../../src/domain/rounding.ts';
import { unitRows } from '../../src/domain/status.ts';
import { aPlan, day, figure, indicatorAs, period, problemOf } from '../support/plan-builder.ts';

const ratioOf = (...figures: string[]): string | null => {
  const result = resultOf(combine(figures.map(figure)), '%');
  return result === null ? null : machineDigits(result);
};

describe('over units', () => {
  it.each([
    ['C100: 1 of 2 and 99 of 100', ['1/2', '99/100'], '98.0392156863'],
    ['one unit alone', ['412/530'], '77.7358490566'],
    ['140 of 450', ['140/450'], '31.1111111111'],
    ['8.1 of 9', ['8.1/9'], '90'],
    ['one unit with nothing of it', ['0/5', '5/5'], '50'],
    ['one unit without a case', ['1/4', '0/0'], '25'],
    ['three whose percentages average 50', ['0/1', '1/1', '1/998'], '0.2'],
  ])('%s: %j', (_, figures, result) => {
    expect(ratioOf(...figures)).toBe(result);
  });

  test('C100: the commune sees 98,04 %, never 74,5 %', () => {
    const plan = aPlan().units('T01', 'T02').indicator('CT04', { overQuarters: 'sum' });
    plan.figure('CT04', 'T01', '2026Q1', '1/2').figure('CT04', 'T02', '2026Q1', '99/100');
    expect(plan.picture('CT04', '2026Q1')).toMatchObject({
      result: '98.0392156863',
      shown: '98.04',
      units: '2/2',
    });
  });

  const pair = fc
    .tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 }))
    .map(([whole, part]) => `${Math.min(part, whole)}/${whole}`);

  test('a ratio of sums lies between the least and the greatest ratio, whatever the order', () => {
    const resultFrom = (texts: readonly string[]): Exact =>
      resultOf(combine(texts.map(figure)), '%') ?? exact('-1');
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 9 }), (texts) => {
        const whole = resultFrom(texts);
        const own = texts.map((text) => resultFrom([text]));
        expect(own.some((ratio) => compare(ratio, whole) <= 0)).toBe(true);
        expect(own.some((ratio) => compare(ratio, whole) >= 0)).toBe(true);
        expect(compare(resultFrom(texts.toReversed()), whole)).toBe(0);
      }),
    );
  });
});

test('over quarters too: 1/2, 30/40 and 9/10 of a flow are 40/52 for the year', () => {
  const plan = aPlan()
    .unit('A')
    .indicator('I', { overQuarters: 'sum' })
    .figures('I', 'A', ['1/2', '30/40', '9/10']);
  expect(plan.picture('I', '2026Q3')).toMatchObject({ result: '76.9230769231', inPeriod: '90' });
});

describe('the quotient takes the measure of its indicator', () => {
  it.each([
    ['%', '12.5'],
    ['‰', '125'],
    ['lần', '0.125'],
    ['constructor', '0.125'],
  ])('1 of 8 in %s is %s', (measure, result) => {
    expect(machineDigits(ratioResult(exact('1'), exact('8'), measure))).toBe(result);
  });
});

describe('a bare percentage for a ratio is refused with what the command for both figures needs', () => {
  const plan = aPlan().unit('PVHCC', { name: 'Trung tâm Phục vụ hành chính công' }).build();
  const unit = unitAt(plan.units[0]!, day('2026-09-14'));
  const indicator = indicatorAs('dvc', { name: 'Dịch vụ công' });

  it.each(['63,5%', '63,5', '98', '95,5\u00a0%'])('%s', (text) => {
    expect(problemOf(() => parseFigure({ text }, { indicator, unit }))).toEqual({
      kind: 'figure_bare_percent',
      indicator: { code: 'dvc', name: 'Dịch vụ công' },
      unit: { code: 'PVHCC', name: 'Trung tâm Phục vụ hành chính công' },
      text,
    });
  });

  it.each([
    [{ text: '412/530' }, '412/530'],
    [{ text: ' 412 / 530 ' }, '412/530'],
    [{ text: '1.234,5/2.000,5' }, '1234.5/2000.5'],
    [{ numerator: '412', denominator: '530' }, '412/530'],
  ])('but %j is stored as %s', (typed, stored) => {
    expect(parseFigure(typed, { indicator, unit })).toEqual(figure(stored));
  });

  it.each([
    [{ text: '1/2/3' }, 'figure_wrong_form'],
    [{ numerator: '412' }, 'argument_missing'],
    [{ denominator: '530' }, 'argument_missing'],
    [{ text: '412/530', numerator: '1', denominator: '2' }, 'options_conflict'],
    [{ text: '412/530', document: 'QĐ 1' }, 'option_unfit'],
  ])('%j is refused: %s', (typed, kind) => {
    expect(problemOf(() => parseFigure(typed, { indicator, unit })).kind).toBe(kind);
  });
});

describe('a percent indicator', () => {
  const several = () =>
    aPlan()
      .units('A', 'B')
      .indicator('I', { kind: 'percent', publishedBy: 'Sở' })
      .target('I', '60', { scope: 'unit' });

  it('of one authoritative unit is that figure', () => {
    const plan = aPlan().unit('A').indicator('I', { kind: 'percent' }).figure('I', 'A', '2026Q3', '63.5');
    expect(plan.picture('I', '2026Q3')).toMatchObject({ result: '63.5', units: '1/1' });
  });

  it('has no roll-up over several units, and the total says why it is blank', () => {
    const plan = several().figure('I', 'A', '2026Q3', '50').figure('I', 'B', '2026Q3', '70');
    expect(plan.row('I', '2026Q3').rollup.toDate).toEqual({ kind: 'blank', why: 'not_additive' });
    expect(plan.picture('I', '2026Q3')).toMatchObject({
      result: null,
      attainment: null,
      inPeriod: null,
      verdict: 'not_assessed',
      units: '2/2',
    });
  });

  it('is blank in total even while one of several units is alone in reporting', () => {
    const plan = several().figure('I', 'A', '2026Q3', '50');
    expect(plan.row('I', '2026Q3').rollup.toDate).toEqual({ kind: 'blank', why: 'not_additive' });
  });

  it("lets each unit's figure stand alone", () => {
    const plan = several().figure('I', 'A', '2026Q3', '50').figure('I', 'B', '2026Q3', '70');
    const rows = unitRows(plan.view(), plan.row('I', '2026Q3').indicator, period('2026Q3'));
    expect(rows.map(({ unit, row }) => [unit.code, row.result?.shown.digits, row.verdict])).toEqual([
      ['A', '50', 'in_progress'],
      ['B', '70', 'exceeded'],
    ]);
  });

  it.each(['latest', 'cumulative'] as const)(
    'is never added up with the figure of a unit that is gone (%s)',
    (overQuarters) => {
      const plan = aPlan().unit('A', { to: '2026-06-30', successor: 'B' }).unit('B', { from: '2026-07-01' });
      plan.indicator('I', { kind: 'percent', overQuarters, reporters: ['A'] });
      plan.figure('I', 'A', '2026Q2', '40').figure('I', 'B', '2026Q3', '50');
      expect(plan.picture('I', '2026Q3').result).toBe('50');
    },
  );
});
