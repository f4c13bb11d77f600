/** A time of night as it is typed, and what the machine's clock shows then. */
import { expect, test } from 'vitest';
import { isSteady, parseTime, timeInZone, timeText } from '../../src/domain/clock-time.ts';
import { KpiError } from '../../src/domain/problem.ts';
import { day } from '../support/plan-builder.ts';

test.each([
  ['22:30', '22:30'],
  ['22h30', '22:30'],
  ['22g30', '22:30'],
  ['6h', '06:00'],
  ['6:05', '06:05'],
  [' 0:00 ', '00:00'],
  ['23:59', '23:59'],
])('%s is %s', (typed, time) => {
  expect(timeText(parseTime(typed))).toBe(time);
});

test.each(['24:00', '22:60', '22:5', '22:', '2230', '10pm', '', '-1:00', '22:30:00', '٢٢:٣٠'])(
  '%j is refused',
  (typed) => {
    expect(() => parseTime(typed)).toThrow(KpiError);
  },
);

test.each([
  ['Asia/Ho_Chi_Minh', '2026-07-01', '22:30'],
  ['Asia/Bangkok', '2026-07-01', '22:30'],
  ['UTC', '2026-07-01', '15:30'],
  ['America/New_York', '2026-07-01', '11:30'],
  ['America/New_York', '2026-12-01', '10:30'],
  ['Asia/Kolkata', '2026-12-01', '21:00'],
])('22:30 of the office in %s on %s is %s', (zone, date, shown) => {
  expect(timeText(timeInZone({ hour: 22, minute: 30 }, day(date), zone))).toBe(shown);
});

test('only a zone that changes its clocks is told of', () => {
  expect(['Asia/Ho_Chi_Minh', 'UTC', 'Europe/Paris'].map((zone) => isSteady(zone, 2026))).toEqual([
    true,
    true,
    false,
  ]);
});
