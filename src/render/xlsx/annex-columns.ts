/** The columns of the annex's table, from side to side of an A4 page across at full size. */
import type { Status } from '../../domain/status.ts';
import { columnLetter, type Column } from './grid.ts';
import { shortDay } from './words.ts';

/** The columns that formulas name. */
export const TARGET = 'D';
export const RESULT_TO_DATE = 'F';

export const annexColumns = ({ period, window }: Status): readonly Column[] => [
  { header: 'TT', width: 4.5, align: 'center' },
  { header: 'Chỉ tiêu', width: 33.5, align: 'left' },
  { header: 'Đơn vị tính', width: 8, align: 'center' },
  { header: `Mục tiêu năm ${period.year}`, width: 9.5, align: 'center' },
  { header: 'Kết quả trong kỳ', width: 9, align: 'center' },
  { header: `Lũy kế đến ngày ${shortDay(window.to)}`, width: 10, align: 'center' },
  { header: 'Tỷ lệ hoàn thành so với mục tiêu (%)', width: 11, align: 'center' },
  { header: 'Đánh giá', width: 9, align: 'center' },
  { header: 'Cơ quan chủ trì', width: 11.5, align: 'left' },
  { header: 'Số đơn vị đã báo cáo', width: 8, align: 'center' },
  { header: 'Ghi chú', width: 20.5, align: 'left' },
];

export const ANNEX_WIDTH = 11;
export const ANNEX_LAST_COLUMN = columnLetter(ANNEX_WIDTH - 1);
/** The two blocks side by side above and below the table. */
export const LEFT = { from: 0, to: 3, align: 'center' } as const;
export const RIGHT = { from: 5, to: 10, align: 'center' } as const;
export const ACROSS = { from: 0, to: 10, align: 'center' } as const;
