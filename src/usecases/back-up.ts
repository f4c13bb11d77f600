/** Making and listing backups. */

import { KpiError } from '../domain/problem.ts';
import {
  backUpAs,
  backUpBefore,
  backupFolder,
  backUpInto,
  backupsOf,
  lookAt,
  makeFolder,
  type Backup,
  type Made,
} from '../store/backups.ts';
import { openAsItIs } from '../store/open.ts';
import { soundness } from '../store/soundness.ts';

export { backupFolder, backupsOf } from '../store/backups.ts';
export type { Backup, Made } from '../store/backups.ts';

/** Where a backup goes: a folder, where it gets a name of its own, or exactly this file. */
export type BackupPlace =
  | { readonly kind: 'own' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string };

/**
 * A backup by hand: complete, read back and checked to the last entry of its ledger before it has its name.
 * @throws KpiError backup_exists, folder_missing, not_writable, disk_full, data_damaged and what opening says
 */
export function backUp(path: string, place: BackupPlace, now: Date): Made {
  const connection = openAsItIs(path);
  try {
    if (place.kind === 'file') return backUpAs(connection, path, place.path, soundness);
    const folder = place.kind === 'own' ? backupFolder(path) : place.path;
    if (place.kind === 'own') makeFolder(folder);
    return backUpInto(connection, path, folder, 'manual', now, soundness);
  } finally {
    connection.close();
  }
}

/**
 * What a command that changes much begins with: a backup in the data file's own folder, unless the newest one there
 * holds the same. It is checked for being whole, not entry by entry, which would take longer than a small import.
 * @throws KpiError backup_failed; then the command must not begin
 */
export function backUpFirst(path: string, before: 'import' | 'close', now: Date): Made {
  const connection = openAsItIs(path);
  try {
    return backUpBefore(connection, path, before, now);
  } finally {
    connection.close();
  }
}

export interface ListedBackup extends Backup {
  /** What is wrong with it, in a few words; null: sound. */
  readonly fault: string | null;
}

/** The backups in a folder, oldest first, each looked at as a whole. */
export const listBackups = (path: string, folder: string): ListedBackup[] =>
  backupsOf(path, folder).map((backup) => ({
    ...backup,
    fault: WITHIN.has(backup.state) ? faultOf(backup.path) : backup.state,
  }));

/** What is wrong with these lies inside the file, and is told as SQLite or the ledger tells it. */
const WITHIN: ReadonlySet<Backup['state']> = new Set(['readable', 'damaged']);

function faultOf(path: string): string | null {
  try {
    return lookAt(path, soundness);
  } catch (error) {
    if (error instanceof KpiError)
      return 'detail' in error.problem ? String(error.problem.detail) : error.problem.kind;
    throw error;
  }
}
