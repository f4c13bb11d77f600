/**
 * Reporting periods. Figures are kept by quarter; six months, nine months and the year are read off the quarters.
 * A period is known by its text (`2026Q3`, `2026H1`, `2026M9`, `2026`); quarter texts sort in time order.
 */
import { trimmed } from './number-text.ts';
import { refuse } from './problem.ts';

/** `2026Q3` */
export type Quarter = string & { readonly __brand: 'Quarter' };

export type PeriodKind = 'quarter' | 'half' | 'nine_months' | 'year';

export interface Period {
  readonly text: string;
  readonly kind: PeriodKind;
  readonly year: number;
  /** Its quarters in time order; the first is the year's first for all but a single quarter. */
  readonly quarters: readonly Quarter[];
  readonly last: Quarter;
}

export const makeQuarter = (year: number, number: number): Quarter => `${year}Q${number}` as Quarter;
export const yearOf = (quarter: Quarter): number => Number(quarter.slice(0, 4));
export const numberOf = (quarter: Quarter): number => Number(quarter.slice(5));
export const isQuarter = (text: string): text is Quarter => /^\d{4}Q[1-4]$/u.test(text);

/** The quarter `steps` later (earlier when negative). */
export function shift(quarter: Quarter, steps: number): Quarter {
  const index = yearOf(quarter) * 4 + numberOf(quarter) - 1 + steps;
  return makeQuarter(Math.floor(index / 4), (index % 4) + 1);
}

/** The year's quarters up to and with this one: what a year-to-date figure rests on. */
export const yearToDate = (quarter: Quarter): Quarter[] =>
  Array.from({ length: numberOf(quarter) }, (_, index) => makeQuarter(yearOf(quarter), index + 1));

export const quarterPeriod = (quarter: Quarter): Period => ({
  text: quarter,
  kind: 'quarter',
  year: yearOf(quarter),
  quarters: [quarter],
  last: quarter,
});

function longPeriod(year: number, kind: PeriodKind, suffix: string, lastNumber: number): Period {
  const last = makeQuarter(year, lastNumber);
  return { text: `${year}${suffix}`, kind, year, quarters: yearToDate(last), last };
}

export const halfPeriod = (year: number): Period => longPeriod(year, 'half', 'H1', 2);
export const nineMonthsPeriod = (year: number): Period => longPeriod(year, 'nine_months', 'M9', 3);
export const yearPeriod = (year: number): Period => longPeriod(year, 'year', '', 4);

/** The same months of the year before. */
export function yearBefore({ kind, year, last }: Period): Period {
  if (kind === 'quarter') return quarterPeriod(shift(last, -4));
  const make = { half: halfPeriod, nine_months: nineMonthsPeriod, year: yearPeriod }[kind];
  return make(year - 1);
}

/** The quarter before a quarter, the year before a year; six and nine months follow no other. */
export function periodBefore(period: Period): Period | null {
  if (period.kind === 'quarter') return quarterPeriod(shift(period.last, -1));
  return period.kind === 'year' ? yearBefore(period) : null;
}

/** What the words `this`, `last` and `finished` stand for today, and the year of a bare `3` or `q3`. */
export interface NamedQuarters {
  readonly collected: Quarter;
  readonly before: Quarter;
  readonly finished: Quarter;
  readonly year: number;
}

const WORDS: ReadonlyMap<string, 'collected' | 'before' | 'finished'> = new Map([
  ['this', 'collected'],
  ['nay', 'collected'],
  ['ky-nay', 'collected'],
  ['quy-nay', 'collected'],
  ['last', 'before'],
  ['truoc', 'before'],
  ['ky-truoc', 'before'],
  ['quy-truoc', 'before'],
  ['finished', 'finished'],
  ['da-ket-thuc', 'finished'],
  ['vua-xong', 'finished'],
]);

const ROMAN: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);

/** Lower case without accents; blanks and dashes alike. */
const plain = (text: string): string =>
  trimmed(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[\s_-]+/gu, '-');

/**
 * @param text `2026Q3`, `Q3/2026`, `2026-Q3`, `q3`, `quý III/2026`, `3`, `2026H1`, `6 tháng`, `2026M9`, `9 tháng/2026`,
 *   `2026`, `năm 2026`, `this`, `last`, `finished` and their Vietnamese twins
 * @throws KpiError period_unreadable
 */
export function parsePeriod(text: string, named: NamedQuarters): Period {
  const typed = plain(text);
  const word = WORDS.get(typed);
  if (word !== undefined) return quarterPeriod(named[word]);

  const year = '(?:nam-)?(20\\d{2})';
  const quarter = '(?:quy-?|q)?(iv|i{1,3}|[1-4])';
  const join = '(?:[/-]|-nam-)';
  const matched = (pattern: string): RegExpExecArray | null => new RegExp(`^${pattern}$`, 'u').exec(typed);

  const forward = matched(`${quarter}(?:${join}${year})?`);
  if (forward) return quarterOf(forward[2], forward[1], named);
  const backward = matched(`${year}${join}?(?:quy-?|q)(iv|i{1,3}|[1-4])`);
  if (backward) return quarterOf(backward[1], backward[2], named);

  const months = matched(`(6|9)-?(?:thang|t|m)(?:-dau-nam)?(?:${join}${year})?`);
  if (months) return monthsOf(months[2], months[1] === '6', named);
  const half = matched(`h1(?:${join}${year})?`);
  if (half) return monthsOf(half[1], true, named);
  const nine = matched(`m9(?:${join}${year})?`);
  if (nine) return monthsOf(nine[1], false, named);
  const reversed = matched(`${year}${join}?(h1|m9|6t|9t)`);
  if (reversed) return monthsOf(reversed[1], reversed[2] === 'h1' || reversed[2] === '6t', named);

  const whole = matched(year);
  if (whole) return yearPeriod(Number(whole[1]));
  return refuse({ kind: 'period_unreadable', text: trimmed(text) });
}

function quarterOf(year: string | undefined, number: string | undefined, named: NamedQuarters): Period {
  const count = ROMAN.get(number ?? '') ?? Number(number);
  return quarterPeriod(makeQuarter(year === undefined ? named.year : Number(year), count));
}

function monthsOf(year: string | undefined, six: boolean, named: NamedQuarters): Period {
  const inYear = year === undefined ? named.year : Number(year);
  return six ? halfPeriod(inYear) : nineMonthsPeriod(inYear);
}

/** A period that figures can be recorded in. @throws KpiError period_not_quarter */
export const needQuarter = (period: Period): Quarter =>
  period.kind === 'quarter' ? period.last : refuse({ kind: 'period_not_quarter', period: period.text });
