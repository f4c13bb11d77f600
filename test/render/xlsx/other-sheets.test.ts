import { beforeAll, describe, expect, test } from 'vitest';
import { demoReport, lienMinhFile, planBaseFile, reportOf } from '../../support/report-world.ts';
import { rendered, type ReadBook } from '../../support/xlsx-read.ts';

let demo: ReadBook;
beforeAll(async () => {
  demo = await rendered(demoReport());
});
const rowOf = (
  book: ReadBook,
  sheet: 'details' | 'discipline' | 'method',
  row: number,
  columns: string,
): unknown[] => columns.split('').map((column) => book.cell(sheet, column + row)?.w ?? null);

describe('figures by unit', () => {
  test('a line says whose, which quarter, both parts, the result, from where, by whom and when', () => {
    const row = demo.row('details', 'A', 6);
    expect(rowOf(demo, 'details', row - 1, 'A')).toEqual([
      '6. Tỷ lệ cán bộ, công chức, viên chức cấp xã được bố trí trang thiết bị đáp ứng yêu cầu công việc (%)',
    ]);
    expect(rowOf(demo, 'details', row, 'ABCDEFGHIJKL')).toEqual([
      '6',
      'thiet-bi',
      'Phòng Văn hóa - Xã hội',
      'III/2026',
      '12',
      '12',
      '100',
      '14/09/2026',
      'Báo cáo số 52/BC-VHXH',
      'demo',
      '15/09/2026',
      null,
    ]);
    expect(demo.cell('details', `G${row}`)?.f).toBe(`100*E${row}/F${row}`);
  });

  test('a total stands below the lines of several units, what is missing above it', () => {
    const first = demo.row('details', 'A', 6);
    const total = demo.row('details', 'C', 'Tổng cộng');
    expect(rowOf(demo, 'details', total, 'ABCDEFG')).toEqual([
      '6',
      'thiet-bi',
      'Tổng cộng',
      null,
      '73',
      '74',
      '98.65',
    ]);
    expect(demo.cell('details', `E${total}`)?.f).toBe(`ROUND(SUM(E${first}:E${total - 3}),6)`);
    expect([total - 2, total - 1].map((row) => demo.value('details', `L${row}`))).toEqual([
      'Chưa báo cáo',
      'Chưa báo cáo',
    ]);
  });

  test('one figure alone has no total', () => {
    const row = demo.row('details', 'A', 5);
    expect(demo.value('details', `A${row + 1}`)).toMatch(/^6\. /u);
  });

  test('a figure as of another day says so', async () => {
    const book = await rendered(
      reportOf({
        file: lienMinhFile(),
        period: '2026Q3',
        figures: [
          { indicator: 'phu-song-5g', unit: 'VHXH', quarter: '2026Q3', figure: '63,5', asOf: '2026-08-31' },
        ],
      }),
    );
    const row = book.row('details', 'A', 5);
    expect(book.cell('details', `H${row}`)).toMatchObject({ t: 'n', w: '31/08/2026' });
    expect(book.words('annex')).toContain('Số liệu tính đến ngày 31/8/2026');
  });

  test('a flow shows its earlier quarters, and the sum of the quarter its own lines only', async () => {
    const typed = (unit: string, quarter: string, figure: string) => ({
      indicator: 'CT03',
      unit,
      quarter,
      figure,
    });
    const book = await rendered(
      reportOf({
        file: planBaseFile(),
        period: '2025Q2',
        figures: [
          typed('T01', '2025Q2', '5'),
          typed('T02', '2025Q2', '7'),
          typed('T01', '2025Q1', '100'),
          typed('T03', '2025Q1', '200'),
        ],
      }),
    );
    expect(book.annex('Thu ngân sách', 'E')?.v).toBe(12);
    expect(book.annex('Thu ngân sách', 'F')?.v).toBe(312);
    const first = book.row('details', 'A', 3);
    expect(
      [0, 1, 2, 3].map((step) => [
        book.value('details', `D${first + step}`),
        book.value('details', `G${first + step}`),
      ]),
    ).toEqual([
      ['I/2025', 100],
      ['I/2025', 200],
      ['II/2025', 5],
      ['II/2025', 7],
    ]);
    expect(book.annex('Thu ngân sách', 'E')?.f).toBe(
      `ROUND(SUM('Số liệu theo đơn vị'!G${first + 2}:G${first + 3}),6)`,
    );
    expect(book.annex('Thu ngân sách', 'Ghi chú')?.v).toContain(
      'Còn thiếu số liệu quý I: Thôn Đồng Tiến, Tổ dân phố Thủy Lợi',
    );
  });

  test('a figure that does not count stands below those that do', async () => {
    const file = planBaseFile();
    const units = file.units.map((unit) => (unit.code === 'T01' ? { ...unit, to: '2025-05-31' } : unit));
    const typed = (unit: string, figure: string) => ({ indicator: 'CT02', unit, quarter: '2025Q2', figure });
    const book = await rendered(
      reportOf({
        file: { ...file, units },
        period: '2025Q2',
        figures: [typed('T01', '9'), typed('T02', '4'), typed('T03', '5')],
      }),
    );
    expect(book.annex('Số hộ nghèo', 'F')).toMatchObject({ v: 9 });
    expect(book.annex('Số hộ nghèo', 'F')?.f).toMatch(/^ROUND\(SUM/u);
    expect(book.annex('Số hộ nghèo', 'Ghi chú')?.v).toContain('Không tính vào tổng: Thôn Đông Hòa');
    const first = book.row('details', 'A', 2);
    expect([0, 1, 2].map((step) => book.value('details', `C${first + step}`))).toEqual([
      'Thôn Đồng Tiến',
      'Thôn An Phú',
      'Thôn Đông Hòa',
    ]);
    expect(book.value('details', `L${first + 2}`)).toBe('Không tính vào tổng');
  });
});

describe('reporting discipline', () => {
  test('names the day with its weekday and the last working day before it', () => {
    expect(demo.value('discipline', 'A1')).toBe('TÌNH HÌNH CHẤP HÀNH CHẾ ĐỘ BÁO CÁO QUÝ III NĂM 2026');
    expect(demo.value('discipline', 'A2')).toBe(
      'Hạn báo cáo: thứ Bảy, ngày 19/9/2026; ngày làm việc cuối cùng trước hạn: thứ Sáu, ngày 18/9/2026',
    );
    expect(demo.value('discipline', 'A3')).toBe(
      'Số đơn vị phải báo cáo: 9; đúng hạn: 5; muộn: 1; còn thiếu: 1; chưa báo cáo: 2',
    );
  });

  test('says of each unit what came, what is missing, and when', () => {
    const of = (name: string): unknown[] =>
      rowOf(demo, 'discipline', demo.row('discipline', 'B', name), 'CDEFGHIJ');
    expect(of('Công an xã')).toEqual([
      '4',
      '4',
      '0',
      null,
      '16/09/2026',
      '16/09/2026',
      '19/09/2026',
      'Đúng hạn',
    ]);
    expect(of('Trung tâm Dịch vụ sự nghiệp công')).toEqual([
      '3',
      '3',
      '0',
      null,
      '21/09/2026',
      '21/09/2026',
      '19/09/2026',
      'Muộn 2 ngày',
    ]);
    expect(of('Trung tâm Phục vụ hành chính công')).toEqual([
      '12',
      '11',
      '1',
      '13 (mot-lan)',
      '15/09/2026',
      null,
      '19/09/2026',
      'Còn thiếu',
    ]);
    expect(of('Trạm Y tế xã')).toEqual([
      '3',
      '0',
      '3',
      '6 (thiet-bi), 7 (chu-ky-so), 15 (ky-nang-so)',
      null,
      null,
      '19/09/2026',
      'Chưa báo cáo',
    ]);
  });

  test('reads the same a week later', async () => {
    const figures = [{ indicator: 'phu-song-5g', unit: 'VHXH', quarter: '2026Q3', figure: '63,5' }];
    const [soon, later] = await Promise.all(
      ['2026-09-22', '2026-09-29'].map(
        async (today) =>
          (await rendered(reportOf({ file: lienMinhFile(), period: '2026Q3', figures, today }))).bytes,
      ),
    );
    expect(Buffer.from(soon ?? []).equals(later ?? new Uint8Array())).toBe(true);
  });
});

describe('notes on computation', () => {
  test('give the decree where the plan keeps its quarters', async () => {
    expect(demo.words('method')).toContain(
      'từ ngày 15/6/2026 đến ngày 14/9/2026, theo thời gian chốt số liệu tại Điều 12 Nghị định số 09/2019/NĐ-CP',
    );
    const calendar = await rendered(reportOf({ file: planBaseFile(), period: '2025Q1', figures: [] }));
    expect(calendar.words('method')).toContain('từ ngày 01/01/2025 đến ngày 31/3/2025, theo quý dương lịch');
    expect(calendar.words('method')).not.toContain('09/2019');
  });

  test('say what each indicator counts and how it adds up', () => {
    const row = demo.row('method', 'A', 6);
    expect(rowOf(demo, 'method', row, 'CDEF')).toEqual([
      'Số cán bộ, công chức, viên chức cấp xã được bố trí đủ trang thiết bị theo nhu cầu của vị trí việc làm',
      'Tổng số cán bộ, công chức, viên chức cấp xã hiện có mặt',
      'Tổng tử số chia tổng mẫu số của các đơn vị; số tại ngày chốt',
      'Kế hoạch năm 2026, mục I.2.c (1)',
    ]);
  });
});

test('a plan without indicators, names or recipients is still a whole workbook', async () => {
  const file = { ...planBaseFile(), indicators: [], targets: [], recipients: [], signature: {}, issuer: {} };
  const book = await rendered(reportOf({ file, period: '2025Q1', figures: [] }));
  expect(book.book.SheetNames).toHaveLength(4);
  expect(book.words('annex')).toContain('Tổng số 0 chỉ tiêu.');
  expect(book.words('annex')).toContain('Số:      /BC');
});
