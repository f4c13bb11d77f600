/** The second sheet: every figure that the annex rests on, with who gave it and when, and every gap. */
import type { Worksheet } from 'exceljs';
import { quarterWindow } from '../../domain/calendar.ts';
import { officeDayOf, type Day } from '../../domain/day.ts';
import { MAX_DECIMALS, type DecimalText } from '../../domain/exact.ts';
import { type Correction, type DetailLine, type Report } from '../../domain/report.ts';
import type { Quarter } from '../../domain/period.ts';
import { show } from '../../domain/rounding.ts';
import {
  columnSum,
  DENOMINATOR,
  HEADER_ROW,
  lineFormula,
  NUMERATOR,
  resultFormula,
  type DetailLayout,
  type PlacedEntry,
  type PlacedLine,
} from './detail-layout.ts';
import {
  BLANK,
  columnLetter,
  count,
  dayCell,
  numbered,
  putBand,
  putHeader,
  putRow,
  putWords,
  setColumns,
  text,
  type CellContent,
  type Column,
} from './grid.ts';
import { figureCell, typedNumber } from './number-cell.ts';
import { breakPages, writtenHeights } from './page-breaks.ts';
import { setPrinted, setUpPage } from './styles.ts';
import {
  MILESTONE_WORDS,
  NO_CASES,
  NOT_COUNTED,
  NOT_REPORTED,
  oldFigure,
  periodWords,
  quarterShort,
  shortDay,
  upper,
} from './words.ts';

const COLUMNS: readonly Column[] = [
  { header: 'TT', width: 4.5, align: 'center' },
  { header: 'Mã chỉ tiêu', width: 11, align: 'left' },
  { header: 'Đơn vị', width: 20.5, align: 'left' },
  { header: 'Quý', width: 8.5, align: 'center' },
  { header: 'Tử số', width: 9, align: 'right' },
  { header: 'Mẫu số', width: 9, align: 'right' },
  { header: 'Kết quả, giá trị', width: 10, align: 'right' },
  { header: 'Số liệu tính đến ngày', width: 11, align: 'center' },
  { header: 'Nguồn', width: 15.5, align: 'left' },
  { header: 'Người nhập', width: 8, align: 'left' },
  { header: 'Ngày nhập', width: 11, align: 'center' },
  { header: 'Ghi chú', width: 18, align: 'left' },
];
const LAST_COLUMN = columnLetter(COLUMNS.length - 1);
const WHOLE = { from: 0, to: COLUMNS.length - 1, align: 'center' } as const;

export async function fillDetails(sheet: Worksheet, report: Report, layout: DetailLayout): Promise<void> {
  const { period, window } = report.status;
  setUpPage(sheet);
  setColumns(sheet, COLUMNS);
  putWords(sheet, 1, COLUMNS, WHOLE, `SỐ LIỆU THEO ĐƠN VỊ ${upper(periodWords(period))}`, {
    size: 14,
    bold: true,
  });
  putWords(
    sheet,
    2,
    COLUMNS,
    WHOLE,
    `Số liệu từ ngày ${shortDay(window.from)} đến ngày ${shortDay(window.to)}`,
    { size: 13, italic: true },
  );
  putWords(
    sheet,
    3,
    COLUMNS,
    WHOLE,
    'TT theo Phụ lục. Ô «Tử số», «Mẫu số» để trống khi chỉ tiêu không tính theo tỷ lệ.',
    { italic: true },
  );
  putHeader(sheet, HEADER_ROW, COLUMNS);
  const titles = [HEADER_ROW, HEADER_ROW] as const;
  setPrinted(sheet, { titles, lastColumn: LAST_COLUMN, lastRow: layout.lastRow });
  sheet.autoFilter = `A${HEADER_ROW}:${LAST_COLUMN}${layout.lastRow}`;
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: HEADER_ROW, showGridLines: false }];
  // There may be tens of thousands of rows: each is written out when it is full.
  const heights = writtenHeights(sheet);
  heights.write(HEADER_ROW);
  const lastDayOf = lastDays(report);
  for (const placed of layout.placed) {
    fillEntry(sheet, placed, report, lastDayOf, heights.write);
    // What has been packed meanwhile is let go of.
    await new Promise(setImmediate);
  }
  breakPages(sheet, {
    head: HEADER_ROW - 1,
    titles,
    lastRow: layout.lastRow,
    keptWithNext: new Set(layout.placed.flatMap(keptRows)),
    heightOf: heights.of,
  });
}

type LastDayOf = (quarter: Quarter) => Day;

/** The last day of each quarter's window, computed once. */
function lastDays({ status }: Report): LastDayOf {
  const days = new Map<Quarter, Day>();
  return (quarter) => {
    const known = days.get(quarter) ?? quarterWindow(quarter, status.plan.reporting).to;
    days.set(quarter, known);
    return known;
  };
}

/** A heading stays with its first line, a total with its last. */
function keptRows({ heading, lines, total }: PlacedEntry): number[] {
  const last = lines.at(-1);
  return total === null || last === undefined ? [heading] : [heading, last.row];
}

function fillEntry(
  sheet: Worksheet,
  placed: PlacedEntry,
  report: Report,
  lastDayOf: LastDayOf,
  write: (row: number) => void,
): void {
  const { entry, heading, lines, total } = placed;
  const { name, measure, kind } = entry.row.indicator;
  const unit = kind === 'milestone' || measure === '' ? '' : ` (${measure})`;
  putBand(sheet, heading, COLUMNS, `${entry.number}. ${name}${unit}`, { bold: true });
  write(heading);
  for (const line of lines) {
    putRow(sheet, line.row, COLUMNS, lineCells(placed, line, lastDayOf));
    write(line.row);
  }
  if (total === null) return;
  putRow(sheet, total, COLUMNS, totalCells(placed, report), { bold: true });
  write(total);
}

function lineCells({ entry }: PlacedEntry, placed: PlacedLine, lastDayOf: LastDayOf): CellContent[] {
  const { line } = placed;
  const { observation, unit, quarter } = line;
  const pair = observation?.figure.kind === 'ratio' ? observation.figure : null;
  return [
    count(entry.number),
    text(entry.row.indicator.code),
    text(unit.name),
    text(quarterShort(quarter)),
    pair === null ? BLANK : typed(pair.numerator),
    pair === null ? BLANK : typed(pair.denominator),
    resultCell(entry.row.indicator, placed),
    observation === null ? BLANK : dayCell(observation.asOf ?? lastDayOf(quarter)),
    text(observation?.computed === undefined ? (observation?.source ?? null) : COMPUTED),
    text(observation?.by ?? null),
    dayCell(enteredOn(observation)),
    text(notesOf(line).join('\n')),
  ];
}

const typed = (figure: DecimalText): CellContent => numbered(typedNumber(figure));

const COMPUTED = 'Tự tính từ nhiệm vụ';

/** Nobody entered what follows from tasks. */
const enteredOn = (observation: DetailLine['observation']): Day | null =>
  observation === null || observation.computed !== undefined ? null : officeDayOf(observation.at);

function resultCell(indicator: PlacedEntry['entry']['row']['indicator'], placed: PlacedLine): CellContent {
  const { observation, result } = placed.line;
  if (observation?.figure.kind === 'milestone') return text(MILESTONE_WORDS[observation.figure.state]);
  if (observation?.figure.kind === 'value') return typed(observation.figure.value);
  return result === null ? BLANK : numbered(figureCell(result, lineFormula(placed, indicator)));
}

function notesOf({ observation, counted, noCases, corrections }: DetailLine): string[] {
  if (observation === null) return [NOT_REPORTED];
  const document = observation.figure.kind === 'milestone' ? observation.figure.document : null;
  return [
    ...(noCases ? [NO_CASES] : []),
    ...(counted ? [] : [NOT_COUNTED]),
    ...(document === null ? [] : [document]),
    ...(observation.note === null ? [] : [observation.note]),
    ...corrections.map(correctionWords),
  ];
}

const correctionWords = ({ on, before, reason }: Correction): string =>
  `Đã điều chỉnh ngày ${shortDay(on)}: số cũ ${oldFigure(before)}${reason === null ? '' : `; lý do: ${reason}`}`;

function totalCells(placed: PlacedEntry, { status }: Report): CellContent[] {
  const { row } = placed.entry;
  const { toDate } = row.rollup;
  const summed = (column: typeof NUMERATOR | typeof DENOMINATOR): CellContent => {
    const formula = columnSum(placed, column);
    if (toDate.kind !== 'ratio' || formula === null) return BLANK;
    const sum = column === NUMERATOR ? toDate.numerator : toDate.denominator;
    return numbered(figureCell({ exact: sum, shown: show(sum, MAX_DECIMALS) }, formula));
  };
  const result =
    row.result === null
      ? BLANK
      : numbered(figureCell(row.result, resultFormula(placed, 'toDate', status.period, 'same')));
  const label = row.indicator.overQuarters === 'latest' ? 'Tổng cộng' : 'Tổng cộng lũy kế';
  return [
    count(placed.entry.number),
    text(row.indicator.code),
    text(label),
    BLANK,
    summed(NUMERATOR),
    summed(DENOMINATOR),
    result,
  ];
}
