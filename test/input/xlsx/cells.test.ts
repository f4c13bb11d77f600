/** What cells hold, told from how other programs write them. One peculiarity, one test. */
import { describe, expect, it } from 'vitest';
import type { CellFacts, ForeignCell } from '../../../src/input/foreign-file.ts';
import { readXlsx } from '../../../src/input/xlsx/read-xlsx.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { escaped, sheetOf, stylesOf } from '../../support/xlsx-parts.ts';
import { refusal } from '../../support/xlsx-reading.ts';

type Book = NonNullable<Parameters<typeof sheetOf>[1]>;

/** The cells of the first sheet, row after row. */
async function cellsOf(rows: string, book: Book = {}): Promise<ForeignCell[]> {
  const { sheets } = await readXlsx(sheetOf(rows, book), 'a.xlsx');
  return (sheets[0]?.rows ?? []).flatMap(({ cells }) => cells);
}

const only = async (cell: string, book?: Book): Promise<ForeignCell | undefined> =>
  (await cellsOf(`<row r="1">${cell}</row>`, book))[0];

const problemOf = (rows: string, book: Book = {}): Promise<Problem> => refusal(sheetOf(rows, book));

const cell = (kind: ForeignCell['kind'], text: string, facts?: CellFacts): ForeignCell =>
  facts === undefined ? { column: 1, kind, text } : { column: 1, kind, text, facts };

describe('a number', () => {
  it.each([
    ['85.5', '85.5'],
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['60.599999999999994', '60.6'],
    ['0.30000000000000004', '0.3'],
    ['0.28499999999999998', '0.285'],
    ['1E+15', '1000000000000000'],
    ['1.5e-7', '0.00000015'],
    ['12345678901234567', '12345678901234600'],
    ['999999999999999.9', '1000000000000000'],
    ['9.9999999999999995E-2', '0.1'],
    ['-1.25E2', '-125'],
    ['.5', '0.5'],
    ['5.', '5'],
    [' 5 ', '5'],
    ['100.0', '100'],
    ['1.7976931348623157E+308', `179769313486232${'0'.repeat(294)}`],
  ])('%s is %s', async (stored, text) => {
    expect(await only(`<c r="A1"><v>${stored}</v></c>`)).toEqual(cell('number', text));
  });

  it.each(['NaN', 'Infinity', '1,5', '0x10', '1e999', '--1', '.', 'e5', '1 2'])(
    'is not %s',
    async (stored) => {
      expect(await problemOf(`<row r="1"><c r="A1"><v>${stored}</v></c></row>`)).toEqual({
        kind: 'file_damaged',
        file: 'a.xlsx',
        damage: 'structure',
        where: 'xl/worksheets/sheet1.xml A1',
      });
    },
  );
});

describe('a text', () => {
  const strings =
    '<si><t>Thôn An Phú</t></si>' +
    '<si><r><t>T0</t></r><r><rPr><b/></rPr><t>1</t></r></si>' +
    '<si><t>課きく</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr/></si>' +
    '<si><t xml:space="preserve"> hai\tđầu </t></si>' +
    '<si><t>_x0033_40_x002C_5 _x005F_x0041_ _x00e9_ _xZZZZ_</t></si>' +
    '<si><t>dòng 1_x000D_\ndòng 2</t></si>' +
    '<si><t/></si>' +
    '<si><t>a &amp; &lt;b&gt; &#7901;<![CDATA[ <c> & ]]></t></si>' +
    '<si><t>_xD83D__xDE00_ _xD83D_</t></si>';

  it.each([
    ['is shared', 0, 'Thôn An Phú'],
    ['with changing fonts is one', 1, 'T01'],
    ['has no phonetic runs', 2, '課きく'],
    ['keeps its blanks', 3, ' hai\tđầu '],
    ['has its escapes undone', 4, '340,5 _x0041_ é _xZZZZ_'],
    ['has plain line breaks', 5, 'dòng 1\ndòng 2'],
    ['has entities and CDATA', 7, 'a & <b> ờ <c> & '],
    ['has no half characters', 8, '\u{1F600} \ufffd'],
  ])('%s', async (_, index, text) => {
    expect(await only(`<c r="A1" t="s"><v>${index}</v></c>`, { strings })).toEqual(cell('text', text));
  });

  it('that is empty is none', async () => {
    expect(await only('<c r="A1" t="s"><v>6</v></c>', { strings })).toBeUndefined();
  });

  it.each([
    ['<is><t>a</t></is>', 'a'],
    ['<is><r><t>T0</t></r><r><t>1</t></r><rPh><t>x</t></rPh></is>', 'T01'],
    ['<is><t><![CDATA[85,5]]></t></is>', '85,5'],
    ['<is><t xml:space="preserve"> b </t></is>', ' b '],
    ['<v>c</v>', 'c'],
  ])('stands in the cell: %s', async (content, text) => {
    expect(await only(`<c r="A1" t="inlineStr">${content}</c>`)).toEqual(cell('text', text));
  });

  it('of a formula', async () => {
    expect(await only('<c r="A1" t="str"><f>A2</f><v>_x0054_01</v></c>')).toEqual(
      cell('text', 'T01', { formula: 'A2' }),
    );
  });

  it.each(['9', '-1', '1.0', 'x', '1e0'])('that the list does not have (%s) is damage', async (index) => {
    const problem = await problemOf(`<row r="1"><c r="A1" t="s"><v>${index}</v></c></row>`, { strings });
    expect(problem).toMatchObject({ kind: 'file_damaged', damage: 'structure' });
  });

  it('of a list that is not there is damage', async () => {
    const problem = await problemOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>');
    expect(problem).toMatchObject({ kind: 'file_damaged', damage: 'part_missing' });
  });

  it('may be as long as a cell holds, and no longer', async () => {
    const long = 'ờ'.repeat(32_767);
    expect(await only(`<c r="A1" t="inlineStr"><is><t>${long}</t></is></c>`)).toEqual(cell('text', long));
    for (const cellXml of [
      `<c r="A1" t="inlineStr"><is><t>${long}x</t></is></c>`,
      `<c r="A1" t="str"><v>${long}x</v></c>`,
    ]) {
      expect(await problemOf(`<row r="1">${cellXml}</row>`)).toEqual({
        kind: 'file_too_big',
        file: 'a.xlsx',
        what: 'cell',
        limit: 32_767,
      });
    }
    expect(await problemOf('', { strings: `<si><t>${long}x</t></si>` })).toMatchObject({ what: 'cell' });
  });
});

describe('a formula', () => {
  it.each<[string, string, ForeignCell]>([
    ['with its result', '<c r="A1"><f>1+1</f><v>2</v></c>', cell('number', '2', { formula: '1+1' })],
    ['with a sign in front', '<c r="A1"><f>=1+1</f><v>2</v></c>', cell('number', '2', { formula: '1+1' })],
    ['giving 0', '<c r="A1"><f>1-1</f><v>0</v></c>', cell('number', '0', { formula: '1-1' })],
    ['giving false', '<c r="A1" t="b"><f>1=2</f><v>0</v></c>', cell('boolean', 'FALSE', { formula: '1=2' })],
    ['giving nothing', '<c r="A1" t="str"><f>""</f><v></v></c>', cell('blank', '', { formula: '""' })],
    [
      'giving an error',
      '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      cell('error', '#DIV/0!', { formula: '1/0' }),
    ],
    ['without result', '<c r="A1"><f>B1</f></c>', cell('blank', '', { formula: 'B1', uncomputed: true })],
    [
      'as openpyxl writes it',
      '<c r="A1"><f>B1</f><v/></c>',
      cell('blank', '', { formula: 'B1', uncomputed: true }),
    ],
    [
      'as text without result',
      '<c r="A1" t="str"><f>B1</f></c>',
      cell('blank', '', { formula: 'B1', uncomputed: true }),
    ],
  ])('%s', async (_, xml, expected) => {
    expect(await only(xml)).toEqual(expected);
  });

  it('shared by several cells is told in each, with its own references', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">C1*2</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>4</v></c></row>',
    );
    expect(cells.map(({ facts }) => facts?.formula)).toEqual(['C1*2', 'D1*2']);
  });
});

describe('other kinds', () => {
  it.each<[string, ForeignCell]>([
    ['<c r="A1" t="b"><v>1</v></c>', cell('boolean', 'TRUE')],
    ['<c r="A1" t="b"><v>false</v></c>', cell('boolean', 'FALSE')],
    ['<c r="A1" t="e"><v>#N/A</v></c>', cell('error', '#N/A')],
    ['<c r="A1" t="d"><v>2021-01-01</v></c>', cell('date', '2021-01-01')],
    ['<c r="A1" t="d"><v>2021-01-01T00:00:00.000Z</v></c>', cell('date', '2021-01-01')],
    ['<c r="A1" t="d"><v>2021-01-01T10:10:10</v></c>', cell('date', '2021-01-01T10:10:10')],
    ['<c r="A1" t="d"><v>10:10:10</v></c>', cell('date', '10:10:10')],
  ])('%s', async (xml, expected) => {
    expect(await only(xml)).toEqual(expected);
  });

  it.each(['t="b"><v>2', 't="d"><v>soon', 't="z"><v>1'])('%s is damage', async (inside) => {
    const problem = await problemOf(`<row r="1"><c r="A1" ${inside}</v></c></row>`);
    expect(problem).toMatchObject({ kind: 'file_damaged', damage: 'structure' });
  });
});

describe('a format', () => {
  const shown = async (value: string, code: string, workbookPr = '') =>
    only(`<c r="A1" s="1"><v>${value}</v></c>`, { styles: stylesOf(code), workbookPr });

  it.each([
    ['44197', 'yyyy-mm-dd', '2021-01-01'],
    ['44197.423726851855', 'dd/mm/yyyy hh:mm:ss', '2021-01-01T10:10:10'],
    ['0.423726851855', 'hh:mm:ss', '10:10:10'],
    ['44196.999999', 'dd/mm/yyyy', '2021-01-01'],
    ['1', 'd/m/yyyy', '1900-01-01'],
    ['59', 'd/m/yyyy', '1900-02-28'],
    ['60', 'd/m/yyyy', '1900-02-29'],
    ['61', 'd/m/yyyy', '1900-03-01'],
    ['2958465', 'd/m/yyyy', '9999-12-31'],
    ['44197', '[$-42A]dd mmmm yyyy;@', '2021-01-01'],
    ['44197', '"ngày "dd" tháng "mm" năm "yyyy', '2021-01-01'],
    ['44197', 'mm', '2021-01-01'],
  ])('%s as %s is %s', async (value, code, text) => {
    expect(await shown(value, code)).toEqual(cell('date', text, { format: code }));
  });

  it.each([' date1904="1"', ' date1904="true"'])('counts from 1904 with%s', async (workbookPr) => {
    expect((await shown('42735', 'yyyy-mm-dd', workbookPr))?.text).toBe('2021-01-01');
    expect((await shown('0', 'yyyy-mm-dd', workbookPr))?.text).toBe('1904-01-01');
    expect((await shown('0.5', 'h:mm', workbookPr))?.text).toBe('12:00:00');
  });

  it.each(['[h]:mm', '[mm]:ss', '[HH]:MM:SS'])('%s counts time that passed', async (code) => {
    expect(await shown('1.5', code)).toEqual(cell('number', '1.5', { format: code }));
  });

  it.each(['0%', '0.00%', '#,##0.0%;[Red]-0.0%', '0\\ %'])('%s shows a percentage', async (code) => {
    expect(await shown('0.875', code)).toEqual(cell('number', '0.875', { format: code, percent: true }));
  });

  it.each([
    '0.0"%"',
    '0\\%',
    '0" ngày"',
    '#,##0\\ \\đ',
    '0.00E+00',
    '[Red]0',
    '[$USD-409] 0',
    '_d0_)',
    '*m0',
    '#,##0 [$₫-42A]',
    '@',
  ])('%s shows a number', async (code) => {
    expect(await shown('0.5', code)).toEqual(cell('number', '0.5', { format: code }));
  });

  it('beyond the calendar stays a number', async () => {
    for (const value of ['-1', '2958466', '1E+20'])
      expect((await shown(value, 'd/m/yyyy'))?.kind).toBe('number');
  });

  it.each([
    [14, '44197', cell('date', '2021-01-01', { format: 'mm-dd-yy' })],
    [9, '1', cell('number', '1', { format: '0%', percent: true })],
    [46, '1.5', cell('number', '1.5', { format: '[h]:mm:ss' })],
    [31, '44197', cell('date', '2021-01-01', { format: 'yyyy/m/d' })],
    [4, '5', cell('number', '5', { format: '#,##0.00' })],
    [120, '5', cell('number', '5')],
  ])('number %i is built in', async (id, value, expected) => {
    const styles = `<cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`;
    expect(await only(`<c r="A1" s="1"><v>${value}</v></c>`, { styles })).toEqual(expected);
  });

  it('of a text is told, but a text is no percentage', async () => {
    const styles = stylesOf('0%');
    const found = await only('<c r="A1" s="1" t="inlineStr"><is><t>95,5</t></is></c>', { styles });
    expect(found).toEqual(cell('text', '95,5', { format: '0%' }));
  });

  it('that is not in the list is damage; without any list cells are plain', async () => {
    const xml = '<row r="1"><c r="A1" s="7"><v>1</v></c></row>';
    expect(await problemOf(xml, { styles: stylesOf('0') })).toMatchObject({ damage: 'structure' });
    expect(await cellsOf(xml)).toEqual([cell('number', '1')]);
  });

  it('is told as its text, escapes and all', async () => {
    const code = '"<&>"0';
    expect(escaped(code)).not.toBe(code);
    expect((await shown('1', code))?.facts?.format).toBe(code);
  });
});
