/** A period's report as it was issued: what it was computed from, kept so that it can be printed and compared for good. */
import type { ClosedBy } from './closing-problem.ts';
import type { ClosingFindings } from './closing.ts';
import { officeDay, type Day } from './day.ts';
import { Book, type Observation, type Revision } from './observation.ts';
import {
  halfPeriod,
  isQuarter,
  makeQuarter,
  nineMonthsPeriod,
  quarterPeriod,
  yearPeriod,
  type Period,
  type Quarter,
} from './period.ts';
import type { Plan } from './plan.ts';
import { refuse } from './problem.ts';
import type { ReportMark, ReportSources } from './report.ts';
import { viewOf } from './status.ts';
import { NO_WORDS, type UnitWords } from './submission.ts';

/** All that a report is assembled from. */
export interface Frozen {
  readonly plan: Plan;
  /** The day of which its verdicts speak. */
  readonly today: Day;
  /** Every figure that the report rests on or compares with, with what stood in its place before. */
  readonly revisions: readonly Revision[];
  /** Figures that followed from tasks and stood where nothing was recorded. */
  readonly computed: readonly Observation[];
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
  /** What was known to be open when it was closed. */
  readonly findings: ClosingFindings;
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

/** The period of a text as it is written in data. */
export function periodNamed(text: string): Period {
  if (isQuarter(text)) return quarterPeriod(text);
  const year = Number(text.slice(0, 4));
  const suffix = text.slice(4);
  return suffix === 'H1' ? halfPeriod(year) : suffix === 'M9' ? nineMonthsPeriod(year) : yearPeriod(year);
}

/** The version in force: the last one, unless it was reopened. */
export function standing(issues: readonly Issue[], period: string): Issue | null {
  const last = lastIssue(issues, period);
  return last === null || last.reopening !== null ? null : last;
}

export const lastIssue = (issues: readonly Issue[], period: string): Issue | null =>
  issues.findLast((issue) => issue.period === period) ?? null;

/** The versions in force that a quarter belongs to: as long as there is one, nothing is written for it. */
export const closingsOf = (issues: readonly Issue[], quarter: Quarter): Issue[] =>
  issues.filter(
    ({ period, reopening }) => reopening === null && periodNamed(period).quarters.includes(quarter),
  );

/** What a look at a period tells of its being closed: for a quarter all that keep it from being written. */
export const closingsFor = (issues: readonly Issue[], { kind, text, last }: Period): Issue[] =>
  kind === 'quarter' ? closingsOf(issues, last) : issues.filter((issue) => issue === standing(issues, text));

/** The versions in force of periods that share a quarter with this one. */
export const closingsWithin = (issues: readonly Issue[], { quarters }: Period): Issue[] => [
  ...new Set(quarters.flatMap((quarter) => closingsOf(issues, quarter))),
];

export const closedBy = ({ period, version, by, at }: Issue): ClosedBy => ({
  period,
  version,
  by,
  on: officeDay(new Date(at)),
});

/** @throws KpiError period_closed */
export function holdOpen(issues: readonly Issue[], quarter: Quarter): void {
  const closings = closingsOf(issues, quarter);
  if (closings.length > 0) refuse({ kind: 'period_closed', quarter, closings: closings.map(closedBy) });
}

/** What a report says of itself. @param issue the version that it is; null: what the data is now */
export const markOf = (issue: Issue | null, issues: readonly Issue[], period: string): ReportMark =>
  issue === null
    ? { kind: 'draft', replaces: lastIssue(issues, period)?.version ?? null }
    : {
        kind: 'issued',
        version: issue.version,
        checkCode: issue.checkCode,
        on: officeDay(new Date(issue.at)),
      };

/** The first quarter whose figures a period's report can rest on or compare with: those of the year before. */
export const firstKept = ({ year }: Period): Quarter => makeQuarter(year - 1, 1);

/** What a report is assembled from, as it was when it was frozen. */
export function sourcesOf(frozen: Frozen): ReportSources {
  const { plan, today, revisions, computed, arrivals, words, lastChange } = frozen;
  const byIndicator = new Map<string, Revision[]>(plan.indicators.map(({ code }) => [code, []]));
  for (const revision of revisions) byIndicator.get(revision.observation.indicator)?.push(revision);
  const inForce = revisions.filter(({ state }) => state === 'current');
  return {
    view: viewOf(plan, new Book(inForce.map(({ observation }) => observation)).over(computed), today),
    revisions: (indicator) => byIndicator.get(indicator) ?? [],
    arrivals,
    words: (quarter) => words.get(quarter) ?? NO_WORDS,
    lastChange,
  };
}

const FORMAT = 'kpi-frozen/1';

/** The same data gives the same text, whatever order its facts were put together in. */
export const frozenText = ({ words, ...facts }: Frozen): string =>
  JSON.stringify(ordered({ format: FORMAT, ...facts, words: [...words] }));

/** @param text as `frozenText` made it */
export function frozenFrom(text: string): Frozen {
  const { format, words, ...facts } = JSON.parse(text) as Omit<Frozen, 'words'> & {
    readonly format: string;
    readonly words: readonly (readonly [Quarter, UnitWords])[];
  };
  if (format !== FORMAT) throw new Error(`frozen data of the form ${format}`);
  // Versions issued before figures followed from tasks have none of them.
  const { computed = [] } = facts as Partial<Frozen>;
  // Nor do older ones know why places were blank.
  const whole = words.map(([quarter, said]) => [quarter, { ...NO_WORDS, ...said }] as const);
  return { ...facts, computed, words: new Map(whole) };
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, fact]) => [name, ordered(fact)]),
  );
}

/** Crockford's letters: none that is taken for another or for a figure. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first 60 bits of a digest as people write them down: `K7QF-2M9D-XW4T`. */
export function checkCodeText(digest: Uint8Array): string {
  const bits = [...digest.subarray(0, 8)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from(
    { length: 12 },
    (_, index) => LETTERS[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)] ?? '',
  );
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-');
}
