/** Words of what comes in and goes out as files: forms, imports, inspection. In Vietnamese. */
import { capital, visible } from '../format.ts';

export const intake = {
  // import: what a file is
  kinds: {
    table: 'bảng số liệu',
    form: 'biểu mẫu',
    report: 'báo cáo do phần mềm lập',
    csv: 'văn bản csv',
    xlsx: 'bảng tính xlsx',
  },
  formOf: (unit: string, period: string) => `biểu mẫu của ${unit}, ${period}`,
  encoding: (name: string) => `bảng mã ${visible(name)}`,
  delimiter: (mark: string) => `dấu phân cách ${mark}`,
  delimiters: { ';': 'chấm phẩy (;)', ',': 'phẩy (,)', '\t': 'tab', '|': 'gạch đứng (|)' },
  sheet: (name: string) => `trang “${visible(name)}”`,
  periods: (periods: string) => `Kỳ: ${periods}`,
  counts: (fresh: number, changed: number, same: number, skipped: number, errors: number) =>
    `Mới ${fresh} · thay đổi ${changed} · giữ nguyên ${same} · bỏ qua ${skipped} · lỗi ${errors}`,
  newTitle: 'Số mới:',
  changedTitle: 'Thay đổi:',
  notesTitle: 'Lưu ý:',
  confirmTitle: 'Cần xác nhận:',
  errorsTitle: 'Lỗi:',
  alsoTitle: 'Kèm theo:',
  figure: (indicator: string, unit: string, period: string, figure: string) =>
    `${indicator} · ${unit} · ${period}: ${figure}`,
  change: (before: string, after: string) => `${before} → ${after}`,
  more: (count: number) => `… và ${count} dòng nữa`,
  row: (row: number) => `dòng ${row}`,
  rows: (rows: string) => `các dòng ${rows}`,
  blankRows: 'Không có số liệu, bỏ qua.',
  place: (row: number, cell: string) => `dòng ${row}, ô ${cell}`,
  falls: (from: string, to: string) => `số lũy kế giảm: ${from} → ${to}`,
  submission: (unit: string, day: string) => `Ghi nhận báo cáo của ${unit}, nhận ngày ${day}`,
  remarkNew: { difficulty: 'Khó khăn, vướng mắc', proposal: 'Kiến nghị, đề xuất' },
  taskStates: {
    not_started: 'Chưa triển khai',
    in_progress: 'Đang thực hiện',
    done: 'Hoàn thành',
    paused: 'Tạm dừng',
  },
  taskState: (task: string, state: string, result: string) =>
    `Nhiệm vụ ${task}: ${state}${result === '' ? '' : ` – ${result}`}`,

  // import: what happens
  askWrite: (fresh: number, changed: number, files: number) => {
    const what = [
      ...(fresh > 0 ? [`ghi ${fresh} số mới`] : []),
      ...(changed > 0 ? [`thay ${changed} số`] : []),
    ];
    const words = what.length === 0 ? 'ghi nội dung' : what.join(' và ');
    return `${capital(words)} của ${files} tệp?`;
  },
  dryRun: 'Chỉ xem trước: chưa ghi gì.',
  written: (file: string, fresh: number, changed: number) =>
    `Đã ghi ${visible(file)}: ${fresh} số mới, ${changed} số thay đổi.`,
  unchanged: (file: string) => `${visible(file)}: không có gì thay đổi, các số đều đã có.`,
  refused: (file: string, errors: number) =>
    `Không nhập ${visible(file)}: ${errors} lỗi, chưa ghi gì của tệp này.`,
  skippedFile: (file: string) => `Bỏ qua ${visible(file)}.`,
  errorsWritten: (path: string) => `Đã ghi danh sách lỗi: ${visible(path)}`,
  needYes: 'Thêm --yes (hoặc --reason "lý do") để đồng ý thay số và xác nhận các điểm trên.',
  progress: { read: 'đọc', check: 'kiểm tra', write: 'ghi' },

  // form
  formWritten: (unit: string, path: string) => `Đã lập biểu mẫu của ${unit}: ${visible(path)}`,
  formUnchanged: (unit: string, path: string) => `Biểu mẫu của ${unit} không thay đổi: ${visible(path)}`,
  formNothing: (unit: string, period: string) =>
    `${unit} không có chỉ tiêu nào phải báo cáo trong ${period}.`,

  // inspect
  inspectFile: (file: string, kind: string) => `${visible(file)}: ${kind}`,
  sheetLine: (name: string, rows: number, cells: number) =>
    `Trang “${visible(name)}”: ${rows} dòng, ${cells} ô có nội dung`,
  csvLine: (rows: number, cells: number) => `${rows} dòng, ${cells} ô có nội dung`,
  hiddenSheet: 'trang ẩn',
  headingRow: (row: number) => `Dòng tiêu đề: ${row}`,
  noHeading: 'Không thấy dòng tiêu đề của bảng số liệu.',
  columnIs: (letter: string, heading: string, meaning: string) => `  ${letter}: “${heading}” – ${meaning}`,
  notUsed: 'không dùng',
  doubts: 'Điểm cần xem:',
  formula: (formula: string) => `công thức =${formula}`,
  uncomputed: 'chưa có kết quả',
  cells: 'Các ô đầu tiên:',
  cellHead: 'Ô',
  cellKind: 'Loại',
  cellValue: 'Giá trị',
  cellMore: 'Chi tiết',
  cellKinds: { text: 'chữ', number: 'số', date: 'ngày', boolean: 'đúng/sai', error: 'lỗi', blank: 'trống' },

  // the list of errors that goes back to the unit
  errorList: {
    sheet: 'Lỗi',
    title: (file: string) => `DANH SÁCH LỖI CỦA TỆP ${visible(file)}`,
    head: { row: 'Dòng', cell: 'Ô', value: 'Giá trị', error: 'Lỗi', fix: 'Hướng xử lý', file: 'Tệp' },
  },
};

export type Intake = typeof intake;
