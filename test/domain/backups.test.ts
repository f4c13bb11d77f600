/** Names of backups, and which automatic ones go (issue 6: the last ten and one of each month stay). */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  backupFile,
  inTime,
  readBackupFile,
  stemOf,
  surplus,
  type BackupName,
  type BackupReason,
} from '../../src/domain/backups.ts';

const NOON = new Date('2026-11-25T02:30:00Z');

describe('names', () => {
  test.each([
    ['kpi.db', 'kpi'],
    ['kpi', 'kpi'],
    ['số liệu 2026.DB', 'số liệu 2026'],
    ['kpi.sqlite', 'kpi.sqlite'],
    ['.db', 'kpi'],
    ['a-b.db', 'a-b'],
  ])('%s -> %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });

  it("tell the office's time and the reason", () => {
    expect(backupFile('kpi', NOON, 'manual', 1)).toBe('kpi-20261125-093000-manual.db');
    expect(backupFile('kpi', NOON, 'import', 2)).toBe('kpi-20261125-093000-import-2.db');
  });

  it('of a very long data file leave room, and no letter is cut in two', () => {
    const file = backupFile(stemOf('ế'.repeat(100)), NOON, 'migration', 99);
    expect(Buffer.byteLength(file)).toBeLessThan(255 - 8);
    expect(file).not.toContain('\ufffd');
    expect(readBackupFile(file, stemOf('ế'.repeat(100)))).not.toBeNull();
  });

  test.each([
    ['kpi-20261125-093000-manual.db', { moment: '20261125-093000', reason: 'manual', number: 1 }],
    ['kpi-20261125-093000-close-12.db', { moment: '20261125-093000', reason: 'close', number: 12 }],
    ['kpi-20261125-093000-other.db', null],
    ['kpi-20261125-093000-manual.db-wal', null],
    ['kpi-2026-093000-manual.db', null],
    ['khac-20261125-093000-manual.db', null],
    ['kpi-20261125-093000-manual-0.db', null],
  ])('%s is read back', (file, facts) => {
    expect(readBackupFile(file, 'kpi')).toEqual(facts === null ? null : { file, ...facts });
  });

  it('are read whatever Unicode form the disk gives them', () => {
    const file = backupFile('số liệu', NOON, 'manual', 1).normalize('NFD');
    expect(readBackupFile(file, 'số liệu')?.file).toBe(file);
  });

  it('a stem that looks like another with its ending is not mixed up with it', () => {
    expect(readBackupFile('kpi-20261125-093000-manual-20261125-093000-manual.db', 'kpi')).toBeNull();
  });
});

const made = (moment: string, reason: BackupReason = 'import', number = 1): BackupName => ({
  file: `${moment}-${reason}-${number}`,
  moment: `${moment}-120000`,
  number,
  reason,
});
const days = (month: string, count: number): BackupName[] =>
  Array.from({ length: count }, (_, index) => made(`${month}${String(index + 1).padStart(2, '0')}`));
const gone = (backups: BackupName[], justMade?: string): string[] =>
  surplus(backups, justMade).map(({ file }) => file);

describe('rotation', () => {
  test.each<[string, BackupName[], string[]]>([
    ['nothing', [], []],
    ['ten of a month stay', days('202611', 10), []],
    ['the eleventh makes the first go', days('202611', 11), ['20261101-import-1']],
    ['the last of a month stays', [...days('202610', 2), ...days('202611', 10)], ['20261001-import-1']],
    [
      'the last of every month stays',
      [...days('202608', 2), ...days('202609', 1), ...days('202610', 3), ...days('202611', 10)],
      ['20260801-import-1', '20261001-import-1', '20261002-import-1'],
    ],
    [
      'made by hand: stays, and counts for nothing',
      [made('20260101', 'manual'), made('20261130', 'manual'), ...days('202611', 11)],
      ['20261101-import-1'],
    ],
    [
      'of one second the higher number is later',
      [...days('202611', 9), made('20261130', 'close', 3), made('20261130', 'import', 2)],
      ['20261101-import-1'],
    ],
  ])('%s', (_, backups, expected) => {
    expect(gone([...backups].reverse()).sort()).toEqual(expected);
  });

  it('what was just made stays, even when the clock was set back', () => {
    const backups = [made('20260105', 'close'), made('20260120'), ...days('202611', 10)];
    expect(gone(backups, '20260105-close-1')).toEqual([]);
    expect(gone(backups)).toEqual(['20260105-close-1']);
  });

  const moment = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')))
    .map(([month, day, hour]) => `2026${month ?? ''}${day ?? ''}-${hour ?? ''}0000`);
  const backup = fc
    .record({
      moment,
      number: fc.integer({ min: 1, max: 3 }),
      reason: fc.constantFrom<BackupReason>('manual', 'import', 'close', 'restore', 'migration'),
    })
    .map((facts) => ({ ...facts, file: `${facts.moment}-${facts.reason}-${facts.number}` }));
  const folder = fc.uniqueArray(backup, { maxLength: 40, selector: ({ file }) => file });

  it('keeps by hand, the last ten, the last of each month, and no more; a second time nothing goes', () => {
    fc.assert(
      fc.property(folder, (backups) => {
        const removed = new Set(gone(backups));
        const kept = backups.filter(({ file }) => !removed.has(file));
        const automatic = backups.filter(({ reason }) => reason !== 'manual').sort(inTime);
        const months = new Set(automatic.map((one) => one.moment.slice(0, 6)));
        expect(kept).toEqual(expect.arrayContaining(backups.filter(({ reason }) => reason === 'manual')));
        expect(kept).toEqual(expect.arrayContaining(automatic.slice(-10)));
        expect(
          new Set(kept.filter(({ reason }) => reason !== 'manual').map((one) => one.moment.slice(0, 6))),
        ).toEqual(months);
        expect(kept.filter(({ reason }) => reason !== 'manual').length).toBeLessThanOrEqual(10 + months.size);
        expect(gone(kept)).toEqual([]);
      }),
    );
  });
});
