/** The functions that use cases may call on a data file. Every write is one transaction and one ledger entry per change. */
import {
  Book,
  type Observation,
  type Retraction,
  type Revision,
  type SourceFile,
} from '../domain/observation.ts';
import type { ClosingFindings } from '../domain/closing.ts';
import type { KnownHead } from '../domain/integrity.ts';
import { holdOpen, type Frozen, type Issue, type Reopening } from '../domain/issued.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Quarter } from '../domain/period.ts';
import type { PlanEdit } from '../domain/plan-differences.ts';
import type { Plan } from '../domain/plan.ts';
import type { TaskLog } from '../domain/task-log.ts';
import type { Fresh, Remark, StatedBlank, Submission, TaskReport, UnitWords } from '../domain/submission.ts';
import { insertPlan, readPlan } from './catalogue.ts';
import { appendEntry, lastChange, lastEntry, lastHash, type Acting, type Signed } from './ledger.ts';
import { readLedger } from './ledger-entries.ts';
import {
  checkCodeOf,
  insertIssue,
  insertReopening,
  readFrozen,
  readIssues,
  readWorkbook,
  sha256Of,
} from './issued.ts';
import { keepEvidence, keepFile, listFiles, readEvidence, type FileRow } from './files.ts';
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
import { healthOf, type Health } from './health.ts';
import { inGroups, withFileId } from './grouping.ts';
import { readPlanEdits } from './plan-edits.ts';
import { ownOf, rowOf, type Own } from './observation-row.ts';
import { sealedObservation, sealedTogether } from './sealed-figures.ts';
import {
  insertBlankReason,
  insertRemark,
  insertSubmission,
  insertTaskReport,
  nextBlankReason,
  nextRemark,
  nextSubmission,
  nextTaskReport,
  readWords,
} from './submissions.ts';
import {
  insertTemplate,
  nextTemplate,
  readTemplates,
  sealedTemplate,
  type FreshTemplate,
  type TemplateRow,
} from './templates.ts';
import { isInHistory, planWriter, type PlanWriter } from './plan-writer.ts';
import { readTaskLog, taskWriter, type TaskWriter } from './task-log.ts';
import { withdrawer, type Withdrawer } from './withdrawals.ts';
import {
  createDataFile,
  openDataFile,
  translating,
  writeInPlace,
  type Connection,
  type NetworkProbe,
  type Surroundings,
} from './open.ts';

export { surroundings, type NetworkProbe, type Surroundings } from './open.ts';
export type { Health } from './health.ts';
export { checkFile } from './integrity/check-file.ts';
export type { Signed } from './ledger.ts';
export type { FileRow } from './files.ts';
export { checkCodeOf, packed, sha256Of } from './issued.ts';
export type { FreshTemplate, TemplateRow } from './templates.ts';
export type { RevisionFilter } from './observations.ts';

/** A figure about to be written: the data file adds its revision and who wrote it. */
export type FreshObservation = Omit<Observation, 'revision' | 'by' | 'at' | 'reason'>;

export interface Store {
  readonly path: string;
  /** Where the file as it was lies, when opening brought it to the present schema; else null. */
  readonly upgradedFrom: string | null;
  /** The kind of network folder it lies in, when it was opened to write; else null. */
  readonly network: string | null;
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
  /** Every version of a period's report that was sent out, oldest first. */
  issues(): Issue[];
  /** What a version was computed from. @throws KpiError data_damaged */
  frozen(period: string, version: number): Frozen;
  /** The workbook as it was sent. @throws KpiError data_damaged */
  issuedWorkbook(period: string, version: number): Uint8Array;
  /** All entries of the ledger, oldest first. */
  ledger(): LedgerEntry[];
  /** Whether rows that are kept for good name it. */
  isInHistory(kind: 'unit' | 'indicator', code: string): boolean;
  /** Changes of units, indicators and targets, in the order of their writing. */
  planEdits(): PlanEdit[];
  /** The forms of the province that were learned, as they are now, by name; those taken away are not there. */
  templates(): TemplateRow[];
  lastChange(): string | null;
  /** The number of the last ledger entry, 0 when there is none: as long as it stays, nothing has changed. */
  lastEntry(): number;
  /** The hash of the last ledger entry: what a check code is tied to. */
  lastHash(): string;
  /** @param known ledger entries that are known from backups */
  health(known?: readonly KnownHead[]): Health;
  /**
   * Runs `change` in one transaction that no other process can write into; what it throws undoes all of it.
   * @throws KpiError data_busy, disk_full, not_writable
   */
  write<T>(signed: Signed, change: (writer: Writer) => T): T;
  close(): void;
}

/** What is written for a quarter is refused with period_closed while a version stands that it belongs to. */
export interface Writer extends TaskWriter, PlanWriter, Withdrawer {
  observation(observation: FreshObservation, before: Observation | null): void;
  /** Figures that came together, with one ledger entry for many: an entry each would double the time they take. */
  observations(figures: Iterable<WrittenFigure>, file: SourceFile | null): void;
  /** @param content kept as evidence; null: only its name, size and SHA-256 are */
  file(file: Omit<SourceFile, 'id'>, content: Uint8Array | null): SourceFile;
  submission(submission: Fresh<Submission>, file: SourceFile | null): void;
  remark(remark: Fresh<Remark>, before: Remark | null, file: SourceFile | null): void;
  taskReport(report: Fresh<TaskReport>, before: TaskReport | null, file: SourceFile | null): void;
  blankReason(blank: Fresh<StatedBlank>, before: StatedBlank | null, file: SourceFile | null): void;
  retraction(place: Pick<Retraction, 'indicator' | 'unit' | 'quarter'>, before: Observation): void;
  /** A period's report goes out. The check code must fit the ledger as it is now. */
  issue(fresh: FreshIssue): Issue;
  /** The version stands no longer; the reason is the signature's. */
  reopening(period: string, version: number, letter: Reopening['letter']): void;
  /** @param content the form itself, kept as evidence; null: it is taken away, or kept already */
  template(template: FreshTemplate, content: Uint8Array | null): void;
}

export interface FreshIssue {
  readonly period: string;
  readonly version: number;
  readonly checkCode: string;
  /** As `packed` made it. */
  readonly frozen: Uint8Array;
  readonly workbook: Uint8Array;
  readonly findings: ClosingFindings;
}

export interface WrittenFigure {
  readonly facts: FreshObservation;
  readonly before: Observation | null;
}

/** @throws KpiError when the file is missing, foreign, newer, damaged or locked */
export function openStore(path: string, mode: 'read' | 'write', around?: Surroundings): Store {
  const opened = openDataFile(path, mode, around);
  const { connection, copy, network } = opened;
  const reading = <T>(read: () => T): T => translating(path, read);
  return {
    path,
    upgradedFrom: copy,
    network,
    plan: () => reading(() => readPlan(connection)),
    book: () => reading(() => new Book(readCurrent(connection))),
    revisions: (filter) => reading(() => readRevisions(connection, filter)),
    arrivals: (quarter) => reading(() => readArrivals(connection, quarter)),
    words: (quarter) => reading(() => readWords(connection, quarter)),
    taskLog: () => reading(() => readTaskLog(connection)),
    files: () => reading(() => listFiles(connection)),
    evidence: (sha256) => reading(() => readEvidence(connection, sha256)),
    issues: () => reading(() => readIssues(connection)),
    frozen: (period, version) => reading(() => readFrozen(connection, path, period, version)),
    issuedWorkbook: (period, version) => reading(() => readWorkbook(connection, path, period, version)),
    ledger: () => reading(() => readLedger(connection)),
    isInHistory: (kind, code) => reading(() => isInHistory(connection, kind, code)),
    planEdits: () => reading(() => readPlanEdits(connection)),
    templates: () => reading(() => readTemplates(connection)),
    lastChange: () => reading(() => lastChange(connection)),
    lastEntry: () => reading(() => lastEntry(connection)),
    lastHash: () => reading(() => lastHash(connection)),
    health: (known) => reading(() => healthOf(connection, known)),
    write: (signed, change) =>
      reading(() =>
        writeInPlace(opened, path, () =>
          change(writerOf(connection, { ...signed, action: lastEntry(connection) + 1 })),
        ),
      ),
    close: () => connection.close(),
  };
}

/** A new data file holding the plan. @throws KpiError data_file_exists, folder_missing, not_writable */
export function createStore(path: string, plan: Plan, signed: Signed, network?: NetworkProbe): void {
  const fill = (connection: Connection): void => {
    insertPlan(connection, plan);
    appendEntry(connection, signed, { kind: 'plan', old: null, new: plan });
  };
  createDataFile(path, fill, network);
}

/** How many figures share a ledger entry. */
const TOGETHER = 1000;

function writerOf(connection: Connection, signed: Acting): Writer {
  const { at, by, reason } = signed;
  const issues = readIssues(connection);
  const open = new Set<Quarter>();
  const needOpen = (quarter: Quarter): void => {
    if (open.has(quarter)) return;
    holdOpen(issues, quarter);
    open.add(quarter);
  };
  return {
    ...taskWriter(connection, signed),
    ...planWriter(connection, signed, issues),
    ...withdrawer(connection, signed, issues),
    observation(facts, before) {
      needOpen(facts.quarter);
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
        needOpen(facts.quarter);
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
    file: (facts, content) => keepFile(connection, signed, facts, content),
    submission(fresh, file) {
      needOpen(fresh.quarter);
      const submission = { ...fresh, revision: nextSubmission(connection, fresh), file, by, at };
      const seq = appendEntry(connection, signed, { kind: 'submission', new: withFileId(submission) });
      insertSubmission(connection, submission, seq);
    },
    remark(fresh, before, file) {
      needOpen(fresh.quarter);
      const remark = { ...fresh, revision: nextRemark(connection, fresh), file, by, at };
      const seq = appendEntry(connection, signed, {
        kind: 'remark',
        old: before?.text ?? null,
        new: withFileId(remark),
      });
      insertRemark(connection, remark, seq);
    },
    taskReport(fresh, before, file) {
      needOpen(fresh.quarter);
      const report = { ...fresh, revision: nextTaskReport(connection, fresh), file, by, at };
      const old = before === null ? null : { state: before.state, result: before.result };
      const seq = appendEntry(connection, signed, { kind: 'task_report', old, new: withFileId(report) });
      insertTaskReport(connection, report, seq);
    },
    blankReason(fresh, before, file) {
      needOpen(fresh.quarter);
      const blank = { ...fresh, revision: nextBlankReason(connection, fresh), file, by, at };
      const old = before?.reason ?? null;
      const seq = appendEntry(connection, signed, { kind: 'blank_reason', old, new: withFileId(blank) });
      insertBlankReason(connection, blank, seq);
    },
    retraction({ indicator, unit, quarter }, before) {
      needOpen(quarter);
      const revision = lastRevision(connection, indicator, unit, quarter) + 1;
      const retraction: Retraction = { indicator, unit, quarter, revision, reason: reason ?? '', by, at };
      const old = sealedObservation(before);
      const seq = appendEntry(connection, signed, { kind: 'retraction', old, new: retraction });
      insertRetraction(connection, retraction, seq);
    },
    issue({ frozen, workbook, checkCode, findings, period, version }) {
      const named = { period, version, frozen: sha256Of(frozen) };
      if (checkCode !== checkCodeOf({ previous: lastHash(connection), ...named }))
        throw new Error('the check code belongs to another place in the ledger');
      const issue = { ...named, checkCode, workbook: sha256Of(workbook), reason, by, at };
      const sealed = { ...issue, findings: JSON.stringify(findings) };
      const seq = appendEntry(connection, signed, { kind: 'issue', new: sealed });
      const whole: Issue = { ...issue, findings, reopening: null };
      insertIssue(connection, whole, { frozen, workbook }, seq);
      return whole;
    },
    reopening(period, version, letter) {
      const row = {
        ...{ period, version, reason: reason ?? '', by, at },
        letterNumber: letter?.number ?? null,
        letterDay: letter?.day ?? null,
      };
      insertReopening(connection, row, appendEntry(connection, signed, { kind: 'reopening', new: row }));
    },
    template(fresh, content) {
      const row = { ...fresh, revision: nextTemplate(connection, fresh.name), by, at };
      const seq = appendEntry(connection, signed, { kind: 'template', new: sealedTemplate(row) });
      if (content !== null && fresh.workbook !== null) keepEvidence(connection, fresh.workbook, content);
      insertTemplate(connection, row, seq);
    },
  };
}
