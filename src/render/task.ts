/** One task whole, and what a change made of it. */
import { isDay } from '../domain/day.ts';
import type { Task, UnitAt } from '../domain/plan.ts';
import { inForce, STEP_CODES, type TaskLog, type TaskStep } from '../domain/task-log.ts';
import { formatDay, visible } from '../messages/format.ts';
import type { Texts } from '../messages/index.ts';
import { paragraph } from './catalogue.ts';
import { momentText } from './explain.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';
import {
  dueWords,
  occurrenceWords,
  reportLines,
  standingLine,
  standingWords,
  taskLineJson,
  type TaskLine,
} from './tasks.ts';

export interface TaskView {
  readonly line: TaskLine;
  readonly units: ReadonlyMap<string, UnitAt>;
  /** What was written of this task. */
  readonly log: TaskLog;
}

export function renderTask({ line, units, log }: TaskView, screen: Screen): string {
  const { task, standing, unclear, reports, ticks } = line;
  const { texts, style, language } = screen;
  const { tasks } = texts;
  const tickOf = (key: string): string => {
    const on = ticks.find(({ occurrence }) => occurrence === key)?.on ?? null;
    return task.source !== 'TW' ? '' : ` · ${on === null ? tasks.notTicked : tasks.ticked(formatDay(on))}`;
  };
  const head = paragraph(
    [
      style.bold(`${task.code} – ${visible(task.content)}`),
      ...factLines(line, units, texts),
      unclear.length === 0
        ? tasks.allClear
        : tasks.unclear(unclear.map((each) => tasks.clarities[each]).join(', ')),
      '',
      tasks.standingTitle,
      ...standing.standings.map((each) => `  ● ${standingLine(each, screen)}${tickOf(each.occurrence.key)}`),
      ...reports.flatMap((report) => reportLines(report, screen)),
      ...historyLines(log, screen, (key) => occurrenceWords(key, texts, language)),
    ],
    screen,
  );
  const steps = stepsInForce(log.steps);
  return steps.length === 0 ? head : `${head}\n\n${tasks.stepsTitle}\n${stepTable(steps, screen)}`;
}

function factLines({ task, standing }: TaskLine, units: TaskView['units'], texts: Texts): string[] {
  const { labels, sources, science, parts } = texts.tasks;
  const nameOf = (code: string): string => units.get(code)?.name ?? code;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [labels.unit, task.unit === null ? texts.submissions.everybody : `${task.unit} (${nameOf(task.unit)})`],
    [labels.part, task.part === 'support' ? parts.support : null],
    [labels.with, [...task.with, ...(task.partners === undefined ? [] : [task.partners])].join(', ')],
    [labels.due, dueWords(standing, texts)],
    [labels.source, task.source === undefined ? null : `${task.source} (${sources[task.source]})`],
    [labels.kind, task.kind === undefined ? null : science],
    [labels.group, task.group],
    [labels.field, task.field],
    [labels.leader, task.leader],
    [labels.product, task.product],
    [labels.authority, task.authority],
    [labels.indicators, task.indicators],
    [labels.basis, task.basis],
    [labels.assigned, task.assigned === undefined ? null : formatDay(task.assigned)],
  ];
  return facts.flatMap(([label, value]) =>
    value === null || value === undefined || value === '' ? [] : [`  ${label}: ${visible(value)}`],
  );
}

function historyLines(
  { progress }: TaskLog,
  { texts: { tasks } }: Screen,
  wordsOf: (key: string) => string,
): string[] {
  if (progress.length === 0) return [];
  const lines = progress.map(({ occurrence, state, on, by, at, reason }) => {
    const when = occurrence === '' ? '' : `${wordsOf(occurrence)}: `;
    const why = reason === null ? '' : ` (${visible(reason)})`;
    return `  ${momentText(at)} ${visible(by)}: ${when}${tasks.states[state]}, ${tasks.since(formatDay(on))}${why}`;
  });
  return ['', tasks.historyTitle, ...lines];
}

/** In the order of the life cycle. */
export const stepsInForce = (steps: readonly TaskStep[]): TaskStep[] =>
  inForce(steps, ({ step, round }) => `${step} ${round}`).toSorted(
    (a, b) => STEP_CODES.indexOf(a.step) - STEP_CODES.indexOf(b.step) || a.round - b.round,
  );

export const stepName = ({ step, round }: Pick<TaskStep, 'step' | 'round'>, { tasks }: Texts): string =>
  round === 1 ? tasks.steps[step] : tasks.round(tasks.steps[step], round);

function stepTable(steps: readonly TaskStep[], { texts, columns, style }: Screen): string {
  const { stepHead } = texts.tasks;
  const dayOf = (day: TaskStep['planned']): string => (day === null ? '' : formatDay(day));
  return table(
    [
      { head: stepHead.step },
      { head: stepHead.planned },
      { head: stepHead.actual },
      { head: stepHead.document, wraps: true },
    ],
    steps.map((step) => [
      stepName(step, texts),
      dayOf(step.planned),
      dayOf(step.actual),
      visible(step.document ?? ''),
    ]),
    columns,
    style.bold,
  );
}

export const taskJson = ({ line, log }: TaskView): Record<string, unknown> => ({
  ...taskLineJson(line),
  steps: stepsInForce(log.steps).map(({ step, round, planned, actual, document }) => ({
    step,
    round,
    planned,
    actual,
    document,
  })),
  history: log.progress.map(({ occurrence, state, percent, on, document, note, reason, by, at }) => ({
    occurrence: occurrence === '' ? null : occurrence,
    state,
    percent,
    on,
    document,
    note,
    reason,
    by,
    at,
  })),
});

type Fact = keyof Texts['tasks']['labels'] & keyof Task;

/** What was changed, fact by fact, old → new. */
export function changedTaskFacts(before: Task | null, after: Task, texts: Texts): string[] {
  const { labels } = texts.tasks;
  const { parts, science } = texts.tasks;
  const coded: Readonly<Record<string, string>> = { ...parts, science };
  const shownAs = (value: unknown): string => {
    const text = Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '';
    return text === ''
      ? texts.words.none
      : visible(Object.hasOwn(coded, text) ? (coded[text] ?? text) : isDay(text) ? formatDay(text) : text);
  };
  return (Object.keys(labels) as Fact[]).flatMap((fact) => {
    const [old, now] = [shownAs(before?.[fact]), shownAs(after[fact])];
    return old === now ? [] : [texts.say.factChanged(labels[fact], old, now)];
  });
}

/** Old → new, in one line. */
export const movedLine = (
  before: Parameters<typeof standingWords>[0],
  after: Parameters<typeof standingWords>[0],
  texts: Texts,
): string => `${standingWords(before, texts)} → ${standingWords(after, texts)}`;
