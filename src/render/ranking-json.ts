/** The proposed ranking for programs: every number a decimal string, absent ones null. */
import type { Evidence, PartScore, RankedUnit, Ranking, UnrankedUnit } from '../domain/rank-units.ts';
import { pointsOfParts } from '../domain/rank-units.ts';
import { taskPoints } from '../domain/ranking-evidence.ts';
import { BAND_LINES, PARTS } from '../domain/ranking.ts';
import { HUNDRED, type Exact } from '../domain/exact.ts';
import { machineDigits } from '../domain/rounding.ts';
import { formatShown, type Language } from '../messages/format.ts';
import type { Texts } from '../messages/index.ts';
import { disciplineJson, statusRowJson } from './json.ts';

interface Tongue {
  readonly texts: Texts;
  readonly language: Language;
}

const digits = (value: Exact | null, lines: readonly Exact[] = [HUNDRED]): string | null =>
  value === null ? null : machineDigits(value, lines);

/** @param unit code of the one unit that is asked for; null: all */
export function rankingJson(ranking: Ranking, unit: string | null, tongue: Tongue): Record<string, unknown> {
  const { period, window, today, weights, usual, ranked, unranked, shared } = ranking;
  return {
    period: period.text,
    window,
    asOf: today,
    proposal: true,
    weights,
    weightsUsual: usual,
    tasksOfAllUnits: shared,
    units: [
      ...ranked.map((each) => rankedJson(each, tongue)),
      ...unranked.map((each) => unrankedJson(each, tongue)),
    ].filter((each) => unit === null || each.unit === unit),
  };
}

function rankedJson(ranked: RankedUnit, tongue: Tongue): Record<string, unknown> {
  const { unit, rank, score, band, parts } = ranked;
  const { ranking } = tongue.texts;
  return {
    unit: unit.code,
    name: unit.name,
    rank,
    score: digits(score.exact, [...BAND_LINES, HUNDRED]),
    scoreShown: formatShown(score.shown, tongue.language),
    band,
    proposed: ranking.proposed(ranking.bands[band]),
    unranked: null,
    parts: Object.fromEntries(PARTS.map((part) => [part, partJson(parts[part])])),
    ...evidenceJson(ranked, tongue),
  };
}

const partJson = ({ weight, applied, points }: PartScore): Record<string, unknown> => ({
  weight: digits(weight),
  applied: digits(applied?.exact ?? null),
  points: digits(points?.exact ?? null),
});

function unrankedJson(unranked: UnrankedUnit, tongue: Tongue): Record<string, unknown> {
  const { unit, reason } = unranked;
  const points = pointsOfParts(unranked);
  return {
    unit: unit.code,
    name: unit.name,
    rank: null,
    score: null,
    scoreShown: null,
    band: null,
    proposed: null,
    unranked: reason,
    parts: Object.fromEntries(
      PARTS.map((part) => [part, { weight: null, applied: null, points: digits(points[part]) }]),
    ),
    ...evidenceJson(unranked, tongue),
  };
}

const evidenceJson = ({ led, tasks, reports }: Evidence, { language }: Tongue): Record<string, unknown> => ({
  indicators: led.map(({ row, basis, points }) => {
    const { code, name, target, result, attainment, verdict, provisional, missing, milestone } =
      statusRowJson(row, language);
    return {
      ...{ code, name, basis, points: digits(points), target, result, attainment, verdict },
      ...{ provisional, missing, milestone },
    };
  }),
  tasks: tasks.map((each) => ({
    code: each.task.code,
    content: each.task.content,
    occurrence: each.standing.occurrence.key === '' ? null : each.standing.occurrence.key,
    due: each.standing.occurrence.due,
    state: each.standing.state,
    on: each.standing.on,
    daysLate: each.standing.daysLate,
    outcome: each.outcome,
    points: digits(taskPoints(each)),
  })),
  reports: reports.map(({ quarter, due, discipline, points }) => ({
    period: quarter,
    due,
    points: digits(points),
    ...disciplineJson(discipline),
  })),
});
