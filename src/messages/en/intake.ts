/** Words of what comes in and goes out as files: forms, imports, inspection. In English. */
import type { Intake } from '../vi/intake.ts';
import { capital, visible } from '../format.ts';
import { plural } from './plural.ts';

export const intake: Intake = {
  kinds: {
    table: 'table of figures',
    form: 'form',
    report: 'report made by this program',
    csv: 'csv text',
    xlsx: 'xlsx workbook',
  },
  formOf: (unit, period) => `form of ${unit}, ${period}`,
  encoding: (name) => `encoding ${visible(name)}`,
  delimiter: (mark) => `delimiter ${mark}`,
  delimiters: { ';': 'semicolon (;)', ',': 'comma (,)', '\t': 'tab', '|': 'bar (|)' },
  sheet: (name) => `sheet “${visible(name)}”`,
  periods: (periods) => `Period: ${periods}`,
  counts: (fresh, changed, same, skipped, errors) =>
    `New ${fresh} · changed ${changed} · same ${same} · skipped ${skipped} · errors ${errors}`,
  newTitle: 'New figures:',
  changedTitle: 'Changed:',
  notesTitle: 'Notes:',
  confirmTitle: 'To be confirmed:',
  errorsTitle: 'Errors:',
  alsoTitle: 'With it:',
  figure: (indicator, unit, period, figure) => `${indicator} · ${unit} · ${period}: ${figure}`,
  change: (before, after) => `${before} → ${after}`,
  more: (count) => `… and ${plural(count, 'more line')}`,
  row: (row) => `line ${row}`,
  rows: (rows) => `lines ${rows}`,
  blankRows: 'The rows hold no figure and are skipped.',
  place: (row, cell) => `line ${row}, cell ${cell}`,
  falls: (from, to) => `the total since the year began falls: ${from} → ${to}`,
  submission: (unit, day) => `The report of ${unit} counts as received on ${day}`,
  remarkNew: { difficulty: 'Difficulties', proposal: 'Proposals' },
  taskStates: { not_started: 'not started', in_progress: 'in progress', done: 'done', paused: 'paused' },
  taskState: (task, state, result) => `Task ${task}: ${state}${result === '' ? '' : ` – ${result}`}`,

  askWrite: (fresh, changed, files) => {
    const what = [
      ...(fresh > 0 ? [`record ${plural(fresh, 'new figure')}`] : []),
      ...(changed > 0 ? [`replace ${plural(changed, 'figure')}`] : []),
    ];
    const words = what.length === 0 ? 'record the contents' : what.join(' and ');
    return `${capital(words)} of ${plural(files, 'file')}?`;
  },
  dryRun: 'Preview only: nothing has been written.',
  written: (file, fresh, changed) =>
    `Recorded ${visible(file)}: ${plural(fresh, 'new figure')}, ${changed} changed.`,
  unchanged: (file) => `${visible(file)}: nothing changes, all its figures are there already.`,
  refused: (file, errors) =>
    `Not imported: ${visible(file)}, ${plural(errors, 'error')}; nothing of this file was written.`,
  skippedFile: (file) => `Skipped ${visible(file)}.`,
  errorsWritten: (path) => `List of errors written: ${visible(path)}`,
  needYes: 'Add --yes (or --reason "why") to agree to replacing figures and to what is listed.',
  progress: { read: 'reading', check: 'checking', write: 'writing' },

  formWritten: (unit, path) => `Form of ${unit} written: ${visible(path)}`,
  formUnchanged: (unit, path) => `The form of ${unit} is unchanged: ${visible(path)}`,
  formNothing: (unit, period) => `${unit} has no indicator to report for ${period}.`,

  inspectFile: (file, kind) => `${visible(file)}: ${kind}`,
  sheetLine: (name, rows, cells) =>
    `Sheet “${visible(name)}”: ${plural(rows, 'row')}, ${plural(cells, 'cell')} with something in`,
  csvLine: (rows, cells) => `${plural(rows, 'row')}, ${plural(cells, 'cell')} with something in`,
  hiddenSheet: 'hidden sheet',
  headingRow: (row) => `Heading row: ${row}`,
  noHeading: 'No heading row of a table of figures found.',
  columnIs: (letter, heading, meaning) => `  ${letter}: “${heading}” – ${meaning}`,
  notUsed: 'not used',
  doubts: 'Worth a look:',
  formula: (formula) => `formula =${formula}`,
  uncomputed: 'without a result',
  cells: 'The first cells:',
  cellHead: 'Cell',
  cellKind: 'Kind',
  cellValue: 'Value',
  cellMore: 'Details',
  cellKinds: {
    text: 'text',
    number: 'number',
    date: 'date',
    boolean: 'true/false',
    error: 'error',
    blank: 'blank',
  },

  errorList: {
    sheet: 'Errors',
    title: (file) => `ERRORS OF THE FILE ${visible(file)}`,
    head: { row: 'Line', cell: 'Cell', value: 'Value', error: 'Error', fix: 'What to do', file: 'File' },
  },
};
