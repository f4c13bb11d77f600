/** Numbers as a workbook stores them (`60.599999999999994`, `1E+15`) as the digits that a spreadsheet shows. */

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/u;
const ALREADY_PLAIN = /^-?(?:0|[1-9]\d{0,14})$/u;
/** Spreadsheets keep no more. */
const SIGNIFICANT = 15;
/** Of the largest and the smallest double, with room to spare. */
const MAX_POINT = 309;
const MIN_POINT = -330;

/** @returns plain digits with a dot, at most 15 of them significant; null when it is no number */
export function plainDigits(text: string): string | null {
  if (ALREADY_PLAIN.test(text)) return text === '-0' ? '0' : text;
  const [, sign, whole = '', decimals = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (sign === undefined || whole + decimals === '') return null;
  const all = whole + decimals;
  const significant = all.replace(/^0+/u, '');
  if (significant === '') return '0';
  const point = whole.length + Number(exponent) - (all.length - significant.length);
  if (point > MAX_POINT || point < MIN_POINT) return null;
  const { digits, carried } = rounded(significant);
  return (sign === '-' ? '-' : '') + placed(digits, carried ? point + 1 : point);
}

/** To 15 digits, half away from zero, without zeros at the end. */
function rounded(significant: string): { readonly digits: string; readonly carried: boolean } {
  const kept = significant.slice(0, SIGNIFICANT);
  const up = (significant[SIGNIFICANT] ?? '0') >= '5';
  const digits = up ? String(BigInt(kept) + 1n) : kept;
  return { digits: withoutEndZeros(digits), carried: digits.length > kept.length };
}

function withoutEndZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

/** @param point how many digits stand before the dot; negative: zeros behind it */
function placed(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
