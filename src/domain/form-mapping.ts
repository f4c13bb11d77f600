/** What was learned of a form: which cell is which field, as the data file keeps it. */
import type { ProposedCell } from './form-proposal.ts';
import { placeIn } from './incoming.ts';
import { fieldText } from './template-fields.ts';

export interface MappedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** As a placeholder is written, without braces: `phu-song-5g.ket-qua`. */
  readonly field: string;
  /** The figure is moved by this power of ten. */
  readonly shift: number;
}

export interface Mapping {
  readonly cells: readonly MappedCell[];
  /** The names that the indicators had when it was learned, by code. */
  readonly indicators: Readonly<Record<string, string>>;
}

export function mappingOf(cells: readonly ProposedCell[]): Mapping {
  const named = cells.flatMap(({ field }) =>
    field.scope === 'indicator' ? [[field.indicator.code, field.indicator.name] as const] : [],
  );
  return {
    cells: cells.map(({ sheet, row, column, field, shift }) => ({
      sheet,
      row,
      column,
      field: fieldText(field, 'vi'),
      shift,
    })),
    indicators: Object.fromEntries(named),
  };
}

export const mappingText = (mapping: Mapping): string => JSON.stringify(mapping);
/** @param text as the data file keeps it, sealed by the ledger */
export const mappingFrom = (text: string): Mapping => JSON.parse(text) as Mapping;

export const NOTHING_MAPPED: Mapping = { cells: [], indicators: {} };

export const placeOfCell = ({ sheet, row, column }: Pick<MappedCell, 'sheet' | 'row' | 'column'>): string =>
  placeIn(sheet, row, column);
