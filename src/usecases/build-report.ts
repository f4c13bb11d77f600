/** Gathers what a period's report is made of: as things are, or as they were when it was issued. */
import type { Day } from '../domain/day.ts';
import { owes } from '../domain/discipline.ts';
import { markOf, sourcesOf, standing, type Issue } from '../domain/issued.ts';
import type { Period } from '../domain/period.ts';
import { refuse } from '../domain/problem.ts';
import { assembleReport, isEmpty, type Report, type ReportSources } from '../domain/report.ts';
import type { View } from '../domain/status.ts';
import type { Store } from '../store/store.ts';
import { adjustmentsOf } from './adjustments.ts';
import { findUnit, look, periodOf, type Look } from './look.ts';

export interface ReportRequest {
  readonly period: string | undefined;
  readonly allowEmpty: boolean;
  /** Words of the unit whose own report it is; undefined: the whole plan's. */
  readonly unit?: string | undefined;
  /** The number of an issued version, as typed; undefined: the one in force, or else what the data is now. */
  readonly issued?: string | undefined;
}

/** @throws KpiError report_empty, period_unreadable, unit_not_found, unit_ambiguous, issue_absent */
export const buildReport = (store: Store, today: Day, request: ReportRequest): Report =>
  reportOf(store, look(store, today), request).report;

export interface ReportMade {
  readonly report: Report;
  /** What it was read off. */
  readonly view: View;
}

/** The same for who has looked already. @throws KpiError as `buildReport` */
export function reportOf(
  store: Store,
  { view, named }: Look,
  { period: typed, allowEmpty, unit: word, issued }: ReportRequest,
): ReportMade {
  const period: Period = periodOf(typed, named, 'finished');
  const issues = store.issues();
  const issue = issued === undefined ? standing(issues, period.text) : needIssue(issues, period, issued);
  const sources =
    issue === null ? sourcesNow(store, view, period) : sourcesOf(store.frozen(issue.period, issue.version));
  const { to } = sources.view.snapshots(period.last).window;
  const unit = word === undefined ? null : findUnit(sources.view, word, to);
  const mark = markOf(issue, issues, period.text);
  const whole = assembleReport(sources, period, unit?.code ?? null, mark);
  const report =
    unit === null
      ? { ...whole, adjustments: adjustmentsOf(store, sources, period, { mark, issued: issue }) }
      : whole;
  return isEmpty(report.status) && !allowEmpty
    ? refuse({
        kind: 'report_empty',
        period: period.text,
        unit: unit === null ? null : { code: unit.code, name: unit.name },
      })
    : { report, view: sources.view };
}

export const sourcesNow = (store: Store, view: View, period: Period): ReportSources => ({
  view,
  revisions: (indicator) => store.revisions({ indicator, unit: null, quarters: null }),
  arrivals: store.arrivals(period.last),
  words: (quarter) => store.words(quarter),
  lastChange: store.lastChange(),
});

/** @throws KpiError issue_absent */
export function needIssue(issues: readonly Issue[], { text: period }: Period, text: string): Issue {
  const own = issues.filter((issue) => issue.period === period);
  return (
    own.find(({ version }) => version.toString() === text.trim()) ??
    refuse({ kind: 'issue_absent', period, text, versions: own.map(({ version }) => version) })
  );
}

/** The workbook as it was sent out, where the report is an issued version as a whole; else null. */
export const sentWorkbook = (store: Store, { mark, status }: Report): Uint8Array | null =>
  mark.kind === 'issued' && status.unit === null
    ? store.issuedWorkbook(status.period.text, mark.version)
    : null;

/** How many units still owe something for the period's last quarter. */
export const unitsOwing = ({ discipline }: Report): Report['discipline'] => discipline.filter(owes);
