/**
 * The rows that ledger entries stand for, table by table: the one place that tells the check of a table. Plan tables are
 * not here; they are replayed (`replay.ts`).
 */
import type { Cell, Row } from '../../domain/integrity.ts';
import { NAMES, OWN } from '../observation-row.ts';

export interface Told {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string | null;
  /** What the entry says: its `change`, taken apart. */
  readonly change: Readonly<Record<string, unknown>>;
}

type Facts = Readonly<Record<string, unknown>>;

interface Sealing {
  readonly table: string;
  /** A column that is not named must be null in the table. @throws anything where the entry makes no sense */
  readonly rows: (told: Told) => readonly Row[];
}

/** Facts whose column has another name. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  quarter: 'period',
  on: 'on_day',
  asOf: 'as_of',
  checkCode: 'check_code',
  letterNumber: 'letter_number',
  letterDay: 'letter_day',
};

/** One row, whose facts stand in the entry as they are. */
const oneRow = (table: string): Sealing => ({
  table,
  rows: ({ seq, at, by, change }) => [
    {
      ...Object.fromEntries(
        Object.entries(factsOf(change['new'])).map(([fact, value]) => [
          COLUMN_OF[fact] ?? fact,
          value as Cell,
        ]),
      ),
      by,
      at,
      ledger: seq,
    },
  ],
});

function factsOf(value: unknown): Facts {
  if (typeof value !== 'object' || value === null) throw new TypeError('no facts');
  return value as Facts;
}

const NOTHING = Object.fromEntries(NAMES.map((name) => [name, null])) as Row;

/** A figure that was typed. */
const figure: Sealing = {
  table: 'observation',
  rows: ({ seq, at, by, change }) => {
    const { quarter, figure: written, asOf, origin, ...facts } = factsOf(change['new']);
    const from = origin === undefined || origin === null ? {} : (origin as Row);
    return [
      {
        ...NOTHING,
        ...(facts as Row),
        ...(factsOf(written) as Row),
        ...from,
        period: quarter as string,
        as_of: asOf as Cell,
        by,
        at,
        ledger: seq,
      },
    ];
  },
};

const retraction: Sealing = {
  table: 'observation',
  rows: ({ seq, at, by, change }) => {
    const { quarter, ...facts } = factsOf(change['new']);
    return [
      { ...NOTHING, ...(facts as Row), kind: 'retraction', period: quarter as string, by, at, ledger: seq },
    ];
  },
};

/** Figures that came together. */
const figures: Sealing = {
  table: 'observation',
  rows: ({ seq, at, by, reason, change }) => {
    const {
      columns,
      figures: lines,
      file,
    } = change as {
      columns: readonly string[];
      figures: readonly (readonly Cell[])[];
      file?: number | null;
    };
    const own = new Set<string>(OWN);
    if (columns.some((column) => !own.has(column))) throw new TypeError('unknown column');
    return lines.map((line) => {
      const row: Record<string, Cell> = { ...NOTHING, reason, by, at, file: file ?? null, ledger: seq };
      columns.forEach((column, index) => (row[column] = line[index] ?? null));
      return row;
    });
  },
};

/** By the kind of entry. A kind that is not here writes no row of its own. */
export const SEALINGS: Readonly<Record<string, Sealing>> = {
  observation: figure,
  retraction,
  figures,
  file: oneRow('source_file'),
  submission: oneRow('submission'),
  remark: oneRow('remark'),
  task_report: oneRow('task_report'),
  blank_reason: oneRow('blank_reason'),
  issue: oneRow('issued_report'),
  reopening: oneRow('reopening'),
  template: oneRow('template'),
  task_progress: oneRow('task_progress'),
  task_tick: oneRow('task_tick'),
  task_step: oneRow('task_step'),
  withdrawal: oneRow('withdrawal'),
};

export const SEALED_TABLES: readonly string[] = [
  ...new Set(Object.values(SEALINGS).map(({ table }) => table)),
];
