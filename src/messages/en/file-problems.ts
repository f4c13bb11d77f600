/** What is wrong with a file that was sent in, in English. */
import type {
  Bulk,
  Damage,
  FileProblemKind,
  FileProblems,
  ForeignKind,
  TableColumn,
} from '../../domain/file-problem.ts';
import { dayWords, periodWords, visible } from '../format.ts';
import { alterationOf, list, type Said } from '../shared.ts';

const quoted = (text: string): string => `“${visible(text)}”`;

export const columns: Readonly<Record<TableColumn, string>> = {
  unit: 'unit',
  unitName: 'unit name',
  indicator: 'indicator',
  indicatorName: 'indicator name',
  year: 'year',
  quarter: 'quarter',
  period: 'period',
  value: 'value',
  numerator: 'numerator',
  denominator: 'denominator',
  note: 'note',
  source: 'source',
};

const SAVE_AS_XLSX =
  'Open it in Excel, choose Save As, type “Excel Workbook (*.xlsx)”, and import the new file.';

const kinds: Readonly<Record<ForeignKind, readonly [what: string, next: string]>> = {
  xls: ['is an old Excel workbook (.xls)', SAVE_AS_XLSX],
  encrypted: [
    'has a password or is encrypted',
    'Open it in Excel, take the password off (File › Info › Protect Workbook), save it and import it.',
  ],
  html: ['is a web page (HTML) named like a workbook', SAVE_AS_XLSX],
  xml_spreadsheet: ['is an XML 2003 spreadsheet', SAVE_AS_XLSX],
  ods: [
    'is an OpenDocument spreadsheet (.ods)',
    'Open it in LibreOffice, save it as .xlsx and import the new file.',
  ],
  xlsb: ['is a binary workbook (.xlsb)', SAVE_AS_XLSX],
  docx: ['is a Word document', 'Copy the table into Excel, save it as .xlsx and import that.'],
  pptx: ['is a presentation', 'Copy the table into Excel, save it as .xlsx and import that.'],
  pdf: ['is a PDF', 'Ask the unit for an Excel file, or type the figures: kpi record'],
  image: ['is a picture', 'Ask the unit for an Excel file, or type the figures: kpi record'],
  zip: ['is a zip archive and no workbook', 'Unpack it and import the files in it.'],
  archive: ['is an archive', 'Unpack it and import the files in it.'],
  sqlite: ['is a database', 'A data file is opened with --db; it is not imported like a table.'],
  json: ['is JSON', 'A plan file goes with: kpi init --plan; figures are imported from .xlsx or .csv.'],
  lock: [
    'is a lock file of Excel or LibreOffice: the workbook may still be open',
    'Close the workbook and import it itself (the name without ~$).',
  ],
  binary: ['is neither a spreadsheet nor text', 'Import an .xlsx or .csv file.'],
};

const damages: Readonly<Record<Damage, (where: string) => string>> = {
  cut_off: () => 'the file ends too early; copying or downloading may not have finished',
  checksum: (where) => `its content does not agree with its checksum${at(where)}`,
  xml: (where) => `the XML inside is not well formed${at(where)}`,
  part_missing: (where) => `a part inside is missing${at(where)}`,
  part_encoding: (where) => `the encoding of a part cannot be read${at(where)}`,
  doctype: (where) => `it holds a DOCTYPE, which no workbook may${at(where)}`,
  structure: (where) => `its inner structure is wrong${at(where)}`,
};
const at = (where: string): string => (where === '' ? '' : ` (${visible(where)})`);

const MB = 1024 * 1024;
const bulks: Readonly<Record<Bulk, (limit: number) => string>> = {
  file: (limit) => `the file is larger than ${limit / MB} MB`,
  unpacked: (limit) => `it unpacks to more than ${limit / MB} MB`,
  ratio: (limit) => `a part is packed more than ${limit} to 1, as in files made to do harm`,
  parts: (limit) => `it has more than ${limit} parts`,
  part: (limit) => `a part unpacks to more than ${limit / MB} MB`,
  sheets: (limit) => `it has more than ${limit} sheets`,
  rows: (limit) => `it has more than ${limit} rows`,
  columns: (limit) => `it has more than ${limit} columns`,
  cells: (limit) => `more than ${limit} cells hold something`,
  cell: (limit) => `a cell is longer than ${limit} characters`,
};

export const fileProblems: { readonly [K in FileProblemKind]: (facts: FileProblems[K]) => Said } = {
  file_empty: ({ file }) => ({
    what: `${visible(file)} is empty.`,
    next: 'Check the file; the figures recorded so far are unchanged.',
  }),
  file_foreign: ({ file, found }) => ({
    what: `${visible(file)} ${kinds[found][0]}.`,
    next: kinds[found][1],
  }),
  file_damaged: ({ file, damage, where }) => ({
    what: `${visible(file)} is damaged: ${damages[damage](where)}.`,
    next: 'Copy it again or ask for it again; if Excel opens it, save it as .xlsx and import that.',
  }),
  file_too_big: ({ file, what, limit }) => ({
    what: `${visible(file)} is over a limit: ${bulks[what](limit)}.`,
    next: 'Keep only the table of figures in the file (no pictures, no spare sheets), or split it.',
  }),
  encoding_unreadable: ({ file, encoding, row }) => ({
    what:
      encoding === null
        ? `${visible(file)} is not UTF-8 text, or Vietnamese letters were lost when it was saved${line(row)}.`
        : `${visible(file)} is in the encoding ${encoding} and cannot be read with certainty${line(row)}.`,
    next: 'Open it in Excel, save it as “CSV UTF-8” or .xlsx (from the original that still has its letters), and import again.',
  }),
  quote_unclosed: ({ file, row }) => ({
    what: `${visible(file)}: the quotation mark opened on line ${row} is never closed.`,
    next: 'Close it or take it out, and import again.',
  }),
  table_not_found: ({ file, sheet, missing }) => ({
    what:
      `${visible(file)}: no heading row found${sheet === null || sheet === '' ? '' : ` on the sheet ${quoted(sheet)}`}; ` +
      `missing: ${missing.map((column) => quoted(columns[column])).join(', ')}.`,
    next: 'The heading row needs: unit (or unit name), indicator (or indicator name), year and quarter (or period), value (or numerator and denominator). To see the file as the tool does: kpi inspect',
  }),
  heading_twice: ({ heading, first, second }) => ({
    what: `The heading ${quoted(heading)} stands twice: ${first} and ${second}.`,
    next: 'Delete or rename one of the two columns.',
  }),
  table_empty: ({ file }) => ({
    what: `${visible(file)}: the table has headings and no row of figures.`,
    next: 'Check the file; the figures recorded so far are unchanged.',
  }),
  marks_conflict: ({ comma, dot }) => ({
    what: `The file writes decimals with a comma (line ${comma.row}: ${quoted(comma.text)}) and with a dot (line ${dot.row}: ${quoted(dot.text)}).`,
    next: 'Write them all alike and import again.',
  }),
  form_foreign: ({ what, expected, found }) => ({
    what: {
      plan: `This form belongs to another plan: ${quoted(found)}, not ${quoted(expected)}.`,
      period: `This form is for ${periodOr(found)}, not ${periodOr(expected)}.`,
      version: `This is a form of version ${quoted(found)}; this program reads ${quoted(expected)}.`,
    }[what],
    next: {
      plan: 'Check the data file (--db), or send the form anew: kpi form',
      period: 'Leave --period out to import for the period that the form names.',
      version: 'Make the form anew: kpi form, copy the figures over and import it.',
    }[what],
  }),
  form_blank: ({ file }) => ({
    what: `${visible(file)}: the form has not been filled in.`,
    next: 'Ask the unit to fill it in and send it again; its report does not count as received.',
  }),
  form_altered: ({ cell, expected }) => ({
    what: {
      hidden:
        'The hidden parts of the form (its hidden sheet, the hidden column on the left) were deleted or changed.',
      row: `The form lacks the row ${quoted(expected)} (${cell}).`,
      cell: `The form's layout was changed at ${cell}; ${expected === '' ? 'nothing' : quoted(expected)} belongs there.`,
    }[alterationOf(cell, expected)],
    next: 'Make the form anew: kpi form, copy the figures over and import it; insert or delete no rows or columns.',
  }),
  cell_error: ({ text }) => ({
    what: `The cell shows the error ${visible(text)}.`,
    next: 'Mend the formula in Excel, or type the number instead.',
  }),
  cell_uncomputed: ({ formula }) => ({
    what: `The cell holds the formula =${visible(formula)} without a result.`,
    next: 'Open the file in Excel or LibreOffice, let it compute, save it and import it.',
  }),
  cell_type: ({ found, text, column }) => ({
    what: `The column ${quoted(columns[column])} holds ${found === 'date' ? 'a date' : 'a true/false value'}: ${dayWords(text)}.`,
    next:
      found === 'date'
        ? 'Format the cell as Number or Text and type it again (Excel has made a date of it).'
        : 'Type a figure or a code into the cell.',
  }),
  row_lacks: ({ column }) => ({
    what: `The cell ${quoted(columns[column])} of this row is blank.`,
    next: 'Fill it in; where nothing is to be reported, clear what was typed in the row. Where there was nothing to count, write: no cases.',
  }),
  row_surplus: ({ text }) => ({
    what: `This row holds something beyond the columns with a heading: ${quoted(text)}.`,
    next: 'Mostly a delimiter too many, or a decimal comma that is not in quotes.',
  }),
  figure_split: ({ first, second }) => ({
    what: `The comma both divides the columns and stands in figures: ${quoted(first)} and ${quoted(second)} in neighbouring columns may be ${quoted(`${first},${second}`)}.`,
    next: 'Put the figure in quotes ("85,5"), or save the file with semicolons (;) between the columns.',
  }),
  figure_twice: ({ first, second }) => ({
    what: `Two rows give different figures for the same unit, indicator and period: line ${first.row} (${visible(first.text)}) and line ${second.row} (${visible(second.text)}).`,
    next: 'Keep the right one.',
  }),
  period_doubtful: ({ text, calendar, window }) => ({
    what: `The day ${dayWords(text)} lies in ${periodWords(calendar, 'en')} of the calendar but in ${periodWords(window, 'en')} of the reporting windows.`,
    next: 'Write the quarter, for example 2026Q3.',
  }),
  columns_disagree: ({ first, second }) => ({
    what: `Two cells do not agree: ${quoted(first)} and ${quoted(second)}.`,
    next: 'Make them agree, or clear one of them.',
  }),
  task_state_unknown: ({ text }) => ({
    what: `There is no task state ${quoted(text)}.`,
    next: 'Choose one of the words in the list of the form.',
  }),
  evidence_absent: ({ text }) => ({
    what: `There is no evidence file ${quoted(text)}.`,
    next: 'To list them: kpi evidence list',
  }),
  evidence_ambiguous: ({ text, hashes }) => ({
    what: `Several different files go by ${quoted(text)}:${list(hashes)}`,
    next: 'Type the beginning of the SHA-256 that you want.',
  }),
  folder_holds_no_file: ({ path }) => ({
    what: `The folder ${visible(path)} holds no .xlsx or .csv file.`,
    next: 'Check the path.',
  }),
};

const line = (row: number | null): string => (row === null ? '' : ` (line ${row})`);
const periodOr = (text: string): string => (/^\d{4}/u.test(text) ? periodWords(text, 'en') : quoted(text));
