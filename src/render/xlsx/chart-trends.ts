/** Each indicator's quarters, one small chart for each: their measures and sizes have nothing in common. */
import type { Worksheet } from 'exceljs';
import type { Report, ReportEntry } from '../../domain/report.ts';
import { compare, isZero } from '../../domain/exact.ts';
import type { Figured } from '../../domain/status.ts';
import { rangeOf, type Series, type SeriesLook } from './chart-model.ts';
import {
  CHART_COLUMNS,
  FULL,
  HALF,
  leaveGap,
  reserve,
  titleText,
  WHOLE,
  type ChartPage,
} from './chart-page.ts';
import { shortened } from './cell-text.ts';
import {
  BLANK,
  columnLetter,
  count,
  numbered,
  putHeader,
  putRow,
  putWords,
  text,
  type Column,
} from './grid.ts';
import { figureCell, targetFormat } from './number-cell.ts';
import { quarterShort } from './words.ts';

const CHART_ROWS = 10;
/** Three lines over half a page: names begin alike, and shorter ones would not tell which is which. */
const LONGEST_TITLE = 165;
const KEY =
  'Kết quả lũy kế đến hết từng quý: nét liền, điểm tròn, có ghi số. Mục tiêu: nét đứt, điểm gạch ngang.';
const LOWEST_ROW = 19;
/** The column of the first quarter, from 0. */
const FIRST_QUARTER = 3;

type Format = (figure: Figured) => { readonly numFmt?: string };

/** A trend needs two points. */
export const trendsOf = ({ entries }: Report): ReportEntry[] =>
  entries.filter(({ trend }) => trend.filter(({ result }) => result !== null).length > 1);

export function drawTrends(page: ChartPage, report: Report): void {
  const { sheet } = page;
  const entries = trendsOf(report);
  const quarters = entries[0]?.trend.map(({ quarter }) => quarter) ?? [];
  putWords(sheet, page.row, CHART_COLUMNS, WHOLE, KEY, { italic: true });
  page.keptWithNext.add(page.row++);
  const rows = Array.from({ length: Math.ceil(entries.length / 2) }, () => reserve(page, CHART_ROWS));
  const columns = CHART_COLUMNS.slice(0, FIRST_QUARTER + quarters.length).map((column, index): Column => {
    const quarter = quarters[index - FIRST_QUARTER];
    if (quarter !== undefined) return { ...column, header: `Quý ${quarterShort(quarter)}` };
    return index === FIRST_QUARTER - 1 ? { ...column, header: 'Số liệu' } : column;
  });
  leaveGap(page);
  const header = page.row++;
  putHeader(sheet, header, columns);
  page.keptWithNext.add(header);
  const [from, to] = [columnLetter(FIRST_QUARTER), columnLetter(columns.length - 1)];
  entries.forEach((entry, index) => {
    const series = putTrend(page, columns, entry).map(({ row, look }): Series => ({
      look,
      name: rangeOf(sheet, `C${row}`),
      values: rangeOf(sheet, `${from}${row}`, `${to}${row}`),
    }));
    const left = index % 2 === 0;
    const place = rows[Math.floor(index / 2)];
    if (place === undefined) return;
    page.charts.push({
      kind: 'lines',
      title: titleOf(entry),
      categories: rangeOf(sheet, `${from}${header}`, `${to}${header}`),
      categoryTitle: null,
      most: null,
      series,
      place: { fromColumn: left ? 0 : HALF, toColumn: left ? HALF : FULL, ...place },
    });
  });
}

function titleOf({ number, row: { indicator } }: ReportEntry): string {
  const measure = indicator.measure === '' ? '' : ` (${indicator.measure})`;
  return titleText(`${number}. ${shortened(titleText(indicator.name), LONGEST_TITLE)}${measure}`);
}

interface TrendRow {
  readonly row: number;
  readonly look: SeriesLook;
}

/** A row of results, and one of targets where there are any. */
function putTrend(page: ChartPage, columns: readonly Column[], entry: ReportEntry): TrendRow[] {
  const { number, row, trend } = entry;
  const { name, direction } = row.indicator;
  const put = (label: string, figures: readonly (Figured | null)[], format: Format): number => {
    const cells = figures.map((figure) =>
      figure === null ? BLANK : numbered({ ...figureCell(figure, null), ...format(figure) }),
    );
    putRow(page.sheet, page.row, columns, [count(number), text(name), text(label), ...cells]);
    return page.row++;
  };
  const results = put(
    'Kết quả',
    trend.map(({ result }) => result),
    () => ({}),
  );
  if (trend.every(({ target }) => target === null)) return [{ row: results, look: 'trend_over' }];
  page.keptWithNext.add(results);
  const targets = put(
    'Mục tiêu',
    trend.map(({ target }) => target),
    ({ shown }) => ({ numFmt: targetFormat(shown, direction) }),
  );
  mergeDown(page.sheet, results, targets);
  return [
    { row: results, look: isUnder(trend) ? 'trend_under' : 'trend_over' },
    { row: targets, look: 'target_line' },
  ];
}

/** Whether the figures have more room below the line of results than between it and the line of targets. */
function isUnder(trend: ReportEntry['trend']): boolean {
  const last = trend.findLast(({ result, target }) => result !== null && target !== null);
  if (!last?.result || !last.target) return false;
  // At the very foot a figure would lie on the axis.
  const onFoot = trend.some(({ result }) => result !== null && isZero(result.exact));
  return !onFoot && compare(last.result.exact, last.target.exact) <= 0;
}

/** Number and name stand once, over both rows; each of them takes half of what the name needs. */
function mergeDown(sheet: Worksheet, first: number, last: number): void {
  for (const column of ['A', 'B']) sheet.mergeCells(`${column}${first}:${column}${last}`);
  const height = Math.max(LOWEST_ROW, (sheet.getRow(first).height ?? 0) / 2);
  for (const row of [first, last]) sheet.getRow(row).height = height;
}
