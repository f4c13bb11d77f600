/** One sheet, read from front to back: rows and cells as they stand there. What is blank is not kept. */
import { columnLetters, LIMITS, type ForeignCell, type ForeignRow } from '../foreign-file.ts';
import { cellOf } from './cell.ts';
import { damaged, tooBig } from './faults.ts';
import { withMerges } from './merges.ts';
import { boundedColumn, boundedRow, placeAt, rangeAt, type Place, type Range } from './places.ts';
import { movedFormula } from './shared-formula.ts';
import { PLAIN, type CellStyle } from './styles.ts';
import { isOn, MAX_RAW_CELL, readXml, type Attributes } from './xml.ts';
import type { Archive } from './zip.ts';

export interface Workbook {
  /** Null when the file has no such part. */
  readonly strings: readonly string[] | null;
  /** Null when the file has no styles. */
  readonly styles: readonly CellStyle[] | null;
  readonly date1904: boolean;
  /** Cells that may still come; counted down over all sheets. */
  readonly room: { cells: number };
}

export interface SheetContent {
  readonly rows: readonly ForeignRow[];
  readonly hiddenColumns: readonly string[];
}

/** A row while it is read. */
interface OpenRow {
  /** Null until its first cell tells. */
  number: number | null;
  readonly hidden: boolean;
  readonly cells: ForeignCell[];
  last: number;
  sorted: boolean;
}

/** A cell while it is read. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: CellStyle;
  value: string | null;
  inline: string | null;
  formula: string | null;
  shared: string | undefined;
}

/** More are no sheet that a person made. */
const MAX_MERGES = 100_000;

/** @throws KpiError file_damaged, file_too_big */
export async function readSheet(archive: Archive, part: string, workbook: Workbook): Promise<SheetContent> {
  const { file } = archive;
  const rows: ForeignRow[] = [];
  const ranges: Range[] = [];
  const hidden = hiddenColumnCounter();
  const sharedFormulas = new Map<string, { readonly formula: string; readonly place: Place }>();
  let row: OpenRow | null = null;
  let cell: OpenCell | null = null;
  let before = 0;
  let sorted = true;
  let text: string | null = null;
  let phonetic = 0;

  const wrong = (): never => damaged(file, 'structure', place());
  const place = (): string =>
    row === null ? part : `${part} ${columnLetters(cell?.column ?? 1)}${row.number ?? before + 1}`;

  const around = { file, where: place, strings: workbook.strings, date1904: workbook.date1904 };

  const openRow = ({ r, hidden: mark }: Attributes): void => {
    if (row !== null) wrong();
    if (r !== undefined && !/^[1-9]\d{0,8}$/u.test(r)) wrong();
    const number = r === undefined ? null : boundedRow(Number(r), file);
    row = { number, hidden: isOn(mark), cells: [], last: 0, sorted: true };
  };

  const openCell = (to: OpenRow, { r, t = 'n', s }: Attributes): void => {
    if (cell !== null) wrong();
    const at = r === undefined ? null : placeAt(r, file, part);
    to.number ??= at?.row ?? boundedRow(before + 1, file);
    if (at !== null && at.row !== to.number) wrong();
    const column = at?.column ?? boundedColumn(to.last + 1, file);
    if (column === to.last) wrong();
    if (column < to.last) to.sorted = false;
    to.last = column;
    cell = {
      column,
      type: t,
      style: styleAt(s),
      value: null,
      inline: null,
      formula: null,
      shared: undefined,
    };
  };

  const styleAt = (index: string | undefined): CellStyle => {
    if (index === undefined || workbook.styles === null) return PLAIN;
    return workbook.styles[Number(index)] ?? (index === '0' ? PLAIN : wrong());
  };

  const openFormula = (of: OpenCell, { t, si }: Attributes): void => {
    of.shared = t === 'shared' ? si : undefined;
    text = '';
  };

  const closeFormula = (of: OpenCell, written: string): void => {
    const formula = written.replace(/^=/u, '');
    of.formula = formula;
    if (of.shared === undefined) return;
    const place = { row: row?.number ?? before + 1, column: of.column };
    const known = sharedFormulas.get(of.shared);
    if (formula !== '') sharedFormulas.set(of.shared, { formula, place });
    else if (known !== undefined) of.formula = movedFormula(known.formula, known.place, place);
  };

  const closeCell = (of: OpenCell, to: OpenRow): void => {
    const read = cellOf(of, of.style, around);
    cell = null;
    if (read === null) return;
    if (--workbook.room.cells < 0) tooBig(file, 'cells');
    to.cells.push(read);
  };

  const closeRow = (done: OpenRow): void => {
    const number = done.number ?? boundedRow(before + 1, file);
    if (number <= before) sorted = false;
    before = number;
    row = null;
    if (done.cells.length === 0) return;
    if (!done.sorted) done.cells.sort((a, b) => a.column - b.column);
    if (!done.sorted && hasTwice(done.cells)) damaged(file, 'structure', `${part} ${number}`);
    rows.push({ number, hidden: done.hidden, cells: done.cells });
  };

  await readXml(archive, part, 'worksheet', {
    open(name, attributes, parent) {
      if (name === 'row') return parent === 'sheetData' ? openRow(attributes) : undefined;
      if (name === 'c') return row === null ? undefined : openCell(row, attributes);
      if (name === 'mergeCell') {
        if (ranges.push(rangeAt(attributes['ref'] ?? '', file, part)) > MAX_MERGES) tooBig(file, 'cells');
        return;
      }
      if (name === 'col') return parent === 'cols' ? hidden.add(attributes) : undefined;
      if (cell === null) return;
      if (name === 'v') text = '';
      else if (name === 'f') openFormula(cell, attributes);
      else if (name === 'is') cell.inline = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't' && cell.inline !== null && phonetic === 0) text = cell.inline;
    },
    text(content) {
      if (text === null) return;
      text += content;
      if (text.length > MAX_RAW_CELL) tooBig(file, 'cell');
    },
    close(name) {
      if (name === 'row' && row !== null) return closeRow(row);
      if (cell === null || row === null) return;
      if (name === 'c') return closeCell(cell, row);
      if (name === 'rPh') phonetic--;
      if (text === null) return;
      if (name === 'v') cell.value = text;
      else if (name === 'f') closeFormula(cell, text);
      else if (name === 't') cell.inline = text;
      text = null;
    },
  });

  const ordered = sorted ? rows : inOrder(rows, file, part);
  const merged = withMerges(ordered, ranges, file, part);
  return { rows: merged, hiddenColumns: hidden.among(merged) };
}

const hasTwice = (cells: readonly ForeignCell[]): boolean =>
  cells.some(({ column }, index) => index > 0 && column === cells[index - 1]?.column);

function inOrder(rows: readonly ForeignRow[], file: string, part: string): ForeignRow[] {
  const result = rows.toSorted((a, b) => a.number - b.number);
  const twice = result.find(({ number }, index) => index > 0 && number === result[index - 1]?.number);
  return twice === undefined ? result : damaged(file, 'structure', `${part} ${twice.number}`);
}

/** Marks begin and end of ranges and adds up once: a million ranges over all columns cost as much as a million cells. */
function hiddenColumnCounter() {
  const steps = new Int32Array(LIMITS.columns + 2);
  let any = false;
  return {
    add({ min = '', max = min, hidden }: Attributes): void {
      const first = Number(min);
      const last = Math.min(Number(max), LIMITS.columns);
      if (!isOn(hidden) || !(first >= 1 && first <= last)) return;
      any = true;
      steps[first] = (steps[first] ?? 0) + 1;
      steps[last + 1] = (steps[last + 1] ?? 0) - 1;
    },
    among(rows: readonly ForeignRow[]): string[] {
      if (!any) return [];
      const used = new Uint8Array(LIMITS.columns + 1);
      for (const { cells } of rows) for (const { column } of cells) used[column] = 1;
      let depth = 0;
      const letters: string[] = [];
      for (let column = 1; column <= LIMITS.columns; column++) {
        depth += steps[column] ?? 0;
        if (depth > 0 && used[column] === 1) letters.push(columnLetters(column));
      }
      return letters;
    },
  };
}
