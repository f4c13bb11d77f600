/** Two workbooks cell by cell: what a person changed, and what is only another program's way of writing the same. */
import { describe, expect, it } from 'vitest';
import type { IncomingCell } from '../../src/domain/incoming.ts';
import {
  compareBooks,
  likeness,
  type BookDifference,
  type BookSheet,
} from '../../src/domain/workbook-differences.ts';

type Content = Omit<IncomingCell, 'column'> | string;

const number = (text: string, facts: IncomingCell['facts'] = {}): Content => ({
  kind: 'number',
  text,
  facts,
});
const computed = (text: string, formula: string, format?: string): Content =>
  number(text, format === undefined ? { formula } : { formula, format });

/** Texts and cells in columns from A on; `''` for none. */
const sheet = (rows: readonly (readonly Content[])[], rest: Partial<BookSheet> = {}): BookSheet => ({
  name: 'Phụ lục',
  hidden: false,
  hiddenColumns: [],
  rows: rows.map((cells, index) => ({
    number: index + 1,
    hidden: false,
    cells: cells.flatMap((cell, column) =>
      cell === ''
        ? []
        : [
            {
              column: column + 1,
              ...(typeof cell === 'string' ? { kind: 'text' as const, text: cell } : cell),
            },
          ],
    ),
  })),
  ...rest,
});

const told = (difference: BookDifference): string => {
  if (difference.kind === 'value')
    return `${difference.cell}: ${difference.old.text} -> ${difference.new.text}`;
  const change = 'old' in difference ? `: ${difference.old ?? '-'} -> ${difference.new ?? '-'}` : '';
  return `${difference.kind} ${difference.cell}${change}`;
};

const between = (old: readonly BookSheet[], present: readonly BookSheet[]): string[] =>
  compareBooks(old, present).differences.map(told);

describe('cells', () => {
  const one = (cell: Content): readonly BookSheet[] => [sheet([[cell]])];

  it.each([
    ['a text', 'Đạt', 'Vượt', ['Phụ lục!A1: Đạt -> Vượt']],
    ['a blank at its end', 'Đạt', 'Đạt ', ['Phụ lục!A1: Đạt -> Đạt ']],
    ['a number', number('77.74'), number('87.74'), ['Phụ lục!A1: 77.74 -> 87.74']],
    [
      'the last digit of a quotient, as other programs keep it',
      number('57.1428571428571'),
      number('57.1428571428572'),
      [],
    ],
    [
      'a quotient in a digit that counts',
      number('57.1428571428571'),
      number('57.1428571428581'),
      ['Phụ lục!A1: 57.1428571428571 -> 57.1428571428581'],
    ],
    [
      'a typed figure of 15 digits',
      number('123456789.123456'),
      number('123456789.123457'),
      ['Phụ lục!A1: 123456789.123456 -> 123456789.123457'],
    ],
    ['the last digit', number('0.1'), number('0.100000000000001'), ['Phụ lục!A1: 0.1 -> 0.100000000000001']],
    [
      'the last of fifteen whole digits',
      number('999999999999998'),
      number('999999999999999'),
      ['Phụ lục!A1: 999999999999998 -> 999999999999999'],
    ],
    ['a number made a text', number('70'), '70', ['Phụ lục!A1: 70 -> 70']],
    ['a cell emptied', 'Đạt', '', ['Phụ lục!A1: Đạt -> ']],
    ['a cell filled', '', 'Đạt', ['Phụ lục!A1:  -> Đạt']],
    ['a formula', computed('3', 'A2+1'), computed('3', 'A2+2'), ['formula Phụ lục!A1: A2+1 -> A2+2']],
    ['a formula made a number', computed('3', 'A2+1'), number('3'), ['formula Phụ lục!A1: A2+1 -> -']],
    [
      'a result that its formula does not give',
      computed('77.74', 'A2/A3'),
      computed('87.74', 'A2/A3'),
      ['Phụ lục!A1: 77.74 -> 87.74'],
    ],
    [
      'decimals that are shown no longer',
      number('77.74', { format: '#,##0.00' }),
      number('77.74', { format: '0' }),
      ['format Phụ lục!A1: #,##0.00 -> 0'],
    ],
    [
      'a number shown as a percentage',
      number('70', { format: '0' }),
      number('70', { format: '0%', percent: true }),
      ['format Phụ lục!A1: 0 -> 0%'],
    ],
    [
      'cells that are merged no longer',
      { kind: 'text' as const, text: 'x', facts: { merged: 'A1:C1' } },
      'x',
      ['merged Phụ lục!A1: A1:C1 -> -'],
    ],
  ])('tell %s', (_, old, present, expected) => {
    expect(between(one(old), one(present))).toEqual(expected);
  });

  it.each([
    ['the same', 'Đạt', 'Đạt'],
    ['another line break', 'a\nb', 'a\r\nb'],
    [
      'the last binary digit of a result',
      computed('77.7358490566038', 'A2/A3'),
      computed('77.7358490566037', 'A2/A3'),
    ],
    ['blanks and case in a formula', computed('3', 'sum(A1, B2)'), computed('3', 'SUM(A1,B2)')],
    ['quotes that a name does not need', computed('3', "'Sheet1'!A1"), computed('3', 'Sheet1!A1')],
    [
      'another way to write a format',
      number('7', { format: '"≥ "#,##0.0' }),
      number('7', { format: '\\≥\\ #,##0.0' }),
    ],
  ])('do not tell %s', (_, old, present) => {
    expect(between(one(old), one(present))).toEqual([]);
  });

  it('tell blanks within texts and quoted names of a formula', () => {
    const old = one(computed('3', 'IF(\'A B\'!A1="x y",1,2)'));
    expect(between(old, one(computed('3', 'IF(\'A B\'!A1="xy",1,2)')))).toHaveLength(1);
    expect(between(old, one(computed('3', 'IF(\'AB\'!A1="x y",1,2)')))).toHaveLength(1);
  });

  it('do not tell results that a program left out, but count them', () => {
    const present = one({ kind: 'blank', text: '', facts: { formula: 'A2+1', uncomputed: true } });
    const found = compareBooks(one(computed('3', 'A2+1')), present);
    expect(found).toEqual({ differences: [], uncomputed: 1 });
    expect(between(one(computed('3', 'A2+9')), present)).toEqual(['formula Phụ lục!A1: A2+9 -> A2+1']);
  });

  it('stand in the order of reading', () => {
    const old = [sheet([['a', '', 'c'], ['d']])];
    const present = [
      sheet([
        ['a', 'b', 'C'],
        ['D', 'e'],
      ]),
    ];
    expect(between(old, present).map((line) => line.split(':')[0])).toEqual([
      'Phụ lục!B1',
      'Phụ lục!C1',
      'Phụ lục!A2',
      'Phụ lục!B2',
    ]);
  });
});

describe('sheets, rows and columns', () => {
  const rows = [['a', 'b'], ['c', 'd'], ['e']];
  const two = [sheet(rows), sheet([['x']], { name: 'Ghi chú' })];

  it('that came, went, hid or were renamed are told', () => {
    expect(between(two, [sheet(rows)])).toEqual(['sheet_removed Ghi chú']);
    expect(between(two, [...two, sheet([['y']], { name: 'Thêm' })])).toEqual(['sheet_added Thêm']);
    expect(between(two, [sheet(rows, { hidden: true }), sheet([['x']], { name: 'Ghi chú' })])).toEqual([
      'sheet_hidden Phụ lục',
    ]);
    expect(between(two, [sheet(rows, { name: 'Biểu' }), sheet([['x']], { name: 'Ghi chú' })])).toEqual([
      'sheet_renamed Phụ lục: Phụ lục -> Biểu',
    ]);
  });

  it('a renamed sheet is compared all the same', () => {
    const present = [sheet([['a', 'b'], ['c', 'D'], ['e']], { name: 'Biểu' })];
    expect(between([sheet(rows)], present)).toEqual([
      'sheet_renamed Phụ lục: Phụ lục -> Biểu',
      'Phụ lục!B2: d -> D',
    ]);
  });

  it('a sheet of the same name that holds something else is no renamed one', () => {
    expect(between([sheet(rows)], [sheet([['u', 'v']], { name: 'Biểu' })])).toEqual([
      'sheet_removed Phụ lục',
      'sheet_added Biểu',
    ]);
  });

  it('hidden ones are told', () => {
    const plain = sheet(rows);
    const present = sheet(rows, {
      hiddenColumns: ['B'],
      rows: plain.rows.map((row) => ({ ...row, hidden: row.number === 2 })),
    });
    expect(between([plain], [present])).toEqual(['column_hidden Phụ lục!B', 'row_hidden Phụ lục!2']);
    expect(between([present], [plain])).toEqual(['column_shown Phụ lục!B', 'row_shown Phụ lục!2']);
  });
});

describe('likeness', () => {
  it('is the part of the old cells that are there', () => {
    const old = [sheet([['a', 'b', 'c', 'd']])];
    expect(likeness(old, old)).toBe(1);
    expect(likeness(old, [sheet([['a', 'b', 'c', 'x', 'y']])])).toBe(0.75);
    expect(likeness(old, [sheet([['a']], { name: 'Khác' })])).toBe(0);
    expect(likeness([], old)).toBe(0);
  });
});
