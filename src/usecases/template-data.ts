/** What a form of the province is filled from: the period's report, and what each unit brought in. */
import type { Day } from '../domain/day.ts';
import type { Period } from '../domain/period.ts';
import { indicatorAt, unitAt } from '../domain/plan.ts';
import type { Report } from '../domain/report.ts';
import type { View } from '../domain/status.ts';
import type { FieldNames } from '../domain/template-fields.ts';
import type { Store } from '../store/store.ts';
import { reportOf, type ReportRequest } from './build-report.ts';
import { look, periodOf } from './look.ts';

export interface TemplateNames extends FieldNames {
  readonly view: View;
  readonly period: Period;
}

/** The names that a form may use, as they are on the period's last day. @throws KpiError period_unreadable */
export function templateNames(store: Store, today: Day, typed: string | undefined): TemplateNames {
  const { view, named } = look(store, today);
  const period = periodOf(typed, named, 'finished');
  return { view, period, ...namesOf(view, period) };
}

function namesOf(view: View, period: Period): FieldNames {
  const { to } = view.snapshots(period.last).window;
  return {
    indicators: view.plan.indicators.map((indicator) => indicatorAt(indicator, to)),
    units: view.plan.units.map((unit) => unitAt(unit, to)),
  };
}

export interface TemplateData {
  readonly report: Report;
  readonly view: View;
  readonly names: FieldNames;
}

/** @throws KpiError report_empty, period_unreadable */
export function templateData(store: Store, today: Day, request: ReportRequest): TemplateData {
  const { report, view } = reportOf(store, look(store, today), request);
  return { report, view, names: namesOf(view, report.status.period) };
}
