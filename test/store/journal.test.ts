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
});
