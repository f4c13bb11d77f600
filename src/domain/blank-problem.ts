/** What is refused when the reason of a blank is written. Part of the problems of `problem.ts`. */
interface Known {
  readonly code: string;
  readonly name: string;
}

export interface BlankProblems {
  // 3: data refused
  blank_has_figure: { readonly indicator: Known; readonly unit: Known; readonly period: string };
  blank_not_owed: { readonly indicator: Known; readonly unit: Known; readonly period: string };
}

export const BLANK_PROBLEM_CODES: {
  readonly [K in keyof BlankProblems]: { readonly code: string; readonly exit: number };
} = {
  blank_has_figure: { code: 'E383', exit: 3 },
  blank_not_owed: { code: 'E384', exit: 3 },
};
