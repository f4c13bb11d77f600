/** The XML of a native chart: one font, black on white, its numbers kept beside the references to their cells. */
import type { CellRange, Chart, Series, SeriesLook } from './chart-model.ts';
import { FONT_NAME } from './styles.ts';

export const SCHEMAS = 'http://schemas.openxmlformats.org/';
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeXml = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign);

/** In hundredths of a point. */
const TEXT_SIZE = 1000;
const LABEL_SIZE = 900;
const TITLE_SIZE = 1200;
const SMALL_TITLE_SIZE = 900;

const BLACK = '000000';
const solid = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
const line = (width: number, colour: string, dash = 'solid'): string =>
  `<a:ln w="${width}">${solid(colour)}<a:prstDash val="${dash}"/></a:ln>`;
const hatch = `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${BLACK}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`;
const marker = (symbol: string, size: number, fill: string): string =>
  `<c:marker><c:symbol val="${symbol}"/><c:size val="${size}"/><c:spPr>${solid(fill)}${line(9525, BLACK)}</c:spPr></c:marker>`;

interface Look {
  readonly shape: string;
  readonly marker: string | null;
  /** Where the figure is written; null: nowhere. */
  readonly label: 'inBase' | 'ctr' | 't' | 'b' | null;
}

const TREND = { shape: line(25400, BLACK), marker: marker('circle', 7, 'FFFFFF') };
const LOOKS: Readonly<Record<SeriesLook, Look>> = {
  column: { shape: solid('CCCCCC') + line(9525, BLACK), marker: null, label: 'inBase' },
  done_bar: { shape: solid('CCCCCC') + line(9525, BLACK), marker: null, label: 'ctr' },
  missing_bar: { shape: hatch + line(9525, BLACK), marker: null, label: 'ctr' },
  // What other indicators must reach is no course of anything: no line joins them.
  target_mark: { shape: '<a:ln><a:noFill/></a:ln>', marker: marker('dash', 18, BLACK), label: null },
  target_line: { shape: line(15875, BLACK, 'sysDash'), marker: marker('dash', 9, BLACK), label: null },
  trend_under: { ...TREND, label: 'b' },
  trend_over: { ...TREND, label: 't' },
};
const isLine = ({ look }: Series): boolean => LOOKS[look].marker !== null;

const font = (tag: 'defRPr' | 'rPr', size: number, bold: boolean): string =>
  `<a:${tag}${tag === 'rPr' ? ' lang="vi-VN"' : ''} sz="${size}" b="${bold ? 1 : 0}">${solid(BLACK)}<a:latin typeface="${FONT_NAME}"/><a:ea typeface="${FONT_NAME}"/><a:cs typeface="${FONT_NAME}"/></a:${tag}>`;
const allText = (size: number, bold = false): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${font('defRPr', size, bold)}</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>`;
const titled = (words: string, size: number, bold: boolean): string =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${font('defRPr', size, bold)}</a:pPr><a:r>${font('rPr', size, bold)}<a:t>${escapeXml(words)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;

const cache = ({ points }: CellRange): string =>
  `<c:ptCount val="${points.length}"/>` +
  points
    .map(({ value, format }, index) => {
      if (value === null) return '';
      const shown = format === null ? '' : ` formatCode="${escapeXml(format)}"`;
      return `<c:pt idx="${index}"${shown}><c:v>${escapeXml(String(value))}</c:v></c:pt>`;
    })
    .join('');
const words = (range: CellRange): string =>
  `<c:strRef><c:f>${escapeXml(range.reference)}</c:f><c:strCache>${cache(range)}</c:strCache></c:strRef>`;
const numbers = (range: CellRange): string =>
  `<c:numRef><c:f>${escapeXml(range.reference)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${cache(range)}</c:numCache></c:numRef>`;
const anyCells = (range: CellRange): string =>
  range.points.some(({ value }) => typeof value === 'string') ? words(range) : numbers(range);

/** Figures over lines and hatchings need ground of their own. */
const GROUND = `<c:spPr>${solid('FFFFFF')}</c:spPr>`;

function labels(one: Series): string {
  const { label, shape } = LOOKS[one.look];
  if (label === null) return '';
  // A part of a bar that is nothing has no figure; all others are shown as in their cells.
  const format =
    label === 'ctr' ? 'formatCode="0;;;" sourceLinked="0"' : 'formatCode="General" sourceLinked="1"';
  const ground = shape.includes('pattFill') || isLine(one) ? GROUND : '';
  return `<c:dLbls><c:numFmt ${format}/>${ground}${allText(LABEL_SIZE)}<c:dLblPos val="${label}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;
}

function series(one: Series, index: number, categories: CellRange): string {
  const { shape, marker } = LOOKS[one.look];
  const before = `<c:idx val="${index}"/><c:order val="${index}"/><c:tx>${words(one.name)}</c:tx><c:spPr>${shape}</c:spPr>`;
  const after = `${labels(one)}<c:cat>${anyCells(categories)}</c:cat><c:val>${numbers(one.values)}</c:val>`;
  return marker === null
    ? `<c:ser>${before}<c:invertIfNegative val="0"/>${after}</c:ser>`
    : `<c:ser>${before}${marker}${after}<c:smooth val="0"/></c:ser>`;
}

const AXES = '<c:axId val="1"/><c:axId val="2"/>';

function plots({ kind, series: all, categories }: Chart): string {
  const drawn = (wanted: boolean): string =>
    all.map((one, index) => (isLine(one) === wanted ? series(one, index, categories) : '')).join('');
  const [bars, lines] = [drawn(false), drawn(true)];
  const stacked = kind === 'bars';
  return (
    (bars === ''
      ? ''
      : `<c:barChart><c:barDir val="${stacked ? 'bar' : 'col'}"/><c:grouping val="${stacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${bars}<c:gapWidth val="60"/>${stacked ? '<c:overlap val="100"/>' : ''}${AXES}</c:barChart>`) +
    (lines === ''
      ? ''
      : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines}<c:marker val="1"/>${AXES}</c:lineChart>`)
  );
}

const FEW = 15;

function axes({ kind, categoryTitle, series: all, most }: Chart): string {
  const lying = kind === 'bars';
  const values = all.flatMap(({ values: { points } }) => points.map(({ value }) => Number(value)));
  // Columns begin at nothing; a line is about its own ups and downs.
  const floor = kind !== 'lines' && values.every((value) => value >= 0) ? '<c:min val="0"/>' : '';
  const ceiling = most === null ? '' : `<c:max val="${most}"/>`;
  // Of a few things there are no halves.
  const step = most !== null && most <= FEW ? '<c:majorUnit val="1"/>' : '';
  const common = `<c:majorTickMark val="out"/><c:minorTickMark val="none"/>`;
  const look = `<c:spPr>${line(9525, BLACK)}</c:spPr>${allText(TEXT_SIZE)}`;
  const named = categoryTitle === null ? '' : titled(categoryTitle, TEXT_SIZE, false);
  const grid = `<c:majorGridlines><c:spPr>${line(6350, 'BFBFBF')}</c:spPr></c:majorGridlines>`;
  return (
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${lying ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${lying ? 'l' : 'b'}"/>${named}<c:numFmt formatCode="General" sourceLinked="0"/>${common}<c:tickLblPos val="low"/>${look}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
    // With the categories turned over, «max» is where the reader sees the foot of the chart.
    `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${ceiling}${floor}</c:scaling><c:delete val="0"/><c:axPos val="${lying ? 'b' : 'l'}"/>${grid}<c:numFmt formatCode="General" sourceLinked="0"/>${common}<c:tickLblPos val="nextTo"/>${look}<c:crossAx val="1"/><c:crosses val="${lying ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/>${step}</c:valAx>`
  );
}

export function chartXml(chart: Chart): string {
  // Small charts side by side share one explanation above them.
  const small = chart.kind === 'lines';
  const size = small ? SMALL_TITLE_SIZE : TITLE_SIZE;
  const legend = small ? '' : '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>';
  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="${SCHEMAS}drawingml/2006/chart" xmlns:a="${SCHEMAS}drawingml/2006/main" xmlns:r="${SCHEMAS}officeDocument/2006/relationships"><c:roundedCorners val="0"/>` +
    `<c:chart>${titled(chart.title, size, true)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plots(chart)}${axes(chart)}</c:plotArea>` +
    `${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr>${solid('FFFFFF')}${line(9525, BLACK)}</c:spPr>${allText(TEXT_SIZE)}</c:chartSpace>`
  );
}
