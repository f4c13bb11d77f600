/** Numbers, days and periods as each language writes them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../src/domain/day.ts';
import { parseNumber } from '../../src/domain/number-text.ts';
import {
  capital,
  formatDay,
  formatDigits,
  formatDue,
  formatPeriod,
  formatQuarter,
  periodWords,
  visible,
  withMeasure,
} from '../../src/messages/format.ts';
import { day, decimal, period, quarter } from '../support/plan-builder.ts';

describe('digits', () => {
  it.each([
    ['0', '0', '0'],
    ['999', '999', '999'],
    ['1000', '1.000', '1,000'],
    ['1234567.89', '1.234.567,89', '1,234,567.89'],
    ['-1234.5', '-1.234,5', '-1,234.5'],
    ['-123', '-123', '-123'],
    ['-123456', '-123.456', '-123,456'],
    ['0.000001', '0,000001', '0.000001'],
    ['999999999999999.999999', '999.999.999.999.999,999999', '999,999,999,999,999.999999'],
    ['70.00', '70,00', '70.00'],
  ])('%s are %s and %s', (digits, inVietnamese, inEnglish) => {
    expect([formatDigits(digits, 'vi'), formatDigits(digits, 'en')]).toEqual([inVietnamese, inEnglish]);
  });

  const stored = fc
    .tuple(
      fc.boolean(),
      fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
      fc.stringMatching(/^[0-9]{0,5}[1-9]$/u),
      fc.boolean(),
    )
    .map(([negative, whole, decimals, withDecimals]) => {
      const text = withDecimals ? `${whole}.${decimals}` : String(whole);
      return decimal(negative && text !== '0' ? `-${text}` : text);
    });

  it('that were formatted are read back as they were, in each language', () => {
    fc.assert(
      fc.property(stored, (text) => {
        expect(parseNumber(formatDigits(text, 'vi'), 'comma')).toBe(text);
        expect(parseNumber(formatDigits(text, 'en'), 'dot')).toBe(text);
      }),
    );
  });
});

it.each([
  ['63,5', '%', '63,5%'],
  ['2', '‰', '2‰'],
  ['12', 'hộ', '12 hộ'],
  ['12', '', '12'],
])('%s of %s is %s', (number, measure, expected) => {
  expect(withMeasure(number, measure)).toBe(expected);
});

describe('days', () => {
  it.each([
    ['2026-09-19', '19/09/2026'],
    ['2026-01-02', '02/01/2026'],
    ['2028-02-29', '29/02/2028'],
  ])('%s is %s', (iso, expected) => {
    expect(formatDay(day(iso))).toBe(expected);
  });

  it.each([
    ['2026-03-19', 'thứ Năm 19/03/2026', 'Thursday 19/03/2026'],
    ['2026-06-19', 'thứ Sáu 19/06/2026', 'Friday 19/06/2026'],
    [
      '2026-09-19',
      'thứ Bảy 19/09/2026 (ngày làm việc cuối: thứ Sáu 18/09/2026)',
      'Saturday 19/09/2026 (last working day: Friday 18/09/2026)',
    ],
    [
      '2027-12-19',
      'Chủ nhật 19/12/2027 (ngày làm việc cuối: thứ Sáu 17/12/2027)',
      'Sunday 19/12/2027 (last working day: Friday 17/12/2027)',
    ],
    [
      '2026-03-01',
      'Chủ nhật 01/03/2026 (ngày làm việc cuối: thứ Sáu 27/02/2026)',
      'Sunday 01/03/2026 (last working day: Friday 27/02/2026)',
    ],
  ])('the last day to report, %s', (due, inVietnamese, inEnglish) => {
    expect([formatDue(day(due), 'vi'), formatDue(day(due), 'en')]).toEqual([inVietnamese, inEnglish]);
  });

  it('of a week: only Saturday and Sunday have a working day before them', () => {
    const week = Array.from({ length: 7 }, (_, index) => addDays(day('2026-09-14'), index));
    const marked = week.filter((date) => formatDue(date, 'vi').includes('('));
    expect(marked.map(weekday)).toEqual([6, 0]);
  });
});

describe('periods', () => {
  it.each([
    ['2026Q1', 'quý I/2026', 'Q1/2026'],
    ['2026Q2', 'quý II/2026', 'Q2/2026'],
    ['2026Q3', 'quý III/2026', 'Q3/2026'],
    ['2026Q4', 'quý IV/2026', 'Q4/2026'],
    ['2026H1', '6 tháng đầu năm 2026', 'the first six months of 2026'],
    ['2026M9', '9 tháng đầu năm 2026', 'the first nine months of 2026'],
    ['2026', 'năm 2026', 'the year 2026'],
  ])('%s is %s and %s', (text, inVietnamese, inEnglish) => {
    expect([formatPeriod(period(text), 'vi'), formatPeriod(period(text), 'en')]).toEqual([
      inVietnamese,
      inEnglish,
    ]);
    expect([periodWords(text, 'vi'), periodWords(text, 'en')]).toEqual([inVietnamese, inEnglish]);
  });

  it('a quarter by itself', () => {
    expect([formatQuarter(quarter('2025Q4'), 'vi'), formatQuarter(quarter('2025Q4'), 'en')]).toEqual([
      'quý IV/2025',
      'Q4/2025',
    ]);
  });
});

describe('texts', () => {
  it.each([
    ['quý I', 'Quý I'],
    ['đang', 'Đang'],
    ['ứng', 'Ứng'],
    ['', ''],
  ])('%j with a capital is %j', (text, expected) => {
    expect(capital(text)).toBe(expected);
  });

  it('control characters and turns of direction are shown, never obeyed', () => {
    expect(visible('a\u001b[2Jb\nc\td\u202ee\u0000')).toBe('a\\u001b[2Jb⏎c\\u0009d\\u202ee\\u0000');
    expect(visible('Nguyễn Thị Hoà – “đ” 😀')).toBe('Nguyễn Thị Hoà – “đ” 😀');
  });
});
