/** What makes a form of the province be refused. Part of the problems of `problem.ts`. */

/** A placeholder that cannot be filled as it stands. */
export interface TemplateFault {
  /** `Biểu 1!C7` */
  readonly cell: string;
  /** As it stands there; the whole text where braces are left over. */
  readonly text: string;
  readonly fault: 'unknown' | 'doubtful' | 'braces';
  /** The nearest right ones, without braces. */
  readonly nearest: readonly string[];
}

export interface TemplateProblems {
  // 3: data refused
  /** @param why it is no workbook; it asks for nothing; its zip is of a kind that cannot be changed in place */
  template_unfit: { readonly file: string; readonly why: 'not_xlsx' | 'asks_nothing' | 'zip' };
  template_faulty: { readonly file: string; readonly faults: readonly TemplateFault[] };
}

export const TEMPLATE_PROBLEM_CODES: {
  readonly [K in keyof TemplateProblems]: { readonly code: string; readonly exit: number };
} = {
  template_unfit: { code: 'E361', exit: 3 },
  template_faulty: { code: 'E362', exit: 3 },
};
