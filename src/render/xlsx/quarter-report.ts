/** A period's report -> the workbook's bytes. Loads exceljs only when it is called: it takes a third of a second. */
import type { Workbook } from 'exceljs';
import { partsOf } from '../../domain/day.ts';
import type { Report } from '../../domain/report.ts';
import { fillAnnex } from './annex-sheet.ts';
import { plainText } from './cell-text.ts';
import { layOut } from './detail-layout.ts';
import { fillDetails } from './detail-sheet.ts';
import { fillDiscipline } from './discipline-sheet.ts';
import { finalizeXlsx } from './finalize.ts';
import { fillMethod } from './method-sheet.ts';
import { periodWords, SHEETS } from './words.ts';

export interface ReportOptions {
  /** What the file says it was made by. */
  readonly generator: string;
}

/** The same report gives the same bytes. */
export async function renderReport(report: Report, { generator }: ReportOptions): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  describe(workbook, report, generator);
  const layout = layOut(report);
  fillAnnex(workbook.addWorksheet(SHEETS.annex), report, layout);
  fillDetails(workbook.addWorksheet(SHEETS.details), report, layout);
  fillDiscipline(workbook.addWorksheet(SHEETS.discipline), report);
  fillMethod(workbook.addWorksheet(SHEETS.method), report);
  return finalizeXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function describe(workbook: Workbook, { status, dataOn }: Report, generator: string): void {
  const { plan, period, window } = status;
  const { year, month, day } = partsOf(dataOn ?? window.to);
  const on = new Date(Date.UTC(year, month - 1, day));
  Object.assign(workbook, {
    creator: plainText(generator),
    lastModifiedBy: plainText(generator),
    created: on,
    modified: on,
    title: plainText(`Kết quả thực hiện các chỉ tiêu ${periodWords(period)}`),
    subject: plainText(plan.title),
    company: plainText(plan.issuer.agency ?? ''),
    keywords: plainText(`${generator} ${plan.code} ${period.text}`),
  });
  workbook.views = [
    { x: 0, y: 0, width: 28_000, height: 16_000, firstSheet: 0, activeTab: 0, visibility: 'visible' },
  ];
  // Cached results are ours; a spreadsheet may still compute everything anew when it opens the file.
  workbook.calcProperties.fullCalcOnLoad = true;
}
