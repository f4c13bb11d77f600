/**
 * A result beside an earlier one: that of the quarter before, and that of the same period last year. Like is held
 * against like: the quarter's own against the quarter's own, what has come since the year began against what had come
 * by the same day last year. Each stands as its own period's report has it, with the definitions, units and targets of
 * that time (DESIGN 3.11); a period without a figure has no result, and an older one never takes its place.
 */
import { absolute, compare, HUNDRED, percentOf, subtract, ZERO } from './exact.ts';
import {
  halfPeriod,
  nineMonthsPeriod,
  quarterPeriod,
  shift,
  yearPeriod,
  yearToDate,
  type Period,
} from './period.ts';
import type { IndicatorAt } from './plan.ts';
import type { Rollup, Total } from './rollup.ts';
import { show } from './rounding.ts';
import { statusOf, type Figured, type StatusRow, type View } from './status.ts';

export interface Comparison {
  /** The quarter before; null for longer periods: before six months of a year there are none of the same kind. */
  readonly previous: Earlier | null;
  readonly sameLastYear: Earlier | null;
}

/** Which of a row's two results is looked at. */
export type Stretch = 'inPeriod' | 'toDate';

export interface Earlier {
  readonly period: Period;
  readonly stretch: Stretch;
  /** The indicator's row in that period's report. */
  readonly row: StatusRow;
  readonly total: Total;
  readonly result: Figured | null;
  readonly difference: Difference;
}

export type Difference =
  | {
      readonly kind: 'known';
      readonly side: -1 | 0 | 1;
      /** Without its sign; rounded from the exact difference, and never to 0 unless it is. */
      readonly size: Figured;
      /** The results are percentages: they differ by points, not by per cent. */
      readonly inPoints: boolean;
      /** The size in per cent of the earlier result, of amounts above 0. */
      readonly relative: Figured | null;
      /** Some of the units have not reported, here or there. */
      readonly provisional: boolean;
    }
  | { readonly kind: 'unknown'; readonly why: NotComparable };

/** `incomplete`: a sum that lacks a unit or a quarter would show a fall that is none. */
export type NotComparable = 'no_result' | 'incomplete' | 'redefined';

const RELATIVE_DECIMALS = 2;
const POINTS: readonly string[] = ['%', '‰'];

/** The period that a report's results are also held against. */
export const periodBefore = ({ kind, last }: Period): Period | null =>
  kind === 'quarter' ? quarterPeriod(shift(last, -1)) : null;

export function yearBefore({ kind, year, last }: Period): Period {
  switch (kind) {
    case 'quarter':
      return quarterPeriod(shift(last, -4));
    case 'half':
      return halfPeriod(year - 1);
    case 'nine_months':
      return nineMonthsPeriod(year - 1);
    case 'year':
      return yearPeriod(year - 1);
  }
}

/**
 * @param unit the code of one unit whose own results these are; null: the whole plan's
 * @returns the comparison of a row of this period's status
 */
export function comparisonsOf(
  view: View,
  period: Period,
  unit: string | null = null,
): (row: StatusRow) => Comparison {
  const before = periodBefore(period);
  const lastYear = yearBefore(period);
  const previous = before === null ? NONE : rowsOf(view, before, unit);
  const sameLastYear = rowsOf(view, lastYear, unit);
  return (row) => ({
    previous: before === null ? null : earlierOf(row, previous, before, 'inPeriod', period),
    sameLastYear: earlierOf(row, sameLastYear, lastYear, 'toDate', period),
  });
}

type Rows = ReadonlyMap<string, StatusRow>;
const NONE: Rows = new Map();

/** Nothing is computed for years that nobody recorded a figure of. */
function rowsOf(view: View, period: Period, unit: string | null): Rows {
  const year = new Set(yearToDate(period.last));
  const known = view.plan.indicators.some(({ code }) =>
    view.book.ofIndicator(code).some(({ quarter }) => year.has(quarter)),
  );
  return known ? new Map(statusOf(view, period, unit).rows.map((row) => [row.indicator.code, row])) : NONE;
}

function earlierOf(
  now: StatusRow,
  rows: Rows,
  earlier: Period,
  stretch: Stretch,
  period: Period,
): Earlier | null {
  const then = rows.get(now.indicator.code);
  if (then === undefined) return null;
  const total = then.rollup[stretch];
  if (total.kind === 'none' || total.kind === 'blank') return null;
  const result = resultIn(then, stretch);
  return {
    period: earlier,
    stretch,
    row: then,
    total,
    result,
    difference: differenceOf({ row: now, period }, { row: then, period: earlier }, stretch),
  };
}

const resultIn = (row: StatusRow, stretch: Stretch): Figured | null =>
  stretch === 'toDate' ? row.result : row.resultInPeriod;

interface Side {
  readonly row: StatusRow;
  readonly period: Period;
}

function differenceOf(now: Side, then: Side, stretch: Stretch): Difference {
  const [present, past] = [resultIn(now.row, stretch), resultIn(then.row, stretch)];
  if (present === null || past === null) return { kind: 'unknown', why: 'no_result' };
  const { indicator } = now.row;
  if (isRedefined(indicator, then.row.indicator)) return { kind: 'unknown', why: 'redefined' };
  const sides = [now, then];
  const lacksUnits = sides.some(({ row }) => row.rollup.missing.length > 0);
  const lacksQuarters = sides.some((side) => hasGaps(side.row.rollup, side.period, stretch));
  if (lacksQuarters || (lacksUnits && indicator.kind === 'amount'))
    return { kind: 'unknown', why: 'incomplete' };

  const inPoints = POINTS.includes(indicator.measure);
  const size = absolute(subtract(present.exact, past.exact));
  const comparable = !inPoints && compare(past.exact, ZERO) > 0;
  const relative = comparable ? percentOf(size, past.exact) : null;
  return {
    kind: 'known',
    side: compare(present.exact, past.exact),
    size: { exact: size, shown: show(size, indicator.decimals, [ZERO]) },
    inPoints,
    relative:
      relative === null
        ? null
        : { exact: relative, shown: show(relative, RELATIVE_DECIMALS, [ZERO, HUNDRED]) },
    provisional: lacksUnits,
  };
}

const isRedefined = (now: IndicatorAt, then: IndicatorAt): boolean =>
  now.measure !== then.measure || now.kind !== then.kind || now.overQuarters !== then.overQuarters;

/** Whether quarters that the result is added up from lack a figure. */
const hasGaps = ({ missingEarlier }: Rollup, { quarters }: Period, stretch: Stretch): boolean =>
  stretch === 'toDate'
    ? missingEarlier.length > 0
    : missingEarlier.some(({ quarter }) => quarters.includes(quarter));

/** Whether an earlier result is worth a column: that there were no cases alone is not. */
export const hasFigure = (earlier: Earlier | null): boolean =>
  earlier !== null && earlier.total.kind !== 'no_cases';
