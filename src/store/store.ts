/** The functions that use cases may call on a data file. Every write is one transaction and one ledger entry per change. */
import {
  Book,
  type Observation,
  type Retraction,
  type Revision,
  type SourceFile,
} from '../domain/observation.ts';
import type { Quarter } from '../domain/period.ts';
import type { Indicator, Plan, Target, Task, Unit } from '../domain/plan.ts';
import type { TaskLog } from '../domain/task-log.ts';
import type { Fresh, Remark, Submission, TaskReport, UnitWords } from '../domain/submission.ts';
import { insertPlan, putIndicator, putTarget, putUnit, readPlan } from './catalogue.ts';
import { appendEntry, brokenEntry, lastChange, lastEntry, type Signed } from './ledger.ts';
import {
  findFile,
  insertFile,
  keepEvidence,
  listFiles,
  nextFileId,
  readEvidence,
  type FileRow,
} from './files.ts';
import {
  insertObservation,
  insertRetraction,
  lastRevision,
  readArrivals,
  readCurrent,
  readRevisions,
  retractedPlaces,
  togetherInsertion,
  type RevisionFilter,
} from './observations.ts';
import { ownOf, rowOf, type Own } from './observation-row.ts';
import { sealedObservation, sealedTogether, unsealedObservation } from './sealed-figures.ts';
import { alteredEvidence, unsealedWords } from './sealed-words.ts';
import {
  insertRemark,
  insertSubmission,
  insertTaskReport,
  nextRemark,
  nextSubmission,
  nextTaskReport,
  readWords,
} from './submissions.ts';
import { putTask } from './plan-tasks.ts';
import { planIsAltered } from './sealed-plan.ts';
import { readTaskLog, taskWriter, type TaskWriter } from './task-log.ts';
import { createDataFile, openDataFile, translating, type Connection } from './open.ts';

export type { Signed } from './ledger.ts';
export type { FileRow } from './files.ts';
export type { RevisionFilter } from './observations.ts';

/** A figure about to be written: the data file adds its revision and who wrote it. */
export type FreshObservation = Omit<Observation, 'revision' | 'by' | 'at' | 'reason'>;

export interface Store {
  readonly path: string;
  /** Where the file as it was lies, when opening brought it to the present schema; else null. */
  readonly upgradedFrom: string | null;
  plan(): Plan;
  /** The figures in force. */
  book(): Book;
  revisions(filter: RevisionFilter): Revision[];
  arrivals(quarter: Quarter): Observation[];
  /** What units sent in for the quarter beside figures. */
  words(quarter: Quarter): UnitWords;
  /** All that was written of tasks, in the order in which it was written. */
  taskLog(): TaskLog;
  /** Files that figures came in with, oldest first. */
  files(): FileRow[];
  /** A file's content; null when it was not kept. */
  evidence(sha256: string): Uint8Array | null;
  lastChange(): string | null;
  /** The number of the last ledger entry, 0 when there is none: as long as it stays, nothing has changed. */
  lastEntry(): number;
  health(): Health;
  /**
   * Runs `change` in one transaction that no other process can write into; what it throws undoes all of it.
   * @throws KpiError data_busy, disk_full, not_writable
   */
  write<T>(signed: Signed, change: (writer: Writer) => T): T;
  close(): void;
}

export interface Writer extends TaskWriter {
  observation(observation: FreshObservation, before: Observation | null): void;
  /** Figures that came together, with one ledger entry for many: an entry each would double the time they take. */
  observations(figures: Iterable<WrittenFigure>, file: SourceFile | null): void;
  /** @param content kept as evidence; null: only its name, size and SHA-256 are */
  file(file: Omit<SourceFile, 'id'>, content: Uint8Array | null): SourceFile;
  submission(submission: Fresh<Submission>, file: SourceFile | null): void;
  remark(remark: Fresh<Remark>, before: Remark | null, file: SourceFile | null): void;
  taskReport(report: Fresh<TaskReport>, before: TaskReport | null, file: SourceFile | null): void;
  retraction(place: Pick<Retraction, 'indicator' | 'unit' | 'quarter'>, before: Observation): void;
  unit(unit: Unit, before: Unit | null): void;
  indicator(indicator: Indicator, before: Indicator | null): void;
  target(target: Target, before: Target | null): void;
  task(task: Task, before: Task | null): void;
}

export interface WrittenFigure {
  readonly facts: FreshObservation;
  readonly before: Observation | null;
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
  const { connection, copy } = openDataFile(path, mode);
  const reading = <T>(read: () => T): T => translating(path, read);
  return {
    path,
    upgradedFrom: copy,
    plan: () => reading(() => readPlan(connection)),
    book: () => reading(() => new Book(readCurrent(connection))),
    revisions: (filter) => reading(() => readRevisions(connection, filter)),
    arrivals: (quarter) => reading(() => readArrivals(connection, quarter)),
    words: (quarter) => reading(() => readWords(connection, quarter)),
    taskLog: () => reading(() => readTaskLog(connection)),
    files: () => reading(() => listFiles(connection)),
    evidence: (sha256) => reading(() => readEvidence(connection, sha256)),
    lastChange: () => reading(() => lastChange(connection)),
    lastEntry: () => reading(() => lastEntry(connection)),
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

/** How many figures share a ledger entry. */
const TOGETHER = 1000;

function writerOf(connection: Connection, signed: Signed): Writer {
  const { at, by, reason } = signed;
  return {
    ...taskWriter(connection, signed),
    observation(facts, before) {
      const revision = lastRevision(connection, facts.indicator, facts.unit, facts.quarter) + 1;
      const observation: Observation = { ...facts, revision, by, at, reason };
      const [old, sealed] = [
        before === null ? null : sealedObservation(before),
        sealedObservation(observation),
      ];
      const seq = appendEntry(connection, signed, { kind: 'observation', old, new: sealed });
      insertObservation(connection, observation, seq);
    },
    observations(figures, file) {
      const retracted = retractedPlaces(connection);
      const ownFor = ({ facts, before }: WrittenFigure): Own => {
        const last = before?.revision ?? retracted.at(facts.indicator, facts.unit, facts.quarter) ?? 0;
        return ownOf(rowOf({ ...facts, revision: last + 1, by, at, reason }));
      };
      const shared = { reason, by, at, file: file?.id ?? null };
      const insert = togetherInsertion(connection);
      for (const some of inGroups(figures, TOGETHER)) {
        const own = some.map(ownFor);
        const change = { kind: 'figures', file: shared.file, ...sealedTogether(own) } as const;
        insert(own, shared, appendEntry(connection, signed, change));
      }
    },
    file(facts, content) {
      const known = findFile(connection, facts.sha256, facts.name);
      const file = known ?? { ...facts, id: nextFileId(connection) };
      if (known === null) {
        const seq = appendEntry(connection, signed, { kind: 'file', new: file });
        insertFile(connection, { ...file, by, at }, seq);
      }
      if (content !== null) keepEvidence(connection, facts.sha256, content);
      return file;
    },
    submission(fresh, file) {
      const submission = { ...fresh, revision: nextSubmission(connection, fresh), file, by, at };
      const seq = appendEntry(connection, signed, { kind: 'submission', new: withFileId(submission) });
      insertSubmission(connection, submission, seq);
    },
    remark(fresh, before, file) {
      const remark = { ...fresh, revision: nextRemark(connection, fresh), file, by, at };
      const seq = appendEntry(connection, signed, {
        kind: 'remark',
        old: before?.text ?? null,
        new: withFileId(remark),
      });
      insertRemark(connection, remark, seq);
    },
    taskReport(fresh, before, file) {
      const report = { ...fresh, revision: nextTaskReport(connection, fresh), file, by, at };
      const old = before === null ? null : { state: before.state, result: before.result };
      const seq = appendEntry(connection, signed, { kind: 'task_report', old, new: withFileId(report) });
      insertTaskReport(connection, report, seq);
    },
    retraction({ indicator, unit, quarter }, before) {
      const revision = lastRevision(connection, indicator, unit, quarter) + 1;
      const retraction: Retraction = { indicator, unit, quarter, revision, reason: reason ?? '', by, at };
      const old = sealedObservation(before);
      const seq = appendEntry(connection, signed, { kind: 'retraction', old, new: retraction });
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
    task(task, before) {
      putTask(connection, task);
      appendEntry(connection, signed, { kind: 'task', old: before, new: task });
    },
  };
}

function* inGroups<T>(things: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = [];
  for (const thing of things) {
    if (group.push(thing) < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

const withFileId = <T extends { readonly file: SourceFile | null }>(
  thing: T,
): Omit<T, 'file'> & { file: number | null } => ({
  ...thing,
  file: thing.file?.id ?? null,
});

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
  const altered = sound ? alteredEvidence(connection) : null;
  return {
    damage: altered === null ? damage : [`evidence ${altered}`],
    brokenReferences: sound ? (connection.pragma('foreign_key_check') as unknown[]).length : 0,
    brokenLedgerEntry: sound
      ? firstOf(brokenEntry(connection), unsealedObservation(connection), unsealedWords(connection))
      : null,
    planAltered: sound && planIsAltered(connection),
    journalMode: connection.pragma('journal_mode', { simple: true }) as string,
    schemaVersion: connection.pragma('user_version', { simple: true }) as number,
    observations: count('observation'),
    ledgerEntries: count('ledger'),
  };
}
