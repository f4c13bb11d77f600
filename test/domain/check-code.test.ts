/** Check codes as people read them off paper. */
import { describe, expect, it } from 'vitest';
import { checkCodeKey, checkCodesIn } from '../../src/domain/check-code.ts';

describe('a check code', () => {
  it.each([
    'K7QF-2M9D-XW40',
    'k7qf-2m9d-xw40',
    ' K7QF 2M9D XW40 ',
    'K7QF2M9DXW40',
    'K7QF–2M9D—XW4O',
    'K7QF\u00a02M9D.XW4o',
  ])('is the same as %s', (text) => {
    expect(checkCodeKey(text)).toBe('K7QF2M9DXW40');
  });

  it('takes I and L for 1', () => {
    expect(checkCodeKey('1il1-IL11-0000')).toBe('111111110000');
  });

  it.each(['', 'K7QF-2M9D', 'K7QF-2M9D-XW4T-AAAA', 'K7QF-2M9D-XW4Đ', 'K7QF-2M9D-XW4?'])(
    'is not %j',
    (text) => {
      expect(checkCodeKey(text)).toBeNull();
    },
  );

  it('is found within a line', () => {
    expect(
      checkCodesIn(
        'Bản phát hành lần 1, khóa ngày 22/09/2026 · Mã kiểm tra: 7E2X-YMZS-G5RC; 81C8-BBYB-76TE.',
      ),
    ).toEqual(['7E2XYMZSG5RC', '81C8BBYB76TE']);
    expect(checkCodesIn('07E2X-YMZS-G5RC 7E2X-YMZS-G5RCA 2026-2027')).toEqual([]);
  });
});
