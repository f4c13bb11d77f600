/** What `import` does; loaded only when it is called, since reading foreign files takes a lot of code. */
import type { Context } from '../context.ts';
import { unconfirmed, writesAnything, type Agreed } from '../domain/import-plan.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import { countOf, outcomeJson, renderOutcome, type FileOutcome } from '../render/imports.ts';
import { json } from '../render/json.ts';
import { wrap } from '../render/table.ts';
import { progressEnd, progressLine } from '../render/progress.ts';
import { backUpFirst } from '../usecases/back-up.ts';
import {
  bookAfter,
  importFile,
  previewFile,
  type ImportRequest,
  type Preview,
} from '../usecases/import-file.ts';
import { look } from '../usecases/look.ts';
import { EXIT } from './command.ts';
import {
  emptyOutcome,
  oldFontReadings,
  readWanted,
  wantedFiles,
  type ReadFile,
  type Wanted,
} from './files-in.ts';
import type { Options } from './options.ts';
import { askReason } from './record.ts';
import { dayOf, decimalMark, reasonOf, screenOf, signedBy } from './support.ts';

/** One file on its way: what it would do, and how it ended. */
interface Handled {
  readonly outcome: FileOutcome;
  /** Null when there is nothing that could be written. */
  readonly preview: Preview | null;
}

/** Reads, previews, asks, writes. @returns the exit code */
export async function runImport(
  context: Context,
  words: readonly (string | undefined)[],
  options: Options,
): Promise<number> {
  const request = requestOf(context, options);
  const read: ReadFile[] = [];
  const wanted = wantedFiles(
    context,
    words.filter((word) => word !== undefined),
  );
  if (options.errors !== undefined) context.files.needFolderOf(context.at(options.errors));
  const progress = progressOf(context, isMuch(context, wanted));
  for (const [index, one] of wanted.entries()) {
    progress((index / wanted.length) * READING, context.texts.intake.progress.read);
    read.push(await readWanted(context, one));
  }
  progress(READING, context.texts.intake.progress.check);
  // Where nobody can be asked, what would need a yes is refused in its place.
  const given: Agreed = { yes: options.yes === true, reason: reasonOf(options) };
  const beforehand = context.ask === null && options.dryRun !== true ? given : null;
  const handled = previewAll(context, read, request, beforehand);
  progress(null);
  return options.dryRun === true
    ? shown(context, handled, options)
    : decide(context, handled, request, given, options);
}

/** The share of the bar that reading takes. */
const READING = 0.5;

/** @throws KpiError day_outside for a report that would come in tomorrow */
function requestOf(context: Context, options: Options): ImportRequest {
  const received = dayOf(options.received) ?? context.today;
  if (received > context.today)
    refuse({ kind: 'day_outside', option: '--received', day: received, from: EARLIEST, to: context.today });
  return {
    period: options.period,
    decimal: decimalMark(options),
    received,
    keep: options.keep,
    oldFont: oldFontReadings,
  };
}

/** Each form's own quarter sets a later one. */
const EARLIEST = '2000-01-01';

type Progress = (part: number | null, words?: string) => void;

/** On a terminal only, never in a log, and only where it takes long enough to be seen. */
function progressOf({ world: { stderr }, columns, json: asJson }: Context, much: boolean): Progress {
  if (stderr.isTTY !== true || asJson || !much) return () => undefined;
  return (part, words = '') => stderr.write(part === null ? progressEnd : progressLine(part, words, columns));
}

const MANY = 3;
const LARGE = 500_000;

const isMuch = ({ files }: Context, wanted: readonly Wanted[]): boolean =>
  wanted.length >= MANY ||
  wanted.some(({ path, skip }) => skip === null && files.isFile(path) && files.sizeOf(path) >= LARGE);

/** @param given what was agreed to beforehand and has to be enough; null: somebody can still be asked */
function previewAll(
  context: Context,
  read: readonly ReadFile[],
  request: ImportRequest,
  given: Agreed | null,
): Handled[] {
  return context.withStore('read', (store) => {
    const looked = look(store, context.today);
    let { book } = looked.view;
    return read.map((one): Handled => {
      if (one.arrived === null) return { outcome: emptyOutcome(one, one.fault), preview: null };
      const preview = previewFile(store, looked, book, one.arrived, request);
      const outcome = {
        file: one.wanted.file,
        incoming: one.arrived.incoming,
        plan: preview.plan,
        made: one.made,
        skippedFile: false,
      };
      const faults = given === null ? [] : unconfirmed(preview.plan, given);
      const handled = refusedFor(
        { outcome, preview: preview.plan.faults.length === 0 ? preview : null },
        faults,
      );
      // The next file meets what this one will have written.
      if (handled.preview !== null) book = bookAfter(book, handled.preview);
      return handled;
    });
  });
}

/** The preview alone. */
async function shown(context: Context, handled: readonly Handled[], options: Options): Promise<number> {
  if (context.json) context.print(json(resultJson(context, handled, new Set())));
  else {
    context.print(previewText(context, handled));
    context.say(context.texts.intake.dryRun);
  }
  await writeErrors(context, handled, options);
  return exitOf(handled);
}

const previewText = (context: Context, handled: readonly Handled[]): string =>
  handled.map(({ outcome }) => renderOutcome(outcome, screenOf(context))).join('\n\n');

const exitOf = (handled: readonly Handled[]): number =>
  handled.some(({ outcome }) => outcome.plan.faults.length > 0) ? EXIT.refused : EXIT.done;

const resultJson = (
  context: Context,
  handled: readonly Handled[],
  written: ReadonlySet<Handled>,
): unknown => ({
  files: handled.map((one) => outcomeJson(one.outcome, written.has(one), context.texts)),
  written: written.size > 0,
});

/** Shows, asks where somebody can answer, writes file by file, and says how each ended. */
async function decide(
  context: Context,
  handled: readonly Handled[],
  request: ImportRequest,
  given: Agreed,
  options: Options,
): Promise<number> {
  if (!context.json) context.print(previewText(context, handled));
  const agreed = context.ask === null ? given : await agreement(context, handled, given);
  if (handled.some(({ preview }) => preview !== null && writesAnything(preview.plan)))
    backUpFirst(context.db.path, 'import', context.now);
  const written = new Set<Handled>();
  const ended: Handled[] = [];
  const progress = progressOf(
    context,
    handled.length >= MANY || handled.some(({ preview }) => (preview?.file.size ?? 0) >= LARGE),
  );
  let stopped: Error | null = null;
  for (const [index, one] of handled.entries()) {
    progress(READING + (index / handled.length) * (1 - READING), context.texts.intake.progress.write);
    try {
      const result = writeOne(context, one, request, agreed);
      ended.push(result);
      if (result.preview !== null && writesAnything(result.preview.plan)) written.add(result);
    } catch (error) {
      stopped = error instanceof Error ? error : new Error(String(error));
      break;
    }
  }
  progress(null);
  // What was written is told, whatever stops the command now.
  if (written.size > 0) context.say(context.texts.say.writes(context.db.path));
  if (context.json) context.print(json(resultJson(context, ended, written)));
  else tell(context, ended, written, given);
  if (stopped !== null) throw stopped;
  await writeErrors(context, ended, options);
  return exitOf(ended);
}

function refusedFor({ outcome, preview }: Handled, faults: FileOutcome['plan']['faults']): Handled {
  if (faults.length === 0) return { outcome, preview };
  const plan = { ...outcome.plan, faults: [...outcome.plan.faults, ...faults] };
  return { outcome: { ...outcome, plan }, preview: null };
}

/** @throws KpiError interrupted when the answer is no */
async function agreement(context: Context, handled: readonly Handled[], given: Agreed): Promise<Agreed> {
  const plans = handled.flatMap(({ preview }) =>
    preview !== null && writesAnything(preview.plan) ? [preview.plan] : [],
  );
  const { ask } = context;
  if (ask === null || plans.length === 0) return given;
  const falls = plans.some(({ figures }) =>
    figures.some(
      (figure) => figure.falls !== null || (figure.overwrites && figure.before?.computed !== undefined),
    ),
  );
  const reason = falls && given.reason === null ? await askReason(context, ask) : given.reason;
  if (given.yes || given.reason !== null) return { ...given, reason };
  const total = (state: 'new' | 'changed'): number =>
    plans.reduce((sum, plan) => sum + countOf(plan, state), 0);
  const question = context.texts.intake.askWrite(total('new'), total('changed'), plans.length);
  if (!(await ask.confirm(question))) throw new KpiError({ kind: 'interrupted' });
  return { yes: true, reason };
}

function writeOne(context: Context, handled: Handled, request: ImportRequest, agreed: Agreed): Handled {
  const { preview, outcome } = handled;
  if (preview === null || !writesAnything(preview.plan)) return handled;
  try {
    const signed = signedBy(context, 'import', agreed.reason);
    const done = context.withStore('write', (store) =>
      importFile(store, context.today, preview, request, signed, agreed),
    );
    return { outcome: { ...outcome, plan: done.plan }, preview: done };
  } catch (error) {
    // Somebody changed the data meanwhile; a busy or full disk ends the command.
    if (!(error instanceof KpiError) || !REFUSABLE.has(error.problem.kind)) throw error;
    return refusedFor(handled, [{ problem: error.problem, row: null, cell: null, text: null }]);
  }
}

const REFUSABLE: ReadonlySet<string> = new Set([
  'overwrite_unconfirmed',
  'soft_unconfirmed',
  'reason_needed',
  'computed_over',
]);

function tell(
  context: Context,
  handled: readonly Handled[],
  written: ReadonlySet<Handled>,
  given: Agreed,
): void {
  const { intake } = context.texts;
  const lines = handled.flatMap((one) => {
    const { file, plan, skippedFile } = one.outcome;
    if (skippedFile) return [];
    if (plan.faults.length > 0) return [intake.refused(file, plan.faults.length)];
    return [
      written.has(one)
        ? intake.written(file, countOf(plan, 'new'), countOf(plan, 'changed'))
        : intake.unchanged(file),
    ];
  });
  if (lines.length > 0)
    context.print(`\n${lines.map((line) => wrap(line, context.columns, '  ')).join('\n')}`);
  const needed = handled.some(({ outcome }) =>
    outcome.plan.faults.some(({ problem }) => REFUSABLE.has(problem.kind)),
  );
  if (needed && !given.yes) context.say(intake.needYes);
}

/** The list that goes back to the unit. */
async function writeErrors(
  context: Context,
  handled: readonly Handled[],
  { errors, force }: Options,
): Promise<void> {
  const faulty = handled
    .filter(({ outcome }) => outcome.plan.faults.length > 0)
    .map(({ outcome }) => outcome);
  if (errors === undefined || faulty.length === 0) return;
  const { renderErrorList } = await import('../render/xlsx/error-list.ts');
  const path = context.at(errors);
  context.files.writeWhole(path, await renderErrorList(faulty, context.texts), () => force === true);
  context.say(context.texts.intake.errorsWritten(path));
}
