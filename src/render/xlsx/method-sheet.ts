/** The last sheet: how everything was computed, and what each indicator counts. */
import type { Worksheet } from 'exceljs';
import { numberOf } from '../../domain/period.ts';
import type { Report, ReportEntry } from '../../domain/report.ts';
import {
  columnLetter,
  count,
  putHeader,
  putRow,
  putWords,
  setColumns,
  text,
  type CellContent,
  type Column,
} from './grid.ts';
import { additionWords, numeratorWords, topicsOf } from './method-words.ts';
import { setPrinted, setUpPage } from './styles.ts';
import { periodWords, upper } from './words.ts';

const COLUMNS: readonly Column[] = [
  { header: 'TT', width: 5, align: 'center' },
  { header: 'Chỉ tiêu', width: 36, align: 'left' },
  { header: 'Tử số hoặc nội dung tính', width: 28, align: 'left' },
  { header: 'Mẫu số', width: 28, align: 'left' },
  { header: 'Cách cộng', width: 19, align: 'left' },
  { header: 'Căn cứ', width: 20, align: 'left' },
];
const WHOLE = { from: 0, to: COLUMNS.length - 1, align: 'left' } as const;
const GAP_HEIGHT = 8;

export function fillMethod(sheet: Worksheet, report: Report): void {
  setUpPage(sheet);
  setColumns(sheet, COLUMNS);
  let row = 1;
  putWords(
    sheet,
    row,
    COLUMNS,
    { ...WHOLE, align: 'center' },
    `GHI CHÚ CÁCH TÍNH ${upper(periodWords(report.status.period))}`,
    { size: 14, bold: true },
  );
  topicsOf(report).forEach(({ title, sentences }, index) => {
    putWords(sheet, ++row, COLUMNS, WHOLE, `${index + 1}. ${title}`, { size: 12, bold: true });
    for (const sentence of sentences) putWords(sheet, ++row, COLUMNS, WHOLE, `- ${sentence}`, { size: 12 });
  });
  sheet.getRow(++row).height = GAP_HEIGHT;
  const header = ++row;
  putHeader(sheet, header, COLUMNS);
  for (const entry of report.entries) putRow(sheet, ++row, COLUMNS, entryCells(entry));
  setPrinted(sheet, { titles: [header, header], lastColumn: columnLetter(COLUMNS.length - 1), lastRow: row });
  sheet.views = [{ state: 'normal', showGridLines: false }];
}

const entryCells = ({ number, row }: ReportEntry): CellContent[] => [
  count(number),
  text(row.indicator.name),
  text(numeratorWords(row.indicator)),
  text(row.indicator.denominator),
  text(additionWords(row.indicator)),
  text(basisOf(row).join('; ')),
];

/** Where the indicator comes from; its target too where that came later, or where nothing else is known. */
function basisOf({ indicator, target }: ReportEntry['row']): string[] {
  const parts = (target?.parts ?? []).filter(
    (part) => indicator.basis === null || numberOf(part.target.from) > 1,
  );
  const documents = parts.flatMap(({ target: { document } }) => (document === null ? [] : [document]));
  return [...(indicator.basis === null ? [] : [indicator.basis]), ...new Set(documents)];
}
