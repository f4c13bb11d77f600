/** Tables in a sheet of somebody's form: where their headings stand, what each column is, which rows they hold. */
import { columnOf, roleOf, secondName, type Column, type Role } from './form-headings.ts';
import type { CellKind } from './incoming.ts';

export interface FormCell {
  readonly column: number;
  readonly kind: CellKind;
  readonly text: string;
  readonly facts?: { readonly formula?: string; readonly percent?: true };
}

export interface FormRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet as it was read; the same shape as a reader gives it, with the ranges that are one cell. */
export interface FormSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly { readonly number: number; readonly cells: readonly FormCell[] }[];
  readonly merges: readonly FormRange[];
}

export interface TableRow {
  readonly number: number;
  /** Of its name column, all texts together where there are several. */
  readonly text: string;
  readonly stt: string;
  readonly measure: string;
  /** Nothing stands in it beside number, name and measure. */
  readonly bare: boolean;
}

export interface FormTable {
  readonly sheet: string;
  /** First and last row of its headings. */
  readonly top: number;
  readonly bottom: number;
  /** The column with the names of the rows. */
  readonly names: number;
  /** The rows are units, and indicators stand in the headings. */
  readonly byUnit: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** The measure said above the table: `Đơn vị tính: triệu đồng`. */
  readonly measure: string | null;
}

export interface Grid {
  readonly sheet: FormSheet;
  /** The cells of a row, from left to right. */
  readonly row: (row: number) => readonly FormCell[];
  readonly at: (row: number, column: number) => FormCell | null;
  /** The cell that stands for this one: the upper left of its merged range, or itself. */
  readonly anchor: (row: number, column: number) => { readonly row: number; readonly column: number };
  readonly range: (row: number, column: number) => FormRange | null;
}

export function gridOf(sheet: FormSheet): Grid {
  const cells = new Map(
    sheet.rows.map(({ number, cells }) => [number, new Map(cells.map((cell) => [cell.column, cell]))]),
  );
  const byRow = new Map<number, FormRange[]>();
  for (const range of sheet.merges)
    for (let row = range.top; row <= Math.min(range.bottom, range.top + TALLEST); row++) {
      const own = byRow.get(row);
      if (own === undefined) byRow.set(row, [range]);
      else own.push(range);
    }
  const range = (row: number, column: number): FormRange | null =>
    byRow.get(row)?.find(({ left, right }) => left <= column && column <= right) ?? null;
  const anchor = (row: number, column: number): { row: number; column: number } => {
    const merged = range(row, column);
    return merged === null ? { row, column } : { row: merged.top, column: merged.left };
  };
  const at = (row: number, column: number): FormCell | null => {
    const own = anchor(row, column);
    return cells.get(own.row)?.get(own.column) ?? null;
  };
  const rows = new Map(sheet.rows.map(({ number, cells: own }) => [number, own]));
  return { sheet, row: (number) => rows.get(number) ?? [], at, anchor, range };
}

/** Taller merged ranges are no part of a table. */
const TALLEST = 200;

/** @param year the plan's */
export function tablesOf(grid: Grid, year: number, isNamed: (text: string) => boolean): FormTable[] {
  const { rows } = grid.sheet;
  const starts = rows.filter((row) => beginsTable(row.cells)).map(({ number }) => number);
  const tops: { top: number; bottom: number }[] = [];
  for (const top of starts) {
    const last = tops.at(-1);
    if (last !== undefined && top <= last.bottom) continue;
    tops.push({ top, bottom: bottomOf(grid, top, isNamed) });
  }
  return tops.slice(0, MOST_TABLES).flatMap(({ top, bottom }, index) => {
    const end = (tops[index + 1]?.top ?? Infinity) - 1;
    const table = tableIn(grid, { top, bottom, end }, year, isNamed);
    return table === null ? [] : [table];
  });
}

/** More in one sheet were not drawn by a person. */
const MOST_TABLES = 100;

const textOf = (cell: FormCell | null): string =>
  cell === null || cell.kind === 'blank' || cell.facts?.formula !== undefined ? '' : cell.text.trim();

/** At least two headings side by side, of which one says what the rows are; or three of any kind. */
function beginsTable(cells: readonly FormCell[]): boolean {
  const roles = cells.flatMap((cell) => (cell.kind === 'text' ? [roleOf(cell.text)] : []));
  const known = new Set(roles.filter((role) => role !== null && role !== 'other'));
  return known.size >= 3 || (known.size >= 2 && [...known].some((role) => NAMING.has(role)));
}

const NAMING: ReadonlySet<Role> = new Set(['name', 'unit', 'stt']);

/** Headings reach down as far as a merged one does, or rows below that name nothing but have texts. */
function bottomOf(grid: Grid, top: number, isNamed: (text: string) => boolean): number {
  const cells = grid.row(top);
  const tall = cells.map(({ column }) => grid.range(top, column)?.bottom ?? top);
  const bottom = Math.max(top, ...tall.filter((end) => end - top < HIGHEST));
  if (bottom > top) return bottom;
  const first = cells.filter((cell) => NAMING.has(roleOf(cell.text) ?? 'other')).map(({ column }) => column);
  let end = top;
  for (let next = top + 1; next < top + HIGHEST; next++) {
    const texts = grid.row(next).filter((cell) => cell.kind === 'text' && cell.text.trim() !== '');
    if (texts.length === 0 || texts.some(({ column }) => first.includes(column))) break;
    // Rows of figures and rows with names are no headings, whatever words they have.
    if (grid.row(next).some(({ kind }) => kind === 'number') || texts.some(({ text }) => isNamed(text)))
      break;
    if (!texts.some(({ text }) => roleOf(text) !== null)) break;
    end = next;
  }
  return end;
}

const HIGHEST = 6;

function tableIn(
  grid: Grid,
  { top, bottom, end }: { readonly top: number; readonly bottom: number; readonly end: number },
  year: number,
  isNamed: (text: string) => boolean,
): FormTable | null {
  const used = new Set<number>();
  for (const { number, cells } of grid.sheet.rows)
    if (number >= top && number <= bottom) for (const { column } of cells) used.add(column);
  for (const range of grid.sheet.merges)
    if (range.top >= top && range.top <= bottom && range.right - range.left < WIDEST)
      for (let column = range.left; column <= range.right; column++) used.add(column);
  const columns = [...used]
    .sort((a, b) => a - b)
    .map((column) => columnOf(column, pathOf(grid, top, bottom, column), year))
    .filter(({ path }) => path.length > 0);
  const body = grid.sheet.rows.filter(({ number }) => number > bottom && number <= end);
  const names = nameColumn(columns, body, isNamed);
  if (names === null) return null;
  const known = columns.find(({ column }) => column === names);
  const byUnit = known?.role === 'unit';
  const whole = columns.map((each): Column => {
    if (each.column === names) return byUnit ? each : { ...each, role: 'name' };
    if (each.role === 'name') return secondName(each, year);
    if (each.role !== 'unit' || byUnit) return each;
    return { ...each, role: holdsMeasures(body, each.column) ? 'measure' : 'other' };
  });
  return {
    sheet: grid.sheet.name,
    top,
    bottom,
    names,
    byUnit,
    columns: whole,
    rows: rowsOf(grid, body, whole, names),
    measure: measureAbove(grid, top),
  };
}

/** «Đơn vị» is said of measures too: those are short. */
function holdsMeasures(body: FormSheet['rows'], column: number): boolean {
  const texts = body.flatMap(({ cells }) =>
    cells.filter((cell) => cell.column === column && textOf(cell) !== '').map(textOf),
  );
  return texts.length > 0 && texts.every((text) => text.length <= LONGEST_MEASURE);
}

const LONGEST_MEASURE = 14;

const WIDEST = 100;

/** Texts from the top down, one for each level; a heading centred over several columns without a merge counts for them. */
function pathOf(grid: Grid, top: number, bottom: number, column: number): string[] {
  const path: string[] = [];
  for (let row = top; row <= bottom; row++) {
    const own = textOf(grid.at(row, column));
    const text = own !== '' || row === bottom ? own : spread(grid, row, column, bottom);
    if (text !== '' && path.at(-1) !== text) path.push(text);
  }
  return path;
}

function spread(grid: Grid, row: number, column: number, bottom: number): string {
  if (textOf(grid.at(bottom, column)) === '') return '';
  for (let left = column - 1; left > 0; left--) {
    const text = textOf(grid.at(row, left));
    if (text === '') continue;
    // A heading that has a column of its own below, or reaches down, ends there.
    return grid.range(row, left) === null && textOf(grid.at(bottom, left)) !== '' ? text : '';
  }
  return '';
}

/** The column that says so, or the one in which most indicators are recognised. */
function nameColumn(
  columns: readonly Column[],
  body: FormSheet['rows'],
  isNamed: (text: string) => boolean,
): number | null {
  const count = new Map<number, number>();
  for (const { cells } of body)
    for (const cell of cells)
      if (cell.kind === 'text' && isNamed(cell.text))
        count.set(cell.column, (count.get(cell.column) ?? 0) + 1);
  const said = columns.find(({ role }) => role === 'name');
  const most = [...count].sort((a, b) => b[1] - a[1])[0];
  if (said !== undefined && (count.get(said.column) ?? 0) >= (most?.[1] ?? 0) / 2) return said.column;
  return most?.[0] ?? columns.find(({ role }) => role === 'unit')?.column ?? null;
}

/** Below them stand signatures and remarks, no rows of the table. */
const AFTERWARDS =
  /^(?:n\u01a1i nh\u1eadn|ng\u01b0\u1eddi l\u1eadp|ghi ch\u00fa\s*:|th\u1ee7 tr\u01b0\u1edfng|tm\.|kt\.|ch\u1ee7 t\u1ecbch|l\u01b0u \u00fd|.{0,40},? ng\u00e0y .{1,12} th\u00e1ng )/iu;

/** `(1) (2) (3)`, `A B 1 2`: a row that numbers the columns. */
const NUMBERS_COLUMNS = /^\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?$/u;

function rowsOf(grid: Grid, body: FormSheet['rows'], columns: readonly Column[], names: number): TableRow[] {
  const of = (role: Role): number | null => columns.find((each) => each.role === role)?.column ?? null;
  const [stt, measure] = [of('stt'), of('measure')];
  const rows: TableRow[] = [];
  for (const { number, cells } of body) {
    const text = textOf(grid.at(number, names));
    if (text === '') continue;
    if (AFTERWARDS.test(text.normalize('NFC'))) break;
    const filled = cells.filter((cell) => textOf(cell) !== '');
    if (filled.length > 1 && filled.every((cell) => NUMBERS_COLUMNS.test(textOf(cell)))) continue;
    // A title across the table, or the rest of a merged name.
    const anchor = grid.anchor(number, names);
    if (anchor.row !== number || anchor.column !== names) continue;
    rows.push({
      number,
      text,
      stt: stt === null ? '' : textOf(grid.at(number, stt)),
      measure: measure === null ? '' : textOf(grid.at(number, measure)),
      bare: filled.every(({ column }) => [stt, measure, names].includes(column)),
    });
  }
  return rows;
}

/** Lines above the headings that are searched for the table's measure. */
const ABOVE = 4;
const MEASURE_LINE = /^\(?\s*(?:\u0111\u01a1n v\u1ecb t\u00ednh|\u0111vt)\s*:/iu;

function measureAbove({ sheet }: Grid, top: number): string | null {
  for (const { number, cells } of sheet.rows) {
    if (number >= top || number < top - ABOVE) continue;
    const said = cells.find((cell) => cell.kind === 'text' && MEASURE_LINE.test(cell.text.normalize('NFC')));
    if (said !== undefined)
      return said.text
        .replace(/^[^:]*:/u, '')
        .replace(/\)\s*$/u, '')
        .trim();
  }
  return null;
}
