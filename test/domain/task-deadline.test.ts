/** DOMAIN 5.1: deadlines in the words of real plans, and what they come to. */
import { describe, expect, it } from 'vitest';
import { impossibleDayIn, parseDeadline } from '../../src/domain/task-deadline.ts';

const on = (day: string) => ({ kind: 'day', day });
const every = (rhythm: string, day: number | null = null, month: number | null = null) => ({
  kind: 'every',
  every: rhythm,
  day,
  month,
});

describe('one day, the last in time', () => {
  it.each([
    ['30/9/2026', '2026-09-30'],
    ['30/09/2026', '2026-09-30'],
    ['30-9-2026', '2026-09-30'],
    ['30.9.2026', '2026-09-30'],
    ['2026-09-30', '2026-09-30'],
    ['30/9', '2026-09-30'],
    ['Ngày 30 tháng 9 năm 2026', '2026-09-30'],
    ['ngày 30/9/2026', '2026-09-30'],
    ['Hoàn thành đến hết ngày 30/9/2026', '2026-09-30'],
    ['Chậm nhất ngày 30/9/2026', '2026-09-30'],
    ['Trước hết ngày 30/9/2026', '2026-09-30'],
    ['Từ 01/7/2026 đến 30/9/2026', '2026-09-30'],
    ['Trước 30/9/2026', '2026-09-29'],
    ['Trước ngày 20/9/2026', '2026-09-19'],
    ['Hoàn thành trước ngày 01/10/2026', '2026-09-30'],
    ['Trước tháng 10/2026', '2026-09-30'],
    ['Trước quý IV/2026', '2026-09-30'],
    ['Trước năm 2027', '2026-12-31'],
    ['Quý III/2026', '2026-09-30'],
    ['Quý 3/2026', '2026-09-30'],
    ['Quý III năm 2026', '2026-09-30'],
    ['Quý III', '2026-09-30'],
    ['QUÝ IV/2026', '2026-12-31'],
    ['Trong quý III/2026', '2026-09-30'],
    ['Quý II, III/2026', '2026-09-30'],
    ['Quý II – quý III/2026', '2026-09-30'],
    ['Tháng 9/2026', '2026-09-30'],
    ['Tháng 9 năm 2026', '2026-09-30'],
    ['Tháng 02/2028', '2028-02-29'],
    ['Tháng 9', '2026-09-30'],
    ['Cuối tháng 9/2026', '2026-09-30'],
    ['Tháng 8-9/2026', '2026-09-30'],
    ['9/2026', '2026-09-30'],
    ['6 tháng đầu năm', '2026-06-30'],
    ['6 tháng đầu năm 2026', '2026-06-30'],
    ['6 tháng cuối năm 2026', '2026-12-31'],
    ['9 tháng đầu năm', '2026-09-30'],
    ['Năm 2026', '2026-12-31'],
    ['2026', '2026-12-31'],
    ['Trong năm 2026', '2026-12-31'],
    ['Cuối năm 2026', '2026-12-31'],
    ['Đến năm 2030', '2030-12-31'],
    ['Giai đoạn 2026-2030', '2030-12-31'],
  ])('%s: %s', (words, day) => {
    expect(parseDeadline(words, 2026)).toEqual(on(day));
  });

  it('however it is composed, spaced or written in capitals', () => {
    expect(parseDeadline('  quý\u00a0 III / 2026. '.normalize('NFD'), 2026)).toEqual(on('2026-09-30'));
    expect(parseDeadline('TRƯỚC NGÀY 20/9/2026', 2026)).toEqual(on('2026-09-19'));
  });

  it('a year that is not named is the plan’s', () => {
    expect(parseDeadline('Quý I', 2027)).toEqual(on('2027-03-31'));
  });
});

describe('again and again', () => {
  it.each([
    ['Hằng quý', every('quarter')],
    ['Hàng quý', every('quarter')],
    ['Định kỳ hằng quý', every('quarter')],
    ['Mỗi quý', every('quarter')],
    ['Thường xuyên, hằng quý', every('quarter')],
    ['Trước ngày 20 hằng quý', every('quarter', 19)],
    ['Định kỳ trước ngày 20 hằng quý', every('quarter', 19)],
    ['Hằng quý, trước ngày 20', every('quarter', 19)],
    ['Hằng quý (trước ngày 20 tháng cuối quý)', every('quarter', 19)],
    ['Hằng tháng', every('month')],
    ['Ngày 25 hàng tháng', every('month', 25)],
    ['Trước ngày 25 hằng tháng', every('month', 24)],
    ['Hằng tuần', every('week')],
    ['Thứ Sáu hằng tuần', every('week', 5)],
    ['6 tháng', null],
    ['Mỗi 6 tháng', every('half')],
    ['Hằng năm', every('year')],
    ['Trước ngày 15 tháng 12 hằng năm', every('year', 14, 12)],
  ])('%s', (words, expected) => {
    expect(parseDeadline(words, 2026)).toEqual(expected ?? { kind: 'unreadable' });
  });
});

it.each([
  'Thường xuyên',
  'thường xuyên, liên tục',
  'Theo yêu cầu',
  'Khi có yêu cầu',
  'Không thời hạn',
  '',
  '  ',
])('«%s» has no end', (words) => {
  expect(parseDeadline(words, 2026)).toEqual({ kind: 'open' });
});

it('no words, no deadline', () => expect(parseDeadline(null, 2026)).toEqual({ kind: 'open' }));

it.each([
  'Sớm nhất có thể',
  'Sau khi có hướng dẫn của tỉnh',
  'Quý V/2026',
  'Quý III-II/2026',
  'Tháng 13/2026',
  '31/9/2026',
  'Trước 31/9/2026',
  '30/9/26',
  '9 tháng cuối năm',
  'Năm 2026 và các năm tiếp theo',
  'Đầu tháng 9/2026',
  'Ngày 40 hằng tháng',
  'Thứ Sáu hằng quý',
  'Quý III/2026 hoặc quý IV/2026',
])('«%s» is not guessed', (words) => {
  expect(parseDeadline(words, 2026)).toEqual({ kind: 'unreadable' });
});

it.each([
  ['31/9/2026', '31/9/2026'],
  ['Trước ngày 31 / 02 / 2026', '31/02/2026'],
  ['Từ 01/7/2026 đến 31.9.2026', '31/9/2026'],
  ['Trước 30/9/2026', undefined],
  ['2026-09-30', undefined],
  ['Sau khi có Kế hoạch số 45/KH-UBND', undefined],
])('of %j no calendar has the day %j', (words, day) => {
  expect(impossibleDayIn(words)).toBe(day);
});
