import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import {
  halfPeriod,
  makeQuarter,
  nineMonthsPeriod,
  quarterPeriod,
  yearPeriod,
} from '../../../src/domain/period.ts';
import { heightOf, lineCount, TALLEST } from '../../../src/render/xlsx/text-height.ts';
import {
  dueWords,
  longDay,
  periodWords,
  shortDay,
  shortList,
  upper,
} from '../../../src/render/xlsx/words.ts';

describe('words of the report', () => {
  test.each([
    [quarterPeriod(makeQuarter(2026, 3)), 'quý III năm 2026'],
    [halfPeriod(2026), '6 tháng đầu năm 2026'],
    [nineMonthsPeriod(2026), '9 tháng đầu năm 2026'],
    [yearPeriod(2026), 'năm 2026'],
  ])('%o', (period, words) => expect(periodWords(period)).toBe(words));

  test.each([
    ['2026-09-05', '05/9/2026', 'ngày 05 tháng 9 năm 2026'],
    ['2026-09-14', '14/9/2026', 'ngày 14 tháng 9 năm 2026'],
    ['2026-01-15', '15/01/2026', 'ngày 15 tháng 01 năm 2026'],
    ['2026-02-01', '01/02/2026', 'ngày 01 tháng 02 năm 2026'],
    ['2026-12-31', '31/12/2026', 'ngày 31 tháng 12 năm 2026'],
  ])('%s: days have two digits, of the months only the first two', (day, short, long) => {
    expect([shortDay(day as Day), longDay(day as Day)]).toEqual([short, long]);
  });

  test('a due day on a working day stands alone', () => {
    expect(dueWords('2026-06-19' as Day)).toBe('thứ Sáu, ngày 19/6/2026');
    expect(dueWords('2026-12-20' as Day)).toBe(
      'Chủ nhật, ngày 20/12/2026; ngày làm việc cuối cùng trước hạn: thứ Sáu, ngày 18/12/2026',
    );
  });

  test('long lists are cut and counted', () => {
    const names = Array.from({ length: 40 }, (_, index) => `T${index + 1}`);
    expect(shortList(names)).toBe('T1, T2, T3, T4 và 36 đơn vị khác');
    expect(shortList(names.slice(0, 5))).toBe('T1, T2, T3, T4, T5');
  });

  test('capitals of parted letters are whole', () =>
    expect(upper('Thôn Đồng Tiến'.normalize('NFD'))).toBe('THÔN ĐỒNG TIẾN'));
});

describe('height of text', () => {
  const face = { size: 11 };
  test.each([
    ['ngắn', 33, 1],
    ['một\nhai\n\nbốn', 33, 4],
    ['a'.repeat(318), 33.5, 10],
    [
      'Tỷ lệ cán bộ, công chức, viên chức cấp xã được bố trí trang thiết bị đáp ứng yêu cầu công việc',
      33.5,
      3,
    ],
    ['', 33, 1],
  ])('%s', (text, width, lines) => expect(lineCount(text, width, face)).toBe(lines));

  test('is that of letters, whether composed or not', () => {
    const text = 'Ủy ban nhân dân xã được bố trí đủ trang thiết bị'.repeat(5);
    expect(lineCount(text.normalize('NFD'), 30, face)).toBe(lineCount(text, 30, face));
  });

  test('never passes what Excel takes', () => expect(heightOf(1000, 11, 5)).toBe(TALLEST));
});
