/** What happens to a task: progress, done, paused, dropped. */
import type { Context } from '../context.ts';
import { refuse } from '../domain/problem.ts';
import type { WorkState } from '../domain/task-log.ts';
import type { CommandName } from '../messages/cli-words.ts';
import { paragraph } from '../render/catalogue.ts';
import { movedLine } from '../render/task.ts';
import { occurrenceWords, standingJson, standingLine } from '../render/tasks.ts';
import { writeProgress } from '../usecases/write-task.ts';
import { EXIT, type Command } from './command.ts';
import type { Options } from './options.ts';
import { missing, screenOf, show, signedBy } from './support.ts';
import { labelOf } from './task-edit.ts';
import { neededReason, pastDay, stateTyped, withReason, wordsOf } from './task-state.ts';

/** @throws KpiError percent_unreadable */
function percentOf({ percent }: Options): number | undefined {
  if (percent === undefined) return undefined;
  const typed = /^\s*(\d{1,3})\s*%?\s*$/u.exec(percent)?.[1];
  const number = Number(typed ?? 101);
  return number <= 100 ? number : refuse({ kind: 'percent_unreadable', text: percent });
}

interface Moving {
  readonly command: CommandName;
  readonly state: WorkState | undefined;
  /** The task as a whole. */
  readonly whole: boolean;
}

async function move(
  context: Context,
  word: string,
  options: Options,
  { command, state, whole }: Moving,
): Promise<number> {
  const request = {
    task: word,
    period: options.period,
    state,
    percent: percentOf(options),
    on: pastDay(options, context),
    document: wordsOf(options.document),
    note: wordsOf(options.note),
    whole,
  };
  const done = await withReason(context, options, (reason) =>
    context.withStore('write', (store) =>
      writeProgress(store, context.today, request, signedBy(context, command, reason)),
    ),
  );
  const { task, before, after, changed, overdue } = done;
  const { texts, language } = context;
  context.say(texts.say.writes(context.db.path));
  if (overdue.length > 0) {
    const names = overdue.map(({ key }) => occurrenceWords(key, texts, language));
    context.say(texts.tasks.otherOverdue(names.join(', '), `--period ${overdue[0]?.key ?? ''}`));
  }
  show(
    context,
    () => ({ task: task.code, changed, old: standingJson(before), new: standingJson(after) }),
    () =>
      paragraph(
        [
          labelOf(task),
          ...(changed ? [`  ${movedLine(before, after, texts)}`] : [`  ${texts.tasks.same}`]),
          `  ${standingLine(after, screenOf(context))}`,
        ],
        screenOf(context),
      ),
  );
  return EXIT.done;
}

export const taskProgress: Command = {
  name: 'task progress',
  alias: 'tien-do',
  arguments: [{ name: 'task', form: 'required' }],
  options: ['state', 'percent', 'note', 'document', 'on', 'period', 'reason'],
  async run(context, [word = missing(context, 'task', 'task progress')], options) {
    const { state, percent, note, document, on } = options;
    if ([state, percent, note, document, on].every((given) => given === undefined))
      refuse({ kind: 'nothing_to_change', command: 'task progress' });
    const typed = stateTyped(state);
    const whole = typed === 'paused' || typed === 'dropped';
    const reasoned = whole ? await neededReason(context, options, 'task progress') : options;
    return move(context, word, reasoned, { command: 'task progress', state: typed, whole });
  },
};

export const taskDone: Command = {
  name: 'task done',
  alias: 'xong',
  arguments: [{ name: 'task', form: 'required' }],
  options: ['on', 'document', 'note', 'period', 'reason'],
  run: (context, [word = missing(context, 'task', 'task done')], options) =>
    move(context, word, options, { command: 'task done', state: 'done', whole: false }),
};

const resting = (name: 'task pause' | 'task drop', alias: string, state: WorkState): Command => ({
  name,
  alias,
  arguments: [{ name: 'task', form: 'required' }],
  options: ['reason', 'on', 'document', 'note'],
  async run(context, [word = missing(context, 'task', name)], options) {
    const reasoned = await neededReason(context, options, name);
    return move(context, word, reasoned, { command: name, state, whole: true });
  },
});

export const taskPause = resting('task pause', 'tam-dung', 'paused');
export const taskDrop = resting('task drop', 'huy', 'dropped');
