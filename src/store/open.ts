/**
 * Opening a data file. A file is ours when it carries our application id; anything else is refused untouched, and so
 * is a file from a newer version. Nothing here creates a file but `createDataFile`.
 */
import Database from 'better-sqlite3';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { refuse } from '../domain/problem.ts';
import { backUpBefore } from './backups.ts';
import { translating } from './faults.ts';
import { needWholeJournal } from './journal-damage.ts';
import { networkFolderOf, prepareToWrite, type NetworkProbe } from './journal.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { APPLICATION_ID, inMemory, looksLikeSqlite, needOurs, newestVersion } from './ours.ts';
import {
  emptyBeside,
  identityOf,
  isSameFile,
  isSideName,
  MAX_NAME,
  mayWrite,
  putInPlace,
  realPlace,
  removeBeside,
  type Identity,
} from './place.ts';

export { translating } from './faults.ts';
export { newestVersion } from './ours.ts';
export type { NetworkProbe } from './journal.ts';
export type Connection = Database.Database;

/** How long a write waits for another process to finish before it says "busy". */
export const BUSY_WAIT_MS = 5000;

/** What a data file's name and its folder say to the program; tests give their own. */
export interface Surroundings {
  /** For the names of backups. */
  readonly now: Date;
  readonly network: NetworkProbe;
}

export const surroundings = (now = new Date(), network = networkFolderOf): Surroundings => ({
  now,
  network,
});

export interface Opened {
  readonly connection: Connection;
  /** The backup that was made before the file was brought to the present schema; null: it was already there. */
  readonly copy: string | null;
  /** The kind of network folder it lies in; null: on this machine. Looked at for writing only. */
  readonly network: string | null;
  readonly identity: Identity | null;
}

/**
 * @throws KpiError data_file_missing, data_file_foreign, data_file_newer, data_damaged, not_readable, data_busy,
 *   backup_failed, journal_unsafe
 */
export function openDataFile(path: string, mode: 'read' | 'write', around = surroundings()): Opened {
  if (!existsSync(path)) return refuse({ kind: 'data_file_missing', path });
  return translating(path, () => {
    if (!looksLikeSqlite(path)) return refuse({ kind: 'data_file_foreign', path });
    const identity = identityOf(path);
    // What SQLite lays beside a file lies beside the real one.
    const real = realPlace(path);
    const connection = mode === 'read' ? openToRead(real) : openToWrite(real);
    try {
      const version = needOurs(connection, path);
      const old = version < newestVersion();
      if (mode === 'read') {
        const ready = readied(old ? migratedCopy(connection) : connection);
        return { connection: ready, copy: null, network: null, identity };
      }
      needInPlace(path, identity);
      connection.pragma('foreign_keys = ON');
      const network = around.network(real);
      const copy = old ? backUpBefore(connection, path, 'migration', around.now).path : null;
      prepareToWrite(connection, path, network);
      if (old) migrate(connection, migrations);
      return { connection, copy, network, identity };
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

/**
 * Asked before a write is final: a file that was moved or deleted meanwhile would take it along, unseen.
 * @throws KpiError data_file_gone
 */
export function needInPlace(path: string, identity: Identity | null): void {
  if (!isSameFile(identity, identityOf(path))) refuse({ kind: 'data_file_gone', path });
}

/** One transaction that no other process can write into, final only while the file is in its place. */
export const writeInPlace = <T>({ connection, identity }: Opened, path: string, change: () => T): T =>
  connection
    .transaction(() => {
      const done = change();
      needInPlace(path, identity);
      return done;
    })
    .immediate();

/** For copying: the file as it is, of whatever schema. @throws KpiError as `openDataFile` */
export function openAsItIs(path: string): Connection {
  if (!existsSync(path)) return refuse({ kind: 'data_file_missing', path });
  return translating(path, () => {
    if (!looksLikeSqlite(path)) return refuse({ kind: 'data_file_foreign', path });
    const connection = openToRead(realPlace(path));
    try {
      needOurs(connection, path);
      return connection;
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

/**
 * Makes a new data file whole or not at all: it is filled beside its place and then put there, never over another file.
 * @throws KpiError data_file_exists, out_is_data, not_writable, folder_missing, name_too_long, disk_full
 */
export function createDataFile(
  path: string,
  fill: (connection: Connection) => void,
  network: NetworkProbe = networkFolderOf,
): void {
  if (isSideName(path)) return refuse({ kind: 'out_is_data', path });
  if (existsSync(path)) return refuse({ kind: 'data_file_exists', path });
  if (!existsSync(dirname(path))) return refuse({ kind: 'folder_missing', path: dirname(path) });
  if (!mayWrite(dirname(path))) return refuse({ kind: 'not_writable', path: dirname(path) });
  if (Buffer.byteLength(basename(path)) > MAX_NAME) return refuse({ kind: 'name_too_long', path });
  translating(path, () => {
    const beside = emptyBeside(dirname(path));
    try {
      const connection = new Database(beside, { timeout: BUSY_WAIT_MS });
      try {
        connection.pragma(`application_id = ${APPLICATION_ID}`);
        connection.pragma('foreign_keys = ON');
        prepareToWrite(connection, path, network(path));
        connection
          .transaction(() => {
            migrate(connection, migrations);
            fill(connection);
          })
          .immediate();
      } finally {
        connection.close();
      }
      if (!putInPlace(beside, path)) refuse({ kind: 'data_file_exists', path });
    } finally {
      removeBeside(beside);
    }
  });
}

/** @throws KpiError data_damaged, and what SQLite says */
export function openToWrite(path: string): Connection {
  needWholeJournal(path);
  return new Database(path, { fileMustExist: true, timeout: BUSY_WAIT_MS });
}

/**
 * Looking must not hinder. Who may not write here opens a copy in memory: SQLite would leave side files of another
 * owner beside the file, which then lock its owner out, or could not read at all in a folder that is read-only.
 */
export function openToRead(path: string): Connection {
  if (mayWrite(path) && mayWrite(dirname(path))) return openToWrite(path);
  const hasJournal = (): boolean =>
    ['-wal', '-journal'].some((end) => (statSync(path + end, { throwIfNoEntry: false })?.size ?? 0) > 0);
  needWholeJournal(path);
  // With a journal the file alone is not the whole data; SQLite can read both as long as the writer is there.
  if (hasJournal()) return new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_WAIT_MS });
  const before = statSync(path);
  const bytes = readFileSync(path);
  const after = statSync(path);
  const moved = hasJournal() || before.mtimeMs !== after.mtimeMs || before.size !== after.size;
  if (moved) return refuse({ kind: 'data_busy', path });
  return inMemory(bytes);
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
