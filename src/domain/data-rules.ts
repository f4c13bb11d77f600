/**
 * Whether what is recorded still holds to the rules it was recorded by. An edit of the catalogue may leave figures behind
 * that would be refused now (DESIGN 3.10, 3.11).
 */
import type { BlankPlace } from './closing.ts';
import { holdPair, holdValue } from './figure-text.ts';
import { closingsOf, type Issue } from './issued.ts';
import type { Observation } from './observation.ts';
import { checkPlan } from './plan-checks.ts';
import { planToFile } from './plan-export.ts';
import { aliveWithin, indicatorAt, type Indicator, type IndicatorAt } from './plan.ts';
import { KpiError, type Named, type PlanFault, type Problem, type SoftFinding } from './problem.ts';
import { reportersOf } from './snapshot.ts';
import { softFindings } from './soft-limits.ts';
import type { View } from './status.ts';

export type RuleFinding =
  /** A figure in force that would be refused now. */
  | {
      readonly kind: 'figure';
      readonly place: BlankPlace;
      readonly problem: Problem;
      readonly by: string;
      readonly at: string;
    }
  /** A figure out of the ordinary for which no reason was given, in a quarter that is open. */
  | { readonly kind: 'doubt'; readonly place: BlankPlace; readonly finding: SoftFinding }
  | { readonly kind: 'plan'; readonly fault: PlanFault }
  /** A version that was sent out and can no longer be read. */
  | { readonly kind: 'issue'; readonly period: string; readonly version: number };

/** @returns what breaks a rule, the plan's first; empty when all is in order */
export function ruleFindings(view: View, issues: readonly Issue[]): RuleFinding[] {
  const { plan, book } = view;
  return [
    ...checkPlan(planToFile(plan)).map((fault) => ({ kind: 'plan', fault }) as const),
    ...plan.indicators.flatMap((indicator) =>
      book
        .ofIndicator(indicator.code)
        .filter(({ computed }) => computed === undefined)
        .flatMap((observation) => figureFindings(view, issues, indicator, observation)),
    ),
  ];
}

const named = ({ code, name }: Named): Named => ({ code, name });

function figureFindings(
  view: View,
  issues: readonly Issue[],
  known: Indicator,
  observation: Observation,
): RuleFinding[] {
  const { quarter, unit, by, at, reason } = observation;
  const snapshot = view.snapshots(quarter);
  const indicator = indicatorAt(known, snapshot.window.to);
  const place = {
    indicator: named(indicator),
    unit: named(snapshot.units.get(unit) ?? { code: unit, name: unit }),
    quarter,
  };
  const hard = [...limitProblems(observation, indicator), ...placeProblems(view, observation, indicator)].map(
    (problem) => ({ kind: 'figure', place, problem, by, at }) as const,
  );
  if (hard.length > 0 || reason !== null || closingsOf(issues, quarter).length > 0) return hard;
  const nameOf = (code: string): string =>
    view.plan.indicators.find((other) => other.code === code)?.versions.at(-1)?.name ?? code;
  return softFindings(observation, indicator, view.book, view.plan, nameOf)
    .filter((finding) => finding.kind !== 'relation_broken' || finding.left.code === indicator.code)
    .map((finding) => ({ kind: 'doubt', place, finding }));
}

/** What `record` would say of the figure. */
function limitProblems({ figure }: Observation, indicator: IndicatorAt): Problem[] {
  try {
    if (figure.kind === 'ratio') holdPair(figure.numerator, figure.denominator, indicator);
    if (figure.kind === 'value') holdValue(figure.value, indicator);
    return [];
  } catch (error) {
    if (error instanceof KpiError) return [error.problem];
    throw error;
  }
}

/** What `record` would say of its place. */
function placeProblems(view: View, { unit: code, quarter }: Observation, indicator: IndicatorAt): Problem[] {
  const snapshot = view.snapshots(quarter);
  const unit = snapshot.units.get(code);
  const { from, to } = snapshot.window;
  const outside = [unit, indicator].flatMap((thing): Problem[] =>
    thing === undefined || aliveWithin(thing, from, to)
      ? []
      : [
          {
            kind: 'outside_days',
            what: thing === unit ? 'unit' : 'indicator',
            thing: named(thing),
            from: thing.from,
            to: thing.to,
            period: quarter,
          },
        ],
  );
  if (outside.length > 0 || unit === undefined) return outside;
  const reporters = reportersOf(snapshot, indicator);
  if (reporters.some((reporter) => reporter.code === code)) return [];
  return [
    {
      kind: 'unit_not_reporter',
      unit: named(unit),
      indicator: named(indicator),
      reporters: reporters.map(named),
    },
  ];
}
