/**
 * Deadlines as plans word them (DOMAIN 5.1): «Quý III/2026», «Hằng tháng», «Trước 30/9/2026», «Thường xuyên». Read to a
 * day or to a rhythm where there is one reading, and never guessed; the words themselves are kept beside it.
 */
import { addDays, daysInMonth, isRealDay, makeDay, type Day } from './day.ts';

export type Rhythm = 'week' | 'month' | 'quarter' | 'half' | 'year';

export type Deadline =
  /** Once; the day is the last on which it is in time. */
  | { readonly kind: 'day'; readonly day: Day }
  /**
   * Again and again. `day`: of the stretch's last month (of a week: 1 is Monday); null: its last day. `month`: of the
   * year, where it is not the last.
   */
  | {
      readonly kind: 'every';
      readonly every: Rhythm;
      readonly day: number | null;
      readonly month: number | null;
    }
  /** «Thường xuyên», or no deadline was given. */
  | { readonly kind: 'open' }
  | { readonly kind: 'unreadable' };

const OPEN: Deadline = { kind: 'open' };
const UNREADABLE: Deadline = { kind: 'unreadable' };
const once = (day: Day): Deadline => ({ kind: 'day', day });

/** Small letters without accents, one blank between words, none around separators. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u0111\u00f0]/gu, 'd')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/ ?([/.,;:-]) ?/gu, '$1')
    .replace(/^[.,;:-]+|[.,;:-]+$/gu, '')
    .trim();

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };
const EVERY: Readonly<Record<string, Rhythm>> = {
  tuan: 'week',
  thang: 'month',
  quy: 'quarter',
  '6 thang': 'half',
  'nua nam': 'half',
  nam: 'year',
};
const WEEKDAYS: Readonly<Record<string, number>> = {
  hai: 1,
  ba: 2,
  tu: 3,
  nam: 4,
  sau: 5,
  bay: 6,
  2: 1,
  3: 2,
  4: 3,
  5: 4,
  6: 5,
  7: 6,
};

/** Work without an end of its own, or that is done when it is asked for. */
const WITHOUT_END =
  /^(?:(?:thuc hien )?thuong xuyen(?:,? ?(?:lien tuc|hang ngay|trong nam|ca nam|khi co yeu cau))?|lien tuc|hang ngay|(?:thuc hien )?theo (?:yeu cau|chi dao|tien do|quy dinh|ke hoach)|khi (?:co )?(?:yeu cau|phat sinh)|dot xuat|khong (?:co )?(?:thoi )?han)$/u;

/** Words before the day that do not move it: «hoàn thành đến hết ngày», «chậm nhất», «trong». */
const UNTIL =
  /^(?:(?:phai )?(?:hoan thanh|thuc hien|xong|bao cao|gui|trien khai|cap nhat) )?(?:(?:truoc |den )?het |den |cham nhat (?:la |vao |den )?|khong (?:qua|cham hon) |muon nhat (?:la )?|trong |vao |han (?:chot |cuoi )?|thoi han )*(?:la )?/u;

const YEAR = '(20\\d{2})';
const OF_YEAR = `(?:(?:[/-]|,? ?(?:cua )?nam )${YEAR})?`;
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u');
const QUARTER = whole(
  `(?:cuoi |het )?quy (iv|i{1,3}|[1-4])(?:(?:[,-]| va | den )(?:quy )?(iv|i{1,3}|[1-4]))?${OF_YEAR}`,
);
const MONTH = whole(`(?:cuoi |het )?thang (\\d{1,2})(?:-(?:thang )?(\\d{1,2}))?${OF_YEAR}`);
const SHORT_MONTH = whole(`(\\d{1,2})/${YEAR}`);
const DATE = whole(`(?:ngay )?(\\d{1,2})(?:[/.-]| thang )(\\d{1,2})${OF_YEAR.replace('[/-]', '[/.-]')}`);
const ISO = whole(`${YEAR}-(\\d{1,2})-(\\d{1,2})`);
const HALF = whole(`(6|sau|9|chin) thang (dau|cuoi)(?: nam)?(?:[/ ]${YEAR})?`);
const WHOLE_YEAR = whole(`(?:cuoi )?(?:nam )?${YEAR}|(?:ca |cuoi )?nam nay`);
const SPAN = whole(`(?:giai doan )?20\\d{2}-${YEAR}`);
const BETWEEN = /^tu (?:ngay )?[\d/.-]+ ?(?:den|-)(?: het)?(?: ngay)? (.+)$/u;

/**
 * @param words as they stand in the plan; null: none were given
 * @param year the plan's, for words that name none: «Quý III», «30/9»
 */
export function parseDeadline(words: string | null, year: number): Deadline {
  const text = words === null ? '' : plain(words);
  if (text === '' || WITHOUT_END.test(text)) return OPEN;
  const again = rhythmOf(text);
  if (again !== null) return again;
  const before =
    /^(?:(?:phai )?(?:hoan thanh|thuc hien|xong|bao cao|gui|trien khai) )?truoc (?!het )(.+)$/u.exec(text);
  if (before?.[1] !== undefined) {
    const first = stretchOf(before[1], year)?.from;
    return first === undefined ? UNREADABLE : once(addDays(first, -1));
  }
  const between = BETWEEN.exec(text)?.[1];
  const last = stretchOf((between ?? text).replace(UNTIL, ''), year)?.to;
  return last === undefined ? UNREADABLE : once(last);
}

interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** «Quý III/2026», a month, a year or one day; undefined: none of these. */
function stretchOf(text: string, year: number): Stretch | undefined {
  const iso = ISO.exec(text);
  if (iso) return oneDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const date = DATE.exec(text);
  // «9/2026» is a month, and «9/20» none at all.
  if (date) return oneDay(Number(date[3] ?? year), Number(date[2]), Number(date[1]));
  const quarter = QUARTER.exec(text);
  if (quarter) {
    const first = ROMAN[quarter[1] ?? ''] ?? 0;
    const last = quarter[2] === undefined ? first : (ROMAN[quarter[2]] ?? 0);
    return months(Number(quarter[3] ?? year), first * 3 - 2, last * 3);
  }
  const month = MONTH.exec(text) ?? spreadShort(SHORT_MONTH.exec(text));
  if (month) return months(Number(month[3] ?? year), Number(month[1]), Number(month[2] ?? month[1]));
  const half = HALF.exec(text);
  if (half) return halfOf(half, year);
  const span = SPAN.exec(text);
  if (span) return months(Number(span[1]), 1, 12);
  const one = WHOLE_YEAR.exec(text);
  return one ? months(Number(one[1] ?? year), 1, 12) : undefined;
}

const spreadShort = (match: RegExpExecArray | null): readonly (string | undefined)[] | null =>
  match === null ? null : [match[0], match[1], undefined, match[2]];

function halfOf([, count, end, named]: RegExpExecArray, year: number): Stretch | undefined {
  const nine = count === '9' || count === 'chin';
  const inYear = Number(named ?? year);
  if (end === 'dau') return months(inYear, 1, nine ? 9 : 6);
  return nine ? undefined : months(inYear, 7, 12);
}

function oneDay(year: number, month: number, day: number): Stretch | undefined {
  const made = makeDay(year, month, day);
  return isRealDay({ year, month, day }) ? { from: made, to: made } : undefined;
}

function months(year: number, first: number, last: number): Stretch | undefined {
  if (first < 1 || last > 12 || last < first) return undefined;
  return { from: makeDay(year, first, 1), to: makeDay(year, last, daysInMonth(year, last)) };
}

const RHYTHM =
  /^(?:(?:dinh ky|thuong xuyen|bao cao|cap nhat|thuc hien|hoan thanh|gui),? ?)*(?:(truoc |cham nhat |den |vao )?(?:ngay )(\d{1,2}) ?(?:thang (cuoi|\d{1,2}) )?|(?:(?:truoc )?thu (hai|ba|tu|nam|sau|bay|[2-7]) ))?(?:(?:cua )?(?:hang|moi)) (?:mot )?(tuan|thang|quy|6 thang|nua nam|nam)$/u;
/** The same with the day behind: «Hằng quý, trước ngày 20». */
const RHYTHM_THEN_DAY =
  /^(?:(?:dinh ky|thuong xuyen|bao cao),? ?)*(?:hang|moi) (tuan|thang|quy|6 thang|nua nam|nam)[,:;( ]+(?:han )?(truoc |cham nhat |den |vao )?ngay (\d{1,2})(?: thang (cuoi(?: quy)?|\d{1,2}))?\)?$/u;

/** «Hằng», «hàng» and their loose spellings are one word without accents. */
function rhythmOf(text: string): Deadline | null {
  const first = RHYTHM.exec(text);
  if (first) {
    const [, before, day, month, weekday, every = ''] = first;
    const rhythm = EVERY[every] ?? 'year';
    if (weekday !== undefined)
      return rhythm === 'week' ? again('week', WEEKDAYS[weekday] ?? null, null) : UNREADABLE;
    return dayIn(rhythm, before, day, month);
  }
  const then = RHYTHM_THEN_DAY.exec(text);
  return then ? dayIn(EVERY[then[1] ?? ''] ?? 'year', then[2], then[3], then[4]) : null;
}

const again = (every: Rhythm, day: number | null, month: number | null): Deadline => ({
  kind: 'every',
  every,
  day,
  month,
});

/** «Trước ngày 20»: the 19th is the last in time. */
function dayIn(
  every: Rhythm,
  before: string | undefined,
  day: string | undefined,
  month: string | undefined,
): Deadline {
  if (day === undefined) return again(every, null, null);
  const last = before === 'truoc ' ? Number(day) - 1 : Number(day);
  const of = month === undefined || month.startsWith('cuoi') ? null : Number(month);
  const possible =
    every !== 'week' && last >= 1 && last <= 31 && (of === null || (every === 'year' && of >= 1 && of <= 12));
  return possible ? again(every, last, of) : UNREADABLE;
}

const DAYS_IN_WORDS = /(?:^|[^\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})(?![\d/.-]*\d)/gu;

/** The first day that the words name and no calendar has: «Trước 31/9/2026»; undefined: there is none. */
export function impossibleDayIn(words: string): string | undefined {
  for (const [, day = '', month = '', year = ''] of plain(words).matchAll(DAYS_IN_WORDS))
    if (!isRealDay({ year: Number(year), month: Number(month), day: Number(day) }))
      return `${day}/${month}/${year}`;
  return undefined;
}
