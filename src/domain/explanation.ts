/** What `kpi explain` tells: a row, and every figure it does or does not rest on. */
import { periodWindow, type Window } from './calendar.ts';
import { isNoCases, type Observation } from './observation.ts';
import { type Period } from './period.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';
import { withDescendants } from './snapshot.ts';
import { statusRow, type StatusRow, type View } from './status.ts';

export interface Explanation {
  readonly row: StatusRow;
  readonly period: Period;
  readonly window: Window;
  readonly unit: UnitAt | null;
  readonly counted: readonly Observation[];
  readonly figures: readonly {
    readonly unit: string;
    readonly observation: Observation;
    readonly counted: boolean;
  }[];
}

export function explain(
  view: View,
  indicator: IndicatorAt,
  period: Period,
  unit: UnitAt | null,
): Explanation {
  const within = unit === null ? null : withDescendants(view.snapshots(period.last), unit.code);
  const row = statusRow(view, indicator, period, within);
  const { counted, uncounted } = row.rollup;
  const figures = [
    // No cases leave the total untouched (DESIGN 3.4): they are in, but nothing rests on them.
    ...counted.map((observation) => ({
      unit: observation.unit,
      observation,
      counted: !isNoCases(observation.figure),
    })),
    ...uncounted.map((observation) => ({ unit: observation.unit, observation, counted: false })),
  ];
  return {
    row,
    period,
    window: periodWindow(period, view.plan.reporting),
    unit,
    counted,
    figures,
  };
}
