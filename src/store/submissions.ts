/** What units sent in beside figures: append-only revisions, of which the last is in force. */
import type { Day } from '../domain/day.ts';
import type { SourceFile } from '../domain/observation.ts';
import type { Quarter } from '../domain/period.ts';
import type {
  Remark,
  RemarkKind,
  StatedBlank,
  Submission,
  TaskReport,
  TaskState,
  UnitWords,
} from '../domain/submission.ts';
import { readFiles } from './files.ts';
import type { Connection } from './open.ts';
import { stands } from './withdrawals.ts';

interface Row {
  unit: string;
  period: Quarter;
  revision: number;
  file: number | null;
  by: string;
  at: string;
}
type Files = ReadonlyMap<number, SourceFile>;

const entered = ({ unit, period, revision, file, by, at }: Row, files: Files) => ({
  unit,
  quarter: period,
  revision,
  file: file === null ? null : (files.get(file) ?? null),
  by,
  at,
});

const ENTERED = 'unit, period, revision, file, by, at';

/** The rows in force of a quarter, in the plan's order of units. @param key what a place is known by, beside its quarter */
const inForce = <T>(connection: Connection, table: string, columns: string, key: string, quarter: Quarter) =>
  connection
    .prepare(
      `SELECT ${columns}, ${ENTERED} FROM ${table} AS row
       WHERE period = ? AND revision = (
         SELECT max(revision) FROM ${table} AS other
         WHERE ${stands('other')} AND (${key}, period) = (${key
           .split(', ')
           .map((column) => `row.${column}`)
           .join(', ')}, row.period))
       ORDER BY (SELECT position FROM unit WHERE code = row.unit), ${key}`,
    )
    .all(quarter) as (Row & T)[];

/** All that came in for a quarter. */
export function readWords(connection: Connection, quarter: Quarter): UnitWords {
  const files = readFiles(connection);
  return {
    submissions: (
      connection
        .prepare(
          `SELECT state, on_day, reason, ${ENTERED} FROM submission WHERE period = ? AND ${stands('submission')}
           ORDER BY (SELECT position FROM unit WHERE code = submission.unit), revision`,
        )
        .all(quarter) as (Row & { state: Submission['state']; on_day: Day; reason: string | null })[]
    ).map((row) => ({ ...entered(row, files), state: row.state, on: row.on_day, reason: row.reason })),
    remarks: inForce<{ kind: RemarkKind; text: string }>(
      connection,
      'remark',
      'kind, text',
      'unit, kind',
      quarter,
    ).map((row) => ({ ...entered(row, files), kind: row.kind, text: row.text })),
    taskReports: inForce<{ task: string; state: TaskState | null; result: string | null }>(
      connection,
      'task_report',
      'task, state, result',
      'task, unit',
      quarter,
    ).map((row) => ({ ...entered(row, files), task: row.task, state: row.state, result: row.result })),
    blankReasons: inForce<{ indicator: string; reason: string }>(
      connection,
      'blank_reason',
      'indicator, reason',
      'unit, indicator',
      quarter,
    ).map((row) => ({ ...entered(row, files), indicator: row.indicator, reason: row.reason })),
  };
}

type Table = 'submission' | 'remark' | 'task_report' | 'blank_reason';
const KEYS: Readonly<Record<Table, readonly string[]>> = {
  submission: ['unit', 'period'],
  remark: ['unit', 'period', 'kind'],
  task_report: ['task', 'unit', 'period'],
  blank_reason: ['unit', 'indicator', 'period'],
};

const nextRevision = (connection: Connection, table: Table, row: Readonly<Record<string, unknown>>): number =>
  connection
    .prepare(
      `SELECT coalesce(max(revision), 0) + 1 FROM ${table}
       WHERE ${KEYS[table].map((column) => `${column} = @${column}`).join(' AND ')}`,
    )
    .pluck()
    .get(row) as number;

const place = ({ unit, quarter }: Pick<Submission, 'unit' | 'quarter'>) => ({ unit, period: quarter });

export const nextSubmission = (connection: Connection, submission: Pick<Submission, 'unit' | 'quarter'>) =>
  nextRevision(connection, 'submission', place(submission));
export const nextRemark = (connection: Connection, remark: Pick<Remark, 'unit' | 'quarter' | 'kind'>) =>
  nextRevision(connection, 'remark', { ...place(remark), kind: remark.kind });
export const nextTaskReport = (
  connection: Connection,
  report: Pick<TaskReport, 'unit' | 'quarter' | 'task'>,
) => nextRevision(connection, 'task_report', { ...place(report), task: report.task });
export const nextBlankReason = (
  connection: Connection,
  blank: Pick<StatedBlank, 'unit' | 'quarter' | 'indicator'>,
) => nextRevision(connection, 'blank_reason', { ...place(blank), indicator: blank.indicator });

function insert(connection: Connection, table: Table, row: Readonly<Record<string, unknown>>): void {
  const columns = Object.keys(row);
  connection
    .prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
    )
    .run(row);
}

const enteredRow = (
  { unit, quarter, revision, file, by, at }: Submission | Remark | TaskReport | StatedBlank,
  ledger: number,
) => ({ unit, period: quarter, revision, file: file?.id ?? null, by, at, ledger });

export const insertSubmission = (connection: Connection, submission: Submission, ledger: number): void =>
  insert(connection, 'submission', {
    ...enteredRow(submission, ledger),
    state: submission.state,
    on_day: submission.on,
    reason: submission.reason,
  });

export const insertRemark = (connection: Connection, remark: Remark, ledger: number): void =>
  insert(connection, 'remark', { ...enteredRow(remark, ledger), kind: remark.kind, text: remark.text });

export const insertTaskReport = (connection: Connection, report: TaskReport, ledger: number): void =>
  insert(connection, 'task_report', {
    ...enteredRow(report, ledger),
    task: report.task,
    state: report.state,
    result: report.result,
  });

export const insertBlankReason = (connection: Connection, blank: StatedBlank, ledger: number): void =>
  insert(connection, 'blank_reason', {
    ...enteredRow(blank, ledger),
    indicator: blank.indicator,
    reason: blank.reason,
  });
