/**
 * A data file looked at that may be damaged anywhere, its first page and its structure among it: where other commands
 * refuse it at the door, what can be told of it is told.
 */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import type { Integrity, IntegrityFinding, KnownHead } from '../../domain/integrity.ts';
import { refuse } from '../../domain/problem.ts';
import { translating } from '../faults.ts';
import { journalDamage } from '../journal-damage.ts';
import { emptyInMemory, migratedCopy, openToRead, type Connection } from '../open.ts';
import { APPLICATION_ID, looksLikeSqlite, newestVersion, SQLITE_HEADER } from '../ours.ts';
import { realPlace } from '../place.ts';
import { codeOf, examine, NO_DAMAGE } from './examine.ts';
import { structureFindings } from './structure.ts';

const only = (...findings: IntegrityFinding[]): Integrity => {
  const counts: Record<string, number> = {};
  for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1;
  return { findings, counts };
};

const joined = (first: readonly IntegrityFinding[], { findings, counts }: Integrity): Integrity => {
  const added = only(...first).counts;
  const kinds = [...Object.keys(added), ...Object.keys(counts)] as (keyof typeof counts)[];
  return {
    findings: [...first, ...findings],
    counts: Object.fromEntries(kinds.map((kind) => [kind, (added[kind] ?? 0) + (counts[kind] ?? 0)])),
  };
};

/** @throws KpiError data_file_missing, data_file_foreign, data_file_newer, not_readable, data_busy */
export function checkFile(path: string, known: readonly KnownHead[] = []): Integrity {
  if (!existsSync(path)) return refuse({ kind: 'data_file_missing', path });
  return translating(path, () => {
    if (!looksLikeSqlite(path))
      return bearsOurMarks(path)
        ? only({ kind: 'header', what: 'magic', found: null, expected: null })
        : refuse({ kind: 'data_file_foreign', path });
    const damage = journalDamage(realPlace(path));
    if (damage !== null) return only({ kind: 'journal', byte: damage });
    try {
      return checkOpened(path, known);
    } catch (error) {
      const code = codeOf(error);
      if (!code.startsWith('SQLITE_') || NO_DAMAGE.test(code)) throw error;
      // What SQLite cannot even open may be another program's.
      return bearsOurMarks(path)
        ? only({ kind: 'sqlite', detail: (error as Error).message })
        : refuse({ kind: 'data_file_foreign', path });
    }
  });
}

function checkOpened(path: string, known: readonly KnownHead[]): Integrity {
  let connection = openToRead(realPlace(path));
  const fresh = emptyInMemory();
  try {
    const id = connection.pragma('application_id', { simple: true }) as number;
    const version = connection.pragma('user_version', { simple: true }) as number;
    if (id !== APPLICATION_ID && !bearsOurMarks(path)) refuse({ kind: 'data_file_foreign', path });
    const first: IntegrityFinding[] = [];
    if (id !== APPLICATION_ID)
      first.push({ kind: 'header', what: 'application_id', found: id, expected: APPLICATION_ID });
    const newest = newestVersion();
    const isNewest = version === newest || [...structureFindings(connection, fresh)].length === 0;
    if (isNewest && version !== newest)
      first.push({ kind: 'header', what: 'user_version', found: version, expected: newest });
    if (!isNewest && version > newest) refuse({ kind: 'data_file_newer', path, version, known: newest });
    if (!isNewest) {
      first.push(...olderFindings(connection, version));
      connection = upToDate(connection, version, first);
    }
    connection.pragma('query_only = ON');
    return joined(first, examine(connection, fresh, known));
  } finally {
    fresh.close();
    connection.close();
  }
}

/** What of an older file's structure is not as its own version made it. */
function olderFindings(connection: Connection, version: number): IntegrityFinding[] {
  if (version < 1) return [{ kind: 'header', what: 'user_version', found: version, expected: null }];
  const due = emptyInMemory(version);
  try {
    return [...structureFindings(connection, due)];
  } finally {
    due.close();
  }
}

/** Brought to the present schema in memory; where that fails, the file as it is. */
function upToDate(connection: Connection, version: number, first: IntegrityFinding[]): Connection {
  if (version < 1) return connection;
  try {
    return migratedCopy(connection);
  } catch (error) {
    first.push({ kind: 'sqlite', detail: error instanceof Error ? error.message : String(error) });
    return connection;
  }
}

const BLOCK = 1 << 20;
const APPLICATION_ID_AT = 68;
/** So many bytes of the header may be wrong in a file that still passes for one of SQLite's. */
const FEW = 4;

/** Whether a file is, or was, one of ours: by what it says at its beginning, or by the text of its tables. */
export function bearsOurMarks(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const block = Buffer.alloc(BLOCK);
    let kept = 0;
    for (let first = true; ; first = false) {
      const read = readSync(handle, block, kept, BLOCK - kept, null);
      const bytes = block.subarray(0, kept + read);
      if (first && beginsLikeOurs(bytes)) return true;
      if (MARKS.some((mark) => bytes.includes(mark))) return true;
      if (read === 0) return false;
      // A mark may lie across two blocks.
      kept = Math.min(bytes.length, Math.max(...MARKS.map(({ length }) => length)));
      bytes.copyWithin(0, bytes.length - kept);
    }
  } finally {
    closeSync(handle);
  }
}

const MARKS = ['CREATE TABLE ledger (', 'CREATE TABLE observation (', 'the ledger is append-only'] as const;

function beginsLikeOurs(bytes: Buffer): boolean {
  if (bytes.length < 100 || bytes.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) return false;
  const wrong = [...SQLITE_HEADER].filter((letter, index) => bytes[index] !== letter.charCodeAt(0));
  return wrong.length <= FEW;
}
