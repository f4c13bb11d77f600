/** Files that came in, and their content as evidence. */
import type { SourceFile } from '../domain/observation.ts';
import { appendEntry, type Signed } from './ledger.ts';
import type { Connection } from './open.ts';

export interface FileRow extends SourceFile {
  readonly by: string;
  readonly at: string;
  /** Its content is in the data file too. */
  readonly kept: boolean;
}

const COLUMNS = 'id, sha256, name, size';

/** All files by their number. */
export const readFiles = (connection: Connection): ReadonlyMap<number, SourceFile> =>
  new Map(
    (connection.prepare(`SELECT ${COLUMNS} FROM source_file`).all() as SourceFile[]).map((file) => [
      file.id,
      file,
    ]),
  );

/** In the order in which they came. */
export const listFiles = (connection: Connection): FileRow[] =>
  (
    connection
      .prepare(
        `SELECT ${COLUMNS}, by, at,
           EXISTS (SELECT 1 FROM evidence WHERE evidence.sha256 = source_file.sha256) AS kept
         FROM source_file ORDER BY id`,
      )
      .all() as (SourceFile & { by: string; at: string; kept: number })[]
  ).map((row) => ({ ...row, kept: row.kept === 1 }));

export const readEvidence = (connection: Connection, sha256: string): Uint8Array | null =>
  (connection.prepare('SELECT content FROM evidence WHERE sha256 = ?').pluck().get(sha256) as
    Uint8Array | undefined) ?? null;

const findFile = (connection: Connection, sha256: string, name: string): SourceFile | null =>
  (connection
    .prepare(`SELECT ${COLUMNS} FROM source_file WHERE sha256 = ? AND name = ?`)
    .get(sha256, name) as SourceFile | undefined) ?? null;

const nextFileId = (connection: Connection): number =>
  connection.prepare('SELECT coalesce(max(id), 0) + 1 FROM source_file').pluck().get() as number;

function insertFile(
  connection: Connection,
  file: SourceFile & { readonly by: string; readonly at: string },
  ledger: number,
): void {
  connection
    .prepare(
      `INSERT INTO source_file (${COLUMNS}, by, at, ledger) VALUES (@id, @sha256, @name, @size, @by, @at, @ledger)`,
    )
    .run({ ...file, ledger });
}

const isKept = (connection: Connection, sha256: string): boolean =>
  connection.prepare('SELECT 1 FROM evidence WHERE sha256 = ?').pluck().get(sha256) === 1;

/** The same content is kept once. */
export function keepEvidence(connection: Connection, sha256: string, content: Uint8Array): void {
  if (isKept(connection, sha256)) return;
  connection.prepare('INSERT INTO evidence (sha256, content) VALUES (?, ?)').run(sha256, content);
}

/**
 * Keeps that a file came in, and its content where there is one.
 * @returns the file as it is known; it is written once
 */
export function keepFile(
  connection: Connection,
  signed: Signed,
  facts: Omit<SourceFile, 'id'>,
  content: Uint8Array | null,
): SourceFile {
  const { sha256, name, size } = facts;
  const known = findFile(connection, sha256, name);
  const file = known ?? { ...facts, id: nextFileId(connection) };
  if (known === null) {
    // Told as well, so that a content that is gone, or was never here, is found.
    const seq = appendEntry(connection, signed, { kind: 'file', new: file, kept: content !== null });
    insertFile(connection, { ...file, by: signed.by, at: signed.at }, seq);
  } else if (content !== null && !isKept(connection, sha256)) {
    appendEntry(connection, signed, { kind: 'evidence', new: { sha256, size } });
  }
  if (content !== null) keepEvidence(connection, sha256, content);
  return file;
}
