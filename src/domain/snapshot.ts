/** The plan as one quarter sees it: names, definitions and units of its last day (DESIGN 3.11). */
import { quarterWindow, type Window } from './calendar.ts';
import type { Quarter } from './period.ts';
import {
  aliveOn,
  aliveWithin,
  indicatorAt,
  unitAt,
  type Indicator,
  type IndicatorAt,
  type Plan,
  type UnitAt,
} from './plan.ts';

export interface Snapshot {
  readonly plan: Plan;
  readonly quarter: Quarter;
  readonly window: Window;
  /** All units of the plan, in its order, dead ones included. */
  readonly units: ReadonlyMap<string, UnitAt>;
}

export function snapshotOf(plan: Plan, quarter: Quarter): Snapshot {
  const window = quarterWindow(quarter, plan.reporting);
  return {
    plan,
    quarter,
    window,
    units: new Map(plan.units.map((unit) => [unit.code, unitAt(unit, window.to)])),
  };
}

/** Snapshots made once per quarter and plan: a status asks for the same few quarters many times. */
export type Snapshots = (quarter: Quarter) => Snapshot;

export function snapshotsOf(plan: Plan): Snapshots {
  const made = new Map<Quarter, Snapshot>();
  return (quarter) => {
    let snapshot = made.get(quarter);
    if (snapshot === undefined) made.set(quarter, (snapshot = snapshotOf(plan, quarter)));
    return snapshot;
  };
}

/** The indicators a period asks for, in the plan's order: those alive on any day of its last quarter. */
export function indicatorsOf(snapshot: Snapshot): IndicatorAt[] {
  const { from, to } = snapshot.window;
  return snapshot.plan.indicators
    .filter((indicator) => aliveWithin(indicator, from, to))
    .map((indicator) => indicatorAt(indicator, to));
}

export const indicatorIn = (snapshot: Snapshot, indicator: Indicator): IndicatorAt =>
  indicatorAt(indicator, snapshot.window.to);

/** The unit itself and all that lie below it. */
export function withDescendants(snapshot: Snapshot, code: string): Set<string> {
  const reached = new Set([code]);
  // A set's iteration also visits what is added on the way, so children of children are reached.
  for (const parent of reached) {
    for (const unit of snapshot.units.values()) if (unit.parent === parent) reached.add(unit.code);
  }
  return reached;
}

/**
 * Every unit that reports this indicator at some time: the reporters named in the plan, the units below a group among
 * them, and the successors of each.
 */
export function reportersOf(snapshot: Snapshot, indicator: IndicatorAt): UnitAt[] {
  const codes = new Set<string>();
  const seen = new Set<string>();
  const take = (code: string): void => {
    const unit = snapshot.units.get(code);
    if (unit === undefined || seen.has(code)) return;
    seen.add(code);
    if (unit.role === 'group') {
      for (const below of snapshot.units.values()) if (below.parent === code) take(below.code);
    } else {
      codes.add(code);
    }
    if (unit.successor !== null) take(unit.successor);
  };
  const named =
    indicator.reporters.length > 0 ? indicator.reporters : indicator.lead === null ? [] : [indicator.lead];
  named.forEach(take);
  return [...snapshot.units.values()].filter((unit) => codes.has(unit.code));
}

/** Who must report this indicator for the quarter: its reporters alive on the window's last day. */
export const requiredOf = (snapshot: Snapshot, indicator: IndicatorAt): UnitAt[] =>
  aliveOn(indicator, snapshot.window.to)
    ? reportersOf(snapshot, indicator).filter((unit) => aliveOn(unit, snapshot.window.to))
    : [];
