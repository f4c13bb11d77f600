/**
 * Two workbooks cell by cell: what a person changed in the second, whichever program saved it. Cells are compared by
 * what they hold, never by how a file writes it down.
 */
import { placeIn, type IncomingCell } from './incoming.ts';

/** A sheet as a reader gives it: only cells that hold something, in rising order. */
export interface BookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly BookRow[];
  /** Letters of the hidden columns that hold something. */
  readonly hiddenColumns: readonly string[];
}

export interface BookRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly IncomingCell[];
}

export interface CellValue {
  readonly kind: IncomingCell['kind'];
  readonly text: string;
  /** How many of a number's decimals its cell shows; null: as many as it has. */
  readonly decimals: number | null;
}

export type BookDifference =
  | { readonly kind: 'value'; readonly cell: string; readonly old: CellValue; readonly new: CellValue }
  | {
      readonly kind: 'formula' | 'format' | 'merged';
      readonly cell: string;
      readonly old: string | null;
      readonly new: string | null;
    }
  | {
      readonly kind:
        | 'sheet_added'
        | 'sheet_removed'
        | 'sheet_hidden'
        | 'sheet_shown'
        | 'row_hidden'
        | 'row_shown'
        | 'column_hidden'
        | 'column_shown';
      /** The sheet, or a row or column of it: `Phụ lục!12`, `Phụ lục!F`. */
      readonly cell: string;
    }
  | { readonly kind: 'sheet_renamed'; readonly cell: string; readonly old: string; readonly new: string };

export interface BookComparison {
  /** In the order of the old workbook's sheets; within a sheet row by row. */
  readonly differences: readonly BookDifference[];
  /** Formulas whose results the second file does not hold: some programs leave them to the one that opens it. */
  readonly uncomputed: number;
}

export function compareBooks(old: readonly BookSheet[], present: readonly BookSheet[]): BookComparison {
  const pairs = pairsOf(old, present);
  const differences: BookDifference[] = [];
  let uncomputed = 0;
  for (const sheet of old) {
    const twin = pairs.get(sheet);
    if (twin === undefined) {
      differences.push({ kind: 'sheet_removed', cell: sheet.name });
      continue;
    }
    differences.push(...sheetDifferences(sheet, twin));
    for (const { cells } of twin.rows)
      uncomputed += cells.filter(({ facts }) => facts?.uncomputed === true).length;
  }
  const known = new Set(pairs.values());
  const added = present.filter((sheet) => !known.has(sheet));
  differences.push(...added.map(({ name }): BookDifference => ({ kind: 'sheet_added', cell: name })));
  return { differences, uncomputed };
}

/** Sheets by their names; what is left over by what it holds. */
function pairsOf(
  old: readonly BookSheet[],
  present: readonly BookSheet[],
): ReadonlyMap<BookSheet, BookSheet> {
  const pairs = new Map<BookSheet, BookSheet>();
  const free = new Set(present);
  const pair = (sheet: BookSheet, twin: BookSheet | undefined): void => {
    if (twin === undefined) return;
    pairs.set(sheet, twin);
    free.delete(twin);
  };
  for (const sheet of old)
    pair(
      sheet,
      [...free].find(({ name }) => name === sheet.name),
    );
  for (const sheet of old.filter((each) => !pairs.has(each)))
    pair(
      sheet,
      [...free].find((other) => likeness([sheet], [{ ...other, name: sheet.name }]) > HALF),
    );
  return pairs;
}

const HALF = 0.5;

/** Which part of the old workbook's cells the other holds in the same places: 0 to 1. */
export function likeness(old: readonly BookSheet[], present: readonly BookSheet[]): number {
  let all = 0;
  let same = 0;
  for (const sheet of old) {
    const twin = present.find(({ name }) => name === sheet.name) ?? { ...sheet, rows: [] };
    for (const [was, is] of pairedCells(sheet, twin)) {
      if (was === NOTHING) continue;
      all++;
      if (is !== NOTHING && sameValue(was, is)) same++;
    }
  }
  return all === 0 ? 0 : same / all;
}

const NOTHING: IncomingCell = { column: 0, kind: 'blank', text: '' };

type CellPair = readonly [old: IncomingCell, present: IncomingCell, row: number];

/** The cells of two sheets by their places, in the order of reading; `NOTHING` where one has none. */
function* pairedCells(old: BookSheet, present: BookSheet): Generator<CellPair> {
  for (const [was, is] of paired(old.rows, present.rows, ({ number }) => number)) {
    const row = (was ?? is)?.number ?? 0;
    for (const [cell, other] of paired(was?.cells ?? [], is?.cells ?? [], ({ column }) => column))
      yield [cell ?? NOTHING, other ?? NOTHING, row];
  }
}

/** Two lists that rise by a key, side by side. */
function* paired<T>(
  left: readonly T[],
  right: readonly T[],
  keyOf: (thing: T) => number,
): Generator<readonly [T | undefined, T | undefined]> {
  let [at, beside] = [0, 0];
  while (at < left.length || beside < right.length) {
    const [a, b] = [left[at], right[beside]];
    const [keyA, keyB] = [a, b].map((thing) => (thing === undefined ? Infinity : keyOf(thing)));
    const least = Math.min(keyA ?? Infinity, keyB ?? Infinity);
    if (keyA === least) at++;
    if (keyB === least) beside++;
    yield [keyA === least ? a : undefined, keyB === least ? b : undefined];
  }
}

function sheetDifferences(old: BookSheet, present: BookSheet): BookDifference[] {
  const { name } = old;
  const renamed: BookDifference[] =
    name === present.name ? [] : [{ kind: 'sheet_renamed', cell: name, old: name, new: present.name }];
  const hidden: BookDifference[] =
    old.hidden === present.hidden
      ? []
      : [{ kind: present.hidden ? 'sheet_hidden' : 'sheet_shown', cell: name }];
  return [
    ...renamed,
    ...hidden,
    ...columnDifferences(old, present),
    ...rowDifferences(old, present),
    ...cellDifferences(old, present),
  ];
}

function columnDifferences({ name, hiddenColumns: old }: BookSheet, present: BookSheet): BookDifference[] {
  const now = present.hiddenColumns;
  return [
    ...now
      .filter((column) => !old.includes(column))
      .map((column): BookDifference => ({ kind: 'column_hidden', cell: `${name}!${column}` })),
    ...old
      .filter((column) => !now.includes(column))
      .map((column): BookDifference => ({ kind: 'column_shown', cell: `${name}!${column}` })),
  ];
}

function rowDifferences(old: BookSheet, present: BookSheet): BookDifference[] {
  const hidden = new Map(old.rows.map((row) => [row.number, row.hidden]));
  return present.rows.flatMap((row): BookDifference[] => {
    const was = hidden.get(row.number);
    if (was === undefined || was === row.hidden) return [];
    return [{ kind: row.hidden ? 'row_hidden' : 'row_shown', cell: `${old.name}!${row.number}` }];
  });
}

const cellDifferences = (old: BookSheet, present: BookSheet): BookDifference[] =>
  [...pairedCells(old, present)].flatMap(([was, is, row]) =>
    differencesOf(placeIn(old.name, row, Math.max(was.column, is.column)), was, is),
  );

function differencesOf(cell: string, old: IncomingCell, present: IncomingCell): BookDifference[] {
  const found: BookDifference[] = [];
  const [was, is] = [old.facts?.formula ?? null, present.facts?.formula ?? null];
  if (plainFormula(was) !== plainFormula(is)) found.push({ kind: 'formula', cell, old: was, new: is });
  if (!sameValue(old, present)) found.push({ kind: 'value', cell, old: valueOf(old), new: valueOf(present) });
  else if (isNumber(present) && looksOf(old) !== looksOf(present))
    found.push({
      kind: 'format',
      cell,
      old: old.facts?.format ?? null,
      new: present.facts?.format ?? null,
    });
  if (old.facts?.merged !== present.facts?.merged && old !== NOTHING && present !== NOTHING)
    found.push({
      kind: 'merged',
      cell,
      old: old.facts?.merged ?? null,
      new: present.facts?.merged ?? null,
    });
  return found;
}

const valueOf = ({ kind, text, facts }: IncomingCell): CellValue => ({
  kind,
  text,
  decimals: decimalsOf(facts?.format),
});

/** Two programs that compute the same formula may differ in its last binary digits. */
const COMPUTED = 1e-9;
/**
 * Programs keep 15 to 17 digits of a quotient: the fifteenth may come back one off. A typed figure has 6 decimals at most
 * (DESIGN 3.1), and may not differ at all.
 */
const FIFTEENTH_DIGIT = 1.1e-14;
const TYPED_DECIMALS = 6;

function sameValue(old: IncomingCell, present: IncomingCell): boolean {
  const formula = plainFormula(old.facts?.formula ?? null);
  const computed = formula !== null && formula === plainFormula(present.facts?.formula ?? null);
  // A result that is not in the file is made when it is opened.
  if (present.facts?.uncomputed === true) return true;
  if (old.kind !== present.kind) return false;
  if (old.text === present.text) return true;
  if (old.kind === 'text') return plainText(old.text) === plainText(present.text);
  if (old.kind !== 'number') return false;
  if (computed) return near(old.text, present.text, COMPUTED);
  const decimals = old.text.split('.')[1]?.length ?? 0;
  return decimals > TYPED_DECIMALS && near(old.text, present.text, FIFTEENTH_DIGIT);
}

function near(old: string, present: string, part: number): boolean {
  const [a, b] = [Number(old), Number(present)];
  return Math.abs(a - b) <= part * Math.max(Math.abs(a), Math.abs(b));
}

const plainText = (text: string): string => text.replace(/\r\n?/gu, '\n');

/** Blanks and letters' case mean nothing outside the names of sheets and texts. */
function plainFormula(formula: string | null): string | null {
  if (formula === null) return null;
  return formula
    .split(/('(?:[^']|'')*'|"(?:[^"]|"")*")/u)
    .map((part, index) => (index % 2 === 1 ? unquoted(part) : part.replace(/\s/gu, '').toUpperCase()))
    .join('');
}

/** A program may leave out quotes that a sheet's name does not need. */
const unquoted = (part: string): string => (/^'\w+'$/u.test(part) ? part.slice(1, -1).toUpperCase() : part);

const isNumber = ({ kind, facts }: IncomingCell): boolean => kind === 'number' || facts?.uncomputed === true;

/** How many decimals a number shows, and whether as a percentage: what decides which digits a reader sees. */
const looksOf = ({ facts }: IncomingCell): string =>
  `${decimalsOf(facts?.format) ?? 'general'}${facts?.percent === true ? '%' : ''}`;

/** Of positive numbers: those of a format's first part. */
function decimalsOf(format = ''): number | null {
  const [first = ''] = format.replace(/"[^"]*"|\\./gu, '').split(';');
  if (!/[0#]/u.test(first)) return null;
  return /\.([0#?]*)/u.exec(first)?.[1]?.length ?? 0;
}
