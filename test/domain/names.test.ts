/** DESIGN 4 "Names": found whatever the case, accents, tone placement, composition, dashes and spaces; sorted as Vietnamese. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  compareNames,
  editDistance,
  search,
  searchKey,
  tidy,
  type Findable,
} from '../../src/domain/names.ts';
import { indicatorAt, unitAt } from '../../src/domain/plan.ts';
import { planFromFile, type PlanFile } from '../../src/domain/plan-file.ts';
import { day } from '../support/plan-builder.ts';

const file = JSON.parse(
  readFileSync(new URL('../../data/lien-minh-2026.json', import.meta.url), 'utf8'),
) as PlanFile;
const plan = planFromFile(file);
const units = plan.units.map((unit) => unitAt(unit, day('2026-09-14')));
const indicators = plan.indicators.map((indicator) => indicatorAt(indicator, day('2026-09-14')));

const thing = (code: string, name: string, aliases: string[] = [], otherNames: string[] = []): Findable => ({
  code,
  name,
  aliases,
  otherNames,
});
const villages = [
  thing('T01', 'Thôn Đông Hòa'),
  thing('T02', 'Thôn Đồng Tiến'),
  thing('T03', 'Thôn An Phú'),
  thing('T04', 'Tổ dân phố Thủy Lợi'),
];

/** The code found, the codes to choose among, or nothing. */
function found(items: readonly Findable[], text: string): string | string[] {
  const result = search(items, text);
  if (result.found === 'one') return result.item.code;
  return result.found === 'several' ? result.items.map(({ code }) => code) : [];
}

const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');

const WRITINGS: [string, (name: string) => string][] = [
  ['as it stands', (name) => name],
  ['decomposed', (name) => name.normalize('NFD')],
  ['in capitals', (name) => name.toUpperCase()],
  ['in small letters', (name) => name.toLowerCase()],
  ['without accents', withoutAccents],
  ['in capitals without accents, decomposed', (name) => withoutAccents(name).toUpperCase().normalize('NFD')],
  ['with dashes for blanks', (name) => name.replaceAll(' ', '-')],
  ['with an en dash', (name) => name.replaceAll('-', '–')],
  ['with doubled and no-break blanks', (name) => ` ${name.replaceAll(' ', '  \u00a0')} `],
];

describe('every unit and indicator of the built-in plan is found by its name', () => {
  it.each(WRITINGS)('%s', (_, write) => {
    for (const items of [units, indicators]) {
      expect(items.map(({ name }) => found(items, write(name)))).toEqual(items.map(({ code }) => code));
    }
  });

  it.each(WRITINGS)('and by each of its other words, %s', (_, write) => {
    for (const items of [units, indicators]) {
      for (const { code, aliases, otherNames } of items) {
        for (const word of [code, ...aliases, ...otherNames])
          expect([word, found(items, write(word))]).toEqual([word, code]);
      }
    }
  });
});

test('any village of a commune is found by any writing of its name that leads to one', () => {
  const syllable = fc.constantFrom(
    'Đông',
    'Đồng',
    'Đống',
    'Hòa',
    'Hoà',
    'Thủy',
    'An',
    'Ân',
    'Phú',
    'Tiến',
    'Mỹ',
    'Ứng',
    'số',
    '1',
    '2',
  );
  const names = fc.uniqueArray(
    fc.array(syllable, { minLength: 1, maxLength: 4 }).map((words) => `Thôn ${words.join(' ')}`),
    {
      selector: searchKey,
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(names, fc.constantFrom(...WRITINGS), (texts, [, write]) => {
      const items = texts.map((name, index) => thing(`T${index}`, name));
      for (const { code, name } of items) expect(found(items, write(name))).toBe(code);
    }),
  );
});

describe('what a clerk types', () => {
  it.each([
    [indicators, '5g', 'phu-song-5g'],
    [indicators, 'hài lòng', 'hai-long'],
    [indicators, 'HAI LONG', 'hai-long'],
    [indicators, 'dvc', 'dvc-toan-trinh'],
    [indicators, 'DVC-DIA-PHUONG', 'dvc-dia-phuong'],
    [indicators, 'dvc dia phuong', 'dvc-dia-phuong'],
    [indicators, 'grdp của kinh tế', []],
    [units, 'vhxh', 'VHXH'],
    [units, 'vh-xh', 'VHXH'],
    [units, 'phong van hoa', 'VHXH'],
    [units, 'công an', 'CAX'],
    [units, 'kinh te', 'KT'],
    [units, 'van phong hdnd và ubnd xã', 'VP'],
    [units, 'Văn phòng HĐND&UBND xã', 'VP'],
    [units, 'xa hoi', ['VHXH', 'MTTQ']],
    [units, 'văn phòng', ['VP', 'VPDU']],
  ])('%# «%s»: %j', (items, typed, codes) => {
    expect(found(items, typed)).toEqual(codes);
  });

  it.each([
    ['C080 decomposed', 'Thôn Đông Hòa'.normalize('NFD'), 'T01'],
    ['C080 composed', 'Thôn Đồng Tiến', 'T02'],
    ['C088 in capitals', 'THÔN ĐỒNG TIẾN', 'T02'],
    ['the old place of the tone', 'Thôn Đông Hoà', 'T01'],
    ['the other one', 'Tổ dân phố Thuỷ Lợi', 'T04'],
    ['the last words', 'đông hòa', 'T01'],
    ['the beginning of the last word', 'thon dong h', 'T01'],
    ['words from the middle', 'dan pho', 'T04'],
    ['a word with its accents', 'đồng', 'T02'],
    ['a word without them, of two', 'dong', ['T01', 'T02']],
    ['the word all share', 'thôn', ['T01', 'T02', 'T03']],
    ['the code in small letters', 't03', 'T03'],
    ['a code with blanks around', ' T03\u00a0', 'T03'],
    ['the inside of a word', 'ông', []],
    ['nothing', '', []],
    ['blanks', ' \u00a0', []],
    ['marks only', '- –', []],
  ])('%s: «%s» is %j', (_, typed, codes) => {
    expect(found(villages, typed)).toEqual(codes);
  });
});

describe('an exact code or alias wins over a part of a name', () => {
  const items = [
    thing('A', 'Phòng KT'),
    thing('KT', 'Phòng Kinh tế'),
    thing('B', 'KT và KT số', ['số']),
    thing('C', 'Tổ số hóa'),
    thing('b2', 'B'),
  ];
  it.each([
    ['kt', 'KT'],
    ['KT', 'KT'],
    ['số', 'B'],
    ['so', 'B'],
    ['B', 'B'],
    ['b', 'B'],
    ['kinh', 'KT'],
    ['tổ', 'C'],
  ])('«%s» is %s', (typed, code) => {
    expect(found(items, typed)).toBe(code);
  });

  it('a whole name wins over a part of another', () => {
    expect(found([thing('A', 'Hòa Bình Một'), thing('B', 'Hòa Bình')], 'hoa binh')).toBe('B');
  });

  it('an exact code wins over one that differs in case', () => {
    expect(found([thing('a1', 'Một'), thing('A1', 'Hai')], 'A1')).toBe('A1');
    expect(found([thing('a1', 'Một'), thing('A1', 'Hai')], 'a1')).toBe('a1');
  });

  it('accents decide where they are typed, and not where they are not', () => {
    const two = [thing('A', 'Thôn Hòa'), thing('B', 'Thôn Hóa')];
    expect([found(two, 'thôn hoà'), found(two, 'thôn hoá'), found(two, 'thon hoa')]).toEqual([
      'A',
      'B',
      ['A', 'B'],
    ]);
    expect([found(two, 'hòa'), found(two, 'hóa'), found(two, 'hoa')]).toEqual(['A', 'B', ['A', 'B']]);
  });

  it('a former name leads to its unit', () => {
    expect(found([thing('A', 'Thôn Mới', [], ['Thôn Cũ'])], 'thon cu')).toBe('A');
  });
});

describe('a typing error finds nothing, and the nearest are listed', () => {
  it.each([
    ['Thôn Đông Hòaa', 'T01'],
    ['Thon An Phuu', 'T03'],
    ['Thôn An Phsú', 'T03'],
    ['T05', 'T01'],
    ['To dan pho Thuy Loj', 'T04'],
    ['To dan fo Thuy Loj', 'T04'],
  ])('«%s»: %s first', (typed, code) => {
    const result = search(villages, typed);
    expect(result.found).toBe('none');
    expect(result.found === 'none' && result.nearest[0]?.code).toBe(code);
  });

  it('never more than three, and none that is far off', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((letter) => thing(`X${letter}`, `Thôn ${letter}`));
    expect(search(many, 'Thôn x')).toMatchObject({ found: 'none', nearest: { length: 3 } });
    expect(search(villages, 'qqqqqqqqqqqqqqqqqqqqqqqq')).toEqual({ found: 'none', nearest: [] });
  });

  it.each([
    ['', '', 0],
    ['hoa', 'hoa', 0],
    ['hoa', 'hao', 1],
    ['hoa', 'hoaa', 1],
    ['hoa', 'ha', 1],
    ['hoa', 'hua', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['abcd', 'efgh', 4],
    ['ab', 'cda', 3],
    ['ba', 'adc', 3],
  ])('from «%s» to «%s» it is %i letters, and back', (a, b, distance) => {
    expect([editDistance(a, b), editDistance(b, a)]).toEqual([distance, distance]);
  });
});

describe('keys', () => {
  it.each([
    ['ĐƠN VỊ', 'Đơn vị'],
    ['CHỈ TIÊU', 'Chỉ tiêu'],
    ['MÃ ĐƠN VỊ', 'mã_đơn-vị'],
    ['Hoà', 'Hòa'],
    ['Ủy ban', 'Uỷ ban'],
    ['HĐND & UBND', 'HĐND và UBND'],
    ['Văn hoá – Xã hội', 'Van hoa-Xa hoi'],
  ])('C088: «%s» and «%s» are the same', (a, b) => {
    expect(searchKey(a)).toBe(searchKey(b));
  });

  it.each([
    ['Hòa 1', 'Hòa 2'],
    ['Đa', 'La'],
    ['Thôn 1', 'Thôn 11'],
  ])('«%s» and «%s» are not', (a, b) => {
    expect(searchKey(a)).not.toBe(searchKey(b));
  });

  it.each([
    ['  Thôn \u00a0Đông\tHòa\n', 'Thôn Đông Hòa'],
    ['Thôn Đông Hòa'.normalize('NFD'), 'Thôn Đông Hòa'],
    ['\ufeffThôn\u200b Đông Hòa', 'Thôn Đông Hòa'],
  ])('%j is stored as «%s»', (text, stored) => {
    expect(tidy(text)).toBe(stored);
  });
});

describe('C087: names in Vietnamese order', () => {
  const RIGHT =
    'An Phú, Ăn Khê, Âu Lạc, Bình Minh, Dũng Tiến, Đông Hòa, Đồng Tiến, Em, Oanh, Ông Hồ, Ơn, Uy Nỗ, Ư Minh, Ứng Hòa, Yên'.split(
      ', ',
    );

  it.each([
    ['backwards', RIGHT.toReversed()],
    ['in byte order', RIGHT.toSorted()],
    ['decomposed', RIGHT.toReversed().map((name) => name.normalize('NFD'))],
  ])('from %s', (_, names) => {
    expect(names.toSorted(compareNames).map((name) => name.normalize('NFC'))).toEqual(RIGHT);
  });

  it('the tones follow one another: level, grave, hook, tilde, acute, dot', () => {
    const tones = ['ma', 'mà', 'mả', 'mã', 'má', 'mạ'];
    expect(tones.toSorted().toSorted(compareNames)).toEqual(tones);
    expect(['mâ', 'mạ', 'mă', 'ma'].toSorted(compareNames)).toEqual(['ma', 'mạ', 'mă', 'mâ']);
  });
});
