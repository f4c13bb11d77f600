/** A figure is taken back: its place is empty again, and the history keeps both (DESIGN 5). */
import type { Window } from '../domain/calendar.ts';
import type { Day } from '../domain/day.ts';
import { holdOpen } from '../domain/issued.ts';
import type { Observation } from '../domain/observation.ts';
import { needQuarter, quarterPeriod, type Quarter } from '../domain/period.ts';
import type { IndicatorAt, UnitAt } from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import { statusRow, type StatusRow } from '../domain/status.ts';
import type { Signed, Store } from '../store/store.ts';
import { findIndicator, findUnit, look, periodOf, type Look } from './look.ts';

export interface RetractRequest {
  readonly indicator: string;
  readonly unit: string;
  readonly period: string | undefined;
}

export interface FoundFigure {
  readonly indicator: IndicatorAt;
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  readonly window: Window;
  readonly observation: Observation;
}

/** @throws KpiError period_closed, figure_absent and those of finding by name */
export function findFigure({ view, named, issues }: Look, request: RetractRequest): FoundFigure {
  const quarter = needQuarter(periodOf(request.period, named, 'collected'));
  holdOpen(issues, quarter);
  const { window } = view.snapshots(quarter);
  const { to } = window;
  const indicator = findIndicator(view, request.indicator, to);
  const unit = findUnit(view, request.unit, to);
  const observation = view.book.at(indicator.code, unit.code, quarter);
  if (observation === undefined) {
    return refuse({
      kind: 'figure_absent',
      indicator: { code: indicator.code, name: indicator.name },
      unit: { code: unit.code, name: unit.name },
      period: quarter,
    });
  }
  if (observation.computed !== undefined)
    refuse({
      kind: 'computed_kept',
      indicator: { code: indicator.code, name: indicator.name },
      unit: { code: unit.code, name: unit.name },
      period: quarter,
    });
  return { indicator, unit, quarter, window, observation };
}

/** @param signed carries the reason; @returns what was taken back and what the indicator comes to without it */
export function retractFigure(
  store: Store,
  today: Day,
  request: RetractRequest,
  signed: Signed,
): FoundFigure & { readonly row: StatusRow } {
  const found = store.write(signed, (writer) => {
    const figure = findFigure(look(store, today), request);
    writer.retraction(
      { indicator: figure.indicator.code, unit: figure.unit.code, quarter: figure.quarter },
      figure.observation,
    );
    return figure;
  });
  return {
    ...found,
    row: statusRow(look(store, today).view, found.indicator, quarterPeriod(found.quarter), null),
  };
}
