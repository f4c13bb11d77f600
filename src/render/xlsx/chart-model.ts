/** What a chart of the workbook is made of. Everything that it shows stands in cells. */
import type { Cell, Worksheet } from 'exceljs';

/** Cells of one row or one column, with what stands in them. */
export interface CellRange {
  /** `'Biểu đồ'!$B$6:$B$9` */
  readonly reference: string;
  readonly points: readonly CellPoint[];
}

export interface CellPoint {
  readonly value: string | number | null;
  /** Of a number. */
  readonly format: string | null;
}

/** How a series looks; each can be told from the others without colour. */
export type SeriesLook =
  'column' | 'done_bar' | 'missing_bar' | 'target_mark' | 'target_line' | 'trend_under' | 'trend_over';

export interface Series {
  readonly look: SeriesLook;
  readonly name: CellRange;
  readonly values: CellRange;
}

/** `bars` lie and are stacked, the first on top; `columns` stand, with or without lines over them. */
export type ChartKind = 'columns' | 'bars' | 'lines';

export interface Chart {
  readonly kind: ChartKind;
  readonly title: string;
  readonly categories: CellRange;
  readonly categoryTitle: string | null;
  /** Where the axis of numbers ends; null: where the program likes. */
  readonly most: number | null;
  readonly series: readonly Series[];
  readonly place: ChartPlace;
}

/** Columns and rows from 0: from the upper left corner of the first cell to that of the last. */
export interface ChartPlace {
  readonly fromColumn: number;
  readonly fromRow: number;
  readonly toColumn: number;
  readonly toRow: number;
}

/**
 * @param first such as `B6`
 * @param last in the same row or column
 */
export function rangeOf(sheet: Worksheet, first: string, last: string = first): CellRange {
  const [from, to] = [sheet.getCell(first), sheet.getCell(last)];
  const points: CellPoint[] = [];
  for (let row = from.fullAddress.row; row <= to.fullAddress.row; row++) {
    for (let column = from.fullAddress.col; column <= to.fullAddress.col; column++)
      points.push(pointOf(sheet.getCell(row, column)));
  }
  const ends = [from, to].map(({ $col$row }) => $col$row);
  const cells = first === last ? ends[0] : ends.join(':');
  return { reference: `'${sheet.name.replaceAll("'", "''")}'!${cells}`, points };
}

function pointOf(cell: Cell): CellPoint {
  // Of a formula that comes to 0 exceljs forgets the result everywhere but here.
  const value = cell.formula === undefined ? cell.value : cell.result;
  if (typeof value === 'number') return { value, format: cell.numFmt ?? null };
  return { value: typeof value === 'string' ? value : null, format: null };
}
