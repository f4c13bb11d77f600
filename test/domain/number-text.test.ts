/** DESIGN 3.9: comma for decimals, dots or spaces for groups; nothing is guessed and nothing trailing is dropped. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isDecimalText } from '../../src/domain/exact.ts';
import { percentOfFraction, parseFigure } from '../../src/domain/figure-text.ts';
import { parseNumber } from '../../src/domain/number-text.ts';
import { unitAt } from '../../src/domain/plan.ts';
import { KpiError } from '../../src/domain/problem.ts';
import { formatDigits } from '../../src/messages/format.ts';
import { aPlan, day, figure, indicatorAs, problemOf } from '../support/plan-builder.ts';

const NO_BREAK = '\u00a0';
const NARROW = '\u202f';

describe('read', () => {
  it.each([
    ['C002 full Vietnamese figure', '1.234.567,89', '1234567.89'],
    ['C002 decimal comma', '0,5', '0.5'],
    ['no marks', '412', '412'],
    ['one group and a comma', '1.234,5', '1234.5'],
    ['several groups', '1.234.567', '1234567'],
    ['a comma and three digits', '12,345', '12.345'],
    ['one dot, one digit', '95.2', '95.2'],
    ['one dot, two digits', '63.25', '63.25'],
    ['one dot, four digits', '1.2345', '1.2345'],
    ['one dot, three digits, but zero in front', '0.125', '0.125'],
    ['one dot, three digits, but four in front', '1234.567', '1234.567'],
    ['zeros at the end', '63,50', '63.5'],
    ['nothing but zeros behind the comma', '63,00', '63'],
    ['C005 ordinary spaces', '1 234 567', '1234567'],
    ['C005 no-break spaces', `1${NO_BREAK}234${NO_BREAK}567`, '1234567'],
    ['C005 narrow no-break space and a comma', `1${NARROW}234,5`, '1234.5'],
    ['blanks around', ` ${NO_BREAK}90${NO_BREAK} `, '90'],
    ['a byte-order mark in front', '\ufeff90', '90'],
    ['C016 plus', '+15', '15'],
    ['C016 minus zero', '-0', '0'],
    ['C016 minus zero with decimals', '-0,00', '0'],
    ['C016 zeros in front', '007', '7'],
    ['minus', '-5', '-5'],
    ['a true minus sign', '\u22125,5', '-5.5'],
    ['an en dash as minus', '\u20135', '-5'],
  ])('%s: «%s» is %s', (_, text, stored) => {
    expect(parseNumber(text)).toBe(stored);
  });

  it.each([
    ['comma', '12.345', '12345'],
    ['comma', '1.234', '1234'],
    ['comma', '1,234', '1.234'],
    ['comma', '1.234,5', '1234.5'],
    ['comma', '-1.234', '-1234'],
    ['dot', '12.345', '12.345'],
    ['dot', '1,234', '1234'],
    ['dot', '1,234,567.89', '1234567.89'],
    ['dot', '0.125', '0.125'],
    ['dot', '95', '95'],
    ['comma', '1 234,5', '1234.5'],
    ['dot', '1 234.5', '1234.5'],
  ] as const)('with the %s declared, «%s» is %s', (mark, text, stored) => {
    expect(parseNumber(text, mark)).toBe(stored);
  });
});

describe('ambiguous: one dot and three digits behind it', () => {
  it.each([
    ['1.234', '1234', '1.234'],
    ['12.345', '12345', '12.345'],
    ['123.450', '123450', '123.45'],
    ['1.000', '1000', '1'],
    ['-1.234', '-1234', '-1.234'],
    ['+1.234', '1234', '1.234'],
    [' 1.234 ', '1234', '1.234'],
  ])('«%s» may be %s or %s', (text, grouped, pointed) => {
    expect(problemOf(() => parseNumber(text))).toEqual({
      kind: 'figure_ambiguous',
      text: text.trim(),
      readings: [grouped, pointed],
    });
  });
});

describe('refused, with the place of what is wrong', () => {
  it.each([
    ['C009 letter O', '1O5', 2, 'O'],
    ['C009 small L', 'l2', 1, 'l'],
    ['C009 full-width digits', '\uff11\uff12', 1, '\uff11'],
    ['C009 Arabic digits', '\u0661\u0662', 1, '\u0661'],
    ['C011 Vietnamese scientific', '1,5E+05', 4, 'E'],
    ['C011 scientific', '1E3', 2, 'E'],
    ['C011 beyond every number', '1e400', 2, 'e'],
    ['C016 apostrophe', "'45", 1, "'"],
    ['a word behind', '12 tỷ', 4, 't'],
    ['a range', '30-35', 3, '-'],
    ['a comparison', '>40', 1, '>'],
    ['about', '~40', 1, '~'],
    ['a percent sign', '70%', 3, '%'],
    ['letters behind blanks', '  1O5', 2, 'O'],
    ['two signs', '--5', 2, '-'],
    ['a sign behind', '5-', 2, '-'],
    ['C015 nothing behind the comma', '1.000,', 6, ','],
    ['C015 nothing before the comma', ',5', 1, ','],
    ['C015 a short group', '12.34.567', 3, '.'],
    ['a short group behind a sign', '-12.34.567', 4, '.'],
  ])('%s: «%s» at character %i', (_, text, position, character) => {
    expect(problemOf(() => parseNumber(text))).toEqual({
      kind: 'figure_unreadable',
      text: text.trim(),
      position,
      character,
    });
  });

  it.each([
    ['C015 a short group', '12.34.567'],
    ['C015 two dots', '1..5'],
    ['a long group', '1.2345.678'],
    ['a short last group', '1.234.56'],
    ['groups behind the comma', '1,234.567'],
    ['two commas', '1,5,5'],
    ['zero begins the groups', '0.123.456'],
    ['a short space group', '1 23'],
    ['two spaces', '1  234'],
    ['two kinds of space', `1 234${NO_BREAK}567`],
    ['space after a dot', '1. 234'],
    ['English marks, not declared', '1,234,567.89'],
    ['nothing', ''],
    ['blanks', ' '],
    ['only a sign', '-'],
    ['only marks', '.'],
  ])('%s: «%s»', (_, text) => {
    expect(problemOf(() => parseNumber(text))).toMatchObject({
      kind: 'figure_unreadable',
      text: text.trim(),
    });
  });

  it.each([
    ['comma', '95.2'],
    ['comma', '1,234.5'],
    ['comma', '12.34'],
    ['comma', '1 234.5'],
    ['dot', '0,5'],
    ['dot', '1.234,5'],
    ['dot', '1 234,5'],
  ] as const)('with the %s declared, «%s» contradicts it', (mark, text) => {
    expect(problemOf(() => parseNumber(text, mark)).kind).toBe('figure_unreadable');
  });
});

describe('whatever is typed', () => {
  const outcome = (text: string, declared?: 'comma' | 'dot') => {
    try {
      return { read: parseNumber(text, declared), refused: undefined };
    } catch (error) {
      if (!(error instanceof KpiError)) throw error;
      return { read: undefined, refused: error.problem };
    }
  };
  const declaration = fc.constantFrom(undefined, 'comma' as const, 'dot' as const);
  const likeFigures = fc.string({
    unit: fc.constantFrom(...'0123456789.,- +', NO_BREAK, NARROW, '%', '/', 'e', 'O'),
    maxLength: 14,
  });

  test('what is read is a canonical decimal whose digits stand in the text, in order', () => {
    fc.assert(
      fc.property(likeFigures, declaration, (text, declared) => {
        const { read } = outcome(text, declared);
        if (read === undefined) return;
        expect(isDecimalText(read)).toBe(true);
        const typed = text.replace(/\D/g, '').replace(/^0+/, '');
        const whole = read.replace(/\D/g, '').replace(/^0+/, '');
        expect(typed.startsWith(whole)).toBe(true);
        expect(typed.slice(whole.length)).toMatch(/^0*$/);
      }),
      { numRuns: 3000 },
    );
  });

  test('a text with a letter is never read', () => {
    const withLetter = fc
      .tuple(
        fc.string({ unit: fc.constantFrom(...'0123456789.,') }),
        fc.constantFrom(...'OoIlBSEeđtỷx\uff11\u0661\u0e51\u2460'),
        fc.string({ unit: fc.constantFrom(...'0123456789.,') }),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(withLetter, declaration, (text, declared) => {
        expect(outcome(text, declared).read).toBeUndefined();
      }),
    );
  });

  test('the place told is the place of that character in the text told', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          fc.constantFrom('', ' ', '  ', NO_BREAK),
          fc.string({ unit: fc.constantFrom(...'01234.,-x%😀'), minLength: 1, maxLength: 8 }),
        ),
        ([blank, rest]) => {
          const { refused } = outcome(blank + rest);
          if (refused?.kind !== 'figure_unreadable') return;
          expect([...refused.text][refused.position - 1] ?? '').toBe(refused.character);
        },
      ),
      { numRuns: 1000 },
    );
  });

  const stored = fc
    .tuple(
      fc.bigInt({ min: -(10n ** 15n - 1n), max: 10n ** 15n - 1n }),
      fc.constantFrom('', '.5', '.25', '.125', '.000001', '.123456'),
    )
    .map((parts) => parts.join(''))
    .filter((text) => isDecimalText(text));

  test('a figure formatted the Vietnamese way is read back, or offered where its one dot is ambiguous', () => {
    fc.assert(
      fc.property(stored, (text) => {
        const formatted = formatDigits(text, 'vi');
        const { read, refused } = outcome(formatted);
        expect(parseNumber(formatted, 'comma')).toBe(text);
        if (refused === undefined) expect(read).toBe(text);
        else expect(refused).toMatchObject({ kind: 'figure_ambiguous', readings: [text, expect.anything()] });
        expect(refused !== undefined).toBe(/^-?\d{1,3}\.\d{3}$/.test(formatted));
      }),
    );
  });

  test('one formatted the English way is read back where the dot is declared', () => {
    fc.assert(
      fc.property(stored, (text) => {
        expect(parseNumber(formatDigits(text, 'en'), 'dot')).toBe(text);
      }),
    );
  });
});

describe('percent signs', () => {
  const unit = unitAt(aPlan().unit('A').build().units[0]!, day('2026-09-14'));
  const percent = indicatorAs('I', { kind: 'percent' });
  const amount = indicatorAs('I', { kind: 'amount', measure: 'hộ' });

  it.each([
    ['C006', '95,5%', '95.5'],
    ['C006', `95,5${NO_BREAK}%`, '95.5'],
    ['C006', '95,5', '95.5'],
    ['full-width sign', '95,5\uff05', '95.5'],
    ['a whole number', '70%', '70'],
    ['a small one', '0,7%', '0.7'],
    ['a bare fraction stays one', '0,7', '0.7'],
  ])('%s: «%s» is %s per cent', (_, text, value) => {
    expect(parseFigure({ text }, { indicator: percent, unit })).toEqual(figure(value));
  });

  it.each(['70%%', '%70', '%', '7%0'])('«%s» is refused', (text) => {
    expect(problemOf(() => parseFigure({ text }, { indicator: percent, unit })).kind).toBe(
      'figure_unreadable',
    );
  });

  it('of another measure is refused', () => {
    expect(problemOf(() => parseFigure({ text: '70%' }, { indicator: amount, unit }))).toEqual({
      kind: 'figure_percent_sign',
      text: '70%',
      measure: 'hộ',
    });
  });

  it('the declared mark reaches the figure', () => {
    expect(parseFigure({ text: '12.345', decimal: 'comma' }, { indicator: amount, unit })).toEqual(
      figure('12345'),
    );
    expect(
      parseFigure({ text: '1.500/2.000', decimal: 'comma' }, { indicator: indicatorAs('I'), unit }),
    ).toEqual(figure('1500/2000'));
  });

  it.each([
    ['0,7', percent, '0.7', true],
    ['0,7%', percent, '0.7', false],
    ['0,7 %', percent, '0.7', false],
    ['0', percent, '0', false],
    ['70', percent, '70', false],
    ['0,7', amount, '0.7', false],
  ])('«%s» as a warning that a fraction may be meant: %#', (typed, indicator, value, warns) => {
    expect(percentOfFraction(figure(value), indicator, typed) !== null).toBe(warns);
  });

  it.each([
    ['0.7', '70'],
    ['0.000001', '0.0001'],
    ['0.955', '95.5'],
  ])('%s may have been meant as %s', (value, meant) => {
    expect(percentOfFraction(figure(value), percent, value)).toBe(meant);
  });
});
