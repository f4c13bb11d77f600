/**
 * Putting a backup's content in the place of a data file's. A file that is alive is never replaced: its content is
 * exchanged inside SQLite, in one transaction that no other process can write into, so that a write that was
 * acknowledged meanwhile is either among what was backed up or stops the restore. Only what SQLite cannot open any more
 * is moved aside, whole, and a new file put in its place.
 */
import Database from 'better-sqlite3';
import { existsSync, lstatSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { officeMoment } from '../domain/backups.ts';
import { KpiError, refuse, type Problem } from '../domain/problem.ts';
import { backUpBefore, damageOf, lookAt } from './backups.ts';
import { translating } from './faults.ts';
import type { Incoming } from './incoming.ts';
import { bearsOurMarks } from './integrity/check-file.ts';
import { prepareToWrite } from './journal.ts';
import { appendEntry, ledgerEnd, type LedgerEnd, type Signed } from './ledger.ts';
import { needInPlace, openToWrite, type Connection, type Surroundings } from './open.ts';
import { looksLikeSqlite, needOurs } from './ours.ts';
import { flushFolder, identityOf, keepToOwner, mayRead, putInPlace, realPlace, SIDE_FILES } from './place.ts';

/** What lies in the data file's place. */
export type Present =
  | { readonly state: 'alive'; readonly connection: Connection; readonly last: LedgerEnd | null }
  | { readonly state: 'broken'; readonly problem: Problem; readonly last: LedgerEnd | null }
  | { readonly state: 'missing' };

/** @throws KpiError data_file_newer, data_file_foreign for another program's, not_writable, data_busy, not_readable */
export function presentAt(path: string): Present {
  const real = realPlace(path);
  const stats = lstatSync(real, { throwIfNoEntry: false });
  if (stats === undefined) return { state: 'missing' };
  if (!stats.isFile()) return refuse({ kind: 'not_readable', path });
  let last: LedgerEnd | null = null;
  try {
    examine(real, path, (looked) => {
      needOurs(looked, path);
      last = ledgerEnd(looked);
      const damage = damageOf(looked, 'quick');
      if (damage !== null) refuse({ kind: 'data_damaged', path, detail: damage });
    });
    const connection = translating(path, () => openToWrite(real));
    return { state: 'alive', connection, last: translating(path, () => ledgerEnd(connection)) };
  } catch (error) {
    if (!(error instanceof KpiError) || !BROKEN.has(error.problem.kind) || isAnothers(real)) throw error;
    return { state: 'broken', problem: error.problem, last };
  }
}

/** Looks without leaving a trace: what is damaged is kept as it was found, its journal too. */
function examine(real: string, path: string, look: (connection: Connection) => void): void {
  const hasJournal = ['-wal', '-journal'].some((end) => existsSync(real + end));
  if (!hasJournal) return lookAt(real, look, path);
  translating(path, () => {
    if (!looksLikeSqlite(real)) refuse({ kind: 'data_file_foreign', path });
    const connection = new Database(real, { readonly: true, fileMustExist: true });
    try {
      look(connection);
    } finally {
      connection.close();
    }
  });
}

/** What a restore may move aside. A newer file is whole, and a busy one alive. */
const BROKEN: ReadonlySet<Problem['kind']> = new Set([
  'data_file_foreign',
  'data_damaged',
  'disk_fault',
  'not_readable',
]);

/** A file that may not be read may be in use under another account; a sound one of another program is in use there. */
const isAnothers = (real: string): boolean =>
  !mayRead(real) || (looksLikeSqlite(real) && !bearsOurMarks(real));

/** What the present file holds and the backup does not. */
export interface Lost {
  readonly entries: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: readonly { readonly who: string; readonly entries: number }[];
  /** The last commands, newest first. */
  readonly commands: readonly LostEntry[];
  /** Entries of the backup that the present file does not have: it belongs to another branch of its past. */
  readonly brought: number;
}

export interface LostEntry {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly command: string;
}

const SHOWN_COMMANDS = 5;

export function lostBy(present: Connection, incoming: Incoming): Lost {
  const copy = openToWrite(incoming.copy);
  try {
    const common = lastCommon(present, copy);
    const after = 'FROM ledger WHERE seq > ?';
    const span = present
      .prepare(`SELECT count(*) AS entries, min(at) AS "from", max(at) AS "to" ${after}`)
      .get(common) as Pick<Lost, 'entries' | 'from' | 'to'>;
    const by = present
      .prepare(`SELECT by AS who, count(*) AS entries ${after} GROUP BY by ORDER BY entries DESC, who`)
      .all(common) as Lost['by'];
    const commands = present
      .prepare(`SELECT seq, at, by, command ${after} ORDER BY seq DESC LIMIT ${SHOWN_COMMANDS}`)
      .all(common) as LostEntry[];
    return { ...span, by, commands, brought: (ledgerEnd(copy)?.seq ?? 0) - common };
  } finally {
    copy.close();
  }
}

/** Two ledgers are the same up to some entry, and from there on nowhere: each hash rests on all before it. */
function lastCommon(one: Connection, other: Connection): number {
  const hash = 'SELECT hash FROM ledger WHERE seq = ?';
  const [a, b] = [one.prepare(hash).pluck(), other.prepare(hash).pluck()];
  let [same, different] = [0, Math.min(ledgerEnd(one)?.seq ?? 0, ledgerEnd(other)?.seq ?? 0) + 1];
  while (different - same > 1) {
    const middle = Math.floor((same + different) / 2);
    if (a.get(middle) === b.get(middle)) same = middle;
    else different = middle;
  }
  return same;
}

export interface Restored {
  /** The number of the entry that tells of the restore. */
  readonly entry: number;
  /** The backup of what was there, or where it was moved; null: nothing was there. */
  readonly aside: string | null;
}

/** Exchanges the content of a living data file. @throws KpiError restore_overtaken, backup_failed, data_busy, data_file_gone */
export function exchange(
  path: string,
  { connection, last }: Extract<Present, { state: 'alive' }>,
  incoming: Incoming,
  signed: Signed,
  around: Surroundings,
): Restored {
  return translating(path, () => {
    const identity = identityOf(path);
    const safe = backUpBefore(connection, path, 'restore', around.now);
    connection.pragma('foreign_keys = OFF');
    prepareToWrite(connection, path, around.network(realPlace(path)));
    connection.prepare('ATTACH ? AS incoming').run(incoming.copy);
    const entry = connection
      .transaction(() => {
        const now = ledgerEnd(connection);
        // Whoever wrote since the question was asked did not agree to lose it.
        if (now?.hash !== last?.hash || now?.hash !== safe.last?.hash)
          return refuse({ kind: 'restore_overtaken', path });
        replaceContent(connection);
        const seq = appendEntry(connection, signed, entryOf(incoming, last, safe.path));
        if ((connection.pragma('main.foreign_key_check') as unknown[]).length > 0)
          throw new Error('the restored content does not hold together');
        needInPlace(path, identity);
        return seq;
      })
      .immediate();
    connection.exec('DETACH incoming');
    keepToOwner(realPlace(path));
    return { entry, aside: safe.path };
  });
}

const entryOf = (incoming: Incoming, replaced: LedgerEnd | null, aside: string | null) =>
  ({
    kind: 'restore',
    file: basename(incoming.file).normalize('NFC'),
    hash: incoming.last?.hash ?? null,
    replaced: replaced === null ? null : { seq: replaced.seq, hash: replaced.hash },
    aside: aside === null ? null : basename(aside).normalize('NFC'),
  }) as const;

interface Part {
  readonly type: 'table' | 'index' | 'view' | 'trigger';
  readonly name: string;
  readonly sql: string;
}

/** All of what is there goes, all of the other comes: tables with their rows first, then what hangs on them. */
function replaceContent(connection: Connection): void {
  const partsOf = (schema: 'main' | 'incoming', ...types: Part['type'][]): Part[] =>
    (
      connection
        .prepare(
          `SELECT type, name, sql FROM ${schema}.sqlite_schema
           WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid`,
        )
        .all() as Part[]
    ).filter(({ type }) => types.includes(type));
  for (const { type, name } of [...partsOf('main', 'trigger', 'view'), ...partsOf('main', 'table')])
    connection.exec(`DROP ${type} main.${quoted(name)}`);
  for (const { name, sql } of partsOf('incoming', 'table')) {
    connection.exec(sql);
    connection.exec(`INSERT INTO main.${quoted(name)} SELECT * FROM incoming.${quoted(name)}`);
  }
  for (const { sql } of partsOf('incoming', 'index', 'view', 'trigger')) connection.exec(sql);
  const version = connection.pragma('incoming.user_version', { simple: true }) as number;
  connection.pragma(`main.user_version = ${version}`);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Puts the backup in the place of a file that is gone or that SQLite cannot open. What lies there is moved aside with
 * everything beside it: a journal that stayed behind would be read into the new file.
 * @throws KpiError data_file_exists when somebody else puts one there meanwhile
 */
export function putBack(
  path: string,
  present: Exclude<Present, { state: 'alive' }>,
  incoming: Incoming,
  signed: Signed,
  around: Surroundings,
): Restored {
  const real = realPlace(path);
  return translating(path, () => {
    const parts = [...SIDE_FILES, ''].filter((end) => existsSync(real + end));
    const aside = parts.length === 0 ? null : asideOf(real, officeMoment(around.now));
    const connection = new Database(incoming.copy, { fileMustExist: true });
    let entry: number;
    try {
      const replaced = present.state === 'broken' ? present.last : null;
      entry = connection
        .transaction(() => appendEntry(connection, signed, entryOf(incoming, replaced, aside)))
        .immediate();
      prepareToWrite(connection, path, around.network(real));
    } finally {
      connection.close();
    }
    // The file itself last: until then the place is taken, and the next try finds it so.
    for (const end of parts) renameSync(real + end, `${aside ?? ''}${end}`);
    flushFolder(dirname(real));
    if (!putInPlace(incoming.copy, real)) return refuse({ kind: 'data_file_exists', path });
    return { entry, aside };
  });
}

/** A name beside the file that is free, with everything that would go with it. */
function asideOf(real: string, moment: string): string {
  for (let number = 1; ; number++) {
    const name = `${real}.aside-${moment}${number === 1 ? '' : `-${number}`}`;
    if (['', ...SIDE_FILES].every((end) => !existsSync(name + end))) return name;
  }
}
