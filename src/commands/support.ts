/** Small things that many commands need. */
import type { Context } from '../context.ts';
import { parseDay, type Day } from '../domain/day.ts';
import type { DecimalMark } from '../domain/number-text.ts';
import { refuse } from '../domain/problem.ts';
import type { ArgumentName, CommandName } from '../messages/cli-words.ts';
import type { Report } from '../domain/report.ts';
import { formatDay } from '../messages/format.ts';
import type { Choice } from '../input/ask.ts';
import type { Screen } from '../render/screen.ts';
import { json } from '../render/json.ts';
import { shortened } from '../messages/shared.ts';
import type { Signed } from '../usecases/signed.ts';
import type { Options } from './options.ts';

export const screenOf = ({ texts, language, style, columns }: Context): Screen => ({
  texts,
  language,
  style,
  columns,
});

/** Prints the data as JSON or as a person reads it. */
export function show(context: Context, data: () => unknown, view: () => string): void {
  context.print(context.json ? json(data()) : view());
}

/** The signature of a write: who, when, with which command, and why. */
export const signedBy = (context: Context, command: CommandName, reason: string | null): Signed => ({
  at: context.now.toISOString(),
  by: context.who,
  command,
  reason,
});

export const reasonOf = ({ reason }: Options): string | null =>
  reason === undefined || reason.trim() === '' ? null : reason.normalize('NFC').trim();

/** That a report is one that went out, and nothing of today. */
export function tellIssued(context: Context, { mark }: Pick<Report, 'mark'>): void {
  if (mark.kind === 'issued') context.say(context.texts.closing.printed(mark.version, formatDay(mark.on)));
}

/** A period may be typed as a word or as an option. @throws KpiError options_conflict */
export function typedPeriod(word: string | undefined, { period }: Options): string | undefined {
  if (word !== undefined && period !== undefined)
    return refuse({ kind: 'options_conflict', first: '--period', second: word });
  return word ?? period;
}

/** A word that must be one of a few. @throws KpiError choice_unknown */
export function choice<T extends string>(
  option: string,
  text: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (text === undefined) return undefined;
  const found = allowed.find((word) => word === text);
  return found ?? refuse({ kind: 'choice_unknown', option, text, allowed });
}

export const decimalMark = ({ decimal }: Options): DecimalMark =>
  choice('--decimal', decimal, ['comma', 'dot']);

export const dayOf = (text: string | undefined): Day | undefined =>
  text === undefined ? undefined : parseDay(text);

/** What was typed, or the answer to a question; refused where nobody can answer. @throws KpiError argument_missing */
export async function wordOrAsk(
  context: Context,
  typed: string | undefined,
  name: ArgumentName,
  command: CommandName,
  question: (ask: NonNullable<Context['ask']>) => Promise<string>,
): Promise<string> {
  if (typed !== undefined) return typed;
  if (context.ask === null) return missing(context, name, command);
  return question(context.ask);
}

export const missing = ({ texts }: Context, name: ArgumentName, command: CommandName): never =>
  refuse({ kind: 'argument_missing', argument: `<${texts.args[name]}>`, command });

export const missingOption = (option: string, command: CommandName): never =>
  refuse({ kind: 'argument_missing', argument: option, command });

export const choiceOf = ({
  code,
  name,
  aliases,
  otherNames,
}: {
  code: string;
  name: string;
  aliases: readonly string[];
  otherNames: readonly string[];
}): Choice => ({
  value: code,
  // One line of a usual terminal; all its words still find it.
  name: `${code} – ${shortened(name)}`,
  words: [name, ...aliases, ...otherNames],
});

export const commaList = (values: readonly string[] | undefined): string[] | undefined =>
  values
    ?.flatMap((value) => value.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
