/** A form as a province makes it, with all that exceljs would lose, and the means to look at what filling changed. */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { bookParts, relationList, zipOf, type Parts } from './xlsx-parts.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const RICH =
  '<si><r><rPr><b/></rPr><t xml:space="preserve">Độ phủ {{phu-song</t></r><r><t>-5g.ket-qua}} (%)</t></r></si>';

/** `phu-song-5g` in B2 as a number, in B3 within rich text, in B4 as a percentage; a formula over it in B5. */
const ROWS =
  '<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" t="s" s="1"><v>3</v></c></row>' +
  '<row r="2" spans="1:2"><c r="A2" t="inlineStr"><is><t>Kết quả</t></is></c><c r="B2" s="1" t="s"><v>0</v></c></row>' +
  '<row r="3"><c r="B3" t="s"><v>1</v></c></row>' +
  '<row r="4"><c r="B4" s="2" t="inlineStr"><is><t>{{phu-song-5g.ket-qua}}</t></is></c></row>' +
  '<row r="5"><c r="B5" s="1"><f>B2*2</f><v>0</v></c><c r="C5"><v>7</v></c></row>' +
  '<row r="6"><c r="B6" s="3" t="inlineStr"><is><t>{{ky.tu}}</t></is></c></row>';

const STRINGS =
  '<si><t>{{phu-song-5g.ket-qua}}</t></si>' +
  `${RICH}<si><r><rPr><i/></rPr><t>Giữ </t></r><r><t>nguyên</t></r></si><si><t>{{ky.ten}}</t></si>`;

const STYLES =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>' +
  '<fonts count="1"><font><sz val="12"/><name val="Times New Roman"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
  [0, 4, 10, 164]
    .map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`)
    .join('') +
  '</cellXfs><dxfs count="1"><dxf><font><b/></font></dxf></dxfs>';

const AFTER =
  '<sheetProtection sheet="1" objects="1"/><mergeCells count="1"><mergeCell ref="D1:E1"/></mergeCells>' +
  '<conditionalFormatting sqref="B2:B5"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>70</formula></cfRule></conditionalFormatting>' +
  '<dataValidations count="1"><dataValidation type="whole" sqref="C5"><formula1>1</formula1><formula2>9</formula2></dataValidation></dataValidations>' +
  '<pageMargins left="1.181" right="0.591" top="0.787" bottom="0.787" header="0.4" footer="0.4"/>' +
  `<pageSetup paperSize="9" orientation="landscape"/><headerFooter><oddHeader>&amp;C&amp;G</oddHeader><oddFooter>&amp;L{{ky.ten}}&amp;R&amp;P</oddFooter></headerFooter>` +
  `<rowBreaks count="1" manualBreakCount="1"><brk id="5" max="16383" man="1"/></rowBreaks>` +
  `<drawing xmlns:r="${OFFICE}" r:id="rId1"/><legacyDrawing xmlns:r="${OFFICE}" r:id="rId2"/><legacyDrawingHF xmlns:r="${OFFICE}" r:id="rId3"/>` +
  '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}">' +
  '<x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup><x14:sparklines><x14:sparkline>' +
  '<xm:f>Biểu!B2:B5</xm:f><xm:sqref>F2</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>';

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

const CHART =
  `<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>Kết quả {{ky</a:t></a:r><a:r><a:t>.ten}}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:ser>` +
  '<c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>Biểu!$B$2:$B$5</c:f></c:numRef></c:val></c:ser>' +
  '<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>' +
  '<c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>';

const anchor = (column: number, content: string): string =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>7</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>` +
  `<xdr:to><xdr:col>${column + 3}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>18</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${content}<xdr:clientData/></xdr:twoCellAnchor>`;

const DRAWINGS =
  `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}">` +
  anchor(
    0,
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Biểu đồ"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>' +
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>' +
      `<a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`,
  ) +
  anchor(
    4,
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Dấu"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId2"/>' +
      '<a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>',
  ) +
  anchor(
    8,
    '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="4" name="Hộp chữ"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>' +
      '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="457200"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>' +
      '<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Số liệu đến {{ky.den}}</a:t></a:r></a:p></xdr:txBody></xdr:sp>',
  ) +
  '</xdr:wsDr>';

const vml = (id: string, content: string): string =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="${id}" type="#_x0000_t75" style="width:20pt;height:20pt">${content}</v:shape></xml>`;

/** The parts; the second sheet holds nothing to fill. */
export function provinceParts(): Parts {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const parts = bookParts({
    sheets: [
      { name: 'Biểu', rows: ROWS, after: AFTER },
      { name: 'Hướng dẫn', rows: '<row r="1"><c r="A1"><f>Biểu!B2</f><v>0</v></c></row>' },
    ],
    strings: STRINGS,
    styles: STYLES,
  });
  const types = '</Types>';
  const type = (part: string, name: string): string =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${name}+xml"/>`;
  return {
    ...parts,
    '[Content_Types].xml': String(parts['[Content_Types].xml']).replace(
      types,
      '<Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
        type('xl/styles.xml', 'spreadsheetml.styles') +
        type('xl/sharedStrings.xml', 'spreadsheetml.sharedStrings') +
        type('xl/comments1.xml', 'spreadsheetml.comments') +
        type('xl/drawings/drawing1.xml', 'drawing') +
        type('xl/charts/chart1.xml', 'drawingml.chart') +
        type('docProps/custom.xml', 'custom-properties') +
        types,
    ),
    'xl/workbook.xml': String(parts['xl/workbook.xml']).replace(
      '</workbook>',
      '<definedNames><definedName name="TyLe">Biểu!$B$2</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">Biểu!$A$1:$F$20</definedName></definedNames><calcPr calcId="191029"/></workbook>',
    ),
    'xl/worksheets/_rels/sheet1.xml.rels': relationList(
      relation('rId1', 'drawing', '../drawings/drawing1.xml') +
        relation('rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml') +
        relation('rId3', 'vmlDrawing', '../drawings/vmlDrawing2.vml') +
        relation('rId4', 'comments', '../comments1.xml'),
    ),
    'xl/drawings/drawing1.xml': DRAWINGS,
    'xl/drawings/_rels/drawing1.xml.rels': relationList(
      relation('rId1', 'chart', '../charts/chart1.xml') + relation('rId2', 'image', '../media/image1.png'),
    ),
    'xl/charts/chart1.xml': CHART,
    'xl/media/image1.png': PIXEL,
    'xl/drawings/vmlDrawing1.vml': vml(
      '_x0000_s1025',
      '<x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>0</x:Column></x:ClientData>',
    ),
    'xl/drawings/vmlDrawing2.vml': vml('CH', '<v:imagedata o:relid="rId1" o:title="quốc huy"/>'),
    'xl/drawings/_rels/vmlDrawing2.vml.rels': relationList(relation('rId1', 'image', '../media/image1.png')),
    'xl/comments1.xml': `<comments xmlns="${main}"><authors><author>Tỉnh</author></authors><commentList><comment ref="A2" authorId="0"><text><t>Ghi theo {{mẫu}}</t></text></comment></commentList></comments>`,
    'docProps/custom.xml':
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"></Properties>',
  };
}

export const provinceForm = (): Uint8Array => zipOf(provinceParts(), { level: 9 });

/** As programs write that do not know sizes beforehand. */
export function streamedZip(parts: Parts): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  for (const [name, content] of Object.entries(parts)) {
    if (content === null) continue;
    const entry = new ZipDeflate(name);
    entry.mtime = new Date('2026-01-05T00:00:00Z');
    zip.add(entry);
    entry.push(typeof content === 'string' ? strToU8(content) : content, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(pieces));
}

/** A placeholder or any text alone in B2 of a small sheet. */
export const cellForm = (text: string): Uint8Array =>
  zipOf(
    bookParts({
      sheets: [
        { name: 'Biểu', rows: `<row r="2"><c r="B2" t="inlineStr"><is><t>${text}</t></is></c></row>` },
      ],
    }),
  );

/** A small sheet of texts, row by row from A1. */
export const textForm = (...rows: readonly (readonly string[])[]): Uint8Array =>
  zipOf(
    bookParts({
      sheets: [
        {
          name: 'Biểu',
          rows: rows
            .map(
              (texts, row) =>
                `<row r="${row + 1}">${texts
                  .map(
                    (text, column) =>
                      `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
                  )
                  .join('')}</row>`,
            )
            .join(''),
        },
      ],
    }),
  );

/** The raw bytes of each local entry by name: header, name, extra and packed data, up to the next entry. */
export function rawEntries(bytes: Uint8Array): Map<string, string> {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const start = buffer.readUInt32LE(end + 16);
  const found: { name: string; offset: number }[] = [];
  for (let at = start; at < end;) {
    const length = buffer.readUInt16LE(at + 28);
    found.push({
      name: buffer.subarray(at + 46, at + 46 + length).toString(),
      offset: buffer.readUInt32LE(at + 42),
    });
    at += 46 + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  const offsets = [...found.map(({ offset }) => offset), start].sort((a, b) => a - b);
  return new Map(
    found.map(({ name, offset }) => [
      name,
      buffer.subarray(offset, offsets[offsets.indexOf(offset) + 1]).toString('base64'),
    ]),
  );
}
