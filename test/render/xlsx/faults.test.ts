/** The assertions that stand in for Excel: each is seen to bite, and our own workbooks pass them. */
import { expect, test } from 'vitest';
import { renderReport } from '../../../src/render/xlsx/quarter-report.ts';
import { demoReport } from '../../support/report-world.ts';
import { faultsOf } from '../../support/xlsx-faults.ts';
import { bookOf, bookParts, sheetOf, zipOf } from '../../support/xlsx-parts.ts';
import { GENERATOR } from '../../support/xlsx-read.ts';

const cell = (place: string, value: string, type = ''): string =>
  `<row r="1"><c r="${place}"${type}><v>${value}</v></c></row>`;
const strings = '<si><t>a</t></si>';
const list = (formula: string): string =>
  `<dataValidations><dataValidation type="list" sqref="A1"><formula1>${formula}</formula1></dataValidation></dataValidations>`;
const validation = (attributes: string): string =>
  `<dataValidations><dataValidation type="whole" sqref="A1" ${attributes}/></dataValidations>`;

/** Names stand behind the sheets. */
function named(names: string): Uint8Array {
  const parts = bookParts({ sheets: [{ name: "Thôn d'Or" }] });
  const book = String(parts['xl/workbook.xml']).replace(
    '</sheets>',
    () => `</sheets><definedNames>${names}</definedNames>`,
  );
  return zipOf({ ...parts, 'xl/workbook.xml': book });
}
const titles = (place: string): string =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="0">${place}</definedName>`;

test.each<[string, Uint8Array, RegExp]>([
  ['NaN', sheetOf(cell('A1', 'NaN')), /A1 is no number: NaN/u],
  ['an infinite number', sheetOf(cell('A1', 'Infinity')), /no number/u],
  ['a text that is not there', sheetOf(cell('A1', '1', ' t="s"'), { strings }), /A1 names text 1 of 1/u],
  ['one cell twice', sheetOf(cell('A1', '1') + cell('A1', '2')), /the cell A1 twice/u],
  [
    'merges over each other',
    sheetOf('', { after: '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="C2:D9"/></mergeCells>' }),
    /overlapping merge C2:D9/u,
  ],
  ['a long list', sheetOf('', { after: list(`"${'a'.repeat(256)}"`) }), /a list of 256/u],
  ['a long prompt', sheetOf('', { after: validation(`prompt="${'a'.repeat(256)}"`) }), /prompt of 256/u],
  ['a long title', sheetOf('', { after: validation(`errorTitle="${'a'.repeat(33)}"`) }), /errorTitle of 33/u],
  [
    'a long header',
    sheetOf('', { after: `<headerFooter><oddHeader>${'a'.repeat(256)}</oddHeader></headerFooter>` }),
    /oddHeader of 256/u,
  ],
  ['a long text', bookOf({ strings: `<si><t>${'a'.repeat(32_768)}</t></si>` }), /32768/u],
  [
    'a long text in its cell',
    sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'a'.repeat(32_768)}</t></is></c></row>`),
    /32768/u,
  ],
  [
    'a name twice',
    named('<definedName name="x">1</definedName><definedName name="X">2</definedName>'),
    /X twice/u,
  ],
  ['an apostrophe that ends the name', named(titles("'Thôn d'Or'!$1:$2")), /Print_Titles names no place/u],
  ['another sheet', named(titles("'Thôn'!$1:$2")), /names no place/u],
  ['dollars in a row', named(titles("'Thôn d''Or'!$$1:$2")), /names no place/u],
])('%s is found', (_what, bytes, fault) => {
  expect(faultsOf(bytes)).toEqual([expect.stringMatching(fault)]);
});

test('what is right is not found', () => {
  const after =
    '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="D2:D9"/></mergeCells>' +
    list(`"${'a'.repeat(255)}"`);
  const rows = cell('A1', '-1.5E-7') + cell('B1', '0', ' t="s"') + cell('C1', 'NaN', ' t="str"');
  expect(faultsOf(sheetOf(rows, { strings, after }))).toEqual([]);
  expect(faultsOf(named(titles("'Thôn d''Or'!$A:$B,'Thôn d''Or'!$1:$2")))).toEqual([]);
});

test('the workbook of the demo has none', async () => {
  expect(faultsOf(await renderReport(demoReport(), { generator: GENERATOR }))).toEqual([]);
});
