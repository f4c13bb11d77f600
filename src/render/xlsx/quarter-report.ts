/** A period's report -> the workbook's bytes. Loads exceljs only when it is called: it takes a third of a second. */
import type { Report } from '../../domain/report.ts';
import { fillAdjustments } from './adjustments-sheet.ts';
import { fillAnnex } from './annex-sheet.ts';
import { layOut } from './detail-layout.ts';
import { fillCharts, hasCharts } from './charts-sheet.ts';
import { fillDetails } from './detail-sheet.ts';
import { fillDiscipline } from './discipline-sheet.ts';
import { finalizeXlsx } from './finalize.ts';
import { fillMethod } from './method-sheet.ts';
import { describe } from './properties.ts';
import { fillUnits, hasUnits } from './units-sheet.ts';
import { fillRemarks, fillTasks, hasRemarks, hasTasks } from './words-sheet.ts';
import { periodWords, SHEETS } from './words.ts';

export interface ReportOptions {
  /** What the file says it was made by. */
  readonly generator: string;
}

/** The same report gives the same bytes. */
export async function renderReport(report: Report, { generator }: ReportOptions): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const { plan, period, window, unit } = report.status;
  describe(workbook, {
    generator,
    on: report.dataOn ?? window.to,
    title: `Kết quả thực hiện các chỉ tiêu ${periodWords(period)}${unit === null ? '' : ` của ${unit.name}`}`,
    subject: plan.title,
    agency: unit?.name ?? plan.issuer.agency,
    keywords: [plan.code, period.text],
  });
  const layout = layOut(report);
  const annexRows = fillAnnex(workbook.addWorksheet(SHEETS.annex), report, layout);
  if (report.adjustments !== null)
    fillAdjustments(workbook.addWorksheet(SHEETS.adjustments), report.adjustments);
  fillDetails(workbook.addWorksheet(SHEETS.details), report, layout);
  if (hasUnits(report)) fillUnits(workbook.addWorksheet(SHEETS.units), report, layout);
  if (hasRemarks(report)) fillRemarks(workbook.addWorksheet(SHEETS.words), report);
  if (hasTasks(report)) fillTasks(workbook.addWorksheet(SHEETS.tasks), report);
  const discipline = workbook.addWorksheet(SHEETS.discipline);
  fillDiscipline(discipline, report);
  const charts = hasCharts(report)
    ? fillCharts(workbook.addWorksheet(SHEETS.charts), report, { annexRows, discipline })
    : [];
  fillMethod(workbook.addWorksheet(SHEETS.method), report);
  return finalizeXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()), { sheet: SHEETS.charts, charts });
}
