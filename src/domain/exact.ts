/**
 * The one door to exact numbers (DESIGN 3.1): every figure, sum, ratio and comparison of the product
 * goes through here, as a fraction of two big integers. No binary floating point decides anything.
 */
import Fraction from 'fraction.js';

export type Exact = Fraction;

/** A figure as it is stored: canonical decimal text, dot as mark, no exponent, no trailing zeros, never "-0". */
export type DecimalText = string & { readonly __brand: 'DecimalText' };

export const MAX_WHOLE_DIGITS = 15;
export const MAX_DECIMALS = 6;

const CANONICAL = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/;

/** Whether a text is a stored decimal within the limits of DESIGN 3.1. */
export function isDecimalText(text: string): text is DecimalText {
  if (!CANONICAL.test(text) || text === '-0') return false;
  const whole = wholeEnd(text) - (text.startsWith('-') ? 1 : 0);
  return whole <= MAX_WHOLE_DIGITS && text.length - wholeEnd(text) - 1 <= MAX_DECIMALS;
}

/** Where the whole digits of a plain decimal end. */
const wholeEnd = (text: string): number => {
  const dot = text.indexOf('.');
  return dot < 0 ? text.length : dot;
};

/** A plain decimal as others write it (`17.50`, `-0`) -> as it is stored. */
export function canonicalDecimal(text: string): DecimalText {
  const [whole = '0', decimals = ''] = text.split('.');
  const value = new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  // BigInt reads "-0" as 0, and with it the sign of -0.5 would be lost.
  return shortestDigits(whole === '-0' && !isNegative(value) ? value.neg() : value, decimals.length);
}

/** Stored text -> number. Throws on anything that did not come out of our own store or parser. */
export function exact(text: string): Exact {
  if (!CANONICAL.test(text)) throw new RangeError(`not a canonical decimal: ${text}`);
  const [whole = '0', decimals = ''] = text.split('.');
  return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

export const ZERO: Exact = new Fraction(0n, 1n);
export const HUNDRED: Exact = new Fraction(100n, 1n);

export const add = (a: Exact, b: Exact): Exact => a.add(b);
export const subtract = (a: Exact, b: Exact): Exact => a.sub(b);
export const divide = (a: Exact, b: Exact): Exact => a.div(b);
export const times = (a: Exact, b: Exact): Exact => a.mul(b);
export const sum = (numbers: Iterable<Exact>): Exact => {
  let total = ZERO;
  for (const number of numbers) total = total.add(number);
  return total;
};

// What the digits of a stored text show needs no big integers; a large import asks it of every figure.
export const isNegativeText = (text: DecimalText): boolean => text.startsWith('-');
export const isWholeText = (text: DecimalText): boolean => !text.includes('.');
export const isZeroText = (text: DecimalText): boolean => text === '0';
export const decimalsOfText = (text: DecimalText): number => Math.max(0, text.length - wholeEnd(text) - 1);
/** As `toCellNumber`. */
export const cellNumberOfText = (text: DecimalText): number => Number(text);

/** As `compare`, of stored texts. */
export function compareTexts(a: DecimalText, b: DecimalText): -1 | 0 | 1 {
  if (a === b) return 0;
  const [first, second] = isNegativeText(a) ? [b, a] : [a, b];
  if (isNegativeText(a) !== isNegativeText(b)) return isNegativeText(a) ? -1 : 1;
  // Without zeros in front more whole digits are more; with as many, the first digit that differs decides.
  const longer = wholeEnd(first) - wholeEnd(second);
  if (longer !== 0) return longer < 0 ? -1 : 1;
  return first < second ? -1 : 1;
}

/** -1, 0 or 1. */
export const compare = (a: Exact, b: Exact): -1 | 0 | 1 => Math.sign(a.compare(b)) as -1 | 0 | 1;
export const isZero = (a: Exact): boolean => a.n === 0n;
export const isNegative = (a: Exact): boolean => a.s < 0n && a.n !== 0n;
export const isWhole = (a: Exact): boolean => a.d === 1n;
export const absolute = (a: Exact): Exact => a.abs();

/** part / whole × 100, exactly. */
export const percentOf = (part: Exact, whole: Exact): Exact => part.mul(HUNDRED).div(whole);

/** Half away from zero at `decimals` places, the product's one rounding rule (DESIGN 3.7). */
export function roundHalfAway(value: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(decimals);
  const twice = (2n * value.n * scale + value.d) / (2n * value.d);
  return new Fraction(isNegative(value) ? -twice : twice, scale);
}

/** Towards zero at `decimals` places. */
export function cut(value: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(decimals);
  const scaled = (value.n * scale) / value.d;
  return new Fraction(isNegative(value) ? -scaled : scaled, scale);
}

/** Away from zero at `decimals` places. */
export function awayFromZero(value: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(decimals);
  const scaled = (value.n * scale + value.d - 1n) / value.d;
  return new Fraction(isNegative(value) ? -scaled : scaled, scale);
}

/** How many decimals the number has, or null when it never ends. */
export function decimalsOf(value: Exact): number | null {
  let rest = value.d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : null;
}

/** Digits with a dot, exactly `decimals` places; the value must have no more than that. */
export function digits(value: Exact, decimals: number): string {
  const scaled = (value.n * 10n ** BigInt(decimals)) / value.d;
  const text = scaled.toString().padStart(decimals + 1, '0');
  const sign = isNegative(value) && scaled !== 0n ? '-' : '';
  return decimals === 0 ? sign + text : `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** Digits without trailing zeros. */
export function shortestDigits(value: Exact, decimals: number): DecimalText {
  const text = digits(value, decimals);
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text) as DecimalText;
}

/** How many digits stand before the mark (1 for 0.x). */
export const wholeDigits = (value: Exact): number => (value.n / value.d).toString().length;

/**
 * Only for a spreadsheet cell: the nearest binary number. A result of at most 15 significant digits comes back
 * as the same digits in Excel, LibreOffice and every reader.
 */
export const toCellNumber = (value: Exact): number =>
  Number(decimalsOf(value) === null ? value.valueOf() : shortestDigits(value, decimalsOf(value) ?? 0));
