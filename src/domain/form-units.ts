/** Tables of a form whose rows are units: which column is which indicator's figure, which row which unit. */
import { contentOf } from './form-contents.ts';
import type { Column, Role } from './form-headings.ts';
import type { Around, FoundInTable, ProposedCell } from './form-proposal.ts';
import { ENOUGH } from './form-rows.ts';
import type { FormTable, Grid } from './form-tables.ts';
import type { Matcher } from './form-texts.ts';
import { placeIn } from './incoming.ts';
import { search, searchKey } from './names.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';
import type { IndicatorField } from './template-fields.ts';

/** The whole plan's row in a table of units. */
const TOTAL = /^(?:tong(?: cong| so)?|cong|toan (?:xa|phuong|don vi)|chung)$/u;

export function inUnitTable(grid: Grid, table: FormTable, { plan, matcher, decided }: Around): FoundInTable {
  const { sheet } = table;
  const asked = table.columns.flatMap((column) => {
    const said = decided.column(sheet, column.column);
    const own = indicatorColumn(column, matcher);
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
    questions: [],
    notes: [],
    indicators: asked.map(({ indicator }) => indicator.code),
  };
}

const PLAIN_ROLES: ReadonlySet<Role> = new Set(['stt', 'name', 'measure', 'unit', 'other']);
/** Two indicators this near to each other are told apart by nobody. */
const APART = 0.12;

/** The indicator that a heading of the column names, and which of its figures the rest of the headings asks for. */
function indicatorColumn(
  { path, role }: Column,
  matcher: Matcher,
): { readonly indicator: IndicatorAt; readonly field: IndicatorField; readonly confidence: number } | null {
  for (const text of path) {
    const [best, second] = matcher.like(text);
    if (best === undefined || best.score < ENOUGH || best.score - (second?.score ?? 0) < APART) continue;
    if (best.part !== 'whole') return { indicator: best.indicator, field: best.part, confidence: best.score };
    const field =
      path.length === 1 || role === null || role === 'rate' || PLAIN_ROLES.has(role)
        ? 'result'
        : (role as IndicatorField);
    return { indicator: best.indicator, field, confidence: best.score };
  }
  return null;
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
