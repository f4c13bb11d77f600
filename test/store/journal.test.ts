/** How a data file is written, and where that would not be safe (open case C143). */
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { fileSystemOf, networkFolderOf } from '../../src/store/journal.ts';
import { openStore, surroundings } from '../../src/store/store.ts';
import { dataFile, openFor, otherProgram, put, tempFolder } from '../support/data-file.ts';
import { problemOf } from '../support/plan-builder.ts';

const ON_NETWORK = surroundings(new Date('2026-11-25T02:30:00Z'), () => 'NFS');

const modeOf = (path: string): unknown => {
  const connection = new Database(path);
  const mode = connection.pragma('journal_mode', { simple: true });
  connection.close();
  return mode;
};

describe('C143', () => {
  it('after normal use the journal mode is the one asked for', () => {
    const path = dataFile();
    const store = openFor(path);
    put(store, ['CT03', 'T01', '2025Q1', '7']);
    expect(store.network).toBeNull();
    store.close();
    expect(modeOf(path)).toBe('wal');
  });

  it('in a network folder a rollback journal, no log, no shared memory; the value can be read afterwards', () => {
    const path = dataFile();
    const store = openStore(path, 'write', ON_NETWORK);
    put(store, ['CT03', 'T01', '2025Q1', '7']);
    expect(store.network).toBe('NFS');
    expect([existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([false, false]);
    store.close();
    expect(modeOf(path)).toBe('delete');
    expect(openFor(path, 'read').revisions({ indicator: 'CT03', unit: null, quarters: null })).toHaveLength(
      1,
    );
    // Back on a disk of its own, it has its log again.
    openFor(path).close();
    expect(modeOf(path)).toBe('wal');
  });

  it('and where another process still has the log open there, the write is refused and not made unsafely', () => {
    const path = dataFile();
    const other = otherProgram(path);
    other.prepare('SELECT count(*) FROM ledger').get();
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM ledger').get();
    expect(problemOf(() => openStore(path, 'write', ON_NETWORK)).kind).toBe('data_busy');
    other.exec('COMMIT');
  });
});

describe('where a folder lies', () => {
  it('here: on this machine', () => {
    expect(networkFolderOf(join(tempFolder(), 'kpi.db'))).toBeNull();
  });

  it('a folder that is not there says nothing', () => {
    expect(networkFolderOf('/không/có/kpi.db')).toBeNull();
  });

  const MOUNTS = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '40 22 0:35 / /mnt/xa rw,relatime shared:2 - fuse.sshfs may-chu:/xa rw',
    '41 22 0:36 / /mnt/ổ\\040chung rw - cifs //may-chu/chung rw',
    '42 40 8:2 / /mnt/xa/máy rw - fuseblk /dev/sdb1 rw',
    '43 22 0:40 / /mnt/xa rw - fuse.rclone xa: rw',
  ].join('\n');

  test.each([
    ['/home/lan', 'ext4'],
    ['/mnt/xanh', 'ext4'],
    ['/mnt/xa', 'fuse.rclone'],
    ['/mnt/xa/2026', 'fuse.rclone'],
    ['/mnt/xa/máy/kpi', 'fuseblk'],
    ['/', 'ext4'],
  ])('%s is on %s', (folder, type) => {
    expect(fileSystemOf(folder, MOUNTS)).toBe(type);
  });

  it('a name with a blank is read as the system writes it', () => {
    expect(fileSystemOf('/mnt/ổ chung/kpi', MOUNTS.replaceAll('ổ', 'o'))).toBe('ext4');
    expect(fileSystemOf('/mnt/o chung/kpi', MOUNTS.replaceAll('ổ', 'o'))).toBe('cifs');
    expect(fileSystemOf('/mnt/o chung', '')).toBeNull();
  });
/** A journal that lost something in its middle is told from one that a power cut left in pieces at its end. */
import Database from 'better-sqlite3';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { journalDamage } from '../../src/store/journal.ts';
import { Office, officeOf2026 } from '../support/run-cli.ts';

const FRAME = 24 + 4096;
const WRITES = 4;

/** A file as it lies after some writes with the journal not yet moved into it, as a killed process leaves it. */
async function withJournal(): Promise<{ readonly office: Office; readonly journal: Buffer }> {
  const office = await officeOf2026();
  const [path, kept] = [office.path('kpi.db'), office.path('kept.db')];
  const holder = new Database(path);
  holder.exec('BEGIN');
  holder.prepare('SELECT count(*) FROM ledger').get();
  for (let n = 1; n <= WRITES; n++)
    await office.done('record', 'dvc', 'pvhcc', `${n}/530`, '--reason', 'lần nữa');
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, kept + suffix);
  holder.close();
  for (const suffix of ['', '-wal']) copyFileSync(kept + suffix, path + suffix);
  return { office, journal: readFileSync(`${path}-wal`) };
}

const endsOf = (journal: Buffer): number[] =>
  Array.from({ length: Math.floor((journal.length - 32) / FRAME) }, (_, index) => 32 + index * FRAME)
    .filter((at) => journal.readUInt32BE(at + 4) !== 0)
    .map((at) => at + FRAME);

const flipped = (journal: Buffer, at: number): Buffer => {
  const left = Buffer.from(journal);
  left[at] = (left[at] ?? 0) ^ 4;
  return left;
};

test('whole, cut anywhere, or torn in its last transaction: nothing to tell', async () => {
  const { office, journal } = await withJournal();
  const path = office.path('kpi.db');
  expect(journalDamage(path)).toBeNull();
  const ends = endsOf(journal);
  expect(ends).toHaveLength(WRITES);
  for (const cut of [
    0,
    10,
    32,
    100,
    ends[0] ?? 0,
    (ends[1] ?? 0) + 1,
    (ends[2] ?? 0) - 1,
    journal.length - 1,
  ]) {
    writeFileSync(`${path}-wal`, journal.subarray(0, cut));
    expect(journalDamage(path)).toBeNull();
  }
  writeFileSync(`${path}-wal`, flipped(journal, (ends[2] ?? 0) + 100));
  expect(journalDamage(path)).toBeNull();
  expect((await office.kpi('status')).code).toBe(0);
});

test('a bit flipped before two more writes: 6, and the file stays as it is', async () => {
  const { office, journal } = await withJournal();
  const path = office.path('kpi.db');
  const before = readFileSync(path);
  const [, second = 0] = endsOf(journal);
  for (const at of [1, 9, 25, 40, 32 + 24 + 500, second - 10]) {
    const damaged = flipped(journal, at);
    writeFileSync(`${path}-wal`, damaged);
    for (const line of ['status', 'doctor', 'record dvc pvhcc 9/530 --yes'])
      expect([at, line, (await office.kpi(...line.split(' '))).code]).toEqual([at, line, 6]);
    expect(readFileSync(path)).toEqual(before);
    expect(readFileSync(`${path}-wal`)).toEqual(damaged);
  }
});

test('a journal begun anew over an older one is whole', async () => {
  const office = await officeOf2026();
  const path = office.path('kpi.db');
  const other = new Database(path);
  other.prepare('SELECT count(*) FROM ledger').get();
  for (let n = 1; n <= 6; n++) await office.done('record', 'dvc', 'pvhcc', `${n}/530`, '--reason', 'x');
  other.pragma('wal_checkpoint(RESTART)');
  await office.done('record', 'dvc', 'pvhcc', '7/530', '--reason', 'x');
  const journal = readFileSync(`${path}-wal`);
  // Frames of the first round still lie behind those of the second.
  const salts = new Set(
    endsOf(journal).map((end) => journal.toString('hex', end - FRAME + 8, end - FRAME + 16)),
  );
  expect(salts.size).toBe(2);
  expect(journalDamage(path)).toBeNull();
  other.close();
});
