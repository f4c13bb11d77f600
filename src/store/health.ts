/** Whether a data file is sound: as SQLite sees it, and as its ledger tells it. */
import type { Integrity, IntegrityFinding, KnownHead } from '../domain/integrity.ts';
import { examine } from './integrity/examine.ts';
import { REPLAYED_TABLES } from './integrity/replay.ts';
import { emptyInMemory, type Connection } from './open.ts';

export interface Health {
  /** All that is wrong with the file; nothing when it is sound. */
  readonly integrity: Integrity;
  /** What SQLite finds wrong with the file; empty when it is sound. */
  readonly damage: readonly string[];
  readonly brokenReferences: number;
  /** The first entry that does not fit the chain, or of which a row is not as it was sealed; null when all do. */
  readonly brokenLedgerEntry: number | null;
  /** Units, indicators, targets or another part of the plan are not what the ledger says of them. */
  readonly planAltered: boolean;
  /** Tables, triggers or views are not those of this version. */
  readonly structureAltered: boolean;
  readonly journalMode: string;
  readonly schemaVersion: number;
  readonly observations: number;
  readonly ledgerEntries: number;
}

export function integrityOf(connection: Connection, known: readonly KnownHead[] = []): Integrity {
  const fresh = emptyInMemory();
  try {
    return examine(connection, fresh, known);
  } finally {
    fresh.close();
  }
}

export function healthOf(connection: Connection, known: readonly KnownHead[] = []): Health {
  const integrity = integrityOf(connection, known);
  const { findings } = integrity;
  const count = (table: 'observation' | 'ledger'): number =>
    connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  return {
    integrity,
    damage: findings.flatMap((finding) =>
      finding.kind === 'sqlite'
        ? [finding.detail]
        : finding.kind === 'evidence'
          ? [`evidence ${finding.sha256}`]
          : [],
    ),
    brokenReferences: findings.reduce(
      (sum, finding) => sum + (finding.kind === 'reference' ? finding.count : 0),
      0,
    ),
    brokenLedgerEntry: firstOf(findings.flatMap(entriesOf)),
    planAltered: findings.some(isOfPlan),
    structureAltered: findings.some(({ kind }) => kind === 'schema'),
    journalMode: connection.pragma('journal_mode', { simple: true }) as string,
    schemaVersion: connection.pragma('user_version', { simple: true }) as number,
    observations: count('observation'),
    ledgerEntries: count('ledger'),
  };
}

const firstOf = (entries: readonly number[]): number | null =>
  entries.length === 0 ? null : Math.min(...entries);

const isOfPlan = (finding: IntegrityFinding): boolean =>
  finding.kind === 'row' && REPLAYED_TABLES.includes(finding.table);

/** The ledger entries that a finding speaks of. */
function entriesOf(finding: IntegrityFinding): number[] {
  const { kind } = finding;
  if (kind === 'gap') return [finding.from];
  if (kind === 'tail') return [finding.seq];
  if (kind === 'chain' || kind === 'unreadable' || kind === 'check_code') return [finding.entry.seq];
  if (kind !== 'row' || isOfPlan(finding)) return [];
  return [finding.entry?.seq ?? Number(finding.found?.['ledger'] ?? 0)];
}
