/** What is unlikely but possible: recorded only with a reason or a confirmation (DESIGN 3.10, DOMAIN 4.2). */
import { absolute, compare, compareTexts, exact, subtract, type DecimalText, type Exact } from './exact.ts';
import { isNoCases, type Book, type Figure, type Observation } from './observation.ts';
import { makeQuarter, shift, yearOf, yearToDate } from './period.ts';
import type { IndicatorAt, Plan, Relation, RelationSide } from './plan.ts';
import type { Named, SoftFinding } from './problem.ts';
import { ratioResult } from './rollup.ts';
import { machineDigits } from './rounding.ts';

/** A figure's own result: the quotient of a pair, or the value. */
export function figureResult(figure: Figure, measure: string): Exact | null {
  if (isNoCases(figure)) return null;
  if (figure.kind === 'ratio')
    return ratioResult(exact(figure.numerator), exact(figure.denominator), measure);
  return figure.kind === 'value' ? exact(figure.value) : null;
}

/**
 * @param candidate the figure about to be recorded
 * @param book the figures in force without it
 */
export function softFindings(
  candidate: Observation,
  indicator: IndicatorAt,
  book: Book,
  plan: Plan,
  nameOf: (code: string) => string,
): SoftFinding[] {
  const before = watchesMoves(candidate, indicator)
    ? book.at(candidate.indicator, candidate.unit, shift(candidate.quarter, -1))
    : undefined;
  const findings =
    before === undefined
      ? []
      : [...moves(candidate, before, indicator), ...shrinks(candidate, before, indicator)];
  const relations = plan.relations.filter(({ left, right }) =>
    [left.indicator, right.indicator].includes(candidate.indicator),
  );
  return relations.length === 0
    ? findings
    : [...findings, ...disagreements(candidate, book.with([candidate]), relations, nameOf)];
}

/** Whether the quarter before matters at all. */
const watchesMoves = ({ figure }: Observation, { maxMove, overQuarters }: IndicatorAt): boolean =>
  maxMove !== null || (overQuarters === 'latest' && figure.kind === 'ratio');

function moves(now: Observation, before: Observation, indicator: IndicatorAt): SoftFinding[] {
  const limit = indicator.maxMove;
  if (limit === null) return [];
  const from = figureResult(before.figure, indicator.measure);
  const to = figureResult(now.figure, indicator.measure);
  if (from === null || to === null) return [];
  if (compare(absolute(subtract(to, from)), exact(limit)) <= 0) return [];
  return [
    {
      kind: 'moves_much',
      from: machineDigits(from),
      to: machineDigits(to),
      limit,
      measure: indicator.measure,
    },
  ];
}

function shrinks(now: Observation, before: Observation, indicator: IndicatorAt): SoftFinding[] {
  if (indicator.overQuarters !== 'latest' || now.figure.kind !== 'ratio' || before.figure.kind !== 'ratio')
    return [];
  const [from, to] = [before.figure.denominator, now.figure.denominator];
  return compareTexts(to, from) < 0 ? [{ kind: 'denominator_shrinks', from, to }] : [];
}

function disagreements(
  candidate: Observation,
  book: Book,
  relations: readonly Relation[],
  nameOf: (code: string) => string,
): SoftFinding[] {
  const sideOf = (side: RelationSide): DecimalText | undefined => {
    const figure = book.at(side.indicator, candidate.unit, candidate.quarter)?.figure;
    return figure?.kind === 'ratio' ? figure[side.part] : undefined;
  };
  const named = (code: string): Named => ({ code, name: nameOf(code) });
  return relations.flatMap(({ left, operator, right }) => {
    const [leftFigure, rightFigure] = [sideOf(left), sideOf(right)];
    if (leftFigure === undefined || rightFigure === undefined) return [];
    const order = compare(exact(leftFigure), exact(rightFigure));
    if (operator === '=' ? order === 0 : order <= 0) return [];
    return [
      {
        kind: 'relation_broken' as const,
        left: named(left.indicator),
        leftPart: left.part,
        leftFigure,
        operator,
        right: named(right.indicator),
        rightPart: right.part,
        rightFigure,
      },
    ];
  });
}

/**
 * A total since the year began that falls needs a reason, not just a yes (DESIGN 3.3). Counts are compared, not ratios,
 * with the nearest quarters of the year that have a figure.
 */
export function fallingTotal(
  candidate: Observation,
  indicator: IndicatorAt,
  book: Book,
): { from: DecimalText; to: DecimalText } | null {
  if (indicator.overQuarters !== 'cumulative') return null;
  const year = yearToDate(makeQuarter(yearOf(candidate.quarter), 4)).map((quarter) => ({
    quarter,
    figure: book.at(candidate.indicator, candidate.unit, quarter)?.figure,
  }));
  const before = year.findLast(({ quarter, figure }) => quarter < candidate.quarter && figure !== undefined);
  // A correction that rises above the quarters after it makes these fall.
  const after = year.find(({ quarter, figure }) => quarter > candidate.quarter && figure !== undefined);
  return falls(before?.figure, candidate.figure) ?? falls(candidate.figure, after?.figure);
}

function falls(
  first: Figure | undefined,
  then: Figure | undefined,
): { from: DecimalText; to: DecimalText } | null {
  if (first === undefined || then === undefined) return null;
  const counts = countsOf(then);
  const pairs = countsOf(first).map((from, index) => ({ from, to: counts[index] ?? NOTHING }));
  return pairs.find(({ from, to }) => compareTexts(to, from) < 0) ?? null;
}

const NOTHING = '0' as DecimalText;

/** Numerator and denominator, or the one value; no cases count nothing. */
function countsOf(figure: Figure): DecimalText[] {
  if (figure.kind === 'ratio') return [figure.numerator, figure.denominator];
  return figure.kind === 'value' ? [figure.value] : [];
}
