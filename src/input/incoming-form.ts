/** A filled form -> what it brings in. Rows left blank bring nothing, and are told. */
import type { PlacedNote } from '../domain/file-note.ts';
import {
  noted,
  type Incoming,
  type IncomingCell,
  type IncomingForm,
  type IncomingRow,
  type PlacedProblem,
} from '../domain/incoming.ts';
import { tidy } from '../domain/names.ts';
import { isQuarter } from '../domain/period.ts';
import { refuse } from '../domain/problem.ts';
import { NO_CASES_MARK } from '../domain/unit-form.ts';
import type { FilledEntry, FilledForm, FilledTask, FormCell } from './form.ts';
import type { ForeignFile } from './foreign-file.ts';

/** @throws KpiError form_altered when its quarter is none */
export function incomingForm(form: FilledForm, file: ForeignFile): Incoming {
  const { header, sheet } = form;
  const { plan, unit, quarter } = header;
  if (!isQuarter(quarter)) return refuse({ kind: 'form_altered', cell: '_kpi', expected: 'quarter' });
  const read = form.entries.map((entry) => readEntry(entry, unit));
  return {
    kind: 'form',
    sheet,
    headingRow: Math.min(...form.entries.map(({ row }) => row), 1),
    rows: read.flatMap(({ row }) => row ?? []),
    blanks: read.flatMap(({ blank }) => blank ?? []),
    notes: [
      ...file.notes.filter(({ kind }) => kind !== 'hidden_sheets').map((note) => noted(note)),
      ...read.flatMap(({ notes = [] }) => notes),
      ...form.strays.map(({ address, cell }) =>
        noted({ kind: 'outside_table', text: tidy(cell.text) }, null, address),
      ),
    ],
    faults: read.flatMap(({ fault }) => fault ?? []),
    form: {
      plan,
      unit,
      quarter,
      untouched: file.properties.creator !== null && file.properties.creator === file.properties.savedBy,
      tasks: form.tasks.map(taskOf),
      remarks: { difficulty: wordsIn(form.remarks.difficulty), proposal: wordsIn(form.remarks.proposal) },
    },
  };
}

interface Read {
  readonly row?: IncomingRow;
  readonly blank?: IncomingRow | null;
  readonly notes?: readonly PlacedNote[];
  readonly fault?: PlacedProblem;
}

const given = ({ cell }: FormCell): IncomingCell | undefined =>
  cell.facts?.uncomputed !== true && tidy(cell.text) === '' ? undefined : cell;

const wordsIn = ({ cell }: FormCell): string | null => cell.text.normalize('NFC').trim() || null;

function readEntry({ code, row, cells, noCases }: FilledEntry, unit: string): Read {
  const value = given(cells.value) ?? given(cells.state);
  const [numerator, denominator] = [given(cells.numerator), given(cells.denominator)];
  const mark = cells.noCases;
  if (noCases === null) {
    const problem = {
      kind: 'choice_unknown' as const,
      option: `“${NO_CASES_MARK}”`,
      text: mark.cell.text,
      allowed: [NO_CASES_MARK],
    };
    return { fault: { problem, row, cell: mark.address, text: mark.cell.text } };
  }
  const figures = [value, numerator, denominator].filter((cell) => cell !== undefined);
  const typed = figures.find((cell) => tidy(cell.text) !== '0');
  if (noCases && typed !== undefined) {
    const problem = { kind: 'columns_disagree' as const, first: NO_CASES_MARK, second: typed.text };
    return { fault: { problem, row, cell: mark.address, text: mark.cell.text } };
  }
  if (!noCases && figures.length === 0) {
    // A source without a figure has nothing to stand at; a note says why there is none.
    const words = [cells.source].filter(({ cell }) => tidy(cell.text) !== '');
    const told = words.map(({ address, cell }) =>
      noted({ kind: 'outside_table', text: tidy(cell.text) }, row, address),
    );
    const note = given(cells.note);
    return {
      notes: [noted({ kind: 'value_blank' }, row), ...told],
      blank: note === undefined ? null : { row, cells: { unit: named(unit), indicator: named(code), note } },
    };
  }
  const document = wordsIn(cells.document);
  return {
    row: {
      row,
      noCases,
      ...(document === null ? {} : { document }),
      cells: withoutGaps({
        unit: named(unit),
        indicator: named(code),
        value: noCases ? mark.cell : value,
        numerator: noCases ? undefined : numerator,
        denominator: noCases ? undefined : denominator,
        note: given(cells.note),
        source: given(cells.source),
      }),
    },
  };
}

/** Whose row it is stands in its hidden key and on the hidden sheet. */
const named = (text: string): IncomingCell => ({ column: 1, kind: 'text', text });

const withoutGaps = <K extends string, T>(cells: Readonly<Record<K, T | undefined>>): Partial<Record<K, T>> =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined)) as Partial<Record<K, T>>;

function taskOf({ code, row, state, stateCell, result }: FilledTask): IncomingForm['tasks'][number] {
  const words = wordsIn(stateCell);
  return {
    task: code,
    row,
    cell: stateCell.address,
    state: state ?? (words === null ? null : { unknown: words }),
    result: wordsIn(result),
  };
}
