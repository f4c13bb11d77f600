/** The proposed ranking of a period: every unit with its place and what it rests on, or why it has none. */
import { periodWindow, type Window } from './calendar.ts';
import type { Day } from './day.ts';
import type { UnitDiscipline } from './discipline.ts';
import { exact, HUNDRED, type Exact } from './exact.ts';
import { grouped } from './grouped.ts';
import type { Period, Quarter } from './period.ts';
import { aliveOn, type RankingWeights, type UnitAt } from './plan.ts';
import {
  ledBy,
  reportEvidence,
  taskEvidence,
  taskPoints,
  type LedIndicator,
  type ReportEvidence,
  type TaskEvidence,
} from './ranking-evidence.ts';
import {
  BAND_LINES,
  bandOf,
  DEFAULT_WEIGHTS,
  meanOf,
  PARTS,
  placesOf,
  scoreOf,
  type Band,
  type Part,
  type PartPoints,
} from './ranking.ts';
import { show } from './rounding.ts';
import type { Figured, View } from './status.ts';
import type { TaskStanding } from './task-standing.ts';

export interface Evidence {
  readonly led: readonly LedIndicator[];
  readonly tasks: readonly TaskEvidence[];
  readonly reports: readonly ReportEvidence[];
}

export interface PartScore {
  readonly weight: Exact;
  /** With the shares of those that do not apply; null: this one does not. */
  readonly applied: Figured | null;
  readonly points: Figured | null;
}

export interface RankedUnit extends Evidence {
  readonly unit: UnitAt;
  readonly rank: number;
  readonly score: Figured;
  readonly band: Band;
  readonly parts: Readonly<Record<Part, PartScore>>;
}

/** `leads_nothing`: no indicator of the period. `nothing_counts`: of those none has points. `no_weight`: the plan gives weight to nothing that applies. */
export type UnrankedReason = 'leads_nothing' | 'nothing_counts' | 'no_weight';

export interface UnrankedUnit extends Evidence {
  readonly unit: UnitAt;
  readonly reason: UnrankedReason;
}

export interface Ranking {
  readonly period: Period;
  readonly window: Window;
  readonly today: Day;
  readonly weights: RankingWeights;
  /** The plan says nothing of weights. */
  readonly usual: boolean;
  /** The best first. */
  readonly ranked: readonly RankedUnit[];
  /** In the plan's order. */
  readonly unranked: readonly UnrankedUnit[];
  /** Due tasks that are given to all units together: they are no single unit's merit. */
  readonly shared: number;
}

export interface RankingSources {
  readonly view: View;
  /** All tasks of the plan, as they stand today. */
  readonly tasks: readonly TaskStanding[];
  readonly discipline: (quarter: Quarter) => readonly UnitDiscipline[];
}

/** Units alive on the period's last day; a group only gathers others. */
export function rankingOf({ view, tasks, discipline }: RankingSources, period: Period): Ranking {
  const snapshot = view.snapshots(period.last);
  const led = ledBy(view, period);
  const own = grouped(
    tasks.flatMap(({ task, standings }) => taskEvidence(task, standings, period)),
    ({ task }) => task.unit ?? '',
  );
  const reports = reportsOf(view, period, discipline);
  const weights = view.plan.ranking ?? DEFAULT_WEIGHTS;
  const judged = [...snapshot.units.values()]
    .filter((unit) => unit.role !== 'group' && aliveOn(unit, snapshot.window.to))
    .map((unit) => {
      const evidence: Evidence = {
        led: led.get(unit.code) ?? [],
        tasks: own.get(unit.code) ?? [],
        reports: reports.get(unit.code) ?? [],
      };
      return judge(unit, evidence, weights);
    });
  const ranked = judged.filter((each) => 'score' in each);
  return {
    period,
    window: periodWindow(period, view.plan.reporting),
    today: view.today,
    weights,
    usual: view.plan.ranking === undefined,
    ranked: placesOf(ranked.map((each) => ({ ...each, name: each.unit.name, points: each.score.exact }))).map(
      ({ rank, thing: { name: _, points: __, ...unit } }) => ({ rank, ...unit }),
    ),
    unranked: judged.filter((each) => 'reason' in each),
    shared: (own.get('') ?? []).filter((each) => taskPoints(each) !== null).length,
  };
}

function reportsOf(
  view: View,
  { quarters }: Period,
  discipline: RankingSources['discipline'],
): ReadonlyMap<string, readonly ReportEvidence[]> {
  const all = quarters.flatMap((quarter) => {
    const { due } = view.snapshots(quarter).window;
    return discipline(quarter).map((each) => reportEvidence(quarter, each, { due, today: view.today }));
  });
  return grouped(all, ({ discipline: { unit } }) => unit.code);
}

const DECIMALS = 2;
const figured = (value: Exact, lines: readonly Exact[]): Figured => ({
  exact: value,
  shown: show(value, DECIMALS, lines),
});
const figuredOrNull = (value: Exact | null): Figured | null =>
  value === null ? null : figured(value, [HUNDRED]);

const known = (points: readonly (Exact | null)[]): Exact[] => points.filter((each) => each !== null);

type Judged = Omit<RankedUnit, 'rank'> | UnrankedUnit;

/** Whom to commend is asked of those who answer for an indicator; the others have no place among them. */
function judge(unit: UnitAt, evidence: Evidence, weights: RankingWeights): Judged {
  const points = pointsOfParts(evidence);
  const score = scoreOf(points, weights);
  if (points.indicators === null || score === null) {
    const reason =
      evidence.led.length === 0
        ? 'leads_nothing'
        : points.indicators === null
          ? 'nothing_counts'
          : 'no_weight';
    return { unit, reason, ...evidence };
  }
  const parts = Object.fromEntries(
    PARTS.map((part): [Part, PartScore] => [
      part,
      {
        weight: exact(weights[part]),
        applied: figuredOrNull(score.applied[part]),
        points: figuredOrNull(points[part]),
      },
    ]),
  ) as Record<Part, PartScore>;
  return {
    unit,
    score: figured(score.points, [...BAND_LINES, HUNDRED]),
    band: bandOf(score.points),
    parts,
    ...evidence,
  };
}

export const pointsOfParts = ({ led, tasks, reports }: Evidence): PartPoints => ({
  indicators: meanOf(known(led.map(({ points }) => points))),
  tasks: meanOf(known(tasks.map(taskPoints))),
  reports: meanOf(known(reports.map(({ points }) => points))),
});
