/** DESIGN 4: a unit or indicator is chosen by typing part of its name, without accents, words in any order. */
import { describe, expect, it } from 'vitest';
import { matching, type Choice } from '../../src/input/ask.ts';

const CHOICES: readonly Choice[] = [
  { value: 'VHXH', name: 'VHXH – Phòng Văn hóa - Xã hội', words: ['văn xã'] },
  { value: 'CAX', name: 'CAX – Công an xã', words: [] },
  { value: 'phu-song-5g', name: 'phu-song-5g – Tỷ lệ dân số được phủ sóng 5G', words: ['5g'] },
  { value: 'dvc-toan-trinh', name: 'dvc-toan-trinh – Tỷ lệ dịch vụ công toàn trình', words: ['dvc'] },
  { value: 'DOAN', name: 'DOAN – Đoàn Thanh niên', words: [] },
];
const found = (term: string): string[] => matching(CHOICES, term, '(không)').map(({ value }) => value);

describe('what is typed finds', () => {
  it.each([
    ['', ['VHXH', 'CAX', 'phu-song-5g', 'dvc-toan-trinh', 'DOAN']],
    [' ', ['VHXH', 'CAX', 'phu-song-5g', 'dvc-toan-trinh', 'DOAN']],
    ['van hoa', ['VHXH']],
    ['VĂN HOÁ', ['VHXH']],
    ['văn hóa'.normalize('NFD'), ['VHXH']],
    ['xa', ['VHXH', 'CAX']],
    ['hoi xa', ['VHXH']],
    ['xa  hoi', ['VHXH']],
    ['cong ty le', ['dvc-toan-trinh']],
    ['song 5', ['phu-song-5g']],
    ['doan', ['DOAN']],
    ['đoàn', ['DOAN']],
    ['dvc', ['dvc-toan-trinh']],
    ['dvc-toan', ['dvc-toan-trinh']],
    ['vhxh', ['VHXH']],
    ['.*', ['VHXH', 'CAX', 'phu-song-5g', 'dvc-toan-trinh', 'DOAN']],
  ])('“%s”', (term, expected) => {
    expect(found(term)).toEqual(expected);
  });
});

it('shows names and hands over codes', () => {
  expect(matching(CHOICES, 'cong an xa', '(không)')).toEqual([
    { value: 'CAX', name: 'CAX – Công an xã', short: 'CAX' },
  ]);
});

describe('when nothing is found', () => {
  it.each(['zzz', 'xa zzz', '𠮷', '5gg'])('“%s” gives a line that says so and cannot be chosen', (term) => {
    const [line, ...more] = matching(CHOICES, term, '(không tìm thấy)');
    expect([line?.name, more]).toEqual(['(không tìm thấy)', []]);
    // inquirer leaves out of reach what has a word or true here; an empty word does not count.
    expect(Boolean(line?.disabled)).toBe(true);
  });
});
