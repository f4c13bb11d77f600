/** Forms without placeholders: what is asked instead of guessed, and what forms do. */
import { describe, expect, test } from 'vitest';
import type { Sheet } from '../support/learn-forms.ts';
import { cellsOf, proposed, words } from '../support/learn-proposals.ts';

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
  test('headings that say two things, names under another heading, measures under «Đơn vị»', () => {
    const merges = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1'];
    const form = {
      name: 'B',
      merges,
      rows: [
        ['STT', 'NỘI DUNG', 'ĐƠN VỊ', 'CHỈ TIÊU', null, 'KẾT QUẢ', null],
        [null, null, null, 'Năm 2025', 'Năm 2026', 'Năm 2025', 'Năm 2026'],
        [1, NAME_5G, '%'],
        [2, 'Mức độ hài lòng', 'người'],
      ],
    };
    const found = proposed({}, form);
    expect(cellsOf(found)).toEqual({
      E3: 'phu-song-5g.muc-tieu',
      F3: 'phu-song-5g.cung-ky',
      G3: 'phu-song-5g.ket-qua',
    });
    expect(found.questions).toMatchObject([{ asks: 'measure', measure: 'người' }]);
    const [, ...rest] = proposed(
      {},
      {
        name: 'B',
        rows: [
          ['STT', 'Mục tiêu cụ thể', 'Kết quả'],
          [1, NAME_5G],
          [2, 'Sự hài lòng'],
        ],
      },
    ).cells;
    expect(rest).toHaveLength(1);
  });

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
