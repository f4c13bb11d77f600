/** What SQLite and the system say of a data file, as one of our problems. */
import { dirname } from 'node:path';
import { refuse, type Problem } from '../domain/problem.ts';

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
  if (code === 'EACCES' || code === 'EPERM' || code.startsWith('SQLITE_CANTOPEN'))
    return { kind: 'not_readable', path };
  // A folder where a file is due, or a file where a folder is.
  if (code === 'EISDIR' || code === 'ENOTDIR') return { kind: 'not_readable', path };
  return null;
}
