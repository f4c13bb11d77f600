/** Rows of a table beside the rows that the ledger has, cell by cell. */
import type { Cell, EntryFacts, Row, RowFinding } from '../../domain/integrity.ts';

/** A cell as SQLite hands it over; bytes stand where a damaged page is read as a text. */
export type RawRow = Readonly<Record<string, unknown>>;

/** Kept as a value: what is no text, number or null is told by its length. */
const plain = (value: unknown): Cell => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return value instanceof Uint8Array ? `(${value.length} bytes)` : typeof value;
};

const plainRow = (row: RawRow): Row =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)]));

const isNothing = (value: unknown): boolean => value === undefined || value === null;

/** Whether all cells are equal; a column that only one of them has must be null. */
export function sameRow(sealed: RawRow, found: RawRow): boolean {
  for (const column in found)
    if (sealed[column] !== found[column] && !(isNothing(sealed[column]) && isNothing(found[column])))
      return false;
  for (const column in sealed) if (!(column in found) && !isNothing(sealed[column])) return false;
  return true;
}

/** What tells one row of a table from another. */
export const placeOf = (row: RawRow, key: readonly string[]): string =>
  key.length === 1 ? String(row[key[0] ?? '']) : key.map((column) => String(row[column])).join('\u0000');

export interface Shelf {
  readonly table: string;
  readonly key: readonly string[];
}

export interface Pair {
  readonly sealed: RawRow | null;
  readonly found: RawRow | null;
}

export const rowFinding = (
  { table, key }: Shelf,
  { sealed, found }: Pair,
  entry: EntryFacts | null,
): RowFinding => ({
  kind: 'row',
  how: sealed === null ? 'inserted' : found === null ? 'deleted' : 'changed',
  table,
  key,
  sealed: sealed === null ? null : plainRow(sealed),
  found: found === null ? null : plainRow(found),
  entry,
});

/** Pairs that are not alike. One row too few and one too many are one row whose key was changed. */
export function unlike(sealed: readonly RawRow[], found: readonly RawRow[], key: readonly string[]): Pair[] {
  if (sealed.length === 1 && found.length === 1) {
    const [one, other] = [sealed[0] ?? {}, found[0] ?? {}];
    return sameRow(one, other) ? [] : [{ sealed: one, found: other }];
  }
  const left = new Map<string, RawRow>();
  for (const row of sealed) left.set(placeOf(row, key), row);
  const strays: RawRow[] = [];
  const pairs: Pair[] = [];
  for (const row of found) {
    const place = placeOf(row, key);
    const own = left.get(place);
    if (own === undefined) {
      strays.push(row);
      continue;
    }
    left.delete(place);
    if (!sameRow(own, row)) pairs.push({ sealed: own, found: row });
  }
  const lost = [...left.values()];
  const renamed = lost.length === 1 && strays.length === 1;
  if (renamed) return [...pairs, { sealed: lost[0] ?? null, found: strays[0] ?? null }];
  return [
    ...pairs,
    ...lost.map((row) => ({ sealed: row, found: null })),
    ...strays.map((row) => ({ sealed: null, found: row })),
  ];
}
