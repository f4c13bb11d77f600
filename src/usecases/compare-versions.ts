/** Issued versions of a period's report against one another, and against the data as they are now. */
import type { Day } from '../domain/day.ts';
import type { Differences } from '../domain/differences.ts';
import { standing, type Issue } from '../domain/issued.ts';
import type { Period } from '../domain/period.ts';
import { refuse } from '../domain/problem.ts';
import type { Store } from '../store/store.ts';
import { between, frozenSources } from './adjustments.ts';
import { needIssue, sourcesNow } from './build-report.ts';
import { look, periodOf } from './look.ts';

export interface VersionsRequest {
  readonly period: string | undefined;
  /** Numbers of versions as typed; of the later one also a word for the present. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface VersionsCompared {
  readonly differences: Differences;
  readonly from: Issue;
  /** Null: the data as they are now. */
  readonly to: Issue | null;
}

const NOW: ReadonlySet<string> = new Set(['now', 'nay', 'hien-nay']);

/** @throws KpiError never_issued, issue_absent, options_conflict, period_unreadable, data_damaged */
export function compareVersions(store: Store, today: Day, request: VersionsRequest): VersionsCompared {
  const { view, named, issues } = look(store, today);
  const period = periodOf(request.period, named, 'finished');
  const { from, to } = chosen(issues, period, request);
  const after = to === null ? sourcesNow(store, view, period) : frozenSources(store, to);
  return { differences: between(store, { period, from, to }, after), from, to };
}

function chosen(
  issues: readonly Issue[],
  period: Period,
  { from: first, to: second }: VersionsRequest,
): { readonly from: Issue; readonly to: Issue | null } {
  const own = issues.filter((issue) => issue.period === period.text);
  const last = own.at(-1);
  if (last === undefined) return refuse({ kind: 'never_issued', period: period.text });
  const before = ({ version }: Issue): Issue => own.findLast((issue) => issue.version < version) ?? last;

  const now = second !== undefined && NOW.has(second.trim().toLowerCase());
  const to = second === undefined || now ? null : needIssue(issues, period, second);
  if (first === undefined) {
    if (to !== null) return { from: before(to), to };
    // What stands closed is what it was: the question is what it changed.
    const closed = !now && own.length > 1 && standing(issues, period.text) !== null;
    return closed ? { from: before(last), to: last } : { from: last, to: null };
  }
  const from = needIssue(issues, period, first);
  if (to !== null && to.version < from.version)
    return refuse({
      kind: 'options_conflict',
      first: `--from ${from.version}`,
      second: `--to ${to.version}`,
    });
  return { from, to };
}
