/** Tables of a form whose rows are units: which column is which indicator's figure, which row which unit. */
import { contentOf } from './form-contents.ts';
import type { Column, Role } from './form-headings.ts';
import type { Around, FoundInTable, ProposedCell, Question } from './form-proposal.ts';
import { placeRows, type PlacedRow } from './form-rows.ts';
import type { FormTable, Grid, TableRow } from './form-tables.ts';
import { placeIn } from './incoming.ts';
import { search, searchKey } from './names.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';
import type { IndicatorField } from './template-fields.ts';

/** The whole plan's row in a table of units. */
const TOTAL = /^(?:tong(?: cong| so)?|cong|toan (?:xa|phuong|don vi)|chung)$/u;

export function inUnitTable(grid: Grid, table: FormTable, around: Around): FoundInTable {
  const { plan, decided } = around;
  const { sheet } = table;
  const headings = headingsIn(table, around);
  const asked = table.columns.flatMap((column) => {
    const said = decided.column(sheet, column.column);
    const own = indicatorColumn(column, headings.placed, decided.heading(sheet, column.column));
    return own === null || said === null ? [] : [{ ...own, column, field: said ?? own.field }];
  });
  const cells: ProposedCell[] = [];
  const left: FoundInTable['left'][number][] = [];
  const unplaced: { place: string; text: string }[] = [];
  for (const row of table.rows) {
    if (decided.row(sheet, row.number) === null) continue;
    const unit = TOTAL.test(searchKey(row.text)) ? null : unitOf(row.text, plan.units);
    if (unit === undefined) {
      unplaced.push({ place: placeIn(sheet, row.number, table.names), text: row.text });
      continue;
    }
    for (const { column, indicator, field, confidence } of asked) {
      const at = grid.anchor(row.number, column.column);
      const taken = contentOf(grid, at.row, at.column, field);
      if (taken.left !== null) left.push(taken.left);
      else
        cells.push({
          sheet,
          ...at,
          rowText: row.text,
          field: { scope: 'indicator', indicator, unit, field },
          shift: 0,
          confidence,
          byHand: false,
          replaces: taken.replaces,
        });
    }
  }
  return {
    cells,
    left,
    unplaced,
    questions: headings.questions,
    notes: [],
    indicators: asked.map(({ indicator }) => indicator.code),
  };
}

type Placed = ReadonlyMap<string, PlacedRow>;

/** Headings are matched like rows: each text once, over all the columns that it heads. */
function headingsIn(
  { sheet, columns }: FormTable,
  { matcher, decided }: Around,
): { readonly placed: Placed; readonly questions: readonly Question[] } {
  const over = new Map<string, number[]>();
  for (const { column, path } of columns)
    for (const text of path) over.set(text, [...(over.get(text) ?? []), column]);
  const rows = [...over].map(([text, [first = 0]]) => ({
    number: first,
    text,
    stt: '',
    measure: '',
    bare: false,
  }));
  const open = rows.filter(({ text }) =>
    (over.get(text) ?? []).some((column) => decided.heading(sheet, column) === undefined),
  );
  const { placed, questions } = placeRows(
    { rows: open },
    matcher,
    () => undefined,
    () => false,
  );
  const question = ({ text }: TableRow, indicators: readonly IndicatorAt[]): Question => ({
    asks: 'heading',
    sheet,
    text,
    columns: over.get(text) ?? [],
    indicators,
  });
  return {
    placed: new Map(placed.map((each) => [each.row.text, each])),
    questions: questions
      .flatMap((each) =>
        each.asks === 'row'
          ? each.rows.map((row) => question(row, [each.indicator]))
          : [question(each.row, each.indicators)],
      )
      .filter(
        (each) =>
          each.asks === 'heading' && each.columns.some((column) => decided.column(sheet, column) !== null),
      ),
  };
}

/** Columns that say which row it is. */
const NAMES: ReadonlySet<Role> = new Set(['stt', 'name', 'unit']);
const PLAIN_ROLES: ReadonlySet<Role> = new Set(['stt', 'name', 'measure', 'unit', 'other', 'rate']);

/** The indicator that a heading of the column names, and which of its figures the other headings ask for. */
function indicatorColumn(
  { path, role }: Column,
  placed: Placed,
  said: IndicatorAt | undefined,
): { readonly indicator: IndicatorAt; readonly field: IndicatorField; readonly confidence: number } | null {
  if (role !== null && NAMES.has(role)) return null;
  const found = path.map((text) => placed.get(text)).find((each) => each !== undefined);
  const indicator = said ?? found?.indicator;
  if (indicator === undefined) return null;
  const confidence = said === undefined ? (found?.confidence ?? 0) : 1;
  if (said === undefined && found !== undefined && found.part !== 'whole')
    return { indicator, field: found.part, confidence };
  const alone = path.length === 1 || role === null || PLAIN_ROLES.has(role);
  return { indicator, field: alone ? 'result' : (role as IndicatorField), confidence };
}

/** By its code, an alias or its whole name. */
function unitOf(text: string, units: readonly UnitAt[]): UnitAt | undefined {
  const found = search(units, text);
  if (found.found !== 'one') return undefined;
  const { code, aliases, name, otherNames } = found.item;
  const key = searchKey(text);
  return [code, name, ...aliases, ...otherNames].some((word) => searchKey(word) === key)
    ? found.item
    : undefined;
}
