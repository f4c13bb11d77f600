/** Cells of the form: what may be filled in is coloured and unlocked, all else is locked. */
import type { CellRichTextValue, CellValue, Style, Worksheet } from 'exceljs';
import { columnOf, FORM_COLUMNS, type FormColumn } from '../../domain/unit-form.ts';
import { cellText } from './cell-text.ts';
import { BOX, fontOf, GREY, shrunk, TABLE_SIZE, wrapped, type Face, type Side } from './styles.ts';
import { heightOf, lineCount, TALLEST } from './text-height.ts';

/** In characters of the default font; together an A4 page across at full size. */
const WIDTHS: Readonly<Record<FormColumn, number>> = {
  key: 2,
  number: 7.5,
  name: 45.5,
  measure: 7,
  target: 8,
  before: 10,
  numerator: 9.25,
  denominator: 9.25,
  result: 9.5,
  noCases: 9.5,
  note: 14,
  source: 13.5,
};
export const LAST_COLUMN = 'source';
const AIR = 5;
/** Text as it is typed: «12/2026» stays what it is, and a line that begins with a dash is no formula. */
const TEXT_FORMAT = '@';

/**
 * `fixed`: printed words of the table. `input`: to be filled in. `unused`: means nothing in this row. `open`: may be
 * written in but belongs to nobody's data (the signature).
 */
export type Look = 'fixed' | 'input' | 'unused' | 'heading' | 'words' | 'open';

export interface Run {
  readonly text: string;
  readonly face?: Face;
}

export type Content =
  | { readonly kind: 'blank' }
  | { readonly kind: 'runs'; readonly runs: readonly Run[] }
  | { readonly kind: 'number'; readonly value: number | null; readonly numFmt: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly result: number | string };

export const EMPTY: Content = { kind: 'blank' };
export const words = (text: string | null, face: Face = {}): Content =>
  text === null || text === '' ? EMPTY : { kind: 'runs', runs: [{ text, face }] };

export interface Block {
  readonly from: FormColumn;
  readonly to?: FormColumn;
  readonly content: Content;
  readonly look: Look;
  readonly align: Side;
  readonly vertical?: 'top' | 'middle' | 'bottom';
  /** For `input`: numbers keep their format and get smaller when they are too long, text wraps. */
  readonly holds?: 'number' | 'text';
  readonly face?: Face;
}

/** Not grey: on black and white paper that is what the colour of the others looks like. */
const HATCHED = {
  type: 'pattern',
  pattern: 'lightUp',
  fgColor: { argb: 'FF7F7F7F' },
  bgColor: { argb: 'FFFFFFFF' },
} as const;
const INPUT_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } } as const;
const FAINT = { style: 'hair', color: { argb: 'FF000000' } } as const;
/** Faint lines around what is printed, so that the boxes to fill in stand out on black and white paper too. */
const FAINT_BOX = { top: FAINT, left: FAINT, bottom: FAINT, right: FAINT };

const LOOKS: Readonly<Record<Look, Partial<Style>>> = {
  fixed: { border: FAINT_BOX },
  input: { border: BOX, fill: INPUT_FILL, protection: { locked: false } },
  unused: { border: FAINT_BOX, fill: HATCHED },
  heading: { border: BOX, fill: GREY },
  words: {},
  open: { protection: { locked: false } },
};

export function setFormColumns(sheet: Worksheet): void {
  FORM_COLUMNS.forEach(({ id }, index) => {
    sheet.getColumn(index + 1).width = WIDTHS[id];
  });
  sheet.getColumn(columnOf('key') + 1).hidden = true;
}

export const addressOf = (row: number, column: FormColumn): string =>
  `${String.fromCharCode('A'.charCodeAt(0) + columnOf(column))}${row}`;

/**
 * A row of blocks side by side; it is as tall as its tallest text.
 * @param key what the reader knows the row by; null: it does not matter to the reader
 */
export function putFormRow(
  sheet: Worksheet,
  row: number,
  key: string | null,
  blocks: readonly Block[],
  least = 0,
): void {
  if (key !== null) {
    const cell = sheet.getCell(row, columnOf('key') + 1);
    cell.value = cellText(key);
    cell.font = fontOf({ size: 8 });
  }
  const heights = blocks.map((block) => putBlock(sheet, row, block));
  sheet.getRow(row).height = Math.min(TALLEST, Math.max(least, ...heights));
}

function putBlock(sheet: Worksheet, row: number, block: Block): number {
  const { from, to = from, content, look } = block;
  const cell = sheet.getCell(row, columnOf(from) + 1);
  const { value, numFmt } = valueOf(content);
  const typed = look === 'input' && block.holds !== 'number' ? TEXT_FORMAT : numFmt;
  cell.style = {
    ...LOOKS[look],
    font: fontOf(block.face ?? firstFace(content)),
    alignment: alignmentOf(block),
    ...(typed === null ? {} : { numFmt: typed }),
  };
  cell.value = value;
  if (to !== from) sheet.mergeCells(row, columnOf(from) + 1, row, columnOf(to) + 1);
  return heightNeeded(content, widthOf(from, to));
}

function alignmentOf({ align, vertical = 'middle', holds, content }: Block): Partial<Style['alignment']> {
  if (holds === 'number' || content.kind === 'number') return shrunk(align);
  return vertical === 'bottom' ? { ...wrapped(align), vertical: 'bottom' } : wrapped(align, vertical);
}

function valueOf(content: Content): { readonly value: CellValue; readonly numFmt: string | null } {
  switch (content.kind) {
    case 'blank':
      return { value: null, numFmt: null };
    case 'number':
      return { value: content.value === null ? null : finite(content.value), numFmt: content.numFmt };
    case 'formula': {
      const { formula, result } = content;
      return {
        value: { formula, result: typeof result === 'number' ? finite(result) : result },
        numFmt: null,
      };
    }
    case 'runs':
      return { value: textValue(content.runs), numFmt: null };
  }
}

/** Words of one face are a plain text: some programs lose rich text. */
function textValue(runs: readonly Run[]): string | CellRichTextValue {
  const [only, ...others] = runs;
  if (only !== undefined && others.length === 0) return cellText(only.text);
  return {
    richText: runs.map(({ text, face }) => ({ text: cellText(text), font: fontOf(face) })),
  };
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new RangeError(`not a number for a cell: ${number}`);
  return number;
}

const firstFace = (content: Content): Face => (content.kind === 'runs' ? (content.runs[0]?.face ?? {}) : {});

const widthOf = (from: FormColumn, to: FormColumn): number =>
  FORM_COLUMNS.slice(columnOf(from), columnOf(to) + 1).reduce((sum, { id }) => sum + WIDTHS[id], 0);

/** Each run that begins a line is counted by itself: runs part at line ends only. */
function heightNeeded(content: Content, width: number): number {
  if (content.kind !== 'runs') return heightOf(1, TABLE_SIZE, AIR);
  return content.runs.reduce((height, { text, face = {} }) => {
    const size = face.size ?? TABLE_SIZE;
    const lines = lineCount(text.replace(/\n$/u, ''), width, { size, ...face });
    return height + heightOf(lines, size, 0);
  }, AIR);
}
