/**
 * Files, submissions, remarks, task reports, what was written of tasks, closings, reopenings and learned forms as the
 * ledger tells them. Held against the tables by `health`.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Connection } from './open.ts';

/** Each table with its columns, as the entry of a row names its facts. */
const TABLES = [
  {
    table: 'source_file',
    columns: 'id, sha256, name, size',
  },
  {
    table: 'submission',
    columns: 'unit, period AS quarter, revision, file, row.by, row.at, state, on_day AS "on", row.reason',
  },
  {
    table: 'remark',
    columns: 'unit, period AS quarter, revision, file, row.by, row.at, kind, text',
  },
  {
    table: 'task_report',
    columns: 'task, unit, period AS quarter, revision, file, row.by, row.at, state, result',
  },
  {
    table: 'issued_report',
    columns:
      'period, version, check_code AS checkCode, frozen, workbook, findings, row.reason, row.by, row.at',
  },
  {
    table: 'reopening',
    columns:
      'period, version, row.reason, letter_number AS letterNumber, letter_day AS letterDay, row.by, row.at',
  },
  {
    table: 'template',
    columns: 'name, revision, file_name, workbook, mapping, row.by, row.at',
  },
  {
    table: 'task_progress',
    columns:
      'task, occurrence, state, percent, on_day AS "on", document, note, revision, row.reason, row.by, row.at',
  },
  {
    table: 'task_tick',
    columns: 'task, occurrence, on_day AS "on", note, revision, row.reason, row.by, row.at',
  },
  {
    table: 'task_step',
    columns: 'task, step, round, planned, actual, document, revision, row.reason, row.by, row.at',
  },
  {
    table: 'withdrawal',
    columns: 'entry, row.by, row.at, row.reason',
  },
] as const;

interface Sealed extends Record<string, unknown> {
  readonly seq: number;
  readonly sealed: string | null;
  /** 1: the entry is of the same person and moment. */
  readonly signed: number;
}

/** The ledger entry of the first row that is not what the ledger says of it. Null: none. */
export function unsealedWords(connection: Connection): number | null {
  const strays = TABLES.flatMap(({ table, columns }) => {
    const rows = connection
      .prepare(
        `SELECT ${columns}, row.ledger AS seq, entry.change AS sealed,
           entry.by IS row.by AND entry.at IS row.at AS signed
         FROM ${table} AS row LEFT JOIN ledger AS entry ON entry.seq = row.ledger ORDER BY row.ledger`,
      )
      .iterate() as IterableIterator<Sealed>;
    for (const { seq, sealed, signed, ...row } of rows) {
      const told = sealed === null ? null : (JSON.parse(sealed) as { new: unknown }).new;
      if (signed !== 1 || !isDeepStrictEqual(told, row)) return [seq];
    }
    return [];
  });
  return strays.length === 0 ? null : Math.min(...strays);
}

/** The first file whose content is not what its name in the table says. Null: none. */
export function alteredEvidence(connection: Connection): string | null {
  const rows = connection.prepare('SELECT sha256, content FROM evidence').iterate() as IterableIterator<{
    sha256: string;
    content: Uint8Array;
  }>;
  for (const { sha256, content } of rows)
    if (createHash('sha256').update(content).digest('hex') !== sha256) return sha256;
  return null;
}
