/** Finds lists of tasks in a file (Phụ lục I, II): heading rows, groups, and the rows that are tasks. */
import { placeIn, type PlacedProblem } from '../domain/incoming.ts';
import { searchKey, tidy } from '../domain/names.ts';
import { refuse, type Problem } from '../domain/problem.ts';
import type { IncomingTask, IncomingTasks, TaskCells, TaskNote } from '../domain/task-table.ts';
import type { TaskColumn } from '../domain/task-problem.ts';
import type { ForeignCell, ForeignFile, ForeignRow, ForeignSheet } from './foreign-file.ts';
import { taskHeadingOf } from './task-headings.ts';

const HEADING_WITHIN = 200;
const NEEDED: readonly TaskColumn[] = ['content', 'unit'];

const columnsIn = ({ cells }: Pick<ForeignRow, 'cells'>): ReadonlyMap<number, TaskColumn> => {
  const columns = new Map<number, TaskColumn>();
  for (const { column, kind, text } of cells) {
    const meaning = kind === 'text' ? taskHeadingOf(text) : undefined;
    if (meaning !== undefined) columns.set(column, meaning);
  }
  return columns;
};

const lacking = (columns: ReadonlyMap<number, TaskColumn>): TaskColumn[] => {
  const there = new Set(columns.values());
  return NEEDED.filter((column) => !there.has(column));
};

interface Heading {
  /** The last of its rows. */
  readonly number: number;
  /** The cells that say what the columns are. */
  readonly cells: readonly ForeignCell[];
}

/** One row, or two where «Chủ trì» and «Phối hợp» stand below «Đơn vị thực hiện». */
function headingRowOf({ rows }: ForeignSheet): Heading | undefined {
  for (const [index, row] of rows.slice(0, HEADING_WITHIN).entries()) {
    const heading = withRowBelow(row, rows[index + 1]);
    if (lacking(columnsIn(heading)).length === 0) return heading;
  }
  return undefined;
}

function withRowBelow(row: ForeignRow, below: ForeignRow | undefined): Heading {
  const second = (below?.cells ?? []).filter(({ text }) => tidy(text) !== '');
  const divides =
    below?.number === row.number + 1 &&
    second.length > 0 &&
    second.every(({ kind, text }) => kind === 'text' && taskHeadingOf(text) !== undefined);
  if (!divides || columnsIn(row).size === 0) return row;
  const above = row.cells.filter(({ column }) => !second.some((cell) => cell.column === column));
  return { number: below.number, cells: [...above, ...second].toSorted((a, b) => a.column - b.column) };
}

/** Whether the file has a list of tasks: its content and who does it. */
export const hasTasks = ({ sheets }: ForeignFile): boolean =>
  sheets.some((sheet) => !sheet.hidden && headingRowOf(sheet) !== undefined);

/**
 * @param name the file's, for messages
 * @throws KpiError tasks_not_found, heading_twice, table_empty
 */
export function readTasks(file: ForeignFile, name: string): IncomingTasks {
  const visible = file.sheets.filter(({ hidden }) => !hidden);
  const lists = visible.flatMap((sheet) => {
    const heading = headingRowOf(sheet);
    return heading === undefined ? [] : [{ sheet, heading }];
  });
  if (lists.length === 0) {
    const rows = visible[0]?.rows.slice(0, HEADING_WITHIN) ?? [];
    const none: ReadonlyMap<number, TaskColumn> = new Map();
    const closest = rows.map(columnsIn).reduce((best, one) => (one.size > best.size ? one : best), none);
    refuse({
      kind: 'tasks_not_found',
      file: name,
      sheet: visible[0]?.name ?? null,
      missing: lacking(closest),
    });
  }
  const read = lists.map(({ sheet, heading }) => readSheet(sheet, heading));
  const others = visible.filter((sheet) => !lists.some((one) => one.sheet === sheet));
  const tasks = read.flatMap((one) => one.tasks);
  const faults = read.flatMap((one) => one.faults);
  if (tasks.length === 0 && faults.length === 0) refuse({ kind: 'table_empty', file: name });
  return {
    sheets: lists.map(({ sheet, heading }) => ({ name: sheet.name, headingRow: heading.number })),
    tasks,
    notes: read.flatMap((one) => one.notes),
    fileNotes: [
      ...file.notes,
      ...(others.length === 0
        ? []
        : [
            {
              kind: 'other_sheets' as const,
              used: lists.map(({ sheet }) => sheet.name).join(', '),
              sheets: others.map((sheet) => sheet.name),
            },
          ]),
    ],
    faults,
  };
}

interface Reading {
  readonly tasks: IncomingTask[];
  readonly notes: TaskNote[];
  readonly faults: PlacedProblem[];
}

function readSheet(sheet: ForeignSheet, heading: Heading): Reading {
  const columns = columnsIn(heading);
  holdOnce(sheet, heading);
  const prefix = prefixOf(sheet, heading);
  const reading: Reading = { tasks: [], notes: [], faults: [] };
  const tall = new Map<TaskColumn, { readonly cell: ForeignCell; readonly last: number }>();
  let group: { readonly text: string; readonly row: ForeignRow; used: boolean } | null = null;
  let signed = false;
  for (const row of sheet.rows) {
    if (row.number <= heading.number) continue;
    const own = cellsOf(row, columns);
    const counted = /\d/u.test(own.number?.text ?? '');
    signed ||= !counted && signs(row);
    if (signed && !counted) {
      if (wordsOf(row) !== '') noteLine(reading, sheet, row, wordsOf(row));
      continue;
    }
    const text = groupIn(row, own, columns);
    if (text !== null) {
      if (group?.used === false) noteLine(reading, sheet, group.row, group.text);
      group = { text, row, used: false };
      tall.clear();
      continue;
    }
    if (Object.keys(own).length === 0 || repeats(own) || isCounting(own)) continue;
    const cells: TaskCells = { ...own };
    for (const [column, { cell, last }] of tall) if (row.number <= last) cells[column] ??= cell;
    for (const [column, cell] of Object.entries(own) as [TaskColumn, ForeignCell][]) {
      const last = lastMergedRow(cell);
      if (last > row.number && !ALONE.has(column)) tall.set(column, { cell, last });
    }
    const broken = brokenCell(own, sheet, row);
    if (broken !== null) reading.faults.push(broken);
    else if (!counted && isRemark(own)) noteLine(reading, sheet, row, wordsOf(row));
    else {
      if (group !== null) group.used = true;
      reading.tasks.push({ sheet: sheet.name, row: row.number, cells, group: group?.text ?? null, prefix });
    }
  }
  if (group?.used === false) noteLine(reading, sheet, group.row, group.text);
  return reading;
}

/** What each task has for itself, however its cells are merged. */
const ALONE: ReadonlySet<TaskColumn> = new Set([
  'number',
  'code',
  'content',
  'state',
  'percent',
  'done',
  'note',
]);

const lastMergedRow = ({ facts }: ForeignCell): number =>
  facts?.merged === undefined ? 0 : Number(/:[A-Z]+(\d+)$/u.exec(facts.merged)?.[1] ?? 0);

function cellsOf(
  row: ForeignRow,
  columns: ReadonlyMap<number, TaskColumn>,
): Partial<Record<TaskColumn, ForeignCell>> {
  const cells: Partial<Record<TaskColumn, ForeignCell>> = {};
  for (const cell of row.cells) {
    const column = columns.get(cell.column);
    if (column !== undefined && (tidy(cell.text) !== '' || cell.facts?.uncomputed === true))
      cells[column] = cell;
  }
  return cells;
}

const wordsOf = ({ cells }: ForeignRow): string =>
  cells
    .map(({ text }) => tidy(text))
    .filter((text) => text !== '')
    .join(' ');

const noteLine = (reading: Reading, sheet: ForeignSheet, row: ForeignRow, text: string): void => {
  const cell = placeIn(sheet.name, row.number, row.cells[0]?.column ?? 1);
  reading.notes.push({ kind: 'guide', text, read: null, row: row.number, cell });
};

/** `I`, `II.`, `A)`: what groups are counted by. */
const GROUP_NUMBER = /^(?:[ivx]{1,5}|[a-h])$/u;
/** `I. Chỉ đạo, điều hành` in one cell. */
const GROUP_WORDS = /^(?:[IVX]{1,5}|[A-H])[.)/ -]+\p{L}/u;

/** The words of a group row: one cell over the columns, or a Roman number and words and nothing else. */
function groupIn(
  row: ForeignRow,
  own: Partial<Record<TaskColumn, ForeignCell>>,
  columns: ReadonlyMap<number, TaskColumn>,
): string | null {
  const filled = row.cells.filter(({ text }) => tidy(text) !== '');
  const [first] = filled;
  if (first === undefined) return null;
  const number = own.number === undefined ? '' : searchKey(own.number.text);
  const others = filled.filter((cell) => cell !== own.number && cell !== own.content);
  const counted = GROUP_NUMBER.test(number) || GROUP_WORDS.test(tidy(first.text));
  if (filled.length === 1) {
    const wide = spanOf(first, columns) > 1;
    const words = first === own.number || first === own.content || wide;
    return words && (wide || counted || first === own.content) && !/^\d+$/u.test(tidy(first.text))
      ? tidy(first.text)
      : null;
  }
  if (!counted || others.length > 0) return null;
  const [mark = '', words = ''] = [own.number, own.content].map((cell) => tidy(cell?.text ?? ''));
  return `${mark.replace(/[.)]+$/u, '')}. ${words}`;
}

/** Over how many of the table's columns a cell goes. */
function spanOf({ facts, column }: ForeignCell, columns: ReadonlyMap<number, TaskColumn>): number {
  const end = /:([A-Z]+)\d+$/u.exec(facts?.merged ?? '')?.[1];
  if (end === undefined) return 1;
  const last = [...end].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
  return [...columns.keys()].filter((each) => each >= column && each <= last).length;
}

/** Where a table was printed over several pages and copied from there. */
const repeats = (cells: Partial<Record<TaskColumn, ForeignCell>>): boolean => {
  const all = Object.entries(cells);
  return all.length > 1 && all.every(([column, cell]) => taskHeadingOf(cell.text) === column);
};

/** `(1) (2) (3)` below the headings. */
const isCounting = (cells: Partial<Record<TaskColumn, ForeignCell>>): boolean => {
  const all = Object.values(cells);
  return all.length > 2 && all.every(({ text }) => /^\(?\d{1,2}\)?$/u.test(tidy(text)));
};

/** «TM. ỦY BAN NHÂN DÂN», «Nơi nhận:»: what stands below a table, whatever the column. */
const SIGNATURE = /^(?:(?:TM|KT|TL|TUQ)\.\s*\p{L}|n\u01a1i nh\u1eadn\s*:)/iu;

const signs = ({ cells }: ForeignRow): boolean => cells.some(({ text }) => SIGNATURE.test(tidy(text)));

/** Words in a row of no task. */
const isRemark = ({ number, content, unit, ...others }: TaskCells): boolean =>
  content === undefined &&
  unit === undefined &&
  Object.keys(others).length + (number === undefined ? 0 : 1) <= 1;

function brokenCell(
  cells: Partial<Record<TaskColumn, ForeignCell>>,
  sheet: ForeignSheet,
  row: ForeignRow,
): PlacedProblem | null {
  for (const cell of Object.values(cells)) {
    const problem: Problem | null =
      cell.kind === 'error'
        ? { kind: 'cell_error', text: cell.text }
        : cell.facts?.uncomputed === true
          ? { kind: 'cell_uncomputed', formula: cell.facts.formula ?? '' }
          : null;
    if (problem !== null)
      return {
        problem,
        row: row.number,
        cell: placeIn(sheet.name, row.number, cell.column),
        text: cell.text,
      };
  }
  return null;
}

/** @throws KpiError heading_twice */
function holdOnce(sheet: ForeignSheet, heading: Heading): void {
  const seen = new Map<TaskColumn, ForeignCell>();
  for (const cell of heading.cells) {
    const column = cell.kind === 'text' ? taskHeadingOf(cell.text) : undefined;
    const first = column === undefined ? undefined : seen.get(column);
    if (first !== undefined) {
      const place = (other: ForeignCell): string => placeIn(sheet.name, heading.number, other.column);
      refuse({ kind: 'heading_twice', heading: tidy(cell.text), first: place(first), second: place(cell) });
    }
    if (column !== undefined) seen.set(column, cell);
  }
}

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5' };

/** «PHỤ LỤC II» above the table, or the name of its sheet. */
function prefixOf(sheet: ForeignSheet, heading: Heading): string {
  const above = sheet.rows.filter(({ number }) => number < heading.number).map(wordsOf);
  for (const text of [...above, sheet.name]) {
    const number = /\bphu luc (?:so )?(i{1,3}|iv|v|\d{1,2})\b/u.exec(searchKey(text))?.[1];
    if (number !== undefined) return `PL${ROMAN[number] ?? number}`;
  }
  return 'NV';
}
