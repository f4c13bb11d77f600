/** Numbers, days and periods as each language writes them. */
import { lastWorkingDay, partsOf, weekday, type Day } from '../domain/day.ts';
import {
  halfPeriod,
  nineMonthsPeriod,
  numberOf,
  yearOf,
  yearPeriod,
  type Period,
  type Quarter,
} from '../domain/period.ts';
import type { Shown } from '../domain/rounding.ts';

export type Language = 'vi' | 'en';

const MARKS = { vi: { group: '.', mark: ',' }, en: { group: ',', mark: '.' } } as const;

/** `1234567.89` -> `1.234.567,89` (vi) or `1,234,567.89` (en). */
export function formatDigits(digits: string, language: Language): string {
  const { group, mark } = MARKS[language];
  const [whole = '', decimals] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, group);
  return decimals === undefined ? grouped : `${grouped}${mark}${decimals}`;
}

export const formatShown = ({ digits }: Shown, language: Language): string => formatDigits(digits, language);

/** Percent signs stand close to the number, other measures behind a blank: `63,5%`, `12 hộ`. */
export const withMeasure = (number: string, measure: string): string =>
  measure === '%' || measure === '‰' ? number + measure : measure === '' ? number : `${number} ${measure}`;

const two = (number: number): string => number.toString().padStart(2, '0');

/** dd/mm/yyyy, which nobody here reads as month first. */
export function formatDay(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${two(date)}/${two(month)}/${year}`;
}

const WEEKDAYS = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

export const weekdayName = (day: Day, language: Language): string => WEEKDAYS[language][weekday(day)] ?? '';

/** The last day to report with its weekday and, on a weekend, the last working day before it. */
export function formatDue(due: Day, language: Language): string {
  const named = `${weekdayName(due, language)} ${formatDay(due)}`;
  const working = lastWorkingDay(due);
  if (working === due) return named;
  const before = `${weekdayName(working, language)} ${formatDay(working)}`;
  return language === 'vi'
    ? `${named} (ngày làm việc cuối: ${before})`
    : `${named} (last working day: ${before})`;
}

const ROMAN = ['', 'I', 'II', 'III', 'IV'] as const;

export function formatQuarter(quarter: Quarter, language: Language): string {
  const number = numberOf(quarter);
  return language === 'vi'
    ? `quý ${ROMAN[number] ?? ''}/${yearOf(quarter)}`
    : `Q${number}/${yearOf(quarter)}`;
}

export function formatPeriod(period: Period, language: Language): string {
  const { kind, year, last } = period;
  switch (kind) {
    case 'quarter':
      return formatQuarter(last, language);
    case 'half':
      return language === 'vi' ? `6 tháng đầu năm ${year}` : `the first six months of ${year}`;
    case 'nine_months':
      return language === 'vi' ? `9 tháng đầu năm ${year}` : `the first nine months of ${year}`;
    case 'year':
      return language === 'vi' ? `năm ${year}` : `the year ${year}`;
  }
}

/** A period from its text, as messages carry it. */
export function periodWords(text: string, language: Language): string {
  if (text.includes('-')) return formatDay(text as Day);
  const [, year = '', kind = ''] = /^(\d{4})(.*)$/u.exec(text) ?? [];
  const numbers = Number(year);
  if (kind === 'H1') return formatPeriod(halfPeriod(numbers), language);
  if (kind === 'M9') return formatPeriod(nineMonthsPeriod(numbers), language);
  if (kind === '') return formatPeriod(yearPeriod(numbers), language);
  return formatQuarter(text as Quarter, language);
}

/** A day in ISO form, with or without a time, as people write it; any other text as it is. */
export function dayWords(text: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(.+))?$/u.exec(text) ?? [];
  if (day === undefined) return visible(text);
  return time === undefined ? formatDay(day as Day) : `${formatDay(day as Day)} ${visible(time)}`;
}

/** First letter in capitals, as at the beginning of a line. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Control characters, and those that nobody sees or that turn the order of letters around; no line break. */
const STEERING =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** `\u001b`; of a character beyond the first 65,536 both halves, as JSON has them. */
const escapeOf = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');

/** Control characters are shown, never obeyed: a name must not steer the terminal. So are those that nobody sees. */
export const visible = (text: string): string => text.replaceAll('\n', '⏎').replace(STEERING, escapeOf);

/** Colours and weights of our own, and what empties the line of a progress bar. */
const OURS = /^\r\u001b\[2K|\u001b\[(?:0|1|2|22|3[1-6]|39)m/gu;

/**
 * The last net before a terminal, for what was not made visible where it was put into words. In JSON a character and its
 * escape are the same, so that it says what it said.
 * @param styled whether there are colours of our own in it
 */
export function harmless(text: string, styled: boolean): string {
  if (text.search(STEERING) < 0) return text;
  if (!styled) return text.replace(STEERING, escapeOf);
  const parts = text.split(OURS).map((part) => part.replace(STEERING, escapeOf));
  const ours = text.match(OURS) ?? [];
  return parts.map((part, index) => part + (ours[index] ?? '')).join('');
}
