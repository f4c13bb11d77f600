/** A list of tasks as a file brings it, before anything is looked up. */
import type { FileNote } from './file-note.ts';
import type { IncomingCell, PlacedProblem } from './incoming.ts';
import type { TaskColumn } from './task-problem.ts';

export type TaskCells = Partial<Record<TaskColumn, IncomingCell>>;

export interface IncomingTask {
  readonly sheet: string;
  readonly row: number;
  readonly cells: TaskCells;
  /** The group row above it; null: there is none. */
  readonly group: string | null;
  /** What codes of this list begin with, where the file gives none: `PL1`. */
  readonly prefix: string;
}

/** What is worth saying of a list of tasks without refusing it. */
export interface TaskNote {
  readonly kind: 'unreadable' | 'partners' | 'unit' | 'state' | 'day' | 'guide';
  readonly text: string;
  /** How it was read, where it was. */
  readonly read: string | null;
  readonly row: number;
  readonly cell: string;
}

export interface IncomingTasks {
  readonly sheets: readonly { readonly name: string; readonly headingRow: number }[];
  readonly tasks: readonly IncomingTask[];
  readonly notes: readonly TaskNote[];
  readonly fileNotes: readonly FileNote[];
  readonly faults: readonly PlacedProblem[];
}
