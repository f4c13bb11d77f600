/** The ledger is read: all actions, one by its number, or those of a unit, an indicator, a period, a person, some days. */
import { officeDayOf, type Day } from '../domain/day.ts';
import {
  eventsOf,
  ledgerOf,
  type Action,
  type Ledger,
  type LedgerEvent,
  type PlaceChange,
} from '../domain/ledger.ts';
import { periodNamed } from '../domain/issued.ts';
import { searchKey } from '../domain/names.ts';
import type { Quarter } from '../domain/period.ts';
import { refuse } from '../domain/problem.ts';
import type { Store } from '../store/store.ts';
import { findIndicator, findUnit, look, periodOf } from './look.ts';

export const readActions = (store: Store): Ledger => ledgerOf(store.ledger());

export interface LogRequest {
  readonly unit: string | undefined;
  readonly indicator: string | undefined;
  readonly period: string | undefined;
  /** A name, or a part of it. */
  readonly by: string | undefined;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/** An action with those of its changes that were asked for. */
export interface FoundAction {
  readonly action: Action;
  readonly changes: readonly PlaceChange[];
  readonly events: readonly LedgerEvent[];
}

const whole = (action: Action): FoundAction => ({
  action,
  changes: action.changes,
  events: eventsOf(action),
});

/** @throws KpiError number_unreadable */
export function actionNumber(text: string): number {
  const number = /^\s*#?(\d{1,15})\.?\s*$/u.exec(text)?.[1];
  return number === undefined || Number(number) < 1
    ? refuse({ kind: 'number_unreadable', option: 'kpi log', text })
    : Number(number);
}

/** @throws KpiError action_absent */
export const actionAt = ({ actions }: Ledger, number: number): Action =>
  actions.find((action) => action.number === number) ??
  refuse({ kind: 'action_absent', text: String(number), last: actions.at(-1)?.number ?? 0 });

/**
 * The action of that number, or the one that the entry of that number belongs to, as `kpi check` and backups name it.
 * @throws KpiError number_unreadable, action_absent
 */
export function findAction(store: Store, text: string): FoundAction {
  const ledger = readActions(store);
  const number = actionNumber(text);
  const holding = ledger.actions.find(({ entries }) => entries.some(({ seq }) => seq === number));
  return whole(holding ?? actionAt(ledger, number));
}

/**
 * Newest first.
 * @throws KpiError days_reversed, period_unreadable and those of finding by name
 */
export function findActions(store: Store, today: Day, request: LogRequest): FoundAction[] {
  const { by, from, to } = request;
  if (from !== undefined && to !== undefined && from > to) refuse({ kind: 'days_reversed', from, to });
  const { view, named } = look(store, today);
  const unit = request.unit === undefined ? null : findUnit(view, request.unit, today).code;
  const indicator =
    request.indicator === undefined ? null : findIndicator(view, request.indicator, today).code;
  const quarters =
    request.period === undefined ? null : periodOf(request.period, named, 'collected').quarters;
  const person = by === undefined ? null : searchKey(by);
  const placed = unit !== null || indicator !== null || quarters !== null;
  const wanted = (change: PlaceChange): boolean =>
    (unit === null || concernsUnit(change, unit)) &&
    (indicator === null || change.place.indicator === indicator) &&
    (quarters === null || inQuarters(change, quarters));
  const wantedEvent = (event: LedgerEvent): boolean =>
    unit === null && indicator === null && quarters !== null && eventIn(event, quarters);

  return readActions(store)
    .actions.filter((action) => {
      const day = officeDayOf(action.at);
      return (
        (person === null || searchKey(action.by).includes(person)) &&
        (from === undefined || day >= from) &&
        (to === undefined || day <= to)
      );
    })
    .map((action): FoundAction => {
      if (!placed) return whole(action);
      const changes = action.changes.filter(wanted);
      const events = eventsOf(action).filter(wantedEvent);
      // The file that figures came in with belongs to each of them.
      const sources = changes.length === 0 ? [] : eventsOf(action).filter(({ kind }) => kind === 'file');
      return { action, changes, events: [...sources, ...events] };
    })
    .filter(({ changes, events }) => !placed || changes.length > 0 || events.length > 0)
    .toReversed();
}

function concernsUnit(change: PlaceChange, unit: string): boolean {
  if (change.place.unit === unit) return true;
  if (change.kind !== 'task') return false;
  return [change.before, change.after].some((task) => task?.unit === unit || task?.with.includes(unit));
}

/** What recurs by quarter names its quarter as its occurrence. */
const inQuarters = ({ place: { quarter, rest } }: PlaceChange, quarters: readonly Quarter[]): boolean =>
  quarters.some((each) => each === quarter || each === rest);

const eventIn = (event: LedgerEvent, quarters: readonly Quarter[]): boolean =>
  (event.kind === 'issue' || event.kind === 'reopening') &&
  periodNamed(event.period).quarters.some((quarter) => quarters.includes(quarter));
