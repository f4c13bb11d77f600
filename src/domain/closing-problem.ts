/** What stops closing, reopening, and writing into what is closed. Part of the problems of `problem.ts`. */

/** Who closed a period, and when. */
export interface ClosedBy {
  readonly period: string;
  readonly version: number;
  readonly by: string;
  /** The office's day, ISO. */
  readonly on: string;
}

export interface ClosingProblems {
  // 3: data refused
  /** @param closings the versions in force of the periods that the quarter belongs to */
  period_closed: { readonly quarter: string; readonly closings: readonly ClosedBy[] };
  /** How much of each is still open. */
  close_unconfirmed: {
    readonly period: string;
    readonly blanks: number;
    readonly soft: number;
    readonly owing: number;
    readonly endsOn: string | null;
  };
  /** @param closings of periods that share a quarter with it */
  not_closed: { readonly period: string; readonly closings: readonly ClosedBy[] };
  // 4: not found
  issue_absent: { readonly period: string; readonly text: string; readonly versions: readonly number[] };
}

export const CLOSING_PROBLEM_CODES: {
  readonly [K in keyof ClosingProblems]: { readonly code: string; readonly exit: number };
} = {
  period_closed: { code: 'E350', exit: 3 },
  close_unconfirmed: { code: 'E351', exit: 3 },
  not_closed: { code: 'E352', exit: 3 },
  issue_absent: { code: 'E413', exit: 4 },
};
