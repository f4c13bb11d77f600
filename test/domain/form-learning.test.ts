/** Forms without placeholders: which cell is proposed for which field, and what is asked instead of guessed. */
import { describe, expect, test } from 'vitest';
import { propose } from '../../src/domain/form-matching.ts';
import type { Decisions, Proposal } from '../../src/domain/form-proposal.ts';
import { placeIn } from '../../src/domain/incoming.ts';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { indicatorAt, unitAt } from '../../src/domain/plan.ts';
import { fieldText } from '../../src/domain/template-fields.ts';
import {
  boardForm,
  draftForm,
  formSheet,
  levelsForm,
  REWORDED,
  sectorForm,
  unitsForm,
  yearsForm,
  type Sheet,
} from '../support/learn-forms.ts';
import { day } from '../support/plan-builder.ts';
import { lienMinhFile } from '../support/report-world.ts';

const plan = planFromFile(lienMinhFile());
const TODAY = day('2026-09-14');
const words = {
  indicators: plan.indicators.map((indicator) => indicatorAt(indicator, TODAY)),
  units: plan.units.map((unit) => unitAt(unit, TODAY)),
  sections: plan.sections,
  year: plan.year,
};

const UNDECIDED: Decisions = {
  row: () => undefined,
  column: () => undefined,
  heading: () => undefined,
  cells: new Map(),
};

const proposed = (decided: Partial<Decisions> = {}, ...forms: readonly Sheet[]): Proposal =>
  propose(forms.map(formSheet), words, { ...UNDECIDED, ...decided });

const cellsOf = ({ cells }: Proposal): Record<string, string> =>
  Object.fromEntries(cells.map((cell) => [placeIn('', cell.row, cell.column), fieldText(cell.field, 'vi')]));

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

const HEAD = ['STT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch', 'Kết quả'] as const;
const small = (...rows: readonly (readonly (string | number | null)[])[]): Sheet => ({
  name: 'B',
  rows: [HEAD, ...rows],
});
const NAME_5G = 'Tỷ lệ dân số được phủ sóng 5G';

describe('what is not clear is asked', () => {
  test('an indicator that two rows could be', () => {
    const form = small(
      [1, 'Phủ sóng 5G dân số thành thị'],
      [2, 'Phủ sóng 5G dân số nông thôn'],
      [3, 'Sự hài lòng'],
    );
    const { questions, cells } = proposed({}, form);
    expect(questions).toMatchObject([
      { asks: 'row', indicator: { code: 'phu-song-5g' }, rows: [{ number: 2 }, { number: 3 }] },
    ]);
    expect(cells.every(({ row }) => row === 4)).toBe(true);
    const row = (_: string, number: number) =>
      number === 3 ? words.indicators.find(({ code }) => code === 'phu-song-5g') : undefined;
    const settled = proposed({ row }, form);
    expect(settled.questions).toEqual([]);
    expect(cellsOf(settled)).toMatchObject({ E3: 'phu-song-5g.ket-qua', E4: 'hai-long.ket-qua' });
    expect(cellsOf(settled)).not.toHaveProperty('E2');
  });

  test('a row that two indicators could be', () => {
    const { questions } = proposed(
      {},
      small([1, 'Thủ tục hành chính cung cấp dịch vụ công trực tuyến toàn trình']),
    );
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({ asks: 'indicator', row: { number: 2 } });
    const codes = questions.flatMap((each) =>
      each.asks === 'indicator' ? each.indicators.map(({ code }) => code) : [],
    );
    expect(codes).toContain('dvc-toan-trinh');
    expect(codes).toContain('dvc-dia-phuong');
  });

  test('the very name settles it, and the other row is told as unplaced', () => {
    const found = proposed({}, small([1, NAME_5G], [2, 'Tỷ lệ dân số nông thôn được phủ sóng 5G']));
    expect(found.questions).toEqual([]);
    expect(cellsOf(found)).toMatchObject({ E2: 'phu-song-5g.ket-qua' });
    expect(found.unplaced.map(({ place }) => place)).toEqual(['B!B3']);
  });

  test('two columns of one field', () => {
    const found = proposed(
      {},
      {
        name: 'B',
        rows: [
          ['STT', 'Chỉ tiêu', 'Kết quả', 'Số liệu'],
          [1, NAME_5G, null, null],
        ],
      },
    );
    expect(found.questions).toMatchObject([
      { asks: 'column', field: 'result', columns: [{ column: 3 }, { column: 4 }] },
    ]);
    expect(found.cells).toEqual([]);
  });

  test('a measure that cannot be turned into the indicator’s', () => {
    const form = small([1, NAME_5G, 'người', null, null]);
    const { questions, cells } = proposed({}, form);
    expect(questions).toMatchObject([
      { asks: 'measure', row: { number: 2 }, indicator: { code: 'phu-song-5g' }, measure: 'người' },
    ]);
    expect(cells).toEqual([]);
    const byHand = words.indicators.find(({ code }) => code === 'phu-song-5g');
    expect(cellsOf(proposed({ row: () => byHand }, form))).toEqual({
      D2: 'phu-song-5g.muc-tieu',
      E2: 'phu-song-5g.ket-qua',
    });
    expect(proposed({ row: () => null }, form)).toMatchObject({ cells: [], questions: [] });
  });
});

describe('what forms do', () => {
  test('a name broken over two rows is one', () => {
    const found = proposed(
      {},
      small(
        [1, 'Tỷ lệ nhiệm vụ khoa học, công nghệ, đổi mới sáng tạo có sử dụng ngân sách', '%'],
        [null, 'nhà nước được quản lý, cập nhật kịp thời, đầy đủ vòng đời nhiệm vụ'],
        [2, NAME_5G, '%'],
      ),
    );
    expect(cellsOf(found)).toEqual({
      D2: 'nhiem-vu-khcn.muc-tieu',
      E2: 'nhiem-vu-khcn.ket-qua',
      D4: 'phu-song-5g.muc-tieu',
      E4: 'phu-song-5g.ket-qua',
    });
    expect([found.questions, found.unplaced]).toEqual([[], []]);
  });

  test('rows that count the parts of a rate get these', () => {
    const found = proposed(
      {},
      small(
        [1, 'Tỷ lệ cán bộ, công chức, viên chức cấp xã có chữ ký số cá nhân', '%'],
        ['-', 'Số cán bộ, công chức, viên chức cấp xã có chữ ký số cá nhân', 'người'],
        ['-', 'Tổng số cán bộ, công chức, viên chức cấp xã hiện có mặt', 'người'],
        [2, 'Hài lòng của người dân, doanh nghiệp với dịch vụ công trực tuyến', '%'],
      ),
    );
    expect(cellsOf(found)).toMatchObject({ E2: 'chu-ky-so.ket-qua', E3: 'chu-ky-so.tu-so' });
    // Two indicators rest on the number of officials: the total is asked or left, never guessed.
    expect(cellsOf(found)).not.toHaveProperty('D3');
  });

  test('figures of an earlier form are replaced and told; formulas are left', () => {
    const found = proposed({}, small([1, NAME_5G, '%', '70%', 61.5], [2, 'Sự hài lòng', '%', null, '=E2*2']));
    expect(found.cells.map(({ column, row, replaces }) => [row, column, replaces])).toEqual([
      [2, 5, '61.5'],
      [3, 4, null],
    ]);
    expect(found.left.map(({ place, why }) => `${place} ${why}`)).toEqual(['B!D2 content', 'B!E3 formula']);
  });

  test('hidden sheets are passed over, and an empty form finds nothing', () => {
    const hidden = proposed({}, { ...small([1, NAME_5G]), hidden: true });
    expect(hidden).toMatchObject({ cells: [], tables: 0 });
    expect(hidden.withoutRow).toHaveLength(words.indicators.length);
    expect(proposed({}, { name: 'B', rows: [] })).toMatchObject({ cells: [], questions: [] });
  });

  test('a column per quarter is not filled; one alone is, with a word of warning', () => {
    const quarters = [
      'STT',
      'Chỉ tiêu',
      'Thực hiện quý I',
      'Thực hiện quý II',
      'Thực hiện quý III',
      'Luỹ kế',
    ];
    const several = proposed({}, { name: 'B', rows: [quarters, [1, NAME_5G]] });
    expect(cellsOf(several)).toEqual({ F2: 'phu-song-5g.ket-qua' });
    expect(several.notes.map(({ note }) => note)).toEqual(['quarters', 'quarters', 'quarters']);
    const one = proposed(
      {},
      {
        name: 'B',
        rows: [
          ['STT', 'Chỉ tiêu', 'Kết quả quý III/2026'],
          [1, NAME_5G],
        ],
      },
    );
    expect(cellsOf(one)).toEqual({ C2: 'phu-song-5g.trong-ky' });
    expect(one.notes).toMatchObject([{ note: 'quarter' }]);
  });
});
