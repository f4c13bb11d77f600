/** Puts native charts into the parts of a workbook that exceljs wrote: it cannot make charts itself. */
import { posix } from 'node:path';
import type { Chart, DrawnSheet } from './chart-model.ts';
import { chartXml, escapeXml, SCHEMAS, XML_HEAD } from './chart-xml.ts';
import { elementsAt, withRelations, withTypes } from './package-xml.ts';

/** XML of a workbook's parts, by their names. */
export interface Parts {
  read(name: string): string | undefined;
  write(name: string, xml: string): void;
}

const DRAWING = 'xl/drawings/drawing1.xml';
const RELATION = 'rIdCharts';
const TYPES = '[Content_Types].xml';
/** Those that must follow a sheet's drawing; everything else stands before it. */
const AFTER_DRAWING: ReadonlySet<string> = new Set([
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);
/** Air between a chart and the one before it, in EMU: 12,700 are a point. */
const MARGIN = 38_100;

/**
 * @param parts changed in place; those of a workbook without any drawing
 * @throws Error where the sheet is not there, or the workbook has drawings already
 */
export async function addCharts(parts: Parts, { sheet, charts }: DrawnSheet): Promise<void> {
  if (charts.length === 0) return;
  if (parts.read(DRAWING) !== undefined) throw new Error(`${DRAWING} is there already`);
  const path = await partOfSheet(parts, sheet);
  const names = charts.map((_, index) => `xl/charts/chart${index + 1}.xml`);
  charts.forEach((chart, index) => parts.write(names[index] ?? '', chartXml(chart)));
  parts.write(DRAWING, drawingXml(charts));
  parts.write(
    relationsOf(DRAWING),
    await withRelations(
      undefined,
      names.map((name, index) => ({
        id: `rId${index + 1}`,
        type: 'chart',
        target: `../charts/${posix.basename(name)}`,
      })),
    ),
  );
  parts.write(
    relationsOf(path),
    await withRelations(parts.read(relationsOf(path)), [
      { id: RELATION, type: 'drawing', target: '../drawings/drawing1.xml' },
    ]),
  );
  parts.write(path, await withDrawing(partIn(parts, path)));
  parts.write(
    TYPES,
    await withTypes(partIn(parts, TYPES), [
      [DRAWING, 'drawing+xml'],
      ...names.map((name) => [name, 'drawingml.chart+xml'] as const),
    ]),
  );
}

function partIn(parts: Parts, name: string): string {
  const xml = parts.read(name);
  if (xml === undefined) throw new Error(`no ${name}`);
  return xml;
}

const relationsOf = (path: string): string => `${posix.dirname(path)}/_rels/${posix.basename(path)}.rels`;

/** The part that holds a sheet, found by its name. */
async function partOfSheet(parts: Parts, sheet: string): Promise<string> {
  const workbook = 'xl/workbook.xml';
  const sheets = await elementsAt(partIn(parts, workbook), 2);
  const id = sheets.find(({ name, attributes }) => name === 'sheet' && attributes['name'] === sheet)
    ?.attributes['r:id'];
  const relations = await elementsAt(partIn(parts, relationsOf(workbook)), 1);
  const target = relations.find(({ attributes }) => attributes['Id'] === id)?.attributes['Target'];
  if (id === undefined || target === undefined) throw new Error(`no sheet «${sheet}»`);
  return posix.resolve('/xl', target).slice(1);
}

async function withDrawing(xml: string): Promise<string> {
  const next = (await elementsAt(xml, 1)).find(({ name }) => AFTER_DRAWING.has(name));
  const at = next?.start ?? xml.lastIndexOf('</');
  const mark = `<drawing xmlns:r="${SCHEMAS}officeDocument/2006/relationships" r:id="${RELATION}"/>`;
  return xml.slice(0, at) + mark + xml.slice(at);
}

function drawingXml(charts: readonly Chart[]): string {
  const namespaces = [
    ['xdr', 'drawingml/2006/spreadsheetDrawing'],
    ['a', 'drawingml/2006/main'],
    ['c', 'drawingml/2006/chart'],
    ['r', 'officeDocument/2006/relationships'],
  ].map(([prefix, name]) => ` xmlns:${prefix}="${SCHEMAS}${name}"`);
  return `${XML_HEAD}<xdr:wsDr${namespaces.join('')}>${charts.map(anchor).join('')}</xdr:wsDr>`;
}

const corner = (tag: 'from' | 'to', column: number, row: number): string => {
  const air = tag === 'from' ? MARGIN : 0;
  return `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>${air}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${air}</xdr:rowOff></xdr:${tag}>`;
};

function anchor({ title, place }: Chart, index: number): string {
  const number = index + 1;
  return (
    `<xdr:twoCellAnchor editAs="oneCell">${corner('from', place.fromColumn, place.fromRow)}${corner('to', place.toColumn, place.toRow)}` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${number + 1}" name="Biểu đồ ${number}" descr="${escapeXml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${SCHEMAS}drawingml/2006/chart"><c:chart r:id="rId${number}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
  );
}
