/** Merged ranges: their upper left cell stands for all; what lies hidden under it is no value of the sheet. */
import type { ForeignCell, ForeignRow } from '../foreign-file.ts';
import { damaged } from './faults.ts';
import type { Range } from './places.ts';

/**
 * Costs nothing for the size of a range: rows are walked once from the top, with the ranges alive in each.
 * @param rows in rising order
 * @throws KpiError file_damaged when ranges overlap
 */
export function withMerges(
  rows: readonly ForeignRow[],
  ranges: readonly Range[],
  file: string,
  where: string,
): readonly ForeignRow[] {
  if (ranges.length === 0) return rows;
  const waiting = ranges.toSorted((a, b) => a.top - b.top || a.left - b.left);
  /** Alive in the row, from left to right. */
  let alive: Range[] = [];
  let next = 0;
  let firstEnd = Infinity;
  const admit = (row: number): void => {
    for (let range = waiting[next]; range !== undefined && range.top <= row; range = waiting[++next]) {
      // Those that ended above must not be taken for neighbours.
      if (firstEnd < range.top) dismiss(range.top);
      const at = firstBehind(alive, range.left);
      const before = alive[at - 1];
      const after = alive[at];
      if (before !== undefined && before.right >= range.left) damaged(file, 'structure', where);
      if (after !== undefined && after.left <= range.right) damaged(file, 'structure', where);
      alive.splice(at, 0, range);
      firstEnd = Math.min(firstEnd, range.bottom);
    }
  };
  const dismiss = (row: number): void => {
    if (firstEnd >= row) return;
    alive = alive.filter(({ bottom }) => bottom >= row);
    firstEnd = alive.reduce((least, { bottom }) => Math.min(least, bottom), Infinity);
  };
  const merged = rows.map((row) => {
    admit(row.number);
    dismiss(row.number);
    return alive.length === 0 ? row : mergedRow(row, alive);
  });
  admit(Infinity);
  return merged.filter(({ cells }) => cells.length > 0);
}

function mergedRow(row: ForeignRow, alive: readonly Range[]): ForeignRow {
  const cells: ForeignCell[] = [];
  for (const cell of row.cells) {
    const range = alive[firstBehind(alive, cell.column) - 1];
    if (range === undefined || range.right < cell.column) cells.push(cell);
    else if (range.top === row.number && range.left === cell.column)
      cells.push({ ...cell, facts: { ...cell.facts, merged: range.text } });
  }
  return { ...row, cells };
}

/** Index of the first range that begins right of the column. */
function firstBehind(alive: readonly Range[], column: number): number {
  let low = 0;
  let high = alive.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((alive[middle]?.left ?? Infinity) <= column) low = middle + 1;
    else high = middle;
  }
  return low;
}
