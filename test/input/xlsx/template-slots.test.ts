/** Cells of a form by their address: those that are there, and where the others can be put. */
import { expect, test } from 'vitest';
import { chainWithout } from '../../../src/input/xlsx/calc-chain.ts';
import { readTemplate } from '../../../src/input/xlsx/template.ts';
import { readSlots } from '../../../src/input/xlsx/template-slots.ts';
import { fillTemplate, type FilledCell } from '../../../src/render/xlsx/fill-template.ts';
import { bookParts, relationList, zipOf, type Parts } from '../../support/xlsx-parts.ts';
import { part } from '../../support/xlsx-read.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Writes 1, 2, … into the cells, and gives the rows as they are then. */
async function filled(
  sheetData: string,
  places: readonly (readonly [number, number])[],
  before = '',
): Promise<string> {
  const parts: Parts = {
    ...bookParts({ sheets: [{ name: 'B' }] }),
    [SHEET]: `<worksheet xmlns="${MAIN}">${before}${sheetData}</worksheet>`,
  };
  const bytes = zipOf(parts);
  const template = await readTemplate(bytes, 'b.xlsx');
  const [sheet] = template.others;
  if (sheet === undefined) throw new Error('no sheet');
  const wanted = places.map(([row, column]) => ({ row, column }));
  const slots = await readSlots(sheet, wanted, template.known, 'b.xlsx');
  const cells = slots.map((slot, index): FilledCell => ({
    ...slot,
    content: { kind: 'number', digits: String(index + 1), percent: false },
  }));
  const xml = part(fillTemplate(bytes, { ...template, sheets: [{ ...sheet, cells }], chain: null }), SHEET);
  return /<(?:x:)?sheetData.*<\/(?:x:)?sheetData>/u.exec(xml)?.[0] ?? xml;
}

const cell = (address: string, value: number, style = ''): string =>
  `<c r="${address}"${style}><v>${value}</v></c>`;

test('between cells, before the first, behind the last', async () => {
  const row = '<sheetData><row r="2"><c r="B2"/><c r="D2"/></row></sheetData>';
  expect(
    await filled(row, [
      [2, 1],
      [2, 2],
      [2, 3],
      [2, 5],
    ]),
  ).toBe(
    `<sheetData><row r="2">${cell('A2', 1)}${cell('B2', 2)}${cell('C2', 3)}<c r="D2"/>${cell('E2', 4)}</row></sheetData>`,
  );
});

test('rows that are not there, an empty tag of a row, an empty sheet', async () => {
  const places: [number, number][] = [
    [1, 1],
    [2, 2],
    [2, 1],
    [3, 1],
    [9, 1],
  ];
  const expected =
    `<row r="1">${cell('A1', 1)}</row><row r="2" ht="20">${cell('A2', 2)}${cell('B2', 3)}</row>` +
    `<row r="3">${cell('A3', 4)}</row><row r="4"><c r="A4"/></row><row r="9">${cell('A9', 5)}</row>`;
  const there = '<sheetData><row r="2" ht="20"/><row r="4"><c r="A4"/></row></sheetData>';
  expect(await filled(there, places)).toBe(`<sheetData>${expected}</sheetData>`);
  expect(await filled('<sheetData/>', [[3, 2]])).toBe(
    `<sheetData><row r="3">${cell('B3', 1)}</row></sheetData>`,
  );
  expect(await filled('<sheetData></sheetData>', [[3, 2]])).toBe(
    `<sheetData><row r="3">${cell('B3', 1)}</row></sheetData>`,
  );
});

test('cells and rows without addresses, a prefix, styles of row and column', async () => {
  expect(
    await filled('<sheetData><row><c/><c/></row><row><c/></row></sheetData>', [
      [1, 2],
      [1, 3],
      [2, 2],
    ]),
  ).toBe(
    `<sheetData><row><c/><c><v>1</v></c>${cell('C1', 2)}</row><row><c/>${cell('B2', 3)}</row></sheetData>`,
  );
  expect(
    await filled('<x:sheetData><x:row r="1"/></x:sheetData>', [
      [1, 1],
      [2, 1],
    ]),
  ).toBe(
    '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row></x:sheetData>',
  );
  const styled = '<sheetData><row r="1" s="4" customFormat="1"/></sheetData>';
  expect(
    await filled(
      styled,
      [
        [1, 1],
        [2, 1],
      ],
      '<cols><col min="1" max="2" style="3"/></cols>',
    ),
  ).toBe(
    `<sheetData><row r="1" s="4" customFormat="1">${cell('A1', 1, ' s="4"')}</row><row r="2">${cell('A2', 2, ' s="3"')}</row></sheetData>`,
  );
});

test('the kinds of formulas are told apart, and what is out of order is refused', async () => {
  const rows =
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0" ref="B1:B2">A1</f></c>' +
    '<c r="C1"><f t="array" ref="C1">A1</f></c><c r="D1" t="inlineStr"><is><t>chữ</t></is></c><c r="E1"/></row>';
  const bytes = zipOf(bookParts({ sheets: [{ name: 'B', rows }] }));
  const template = await readTemplate(bytes, 'b.xlsx');
  const [sheet] = template.others;
  if (sheet === undefined) throw new Error('no sheet');
  const wanted = [1, 2, 3, 4, 5].map((column) => ({ row: 1, column }));
  const slots = await readSlots(sheet, wanted, template.known, 'b.xlsx');
  expect(slots.map(({ holds }) => holds)).toEqual([
    'formula',
    'shared_formula',
    'shared_formula',
    'value',
    'nothing',
  ]);
  const disordered = { ...sheet, xml: sheet.xml.replace('<row r="1">', '<row r="3"/><row r="1">') };
  await expect(readSlots(disordered, wanted, template.known, 'b.xlsx')).rejects.toMatchObject({
    problem: { kind: 'file_damaged' },
  });
});

test('the chain of computation loses a cell and keeps the sheet of those behind it', async () => {
  const parts = bookParts({ sheets: [{ name: 'B', rows: '<row r="1"><c r="A1"><f>1</f></c></row>' }] });
  const chain = `<calcChain xmlns="${MAIN}"><c r="A1" i="1"/><c r="B1" l="1"/><c r="A1" i="2"/></calcChain>`;
  const relation =
    '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>';
  const list = String(parts['xl/_rels/workbook.xml.rels']);
  const own = /<Relationship .*\/>/u.exec(list)?.[0] ?? '';
  const bytes = zipOf({
    ...parts,
    'xl/calcChain.xml': chain,
    'xl/_rels/workbook.xml.rels': relationList(own + relation),
  });
  const { chain: read } = await readTemplate(bytes, 'b.xlsx');
  if (read === null) throw new Error('no chain');
  expect(chainWithout(read, (sheet, address) => sheet === '1' && address === 'A1')?.xml).toBe(
    `<calcChain xmlns="${MAIN}"><c i="1" r="B1" l="1"/><c r="A1" i="2"/></calcChain>`,
  );
  expect(chainWithout(read, () => true)).toBeNull();
});
