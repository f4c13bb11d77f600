/** The charts of a workbook read back: what they name, and what they keep of it. */
import { utils } from '@e965/xlsx';
import { partsOf } from './xlsx-read.ts';

export interface ReadRange {
  readonly sheet: string;
  readonly addresses: readonly string[];
  /** What the chart shows without looking at the cells. */
  readonly cached: readonly (string | null)[];
}

export interface ReadChart {
  readonly xml: string;
  readonly title: string;
  /** In the order of the XML: of each series name, categories, values. */
  readonly ranges: readonly ReadRange[];
  /** How many rows of the sheet it covers. */
  readonly rows: number;
}

const plain = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('_x005F_', '_');

export function chartsOf(bytes: Uint8Array): ReadChart[] {
  const parts = partsOf(bytes);
  const anchors = [
    ...(parts.get('xl/drawings/drawing1.xml') ?? '').matchAll(/<xdr:row>(\d+)<.*?<xdr:row>(\d+)</gu),
  ];
  return anchors.map(([, from, to], index) => {
    const xml = parts.get(`xl/charts/chart${index + 1}.xml`) ?? '';
    return {
      xml,
      title: plain(/<a:t>([^<]*)</u.exec(xml)?.[1] ?? ''),
      ranges: [...xml.matchAll(/<c:f>([^<]+)<\/c:f>(.*?)<\/c:(?:str|num)Ref>/gu)].map(
        ([, reference, cache]) => rangeFrom(plain(reference ?? ''), cache ?? ''),
      ),
      rows: Number(to) - Number(from),
    };
  });
}

function rangeFrom(reference: string, cache: string): ReadRange {
  const [, sheet = '', cells = ''] = /^'((?:[^']|'')+)'!([$\w:]+)$/u.exec(reference) ?? [];
  const { s: from, e: to } = utils.decode_range(cells.replaceAll('$', ''));
  const addresses: string[] = [];
  for (let r = from.r; r <= to.r; r++)
    for (let c = from.c; c <= to.c; c++) addresses.push(utils.encode_cell({ r, c }));
  const points = new Map(
    [...cache.matchAll(/<c:pt idx="(\d+)"[^>]*><c:v>([^<]*)</gu)].map(([, index, value]) => [
      Number(index),
      plain(value ?? ''),
    ]),
  );
  const count = Number(/<c:ptCount val="(\d+)"/u.exec(cache)?.[1]);
  return {
    sheet: sheet.replaceAll("''", "'"),
    addresses,
    cached: Array.from({ length: count }, (_, index) => points.get(index) ?? null),
  };
}
