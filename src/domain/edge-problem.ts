/** What is refused where the program meets its surroundings: schedulers, shells. Part of the problems of `problem.ts`. */

export interface EdgeProblems {
  // 2: wrong usage
  time_unreadable: { readonly text: string };
  // 3: data refused
  /** A line of a scheduler cannot hold it. */
  path_unfit: {
    readonly path: string;
    readonly format: string;
    readonly why: 'control' | 'quote' | 'length';
  };
}

export const EDGE_PROBLEM_CODES: {
  readonly [K in keyof EdgeProblems]: { readonly code: string; readonly exit: number };
} = {
  time_unreadable: { code: 'E240', exit: 2 },
  path_unfit: { code: 'E399', exit: 3 },
};
