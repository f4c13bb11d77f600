/** Issued versions and their reopenings. What was frozen and the workbook lie among the evidence. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Day } from '../domain/day.ts';
import { checkCodeText, frozenFrom, frozenText, type Frozen, type Issue } from '../domain/issued.ts';
import { refuse } from '../domain/problem.ts';
import { keepEvidence, readEvidence } from './files.ts';
import type { Connection } from './open.ts';

const require = createRequire(import.meta.url);

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Loaded by the few commands that need it: it takes three milliseconds, which all others would wait too. */
const zlib = () => require('node:zlib') as typeof import('node:zlib');

/** Frozen data as it is kept. */
export const packed = (frozen: Frozen): Uint8Array => zlib().deflateSync(frozenText(frozen));

export interface CheckedFacts {
  /** The hash of the ledger's last entry before the closing. */
  readonly previous: string;
  readonly period: string;
  readonly version: number;
  /** SHA-256 of the frozen data as it is kept. */
  readonly frozen: string;
}

/** What the annex carries: nobody makes it up, and it fits one place of one ledger only. */
export const checkCodeOf = ({ previous, period, version, frozen }: CheckedFacts): string =>
  checkCodeText(
    createHash('sha256')
      .update(JSON.stringify([previous, period, version, frozen]))
      .digest(),
  );

interface Row {
  period: string;
  version: number;
  checkCode: string;
  frozen: string;
  workbook: string;
  findings: string;
  reason: string | null;
  by: string;
  at: string;
  whyReopened: string | null;
  letterNumber: string | null;
  letterDay: Day | null;
  reopenedBy: string | null;
  reopenedAt: string | null;
}

/** All versions, oldest first. */
export const readIssues = (connection: Connection): Issue[] =>
  (
    connection
      .prepare(
        `SELECT issued.period, issued.version, check_code AS checkCode, frozen, workbook, findings, issued.reason,
           issued.by, issued.at, again.reason AS whyReopened, letter_number AS letterNumber,
           letter_day AS letterDay, again.by AS reopenedBy, again.at AS reopenedAt
         FROM issued_report AS issued
         LEFT JOIN reopening AS again ON again.period = issued.period AND again.version = issued.version
         ORDER BY issued.ledger`,
      )
      .all() as Row[]
  ).map(({ whyReopened, letterNumber, letterDay, reopenedBy, reopenedAt, findings, ...issue }) => ({
    ...issue,
    findings: JSON.parse(findings) as Issue['findings'],
    reopening:
      whyReopened === null
        ? null
        : {
            reason: whyReopened,
            letter: letterNumber === null ? null : { number: letterNumber, day: letterDay },
            by: reopenedBy ?? '',
            at: reopenedAt ?? '',
          },
  }));

function evidenceOf(
  connection: Connection,
  path: string,
  [period, version]: readonly [string, number],
  column: 'frozen' | 'workbook',
): Uint8Array {
  const sha256 = connection
    .prepare(`SELECT ${column} FROM issued_report WHERE period = ? AND version = ?`)
    .pluck()
    .get(period, version) as string | undefined;
  if (sha256 === undefined) throw new Error(`no version ${version} of ${period}`);
  const content = readEvidence(connection, sha256);
  // What was sent out is handed out whole or not at all.
  return content !== null && sha256Of(content) === sha256
    ? content
    : refuse({ kind: 'data_damaged', path, detail: `evidence ${sha256}` });
}

export const readWorkbook = (connection: Connection, path: string, period: string, version: number) =>
  evidenceOf(connection, path, [period, version], 'workbook');

export const readFrozen = (connection: Connection, path: string, period: string, version: number): Frozen =>
  frozenFrom(
    zlib()
      .inflateSync(evidenceOf(connection, path, [period, version], 'frozen'))
      .toString('utf8'),
  );

export function insertIssue(
  connection: Connection,
  issue: Issue,
  contents: { readonly frozen: Uint8Array; readonly workbook: Uint8Array },
  ledger: number,
): void {
  keepEvidence(connection, issue.frozen, contents.frozen);
  keepEvidence(connection, issue.workbook, contents.workbook);
  const { reopening: _, findings, ...row } = issue;
  connection
    .prepare(
      `INSERT INTO issued_report (period, version, check_code, frozen, workbook, findings, reason, by, at, ledger)
       VALUES (@period, @version, @checkCode, @frozen, @workbook, @findings, @reason, @by, @at, @ledger)`,
    )
    .run({ ...row, findings: JSON.stringify(findings), ledger });
}

export interface WrittenReopening {
  readonly period: string;
  readonly version: number;
  readonly reason: string;
  readonly letterNumber: string | null;
  readonly letterDay: Day | null;
  readonly by: string;
  readonly at: string;
}

export const insertReopening = (connection: Connection, row: WrittenReopening, ledger: number): void =>
  void connection
    .prepare(
      `INSERT INTO reopening (period, version, reason, letter_number, letter_day, by, at, ledger)
       VALUES (@period, @version, @reason, @letterNumber, @letterDay, @by, @at, @ledger)`,
    )
    .run({ ...row, ledger });

/** The first closing, reopening or withdrawal in the ledger whose row is gone: it would pass for not having been. */
export const lostIssue = (connection: Connection): number | null =>
  connection
    .prepare(
      // What a change is stands at its beginning.
      `SELECT min(seq) FROM ledger
       WHERE change LIKE '{"kind":"issue",%' AND seq NOT IN (SELECT ledger FROM issued_report)
         OR change LIKE '{"kind":"reopening",%' AND seq NOT IN (SELECT ledger FROM reopening)
         OR change LIKE '{"kind":"withdrawal",%' AND seq NOT IN (SELECT ledger FROM withdrawal)`,
    )
    .pluck()
    .get() as number | null;

/** The ledger entry of the first closing whose check code does not belong to its place in the ledger. Null: none. */
export function forgedCheckCode(connection: Connection): number | null {
  const rows = connection
    .prepare(
      `SELECT period, version, check_code AS checkCode, frozen, ledger, previous
       FROM issued_report LEFT JOIN ledger ON seq = ledger ORDER BY ledger`,
    )
    .iterate() as IterableIterator<CheckedFacts & { checkCode: string; ledger: number }>;
  for (const row of rows) if (checkCodeOf(row) !== row.checkCode) return row.ledger;
  return null;
}
