/**
 * SQLite's journal beside the file (WAL, SQLite file format 4). SQLite reads it up to the first frame that does not fit
 * and drops the rest without a word: so it must, since a power cut leaves a last transaction in pieces. But a transaction
 * is on the disk before the next one is begun (`synchronous = FULL`); where two more were finished behind a frame that
 * does not fit, that frame was damaged later, and what would be dropped was acknowledged.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { refuse } from '../domain/problem.ts';

const HEADER = 32;
const FRAME_HEADER = 24;
/** The last bit tells in which order the bytes of a word are summed. */
const MAGIC = 0x377f0682;

/**
 * Asked before SQLite is: when it closes the file it takes what it read of the journal over and throws the rest away.
 * @throws KpiError data_damaged
 */
export function needWholeJournal(path: string): void {
  const damage = journalDamage(path);
  if (damage !== null) refuse({ kind: 'data_damaged', path: `${path}-wal`, detail: `byte ${damage}` });
}

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
