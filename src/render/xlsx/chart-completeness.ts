/** How much of what each unit must report is in, drawn from the sheet of reporting discipline. */
import type { Worksheet } from 'exceljs';
import type { Report } from '../../domain/report.ts';
import { rangeOf } from './chart-model.ts';
import { evenParts, FULL, reserve, titleText, type ChartPage } from './chart-page.ts';
import { COUNTS } from './discipline-sheet.ts';
import { quarterOfYear } from './words.ts';

/** What fits on a page. */
const MOST_BARS = 22;
/** Up to here bars have room for names of two lines. */
const FEW_BARS = 12;
/** Title, axis and legend, in rows. */
const AROUND = 6;
/** More would be a book of bars. */
export const MOST_UNITS = 5 * MOST_BARS;

export function drawCompleteness(page: ChartPage, { discipline, status }: Report, sheet: Worksheet): void {
  const parts = evenParts(discipline, MOST_BARS);
  for (const { from, items } of parts) {
    const first = COUNTS.header + 1 + from;
    const last = first + items.length - 1;
    const cells = (column: string) => rangeOf(sheet, `${column}${first}`, `${column}${last}`);
    const name = (column: string) => rangeOf(sheet, `${column}${COUNTS.header}`);
    const which =
      parts.length === 1 ? '' : ` (đơn vị ${from + 1}-${from + items.length} trong số ${discipline.length})`;
    const rows = AROUND + Math.ceil(items.length * (items.length > FEW_BARS ? 1 : 1.6));
    page.charts.push({
      kind: 'bars',
      title: titleText(
        `Số chỉ tiêu đã báo cáo, còn thiếu theo đơn vị, ${quarterOfYear(status.period.last)}${which}`,
      ),
      categories: cells(COUNTS.unit),
      categoryTitle: null,
      // The same for all parts, so that they can be held against each other.
      most: Math.max(...discipline.map(({ required }) => required.length)),
      series: [
        { look: 'done_bar', name: name(COUNTS.reported), values: cells(COUNTS.reported) },
        { look: 'missing_bar', name: name(COUNTS.missing), values: cells(COUNTS.missing) },
      ],
      place: { fromColumn: 0, toColumn: FULL, ...reserve(page, rows) },
    });
  }
}
