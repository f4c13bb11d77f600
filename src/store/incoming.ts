/** A backup on its way into a data file's place: copied, checked, and brought to the present schema. */
import { copyFileSync, chmodSync, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { KpiError, refuse } from '../domain/problem.ts';
import { readPlan } from './catalogue.ts';
import { translating } from './faults.ts';
import { ledgerEnd, type LedgerEnd } from './ledger.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openToWrite, type Connection } from './open.ts';
import { looksLikeSqlite, needOurs, newestVersion } from './ours.ts';
import { emptyBeside, identityOf, isSameFile, realPlace, removeBeside, sweep } from './place.ts';
import { soundness } from './soundness.ts';

/** A backup that was copied, checked, and brought to the present schema; the file itself was only read. */
export interface Incoming {
  readonly file: string;
  /** The copy, beside the data file. */
  readonly copy: string;
  readonly schema: number;
  /** The copy was of an earlier schema. */
  readonly migrated: boolean;
  readonly last: LedgerEnd | null;
  readonly plan: { readonly code: string; readonly title: string; readonly year: number };
  remove(): void;
}

/**
 * @param path the data file that it is for
 * @throws KpiError restore_itself, backup_foreign, backup_damaged, data_file_newer, data_busy, not_readable
 */
export function takeIn(file: string, path: string): Incoming {
  if (isSameFile(identityOf(file), identityOf(path))) return refuse({ kind: 'restore_itself', path: file });
  return translating(file, () => {
    if (!looksLikeSqlite(file)) return refuse({ kind: 'backup_foreign', path: file });
    const folder = dirname(realPlace(path));
    const copy = beside(folder);
    try {
      copyStill(realPlace(file), copy, file);
      const facts = asBackup(file, () => checkedAndMigrated(copy, file));
      return { file, copy, ...facts, remove: () => removeBeside(copy) };
    } catch (error) {
      removeBeside(copy);
      throw error;
    }
  });
}

function beside(folder: string): string {
  if (!existsSync(folder)) return refuse({ kind: 'folder_missing', path: folder });
  try {
    sweep(folder);
    return emptyBeside(folder);
  } catch (error) {
    throw new KpiError({ kind: 'not_writable', path: folder }, error);
  }
}

/** With what SQLite laid beside it; refused where somebody writes it just now. */
function copyStill(from: string, to: string, file: string): void {
  const parts = ['', '-wal', '-journal'];
  const seen = (): string =>
    parts
      .map((end) => statSync(from + end, { throwIfNoEntry: false }))
      .map((stats) => (stats === undefined ? '' : `${stats.mtimeMs} ${stats.size}`))
      .join();
  const before = seen();
  for (const end of parts) {
    if (!existsSync(from + end)) continue;
    copyFileSync(from + end, to + end);
    chmodSync(to + end, 0o600);
  }
  if (seen() !== before) refuse({ kind: 'data_busy', path: file });
}

/** What is said of a data file, said of a backup. */
function asBackup<T>(file: string, run: () => T): T {
  try {
    return translating(file, run);
  } catch (error) {
    if (!(error instanceof KpiError)) throw error;
    const { problem } = error;
    if (problem.kind === 'data_file_foreign')
      throw new KpiError({ kind: 'backup_foreign', path: file }, error);
    if (problem.kind === 'data_damaged')
      throw new KpiError({ kind: 'backup_damaged', path: file, detail: problem.detail }, error);
    throw error;
  }
}

function checkedAndMigrated(
  copy: string,
  file: string,
): Pick<Incoming, 'schema' | 'migrated' | 'last' | 'plan'> {
  const connection = openToWrite(copy);
  try {
    const schema = needOurs(connection, file);
    // One file without others beside it.
    connection.pragma('journal_mode = DELETE');
    needSound(connection, file);
    const migrated = schema < newestVersion();
    if (migrated) {
      migrate(connection, migrations);
      needSound(connection, file);
    }
    const { code, title, year } = readPlan(connection);
    return { schema, migrated, last: ledgerEnd(connection), plan: { code, title, year } };
  } finally {
    connection.close();
  }
}

function needSound(connection: Connection, file: string): void {
  const fault = soundness(connection);
  if (fault !== null) refuse({ kind: 'data_damaged', path: file, detail: fault });
}
