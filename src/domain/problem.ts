/**
 * What stops a command. A problem is a kind and its facts; the words live in `messages/`, once per language, and the
 * compiler refuses a kind without a sentence. What the data says many times over is a list of findings inside one problem.
 */
import { BACKUP_PROBLEM_CODES, type BackupProblems } from './backup-problem.ts';
import { BLANK_PROBLEM_CODES, type BlankProblems } from './blank-problem.ts';
import { CLOSING_PROBLEM_CODES, type ClosingProblems } from './closing-problem.ts';
import { COMPARE_PROBLEM_CODES, type CompareProblems } from './compare-problem.ts';
import { EDGE_PROBLEM_CODES, type EdgeProblems } from './edge-problem.ts';
import type { DecimalText } from './exact.ts';
import { FILE_PROBLEM_CODES, type FileProblems } from './file-problem.ts';
import { RANKING_PROBLEM_CODES, type RankingProblems } from './ranking-problem.ts';
import { TASK_PROBLEM_CODES, type TaskProblems } from './task-problem.ts';
import { UNDO_PROBLEM_CODES, type UndoProblems } from './undo-problem.ts';
import { TEMPLATE_PROBLEM_CODES, type TemplateProblems } from './template-problem.ts';

/** A thing with a code and a name, as far as a message needs it. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

/** One fault of a plan file, with its place as a JSON pointer. */
export interface PlanFault {
  readonly path: string;
  readonly fault: PlanFaultKind;
  /** The offending value or name, shortened, where it helps. */
  readonly text?: string | undefined;
  /** What would be right: a type, a limit, the allowed words. */
  readonly expected?: string | undefined;
}

export type PlanFaultKind =
  | 'type'
  | 'required'
  | 'unknown_field'
  | 'not_allowed'
  | 'pattern'
  | 'too_short'
  | 'too_long'
  | 'too_small'
  | 'too_large'
  | 'duplicate'
  | 'unknown_reference'
  | 'impossible_day'
  | 'days_reversed'
  | 'own_ancestor'
  | 'no_reporter'
  | 'percent_summed'
  | 'unit_scope_needed'
  | 'weights_sum'
  | 'other';

/** A soft finding about a figure (DESIGN 3.10): recorded only with a reason or a confirmation. */
export type SoftFinding =
  | {
      readonly kind: 'moves_much';
      readonly from: DecimalText;
      readonly to: DecimalText;
      readonly limit: DecimalText;
      readonly measure: string;
    }
  | { readonly kind: 'denominator_shrinks'; readonly from: DecimalText; readonly to: DecimalText }
  | {
      readonly kind: 'relation_broken';
      readonly left: Named;
      readonly leftPart: 'numerator' | 'denominator';
      readonly leftFigure: DecimalText;
      readonly operator: '<=' | '=';
      readonly right: Named;
      readonly rightPart: 'numerator' | 'denominator';
      readonly rightFigure: DecimalText;
    };

export interface Problems
  extends
    FileProblems,
    TemplateProblems,
    ClosingProblems,
    CompareProblems,
    TaskProblems,
    EdgeProblems,
    BlankProblems,
    RankingProblems,
    UndoProblems,
    BackupProblems {
  // 1: a fault of the program
  unexpected: { readonly detail: string };
  // 2: wrong usage
  unknown_option: { readonly text: string; readonly nearest: string | null };
  unknown_command: { readonly text: string; readonly nearest: string | null };
  argument_missing: { readonly argument: string; readonly command: string };
  excess_argument: { readonly command: string };
  option_without_value: { readonly option: string };
  choice_unknown: { readonly option: string; readonly text: string; readonly allowed: readonly string[] };
  clock_unreadable: { readonly text: string };
  subcommand_missing: { readonly command: string };
  period_unreadable: { readonly text: string };
  period_not_quarter: { readonly period: string };
  day_unreadable: { readonly text: string };
  day_impossible: { readonly text: string };
  options_conflict: { readonly first: string; readonly second: string };
  option_unfit: { readonly option: string; readonly indicator: Named };
  code_unusable: { readonly text: string };
  nothing_to_change: { readonly command: string };
  out_is_a_file: { readonly path: string };
  name_too_long: { readonly path: string };
  out_is_data: { readonly path: string };
  day_outside: { readonly option: string; readonly day: string; readonly from: string; readonly to: string };
  text_too_long: { readonly option: string; readonly length: number; readonly limit: number };
  // 3: data refused
  figure_unreadable: { readonly text: string; readonly position: number; readonly character: string };
  figure_ambiguous: { readonly text: string; readonly readings: readonly [DecimalText, DecimalText] };
  figure_too_long: { readonly text: string };
  figure_bare_percent: { readonly indicator: Named; readonly unit: Named; readonly text: string };
  figure_wrong_form: {
    readonly indicator: Named;
    readonly unit: Named;
    readonly text: string;
    readonly form: FigureForm;
  };
  figure_percent_sign: { readonly text: string; readonly measure: string };
  figure_negative: { readonly indicator: Named; readonly text: string };
  figure_not_whole: { readonly indicator: Named; readonly text: string };
  figure_over_whole: { readonly numerator: string; readonly denominator: string };
  figure_outside_percent: { readonly text: string };
  unit_not_reporter: {
    readonly unit: Named;
    readonly indicator: Named;
    readonly reporters: readonly Named[];
  };
  outside_days: {
    readonly what: 'unit' | 'indicator';
    readonly thing: Named;
    readonly from: string | null;
    readonly to: string | null;
    readonly period: string;
  };
  nothing_to_return: { readonly unit: Named; readonly period: string };
  reason_needed: { readonly from: DecimalText; readonly to: DecimalText };
  overwrite_unconfirmed: { readonly before: FigureFacts; readonly after: FigureFacts };
  soft_unconfirmed: { readonly findings: readonly SoftFinding[] };
  /** @param closing it was to be issued: nobody issues an empty form */
  report_empty: { readonly period: string; readonly unit: Named | null; readonly closing?: true };
  plan_faulty: { readonly file: string; readonly faults: readonly PlanFault[] };
  plan_unreadable: {
    readonly file: string;
    readonly why: 'too_large' | 'not_utf8' | 'not_json';
    readonly detail: string;
  };
  file_differs: { readonly path: string };
  data_file_exists: { readonly path: string };
  data_file_foreign: { readonly path: string };
  data_file_newer: { readonly path: string; readonly version: number; readonly known: number };
  milestone_without_target: { readonly indicator: Named };
  name_taken: { readonly text: string; readonly holder: Named };
  catalogue_faulty: { readonly faults: readonly PlanFault[] };
  // 4: not found
  unit_not_found: { readonly text: string; readonly nearest: readonly Named[] };
  unit_ambiguous: { readonly text: string; readonly candidates: readonly Named[] };
  indicator_not_found: { readonly text: string; readonly nearest: readonly Named[] };
  indicator_ambiguous: { readonly text: string; readonly candidates: readonly Named[] };
  section_not_found: { readonly text: string; readonly nearest: readonly Named[] };
  figure_absent: { readonly indicator: Named; readonly unit: Named; readonly period: string };
  data_file_missing: { readonly path: string };
  input_missing: { readonly path: string };
  folder_missing: { readonly path: string };
  // 5: busy, locked, not writable
  data_busy: { readonly path: string };
  output_locked: { readonly path: string };
  not_writable: { readonly path: string };
  not_readable: { readonly path: string };
  disk_full: { readonly path: string };
  disk_fault: { readonly path: string; readonly detail: string };
  // 6: damage
  data_damaged: { readonly path: string; readonly detail: string };
  // 130
  interrupted: Record<never, never>;
}

export type ProblemKind = keyof Problems;
export type Problem = { [K in ProblemKind]: { readonly kind: K } & Problems[K] }[ProblemKind];

export type FigureForm = 'pair' | 'value' | 'milestone';

/** A figure in a message: what was stored, before anybody formats it. */
export interface FigureFacts {
  readonly kind: 'ratio' | 'value' | 'no_cases' | 'milestone';
  readonly numerator?: string;
  readonly denominator?: string;
  readonly value?: string;
  readonly state?: string;
}

/** The lasting code of each problem and the exit code it leads to (DESIGN 4). Codes are never used again for another thing. */
export const PROBLEM_CODES: {
  readonly [K in ProblemKind]: { readonly code: string; readonly exit: number };
} = {
  unexpected: { code: 'E101', exit: 1 },
  unknown_option: { code: 'E201', exit: 2 },
  unknown_command: { code: 'E202', exit: 2 },
  argument_missing: { code: 'E203', exit: 2 },
  excess_argument: { code: 'E204', exit: 2 },
  option_without_value: { code: 'E205', exit: 2 },
  choice_unknown: { code: 'E206', exit: 2 },
  clock_unreadable: { code: 'E207', exit: 2 },
  subcommand_missing: { code: 'E208', exit: 2 },
  period_unreadable: { code: 'E209', exit: 2 },
  period_not_quarter: { code: 'E210', exit: 2 },
  day_unreadable: { code: 'E211', exit: 2 },
  day_impossible: { code: 'E212', exit: 2 },
  options_conflict: { code: 'E213', exit: 2 },
  code_unusable: { code: 'E214', exit: 2 },
  nothing_to_change: { code: 'E215', exit: 2 },
  out_is_a_file: { code: 'E216', exit: 2 },
  name_too_long: { code: 'E230', exit: 2 },
  option_unfit: { code: 'E217', exit: 2 },
  day_outside: { code: 'E218', exit: 2 },
  text_too_long: { code: 'E219', exit: 2 },
  out_is_data: { code: 'E220', exit: 2 },
  figure_unreadable: { code: 'E301', exit: 3 },
  figure_ambiguous: { code: 'E302', exit: 3 },
  figure_too_long: { code: 'E303', exit: 3 },
  figure_bare_percent: { code: 'E304', exit: 3 },
  figure_wrong_form: { code: 'E305', exit: 3 },
  figure_percent_sign: { code: 'E306', exit: 3 },
  figure_negative: { code: 'E307', exit: 3 },
  figure_not_whole: { code: 'E308', exit: 3 },
  figure_over_whole: { code: 'E309', exit: 3 },
  figure_outside_percent: { code: 'E310', exit: 3 },
  unit_not_reporter: { code: 'E311', exit: 3 },
  outside_days: { code: 'E312', exit: 3 },
  reason_needed: { code: 'E313', exit: 3 },
  overwrite_unconfirmed: { code: 'E314', exit: 3 },
  soft_unconfirmed: { code: 'E315', exit: 3 },
  report_empty: { code: 'E316', exit: 3 },
  plan_faulty: { code: 'E317', exit: 3 },
  plan_unreadable: { code: 'E318', exit: 3 },
  file_differs: { code: 'E319', exit: 3 },
  data_file_exists: { code: 'E320', exit: 3 },
  data_file_foreign: { code: 'E321', exit: 3 },
  data_file_newer: { code: 'E322', exit: 3 },
  name_taken: { code: 'E323', exit: 3 },
  catalogue_faulty: { code: 'E324', exit: 3 },
  milestone_without_target: { code: 'E325', exit: 3 },
  ...FILE_PROBLEM_CODES,
  ...TEMPLATE_PROBLEM_CODES,
  ...CLOSING_PROBLEM_CODES,
  ...COMPARE_PROBLEM_CODES,
  ...RANKING_PROBLEM_CODES,
  ...TASK_PROBLEM_CODES,
  ...EDGE_PROBLEM_CODES,
  ...BLANK_PROBLEM_CODES,
  ...UNDO_PROBLEM_CODES,
  ...BACKUP_PROBLEM_CODES,
  nothing_to_return: { code: 'E348', exit: 3 },
  unit_not_found: { code: 'E401', exit: 4 },
  unit_ambiguous: { code: 'E402', exit: 4 },
  indicator_not_found: { code: 'E403', exit: 4 },
  indicator_ambiguous: { code: 'E404', exit: 4 },
  section_not_found: { code: 'E405', exit: 4 },
  figure_absent: { code: 'E406', exit: 4 },
  data_file_missing: { code: 'E407', exit: 4 },
  input_missing: { code: 'E408', exit: 4 },
  folder_missing: { code: 'E409', exit: 4 },
  data_busy: { code: 'E501', exit: 5 },
  output_locked: { code: 'E502', exit: 5 },
  not_writable: { code: 'E503', exit: 5 },
  not_readable: { code: 'E504', exit: 5 },
  disk_full: { code: 'E505', exit: 5 },
  disk_fault: { code: 'E506', exit: 5 },
  data_damaged: { code: 'E601', exit: 6 },
  interrupted: { code: 'E130', exit: 130 },
};

/** Thrown where a command cannot go on. Caught once, in `main`. */
export class KpiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.kind, cause === undefined ? undefined : { cause });
    this.name = 'KpiError';
    this.problem = problem;
  }
}

/** Throws a problem; reads as a sentence where it stands: `refuse({ kind: ... })`. */
export function refuse(problem: Problem): never {
  throw new KpiError(problem);
}
