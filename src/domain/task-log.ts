/** What was written down of tasks: how they stand, ticks on the central system, steps of a life cycle. Append-only. */
import type { Day } from './day.ts';
import type { TaskState } from './submission.ts';

/** How a task stands by the standing office's word; `dropped`: it will not be done (Hủy, Chấm dứt). */
export type WorkState = TaskState | 'dropped';
export const WORK_STATES: readonly WorkState[] = ['not_started', 'in_progress', 'done', 'paused', 'dropped'];

interface Written {
  readonly task: string;
  readonly revision: number;
  readonly reason: string | null;
  readonly by: string;
  /** ISO instant, UTC. */
  readonly at: string;
}

export interface TaskProgress extends Written {
  /** The stretch of a recurring task (`2026Q3`, `2026-09`); `''`: the task as a whole. */
  readonly occurrence: string;
  readonly state: WorkState;
  /** 0 to 100. */
  readonly percent: number | null;
  /** Since when it stands so. */
  readonly on: Day;
  readonly document: string | null;
  readonly note: string | null;
}

/** That it was reported on theodoinq.dcs.vn. */
export interface TaskTick extends Written {
  readonly occurrence: string;
  /** Null: taken back. */
  readonly on: Day | null;
  readonly note: string | null;
}

/** A step of the life cycle of science and technology tasks (DOMAIN 5.4). */
export interface TaskStep extends Written {
  readonly step: StepCode;
  /** Payments come in rounds, each a step of its own; 1 for all others. */
  readonly round: number;
  readonly planned: Day | null;
  readonly actual: Day | null;
  readonly document: string | null;
}

export type StepCode =
  | 'proposal'
  | 'order'
  | 'selection'
  | 'assignment'
  | 'contract'
  | 'disbursement'
  | 'inspection'
  | 'acceptance'
  | 'registration'
  | 'liquidation'
  | 'transfer';

/** In the order of the life cycle; a task is either selected for or assigned directly. */
export const STEP_CODES: readonly StepCode[] = [
  'proposal',
  'order',
  'selection',
  'assignment',
  'contract',
  'disbursement',
  'inspection',
  'acceptance',
  'registration',
  'liquidation',
  'transfer',
];

/** Written without what the data file adds by itself. */
export type FreshTask<T extends Written> = Omit<T, 'revision' | 'reason' | 'by' | 'at'>;

/** All of it, each list in the order in which it was written. */
export interface TaskLog {
  readonly progress: readonly TaskProgress[];
  readonly ticks: readonly TaskTick[];
  readonly steps: readonly TaskStep[];
}

export const NO_LOG: TaskLog = { progress: [], ticks: [], steps: [] };

/** The last word on each thing, in the order in which the things were first written down. */
export function inForce<T>(entries: readonly T[], placeOf: (entry: T) => string): T[] {
  const last = new Map<string, T>();
  for (const entry of entries) last.set(placeOf(entry), entry);
  return [...last.values()];
}
