/** A file's figures are read against the plan, shown as what they would do, and written all or not at all. */
import type { Day } from '../domain/day.ts';
import {
  bookWith,
  isBlankForm,
  planBlanks,
  planForm,
  planImport,
  quartersWritten,
  taskFaults,
  unconfirmed,
  writesAnything,
  type Agreed,
  type ImportPlan,
  type PlannedForm,
} from '../domain/import-plan.ts';
import { readFigures } from '../domain/incoming-figures.ts';
import type { OldFontReadings } from '../domain/incoming-names.ts';
import type { PlacedNote } from '../domain/file-note.ts';
import { closedBy, closingsOf } from '../domain/issued.ts';
import { noted, type Incoming, type IncomingForm, type PlacedProblem } from '../domain/incoming.ts';
import type { DecimalMark } from '../domain/number-text.ts';
import type { Book, SourceFile } from '../domain/observation.ts';
import { needQuarter, type Quarter } from '../domain/period.ts';
import { KpiError, type Problem } from '../domain/problem.ts';
import type { Signed, Store, Writer, WrittenFigure } from '../store/store.ts';
import { look, periodOf, type Look } from './look.ts';
import { checkReceipt } from './receive-report.ts';

export interface ArrivedFile {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly content: Uint8Array;
  readonly incoming: Incoming;
}

export interface ImportRequest {
  readonly period: string | undefined;
  readonly decimal: DecimalMark;
  readonly received: Day;
  /** Whether the file's content is kept as evidence. */
  readonly keep: boolean;
  readonly oldFont: OldFontReadings;
}

/** What a file would do, and the state of the data that this rests on. */
export interface Preview {
  readonly file: ArrivedFile;
  readonly plan: ImportPlan;
  /** The last ledger entry that was there. */
  readonly entry: number;
}

/**
 * @param book the figures that would be in force before this file: those of files before it included
 * @throws KpiError period_unreadable, period_not_quarter
 */
export function previewFile(
  store: Store,
  looked: Look,
  book: Book,
  file: ArrivedFile,
  request: ImportRequest,
): Preview {
  const { view, named, entry } = looked;
  const { incoming } = file;
  const asked = needQuarter(periodOf(request.period, named, 'collected'));
  const quarter = { quarter: incoming.form?.quarter ?? asked, asked: request.period !== undefined };
  const foreign = formFaults(file, looked, quarter.asked ? asked : null);
  const notes = [...formNotes(incoming, looked), ...incoming.notes];
  if (foreign.length > 0)
    return {
      file,
      entry,
      plan: { figures: [], blanks: [], form: null, skipped: 0, notes, faults: foreign },
    };
  const read = readFigures(incoming, {
    view,
    named,
    quarter,
    decimal: request.decimal,
    oldFont: request.oldFont,
  });
  const planned = planImport(incoming, read, view, book);
  const said = planBlanks(read.blanks, view, bookWith(book, planned.figures), (of) => store.words(of));
  const plan = { ...planned, blanks: said.blanks };
  const form = incoming.form === null ? null : formOf(store, incoming.form, plan, file, request);
  return {
    file,
    entry,
    plan: {
      ...plan,
      notes: [...formNotes(incoming, looked), ...plan.notes, ...said.notes],
      faults: [
        ...closedFaults(looked, quartersWritten({ ...plan, form })),
        ...plan.faults,
        ...taskFaults(incoming),
        ...receiptFaults(store, looked, form),
      ],
      form,
    },
  };
}

const formOf = (
  store: Store,
  form: IncomingForm,
  { figures, blanks }: Pick<ImportPlan, 'figures' | 'blanks'>,
  { sha256 }: ArrivedFile,
  { received }: ImportRequest,
): PlannedForm =>
  planForm(form, store.words(form.quarter), {
    received,
    sha256,
    brings: blanks.length > 0 || figures.some(({ state }) => state !== 'same'),
  });

/** A report cannot come in tomorrow, before its quarter, or before it was sent back. */
function receiptFaults(store: Store, looked: Look, form: PlannedForm | null): PlacedProblem[] {
  if (form === null || form.submission === null) return [];
  const { unit, quarter, state, on } = form.submission;
  try {
    checkReceipt(store, looked, { unit, period: quarter, state, on, reason: null, option: '--received' });
    return [];
  } catch (error) {
    if (error instanceof KpiError) return [wholeFile(error.problem)];
    throw error;
  }
}

/** Once for each closed quarter, not for each of its rows. */
const closedFaults = ({ issues }: Look, quarters: readonly Quarter[]): PlacedProblem[] =>
  quarters.flatMap((quarter) => {
    const closings = closingsOf(issues, quarter).map(closedBy);
    return closings.length === 0 ? [] : [wholeFile({ kind: 'period_closed', quarter, closings })];
  });

const wholeFile = (problem: Problem): PlacedProblem => ({ problem, row: null, cell: null, text: null });

function formNotes({ form }: Incoming, { named: { collected } }: Look): PlacedNote[] {
  return form === null || form.quarter === collected
    ? []
    : [noted({ kind: 'form_period', period: form.quarter, collected })];
}

/** A form of another plan, another unit's, or of another quarter than the one that was asked for. */
function formFaults(
  { incoming, name }: ArrivedFile,
  { view: { plan } }: Look,
  asked: Quarter | null,
): PlacedProblem[] {
  const { form } = incoming;
  if (form === null) return [];
  const fault = (problem: Problem): PlacedProblem[] => [wholeFile(problem)];
  if (form.plan !== plan.code)
    return fault({ kind: 'form_foreign', what: 'plan', expected: plan.code, found: form.plan });
  if (asked !== null && form.quarter !== asked)
    return fault({ kind: 'form_foreign', what: 'period', expected: asked, found: form.quarter });
  if (!plan.units.some(({ code }) => code === form.unit))
    return fault({ kind: 'unit_not_found', text: form.unit, nearest: [] });
  return isBlankForm(incoming) ? fault({ kind: 'form_blank', file: name }) : [];
}

/**
 * Writes what was previewed, in one transaction. When the data has changed meanwhile, everything is looked at anew, and
 * what was not agreed to then is refused.
 * @returns what was written
 * @throws KpiError overwrite_unconfirmed, soft_unconfirmed, reason_needed, data_busy, disk_full
 */
export function importFile(
  store: Store,
  today: Day,
  preview: Preview,
  request: ImportRequest,
  signed: Signed,
  agreed: Agreed,
): Preview {
  return store.write(signed, (writer) => {
    const present = store.lastEntry() === preview.entry ? preview : anew(store, today, preview, request);
    const [refused] = [...present.plan.faults, ...stillUnconfirmed(present, preview, agreed)];
    if (refused !== undefined) throw new KpiError(refused.problem);
    if (writesAnything(present.plan)) write(writer, present, request.keep);
    return present;
  });
}

function anew(store: Store, today: Day, { file }: Preview, request: ImportRequest): Preview {
  const looked = look(store, today);
  return previewFile(store, looked, looked.view.book, file, request);
}

/** A yes was given to what was seen; a figure that somebody has put there since was not seen. */
function stillUnconfirmed(present: Preview, seen: Preview, agreed: Agreed): PlacedProblem[] {
  if (present === seen) return unconfirmed(present.plan, agreed);
  const known = new Set(seen.plan.figures.map(({ cell, before }) => `${cell} ${before?.revision ?? 0}`));
  const strange = present.plan.figures.filter(
    ({ cell, before, overwrites }) => overwrites && !known.has(`${cell} ${before?.revision ?? 0}`),
  );
  return [
    ...unconfirmed(present.plan, agreed),
    ...unconfirmed({ figures: strange }, { yes: false, reason: null }),
  ];
}

function write(writer: Writer, { file, plan }: Preview, keep: boolean): void {
  const { name, sha256, size, content } = file;
  const source = writer.file({ name, sha256, size }, keep ? content : null);
  writer.observations(writtenFigures(plan, source), source);
  for (const { fresh: blank, before } of plan.blanks) writer.blankReason(blank, before, source);
  if (plan.form === null) return;
  if (plan.form.submission !== null) writer.submission(plan.form.submission, source);
  for (const { fresh: remark, before } of plan.form.remarks) writer.remark(remark, before, source);
  for (const { fresh: report, before } of plan.form.tasks) writer.taskReport(report, before, source);
}

function* writtenFigures({ figures }: ImportPlan, file: SourceFile): Generator<WrittenFigure> {
  for (const { candidate, before, cell } of figures)
    if (candidate !== null)
      // What follows from tasks was never written: there is no revision to go on from.
      yield {
        facts: { ...candidate, origin: { file, cell } },
        before: before?.computed === undefined ? before : null,
      };
}

/** The figures in force once a file has been written: what the next file of the same command meets. */
export const bookAfter = (book: Book, { plan }: Preview): Book => bookWith(book, plan.figures);
