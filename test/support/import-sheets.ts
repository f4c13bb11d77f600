/** Rows of a sheet written by hand, as spreadsheet programs and others write them. */
import { bookOf, escaped, sheetOf } from './xlsx-parts.ts';

/** A text, a number, or a cell written out: `{ t: 'b', v: '1' }`. Null leaves a gap. */
export type Content =
  | string
  | number
  | null
  | {
      readonly t?: string;
      readonly s?: number;
      readonly v?: string;
      readonly f?: string;
      readonly inline?: string;
    };

export const COLUMNS: readonly string[] = ['Mã đơn vị', 'Mã chỉ tiêu', 'Năm', 'Quý', 'Giá trị', 'Ghi chú'];

const letters = (index: number): string => String.fromCharCode(65 + index);

function cellXml(content: Content, place: string): string {
  if (content === null) return '';
  if (typeof content === 'string') return cellXml({ inline: content }, place);
  if (typeof content === 'number') return cellXml({ v: String(content) }, place);
  const { t, s, v, f, inline } = content;
  const attributes =
    `${place}${s === undefined ? '' : ` s="${s}"`}` +
    (inline !== undefined ? ' t="inlineStr"' : t === undefined ? '' : ` t="${t}"`);
  const inner =
    inline === undefined
      ? `${f === undefined ? '' : `<f>${escaped(f)}</f>`}${v === undefined ? '' : `<v>${escaped(v)}</v>`}`
      : `<is><t xml:space="preserve">${escaped(inline)}</t></is>`;
  return `<c${attributes}>${inner}</c>`;
}

export const rowXml = (number: number, cells: readonly Content[], attributes = ''): string =>
  `<row r="${number}"${attributes}>${cells
    .map((content, index) => cellXml(content, ` r="${letters(index)}${number}"`))
    .join('')}</row>`;

/** Without any addresses, as some programs write them. */
export const bareRow = (cells: readonly Content[]): string =>
  `<row>${cells.map((content) => cellXml(content, '')).join('')}</row>`;

export const rowsXml = (rows: readonly (readonly Content[])[], first = 1): string =>
  rows.map((cells, index) => rowXml(first + index, cells)).join('');

/** The usual headings and these rows, on a sheet «Số liệu». */
export const sheetTable = (
  rows: readonly (readonly Content[])[],
  rest: Omit<NonNullable<Parameters<typeof sheetOf>[1]>, 'name'> = {},
): Uint8Array => sheetOf(rowsXml([COLUMNS, ...rows]), { name: 'Số liệu', ...rest });

export const sheetsOf = (
  ...sheets: readonly {
    readonly name: string;
    readonly state?: string;
    readonly rows: readonly (readonly Content[])[];
  }[]
): Uint8Array => bookOf({ sheets: sheets.map(({ rows, ...sheet }) => ({ ...sheet, rows: rowsXml(rows) })) });
