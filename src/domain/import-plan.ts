/** What a file would do to the figures in force: new, changed, the same; with all that needs a yes or a reason. */
import { blankState, lastSaid } from './blank.ts';
import type { Day } from './day.ts';
import type { DecimalText } from './exact.ts';
import type { PlacedNote } from './file-note.ts';
import type { IncomingBlank, IncomingFigure, ReadFigures } from './incoming-figures.ts';
import { noted, placed, type Incoming, type IncomingForm, type PlacedProblem } from './incoming.ts';
import { tidy } from './names.ts';
import { sameFigure, type Book, type Observation } from './observation.ts';
import type { Quarter } from './period.ts';
import type { Named, SoftFinding } from './problem.ts';
import { fallingTotal, softFindings } from './soft-limits.ts';
import type { Fresh, Remark, StatedBlank, Submission, TaskReport, UnitWords } from './submission.ts';
import { REMARK_KINDS } from './submission.ts';
import type { View } from './status.ts';

export interface PlannedFigure extends IncomingFigure {
  readonly before: Observation | null;
  /** The figure as it would be in force; null when just that is there already. */
  readonly candidate: Observation | null;
  readonly state: 'new' | 'changed' | 'same';
  /** Another figure stands in the place (a changed note alone overwrites nothing). */
  readonly overwrites: boolean;
  readonly findings: readonly SoftFinding[];
  /** A total since the year began that falls. */
  readonly falls: { readonly from: DecimalText; readonly to: DecimalText } | null;
}

/** What a form would write beside figures. */
export interface PlannedForm {
  readonly unit: string;
  readonly quarter: Quarter;
  readonly submission: Fresh<Submission> | null;
  readonly remarks: readonly { readonly fresh: Fresh<Remark>; readonly before: Remark | null }[];
  readonly tasks: readonly { readonly fresh: Fresh<TaskReport>; readonly before: TaskReport | null }[];
}

/** Why a place is left blank, where that is not known yet. */
export interface PlannedBlank {
  readonly fresh: Fresh<StatedBlank>;
  readonly before: StatedBlank | null;
}

export interface ImportPlan {
  readonly figures: readonly PlannedFigure[];
  readonly blanks: readonly PlannedBlank[];
  readonly form: PlannedForm | null;
  /** Rows that bring nothing: totals, signatures, blanks, repetitions. */
  readonly skipped: number;
  readonly notes: readonly PlacedNote[];
  readonly faults: readonly PlacedProblem[];
}

const SKIPPED: ReadonlySet<string> = new Set(['row_skipped', 'value_blank', 'same_twice']);

export function planImport(
  incoming: Incoming,
  { figures, notes, faults }: Omit<ReadFigures, 'blanks'>,
  view: View,
  book: Book,
): Omit<ImportPlan, 'form' | 'blanks'> {
  const candidates = figures.map((figure) => observationOf(figure, book));
  const after = book.with(candidates.filter((candidate) => candidate !== null));
  const nameOf = namesOf(view);
  return {
    figures: figures.map((figure, index) => {
      const candidate = candidates[index] ?? null;
      const before = book.at(figure.indicator.code, figure.unit.code, figure.quarter) ?? null;
      if (candidate === null)
        return { ...figure, before, candidate, state: 'same', overwrites: false, findings: [], falls: null };
      const same = before !== null && sameFigure(before.figure, figure.figure);
      return {
        ...figure,
        before,
        candidate,
        state: before === null ? 'new' : 'changed',
        overwrites: before !== null && !same,
        findings: same ? [] : softFindings(candidate, figure.indicator, after, view.plan, nameOf),
        falls: same ? null : fallingTotal(candidate, figure.indicator, after),
      };
    }),
    skipped: notes.filter(({ note }) => SKIPPED.has(note.kind)).length,
    notes,
    faults,
  };
}

/**
 * What a file says of its blanks.
 * @param book the figures that will be in force: a place that has one is no blank
 * @param words what is there, by quarter
 * @returns the notes tell of words that are no reason
 */
export function planBlanks(
  blanks: readonly IncomingBlank[],
  view: View,
  book: Book,
  words: (quarter: Quarter) => UnitWords,
): { readonly blanks: PlannedBlank[]; readonly notes: PlacedNote[] } {
  const seen = new Set<string>();
  const planned: PlannedBlank[] = [];
  const notes: PlacedNote[] = [];
  for (const { indicator, unit, quarter, reason, row, cell } of blanks) {
    const key = `${indicator.code} ${unit.code} ${quarter}`;
    const place = { unit: unit.code, quarter };
    if (seen.has(key) || blankState(view, indicator, place, book) !== 'blank') {
      notes.push(noted({ kind: 'outside_table', text: tidy(reason) }, row, cell));
      continue;
    }
    seen.add(key);
    const before = lastSaid(words(quarter), unit.code, indicator.code);
    if (before?.reason !== reason)
      planned.push({ fresh: { ...place, indicator: indicator.code, reason }, before });
  }
  return { blanks: planned, notes };
}

/** The figures in force once those of a file are written. */
export const bookWith = (book: Book, figures: readonly { readonly candidate: Observation | null }[]): Book =>
  book.with(figures.flatMap(({ candidate }) => candidate ?? []));

/** The figure as it would be written; null when just that is there already. A note that is not given stays. */
function observationOf(figure: IncomingFigure, book: Book): Observation | null {
  const { indicator, unit, quarter, note, source } = figure;
  const before = book.at(indicator.code, unit.code, quarter);
  const same = before !== undefined && sameFigure(before.figure, figure.figure);
  if (same && (note === null || note === before.note) && (source === null || source === before.source))
    return null;
  return {
    indicator: indicator.code,
    unit: unit.code,
    quarter,
    figure: figure.figure,
    note: note ?? before?.note ?? null,
    source: source ?? before?.source ?? null,
    asOf: same ? before.asOf : null,
    origin: null,
    revision: (before?.revision ?? 0) + 1,
    by: '',
    at: '',
    reason: null,
  };
}

function namesOf({ plan }: View): (code: string) => string {
  const names = new Map(plan.indicators.map(({ code, versions }) => [code, versions.at(-1)?.name ?? code]));
  return (code) => names.get(code) ?? code;
}

/**
 * @param words what is there for the form's quarter
 * @param received the day the form came in
 * @param sha256 of the file: the same file is not received twice
 */
export function planForm(
  form: IncomingForm,
  words: UnitWords,
  { received, sha256, brings }: { readonly received: Day; readonly sha256: string; readonly brings: boolean },
): PlannedForm {
  const { unit, quarter } = form;
  const remarks = freshRemarks(form, words);
  const tasks = freshTasks(form, words);
  const own = words.submissions.filter((submission) => submission.unit === unit);
  const returned = own.findLastIndex(({ state }) => state === 'returned');
  const known = own.slice(returned + 1).some(({ file }) => file?.sha256 === sha256);
  // Our own file as it went out is nobody's report, whatever was known already and stands in it.
  const nothing = form.untouched && !brings && remarks.length === 0 && tasks.length === 0;
  return {
    unit,
    quarter,
    submission: known || nothing ? null : { unit, quarter, state: 'received', on: received, reason: null },
    remarks,
    tasks,
  };
}

/** A box left blank says nothing, and takes nothing back. */
const freshRemarks = ({ unit, quarter, remarks }: IncomingForm, words: UnitWords): PlannedForm['remarks'] =>
  REMARK_KINDS.flatMap((kind) => {
    const text = remarks[kind];
    const before = words.remarks.find((remark) => remark.unit === unit && remark.kind === kind) ?? null;
    return text === null || text === before?.text ? [] : [{ fresh: { unit, quarter, kind, text }, before }];
  });

const freshTasks = ({ unit, quarter, tasks }: IncomingForm, words: UnitWords): PlannedForm['tasks'] =>
  tasks.flatMap(({ task, state, result }) => {
    if (typeof state === 'object' && state !== null) return [];
    const before = words.taskReports.find((report) => report.unit === unit && report.task === task) ?? null;
    const fresh = {
      unit,
      quarter,
      task,
      state: state ?? before?.state ?? null,
      result: result ?? before?.result ?? null,
    };
    const same = fresh.state === (before?.state ?? null) && fresh.result === (before?.result ?? null);
    return same ? [] : [{ fresh, before }];
  });

/** Words in the place of a task's state that are none of the four. */
export const taskFaults = ({ form, sheet }: Incoming): PlacedProblem[] =>
  (form?.tasks ?? []).flatMap(({ state, row, cell }) =>
    typeof state === 'object' && state !== null
      ? [
          {
            ...placed({ kind: 'task_state_unknown', text: state.unknown }, sheet, row, undefined),
            cell,
            text: state.unknown,
          },
        ]
      : [],
  );

/** A form in which nothing was written: no figure, no words, no state, and nothing that is wrong. */
export const isBlankForm = ({ form, rows, blanks, faults }: Incoming): boolean =>
  form !== null &&
  rows.length === 0 &&
  blanks.length === 0 &&
  faults.length === 0 &&
  REMARK_KINDS.every((kind) => form.remarks[kind] === null) &&
  form.tasks.every(({ state, result }) => state === null && result === null);

type Written = Pick<ImportPlan, 'figures' | 'blanks' | 'form'>;

/** Whether carrying out the plan would write anything. */
export const writesAnything = ({ figures, blanks, form }: Written): boolean =>
  figures.some(({ state }) => state !== 'same') ||
  blanks.length > 0 ||
  (form !== null && (form.submission !== null || form.remarks.length > 0 || form.tasks.length > 0));

/** The quarters that carrying out the plan would write into, in time order. */
export const quartersWritten = ({ figures, blanks, form }: Written): Quarter[] => {
  const written = figures.flatMap(({ state, quarter }) => (state === 'same' ? [] : [quarter]));
  const words = form !== null && writesAnything({ figures: [], blanks: [], form }) ? [form.quarter] : [];
  const left = blanks.map(({ fresh }) => fresh.quarter);
  return [...new Set([...written, ...left, ...words])].toSorted();
};

/** What a yes beforehand, or a reason, would allow. */
export interface Agreed {
  readonly yes: boolean;
  readonly reason: string | null;
}

const places = (indicator: Named, unit: Named): { indicator: Named; unit: Named } => ({
  indicator: { code: indicator.code, name: indicator.name },
  unit: { code: unit.code, name: unit.name },
});

/** Faults that a yes or a reason would lift, each in its place. */
export function unconfirmed(
  { figures }: Pick<ImportPlan, 'figures'>,
  { yes, reason }: Agreed,
): PlacedProblem[] {
  const agreed = yes || reason !== null;
  return figures.flatMap(
    ({ row, cell, text, indicator, unit, before, figure, overwrites, findings, falls }): PlacedProblem[] => {
      const at = { row, cell, text };
      if (overwrites && before?.computed !== undefined && reason === null)
        return [
          {
            problem: { kind: 'computed_over', ...places(indicator, unit), computed: { ...before.figure } },
            ...at,
          },
        ];
      if (falls !== null && reason === null) return [{ problem: { kind: 'reason_needed', ...falls }, ...at }];
      if (agreed) return [];
      if (overwrites && before !== null)
        return [
          {
            problem: { kind: 'overwrite_unconfirmed', before: { ...before.figure }, after: { ...figure } },
            ...at,
          },
        ];
      return findings.length > 0 ? [{ problem: { kind: 'soft_unconfirmed', findings }, ...at }] : [];
    },
  );
}
