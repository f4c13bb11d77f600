/** What is wrong with a file that was sent in, in Vietnamese. */
import type {
  Bulk,
  Damage,
  FileProblemKind,
  FileProblems,
  ForeignKind,
  TableColumn,
} from '../../domain/file-problem.ts';
import { dayWords, periodWords, visible } from '../format.ts';
import { alterationOf, list, type Said } from '../shared.ts';

const quoted = (text: string): string => `“${visible(text)}”`;

export const columns: Readonly<Record<TableColumn, string>> = {
  unit: 'Mã đơn vị',
  unitName: 'Tên đơn vị',
  indicator: 'Mã chỉ tiêu',
  indicatorName: 'Tên chỉ tiêu',
  year: 'Năm',
  quarter: 'Quý',
  period: 'Kỳ',
  value: 'Giá trị',
  numerator: 'Tử số',
  denominator: 'Mẫu số',
  note: 'Ghi chú',
  source: 'Nguồn',
};

const SAVE_AS_XLSX =
  'Mở bằng Excel, chọn Lưu thành (Save As), loại “Excel Workbook (*.xlsx)”, rồi nhập tệp mới.';

const kinds: Readonly<Record<ForeignKind, readonly [what: string, next: string]>> = {
  xls: ['là bảng tính Excel đời cũ (.xls)', SAVE_AS_XLSX],
  encrypted: [
    'được đặt mật khẩu hoặc mã hóa',
    'Mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), lưu lại rồi nhập.',
  ],
  html: ['là trang web (HTML) mang đuôi bảng tính', SAVE_AS_XLSX],
  xml_spreadsheet: ['là bảng tính XML 2003', SAVE_AS_XLSX],
  ods: ['là bảng tính OpenDocument (.ods)', 'Mở bằng LibreOffice, lưu thành .xlsx rồi nhập tệp mới.'],
  xlsb: ['là bảng tính nhị phân (.xlsb)', SAVE_AS_XLSX],
  docx: ['là văn bản Word', 'Chép bảng sang Excel, lưu thành .xlsx rồi nhập.'],
  pptx: ['là bản trình chiếu', 'Chép bảng sang Excel, lưu thành .xlsx rồi nhập.'],
  pdf: ['là tệp PDF', 'Xin đơn vị gửi tệp Excel, hoặc ghi số liệu bằng: kpi record'],
  image: ['là tệp ảnh', 'Xin đơn vị gửi tệp Excel, hoặc ghi số liệu bằng: kpi record'],
  zip: ['là tệp nén, không phải bảng tính', 'Giải nén rồi nhập các tệp bên trong.'],
  archive: ['là tệp nén', 'Giải nén rồi nhập các tệp bên trong.'],
  sqlite: ['là tệp cơ sở dữ liệu', 'Tệp dữ liệu được mở bằng --db, không nhập như bảng.'],
  json: ['là tệp JSON', 'Tệp kế hoạch dùng với: kpi init --plan; số liệu thì nhập từ .xlsx hoặc .csv.'],
  lock: [
    'là tệp khóa tạm của Excel hoặc LibreOffice: bảng tính có thể đang mở',
    'Đóng bảng tính rồi nhập chính tệp đó (tên không có ~$).',
  ],
  binary: ['không phải bảng tính cũng không phải văn bản', 'Nhập tệp .xlsx hoặc .csv.'],
};

const damages: Readonly<Record<Damage, (where: string) => string>> = {
  cut_off: () => 'tệp bị cụt, có thể do sao chép hoặc tải về chưa xong',
  checksum: (where) => `nội dung không khớp mã kiểm tra${at(where)}`,
  xml: (where) => `XML bên trong sai cú pháp${at(where)}`,
  part_missing: (where) => `thiếu một phần bên trong${at(where)}`,
  part_encoding: (where) => `không đọc được bảng mã bên trong${at(where)}`,
  doctype: (where) => `chứa khai báo DOCTYPE, không được phép trong bảng tính${at(where)}`,
  structure: (where) => `cấu trúc bên trong sai${at(where)}`,
};
const at = (where: string): string => (where === '' ? '' : ` (${visible(where)})`);

const MB = 1024 * 1024;
const bulks: Readonly<Record<Bulk, (limit: number) => string>> = {
  file: (limit) => `tệp lớn hơn ${limit / MB} MB`,
  unpacked: (limit) => `nội dung sau giải nén lớn hơn ${limit / MB} MB`,
  ratio: (limit) => `một phần được nén quá ${limit} lần, giống tệp phá hoại`,
  parts: (limit) => `có hơn ${limit} phần bên trong`,
  part: (limit) => `một phần sau giải nén lớn hơn ${limit / MB} MB`,
  sheets: (limit) => `có hơn ${limit} trang tính`,
  rows: (limit) => `có hơn ${limit} dòng`,
  columns: (limit) => `có hơn ${limit} cột`,
  cells: (limit) => `có hơn ${limit} ô có nội dung`,
  cell: (limit) => `có ô dài hơn ${limit} ký tự`,
};

export const fileProblems: { readonly [K in FileProblemKind]: (facts: FileProblems[K]) => Said } = {
  file_empty: ({ file }) => ({
    what: `${visible(file)} là tệp rỗng.`,
    next: 'Kiểm tra lại tệp; số liệu đã có không thay đổi.',
  }),
  file_foreign: ({ file, found }) => ({
    what: `${visible(file)} ${kinds[found][0]}.`,
    next: kinds[found][1],
  }),
  file_damaged: ({ file, damage, where }) => ({
    what: `${visible(file)} bị hỏng: ${damages[damage](where)}.`,
    next: 'Sao chép hoặc xin lại tệp; nếu Excel mở được thì lưu lại thành .xlsx rồi nhập.',
  }),
  file_too_big: ({ file, what, limit }) => ({
    what: `${visible(file)} vượt giới hạn: ${bulks[what](limit)}.`,
    next: 'Chỉ giữ bảng số liệu trong tệp (xóa ảnh, trang thừa), hoặc chia thành nhiều tệp.',
  }),
  encoding_unreadable: ({ file, encoding, row }) => ({
    what:
      encoding === null
        ? `${visible(file)} không phải văn bản UTF-8, hoặc chữ tiếng Việt đã mất khi lưu${line(row)}.`
        : `${visible(file)} dùng bảng mã ${encoding}, không đọc chắc chắn được${line(row)}.`,
    next: 'Mở bằng Excel, lưu thành “CSV UTF-8” hoặc .xlsx (từ tệp gốc còn đủ dấu), rồi nhập lại.',
  }),
  quote_unclosed: ({ file, row }) => ({
    what: `${visible(file)}: dấu ngoặc kép mở ở dòng ${row} không có dấu đóng.`,
    next: 'Thêm dấu ngoặc kép đóng, hoặc bỏ dấu mở, rồi nhập lại.',
  }),
  table_not_found: ({ file, sheet, missing }) => ({
    what:
      `${visible(file)}: không thấy dòng tiêu đề của bảng${sheet === null || sheet === '' ? '' : ` ở trang ${quoted(sheet)}`}; ` +
      `thiếu cột ${missing.map((column) => quoted(columns[column])).join(', ')}.`,
    next: `Dòng tiêu đề cần: Mã đơn vị (hoặc Tên đơn vị), Mã chỉ tiêu (hoặc Tên chỉ tiêu), Năm và Quý (hoặc Kỳ), Giá trị (hoặc Tử số và Mẫu số). Xem tệp như phần mềm thấy: kpi inspect`,
  }),
  heading_twice: ({ heading, first, second }) => ({
    what: `Tiêu đề ${quoted(heading)} xuất hiện hai lần: ${first} và ${second}.`,
    next: 'Xóa hoặc đổi tên một trong hai cột.',
  }),
  table_empty: ({ file }) => ({
    what: `${visible(file)}: bảng chỉ có tiêu đề, không có dòng số liệu nào.`,
    next: 'Kiểm tra lại tệp; số liệu đã có không thay đổi.',
  }),
  marks_conflict: ({ comma, dot }) => ({
    what: `Trong tệp, dấu thập phân lúc là phẩy (dòng ${comma.row}: ${quoted(comma.text)}), lúc là chấm (dòng ${dot.row}: ${quoted(dot.text)}).`,
    next: 'Sửa cho thống nhất rồi nhập lại.',
  }),
  form_foreign: ({ what, expected, found }) => ({
    what: {
      plan: `Biểu mẫu này của kế hoạch khác: ${quoted(found)}, không phải ${quoted(expected)}.`,
      period: `Biểu mẫu này của ${periodOr(found)}, không phải ${periodOr(expected)}.`,
      version: `Biểu mẫu phiên bản ${quoted(found)}; phần mềm này đọc ${quoted(expected)}.`,
    }[what],
    next: {
      plan: 'Kiểm tra đúng tệp dữ liệu chưa (--db), hoặc gửi lại biểu mẫu bằng: kpi form',
      period: 'Bỏ --period để nhập theo kỳ ghi trong biểu mẫu.',
      version: 'Lập lại biểu mẫu bằng: kpi form, chép số liệu sang rồi nhập.',
    }[what],
  }),
  form_blank: ({ file }) => ({
    what: `${visible(file)}: biểu mẫu chưa được điền.`,
    next: 'Xin đơn vị điền và gửi lại; báo cáo chưa được tính là đã nhận.',
  }),
  form_altered: ({ cell, expected }) => ({
    what: {
      hidden: 'Phần ẩn của biểu mẫu (trang ẩn, cột ẩn bên trái) đã bị xóa hoặc bị sửa.',
      row: `Biểu mẫu thiếu dòng ${quoted(expected)} (${cell}).`,
      cell: `Biểu mẫu đã bị sửa cấu trúc tại ${cell}; ${expected === '' ? 'ở đó phải để trống' : `ở đó phải là ${quoted(expected)}`}.`,
    }[alterationOf(cell, expected)],
    next: 'Lập lại biểu mẫu bằng: kpi form, chép số liệu sang rồi nhập; không chèn, xóa dòng hay cột.',
  }),
  cell_error: ({ text }) => ({
    what: `Ô báo lỗi ${visible(text)}.`,
    next: 'Sửa công thức trong Excel, hoặc gõ số thay cho công thức.',
  }),
  cell_uncomputed: ({ formula }) => ({
    what: `Ô chứa công thức =${visible(formula)} nhưng chưa có kết quả.`,
    next: 'Mở bằng Excel hoặc LibreOffice, để tính xong, lưu lại rồi nhập.',
  }),
  cell_type: ({ found, text, column }) => ({
    what: `Cột ${quoted(columns[column])} chứa ${found === 'date' ? 'ngày tháng' : 'giá trị đúng/sai'} ${dayWords(text)}.`,
    next:
      found === 'date'
        ? 'Định dạng ô thành Số hoặc Văn bản rồi gõ lại (Excel đã đổi thành ngày).'
        : 'Gõ số hoặc mã vào ô.',
  }),
  row_lacks: ({ column }) => ({
    what: `Dòng này trống ô ${quoted(columns[column])}.`,
    next: 'Điền vào ô; không báo cáo dòng này thì xóa các số đã gõ trong dòng. Không phát sinh thì ghi: không phát sinh.',
  }),
  row_surplus: ({ text }) => ({
    what: `Dòng này có nội dung ngoài các cột có tiêu đề: ${quoted(text)}.`,
    next: 'Thường do thừa dấu phân cách, hoặc dấu phẩy thập phân chưa đặt trong ngoặc kép.',
  }),
  figure_split: ({ first, second }) => ({
    what: `Dấu phẩy vừa chia các cột vừa đứng trong số: ${quoted(first)} và ${quoted(second)} ở hai cột kề nhau có thể là ${quoted(`${first},${second}`)}.`,
    next: 'Đặt số trong ngoặc kép ("85,5") hoặc lưu tệp với dấu chấm phẩy (;) giữa các cột.',
  }),
  figure_twice: ({ first, second }) => ({
    what: `Hai dòng cùng đơn vị, chỉ tiêu, kỳ nhưng khác số: dòng ${first.row} (${visible(first.text)}) và dòng ${second.row} (${visible(second.text)}).`,
    next: 'Giữ lại một dòng đúng.',
  }),
  period_doubtful: ({ text, calendar, window }) => ({
    what: `Ngày ${dayWords(text)} thuộc ${periodWords(calendar, 'vi')} theo lịch nhưng thuộc ${periodWords(window, 'vi')} theo kỳ chốt số liệu.`,
    next: 'Ghi rõ quý, ví dụ 2026Q3.',
  }),
  columns_disagree: ({ first, second }) => ({
    what: `Hai ô không khớp nhau: ${quoted(first)} và ${quoted(second)}.`,
    next: 'Sửa một trong hai ô cho khớp, hoặc xóa một ô.',
  }),
  task_state_unknown: ({ text }) => ({
    what: `Không có tình trạng nhiệm vụ ${quoted(text)}.`,
    next: 'Chọn một trong: Chưa triển khai, Đang thực hiện, Hoàn thành, Tạm dừng.',
  }),
  evidence_absent: ({ text }) => ({
    what: `Không có tệp minh chứng ${quoted(text)}.`,
    next: 'Xem danh sách: kpi evidence list',
  }),
  evidence_ambiguous: ({ text, hashes }) => ({
    what: `Có nhiều tệp khác nhau ứng với ${quoted(text)}:${list(hashes)}`,
    next: 'Gõ những ký tự đầu của mã SHA-256 cần lấy.',
  }),
  folder_holds_no_file: ({ path }) => ({
    what: `Thư mục ${visible(path)} không có tệp .xlsx hay .csv nào.`,
    next: 'Kiểm tra lại đường dẫn.',
  }),
};

const line = (row: number | null): string => (row === null ? '' : ` (dòng ${row})`);
const periodOr = (text: string): string => (/^\d{4}/u.test(text) ? periodWords(text, 'vi') : quoted(text));
