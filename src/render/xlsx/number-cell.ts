/**
 * Numbers of the workbook. A figure is exact; a cell holds the nearest binary number and a format with as many decimals
 * as the model shows. A formula stands in a cell only if it comes to the product's own figure and looks the same.
 */
import {
  cellNumberOfText,
  decimalsOfText,
  divide,
  exact,
  roundHalfAway,
  shortestDigits,
  times,
  toCellNumber,
  type DecimalText,
  type Exact,
} from '../../domain/exact.ts';
import { partsOf, type Day } from '../../domain/day.ts';
import type { Direction } from '../../domain/plan.ts';
import type { Shown } from '../../domain/rounding.ts';
import type { Figured } from '../../domain/status.ts';

/** A formula and what a spreadsheet makes of it from the numbers in the cells that it names. */
export interface Formula {
  readonly text: string;
  readonly comesTo: number;
}

export interface NumberCell {
  readonly value: number | { readonly formula: string; readonly result: number };
  readonly numFmt: string;
  /** What formulas that name this cell get. */
  readonly number: number;
}

/** Spreadsheets read and show 15 significant digits. */
const DIGITS = 15;
/** Far more than binary rounding can do, far less than any figure's last digit. */
const SAME = 1e-12;

/** `#,##0.00`: a mark only where decimals follow it (`#.##` would leave one behind whole numbers). */
export const numberFormat = (decimals: number): string =>
  decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;

/** «≥ 70»: the cell stays a number. Without a section of its own a negative number would read «-≥ 1». */
export function targetFormat({ decimals }: Shown, direction: Direction): string {
  const mark = direction === 'at_least' ? '"≥ "' : '"≤ "';
  return `${mark}${numberFormat(decimals)};${mark}-${numberFormat(decimals)}`;
}

export const DAY_FORMAT = 'dd/mm/yyyy';

/** The serial number of a day. A Date object would be moved by the machine's zone. */
export function daySerial(day: Day): number {
  const { year, month, day: date } = partsOf(day);
  return (Date.UTC(year, month - 1, date) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function finite(number: number): number {
  // exceljs would write <v>NaN</v>, which Excel refuses to open.
  if (!Number.isFinite(number)) throw new RangeError(`not a number for a cell: ${number}`);
  return number;
}

/** The decimal that a spreadsheet makes of a binary number before it rounds it for the eye. */
function decimalOf(number: number): Exact {
  const [mantissa = '0', exponent = '0'] = number.toExponential(DIGITS - 1).split('e');
  const digits = BigInt(mantissa.replace('.', ''));
  const places = Number(exponent) - (DIGITS - 1);
  const scale = exact((10n ** BigInt(Math.abs(places))).toString());
  const whole = exact(digits.toString());
  return places >= 0 ? times(whole, scale) : divide(whole, scale);
}

/** Scaled numbers up to here are as exact as the test below wants them. */
const SAFE = 1e9;
const CLEAR = 1e-4;

/** Whether a spreadsheet shows the number with these digits. Only near the middle between two does it take exact numbers. */
function looksLike(number: number, { digits, decimals }: Shown): boolean {
  const scale = 10 ** decimals;
  const scaled = Math.abs(number) * scale;
  const fromMiddle = Math.abs(scaled - Math.floor(scaled) - 0.5);
  if (scaled < SAFE && fromMiddle > CLEAR) {
    const wanted = Math.round(Number(digits) * scale);
    return Math.sign(number) * Math.round(scaled) === wanted;
  }
  return shortestDigits(roundHalfAway(decimalOf(number), decimals), decimals) === digits;
}

/** A number that nothing was computed for. */
export function givenNumber(value: Exact, shown: Shown): NumberCell {
  const number = finite(toCellNumber(value));
  return { value: number, number, numFmt: numberFormat(shown.decimals) };
}

/** A recorded figure with all the digits that were typed. */
export function typedNumber(text: DecimalText): NumberCell {
  const number = finite(cellNumberOfText(text));
  return { value: number, number, numFmt: numberFormat(decimalsOfText(text)) };
}

/** A figure of the model, by its formula where that gives the same. */
export function figureCell({ exact: value, shown }: Figured, formula: Formula | null): NumberCell {
  const nearest = finite(toCellNumber(value));
  // 70 minus less than a binary number can tell would be shown as 70: then the digits shown are the number.
  const number = looksLike(nearest, shown) ? nearest : finite(Number(shown.digits));
  const numFmt = numberFormat(shown.decimals);
  if (formula === null || !looksLike(formula.comesTo, shown) || !same(formula.comesTo, number))
    return { value: number, number, numFmt };
  return { value: { formula: formula.text, result: number }, number, numFmt };
}

const same = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= SAME * Math.abs(b);
