/** `kpi record INDICATOR UNIT --blank --reason "…"`: a place stays blank, and why. */
import type { Context } from '../context.ts';
import { refuse } from '../domain/problem.ts';
import { blankJson, renderBlank } from '../render/blank.ts';
import { look } from '../usecases/look.ts';
import { findBlank, writeBlankReason, type BlankRequest } from '../usecases/write-blank-reason.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { missingOption, screenOf, show, signedBy } from './support.ts';

/** A figure, or what goes with one, is no blank. @throws KpiError options_conflict */
export function holdNoFigure(figure: string | undefined, options: Options): void {
  const { numerator, denominator, document, note, source, on, decimal } = options;
  const given = Object.entries({ numerator, denominator, document, note, source, on, decimal }).find(
    ([, value]) => value !== undefined,
  );
  const second = figure ?? (given === undefined ? undefined : `--${given[0]}`);
  if (second !== undefined) refuse({ kind: 'options_conflict', first: '--blank', second });
}

export async function recordBlank(
  context: Context,
  request: BlankRequest,
  { reason: typed }: Options,
): Promise<number> {
  const reason = typed ?? (await askWhy(context, request));
  // The reason is what is written; the writing itself needs none.
  const signed = signedBy(context, 'record', null);
  const done = context.withStore('write', (store) =>
    writeBlankReason(store, context.today, { ...request, reason }, signed),
  );
  context.say(context.texts.say.writes(context.db.path));
  show(
    context,
    () => blankJson(done),
    () => renderBlank(done, screenOf(context)),
  );
  return EXIT.done;
}

async function askWhy(context: Context, request: BlankRequest): Promise<string> {
  const { ask, texts } = context;
  if (ask === null) return missingOption('--reason', 'record');
  // Nobody is asked why a figure is missing that is there.
  context.withStore('read', (store) => findBlank(look(store, context.today), request));
  return ask.text(texts.blank.ask, (text) => text.trim() !== '' || texts.say.reasonEmpty);
}
