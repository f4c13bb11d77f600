/** All that was issued, to hold a file against. */
import type { Issue } from '../domain/issued.ts';
import type { Store } from '../store/store.ts';

export interface IssuedVersions {
  /** The code of the plan. */
  readonly plan: string;
  readonly issues: readonly Issue[];
}

export const issuedVersions = (store: Store): IssuedVersions => ({
  plan: store.plan().code,
  issues: store.issues(),
});

export interface SentWorkbook {
  readonly issue: Issue;
  readonly workbook: Uint8Array;
}

/** @throws KpiError data_damaged */
export const workbooksOf = (store: Store, issues: readonly Issue[]): SentWorkbook[] =>
  issues.map((issue) => ({ issue, workbook: store.issuedWorkbook(issue.period, issue.version) }));
