/** What is refused when the ledger is read and when something is taken back. Part of the problems of `problem.ts`. */
export interface UndoProblems {
  // 2: wrong usage
  days_reversed: { readonly from: string; readonly to: string };
  number_unreadable: { readonly option: string; readonly text: string };
  // 4: not found
  action_absent: { readonly text: string; readonly last: number };
}

export const UNDO_PROBLEM_CODES: {
  readonly [K in keyof UndoProblems]: { readonly code: string; readonly exit: number };
} = {
  days_reversed: { code: 'E238', exit: 2 },
  number_unreadable: { code: 'E239', exit: 2 },
  action_absent: { code: 'E426', exit: 4 },
};
