/** What a version of a period's report changes against an earlier one. */
import { differences, type Adjustments, type Differences } from '../domain/differences.ts';
import { sourcesOf, type Issue } from '../domain/issued.ts';
import type { Period } from '../domain/period.ts';
import type { ReportMark, ReportSources } from '../domain/report.ts';
import type { Store } from '../store/store.ts';

export const frozenSources = (store: Store, { period, version }: Issue): ReportSources =>
  sourcesOf(store.frozen(period, version));

export interface Versions {
  readonly period: Period;
  readonly from: Issue;
  readonly to: Issue | null;
}

export function between(store: Store, { period, from, to }: Versions, after: ReportSources): Differences {
  // What was changed later did not make the later version.
  const edits = store.planEdits().filter(({ at }) => to === null || at === null || at <= to.at);
  return differences(frozenSources(store, from), after, period, edits);
}

/**
 * What a report says of itself against the version sent before it.
 * @param issued the version that the report is, where it is one already
 * @returns null for a period's first report
 */
export function adjustmentsOf(
  store: Store,
  sources: ReportSources,
  period: Period,
  { mark, issued }: { readonly mark: ReportMark; readonly issued: Issue | null },
): Adjustments | null {
  const version = mark.kind === 'issued' ? mark.version - 1 : mark.replaces;
  const against = store.issues().find((issue) => issue.period === period.text && issue.version === version);
  if (against === undefined) return null;
  return { against, differences: between(store, { period, from: against, to: issued }, sources) };
}
