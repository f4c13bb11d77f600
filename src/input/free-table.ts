/**
 * Finds the table in a file that was laid out by hand (DESIGN 5.1): its heading row, what each column is, and which
 * rows are figures. Titles above, totals and signatures below are told and left out.
 */
import type { PlacedNote } from '../domain/file-note.ts';
import { isNoCasesText } from '../domain/figure-text.ts';
import type { TableColumn } from '../domain/file-problem.ts';
import {
  noted,
  placeIn,
  type Incoming,
  type IncomingCell,
  type IncomingRow,
  type PlacedProblem,
} from '../domain/incoming.ts';
import { searchKey, tidy } from '../domain/names.ts';
import { refuse } from '../domain/problem.ts';
import type { ForeignCell, ForeignFile, ForeignRow, ForeignSheet } from './foreign-file.ts';
import { headingOf } from './headings.ts';

/** Headings are looked for in the first rows only: a figure far below that happens to read «Quý» is none. */
const HEADING_WITHIN = 200;

const columnOf = ({ kind, text }: ForeignCell): TableColumn | undefined =>
  kind === 'text' ? headingOf(text) : undefined;

/** The columns that a heading row must have and lacks. The period may be given otherwise. */
function lacking(columns: ReadonlySet<TableColumn>): TableColumn[] {
  const has = (column: TableColumn): boolean => columns.has(column);
  const pair = has('numerator') || has('denominator');
  return [
    ...(has('unit') || has('unitName') ? [] : ['unit' as const]),
    ...(has('indicator') || has('indicatorName') ? [] : ['indicator' as const]),
    ...(has('quarter') && !has('year') && !has('period') ? ['year' as const] : []),
    ...(has('year') && !has('quarter') && !has('period') ? ['quarter' as const] : []),
    ...(pair && !has('numerator') ? ['numerator' as const] : []),
    ...(pair && !has('denominator') ? ['denominator' as const] : []),
    ...(pair || has('value') ? [] : ['value' as const]),
  ];
}

const headingsOf = ({ cells }: ForeignRow): Set<TableColumn> =>
  new Set(cells.flatMap((cell) => columnOf(cell) ?? []));

/** What the columns of a heading row are, by their number. */
export const meaningsOf = ({ cells }: ForeignRow): ReadonlyMap<number, TableColumn> =>
  new Map(
    cells.flatMap((cell) => {
      const column = columnOf(cell);
      return column === undefined ? [] : [[cell.column, column] as const];
    }),
  );

/** The row that holds the headings; null where none does. */
export function findHeadings({ rows }: ForeignSheet): ForeignRow | null {
  const candidates = rows.filter((row, index) => index < HEADING_WITHIN && headingsOf(row).size >= 2);
  return candidates.find((row) => lacking(headingsOf(row)).length === 0) ?? null;
}

/** What is missing in the row that comes closest. */
function missingIn({ rows }: ForeignSheet): TableColumn[] {
  const closest = rows
    .slice(0, HEADING_WITHIN)
    .map((row) => headingsOf(row))
    .reduce((best, columns) => (columns.size > best.size ? columns : best), new Set<TableColumn>());
  return lacking(closest);
}

/**
 * @param name the file's, for messages
 * @throws KpiError table_not_found, heading_twice, table_empty
 */
export function readTable(file: ForeignFile, name: string): Incoming {
  const sheet = file.sheets.find(({ hidden }) => !hidden);
  const headingRow = sheet === undefined ? null : findHeadings(sheet);
  if (sheet === undefined || headingRow === null) {
    const missing = sheet === undefined ? lacking(new Set()) : missingIn(sheet);
    return refuse({ kind: 'table_not_found', file: name, sheet: sheet?.name ?? null, missing });
  }
  const columns = columnsOf(headingRow, sheet);
  const below = sheet.rows.filter(({ number }) => number > headingRow.number);
  const headed = new Set(headingRow.cells.map(({ column }) => column));
  const body = readBody(below, { columns, headed }, { sheet, headingRow, file });
  // What is left of totals, signatures and rows without a figure is no success.
  if (body.rows.length === 0 && body.faults.length === 0) refuse({ kind: 'table_empty', file: name });
  return {
    kind: 'table',
    sheet: sheet.name,
    headingRow: headingRow.number,
    rows: body.rows,
    blanks: body.blanks,
    notes: [...fileNotes(file, sheet), ...tableNotes(sheet, headingRow, columns), ...body.notes],
    faults: body.faults,
    form: null,
  };
}

/** By column number. @throws KpiError heading_twice */
function columnsOf(headingRow: ForeignRow, sheet: ForeignSheet): ReadonlyMap<number, TableColumn> {
  const columns = new Map<number, TableColumn>();
  const seen = new Map<TableColumn, ForeignCell>();
  for (const cell of headingRow.cells) {
    const column = columnOf(cell);
    if (column === undefined) continue;
    const first = seen.get(column);
    if (first !== undefined) {
      const place = (other: ForeignCell): string => placeIn(sheet.name, headingRow.number, other.column);
      refuse({ kind: 'heading_twice', heading: tidy(cell.text), first: place(first), second: place(cell) });
    }
    seen.set(column, cell);
    columns.set(cell.column, column);
  }
  return columns;
}

function fileNotes(file: ForeignFile, used: ForeignSheet): PlacedNote[] {
  const others = file.sheets.filter((sheet) => !sheet.hidden && sheet !== used).map(({ name }) => name);
  return [
    ...file.notes.map((note) => noted(note)),
    ...(others.length === 0 ? [] : [noted({ kind: 'other_sheets', used: used.name, sheets: others })]),
  ];
}

function tableNotes(
  sheet: ForeignSheet,
  headingRow: ForeignRow,
  columns: ReadonlyMap<number, TableColumn>,
): PlacedNote[] {
  const above = sheet.rows.filter(({ number }) => number < headingRow.number).map(({ number }) => number);
  const hidden = sheet.rows
    .filter((row) => row.hidden && row.number > headingRow.number)
    .map(({ number }) => number);
  const [first, last] = [above[0], above.at(-1)];
  return [
    ...(first === undefined || last === undefined ? [] : [noted({ kind: 'rows_above', first, last })]),
    ...(hidden.length === 0 ? [] : [noted({ kind: 'hidden_rows', sheet: sheet.name, rows: hidden })]),
    ...(sheet.hiddenColumns.length === 0
      ? []
      : [noted({ kind: 'hidden_columns', sheet: sheet.name, columns: sheet.hiddenColumns })]),
    ...headingRow.cells
      .filter(({ column, text }) => !columns.has(column) && text.trim() !== '')
      .map(({ column, text }) =>
        noted(
          { kind: 'column_ignored', heading: tidy(text) },
          headingRow.number,
          placeIn(sheet.name, headingRow.number, column),
        ),
      ),
  ];
}

interface Body {
  readonly rows: IncomingRow[];
  readonly blanks: IncomingRow[];
  readonly notes: PlacedNote[];
  readonly faults: PlacedProblem[];
}

interface Headed {
  readonly columns: ReadonlyMap<number, TableColumn>;
  /** Columns with a heading of any kind. */
  readonly headed: ReadonlySet<number>;
}

function readBody(
  below: readonly ForeignRow[],
  { columns, headed }: Headed,
  where: Omit<Sorting, 'body'>,
): Body {
  const body: Body = { rows: [], blanks: [], notes: [], faults: [] };
  const tall = new Map<TableColumn, { readonly cell: ForeignCell; readonly last: number }>();
  for (const row of below) {
    const cells: Cells = {};
    const strays: ForeignCell[] = [];
    for (const [column, { cell, last }] of tall) if (row.number <= last) cells[column] = cell;
    for (const cell of row.cells) {
      if (isBlank(cell)) continue;
      const column = columns.get(cell.column);
      if (column !== undefined) cells[column] = cell;
      else if (!headed.has(cell.column)) strays.push(cell);
      if (column !== undefined && !FIGURES.has(column)) {
        const last = lastMergedRow(cell);
        if (last > row.number) tall.set(column, { cell, last });
      }
    }
    sort(row, cells, strays, { body, ...where });
  }
  return body;
}

/** One cell over several rows names them all («Thôn Đông Hòa» beside its five indicators); a figure counts once. */
const FIGURES: ReadonlySet<TableColumn> = new Set(['value', 'numerator', 'denominator', 'note', 'source']);

const lastMergedRow = ({ facts }: ForeignCell): number =>
  facts?.merged === undefined ? 0 : Number(/:[A-Z]+(\d+)$/u.exec(facts.merged)?.[1] ?? 0);

/** A formula without a result is no blank: what it would say is not known. */
const isBlank = ({ text, facts }: ForeignCell): boolean =>
  facts?.uncomputed !== true && !/^[!-~]/u.test(text) && tidy(text) === '';

type Cells = Partial<Record<TableColumn, IncomingCell>>;

interface Sorting {
  readonly body: Body;
  readonly sheet: ForeignSheet;
  readonly headingRow: ForeignRow;
  readonly file: ForeignFile;
}

/** A row of figures, a total, a signature, the headings once more, or something beside the table. */
function sort(
  row: ForeignRow,
  cells: Cells,
  strays: readonly ForeignCell[],
  { body, sheet, headingRow, file }: Sorting,
): void {
  const isOwn = ({ column }: IncomingCell): boolean => row.cells.some((cell) => cell.column === column);
  const [stray] = strays;
  if (stray === undefined && !Object.values(cells).some(isOwn)) return;
  const figure = cells.value ?? cells.numerator ?? cells.denominator;
  const thing = cells.indicator ?? cells.indicatorName;
  const again = otherHeading(row, cells, figure);
  if (again !== undefined) {
    const place = ({ number }: ForeignRow): string => placeIn(sheet.name, number, again.column);
    const heading = tidy(again.text);
    const problem = { kind: 'heading_twice' as const, heading, first: place(headingRow), second: place(row) };
    body.faults.push({ problem, row: row.number, cell: place(row), text: again.text });
    return;
  }
  if (
    isTotal(cells) ||
    repeatsHeadings(cells) ||
    (file.kind === 'csv' && isComment(row)) ||
    (figure === undefined && thing === undefined) ||
    isSignature(cells)
  ) {
    const words = [...Object.values(cells).filter(isOwn), ...strays].map(({ text }) => tidy(text)).join(' ');
    body.notes.push(noted({ kind: 'row_skipped', text: words }, row.number));
    return;
  }
  if (stray !== undefined) {
    const place = placeIn(sheet.name, row.number, stray.column);
    // In a csv file it is mostly a decimal comma that has split a figure; beside a table on a sheet people scribble.
    if (file.kind === 'csv') {
      const problem = { kind: 'row_surplus' as const, text: stray.text };
      body.faults.push({ problem, row: row.number, cell: place, text: stray.text });
      return;
    }
    body.notes.push(noted({ kind: 'outside_table', text: tidy(stray.text) }, row.number, place));
  }
  const rest = file.delimiter === ',' ? splitRest(row, cells) : undefined;
  if (figure !== undefined && rest !== undefined) {
    const problem = {
      kind: 'figure_split' as const,
      first: tidy(rest.figure.text),
      second: tidy(rest.next.text),
    };
    const cell = placeIn(sheet.name, row.number, rest.figure.column);
    body.faults.push({ problem, row: row.number, cell, text: rest.figure.text });
  } else if (figure === undefined) {
    body.notes.push(noted({ kind: 'value_blank' }, row.number));
    if (cells.note !== undefined) body.blanks.push({ row: row.number, cells });
  } else body.rows.push({ row: row.number, cells });
}

/** A line that somebody has taken out of a csv file. */
const isComment = ({ cells: [first] }: ForeignRow): boolean => /^\s*(?:#|\/\/)/u.test(first?.text ?? '');

/** A whole figure with digits in the column behind it, which is none of figures: a comma has divided it. */
function splitRest(
  row: ForeignRow,
  cells: Cells,
): { readonly figure: IncomingCell; readonly next: IncomingCell } | undefined {
  const own = Object.entries(cells);
  for (const figure of [cells.value, cells.numerator, cells.denominator]) {
    if (figure === undefined || !/^\s*[-+]?(?:\d+|\d{1,3}(?:\.\d{3})+)\s*$/u.test(figure.text)) continue;
    const next = row.cells.find(({ column }) => column === figure.column + 1);
    if (next === undefined || !/^\s*\d+\s*%?\s*$/u.test(next.text)) continue;
    const meaning = own.find(([, cell]) => cell === next)?.[0];
    if (meaning === undefined || meaning === 'note' || meaning === 'source') return { figure, next };
  }
  return undefined;
}

/** Words under the columns of figures, in a row that is not of one unit, indicator and period. */
function isSignature(cells: Cells): boolean {
  const { value, numerator, denominator, period, quarter, year } = cells;
  const placed = (cells.unit ?? cells.unitName) && (cells.indicator ?? cells.indicatorName);
  if (placed !== undefined || (period ?? quarter ?? year) !== undefined) return false;
  const figures = [value, numerator, denominator].filter((cell) => cell !== undefined);
  if (figures.length === 0) return false;
  return figures.every(({ kind, text }) => kind === 'text' && !/^\W*\d/u.test(text) && !isNoCasesText(text));
}

/** Where a table was printed over several pages and copied from there. */
function repeatsHeadings(cells: Cells): boolean {
  const columns = Object.keys(cells) as TableColumn[];
  return columns.length > 1 && columns.every((column) => headingOf(cells[column]?.text ?? '') === column);
}

/** The headings of a second table, arranged otherwise than the first: its rows cannot be read with these. */
function otherHeading(
  row: ForeignRow,
  cells: Cells,
  figure: IncomingCell | undefined,
): ForeignCell | undefined {
  // Nearly all rows have a figure.
  if (figure !== undefined && /^\P{L}/u.test(figure.text)) return undefined;
  if (repeatsHeadings(cells) || lacking(headingsOf(row)).length > 0) return undefined;
  return row.cells.find((cell) => columnOf(cell) !== undefined);
}

const isTotal = ({ unit, unitName, indicator, indicatorName }: Cells): boolean =>
  (unit !== undefined && saysTotal(unit.text)) ||
  (unitName !== undefined && saysTotal(unitName.text)) ||
  (indicator !== undefined && TOTAL.test(searchKey(indicator.text))) ||
  (indicatorName !== undefined && TOTAL.test(searchKey(indicatorName.text)));

const TOTAL = /^(?:cong|tong|tong cong|tong so|tong hop|toan xa|total|sum|cong don|luy ke)$/u;
const BEGINS_TOTAL = /^(?:tong cong(?! ty)|tong so|toan xa|total|cong don|luy ke) /u;

/** Without its accents a sum («Cộng 9 đơn vị») cannot be told from the police («Công an»). */
function saysTotal(text: string): boolean {
  const key = searchKey(text);
  if (TOTAL.test(key) || BEGINS_TOTAL.test(key)) return true;
  return (
    key.startsWith('cong ') &&
    /^c\u1ed9ng (?!\u0111\u1ed3ng)/u.test(tidy(text).normalize('NFC').toLowerCase())
  );
}
