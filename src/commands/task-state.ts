/** What several commands of tasks take: words, days, and a reason where one is needed. */
import type { Context } from '../context.ts';
import type { Day } from '../domain/day.ts';
import { tidy } from '../domain/names.ts';
import { TASK_SOURCES, type TaskSource } from '../domain/plan.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import type { WorkState } from '../domain/task-log.ts';
import { STATE_WORDS, stateOf } from '../domain/task-words.ts';
import type { CommandName } from '../messages/cli-words.ts';
import { saidOf } from '../render/problem.ts';
import type { Options } from './options.ts';
import { askReason } from './record.ts';
import { choice, dayOf, missingOption, reasonOf } from './support.ts';

/** @throws KpiError choice_unknown */
export const stateTyped = (text: string | undefined): WorkState | undefined =>
  text === undefined
    ? undefined
    : (stateOf(text) ?? refuse({ kind: 'choice_unknown', option: '--state', text, allowed: STATE_WORDS }));

/** @throws KpiError choice_unknown */
export const sourceTyped = ({ source }: Options): TaskSource | undefined =>
  choice('--source', source?.toUpperCase(), TASK_SOURCES);

const EARLIEST = '2000-01-01';

/** A day on which something happened; it cannot lie ahead. @throws KpiError day_outside */
export function pastDay({ on }: Options, { today }: Context): Day | undefined {
  const day = dayOf(on);
  if (day !== undefined && (day > today || day < EARLIEST))
    refuse({ kind: 'day_outside', option: '--on', day, from: EARLIEST, to: today });
  return day;
}

export const wordsOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : tidy(text);

/** A reason that turns out to be needed is asked for where somebody can answer. */
export async function withReason<T>(
  context: Context,
  options: Options,
  write: (reason: string | null) => T,
): Promise<T> {
  try {
    return write(reasonOf(options));
  } catch (error) {
    const asks = error instanceof KpiError && error.problem.kind === 'task_reason_needed';
    if (!asks || context.ask === null) throw error;
    context.say(saidOf(error.problem, context.texts).what);
    return write(await askReason(context, context.ask));
  }
}

/** @throws KpiError argument_missing where nobody can be asked */
export const neededReason = async (
  context: Context,
  options: Options,
  command: CommandName,
): Promise<Options> => ({
  ...options,
  reason:
    reasonOf(options) ??
    (context.ask === null ? missingOption('--reason', command) : await askReason(context, context.ask)),
});
