/** Names of backups, and which automatic ones make room for newer ones (issue 6). Pure: the clock comes in. */
import { BACKUP_REASONS, type BackupReason } from './backup-problem.ts';
import { officeDay, officeSeconds } from './day.ts';

export type { BackupReason } from './backup-problem.ts';

/** What a backup's file name tells. */
export interface BackupName {
  readonly file: string;
  /** The office's time, `20261125-093000`; text order is the order of time. */
  readonly moment: string;
  /** Tells apart what was made in the same second. */
  readonly number: number;
  readonly reason: BackupReason;
}

/** How many automatic backups stay, besides the last one of each month. */
const KEPT = 10;

/** File systems take 255 bytes; SQLite's own files beside it and the rest of the name need some of them. */
const MAX_STEM = 180;

/** `kpi.db` -> `kpi`; the folder is named after the whole name, so that `kpi.db` and `kpi` do not mix. */
export function stemOf(name: string): string {
  const whole = name.normalize('NFC').replace(/\.db$/iu, '');
  let stem = whole === '' ? 'kpi' : whole;
  while (new TextEncoder().encode(stem).length > MAX_STEM) stem = [...stem].slice(0, -1).join('');
  return stem;
}

/** The office's time as names of files have it. */
export const officeMoment = (now: Date): string =>
  `${officeDay(now).replaceAll('-', '')}-${officeSeconds(now).replaceAll(':', '')}`;

/** @param number from the second on, names of one second are numbered */
export function backupFile(stem: string, now: Date, reason: BackupReason, number: number): string {
  const ending = number === 1 ? '' : `-${number}`;
  return `${stem}-${officeMoment(now)}-${reason}${ending}.db`;
}

/** @returns null for a name that this data file's backups do not have */
export function readBackupFile(file: string, stem: string): BackupName | null {
  const name = file.normalize('NFC');
  if (!name.startsWith(`${stem}-`)) return null;
  const parts = /^(\d{8}-\d{6})-([a-z]+)(?:-([1-9]\d*))?\.db$/u.exec(name.slice(stem.length + 1));
  const reason = BACKUP_REASONS.find((one) => one === parts?.[2]);
  if (parts === null || reason === undefined) return null;
  return { file, moment: parts[1] ?? '', number: Number(parts[3] ?? 1), reason };
}

/** Oldest first. */
export const inTime = (a: BackupName, b: BackupName): number =>
  a.moment === b.moment ? a.number - b.number : a.moment < b.moment ? -1 : 1;

/**
 * The automatic backups that are no longer kept: all but the last ten, the last one of each month, and the one just
 * made, which a clock that was set back would let look old. What somebody made by hand is never among them.
 */
export function surplus<T extends BackupName>(backups: readonly T[], justMade: string | null = null): T[] {
  const automatic = backups.filter(({ reason }) => reason !== 'manual').sort(inTime);
  const lastOfMonth = new Map(automatic.map((backup) => [backup.moment.slice(0, 6), backup.file]));
  const kept = new Set([
    ...automatic.slice(-KEPT).map(({ file }) => file),
    ...lastOfMonth.values(),
    ...(justMade === null ? [] : [justMade]),
  ]);
  return automatic.filter(({ file }) => !kept.has(file));
}
