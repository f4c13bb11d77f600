import { beforeAll, describe, expect, test } from 'vitest';
import { demoReport, planBaseFile, reportOf, type TypedFigure } from '../../support/report-world.ts';
import { rendered, type ReadBook } from '../../support/xlsx-read.ts';

const INDICATORS = [
  'kinh-te-so',
  'dong-gop-khcn',
  'van-ban-the-che',
  'ra-soat-co-che',
  'phu-song-5g',
  'thiet-bi',
  'chu-ky-so',
  'ho-so-dien-tu',
  'ky-so-cong-vu',
  'xu-ly-toan-trinh',
  'dvc-toan-trinh',
  'dvc-dia-phuong',
  'mot-lan',
  'phi-dia-gioi',
  'ky-nang-so',
  'quan-tri-du-lieu',
  'dvc-doanh-nghiep',
  'hai-long',
  'chu-ky-so-nguoi-dan',
  'ngan-sach-khoa-hoc',
  'nhiem-vu-khcn',
  'nhiem-vu-tw',
];

describe('the annex of 2026Q3 of xã Liên Minh', () => {
  const report = demoReport();
  let book: ReadBook;
  beforeAll(async () => {
    book = await rendered(report);
  });

  test('holds the 22 indicators in the order of the plan, numbered on through the groups', () => {
    expect(report.entries.map(({ row }) => row.indicator.code)).toEqual(INDICATORS);
    const rows = book.rows('annex').filter(([tt]) => typeof tt === 'number');
    expect(rows.map(([tt]) => tt)).toEqual(INDICATORS.map((_, index) => index + 1));
    expect(rows.map(([, name]) => name)).toEqual(report.entries.map(({ row }) => row.indicator.name));
  });

  test('begins as decree 30/2020 says, with number and day left open', () => {
    const words = book.words('annex').split('\n');
    expect(words).toEqual(
      expect.arrayContaining([
        'UBND XÃ LIÊN MINH',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Số:      /BC-BCĐ',
        'Liên Minh, ngày     tháng     năm 2026',
        'PHỤ LỤC',
        'KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU QUÝ III NĂM 2026',
        'Số liệu từ ngày 15/6/2026 đến ngày 14/9/2026',
        '(Kèm theo Báo cáo số …/BC-BCĐ ngày … tháng … năm … của Ban Chỉ đạo)',
      ]),
    );
  });

  test('has the thirteen columns, and their numbers below', () => {
    const header = book.row('annex', 'A', 'TT');
    const columns = 'ABCDEFGHIJKLM'.split('');
    expect(columns.map((column) => book.value('annex', column + header))).toEqual([
      'TT',
      'Chỉ tiêu',
      'Đơn vị tính',
      'Mục tiêu năm 2026',
      'Kết quả trong kỳ',
      'Lũy kế đến ngày 14/9/2026',
      'Tỷ lệ hoàn thành so với mục tiêu (%)',
      'Đánh giá',
      'Kỳ trước (quý II năm 2026)',
      'So với kỳ trước',
      'Cơ quan chủ trì',
      'Số đơn vị đã báo cáo',
      'Ghi chú',
    ]);
    expect(columns.map((column) => book.value('annex', `${column}${header + 1}`))).toEqual(
      columns.map((_, index) => `(${index + 1})`),
    );
  });

  test('groups the rows under the headings of the plan, merged from side to side', () => {
    const merges = (book.book.Sheets['Phụ lục']?.['!merges'] ?? [])
      .filter(({ s, e }) => s.c === 0 && e.c === 12)
      .map(({ s }) => s.r + 1);
    const headings = merges.map((row) => book.value('annex', `A${row}`));
    expect(headings).toEqual(
      expect.arrayContaining([
        'I. MỤC TIÊU',
        '2. Mục tiêu cụ thể',
        'a. Mục tiêu đóng góp cho tăng trưởng',
        '(1) Chuyển đổi số các cơ quan hành chính nhà nước',
        '- Về hạ tầng, nền tảng, dữ liệu số',
      ]),
    );
  });

  test('a ratio of sums is a formula over the second sheet with the product’s own figure in it', () => {
    const row = book.row('annex', 'A', 6);
    expect(book.cell('annex', `F${row}`)?.f).toMatch(
      /^100\*SUM\('Số liệu theo đơn vị'!E\d+:E\d+\)\/SUM\('Số liệu theo đơn vị'!F\d+:F\d+\)$/u,
    );
    expect(book.value('annex', `F${row}`)).toBeCloseTo((100 * 73) / 74, 12);
    expect(book.cell('annex', `G${row}`)?.f).toBe(`100*F${row}/D${row}`);
    expect(book.value('annex', `${book.headed('Số đơn vị đã báo cáo')}${row}`)).toBe('7/9');
    expect(book.value('annex', `${book.headed('Ghi chú')}${row}`)).toBe(
      'Tạm tính, còn thiếu: Trạm Y tế, Ủy ban MTTQ xã',
    );
  });

  test('a figure of one unit is a reference to it', () => {
    const row = book.row('annex', 'A', 5);
    expect(book.cell('annex', `F${row}`)?.f).toMatch(/^'Số liệu theo đơn vị'!G\d+$/u);
    expect(book.value('annex', `F${row}`)).toBe(63.5);
  });

  test('the target is a number that shows its direction', () => {
    const cell = book.cell('annex', `D${book.row('annex', 'A', 2)}`);
    expect(cell).toMatchObject({ t: 'n', v: 17.5 });
    expect(cell?.w).toBe('≥ 17.5');
    expect(book.cell('annex', `D${book.row('annex', 'A', 5)}`)?.w).toBe('≥ 70');
  });

  test('a milestone speaks in words, with its document and note', () => {
    const row = book.row('annex', 'A', 3);
    expect(['D', 'E', 'F', 'G', 'H'].map((column) => book.value('annex', column + row))).toEqual([
      'Hoàn thành',
      'Đã hoàn thành',
      'Đã hoàn thành',
      undefined,
      'Đạt',
    ]);
    expect(book.value('annex', `${book.headed('Ghi chú')}${row}`)).toBe(
      'Quyết định số 112/QĐ-UBND ngày 04/9/2026\nĐã ban hành, triển khai tới các thôn',
    );
  });

  test('what is not there is blank, and the last column says why', () => {
    const published = book.row('annex', 'A', 1);
    expect(['E', 'F', 'G'].map((column) => book.value('annex', column + published))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(book.value('annex', `H${published}`)).toBe('Chưa đánh giá');
    expect(book.value('annex', `${book.headed('Ghi chú')}${published}`)).toBe(
      'Chưa có số liệu do Thống kê tỉnh Ninh Bình công bố',
    );
    const late = book.row('annex', 'A', 13);
    expect(book.value('annex', `H${late}`)).toBe('Chưa có số liệu');
    expect(book.value('annex', `${book.headed('Ghi chú')}${late}`)).toBe(
      'Chưa nhận số liệu của Trung tâm PVHCC\nQuý II: 68,6%',
    );
    const none = book.row('annex', 'A', 21);
    expect(book.value('annex', `F${none}`)).toBeUndefined();
    expect(book.value('annex', `H${none}`)).toBe('Không phát sinh');
  });

  test('ends with those who get it and those who sign', () => {
    const words = book.words('annex');
    expect(words).toContain('Nơi nhận:\n- Sở Khoa học và Công nghệ tỉnh;\n- Lãnh đạo UBND xã;');
    expect(words).toContain('- Lưu: VT, VHXH.');
    expect(words).toContain('TM. BAN CHỈ ĐẠO\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC\n');
    expect(words).toContain('\nPHÓ CHỦ TỊCH UBND XÃ\nPhạm Trí Dũng');
    expect(words).toContain(
      'Tổng số 22 chỉ tiêu. Vượt: 2; Đạt: 5; Đang thực hiện: 11; Không phát sinh: 1; Chưa có số liệu: 1; Chưa đánh giá: 2.',
    );
  });
});

const base = (period: string, figures: readonly TypedFigure[], today = '2026-02-01'): Promise<ReadBook> =>
  rendered(reportOf({ file: planBaseFile(), period, figures, today }));
const figure = (
  indicator: string,
  unit: string,
  text: string,
  more: Partial<TypedFigure> = {},
): TypedFigure => ({
  indicator,
  unit,
  quarter: '2025Q2',
  figure: text,
  ...more,
});

describe('cases', () => {
  test('C012: 10.1 + 20.2 + 30.3 is exactly 60.6', async () => {
    const book = await base('2025Q2', [
      figure('CT03', 'T01', '10,1'),
      figure('CT03', 'T02', '20,2'),
      figure('CT03', 'T03', '30,3'),
    ]);
    for (const column of ['E', 'F']) {
      const cell = book.annex('Thu ngân sách', column);
      expect(cell).toMatchObject({ t: 'n', v: 60.6, w: '60.6' });
      expect(cell?.f).toMatch(/^ROUND\(SUM\('Số liệu theo đơn vị'!G\d+:G\d+\),6\)$/u);
    }
  });

  test('C100: 1 of 2 and 99 of 100 are 98.0392…, not 74.5', async () => {
    const book = await base('2025Q2', [figure('CT04', 'T01', '1/2'), figure('CT04', 'T02', '99/100')]);
    expect(book.annex('Hồ sơ đúng hạn', 'F')).toMatchObject({ v: 10000 / 102, w: '98.04' });
    expect((book.annex('Hồ sơ đúng hạn', 'F')?.v as number).toPrecision(15)).toBe('98.0392156862745');
  });

  test('C105: lower is better; 0 is met and has no percentage', async () => {
    const results = await Promise.all(
      ['50', '40', '100', '0'].map(async (text) => {
        const book = await base('2025Q4', [figure('CT02', 'T01', text, { quarter: '2025Q4' })]);
        return ['D', 'G', 'H'].map((column) => book.annex('Số hộ nghèo', column)?.w ?? null);
      }),
    );
    expect(results).toEqual([
      ['≤ 50', '100', 'Đạt'],
      ['≤ 50', '125', 'Vượt'],
      ['≤ 50', '50', 'Chưa đạt'],
      ['≤ 50', null, 'Vượt'],
    ]);
  });

  test('C112: a corrected figure shows when, and what was there before', async () => {
    const figures = [
      figure('CT03', 'T01', '100', { quarter: '2025Q1', at: '2025-04-10T02:00:00Z' }),
      figure('CT03', 'T01', '120', {
        quarter: '2025Q1',
        at: '2025-06-15T02:00:00Z',
        reason: 'Đối chiếu lại',
      }),
      figure('CT03', 'T01', '50'),
    ];
    const first = await base('2025Q1', figures);
    expect(first.annex('Thu ngân sách', 'F')?.v).toBe(120);
    expect(first.annex('Thu ngân sách', 'Ghi chú')?.v).toContain(
      'Thôn Đông Hòa: đã điều chỉnh ngày 15/6/2025: số cũ 100',
    );
    expect(first.words('details')).toContain('Đã điều chỉnh ngày 15/6/2025: số cũ 100; lý do: Đối chiếu lại');
    const second = await base('2025Q2', figures);
    expect(['E', 'F'].map((column) => second.annex('Thu ngân sách', column)?.v)).toEqual([50, 170]);
  });

  test('C117: more than 100 % is shown as it is', async () => {
    const figures = ['T01', 'T02', 'T03', 'T04'].map((unit) =>
      figure('CT03', unit, '250', { quarter: '2025Q1' }),
    );
    const book = await base('2025Q1', figures);
    expect(['D', 'F', 'G', 'H'].map((column) => book.annex('Thu ngân sách', column)?.v)).toEqual([
      400,
      1000,
      250,
      'Vượt',
    ]);
    expect(book.annex('Thu ngân sách', 'Ghi chú')?.v).toBe('Mục tiêu của quý I');
  });

  test('percentages of several units have no total, and the note says so', async () => {
    const book = await base('2025Q2', [figure('CT01', 'T01', '95,5'), figure('CT01', 'T02', '101')]);
    expect(book.annex('Tỷ lệ hộ dùng nước sạch', 'F')?.v).toBeUndefined();
    expect(book.annex('Tỷ lệ hộ dùng nước sạch', 'H')?.v).toBe('Chưa đánh giá');
    expect(book.annex('Tỷ lệ hộ dùng nước sạch', 'Ghi chú')?.v).toContain('Không tính số chung');
  });

  test('no cases leave the total as it is and are named', async () => {
    const book = await base('2025Q2', [
      figure('CT04', 'T01', '3/4'),
      figure('CT04', 'T02', '0/0'),
      figure('CT04', 'T03', 'khong-phat-sinh'),
    ]);
    expect(book.annex('Hồ sơ đúng hạn', 'F')?.v).toBe(75);
    expect(book.annex('Hồ sơ đúng hạn', 'Ghi chú')?.v).toContain(
      'Không phát sinh: Thôn Đồng Tiến, Thôn An Phú',
    );
  });
});
