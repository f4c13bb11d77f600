/** A unit's report came in, or is sent back to be put right (DESIGN 5): who is on time is judged by it. */
import type { Window } from '../domain/calendar.ts';
import { daysBetween, type Day } from '../domain/day.ts';
import { disciplineOf, receiptOf, type UnitDiscipline } from '../domain/discipline.ts';
import { needQuarter, type Quarter } from '../domain/period.ts';
import { aliveWithin, type UnitAt } from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import type { Submission } from '../domain/submission.ts';
import type { Signed, Store } from '../store/store.ts';
import { findUnit, look, periodOf, type Look } from './look.ts';

export interface UnitPlace {
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  readonly window: Window;
}

/**
 * A unit and a quarter in which it is there; the quarter being collected unless one is named.
 * @throws KpiError period_unreadable, period_not_quarter, unit_not_found, unit_ambiguous, outside_days
 */
export function findUnitPlace(
  { view, named }: Look,
  request: { readonly unit: string; readonly period: string | undefined },
): UnitPlace {
  const quarter = needQuarter(periodOf(request.period, named, 'collected'));
  const { window } = view.snapshots(quarter);
  const unit = findUnit(view, request.unit, window.to);
  if (aliveWithin(unit, window.from, window.to)) return { unit, quarter, window };
  const { code, name, from, to } = unit;
  return refuse({ kind: 'outside_days', what: 'unit', thing: { code, name }, from, to, period: quarter });
}

export interface ReceiveRequest {
  readonly unit: string;
  readonly period: string | undefined;
  readonly state: Submission['state'];
  readonly on: Day;
  /** How the day was given. */
  readonly option?: string;
  /** Why it is sent back. */
  readonly reason: string | null;
}

export interface Received extends UnitPlace {
  readonly before: Pick<Submission, 'state' | 'on' | 'reason'> | null;
  readonly after: Pick<Submission, 'state' | 'on' | 'reason'>;
  readonly changed: boolean;
  /** The day that counts, and how many days after the last day to report it lies; null once sent back. */
  readonly counted: { readonly on: Day; readonly daysLate: number } | null;
  /** What the unit owes and how it stands now; null when it owes no figure in the quarter. */
  readonly discipline: UnitDiscipline | null;
}

/**
 * Looks at what the entry would rest on; writes nothing.
 * @throws KpiError day_outside, nothing_to_return, and those of
 * `findUnitPlace`
 */
export function checkReceipt(
  store: Store,
  looked: Look,
  request: ReceiveRequest,
): UnitPlace & { readonly before: Submission | null } {
  const place = findUnitPlace(looked, request);
  const { unit, quarter, window } = place;
  const { submissions } = store.words(quarter);
  const own = submissions.filter((submission) => submission.unit === unit.code);
  if (request.state === 'returned' && own.length === 0) needFigures(looked, place);
  // What was sent back comes in again afterwards, and only what came in is sent back.
  const other = own.findLast(({ state }) => state !== request.state);
  const first = other === undefined || other.on < window.from ? window.from : other.on;
  const { today } = looked.view;
  if (request.on < first || request.on > today)
    refuse({
      kind: 'day_outside',
      option: request.option ?? '--on',
      day: request.on,
      from: first,
      to: today,
    });
  return { ...place, before: own.at(-1) ?? null };
}

/** Figures that were typed from a paper can be sent back too, whether or not anybody noted that the paper came. */
function needFigures({ view }: Look, { unit, quarter }: UnitPlace): void {
  const brought = view.plan.indicators.some(
    (indicator) => view.book.at(indicator.code, unit.code, quarter) !== undefined,
  );
  if (brought) return;
  refuse({ kind: 'nothing_to_return', unit: { code: unit.code, name: unit.name }, period: quarter });
}

/** Received on that day already and not sent back since, or sent back on that day for that reason. */
function isThere(store: Store, { unit, quarter }: UnitPlace, { state, on, reason }: ReceiveRequest): boolean {
  const own = store.words(quarter).submissions.filter((submission) => submission.unit === unit.code);
  const standing = own.slice(own.findLastIndex((submission) => submission.state !== state) + 1);
  return state === 'received'
    ? standing.some((submission) => submission.on === on)
    : standing.at(-1)?.on === on && standing.at(-1)?.reason === reason;
}

/**
 * Writes that the report came in or went back, unless just that stands there already.
 * @throws KpiError data_busy, not_writable and those of `checkReceipt`
 */
export function receiveReport(store: Store, today: Day, request: ReceiveRequest, signed: Signed): Received {
  const { place, before, changed } = store.write(signed, (writer) => {
    const { before, ...place } = checkReceipt(store, look(store, today), request);
    const { state, on, reason } = request;
    const changed = !isThere(store, place, request);
    if (changed)
      writer.submission({ unit: place.unit.code, quarter: place.quarter, state, on, reason }, null);
    return { place, before, changed };
  });
  const { unit, quarter, window } = place;
  const { submissions } = store.words(quarter);
  const { receivedOn } = receiptOf(unit.code, submissions);
  const discipline = disciplineOf(look(store, today).view, quarter, store.arrivals(quarter), submissions);
  return {
    ...place,
    before,
    after: { state: request.state, on: request.on, reason: request.reason },
    changed,
    counted:
      receivedOn === null
        ? null
        : { on: receivedOn, daysLate: Math.max(0, daysBetween(window.due, receivedOn)) },
    discipline: discipline.find((entry) => entry.unit.code === unit.code) ?? null,
  };
}
