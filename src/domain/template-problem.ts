/** What makes a form of the province be refused. Part of the problems of `problem.ts`. */

/** A placeholder that cannot be filled as it stands. */
export interface TemplateFault {
  /** `Biểu 1!C7` */
  readonly cell: string;
  /** As it stands there; the whole text where braces are left over. */
  readonly text: string;
  /**
   * `unclosed`: repeated rows begin or end alone. `occupied`: a row drawn ahead holds something where it is to be filled.
   * `formula`: a formula that other cells share cannot be written over.
   */
  readonly fault: 'unknown' | 'doubtful' | 'braces' | 'unclosed' | 'occupied' | 'formula';
  /** The nearest right ones, without braces. */
  readonly nearest: readonly string[];
}

/** What the clerk has to decide of a form, and what to type for it. */
export interface FormQuestion {
  /** A row, a column, or the cells in question: `Biểu 1!7`. */
  readonly places: readonly string[];
  readonly asks: 'indicator' | 'row' | 'column' | 'heading' | 'measure';
  /** The row's text, the indicator's name or the field, and the measure of the form. */
  readonly text: string;
  readonly measures?: readonly [own: string, asked: string];
  /** Each a word for the command line: `--map "Biểu 1!7=phu-song-5g"`. */
  readonly answers: readonly string[];
}

export interface TemplateProblems {
  // 3: data refused
  /** @param why it is no workbook; it asks for nothing; its zip is of a kind that cannot be changed in place */
  template_unfit: { readonly file: string; readonly why: 'not_xlsx' | 'asks_nothing' | 'zip' };
  template_faulty: { readonly file: string; readonly faults: readonly TemplateFault[] };
  /** More rows are needed than the province drew. */
  template_rows: {
    readonly file: string;
    readonly place: string;
    readonly rows: 'indicators' | 'units' | 'tasks';
    readonly drawn: number;
    readonly needed: number;
  };
  form_unclear: { readonly file: string; readonly questions: readonly FormQuestion[] };
  /** Nothing in it was recognised. */
  form_unknown: { readonly file: string; readonly tables: number };
  form_unconfirmed: { readonly name: string; readonly what: 'learn' | 'forget' };
  /** What was typed after `--map` or `--skip` names no row, column or cell of the form. */
  map_unreadable: {
    readonly text: string;
    readonly why: 'form' | 'sheet' | 'which_sheet' | 'field' | 'outside';
    readonly nearest: readonly string[];
  };
  // 4: not found
  template_missing: { readonly text: string; readonly names: readonly string[] };
}

export const TEMPLATE_PROBLEM_CODES: {
  readonly [K in keyof TemplateProblems]: { readonly code: string; readonly exit: number };
} = {
  template_unfit: { code: 'E361', exit: 3 },
  template_faulty: { code: 'E362', exit: 3 },
  template_rows: { code: 'E363', exit: 3 },
  form_unclear: { code: 'E364', exit: 3 },
  form_unknown: { code: 'E365', exit: 3 },
  form_unconfirmed: { code: 'E366', exit: 3 },
  map_unreadable: { code: 'E367', exit: 3 },
  template_missing: { code: 'E420', exit: 4 },
};
