/** What `inspect` does; loaded only when it is called. */
import { basename } from 'node:path';
import type { Context } from '../context.ts';
import { noted } from '../domain/incoming.ts';
import { KpiError, PROBLEM_CODES, refuse, type Problem } from '../domain/problem.ts';
import { LIMITS, type ForeignFile } from '../input/foreign-file.ts';
import { isForm } from '../input/form.ts';
import { findHeadings, meaningsOf, readTable } from '../input/free-table.ts';
import { readForeign } from '../input/read-file.ts';
import { hasTasks } from '../input/task-table.ts';
import { inspectionJson, renderInspection, type Inspection } from '../render/inspection.ts';
import { json } from '../render/json.ts';
import { saidOf } from '../render/problem.ts';
import { EXIT } from './command.ts';
import { GENERATOR } from './report.ts';
import { screenOf, show } from './support.ts';

/** Shows what is in a file. @returns the exit code */
export async function runInspect(
  context: Context,
  [word = '']: readonly (string | undefined)[],
): Promise<number> {
  try {
    const inspection = await inspected(context, word);
    show(
      context,
      () => inspectionJson(inspection, context.texts),
      () => renderInspection(inspection, screenOf(context)),
    );
    return EXIT.done;
  } catch (error) {
    // As data too: whoever asks for JSON gets it, with what the file is.
    if (
      context.json &&
      error instanceof KpiError &&
      PROBLEM_CODES[error.problem.kind].exit === EXIT.refused
    ) {
      context.print(json(refusalJson(error, context)));
      return EXIT.refused;
    }
    throw error;
  }
}

async function inspected(context: Context, word: string): Promise<Inspection> {
  const { files } = context;
  const path = files.findPath(context.at(word));
  const name = basename(path).normalize('NFC');
  if (files.sizeOf(path) > LIMITS.file)
    refuse({ kind: 'file_too_big', file: name, what: 'file', limit: LIMITS.file });
  const file = await readForeign(files.readBytes(path), name);
  return {
    file: name,
    kind: kindOf(file),
    encoding: file.encoding,
    delimiter: file.delimiter,
    sheets: file.sheets.map((sheet) => {
      const heading = findHeadings(sheet);
      return {
        name: sheet.name,
        hidden: sheet.hidden,
        headingRow: heading?.number ?? null,
        columns: heading === null ? new Map() : meaningsOf(heading),
        rows: sheet.rows,
      };
    }),
    notes: notesOf(file, name),
  };
}

function kindOf(file: ForeignFile): Inspection['kind'] {
  if (isForm(file)) return 'form';
  const { creator, keywords } = file.properties;
  return creator === GENERATOR && keywords?.startsWith(`${GENERATOR} `) === true ? 'report' : file.kind;
}

/** What importing it would say of its table, where it has one. */
function notesOf(file: ForeignFile, name: string): Inspection['notes'] {
  const own = file.notes.map((note) => noted(note));
  if (isForm(file)) return own;
  try {
    return readTable(file, name).notes;
  } catch (error) {
    if (error instanceof KpiError) return hasTasks(file) ? [...own, noted({ kind: 'task_list' })] : own;
    throw error;
  }
}

/** What a file is that is refused for another reason than being foreign. */
const REFUSED_AS: Readonly<Partial<Record<Problem['kind'], string>>> = {
  file_empty: 'empty',
  file_damaged: 'xlsx',
  encoding_unreadable: 'csv',
  quote_unclosed: 'csv',
};

function refusalJson({ problem }: KpiError, { texts }: Context): Record<string, unknown> {
  const { what, next } = saidOf(problem, texts);
  const kind = problem.kind === 'file_foreign' ? problem.found : (REFUSED_AS[problem.kind] ?? null);
  return { kind, errors: [{ code: PROBLEM_CODES[problem.kind].code, message: what, fix: next }] };
}
