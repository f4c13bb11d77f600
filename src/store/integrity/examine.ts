/**
 * Whether a data file is what its ledger says, in one pass over the ledger: the chain itself, then every row that an
 * entry stands for, then the plan as its entries make it anew.
 */
import {
  integrityCollector,
  type Integrity,
  type IntegrityFinding,
  type KnownHead,
} from '../../domain/integrity.ts';
import { checkCodeOf, type CheckedFacts } from '../issued.ts';
import type { SealedEntry } from '../ledger.ts';
import type { Connection } from '../open.ts';
import { chained, factsOf, headsOf } from './chain.ts';
import { cursorOf, looseRows } from './cursors.ts';
import { sealedEvidence } from './evidence.ts';
import { replayInto } from './replay.ts';
import { unlike, type Shelf } from './rows.ts';
import { SEALED_TABLES, SEALINGS } from './sealed-rows.ts';
import { structureFindings } from './structure.ts';

type Add = (finding: IntegrityFinding) => void;
type Change = Readonly<Record<string, unknown>>;

/**
 * @param fresh a migrated data file in memory, empty: what the file's structure must be, and where its plan is replayed
 * @param known entries that must be in the ledger
 */
export function examine(connection: Connection, fresh: Connection, known: readonly KnownHead[]): Integrity {
  const { add, collected } = integrityCollector();
  const faults: unknown[] = [];
  const guarded = (step: () => void): void => readAsFarAsItGoes(step, add, faults);
  guarded(() =>
    atOneMoment(connection, () => {
      guarded(() => sqliteFindings(connection, add));
      guarded(() => all(structureFindings(connection, fresh), add));
      guarded(() => referenceFindings(connection, add));
      guarded(() => ledgerFindings({ connection, fresh, known, add, guarded }));
    }),
  );
  // A step that stumbles where nothing is wrong with the file is a fault of the program.
  if (faults.length > 0 && collected().findings.length === 0) throw faults[0];
  return collected();
}

const all = (findings: Iterable<IntegrityFinding>, add: Add): void => {
  for (const finding of findings) add(finding);
};

/** What others write meanwhile must not pass for a difference between tables. */
function atOneMoment(connection: Connection, run: () => void): void {
  if (connection.inTransaction) {
    run();
    return;
  }
  connection.exec('BEGIN');
  try {
    run();
  } finally {
    // SQLite itself ends the transaction at some faults.
    if (connection.inTransaction) connection.exec('ROLLBACK');
  }
}

/** What else may hinder reading says nothing about the file. */
export const NO_DAMAGE =
  /^SQLITE_(?:BUSY|LOCKED|CANTOPEN|READONLY|FULL|INTERRUPT|PERM|AUTH|IOERR(?!_CORRUPTFS|_SHORT_READ))/u;

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

function readAsFarAsItGoes(step: () => void, add: Add, faults: unknown[]): void {
  try {
    step();
  } catch (error) {
    const code = codeOf(error);
    if (NO_DAMAGE.test(code)) throw error;
    if (code.startsWith('SQLITE_')) add({ kind: 'sqlite', detail: (error as Error).message });
    else faults.push(error);
  }
}

function sqliteFindings(connection: Connection, add: Add): void {
  const lines = connection.pragma('integrity_check') as { integrity_check: string }[];
  for (const { integrity_check: line } of lines)
    if (line !== 'ok') add({ kind: 'sqlite', detail: String(line) });
}

function referenceFindings(connection: Connection, add: Add): void {
  const counts = new Map<string, { table: string; parent: string; count: number }>();
  const broken = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
  for (const { table, parent } of broken) {
    const key = `${table} ${parent}`;
    counts.set(key, { table, parent, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  for (const counted of counts.values()) add({ kind: 'reference', ...counted });
}

/** Every table's key as its structure has it. */
function shelvesOf(fresh: Connection): (table: string) => Shelf {
  const shelves = new Map<string, Shelf>();
  return (table) => {
    let shelf = shelves.get(table);
    if (shelf === undefined) {
      const columns = fresh.pragma(`table_info(${table})`) as { name: string; pk: number }[];
      const key = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
      shelves.set(table, (shelf = { table, key: key.map(({ name }) => name) }));
    }
    return shelf;
  };
}

interface Examined {
  readonly connection: Connection;
  readonly fresh: Connection;
  readonly known: readonly KnownHead[];
  readonly add: Add;
  readonly guarded: (step: () => void) => void;
}

function ledgerFindings({ connection, fresh, known, add, guarded }: Examined): void {
  const shelfOf = shelvesOf(fresh);
  const tables = sealedTables(connection, shelfOf, add, guarded);
  const replay = replayInto(fresh);
  const evidence = sealedEvidence();
  const heads = headsOf(known, add);

  let last = 0;

  const readEntry = (entry: SealedEntry): void => {
    const facts = factsOf(entry);
    const change = JSON.parse(entry.change) as Change;
    heads.pass(entry, change);
    if (replay.knows(change['kind'])) replay.apply(change, facts);
    evidence.hear(change, facts);
    if (change['kind'] === 'issue') checkIssue(entry, change, add);
    tables.pass(entry, change);
  };

  try {
    for (const entry of chained(connection, add)) {
      last = entry.seq;
      try {
        readEntry(entry);
      } catch (error) {
        // What cannot be put into an empty file was never put into this one.
        if (codeOf(error) !== '' && !codeOf(error).startsWith('SQLITE_CONSTRAINT')) throw error;
        add({ kind: 'unreadable', entry: factsOf(entry) });
      }
    }
    const mentioned = tables.end();
    if (mentioned > last) add({ kind: 'gap', from: last + 1, to: mentioned });
  } finally {
    tables.close();
  }
  heads.end();
  guarded(() => all(evidence.compare(connection), add));
  guarded(() => all(replay.compare(connection, shelfOf), add));
}

interface SealedTables {
  /** @throws anything where the entry makes no sense */
  readonly pass: (entry: SealedEntry, change: Change) => void;
  /** @returns the last entry that any row names */
  readonly end: () => number;
  readonly close: () => void;
}

/** The rows of all tables beside the entries that they were written with. A table that cannot be read is left. */
function sealedTables(
  connection: Connection,
  shelfOf: (table: string) => Shelf,
  add: Add,
  guarded: (step: () => void) => void,
): SealedTables {
  const tables = new Map(
    SEALED_TABLES.map((table) => [
      table,
      { cursor: cursorOf(connection, table), loose: looseRows(shelfOf(table), add), key: shelfOf(table).key },
    ]),
  );
  const reading = (table: string, step: () => void): void =>
    guarded(() => {
      try {
        step();
      } catch (error) {
        tables.get(table)?.cursor.close();
        tables.delete(table);
        throw error;
      }
    });
  return {
    pass(entry, change) {
      const kind = String(change['kind']);
      const sealing = Object.hasOwn(SEALINGS, kind) ? SEALINGS[kind] : undefined;
      const open = tables.get(sealing?.table ?? '');
      if (sealing === undefined || open === undefined) return;
      const { cursor, loose, key } = open;
      const rows = sealing.rows({ ...entry, change });
      reading(sealing.table, () => {
        const { before, own } = cursor.take(entry.seq);
        before.forEach(loose.stray);
        for (const pair of unlike(rows, own, key)) loose.pair(pair, factsOf(entry));
      });
    },
    end() {
      let mentioned = 0;
      for (const [table, { cursor, loose }] of tables)
        reading(table, () => {
          for (const row of cursor.rest()) {
            loose.stray(row);
            mentioned = Math.max(mentioned, Number.isSafeInteger(row['ledger']) ? Number(row['ledger']) : 0);
          }
          loose.end();
        });
      return mentioned;
    },
    close() {
      for (const { cursor } of tables.values()) cursor.close();
    },
  };
}

/** What the annex carries must belong to its place in the ledger. */
function checkIssue(entry: SealedEntry, change: Change, add: Add): void {
  const { checkCode, ...issue } = change['new'] as Omit<CheckedFacts, 'previous'> & { checkCode: string };
  if (checkCodeOf({ ...issue, previous: entry.previous }) !== checkCode)
    add({ kind: 'check_code', period: issue.period, version: issue.version, entry: factsOf(entry) });
}
