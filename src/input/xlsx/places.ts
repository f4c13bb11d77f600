/** Addresses in a sheet: `B12`, `A1:C4`. */
import { LIMITS } from '../foreign-file.ts';
import { damaged, tooBig } from './faults.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Range {
  readonly text: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const DIGIT_0 = 48;
const BEFORE_A = 64;

/**
 * Character by character: it is asked for every cell.
 * @param where for the message
 * @throws KpiError file_damaged; file_too_big beyond the last row or column of a spreadsheet
 */
export function placeAt(text: string, file: string, where: string): Place {
  let at = 0;
  let column = 0;
  let row = 0;
  for (let letter = letterAt(text, at); letter > 0; letter = letterAt(text, ++at))
    column = column * 26 + letter;
  const letters = at;
  for (let digit = digitAt(text, at); digit >= 0; digit = digitAt(text, ++at)) row = row * 10 + digit;
  const wellFormed = letters > 0 && letters < 5 && at === text.length && digitAt(text, letters) > 0;
  if (!wellFormed) return damaged(file, 'structure', where);
  return { row: boundedRow(row, file), column: boundedColumn(column, file) };
}

/** 1 for `A`, 26 for `Z`; 0 for anything else. */
function letterAt(text: string, at: number): number {
  const letter = text.charCodeAt(at) - BEFORE_A;
  return letter >= 1 && letter <= 26 ? letter : 0;
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - DIGIT_0;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

export const boundedRow = (row: number, file: string): number =>
  row > LIMITS.rows ? tooBig(file, 'rows') : row;

export const boundedColumn = (column: number, file: string): number =>
  column > LIMITS.columns ? tooBig(file, 'columns') : column;

export function rangeAt(text: string, file: string, where: string): Range {
  const [first = '', last = first, ...others] = text.replaceAll('$', '').split(':');
  const from = placeAt(first, file, where);
  const to = placeAt(last, file, where);
  if (others.length > 0 || to.row < from.row || to.column < from.column)
    return damaged(file, 'structure', where);
  return { text, top: from.row, left: from.column, bottom: to.row, right: to.column };
}
