/** Where cells stand, what is hidden or merged, which sheets there are. */
import { describe, expect, it } from 'vitest';
import { address, type ForeignSheet } from '../../../src/input/foreign-file.ts';
import { readXlsx } from '../../../src/input/xlsx/read-xlsx.ts';
import { bookOf, sheetOf } from '../../support/xlsx-parts.ts';
import { listed, refusal } from '../../support/xlsx-reading.ts';

type Book = NonNullable<Parameters<typeof sheetOf>[1]>;

const number = (place: string, value: string): string => `<c r="${place}"><v>${value}</v></c>`;

async function firstSheet(rows: string, book: Book = {}): Promise<ForeignSheet | undefined> {
  return (await readXlsx(sheetOf(rows, book), 'a.xlsx')).sheets[0];
}

describe('places', () => {
  it('count on where the file names none', async () => {
    const sheet = await firstSheet(
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row><row r="9"><c r="C9"><v>5</v></c><c><v>6</v></c></row>',
    );
    expect(listed(sheet)).toEqual(['A1=1', 'C1=3', 'A3=4', 'C9=5', 'D9=6']);
  });

  it('come from the cells where rows name none', async () => {
    expect(listed(await firstSheet(`<row>${number('B7', '1')}</row><row><c><v>2</v></c></row>`))).toEqual([
      'B7=1',
      'A8=2',
    ]);
  });

  it('are put in order', async () => {
    const rows = `<row r="3">${number('C3', '3')}${number('A3', '1')}</row><row r="1">${number('XFD1', '9')}</row>`;
    expect(listed(await firstSheet(rows))).toEqual(['XFD1=9', 'A3=1', 'C3=3']);
  });

  it.each([
    ['a cell twice', `<row r="1">${number('A1', '1')}${number('A1', '2')}</row>`],
    [
      'a cell twice, others between',
      `<row r="1">${number('A1', '1')}${number('B1', '1')}${number('A1', '2')}</row>`,
    ],
    ['a row twice', `<row r="1">${number('A1', '1')}</row><row r="1">${number('B1', '2')}</row>`],
    ['a cell of another row', `<row r="1">${number('A2', '1')}</row>`],
    ['no address', `<row r="1">${number('A', '1')}</row>`],
    ['no row number', '<row r="0"/>'],
    ['a cell in a cell', '<row r="1"><c r="A1"><c r="B1"/></c></row>'],
  ])('are refused: %s', async (_, rows) => {
    expect(await refusal(sheetOf(rows))).toMatchObject({ kind: 'file_damaged', damage: 'structure' });
  });

  it.each([
    ['rows', '<row r="1048577"/>', 1_048_576],
    ['rows', `<row>${number('A99999999', '1')}</row>`, 1_048_576],
    ['columns', `<row r="1">${number('XFE1', '1')}</row>`, 16_384],
    ['columns', `<row r="1">${number('XFD1', '1')}<c><v>2</v></c></row>`, 16_384],
  ] as const)('end where a spreadsheet ends: %s', async (what, rows, limit) => {
    expect(await refusal(sheetOf(rows))).toEqual({ kind: 'file_too_big', file: 'a.xlsx', what, limit });
  });

  it('that hold nothing are left out, whatever the dimension says', async () => {
    const styled = '<row r="2"><c r="A2" s="0"/><c r="B2"><v/></c></row>';
    const sheet = await firstSheet(`<row r="1">${number('A1', '1')}</row>${styled}<row r="1048576"/>`, {
      before: '<dimension ref="A1:XFD1048576"/>',
    });
    expect(sheet?.rows).toEqual([
      { number: 1, hidden: false, cells: [{ column: 1, kind: 'number', text: '1' }] },
    ]);
  });
});

describe('merged ranges', () => {
  const merges = (...ranges: string[]): Book => ({
    after: `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
  });
  const grid = [1, 2, 3]
    .map(
      (row) => `<row r="${row}">${['A', 'B', 'C'].map((c) => number(`${c}${row}`, `${row}`)).join('')}</row>`,
    )
    .join('');

  it('hold what their upper left cell holds, once', async () => {
    const sheet = await firstSheet(grid, merges('A1:B2', 'C2:C3'));
    expect(listed(sheet)).toEqual(['A1=1', 'C1=1', 'C2=2', 'A3=3', 'B3=3']);
    expect(sheet?.rows[0]?.cells[0]?.facts).toEqual({ merged: 'A1:B2' });
  });

  it('leave out rows that have nothing else', async () => {
    expect(listed(await firstSheet(grid, merges('A1:C3')))).toEqual(['A1=1']);
  });

  it('that overlap are damage, wherever they lie', async () => {
    for (const pair of [
      ['A1:B2', 'B2:C3'],
      ['A8:C9', 'B8:B8'],
      ['A1:A3', 'A3:B3'],
      ['C1:D1', 'A1:C1'],
    ])
      expect(await refusal(sheetOf(grid, merges(...pair)))).toMatchObject({ damage: 'structure' });
  });

  it.each(['', 'A', 'A:B', 'B2:A1', 'A1:B2:C3', '1:2'])('must be ranges: "%s"', async (range) => {
    const problem = await refusal(sheetOf(grid, merges(range)));
    expect(problem).toMatchObject({ kind: 'file_damaged', damage: 'structure' });
  });

  it('agree with the plain rule on any layout', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const pick = generator(seed);
      const ranges: number[][] = [];
      for (let tries = 0; tries < 25; tries++) {
        const [top, left] = [1 + pick(12), 1 + pick(12)];
        const range = [top, left, top + pick(4), left + pick(4)];
        if (!ranges.some((other) => touches(other, range))) ranges.push(range);
      }
      const places = Array.from(
        { length: 16 * 16 },
        (_, at) => [1 + (at >> 4), 1 + (at & 15)] as const,
      ).filter(() => pick(3) > 0);
      const rows = Array.from({ length: 16 }, (_, row) => {
        const cells = places.filter(([r]) => r === row + 1).map(([r, c]) => number(address(r, c), '1'));
        return `<row r="${row + 1}">${cells.join('')}</row>`;
      });
      const names = ranges.map(([top = 0, left = 0, bottom = 0, right = 0]) =>
        [address(top, left), address(bottom, right)].join(':'),
      );
      const expected = places.filter(([r, c]) => {
        const over = ranges.find((range) => touches(range, [r, c, r, c]));
        return over === undefined || (over[0] === r && over[1] === c);
      });
      const found = listed(await firstSheet(rows.join(''), merges(...names)));
      expect(found).toEqual(expected.map(([r, c]) => `${address(r, c)}=1`));
    }
  });
});

const touches = (
  [t = 0, l = 0, b = 0, r = 0]: number[],
  [t2 = 0, l2 = 0, b2 = 0, r2 = 0]: number[],
): boolean => t <= b2 && t2 <= b && l <= r2 && l2 <= r;

function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

describe('what is hidden', () => {
  it('rows and columns', async () => {
    const sheet = await firstSheet(
      `<row r="1" hidden="1">${number('A1', '1')}</row><row r="2" hidden="true">${number('C2', '2')}</row><row r="3" hidden="0">${number('D3', '2')}</row>`,
      {
        before:
          '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" hidden="0"/><col min="5" max="16384" hidden="true"/></cols>',
      },
    );
    expect(sheet?.rows.map(({ hidden }) => hidden)).toEqual([true, true, false]);
    expect(sheet?.hiddenColumns).toEqual(['C']);
  });

  it('sheets, in the order of the workbook', async () => {
    const file = await readXlsx(
      bookOf({
        sheets: [
          { name: 'Số liệu' },
          { name: 'nháp', state: 'hidden' },
          { name: 'meta', state: 'veryHidden' },
        ],
      }),
      'a.xlsx',
    );
    expect(file.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Số liệu', false],
      ['nháp', true],
      ['meta', true],
    ]);
    expect(file.notes).toEqual([{ kind: 'hidden_sheets', sheets: ['nháp', 'meta'] }]);
  });
});
