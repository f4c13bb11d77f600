/** Rows of a table in the order of the entries that they were written with, and those that fit no entry. */
import type { Statement } from 'better-sqlite3';
import type { EntryFacts, IntegrityFinding } from '../../domain/integrity.ts';
import type { Connection } from '../open.ts';
import { placeOf, rowFinding, type Pair, type RawRow, type Shelf } from './rows.ts';

/** @returns nothing where the table, or a column of it, is missing: the structure's findings tell it */
export function* rowsOf(connection: Connection, table: string, order = ''): Generator<RawRow> {
  const statement = preparedOrMissing(connection, `SELECT * FROM ${table}${order}`);
  if (statement !== null) yield* statement.iterate() as IterableIterator<RawRow>;
}

function preparedOrMissing(connection: Connection, sql: string): Statement | null {
  try {
    return connection.prepare(sql);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR') return null;
    throw error;
  }
}

export interface Cursor {
  /**
   * The entry's own rows, and those before it that no entry asked for. Entries are asked for in their order.
   * @throws what SQLite says of a damaged page
   */
  readonly take: (seq: number) => { readonly before: readonly RawRow[]; readonly own: readonly RawRow[] };
  readonly rest: () => readonly RawRow[];
  readonly close: () => void;
}

export function cursorOf(connection: Connection, table: string): Cursor {
  const rows = rowsOf(connection, table, ' ORDER BY ledger');
  let next: IteratorResult<RawRow> | undefined;
  const numberOf = ({ ledger }: RawRow): number =>
    // In a damaged page the column may hold anything.
    typeof ledger === 'number' ? ledger : Number.POSITIVE_INFINITY;
  const upTo = (fits: (ledger: number) => boolean): RawRow[] => {
    const taken: RawRow[] = [];
    next ??= rows.next();
    for (; next.done !== true && fits(numberOf(next.value)); next = rows.next()) taken.push(next.value);
    return taken;
  };
  return {
    take: (seq) => ({ before: upTo((ledger) => ledger < seq), own: upTo((ledger) => ledger === seq) }),
    rest: () => upTo(() => true),
    close: () => void rows.return(undefined),
  };
}

export interface LooseRows {
  /** A row that belongs to no entry. */
  readonly stray: (row: RawRow) => void;
  /** A row that is not as its entry has it. */
  readonly pair: (pair: Pair, entry: EntryFacts) => void;
  readonly end: () => void;
}

/** A row that lost its entry and an entry that lost its row are one finding where they are of one place. */
export function looseRows(shelf: Shelf, add: (finding: IntegrityFinding) => void): LooseRows {
  const strays = new Map<string, RawRow>();
  const lost: { readonly sealed: RawRow; readonly entry: EntryFacts }[] = [];
  const stray = (row: RawRow): void => void strays.set(placeOf(row, shelf.key), row);
  return {
    stray,
    pair({ sealed, found }, entry) {
      if (sealed !== null && found !== null) add(rowFinding(shelf, { sealed, found }, entry));
      else if (sealed !== null) lost.push({ sealed, entry });
      else if (found !== null) stray(found);
    },
    end() {
      for (const { sealed, entry } of lost) {
        const place = placeOf(sealed, shelf.key);
        const found = strays.get(place) ?? null;
        strays.delete(place);
        add(rowFinding(shelf, { sealed, found }, entry));
      }
      for (const found of strays.values()) add(rowFinding(shelf, { sealed: null, found }, null));
    },
  };
}
