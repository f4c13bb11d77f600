/**
 * The plan as the ledger tells it, made anew by the functions that made it: what `init` put in, with every later change,
 * in a data file in memory. Its rows are what the rows of the data file must be.
 */
import type { EntryFacts, RowFinding } from '../../domain/integrity.ts';
import type { Indicator, Plan, Target, Task, Unit } from '../../domain/plan.ts';
import { insertPlan, putIndicator, putTarget, putUnit } from '../catalogue.ts';
import type { Connection } from '../open.ts';
import { dropIndicator, dropTarget, dropTask, dropUnit } from '../plan-removal.ts';
import { putTask } from '../plan-tasks.ts';
import { rowsOf } from './cursors.ts';
import { rowFinding, unlike, type RawRow, type Shelf } from './rows.ts';

/** How an entry of a kind is replayed: what is put, and what it was before where it is taken away. */
interface Replayed<T> {
  readonly put: (fresh: Connection, thing: T) => void;
  readonly drop: (fresh: Connection, thing: T) => void;
  /** The thing that it is about, as the tables know it. */
  readonly thing: (thing: T) => string;
}

const unit: Replayed<Unit> = { put: putUnit, drop: dropUnit, thing: ({ code }) => code };
const indicator: Replayed<Indicator> = { put: putIndicator, drop: dropIndicator, thing: ({ code }) => code };
const target: Replayed<Target> = {
  put: putTarget,
  drop: dropTarget,
  thing: (it) => [it.indicator, it.scope, it.unit ?? '', it.from].join(' '),
};
const task: Replayed<Task> = { put: putTask, drop: dropTask, thing: ({ code }) => code };

const KINDS: Readonly<Record<string, Replayed<never>>> = { unit, indicator, target, task };

/** The tables that are replayed, and the columns by which their rows belong to a thing of `KINDS`. */
const TABLES: readonly {
  readonly table: string;
  readonly kind: string;
  readonly thing: readonly string[];
}[] = [
  { table: 'plan', kind: 'plan', thing: [] },
  { table: 'section', kind: 'plan', thing: [] },
  { table: 'unit', kind: 'unit', thing: ['code'] },
  { table: 'unit_version', kind: 'unit', thing: ['unit'] },
  { table: 'indicator', kind: 'indicator', thing: ['code'] },
  { table: 'indicator_version', kind: 'indicator', thing: ['indicator'] },
  { table: 'target', kind: 'target', thing: ['indicator', 'scope', 'unit', 'from_period'] },
  { table: 'task', kind: 'task', thing: ['code'] },
];

export const REPLAYED_TABLES: readonly string[] = TABLES.map(({ table }) => table);

export interface Replay {
  /** Whether entries of the kind change the plan. */
  readonly knows: (kind: unknown) => boolean;
  /** @throws anything where the entry makes no sense */
  readonly apply: (change: Readonly<Record<string, unknown>>, entry: EntryFacts) => void;
  /** The rows of the data file that are not as replayed. */
  readonly compare: (connection: Connection, shelfOf: (table: string) => Shelf) => Iterable<RowFinding>;
}

/** @param fresh a migrated data file in memory, empty */
export function replayInto(fresh: Connection): Replay {
  fresh.pragma('foreign_keys = OFF');
  const last = new Map<string, EntryFacts>();
  const entryOf = (kind: string, row: RawRow, thing: readonly string[]): EntryFacts | null =>
    last.get(`${kind} ${thing.map((column) => String(row[column])).join(' ')}`) ?? last.get('plan ') ?? null;
  return {
    knows: (kind) => kind === 'plan' || (typeof kind === 'string' && Object.hasOwn(KINDS, kind)),
    apply(change, entry) {
      const kind = change['kind'] as string;
      if (kind === 'plan') {
        insertPlan(fresh, change['new'] as Plan);
        last.set('plan ', entry);
        return;
      }
      const { put, drop, thing } = KINDS[kind] as Replayed<unknown>;
      const [now, before] = [change['new'] ?? null, change['old'] ?? null];
      if (now === null) drop(fresh, before);
      else put(fresh, now);
      last.set(`${kind} ${thing(now ?? before)}`, entry);
    },
    *compare(connection, shelfOf) {
      for (const { table, kind, thing } of TABLES) {
        const shelf = shelfOf(table);
        const [sealed, found] = [[...rowsOf(fresh, table)], [...rowsOf(connection, table)]];
        for (const pair of unlike(sealed, found, shelf.key))
          yield rowFinding(shelf, pair, entryOf(kind, pair.sealed ?? pair.found ?? {}, thing));
      }
    },
  };
}
