/** A period's report -> the workbook's bytes. Rows are written as they are filled. */
import type { Ranking } from '../../domain/rank-units.ts';
import type { Report } from '../../domain/report.ts';
import { fillAdjustments } from './adjustments-sheet.ts';
import { fillAnnex } from './annex-sheet.ts';
import { layOut } from './detail-layout.ts';
import { fillCharts, hasCharts } from './charts-sheet.ts';
import { fillDetails } from './detail-sheet.ts';
import { fillDiscipline } from './discipline-sheet.ts';
import { fillMethod } from './method-sheet.ts';
import { describe } from './properties.ts';
import { fillRanking, INTERNAL_MARK } from './ranking-sheet.ts';
import { newRowBook } from './row-book.ts';
import { fillUnits, hasUnits } from './units-sheet.ts';
import { fillRemarks, fillTasks, hasRemarks, hasTasks } from './words-sheet.ts';
import { periodWords, SHEETS } from './words.ts';

export interface ReportOptions {
  /** What the file says it was made by. */
  readonly generator: string;
  /** Makes it a workbook for the office alone, with a sheet of it in front. */
  readonly ranking?: Ranking;
}

/** The same report gives the same bytes. */
export async function renderReport(
  report: Report,
  { generator, ranking }: ReportOptions,
): Promise<Uint8Array> {
  const book = await newRowBook();
  const { plan, period, window, unit } = report.status;
  describe(book.workbook, {
    generator,
    on: report.dataOn ?? window.to,
    title: `${ranking === undefined ? '' : `${INTERNAL_MARK}. `}Kết quả thực hiện các chỉ tiêu ${periodWords(period)}${unit === null ? '' : ` của ${unit.name}`}`,
    subject: plan.title,
    agency: unit?.name ?? plan.issuer.agency,
    keywords: [plan.code, period.text],
  });
  if (ranking !== undefined) {
    // What is replaced unasked are the reports that are sent; this one is not taken for one of them.
    book.workbook.lastModifiedBy = `${generator} (nội bộ)`;
    fillRanking(book.addWorksheet(SHEETS.ranking), ranking);
  }
  const layout = layOut(report);
  const annexRows = fillAnnex(book.addWorksheet(SHEETS.annex), report, layout);
  if (report.adjustments !== null) fillAdjustments(book.addWorksheet(SHEETS.adjustments), report.adjustments);
  await fillDetails(book.addWorksheet(SHEETS.details), report, layout);
  if (hasUnits(report)) await fillUnits(book.addWorksheet(SHEETS.units), report, layout);
  if (hasRemarks(report)) fillRemarks(book.addWorksheet(SHEETS.words), report);
  if (hasTasks(report)) fillTasks(book.addWorksheet(SHEETS.tasks), report);
  const discipline = book.addWorksheet(SHEETS.discipline);
  fillDiscipline(discipline, report);
  if (hasCharts(report)) {
    const sheet = book.addWorksheet(SHEETS.charts);
    book.draw(sheet, fillCharts(sheet, report, { annexRows, discipline }));
  }
  fillMethod(book.addWorksheet(SHEETS.method), report);
  return book.close();
}
