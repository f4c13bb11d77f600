/** Headings of the free table as they are written, accents included: they tell encodings apart and show lost letters. */
import { tidy } from '../../domain/names.ts';

const WRITTEN: readonly string[] = [
  'mã đơn vị',
  'mã đv',
  'tên đơn vị',
  'đơn vị',
  'đơn vị báo cáo',
  'mã chỉ tiêu',
  'tên chỉ tiêu',
  'chỉ tiêu',
  'năm',
  'quý',
  'kỳ',
  'kỳ báo cáo',
  'giá trị',
  'số liệu',
  'tử số',
  'mẫu số',
  'ghi chú',
  'nguồn',
  'nguồn số liệu',
];

/** Characters in which headings are looked for. */
const LOOKED_AT = 16 * 1024;

const cellsOf = (text: string): string[] =>
  text
    .slice(0, LOOKED_AT)
    .split(/[;,\t|\r\n]/u)
    .map((cell) => tidy(cell.replaceAll('"', '')).toLowerCase());

/** How many cells at the beginning of a text are headings, to the letter. */
export const writtenHeadings = (text: string): number =>
  cellsOf(text).filter((cell) => WRITTEN.includes(cell)).length;

/** Whether a heading stands there with question marks in place of its letters: `M? ??n v?`. */
export const headingsAreLost = (text: string): boolean =>
  text.includes('?') &&
  cellsOf(text).some((cell) => cell.includes('?') && WRITTEN.some((heading) => isWorn(cell, heading)));

const isWorn = (cell: string, heading: string): boolean =>
  cell.length === heading.length &&
  [...heading].every((letter, at) => cell[at] === letter || (cell[at] === '?' && letter > '\u007f'));
