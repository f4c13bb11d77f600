/** `kpi backup` and `kpi restore` as a clerk types them: nothing is lost that nobody agreed to lose (issue 6). */
import Database from 'better-sqlite3';
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { newestVersion } from '../../src/store/open.ts';
import { BACKUP, figureOf, ledgerOf, isSound, officeWithBackup } from '../support/restore-office.ts';
import { bytesOf, openFor, tamper } from '../support/data-file.ts';

const FIRST = fileURLToPath(new URL('../fixtures/schema-1.db', import.meta.url));
describe('restore', () => {
  it('takes the name that the list of backups shows, and the list names the newest sound one', async () => {
    const office = await officeWithBackup();
    await office.done('backup', 'usb.db');
    const listed = await office.done('backup', '--list');
    expect(listed.stdout).toContain('kpi restore kpi-20250402-090000-manual.db\n');
    await office.done('restore', 'kpi-20250402-090000-manual.db', '--yes');
    expect(figureOf(office)).toEqual(['5']);
    // A file of that name in the folder where one stands comes first.
    copyFileSync(office.path('usb.db'), office.path('kpi-20250402-090000-manual.db'));
    await office.done('restore', 'kpi-20250402-090000-manual.db', '--yes');
    expect(figureOf(office)).toEqual(['5', '6']);
    expect((await office.kpi('restore', 'kpi-20250402-090001-manual.db')).code).toBe(4);
  });

  it('without a yes shows what would be lost and changes nothing: 3', async () => {
    const office = await officeWithBackup();
    const before = bytesOf(office.path('kpi.db'));
    const refused = await office.kpi('restore', BACKUP, '--lang', 'en');
    expect(refused.code).toBe(3);
    expect(refused.stdout).toContain('2 changes written since the backup would be lost');
    expect(refused.stdout).toContain('- Hoa: 1');
    expect(refused.stdout).toContain('entry 4');
    expect(refused.stdout).toContain('Last change in the backup: entry 2');
    expect(refused.stderr).toContain('E387');
    expect(bytesOf(office.path('kpi.db'))).toBe(before);
    expect(readdirSync(office.folder).sort()).toEqual(['kpi.db', 'kpi.db-backups']);
  });

  it('brings the backup back, keeps what was there, and the ledger tells of both', async () => {
    const office = await officeWithBackup();
    const known = ledgerOf(office);
    const done = await office.done('restore', BACKUP, '--yes', '--reason', 'ghi nhầm');
    expect(done.stdout).toContain('là mục 3 của nhật ký');
    expect(figureOf(office)).toEqual(['5']);
    expect(await isSound(office)).toBe(true);
    const { kinds, last, hashes } = ledgerOf(office);
    expect(kinds).toEqual(['plan', 'observation', 'restore']);
    expect(last).toEqual({
      kind: 'restore',
      action: 3,
      file: 'kpi-20250402-090000-manual.db',
      hash: hashes[1],
      replaced: { seq: 4, hash: known.hashes[3] },
      aside: 'kpi-20250402-090000-restore-2.db',
    });
    // What was replaced comes back the same way.
    await office.done('restore', 'kpi.db-backups/kpi-20250402-090000-restore-2.db', '--yes');
    expect(figureOf(office)).toEqual(['5', '6']);
    expect(ledgerOf(office).kinds).toEqual(['plan', 'observation', 'observation', 'observation', 'restore']);
    expect(await isSound(office)).toBe(true);
  });

  it('leaves readers of another process what they see, and the journal as it is', async () => {
    const office = await officeWithBackup();
    const reader = new Database(office.path('kpi.db'));
    const last = reader.prepare('SELECT max(seq) FROM ledger').pluck();
    reader.exec('BEGIN');
    expect(last.get()).toBe(4);
    await office.done('restore', BACKUP, '--yes');
    expect(last.get()).toBe(4);
    reader.exec('COMMIT');
    expect(last.get()).toBe(3);
    reader.close();
    await office.done('record', 'CT03', 'T01', '8', '--yes');
    expect(((await office.kpi('doctor', '--json')).json() as { health: object }).health).toMatchObject({
      journalMode: 'wal',
      brokenLedgerEntry: null,
    });
  });

  it('of a writer who is faster is refused, and the write stays', async () => {
    const office = await officeWithBackup();
    const { prepareRestore } = await import('../../src/usecases/restore-backup.ts');
    const { surroundings } = await import('../../src/store/store.ts');
    const path = office.path('kpi.db');
    const prepared = prepareRestore(
      path,
      office.path(BACKUP),
      surroundings(new Date('2025-04-02T02:00:00Z')),
    );
    await office.done('record', 'CT03', 'T03', '9');
    const signed = { at: '2025-04-02T02:00:00.000Z', by: 'lan', command: 'restore', reason: null };
    expect(() => prepared.run(signed)).toThrow(
      expect.objectContaining({ problem: { kind: 'restore_overtaken', path } }),
    );
    prepared.end();
    expect(ledgerOf(office).kinds).toHaveLength(5);
    expect(readdirSync(office.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('waits for nobody who holds the file for writing: 5, and nothing is half done', async () => {
    const office = await officeWithBackup();
    const other = new Database(office.path('kpi.db'));
    other.exec('BEGIN IMMEDIATE');
    const busy = await office.kpi('restore', BACKUP, '--yes');
    expect([busy.code, busy.stderr.includes('E501')]).toEqual([5, true]);
    other.exec('ROLLBACK');
    other.close();
    expect(figureOf(office)).toEqual(['5', '6']);
  });

  it('of the earliest schema brings it up to date on the way, and leaves the backup as it was', async () => {
    const office = await officeWithBackup();
    copyFileSync(FIRST, office.path('cũ.db'));
    const before = bytesOf(office.path('cũ.db'));
    const done = await office.done('restore', 'cũ.db', '--yes');
    expect(done.stdout).toContain('lược đồ cũ (1)');
    expect(done.stdout).toContain('có 9 thay đổi mà tệp hiện tại không có');
    expect(bytesOf(office.path('cũ.db'))).toBe(before);
    const health = openFor(office.path('kpi.db'), 'read').health();
    expect(health).toMatchObject({
      schemaVersion: newestVersion(),
      damage: [],
      brokenLedgerEntry: null,
      planAltered: false,
      ledgerEntries: 10,
    });
  });

  it('takes a copy together with the journal that lies beside it', async () => {
    const office = await officeWithBackup();
    const other = new Database(office.path('kpi.db'));
    other.pragma('wal_autocheckpoint = 0');
    other.prepare('SELECT 1 FROM plan').get();
    await office.done('record', 'CT03', 'T01', '11', '--yes');
    for (const end of ['', '-wal']) copyFileSync(office.path(`kpi.db${end}`), office.path(`copy.db${end}`));
    other.close();
    rmSync(office.path('kpi.db'));
    await office.done('restore', 'copy.db', '--yes');
    expect(figureOf(office)).toEqual(['5', '6', '11']);
    expect(readdirSync(office.folder)).toContain('copy.db-wal');
  });

  it('needs no present file, and finds a backup whose name is typed in another Unicode form', async () => {
    const office = await officeWithBackup();
    renameSync(office.path(BACKUP), office.path('bản sao lưu.db'.normalize('NFD')));
    for (const name of ['kpi.db', 'kpi.db-wal', 'kpi.db-shm']) rmSync(office.path(name), { force: true });
    const done = await office.done('restore', 'bản sao lưu.db'.normalize('NFC'), '--yes');
    expect(done.stdout).toContain('Hiện không có tệp');
    expect(figureOf(office)).toEqual(['5']);
    expect(ledgerOf(office).last).toMatchObject({ kind: 'restore', replaced: null, aside: null });
    expect(statSync(office.path('kpi.db')).mode & 0o777).toBe(0o600);
    expect(await isSound(office)).toBe(true);
  });

  it('keeps a symbolic link, and restores the file it leads to', async () => {
    const office = await officeWithBackup();
    mkdirSync(office.path('thật'));
    renameSync(office.path('kpi.db'), office.path('thật/kpi.db'));
    symlinkSync(office.path('thật/kpi.db'), office.path('kpi.db'));
    await office.done('restore', BACKUP, '--yes');
    expect(lstatSync(office.path('kpi.db')).isSymbolicLink()).toBe(true);
    expect(figureOf(office)).toEqual(['5']);
    rmSync(office.path('thật/kpi.db'));
    await office.done('restore', BACKUP, '--yes');
    expect(lstatSync(office.path('kpi.db')).isSymbolicLink()).toBe(true);
    expect(figureOf(office)).toEqual(['5']);
  });
});

describe('what SQLite cannot open any more is moved aside whole', () => {
  it.each([
    ['a text', (path: string) => writeFileSync(path, 'không phải cơ sở dữ liệu')],
    ['an empty file', (path: string) => writeFileSync(path, '')],
    ['a file without its ledger', (path: string) => tamper(path, 'DROP TABLE ledger')],
    ['half a file', (path: string) => truncateSync(path, 5 * 4096)],
    [
      'a file with a torn page',
      (path: string) => writeFileSync(path, readFileSync(path).fill(0xff, 2 * 4096, 4 * 4096)),
    ],
  ])('%s, with its journal', async (_, spoil) => {
    const office = await officeWithBackup();
    const path = office.path('kpi.db');
    spoil(path);
    writeFileSync(`${path}-wal`, 'nhật ký cũ');
    const before = bytesOf(path);
    expect((await office.kpi('restore', BACKUP)).code).toBe(3);
    expect([bytesOf(path), readFileSync(`${path}-wal`, 'utf8')]).toEqual([before, 'nhật ký cũ']);
    const { aside } = (await office.done('restore', BACKUP, '--yes', '--json')).json() as { aside: string };
    expect(bytesOf(aside)).toBe(before);
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('nhật ký cũ');
    expect(figureOf(office)).toEqual(['5']);
    expect(await isSound(office)).toBe(true);
    expect(ledgerOf(office).last).toMatchObject({ aside: 'kpi.db.aside-20250402-090000' });
  });

  it("but another program's file is whole and stays: 3", async () => {
    const office = await officeWithBackup();
    new Database(office.path('khác.db')).exec('CREATE TABLE t (x)').close();
    const before = readdirSync(office.folder);
    const refused = await office.kpi('restore', BACKUP, '--yes', '--db', 'khác.db');
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('E321')]);
    expect(readdirSync(office.folder)).toEqual(before);
  });

  it('but a newer file is whole and stays', async () => {
    const office = await officeWithBackup();
    new Database(office.path('kpi.db')).exec('PRAGMA user_version = 1000').close();
    const before = bytesOf(office.path('kpi.db'));
    expect((await office.kpi('restore', BACKUP, '--yes')).code).toBe(3);
    expect(bytesOf(office.path('kpi.db'))).toBe(before);
  });
});
