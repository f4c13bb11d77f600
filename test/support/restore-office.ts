/** A data file with a backup, and what restoring does to it. */
import Database from 'better-sqlite3';
import { openFor } from './data-file.ts';
import { officeOfCases, type Office } from './run-cli.ts';

export const BACKUP = 'kpi.db-backups/kpi-20250402-090000-manual.db';

export const figureOf = (office: Office): unknown =>
  openFor(office.path('kpi.db'), 'read')
    .revisions({ indicator: 'CT03', unit: 'T01', quarters: null })
    .map(({ observation }) => (observation.figure.kind === 'value' ? observation.figure.value : null))
    .map(String);

/** Everything that was ever changed, and the last entry as it tells of the restore. */
export function ledgerOf(office: Office): {
  kinds: string[];
  last: Record<string, unknown>;
  hashes: string[];
} {
  const connection = new Database(office.path('kpi.db'), { readonly: true });
  const rows = connection.prepare('SELECT change, hash, by, command FROM ledger ORDER BY seq').all() as {
    change: string;
    hash: string;
  }[];
  connection.close();
  const changes = rows.map(({ change }) => JSON.parse(change) as Record<string, unknown>);
  return {
    kinds: changes.map(({ kind }) => String(kind)),
    last: changes.at(-1) ?? {},
    hashes: rows.map(({ hash }) => hash),
  };
}

export const isSound = async (office: Office): Promise<boolean> =>
  ((await office.kpi('doctor', '--json')).json() as { sound: boolean }).sound;

/** A backup after the first figure, and two more figures after it. */
export async function officeWithBackup(): Promise<Office> {
  const office = await officeOfCases();
  await office.done('record', 'CT03', 'T01', '5');
  await office.done('backup');
  await office.done('record', 'CT03', 'T01', '6', '--yes');
  await office.done('record', 'CT03', 'T02', '7', '--as', 'Hoa');
  return office;
}
