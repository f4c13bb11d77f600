/** What is worth saying of a file that was read, in Vietnamese. */
import type { FileNote } from '../../domain/file-note.ts';
import { formatDigits, formatQuarter, visible } from '../format.ts';

const quoted = (text: string): string => `“${visible(text)}”`;
const quotedList = (texts: readonly string[]): string => texts.map(quoted).join(', ');

const MOST_ROWS = 12;
const rowList = (rows: readonly number[]): string =>
  rows.slice(0, MOST_ROWS).join(', ') + (rows.length > MOST_ROWS ? '…' : '');

const MARKS = { comma: 'dấu phẩy', dot: 'dấu chấm' } as const;
const FONTS: Readonly<Record<string, string>> = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI' };

export function fileNote(note: FileNote): string {
  switch (note.kind) {
    case 'converted':
      return `Văn bản dùng bảng mã ${FONTS[note.encoding] ?? note.encoding}, đã chuyển sang Unicode.`;
    case 'old_font':
      return `${quoted(note.text)} gõ bằng phông cũ ${FONTS[note.encoding] ?? note.encoding}, được đọc là ${quoted(note.read)}.`;
    case 'hidden_sheets':
      return `Trang tính ẩn, không đọc: ${quotedList(note.sheets)}.`;
    case 'other_sheets':
      return `Đọc trang hiện đầu tiên: ${quoted(note.used)}; không đọc: ${quotedList(note.sheets)}.`;
    case 'hidden_rows':
      return `Trang ${quoted(note.sheet)} có dòng ẩn, vẫn được đọc: ${rowList(note.rows)}.`;
    case 'hidden_columns':
      return `Trang ${quoted(note.sheet)} có cột ẩn: ${note.columns.join(', ')}.`;
    case 'rows_above':
      return note.first === note.last
        ? `Dòng ${note.first} phía trên tiêu đề không thuộc bảng.`
        : `Các dòng ${note.first}–${note.last} phía trên tiêu đề không thuộc bảng.`;
    case 'row_skipped':
      return `Bỏ qua dòng tổng cộng hoặc ký tên: ${quoted(note.text)}.`;
    case 'value_blank':
      return 'Dòng không có số liệu, bỏ qua.';
    case 'outside_table':
      return `Nội dung ngoài bảng, không dùng: ${quoted(note.text)}.`;
    case 'taken_for':
      return `${quoted(note.text)} được hiểu là ${visible(note.read)}.`;
    case 'column_ignored':
      return `Không dùng cột ${quoted(note.heading)}.`;
    case 'mark_proved':
      return `Dấu thập phân của tệp là ${MARKS[note.mark]} (do có ${quoted(note.proof)}), nên ${quoted(note.example)} được đọc là ${formatDigits(note.read, 'vi')}.`;
    case 'maybe_percent':
      return `Số được hiểu là ${formatDigits(note.read, 'vi')}%. Nếu ý là ${formatDigits(note.meant, 'vi')}% thì ghi ${formatDigits(note.meant, 'vi')}.`;
    case 'same_twice':
      return `Trùng với dòng ${note.first} (cùng số), chỉ tính một lần.`;
    case 'form_period':
      return `Biểu mẫu của ${formatQuarter(note.period, 'vi')}, không phải quý đang thu (${formatQuarter(note.collected, 'vi')}).`;
    case 'lock_file':
      return `Bỏ qua ${quoted(note.file)}: tệp khóa tạm, bảng tính có thể đang mở; hãy lưu và đóng trước khi nhập.`;
    case 'task_list':
      return 'Là danh mục nhiệm vụ: nhập bằng kpi task import.';
    case 'not_a_table':
      return `Bỏ qua ${quoted(note.file)}: không phải .xlsx hay .csv.`;
  }
}
