/**
 * Where pages should end, so that no heading stands at the foot of a page and no signature stands alone. Excel ignores
 * such marks on sheets that are fitted to a width and breaks where it must; LibreOffice and others keep them.
 */
import type { Worksheet } from 'exceljs';

/** What a page holds at full size between the decree's margins, a little less than its 482 points. */
const PAGE = 474;

export interface Flow {
  /** The last row of the head, which is printed once. */
  readonly head: number;
  /** The rows that are printed on every page, right after the head. */
  readonly titles: readonly [number, number];
  readonly lastRow: number;
  /** Rows that must not be the last on their page. */
  readonly keptWithNext: ReadonlySet<number>;
  /** In points, where rows have been written out and the sheet does not know them any more. */
  readonly heightOf?: (row: number) => number;
}

export interface WrittenHeights {
  /** Writes out a row, and all before it: they cannot be touched any more. */
  readonly write: (row: number) => void;
  readonly of: (row: number) => number;
}

/** Heights of rows that are written out as they are filled. */
export function writtenHeights(sheet: Worksheet): WrittenHeights {
  const heights: number[] = [];
  const ofSheet = (row: number): number => sheet.getRow(row).height ?? sheet.properties.defaultRowHeight;
  return {
    write(row) {
      for (let each = Math.max(1, heights.length); each <= row; each++) heights[each] = ofSheet(each);
      sheet.getRow(row).commit();
    },
    of: (row) => heights[row] ?? ofSheet(row),
  };
}

/** Excel takes no more; further pages end where they are full. */
const MOST_BREAKS = 1000;

/** What exceljs's own word for a row's break writes; a row that is written out cannot say it any more. */
const WIDEST_COLUMN = 16_838;
function addBreaks(sheet: Worksheet, rows: readonly number[]): void {
  const { rowBreaks } = sheet as unknown as { readonly rowBreaks: object[] };
  rowBreaks.push(...rows.map((row) => ({ id: row, max: WIDEST_COLUMN, man: 1 })));
}

export function breakPages(sheet: Worksheet, flow: Flow): void {
  const { head, titles, lastRow, keptWithNext } = flow;
  const { heightOf = (row) => sheet.getRow(row).height ?? sheet.properties.defaultRowHeight } = flow;
  const sum = (from: number, to: number): number => {
    let total = 0;
    for (let row = from; row <= to; row++) total += heightOf(row);
    return total;
  };
  const repeated = sum(titles[0], titles[1]);
  const breaks: number[] = [];
  let used = sum(1, head) + repeated;
  for (let first = titles[1] + 1; first <= lastRow && breaks.length < MOST_BREAKS;) {
    let last = first;
    while (keptWithNext.has(last) && last < lastRow) last++;
    const height = sum(first, last);
    if (used + height > PAGE && first > titles[1] + 1) {
      breaks.push(first - 1);
      used = repeated;
    }
    used += height;
    first = last + 1;
  }
  addBreaks(sheet, breaks);
}
