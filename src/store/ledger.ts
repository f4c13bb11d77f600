/** The ledger: an append-only chain, each entry sealed with the hash of the one before (DESIGN 6). */
import { createHash } from 'node:crypto';
import type { Database as Connection } from 'better-sqlite3';
import type { ChangeKind } from '../domain/ledger.ts';

/** Who did it, when, with which command, and why. */
export interface Signed {
  readonly at: string;
  readonly by: string;
  readonly command: string;
  readonly reason: string | null;
  /** The action that is taken back by this one. */
  readonly undoes?: number;
}

export interface Change {
  readonly kind: ChangeKind;
  readonly [fact: string]: unknown;
}

/** A signature within a transaction. */
export interface Acting extends Signed {
  /** The first entry of the transaction: it is the number of the whole action. Absent: the entry stands alone. */
  readonly action?: number;
}

export interface Entry extends Omit<Signed, 'undoes'> {
  readonly seq: number;
  readonly change: string;
  readonly previous: string;
}

export interface SealedEntry extends Entry {
  readonly hash: string;
}

/** What the first entry follows. */
export const BEGINNING = '0'.repeat(64);

export const seal = ({ seq, at, by, command, change, reason, previous }: Entry): string =>
  createHash('sha256')
    .update(JSON.stringify([seq, at, by, command, change, reason, previous]))
    .digest('hex');

/** @returns the entry's number */
export function appendEntry(connection: Connection, signed: Acting, change: Change): number {
  const last = connection.prepare('SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1').get() as
    { seq: number; hash: string } | undefined;
  const seq = (last?.seq ?? 0) + 1;
  const { kind, ...facts } = change;
  const { action = seq, undoes } = signed;
  const entry: Entry = {
    seq,
    at: signed.at,
    by: signed.by,
    command: signed.command,
    // What a change is stands at its beginning, where it is looked for.
    change: JSON.stringify({ kind, action, undoes, ...facts }),
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

/** The hash of the first entry; null in an empty ledger. */
export const firstHash = (connection: Connection): string | null =>
  (connection.prepare('SELECT hash FROM ledger WHERE seq = 1').pluck().get() as string | undefined) ?? null;

/** The hash that the next entry will follow. */
export const lastHash = (connection: Connection): string =>
  (connection.prepare('SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1').pluck().get() as
    string | undefined) ?? BEGINNING;
