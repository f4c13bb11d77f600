/**
 * DESIGN 3.7: rounding is for showing only, half away from zero, to the indicator's decimals, never across the target
 * nor 100. DESIGN 5.1: for machines exact within 6 decimals, else 12 significant digits.
 */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  compare,
  divide,
  exact,
  HUNDRED,
  isDecimalText,
  subtract,
  times,
  type Exact,
} from '../../src/domain/exact.ts';
import { machineDigits, show } from '../../src/domain/rounding.ts';
import { aPlan } from '../support/plan-builder.ts';

/** `412/530` or `-0.5`, as an exact number. */
const number = (text: string): Exact => {
  const [part = '', whole = '1'] = text.split('/');
  return divide(exact(part), exact(whole));
};

const shownAs = (text: string, decimals: number, ...lines: string[]): string =>
  show(number(text), decimals, lines.map(exact)).digits;

describe('half away from zero, at most the indicator’s decimals, no zeros at the end', () => {
  it.each([
    ['77.7358490566', 2, '77.74'],
    ['0.125', 2, '0.13'],
    ['-0.125', 2, '-0.13'],
    ['0.5', 0, '1'],
    ['1.5', 0, '2'],
    ['2.5', 0, '3'],
    ['-0.5', 0, '-1'],
    ['-0.4', 0, '0'],
    ['-0.004', 2, '0'],
    ['1.005', 2, '1.01'],
    ['2.675', 2, '2.68'],
    ['98.5', 2, '98.5'],
    ['80', 2, '80'],
    ['1200', 0, '1200'],
    ['0', 2, '0'],
    ['1/3', 2, '0.33'],
    ['2/3', 2, '0.67'],
    ['-2/3', 2, '-0.67'],
    ['2/3', 6, '0.666667'],
    ['999999999999999.5', 0, '1000000000000000'],
  ])('%s at %i decimals is %s', (text, decimals, shown) => {
    expect(shownAs(text, decimals)).toBe(shown);
  });

  it.each([
    ['77.7', 2, 1],
    ['80', 2, 0],
    ['0.125', 2, 2],
  ])('%s at %i decimals has %i of them', (text, decimals, kept) => {
    expect(show(number(text), decimals).decimals).toBe(kept);
  });
});

describe('never across a line', () => {
  it.each([
    ['69.996', 2, '70', '69.996'],
    ['69.994', 2, '70', '69.99'],
    ['70.004', 2, '70', '70.004'],
    ['70', 2, '70', '70'],
    ['70.006', 2, '70', '70.01'],
    ['69.999999', 2, '70', '69.999999'],
    ['99.95', 1, '100', '99.95'],
    ['99.5', 0, '100', '99.5'],
    ['99.4', 0, '100', '99'],
    ['100.4', 0, '100', '100.4'],
    ['17.5', 0, '17.5', '17.5'],
    ['17.4', 0, '17.5', '17'],
    ['17.6', 0, '17.5', '18'],
    ['17.3', 0, '17.25', '17.3'],
    ['0.004', 2, '0', '0.004'],
    ['-0.004', 2, '0', '-0.004'],
    ['-1.004', 2, '-1', '-1.004'],
    ['-0.996', 2, '-1', '-0.996'],
    ['69999999/1000000', 2, '70', '69.999999'],
    ['699999999999/10000000000', 2, '70', '69.9999999999'],
    ['699999999999/9999999999', 2, '70', '70.00000001'],
    ['699999999999999/10000000000000', 0, '70', '69.9999999999999'],
    ['999999999999999/1000000000000000', 0, '1', '0.99999999999999'],
    ['699999999999999999999/10000000000000000000', 2, '70', '69.9999999999999'],
    ['700000000000000000001/10000000000000000000', 2, '70', '70.0000000000001'],
    ['-699999999999999999999/10000000000000000000', 2, '-70', '-69.9999999999999'],
    ['-700000000000000000001/10000000000000000000', 2, '-70', '-70.0000000000001'],
  ])('%s at %i decimals against %s is %s', (text, decimals, line, shown) => {
    expect(shownAs(text, decimals, line)).toBe(shown);
  });

  it('heeds every line, not only the first', () => {
    expect(shownAs('99.996', 2, '95', '100')).toBe('99.996');
    expect(shownAs('94.996', 2, '95', '100')).toBe('94.996');
    expect(shownAs('95.004', 2, '100', '95')).toBe('95.004');
  });

  it('an exactly met target of many digits is not shown as missed', () => {
    expect(shownAs('1234567890.123456', 2, '1234567890.123456')).toBe('1234567890.123456');
  });
});

describe('figures for machines', () => {
  it.each([
    ['412/530', '0.777358490566'],
    ['41200/530', '77.7358490566'],
    ['14000/450', '31.1111111111'],
    ['10000/102', '98.0392156863'],
    ['4120/42.4', '97.1698113208'],
    ['60.6', '60.6'],
    ['80', '80'],
    ['0', '0'],
    ['-0.5', '-0.5'],
    ['1/64', '0.015625'],
    ['123456789012345.123456', '123456789012345.123456'],
    ['1/3', '0.333333333333'],
    ['2/3', '0.666666666667'],
    ['-2/3', '-0.666666666667'],
    ['1/300', '0.00333333333333'],
    ['2000000000/3', '666666666.667'],
    ['2000000000000000/3', '666666666666667'],
    ['1/1024', '0.0009765625'],
  ])('%s is %s', (text, digits) => {
    expect(machineDigits(number(text))).toBe(digits);
  });

  it('stay on their side too, even where 12 digits agree with the target', () => {
    const nearly = number('6999999999999999/100000000000000');
    expect(machineDigits(nearly)).toBe('70');
    expect(machineDigits(nearly, [exact('70')])).toBe('69.9999999999');
    expect(machineDigits(number('7000000000000001/100000000000000'), [exact('70')])).toBe('70.0000000001');
  });
});

describe('over random fractions near a target', () => {
  const target = fc
    .oneof(
      fc.constantFrom('70', '100', '17.5', '0', '-1', '95', '0.000001', '99.999999'),
      fc
        .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.constantFrom('', '.5', '.25', '.123456'))
        .map(([whole, rest]) => `${whole}${rest}`),
    )
    .filter((text) => isDecimalText(text));
  /** How far from the target: one part of up to 10^40, below, above or nothing. */
  const gap = fc.tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 1, max: 97 }),
    fc.integer({ min: -97, max: 97 }),
  );
  const nearTarget = fc.tuple(target, gap).map(([text, [power, whole, part]]) => {
    const line = exact(text);
    const step = divide(exact(String(part)), times(exact(String(whole)), exact(`1${'0'.repeat(power)}`)));
    return { line, value: subtract(line, step) };
  });
  const decimals = fc.integer({ min: 0, max: 6 });

  test('what is shown stands on the side of the target and of 100 where the value stands', () => {
    fc.assert(
      fc.property(nearTarget, decimals, ({ line, value }, places) => {
        for (const lines of [[line], [line, HUNDRED], [HUNDRED, line]]) {
          const shown = exact(show(value, places, lines).digits);
          for (const each of lines) expect(compare(shown, each)).toBe(compare(value, each));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('so do the digits for machines', () => {
    fc.assert(
      fc.property(nearTarget, ({ line, value }) => {
        for (const lines of [[line], [line, HUNDRED]]) {
          const shown = exact(machineDigits(value, lines));
          for (const each of lines) expect(compare(shown, each)).toBe(compare(value, each));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('what is shown lies within half a unit of the last decimal where no line is near', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.integer({ min: 1, max: 999 }),
        decimals,
        (part, whole, places) => {
          const value = number(`${part}/${whole}`);
          const { digits } = show(value, places);
          const off = subtract(exact(digits), value);
          const half = divide(exact('0.5'), exact(`1${'0'.repeat(places)}`));
          expect(compare(off.abs(), half)).toBeLessThanOrEqual(0);
          expect(isDecimalText(digits)).toBe(true);
        },
      ),
    );
  });
});

describe('in the picture of a period', () => {
  it('69.996 of 70 is not met, and neither it nor its attainment is shown as reached', () => {
    const plan = aPlan().unit('A').indicator('I').target('I', '70').figure('I', 'A', '2026Q4', '17499/25000');
    const row = plan.row('I', '2026Q4', { today: '2027-01-01' });
    expect(row).toMatchObject({
      verdict: 'not_met',
      result: { shown: { digits: '69.996' } },
      attainment: { shown: { digits: '99.99' } },
    });
  });

  it.each([
    ['699999/1000000', '69.9999', '99.9999'],
    ['699995/1000000', '69.9995', '99.999'],
    ['700004/1000000', '70.0004', '100.001'],
  ])('%s of 70 is shown as %s, its attainment as %s', (text, result, attainment) => {
    const plan = aPlan().unit('A').indicator('I').target('I', '70').figure('I', 'A', '2026Q4', text);
    expect(plan.row('I', '2026Q4')).toMatchObject({
      result: { shown: { digits: result } },
      attainment: { shown: { digits: attainment } },
    });
  });

  it('99.996 per cent is not shown as 100, whatever the target', () => {
    const plan = aPlan().unit('A').indicator('I').target('I', '95').figure('I', 'A', '2026Q4', '24999/25000');
    expect(plan.row('I', '2026Q4').result?.shown.digits).toBe('99.996');
  });

  it('99.996 triệu đồng has no such line', () => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { kind: 'amount', measure: 'triệu đồng' })
      .target('I', '95');
    expect(plan.figure('I', 'A', '2026Q4', '99.996').row('I', '2026Q4').result?.shown.digits).toBe('100');
  });

  it("the period's own result does not cross the target either", () => {
    const plan = aPlan()
      .unit('A')
      .indicator('I', { overQuarters: 'sum' })
      .target('I', '70')
      .figures('I', 'A', ['1/2', '17499/25000']);
    expect(plan.row('I', '2026Q2').resultInPeriod?.shown.digits).toBe('69.996');
  });

  it('the target keeps its own decimals', () => {
    const plan = aPlan().unit('A').indicator('I', { decimals: 0 }).target('I', '17.125');
    expect(plan.row('I', '2026Q4').targetShown?.digits).toBe('17.125');
  });

  it('a total comes from exact figures: three times 0.4 shown without decimals is 1', () => {
    const plan = aPlan().units('A', 'B', 'C').indicator('I', { kind: 'amount', decimals: 0 });
    for (const unit of ['A', 'B', 'C']) plan.figure('I', unit, '2026Q4', '0.4');
    expect(plan.row('I', '2026Q4', { unit: 'A' }).result?.shown.digits).toBe('0');
    expect(plan.row('I', '2026Q4').result?.shown.digits).toBe('1');
  });
});
