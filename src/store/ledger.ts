/** The ledger: an append-only chain, each entry sealed with the hash of the one before (DESIGN 6). */
import { createHash } from 'node:crypto';
import type { Database as Connection } from 'better-sqlite3';

/** Who did it, when, with which command, and why. */
export interface Signed {
  readonly at: string;
  readonly by: string;
  readonly command: string;
  readonly reason: string | null;
}

export interface Change {
  readonly kind:
    | 'plan'
    | 'unit'
    | 'indicator'
    | 'target'
    | 'observation'
    | 'figures'
    | 'retraction'
    | 'file'
    | 'submission'
    | 'remark'
    | 'task_report'
    | 'issue'
    | 'reopening'
    | 'template'
    | 'task'
    | 'task_progress'
    | 'task_tick'
    | 'task_step'
    | 'restore';
  readonly [fact: string]: unknown;
}

interface Entry extends Signed {
  readonly seq: number;
  readonly change: string;
  readonly previous: string;
}

/** What the first entry follows. */
const BEGINNING = '0'.repeat(64);

const seal = ({ seq, at, by, command, change, reason, previous }: Entry): string =>
  createHash('sha256')
    .update(JSON.stringify([seq, at, by, command, change, reason, previous]))
    .digest('hex');

/** @returns the entry's number */
export function appendEntry(connection: Connection, signed: Signed, change: Change): number {
  const last = connection.prepare('SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1').get() as
    { seq: number; hash: string } | undefined;
  const entry: Entry = {
    seq: (last?.seq ?? 0) + 1,
    at: signed.at,
    by: signed.by,
    command: signed.command,
    change: JSON.stringify(change),
    reason: signed.reason,
    previous: last?.hash ?? BEGINNING,
  };
  connection
    .prepare(
      `INSERT INTO ledger (seq, at, by, command, change, reason, previous, hash)
       VALUES (@seq, @at, @by, @command, @change, @reason, @previous, @hash)`,
    )
    .run({ ...entry, hash: seal(entry) });
  return entry.seq;
}

/** The number of the first entry that does not fit the chain; null when all do. */
export function brokenEntry(connection: Connection): number | null {
  let previous = BEGINNING;
  let seq = 0;
  const rows = connection
    .prepare('SELECT seq, at, by, command, change, reason, previous, hash FROM ledger ORDER BY seq')
    .iterate();
  for (const row of rows as IterableIterator<Entry & { hash: string }>) {
    seq++;
    if (row.seq !== seq || row.previous !== previous || row.hash !== seal(row)) return seq;
    previous = row.hash;
  }
  return null;
}

/** When the data was last changed, ISO; null in an empty ledger. */
export const lastChange = (connection: Connection): string | null =>
  (connection.prepare('SELECT at FROM ledger ORDER BY seq DESC LIMIT 1').pluck().get() as
    string | undefined) ?? null;

/** The number of the last entry; 0 in an empty ledger. */
export const lastEntry = (connection: Connection): number =>
  connection.prepare('SELECT coalesce(max(seq), 0) FROM ledger').pluck().get() as number;

/** Where a ledger ends: what a copy holds, and what it does not hold yet, is told by it. */
export interface LedgerEnd {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

/** Null in an empty ledger. */
export const ledgerEnd = (connection: Connection): LedgerEnd | null =>
  (connection.prepare('SELECT seq, hash, at FROM ledger ORDER BY seq DESC LIMIT 1').get() as
    LedgerEnd | undefined) ?? null;

/** The hash that the next entry will follow. */
export const lastHash = (connection: Connection): string =>
  (connection.prepare('SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1').pluck().get() as
    string | undefined) ?? BEGINNING;
