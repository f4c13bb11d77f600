/**
 * Numbers as people here write them (DESIGN 3.9): comma is the decimal mark, dots or spaces group thousands.
 * Nothing is guessed and nothing trailing is dropped: what has two readings, or none, is refused with its place.
 */
import { isDecimalText, type DecimalText } from './exact.ts';
import { refuse } from './problem.ts';

/** Which mark the input has declared for decimals; undefined when it has declared none. */
export type DecimalMark = 'comma' | 'dot' | undefined;

/** Ordinary, no-break, narrow no-break, thin and figure space: all of them group digits in copied figures. */
const SPACE = /[\u0020\u00a0\u2007\u2009\u202f]/gu;
const MINUS = /^[-\u2212\u2013]/u;
const PLAIN_WHOLE = /^(?:0|[1-9]\d{0,14})$/u;
const ALLOWED = /[0-9.,\u0020\u00a0\u2007\u2009\u202f]/u;

/** A digit at both ends, and between them what numbers have. */
const WELL_SPELLED = /^\d(?:[0-9.,\u0020\u00a0\u2007\u2009\u202f]*\d)?$/u;

interface Layout {
  readonly group: '.' | ',';
  readonly mark: '.' | ',';
  /** Groups of three or none, and perhaps decimals. */
  readonly well: RegExp;
}
const LAYOUTS: { readonly comma: Layout; readonly dot: Layout } = {
  comma: { group: '.', mark: ',', well: /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$/u },
  dot: { group: ',', mark: '.', well: /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/u },
};

/** Removes blanks around a text, no-break ones and a byte-order mark included. */
export const trimmed = (text: string): string => text.trim();

/**
 * @param text what was typed, without a percent sign
 * @param declared the decimal mark, where the input declares one (`--decimal`)
 * @returns the canonical decimal
 * @throws KpiError figure_unreadable (with the place of the first wrong character), figure_ambiguous, figure_too_long
 */
export function parseNumber(text: string, declared?: DecimalMark): DecimalText {
  const typed = trimmed(text);
  if (PLAIN_WHOLE.test(typed)) return typed as DecimalText;
  const negative = MINUS.test(typed);
  const signed = negative || typed.startsWith('+');
  const unsigned = signed ? typed.slice(1) : typed;

  const wrong = WELL_SPELLED.test(unsigned) ? null : wrongCharacter([...unsigned]);
  if (wrong !== null) return unreadable(typed, wrong + (signed ? 1 : 0));
  const [first, second] = readingsOf(unsigned, declared).map((reading) => canonical(reading, negative));
  if (first === undefined) return unreadable(typed, unsigned.search(/[^0-9]/u) + (signed ? 1 : 0));
  if (second !== undefined && second !== first) {
    return refuse({
      kind: 'figure_ambiguous',
      text: typed,
      readings: [first as DecimalText, second as DecimalText],
    });
  }
  return isDecimalText(first) ? first : refuse({ kind: 'figure_too_long', text: typed });
}

/** Where the first character stands that no number has, or a mark with no digit before or behind it; null if nowhere. */
function wrongCharacter(characters: readonly string[]): number | null {
  const foreign = characters.findIndex((character) => !ALLOWED.test(character));
  if (foreign >= 0) return foreign;
  if (!/\d/u.test(characters[0] ?? '')) return 0;
  return /\d/u.test(characters.at(-1) ?? '') ? null : characters.length - 1;
}

/** @param index of the character, counted as people count: an emoji is one */
const unreadable = (typed: string, index: number): never =>
  refuse({ kind: 'figure_unreadable', text: typed, position: index + 1, character: [...typed][index] ?? '' });

/** Every reading that is well formed, as plain digits with a dot. */
function readingsOf(unsigned: string, declared: DecimalMark): string[] {
  if (unsigned.search(SPACE) >= 0) return spaceGrouped(unsigned, declared);
  if (declared !== undefined) return layoutReadings(unsigned, LAYOUTS[declared]);
  const vietnamese = layoutReadings(unsigned, LAYOUTS.comma);
  // A single dot may also be a decimal point, as calculators and foreign programs write it: "95.2".
  const pointed = /^\d+\.\d+$/u.test(unsigned) ? [unsigned] : [];
  return [...vietnamese, ...pointed];
}

const layoutReadings = (unsigned: string, { group, mark, well }: Layout): string[] =>
  well.test(unsigned) ? [unsigned.replaceAll(group, '').replace(mark, '.')] : [];

/** One kind of space between groups of three, and at most one decimal mark behind them. */
function spaceGrouped(unsigned: string, declared: DecimalMark): string[] {
  const marks = declared === undefined ? ',.' : LAYOUTS[declared].mark;
  const well = new RegExp(
    `^[1-9]\\d{0,2}(?:([\\u0020\\u00a0\\u2007\\u2009\\u202f])\\d{3})(?:\\1\\d{3})*(?:[${marks}]\\d+)?$`,
    'u',
  );
  return well.test(unsigned) ? [unsigned.replace(SPACE, '').replace(',', '.')] : [];
}

function canonical(reading: string, negative: boolean): string {
  // Nothing to take away, as mostly.
  if (!negative && /^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/u.test(reading)) return reading;
  const [whole = '', decimals = ''] = reading.split('.');
  const shortWhole = whole.replace(/^0+(?=\d)/u, '');
  const shortDecimals = decimals.replace(/0+$/u, '');
  const digits = shortDecimals === '' ? shortWhole : `${shortWhole}.${shortDecimals}`;
  return negative && digits !== '0' ? `-${digits}` : digits;
}
