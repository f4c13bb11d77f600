/** An action is taken back: as new entries, looked at anew inside the transaction; nothing leaves the ledger. */
import { holdOpen } from '../domain/issued.ts';
import type { Contents, Ledger, LedgerEvent } from '../domain/ledger.ts';
import { eventsOf } from '../domain/ledger.ts';
import { grouped } from '../domain/grouped.ts';
import type { Observation } from '../domain/observation.ts';
import type { Plan } from '../domain/plan.ts';
import { referencesTo } from '../domain/plan-references.ts';
import { refuse } from '../domain/problem.ts';
import {
  lastUndoable,
  planUndo,
  sameContent,
  undoReason,
  type UndoPlan,
  type UndoStep,
} from '../domain/undo.ts';
import type { FreshObservation, Signed, Store, Writer } from '../store/store.ts';
import { holdSound } from './edit-catalogue.ts';
import { actionAt, readActions } from './read-ledger.ts';

/**
 * What would be taken back; writes nothing.
 * @param number null: the last action that counts
 * @throws KpiError action_absent, undo_nothing, undo_unable, undo_done, undo_later, undo_referred, period_closed
 */
export function previewUndo(store: Store, number: number | null): UndoPlan {
  const ledger = readActions(store);
  const plan = planUndo(ledger, number === null ? lastUndoable(ledger) : actionAt(ledger, number));
  const issues = store.issues();
  for (const { place } of plan.steps) if (place.quarter !== null) holdOpen(issues, place.quarter);
  holdUnreferred(store, ledger, plan);
  return plan;
}

export interface Undone {
  readonly plan: UndoPlan;
  /** The number of the action that took it back. */
  readonly by: number;
  /** As it was written down. */
  readonly reason: string;
  readonly events: readonly LedgerEvent[];
}

export interface UndoRequest {
  /** What somebody looked at; nothing else is taken back. */
  readonly seen: UndoPlan;
  /** It was to be the last action, whichever that is. */
  readonly last: boolean;
  readonly reason: string | null;
}

/**
 * @throws KpiError undo_moved when it is no longer what was seen, data_busy, not_writable and those of `previewUndo`
 */
export function undoAction(store: Store, signed: Signed, { seen, last, reason }: UndoRequest): Undone {
  const { number } = seen.action;
  const why = undoReason(number, reason);
  return store.write({ ...signed, reason: why, undoes: number }, (writer) => {
    const plan = previewUndo(store, last ? null : number);
    if (pictureOf(seen) !== pictureOf(plan)) refuse({ kind: 'undo_moved', number });
    const by = store.lastEntry() + 1;
    const together = figuresBack(plan.steps);
    if (together.length >= MANY) putTogether(writer, together);
    for (const step of plan.steps) takeBack(writer, step, together.length >= MANY);
    if (plan.steps.some(isOfPlan)) holdSound(store.plan());
    return { plan, by, reason: why, events: eventsOf(plan.action) };
  });
}

/** What was shown when it was asked about. */
const pictureOf = ({ action, steps }: UndoPlan): string =>
  JSON.stringify([action.number, steps.map(({ place, before, after }) => [place, before, after])]);

type PlanStep = Extract<UndoStep, { kind: 'unit' | 'indicator' | 'target' | 'task' }>;

const isOfPlan = (step: UndoStep): step is PlanStep =>
  ['unit', 'indicator', 'target', 'task'].includes(step.kind);

/** What was added is only taken away where nothing speaks of it. */
function holdUnreferred(store: Store, ledger: Ledger, { action, steps }: UndoPlan): void {
  const going = steps.filter(
    (step): step is Extract<PlanStep, { kind: 'unit' | 'indicator' | 'task' }> =>
      isOfPlan(step) && step.kind !== 'target' && step.after === null,
  );
  if (going.length === 0) return;
  const left = steps.filter(isOfPlan).reduce(planWithout, store.plan());
  for (const { kind, before } of going) {
    if (before === null) continue;
    const { code } = before;
    const name = kind === 'task' ? before.content : (before.versions.at(-1)?.name ?? code);
    const by = referencesTo(left, kind, code);
    const kept = kind === 'task' ? isSpokenOf(ledger, steps, code) : store.isInHistory(kind, code);
    if (by.length > 0 || kept)
      refuse({ kind: 'undo_referred', number: action.number, what: kind, thing: { code, name }, by });
  }
}

/** Words of a task that count and stay. */
function isSpokenOf({ places }: Ledger, steps: readonly UndoStep[], code: string): boolean {
  const withdrawn = new Set(steps.flatMap(({ withdraws }) => withdraws));
  return [...places].some(([key, held]) => {
    const [kind, , , , task] = JSON.parse(key) as (string | null)[];
    return kind !== 'task' && task === code && held.some(({ seq }) => !withdrawn.has(seq));
  });
}

/** The plan with the thing as it was before. */
function planWithout(plan: Plan, step: PlanStep): Plan {
  const swapped = <T>(things: readonly T[], isIt: (thing: T) => boolean, was: T | null): T[] =>
    things.flatMap((thing) => (!isIt(thing) ? [thing] : was === null ? [] : [was]));
  const { place } = step;
  switch (step.kind) {
    case 'unit':
      return { ...plan, units: swapped(plan.units, ({ code }) => code === place.unit, step.after) };
    case 'indicator': {
      const isIt = ({ code }: { code: string }): boolean => code === place.indicator;
      return { ...plan, indicators: swapped(plan.indicators, isIt, step.after) };
    }
    case 'target': {
      const isIt = ({ indicator, scope, unit, from }: Plan['targets'][number]): boolean =>
        indicator === place.indicator &&
        scope === place.rest &&
        unit === place.unit &&
        from === place.quarter;
      return { ...plan, targets: swapped(plan.targets, isIt, step.after) };
    }
    case 'task':
      return { ...plan, tasks: swapped(plan.tasks, ({ code }) => code === place.task, step.after) };
  }
}

type FigureStep = Extract<UndoStep, { kind: 'figure' }>;
type FigureBack = FigureStep & { readonly after: Observation };

/** From so many figures on they come back together: an entry for each would take long, and as much room again. */
const MANY = 20;

const figuresBack = (steps: readonly UndoStep[]): FigureBack[] =>
  steps.filter((step): step is FigureBack => step.kind === 'figure' && step.after !== null);

/** Those of one file share their entries. */
function putTogether(writer: Writer, figures: readonly FigureBack[]): void {
  for (const some of grouped(figures, ({ after }) => String(after.origin?.file.id ?? '')).values())
    writer.observations(
      some.map(({ before, after }) => ({ facts: factsOf(after), before })),
      some[0]?.after.origin?.file ?? null,
    );
}

function factsOf({
  revision: _,
  by: _by,
  at: _at,
  reason: _reason,
  ...facts
}: Observation): FreshObservation {
  return facts;
}

/** @param together figures that come back are written already */
function takeBack(writer: Writer, step: UndoStep, together: boolean): void {
  if (isOfPlan(step)) return putOfPlan(writer, step);
  const { kind, place, after, withdraws, left } = step;
  if (kind === 'figure') {
    if (!together || after === null) putFigure(writer, step);
  } else if (after !== null && !sameContent(kind, left, after)) putWords(writer, step);
  for (const entry of withdraws) writer.withdrawal(entry, place.quarter);
}

function putOfPlan(writer: Writer, step: PlanStep): void {
  switch (step.kind) {
    case 'unit':
      return writer.unit(step.after, step.before);
    case 'indicator':
      return writer.indicator(step.after, step.before);
    case 'target':
      return writer.target(step.after, step.before);
    case 'task':
      return writer.task(step.after, step.before);
  }
}

function putFigure(writer: Writer, { before, after }: FigureStep): void {
  if (after !== null) writer.observation(factsOf(after), before);
  else if (before !== null) writer.retraction(before, before);
}

type WordStep = Exclude<UndoStep, PlanStep | { kind: 'figure' }>;

/** What was withdrawn is written anew: a withdrawal is for good. */
function putWords(writer: Writer, step: WordStep): void {
  switch (step.kind) {
    case 'submission': {
      const { file, ...facts } = fresh(step.after);
      return writer.submission(facts, file);
    }
    case 'remark': {
      const { file, ...facts } = fresh(step.after);
      return writer.remark(facts, step.before, file);
    }
    case 'task_report': {
      const { file, ...facts } = fresh(step.after);
      return writer.taskReport(facts, step.before, file);
    }
    case 'blank_reason': {
      const { file, ...facts } = fresh(step.after);
      return writer.blankReason(facts, step.before, file);
    }
    case 'task_progress':
      return writer.taskProgress(unreasoned(step.after), step.before);
    case 'task_tick':
      return writer.taskTick(unreasoned(step.after), step.before);
    case 'task_step':
      return writer.taskStep(unreasoned(step.after), step.before);
    case 'template':
      return writer.template(needed(step.after), null);
  }
}

function needed<T>(content: T | null): T {
  if (content === null) throw new Error('nothing to write');
  return content;
}

function fresh<T extends Contents['submission' | 'remark' | 'task_report' | 'blank_reason']>(
  content: T | null,
): Omit<T, 'revision' | 'by' | 'at'> {
  const { revision: _, by: _by, at: _at, ...facts } = needed(content);
  return facts;
}

function unreasoned<T extends Contents['task_progress' | 'task_tick' | 'task_step']>(
  content: T | null,
): Omit<T, 'revision' | 'by' | 'at' | 'reason'> {
  const { revision: _, by: _by, at: _at, reason: _reason, ...facts } = needed(content);
  return facts;
}
