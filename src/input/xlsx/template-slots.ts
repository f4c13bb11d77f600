/** Cells of a form by their address, whether they are in the file or not: where each stands, or could be put. */
import { address, columnLetters, placeOf } from '../foreign-file.ts';
import { damaged } from './faults.ts';
import { boundedColumn, boundedRow, placeAt, type Place } from './places.ts';
import { cellText } from './strings.ts';
import { showsOf, type Known, type TemplateCell, type TemplateSheet } from './template.ts';
import type { Attributes } from './xml.ts';
import { walkXml, type Opened } from './xml-places.ts';

/** Where a cell that is not in the file can be put. */
export interface Gap {
  readonly row: number;
  readonly column: number;
  /** Into a row; into one that is written as an empty tag; with a row of its own; with all of the sheet's data. */
  readonly into: 'row' | 'empty_row' | 'sheet' | 'empty_sheet';
  /** The empty tag that is opened for it. */
  readonly tag: string;
}

export interface Slot extends TemplateCell {
  readonly holds: 'nothing' | 'value' | 'formula' | 'shared_formula';
  readonly gap: Gap | null;
}

interface OpenCell extends Opened, Place {
  value: string;
  inline: string;
  holds: Slot['holds'];
}

interface OpenRow extends Opened {
  readonly number: number;
  readonly waiting: Place[];
}

/**
 * @param wanted addresses within the sheet, each once
 * @param styleOf the style that a cell gets which is not in the file, where the row and the column say none
 * @returns in the order of the sheet
 * @throws KpiError file_damaged, file_too_big
 */
export async function readSlots(
  { name, part, xml }: TemplateSheet,
  wanted: readonly Place[],
  known: Known,
  file: string,
  styleOf: (place: Place) => string | undefined = () => undefined,
): Promise<Slot[]> {
  const slots: Slot[] = [];
  const byRow = new Map<number, Place[]>();
  for (const place of wanted.toSorted((a, b) => a.row - b.row || a.column - b.column))
    byRow.set(place.row, [...(byRow.get(place.row) ?? []), place]);
  const waiting = [...byRow.keys()];
  const columns: { min: number; max: number; style: string }[] = [];
  let prefix = '';
  let sheetData: Opened | null = null;
  let last = 0;
  let column = 0;
  let row: OpenRow | null = null;
  let cell: OpenCell | null = null;
  let into: 'value' | 'inline' | null = null;
  let phonetic = 0;

  const gapAt = (place: Place, where: Omit<Gap, 'row' | 'column'>, start: number, end: number): void => {
    const style =
      styleOf(place) ??
      (row?.number === place.row && row.attributes['customFormat'] === '1'
        ? row.attributes['s']
        : undefined) ??
      columns.find(({ min, max }) => min <= place.column && place.column <= max)?.style;
    const attributes: Attributes = {
      r: address(place.row, place.column),
      ...(style === undefined ? {} : { s: style }),
    };
    slots.push({
      ...place,
      place: placeOf({ name }, place.row, place.column),
      text: '',
      start,
      end,
      name: `${prefix}c`,
      attributes,
      shows: showsOf(known.styles[Number(style ?? 0)]),
      holds: 'nothing',
      gap: { ...place, ...where },
    });
  };

  /** Rows that come before this one are not in the file. */
  const passRows = (before: number, at: number): void => {
    while (waiting[0] !== undefined && waiting[0] < before)
      for (const place of byRow.get(waiting.shift() ?? 0) ?? [])
        gapAt(place, { into: 'sheet', tag: '' }, at, at);
  };

  const passCells = (of: OpenRow, before: number, at: number): void => {
    while (of.waiting[0] !== undefined && of.waiting[0].column < before)
      gapAt(of.waiting.shift() as Place, { into: 'row', tag: '' }, at, at);
  };

  const openRow = (element: Opened): void => {
    const { r } = element.attributes;
    const number = boundedRow(r === undefined ? last + 1 : Number(r), file);
    if (number <= last) damaged(file, 'structure', part);
    passRows(number, element.start);
    last = number;
    column = 0;
    row = {
      ...element,
      number,
      waiting: waiting[0] === number ? (byRow.get(waiting.shift() ?? 0) ?? []) : [],
    };
  };

  const openCell = (of: OpenRow, element: Opened): void => {
    const { r } = element.attributes;
    const next = r === undefined ? boundedColumn(column + 1, file) : placeAt(r, file, part).column;
    if (next <= column) damaged(file, 'structure', part);
    column = next;
    passCells(of, column, element.start);
    if (of.waiting[0]?.column !== column) return;
    of.waiting.shift();
    cell = { ...element, row: of.number, column, value: '', inline: '', holds: 'nothing' };
  };

  const closeCell = (of: OpenCell, end: number): void => {
    const { t, s } = of.attributes;
    const raw = of.inline || of.value;
    const text = t === 's' ? (known.strings[Number(of.value.trim())] ?? '') : cellText(raw, file);
    slots.push({
      place: placeOf({ name }, of.row, of.column),
      row: of.row,
      column: of.column,
      text,
      start: of.start,
      end,
      name: of.name,
      attributes: of.attributes,
      shows: showsOf(known.styles[Number(s ?? 0)]),
      holds: of.holds === 'nothing' && text !== '' ? 'value' : of.holds,
      gap: null,
    });
  };

  const closeRow = (of: OpenRow, end: number): void => {
    const tag = xml.slice(of.start, of.end);
    // An empty tag: its end is that of the row.
    if (of.end === end && tag.endsWith('/>'))
      for (const place of of.waiting.splice(0)) gapAt(place, { into: 'empty_row', tag }, of.start, of.end);
    passCells(of, Infinity, xml.lastIndexOf('<', end - 1));
  };

  await walkXml(
    xml,
    { file, part, root: 'worksheet' },
    {
      open(element) {
        const { local, parent, attributes, name: tag } = element;
        if (local === 'sheetData') {
          prefix = tag.slice(0, tag.length - local.length);
          sheetData = element;
        } else if (local === 'col' && parent === 'cols' && attributes['style'] !== undefined)
          columns.push({
            min: Number(attributes['min']),
            max: Number(attributes['max']),
            style: attributes['style'],
          });
        else if (local === 'row' && parent === 'sheetData') openRow(element);
        else if (local === 'c' && parent === 'row' && row !== null) openCell(row, element);
        else if (cell === null) return;
        else if (local === 'v') into = 'value';
        else if (local === 'f')
          cell.holds =
            attributes['t'] === undefined || attributes['t'] === 'normal' ? 'formula' : 'shared_formula';
        else if (local === 'rPh') phonetic++;
        else if (local === 't' && phonetic === 0) into = 'inline';
      },
      text(content) {
        if (cell !== null && into !== null) cell[into] += content;
      },
      close(local, end) {
        if (local === 'v' || local === 't') into = null;
        else if (local === 'rPh') phonetic--;
        else if (local === 'c' && cell !== null) {
          closeCell(cell, end);
          cell = null;
        } else if (local === 'row' && row !== null) {
          closeRow(row, end);
          row = null;
        } else if (local === 'sheetData' && sheetData !== null) {
          const tag = xml.slice(sheetData.start, sheetData.end);
          const empty = sheetData.end === end && tag.endsWith('/>');
          if (!empty) passRows(Infinity, xml.lastIndexOf('<', end - 1));
          for (const number of waiting.splice(0))
            for (const place of byRow.get(number) ?? [])
              gapAt(place, { into: 'empty_sheet', tag }, sheetData.start, sheetData.end);
          sheetData = null;
        }
      },
    },
  );
  return slots;
}

/** `Biểu 1!C7` without its sheet. */
export const addressOf = ({ row, column }: Place): string => `${columnLetters(column)}${row}`;
