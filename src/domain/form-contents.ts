/** What a cell of a form holds that would be filled: the province's own words and formulas are left as they are. */
import type { Grid } from './form-tables.ts';
import { placeIn } from './incoming.ts';
import type { IndicatorField } from './template-fields.ts';

/** A cell that would be filled, if it were not the province's own. */
export interface LeftCell {
  readonly place: string;
  readonly why: 'formula' | 'content';
  readonly text: string;
}

/** The province's own words are kept; figures of another time are replaced. */
const KEPT: ReadonlySet<IndicatorField> = new Set(['target', 'lead', 'note']);
const DOTS = /^[\s.\u2026_\-\u2013]*$/u;

export function contentOf(
  grid: Grid,
  row: number,
  column: number,
  field: IndicatorField,
): { readonly left: LeftCell | null; readonly replaces: string | null } {
  const cell = grid.at(row, column);
  const place = placeIn(grid.sheet.name, row, column);
  if (cell === null) return { left: null, replaces: null };
  const formula = cell.facts?.formula;
  if (formula !== undefined) return { left: { place, why: 'formula', text: `=${formula}` }, replaces: null };
  if (DOTS.test(cell.text)) return { left: null, replaces: null };
  if (KEPT.has(field)) return { left: { place, why: 'content', text: cell.text }, replaces: null };
  return { left: null, replaces: cell.text };
}
