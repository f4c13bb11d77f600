/**
 * How a data file is written: with a write-ahead log, or, in a folder of another machine, with a rollback journal. The
 * log needs memory that all processes share, which two machines do not have (sqlite.org/wal.html, point 2).
 */
import type { Database as Connection } from 'better-sqlite3';
import { readFileSync, realpathSync, statfsSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { refuse } from '../domain/problem.ts';

/** Tells the kind of network folder in which a file lies; null: on this machine, or the system does not tell. */
export type NetworkProbe = (path: string) => string | null;

/** Magic numbers of Linux (statfs(2)) of file systems that another machine keeps. */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x01021997, '9p'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x19830326, 'BeeGFS'],
  [0x786f4256, 'vboxsf'],
]);
const FUSE = 0x65735546;

/** Programs that bring another machine's files through FUSE; others (encryption, NTFS) keep them here. */
const FUSE_NETWORK =
  /^fuse\.(?:sshfs|rclone|s3fs|gcsfuse|glusterfs|ceph-fuse|gvfsd-fuse|curlftpfs|smbnetfs|davfs2?|moosefs|onedriver|google-drive-ocamlfuse)$/u;

export const networkFolderOf: NetworkProbe = (path) => {
  try {
    if (platform() === 'win32') return /^\\\\[^?.]|^\\\\\?\\UNC\\/u.test(nearest(path)) ? 'SMB' : null;
    if (platform() !== 'linux') return null;
    const folder = dirname(path);
    const type = statfsSync(folder).type >>> 0;
    return type === FUSE ? fuseOf(realpathSync(folder)) : (NETWORK.get(type) ?? null);
  } catch {
    return null;
  }
};

/** A drive letter may stand for a folder of the network; the system's own way of writing the path tells. */
const nearest = (path: string): string => realpathSync.native(dirname(path));

function fuseOf(folder: string): string | null {
  const kind = fileSystemOf(folder, readFileSync('/proc/self/mountinfo', 'utf8'));
  return kind !== null && FUSE_NETWORK.test(kind) ? kind : null;
}

/** @param mounts as in proc_pid_mountinfo(5) @returns the type of the file system that holds the folder */
export function fileSystemOf(folder: string, mounts: string): string | null {
  let found: { at: string; type: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const at = (before.split(' ')[4] ?? '').replace(/\\([0-7]{3})/gu, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const holds = at === '/' || folder === at || (at !== '' && folder.startsWith(`${at}/`));
    // A later line lies over an earlier one of the same place.
    if (holds && at.length >= (found?.at.length ?? 0)) found = { at, type: after.split(' ')[0] ?? '' };
  }
  return found?.type ?? null;
}

/** Ways that survive a crash; `memory` and `off` do not. */
const SAFE = new Set(['delete', 'truncate', 'persist', 'wal']);

/**
 * Asks for the right way of writing and looks whether it is really on: where the file system has no shared memory,
 * SQLite stays with what it can.
 * @throws KpiError journal_unsafe
 */
export function prepareToWrite(connection: Connection, path: string, network: string | null): void {
  const asked = (mode: string): string =>
    connection.pragma(`journal_mode = ${mode}`, { simple: true }) as string;
  const mode = network === null && asked('WAL') === 'wal' ? 'wal' : asked('DELETE');
  if (!SAFE.has(mode) || (network !== null && mode === 'wal')) refuse({ kind: 'journal_unsafe', path, mode });
  // An acknowledged write is on the disk, whatever happens to the machine (DESIGN 6).
  connection.pragma('synchronous = FULL');
}
