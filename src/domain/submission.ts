/** What a unit sends in for a quarter beside its figures: that it came, its words, and how its tasks stand. */
import type { Day } from './day.ts';
import type { SourceFile } from './observation.ts';
import type { Quarter } from './period.ts';

/** Who wrote it down and from what. */
interface Entered {
  readonly unit: string;
  readonly quarter: Quarter;
  readonly revision: number;
  /** The file it came in with; null: typed by hand. */
  readonly file: SourceFile | null;
  readonly by: string;
  /** ISO instant, UTC. */
  readonly at: string;
}

/** A unit's report came in, or was sent back to be put right (yêu cầu chỉnh lý). */
export interface Submission extends Entered {
  readonly state: 'received' | 'returned';
  readonly on: Day;
  /** Why it was sent back. */
  readonly reason: string | null;
}

/** Difficulties (khó khăn, vướng mắc), or proposals (kiến nghị, đề xuất). */
export type RemarkKind = 'difficulty' | 'proposal';
export const REMARK_KINDS: readonly RemarkKind[] = ['difficulty', 'proposal'];

export interface Remark extends Entered {
  readonly kind: RemarkKind;
  /** `''`: taken back. */
  readonly text: string;
}

export type TaskState = 'not_started' | 'in_progress' | 'done' | 'paused';
export const TASK_STATES: readonly TaskState[] = ['not_started', 'in_progress', 'done', 'paused'];

/** How a task stood for a unit in a quarter, in the unit's words. */
export interface TaskReport extends Entered {
  readonly task: string;
  readonly state: TaskState | null;
  readonly result: string | null;
}

/** Why a unit has no figure where it owes one, in its own words. It shows as long as none is in force. */
export interface StatedBlank extends Entered {
  readonly indicator: string;
  /** `''`: taken back. */
  readonly reason: string;
}

/** What comes in is written without what the data file adds by itself. */
export type Fresh<T extends Entered> = Omit<T, 'revision' | 'file' | 'by' | 'at'>;

export const NO_WORDS: UnitWords = { submissions: [], remarks: [], taskReports: [], blankReasons: [] };

/** All that units sent in for a quarter beside figures: every coming and going, of the rest the last revision. */
export interface UnitWords {
  readonly submissions: readonly Submission[];
  readonly remarks: readonly Remark[];
  readonly taskReports: readonly TaskReport[];
  readonly blankReasons: readonly StatedBlank[];
}
