/** What a list of tasks would do, or did: as a person reads it, and as JSON. */
import type { Plan } from '../domain/plan.ts';
import type { PlacedProblem } from '../domain/incoming.ts';
import { PROBLEM_CODES } from '../domain/problem.ts';
import { stateOfPlanned, type PlannedTask, type TaskImportPlan } from '../domain/task-import.ts';
import { deadlineOf } from '../domain/task-occurrence.ts';
import type { IncomingTasks, TaskNote } from '../domain/task-table.ts';
import { formatDay, visible } from '../messages/format.ts';
import type { Texts } from '../messages/index.ts';
import { shortened } from '../messages/shared.ts';
import { faultJson } from './imports.ts';
import { saidOf } from './problem.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';
import { changedTaskFacts } from './task.ts';

export interface TaskImportView {
  readonly file: string;
  readonly incoming: IncomingTasks | null;
  readonly plan: TaskImportPlan;
  readonly year: Plan['year'];
}

const MOST_NEW = 60;

export function renderTaskImport(view: TaskImportView, screen: Screen): string {
  const { texts, style, columns } = screen;
  const { tasks, intake, fileNote } = texts;
  const { plan, incoming, file } = view;
  const of = (state: string): PlannedTask[] => plan.tasks.filter((task) => stateOfPlanned(task) === state);
  const [fresh, changed] = [of('new'), of('changed')];
  const facts = [
    tasks.kind,
    ...(incoming?.sheets ?? []).flatMap(({ name }) => (name === '' ? [] : [intake.sheet(visible(name))])),
  ];
  const block = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0
      ? []
      : [`  ${style.bold(title)}`, ...lines.map((line) => wrap(`    ${line}`, columns, '      '))];
  const refused = plan.faults.length > 0;
  const shown = refused ? [] : newLines(fresh.slice(0, MOST_NEW), view, texts);
  const more = !refused && fresh.length > MOST_NEW ? [intake.more(fresh.length - MOST_NEW)] : [];
  return [
    wrap(style.bold(visible(file)), columns, '  '),
    wrap(`  ${facts.join(' · ')}`, columns, '  '),
    `  ${tasks.counts(fresh.length, changed.length, of('same').length, skippedIn(plan), plan.faults.length)}`,
    ...block(tasks.newTitle, [...shown, ...more]),
    ...block(
      tasks.changedTitle,
      changed.flatMap((task) => changeLines(task, texts)),
    ),
    ...block(tasks.notesTitle, [
      ...(incoming?.fileNotes ?? []).map(fileNote),
      ...plan.notes.map((note) => noteLine(note, texts)),
    ]),
    ...block(
      tasks.errorsTitle,
      plan.faults.map((fault) => faultLine(fault, texts)),
    ),
    ...block(`${texts.labels.next}:`, fixesOf(plan.faults, texts)),
  ].join('\n');
}

const skippedIn = ({ notes }: TaskImportPlan): number => notes.filter(({ kind }) => kind === 'guide').length;

/** Each task below its group, with its deadline and the day that it was read as. */
function newLines(fresh: readonly PlannedTask[], { year }: TaskImportView, texts: Texts): string[] {
  let group: string | undefined;
  return fresh.flatMap(({ task, standing }) => {
    const begins = task.group !== group && task.group !== undefined;
    group = task.group;
    const deadline = deadlineOf(task, year);
    const due =
      task.due === null
        ? []
        : [
            deadline.kind === 'day' && task.due !== formatDay(deadline.day)
              ? texts.tasks.readAs(visible(task.due), formatDay(deadline.day))
              : visible(task.due),
          ];
    const facts = [
      task.unit ?? texts.submissions.everybody,
      ...due,
      ...(standing === null ? [] : [texts.tasks.states[standing.state]]),
    ];
    return [
      ...(begins ? [texts.tasks.groupLine(visible(task.group ?? ''))] : []),
      `${task.code} · ${shortened(task.content)} · ${facts.join(' · ')}`,
    ];
  });
}

const changeLines = ({ task, before, standing }: PlannedTask, texts: Texts): string[] => [
  `${task.code} · ${shortened(task.content)}`,
  ...changedTaskFacts(before, task, texts),
  ...(standing === null ? [] : [`  → ${texts.tasks.states[standing.state]}`]),
];

const placed = (row: number | null, cell: string | null, { intake }: Texts): string =>
  row === null ? '' : cell === null ? `${intake.row(row)}: ` : `${intake.place(row, visible(cell))}: `;

function noteWords({ kind, text, read }: TaskNote, { tasks }: Texts): string {
  switch (kind) {
    case 'unreadable':
      return tasks.noteUnreadable(text);
    case 'partners':
      return tasks.notePartners(text);
    case 'unit':
      return tasks.noteUnit(text, read ?? '');
    case 'state':
      return tasks.noteState(text);
    case 'day':
      return tasks.noteDay(text);
    case 'guide':
      return tasks.noteGuide(text);
  }
}

const noteLine = (note: TaskNote, texts: Texts): string =>
  placed(note.row, note.cell, texts) + noteWords(note, texts);

function faultLine({ problem, row, cell }: PlacedProblem, texts: Texts): string {
  return `${placed(row, cell, texts)}${saidOf(problem, texts).what} [${PROBLEM_CODES[problem.kind].code}]`;
}

/** Each remedy once, with the codes that it is for. */
function fixesOf(faults: readonly PlacedProblem[], texts: Texts): string[] {
  const fixes = new Map(
    faults.map(({ problem }) => [saidOf(problem, texts).next, PROBLEM_CODES[problem.kind].code]),
  );
  return [...fixes].map(([next, code]) => `${code}: ${next}`);
}

export function taskImportJson(
  { file, incoming, plan }: TaskImportView,
  written: boolean,
  texts: Texts,
): Record<string, unknown> {
  const count = (state: string): number => plan.tasks.filter((task) => stateOfPlanned(task) === state).length;
  return {
    file,
    kind: 'tasks',
    sheets: incoming?.sheets ?? [],
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    skipped: skippedIn(plan),
    written,
    errors: plan.faults.map((fault) => faultJson(fault, texts)),
    warnings: plan.notes.map((note) => ({
      kind: note.kind,
      row: note.row,
      cell: note.cell,
      text: note.text,
      message: noteWords(note, texts),
    })),
    tasks: plan.tasks.map((planned) => ({
      row: planned.row,
      sheet: planned.sheet,
      is: stateOfPlanned(planned),
      state: planned.standing?.state ?? null,
      ...planned.task,
    })),
  };
}
