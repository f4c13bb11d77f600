/**
 * What taking back an action comes to, place by place: what stands there now and what stood there before. Nothing is
 * taken back under what was put there later.
 */
import {
  eventsOf,
  keyOf,
  type Action,
  type Contents,
  type Held,
  type Ledger,
  type Place,
  type PlaceChange,
  type PlaceKind,
} from './ledger.ts';
import { refuse } from './problem.ts';

export type UndoStep = PlaceChange & {
  /** Entries whose rows count no more afterwards. */
  readonly withdraws: readonly number[];
  /** What would stand there once they do not; where it is not what stood there before, that is written anew. */
  readonly left: Contents[PlaceKind] | null;
};

export interface UndoPlan {
  readonly action: Action;
  /** In the order in which they are to be written: the last change is taken back first. */
  readonly steps: readonly UndoStep[];
}

/** What is taken back without a number: the last action that still counts. @throws KpiError undo_nothing */
export function lastUndoable({ actions }: Ledger): Action {
  const last = actions.findLast(
    (action) => action.undoes === null && action.undoneBy === null && unableFor(action) !== 'nothing',
  );
  return last === undefined || unableFor(last) === 'plan' ? refuse({ kind: 'undo_nothing' }) : last;
}

/** Why an action cannot be taken back at all; null: it can. */
function unableFor(action: Action): 'plan' | 'issue' | 'reopening' | 'restore' | 'nothing' | null {
  for (const { kind } of eventsOf(action)) if (kind !== 'file' && kind !== 'evidence') return kind;
  return action.changes.length === 0 ? 'nothing' : null;
}

/** @throws KpiError undo_unable, undo_done, undo_later */
export function planUndo(ledger: Ledger, action: Action): UndoPlan {
  const { number, undoneBy } = action;
  const unable = unableFor(action);
  if (unable !== null) refuse({ kind: 'undo_unable', number, what: unable });
  if (undoneBy !== null) refuse({ kind: 'undo_done', number, by: undoneBy });
  holdUntouched(ledger, action);
  const byPlace = new Map<string, PlaceChange[]>();
  for (const change of action.changes) {
    const key = keyOf(change.place);
    byPlace.set(key, [...(byPlace.get(key) ?? []), change]);
  }
  const steps = [...byPlace].toReversed().map(([key, changes]) => {
    return stepOf(action, changes, ledger.places.get(key) ?? []);
  });
  return { action, steps };
}

/** Kinds that keep all they ever held as rows, of which the last that counts is in force. */
const WORDS: ReadonlySet<PlaceKind> = new Set([
  'submission',
  'remark',
  'task_report',
  'blank_reason',
  'task_progress',
  'task_tick',
  'task_step',
  'template',
]);

function stepOf(action: Action, changes: readonly PlaceChange[], held: readonly Held[]): UndoStep {
  const [first] = changes;
  if (first === undefined) throw new Error('a place without a change');
  const now = held.at(-1)?.content ?? null;
  const step = { ...first, before: now, after: first.before } as PlaceChange;
  if (WORDS.has(first.kind)) {
    const withdraws = held.filter(({ seq }) => seq >= first.entry).map(({ seq }) => seq);
    const left = held.findLast(({ seq }) => seq < first.entry)?.content ?? null;
    return { ...step, withdraws: withdraws.toReversed(), left };
  }
  // A figure that was taken back came in when it first did, once that is taken back.
  const retractions = action.entries
    .filter(({ kind, seq }) => kind === 'retraction' && changes.some(({ entry }) => entry === seq))
    .map(({ seq }) => seq)
    .filter((seq) => held.some((each) => each.seq === seq));
  return { ...step, withdraws: retractions, left: now };
}

/**
 * Later actions that still count may not have touched a place of this one. What was taken back since does not count, nor
 * does its taking back.
 */
function holdUntouched({ actions }: Ledger, { number, changes }: Action): void {
  const keys = new Set(changes.map(({ place }) => keyOf(place)));
  for (const later of actions.toReversed()) {
    if (later.number <= number) return;
    if (later.undoneBy !== null || (later.undoes !== null && later.undoes > number)) continue;
    const touched = later.changes.find(({ place }) => keys.has(keyOf(place)));
    if (touched !== undefined)
      refuse({ kind: 'undo_later', number, later: later.number, place: placeCodes(touched.place) });
  }
}

const placeCodes = ({ indicator, unit, task, quarter, rest }: Place): string[] =>
  [indicator, task, unit, quarter, indicator === null ? rest : null].filter(
    (word) => word !== null && word !== '',
  ) as string[];

/** Facts that are the row's own and not of what it says. */
const OF_THE_ROW: ReadonlySet<string> = new Set(['revision', 'by', 'at']);

/** Kinds of which a reason is a part: elsewhere it is that of the writing. */
const OF_REASONS: ReadonlySet<PlaceKind> = new Set(['submission', 'blank_reason']);

/** Whether both say the same, whoever wrote it when. */
export function sameContent(kind: PlaceKind, a: Held['content'], b: Held['content']): boolean {
  if (a === null || b === null) return a === b;
  const facts = (content: object): string =>
    JSON.stringify(
      Object.entries(content)
        .filter(([fact]) => !OF_THE_ROW.has(fact) && (fact !== 'reason' || OF_REASONS.has(kind)))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return facts(a) === facts(b);
}

/** As the ledger keeps it, in the language of the office's papers. */
export const undoReason = (number: number, reason: string | null): string =>
  `hoàn tác thao tác số ${number}${reason === null ? '' : `: ${reason}`}`;
