/**
 * A unit's form that came back (its writer is `render/xlsx/form.ts`). Spreadsheet programs change styles, formulas and
 * the names of sheets; what counts is the hidden column of keys and the hidden sheet that says whose form it is.
 * Figures are handed on as the cells that they stand in.
 */
import { createHash } from 'node:crypto';
import { searchKey } from '../domain/names.ts';
import { trimmed } from '../domain/number-text.ts';
import { refuse, type FigureForm } from '../domain/problem.ts';
import type { RemarkKind, TaskState } from '../domain/submission.ts';
import {
  CHECKSUM_LENGTH,
  columnOf,
  FORM_COLUMNS,
  FORM_FORMAT,
  IDENTITY,
  IDENTITY_ROW,
  IDENTITY_SHEET,
  INDICATOR_KEY,
  KEYS,
  layoutText,
  NO_CASES_MARK,
  OVER_MARK,
  TASK_COLUMNS,
  TASK_KEY,
  taskColumn,
  WORDS_KEY,
  type FormColumn,
  type IdentityField,
  type LayoutRow,
} from '../domain/unit-form.ts';
import {
  placeOf,
  type ForeignCell,
  type ForeignFile,
  type ForeignRow,
  type ForeignSheet,
} from './foreign-file.ts';

export type FormHeader = Readonly<Record<IdentityField, string>>;

/** A cell, blank ones too, with its place as a person looks for it: `Báo cáo!G12`. */
export interface FormCell {
  readonly address: string;
  readonly cell: ForeignCell;
}

export type FilledField =
  'numerator' | 'denominator' | 'value' | 'noCases' | 'state' | 'document' | 'note' | 'source';

export interface FilledEntry {
  readonly code: string;
  readonly form: FigureForm;
  readonly row: number;
  /**
   * What the row's form has no use for is there too, so that nothing typed gets lost: a `value` beside a pair (typed
   * over the formula), a numerator beside a value.
   */
  readonly cells: Readonly<Record<FilledField, FormCell>>;
  /** Whether «Không phát sinh» is chosen; null: something else stands there. */
  readonly noCases: boolean | null;
}

export interface FilledTask {
  readonly code: string;
  readonly row: number;
  /** Null: nothing, or a text in `stateCell` that is no state. */
  readonly state: TaskState | null;
  readonly stateCell: FormCell;
  readonly result: FormCell;
}

export interface FilledForm {
  /** The name of the sheet that people see. */
  readonly sheet: string;
  readonly header: FormHeader;
  readonly entries: readonly FilledEntry[];
  readonly tasks: readonly FilledTask[];
  readonly remarks: Readonly<Record<RemarkKind, FormCell>>;
  /** What was written where the form asks for nothing: in rows put in between, or beside the table. */
  readonly strays: readonly FormCell[];
}

/** Whether a file is a form, of whatever version and in whatever state. */
export const isForm = (file: ForeignFile): boolean =>
  file.kind === 'xlsx' && (identitySheet(file) !== undefined || keyCells(file).length > 0);

/** @throws KpiError form_foreign (another version), form_altered */
export function readForm(file: ForeignFile): FilledForm {
  const { header, layout } = readIdentity(file);
  const table = findTable(file);
  const rows = keyedRows(table, layout);
  holdHeadings(table, rows);
  for (const expected of layout) holdWords(table, expected, rows);
  return {
    sheet: table.sheet.name,
    header,
    entries: layout.flatMap((expected) => entryOf(table, expected, rows)),
    tasks: layout.flatMap((expected) => taskOf(table, expected, rows)),
    remarks: {
      difficulty: cellIn(table, rowOf(rows, KEYS.difficulty), 'number'),
      proposal: cellIn(table, rowOf(rows, KEYS.proposal), 'number'),
    },
    strays: straysIn(table, layout, rows),
  };
}

// Whose form it is.

const textAt = (row: ForeignRow | undefined, column: number): string =>
  trimmed(row?.cells.find((cell) => cell.column === column)?.text ?? '');

const identitySheet = (file: ForeignFile): ForeignSheet | undefined =>
  file.sheets.find(
    ({ rows: [first] }) => textAt(first, 1) === IDENTITY[0] && textAt(first, 2).startsWith('kpi-form/'),
  );

function readIdentity(file: ForeignFile): { readonly header: FormHeader; readonly layout: LayoutRow[] } {
  const sheet = identitySheet(file);
  if (sheet === undefined) return altered(`${IDENTITY_SHEET}!B1`, FORM_FORMAT);
  const values = IDENTITY.map((field) => [
    field,
    textAt(
      sheet.rows.find((row) => textAt(row, 1) === field),
      2,
    ),
  ]);
  const header = Object.fromEntries(values) as FormHeader;
  if (header.format !== FORM_FORMAT)
    refuse({ kind: 'form_foreign', what: 'version', expected: FORM_FORMAT, found: header.format });
  const layout = sheet.rows
    .filter((row) => textAt(row, 1) === IDENTITY_ROW)
    .map((row) => ({
      key: textAt(row, 2),
      means: textAt(row, 3) as LayoutRow['means'],
      words: textAt(row, 4),
    }));
  const digest = createHash('sha256').update(layoutText(header, layout)).digest('hex');
  const checksum = digest.slice(0, CHECKSUM_LENGTH);
  if (header.checksum !== checksum) {
    const row = sheet.rows.find((candidate) => textAt(candidate, 1) === 'checksum')?.number ?? 1;
    altered(placeOf(sheet, row, 2), checksum);
  }
  return { header, layout };
}

const altered = (cell: string, expected: string): never => refuse({ kind: 'form_altered', cell, expected });

// Where its rows are.

interface Table {
  readonly sheet: ForeignSheet;
  /** The column with the keys, from 1; the others follow it. */
  readonly keyColumn: number;
}

const keyCells = (file: ForeignFile): { readonly table: Table; readonly row: number }[] =>
  file.sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row) =>
      row.cells
        .filter((cell) => trimmed(cell.text) === KEYS.indicators && !isIdentity(row))
        .map((cell) => ({ table: { sheet, keyColumn: cell.column }, row: row.number })),
    ),
  );

const isIdentity = (row: ForeignRow): boolean => textAt(row, 1) === IDENTITY_ROW;

function findTable(file: ForeignFile): Table {
  const [found, second] = keyCells(file);
  if (found === undefined) {
    const sheet = file.sheets.find(({ hidden }) => !hidden)?.name ?? '';
    return altered(`${sheet}!A`, KEYS.indicators);
  }
  if (second !== undefined) altered(placeOf(second.table.sheet, second.row, second.table.keyColumn), '');
  return found.table;
}

type Rows = ReadonlyMap<string, ForeignRow>;

/** Each expected key once, and no other. */
function keyedRows(table: Table, layout: readonly LayoutRow[]): Rows {
  const { sheet, keyColumn } = table;
  const expected = new Set(layout.map(({ key }) => key));
  const rows = new Map<string, ForeignRow>();
  for (const row of sheet.rows) {
    const key = textAt(row, keyColumn);
    if (key === '' || key.startsWith(WORDS_KEY)) continue;
    if (!expected.has(key) || rows.has(key)) altered(placeOf(sheet, row.number, keyColumn), '');
    rows.set(key, row);
  }
  for (const { key, words } of layout) {
    if (!rows.has(key)) altered(`${sheet.name}!${letterOf(table, 'name')}`, words === '' ? key : words);
  }
  return rows;
}

const letterOf = (table: Table, column: FormColumn): string =>
  placeOf({ name: '' }, 1, columnNumber(table, column)).slice(0, -1);

const columnNumber = ({ keyColumn }: Table, column: FormColumn): number => keyColumn + columnOf(column);

function rowOf(rows: Rows, key: string): ForeignRow {
  const row = rows.get(key);
  if (row === undefined) throw new Error(`no row ${key}`);
  return row;
}

function cellIn(table: Table, row: ForeignRow, column: FormColumn): FormCell {
  const number = columnNumber(table, column);
  return {
    address: placeOf(table.sheet, row.number, number),
    cell: row.cells.find((cell) => cell.column === number) ?? blank(number),
  };
}

const blank = (column: number): ForeignCell => ({ column, kind: 'blank', text: '' });

const saysSame = (cell: FormCell, words: string): boolean => searchKey(cell.cell.text) === searchKey(words);

/** A column that was moved or put in between shows itself in its heading. */
function holdHeadings(table: Table, rows: Rows): void {
  const heading = rowOf(rows, KEYS.indicators);
  for (const { id, heading: words } of FORM_COLUMNS) {
    if (id !== 'key') holdCell(cellIn(table, heading, id), words);
  }
  const taskHeading = rows.get(KEYS.tasks);
  if (taskHeading === undefined) return;
  for (const { from, heading: words } of TASK_COLUMNS) holdCell(cellIn(table, taskHeading, from), words);
}

function holdCell(cell: FormCell, words: string): void {
  if (!saysSame(cell, words)) altered(cell.address, words);
}

/** Rows that were sorted without their hidden keys show themselves in their names. */
function holdWords(table: Table, { key, means, words }: LayoutRow, rows: Rows): void {
  if (means === 'heading' || means === 'remark') return;
  const cell = cellIn(table, rowOf(rows, key), 'name');
  if (!searchKey(cell.cell.text).startsWith(searchKey(words))) altered(cell.address, words);
}

// What was filled in.

function entryOf(table: Table, { key, means }: LayoutRow, rows: Rows): FilledEntry[] {
  if (means !== 'pair' && means !== 'value' && means !== 'milestone') return [];
  const row = rowOf(rows, key);
  const at = (column: FormColumn): FormCell => cellIn(table, row, column);
  const none = (column: FormColumn): FormCell => ({
    ...at(column),
    cell: blank(columnNumber(table, column)),
  });
  const milestone = means === 'milestone';
  const result = at('result');
  const noCases = at('noCases');
  return [
    {
      code: key.slice(INDICATOR_KEY.length),
      form: means,
      row: row.number,
      cells: {
        numerator: milestone ? none('numerator') : at('numerator'),
        denominator: at('denominator'),
        value: milestone || (means === 'pair' && isOurResult(result)) ? none('result') : result,
        state: milestone ? result : none('result'),
        document: milestone ? at('numerator') : none('numerator'),
        noCases,
        note: at('note'),
        source: at('source'),
      },
      noCases: markedOf(noCases.cell),
    },
  ];
}

/** The formula, or the words that it came to where a program kept its value only. */
const isOurResult = ({ cell }: FormCell): boolean =>
  cell.facts?.formula !== undefined || RESULT_WORDS.includes(searchKey(cell.text));

const RESULT_WORDS: readonly string[] = [NO_CASES_MARK, OVER_MARK].map(searchKey);

const MARKS: readonly string[] = ['khong phat sinh', 'kps', 'no cases', 'x', 'co', 'true'];
const NO_MARKS: readonly string[] = ['', 'false'];

function markedOf({ text }: ForeignCell): boolean | null {
  const words = searchKey(text);
  if (MARKS.includes(words)) return true;
  return NO_MARKS.includes(words) && (words !== '' || trimmed(text) === '') ? false : null;
}

const TASK_STATES: ReadonlyMap<string, TaskState> = new Map([
  ['chua trien khai', 'not_started'],
  ['chua thuc hien', 'not_started'],
  ['dang thuc hien', 'in_progress'],
  ['dang trien khai', 'in_progress'],
  ['hoan thanh', 'done'],
  ['da hoan thanh', 'done'],
  ['xong', 'done'],
  ['tam dung', 'paused'],
]);

function taskOf(table: Table, { key, means }: LayoutRow, rows: Rows): FilledTask[] {
  if (means !== 'task') return [];
  const row = rowOf(rows, key);
  const stateCell = cellIn(table, row, taskColumn('state').from);
  return [
    {
      code: key.slice(TASK_KEY.length),
      row: row.number,
      state: TASK_STATES.get(searchKey(stateCell.cell.text)) ?? null,
      stateCell,
      result: cellIn(table, row, taskColumn('result').from),
    },
  ];
}

/** Below the headings and above the signature; further down, rows with a figure: names may stand there. */
function straysIn(table: Table, layout: readonly LayoutRow[], rows: Rows): FormCell[] {
  const first = rowOf(rows, KEYS.indicators).number;
  const end = rowOf(rows, KEYS.end).number;
  const means = new Map(layout.map((row) => [row.key, row.means]));
  const last = columnNumber(table, 'source');
  return table.sheet.rows
    .filter(
      ({ number, cells }) => number > first && (number < end || cells.some(({ kind }) => kind === 'number')),
    )
    .flatMap((row) => {
      const key = textAt(row, table.keyColumn);
      const known = key.startsWith(WORDS_KEY) ? 'heading' : means.get(key);
      const ours = ownColumns(known).map((column) => columnNumber(table, column));
      return row.cells
        .filter((cell) => trimmed(cell.text) !== '' && cell.column !== table.keyColumn)
        .filter(({ column }) => column > last || column < table.keyColumn || !ours.includes(column))
        .map((cell) => ({ address: placeOf(table.sheet, row.number, cell.column), cell }));
    });
}

const ALL_COLUMNS: readonly FormColumn[] = FORM_COLUMNS.map(({ id }) => id);
const TASK_PLACES: readonly FormColumn[] = TASK_COLUMNS.map(({ from }) => from);

/** The columns in which a row of this kind has something of its own. */
function ownColumns(means: LayoutRow['means'] | undefined): readonly FormColumn[] {
  if (means === undefined) return [];
  if (means === 'task') return TASK_PLACES;
  return means === 'remark' ? ['number'] : ALL_COLUMNS;
}
