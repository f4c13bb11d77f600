/** Tasks and how they stand, as a person reads them and as JSON. */
import type { Window } from '../domain/calendar.ts';
import type { Day } from '../domain/day.ts';
import type { Period } from '../domain/period.ts';
import type { Task, UnitAt } from '../domain/plan.ts';
import type { TaskReport } from '../domain/submission.ts';
import type { TaskTick } from '../domain/task-log.ts';
import { isOverdue, type Clarity, type Standing, type TaskStanding } from '../domain/task-standing.ts';
import { formatDay, formatPeriod, periodWords, visible, type Language } from '../messages/format.ts';
import type { Texts } from '../messages/index.ts';
import { named } from '../messages/shared.ts';
import { paragraph } from './catalogue.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';

/** A task with all that is told of it in a list. */
export interface TaskLine {
  readonly task: Task;
  /** The unit that the task is given to; null: all of them. */
  readonly unit: UnitAt | null;
  readonly standing: TaskStanding;
  /** Of the occurrences that are asked for, the one that is told first. */
  readonly shown: Standing;
  /** Before it, and overdue. */
  readonly overdue: readonly Standing[];
  readonly unclear: readonly Clarity[];
  readonly reports: readonly TaskReport[];
  /** In force, of a task of the central level. */
  readonly ticks: readonly TaskTick[];
}

export interface TasksView {
  readonly period: Period;
  readonly window: Window;
  readonly today: Day;
  readonly unit: UnitAt | null;
  readonly lines: readonly TaskLine[];
}

/** `quý III/2026`, `tháng 9/2026`, `tuần 38/2026`, `6 tháng cuối năm 2026` */
export function occurrenceWords(key: string, { tasks }: Texts, language: Language): string {
  const [, year = '', mark = '', number = ''] = /^(\d{4})(-W|-|H)(\d+)$/u.exec(key) ?? [];
  if (mark === '-W') return tasks.week(String(Number(number)), year);
  if (mark === '-') return tasks.month(String(Number(number)), year);
  return mark === 'H' && number === '2' ? tasks.secondHalf(year) : periodWords(key, language);
}

export function standingWords(
  { state, timeliness }: Pick<Standing, 'state' | 'timeliness'>,
  texts: Texts,
): string {
  const { standings, states } = texts.tasks;
  if (timeliness === null || state === 'paused' || state === 'dropped') return states[state];
  return standings[state][timeliness];
}

/** `Đang thực hiện quá hạn 3 ngày, 60% (hạn 19/09/2026)` */
export function standingLine(standing: Standing, screen: Screen): string {
  const { texts, language } = screen;
  const { tasks } = texts;
  const { occurrence, percent, state, on, document, note, daysLate } = standing;
  const facts = [
    ...(occurrence.due === null ? [] : [tasks.dueOn(formatDay(occurrence.due))]),
    ...(on === null ? [] : [state === 'done' ? tasks.onDay(formatDay(on)) : tasks.since(formatDay(on))]),
    ...(daysLate === 0 ? [] : [tasks.daysLate(daysLate)]),
    ...(percent === null || state === 'done' ? [] : [tasks.percent(percent)]),
    ...(document === null ? [] : [visible(document)]),
  ];
  const when = occurrence.key === '' ? '' : `${occurrenceWords(occurrence.key, texts, language)}: `;
  const said = note === null ? '' : ` – ${visible(note)}`;
  return `${when}${standingWords(standing, texts)}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}${said}`;
}

/** The deadline in its own words, with the day it was read as. */
export function dueWords({ task, readable, recurring, current }: TaskStanding, texts: Texts): string | null {
  if (task.due === null) return null;
  const words = visible(task.due);
  if (!readable) return texts.tasks.unreadableDue(words);
  const { due } = current.occurrence;
  // A day that stands in the words need not be said again.
  if (recurring || due === null || words.includes(formatDay(due))) return words;
  return texts.tasks.due(words, formatDay(due));
}

export function renderTasks({ period, window, unit, lines, today }: TasksView, screen: Screen): string {
  const { texts, style, language } = screen;
  const { submissions, say, tasks } = texts;
  return paragraph(
    [
      style.bold(submissions.tasksTitle(formatPeriod(period, language))),
      ...(unit === null ? [] : [say.unitTitle(`${unit.code} – ${visible(unit.name)}`)]),
      say.window(formatDay(window.from), formatDay(window.to)),
      tasks.asOf(formatDay(today)),
      ...(lines.length === 0
        ? ['', say.nothingHere]
        : [...lines.flatMap((line) => taskLines(line, screen)), '', tasks.summary(countsOf(lines))]),
    ],
    screen,
  );
}

function taskLines(line: TaskLine, screen: Screen): string[] {
  const { task, unit, standing, shown, overdue, unclear, reports } = line;
  const { texts, style, language } = screen;
  const { submissions, tasks } = texts;
  const due = dueWords(standing, texts);
  const supporting = [...task.with, ...(task.partners === undefined ? [] : [visible(task.partners)])];
  const facts = [
    unit === null ? submissions.everybody : named(unit),
    ...(supporting.length === 0 ? [] : [submissions.with(supporting.join(', '))]),
    ...(due === null ? [] : [submissions.due(due)]),
    ...(task.source === undefined ? [] : [tasks.sources[task.source]]),
    ...(task.kind === undefined ? [] : [tasks.science]),
  ];
  const earlier = overdue.map(({ occurrence }) => occurrenceWords(occurrence.key, texts, language));
  return [
    '',
    `${style.bold(task.code)} · ${facts.join(' · ')}`,
    `  ${visible(task.content)}`,
    `  ● ${standingLine(shown, screen)}`,
    ...(earlier.length === 0 ? [] : [`  ● ${tasks.overdueEarlier(earlier.join(', '))}`]),
    ...tickLines(line, screen),
    // Of the plan's own tasks the six are asked by `task check`; of those that were given since, at once.
    ...(unclear.length === 0 || task.assigned === undefined
      ? []
      : [`  ${style.dim(tasks.unclear(unclear.map((each) => tasks.clarities[each]).join(', ')))}`]),
    ...reports.flatMap((report) => reportLines(report, screen)),
  ];
}

function tickLines({ task, shown, ticks }: TaskLine, { texts: { tasks } }: Screen): string[] {
  if (task.source !== 'TW') return [];
  const on = ticks.find(({ occurrence }) => occurrence === shown.occurrence.key)?.on ?? null;
  return [`  ● ${on === null ? tasks.notTicked : tasks.ticked(formatDay(on))}`];
}

export function reportLines({ unit, state, result }: TaskReport, { texts, columns }: Screen): string[] {
  const { submissions, intake } = texts;
  const [first = '', ...others] = (result ?? '').split('\n');
  const stands = state === null ? submissions.noState : intake.taskStates[state];
  return [
    `  → ${unit}: ${stands}${first === '' ? '' : ` – ${visible(first)}`}`,
    ...others.map((line) => `    ${visible(line)}`),
  ].map((line) => wrap(line, columns, '    '));
}

type Counts = Parameters<Texts['tasks']['summary']>[0];

export function countsOf(lines: readonly Pick<TaskLine, 'shown' | 'overdue'>[]): Counts {
  const count = (is: (line: Pick<TaskLine, 'shown' | 'overdue'>) => boolean): number =>
    lines.filter(is).length;
  const rests = ({ state }: Standing): boolean => state === 'paused' || state === 'dropped';
  return {
    total: lines.length,
    done: count(({ shown }) => shown.state === 'done'),
    doneLate: count(({ shown }) => shown.state === 'done' && shown.timeliness === 'late'),
    open: count(({ shown }) => shown.state !== 'done' && !rests(shown)),
    overdue: count(
      ({ shown, overdue }) => isOverdue(shown) || (overdue.length > 0 && shown.state !== 'done'),
    ),
    rest: count(({ shown }) => rests(shown)),
  };
}

export const standingJson = (standing: Standing): Record<string, unknown> => {
  const { occurrence, state, timeliness, percent, on, document, note, daysLate } = standing;
  return {
    occurrence: occurrence.key === '' ? null : occurrence.key,
    due: occurrence.due,
    state,
    timeliness,
    overdue: isOverdue(standing),
    daysLate,
    on,
    percent,
    document,
    note,
  };
};

export const tasksJson = ({ period, window, unit, lines, today }: TasksView): Record<string, unknown> => ({
  period: period.text,
  window: { from: window.from, to: window.to, due: window.due },
  unit: unit?.code ?? null,
  asOf: today,
  tasks: lines.map(taskLineJson),
  summary: countsOf(lines),
});

export function taskLineJson(line: TaskLine): Record<string, unknown> {
  const { task, standing, shown, unclear, reports, ticks } = line;
  const own = reports.find((report) => report.unit === task.unit);
  const { occurrence, due: dueDay, ...stands } = standingJson(shown);
  return {
    ...task,
    deadline: { words: task.due, readable: standing.readable, recurring: standing.recurring, day: dueDay },
    occurrence,
    ...stands,
    result: own?.result ?? null,
    occurrences: standing.standings.map((each) => {
      const tick = ticks.find((one) => one.occurrence === each.occurrence.key);
      return { ...standingJson(each), ...(task.source === 'TW' ? { ticked: tick?.on ?? null } : {}) };
    }),
    unclear,
    reports: reports.map(({ unit: of, state, result, by, at, file }) => ({
      unit: of,
      state,
      result,
      by,
      at,
      file: file?.name ?? null,
    })),
  };
}
