/** How each indicator went through the year: result and target at the end of each quarter so far. */
import { quarterPeriod, yearToDate, type Period, type Quarter } from './period.ts';
import { statusOf, type Figured, type Status, type View } from './status.ts';

export interface TrendPoint {
  readonly quarter: Quarter;
  /** To date, as in the report of that quarter; null where it had none, or did not ask for the indicator yet. */
  readonly result: Figured | null;
  readonly target: Figured | null;
}

/**
 * @param unit the code of one unit whose own figures these are; null: the whole plan's
 * @param status the period's picture, where it has been made: often the last quarter's too
 * @returns the points of an indicator, by its code
 */
export function trendsOf(
  view: View,
  period: Period,
  unit: string | null = null,
  status: Status | null = null,
): (code: string) => TrendPoint[] {
  const quarters = yearToDate(period.last).map((quarter) => {
    const isPeriod = period.quarters.length === 1 && quarter === period.last;
    const { rows } = isPeriod && status !== null ? status : statusOf(view, quarterPeriod(quarter), unit);
    return { quarter, rows: new Map(rows.map((row) => [row.indicator.code, row])) };
  });
  return (code) =>
    quarters.map(({ quarter, rows }) => {
      const { result = null, target = null, targetShown = null } = rows.get(code) ?? {};
      const held =
        target === null || targetShown === null ? null : { exact: target.value, shown: targetShown };
      return { quarter, result, target: held };
    });
}
