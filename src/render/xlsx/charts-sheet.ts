/** The sheet of charts. Each is drawn from cells below it or on the sheet before: who changes them changes it. */
import type { Worksheet } from 'exceljs';
import type { Report } from '../../domain/report.ts';
import type { Chart } from './chart-model.ts';
import { comparedOf, drawComparison } from './chart-comparison.ts';
import { drawCompleteness, MOST_UNITS } from './chart-completeness.ts';
import { CHART_COLUMNS, WHOLE, type ChartPage } from './chart-page.ts';
import { drawTrends, trendsOf } from './chart-trends.ts';
import { columnLetter, putWords, setColumns } from './grid.ts';
import { breakPages } from './page-breaks.ts';
import { setPrinted, setUpPage } from './styles.ts';
import { periodWords, shortDay, upper } from './words.ts';

const GAP_HEIGHT = 8;

export interface ChartSources {
  /** The row of each indicator in the annex, by its code. */
  readonly annexRows: ReadonlyMap<string, number>;
  /** The sheet of reporting discipline, filled. */
  readonly discipline: Worksheet;
}

/** Whether anything is there to be drawn. */
export const hasCharts = (report: Report): boolean =>
  comparedOf(report).length > 0 || trendsOf(report).length > 0 || report.discipline.length > 0;

export function fillCharts(sheet: Worksheet, report: Report, sources: ChartSources): Chart[] {
  const { period, window } = report.status;
  setUpPage(sheet);
  setColumns(sheet, CHART_COLUMNS);
  const across = { ...WHOLE, align: 'center' } as const;
  putWords(sheet, 1, CHART_COLUMNS, across, `BIỂU ĐỒ KẾT QUẢ CÁC CHỈ TIÊU ${upper(periodWords(period))}`, {
    size: 14,
    bold: true,
  });
  putWords(
    sheet,
    2,
    CHART_COLUMNS,
    across,
    `Số liệu từ ngày ${shortDay(window.from)} đến ngày ${shortDay(window.to)}`,
    { size: 13, italic: true },
  );
  const page: ChartPage = { sheet, row: 3, keptWithNext: new Set([1, 2, 3]), charts: [] };
  const sections = [
    { title: 'Kết quả so với mục tiêu', there: comparedOf(report).length > 0, draw: compare },
    { title: 'Kết quả qua các quý', there: trendsOf(report).length > 0, draw: follow },
    { title: 'Mức độ đầy đủ của báo cáo theo đơn vị', there: report.discipline.length > 0, draw: complete },
  ].filter(({ there }) => there);
  sections.forEach(({ title, draw }, index) => {
    sheet.getRow(page.row).height = GAP_HEIGHT;
    putWords(sheet, ++page.row, CHART_COLUMNS, WHOLE, `${index + 1}. ${title}`, { size: 12, bold: true });
    page.keptWithNext.add(page.row++);
    draw(page, report, sources);
  });
  const lastRow = page.row - 1;
  setPrinted(sheet, { titles: [1, 1], lastColumn: columnLetter(CHART_COLUMNS.length - 1), lastRow });
  breakPages(sheet, { head: 0, titles: [1, 1], lastRow, keptWithNext: page.keptWithNext });
  sheet.views = [{ state: 'normal', showGridLines: false }];
  return page.charts;
}

const compare = (page: ChartPage, report: Report, { annexRows }: ChartSources): void =>
  drawComparison(page, report, annexRows);

const follow = (page: ChartPage, report: Report): void => drawTrends(page, report);

function complete(page: ChartPage, report: Report, { discipline }: ChartSources): void {
  if (report.discipline.length <= MOST_UNITS) return drawCompleteness(page, report, discipline);
  putWords(
    page.sheet,
    page.row++,
    CHART_COLUMNS,
    WHOLE,
    `Có ${report.discipline.length} đơn vị, nhiều hơn số có thể vẽ rõ trên biểu đồ; xem trang «${discipline.name}».`,
    { size: 12 },
  );
}
