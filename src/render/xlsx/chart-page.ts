/** Room for charts between the rows of a sheet. */
import type { Worksheet } from 'exceljs';
import type { Chart, ChartPlace } from './chart-model.ts';
import { plainText } from './cell-text.ts';
import type { Column } from './grid.ts';

/** The first two columns together are half of the page. */
export const CHART_COLUMNS: readonly Column[] = [
  { header: 'TT', width: 5, align: 'center' },
  { header: 'Chỉ tiêu', width: 62, align: 'left' },
  { header: 'Mục tiêu', width: 11, align: 'center' },
  { header: 'Kết quả', width: 14, align: 'center' },
  { header: 'Đánh giá', width: 14, align: 'center' },
  { header: '', width: 14, align: 'center' },
  { header: '', width: 14, align: 'center' },
];
export const HALF = 2;
export const FULL = CHART_COLUMNS.length;
export const WHOLE = { from: 0, to: FULL - 1, align: 'left' } as const;

export interface ChartPage {
  readonly sheet: Worksheet;
  /** The next row that is free. */
  row: number;
  readonly keptWithNext: Set<number>;
  readonly charts: Chart[];
}

const ROW_HEIGHT = 15;

/** Makes room for a chart, or for two side by side, that no page break parts, and moves on below it. */
export function reserve(page: ChartPage, rows: number): Pick<ChartPlace, 'fromRow' | 'toRow'> {
  const first = page.row;
  for (let row = first; row < first + rows; row++) {
    page.sheet.getRow(row).height = ROW_HEIGHT;
    if (row < first + rows - 1) page.keptWithNext.add(row);
  }
  page.row += rows;
  return { fromRow: first - 1, toRow: first - 1 + rows };
}

const GAP_HEIGHT = 6;

/** A little air below charts. */
export function leaveGap(page: ChartPage): void {
  page.keptWithNext.add(page.row);
  page.sheet.getRow(page.row++).height = GAP_HEIGHT;
}

/** Parts as even as may be, none longer than `most`. */
export function evenParts<T>(
  all: readonly T[],
  most: number,
): { readonly from: number; readonly items: T[] }[] {
  const parts = Math.ceil(all.length / most);
  const edge = (index: number): number => Math.round((index * all.length) / parts);
  return Array.from({ length: parts }, (_, index) => ({
    from: edge(index),
    items: all.slice(edge(index), edge(index + 1)),
  }));
}

export const titleText = (text: string): string => plainText(text).replace(/\s+/gu, ' ').trim();
