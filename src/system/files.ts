/** Files in and out. Every file out is written beside its place, flushed, and renamed (DESIGN 4). */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KpiError, refuse, type Problem } from '../domain/problem.ts';

export type Written = 'new' | 'replaced' | 'unchanged';

/** @throws KpiError input_missing, not_readable */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    return refuse(
      codeOf(error) === 'ENOENT' ? { kind: 'input_missing', path } : { kind: 'not_readable', path },
    );
  }
}

/** The size in bytes. @throws KpiError input_missing, not_readable */
export function sizeOf(path: string): number {
  try {
    const stats = statSync(path);
    return stats.isFile() ? stats.size : refuse({ kind: 'not_readable', path });
  } catch (error) {
    if (error instanceof KpiError) throw error;
    return refuse(
      codeOf(error) === 'ENOENT' ? { kind: 'input_missing', path } : { kind: 'not_readable', path },
    );
  }
}

export const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Names in a folder, in their order; those of folders end in a slash. @throws KpiError not_readable */
export function listFolder(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort();
  } catch (error) {
    throw new KpiError({ kind: 'not_readable', path }, error);
  }
}

/**
 * A name typed in one Unicode form finds the file that has it in another, as files from a Mac do.
 * @throws KpiError input_missing
 */
export function findPath(path: string): string {
  if (existsSync(path)) return path;
  const [folder, name] = [dirname(path), basename(path).normalize('NFC')];
  const same = existsSync(folder)
    ? readdirSync(folder).filter((other) => other.normalize('NFC') === name)
    : [];
  const [found, another] = same;
  return found === undefined || another !== undefined
    ? refuse({ kind: 'input_missing', path })
    : join(folder, found);
}

/**
 * The path under which something already lies whose folders and name are written in another Unicode form, as on a disk
 * that came from a Mac; the path as it is where nothing does.
 */
export function asFound(path: string): string {
  if (existsSync(path)) return path;
  const above = dirname(path);
  if (above === path) return path;
  const folder = asFound(above);
  const name = basename(path).normalize('NFC');
  const found = isFolder(folder)
    ? namesIn(folder).find((other) => other.normalize('NFC') === name)
    : undefined;
  return found !== undefined ? join(folder, found) : isFolder(folder) ? join(folder, basename(path)) : path;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Asked before anything is done whose result shall go there. @throws KpiError folder_missing */
export function needFolderOf(path: string): void {
  if (!isFolder(dirname(path))) refuse({ kind: 'folder_missing', path: dirname(path) });
}

/** @throws KpiError folder_missing */
export function needFolder(path: string): void {
  if (!isFolder(path)) refuse({ kind: 'folder_missing', path });
}

/** Makes a folder, and those above it, where it is not there yet. @throws KpiError not_writable, disk_full */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw translated(error, path);
  }
}

/**
 * Writes a whole file or leaves things as they were. A data file, a backup and what SQLite lays beside them are never
 * written over, whatever the caller may replace: nothing that is written here is worth them.
 * @param mayReplace asked only when another content lies there
 * @returns `unchanged` when the same bytes lie there already
 * @throws KpiError folder_missing, out_is_data, file_differs, output_locked, not_writable, disk_full
 */
export function writeWhole(
  path: string,
  bytes: Uint8Array,
  mayReplace: (present: Uint8Array) => boolean,
): Written {
  const folder = dirname(path);
  if (!isFolder(folder)) refuse({ kind: 'folder_missing', path: folder });
  if (isFolder(path)) refuse({ kind: 'not_writable', path });
  const present = existsSync(path) ? readBytes(path) : null;
  if (present !== null && Buffer.compare(present, bytes) === 0) return 'unchanged';
  if (isOfData(path)) refuse({ kind: 'out_is_data', path });
  if (present !== null && !mayReplace(present)) refuse({ kind: 'file_differs', path });

  const beside = join(folder, besideName(basename(path)));
  try {
    flush(beside, bytes);
    renameSync(beside, path);
    flushFolder(folder);
  } catch (error) {
    rmSync(beside, { force: true });
    throw translated(error, path);
  }
  return present === null ? 'new' : 'replaced';
}

const SQLITE = 'SQLite format 3\u0000';

/** Whether it is a file of SQLite, or bears the name of one that SQLite lays beside such a file. */
const isOfData = (path: string): boolean =>
  beginsAsSqlite(path) || beginsAsSqlite(path.replace(/-(?:wal|shm|journal)$/iu, ''));

function beginsAsSqlite(path: string): boolean {
  if (!isFile(path)) return false;
  const start = Buffer.alloc(SQLITE.length);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, start, 0, start.length, 0);
  } finally {
    closeSync(handle);
  }
  return start.toString('latin1') === SQLITE;
}

/** The longest file name in bytes that every file system takes. */
const MAX_NAME = 255;

/** The process number keeps two runs at once apart; a dot hides the file; a long name is shortened to make room. */
function besideName(name: string): string {
  const ending = `.${process.pid}.tmp`;
  let kept = name;
  while (Buffer.byteLength(kept) > MAX_NAME - ending.length - 1) kept = kept.slice(0, -1);
  return `.${kept}${ending}`;
}

function flush(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'w');
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** So that the new name outlives a power cut too. Windows knows no such thing, and some network folders refuse it. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The file itself is whole and in its place.
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function translated(error: unknown, path: string): unknown {
  const problems: Readonly<Record<string, Problem>> = {
    // Windows holds a file that Excel has open.
    EBUSY: { kind: 'output_locked', path },
    EPERM: { kind: 'output_locked', path },
    EACCES: { kind: 'not_writable', path },
    EROFS: { kind: 'not_writable', path },
    ENOSPC: { kind: 'disk_full', path },
    EDQUOT: { kind: 'disk_full', path },
    // No room for a file of that size: a user's limit, or a file system that knows no bigger ones.
    EFBIG: { kind: 'disk_full', path },
    EEXIST: { kind: 'out_is_a_file', path },
    ENAMETOOLONG: { kind: 'name_too_long', path },
    ENOTDIR: { kind: 'folder_missing', path: dirname(path) },
    ENOENT: { kind: 'folder_missing', path: dirname(path) },
  };
  const problem = problems[codeOf(error)];
  return problem === undefined ? error : new KpiError(problem, error);
}
