/**
 * Fills cells of a workbook in its own text. What is not filled stays byte for byte; only the sheets with filled cells
 * differ, and the part that has everything computed anew where there are formulas.
 */
import type { Day } from '../../domain/day.ts';
import { daySerial } from './number-cell.ts';
import { cellText } from './cell-text.ts';
import { patchZip } from './patch-zip.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Where an element stands in the text of its part. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  /** With its prefix. */
  readonly name: string;
  readonly attributes: Attributes;
}

/** What a cell gets. A percentage is given as people read it: 70 for 70 %. */
export type Content =
  | { readonly kind: 'number'; readonly digits: string; readonly percent: boolean }
  | { readonly kind: 'day'; readonly day: Day; readonly words: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank' };

export interface FilledCell extends Slot {
  readonly shows: 'number' | 'percent' | 'date';
  readonly content: Content;
  /** It is not in the file yet; its slot is where it may be put. */
  readonly gap?: Gap | null;
}

/** Into a row; into one that is written as an empty tag; with a row of its own; with all of the sheet's data. */
export interface Gap {
  readonly row: number;
  readonly column: number;
  readonly into: 'row' | 'empty_row' | 'sheet' | 'empty_sheet';
  readonly tag: string;
}

/** A cell that computes, and where its result stands. */
export interface ComputedCell extends Slot {
  readonly result: { readonly start: number; readonly end: number };
}

export interface FilledSheet {
  readonly part: string;
  readonly xml: string;
  readonly cells: readonly FilledCell[];
  readonly computed: readonly ComputedCell[];
}

export interface Filling {
  readonly sheets: readonly FilledSheet[];
  readonly date1904: boolean;
  readonly hasFormulas: boolean;
  /** The order in which formulas were computed, without those that are filled over. */
  readonly chain?: { readonly part: string; readonly xml: string } | null;
  readonly workbook: {
    readonly part: string;
    readonly xml: string;
    readonly calculation: Slot | null;
    readonly room: number;
    readonly prefix: string;
  };
}

/** @throws UnpatchableZip */
export function fillTemplate(bytes: Uint8Array, filling: Filling): Uint8Array {
  const { sheets, workbook, hasFormulas, date1904, chain = null } = filling;
  const parts = new Map(sheets.map((sheet) => [sheet.part, filledXml(sheet, date1904)]));
  const recomputed = hasFormulas ? recomputing(workbook) : workbook.xml;
  if (recomputed !== workbook.xml) parts.set(workbook.part, recomputed);
  if (chain !== null) parts.set(chain.part, chain.xml);
  return patchZip(bytes, parts);
}

function filledXml({ xml, cells, computed }: FilledSheet, date1904: boolean): string {
  const there = cells.filter(({ gap = null }) => gap === null);
  const filled = new Set(there.map(({ start }) => start));
  const patches = [
    ...there.map((cell) => ({ ...cell, text: cellXml(cell, date1904) })),
    ...computed
      .filter(({ start }) => !filled.has(start))
      .map((cell) => ({ ...cell, text: uncomputed(cell, xml) })),
    ...putInGaps(cells, date1904),
    // What is put before a cell comes before what is written over it.
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of patches) {
    pieces.push(xml.slice(at, start), text);
    at = end;
  }
  return pieces.join('') + xml.slice(at);
}

interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Cells that are not in the file, those of one place together; what stays blank is not put there. */
function putInGaps(cells: readonly FilledCell[], date1904: boolean): Patch[] {
  const places = new Map<string, [FilledCell, Gap][]>();
  for (const cell of cells) {
    const { gap = null, content, start } = cell;
    if (gap === null || content.kind === 'blank') continue;
    const key = `${gap.into} ${start}`;
    places.set(key, [...(places.get(key) ?? []), [cell, gap]]);
  }
  return [...places.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const [{ start, end, name }, { into, tag }] = first;
    const prefix = name.slice(0, name.indexOf(':') + 1);
    const inner =
      into === 'sheet' || into === 'empty_sheet' ? inRows(some, prefix, date1904) : joined(some, date1904);
    return [{ start, end, text: opened(into, tag, inner, prefix) }];
  });
}

/** An empty tag is opened around what goes into it. */
function opened(into: Gap['into'], tag: string, inner: string, prefix: string): string {
  if (into === 'row' || into === 'sheet') return inner;
  const name = into === 'empty_row' ? 'row' : 'sheetData';
  return `${tag.replace(/\s*\/>$/u, '>')}${inner}</${prefix}${name}>`;
}

const joined = (cells: readonly [FilledCell, Gap][], date1904: boolean): string =>
  cells
    .toSorted(([, a], [, b]) => a.column - b.column)
    .map(([cell]) => cellXml(cell, date1904))
    .join('');

function inRows(cells: readonly [FilledCell, Gap][], prefix: string, date1904: boolean): string {
  const rows = [...new Set(cells.map(([, { row }]) => row))].sort((a, b) => a - b);
  return rows
    .map((row) => {
      const own = cells.filter(([, gap]) => gap.row === row);
      return `<${prefix}row r="${row}">${joined(own, date1904)}</${prefix}row>`;
    })
    .join('');
}

/**
 * A formula keeps its text and loses the result that it had in the empty form: LibreOffice shows a stored result without
 * asking whether it is still right.
 */
function uncomputed({ name, attributes, start, end, result }: ComputedCell, xml: string): string {
  const inner = xml.indexOf('<', start + 1);
  const own = Object.entries(attributes).filter(([key]) => key !== 't');
  return `<${name}${attributeText(own)}>${xml.slice(inner, result.start)}${xml.slice(result.end, end)}`;
}

function cellXml(cell: FilledCell, date1904: boolean): string {
  const { name, attributes, content } = cell;
  const prefix = name.slice(0, name.indexOf(':') + 1);
  const own = Object.entries(attributes).filter(([key]) => key !== 't');
  const open = `<${name}${attributeText(own)}`;
  const number = numberIn(cell, date1904);
  if (number !== null) return `${open}><${prefix}v>${number}</${prefix}v></${name}>`;
  const text = content.kind === 'text' ? content.text : content.kind === 'day' ? content.words : '';
  if (text === '') return `${open}/>`;
  return (
    `${open} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(cellText(text))}` +
    `</${prefix}t></${prefix}is></${name}>`
  );
}

/** Days of the calendar that begins in 1904 are counted from there. */
const DAYS_1904 = 1462;

function numberIn({ content, shows }: FilledCell, date1904: boolean): string | null {
  if (content.kind === 'day')
    return shows === 'date' ? String(daySerial(content.day) - (date1904 ? DAYS_1904 : 0)) : null;
  if (content.kind !== 'number') return null;
  return content.percent && shows === 'percent' ? hundredth(content.digits) : content.digits;
}

/** A cell with a percent format holds 0.7 for 70 %. The mark is moved, so that nothing is rounded. */
function hundredth(digits: string): string {
  const [, sign = '', whole = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(digits) ?? [];
  const padded = whole.padStart(3, '0');
  const moved = `${padded.slice(0, -2).replace(/^0+(?=\d)/u, '')}.${padded.slice(-2)}${decimals}`;
  return sign + moved.replace(/\.?0+$/u, '');
}

const attributeText = (attributes: readonly (readonly [string, string])[]): string =>
  attributes.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Cached results of formulas are those of the empty form: whoever opens it shall compute. */
function recomputing({ xml, calculation, room, prefix }: Filling['workbook']): string {
  if (calculation === null)
    return `${xml.slice(0, room)}<${prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(room)}`;
  const { fullCalcOnLoad } = calculation.attributes;
  if (fullCalcOnLoad === '1' || fullCalcOnLoad === 'true') return xml;
  const own = Object.entries(calculation.attributes).filter(([key]) => key !== 'fullCalcOnLoad');
  const tag = xml.slice(calculation.start, calculation.end);
  const close = tag.endsWith('/>') ? '/>' : '>';
  return `${xml.slice(0, calculation.start)}<${calculation.name}${attributeText([...own, ['fullCalcOnLoad', '1']])}${close}${xml.slice(calculation.end)}`;
}
