/** What `kpi explain` tells: a row, and every figure it does or does not rest on. */
import { periodWindow, type Window } from './calendar.ts';
import { isNoCases, isUntracked, type Observation } from './observation.ts';
import type { Period, Quarter } from './period.ts';
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
    /** What follows from tasks in its place, where another figure was typed over it; else null. */
    readonly over: Observation | null;
  }[];
  /** Places without a figure that owe one, and why where the unit has said. */
  readonly blanks: readonly {
    readonly unit: string;
    readonly quarter: Quarter;
    readonly reason: string | null;
  }[];
}

export function explain(
  view: View,
  indicator: IndicatorAt,
  period: Period,
  unit: UnitAt | null,
  reasonOf: (unit: string, indicator: string, quarter: Quarter) => string | null = () => null,
): Explanation {
  const within = unit === null ? null : withDescendants(view.snapshots(period.last), unit.code);
  const row = statusRow(view, indicator, period, within);
  const { counted, uncounted } = row.rollup;
  const over = (observation: Observation): Observation | null => {
    if (observation.computed !== undefined) return null;
    const computed = view.book.computedAt(indicator.code, observation.unit, observation.quarter);
    return computed === undefined || isUntracked(computed) ? null : computed;
  };
  const figures = [
    // No cases leave the total untouched (DESIGN 3.4): they are in, but nothing rests on them.
    ...counted.map((observation) => ({
      unit: observation.unit,
      observation,
      counted: !isNoCases(observation.figure),
      over: over(observation),
    })),
    ...uncounted.map((observation) => ({
      unit: observation.unit,
      observation,
      counted: false,
      over: over(observation),
    })),
  ];
  return {
    row,
    period,
    window: periodWindow(period, view.plan.reporting),
    unit,
    counted,
    figures,
    blanks: (indicator.publishedBy === null
      ? [
          ...row.rollup.missingEarlier,
          ...row.rollup.missing.map((each) => ({ unit: each, quarter: period.last })),
        ]
      : []
    ).map(({ unit: { code }, quarter }) => ({
      unit: code,
      quarter,
      reason: reasonOf(code, indicator.code, quarter),
    })),
  };
}
