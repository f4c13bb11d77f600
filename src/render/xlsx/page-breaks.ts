/**
 * Where pages should end, so that no heading stands at the foot of a page and no signature stands alone. Excel ignores
 * such marks on sheets that are fitted to a width and breaks where it must; LibreOffice and others keep them.
 */
import type { Worksheet } from 'exceljs';

/** Excel takes no more; further pages end where they are full. */
const MOST_BREAKS = 1000;
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
  /** How much smaller than full size the sheet is printed, to be one page wide. */
  readonly scale?: number;
}

/** Characters across a page at full size. */
const FULL_WIDTH = 135;

/** The scale that programs choose for columns that are fitted to a page's width: in whole per cent. */
export const scaleOf = (width: number): number => Math.min(1, Math.floor((100 * FULL_WIDTH) / width) / 100);

export function breakPages(sheet: Worksheet, { head, titles, lastRow, keptWithNext, scale = 1 }: Flow): void {
  const heightOf = (row: number): number => sheet.getRow(row).height ?? sheet.properties.defaultRowHeight;
  const sum = (from: number, to: number): number => {
    let total = 0;
    for (let row = from; row <= to; row++) total += heightOf(row);
    return total;
  };
  const repeated = sum(titles[0], titles[1]);
  let breaks = 0;
  let used = sum(1, head) + repeated;
  for (let first = titles[1] + 1; first <= lastRow && breaks < MOST_BREAKS;) {
    let last = first;
    while (keptWithNext.has(last) && last < lastRow) last++;
    const height = sum(first, last);
    if (used + height > PAGE / scale && first > titles[1] + 1) {
      sheet.getRow(first - 1).addPageBreak();
      breaks++;
      used = repeated;
    }
    used += height;
    first = last + 1;
  }
}
