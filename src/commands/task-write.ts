/** What happens to a task: progress, done, paused, dropped; a tick on the central system; a step of its life cycle. */
import type { Context } from '../context.ts';
import { parseDay, type Day } from '../domain/day.ts';
import { tidy } from '../domain/names.ts';
import { quarterPeriod } from '../domain/period.ts';
import { refuse } from '../domain/problem.ts';
import { statusRow, type StatusRow } from '../domain/status.ts';
import { machineDigits } from '../domain/rounding.ts';
import type { WorkState } from '../domain/task-log.ts';
import { nearestSteps, STEP_WORDS, stepOf } from '../domain/task-words.ts';
import { formatDay, formatQuarter, visible } from '../messages/format.ts';
import type { CommandName } from '../messages/cli-words.ts';
import { paragraph } from '../render/catalogue.ts';
import { resultText } from '../render/figures.ts';
import { statusRowJson } from '../render/json.ts';
import { movedLine, stepName } from '../render/task.ts';
import { occurrenceWords, standingJson, standingLine } from '../render/tasks.ts';
import { findIndicator, look } from '../usecases/look.ts';
import { writeProgress, writeStep, writeTick } from '../usecases/write-task.ts';
import { EXIT, type Command } from './command.ts';
import type { Options } from './options.ts';
import { dayOf, missing, missingOption, reasonOf, screenOf, show, signedBy } from './support.ts';
import { labelOf } from './task-edit.ts';
import { stateTyped } from './task-state.ts';

const EARLIEST = '2000-01-01';

/** A day on which something happened; it cannot lie ahead. @throws KpiError day_outside */
function pastDay({ on }: Options, { today }: Context): Day | undefined {
  const day = dayOf(on);
  if (day !== undefined && (day > today || day < EARLIEST))
    refuse({ kind: 'day_outside', option: '--on', day, from: EARLIEST, to: today });
  return day;
}

/** @throws KpiError percent_unreadable */
function percentOf({ percent }: Options): number | undefined {
  if (percent === undefined) return undefined;
  const typed = /^\s*(\d{1,3})\s*%?\s*$/u.exec(percent)?.[1];
  const number = Number(typed ?? 101);
  return number <= 100 ? number : refuse({ kind: 'percent_unreadable', text: percent });
}

const wordsOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : tidy(text);

interface Moving {
  readonly command: CommandName;
  readonly state: WorkState | undefined;
  /** The task as a whole. */
  readonly whole: boolean;
}

function move(context: Context, word: string, options: Options, { command, state, whole }: Moving): number {
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
  const signed = signedBy(context, command, reasonOf(options));
  const done = context.withStore('write', (store) => writeProgress(store, context.today, request, signed));
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
  run(context, [word = missing(context, 'task', 'task progress')], options) {
    const { state, percent, note, document, on } = options;
    if ([state, percent, note, document, on].every((given) => given === undefined))
      refuse({ kind: 'nothing_to_change', command: 'task progress' });
    const typed = stateTyped(state);
    const whole = typed === 'paused' || typed === 'dropped';
    if (whole && reasonOf(options) === null) missingOption('--reason', 'task progress');
    return move(context, word, options, { command: 'task progress', state: typed, whole });
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
  run(context, [word = missing(context, 'task', name)], options) {
    if (reasonOf(options) === null) missingOption('--reason', name);
    return move(context, word, options, { command: name, state, whole: true });
  },
});

export const taskPause = resting('task pause', 'tam-dung', 'paused');
export const taskDrop = resting('task drop', 'huy', 'dropped');

/** What the indicator that follows from these tasks comes to, in the quarter being collected; null: there is none. */
function figureNow(context: Context, code: string): StatusRow | null {
  return context.withStore('read', (store) => {
    const { view, named } = look(store, context.today);
    if (!view.plan.indicators.some((indicator) => indicator.code === code)) return null;
    const { to } = view.snapshots(named.collected).window;
    return statusRow(view, findIndicator(view, code, to), quarterPeriod(named.collected), null);
  });
}

function figureLine(context: Context, row: StatusRow | null): string[] {
  if (row === null) return [];
  const { texts, language } = context;
  const { toDate } = row.rollup;
  const { quarter } = row.rollup.counted[0] ?? {};
  const when = quarter === undefined ? '' : `, ${formatQuarter(quarter, language)}`;
  const result =
    toDate.kind === 'ratio'
      ? `${machineDigits(toDate.numerator)}/${machineDigits(toDate.denominator)} = ${resultText(row, { texts, language })}`
      : texts.words.verdicts[row.verdict];
  return [`  ${texts.tasks.figureNow(`${row.indicator.code}${when}`, result)}`];
}

export const taskTick: Command = {
  name: 'task tick',
  alias: 'da-bao-cao',
  arguments: [{ name: 'task', form: 'required' }],
  options: ['on', 'period', 'note', 'cancel', 'reason'],
  run(context, [word = missing(context, 'task', 'task tick')], options) {
    if (options.cancel === true && options.on !== undefined)
      refuse({ kind: 'options_conflict', first: '--on', second: '--cancel' });
    if (options.cancel === true && reasonOf(options) === null) missingOption('--reason', 'task tick');
    const on = options.cancel === true ? null : (pastDay(options, context) ?? context.today);
    const request = { task: word, period: options.period, on, note: wordsOf(options.note) };
    const signed = signedBy(context, 'task tick', reasonOf(options));
    const done = context.withStore('write', (store) => writeTick(store, context.today, request, signed));
    const { texts, language } = context;
    const { task, occurrence, before, after, changed } = done;
    const words = (day: Day | null | undefined): string =>
      day === null || day === undefined ? texts.tasks.notTicked : texts.tasks.ticked(formatDay(day));
    const row = figureNow(context, 'nhiem-vu-tw');
    const due = occurrence.due === null ? [] : [texts.tasks.dueOn(formatDay(occurrence.due))];
    const place = [
      ...(occurrence.key === '' ? [] : [occurrenceWords(occurrence.key, texts, language)]),
      ...due,
    ];
    context.say(texts.say.writes(context.db.path));
    show(
      context,
      () => ({
        task: task.code,
        occurrence: occurrence.key === '' ? null : occurrence.key,
        due: occurrence.due,
        changed,
        old: before?.on ?? null,
        new: after?.on ?? null,
        status: row === null ? null : statusRowJson(row, language),
      }),
      () =>
        paragraph(
          [
            `${labelOf(task)}${place.length === 0 ? '' : ` (${place.join(', ')})`}`,
            `  ${changed ? `${words(before?.on)} → ${words(after?.on)}` : texts.tasks.same}`,
            ...figureLine(context, row),
          ],
          screenOf(context),
        ),
    );
    return EXIT.done;
  },
};

export const taskStep: Command = {
  name: 'task step',
  alias: 'buoc',
  arguments: [
    { name: 'task', form: 'required' },
    { name: 'step', form: 'required' },
  ],
  options: ['planned', 'on', 'document', 'reason'],
  run(
    context,
    [word = missing(context, 'task', 'task step'), stepWord = missing(context, 'step', 'task step')],
    options,
  ) {
    const known = stepOf(stepWord);
    if (known === undefined) {
      const near = nearestSteps(stepWord);
      const allowed = near.length > 0 ? near : STEP_WORDS;
      return refuse({
        kind: 'choice_unknown',
        option: `<${context.texts.args.step}>`,
        text: stepWord,
        allowed,
      });
    }
    const { planned, on, document } = options;
    if ([planned, on, document].every((given) => given === undefined))
      refuse({ kind: 'nothing_to_change', command: 'task step' });
    const request = {
      task: word,
      ...known,
      planned: planned === undefined ? undefined : parseDay(planned),
      actual: pastDay(options, context),
      document: wordsOf(document),
    };
    const signed = signedBy(context, 'task step', reasonOf(options));
    const done = context.withStore('write', (store) => writeStep(store, context.today, request, signed));
    const { texts, language } = context;
    const { task, before, after, changed } = done;
    const row = figureNow(context, 'nhiem-vu-khcn');
    const dayWords = (day: Day | null | undefined): string =>
      day === null || day === undefined ? texts.words.none : formatDay(day);
    const line = (step: typeof after): string =>
      texts.tasks.stepLine(
        stepName(known, texts),
        dayWords(step?.planned),
        dayWords(step?.actual),
        visible(step?.document ?? ''),
      );
    context.say(texts.say.writes(context.db.path));
    show(
      context,
      () => ({
        task: task.code,
        ...known,
        changed,
        old: before === null ? null : factsOf(before),
        new: after === null ? null : factsOf(after),
        status: row === null ? null : statusRowJson(row, language),
      }),
      () =>
        paragraph(
          [
            labelOf(task),
            ...(changed && before !== null ? [`  ${line(before)} →`] : []),
            `  ${line(after)}`,
            ...(changed ? [] : [`  ${texts.tasks.same}`]),
            ...figureLine(context, row),
          ],
          screenOf(context),
        ),
    );
    return EXIT.done;
  },
};

const factsOf = ({
  planned,
  actual,
  document,
}: {
  planned: Day | null;
  actual: Day | null;
  document: string | null;
}) => ({
  planned,
  actual,
  document,
});
