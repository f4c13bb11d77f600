/** The first sheet: the annex of the report, an A4 page across. */
import type { Worksheet } from 'exceljs';
import { VERDICTS } from '../../domain/assessment.ts';
import type { Section } from '../../domain/plan.ts';
import type { Report, ReportEntry } from '../../domain/report.ts';
import type { StatusRow } from '../../domain/status.ts';
import { annexTable, blocksOf, RESULT_TO_DATE, TARGET, VERDICT, type AnnexTable } from './annex-columns.ts';
import { putAnnexFoot } from './annex-foot.ts';
import { putAnnexHead } from './annex-head.ts';
import { markWords } from './annex-mark.ts';
import { notesOf } from './annex-notes.ts';
import { comparedWords, earlierState, type Against } from './comparison-words.ts';
import { resultFormula, type DetailLayout, type PlacedEntry } from './detail-layout.ts';
import {
  BLANK,
  columnLetter,
  count,
  numbered,
  putBand,
  putHeader,
  putNumbering,
  putRow,
  putWords,
  setColumns,
  text,
  widthOf,
  type CellContent,
} from './grid.ts';
import { markVerdicts } from './marks.ts';
import { figureCell, givenNumber, targetFormat, type Formula, type NumberCell } from './number-cell.ts';
import { breakPages, scaleOf } from './page-breaks.ts';
import { setPrinted, setUpPage, type Face } from './styles.ts';
import { verdictCell } from './verdict-cell.ts';
import { leadOf, MILESTONE_TARGET, MILESTONE_WORDS, upper, VERDICT_WORDS } from './words.ts';

const MARK: Face = { size: 10, italic: true };

/** @returns the row of each indicator, by its code */
export function fillAnnex(
  sheet: Worksheet,
  report: Report,
  layout: DetailLayout,
): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const table = annexTable(report);
  const { columns } = table;
  setUpPage(sheet);
  setColumns(sheet, columns);
  const header = putAnnexHead(sheet, columns, report) + 1;
  putHeader(sheet, header, columns);
  putNumbering(sheet, header + 1, columns);
  const titles = [header, header + 1] as const;
  const keptWithNext = new Set<number>();
  let row = header + 1;
  for (const placed of layout.placed) {
    for (const section of placed.entry.headings) {
      putBand(sheet, ++row, columns, ...headingOf(section));
      keptWithNext.add(row);
    }
    putRow(sheet, ++row, columns, entryCells(placed, report, row, table));
    rows.set(placed.entry.row.indicator.code, row);
  }
  markVerdicts(sheet, `${VERDICT}${header + 2}:${VERDICT}${row}`);
  // The signature does not stand on a page of its own.
  for (let kept = row; kept <= row + 3; kept++) keptWithNext.add(kept);
  const { across } = blocksOf(columns);
  putWords(sheet, ++row, columns, { ...across, align: 'left' }, summaryOf(report), { italic: true });
  putWords(sheet, ++row, columns, { ...across, align: 'left' }, markWords(report), MARK);
  row += 2;
  putAnnexFoot(sheet, row, columns, report.status);
  setPrinted(sheet, { titles, lastColumn: columnLetter(columns.length - 1), lastRow: row });
  const scale = scaleOf(widthOf(columns, 0, columns.length - 1));
  breakPages(sheet, { head: header - 1, titles, lastRow: row, keptWithNext, scale });
  sheet.views = [{ state: 'normal', showGridLines: false }];
  return rows;
}

/** Capitals for Roman numerals, bold down to the lettered headings, italic below them. */
export function headingOf({ label, title }: Section): [string, Face] {
  if (label === null) return [title, { bold: true }];
  if (/^\p{Lu}+$/u.test(label)) return [`${label}. ${upper(title)}`, { bold: true }];
  if (/^[\p{L}\d]+$/u.test(label)) return [`${label}. ${title}`, { bold: true }];
  return [`${label} ${title}`, { italic: true }];
}

function entryCells(
  placed: PlacedEntry,
  report: Report,
  rowNumber: number,
  { against }: AnnexTable,
): CellContent[] {
  const { entry } = placed;
  const { row } = entry;
  const { period } = report.status;
  const { indicator, rollup } = row;
  const target =
    row.target === null || row.targetShown === null
      ? null
      : {
          ...givenNumber(row.target.value, row.targetShown),
          numFmt: targetFormat(row.targetShown, indicator.direction),
        };
  const inPeriod =
    row.resultInPeriod === null
      ? null
      : figureCell(row.resultInPeriod, resultFormula(placed, 'inPeriod', period, 'other'));
  const toDate =
    row.result === null ? null : figureCell(row.result, resultFormula(placed, 'toDate', period, 'other'));
  const milestone = indicator.kind === 'milestone';
  return [
    count(entry.number),
    text(indicator.name),
    text(indicator.measure),
    milestone ? text(MILESTONE_TARGET) : cell(target),
    milestone ? text(stateWords(rollup.inPeriod)) : cell(inPeriod),
    milestone ? text(stateWords(rollup.toDate)) : cell(toDate),
    row.attainment === null
      ? BLANK
      : numbered(figureCell(row.attainment, attainmentFormula(row, rowNumber, target, toDate))),
    verdictCell(row, {
      result: toDate,
      target,
      resultCell: `${RESULT_TO_DATE}${rowNumber}`,
      targetCell: `${TARGET}${rowNumber}`,
    }),
    ...against.flatMap((each) => comparisonCells(entry, each)),
    text(leadOf(indicator, report.status)),
    rollup.required.length === 0 ? BLANK : text(`${rollup.reported}/${rollup.required.length}`),
    text(notesOf(entry, report).join('\n')),
  ];
}

/** The earlier result, which rests on no figure of this workbook, and the difference in words. */
function comparisonCells({ comparison }: ReportEntry, against: Against): CellContent[] {
  const earlier = comparison[against];
  if (earlier === null) return [BLANK, BLANK];
  return [
    earlier.result === null ? text(earlierState(earlier)) : numbered(figureCell(earlier.result, null)),
    text(comparedWords(earlier)),
  ];
}

const cell = (number: NumberCell | null): CellContent => (number === null ? BLANK : numbered(number));

const stateWords = (total: StatusRow['rollup']['toDate']): string | null =>
  total.kind === 'milestone' ? MILESTONE_WORDS[total.state] : null;

/** From the target and the result in the same row. */
function attainmentFormula(
  { indicator }: StatusRow,
  row: number,
  target: NumberCell | null,
  result: NumberCell | null,
): Formula | null {
  if (target === null || result === null) return null;
  return indicator.direction === 'at_least'
    ? { text: `100*${RESULT_TO_DATE}${row}/${TARGET}${row}`, comesTo: (100 * result.number) / target.number }
    : { text: `100*${TARGET}${row}/${RESULT_TO_DATE}${row}`, comesTo: (100 * target.number) / result.number };
}

function summaryOf({ status }: Report): string {
  const counts = VERDICTS.filter((verdict) => status.summary[verdict] > 0).map(
    (verdict) => `${VERDICT_WORDS[verdict]}: ${status.summary[verdict]}`,
  );
  return (
    [`Tổng số ${status.rows.length} chỉ tiêu`, ...(counts.length === 0 ? [] : [counts.join('; ')])].join(
      '. ',
    ) + '.'
  );
}
