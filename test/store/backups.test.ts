/** Backups: whole, read back, for their owner alone, and made only where they are needed (issue 6). */
import Database from 'better-sqlite3';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupFolder, backupsOf } from '../../src/store/backups.ts';
import { backUp, backUpFirst, listBackups } from '../../src/usecases/back-up.ts';
import { bytesOf, dataFile, openFor, otherProgram, put, tamper, tempFolder } from '../support/data-file.ts';
import { problemOf } from '../support/plan-builder.ts';

const NOW = new Date('2026-11-25T02:30:00Z');
const OWN = { kind: 'own' } as const;
const modeOf = (path: string): number => statSync(path).mode & 0o777;
const names = (path: string): string[] => readdirSync(backupFolder(path)).sort();

/** The umask of most machines, under which a new file may be read by everybody. */
function openToAll(): void {
  const before = process.umask(0o022);
  onTestFinished(() => {
    process.umask(before);
  });
}

describe('by hand', () => {
  it('holds what only the write-ahead log holds yet, in one file that needs no other', () => {
    const path = dataFile();
    const store = openFor(path);
    put(store, ['CT03', 'T01', '2025Q1', '7']);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    const made = backUp(path, OWN, NOW);
    expect(made).toMatchObject({ fresh: true, last: { seq: 2, hash: store.lastHash() } });
    expect(names(path)).toEqual(['kpi-20261125-093000-manual.db']);
    const moved = join(tempFolder(), 'elsewhere.db');
    copyFileSync(made.path, moved);
    expect(
      openFor(moved, 'read')
        .book()
        .at('CT03', 'T01', '2025Q1' as never)?.figure,
    ).toMatchObject({
      value: '7',
    });
    expect(openFor(moved, 'read').health()).toMatchObject({ damage: [], brokenLedgerEntry: null });
  });

  it('is made while another process writes, and waits for nobody', () => {
    const path = dataFile();
    const other = otherProgram(path);
    other.exec('BEGIN IMMEDIATE');
    expect(backUp(path, OWN, NOW).last?.seq).toBe(1);
    other.exec('ROLLBACK');
  });

  it('of the same content is not made twice; of another it is, and in the same second under another name', () => {
    const path = dataFile();
    const first = backUp(path, OWN, NOW);
    expect(backUp(path, OWN, new Date('2026-11-26T02:30:00Z'))).toMatchObject({
      path: first.path,
      fresh: false,
    });
    put(openFor(path), ['CT03', 'T01', '2025Q1', '7']);
    expect(basename(backUp(path, OWN, NOW).path)).toBe('kpi-20261125-093000-manual-2.db');
    expect(names(path)).toHaveLength(2);
  });

  it('is made again when the newest one was damaged since', () => {
    const path = dataFile();
    truncateSync(backUp(path, OWN, NOW).path, 8192);
    expect(backUp(path, OWN, NOW)).toMatchObject({ fresh: true });
  });

  it('into a file of its own name is always made, and never over another', () => {
    const path = dataFile();
    backUp(path, OWN, NOW);
    const file = join(tempFolder(), 'bản sao.db');
    expect(backUp(path, { kind: 'file', path: file }, NOW)).toMatchObject({ path: file, fresh: true });
    const before = bytesOf(file);
    expect(problemOf(() => backUp(path, { kind: 'file', path: file }, NOW))).toEqual({
      kind: 'backup_exists',
      path: file,
    });
    expect(bytesOf(file)).toBe(before);
    expect(problemOf(() => backUp(path, { kind: 'file', path }, NOW)).kind).toBe('backup_exists');
  });

  it.each(['kpi.db-journal', 'kpi.db-wal', 'khác.db-shm'])(
    'under the name %s is refused: SQLite would take it for a journal, and delete it',
    (name) => {
      const path = dataFile();
      const file = join(dirname(path), name);
      expect(problemOf(() => backUp(path, { kind: 'file', path: file }, NOW))).toEqual({
        kind: 'out_is_data',
        path: file,
      });
      expect(existsSync(file)).toBe(false);
    },
  );

  it('cannot be listed where a file lies in the place of the folder', () => {
    const path = dataFile();
    writeFileSync(backupFolder(path), 'x');
    expect(problemOf(() => backupsOf(path)).kind).toBe('not_readable');
  });

  it('into a folder that is not there is refused, and makes none', () => {
    const path = dataFile();
    const folder = join(tempFolder(), 'usb');
    expect(problemOf(() => backUp(path, { kind: 'file', path: join(folder, 'a.db') }, NOW))).toEqual({
      kind: 'folder_missing',
      path: folder,
    });
    expect(existsSync(folder)).toBe(false);
  });

  it('of a file whose ledger was changed is refused with its place, and leaves nothing', () => {
    const path = dataFile();
    put(openFor(path), ['CT03', 'T01', '2025Q1', '7']);
    tamper(path, "UPDATE ledger SET by = 'ai đó' WHERE seq = 2");
    expect(problemOf(() => backUp(path, OWN, NOW))).toMatchObject({
      kind: 'data_damaged',
      detail: 'ledger 2',
    });
    expect(names(path)).toEqual([]);
  });

  it('may be read by its owner alone, whatever the umask is', () => {
    openToAll();
    const path = dataFile();
    expect([modeOf(path), modeOf(backUp(path, OWN, NOW).path), modeOf(backupFolder(path))]).toEqual([
      0o600, 0o600, 0o700,
    ]);
    const store = openFor(path);
    put(store, ['CT03', 'T01', '2025Q1', '7']);
    expect([modeOf(`${path}-wal`), modeOf(`${path}-shm`)]).toEqual([0o600, 0o600]);
  });

  it('of an earlier schema stays of that schema, and the file is left as it was', () => {
    const path = join(tempFolder(), 'kpi.db');
    copyFileSync(fileURLToPath(new URL('../fixtures/schema-2.db', import.meta.url)), path);
    const before = bytesOf(path);
    backUp(path, OWN, NOW);
    expect(backupsOf(path)).toMatchObject([{ schema: 2, state: 'readable' }]);
    expect(bytesOf(path)).toBe(before);
  });

  it('lies beside the real file where a link leads to it, and two files of a folder do not mix', () => {
    const path = dataFile();
    const link = join(tempFolder(), 'liên kết.db');
    symlinkSync(path, link);
    expect(dirname(backUp(link, OWN, NOW).path)).toBe(`${path}-backups`);
    expect(backupFolder(join(dirname(path), 'kpi'))).not.toBe(backupFolder(path));
  });
});

describe('before a command', () => {
  it('is made once for the same content, whatever the command is', () => {
    const path = dataFile();
    expect(backUpFirst(path, 'import', NOW)).toMatchObject({ fresh: true });
    expect(backUpFirst(path, 'close', NOW)).toMatchObject({ fresh: false });
    put(openFor(path), ['CT03', 'T01', '2025Q1', '7']);
    expect(backUpFirst(path, 'close', NOW)).toMatchObject({ fresh: true });
    expect(names(path)).toEqual(['kpi-20261125-093000-close-2.db', 'kpi-20261125-093000-import.db']);
  });

  it('keeps the last ten and one of each month, and all that were made by hand or are not ours to delete', () => {
    const path = dataFile();
    const store = openFor(path);
    writeFileSync(join(dirname(path), 'x'), '');
    backUp(path, OWN, new Date('2025-12-01T02:00:00Z'));
    writeFileSync(join(backupFolder(path), 'ghi chú.txt'), 'giữ lại');
    for (let day = 1; day <= 14; day++) {
      put(store, ['CT03', 'T01', '2025Q1', String(day)]);
      const month = day <= 3 ? '01' : '02';
      backUpFirst(path, 'import', new Date(`2026-${month}-${String(day).padStart(2, '0')}T02:00:00Z`));
    }
    expect(names(path)).toEqual([
      'ghi chú.txt',
      'kpi-20251201-090000-manual.db',
      'kpi-20260103-090000-import.db',
      ...[5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map(
        (day) => `kpi-202602${String(day).padStart(2, '0')}-090000-import.db`,
      ),
    ]);
  });

  it('tidies up what a killed program left unfinished, and nothing that is being made', () => {
    const path = dataFile();
    mkdirSync(backupFolder(path));
    const [old, fresh] = ['1', '2'].map((digit) =>
      join(backupFolder(path), `.${digit.repeat(8)}-1111-1111-1111-111111111111.tmp`),
    ) as [string, string];
    for (const left of [old, fresh]) writeFileSync(left, 'dở dang');
    utimesSync(old, new Date('2020-01-01'), new Date('2020-01-01'));
    backUpFirst(path, 'import', NOW);
    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
  });

  it('that cannot be made refuses the command and says why', () => {
    const path = dataFile();
    writeFileSync(backupFolder(path), 'a file in its way');
    expect(problemOf(() => backUpFirst(path, 'close', NOW))).toEqual({
      kind: 'backup_failed',
      before: 'close',
      path: backupFolder(path),
      why: 'not_writable',
      detail: '',
    });
  });
});

describe('listed', () => {
  it('with where each ledger ends, and what is wrong with it; looking changes nothing', () => {
    const path = dataFile();
    const store = openFor(path);
    backUp(path, OWN, new Date('2026-11-01T02:00:00Z'));
    put(store, ['CT03', 'T01', '2025Q1', '7']);
    const cut = backUp(path, OWN, new Date('2026-11-02T02:00:00Z')).path;
    truncateSync(cut, 4096 * 3);
    const folder = backupFolder(path);
    writeFileSync(join(folder, 'kpi-20261103-090000-manual.db'), 'không phải');
    put(store, ['CT03', 'T01', '2025Q1', '8']);
    const forged = backUp(path, OWN, new Date('2026-11-04T02:00:00Z')).path;
    tamper(forged, "UPDATE observation SET value = '9' WHERE revision = 2");
    const newer = join(folder, 'kpi-20261105-090000-close.db');
    copyFileSync(forged, newer);
    new Database(newer).exec('PRAGMA user_version = 1000').close();
    chmodSync(folder, 0o700);

    const before = readdirSync(folder).map((file) => bytesOf(join(folder, file)));
    expect(listBackups(path, folder)).toMatchObject([
      { reason: 'manual', state: 'readable', fault: null, last: { seq: 1 } },
      { state: 'damaged', last: null, fault: expect.stringMatching(/malformed|image|page/u) as string },
      { state: 'foreign', fault: 'foreign' },
      { state: 'readable', fault: 'ledger 3', last: { seq: 3, hash: store.lastHash() } },
      { reason: 'close', state: 'newer', fault: 'newer' },
    ]);
    expect(readdirSync(folder).map((file) => bytesOf(join(folder, file)))).toEqual(before);
  });

  it('without those that made room for newer ones meanwhile, and without folders', () => {
    const path = dataFile();
    const kept = backUp(path, OWN, NOW).path;
    symlinkSync(
      join(backupFolder(path), 'gone.db'),
      join(backupFolder(path), 'kpi-20261101-090000-import.db'),
    );
    mkdirSync(join(backupFolder(path), 'kpi-20261102-090000-import.db'));
    expect(listBackups(path, backupFolder(path)).map((backup) => backup.path)).toEqual([kept]);
  });

  it('none, where there is no folder', () => {
    expect(backupsOf(dataFile())).toEqual([]);
  });
});
