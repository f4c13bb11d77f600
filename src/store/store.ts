/** The functions that use cases may call on a data file. Every write is one transaction and one ledger entry per change. */
import { Book, type Observation, type Retraction, type Revision } from '../domain/observation.ts';
import type { Quarter } from '../domain/period.ts';
import type { Indicator, Plan, Target, Unit } from '../domain/plan.ts';
import { insertPlan, putIndicator, putTarget, putUnit, readPlan } from './catalogue.ts';
import { appendEntry, brokenEntry, lastChange, type Signed } from './ledger.ts';
import {
  insertObservation,
  insertRetraction,
  lastRevision,
  readArrivals,
  readCurrent,
  readRevisions,
  unsealedObservation,
  type RevisionFilter,
} from './observations.ts';
import { planIsAltered } from './sealed-plan.ts';
import { createDataFile, openDataFile, translating, type Connection } from './open.ts';

export type { Signed } from './ledger.ts';
export type { RevisionFilter } from './observations.ts';

export interface Store {
  readonly path: string;
  plan(): Plan;
  /** The figures in force. */
  book(): Book;
  revisions(filter: RevisionFilter): Revision[];
  arrivals(quarter: Quarter): Observation[];
  lastChange(): string | null;
  health(): Health;
  /**
   * Runs `change` in one transaction that no other process can write into; what it throws undoes all of it.
   * @throws KpiError data_busy, disk_full, not_writable
   */
  write<T>(signed: Signed, change: (writer: Writer) => T): T;
  close(): void;
}

export interface Writer {
  observation(
    observation: Omit<Observation, 'revision' | 'by' | 'at' | 'reason'>,
    before: Observation | null,
  ): void;
  retraction(place: Pick<Retraction, 'indicator' | 'unit' | 'quarter'>, before: Observation): void;
  unit(unit: Unit, before: Unit | null): void;
  indicator(indicator: Indicator, before: Indicator | null): void;
  target(target: Target, before: Target | null): void;
}

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

/** @throws KpiError when the file is missing, foreign, newer, damaged or locked */
export function openStore(path: string, mode: 'read' | 'write'): Store {
  const connection = openDataFile(path, mode);
  const reading = <T>(read: () => T): T => translating(path, read);
  return {
    path,
    plan: () => reading(() => readPlan(connection)),
    book: () => reading(() => new Book(readCurrent(connection))),
    revisions: (filter) => reading(() => readRevisions(connection, filter)),
    arrivals: (quarter) => reading(() => readArrivals(connection, quarter)),
    lastChange: () => reading(() => lastChange(connection)),
    health: () => reading(() => healthOf(connection)),
    write: (signed, change) =>
      reading(() => connection.transaction(() => change(writerOf(connection, signed))).immediate()),
    close: () => connection.close(),
  };
}

/** A new data file holding the plan. @throws KpiError data_file_exists, folder_missing, not_writable */
export function createStore(path: string, plan: Plan, signed: Signed): void {
  createDataFile(path, (connection) => {
    insertPlan(connection, plan);
    appendEntry(connection, signed, { kind: 'plan', old: null, new: plan });
  });
}

function writerOf(connection: Connection, signed: Signed): Writer {
  const { at, by, reason } = signed;
  return {
    observation(facts, before) {
      const revision = lastRevision(connection, facts.indicator, facts.unit, facts.quarter) + 1;
      const observation: Observation = { ...facts, revision, by, at, reason };
      const seq = appendEntry(connection, signed, { kind: 'observation', old: before, new: observation });
      insertObservation(connection, observation, seq);
    },
    retraction({ indicator, unit, quarter }, before) {
      const revision = lastRevision(connection, indicator, unit, quarter) + 1;
      const retraction: Retraction = { indicator, unit, quarter, revision, reason: reason ?? '', by, at };
      const seq = appendEntry(connection, signed, { kind: 'retraction', old: before, new: retraction });
      insertRetraction(connection, retraction, seq);
    },
    unit(unit, before) {
      putUnit(connection, unit);
      appendEntry(connection, signed, { kind: 'unit', old: before, new: unit });
    },
    indicator(indicator, before) {
      putIndicator(connection, indicator);
      appendEntry(connection, signed, { kind: 'indicator', old: before, new: indicator });
    },
    target(target, before) {
      putTarget(connection, target);
      appendEntry(connection, signed, { kind: 'target', old: before, new: target });
    },
  };
}

const firstOf = (...entries: (number | null)[]): number | null => {
  const found = entries.filter((entry) => entry !== null);
  return found.length === 0 ? null : Math.min(...found);
};

function healthOf(connection: Connection): Health {
  const count = (table: 'observation' | 'ledger'): number =>
    connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const damage = (connection.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok');
  // What stands in damaged pages says nothing any more, and may not even be text.
  const sound = damage.length === 0;
  return {
    damage,
    brokenReferences: sound ? (connection.pragma('foreign_key_check') as unknown[]).length : 0,
    brokenLedgerEntry: sound ? firstOf(brokenEntry(connection), unsealedObservation(connection)) : null,
    planAltered: sound && planIsAltered(connection),
    journalMode: connection.pragma('journal_mode', { simple: true }) as string,
    schemaVersion: connection.pragma('user_version', { simple: true }) as number,
    observations: count('observation'),
    ledgerEntries: count('ledger'),
  };
}
