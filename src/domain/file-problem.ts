/** What makes a file that people sent in be refused, as a whole or in one place. Part of the problems of `problem.ts`. */
/** What a file is that is neither a table nor a form. */
export type ForeignKind =
  | 'xls'
  | 'encrypted'
  | 'html'
  | 'xml_spreadsheet'
  | 'ods'
  | 'xlsb'
  | 'docx'
  | 'pptx'
  | 'pdf'
  | 'image'
  | 'zip'
  | 'archive'
  | 'sqlite'
  | 'json'
  | 'lock'
  | 'binary';

/** How a file is damaged: it ends too early, a checksum disagrees, its XML is broken, a part is missing, and so on. */
export type Damage =
  'cut_off' | 'checksum' | 'xml' | 'part_missing' | 'part_encoding' | 'doctype' | 'structure';

/** What there is too much of. */
export type Bulk =
  'file' | 'unpacked' | 'ratio' | 'parts' | 'part' | 'sheets' | 'rows' | 'columns' | 'cells' | 'cell';

/** The columns of a free table (DESIGN 5.1). */
export type TableColumn =
  | 'unit'
  | 'unitName'
  | 'indicator'
  | 'indicatorName'
  | 'year'
  | 'quarter'
  | 'period'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'note'
  | 'source';

export interface FileProblems {
  // 3: the file as a whole
  file_empty: { readonly file: string };
  file_foreign: { readonly file: string; readonly found: ForeignKind };
  /** @param where a part, a line or a place inside the file; `''` where there is none */
  file_damaged: { readonly file: string; readonly damage: Damage; readonly where: string };
  file_too_big: { readonly file: string; readonly what: Bulk; readonly limit: number };
  encoding_unreadable: {
    readonly file: string;
    readonly encoding: string | null;
    readonly row: number | null;
  };
  quote_unclosed: { readonly file: string; readonly row: number };
  table_not_found: {
    readonly file: string;
    readonly sheet: string | null;
    readonly missing: readonly TableColumn[];
  };
  heading_twice: { readonly heading: string; readonly first: string; readonly second: string };
  table_empty: { readonly file: string };
  marks_conflict: {
    readonly comma: { readonly row: number; readonly text: string };
    readonly dot: { readonly row: number; readonly text: string };
  };
  form_foreign: {
    readonly what: 'plan' | 'period' | 'version';
    readonly expected: string;
    readonly found: string;
  };
  form_blank: { readonly file: string };
  form_altered: { readonly cell: string; readonly expected: string };
  // 3: one place in it
  cell_error: { readonly text: string };
  cell_uncomputed: { readonly formula: string };
  cell_type: { readonly found: 'boolean' | 'date'; readonly text: string; readonly column: TableColumn };
  row_lacks: { readonly column: TableColumn };
  row_surplus: { readonly text: string };
  figure_split: { readonly first: string; readonly second: string };
  figure_twice: {
    readonly first: { readonly row: number; readonly text: string };
    readonly second: { readonly row: number; readonly text: string };
  };
  period_doubtful: { readonly text: string; readonly calendar: string; readonly window: string };
  columns_disagree: { readonly first: string; readonly second: string };
  task_state_unknown: { readonly text: string };
  // 4: not found
  evidence_absent: { readonly text: string };
  evidence_ambiguous: { readonly text: string; readonly hashes: readonly string[] };
  folder_holds_no_file: { readonly path: string };
}

export type FileProblemKind = keyof FileProblems;

export const FILE_PROBLEM_CODES: {
  readonly [K in FileProblemKind]: { readonly code: string; readonly exit: number };
} = {
  file_empty: { code: 'E326', exit: 3 },
  file_foreign: { code: 'E327', exit: 3 },
  file_damaged: { code: 'E328', exit: 3 },
  file_too_big: { code: 'E329', exit: 3 },
  encoding_unreadable: { code: 'E330', exit: 3 },
  quote_unclosed: { code: 'E331', exit: 3 },
  table_not_found: { code: 'E332', exit: 3 },
  heading_twice: { code: 'E333', exit: 3 },
  table_empty: { code: 'E334', exit: 3 },
  marks_conflict: { code: 'E335', exit: 3 },
  cell_error: { code: 'E336', exit: 3 },
  cell_uncomputed: { code: 'E337', exit: 3 },
  cell_type: { code: 'E338', exit: 3 },
  row_lacks: { code: 'E339', exit: 3 },
  row_surplus: { code: 'E340', exit: 3 },
  figure_twice: { code: 'E341', exit: 3 },
  period_doubtful: { code: 'E342', exit: 3 },
  form_foreign: { code: 'E343', exit: 3 },
  form_altered: { code: 'E344', exit: 3 },
  columns_disagree: { code: 'E345', exit: 3 },
  task_state_unknown: { code: 'E346', exit: 3 },
  form_blank: { code: 'E347', exit: 3 },
  figure_split: { code: 'E349', exit: 3 },
  evidence_absent: { code: 'E410', exit: 4 },
  folder_holds_no_file: { code: 'E411', exit: 4 },
  evidence_ambiguous: { code: 'E412', exit: 4 },
};
