/** Gathers what a period's report is made of. */
import type { Day } from '../domain/day.ts';
import { owes } from '../domain/discipline.ts';
import type { Period } from '../domain/period.ts';
import { refuse } from '../domain/problem.ts';
import { assembleReport, isEmpty, type Report } from '../domain/report.ts';
import type { Store } from '../store/store.ts';
import { findUnit, look, periodOf, type Look } from './look.ts';

export interface ReportRequest {
  readonly period: string | undefined;
  readonly allowEmpty: boolean;
  /** Words of the unit whose own report it is; undefined: the whole plan's. */
  readonly unit?: string | undefined;
}

/** @throws KpiError report_empty, period_unreadable, unit_not_found, unit_ambiguous */
export const buildReport = (store: Store, today: Day, request: ReportRequest): Report =>
  reportOf(store, look(store, today), request);

/** The same for who has looked already. @throws KpiError as `buildReport` */
export function reportOf(
  store: Store,
  { view, named }: Look,
  { period: typed, allowEmpty, unit: word }: ReportRequest,
): Report {
  const period: Period = periodOf(typed, named, 'finished');
  const { to } = view.snapshots(period.last).window;
  const unit = word === undefined ? null : findUnit(view, word, to);
  const report = assembleReport(
    {
      view,
      revisions: (indicator) => store.revisions({ indicator, unit: null, quarters: null }),
      arrivals: store.arrivals(period.last),
      words: (quarter) => store.words(quarter),
      lastChange: store.lastChange(),
    },
    period,
    unit?.code ?? null,
  );
  return isEmpty(report.status) && !allowEmpty
    ? refuse({
        kind: 'report_empty',
        period: period.text,
        unit: unit === null ? null : { code: unit.code, name: unit.name },
      })
    : report;
}

/** How many units still owe something for the period's last quarter. */
export const unitsOwing = ({ discipline }: Report): Report['discipline'] => discipline.filter(owes);
