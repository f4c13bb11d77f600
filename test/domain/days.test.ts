/** DESIGN 3.8: the office's days, whatever zone the machine is set to; an impossible day is refused. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { quarterWindow } from '../../src/domain/calendar.ts';
import {
  addDays,
  daysBetween,
  isDay,
  lastWorkingDay,
  officeDay,
  officeTime,
  parseDay,
  weekday,
} from '../../src/domain/day.ts';
import { day, problemOf, quarter } from '../support/plan-builder.ts';

describe('days as they are typed', () => {
  it.each([
    ['19/9/2026', '2026-09-19'],
    ['19/09/2026', '2026-09-19'],
    ['05/09/2026', '2026-09-05'],
    ['2026-09-19', '2026-09-19'],
    [' 1/1/2026 ', '2026-01-01'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (typed, iso) => {
    expect(parseDay(typed)).toBe(iso);
  });

  it.each([
    '29/02/2025',
    '29/02/2100',
    '31/4/2026',
    '0/1/2026',
    '1/0/2026',
    '1/13/2026',
    '32/1/2026',
    '2025-02-29',
    '2026-13-01',
  ])('C116: %s is no day of the calendar, and never another day', (typed) => {
    expect(problemOf(() => parseDay(typed))).toEqual({ kind: 'day_impossible', text: typed });
  });

  it.each(['', 'hôm nay', '19/9', '19/9/26', '9.2026', '19/9/2026x', '2026-09', '20260919', '19/9-2026-1'])(
    '%s is no day at all',
    (typed) => {
      expect(problemOf(() => parseDay(typed))).toEqual({ kind: 'day_unreadable', text: typed });
    },
  );

  it.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2100-02-29', false],
    ['2000-02-29', true],
    ['2026-9-19', false],
    ['2026-09-31', false],
  ])('stored text %s: %s', (text, right) => {
    expect(isDay(text)).toBe(right);
  });
});

describe('weekdays', () => {
  it.each([
    ['2026-03-19', 4, '2026-03-19'],
    ['2026-06-19', 5, '2026-06-19'],
    ['2026-09-19', 6, '2026-09-18'],
    ['2026-09-20', 0, '2026-09-18'],
    ['2026-09-21', 1, '2026-09-21'],
    ['2027-01-02', 6, '2027-01-01'],
    ['2026-11-01', 0, '2026-10-30'],
  ])('%s is weekday %i; the last working day up to it is %s', (text, number, working) => {
    expect(weekday(day(text))).toBe(number);
    expect(lastWorkingDay(day(text))).toBe(working);
  });
});

describe('the office’s day, whatever zone the machine is set to', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['UTC', 0],
    ['Asia/Ho_Chi_Minh', -420],
    ['America/Los_Angeles', 420],
    ['Pacific/Kiritimati', -840],
    ['Europe/Berlin', -120],
  ])('%s', (zone, offset) => {
    vi.stubEnv('TZ', zone);
    // Shows that the machine really stands in that zone now.
    expect(new Date('2026-09-19T12:00:00Z').getTimezoneOffset()).toBe(offset);
    expect(officeDay(new Date('2026-09-19T16:59:59.999Z'))).toBe('2026-09-19');
    expect(officeDay(new Date('2026-09-19T17:00:00.000Z'))).toBe('2026-09-20');
    expect(officeTime(new Date('2026-09-19T16:59:59.999Z'))).toBe('23:59');
    expect(officeTime(new Date('2026-09-19T17:05:00.000Z'))).toBe('00:05');
    expect(addDays(day('2026-03-07'), 2)).toBe('2026-03-09');
    expect(addDays(day('2026-03-28'), 2)).toBe('2026-03-30');
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(day('2026-03-01'), day('2026-12-01'))).toBe(275);
    expect(daysBetween(day('2026-09-19'), day('2026-09-16'))).toBe(-3);
    expect(weekday(day('2026-09-19'))).toBe(6);
    expect(lastWorkingDay(day('2026-11-01'))).toBe('2026-10-30');
    expect(
      quarterWindow(quarter('2024Q1'), { quarterWindow: 'calendar', dueDay: 31, dueMonth: 'last' }).to,
    ).toBe('2024-03-31');
  });
});
