/** Whether a data file is sound: as SQLite sees it, and as its ledger tells it. */
import { forgedCheckCode, lostIssue } from './issued.ts';
import { brokenEntry } from './ledger.ts';
import type { Connection } from './open.ts';
import { unsealedObservation } from './sealed-figures.ts';
import { planIsAltered } from './sealed-plan.ts';
import { alteredEvidence, unsealedWords } from './sealed-words.ts';

export interface Health {
  /** What SQLite finds wrong with the file; empty when it is sound. */
  readonly damage: readonly string[];
  readonly brokenReferences: number;
  /** The first entry that does not fit the chain, or whose figure is not as it was sealed; null when all do. */
  readonly brokenLedgerEntry: number | null;
  /** Units, indicators, targets or another part of the plan are not what the ledger says of them. */
  readonly planAltered: boolean;
  readonly journalMode: string;
  readonly schemaVersion: number;
  readonly observations: number;
  readonly ledgerEntries: number;
}

const firstOf = (...entries: (number | null)[]): number | null => {
  const found = entries.filter((entry) => entry !== null);
  return found.length === 0 ? null : Math.min(...found);
};

export function healthOf(connection: Connection): Health {
  const count = (table: 'observation' | 'ledger'): number =>
    connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const damage = (connection.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok');
  // What stands in damaged pages says nothing any more, and may not even be text.
  const sound = damage.length === 0;
  const altered = sound ? alteredEvidence(connection) : null;
  return {
    damage: altered === null ? damage : [`evidence ${altered}`],
    brokenReferences: sound ? (connection.pragma('foreign_key_check') as unknown[]).length : 0,
    brokenLedgerEntry: sound
      ? firstOf(
          brokenEntry(connection),
          unsealedObservation(connection),
          unsealedWords(connection),
          forgedCheckCode(connection),
          lostIssue(connection),
        )
      : null,
    planAltered: sound && planIsAltered(connection),
    journalMode: connection.pragma('journal_mode', { simple: true }) as string,
    schemaVersion: connection.pragma('user_version', { simple: true }) as number,
    observations: count('observation'),
    ledgerEntries: count('ledger'),
  };
}
