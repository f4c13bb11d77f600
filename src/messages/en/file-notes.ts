/** What is worth saying of a file that was read, in English. */
import type { FileNote } from '../../domain/file-note.ts';
import { formatDigits, formatQuarter, visible } from '../format.ts';

const quoted = (text: string): string => `“${visible(text)}”`;
const quotedList = (texts: readonly string[]): string => texts.map(quoted).join(', ');

const MOST_ROWS = 12;
const rowList = (rows: readonly number[]): string =>
  rows.slice(0, MOST_ROWS).join(', ') + (rows.length > MOST_ROWS ? '…' : '');

const FONTS: Readonly<Record<string, string>> = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI' };

export function fileNote(note: FileNote): string {
  switch (note.kind) {
    case 'converted':
      return `The text was in ${FONTS[note.encoding] ?? note.encoding} and has been converted to Unicode.`;
    case 'old_font':
      return `${quoted(note.text)} was typed with the old font table ${FONTS[note.encoding] ?? note.encoding} and read as ${quoted(note.read)}.`;
    case 'hidden_sheets':
      return `Hidden sheets, not read: ${quotedList(note.sheets)}.`;
    case 'other_sheets':
      return `The first visible sheet is read: ${quoted(note.used)}; not read: ${quotedList(note.sheets)}.`;
    case 'hidden_rows':
      return `The sheet ${quoted(note.sheet)} has hidden rows, which are read: ${rowList(note.rows)}.`;
    case 'hidden_columns':
      return `The sheet ${quoted(note.sheet)} has hidden columns: ${note.columns.join(', ')}.`;
    case 'rows_above':
      return note.first === note.last
        ? `Line ${note.first} above the headings is no part of the table.`
        : `Lines ${note.first}–${note.last} above the headings are no part of the table.`;
    case 'row_skipped':
      return `Skipped a total or a signature: ${quoted(note.text)}.`;
    case 'value_blank':
      return 'The row holds no figure and is skipped.';
    case 'outside_table':
      return `Outside the table and not used: ${quoted(note.text)}.`;
    case 'taken_for':
      return `${quoted(note.text)} is taken for ${visible(note.read)}.`;
    case 'column_ignored':
      return `The column ${quoted(note.heading)} is not used.`;
    case 'mark_proved':
      return `The file's decimal mark is the ${note.mark} (because of ${quoted(note.proof)}), so ${quoted(note.example)} is read as ${formatDigits(note.read, 'en')}.`;
    case 'maybe_percent':
      return `Read as ${formatDigits(note.read, 'en')}%. If ${formatDigits(note.meant, 'en')}% is meant, write ${formatDigits(note.meant, 'vi')}.`;
    case 'same_twice':
      return `The same as line ${note.first}, counted once.`;
    case 'form_period':
      return `The form is for ${formatQuarter(note.period, 'en')}, not the quarter being collected (${formatQuarter(note.collected, 'en')}).`;
    case 'lock_file':
      return `Skipped ${quoted(note.file)}: a lock file; the workbook may still be open, so save and close it before importing.`;
    case 'task_list':
      return 'A list of tasks: import it with kpi task import.';
    case 'not_a_table':
      return `Skipped ${quoted(note.file)}: neither .xlsx nor .csv.`;
  }
}
