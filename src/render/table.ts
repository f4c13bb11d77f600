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

const GAP = 2;
const MIN_WRAP = 12;

export function table(
  columns: readonly Column[],
  rows: readonly Row[],
  width: number,
  bold: (text: string) => string,
): string {
  const cells = rows.filter((row): row is readonly string[] => !isSpan(row));
  const natural = columns.map(
    ({ head }, index) =>
      Math.max(screenWidth(head), ...cells.map((row) => screenWidth(row[index] ?? ''))) + GAP,
  );
  const fixed = natural.reduce(
    (total, own, index) => (columns[index]?.wraps === true ? total : total + own),
    0,
  );
  const wrapping = columns.filter(({ wraps }) => wraps === true).length;
  const left = Math.max(MIN_WRAP, Math.floor((width - fixed) / Math.max(1, wrapping)));
  const set = natural.map((own, index) => (columns[index]?.wraps === true ? Math.min(own, left) : own));
  const spare = Math.max(0, width - set.reduce((total, own) => total + own, 0));
  const widths = set.map((own, index) => (columns[index]?.fills === true ? own + spare : own));

  if (wrapping === 0 || natural.every((own, index) => own <= (widths[index] ?? 0)))
    return plainTable(columns, rows, widths, bold);
  return wrappedTable(columns, rows, widths, bold);
}

const padded = (text: string, width: number, align: Column['align']): string => {
  const space = ' '.repeat(Math.max(0, width - GAP - screenWidth(text)));
  return (align === 'right' ? space + text : text + space) + ' '.repeat(GAP);
};

/** Where every cell fits its column there is nothing to lay out. */
function plainTable(
  columns: readonly Column[],
  rows: readonly Row[],
  widths: readonly number[],
  bold: (text: string) => string,
): string {
  const line = (cells: readonly string[], weight = (text: string): string => text): string =>
    columns.map(({ align }, index) => weight(padded(cells[index] ?? '', widths[index] ?? 0, align))).join('');
  const lines = [
    line(
      columns.map(({ head }) => head),
      bold,
    ),
    ...rows.map((row) => (isSpan(row) ? row.span : line(row))),
  ];
  return lines.join('\n').replace(/[ ]+$/gmu, '');
}

function wrappedTable(
  columns: readonly Column[],
  rows: readonly Row[],
  widths: readonly number[],
  bold: (text: string) => string,
): string {
  const Table = require('cli-table3') as typeof import('cli-table3');
  const drawn = new Table({
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
    head: columns.map(({ head }) => bold(head)),
    colWidths: [...widths],
    colAligns: columns.map(({ align }) => align ?? 'left'),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  for (const row of rows) {
    // cli-table3 keeps its rows to itself once drawn; it never writes into these.
    if (isSpan(row)) drawn.push([{ colSpan: columns.length, content: row.span }]);
    else drawn.push([...row]);
  }
  return drawn.toString().replace(/[ ]+$/gmu, '');
}

/** Words set into lines of at most `width`, further lines moved in. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
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
    lines.push(line);
  }
  return lines.join('\n');
}
