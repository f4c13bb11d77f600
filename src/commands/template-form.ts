/** A form of the province as a command finds it: a file, or one that was learned, and all that it asks for. */
import { basename } from 'node:path';
import type { Context } from '../context.ts';
import { mappingFrom, placeOfCell, type Mapping } from '../domain/form-mapping.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import type { Section } from '../domain/plan.ts';
import {
  findField,
  hasStrayBraces,
  piecesOf,
  type FieldFound,
  type FieldNames,
} from '../domain/template-fields.ts';
import type { TemplateFault } from '../domain/template-problem.ts';
import {
  filterOf,
  findRowField,
  partForm,
  withoutMarks,
  type Block,
  type PartedForm,
  type PlacedText,
} from '../domain/template-rows.ts';
import { fileKind } from '../input/file-kind.ts';
import { LIMITS } from '../input/foreign-file.ts';
import { readTemplate, type Template, type TemplateSheet } from '../input/xlsx/template.ts';
import { readSlots, type Slot } from '../input/xlsx/template-slots.ts';
import type { Texts } from '../messages/index.ts';
import type { Asked } from '../render/template.ts';
import { formContent, keptForm, needForm, type TemplateRow } from '../usecases/kept-forms.ts';

export interface Form {
  /** Of the file, as it was or is called. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly template: Template;
  readonly parted: PartedForm;
  /** Where it was learned. */
  readonly kept: { readonly row: TemplateRow; readonly mapping: Mapping } | null;
}

/** A file of this name, or else a form that was learned under it. @throws KpiError input_missing, template_missing, … */
export async function openForm(context: Context, word: string): Promise<Form> {
  const found = formFile(context, word);
  if (found !== null) return readForm(found.name, found.bytes, null);
  const { row, bytes } = context.withStore('read', (store) => {
    const kept = needForm(store, word);
    return { row: kept, bytes: formContent(store, kept) };
  });
  return readForm(row.fileName, bytes, { row, mapping: mappingFrom(row.mapping) });
}

/** What is there as a file; null where the word is the name of a learned form. @throws KpiError input_missing, … */
export function formFile(
  context: Context,
  word: string,
): { readonly name: string; readonly bytes: Uint8Array } | null {
  const { files } = context;
  try {
    const path = files.findPath(context.at(word));
    const name = basename(path).normalize('NFC');
    if (files.sizeOf(path) > LIMITS.file)
      refuse({ kind: 'file_too_big', file: name, what: 'file', limit: LIMITS.file });
    return { name, bytes: files.readBytes(path) };
  } catch (error) {
    const missing = error instanceof KpiError && error.problem.kind === 'input_missing';
    if (
      !missing ||
      (looksLikeFile(word) && !context.withStore('read', (store) => keptForm(store, word) !== null))
    )
      throw error;
    return null;
  }
}

const looksLikeFile = (word: string): boolean => /[\\/]|\.[a-z]{3,4}$/iu.test(word);

/** @throws KpiError file_empty, file_foreign, template_unfit */
export function needWorkbook(bytes: Uint8Array, name: string): void {
  const kind = fileKind(bytes, name);
  if (kind.kind === 'empty') refuse({ kind: 'file_empty', file: name });
  if (kind.kind === 'foreign') refuse({ kind: 'file_foreign', file: name, found: kind.found });
  if (kind.kind === 'text') refuse({ kind: 'template_unfit', file: name, why: 'not_xlsx' });
}

async function readForm(name: string, bytes: Uint8Array, kept: Form['kept']): Promise<Form> {
  needWorkbook(bytes, name);
  const template = await readTemplate(bytes, name);
  if (template.sheets.length === 0 && kept === null)
    refuse({ kind: 'template_unfit', file: name, why: 'asks_nothing' });
  return { name, bytes, template, parted: partForm(placedTexts(template)), kept };
}

const placedTexts = ({ sheets }: Template): PlacedText[] =>
  sheets.flatMap(({ name, cells }) =>
    cells
      .map(({ place, row, column, text }) => ({ sheet: name, place, row, column, text }))
      .sort((a, b) => a.row - b.row || a.column - b.column),
  );

export type Finder = (text: string) => FieldFound;

/** Looks each text up once: forms repeat their placeholders. */
export function finder(find: Finder): Finder {
  const known = new Map<string, FieldFound>();
  return (text) => {
    const found = known.get(text) ?? find(text);
    known.set(text, found);
    return found;
  };
}

export interface FormNames extends FieldNames {
  readonly sections: readonly Section[];
}

/** All that the form asks for, each with its field or why none. */
export function askedIn({ parted, kept }: Form, names: FormNames): Asked[] {
  const find = finder((text) => findField(text, names));
  const placed = [
    ...parted.single.flatMap((cell) => askedBy(cell, find)),
    ...parted.blocks.flatMap((block) => [
      ...filterFault(block, names),
      ...block.cells.flatMap((cell) =>
        askedBy(
          cell,
          finder((text) => findRowField(text, block.rows, names)),
        ),
      ),
    ]),
    ...parted.faults.map((fault) => ({ cell: fault.cell, text: fault.text, field: null, fault })),
  ];
  const learned = (kept?.mapping.cells ?? []).map((cell) => askedFor(placeOfCell(cell), cell.field, find));
  return [...placed, ...learned];
}

function filterFault(block: Block, names: FormNames): Asked[] {
  const found = filterOf(block, names);
  if (found.found !== 'none') return [];
  const text = `#${block.filter ?? ''}`;
  return [
    {
      cell: block.place,
      text,
      field: null,
      fault: { cell: block.place, text, fault: 'unknown', nearest: found.nearest },
    },
  ];
}

function askedFor(cell: string, text: string, find: Finder): Asked {
  const found = find(text);
  if (found.found === 'one') return { cell, text, field: found.field, fault: null };
  const fault = found.found === 'doubtful' ? 'doubtful' : 'unknown';
  return { cell, text, field: null, fault: { cell, text, fault, nearest: found.nearest } };
}

function askedBy({ place, text }: PlacedText, find: Finder): Asked[] {
  const pieces = piecesOf(text);
  const asked = pieces.flatMap((piece) => ('text' in piece ? [] : [askedFor(place, piece.asks, find)]));
  if (!hasStrayBraces(pieces)) return asked;
  return [
    ...asked,
    { cell: place, text, field: null, fault: { cell: place, text, fault: 'braces', nearest: [] } },
  ];
}

/** Indicators of a learned form that are called otherwise since, or are no longer in force, in words. */
export function changedIndicators(
  { kept }: Form,
  { indicators }: FieldNames,
  alive: ReadonlySet<string>,
  { template }: Texts,
): string[] {
  return Object.entries(kept?.mapping.indicators ?? {}).flatMap(([code, name]) => {
    const now = indicators.find((indicator) => indicator.code === code);
    if (now === undefined || !alive.has(code)) return [template.indicatorGone(code, name)];
    return now.name === name ? [] : [template.indicatorRenamed(code, name, now.name)];
  });
}

/** Cells that have no placeholder of their own: of rows drawn ahead, and of what was learned. */
export interface OtherCells {
  /** By their place. */
  readonly slots: ReadonlyMap<string, Slot>;
  readonly faults: readonly TemplateFault[];
}

export async function otherCells({ template, parted, kept }: Form): Promise<OtherCells> {
  const slots = new Map<string, Slot>();
  const faults: TemplateFault[] = [];
  const fault = (cell: string, text: string, kind: TemplateFault['fault']): void => {
    faults.push({ cell, text, fault: kind, nearest: [] });
  };
  for (const sheet of [...template.sheets, ...template.others]) {
    const drawn = drawnPlaces(sheet, parted);
    const learned = (kept?.mapping.cells ?? []).filter((cell) => cell.sheet === sheet.name);
    const wanted = [...drawn.map(({ row, column }) => ({ row, column })), ...learned];
    if (wanted.length === 0) continue;
    const once = new Map(wanted.map(({ row, column }) => [`${row} ${column}`, { row, column }]));
    const styleOf = ({ row, column }: { row: number; column: number }): string | undefined =>
      drawn.find((cell) => cell.row === row && cell.column === column)?.style;
    const read = await readSlots(sheet, [...once.values()], template.known, template.file, styleOf);
    for (const slot of read) slots.set(slot.place, slot);
    for (const { row, column, text } of drawn) {
      const slot = read.find((each) => each.row === row && each.column === column);
      if (slot === undefined || slot.holds === 'nothing') continue;
      const left = withoutMarks(slot.text).trim();
      if (slot.holds !== 'value' || (left !== '' && left !== text.trim()))
        fault(slot.place, slot.holds === 'value' ? slot.text : '=', 'occupied');
    }
    for (const slot of read) if (slot.holds === 'shared_formula') fault(slot.place, '=', 'formula');
  }
  const missing = (kept?.mapping.cells ?? []).filter((cell) => !slots.has(placeOfCell(cell)));
  for (const cell of missing) fault(placeOfCell(cell), cell.field, 'unknown');
  return {
    slots,
    faults: faults.filter(({ cell }, index) => faults.findIndex((each) => each.cell === cell) === index),
  };
}

/** The cells of a block's rows below its first, in the columns that are filled; they look like those of the first. */
function drawnPlaces(
  { name, cells }: TemplateSheet,
  { blocks }: PartedForm,
): {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly style: string | undefined;
}[] {
  const styles = new Map(cells.map(({ row, column, attributes }) => [`${row} ${column}`, attributes['s']]));
  return blocks
    .filter(({ sheet }) => sheet === name)
    .flatMap(({ first, last, cells: own }) =>
      Array.from({ length: last - first }, (_, index) => first + 1 + index).flatMap((row) =>
        own.map(({ column, text }) => ({ row, column, text, style: styles.get(`${first} ${column}`) })),
      ),
    );
}
