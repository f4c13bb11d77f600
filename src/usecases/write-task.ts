/** A task is added or changed, and what happens to it is written down: each in one transaction, looked at anew inside it. */
import type { Day } from '../domain/day.ts';
import type { Plan, Task } from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import { begunBy, findOccurrence, occurrencesOf, type Occurrence } from '../domain/task-occurrence.ts';
import { isOverdue, type Standing, type TaskStanding } from '../domain/task-standing.ts';
import type { StepCode, TaskProgress, TaskStep, TaskTick, WorkState } from '../domain/task-log.ts';
import type { Signed, Store } from '../store/store.ts';
import { holdSound, needCode } from './edit-catalogue.ts';
import { findTask, lookTasks, namedTask, type TasksLook } from './look-tasks.ts';
import { look } from './look.ts';

/** A word of the plan file holds no more; so a plan that is exported can be read again. */
const LONGEST = 500;
const LONGEST_CONTENT = 4000;

/** @throws KpiError text_too_long */
export function holdLengths(task: Task): void {
  const facts = Object.entries(task).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const long = facts.find(([fact, value]) => [...value].length > limitOf(fact));
  if (long === undefined) return;
  const [fact, value] = long;
  refuse({
    kind: 'text_too_long',
    option: `--${fact}`,
    length: [...value].length,
    limit: limitOf(fact),
  });
}

const limitOf = (fact: string): number => (fact === 'content' ? LONGEST_CONTENT : LONGEST);

export interface PutTask {
  readonly task: Task;
  readonly before: Task | null;
  readonly changed: boolean;
}

/** Writes one task, new or changed. @throws KpiError name_taken, catalogue_faulty, text_too_long */
export function putTask(store: Store, signed: Signed, makeTask: (plan: Plan) => Task): PutTask {
  return store.write(signed, (writer) => {
    const plan = store.plan();
    const task = makeTask(plan);
    const before = plan.tasks.find(({ code }) => code === task.code) ?? null;
    if (before !== null && sameTask(before, task)) return { task, before, changed: false };
    holdLengths(task);
    holdSound({ ...plan, tasks: [...plan.tasks.filter(({ code }) => code !== task.code), task] });
    writer.task(task, before);
    return { task, before, changed: true };
  });
}

/** The facts in one order, absent and null alike. */
export const sameTask = (a: Task, b: Task): boolean => {
  const facts = (task: Task): string =>
    JSON.stringify(
      Object.entries(task)
        .filter(([, value]) => value !== null && value !== undefined)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return facts(a) === facts(b);
};

/** @throws KpiError code_unusable, name_taken */
export function newTaskCode({ tasks }: Plan, text: string): string {
  const code = needCode(text);
  const holder = tasks.find((task) => task.code === code);
  return holder === undefined ? code : refuse({ kind: 'name_taken', text: code, holder: namedTask(holder) });
}

export interface OccurrenceRequest {
  /** Words of the task. */
  readonly task: string;
  /** Words of the occurrence; undefined: the one of the day. */
  readonly period: string | undefined;
}

export interface Found {
  readonly tasks: TasksLook;
  readonly task: Task;
  readonly standing: TaskStanding;
}

export function foundTask(store: Store, today: Day, text: string): Found {
  const looked = look(store, today);
  const tasks = lookTasks(store, looked);
  const task = findTask(looked.view.plan, text);
  return { tasks, task, standing: tasks.standing(task) };
}

/** @throws KpiError choice_unknown */
export function occurrenceAt({ tasks, task }: Found, period: string | undefined, day: Day): Occurrence {
  const all = occurrencesOf(task, tasks.looked.view.plan.year);
  const fallback = begunBy(all, day).at(-1) ?? all[0] ?? { key: '', from: null, due: null };
  if (period === undefined) return fallback;
  const allowed = all.map(({ key }) => key).filter((key) => key !== '');
  return (
    findOccurrence(all, period) ??
    refuse({ kind: 'choice_unknown', option: '--period', text: period, allowed })
  );
}

export interface ProgressRequest extends OccurrenceRequest {
  readonly state: WorkState | undefined;
  readonly percent: number | undefined;
  readonly on: Day | undefined;
  readonly document: string | undefined;
  readonly note: string | undefined;
  /** The task as a whole, and not one occurrence: it is paused or dropped. */
  readonly whole: boolean;
}

export interface ProgressDone {
  readonly task: Task;
  readonly before: Standing;
  readonly after: Standing;
  readonly changed: boolean;
  /** Occurrences before this one that are overdue. */
  readonly overdue: readonly Occurrence[];
}

/** @throws KpiError task_not_found, task_ambiguous, task_reason_needed, choice_unknown */
export function writeProgress(
  store: Store,
  today: Day,
  request: ProgressRequest,
  signed: Signed,
): ProgressDone {
  const on = request.on ?? today;
  const written = store.write(signed, (writer) => {
    const found = foundTask(store, today, request.task);
    const { task, tasks } = found;
    const occurrence = occurrenceAt(found, request.period, on);
    const before = standingAt(found, occurrence.key);
    const state = request.state ?? (before.state === 'not_started' ? 'in_progress' : before.state);
    const fresh = {
      task: task.code,
      occurrence: request.whole ? '' : occurrence.key,
      state,
      percent: request.percent ?? (state === before.state ? before.percent : null),
      on: request.on ?? (state === before.state ? (before.on ?? today) : today),
      document: request.document ?? (state === before.state ? before.document : null),
      note: request.note ?? (state === before.state ? before.note : null),
    };
    const changed = (['state', 'percent', 'on', 'document', 'note'] as const).some(
      (fact) => fresh[fact] !== before[fact],
    );
    if (!changed) return { found, before, occurrence, changed };
    holdSettled(task, before, fresh, signed);
    const lastOf = (key: string): TaskProgress | null =>
      tasks.log.progress.findLast((each) => each.task === task.code && each.occurrence === key) ?? null;
    // Work on a task that was paused or dropped takes it up again, for the occurrences to come as well.
    const rests = lastOf('');
    if (fresh.occurrence !== '' && (rests?.state === 'paused' || rests?.state === 'dropped'))
      writer.taskProgress(
        { ...fresh, occurrence: '', state: 'in_progress', percent: null, document: null, note: null },
        rests,
      );
    writer.taskProgress(fresh, lastOf(fresh.occurrence));
    return { found, before, occurrence, changed };
  });
  const { occurrence, changed } = written;
  const after = foundTask(store, today, written.found.task.code);
  return {
    task: after.task,
    before: written.before,
    after: standingAt(after, occurrence.key),
    changed,
    overdue: after.standing.standings
      .filter((standing) => isOverdue(standing) && standing.occurrence.key < occurrence.key)
      .map((standing) => standing.occurrence),
  };
}

const standingAt = ({ standing }: Found, key: string): Standing =>
  standing.standings.find(({ occurrence }) => occurrence.key === key) ?? standing.current;

/** Done and dropped are settled: whoever changes them says why. */
function holdSettled(
  task: Task,
  { state, on }: Standing,
  fresh: Pick<Standing, 'state' | 'on'>,
  { reason }: Signed,
): void {
  const settled = state === 'done' || state === 'dropped';
  if (!settled || reason !== null || (fresh.state === state && fresh.on === on)) return;
  refuse({ kind: 'task_reason_needed', task: namedTask(task), what: 'state', state, day: on ?? '' });
}

export interface TickDone {
  readonly task: Task;
  readonly occurrence: Occurrence;
  readonly before: TaskTick | null;
  readonly after: TaskTick | null;
  readonly changed: boolean;
}

/**
 * @param request `on`: null takes the tick back
 * @throws KpiError task_unfit, task_reason_needed, choice_unknown and those of finding
 */
export function writeTick(
  store: Store,
  today: Day,
  request: OccurrenceRequest & { readonly on: Day | null; readonly note: string | undefined },
  signed: Signed,
): TickDone {
  const tickOf = ({ tasks: { log }, task }: Found, key: string): TaskTick | null =>
    log.ticks.findLast((each) => each.task === task.code && each.occurrence === key) ?? null;
  const done = store.write(signed, (writer) => {
    const found = foundTask(store, today, request.task);
    const { task } = found;
    if (task.source !== 'TW') refuse({ kind: 'task_unfit', task: namedTask(task), wants: 'TW' });
    const occurrence = occurrenceAt(found, request.period, request.on ?? today);
    const before = tickOf(found, occurrence.key);
    const note = request.note ?? before?.note ?? null;
    const changed = (before?.on ?? null) !== request.on || (before?.note ?? null) !== note;
    if (changed) {
      const day = before?.on ?? null;
      if (day !== null && day !== request.on && signed.reason === null)
        refuse({ kind: 'task_reason_needed', task: namedTask(task), what: 'tick', state: 'done', day });
      writer.taskTick({ task: task.code, occurrence: occurrence.key, on: request.on, note }, before);
    }
    return { task, occurrence, before, changed };
  });
  return { ...done, after: tickOf(foundTask(store, today, done.task.code), done.occurrence.key) };
}

export interface StepRequest {
  readonly task: string;
  readonly step: StepCode;
  readonly round: number;
  readonly planned: Day | undefined;
  readonly actual: Day | undefined;
  readonly document: string | undefined;
}

export interface StepDone {
  readonly task: Task;
  readonly before: TaskStep | null;
  readonly after: TaskStep | null;
  readonly changed: boolean;
}

/** What is not given stays. @throws KpiError task_unfit, task_reason_needed and those of finding */
export function writeStep(store: Store, today: Day, request: StepRequest, signed: Signed): StepDone {
  const { step, round } = request;
  const stepIn = ({ tasks: { log }, task }: Found): TaskStep | null =>
    log.steps.findLast((each) => each.task === task.code && each.step === step && each.round === round) ??
    null;
  const done = store.write(signed, (writer) => {
    const found = foundTask(store, today, request.task);
    const { task } = found;
    if (task.kind !== 'science') refuse({ kind: 'task_unfit', task: namedTask(task), wants: 'science' });
    const before = stepIn(found);
    const facts = {
      planned: request.planned ?? before?.planned ?? null,
      actual: request.actual ?? before?.actual ?? null,
      document: request.document ?? before?.document ?? null,
    };
    const changed = (['planned', 'actual', 'document'] as const).some(
      (fact) => facts[fact] !== (before?.[fact] ?? null),
    );
    if (changed) {
      holdStep(task, before, facts, { today, reason: signed.reason });
      writer.taskStep({ task: task.code, step, round, ...facts }, before);
    }
    return { task, before, changed };
  });
  return { ...done, after: stepIn(foundTask(store, today, done.task.code)) };
}

/** A day that was recorded, and a planned one that has passed, are not changed without a reason. */
function holdStep(
  task: Task,
  before: TaskStep | null,
  { planned, actual }: Pick<TaskStep, 'planned' | 'actual'>,
  { today, reason }: { readonly today: Day; readonly reason: string | null },
): void {
  const put = before?.actual ?? null;
  const missed = before?.planned ?? null;
  const day =
    put !== null && put !== actual
      ? put
      : missed !== null && missed !== planned && missed <= today
        ? missed
        : null;
  if (day !== null && reason === null)
    refuse({ kind: 'task_reason_needed', task: namedTask(task), what: 'step', state: 'done', day });
}
