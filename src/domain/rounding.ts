/**
 * Rounding is for showing only, and never crosses a line that decides something (DESIGN 3.7): 69.996 held against
 * 70 is shown as 69.996, never as 70.00; 99.95 is never shown as 100.
 */
import {
  MAX_DECIMALS,
  awayFromZero,
  compare,
  cut,
  decimalsOf,
  roundHalfAway,
  shortestDigits,
  wholeDigits,
  type DecimalText,
  type Exact,
} from './exact.ts';

/** A number made ready to be shown: its digits (dot as mark, no trailing zeros) and how many decimals they have. */
export interface Shown {
  readonly digits: DecimalText;
  readonly decimals: number;
}

/** Spreadsheets keep 15 significant digits; beyond that a longer number would only look more exact. */
const MOST_DIGITS = 15;
const JSON_DIGITS = 12;
const JSON_DECIMALS = 6;

function shown(value: Exact, decimals: number): Shown {
  const text = shortestDigits(value, decimals);
  return { digits: text, decimals: text.split('.')[1]?.length ?? 0 };
}

const keepsSides = (value: Exact, rounded: Exact, lines: readonly Exact[]): boolean =>
  lines.every((line) => compare(value, line) === compare(rounded, line));

/**
 * @param decimals the indicator's decimals
 * @param lines values that decide something (target, 100): what is shown stands on the same side of each
 * @returns half away from zero at `decimals`, with as many more digits as it takes to stay on the right side;
 *   a difference too small even for 15 digits is cut towards the value's own side.
 */
export function show(value: Exact, decimals: number, lines: readonly Exact[] = []): Shown {
  const finite = decimalsOf(value) ?? Infinity;
  const most = Math.max(decimals, MOST_DIGITS - wholeDigits(value), finite <= MAX_DECIMALS ? finite : 0);
  for (let places = decimals; places <= most; places++) {
    const rounded = roundHalfAway(value, places);
    if (keepsSides(value, rounded, lines)) return shown(rounded, places);
  }
  return shown(onRightSide(value, most, lines), most);
}

/** The nearest number of `places` decimals that stands where the value stands; rounded plainly when there is none. */
function onRightSide(value: Exact, places: number, lines: readonly Exact[]): Exact {
  const nearest = [roundHalfAway(value, places), cut(value, places), awayFromZero(value, places)];
  return nearest.find((candidate) => keepsSides(value, candidate, lines)) ?? roundHalfAway(value, places);
}

/**
 * The figure for machines (DESIGN 5.1): exact where it is finite within 6 decimals, else 12 significant digits,
 * on the same side of every line.
 */
export function machineDigits(value: Exact, lines: readonly Exact[] = []): DecimalText {
  const finite = decimalsOf(value);
  if (finite !== null && finite <= JSON_DECIMALS) return shortestDigits(value, finite);
  const places = significantPlaces(value, JSON_DIGITS);
  return shortestDigits(onRightSide(value, places, lines), places);
}

/** Decimal places that leave `significant` digits in all; leading zeros after the mark do not count. */
function significantPlaces(value: Exact, significant: number): number {
  const whole = value.n / value.d;
  if (whole > 0n) return Math.max(0, significant - whole.toString().length);
  let places = 0;
  for (let scaled = value.n; scaled < value.d && places < 300; scaled *= 10n) places++;
  return places - 1 + significant;
}
