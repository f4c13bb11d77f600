/** Stored figures are told apart by their digits alone, and that must say what exact numbers say. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  canonicalDecimal,
  compare,
  compareTexts,
  exact,
  isNegative,
  isNegativeText,
  isWhole,
  isWholeText,
  type DecimalText,
} from '../../src/domain/exact.ts';

const stored = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
    fc.bigInt({ min: 0n, max: 999_999n }),
  )
  .map(([sign, whole, millionths]) =>
    canonicalDecimal(`${sign}${whole}.${millionths.toString().padStart(6, '0')}`),
  );

describe('the order of stored figures', () => {
  it.each([
    ['9', '10', -1],
    ['12', '12.5', -1],
    ['12.5', '12.45', 1],
    ['0.9', '0.09', 1],
    ['-1', '0', -1],
    ['-10', '-9', -1],
    ['-0.5', '-0.45', -1],
    ['5', '-5', 1],
    ['7.25', '7.25', 0],
  ] as const)('%s against %s is %d', (a, b, order) => {
    expect(compareTexts(a as DecimalText, b as DecimalText)).toBe(order);
  });

  test('is that of exact numbers', () => {
    const pair = fc.oneof(
      fc.tuple(stored, stored),
      stored.map((text) => [text, text] as const),
    );
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(compareTexts(a, b)).toBe(compare(exact(a), exact(b)));
      }),
      { numRuns: 500 },
    );
  });
});

test('the sign and the decimals of a stored figure are those of its number', () => {
  fc.assert(
    fc.property(stored, (text) => {
      expect([isNegativeText(text), isWholeText(text)]).toEqual([
        isNegative(exact(text)),
        isWhole(exact(text)),
      ]);
    }),
  );
});
