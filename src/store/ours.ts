/** Whether a file is a data file of ours, and of which schema. */
import Database from 'better-sqlite3';
import { closeSync, openSync, readSync } from 'node:fs';
import { refuse } from '../domain/problem.ts';
import { migrations } from './migrations/index.ts';

type Connection = Database.Database;

/** "KPIX" */
export const APPLICATION_ID = 0x4b504958;
export const SQLITE_HEADER = 'SQLite format 3\u0000';

export const newestVersion = (): number => migrations.at(-1)?.version ?? 0;

/** The header's write and read version: 2 is WAL, 1 a rollback journal (SQLite file format 1.3). */
const JOURNAL_BYTES = [18, 20] as const;
const ROLLBACK_JOURNAL = 1;

function headerOf(path: string): Buffer {
  const handle = openSync(path, 'r');
  try {
    const header = Buffer.alloc(JOURNAL_BYTES[1]);
    return header.subarray(0, readSync(handle, header, 0, header.length, 0));
  } finally {
    closeSync(handle);
  }
}

export const looksLikeSqlite = (path: string): boolean =>
  headerOf(path).subarray(0, SQLITE_HEADER.length).toString('latin1') === SQLITE_HEADER;

/** Whether its header asks for a write-ahead log: then opening it lays files beside it. */
export const asksForLog = (path: string): boolean =>
  headerOf(path)
    .subarray(...JOURNAL_BYTES)
    .some((byte) => byte !== ROLLBACK_JOURNAL);

/** A copy in memory has no journal of its own: the header must not ask for one. */
export function inMemory(bytes: Buffer): Connection {
  bytes.fill(ROLLBACK_JOURNAL, ...JOURNAL_BYTES);
  return new Database(bytes);
}

/** @returns its schema's version @throws KpiError data_file_foreign, data_file_newer, data_damaged */
export function needOurs(connection: Connection, path: string): number {
  const id = connection.pragma('application_id', { simple: true });
  if (id !== APPLICATION_ID) refuse({ kind: 'data_file_foreign', path });
  const version = connection.pragma('user_version', { simple: true }) as number;
  if (version > newestVersion()) refuse({ kind: 'data_file_newer', path, version, known: newestVersion() });
  return version < 1 ? refuse({ kind: 'data_damaged', path, detail: `user_version ${version}` }) : version;
}
