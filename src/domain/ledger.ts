/**
 * The ledger as people read it: what each command did, place by place, from what to what. One transaction is one action,
 * known by the number of its first entry.
 */
import type { Observation, SourceFile } from './observation.ts';
import type { Quarter } from './period.ts';
import type { Indicator, Target, Task, Unit } from './plan.ts';
import type { Remark, StatedBlank, Submission, TaskReport } from './submission.ts';
import type { TaskProgress, TaskStep, TaskTick } from './task-log.ts';

/** Every kind of entry that a ledger may hold. */
export const CHANGE_KINDS = [
  'plan',
  'unit',
  'indicator',
  'target',
  'task',
  'observation',
  'figures',
  'retraction',
  'file',
  'evidence',
  'submission',
  'remark',
  'task_report',
  'blank_reason',
  'task_progress',
  'task_tick',
  'task_step',
  'template',
  'withdrawal',
  'issue',
  'reopening',
  'restore',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A form of the province as it was learned. */
export interface LearnedForm {
  readonly name: string;
  readonly fileName: string;
  /** SHA-256 of the form; null: taken away. */
  readonly workbook: string | null;
  readonly mapping: string;
}

/** What may stand in a place, by the kind of place. */
export interface Contents {
  figure: Observation;
  submission: Submission;
  remark: Remark;
  task_report: TaskReport;
  blank_reason: StatedBlank;
  task_progress: TaskProgress;
  task_tick: TaskTick;
  task_step: TaskStep;
  template: LearnedForm;
  unit: Unit;
  indicator: Indicator;
  target: Target;
  task: Task;
}
export type PlaceKind = keyof Contents;

/** Where something stands; what does not tell it from others is null. */
export interface Place {
  readonly kind: PlaceKind;
  readonly indicator: string | null;
  readonly unit: string | null;
  readonly quarter: Quarter | null;
  readonly task: string | null;
  /** What else tells it from others: the kind of a remark, an occurrence, a step, a form's name, a target's scope. */
  readonly rest: string | null;
}

export const keyOf = ({ kind, indicator, unit, quarter, task, rest }: Place): string =>
  JSON.stringify([kind, indicator, unit, quarter, task, rest]);

/** What an entry put into a place; null: the place is empty from then on. */
export type Effect = {
  [K in PlaceKind]: { readonly kind: K; readonly place: Place; readonly content: Contents[K] | null };
}[PlaceKind];

/** What an entry tells that stands in no place. */
export type LedgerEvent =
  | { readonly kind: 'plan'; readonly code: string; readonly title: string }
  | { readonly kind: 'file'; readonly file: SourceFile }
  | { readonly kind: 'evidence'; readonly sha256: string; readonly size: number }
  | { readonly kind: 'issue'; readonly period: string; readonly version: number; readonly checkCode: string }
  | {
      readonly kind: 'reopening';
      readonly period: string;
      readonly version: number;
      readonly letter: string | null;
    }
  | {
      readonly kind: 'restore';
      readonly file: string;
      /** The last entry of the file that was replaced. */
      readonly replaced: number | null;
      readonly aside: string | null;
    };

export interface LedgerEntry {
  readonly seq: number;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly by: string;
  readonly command: string;
  readonly reason: string | null;
  readonly kind: ChangeKind;
  /** The first entry of its transaction; null in entries of the time before actions were numbered. */
  readonly action: number | null;
  /** The action that this one takes back. */
  readonly undoes: number | null;
  readonly effects: readonly Effect[];
  /** The entry whose row counts no more. */
  readonly withdraws: number | null;
  readonly event: LedgerEvent | null;
}

/** From what to what a place went. */
export type PlaceChange = {
  [K in PlaceKind]: {
    readonly kind: K;
    readonly entry: number;
    readonly place: Place;
    readonly before: Contents[K] | null;
    readonly after: Contents[K] | null;
  };
}[PlaceKind];

export interface Action {
  /** The number of its first entry. */
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly command: string;
  readonly reason: string | null;
  readonly entries: readonly LedgerEntry[];
  readonly changes: readonly PlaceChange[];
  readonly undoes: number | null;
  /** The action in force that took it back. */
  readonly undoneBy: number | null;
}

/** What was put into a place, with the entry that did. */
export interface Held {
  readonly seq: number;
  readonly content: Contents[PlaceKind] | null;
}

export interface Ledger {
  /** Oldest first. */
  readonly actions: readonly Action[];
  /** What stands in a place, under what was put there later; withdrawn rows left out. By `keyOf`. */
  readonly places: ReadonlyMap<string, readonly Held[]>;
}

/** Replays all entries, oldest first. */
export function ledgerOf(entries: readonly LedgerEntry[]): Ledger {
  const places = new Map<string, Held[]>();
  const effectsOf = new Map<number, readonly Effect[]>();
  const put = (seq: number, effect: Effect): PlaceChange => {
    const key = keyOf(effect.place);
    const held = places.get(key);
    const before = held?.at(-1)?.content ?? null;
    if (held === undefined) places.set(key, [{ seq, content: effect.content }]);
    else held.push({ seq, content: effect.content });
    return changeOf(seq, effect, before, effect.content);
  };
  const withdraw = (seq: number, entry: number): PlaceChange[] =>
    (effectsOf.get(entry) ?? []).map((effect) => {
      const held = places.get(keyOf(effect.place)) ?? [];
      const before = held.at(-1)?.content ?? null;
      const index = held.findIndex((each) => each.seq === entry);
      if (index >= 0) held.splice(index, 1);
      return changeOf(seq, effect, before, held.at(-1)?.content ?? null);
    });
  const changes = entries.map(({ seq, kind, effects, withdraws }) => {
    effectsOf.set(seq, effects);
    const own = effects.map((effect) => put(seq, effect));
    // What `init` brought stands in its places, but is told as one thing.
    if (kind === 'plan') return [];
    return withdraws === null ? own : withdraw(seq, withdraws);
  });
  return { actions: grouped(entries, changes), places };
}

const changeOf = (entry: number, { kind, place }: Effect, before: Held['content'], after: Held['content']) =>
  // Only contents of its own kind come into a place.
  ({ kind, entry, place, before, after }) as PlaceChange;

function grouped(entries: readonly LedgerEntry[], changes: readonly PlaceChange[][]): Action[] {
  const groups: { entries: LedgerEntry[]; changes: PlaceChange[] }[] = [];
  entries.forEach((entry, index) => {
    const own = (changes[index] ?? []).filter(({ before, after }) => before !== after);
    const last = groups.at(-1);
    const [first] = last?.entries ?? [];
    if (last !== undefined && first !== undefined && isTogether(first, entry)) {
      last.entries.push(entry);
      last.changes.push(...own);
    } else groups.push({ entries: [entry], changes: own });
  });
  const undoneBy = new Map<number, number>();
  // Those who take back come later, and are taken back later still.
  for (const { entries } of groups.toReversed()) {
    const [first] = entries;
    if (first === undefined || first.undoes === null || undoneBy.has(first.seq)) continue;
    undoneBy.set(first.undoes, first.seq);
  }
  return groups.flatMap(({ entries: [first, ...more], changes: own }) =>
    first === undefined
      ? []
      : [
          {
            number: first.seq,
            at: first.at,
            by: first.by,
            command: first.command,
            reason: first.reason,
            entries: [first, ...more],
            changes: own,
            undoes: first.undoes,
            undoneBy: undoneBy.get(first.seq) ?? null,
          },
        ],
  );
}

/** Entries without the number of their action belong together when one command of one person wrote them at one moment. */
function isTogether(first: LedgerEntry, next: LedgerEntry): boolean {
  if (next.action !== null) return next.action === first.seq;
  return (
    first.action === null && first.at === next.at && first.by === next.by && first.command === next.command
  );
}

/** What it tells beside its places: files that its figures and words came in with among it, also known ones. */
export function eventsOf({ entries, changes, undoes }: Action): LedgerEvent[] {
  const own = entries.flatMap(({ event }) => (event === null ? [] : [event]));
  const told = new Set(own.flatMap((event) => (event.kind === 'file' ? [event.file.id] : [])));
  const files = new Map(
    undoes === null ? changes.flatMap((change) => filesOf(change)).map((file) => [file.id, file]) : [],
  );
  return [
    ...[...files.values()]
      .filter(({ id }) => !told.has(id))
      .map((file): LedgerEvent => ({ kind: 'file', file })),
    ...own,
  ];
}

function filesOf({ after }: PlaceChange): SourceFile[] {
  if (after === null) return [];
  if ('origin' in after) return after.origin === null ? [] : [after.origin.file];
  return 'file' in after && after.file !== null ? [after.file] : [];
}
