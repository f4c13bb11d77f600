/** How a task stands on a day: its state, and whether that is in time. Two things, never one word (DOMAIN 5.2). */
import { daysBetween, type Day } from './day.ts';
import type { Task } from './plan.ts';
import type { TaskReport } from './submission.ts';
import { begunBy, deadlineOf, occurrencesOf, type Occurrence } from './task-occurrence.ts';
import type { TaskLog, TaskProgress, WorkState } from './task-log.ts';

/** Of what is done: in time, or late. Of what is not: still in time, or overdue. */
export type Timeliness = 'on_time' | 'late' | 'no_deadline';

/**
 * The days are the office's: what is done on the due day is in time up to midnight there.
 * @param on the day it was done, where it is
 * @returns null for what is paused or dropped: nothing is expected of it
 */
export function timelinessOf(
  state: WorkState,
  on: Day | null,
  due: Day | null,
  today: Day,
): Timeliness | null {
  if (state === 'paused' || state === 'dropped') return null;
  if (due === null) return 'no_deadline';
  const day = state === 'done' ? (on ?? today) : today;
  return day <= due ? 'on_time' : 'late';
}

export interface Standing {
  readonly occurrence: Occurrence;
  readonly state: WorkState;
  readonly timeliness: Timeliness | null;
  readonly percent: number | null;
  /** Since when it stands so; null: nothing was written down yet. */
  readonly on: Day | null;
  readonly document: string | null;
  readonly note: string | null;
  /** Days after the due day on which it was done, or until today while it is open. */
  readonly daysLate: number;
}

/** A unit's report of its task, with the day on which it came in. */
export interface ReportedTask {
  readonly report: TaskReport;
  readonly on: Day;
}

export interface TaskStanding {
  readonly task: Task;
  readonly readable: boolean;
  readonly recurring: boolean;
  /** The occurrence of today, or the last one. */
  readonly current: Standing;
  /** All that have begun, in time order. */
  readonly standings: readonly Standing[];
}

/** @param year the plan's */
export function standingOf(
  task: Task,
  log: Pick<TaskLog, 'progress'>,
  reports: readonly ReportedTask[],
  { today, year }: { readonly today: Day; readonly year: number },
): TaskStanding {
  const deadline = deadlineOf(task, year);
  const all = occurrencesOf(task, year);
  const begun = begunBy(all, today);
  const own = log.progress.filter((entry) => entry.task === task.code && entry.on <= today);
  const reported = reports.filter(({ report, on }) => report.task === task.code && on <= today);
  const standings = (begun.length === 0 ? all.slice(0, 1) : begun).map((occurrence) =>
    judge(occurrence, wordsOn(task, occurrence, own, reported), today),
  );
  const current = standings.at(-1);
  return {
    task,
    readable: deadline.kind !== 'unreadable',
    recurring: deadline.kind === 'every',
    // The first day of a task that is given in December for «Hằng quý» of the next year.
    current: current ?? judge({ key: '', from: null, due: null }, [], today),
    standings: current === undefined ? [] : standings,
  };
}

type Word = Pick<TaskProgress, 'state' | 'percent' | 'on' | 'document' | 'note' | 'at'>;

/** All that was said of an occurrence, in the order in which it was written; the last word holds. */
function wordsOn(
  task: Task,
  { key, due }: Occurrence,
  own: readonly TaskProgress[],
  reported: readonly ReportedTask[],
): Word[] {
  const words = officeWords(own, key, due);
  for (const { report, on } of reported) {
    const { state, result, at, unit, quarter } = report;
    // What another unit says of its part is no word on the whole.
    if (state === null || (key !== '' && key !== quarter) || unit !== task.unit) continue;
    const place = words.findIndex((word) => word.at > at);
    const word = { state, percent: null, on, document: null, note: result, at };
    words.splice(place < 0 ? words.length : place, 0, word);
  }
  return words;
}

/** The office's words in the order of the ledger, whatever its clock said. */
function officeWords(own: readonly TaskProgress[], key: string, due: Day | null): Word[] {
  const words: TaskProgress[] = [];
  for (const entry of own) {
    if (entry.occurrence === key) words.push(entry);
    else if (entry.occurrence === '' && (due === null || entry.on <= due)) {
      // A pause after the due day does not excuse what was due before it, and takes nothing back that was done.
      const rests = entry.state === 'paused' || entry.state === 'dropped';
      if (rests && words.at(-1)?.state !== 'done') words.push(entry);
      // Taken up again, the task owes what comes; that alone is no work on it yet.
      if (!rests) words.splice(0, words.length, ...words.filter(({ occurrence }) => occurrence !== ''));
    }
  }
  return words;
}

function judge(occurrence: Occurrence, words: readonly Word[], today: Day): Standing {
  const last = words.at(-1);
  const state = last?.state ?? 'not_started';
  const on = last?.on ?? null;
  const timeliness = timelinessOf(state, on, occurrence.due, today);
  const until = state === 'done' ? (on ?? today) : today;
  return {
    occurrence,
    state,
    timeliness,
    percent: last?.percent ?? (state === 'done' ? 100 : null),
    on,
    document: last?.document ?? null,
    note: last?.note ?? null,
    daysLate: timeliness === 'late' && occurrence.due !== null ? daysBetween(occurrence.due, until) : 0,
  };
}

/** Not done, and its day has passed. */
export const isOverdue = ({ state, timeliness }: Standing): boolean =>
  timeliness === 'late' && state !== 'done';

/** The task as a whole was paused or dropped by that day, and not taken up again. */
export function restsOn(task: string, { progress }: Pick<TaskLog, 'progress'>, day: Day): boolean {
  const last = progress.findLast(
    (entry) => entry.task === task && entry.occurrence === '' && entry.on <= day,
  );
  return last?.state === 'paused' || last?.state === 'dropped';
}

/** The task was given up for good: nobody is asked about it any more. */
export const isDropped = (task: string, { progress }: Pick<TaskLog, 'progress'>): boolean =>
  progress.findLast((entry) => entry.task === task && entry.occurrence === '')?.state === 'dropped';

/** «6 rõ»: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền (DOMAIN 5.1). */
export type Clarity = 'person' | 'work' | 'time' | 'responsibility' | 'product' | 'authority';
export const CLARITIES: readonly Clarity[] = [
  'person',
  'work',
  'time',
  'responsibility',
  'product',
  'authority',
];

/** Which of the six a task does not say. «Thường xuyên» says when; words that are no time do not. */
export function unclearOf(task: Task, year: number): Clarity[] {
  const given: Readonly<Record<Clarity, boolean>> = {
    person: task.unit !== null,
    work: task.content.trim() !== '',
    time: task.due !== null && deadlineOf(task, year).kind !== 'unreadable',
    responsibility: task.leader !== undefined,
    product: task.product !== undefined,
    authority: task.authority !== undefined,
  };
  return CLARITIES.filter((clarity) => !given[clarity]);
}
