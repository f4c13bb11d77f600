/** Days counted since 1900 or 1904, and ISO dates in cells, as ISO text. */

const DAY_SECONDS = 86_400;
/** 31 December 9999; spreadsheets show nothing beyond it. */
const LAST_1900 = 2_958_465;
const YEARS_BETWEEN = 1_462;
/** 29 February 1900, which never was, but which the 1900 system counts. */
const FALSE_LEAP_DAY = 60;

/**
 * @param serial days and parts of a day
 * @param hasDay whether its format shows a day, month or year
 * @returns `2021-01-01`, `2021-01-01T10:10:10`, `10:10:10`; null when it is no day of the calendar
 */
export function isoOfSerial(serial: number, date1904: boolean, hasDay: boolean): string | null {
  const seconds = Math.round((serial - Math.floor(serial)) * DAY_SECONDS);
  const days = Math.floor(serial) + (seconds === DAY_SECONDS ? 1 : 0);
  const time = timeOf(seconds % DAY_SECONDS);
  if (days < 0 || days + (date1904 ? YEARS_BETWEEN : 0) > LAST_1900) return null;
  if (days === 0 && (!date1904 || !hasDay)) return time;
  const day = date1904 ? isoDay(days + YEARS_BETWEEN) : dayOf1900(days);
  return time === MIDNIGHT ? day : `${day}T${time}`;
}

const MIDNIGHT = '00:00:00';

function timeOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function dayOf1900(days: number): string {
  if (days === FALSE_LEAP_DAY) return '1900-02-29';
  return isoDay(days < FALSE_LEAP_DAY ? days + 1 : days);
}

/** @param days since 30 December 1899 */
const isoDay = (days: number): string =>
  new Date(Date.UTC(1899, 11, 30) + days * DAY_SECONDS * 1000).toISOString().slice(0, 10);

const ISO = /^(?:(\d{4}-\d\d-\d\d))?(?:T?(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?)?Z?$/u;

/** @returns the same forms as above; null when the text is no ISO date */
export function isoOfText(text: string): string | null {
  const [match, day, minutes, seconds = '00'] = ISO.exec(text) ?? [];
  if (match === undefined) return null;
  const time = minutes === undefined ? undefined : `${minutes}:${seconds}`;
  if (day === undefined) return time ?? null;
  return time === undefined || time === MIDNIGHT ? day : `${day}T${time}`;
}
