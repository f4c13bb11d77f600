/** A formula that cells share stands in one of them; in the others its references move along. */
import { columnLetters, LIMITS } from '../foreign-file.ts';
import type { Place } from './places.ts';

/** Texts and quoted names; then references, which neither belong to a longer name nor are called. */
const PIECES =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.$\u00c0-\u1eff])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!\u00c0-\u1eff])/giu;

/** @returns the formula as it stands in `to`; a reference that would leave the sheet is `#REF!` */
export function movedFormula(formula: string, from: Place, to: Place): string {
  const [down, right] = [to.row - from.row, to.column - from.column];
  if (down === 0 && right === 0) return formula;
  return formula.replace(
    PIECES,
    (whole: string, fixedColumn?: string, letters?: string, fixedRow?: string, digits?: string) => {
      if (letters === undefined || digits === undefined) return whole;
      const column = columnNumber(letters.toUpperCase()) + (fixedColumn === '$' ? 0 : right);
      const row = Number(digits) + (fixedRow === '$' ? 0 : down);
      if (columnNumber(letters.toUpperCase()) > LIMITS.columns) return whole;
      if (column < 1 || column > LIMITS.columns || row < 1 || row > LIMITS.rows) return '#REF!';
      return `${fixedColumn ?? ''}${columnLetters(column)}${fixedRow ?? ''}${row}`;
    },
  );
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
