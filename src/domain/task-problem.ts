/** What is refused about tasks and the figures that follow from them. Part of the problems of `problem.ts`. */

/** The columns of a table of tasks (DOMAIN 5.1). */
export type TaskColumn =
  | 'number'
  | 'code'
  | 'content'
  | 'group'
  | 'field'
  | 'unit'
  | 'with'
  | 'leader'
  | 'due'
  | 'product'
  | 'authority'
  | 'basis'
  | 'indicators'
  | 'state'
  | 'percent'
  | 'done'
  | 'assigned'
  | 'source'
  | 'note';

interface Known {
  readonly code: string;
  readonly name: string;
}

/** A figure in a message, as in `problem.ts`. */
interface Facts {
  readonly kind: 'ratio' | 'value' | 'no_cases' | 'milestone';
  readonly numerator?: string;
  readonly denominator?: string;
}

export interface TaskProblems {
  // 2: wrong usage
  percent_unreadable: { readonly text: string };
  // 3: data refused
  task_unfit: { readonly task: Known; readonly wants: 'TW' | 'science' };
  /** What was recorded as settled is changed: a task that is done or dropped, a tick, a step. */
  task_reason_needed: {
    readonly task: Known;
    readonly what: 'state' | 'tick' | 'step';
    readonly state: 'not_started' | 'in_progress' | 'done' | 'paused' | 'dropped';
    readonly day: string;
  };
  computed_over: { readonly indicator: Known; readonly unit: Known; readonly computed: Facts };
  computed_kept: { readonly indicator: Known; readonly unit: Known; readonly period: string };
  tasks_not_found: {
    readonly file: string;
    readonly sheet: string | null;
    readonly missing: readonly TaskColumn[];
  };
  tasks_elsewhere: { readonly file: string };
  task_lacks: { readonly column: TaskColumn };
  task_twice: { readonly first: number };
  tasks_unconfirmed: { readonly file: string; readonly changed: number };
  // 4: not found
  task_not_found: { readonly text: string; readonly nearest: readonly Known[] };
  task_ambiguous: { readonly text: string; readonly candidates: readonly Known[] };
}

export const TASK_PROBLEM_CODES: {
  readonly [K in keyof TaskProblems]: { readonly code: string; readonly exit: number };
} = {
  percent_unreadable: { code: 'E231', exit: 2 },
  task_unfit: { code: 'E371', exit: 3 },
  task_reason_needed: { code: 'E372', exit: 3 },
  computed_over: { code: 'E373', exit: 3 },
  computed_kept: { code: 'E374', exit: 3 },
  tasks_not_found: { code: 'E375', exit: 3 },
  tasks_elsewhere: { code: 'E376', exit: 3 },
  task_lacks: { code: 'E377', exit: 3 },
  task_twice: { code: 'E378', exit: 3 },
  tasks_unconfirmed: { code: 'E379', exit: 3 },
  task_not_found: { code: 'E421', exit: 4 },
  task_ambiguous: { code: 'E422', exit: 4 },
};
