/**
 * Backups of a data file: each is one whole file, filled beside its place, flushed, read back, and only then given its
 * name. Nothing here changes the data file.
 */
import Database from 'better-sqlite3';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  backupFile,
  inTime,
  officeMoment,
  readBackupFile,
  stemOf,
  surplus,
  type BackupName,
  type BackupReason,
} from '../domain/backups.ts';
import type { KnownHead } from '../domain/integrity.ts';
import { KpiError, refuse, type Problem } from '../domain/problem.ts';
import { translating } from './faults.ts';
import { firstHash, ledgerEnd, type LedgerEnd } from './ledger.ts';
import { asksForLog, inMemory, looksLikeSqlite, needOurs } from './ours.ts';
import {
  emptyBeside,
  flushFile,
  isSideName,
  keepToOwner,
  MAX_NAME,
  mayWrite,
  putInPlace,
  realPlace,
  removeBeside,
  sweep,
} from './place.ts';

type Connection = Database.Database;

/** A file of the backup folder as its name and its content tell. */
export interface Backup extends BackupName {
  readonly path: string;
  readonly size: number;
  /** Where its ledger ends; null when it has none that could be read. */
  readonly last: LedgerEnd | null;
  /** The hash of its ledger's first entry: by it a data file and its backups belong together. */
  readonly beginning: string | null;
  /** The version of its schema; null when it is none of ours. */
  readonly schema: number | null;
  readonly state: 'readable' | 'damaged' | 'foreign' | 'newer';
}

/** What was made, or what was there already and holds the same. */
export interface Made {
  readonly path: string;
  readonly last: LedgerEnd | null;
  /** False: the newest backup held the same already, and no second one was made. */
  readonly fresh: boolean;
}

/** The folder beside the data file itself, wherever a link to it lies: `kpi.db` has `kpi.db-backups`. */
export const backupFolder = (path: string): string => `${realPlace(path)}-backups`;

/** The backups of a data file in a folder, oldest first. */
export function backupNames(path: string, folder = backupFolder(path)): BackupName[] {
  const stem = stemOf(basename(realPlace(path)));
  if (!existsSync(folder)) return [];
  return translating(folder, () =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => readBackupFile(name, stem))
      .filter((name) => name !== null)
      .sort(inTime),
  );
}

/**
 * The backups of a data file with where the ledger of each ends, oldest first: what a data file whose end was cut off
 * is held against. Looks at each file's header and last entry only; none is changed.
 */
export const backupsOf = (path: string, folder = backupFolder(path)): Backup[] =>
  backupNames(path, folder)
    .map((name) => backupAt(join(folder, name.file), name))
    .filter((backup) => backup !== null);

/** Where ledgers ended when they were backed up: what is not in this file's any more was cut off. */
export function knownHeads(path: string): KnownHead[] {
  // Whose folder may not be looked into has nothing to compare with.
  if (!mayRead(backupFolder(path))) return [];
  return backupsOf(path).flatMap(({ last, beginning, path: from }) =>
    last === null || beginning === null ? [] : [{ ...last, beginning, from }],
  );
}

function mayRead(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns null for one that made room for a newer one meanwhile */
function backupAt(path: string, name: BackupName): Backup | null {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  try {
    const seen = lookAt(path, (connection) => ({
      schema: needOurs(connection, path),
      last: ledgerEnd(connection),
      beginning: firstHash(connection),
    }));
    return { ...name, path, size, ...seen, state: 'readable' };
  } catch (error) {
    if (!(error instanceof KpiError)) throw error;
    const { kind } = error.problem;
    if (kind === 'input_missing') return null;
    const state = kind === 'data_file_newer' ? 'newer' : kind === 'data_file_foreign' ? 'foreign' : 'damaged';
    return { ...name, path, size, last: null, beginning: null, schema: null, state };
  }
}

/** Looks into a file that no program writes, and leaves nothing beside it. @throws KpiError input_missing, data_file_foreign, … */
export function lookAt<T>(path: string, look: (connection: Connection) => T, called = path): T {
  return translating(called, () => {
    if (!existsSync(path)) return refuse({ kind: 'input_missing', path: called });
    if (!looksLikeSqlite(path)) return refuse({ kind: 'data_file_foreign', path: called });
    const connection = asksForLog(path)
      ? inMemory(readFileSync(path))
      : new Database(path, { readonly: true, fileMustExist: true });
    try {
      return look(connection);
    } finally {
      connection.close();
    }
  });
}

/** What is wrong with a file as SQLite sees it, in a few words; null: nothing. */
export function damageOf(connection: Connection, depth: 'quick' | 'whole'): string | null {
  const pragma = depth === 'quick' ? 'quick_check(3)' : 'integrity_check(3)';
  const found = (connection.pragma(pragma) as Record<string, string>[])
    .map((row) => Object.values(row)[0] ?? '')
    .filter((line) => line !== 'ok');
  if (found.length > 0) return found.join('; ');
  if (depth === 'quick') return null;
  const broken = (connection.pragma('foreign_key_check') as unknown[]).length;
  return broken === 0 ? null : `foreign_key_check: ${broken}`;
}

/**
 * The content of a data file as one new file beside its place. It is held against the ledger it was read from: no entry
 * that was there before the copying began is missing, and its last one is one of that ledger.
 * @param soundness says what is wrong with the copy; null: nothing
 */
function copyInto(
  connection: Connection,
  source: string,
  folder: string,
  soundness: (copy: Connection) => string | null,
): { beside: string; last: LedgerEnd | null } {
  const before = ledgerEnd(connection);
  const beside = emptyBeside(folder);
  try {
    // Journals of older entries and free pages stay behind: what is written is the content alone, in one file.
    translating(folder, () => connection.prepare('VACUUM INTO ?').run(beside));
    flushFile(beside);
    const last = lookAt(beside, (copy) => {
      needOurs(copy, source);
      const damage = soundness(copy);
      if (damage !== null) refuse({ kind: 'data_damaged', path: source, detail: damage });
      return ledgerEnd(copy);
    });
    if (!isOfLedger(connection, before, last))
      throw new Error(`the copy of ${source} ends at entry ${last?.seq ?? 0}`);
    return { beside, last };
  } catch (error) {
    removeBeside(beside);
    throw error;
  }
}

function isOfLedger(connection: Connection, before: LedgerEnd | null, last: LedgerEnd | null): boolean {
  if (last === null) return before === null;
  const hash = connection.prepare('SELECT hash FROM ledger WHERE seq = ?').pluck().get(last.seq);
  return hash === last.hash && last.seq >= (before?.seq ?? 0);
}

/**
 * A backup under exactly this name.
 * @throws KpiError backup_exists, out_is_data, folder_missing, not_writable, disk_full, data_damaged
 */
export function backUpAs(
  connection: Connection,
  source: string,
  path: string,
  soundness: (copy: Connection) => string | null,
): Made {
  const folder = dirname(path);
  if (isSideName(path)) return refuse({ kind: 'out_is_data', path });
  if (existsSync(path)) return refuse({ kind: 'backup_exists', path });
  if (!existsSync(folder)) return refuse({ kind: 'folder_missing', path: folder });
  if (Buffer.byteLength(basename(path)) > MAX_NAME) return refuse({ kind: 'name_too_long', path });
  return inFolder(folder, () => {
    const { beside, last } = copyInto(connection, source, folder, soundness);
    try {
      if (!putInPlace(beside, path)) refuse({ kind: 'backup_exists', path });
    } finally {
      removeBeside(beside);
    }
    return { path, last, fresh: true };
  });
}

/** A backup under the office's time in a folder, unless the newest one there holds the same and is sound. */
export function backUpInto(
  connection: Connection,
  source: string,
  folder: string,
  reason: BackupReason,
  now: Date,
  soundness: (copy: Connection) => string | null,
): Made {
  const same = reason === 'restore' ? null : newestWithSame(connection, source, folder, soundness);
  if (same !== null) return { ...same, fresh: false };
  return inFolder(folder, () => {
    const { beside, last } = copyInto(connection, source, folder, soundness);
    try {
      const path = named(beside, source, folder, reason, now);
      return { path, last, fresh: true };
    } finally {
      removeBeside(beside);
    }
  });
}

/** Puts a copy under the first name of this second that is free. */
function named(beside: string, source: string, folder: string, reason: BackupReason, now: Date): string {
  const stem = stemOf(basename(realPlace(source)));
  const moment = officeMoment(now);
  const taken = backupNames(source, folder).filter((name) => name.moment === moment);
  for (let number = (taken.at(-1)?.number ?? 0) + 1; ; number++) {
    const path = join(folder, backupFile(stem, now, reason, number));
    if (putInPlace(beside, path)) return path;
  }
}

/**
 * The same end of the ledger is the same content: nothing is written without an entry. A migration is the exception,
 * since it changes the schema and not the ledger.
 */
function newestWithSame(
  connection: Connection,
  source: string,
  folder: string,
  soundness: (copy: Connection) => string | null,
): { path: string; last: LedgerEnd } | null {
  const newest = backupNames(source, folder).at(-1);
  const last = ledgerEnd(connection);
  if (newest === undefined || last === null) return null;
  const path = join(folder, newest.file);
  try {
    const isSame = lookAt(
      path,
      (copy) =>
        needOurs(copy, path) === connection.pragma('user_version', { simple: true }) &&
        ledgerEnd(copy)?.hash === last.hash &&
        soundness(copy) === null,
    );
    return isSame ? { path, last } : null;
  } catch {
    // Whatever is wrong with it, it is no backup of this.
    return null;
  }
}

/**
 * What a command that changes much begins with: a backup in the data file's folder, and room for the next ones.
 * @throws KpiError backup_failed where it cannot be made; then the command must not begin
 */
export function backUpBefore(
  connection: Connection,
  source: string,
  before: Exclude<BackupReason, 'manual'>,
  now: Date,
): Made {
  const folder = backupFolder(source);
  try {
    makeFolder(folder);
    const made = backUpInto(connection, source, folder, before, now, (copy) => damageOf(copy, 'quick'));
    if (made.fresh) makeRoom(source, folder, basename(made.path));
    return made;
  } catch (error) {
    const problem = error instanceof KpiError ? error.problem : null;
    if (problem !== null && !PLACE_FAULTS.has(problem.kind)) throw error;
    const detail = problem === null ? String(error) : 'detail' in problem ? String(problem.detail) : '';
    throw new KpiError({ kind: 'backup_failed', before, path: folder, why: whyOf(problem), detail }, error);
  }
}

/** What is wrong with the folder and its disk, and not with the data file. */
const PLACE_FAULTS: ReadonlySet<Problem['kind']> = new Set([
  'disk_full',
  'disk_fault',
  'not_writable',
  'not_readable',
  'folder_missing',
  'name_too_long',
]);

function whyOf(problem: Problem | null): 'full' | 'not_writable' | 'fault' {
  if (problem?.kind === 'disk_full') return 'full';
  return problem === null || problem.kind === 'disk_fault' ? 'fault' : 'not_writable';
}

/** Makes the data file's own folder for backups, for its owner alone. @throws KpiError not_writable, disk_full */
export function makeFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) refuse({ kind: 'not_writable', path: folder });
  inFolder(dirname(folder), () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  keepToOwner(folder);
}

/** What the system says of a folder in which something is made: who may not, cannot write there. */
function inFolder<T>(folder: string, make: () => T): T {
  try {
    return translating(folder, make);
  } catch (error) {
    if (!(error instanceof KpiError)) throw error;
    const { problem } = error;
    const cannot = problem.kind === 'not_readable' && !(existsSync(folder) && mayWrite(folder));
    throw cannot ? new KpiError({ kind: 'not_writable', path: folder }, error) : error;
  }
}

/** An automatic backup that cannot be taken away now goes the next time. */
function makeRoom(source: string, folder: string, justMade: string): void {
  sweep(folder);
  for (const { file } of surplus(backupNames(source, folder), justMade)) {
    try {
      rmSync(join(folder, file), { force: true });
    } catch {
      // Windows keeps what somebody has open.
    }
  }
}
