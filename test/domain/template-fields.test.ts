/** Placeholders: which field each is, and what is offered where it is none. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { indicatorAt, unitAt } from '../../src/domain/plan.ts';
import { fieldText, findField, hasStrayBraces, piecesOf } from '../../src/domain/template-fields.ts';
import { day } from '../support/plan-builder.ts';
import { lienMinhFile } from '../support/report-world.ts';

const plan = planFromFile(lienMinhFile());
const TODAY = day('2026-09-14');
const names = {
  indicators: plan.indicators.map((indicator) => indicatorAt(indicator, TODAY)),
  units: plan.units.map((unit) => unitAt(unit, TODAY)),
};

describe('is found', () => {
  test.each([
    ['phu-song-5g.ket-qua', 'phu-song-5g.ket-qua'],
    ['phu-song-5g.result', 'phu-song-5g.ket-qua'],
    [' Phủ sóng 5G . Kết quả ', 'phu-song-5g.ket-qua'],
    ['PHU_SONG_5G.KET QUA', 'phu-song-5g.ket-qua'],
    ['phu\u2013song\u20135g.ket\u2013qua', 'phu-song-5g.ket-qua'],
    ['phu-song-5g.ty-le', 'phu-song-5g.ty-le'],
    ['phu-song-5g.in-period', 'phu-song-5g.trong-ky'],
    ['ky.ten', 'ky.ten'],
    ['Kỳ.Tên', 'ky.ten'],
    ['period.due', 'ky.han'],
    ['ke-hoach.co-quan', 'ke-hoach.co-quan'],
    ['plan.number', 'ke-hoach.so'],
    ['hôm nay', 'hom-nay'],
    ['today', 'hom-nay'],
    ['đơn vị.vhxh.tên', 'don-vi.VHXH.ten'],
    ['don-vi.VHXH.ho-so-dien-tu.tu-so', 'don-vi.VHXH.ho-so-dien-tu.tu-so'],
    ['unit.VHXH.ho-so-dien-tu.numerator', 'don-vi.VHXH.ho-so-dien-tu.tu-so'],
  ])('%s', (text, field) => {
    const found = findField(text, names);
    expect(found.found === 'one' ? fieldText(found.field, 'vi') : found).toBe(field);
  });
});

describe('is not filled by guess', () => {
  test.each([
    ['phu-son-5g.ket-qua', 'none', 'phu-song-5g.ket-qua'],
    ['phu-song-5.ket-qua', 'doubtful', 'phu-song-5g.ket-qua'],
    ['phu-song-5g.ket-qa', 'none', 'phu-song-5g.ket-qua'],
    ['phu-song-5g', 'doubtful', 'phu-song-5g.ket-qua'],
    ['phủ sóng 5.result', 'doubtful', 'phu-song-5g.result'],
    ['ky.tem', 'none', 'ky.ten'],
    ['period.nmae', 'none', 'period.name'],
    ['don-vi.VHHX.ten', 'none', 'don-vi.VHXH.ten'],
    ['unit.VHXH.ho-so-dein-tu.numerator', 'none', 'unit.VHXH.ho-so-dien-tu.numerator'],
    ['#chi-tieu', 'none', undefined],
    ['', 'none', undefined],
    ['.', 'none', undefined],
    ['don-vi', 'none', undefined],
  ])('%s', (text, found, offered) => {
    const result = findField(text, names);
    expect(result.found).toBe(found);
    if (offered !== undefined) expect(result.found === 'one' ? [] : result.nearest).toContain(offered);
  });
});

test('every field that is listed is found again in both languages', () => {
  const [indicator] = names.indicators;
  const [unit] = names.units;
  if (indicator === undefined || unit === undefined) throw new Error('an empty plan');
  for (const language of ['vi', 'en'] as const) {
    const field = { scope: 'indicator', indicator, unit, field: 'note' } as const;
    expect(findField(fieldText(field, language), names)).toEqual({ found: 'one', field });
  }
});

test('a text is parted at its placeholders; braces without their pair are seen', () => {
  expect(piecesOf('a {{b}} c')).toEqual([{ text: 'a ' }, { asks: 'b' }, { text: ' c' }]);
  expect(piecesOf('{{a}}{{b}}')).toEqual([{ asks: 'a' }, { asks: 'b' }]);
  expect(hasStrayBraces(piecesOf('{{a}'))).toBe(true);
  expect(hasStrayBraces(piecesOf('a}} {{b}}'))).toBe(true);
  expect(hasStrayBraces(piecesOf('{ {{b}} }'))).toBe(false);
});

test('the README of the templates names every field', () => {
  const readme = readFileSync(new URL('../../templates/README.md', import.meta.url), 'utf8');
  for (const word of [
    'muc-tieu',
    'ket-qua',
    'trong-ky',
    'ty-le',
    'danh-gia',
    'tu-so',
    'mau-so',
    'don-vi-tinh',
    'chu-tri',
    'ghi-chu',
    'co-quan',
    'hom-nay',
  ])
    expect(readme).toContain(word);
});
