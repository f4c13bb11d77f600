/** Small spreadsheets that nobody here wrote: what `kpi inspect` sees in them is what their INDEX.md asks for. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseNumber } from '../../src/domain/number-text.ts';
import { Office } from '../support/run-cli.ts';

const SHARED = process.env['KPI_SHARED'] ?? resolve(import.meta.dirname, '../../../shared');
const FOLDER = resolve(SHARED, 'xlsx-cases');

type Cell = readonly [
  place: string,
  kind: string,
  text: string,
  facts?: { readonly formula?: string; readonly merged?: string },
];

interface Seen {
  readonly kind: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden: boolean;
    readonly cells: readonly Cell[];
  }[];
  readonly warnings: readonly unknown[];
}

interface Refused {
  readonly kind: string;
  readonly errors: readonly { readonly code: string; readonly message: string }[];
}

interface Ended<T> {
  readonly code: number;
  readonly stderr: string;
  readonly data: T;
}

async function inspected<T = Seen>(name: string): Promise<Ended<T>> {
  const office = new Office();
  const { code, stderr, json } = await office.kpi('inspect', resolve(FOLDER, name), '--json');
  return { code, stderr, data: json() as T };
}

/** A file that is read without a doubt. */
async function seen(name: string): Promise<Seen> {
  const { code, stderr, data } = await inspected(name);
  expect([code, stderr, data.kind, data.warnings]).toEqual([
    0,
    '',
    name.endsWith('.csv') ? 'csv' : 'xlsx',
    [],
  ]);
  return data;
}

const named = ({ sheets }: Seen): string[] => sheets.map(({ name }) => name);

/** `A1 date 2021-01-01`; what belongs to a cell beside is left out. */
const cellsOf = ({ sheets }: Seen, index = 0): string[] =>
  (sheets[index]?.cells ?? []).map(([place, kind, text]) => `${place} ${kind} ${text}`);

/** Rows of texts, as places say. */
function gridOf({ sheets: [sheet] }: Seen): string[][] {
  const rows = new Map<string, string[]>();
  for (const [place, , text] of sheet?.cells ?? []) {
    const row = place.replace(/^[A-Z]+/u, '');
    rows.set(row, [...(rows.get(row) ?? []), text]);
  }
  return [...rows.values()];
}

type Looks = Readonly<Record<string, (name: string) => Promise<void>>>;

const BOOKS: Looks = {
  async 'calamine-date-1904.xlsx'(name) {
    const found = await seen(name);
    expect(cellsOf(found)).toEqual([
      'A1 date 2021-01-01',
      'B1 number 15',
      'A2 date 2021-01-02',
      'B2 number 16',
      // Ten days and some hours: a duration, and no day of a calendar.
      'A3 number 10.6320601851852',
      'B3 number 17',
    ]);
  },

  async 'calamine-date-iso.xlsx'(name) {
    expect(cellsOf(await seen(name)).slice(0, 3)).toEqual([
      'A1 date 2021-01-01',
      'A2 date 2021-01-01T10:10:10',
      'A3 date 10:10:10',
    ]);
  },

  async 'calamine-errors.xlsx'(name) {
    const found = await seen(name);
    expect(named(found)).toEqual(['Feuil1', 'Feuil2', 'Feuil3']);
    expect(cellsOf(found)).toEqual([
      'A1 error #DIV/0!',
      'A2 error #NAME?',
      'A3 error #VALUE!',
      'A4 error #NULL!',
      'A5 error #REF!',
      'A6 error #NUM!',
      'A7 error #N/A',
    ]);
    for (const cell of found.sheets[0]?.cells ?? []) expect(cell[3]?.formula).toEqual(expect.any(String));
  },

  async 'calamine-merged-range.xlsx'(name) {
    const found = await seen(name);
    // Each cell says its own place or that of its range's upper left cell; none is there twice.
    const merges = found.sheets.map(({ cells }) =>
      cells.flatMap(([place, , , facts]) =>
        facts?.merged === undefined ? [] : [`${place} ${facts.merged}`],
      ),
    );
    expect(merges).toEqual([
      [
        'A1 A1:A2',
        'B1 B1:B2',
        'C1 C1:D2',
        'E1 E1:E2',
        'F1 F1:F2',
        'G1 G1:G2',
        'H1 H1:H2',
        'C3 C3:D3',
        'C4 C4:D4',
      ],
      ['A1 A1:A4', 'B1 B1:B2', 'C1 C1:D2', 'E1 E1:E2', 'F1 F1:H4', 'C3 C3:D4'],
    ]);
    for (const { cells } of found.sheets)
      for (const [place, kind, text] of cells) expect([kind, text]).toEqual(['text', place]);
    expect(found.sheets.map(({ cells }) => cells.map(([place]) => place).join(' '))).toEqual([
      'A1 B1 C1 E1 F1 G1 H1 A3 B3 C3 E3 F3 G3 H3 A4 B4 C4 E4 F4 G4 H4',
      'A1 B1 C1 E1 F1 B3 C3 E3 B4 E4',
    ]);
  },

  async 'calamine-encrypted.xlsx'(name) {
    const { code, stderr, data } = await inspected<Refused>(name);
    expect([code, data.kind, data.errors.map((error) => error.code)]).toEqual([3, 'encrypted', ['E327']]);
    expect(data.errors[0]?.message).toContain('mật khẩu hoặc mã hóa');
    expect(stderr).not.toMatch(/\n\s+at /u);
  },

  async 'calamine-ns-prefix.xlsx'(name) {
    const found = await seen(name);
    expect(named(found)).toEqual(['Sheet1']);
    expect(cellsOf(found)).toEqual([
      'A1 text a',
      'B1 text b',
      'A2 number 1',
      'B2 number 3',
      'A3 number 2',
      'B3 number 4',
    ]);
  },

  async 'calamine-phonetic-rph.xlsx'(name) {
    expect(cellsOf(await seen(name))).toEqual(['A1 text 課きく　毛こ']);
  },

  async 'calamine-strict-iso.xlsx'(name) {
    const found = await seen(name);
    const cells = cellsOf(found);
    for (const cell of ['A1 text Item', 'A2 text 150-031260-001_B', 'A3 number 1625593500'])
      expect(cells).toContain(cell);
    const grid = gridOf(found);
    expect([grid.length, Math.max(...grid.map(({ length }) => length))]).toEqual([76, 18]);
  },

  async 'calamine-whitespace.xlsx'(name) {
    const found = await seen(name);
    expect(named(found)).toEqual(['inlineStr', 'SharedStrings']);
    const texts = found.sheets.map(({ cells }) =>
      Object.fromEntries(cells.map(([place, , text]) => [place, text])),
    );
    expect(texts).toEqual([
      {
        A1: '  trimmed value  ',
        B1: '\t\n value with tabs \n',
        C1: ' \t\n',
        D1: 'clean text',
        A2: '  line1\nline2  ',
        B2: '  line1\nline2  ',
        A3: '日期 时间',
      },
      {
        A1: '  trimmed value',
        B1: '  preserved value  ',
        C1: ' \t\n',
        D1: 'clean text',
        A2: '  line1\nline2  ',
        B2: '  line1\nline2  ',
        A3: '日期 时间',
      },
    ]);
  },

  async 'closedxml-escaped-apostrophe.xlsx'(name) {
    const found = await seen(name);
    expect([named(found), cellsOf(found)]).toEqual([["L'E"], []]);
  },

  async 'exceljs-huge-dimension-1842.xlsx'(name) {
    const found = await seen(name);
    expect([found.sheets.length, cellsOf(found)]).toEqual([1, []]);
  },

  async 'phps-no-cell-ref.xlsx'(name) {
    const found = await seen(name);
    const row = Array.from({ length: 10 }, (_, index) => String(index + 1));
    expect(gridOf(found)).toEqual(Array.from({ length: 10 }, () => row));
    expect(cellsOf(found).at(-1)).toBe('J10 number 10');
  },

  async 'poi-no-sst.xlsx'(name) {
    expect(cellsOf(await seen(name))).toEqual(['A1 date 2006-04-12', 'B1 number 123']);
  },

  async 'phps-utf16-parts.xlsx'(name) {
    expect(cellsOf(await seen(name))).toEqual(['A1 number 1']);
  },
};

const TEXTS: Looks = {
  async 'exceljs-issue-991-dates.csv'(name) {
    expect(cellsOf(await seen(name))).toEqual([
      'A1 text 2019-11-04',
      'A2 text 11-04-2019',
      'A3 text 2019-11-04T10:17:55',
      'A4 text 00210PRG1',
      'A5 text 1234-5thisisnotadate',
    ]);
  },

  async 'phps-semicolon.csv'(name) {
    const found = await seen(name);
    const grid = gridOf(found);
    expect([found.delimiter, grid]).toEqual([
      ';',
      [
        ['This', 'Are', 'Headers'],
        ['Cell A2', 'Number with comma', '25,5'],
        ['Two colons and a comma', 'B|3', ':,:'],
      ],
    ]);
    expect(parseNumber(grid[1]?.[2] ?? '')).toBe('25.5');
  },

  async 'phps-newline-quotes.csv'(name) {
    const found = await seen(name);
    const copy =
      'This is a "test csv file"\nwith both "line breaks"\nand "escaped\nquotes" that breaks\nthe delimiters';
    const row = ['Test', copy, 'http://google.com'];
    expect([found.delimiter, gridOf(found)]).toEqual([',', [['Name', 'Copy', 'URL'], row, row, row, row]]);
  },

  async 'phps-utf8-bom.csv'(name) {
    await premiere(name, 'utf-8');
  },

  async 'phps-utf16le-bom.csv'(name) {
    await premiere(name, 'utf-16le');
  },
};

/** No mark of the byte order is left in the first cell. */
async function premiere(name: string, encoding: string): Promise<void> {
  const found = await seen(name);
  expect([found.encoding, gridOf(found)]).toEqual([
    encoding,
    [
      ['première', 'second', 'troisième'],
      ['Quatrième', 'cinquième', 'sixième'],
    ],
  ]);
}

describe.each([
  ['workbooks', BOOKS],
  ['csv', TEXTS],
])('%s', (_, looks) => {
  test.each(Object.entries(looks))('%s', (name, look) => look(name));
});

test('no file of the folder is without a test', () => {
  const files = readdirSync(FOLDER).filter((name) => name !== 'INDEX.md');
  expect(files.sort()).toEqual([...Object.keys(BOOKS), ...Object.keys(TEXTS)].sort());
});
