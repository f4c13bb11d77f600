/** Comparing with issued versions: what changed, and whether a file is what was sent. In Vietnamese. */
import type { CompareProblems, Likeness } from '../../domain/compare-problem.ts';
import type { BookDifference } from '../../domain/workbook-differences.ts';
import { periodWords, visible } from '../format.ts';
import type { Said } from '../shared.ts';

const period = (text: string): string => periodWords(text, 'vi');

const LOOKS: { readonly [K in Likeness]: (of: string | null) => string } = {
  draft: (of) =>
    of === null
      ? 'giống một bản báo cáo lập từ phần mềm này nhưng chưa phát hành'
      : `giống một bản báo cáo ${period(of)} chưa phát hành`,
  excerpt: () => 'là bản trích của một đơn vị; chỉ bản phát hành đầy đủ được lưu để đối chiếu',
  other_plan: () => 'là báo cáo lập từ tệp dữ liệu khác',
  form: () => 'là biểu mẫu gửi đơn vị điền, không phải báo cáo',
  workbook: () => 'là một bảng tính khác, không phải báo cáo lập từ phần mềm này',
  csv: () => 'là tệp csv; bản phát hành là tệp .xlsx',
};

export const compareProblems: { readonly [K in keyof CompareProblems]: (facts: CompareProblems[K]) => Said } =
  {
    never_issued: ({ period: text }) => ({
      what: `Báo cáo ${period(text)} chưa phát hành lần nào, nên chưa có gì để so sánh.`,
      next: `Khóa kỳ và phát hành: kpi close ${text}. Các bản đã phát hành: kpi close --list`,
    }),
    file_not_issued: ({ file, looks, period: of }) => ({
      what: `${visible(file)} không phải bản phát hành nào trong tệp dữ liệu này; tệp ${LOOKS[looks](of)}.`,
      next: 'Các bản đã phát hành: kpi close --list. Bản in giấy thì tra theo mã kiểm tra ở cuối phụ lục: kpi verify --code XXXX-XXXX-XXXX',
    }),
    check_code_unknown: ({ text }) => ({
      what: `Không có bản phát hành nào mang mã kiểm tra “${visible(text)}”.`,
      next: 'Mã gồm 12 chữ và số, ghi ở cuối phụ lục. Các bản đã phát hành và mã của chúng: kpi close --list',
    }),
  };

const quoted = (text: string): string => `“${visible(text)}”`;

export const compare = {
  // diff
  title: (of: string, from: string, to: string) => `So sánh ${of}: ${from} → ${to}`,
  version: (version: number, on: string) => `bản phát hành lần ${version} (${on})`,
  now: 'số liệu hiện nay',
  none: 'Không có thay đổi.',
  reopened: (version: number, on: string, by: string, reason: string) =>
    `Bản lần ${version} được ${by} mở khóa ngày ${on}: ${reason}`,
  letter: (number: string, on: string | null) =>
    `Văn bản trả lại: số ${number}${on === null ? '' : ` ngày ${on}`}`,
  sections: {
    figures: 'Số liệu',
    targets: 'Mục tiêu',
    names: 'Tên gọi, định nghĩa, đơn vị',
    words: 'Ý kiến, nhiệm vụ, việc gửi báo cáo',
    effects: 'Ảnh hưởng đến kết quả và đánh giá',
  },
  head: { old: 'Đã gửi', new: 'Mới', since: 'Từ' },
  rows: { old: 'đã gửi', new: 'mới', change: 'tăng, giảm' },
  noFigure: 'chưa có',
  takenBack: 'đã rút',
  gone: 'không còn',
  by: (who: string, at: string) => `Người sửa: ${who}, ${at}`,
  reason: (reason: string) => `Lý do: ${reason}`,
  fromFile: (name: string) => `Từ tệp ${visible(name)}`,
  /** A difference of two percentages. */
  points: (digits: string) => `${digits} điểm %`,
  required: 'Đơn vị phải báo cáo',
  thing: { indicator: 'Chỉ tiêu', unit: 'Đơn vị' },
  kinds: {
    difficulty: 'Khó khăn, vướng mắc',
    proposal: 'Kiến nghị, đề xuất',
    task: 'Nhiệm vụ',
    blank: 'Lý do để trống',
    submission: 'Báo cáo của đơn vị',
  },
  received: (on: string) => `nhận ngày ${on}`,
  sentBack: (on: string) => `trả lại ngày ${on}`,
  effect: {
    target: 'Mục tiêu',
    result: 'Kết quả',
    attainment: 'Tỷ lệ hoàn thành',
    verdict: 'Đánh giá',
    reported: 'Số đơn vị báo cáo',
    inPeriod: 'Kết quả trong kỳ',
  },

  // verify
  intact: (of: string, version: number) =>
    `Đúng là bản phát hành lần ${version} của báo cáo ${of}, nguyên vẹn.`,
  codeIs: (code: string, of: string, version: number) =>
    `Mã kiểm tra ${code} là của bản phát hành lần ${version}, báo cáo ${of}.`,
  closedBy: (by: string, at: string, code: string) => `${by} khóa lúc ${at}. Mã kiểm tra: ${code}`,
  replaced: (version: number, on: string) =>
    `Bản này không còn hiệu lực: đã được thay bằng bản phát hành lần ${version} ngày ${on}.`,
  laidOpen: (on: string, reason: string) =>
    `Bản này không còn hiệu lực: kỳ báo cáo đã mở khóa ngày ${on} (${reason}), chưa phát hành bản thay thế.`,
  inForce: 'Bản này đang có hiệu lực.',
  resaved: (of: string, version: number) =>
    `Các ô không đổi so với bản phát hành lần ${version} của báo cáo ${of}; tệp đã được lưu lại bằng chương trình khác, nên không còn đúng từng byte như bản đã gửi. Biểu đồ và hình vẽ không được so sánh.`,
  edited: (of: string, version: number, places: number) =>
    `Tệp đã bị sửa: ${places} chỗ khác với bản phát hành lần ${version} của báo cáo ${of}.`,
  byCode: 'Nhận ra bản gốc nhờ mã kiểm tra ghi trong tệp.',
  byLikeness:
    'Tệp không mang mã kiểm tra của bản nào trong tệp dữ liệu này; so với bản phát hành giống nhất. Có thể mã đã bị xóa hoặc sửa, hoặc báo cáo được phát hành từ tệp dữ liệu khác.',
  uncomputed: (formulas: number) =>
    `${formulas} công thức không kèm kết quả trong tệp (chương trình đã lưu không tính); chỉ so sánh công thức.`,
  more: (places: number) => `… và ${places} chỗ khác; xem đủ với --json`,
  blankCell: '(trống)',
  difference: {
    value: (cell: string, old: string, now: string) => `${cell}: ${old} → ${now}`,
    formula: (cell: string, old: string, now: string) => `${cell}, công thức: ${old} → ${now}`,
    format: (cell: string, old: string, now: string) => `${cell}, cách hiện số: ${old} → ${now}`,
    merged: (cell: string, old: string, now: string) => `${cell}, ô gộp: ${old} → ${now}`,
    sheet_added: (cell: string) => `Trang tính ${quoted(cell)}: thêm vào`,
    sheet_removed: (cell: string) => `Trang tính ${quoted(cell)}: bị bỏ`,
    sheet_hidden: (cell: string) => `Trang tính ${quoted(cell)}: bị ẩn`,
    sheet_shown: (cell: string) => `Trang tính ${quoted(cell)}: cho hiện ra`,
    sheet_renamed: (cell: string, _old: string, now: string) =>
      `Trang tính ${quoted(cell)}: đổi tên thành ${quoted(now)}`,
    row_hidden: (cell: string) => `Hàng ${visible(cell)}: bị ẩn`,
    row_shown: (cell: string) => `Hàng ${visible(cell)}: cho hiện ra`,
    column_hidden: (cell: string) => `Cột ${visible(cell)}: bị ẩn`,
    column_shown: (cell: string) => `Cột ${visible(cell)}: cho hiện ra`,
  } satisfies { readonly [K in BookDifference['kind']]: (cell: string, old: string, now: string) => string },
};

export type CompareTexts = typeof compare;
