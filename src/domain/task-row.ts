/** One row of a list of tasks: its units found, its days read, the words of its deadline kept. */
import { isDay, parseDay, type Day } from './day.ts';
import { placeIn, type IncomingCell, type PlacedProblem } from './incoming.ts';
import { search, searchKey, tidy, type Search } from './names.ts';
import type { Task, UnitAt } from './plan.ts';
import { KpiError, type Named, type Problem } from './problem.ts';
import type { WorkState } from './task-log.ts';
import { impossibleDayIn } from './task-deadline.ts';
import { deadlineOf } from './task-occurrence.ts';
import type { TaskColumn } from './task-problem.ts';
import type { IncomingTask, TaskNote } from './task-table.ts';
import { sourceOf, stateOf } from './task-words.ts';

/** What the file says of a task; facts that it does not say are absent. */
export type ReadTask = Omit<Partial<Task>, 'code'> &
  Pick<Task, 'content' | 'unit'> & {
    readonly code: string | null;
    readonly standing: {
      readonly state: WorkState | undefined;
      readonly percent: number | null;
      readonly on: Day | null;
      readonly note: string | null;
    } | null;
  };

export interface ReadRow {
  /** Null where something is wrong with it. */
  readonly task: ReadTask | null;
  readonly notes: readonly TaskNote[];
  readonly faults: readonly PlacedProblem[];
}

const LONGEST = 500;
const LONGEST_CONTENT = 4000;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

/** «Các cơ quan, đơn vị»: everybody, and no unit of the plan. */
const EVERYBODY =
  /^(?:tat ca )?(?:cac|moi) (?:co quan|don vi|phong|ban|nganh)(?: (?:co quan|don vi|phong|ban|nganh|chuyen mon|lien quan|thuoc|cua|tren|dia ban|xa))*$/u;

interface Known {
  readonly units: readonly UnitAt[];
  readonly year: number;
}

/** What is read of a row gathers its notes and faults here. */
interface Reading extends Known {
  readonly incoming: IncomingTask;
  readonly notes: TaskNote[];
  readonly faults: PlacedProblem[];
}

export function readTaskRow(incoming: IncomingTask, known: Known): ReadRow {
  const reading: Reading = { ...known, incoming, notes: [], faults: [] };
  const content = needed(reading, 'content');
  const lead = leadOf(reading);
  const support = supportOf(reading, lead?.with ?? []);
  const code = codeOf(reading);
  const due = dueOf(reading);
  const facts = Object.fromEntries(
    (['field', 'leader', 'product', 'authority', 'indicators', 'basis'] as const).flatMap((column) => {
      const text = textOf(reading, column);
      return text === null ? [] : [[column, text] as const];
    }),
  );
  const group = textOf(reading, 'group') ?? incoming.group?.slice(0, LONGEST) ?? null;
  const assigned = dayIn(reading, 'assigned');
  const source = sourceOf(incoming.cells.source?.text ?? '');
  const standing = standingIn(reading);
  const { notes, faults } = reading;
  if (content === null || lead === null || faults.length > 0) return { task: null, notes, faults };
  return {
    notes,
    faults,
    task: {
      code,
      content,
      unit: lead.unit,
      standing,
      ...support,
      ...facts,
      ...(due === null ? {} : { due }),
      ...(group === null ? {} : { group }),
      ...(assigned === null ? {} : { assigned }),
      ...(source === undefined ? {} : { source }),
    },
  };
}

const placeOf = ({ incoming: { sheet, row } }: Reading, { column }: IncomingCell): string =>
  placeIn(sheet, row, column);

function fault(reading: Reading, problem: Problem, cell: IncomingCell | undefined): null {
  const { incoming, faults } = reading;
  faults.push({
    problem,
    row: incoming.row,
    cell: cell === undefined ? null : placeOf(reading, cell),
    text: cell?.text ?? null,
  });
  return null;
}

function note(
  reading: Reading,
  kind: TaskNote['kind'],
  cell: IncomingCell,
  text: string,
  read: string | null = null,
): void {
  reading.notes.push({ kind, text, read, row: reading.incoming.row, cell: placeOf(reading, cell) });
}

/** A text of the row, in one line; null where there is none. Too long a one is a fault. */
function textOf(reading: Reading, column: TaskColumn): string | null {
  const cell = reading.incoming.cells[column];
  const text = cell === undefined ? '' : tidy(cell.text);
  const limit = column === 'content' ? LONGEST_CONTENT : LONGEST;
  const { length } = [...text];
  if (length <= limit) return text === '' ? null : text;
  return fault(reading, { kind: 'text_too_long', option: column, length, limit }, cell);
}

/** A row without it is told by where it begins. */
function needed(reading: Reading, column: 'content' | 'unit'): string | null {
  const text = textOf(reading, column);
  if (text !== null) return text;
  const { cells } = reading.incoming;
  const tooLong = cells[column] !== undefined && tidy(cells[column].text) !== '';
  const near = cells.content ?? cells.unit ?? cells.number ?? Object.values(cells)[0];
  return tooLong ? null : fault(reading, { kind: 'task_lacks', column }, near);
}

function codeOf(reading: Reading): string | null {
  const cell = reading.incoming.cells.code;
  const text = cell === undefined ? '' : tidy(cell.text);
  if (text === '' || CODE.test(text)) return text === '' ? null : text;
  return fault(reading, { kind: 'code_unusable', text }, cell);
}

/** Words and their accents, bullets in front left out; several stand on lines or between semicolons. */
const parts = (text: string): string[] =>
  text
    .split(/[\n;]/u)
    .map((part) => tidy(part.replace(/^[\s\-+*\u2022\u2013]+/u, '')).replace(/[.,]$/u, ''))
    .filter((part) => part !== '');

const named = ({ code, name }: Named): Named => ({ code, name });

interface Lead {
  /** Null: all units. */
  readonly unit: string | null;
  /** Further leads that stand beside the first. */
  readonly with: readonly string[];
}

function leadOf(reading: Reading): Lead | null {
  const cell = reading.incoming.cells.unit;
  if (needed(reading, 'unit') === null || cell === undefined) return null;
  if (EVERYBODY.test(searchKey(cell.text))) return { unit: null, with: [] };
  const whole = unitIn(reading, cell, tidy(cell.text));
  if (whole.found === 'one') return { unit: whole.item.code, with: [] };
  const several = parts(cell.text);
  const each = (several.length > 1 ? several : parts(cell.text.replaceAll(',', ';'))).map((text) => ({
    text,
    result: unitIn(reading, cell, text),
  }));
  const units = each.flatMap(({ result }) => (result.found === 'one' ? [result.item.code] : []));
  const wrong = each.find(({ result }) => result.found !== 'one');
  const [unit, ...others] = [...new Set(units)];
  if (wrong === undefined && unit !== undefined) return { unit, with: others };
  return refuseUnit(reading, cell, each.length > 1 ? wrong : { text: tidy(cell.text), result: whole });
}

function refuseUnit(
  reading: Reading,
  cell: IncomingCell,
  wrong: { readonly text: string; readonly result: Search<UnitAt> } | undefined,
): null {
  const { text, result } = wrong ?? {
    text: tidy(cell.text),
    result: { found: 'none' as const, nearest: [] },
  };
  return fault(
    reading,
    result.found === 'several'
      ? { kind: 'unit_ambiguous', text, candidates: result.items.map(named) }
      : { kind: 'unit_not_found', text, nearest: result.found === 'none' ? result.nearest.map(named) : [] },
    cell,
  );
}

/** One that is only a part of the name is told. */
function unitIn(reading: Reading, cell: IncomingCell, text: string): Search<UnitAt> {
  const result = search(reading.units, text);
  if (result.found !== 'one') return result;
  const { code, name, aliases, otherNames } = result.item;
  const whole = [code, name, ...aliases, ...otherNames].some((word) => searchKey(word) === searchKey(text));
  if (!whole) note(reading, 'unit', cell, text, `${code} (${name})`);
  return result;
}

/** Supporting units that the plan knows, and the words of the others. */
function supportOf(reading: Reading, leads: readonly string[]): Partial<Task> {
  const cell = reading.incoming.cells.with;
  const text = textOf(reading, 'with');
  if (cell === undefined || text === null) return leads.length === 0 ? {} : { with: leads };
  const whole = search(reading.units, text);
  const pieces =
    whole.found === 'one' ? [text] : parts(cell.text).flatMap((part) => splitPart(reading, part));
  const found = pieces.map((piece) => ({ piece, result: search(reading.units, piece) }));
  const units = found.flatMap(({ result }) => (result.found === 'one' ? [result.item.code] : []));
  const words = found.flatMap(({ piece, result }) => (result.found === 'one' ? [] : [piece]));
  for (const piece of words) if (!EVERYBODY.test(searchKey(piece))) note(reading, 'partners', cell, piece);
  const all = [...new Set([...leads, ...units])];
  return { with: all, ...(words.length === 0 ? {} : { partners: words.join('; ').slice(0, LONGEST) }) };
}

/** «Phòng Kinh tế, Công an xã» is two; «Văn phòng HĐND và UBND» is one. */
function splitPart({ units }: Reading, part: string): string[] {
  if (search(units, part).found === 'one') return [part];
  return part.split(/,/u).flatMap((piece) => {
    const text = tidy(piece);
    if (text === '' || search(units, text).found === 'one') return text === '' ? [] : [text];
    const two = text.split(/ (?:v\u00e0|and|&) /u).map(tidy);
    return two.length > 1 && two.every((one) => search(units, one).found === 'one') ? two : [text];
  });
}

/** The deadline in the file's words; a date cell in those of a person. */
function dueOf(reading: Reading): string | null {
  const cell = reading.incoming.cells.due;
  if (cell === undefined) return null;
  if (cell.kind === 'date') return dayWords(cell.text);
  const text = textOf(reading, 'due');
  const impossible = impossibleDayIn(text ?? '');
  if (impossible !== undefined) return fault(reading, { kind: 'day_impossible', text: impossible }, cell);
  if (text !== null && deadlineOf({ due: text }, reading.year).kind === 'unreadable')
    note(reading, 'unreadable', cell, text);
  return text;
}

const dayWords = (text: string): string => {
  const day = text.slice(0, 10);
  return isDay(day) ? day.split('-').reverse().join('/') : text;
};

function dayIn(reading: Reading, column: 'assigned' | 'done'): Day | null {
  const cell = reading.incoming.cells[column];
  if (cell === undefined) return null;
  try {
    return parseDay(cell.kind === 'date' ? cell.text.slice(0, 10) : cell.text);
  } catch (error) {
    if (!(error instanceof KpiError)) throw error;
    note(reading, 'day', cell, tidy(cell.text));
    return null;
  }
}

function standingIn(reading: Reading): ReadTask['standing'] {
  const { state: cell, percent: share } = reading.incoming.cells;
  const state = cell === undefined ? undefined : stateOf(cell.text);
  if (cell !== undefined && state === undefined) note(reading, 'state', cell, tidy(cell.text));
  const percent = share === undefined ? null : percentIn(share);
  if (share !== undefined && percent === null) note(reading, 'state', share, tidy(share.text));
  const on = dayIn(reading, 'done');
  if (state === undefined && percent === null && on === null) return null;
  return {
    // A day on which it was done says that it was.
    state: state ?? (on === null ? undefined : 'done'),
    percent,
    on: state === undefined || state === 'done' ? on : null,
    note: textOf(reading, 'note'),
  };
}

/** `60`, `60%`, or a cell of 0.6 that is shown as 60 %. Null: no whole number from 0 to 100. */
function percentIn({ kind, text, facts }: IncomingCell): number | null {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/u.exec(tidy(text)) ?? [];
  if (whole === undefined) return null;
  const number = Number(`${whole}.${decimals === '' ? '0' : decimals}`);
  const percent = kind === 'number' && facts?.percent === true ? Math.round(number * 100) : number;
  return Number.isInteger(percent) && percent >= 0 && percent <= 100 ? percent : null;
}
