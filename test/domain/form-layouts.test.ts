/** Forms in the layouts of DOMAIN 3.1: which cell is proposed for which field. */
import { describe, expect, test } from 'vitest';
import {
  boardForm,
  draftForm,
  levelsForm,
  REWORDED,
  sectorForm,
  unitsForm,
  yearsForm,
} from '../support/learn-forms.ts';
import { cellsOf, proposed, words } from '../support/learn-proposals.ts';

/** Columns of the rows that begin at `first`, each with its field, for all of the reworded indicators. */
const expected = (
  first: number,
  columns: Readonly<Record<string, string>>,
  names: readonly (readonly [string, string])[] = REWORDED,
): Record<string, string> =>
  Object.fromEntries(
    names.flatMap(([code], index) =>
      Object.entries(columns).map(([column, field]) => [`${column}${first + index}`, `${code}.${field}`]),
    ),
  );

const kindOf = (code: string): string => words.indicators.find((each) => each.code === code)?.kind ?? '';

describe('layouts of DOMAIN 3.1', () => {
  test('several years of targets: only this one', () => {
    const found = proposed({}, yearsForm());
    expect(cellsOf(found)).toEqual(expected(5, { C: 'muc-tieu', F: 'ket-qua', G: 'chu-tri' }));
    expect([found.questions, found.unplaced]).toEqual([[], []]);
    expect(found.notes.map(({ place, note }) => `${place} ${note}`)).toEqual([
      'Phụ lục I!D3 other',
      'Phụ lục I!E3 other',
      'Phụ lục I!H3 other',
    ]);
  });

  test('the sector form with last year, numbers of columns and a group row', () => {
    const found = proposed({}, sectorForm());
    expect(cellsOf(found)).toEqual(expected(6, { D: 'muc-tieu', E: 'ket-qua', F: 'cung-ky', H: 'ty-le' }));
    expect([found.questions, found.unplaced]).toEqual([[], []]);
  });

  test('three levels of merged headings', () => {
    const found = proposed({}, levelsForm());
    const all = expected(6, {
      D: 'muc-tieu',
      E: 'tu-so',
      F: 'mau-so',
      G: 'trong-ky',
      H: 'ket-qua',
      I: 'ty-le',
      J: 'danh-gia',
      K: 'ghi-chu',
    });
    // A percentage that others publish has neither numerator nor denominator.
    for (const [cell, field] of Object.entries(all))
      if (/\.(?:tu|mau)-so$/u.test(field) && kindOf(field.split('.')[0] ?? '') !== 'ratio') delete all[cell];
    expect(cellsOf(found)).toEqual(all);
    expect([found.questions, found.unplaced]).toEqual([[], []]);
  });

  test('rows that are units: the figures of each, formulas and strangers left alone', () => {
    const asked = proposed({}, unitsForm());
    expect(asked.questions).toMatchObject([
      {
        asks: 'heading',
        columns: [4, 5, 6],
        indicators: [{ code: 'ho-so-dien-tu' }, { code: 'xu-ly-toan-trinh' }],
      },
    ]);
    const heading = (_: string, column: number) =>
      column >= 4 && column < 7 ? words.indicators.find(({ code }) => code === 'ho-so-dien-tu') : undefined;
    const found = proposed({ heading }, unitsForm());
    expect(found.questions).toEqual([]);
    const ofUnit = (row: number, unit: string): [string, string][] =>
      [
        ['D', 'ho-so-dien-tu.tu-so'],
        ['E', 'ho-so-dien-tu.mau-so'],
        ['F', 'ho-so-dien-tu.ket-qua'],
        ['G', 'chu-ky-so.tu-so'],
        ['H', 'chu-ky-so.mau-so'],
        ['I', 'chu-ky-so.ket-qua'],
      ].map(([column, field]) => [`${column}${row}`, `${unit}${field}`]);
    const { D8: _, ...total } = Object.fromEntries(ofUnit(8, ''));
    expect(cellsOf(found)).toEqual({
      ...Object.fromEntries([...ofUnit(5, 'don-vi.VP.'), ...ofUnit(6, 'don-vi.VHXH.')]),
      ...total,
    });
    expect(found.left).toEqual([{ place: 'Một cửa!D8', why: 'formula', text: '=SUM(D5:D7)' }]);
    expect(found.unplaced.map(({ text }) => text)).toEqual(['Ban Chỉ huy quân sự']);
  });

  test('the draft for leaders: what the province wrote itself stays, dots are blanks', () => {
    const found = proposed({}, draftForm());
    expect(cellsOf(found)).toEqual(expected(2, { D: 'ket-qua', I: 'ghi-chu' }));
    expect(new Set(found.left.map(({ why }) => why))).toEqual(new Set(['content']));
    expect(found.left).toHaveLength(2 * REWORDED.length);
  });

  test('two tables in one sheet, each with its own headings', () => {
    const found = proposed({}, boardForm());
    expect(cellsOf(found)).toEqual({
      ...expected(3, { C: 'muc-tieu', D: 'ket-qua', E: 'ty-le', F: 'danh-gia' }, REWORDED.slice(0, 8)),
      ...expected(15, { C: 'muc-tieu', D: 'trong-ky', E: 'ket-qua', F: 'ghi-chu' }, REWORDED.slice(8)),
    });
    expect(found.unplaced).toEqual([{ place: 'Bảng theo dõi!B11', text: 'Tỷ lệ hộ gia đình có địa chỉ số' }]);
  });
});
