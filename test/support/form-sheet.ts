/** A small form as readers return it, made by hand. */
import { createHash } from 'node:crypto';
import { IDENTITY_ROW, layoutText, type LayoutRow } from '../../src/domain/unit-form.ts';
import type { Typed } from './form-read.ts';

export const ROWS: readonly LayoutRow[] = [
  { key: 'H:indicators', means: 'heading', words: '' },
  { key: 'H:tasks', means: 'heading', words: '' },
  { key: 'I:ty-le', means: 'pair', words: 'Tỷ lệ hồ sơ' },
  { key: 'I:so-ho', means: 'value', words: 'Số hộ' },
  { key: 'I:moc', means: 'milestone', words: 'Mốc' },
  { key: 'T:III.1', means: 'task', words: 'Làm việc này' },
  { key: 'R:difficulty', means: 'remark', words: '' },
  { key: 'R:proposal', means: 'remark', words: '' },
  { key: 'H:end', means: 'heading', words: '' },
];
export const WHOSE = { plan: 'thu', unit: 'A', quarter: '2026Q3' };

export const identity = (rows = ROWS, format = 'kpi-form/1'): Typed[][] => [
  ['format', format],
  ['plan', WHOSE.plan],
  ['unit', WHOSE.unit],
  ['unitName', 'Thôn A'],
  ['quarter', WHOSE.quarter],
  ['checksum', createHash('sha256').update(layoutText(WHOSE, rows)).digest('hex').slice(0, 16)],
  ['issued', '2026-09-15'],
  ...rows.map(({ key, means, words }) => [IDENTITY_ROW, key, means, words]),
];

const HEADINGS: Typed[] = [
  'H:indicators',
  'TT',
  'Phần I. Chỉ tiêu',
  'Đơn vị tính',
  'Mục tiêu',
  'Quý trước',
  'Tử số',
  'Mẫu số',
  'Kết quả',
  'Không phát sinh',
  'Ghi chú',
  'Nguồn số liệu',
];
const FORMULA = { kind: 'text', text: '', facts: { formula: 'IF(1,"","")' } } as const;

/** The rows of the visible sheet by their numbers. */
export type Rows = Record<number, Typed[]>;
export const BLANK_FORM: Rows = {
  1: [null, 'BAN CHỈ ĐẠO'],
  4: HEADINGS,
  5: ['H:tasks', 'Mã', 'Phần II. Nhiệm vụ', null, null, 'Thời hạn', 'Tình trạng', null, 'Kết quả thực hiện'],
  6: ['S:I', 'I. MỤC TIÊU'],
  7: ['I:ty-le', '1', 'Tỷ lệ hồ sơ\n- Tử số: hồ sơ đúng hạn', '%', '≥ 80', '-', null, null, FORMULA],
  8: ['I:so-ho', '2', 'Số hộ', 'hộ', '-', '-'],
  9: ['I:moc', '3', 'Mốc', 'mốc công việc', 'Hoàn thành', '-'],
  11: ['S:11', 'PHẦN II'],
  12: ['T:III.1', 'III.1', 'Làm việc này\n(đơn vị phối hợp)', null, null, 'Thường xuyên'],
  14: ['S:14', 'PHẦN III'],
  15: ['R:difficulty'],
  18: ['R:proposal'],
  20: ['H:end', null, null, null, null, 'Liên Minh, ngày …'],
  21: [null, 'NGƯỜI LẬP BIỂU'],
};

/** The blank form with cells typed into it: `{ G7: 412 }`. */
export function filled(typed: Record<string, Typed> = {}, rows: Rows = BLANK_FORM): Typed[][] {
  const grid = Array.from({ length: 25 }, (_, index) => [...(rows[index + 1] ?? [])]);
  for (const [address, value] of Object.entries(typed)) {
    const row = grid[Number(address.slice(1)) - 1] ?? [];
    const column = address.charCodeAt(0) - 65;
    while (row.length <= column) row.push(null);
    row[column] = value;
  }
  return grid;
}
