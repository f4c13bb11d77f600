/**
 * When a quarter's figures are taken, when reports are due, and which quarter is which today (DESIGN 3.8; decree
 * 09/2019/NĐ-CP, article 12: a quarter of administrative reporting runs from the 15th of the month before it to the
 * 14th of its last month, while statistics keep the calendar).
 */
import { daysInMonth, makeDay, partsOf, type Day } from './day.ts';
import {
  makeQuarter,
  numberOf,
  shift,
  yearOf,
  type NamedQuarters,
  type Period,
  type Quarter,
} from './period.ts';

export interface ReportingRules {
  readonly quarterWindow: 'calendar' | '15-14';
  /** The last day to report; a month that is too short ends it earlier. */
  readonly dueDay: number;
  /** `last`: in the quarter's last month. `next`: in the month after it. */
  readonly dueMonth: 'last' | 'next';
}

/** A period's real dates; both ends belong to it. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
  readonly due: Day;
}

/** A month counted from the quarter's first (0); may lie in the year before or after. */
function monthOf(quarter: Quarter, offset: number): { readonly year: number; readonly month: number } {
  const index = yearOf(quarter) * 12 + (numberOf(quarter) - 1) * 3 + offset;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

function dayIn(quarter: Quarter, offset: number, day: number): Day {
  const { year, month } = monthOf(quarter, offset);
  return makeDay(year, month, Math.min(day, daysInMonth(year, month)));
}

export function quarterWindow(quarter: Quarter, rules: ReportingRules): Window {
  const calendar = rules.quarterWindow === 'calendar';
  return {
    from: calendar ? dayIn(quarter, 0, 1) : dayIn(quarter, -1, 15),
    to: calendar ? dayIn(quarter, 2, 31) : dayIn(quarter, 2, 14),
    due: dayIn(quarter, rules.dueMonth === 'last' ? 2 : 3, rules.dueDay),
  };
}

/** From the first quarter's first day to the last quarter's last, due with the last quarter. */
export function periodWindow(period: Period, rules: ReportingRules): Window {
  const first = period.quarters[0] ?? period.last;
  return { ...quarterWindow(period.last, rules), from: quarterWindow(first, rules).from };
}

/**
 * The quarter being collected (the first whose last day to report has not passed), the one before it, and the latest
 * whose window has ended.
 * @param year the year meant by a bare `3` or `q3`: the plan's
 */
export function namedQuarters(today: Day, rules: ReportingRules, year: number): NamedQuarters {
  const { year: now, month } = partsOf(today);
  // Two quarters back is early enough for every rule: a window or a due day ends at most one quarter late.
  const start = shift(makeQuarter(now, Math.ceil(month / 3)), -2);
  const near = Array.from({ length: 5 }, (_, step) => shift(start, step));
  const collected = near.find((quarter) => quarterWindow(quarter, rules).due >= today) ?? start;
  const finished = near.findLast((quarter) => quarterWindow(quarter, rules).to < today) ?? start;
  return { collected, before: shift(collected, -1), finished, year };
}
