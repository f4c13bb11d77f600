/** A csv file as people send it: encoding, delimiter, quotes and line ends are found out (DESIGN 5.1). */
import type { Bulk } from '../../domain/file-problem.ts';
import { refuse } from '../../domain/problem.ts';
import { LIMITS, type ForeignCell, type ForeignFile, type ForeignRow } from '../foreign-file.ts';
import { delimiterOf } from './delimiter.ts';
import { brokenQuote } from './quotes.ts';
import { decode } from './encoding.ts';

/**
 * All cells are text, composed (NFC) and otherwise as they stand, blanks included; line breaks inside them are line
 * feeds. A row is numbered by the line on which it begins.
 *
 * @param file its name, for messages
 * @throws KpiError file_empty, file_foreign, file_too_big, encoding_unreadable, quote_unclosed
 */
export async function readCsv(bytes: Uint8Array, file: string): Promise<ForeignFile> {
  if (bytes.length > LIMITS.file) tooBig(file, 'file');
  const { text: decoded, encoding, converted } = await decode(bytes, file);
  const text = decoded.replace(/^\ufeff+/u, '').replace(/\r\n?/gu, '\n');
  const declared = DECLARED.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  if (body.trim() === '') return refuse({ kind: 'file_empty', file });
  const { default: papa } = await import('papaparse');
  const first = declared === null ? 1 : 2;
  const delimiter = declared?.[1] ?? delimiterOf(body, papa);
  if (exceeds(body, '\n', MOST_LINES)) tooBig(file, 'rows');
  if (exceeds(body, delimiter, MOST_FIELDS)) tooBig(file, 'cells');
  const broken = brokenQuote(body, delimiter);
  if (broken?.overlong === true) tooBig(file, 'cell');
  if (broken !== null) refuse({ kind: 'quote_unclosed', file, row: first + count(body, '\n', broken.at) });
  const records = body.includes('"')
    ? papa.parse<string[]>(body, { delimiter, newline: '\n', quoteChar: '"' }).data
    : unquoted(body, delimiter);
  return {
    kind: 'csv',
    encoding,
    delimiter,
    sheets: [{ name: '', hidden: false, rows: rowsOf(records, first, file), hiddenColumns: [] }],
    properties: { creator: null, savedBy: null, keywords: null },
    notes: converted ? [{ kind: 'converted', encoding }] : [],
  };
}

/** Excel's own way to say what stands between the fields. */
const DECLARED = /^"?sep=([^\w\s"]|\t)\1*"?[ \t]*(?:\n|$)/iu;

/** Beyond these nothing is parsed: a row has several lines at most, and most fields of a sparse table are blank. */
const MOST_LINES = 4 * LIMITS.rows;
const MOST_FIELDS = 10 * LIMITS.cells;

function tooBig(file: string, what: Bulk & keyof typeof LIMITS): never {
  return refuse({ kind: 'file_too_big', file, what, limit: LIMITS[what] });
}

const exceeds = (text: string, sign: string, most: number): boolean =>
  text.length > most && count(text, sign, text.length) > most;

/** How often a sign stands before a place. */
function count(text: string, sign: string, before: number): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0 && at < before; at = text.indexOf(sign, at + 1)) found++;
  return found;
}

/** Where nothing is quoted a line is a record. One by one, so that those of a large file need not all lie in memory. */
function* unquoted(text: string, delimiter: string): Generator<string[]> {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield text.slice(start, end).split(delimiter);
    start = end + 1;
  }
  yield text.slice(start).split(delimiter);
}

/** @param first the line on which the first record begins */
function rowsOf(records: Iterable<readonly string[]>, first: number, file: string): ForeignRow[] {
  const rows: ForeignRow[] = [];
  const columns: SeenCells[] = [];
  let line = first;
  let filled = 0;
  for (const record of records) {
    if (record.length > LIMITS.columns) tooBig(file, 'columns');
    const cells = cellsOf(record, columns, file);
    if (cells.some(({ text }) => text.trim() !== '')) rows.push({ number: line, hidden: false, cells });
    filled += cells.length;
    line += 1;
    for (const { text } of cells) if (text.includes('\n')) line += count(text, '\n', text.length);
    if (rows.length > LIMITS.rows) tooBig(file, 'rows');
    if (filled > LIMITS.cells) tooBig(file, 'cells');
  }
  return rows;
}

/**
 * Cells of a column that may be used again: many rows repeat the one above, or one of a few; and a large table is read
 * faster with fewer cells.
 */
interface SeenCells {
  above: ForeignCell | undefined;
  /** By their text; null when they are too many to be few. */
  few: Map<string, ForeignCell> | null;
}
const FEW = 500;

function cellIn(seen: SeenCells, column: number, text: string): ForeignCell {
  if (seen.above?.text === text) return seen.above;
  let cell = seen.few?.get(text);
  if (cell === undefined) {
    cell = { column, kind: 'text', text };
    if (seen.few !== null && seen.few.set(text, cell).size > FEW) seen.few = null;
  }
  seen.above = cell;
  return cell;
}

function cellsOf(record: readonly string[], columns: SeenCells[], file: string): ForeignCell[] {
  const cells: ForeignCell[] = [];
  for (let index = 0; index < record.length; index++) {
    const text = composed(record[index] ?? '');
    if (text === '') continue;
    if (text.length > LIMITS.cell) tooBig(file, 'cell');
    const seen = (columns[index] ??= { above: undefined, few: new Map() });
    cells.push(cellIn(seen, index + 1, text));
  }
  return cells;
}

/** What lies below U+0300 is composed already. */
const composed = (text: string): string =>
  /[\u0300-\uffff]/.test(text) ? text.normalize('NFC').replaceAll('\ufeff', '') : text;
