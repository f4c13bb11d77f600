/** The same workbook as different programs write it. */
import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../src/input/xlsx/read-xlsx.ts';
import { bookOf, bookParts, relationList, sheetXml, utf16, zipOf } from '../../support/xlsx-parts.ts';
import { listed, refusal } from '../../support/xlsx-reading.ts';

const number = (place: string, value: string): string => `<c r="${place}"><v>${value}</v></c>`;

describe('how other programs write', () => {
  const rows = `<row r="1">${number('A1', '1')}<c r="B1" t="s"><v>0</v></c></row>`;
  const parts = bookParts({
    sheets: [{ rows }],
    strings: '<si><t>b</t></si>',
    core: '<dc:creator>Lan</dc:creator>',
  });
  const same = async (bytes: Uint8Array): Promise<void> =>
    expect(listed((await readXlsx(bytes, 'a.xlsx')).sheets[0])).toEqual(['A1=1', 'B1=b']);

  it('with prefixes', () =>
    same(
      zipOf(
        changed((xml) => xml.replace(/<(\/?)(?=[a-z]+[\s>/])/giu, '<$1x:').replace('xmlns=', 'xmlns:x=')),
      ),
    ));

  it('by the Strict standard, with another prefix for relations', () =>
    same(
      zipOf(
        changed((xml) =>
          xml
            .replaceAll(
              'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
              'http://purl.oclc.org/ooxml/officeDocument/relationships',
            )
            .replaceAll(
              'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
              'http://purl.oclc.org/ooxml/spreadsheetml/main',
            )
            .replace('xmlns:r=', 'xmlns:ns0=')
            .replaceAll(' r:id=', ' ns0:id='),
        ),
      ),
    ));

  it('with absolute targets', () =>
    same(
      zipOf(
        changed((xml) =>
          xml
            .replaceAll('Target="', 'Target="/xl/')
            .replace('/xl/xl/', '/xl/')
            .replace('/xl/docProps', '/docProps'),
        ),
      ),
    ));

  it('with targets that climb', () =>
    same(zipOf(changed((xml) => xml.replace('Target="worksheets', 'Target="../xl/./worksheets')))));

  it('with backslashes and other case in names', () =>
    same(
      zipOf(
        Object.fromEntries(
          Object.entries(parts).map(([name, part]) => [
            name.replaceAll('/', '\\').replace('sheet1', 'Sheet1'),
            part,
          ]),
        ),
      ),
    ));

  it.each(['le', 'be'] as const)('in UTF-16 %s, with and without mark', async (order) => {
    for (const mark of [true, false])
      await same(zipOf({ ...parts, 'xl/worksheets/sheet1.xml': utf16(sheetXml({ rows }), order, mark) }));
  });

  it('with a mark before UTF-8', () => same(zipOf(changed((xml) => `\ufeff${xml}`))));

  it('not packed', () => same(zipOf(parts, { level: 0 })));

  it('with macros', () =>
    same(
      zipOf(
        changed((xml) =>
          xml.replace(
            'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main',
            'vnd.ms-excel.sheet.macroEnabled.main',
          ),
        ),
      ),
    ));

  it('with extensions that repeat names', () =>
    same(
      bookOf({
        sheets: [
          {
            rows: rows.replace('<v>0', '<extLst><ext><v>7</v></ext></extLst><v>0'),
            after: '<extLst><mergeCell ref="?"/></extLst>',
          },
        ],
        strings: '<si><t>b</t><extLst><t>no</t></extLst></si>',
      }),
    ));

  it('with a chart sheet between', async () => {
    const two = bookParts({
      sheets: [{ name: 'Biểu đồ' }, { name: 'Số liệu', rows: `<row>${number('A1', '5')}</row>` }],
    });
    const relations = String(two['xl/_rels/workbook.xml.rels']).replace('/worksheet"', '/chartsheet"');
    const file = await readXlsx(
      zipOf({ ...two, 'xl/_rels/workbook.xml.rels': relations, 'xl/worksheets/sheet1.xml': '<chartsheet/>' }),
      'a.xlsx',
    );
    expect(file.sheets.map(({ name }) => name)).toEqual(['Số liệu']);
  });

  it('with properties, or without', async () => {
    const core =
      '<dc:creator>Nguyễn &amp; Lan</dc:creator><cp:lastModifiedBy>Hoa</cp:lastModifiedBy><cp:keywords>kpi-xa form 1</cp:keywords><dc:title>x</dc:title>';
    expect((await readXlsx(bookOf({ core }), 'a.xlsx')).properties).toEqual({
      creator: 'Nguyễn & Lan',
      savedBy: 'Hoa',
      keywords: 'kpi-xa form 1',
    });
    expect((await readXlsx(bookOf({}), 'a.xlsx')).properties).toEqual({
      creator: null,
      savedBy: null,
      keywords: null,
    });
  });

  it('with a sheet that lies elsewhere, which is never followed', async () => {
    const outside = relationList(
      '<Relationship Id="rId1" Type="x/worksheet" Target="file:///etc/passwd" TargetMode="External"/>',
    );
    expect(await refusal(bookOf({}, { 'xl/_rels/workbook.xml.rels': outside }))).toMatchObject({
      kind: 'file_damaged',
      damage: 'structure',
    });
  });

  function changed(change: (xml: string) => string): Record<string, string> {
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, change(String(part))]));
  }
});
