/**
 * Opening a data file. A file is ours when it carries our application id; anything else is refused untouched, and so
 * is a file from a newer version. Nothing here creates a file but `createDataFile`.
 */
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { refuse, type Problem } from '../domain/problem.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';

export type Connection = Database.Database;

/** "KPIX" */
export const APPLICATION_ID = 0x4b504958;
export const SQLITE_HEADER = 'SQLite format 3\u0000';
/** How long a write waits for another process to finish before it says "busy". */
const BUSY_WAIT_MS = 5000;

export const newestVersion = (): number => migrations.at(-1)?.version ?? 0;

export interface Opened {
  readonly connection: Connection;
  /** The copy that was put aside before the file was brought to the present schema; null: it was already there. */
  readonly copy: string | null;
}

/** @throws KpiError data_file_missing, data_file_foreign, data_file_newer, data_damaged, not_readable, data_busy */
export function openDataFile(path: string, mode: 'read' | 'write'): Opened {
  if (!existsSync(path)) return refuse({ kind: 'data_file_missing', path });
  return translating(path, () => {
    if (!looksLikeSqlite(path)) return refuse({ kind: 'data_file_foreign', path });
    const connection =
      mode === 'read' ? openToRead(path) : new Database(path, { fileMustExist: true, timeout: BUSY_WAIT_MS });
    try {
      const version = needOurs(connection, path);
      const old = version < newestVersion();
      if (mode === 'read')
        return { connection: readied(old ? migratedCopy(connection) : connection), copy: null };
      connection.pragma('foreign_keys = ON');
      prepareToWrite(connection);
      return { connection, copy: old ? upgrade(connection, path, version) : null };
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

/** Looking never writes, and never has to wait for a writer in WAL mode. */
function readied(connection: Connection): Connection {
  connection.pragma('foreign_keys = ON');
  connection.pragma('query_only = ON');
  return connection;
}

/** An older file that is only looked at stays as it is; its content is brought to the present schema in memory. */
export function migratedCopy(connection: Connection): Connection {
  const copy = inMemory(connection.serialize());
  try {
    migrate(copy, migrations);
  } catch (error) {
    copy.close();
    throw error;
  }
  connection.close();
  return copy;
}

/** Puts a whole copy beside the file before it is changed. @returns where */
function upgrade(connection: Connection, path: string, version: number): string {
  const names = [
    `${path}.v${version}`,
    ...Array.from({ length: 99 }, (_, index) => `${path}.v${version}-${index + 2}`),
  ];
  const copy = names.find((name) => !existsSync(name)) ?? `${path}.v${version}-${randomUUID()}`;
  connection.prepare('VACUUM INTO ?').run(copy);
  migrate(connection, migrations);
  return copy;
}

/** File systems take 255 bytes; SQLite's own files beside it add up to eight. */
const MAX_NAME = 255 - '-journal'.length;

/**
 * Makes a new data file whole or not at all: it is filled beside its place and then put there, never over another file.
 * @throws KpiError data_file_exists, not_writable, folder_missing, name_too_long, disk_full
 */
export function createDataFile(path: string, fill: (connection: Connection) => void): void {
  if (existsSync(path)) return refuse({ kind: 'data_file_exists', path });
  if (!existsSync(dirname(path))) return refuse({ kind: 'folder_missing', path: dirname(path) });
  if (!mayWrite(dirname(path))) return refuse({ kind: 'not_writable', path: dirname(path) });
  if (Buffer.byteLength(basename(path)) > MAX_NAME) return refuse({ kind: 'name_too_long', path });
  const beside = join(dirname(path), `.${randomUUID()}.new`);
  translating(path, () => {
    try {
      const connection = new Database(beside, { timeout: BUSY_WAIT_MS });
      try {
        connection.pragma(`application_id = ${APPLICATION_ID}`);
        connection.pragma('foreign_keys = ON');
        prepareToWrite(connection);
        connection
          .transaction(() => {
            migrate(connection, migrations);
            fill(connection);
          })
          .immediate();
      } finally {
        connection.close();
      }
      putInPlace(beside, path);
    } finally {
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(beside + suffix, { force: true });
    }
  });
}

/** A link fails where the name is taken, so two `init` at once cannot overwrite each other. */
function putInPlace(beside: string, path: string): void {
  try {
    linkSync(beside, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') refuse({ kind: 'data_file_exists', path });
    // Memory sticks and some network folders know no links.
    renameSync(beside, path);
  }
}

/**
 * Looking must not hinder. Who may not write here opens a copy in memory: SQLite would leave side files of another
 * owner beside the file, which then lock its owner out, or could not read at all in a folder that is read-only.
 */
export function openToRead(path: string): Connection {
  if (mayWrite(path) && mayWrite(dirname(path)))
    return new Database(path, { fileMustExist: true, timeout: BUSY_WAIT_MS });
  const hasJournal = (): boolean => (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  // With a journal the file alone is not the whole data; SQLite can read both as long as the writer is there.
  if (hasJournal()) return new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_WAIT_MS });
  const before = statSync(path);
  const bytes = readFileSync(path);
  const after = statSync(path);
  const moved = hasJournal() || before.mtimeMs !== after.mtimeMs || before.size !== after.size;
  if (moved) return refuse({ kind: 'data_busy', path });
  return inMemory(bytes);
}

/** A copy in memory has no journal of its own: the header must not ask for one. */
function inMemory(bytes: Buffer): Connection {
  bytes.fill(ROLLBACK_JOURNAL, ...JOURNAL_BYTES);
  return new Database(bytes);
}

/** A data file with nothing in it, in memory. */
export function emptyInMemory(version = newestVersion()): Connection {
  const connection = new Database(':memory:');
  migrate(
    connection,
    migrations.filter((migration) => migration.version <= version),
  );
  return connection;
}

/** The header's write and read version: 2 is WAL, 1 a rollback journal (SQLite file format 1.3). */
const JOURNAL_BYTES = [18, 20] as const;
const ROLLBACK_JOURNAL = 1;

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function prepareToWrite(connection: Connection): void {
  connection.pragma('journal_mode = WAL');
  // An acknowledged write is on the disk, whatever happens to the machine (DESIGN 6).
  connection.pragma('synchronous = FULL');
}

export function looksLikeSqlite(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const header = Buffer.alloc(SQLITE_HEADER.length);
    const read = readSync(handle, header, 0, header.length, 0);
    return read === header.length && header.toString('latin1') === SQLITE_HEADER;
  } finally {
    closeSync(handle);
  }
}

/** @returns its schema's version */
function needOurs(connection: Connection, path: string): number {
  const id = connection.pragma('application_id', { simple: true });
  if (id !== APPLICATION_ID) refuse({ kind: 'data_file_foreign', path });
  const version = connection.pragma('user_version', { simple: true }) as number;
  if (version > newestVersion()) refuse({ kind: 'data_file_newer', path, version, known: newestVersion() });
  return version < 1 ? refuse({ kind: 'data_damaged', path, detail: `user_version ${version}` }) : version;
}

/** Runs something on the data file; what SQLite or the system says of it becomes one of our problems. */
export function translating<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const problem = problemOf(error, path);
    return problem === null ? raise(error) : refuse(problem);
  }
}

function raise(error: unknown): never {
  throw error;
}

/** How SQLite speaks of a full disk where it needs room for its journal. */
const NO_ROOM = new Set(['SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_SHMMAP', 'SQLITE_IOERR_WRITE']);

const STRUCTURE_FAULT =
  /^(?:no such (?:table|column|view|trigger|index)|duplicate column|unsupported file format)|already exists$/u;

function problemOf(error: unknown, path: string): Problem | null {
  // better-sqlite3 speaks of a missing folder without a code.
  if (error instanceof TypeError && error.message.includes('directory does not exist'))
    return { kind: 'folder_missing', path: dirname(path) };
  // What is kept as JSON was JSON when it was written.
  if (error instanceof SyntaxError) return { kind: 'data_damaged', path, detail: error.message };
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code } = error;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { kind: 'data_busy', path };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_CORRUPTFS') {
    return { kind: 'data_damaged', path, detail: error.message };
  }
  // A table or trigger that every data file has is not there, or one that comes later is there already.
  if (code === 'SQLITE_ERROR' && STRUCTURE_FAULT.test(error.message))
    return { kind: 'data_damaged', path, detail: error.message };
  if (code === 'SQLITE_NOTADB') return { kind: 'data_file_foreign', path };
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || NO_ROOM.has(code))
    return { kind: 'disk_full', path };
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return { kind: 'not_writable', path };
  // The disk did not do what it was asked; that says nothing yet about what lies on it.
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO')
    return { kind: 'disk_fault', path, detail: error.message };
  if (code === 'EACCES' || code === 'EPERM' || code.startsWith('SQLITE_CANTOPEN') || code === 'EISDIR')
    return { kind: 'not_readable', path };
  return null;
}
