/** DESIGN 3.1: no binary floating point holds or decides a figure; 15 digits before the mark, 6 after it. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  compare,
  exact,
  isDecimalText,
  percentOf,
  shortestDigits,
  sum,
  toCellNumber,
} from '../../src/domain/exact.ts';
import { parseNumber } from '../../src/domain/number-text.ts';
import { machineDigits } from '../../src/domain/rounding.ts';
import { aPlan, problemOf } from '../support/plan-builder.ts';

/** A stored figure from a whole number of millionths, by plain text. */
function fromMillionths(millionths: bigint): string {
  const padded = (millionths < 0n ? -millionths : millionths).toString().padStart(7, '0');
  const text = `${padded.slice(0, -6)}.${padded.slice(-6)}`.replace(/\.?0+$/, '');
  return millionths < 0n ? `-${text}` : text;
}

const MOST = 10n ** 21n - 1n;
const millionths = fc.bigInt({ min: -MOST, max: MOST });

describe('what a stored figure looks like', () => {
  it.each(['0', '7', '-1', '60.6', '-0.5', '0.000001', '123456789012345', '123456789012345.123456'])(
    '%s is one',
    (text) => {
      expect(isDecimalText(text)).toBe(true);
    },
  );

  it.each([
    ['16 digits before the mark', '1234567890123456'],
    ['7 digits after it', '0.1234567'],
    ['a minus zero', '-0'],
    ['a minus zero with decimals', '-0.0'],
    ['a zero at the end', '1.50'],
    ['a zero in front', '01'],
    ['an exponent', '1e3'],
    ['a comma', '1,5'],
    ['nothing before the mark', '.5'],
    ['nothing behind the mark', '5.'],
    ['a plus', '+1'],
    ['a blank', ' 1'],
    ['no digit at all', ''],
  ])('%s is none', (_, text) => {
    expect(isDecimalText(text)).toBe(false);
  });

  it.each(['1,5', '1e3', '01', '1.50', '-', 'NaN', '0x10'])('%s never becomes a number', (text) => {
    expect(() => exact(text)).toThrow();
  });
});

describe('anything longer is refused', () => {
  it.each(['1234567890123456', '-1234567890123456', '0,1234567', '1.234.567.890.123.456'])('%s', (text) => {
    expect(problemOf(() => parseNumber(text))).toMatchObject({ kind: 'figure_too_long' });
  });

  it.each([
    ['123456789012345,123456', '123456789012345.123456'],
    ['0,1234560', '0.123456'],
    ['0000000000000000001', '1'],
  ])('but %s is %s', (text, stored) => {
    expect(parseNumber(text)).toBe(stored);
  });
});

describe('sums', () => {
  it.each([
    [['10.1', '20.2', '30.3'], '60.6'],
    [['0.1', '0.2'], '0.3'],
    [['999999999999999.999999', '0.000001'], '1000000000000000'],
    [['9007199254740993', '-9007199254740992'], '1'],
    [['0.1', '-0.1'], '0'],
    [[], '0'],
  ])('%j add up to %s', (texts, total) => {
    expect(machineDigits(sum(texts.map(exact)))).toBe(total);
  });

  test('C012: the tenths of three units are 60.6 in the total, for machines and in a spreadsheet cell', () => {
    const plan = aPlan()
      .units('T01', 'T02', 'T03')
      .indicator('CT03', { kind: 'amount', overQuarters: 'sum' });
    plan
      .figure('CT03', 'T01', '2026Q1', '10.1')
      .figure('CT03', 'T02', '2026Q1', '20.2')
      .figure('CT03', 'T03', '2026Q1', '30.3');
    const { result } = plan.row('CT03', '2026Q1');
    expect(plan.picture('CT03', '2026Q1')).toMatchObject({ result: '60.6', shown: '60.6' });
    expect(result && toCellNumber(result.exact)).toBe(60.6);
  });

  test('equal those of whole numbers, in any order', () => {
    const shuffled = fc
      .array(millionths, { minLength: 1, maxLength: 12 })
      .chain((figures) =>
        fc.tuple(fc.constant(figures), fc.shuffledSubarray(figures, { minLength: figures.length })),
      );
    fc.assert(
      fc.property(shuffled, ([figures, otherwise]) => {
        const right = fromMillionths(figures.reduce((total, figure) => total + figure, 0n));
        expect(machineDigits(sum(figures.map((figure) => exact(fromMillionths(figure)))))).toBe(right);
        expect(machineDigits(sum(otherwise.map((figure) => exact(fromMillionths(figure)))))).toBe(right);
      }),
    );
  });
});

describe('fractions', () => {
  it.each([
    ['8.1', '9', '90', 0],
    ['0.7', '1', '70', 0],
    ['2.2', '20', '11', 0],
    ['1', '3', '33.333333', 1],
    ['2', '3', '66.666667', -1],
    ['333333333333333', '999999999999999', '33.333333', 1],
    ['699999999999999', '999999999999999', '70', -1],
    ['700000000000000', '999999999999999', '70', 1],
  ])('%s of %s against %s per cent is decided exactly: %i', (part, whole, percent, order) => {
    expect(compare(percentOf(exact(part), exact(whole)), exact(percent))).toBe(order);
  });

  it('compares 1/3 with 333333333333333/999999999999999 as equal, though no decimal is', () => {
    const third = percentOf(exact('1'), exact('3'));
    expect(compare(percentOf(exact('333333333333333'), exact('999999999999999')), third)).toBe(0);
    expect(compare(percentOf(exact('333333333333334'), exact('999999999999999')), third)).toBe(1);
  });
});

test('a stored figure comes back digit by digit', () => {
  fc.assert(
    fc.property(millionths, (figure) => {
      const text = fromMillionths(figure);
      expect(isDecimalText(text)).toBe(true);
      expect(shortestDigits(exact(text), 6)).toBe(text);
    }),
  );
});

test('in a spreadsheet cell a stored figure is the number nearest to its own digits', () => {
  fc.assert(
    fc.property(millionths, (figure) => {
      const text = fromMillionths(figure);
      expect(toCellNumber(exact(text))).toBe(Number(text));
    }),
  );
  expect(toCellNumber(percentOf(exact('1'), exact('3')))).toBeCloseTo(100 / 3, 12);
});
