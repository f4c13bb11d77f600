/**
 * Days of the office's calendar, as ISO text. The one door to date-fns. Dates are built at noon of the machine's zone
 * and read back in it, so that no zone and no change of clocks can move a day.
 */
import { addDays as addDaysTo } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { getDay } from 'date-fns/getDay';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import { isWeekend } from 'date-fns/isWeekend';
import { trimmed } from './number-text.ts';
import { refuse } from './problem.ts';

/** YYYY-MM-DD; text order is day order. */
export type Day = string & { readonly __brand: 'Day' };

/** The office stands in Asia/Ho_Chi_Minh: seven hours before UTC, without summer time since 1975 (DESIGN 3.8). */
const OFFICE_OFFSET_MS = 7 * 60 * 60 * 1000;

const pad = (number: number, width: number): string => number.toString().padStart(width, '0');

export const makeDay = (year: number, month: number, day: number): Day =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as Day;

export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function partsOf(day: Day): DayParts {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}

function noon(day: Day): Date {
  const { year, month, day: date } = partsOf(day);
  const at = new Date(2000, month - 1, date, 12);
  // The constructor takes years below 100 as 19xx.
  at.setFullYear(year, month - 1, date);
  return at;
}

const dayOf = (date: Date): Day => makeDay(date.getFullYear(), date.getMonth() + 1, date.getDate());

export const daysInMonth = (year: number, month: number): number =>
  getDaysInMonth(noon(makeDay(year, month, 1)));

/** Whether these three numbers are a day of the calendar: 29/02/2025 is none, and never becomes 1 March. */
export const isRealDay = ({ year, month, day }: DayParts): boolean =>
  year >= 1900 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** Whether a text is a day as the product stores it. */
export const isDay = (text: string): text is Day =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && isRealDay(partsOf(text as Day));

/**
 * @param text `19/9/2026`, `19/09/2026`, `19-9-2026` or `2026-09-19`
 * @throws KpiError day_unreadable, day_impossible
 */
export function parseDay(text: string): Day {
  const typed = trimmed(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(typed);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(typed);
  const [year, month, day] = iso?.slice(1) ?? local?.slice(1).reverse() ?? [];
  if (year === undefined || month === undefined || day === undefined)
    return refuse({ kind: 'day_unreadable', text: typed });
  const parts = { year: Number(year), month: Number(month), day: Number(day) };
  return isRealDay(parts)
    ? makeDay(parts.year, parts.month, parts.day)
    : refuse({ kind: 'day_impossible', text: typed });
}

/** The office's day at an instant, whatever zone the machine is set to. */
export const officeDay = (instant: Date): Day =>
  new Date(instant.getTime() + OFFICE_OFFSET_MS).toISOString().slice(0, 10) as Day;

let lastMoment = { at: '', day: '' as Day };

/** The same of an ISO instant. Figures that came in together have one, so the last is remembered. */
export function officeDayOf(at: string): Day {
  if (lastMoment.at !== at) lastMoment = { at, day: officeDay(new Date(at)) };
  return lastMoment.day;
}

/** The office's clock time at an instant, HH:MM. */
export const officeTime = (instant: Date): string =>
  new Date(instant.getTime() + OFFICE_OFFSET_MS).toISOString().slice(11, 16);

/** The same to the second, HH:MM:SS. */
export const officeSeconds = (instant: Date): string =>
  new Date(instant.getTime() + OFFICE_OFFSET_MS).toISOString().slice(11, 19);

export const addDays = (day: Day, days: number): Day => dayOf(addDaysTo(noon(day), days));

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => differenceInCalendarDays(noon(to), noon(from));

/** 0 is Sunday. */
export const weekday = (day: Day): number => getDay(noon(day));

/** The day itself, or the Friday before a weekend (public holidays are decided by the office, not by us). */
export function lastWorkingDay(day: Day): Day {
  let candidate = day;
  while (isWeekend(noon(candidate))) candidate = addDays(candidate, -1);
  return candidate;
}
