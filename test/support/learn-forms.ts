/** Forms without any placeholder, as provinces draw them (DOMAIN 3.1), with names in their own words. */
import exceljs from 'exceljs';
import type { FormRange, FormSheet } from '../../src/domain/form-tables.ts';

/** The built-in plan's indicators as another office would write them. */
export const REWORDED: readonly (readonly [code: string, name: string])[] = [
  ['kinh-te-so', 'Tỷ trọng kinh tế số trong GRDP đạt từ 15% trở lên'],
  ['dong-gop-khcn', 'Đóng góp của KHCN, ĐMST và CĐS vào GRDP đạt 17,5%'],
  ['phu-song-5g', 'Phủ sóng 5G đạt 70% dân số'],
  ['thiet-bi', '100% CBCCVC cấp xã được trang bị đầy đủ trang thiết bị làm việc'],
  ['chu-ky-so', 'Tỷ lệ cán bộ, công chức, viên chức xã được cấp chữ ký số cá nhân (%)'],
  ['ho-so-dien-tu', 'Hồ sơ công việc được xử lý trên môi trường điện tử (trừ hồ sơ mật)'],
  ['ky-so-cong-vu', 'Hồ sơ công việc sử dụng chữ ký số chuyên dùng công vụ'],
  ['xu-ly-toan-trinh', 'Văn bản, hồ sơ công việc xử lý toàn trình trên môi trường điện tử đạt 70%'],
  ['mot-lan', 'Thông tin, giấy tờ trong TTHC về sản xuất, kinh doanh chỉ phải cung cấp một lần'],
  ['phi-dia-gioi', 'TTHC thực hiện không phụ thuộc vào địa giới hành chính'],
  ['ky-nang-so', 'CBCCVC được bồi dưỡng kỹ năng số'],
  ['quan-tri-du-lieu', 'Cán bộ chuyên trách CNTT, CĐS được đào tạo về quản trị dữ liệu'],
  ['hai-long', 'Mức độ hài lòng của người dân, doanh nghiệp khi sử dụng DVC trực tuyến'],
  [
    'nhiem-vu-khcn',
    'Nhiệm vụ KHCN, đổi mới sáng tạo sử dụng NSNN được cập nhật đầy đủ vòng đời trên nền tảng số',
  ],
  ['nhiem-vu-tw', 'Nhiệm vụ của Ban Chỉ đạo Trung ương được báo cáo kịp thời trên theodoinq.dcs.vn'],
];

export interface Sheet {
  readonly name: string;
  /** Row by row from A1; a string that begins with `=` is a formula. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly merges?: readonly string[];
  readonly formats?: Readonly<Record<string, string>>;
  readonly hidden?: boolean;
}

export async function drawn(...sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.created = book.modified = new Date(Date.UTC(2026, 0, 1));
  for (const { name, rows, merges = [], formats = {}, hidden } of sheets) {
    const sheet = book.addWorksheet(name);
    if (hidden === true) sheet.state = 'hidden';
    rows.forEach((row, index) =>
      row.forEach((value, column) => {
        const cell = sheet.getCell(index + 1, column + 1);
        const formula = typeof value === 'string' && value.startsWith('=');
        cell.value = formula ? { formula: value.slice(1), result: 0 } : value;
        cell.border = { top: { style: 'thin' }, left: { style: 'thin' } };
      }),
    );
    for (const range of merges) sheet.mergeCells(range);
    for (const [address, format] of Object.entries(formats)) sheet.getCell(address).numFmt = format;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const numbered = (cells: (name: string, index: number) => readonly (string | number | null)[]) =>
  REWORDED.map(([, name], index) => cells(name, index));

/** DOMAIN 3.1, 1: the targets of several years, lead unit, no results: only the draft has a column for them. */
export const yearsForm = (): Sheet => ({
  name: 'Phụ lục I',
  rows: [
    ['PHỤ LỤC I. HỆ THỐNG CHỈ TIÊU TRIỂN KHAI THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW TRÊN ĐỊA BÀN XÃ'],
    [],
    [
      'STT',
      'Chỉ tiêu',
      'Đến hết năm 2026',
      'Đến năm 2030',
      'Tầm nhìn đến năm 2045',
      'Kết quả thực hiện',
      'Đơn vị chủ trì',
      'Đơn vị phối hợp, cung cấp số liệu',
    ],
    ['I', 'Chuyển đổi số', null, null, null, null, null, null],
    ...numbered((name, index) => [index + 1, name, null, '90%', null, null, null, null]),
    [],
    ['Nơi nhận:', null, null, null, null, 'CHỦ TỊCH'],
  ],
  merges: ['A1:H1'],
});

/** DOMAIN 3.1, 2: sector form with last year's figures and group rows. */
export const sectorForm = (): Sheet => ({
  name: 'Biểu 02',
  rows: [
    ['BIỂU SỐ 02: TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU'],
    ['Quý III năm 2026'],
    [
      'STT',
      'Chỉ tiêu',
      'Đơn vị tính',
      'Kế hoạch năm',
      'Thực hiện năm báo cáo',
      'Thực hiện năm trước',
      'So với năm trước (%)',
      'So với kế hoạch (%)',
    ],
    ['A', 'B', 'C', 1, 2, 3, '4=2/3', '5=2/1'],
    [null, 'Về hạ tầng, nền tảng, dữ liệu số', null, null, null, null, null, null],
    ...numbered((name, index) => [index + 1, name, '%', null, null, null, null, null]),
  ],
});

/** Two and three levels of merged headings, numerator and denominator beside the rate, a verdict and remarks. */
export const levelsForm = (): Sheet => ({
  name: 'Biểu tổng hợp',
  rows: [
    ['TỔNG HỢP KẾT QUẢ THỰC HIỆN'],
    [
      'TT',
      'Nội dung chỉ tiêu',
      'ĐVT',
      'Năm 2026',
      null,
      null,
      null,
      null,
      'Tỷ lệ % so với kế hoạch',
      'Đạt/Không đạt',
      'Ghi chú',
    ],
    [null, null, null, 'Kế hoạch', 'Thực hiện', null, null, null, null, null, null],
    [null, null, null, null, 'Tử số', 'Mẫu số', 'Trong kỳ', 'Lũy kế', null, null, null],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)', '(11)'],
    ...numbered((name, index) => [index + 1, name, '%', null, null, null, null, null, null, null, null]),
    ['Người lập biểu', null, null, null, null, null, null, null, 'TM. ỦY BAN NHÂN DÂN'],
  ],
  merges: ['A2:A4', 'B2:B4', 'C2:C4', 'D2:H2', 'D3:D4', 'E3:H3', 'I2:I4', 'J2:J4', 'K2:K4'],
});

/** DOMAIN 3.1, 4: a row per unit, three levels of headings, numbers and shares of several indicators side by side. */
export const unitsForm = (): Sheet => ({
  name: 'Một cửa',
  rows: [
    ['TÌNH HÌNH XỬ LÝ HỒ SƠ CỦA CÁC ĐƠN VỊ'],
    ['STT', 'Mã định danh', 'Đơn vị', 'Kết quả', null, null, null, null, null, 'Ghi chú'],
    [
      null,
      null,
      null,
      'Hồ sơ công việc xử lý trên môi trường điện tử',
      null,
      null,
      'Cán bộ, công chức, viên chức có chữ ký số cá nhân',
      null,
      null,
      null,
    ],
    [null, null, null, 'Tử số', 'Mẫu số', 'Tỷ lệ (%)', 'Tử số', 'Mẫu số', 'Tỷ lệ (%)', null],
    [1, 'H42.1', 'Văn phòng HĐND & UBND xã', null, null, null, null, null, null, null],
    [2, 'H42.2', 'Phòng Văn hoá – Xã hội', null, null, null, null, null, null, null],
    [3, 'H42.3', 'Ban Chỉ huy quân sự', null, null, null, null, null, null, null],
    [null, null, 'Tổng cộng', '=SUM(D5:D7)', null, null, null, null, null, null],
  ],
  merges: ['A2:A4', 'B2:B4', 'C2:C4', 'D2:I2', 'D3:F3', 'G3:I3', 'J2:J4'],
});

/** DOMAIN 3.1, 1, the draft for leaders: targets in words of the province, sources, reasons. */
export const draftForm = (): Sheet => ({
  name: 'Dự thảo',
  rows: [
    [
      'STT',
      'Chỉ tiêu',
      'Mức phấn đấu',
      'Kết quả đến kỳ báo cáo',
      'Đơn vị chủ trì theo dõi',
      'Đơn vị phối hợp',
      'Nguồn số liệu/minh chứng',
      'Thời hạn',
      'Ghi chú',
      'Căn cứ/lý do đề xuất chỉ tiêu - Cột này để giải trình, không phát hành',
    ],
    ...numbered((name, index) => [
      index + 1,
      `${index + 1}. ${name}`,
      '≥ 70%',
      '……',
      'Phòng VHXH',
      null,
      'Báo cáo',
      '31/12/2026',
      null,
      null,
    ]),
  ],
});

/** DOMAIN 3.1, 3: a board of tasks and indicators, of which only some are ours; two tables below each other. */
export const boardForm = (): Sheet => ({
  name: 'Bảng theo dõi',
  rows: [
    ['I. CHỈ TIÊU CHUYỂN ĐỔI SỐ'],
    [
      'TT',
      'Nhiệm vụ/Chỉ tiêu',
      'Mục tiêu năm 2026',
      'Kết quả thực hiện',
      'Mức độ hoàn thành (%)',
      'Đánh giá',
    ],
    ...REWORDED.slice(0, 8).map(([, name], index) => [index + 1, name, null, null, null, null]),
    [9, 'Tỷ lệ hộ gia đình có địa chỉ số', null, null, null, null],
    [],
    ['II. CHỈ TIÊU KHÁC'],
    ['TT', 'Nội dung', 'KH 2026', 'Thực hiện trong kỳ', 'Luỹ kế từ đầu năm', 'Ghi chú'],
    ...REWORDED.slice(8).map(([, name], index) => [index + 1, name, null, null, null, null]),
  ],
});

function rangeOf(text: string): FormRange {
  const [, left = '', top, right = '', bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/u.exec(text) ?? [];
  return {
    top: Number(top),
    bottom: Number(bottom),
    left: left.charCodeAt(0) - 64,
    right: right.charCodeAt(0) - 64,
  };
}

/** The same as a reader gives it. */
export const formSheet = ({ name, rows, merges = [], hidden = false }: Sheet): FormSheet => ({
  name,
  hidden,
  merges: merges.map(rangeOf),
  rows: rows.map((row, index) => ({
    number: index + 1,
    cells: row.flatMap((value, column) => {
      if (value === null) return [];
      const formula = typeof value === 'string' && value.startsWith('=');
      return [
        {
          column: column + 1,
          kind: typeof value === 'number' ? ('number' as const) : ('text' as const),
          text: String(value),
          ...(formula ? { facts: { formula: value.slice(1) } } : {}),
        },
      ];
    }),
  })),
});
