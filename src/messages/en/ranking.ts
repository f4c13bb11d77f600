/** The proposed ranking of units, in English. */
import type { RankingProblems } from '../../domain/ranking-problem.ts';
import { periodWords, visible } from '../format.ts';
import { named, type Said } from '../shared.ts';
import type { RankingTexts } from '../vi/ranking.ts';
import { plural } from './plural.ts';

export const ranking: RankingTexts = {
  parts: {
    indicators: 'indicators led',
    tasks: 'tasks on time',
    reports: 'reporting discipline',
  },
  bands: {
    excellent: 'tasks completed excellently',
    good: 'tasks completed well',
    fair: 'tasks completed',
    poor: 'tasks not completed',
  },
  bases: {
    attainment: 'result against target, 100 at most',
    comparison: 'no percentage, held against the target alone',
    milestone: 'milestone',
    no_data: 'no figures yet, 0 points',
    no_cases: 'no cases, not counted',
    not_published: 'not published by the higher level yet, not counted',
    not_computable: 'no total can be computed, not counted',
    no_target: 'no target, not counted',
  },
  outcomes: {
    on_time: 'on time',
    late: 'overdue',
    pending: 'not due yet, not counted',
    resting: 'paused or dropped, not counted',
  },
  reasons: {
    leads_nothing: 'leads no indicator',
    nothing_counts: 'none of the indicators that it leads has points yet',
    no_weight: 'what has points has the weight 0',
  },
  notApplied: {
    indicators: 'no indicator has points',
    tasks: 'no task is due',
    reports: 'no report is due',
  },
  title: (period) => `Proposed ranking of units, ${period}`,
  disclaimer: 'An internal proposal for considering commendation; not a rating under decree 335/2025/NĐ-CP.',
  asOf: (day) => `Tasks and reports as of ${day}`,
  running: (day) => `The last day to report, ${day}, has not passed: places may still change.`,
  weights: (each, usual) =>
    `Weights${usual ? ' (the usual ones; "ranking" in the plan file sets others)' : ' (of the plan)'}: ${each}`,
  weight: (part, weight) => `${part} ${weight}%`,
  head: {
    rank: 'Rank',
    unit: 'Unit',
    indicators: 'Indicators',
    tasks: 'Tasks',
    reports: 'Reports',
    score: 'Points',
  },
  proposed: (band) => `Proposal: ${band}`,
  unranked: 'Not ranked',
  unrankedTitle: 'Not ranked:',
  unrankedLine: (unit, reason) => `${unit}: ${reason}`,
  none: 'There is no unit to rank.',
  zeroTitle: '0 points for want of figures:',
  leftOutTitle: 'Not counted:',
  codes: (unit, codes) => `${unit}: ${codes}`,
  shared: (part, why, units) => `${part}, ${why}: ${units}`,
  sharedTitle: 'Parts that do not apply (their weight is shared out over the others):',
  detailHint: 'What a place rests on: kpi rank --unit <unit>',
  place: (rank, of, points, band) => `Place ${rank} of ${of}, ${points} points. Proposal: ${band}`,
  placeNone: (reason) => `Not ranked: ${reason}`,
  formula: (formula, points) => `Points: ${formula} ${points}`,
  partTitle: (part, points, weight) => `${part}: ${points} points (weight ${weight}%)`,
  partNone: (part, why, weight) => `${part}: ${why} (its weight of ${weight}% is shared out over the others)`,
  partUnranked: (part, points) => `${part}: ${points}`,
  points: (points) => `${points} points`,
  notCounted: 'no points',
  indicatorLine: (indicator, points, basis) => `${indicator}: ${points} – ${basis}`,
  resultOf: (result, target) => `result ${result}, target ${target}`,
  provisional: 'provisional, units are missing',
  taskLine: (task, due, outcome) => `${task} (due ${due}): ${outcome}`,
  reportLine: (quarter, state, points) => `${quarter}: ${state} – ${points}`,
  reportIn: (day, due) => `complete on ${day}, due ${due}`,
  reportLate: (days) => `${plural(days, 'day')} late`,
  reportMissing: (missing, required) => `${missing} of ${plural(required, 'indicator')} missing`,
  sharedTasks: (count) =>
    `${plural(count, 'due task')} given to all units together: counted for none of them.`,
  written: (path) => `Internal report written, with the proposed ranking; do not send this file out: ${path}`,
  unchanged: (path) => `The internal report has not changed: ${path}`,
};

export const rankingProblems: { readonly [K in keyof RankingProblems]: (facts: RankingProblems[K]) => Said } =
  {
    internal_name: ({ path, usual }) => ({
      what: `The internal report is not written to ${visible(path)}: that is the name of the report that is sent out.`,
      next: `Nothing was written. Leave --out away for the name ${visible(usual)}, or choose another one.`,
    }),
    not_ranked: ({ unit, period }) => ({
      what: `${named(unit)} is not in the proposed ranking of ${periodWords(period, 'en')}: it only gathers other units, or was not there on the period's last day.`,
      next: `See the units that are ranked: kpi rank ${period}`,
    }),
  };
