/** What stops comparing with issued versions. Part of the problems of `problem.ts`. */

/** What a workbook is that is no issued version. */
export type Likeness =
  /** A report of ours: one that was printed before its period was closed, or of a period never issued. */
  | 'draft'
  /** One unit's part of a version. */
  | 'excerpt'
  /** A report of another data file. */
  | 'other_plan'
  | 'form'
  | 'workbook'
  | 'csv';

export interface CompareProblems {
  // 4: not found
  never_issued: { readonly period: string };
  /** @param period of the draft */
  file_not_issued: { readonly file: string; readonly looks: Likeness; readonly period: string | null };
  check_code_unknown: { readonly text: string };
}

export const COMPARE_PROBLEM_CODES: {
  readonly [K in keyof CompareProblems]: { readonly code: string; readonly exit: number };
} = {
  never_issued: { code: 'E414', exit: 4 },
  file_not_issued: { code: 'E415', exit: 4 },
  check_code_unknown: { code: 'E416', exit: 4 },
};
