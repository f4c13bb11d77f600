/**
 * Tables for the terminal. Every column is as wide as its widest cell but the one that may wrap, which takes what is
 * left; nothing is ever cut, least of all inside a number.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** The column that gives way, at word boundaries. */
  readonly wraps?: boolean;
  /** The column that takes what is left of the screen, so that texts over the whole width have all of it. */
  readonly fills?: boolean;
}

/** A row of cells, or one text over the whole width. */
export type Row = readonly string[] | { readonly span: string };

const isSpan = (row: Row): row is { readonly span: string } => 'span' in row;

const BORDERLESS = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((name) => [name, '']),
);

/** An escape sequence from its first character on. */
const ESCAPE = /\u001b\[[0-9;]*m/uy;

/**
 * Columns a text takes on the screen, its widest line: escape sequences and combining marks take none, characters of
 * full width two. A loop and not a pattern: this is asked for every cell, and classes of Unicode are slow to make ready.
 */
export function screenWidth(text: string): number {
  let widest = 0;
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x0a) {
      widest = Math.max(widest, width);
      width = 0;
    } else if (code === 0x1b) {
      ESCAPE.lastIndex = index;
      index += (ESCAPE.exec(text)?.[0].length ?? 1) - 1;
    } else if (code < 0x300) width += 1;
    else if (!isCombining(code)) width += isWide(code) ? 2 : isLowSurrogate(code) ? 0 : 1;
  }
  return Math.max(widest, width);
}

const isCombining = (code: number): boolean =>
  (code >= 0x300 && code <= 0x36f) ||
  (code >= 0x200b && code <= 0x200d) ||
  (code >= 0xfe00 && code <= 0xfe0f);
/** CJK and full-width forms; the first half of a pair stands for a pictograph. */
const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xd800 && code <= 0xdbff) ||
  (code >= 0xff00 && code <= 0xff60);
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** Blanks between columns; a narrow screen takes the smaller number. */
const GAPS = [2, 1];

interface Layout {
  readonly gap: number;
  readonly widths: readonly number[];
}

/** @returns the text, no line of it wider than `width` unless a single word is */
export function table(
  columns: readonly Column[],
  rows: readonly Row[],
  width: number,
  bold: (text: string) => string,
): string {
  const [layout] = GAPS.flatMap((gap) => layoutOf(columns, rows, width, gap) ?? []);
  if (layout === undefined) return stacked(columns, rows, width);
  const fits = (row: Row): boolean =>
    isSpan(row) || row.every((cell, index) => screenWidth(cell) <= (layout.widths[index] ?? 0));
  const draw = [columns.map(({ head }) => head), ...rows].every(fits) ? plainTable : wrappedTable;
  return draw(columns, rows, layout, bold).replace(/[ ]+$/gmu, '');
}

/** Widths of the columns with this gap between them, or null where the screen is too narrow for them. */
function layoutOf(
  columns: readonly Column[],
  rows: readonly Row[],
  width: number,
  gap: number,
): Layout | null {
  const cellsOf = (index: number): string[] => [
    columns[index]?.head ?? '',
    ...rows.flatMap((row) => (isSpan(row) ? [] : [row[index] ?? ''])),
  ];
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(screenWidth));
  const natural = columns.map((_, index) => widest(cellsOf(index)));
  // A column that wraps can become as narrow as its longest word: words are never cut.
  const least = columns.map(({ wraps }, index) =>
    wraps === true ? widest(cellsOf(index).flatMap((cell) => cell.split(/[ \n]/u))) : (natural[index] ?? 0),
  );
  let spare = width - gap * (columns.length - 1) - least.reduce((total, own) => total + own, 0);
  if (spare < 0) return null;
  const widths = least.map((own, index) => {
    const more = Math.min(spare, (natural[index] ?? 0) - own);
    spare -= more;
    return own + more;
  });
  return { gap, widths: widths.map((own, index) => (columns[index]?.fills === true ? own + spare : own)) };
}

const aligned = (text: string, width: number, align: Column['align']): string => {
  const space = ' '.repeat(Math.max(0, width - screenWidth(text)));
  return align === 'right' ? space + text : text + space;
};

/** Where every cell fits its column there is nothing to wrap. */
function plainTable(
  columns: readonly Column[],
  rows: readonly Row[],
  { gap, widths }: Layout,
  bold: (text: string) => string,
): string {
  const line = (cells: readonly string[], weight = (text: string): string => text): string =>
    columns
      .map(({ align }, index) => weight(aligned(cells[index] ?? '', widths[index] ?? 0, align)))
      .join(' '.repeat(gap));
  const heads = columns.map(({ head }) => head);
  return [line(heads, bold), ...rows.map((row) => (isSpan(row) ? row.span : line(row)))].join('\n');
}

function wrappedTable(
  columns: readonly Column[],
  rows: readonly Row[],
  { gap, widths }: Layout,
  bold: (text: string) => string,
): string {
  const Table = require('cli-table3') as typeof import('cli-table3');
  const drawn = new Table({
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
    head: columns.map(({ head }) => bold(head)),
    colWidths: widths.map((own) => own + gap),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  for (const row of rows) {
    // cli-table3 keeps its rows to itself once drawn; it never writes into these.
    if (isSpan(row)) drawn.push([{ colSpan: columns.length, content: row.span }]);
    else drawn.push([...row]);
  }
  return drawn.toString();
}

const NO_BREAK = '\u00a0';

/** On a screen too narrow for columns: a row is its first cell, then each further one behind its heading. */
function stacked(columns: readonly Column[], rows: readonly Row[], width: number): string {
  const cell = (text: string, index: number): string[] => {
    if (text === '') return [];
    const piece = index === 0 ? text : `${columns[index]?.head ?? ''}: ${text}`;
    // Short ones stay in one piece: a heading belongs to its value.
    return [screenWidth(piece) > width - 3 ? piece : piece.replaceAll(' ', NO_BREAK)];
  };
  const texts = rows.map((row) => (isSpan(row) ? row.span : row.flatMap(cell).join('; ')));
  return texts
    .map((text) => wrap(text, width, '  '))
    .join('\n')
    .replaceAll(NO_BREAK, ' ');
}

/** Words set into lines of at most `width`, further lines moved in; colour and weight end and begin with each line. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines = text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, indent));
  return (text.includes('\u001b') ? closedLines(lines) : lines).join('\n');
}

function wrapParagraph(paragraph: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  const [first = ''] = /^ */u.exec(paragraph) ?? [];
  const [start = '', ...words] = paragraph.slice(first.length).split(' ');
  let line = first + start;
  for (const word of words) {
    const longer = `${line} ${word}`;
    if (screenWidth(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}

const STYLES = /\u001b\[(\d+)m/gu;
/** Codes that end a style: reset, normal weight, default colours. */
const ENDS = new Set(['0', '22', '39', '49']);

function closedLines(lines: readonly string[]): string[] {
  let open: string[] = [];
  return lines.map((line) => {
    const before = open.join('');
    for (const [sequence, code = ''] of line.matchAll(STYLES))
      open = ENDS.has(code) ? [] : [...open, sequence];
    return before + line + (open.length > 0 ? '\u001b[0m' : '');
  });
}
