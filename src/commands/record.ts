import type { Context } from '../context.ts';
import { holdOpen } from '../domain/issued.ts';
import { quarterPeriod, type Quarter } from '../domain/period.ts';
import { KpiError } from '../domain/problem.ts';
import { formOf, parseFigure } from '../domain/figure-text.ts';
import { reportersOf } from '../domain/snapshot.ts';
import { formatDigits, formatPeriod, formatQuarter } from '../messages/format.ts';
import { figureText, targetText } from '../render/figures.ts';
import { json } from '../render/json.ts';
import { saidOf } from '../render/problem.ts';
import { recordJson, renderRecorded } from '../render/recorded.ts';
import { findIndicator, look, periodOf } from '../usecases/look.ts';
import {
  findPlace,
  prepareFigure,
  recordFigure,
  type Consent,
  type PreparedFigure,
  type RecordRequest,
} from '../usecases/record-figure.ts';
import { indicatorsOf } from '../domain/snapshot.ts';
import { EXIT, type Command } from './command.ts';
import type { Options } from './options.ts';
import { holdNoFigure, recordBlank } from './record-blank.ts';
import { choiceOf, decimalMark, missing, reasonOf, screenOf, signedBy, wordOrAsk } from './support.ts';

export const record: Command = {
  name: 'record',
  alias: 'ghi',
  arguments: [
    { name: 'indicator', form: 'optional' },
    { name: 'unit', form: 'optional' },
    { name: 'figure', form: 'optional' },
  ],
  options: [
    'period',
    'blank',
    'numerator',
    'denominator',
    'decimal',
    'note',
    'source',
    'document',
    'on',
    'reason',
    'yes',
  ],
  async run(context, words, options) {
    if (options.blank === true) {
      holdNoFigure(words[2], options);
      return recordBlank(context, await placeTyped(context, words, options), options);
    }
    const request = await requestOf(context, words, options);
    const prepared = context.withStore('read', (store) => prepareFigure(look(store, context.today), request));
    const consent = await consentTo(context, prepared, options);
    const signed = signedBy(context, 'record', consent.reason);
    const done = context.withStore('write', (store) =>
      recordFigure(store, context.today, request, signed, consent),
    );
    context.say(context.texts.say.writes(context.db.path));
    if (done.place.overdueBefore !== null)
      context.say(overdueHint(context, done.place.overdueBefore, done.place.quarter));
    if (done.maybePercent !== null) context.say(warning(context, done, done.maybePercent));
    context.print(
      context.json ? json(recordJson(done, context.language)) : renderRecorded(done, screenOf(context)),
    );
    return EXIT.done;
  },
};

function overdueHint({ texts, language }: Context, before: Quarter, quarter: Quarter): string {
  return texts.say.overdueBefore(formatQuarter(before, language), before, formatQuarter(quarter, language));
}

function warning({ texts, language }: Context, { figure, place }: PreparedFigure, meant: string): string {
  const read = figureText(figure, { ...place.indicator, measure: '' }, { texts, language });
  // As it has to be typed, whatever the language of the messages.
  return texts.say.maybeFraction(read, formatDigits(meant, 'vi'));
}

/** Where it goes: what argv did not give is asked for on a terminal. */
async function placeTyped(
  context: Context,
  [indicatorWord, unitWord]: readonly (string | undefined)[],
  { period }: Options,
): Promise<Pick<RecordRequest, 'indicator' | 'unit' | 'period'>> {
  const indicator = await wordOrAsk(context, indicatorWord, 'indicator', 'record', (ask) =>
    ask.choose(context.texts.say.askIndicator, indicatorChoices(context, period)),
  );
  const unit = await wordOrAsk(context, unitWord, 'unit', 'record', (ask) =>
    askUnit(context, ask, indicator, period),
  );
  return { indicator, unit, period };
}

/** The figure is asked for with last quarter's and the target beside the field. */
async function requestOf(
  context: Context,
  words: readonly (string | undefined)[],
  options: Options,
): Promise<RecordRequest> {
  const { note, source, on, numerator, denominator, document } = options;
  const { indicator, unit, period } = await placeTyped(context, words, options);
  const [, , figureWord] = words;
  const typed = { numerator, denominator, document, decimal: decimalMark(options) };
  const pairGiven = numerator !== undefined && denominator !== undefined;
  const text =
    figureWord ?? (pairGiven ? undefined : await askFigure(context, { indicator, unit, period }, options));
  return { indicator, unit, period, note, source, on, figure: { text, ...typed } };
}

const indicatorChoices = (context: Context, period: string | undefined): ReturnType<typeof choiceOf>[] =>
  context.withStore('read', (store) => {
    const { view, named, issues } = look(store, context.today);
    const quarter = periodOf(period, named, 'collected').last;
    holdOpen(issues, quarter);
    return indicatorsOf(view.snapshots(quarter)).map(choiceOf);
  });

async function askUnit(
  context: Context,
  ask: NonNullable<Context['ask']>,
  indicator: string,
  period: string | undefined,
): Promise<string> {
  const units = context.withStore('read', (store) => {
    const { view, named, issues } = look(store, context.today);
    const snapshot = view.snapshots(periodOf(period, named, 'collected').last);
    holdOpen(issues, snapshot.quarter);
    return reportersOf(snapshot, findIndicator(view, indicator, snapshot.window.to));
  });
  const [only] = units;
  return only !== undefined && units.length === 1
    ? only.code
    : ask.choose(context.texts.say.askUnit, units.map(choiceOf));
}

async function askFigure(
  context: Context,
  request: Pick<RecordRequest, 'indicator' | 'unit' | 'period'>,
  options: Options,
): Promise<string> {
  const { ask, texts, language } = context;
  if (ask === null) return missing(context, 'figure', 'record');
  const place = context.withStore('read', (store) => findPlace(look(store, context.today), request));
  const { indicator, unit, previous, row } = place;
  const previousText =
    previous === null ? texts.words.none : figureText(previous.figure, indicator, { texts, language });
  context.say(
    texts.say.recordTitle(
      `${indicator.code} – ${indicator.name}`,
      `${unit.code} – ${unit.name}`,
      formatPeriod(quarterPeriod(place.quarter), language),
    ),
  );
  context.say(texts.say.askFigureForm(texts.say.forms[formOf(indicator)]));
  const question = texts.say.askFigure(previousText, targetText(row, { texts, language }));
  return ask.text(question, (text) => {
    try {
      parseFigure({ text, document: options.document, decimal: decimalMark(options) }, { indicator, unit });
      return true;
    } catch (error) {
      if (error instanceof KpiError) return saidOf(error.problem, texts).what;
      throw error;
    }
  });
}

/** Asks for what the figure needs: a reason for a falling total, a yes to overwriting and to what is unlikely. */
async function consentTo(context: Context, prepared: PreparedFigure, options: Options): Promise<Consent> {
  const { ask, texts, language } = context;
  const given = reasonOf(options);
  const beforehand: Consent = { yes: options.yes === true, reason: given, seen: 'any' };
  const { before, figure, findings, overwrites, falls, place } = prepared;
  if (ask === null || prepared.unchanged) return beforehand;

  const agreed = async (question: string): Promise<void> => {
    if (!(await ask.confirm(question))) throw new KpiError({ kind: 'interrupted' });
  };
  const words = (value: PreparedFigure['figure']): string =>
    figureText(value, place.indicator, { texts, language });
  const asks = !beforehand.yes && given === null;
  if (overwrites && before !== null && asks)
    await agreed(texts.say.askOverwrite(words(before.figure), words(figure)));
  if (findings.length > 0 && asks) {
    context.say(
      [texts.say.needsConfirm, ...findings.map((finding) => `  - ${texts.softFinding(finding)}`)].join('\n'),
    );
    await agreed(texts.say.askSoft);
  }
  // A falling total, and a figure that follows from tasks, are typed over with a reason only.
  const why = falls !== null || (overwrites && before?.computed !== undefined);
  const reason = why && given === null ? await askReason(context, ask) : given;
  return asks
    ? { yes: overwrites || findings.length > 0, reason, seen: before?.figure ?? null }
    : { ...beforehand, reason };
}

export const askReason = (context: Context, ask: NonNullable<Context['ask']>): Promise<string> =>
  ask.text(context.texts.say.askReason, (text) => text.trim() !== '' || context.texts.say.reasonEmpty);
