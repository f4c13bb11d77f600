/** What is refused when the ledger is read and when something is taken back. Part of the problems of `problem.ts`. */
interface Known {
  readonly code: string;
  readonly name: string;
}

export interface UndoProblems {
  // 2: wrong usage
  days_reversed: { readonly from: string; readonly to: string };
  number_unreadable: { readonly option: string; readonly text: string };
  // 3: data refused
  undo_unable: {
    readonly number: number;
    readonly what: 'nothing' | 'plan' | 'issue' | 'reopening' | 'restore';
  };
  undo_done: { readonly number: number; readonly by: number };
  /** @param place the codes that name it */
  undo_later: { readonly number: number; readonly later: number; readonly place: readonly string[] };
  /** @param by things of the plan that refer to it; empty: rows of the history do */
  undo_referred: {
    readonly number: number;
    readonly what: 'unit' | 'indicator' | 'task';
    readonly thing: Known;
    readonly by: readonly Known[];
  };
  undo_unconfirmed: { readonly number: number; readonly places: number };
  undo_moved: { readonly number: number };
  undo_nothing: Record<never, never>;
  // 4: not found
  action_absent: { readonly text: string; readonly last: number };
}

export const UNDO_PROBLEM_CODES: {
  readonly [K in keyof UndoProblems]: { readonly code: string; readonly exit: number };
} = {
  days_reversed: { code: 'E238', exit: 2 },
  number_unreadable: { code: 'E239', exit: 2 },
  undo_unable: { code: 'E392', exit: 3 },
  undo_done: { code: 'E393', exit: 3 },
  undo_later: { code: 'E394', exit: 3 },
  undo_referred: { code: 'E395', exit: 3 },
  undo_unconfirmed: { code: 'E396', exit: 3 },
  undo_moved: { code: 'E397', exit: 3 },
  undo_nothing: { code: 'E398', exit: 3 },
  action_absent: { code: 'E426', exit: 4 },
};
