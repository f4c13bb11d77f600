/** The parts of a workbook that hold its native charts: exceljs cannot make charts itself. */
import type { Chart } from './chart-model.ts';
import { chartXml, escapeXml, SCHEMAS, XML_HEAD } from './chart-xml.ts';

/** The drawing that all charts of a sheet are on. */
export const DRAWING_NAME = 'drawing1';
export const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
/** Air between a chart and the one before it, in EMU: 12,700 are a point. */
const MARGIN = 38_100;

/** @param index from 0 */
export const chartName = (index: number): string => `xl/charts/chart${index + 1}.xml`;

/** @returns name and XML of each; nothing without charts */
export function chartParts(charts: readonly Chart[]): (readonly [string, string])[] {
  if (charts.length === 0) return [];
  return [
    ...charts.map((chart, index) => [chartName(index), chartXml(chart)] as const),
    [`xl/drawings/${DRAWING_NAME}.xml`, drawingXml(charts)],
    [`xl/drawings/_rels/${DRAWING_NAME}.xml.rels`, relationsXml(charts.length)],
  ];
}

function relationsXml(charts: number): string {
  const relations = Array.from(
    { length: charts },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${SCHEMAS}officeDocument/2006/relationships/chart" Target="../charts/chart${index + 1}.xml"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${SCHEMAS}package/2006/relationships">${relations.join('')}</Relationships>`;
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
