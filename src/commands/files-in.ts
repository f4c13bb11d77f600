/** The files that a command line names: folders opened, lock files left out, each read once. */
import { basename, extname } from 'node:path';
import type { Context } from '../context.ts';
import type { FileNote } from '../domain/file-note.ts';
import { noted, type PlacedProblem } from '../domain/incoming.ts';
import { KpiError, PROBLEM_CODES, refuse } from '../domain/problem.ts';
import { LIMITS } from '../input/foreign-file.ts';
import { readForeign, readIncoming } from '../input/read-file.ts';
import { fromOldFont } from '../input/legacy-text.ts';
import type { FileOutcome } from '../render/imports.ts';
import type { ArrivedFile } from '../usecases/import-file.ts';
import { EXIT } from './command.ts';

export interface Wanted {
  /** As it was named. */
  readonly file: string;
  readonly path: string;
  /** Why it is left out; null: it is read. */
  readonly skip: FileNote | null;
}

/** In a folder only what calls itself a table is taken for one. */
const TABLES: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods', '.csv', '.tsv']);
const isLock = (name: string): boolean => name.startsWith('~$') || name.startsWith('.~lock.');

/**
 * @throws KpiError input_missing when one of the paths is not there, folder_holds_no_file
 */
export function wantedFiles(context: Context, words: readonly string[]): Wanted[] {
  const { files } = context;
  const wanted = words.flatMap((word): Wanted[] => {
    const path = files.findPath(context.at(word));
    if (!files.isFolder(path)) {
      const file = basename(path);
      return [
        { file: word, path, skip: isLock(file) && words.length > 1 ? { kind: 'lock_file', file } : null },
      ];
    }
    const inside = files.listFolder(path).map((file) => wantedInside(word, path, file));
    return inside.some(({ skip }) => skip === null) ? inside : refuse({ kind: 'folder_holds_no_file', path });
  });
  return wanted;
}

function wantedInside(word: string, folder: string, file: string): Wanted {
  const skip: FileNote | null = isLock(file)
    ? { kind: 'lock_file', file }
    : TABLES.has(extname(file).toLowerCase())
      ? null
      : { kind: 'not_a_table', file };
  const separator = word.endsWith('/') || word.endsWith('\\') ? '' : '/';
  return { file: `${word}${separator}${file}`, path: `${folder}/${file}`, skip };
}

/** A file as read, or as refused. */
export type ReadFile =
  | { readonly wanted: Wanted; readonly arrived: ArrivedFile; readonly made: FileOutcome['made'] }
  | { readonly wanted: Wanted; readonly arrived: null; readonly fault: PlacedProblem | null };

export async function readWanted({ files }: Context, wanted: Wanted): Promise<ReadFile> {
  if (wanted.skip !== null) return { wanted, arrived: null, fault: null };
  try {
    const name = basename(wanted.path).normalize('NFC');
    if (files.sizeOf(wanted.path) > LIMITS.file)
      refuse({ kind: 'file_too_big', file: name, what: 'file', limit: LIMITS.file });
    const content = files.readBytes(wanted.path);
    const foreign = await readForeign(content, name);
    const incoming = readIncoming(foreign, name);
    const { encoding, delimiter } = foreign;
    return {
      wanted,
      arrived: { name, sha256: files.sha256(content), size: content.length, content, incoming },
      made: { encoding, delimiter },
    };
  } catch (error) {
    // A file that cannot be opened is no matter of what it holds: nothing is imported until that is settled.
    if (!(error instanceof KpiError) || PROBLEM_CODES[error.problem.kind].exit !== EXIT.refused) throw error;
    return {
      wanted,
      arrived: null,
      fault: { problem: error.problem, row: rowOf(error), cell: null, text: null },
    };
  }
}

const rowOf = ({ problem }: KpiError): number | null =>
  'row' in problem && typeof problem.row === 'number' ? problem.row : null;

export const oldFontReadings = fromOldFont;

/** What is shown of a file that brings nothing: left out, or refused as a whole. */
export const emptyOutcome = ({ wanted }: ReadFile, fault: PlacedProblem | null): FileOutcome => ({
  file: wanted.file,
  incoming: null,
  made: { encoding: null, delimiter: null },
  skippedFile: wanted.skip !== null,
  plan: {
    figures: [],
    blanks: [],
    form: null,
    skipped: 0,
    notes: wanted.skip === null ? [] : [noted(wanted.skip)],
    faults: fault === null ? [] : [fault],
  },
});
