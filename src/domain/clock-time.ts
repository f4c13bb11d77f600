/** A time of day in the office's zone, and what a machine's clock shows then. */
import type { Day } from './day.ts';
import { refuse } from './problem.ts';

export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
}

export const OFFICE_ZONE = 'Asia/Ho_Chi_Minh';

const two = (number: number): string => String(number).padStart(2, '0');

/** `22:30` */
export const timeText = ({ hour, minute }: ClockTime): string => `${two(hour)}:${two(minute)}`;

/** `22:30`, or as it is said here `22h30`, `22g30`, `22h`. @throws KpiError time_unreadable */
export function parseTime(text: string): ClockTime {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?::|[hg](?=\d|$))(\d{2})?$/iu.exec(text.trim()) ?? [];
  const time = { hour: Number(hours), minute: Number(minutes) };
  const isTime = hours !== undefined && time.hour < 24 && time.minute < 60 && !/:$/u.test(text.trim());
  return isTime ? time : refuse({ kind: 'time_unreadable', text });
}

/**
 * What a clock of another zone shows at this time of the office.
 * @param day the office's; zones that change their clocks differ from day to day
 * @param zone its name in the system, such as `America/New_York`
 */
export function timeInZone(time: ClockTime, day: Day, zone: string): ClockTime {
  // The office's zone has been seven hours ahead since 1975 and does not change its clocks.
  const moment = new Date(`${day}T${timeText(time)}:00+07:00`);
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
  const [hour, minute] = shown.split(':').map(Number);
  return { hour: hour ?? 0, minute: minute ?? 0 };
}

/** Whether the zone's clock is the same distance from the office's all year. */
export function isSteady(zone: string, year: number): boolean {
  const [winter, summer] = ['01-15', '07-15'].map((date) =>
    timeText(timeInZone({ hour: 12, minute: 0 }, `${year}-${date}` as Day, zone)),
  );
  return winter === summer;
}
