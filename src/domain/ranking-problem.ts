/** What is refused about the proposed ranking. Part of the problems of `problem.ts`. */
export interface RankingProblems {
  /** The internal workbook would bear the name of the report that is sent out. */
  internal_name: { readonly path: string; readonly usual: string };
  /** The unit only gathers others, or was gone by the period's last day. */
  not_ranked: { readonly unit: { readonly code: string; readonly name: string }; readonly period: string };
}

export const RANKING_PROBLEM_CODES: {
  readonly [K in keyof RankingProblems]: { readonly code: string; readonly exit: number };
} = {
  internal_name: { code: 'E380', exit: 3 },
  not_ranked: { code: 'E417', exit: 4 },
};
