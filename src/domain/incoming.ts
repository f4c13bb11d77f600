/** Figures as a file brings them, before they are looked up and read: rows of cells whose columns are known. */
import type { FileNote, PlacedNote } from './file-note.ts';
import type { TableColumn } from './file-problem.ts';
import type { Problem } from './problem.ts';
import type { Quarter } from './period.ts';
import type { RemarkKind, TaskState } from './submission.ts';

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'blank';

/** A cell as it lay in the file; the same shape as a reader gives it. */
export interface IncomingCell {
  readonly column: number;
  readonly kind: CellKind;
  readonly text: string;
  readonly facts?: {
    readonly formula?: string;
    readonly uncomputed?: true;
    readonly format?: string;
    readonly percent?: true;
    readonly merged?: string;
  };
}

export interface IncomingRow {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<TableColumn, IncomingCell>>>;
  /** In a form: declared with the «không phát sinh» choice. */
  readonly noCases?: boolean;
  /** In a form: the document of a milestone. */
  readonly document?: string;
}

/** A problem with its place in the file. */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly row: number | null;
  readonly cell: string | null;
  readonly text: string | null;
}

/** The figures of one file. */
export interface Incoming {
  readonly kind: 'table' | 'form';
  /** `''` in a csv file. */
  readonly sheet: string;
  readonly headingRow: number;
  readonly rows: readonly IncomingRow[];
  /** Rows without a figure that have a note: perhaps it says why there is none. */
  readonly blanks: readonly IncomingRow[];
  readonly notes: readonly PlacedNote[];
  readonly faults: readonly PlacedProblem[];
  /** What a form brings beside figures; null for a table. */
  readonly form: IncomingForm | null;
}

export interface IncomingForm {
  readonly plan: string;
  readonly unit: string;
  readonly quarter: Quarter;
  /** Nobody has saved it since it was made. */
  readonly untouched: boolean;
  readonly tasks: readonly {
    readonly task: string;
    readonly row: number;
    readonly cell: string;
    /** A state, or the words that are none. */
    readonly state: TaskState | { readonly unknown: string } | null;
    readonly result: string | null;
  }[];
  readonly remarks: Readonly<Record<RemarkKind, string | null>>;
}

/** The place of a cell as a person looks for it: `Số liệu!E5`, in a csv file `E5`. */
export function placeIn(sheet: string, row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return sheet === '' ? `${letters}${row}` : `${sheet}!${letters}${row}`;
}

export const placed = (
  problem: Problem,
  sheet: string,
  row: number,
  cell: IncomingCell | undefined,
): PlacedProblem => ({
  problem,
  row,
  cell: cell === undefined ? null : placeIn(sheet, row, cell.column),
  text: cell?.text ?? null,
});

export const noted = (note: FileNote, row: number | null = null, cell: string | null = null): PlacedNote => ({
  note,
  row,
  cell,
});
