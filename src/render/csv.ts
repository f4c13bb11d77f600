/** Tables as csv for Excel in Vietnam: semicolons, CRLF, a UTF-8 mark, the decimal comma. */
import { plainText } from './xlsx/cell-text.ts';

const SEPARATOR = ';';
const LINE_END = '\r\n';
const MARK = '\ufeff';

/** A text is guarded; a number goes as it is, or «-5» would no longer be one. */
export type CsvCell = { readonly text: string } | { readonly number: string } | null;

/**
 * What a spreadsheet would take for a formula: at the beginning, or behind a mark at which a program that is set to
 * other separators would begin a cell. The wide forms are what Excel makes plain by itself.
 */
const FORMULA = /(^|[;,|"'])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

/** One line of text that no spreadsheet evaluates. */
export const guarded = (text: string): string =>
  plainText(text)
    .trim()
    .replace(/\s*\n\s*/gu, '; ')
    .replace(FORMULA, "$1$2'");

const quoted = (text: string): string => (/[;,"'|\s]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function cellOf(cell: CsvCell): string {
  if (cell === null) return '';
  return 'number' in cell ? cell.number : quoted(guarded(cell.text));
}

export function csv(rows: readonly (readonly CsvCell[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(cellOf).join(SEPARATOR) + LINE_END);
  return new TextEncoder().encode(MARK + lines.join(''));
}
