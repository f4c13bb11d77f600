/**
 * Rows that the province drew ahead, filled with one indicator, unit or task each: `{{#chi-tieu}}` in the first of them,
 * `{{/chi-tieu}}` in the last. The first row's placeholders hold for all of them.
 */
import { nearest, search, searchKey } from './names.ts';
import type { IndicatorAt, Section, UnitAt } from './plan.ts';
import {
  fieldIn,
  findField,
  INDICATOR_FIELDS,
  isOneOf,
  nearFields,
  piecesOf,
  ROW_NUMBER,
  TASK_FIELDS,
  UNIT_FIELDS,
  type FieldFound,
  type FieldNames,
  type Words,
} from './template-fields.ts';
import type { TemplateFault } from './template-problem.ts';

export type RowsOf = 'indicators' | 'units' | 'tasks';

const ROW_WORDS: { readonly [K in RowsOf]: readonly Words[] } = {
  indicators: [
    ['chi-tieu', 'indicators'],
    ['cac-chi-tieu', 'indicator'],
  ],
  units: [
    ['don-vi', 'units'],
    ['cac-don-vi', 'unit'],
  ],
  tasks: [
    ['nhiem-vu', 'tasks'],
    ['cac-nhiem-vu', 'task'],
  ],
};

export interface PlacedText {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** `Biểu 1!C7` */
  readonly place: string;
  readonly text: string;
}

/** Rows to be repeated. */
export interface Block {
  readonly rows: RowsOf;
  /** Only those of a section, of a unit, or that report an indicator: as it stands in the form. */
  readonly filter: string | null;
  readonly sheet: string;
  /** Where it begins. */
  readonly place: string;
  readonly first: number;
  readonly last: number;
  /** The placeholders of its first row, marks taken out. */
  readonly cells: readonly PlacedText[];
  /** The cell that ends it, and what is left there without the mark. */
  readonly end: PlacedText;
}

export interface PartedForm {
  readonly blocks: readonly Block[];
  /** Placeholders outside of such rows. */
  readonly single: readonly PlacedText[];
  /** Cells with nothing to fill but a mark, which goes: what is left there. */
  readonly marked: readonly PlacedText[];
  readonly faults: readonly TemplateFault[];
}

interface Mark {
  readonly opens: boolean;
  readonly rows: RowsOf | null;
  readonly filter: string | null;
  readonly asks: string;
}

/** What stands between braces as a mark; null when it is a field. */
function markOf(asks: string): Mark | null {
  const [, sign, words = ''] = /^\s*([#/])\s*(.*)$/su.exec(asks) ?? [];
  if (sign === undefined) return null;
  const [, name = '', filter = ''] = /^(\S*)\s*(.*)$/su.exec(words.trim()) ?? [];
  const rows = (Object.keys(ROW_WORDS) as RowsOf[]).find((kind) =>
    ROW_WORDS[kind].some((word) => isOneOf(word, name)),
  );
  return { opens: sign === '#', rows: rows ?? null, filter: filter === '' ? null : filter, asks };
}

export const markText = (rows: RowsOf, language: 'vi' | 'en'): string =>
  `#${ROW_WORDS[rows][0]?.[language === 'vi' ? 0 : 1] ?? ''}`;

const fault = (
  { place }: PlacedText,
  text: string,
  kind: TemplateFault['fault'],
  near: readonly string[] = [],
): TemplateFault => ({ cell: place, text, fault: kind, nearest: near });

const ALL_MARKS = (Object.keys(ROW_WORDS) as RowsOf[]).map((rows) => markText(rows, 'vi'));

interface Open {
  readonly mark: Mark & { readonly rows: RowsOf };
  readonly at: PlacedText;
}

/** @param cells those with braces, of a sheet in the order of rows and columns */
export function partForm(cells: readonly PlacedText[]): PartedForm {
  const blocks: Omit<Block, 'cells'>[] = [];
  const faults: TemplateFault[] = [];
  const bare: PlacedText[] = [];
  const marked: PlacedText[] = [];
  let open = null as Open | null;
  for (const cell of cells) {
    const marks = piecesOf(cell.text).flatMap((piece) => {
      const mark = 'asks' in piece ? markOf(piece.asks) : null;
      return mark === null ? [] : [mark];
    });
    const rest: PlacedText = { ...cell, text: withoutMarks(cell.text) };
    if (marks.length === 0 || rest.text.includes('{{')) bare.push(rest);
    else marked.push(rest);
    if (open !== null && open.at.sheet !== cell.sheet) {
      faults.push(fault(open.at, open.mark.asks, 'unclosed'));
      open = null;
    }
    for (const mark of marks) {
      const { rows } = mark;
      if (rows === null) faults.push(fault(cell, mark.asks, 'unknown', ALL_MARKS));
      else if (mark.opens && open === null) open = { mark: { ...mark, rows }, at: cell };
      else if (mark.opens || open === null || open.mark.rows !== rows)
        faults.push(fault(cell, mark.asks, 'unclosed'));
      else {
        const { at, mark: opened } = open;
        const { filter } = opened;
        blocks.push({
          rows,
          filter,
          sheet: at.sheet,
          place: at.place,
          first: at.row,
          last: cell.row,
          end: rest,
        });
        open = null;
      }
    }
  }
  if (open !== null) faults.push(fault(open.at, open.mark.asks, 'unclosed'));
  const inside = ({ sheet, row }: PlacedText): Omit<Block, 'cells'> | undefined =>
    blocks.find((block) => block.sheet === sheet && block.first <= row && row <= block.last);
  return {
    blocks: blocks.map((block) => ({
      ...block,
      cells: bare.filter((cell) => inside(cell) === block && cell.row === block.first),
    })),
    single: bare.filter((cell) => inside(cell) === undefined),
    marked,
    faults,
  };
}

export const withoutMarks = (text: string): string =>
  piecesOf(text)
    .map((piece) => ('text' in piece ? piece.text : markOf(piece.asks) === null ? `{{${piece.asks}}}` : ''))
    .join('');

/** A field of a repeated row: of what the row is about, or any other. */
export function findRowField(text: string, rows: RowsOf, names: FieldNames): FieldFound {
  if (isOneOf(ROW_NUMBER, text))
    return { found: 'one', field: { scope: 'each', of: 'row', field: 'number' } };
  const own = ownField(text, rows);
  if (own !== null) return own;
  const found = findField(text, names);
  if (found.found !== 'one') {
    if (text.includes('.')) return found;
    return { found: 'none', nearest: nearFields(fieldsOf(rows), text, '', 0) };
  }
  if (rows === 'units' && found.field.scope === 'indicator' && found.field.unit === null) {
    const { indicator, field } = found.field;
    return { found: 'one', field: { scope: 'each', of: 'unitIndicator', indicator, field } };
  }
  return found;
}

const fieldsOf = (rows: RowsOf): Readonly<Record<string, Words>> =>
  ({ indicators: INDICATOR_FIELDS, units: UNIT_FIELDS, tasks: TASK_FIELDS })[rows];

function ownField(text: string, rows: RowsOf): FieldFound | null {
  switch (rows) {
    case 'indicators': {
      const field = fieldIn(INDICATOR_FIELDS, text);
      return field === undefined ? null : { found: 'one', field: { scope: 'each', of: 'indicator', field } };
    }
    case 'units': {
      const field = fieldIn(UNIT_FIELDS, text);
      return field === undefined ? null : { found: 'one', field: { scope: 'each', of: 'unit', field } };
    }
    case 'tasks': {
      const field = fieldIn(TASK_FIELDS, text);
      return field === undefined ? null : { found: 'one', field: { scope: 'each', of: 'task', field } };
    }
  }
}

/** What a filter names, by code, mark or title. */
export type Filtered =
  | { readonly found: 'all' }
  | { readonly found: 'section'; readonly section: Section }
  | { readonly found: 'unit'; readonly unit: UnitAt }
  | { readonly found: 'indicator'; readonly indicator: IndicatorAt }
  | { readonly found: 'none'; readonly nearest: readonly string[] };

export function filterOf(
  { rows, filter }: Pick<Block, 'rows' | 'filter'>,
  { indicators, units, sections }: FieldNames & { readonly sections: readonly Section[] },
): Filtered {
  if (filter === null) return { found: 'all' };
  const mark = markText(rows, 'vi');
  const none = (codes: readonly string[]): Filtered => ({
    found: 'none',
    nearest: codes.map((code) => `${mark} ${code}`),
  });
  if (rows === 'indicators') {
    const key = searchKey(filter);
    const items = sections.filter(({ code, label, title }) =>
      [code, label ?? '', title].some((word) => searchKey(word) === key),
    );
    const [only, ...others] = items;
    if (only !== undefined && others.length === 0) return { found: 'section', section: only };
    const near =
      items.length > 0
        ? items
        : nearest(sections, key, ({ code, title }) => [searchKey(code), searchKey(title)]);
    return none((near.length > 0 ? near : sections.slice(0, MOST_NEAR)).map(({ code }) => code));
  }
  if (rows === 'units') {
    const found = search(indicators, filter);
    if (found.found === 'one') return { found: 'indicator', indicator: found.item };
    return none(
      (found.found === 'none' ? found.nearest : found.items).slice(0, MOST_NEAR).map(({ code }) => code),
    );
  }
  const found = search(units, filter);
  if (found.found === 'one') return { found: 'unit', unit: found.item };
  return none(
    (found.found === 'none' ? found.nearest : found.items).slice(0, MOST_NEAR).map(({ code }) => code),
  );
}

const MOST_NEAR = 3;
