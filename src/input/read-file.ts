/** A file that somebody sent: told apart by its content, read, and recognised as a form of ours or a free table. */
import type { Incoming } from '../domain/incoming.ts';
import { refuse } from '../domain/problem.ts';
import { fileKind } from './file-kind.ts';
import { isForm, readForm } from './form.ts';
import type { ForeignFile } from './foreign-file.ts';
import { findHeadings, readTable } from './free-table.ts';
import { incomingForm } from './incoming-form.ts';
import { hasTasks } from './task-table.ts';

/**
 * @param name for messages
 * @throws KpiError file_empty, file_foreign, file_damaged, file_too_big, encoding_unreadable, quote_unclosed
 */
export async function readForeign(bytes: Uint8Array, name: string): Promise<ForeignFile> {
  const kind = fileKind(bytes, name);
  switch (kind.kind) {
    case 'empty':
      return refuse({ kind: 'file_empty', file: name });
    case 'foreign':
      return refuse({ kind: 'file_foreign', file: name, found: kind.found });
    case 'zip': {
      const { readXlsx } = await import('./xlsx/read-xlsx.ts');
      return readXlsx(bytes, name);
    }
    case 'text': {
      const { readCsv } = await import('./csv/read-csv.ts');
      return readCsv(bytes, name);
    }
  }
}

/** @throws KpiError tasks_elsewhere, table_not_found, heading_twice, table_empty, form_foreign, form_altered */
export function readIncoming(file: ForeignFile, name: string): Incoming {
  if (isForm(file)) return incomingForm(readForm(file), file);
  // A list of tasks has a command of its own: it brings no figures.
  const isTable = file.sheets.some((sheet) => !sheet.hidden && findHeadings(sheet) !== null);
  if (!isTable && hasTasks(file)) refuse({ kind: 'tasks_elsewhere', file: name });
  return readTable(file, name);
}
