/** Result against target of each indicator in per cent: a column each, and a line for what must be reached. */
import type { Report, ReportEntry } from '../../domain/report.ts';
import { RESULT_TO_DATE, TARGET } from './annex-columns.ts';
import { rangeOf } from './chart-model.ts';
import {
  CHART_COLUMNS,
  evenParts,
  FULL,
  leaveGap,
  reserve,
  titleText,
  type ChartPage,
} from './chart-page.ts';
import { BLANK, count, numbered, putHeader, putRow, text, type CellContent } from './grid.ts';
import { figureCell, givenNumber, targetFormat } from './number-cell.ts';
import { periodWords, SHEETS, VERDICT_WORDS } from './words.ts';

const COLUMNS = CHART_COLUMNS.slice(0, 5);
const CHART_ROWS = 20;
/** Columns that are still wide enough for their figures. */
const MOST_COLUMNS = 24;

/** Those with a target; a gap in the chart is a result that is not there yet. Nothing where all are gaps. */
export function comparedOf({ entries }: Report): ReportEntry[] {
  const compared = entries.filter(
    ({ row }) =>
      row.indicator.measure === '%' &&
      row.indicator.kind !== 'milestone' &&
      row.target !== null &&
      row.targetShown !== null,
  );
  return compared.some(({ row }) => row.result !== null) ? compared : [];
}

export function drawComparison(
  page: ChartPage,
  report: Report,
  annexRows: ReadonlyMap<string, number>,
): void {
  const { sheet } = page;
  const parts = evenParts(comparedOf(report), MOST_COLUMNS);
  const places = parts.map(() => reserve(page, CHART_ROWS));
  leaveGap(page);
  const header = page.row++;
  putHeader(sheet, header, COLUMNS);
  page.keptWithNext.add(header);
  parts.forEach(({ items }, index) => {
    const first = page.row;
    for (const entry of items) putRow(sheet, page.row++, COLUMNS, cells(entry, annexRows));
    const last = page.row - 1;
    const place = places[index];
    if (place === undefined) return;
    page.charts.push({
      kind: 'columns',
      title: titleText(
        `Kết quả so với mục tiêu của các chỉ tiêu tính theo tỷ lệ (%), ${periodWords(report.status.period)}`,
      ),
      categories: rangeOf(sheet, `A${first}`, `A${last}`),
      categoryTitle: 'Số thứ tự của chỉ tiêu tại Phụ lục (tên chỉ tiêu ở bảng dưới)',
      most: null,
      series: [
        {
          look: 'column',
          name: rangeOf(sheet, `D${header}`),
          values: rangeOf(sheet, `D${first}`, `D${last}`),
        },
        {
          look: 'target_mark',
          name: rangeOf(sheet, `C${header}`),
          values: rangeOf(sheet, `C${first}`, `C${last}`),
        },
      ],
      place: { fromColumn: 0, toColumn: FULL, ...place },
    });
  });
}

function cells({ number, row }: ReportEntry, annexRows: ReadonlyMap<string, number>): CellContent[] {
  const at = annexRows.get(row.indicator.code);
  const inAnnex = (column: string): string => `'${SHEETS.annex}'!${column}${at}`;
  return [
    count(number),
    text(row.indicator.name),
    row.target === null || row.targetShown === null
      ? BLANK
      : numbered({
          ...figureCell(
            { exact: row.target.value, shown: row.targetShown },
            {
              text: inAnnex(TARGET),
              comesTo: givenNumber(row.target.value, row.targetShown).number,
            },
          ),
          numFmt: targetFormat(row.targetShown, row.indicator.direction),
        }),
    row.result === null
      ? BLANK
      : numbered(
          figureCell(row.result, {
            text: inAnnex(RESULT_TO_DATE),
            comesTo: figureCell(row.result, null).number,
          }),
        ),
    text(VERDICT_WORDS[row.verdict]),
  ];
}
