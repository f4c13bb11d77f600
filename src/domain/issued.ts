/** A period's report as it was issued: what it was computed from, kept so that it can be printed and compared for good. */
import type { Day } from './day.ts';
import type { Observation, Revision } from './observation.ts';
import type { Quarter } from './period.ts';
import type { Plan } from './plan.ts';
import type { UnitWords } from './submission.ts';

/** All that a report is assembled from. */
export interface Frozen {
  readonly plan: Plan;
  /** The day of which its verdicts speak. */
  readonly today: Day;
  /** Every figure that the report rests on or compares with, with what stood in its place before. */
  readonly revisions: readonly Revision[];
  /** The first figure of each place, of the period's last quarter: when it came in. */
  readonly arrivals: readonly Observation[];
  /** Of every quarter of the period. */
  readonly words: ReadonlyMap<Quarter, UnitWords>;
  /** ISO instant, UTC. */
  readonly lastChange: string | null;
}

/** A version of a period's report that was sent out. */
export interface Issue {
  /** As periods are written in data: `2026Q3`, `2026M9`. */
  readonly period: string;
  /** From 1. */
  readonly version: number;
  /** Printed on the annex, tied to the ledger: `K7QF-2M9D-XW4T`. */
  readonly checkCode: string;
  /** SHA-256 of the frozen data and of the workbook, both in hexadecimal. */
  readonly frozen: string;
  readonly workbook: string;
  readonly reason: string | null;
  readonly by: string;
  /** ISO instant, UTC. */
  readonly at: string;
  /** Why it no longer stands; null: it does. */
  readonly reopening: Reopening | null;
}

export interface Reopening {
  readonly reason: string;
  /** The province's letter, where the report was sent back. */
  readonly letter: { readonly number: string; readonly day: Day | null } | null;
  readonly by: string;
  readonly at: string;
}
