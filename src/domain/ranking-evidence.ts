/** What a unit's place rests on: the indicators that it leads, its tasks that are due, its reports (DOMAIN 6). */
import type { Day } from './day.ts';
import type { UnitDiscipline } from './discipline.ts';
import { compare, exact, HUNDRED, isNegative, ZERO, type Exact } from './exact.ts';
import type { Period, Quarter } from './period.ts';
import { aliveOn, type IndicatorAt, type Task, type UnitAt } from './plan.ts';
import { indicatorsOf, type Snapshot } from './snapshot.ts';
import { statusRow, type StatusRow, type View } from './status.ts';
import { isDueWithin } from './task-occurrence.ts';
import type { Standing } from './task-standing.ts';

/** How an indicator came to its points, or why it has none. */
export type LedBasis =
  /** Result against target, at most 100. */
  | 'attainment'
  /** There is no percentage: reached or not. */
  | 'comparison'
  | 'milestone'
  /** Nothing was reported: 0. */
  | 'no_data'
  // These do not count.
  | 'no_cases'
  | 'not_published'
  | 'not_computable'
  | 'no_target';

export interface LedIndicator {
  readonly indicator: IndicatorAt;
  readonly row: StatusRow;
  readonly basis: LedBasis;
  /** 0 to 100; null: it does not count. */
  readonly points: Exact | null;
}

const MILESTONE_POINTS = { done: HUNDRED, in_progress: exact('50'), not_started: ZERO } as const;

/** The points of an indicator in the period's picture. */
export function pointsOf(row: StatusRow): Pick<LedIndicator, 'basis' | 'points'> {
  const { toDate } = row.rollup;
  if (toDate.kind === 'milestone') return { basis: 'milestone', points: MILESTONE_POINTS[toDate.state] };
  switch (row.verdict) {
    case 'no_data':
      return { basis: 'no_data', points: ZERO };
    case 'no_cases':
    case 'no_target':
      return { basis: row.verdict, points: null };
    case 'not_assessed':
      return { basis: toDate.kind === 'blank' ? 'not_computable' : 'not_published', points: null };
    case 'exceeded':
    case 'met':
      return { basis: row.attainment === null ? 'comparison' : 'attainment', points: HUNDRED };
    case 'in_progress':
    case 'not_met':
      return row.attainment === null
        ? { basis: 'comparison', points: ZERO }
        : { basis: 'attainment', points: within(row.attainment.exact) };
  }
}

const within = (value: Exact): Exact =>
  isNegative(value) ? ZERO : compare(value, HUNDRED) > 0 ? HUNDRED : value;

/** The indicators of the period by the unit that leads them on its last day, or the one that followed it. */
export function ledBy(view: View, period: Period): ReadonlyMap<string, readonly LedIndicator[]> {
  const snapshot = view.snapshots(period.last);
  const led = new Map<string, LedIndicator[]>();
  for (const indicator of indicatorsOf(snapshot)) {
    const lead = livingHeir(indicator.lead, snapshot);
    if (lead === null) continue;
    const row = statusRow(view, indicator, period, null);
    const own = led.get(lead) ?? [];
    own.push({ indicator, row, ...pointsOf(row) });
    led.set(lead, own);
  }
  return led;
}

function livingHeir(code: string | null, { units, window }: Snapshot): string | null {
  const seen = new Set<string>();
  let unit: UnitAt | undefined = units.get(code ?? '');
  while (unit !== undefined && !seen.has(unit.code)) {
    if (aliveOn(unit, window.to)) return unit.code;
    seen.add(unit.code);
    unit = units.get(unit.successor ?? '');
  }
  return null;
}

export type TaskOutcome =
  | 'on_time'
  /** Done after its day, or not done though its day has passed. */
  | 'late'
  // These do not count.
  | 'pending'
  | 'resting';

export interface TaskEvidence {
  readonly task: Task;
  readonly standing: Standing;
  readonly outcome: TaskOutcome;
}

/** What was due of a task within the period, by the calendar, as it stands. */
export const taskEvidence = (task: Task, standings: readonly Standing[], period: Period): TaskEvidence[] =>
  standings
    .filter(({ occurrence: { due } }) => due !== null && isDueWithin(due, period))
    .map((standing) => ({ task, standing, outcome: outcomeOf(standing) }));

function outcomeOf({ state, timeliness }: Standing): TaskOutcome {
  if (timeliness === null || timeliness === 'no_deadline') return 'resting';
  if (timeliness === 'late') return 'late';
  return state === 'done' ? 'on_time' : 'pending';
}

export const taskPoints = ({ outcome }: TaskEvidence): Exact | null =>
  outcome === 'on_time' ? HUNDRED : outcome === 'late' ? ZERO : null;

export interface ReportEvidence {
  readonly quarter: Quarter;
  readonly due: Day;
  readonly discipline: UnitDiscipline;
  /** Null: it is not due yet. */
  readonly points: Exact | null;
}

const FEW_DAYS = 2;
const FEW_DAYS_LATE = exact('70');
const LATER = exact('40');

/** A report is in when nothing is missing any more, as elsewhere. What is still owed on the last day is not late yet. */
export function reportEvidence(
  quarter: Quarter,
  discipline: UnitDiscipline,
  { due, today }: { readonly due: Day; readonly today: Day },
): ReportEvidence {
  return { quarter, due, discipline, points: reportPoints(discipline, today <= due) };
}

function reportPoints({ state, daysLate }: UnitDiscipline, running: boolean): Exact | null {
  switch (state) {
    case 'on_time':
      return HUNDRED;
    case 'late':
      return latePoints(daysLate);
    // It came, and is late by every day on which something is missing still.
    case 'partial':
      return running ? null : latePoints(daysLate);
    case 'missing':
    case 'returned':
      return running ? null : ZERO;
  }
}

const latePoints = (days: number): Exact => (days <= FEW_DAYS ? FEW_DAYS_LATE : LATER);
