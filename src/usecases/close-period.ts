/** A period is closed: what it rests on is frozen, and its report goes out as a numbered version (DESIGN 3.10, 5). */
import { reasonsOver } from '../domain/blank.ts';
import { closingFindings, type ClosingFindings } from '../domain/closing.ts';
import type { Day } from '../domain/day.ts';
import {
  closedBy,
  closingsWithin,
  firstKept,
  lastIssue,
  sourcesOf,
  standing,
  type Frozen,
  type Issue,
  type Reopening,
} from '../domain/issued.ts';
import type { Period, Quarter } from '../domain/period.ts';
import { refuse } from '../domain/problem.ts';
import { assembleReport, isEmpty, type Report } from '../domain/report.ts';
import type { View } from '../domain/status.ts';
import { checkCodeOf, packed, sha256Of, type Signed, type Store } from '../store/store.ts';
import { adjustmentsOf } from './adjustments.ts';
import { look, periodOf, type Look } from './look.ts';

/** All that a closing needs; the workbook is made of its report and handed in with it. */
export interface PreparedClosing {
  readonly state: 'open';
  readonly period: Period;
  readonly version: number;
  readonly checkCode: string;
  readonly findings: ClosingFindings;
  /** As it will be issued. */
  readonly report: Report;
  /** As it is kept. */
  readonly frozen: Uint8Array;
  /** Where the ledger stood before anything was read. */
  readonly previous: string;
}

export interface ClosedAlready {
  readonly state: 'closed';
  readonly period: Period;
  readonly issue: Issue;
}

/** Looks at everything and writes nothing. @throws KpiError period_unreadable, report_empty, data_damaged */
export function prepareClosing(
  store: Store,
  today: Day,
  typed: string | undefined,
): PreparedClosing | ClosedAlready {
  // Asked first: what somebody writes while the rest is read must not pass for seen.
  const previous = store.lastHash();
  const { view, named } = look(store, today);
  const period = periodOf(typed, named, 'finished');
  const issues = store.issues();
  const issue = standing(issues, period.text);
  if (issue !== null) return { state: 'closed', period, issue };
  needSound(store);

  const frozen = freeze(store, view, period);
  const kept = packed(frozen);
  const version = (lastIssue(issues, period.text)?.version ?? 0) + 1;
  const facts = { previous, period: period.text, version, frozen: sha256Of(kept) };
  const checkCode = checkCodeOf(facts);
  const sources = sourcesOf(frozen);
  const mark = { kind: 'issued', version, checkCode, on: today } as const;
  const report = {
    ...assembleReport(sources, period, null, mark),
    adjustments: adjustmentsOf(store, sources, period, { mark, issued: null }),
  };
  if (isEmpty(report.status))
    refuse({ kind: 'report_empty', period: period.text, unit: null, closing: true });
  const reasonOf = reasonsOver((quarter) => store.words(quarter));
  const findings = closingFindings(sources.view, report.status, report.discipline, reasonOf);
  return { state: 'open', period, version, checkCode, findings, report, frozen: kept, previous };
}

/** What was sent out must be proved later: nothing is issued from a file that is not whole. @throws KpiError data_damaged */
function needSound(store: Store): void {
  const { damage, brokenReferences, brokenLedgerEntry, planAltered, integrity } = store.health();
  const [detail] = [
    ...damage,
    ...(brokenReferences > 0 ? [`foreign keys: ${brokenReferences}`] : []),
    ...(brokenLedgerEntry !== null ? [`ledger entry ${brokenLedgerEntry}`] : []),
    ...(planAltered ? ['plan'] : []),
    ...integrity.findings.map(({ kind }) => kind),
  ];
  if (detail !== undefined) refuse({ kind: 'data_damaged', path: store.path, detail });
}

function freeze(store: Store, { plan, book, today }: View, period: Period): Frozen {
  const from = firstKept(period);
  const kept = (quarter: Quarter): boolean => quarter >= from && quarter <= period.last;
  return {
    plan,
    today,
    revisions: plan.indicators.flatMap(({ code }) =>
      store
        .revisions({ indicator: code, unit: null, quarters: null })
        .filter(({ observation }) => kept(observation.quarter)),
    ),
    computed: plan.indicators.flatMap(({ code }) =>
      book.ofIndicator(code).filter(({ quarter, computed }) => computed !== undefined && kept(quarter)),
    ),
    arrivals: store.arrivals(period.last).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
    words: new Map(period.quarters.map((quarter) => [quarter, store.words(quarter)])),
    lastChange: store.lastChange(),
  };
}

const placeOf = ({ indicator, unit }: { indicator: string; unit: string }): string => `${indicator} ${unit}`;

/**
 * Issues what was prepared, in one transaction.
 * @returns `moved`: somebody has written meanwhile, and it has to be prepared anew
 * @throws KpiError data_busy, disk_full, not_writable
 */
export const issueReport = (
  store: Store,
  prepared: PreparedClosing,
  workbook: Uint8Array,
  signed: Signed,
): { readonly state: 'issued' | 'closed'; readonly issue: Issue } | { readonly state: 'moved' } =>
  store.write(signed, (writer) => {
    const { period, version, checkCode, frozen, findings, previous } = prepared;
    const issue = standing(store.issues(), period.text);
    if (issue !== null) return { state: 'closed', issue };
    if (store.lastHash() !== previous) return { state: 'moved' };
    const fresh = { period: period.text, version, checkCode, frozen, workbook, findings };
    return { state: 'issued', issue: writer.issue(fresh) };
  });

export interface FoundClosed {
  readonly period: Period;
  readonly issue: Issue;
}

export interface Reopened extends FoundClosed {
  /** Versions of other periods that keep quarters of this one closed all the same. */
  readonly holding: readonly Issue[];
}

/** The version that reopening would put out of force. @throws KpiError not_closed, period_unreadable */
export function findClosed(store: Store, { named }: Look, typed: string | undefined): FoundClosed {
  const period = periodOf(typed, named, 'finished');
  const issues = store.issues();
  const issue = standing(issues, period.text);
  if (issue !== null) return { period, issue };
  return refuse({
    kind: 'not_closed',
    period: period.text,
    closings: closingsWithin(issues, period).map(closedBy),
  });
}

/** The period takes figures again. The signature's reason is the reopening's. @throws KpiError not_closed */
export const reopenPeriod = (
  store: Store,
  today: Day,
  typed: string | undefined,
  letter: Reopening['letter'],
  signed: Signed,
): Reopened =>
  store.write(signed, (writer) => {
    const found = findClosed(store, look(store, today), typed);
    writer.reopening(found.issue.period, found.issue.version, letter);
    return { ...found, holding: closingsWithin(store.issues(), found.period) };
  });
