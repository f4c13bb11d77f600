/** A tick on the central system, and a step of a life cycle: what two indicators follow from. */
import type { Context } from '../context.ts';
import { parseDay, type Day } from '../domain/day.ts';
import { closingsOf } from '../domain/issued.ts';
import { makeQuarter, quarterPeriod, yearToDate } from '../domain/period.ts';
import { refuse } from '../domain/problem.ts';
import { statusRow, type StatusRow } from '../domain/status.ts';
import { machineDigits } from '../domain/rounding.ts';
import { nearestSteps, STEP_WORDS, stepOf } from '../domain/task-words.ts';
import { formatDay, formatQuarter, periodWords, visible } from '../messages/format.ts';
import { paragraph } from '../render/catalogue.ts';
import { resultText } from '../render/figures.ts';
import { statusRowJson } from '../render/json.ts';
import { stepName } from '../render/task.ts';
import { occurrenceWords } from '../render/tasks.ts';
import { findIndicator, look } from '../usecases/look.ts';
import { writeStep, writeTick } from '../usecases/write-task.ts';
import { EXIT, type Command } from './command.ts';
import { missing, screenOf, show, signedBy } from './support.ts';
import { labelOf } from './task-edit.ts';
import { neededReason, pastDay, withReason, wordsOf } from './task-state.ts';

/** What the indicator that follows from these tasks comes to, in the quarter being collected; null: there is none. */
function figureNow(context: Context, code: string): StatusRow | null {
  return context.withStore('read', (store) => {
    const { view, named } = look(store, context.today);
    if (!view.plan.indicators.some((indicator) => indicator.code === code)) return null;
    const { to } = view.snapshots(named.collected).window;
    return statusRow(view, findIndicator(view, code, to), quarterPeriod(named.collected), null);
  });
}

/** That reports which went out stay as they are. @param from the first day that the change concerns; null: none */
function tellIssuedStay(context: Context, from: Day | null): void {
  if (from === null) return;
  const issues = context.withStore('read', (store) => {
    const { view, issues: all } = look(store, context.today);
    const later = yearToDate(makeQuarter(view.plan.year, 4)).filter(
      (quarter) => view.snapshots(quarter).window.to >= from,
    );
    return [...new Set(later.flatMap((quarter) => closingsOf(all, quarter)))];
  });
  const { texts, language } = context;
  for (const { period, version } of issues)
    context.say(
      `${texts.labels.warning}: ${texts.tasks.issuedStays(periodWords(period, language), version, `kpi diff ${period}`)}`,
    );
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
  async run(context, [word = missing(context, 'task', 'task tick')], options) {
    if (options.cancel === true && options.on !== undefined)
      refuse({ kind: 'options_conflict', first: '--on', second: '--cancel' });
    const reasoned = options.cancel === true ? await neededReason(context, options, 'task tick') : options;
    const on = options.cancel === true ? null : (pastDay(options, context) ?? context.today);
    const request = { task: word, period: options.period, on, note: wordsOf(options.note) };
    const done = await withReason(context, reasoned, (reason) =>
      context.withStore('write', (store) =>
        writeTick(store, context.today, request, signedBy(context, 'task tick', reason)),
      ),
    );
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
    if (changed) tellIssuedStay(context, occurrence.due);
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
  async run(
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
    const done = await withReason(context, options, (reason) =>
      context.withStore('write', (store) =>
        writeStep(store, context.today, request, signedBy(context, 'task step', reason)),
      ),
    );
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
    const days = [before, after].flatMap((step) => [step?.planned ?? null, step?.actual ?? null]);
    const [first = null] = days.filter((day) => day !== null).sort();
    if (changed) tellIssuedStay(context, first);
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
