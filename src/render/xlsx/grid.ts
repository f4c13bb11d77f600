/** Rows of cells on a sheet: values, borders, and heights that hold their text. */
import type { CellRichTextValue, CellValue, Worksheet } from 'exceljs';
import { cellText } from './cell-text.ts';
import { DAY_FORMAT, daySerial, type NumberCell } from './number-cell.ts';
import { lookOf, TABLE_SIZE, type Face, type Look, type Side } from './styles.ts';
import { heightOf, lineCount } from './text-height.ts';
import type { Day } from '../../domain/day.ts';

/** Points above and below the text of a row. */
const AIR_IN_TABLE = 5;
const AIR_OUTSIDE = 3;

export interface Column {
  readonly header: string;
  /** In characters of the default font. */
  readonly width: number;
  readonly align: Side;
}

export type CellContent =
  /** @param formula what gives the text, where it is computed */
  | { readonly kind: 'text'; readonly text: string; readonly formula?: string }
  | { readonly kind: 'number'; readonly number: NumberCell }
  | { readonly kind: 'blank' };

export const BLANK: CellContent = { kind: 'blank' };
export const text = (words: string | null): CellContent =>
  words === null || words === '' ? BLANK : { kind: 'text', text: words };
export const numbered = (number: NumberCell): CellContent => ({ kind: 'number', number });
export const count = (value: number): CellContent => numbered({ value, number: value, numFmt: '#,##0' });
export function dayCell(day: Day | null): CellContent {
  if (day === null) return BLANK;
  const serial = daySerial(day);
  return numbered({ value: serial, number: serial, numFmt: DAY_FORMAT });
}

export const columnLetter = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

export function setColumns(sheet: Worksheet, columns: readonly Column[]): void {
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
  });
}

export const widthOf = (columns: readonly Column[], from: number, to: number): number =>
  columns.slice(from, to + 1).reduce((total, { width }) => total + width, 0);

const isPlain = ({ kind }: CellContent): boolean => kind !== 'number';

function textValue({ text: words, formula }: CellContent & { readonly kind: 'text' }): CellValue {
  const result = cellText(words);
  return formula === undefined ? result : { formula, result };
}

/** A row of a table. */
export function putRow(
  sheet: Worksheet,
  row: number,
  columns: readonly Column[],
  contents: readonly CellContent[],
  face: Face & Pick<Look, 'grey'> = {},
): void {
  const target = sheet.getRow(row);
  let lines = 1;
  columns.forEach(({ width, align }, index) => {
    const content = contents[index] ?? BLANK;
    const cell = target.getCell(index + 1);
    // Words in a column of numbers stand in its middle.
    const horizontal = isPlain(content) && align === 'right' ? 'center' : align;
    if (content.kind === 'number') {
      cell.style = lookOf({ ...face, horizontal, boxed: true, numFmt: content.number.numFmt });
      cell.value = content.number.value;
      return;
    }
    cell.style = lookOf({ ...face, horizontal, boxed: true });
    if (content.kind === 'blank') return;
    cell.value = textValue(content);
    lines = Math.max(lines, lineCount(content.text, width, { size: TABLE_SIZE, ...face }));
  });
  target.height = heightOf(lines, face.size ?? TABLE_SIZE, AIR_IN_TABLE);
}

/** The column headings, and under them their numbers where the form has such a row. */
export function putHeader(sheet: Worksheet, row: number, columns: readonly Column[]): void {
  putCentred(
    sheet,
    row,
    columns,
    columns.map(({ header }) => header),
    { bold: true },
  );
}

export function putNumbering(sheet: Worksheet, row: number, columns: readonly Column[]): void {
  putCentred(
    sheet,
    row,
    columns,
    columns.map((_, index) => `(${index + 1})`),
    { italic: true, size: 10 },
  );
}

function putCentred(
  sheet: Worksheet,
  row: number,
  columns: readonly Column[],
  words: readonly string[],
  face: Face,
): void {
  const centred = columns.map((column): Column => ({ ...column, align: 'center' }));
  putRow(sheet, row, centred, words.map(text), { ...face, grey: true });
}

/** A row of a table that is one cell from side to side. */
export function putBand(
  sheet: Worksheet,
  row: number,
  columns: readonly Column[],
  words: string,
  face: Face,
): void {
  const target = sheet.getRow(row);
  const first = target.getCell(1);
  first.style = lookOf({ ...face, horizontal: 'left', boxed: true });
  first.value = cellText(words);
  // The other cells take its look.
  sheet.mergeCells(row, 1, row, columns.length);
  const lines = lineCount(words, widthOf(columns, 0, columns.length - 1), { size: TABLE_SIZE, ...face });
  target.height = heightOf(lines, face.size ?? TABLE_SIZE, AIR_IN_TABLE);
}

export interface Span {
  /** First and last column, from 0. */
  readonly from: number;
  readonly to: number;
  readonly align: Side;
  readonly vertical?: 'top' | 'middle';
}

/**
 * Words outside the table, over several columns; the row grows to hold them.
 * @param words plain, or in runs of different faces
 */
export function putWords(
  sheet: Worksheet,
  row: number,
  columns: readonly Column[],
  span: Span,
  words: string | CellRichTextValue,
  face: Face,
): void {
  const cell = sheet.getCell(row, span.from + 1);
  const plain = typeof words === 'string' ? words : words.richText.map((run) => run.text).join('');
  cell.value = typeof words === 'string' ? cellText(words) : words;
  cell.style = lookOf({ ...face, horizontal: span.align, vertical: span.vertical ?? 'middle' });
  if (span.to > span.from) sheet.mergeCells(row, span.from + 1, row, span.to + 1);
  const size = face.size ?? TABLE_SIZE;
  const height = heightOf(
    lineCount(plain, widthOf(columns, span.from, span.to), { size, ...face }),
    size,
    AIR_OUTSIDE,
  );
  const target = sheet.getRow(row);
  target.height = Math.max(target.height ?? 0, height);
}
