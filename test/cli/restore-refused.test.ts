/** What `kpi restore` refuses: the data file stays to the byte, and what was to be restored too. */
import Database from 'better-sqlite3';
import { copyFileSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BACKUP, officeWithBackup } from '../support/restore-office.ts';
import { bytesOf, tamper } from '../support/data-file.ts';

describe('refused untouched', () => {
  it.each([
    ['a text', 3, 'E386', (path: string) => writeFileSync(path, 'thư')],
    ['an empty file', 3, 'E386', (path: string) => writeFileSync(path, '')],
    ["another program's", 3, 'E386', (path: string) => new Database(path).exec('CREATE TABLE t (x)').close()],
    ['a newer one', 3, 'E322', newer],
    [
      'half a backup',
      6,
      'E602',
      (path: string, backup: string) => {
        copyFileSync(backup, path);
        truncateSync(path, 5 * 4096);
      },
    ],
    [
      'a forged one',
      6,
      'E602',
      (path: string, backup: string) => {
        copyFileSync(backup, path);
        tamper(path, "UPDATE observation SET value = '99'");
      },
    ],
    ['none', 4, 'E408', () => undefined],
  ] as const)('%s as the backup: %i', async (_, code, name, make) => {
    const office = await officeWithBackup();
    make(office.path('b.db'), office.path(BACKUP));
    const files = (): string[] =>
      readdirSync(office.folder)
        .sort()
        .map((file) => (file.endsWith('.db') ? `${file} ${bytesOf(office.path(file))}` : file));
    const before = files();
    const refused = await office.kpi('restore', 'b.db', '--yes');
    expect([refused.code, refused.stderr]).toEqual([code, expect.stringContaining(name)]);
    expect(files()).toEqual(before);
  });

  it('the data file itself, under its name or another: 2', async () => {
    const office = await officeWithBackup();
    symlinkSync(office.path('kpi.db'), office.path('khác.db'));
    for (const name of ['kpi.db', 'khác.db']) {
      const refused = await office.kpi('restore', name, '--yes');
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('E235')]);
    }
  });

  it.each([
    ['a text', 3, (path: string) => writeFileSync(path, 'thư')],
    ['an empty file', 3, (path: string) => writeFileSync(path, '')],
    ["another program's", 3, (path: string) => new Database(path).exec('CREATE TABLE t (x)').close()],
    ['a newer one', 3, newer],
  ] as const)('%s as the data file, by every command', async (_, code, make) => {
    const office = await officeWithBackup();
    make(office.path('b.db'), office.path(BACKUP));
    const before = bytesOf(office.path('b.db'));
    for (const words of [['status'], ['record', 'CT03', 'T01', '5'], ['backup'], ['restore', BACKUP]]) {
      expect([words[0], (await office.kpi(...words, '--db', 'b.db')).code]).toEqual([words[0], code]);
      expect(bytesOf(office.path('b.db'))).toBe(before);
    }
    expect(readdirSync(office.folder).sort()).toEqual(['b.db', 'kpi.db', 'kpi.db-backups']);
  });
});

function newer(path: string, backup: string): void {
  copyFileSync(backup, path);
  new Database(path).exec('PRAGMA user_version = 1000').close();
}
