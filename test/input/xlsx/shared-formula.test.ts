/** A formula that cells share: each has it with its own references. */
import { describe, expect, it } from 'vitest';
import { movedFormula } from '../../../src/input/xlsx/shared-formula.ts';

const moved = (formula: string, down: number, right: number): string =>
  movedFormula(formula, { row: 10, column: 5 }, { row: 10 + down, column: 5 + right });

describe('a shared formula', () => {
  it.each([
    ['stays in its own cell', 'A1+$B$2', 0, 0, 'A1+$B$2'],
    ['moves down and right', 'A1*C7', 2, 1, 'B3*D9'],
    ['keeps what is fixed', '$A1+A$1+$A$1', 1, 1, '$A2+B$1+$A$1'],
    ['moves ranges', 'SUM(E5:E9)', 1, 0, 'SUM(E6:E10)'],
    ['moves into columns of two letters', 'Z1', 0, 1, 'AA1'],
    ['names other sheets', "'Số liệu A1'!E5+Sheet1!A1", 1, 0, "'Số liệu A1'!E6+Sheet1!A2"],
    ['leaves texts alone', 'IF(A1="A1","B2 ""C3""",A1)', 1, 0, 'IF(A2="A1","B2 ""C3""",A2)'],
    [
      'leaves functions and names alone',
      'LOG10(A1)+Nam_2026+_x1.B2+AB1!C2',
      1,
      0,
      'LOG10(A2)+Nam_2026+_x1.B2+AB1!C3',
    ],
    ['cannot leave the sheet', 'A1+B2', -1, -1, '#REF!+A1'],
    ['takes longer words for names', 'ABCD1+XFE1', 1, 0, 'ABCD1+XFE1'],
  ])('%s', (_, formula, down, right, expected) => {
    expect(moved(formula, down, right)).toBe(expected);
  });
});
