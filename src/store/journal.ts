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
 * SQLite's journal beside the file (WAL, SQLite file format 4). SQLite reads it up to the first frame that does not fit
 * and drops the rest without a word: so it must, since a power cut leaves a last transaction in pieces. But a transaction
 * is on the disk before the next one is begun (`synchronous = FULL`); where two more were finished behind a frame that
 * does not fit, that frame was damaged later, and what would be dropped was acknowledged.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const HEADER = 32;
const FRAME_HEADER = 24;
/** The last bit tells in which order the bytes of a word are summed. */
const MAGIC = 0x377f0682;

/** @returns the byte where a journal is damaged whose later transactions are there; null: none, or nothing to tell by */
export function journalDamage(path: string): number | null {
  const journal = journalOf(path);
  const first = journal.length < HEADER ? null : damageIn(journal, pageSizeOf(path));
  // Another process may have been writing that very place: looked at again, it is whole.
  return first !== null && damageIn(journalOf(path), pageSizeOf(path)) === first ? first : null;
}

/** As the file itself tells it: the journal's own word may be what is damaged (SQLite file format 1.3.2). */
function pageSizeOf(path: string): number {
  const handle = openSync(path, 'r');
  try {
    const size = Buffer.alloc(2);
    readSync(handle, size, 0, 2, 16);
    return size.readUInt16BE() === 1 ? 65536 : size.readUInt16BE();
  } finally {
    closeSync(handle);
  }
}

function journalOf(path: string): Buffer {
  try {
    return readFileSync(`${path}-wal`);
  } catch {
    return Buffer.alloc(0);
  }
}

function damageIn(journal: Buffer, pageSize: number): number | null {
  if (journal.length < HEADER || pageSize < 512) return null;
  const magic = journal.readUInt32BE(0);
  const summed = sumIn((magic & 1) === 1);
  const size = FRAME_HEADER + pageSize;
  const salt = journal.subarray(16, 24);

  let sum = summed([0, 0], journal.subarray(0, 24));
  let bad = (magic & ~1) === MAGIC && agrees(sum, journal, 24) ? null : 0;
  let finishedBehind = 0;
  for (let at = HEADER; at + size <= journal.length; at += size) {
    // Else a frame of an earlier round: the journal was begun anew, and that is where it ends.
    const isOurs = salt.equals(journal.subarray(at + 8, at + 16));
    if (bad === null) {
      sum = summed(summed(sum, journal.subarray(at, at + 8)), journal.subarray(at + FRAME_HEADER, at + size));
      if (!isOurs || !agrees(sum, journal, at + 16)) bad = at;
    }
    if (bad !== null && isOurs && journal.readUInt32BE(at + 4) !== 0) finishedBehind++;
  }
  return finishedBehind >= 2 ? bad : null;
}

type Sum = readonly [number, number];

const agrees = ([first, second]: Sum, journal: Buffer, at: number): boolean =>
  journal.readUInt32BE(at) === first && journal.readUInt32BE(at + 4) === second;

const sumIn =
  (bigEndian: boolean) =>
  ([first, second]: Sum, bytes: Buffer): Sum => {
    let [one, two] = [first, second];
    for (let at = 0; at < bytes.length; at += 8) {
      const [left, right] = bigEndian
        ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
        : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
      one = (one + left + two) >>> 0;
      two = (two + right + one) >>> 0;
    }
    return [one, two];
  };
