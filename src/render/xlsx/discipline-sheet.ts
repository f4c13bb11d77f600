/** Which unit reported when. It says nothing that would read differently tomorrow. */
import type { Worksheet } from 'exceljs';
import type { UnitDiscipline } from '../../domain/discipline.ts';
import { grouped } from '../../domain/grouped.ts';
import type { Report } from '../../domain/report.ts';
import { shortened } from './cell-text.ts';
import {
  columnLetter,
  count,
  dayCell,
  putHeader,
  putRow,
  putWords,
  setColumns,
  text,
  type CellContent,
  type Column,
} from './grid.ts';
import { markStates } from './marks.ts';
import { setPrinted, setUpPage } from './styles.ts';
import { dueWords, quarterOfYear, shortDay, STATE_WORDS, upper } from './words.ts';

const COLUMNS: readonly Column[] = [
  { header: 'TT', width: 5, align: 'center' },
  { header: 'Đơn vị', width: 30, align: 'left' },
  { header: 'Số chỉ tiêu phải báo cáo', width: 10, align: 'center' },
  { header: 'Đã báo cáo', width: 9, align: 'center' },
  { header: 'Còn thiếu', width: 9, align: 'center' },
  { header: 'Chỉ tiêu còn thiếu (TT tại Phụ lục, mã)', width: 27, align: 'left' },
  { header: 'Ngày nhận đầu tiên', width: 11, align: 'center' },
  { header: 'Ngày đủ số liệu', width: 11, align: 'center' },
  { header: 'Hạn báo cáo', width: 11, align: 'center' },
  { header: 'Tình trạng', width: 13, align: 'center' },
];
const WHOLE = { from: 0, to: COLUMNS.length - 1, align: 'center' } as const;
const HEADER_ROW = 5;
const STATE = 'J';

/** Where each unit's counts stand, for the chart of them. */
export const COUNTS = { header: HEADER_ROW, unit: 'B', reported: 'D', missing: 'E' } as const;

export function fillDiscipline(sheet: Worksheet, report: Report): void {
  const { period, window } = report.status;
  setUpPage(sheet);
  setColumns(sheet, COLUMNS);
  putWords(
    sheet,
    1,
    COLUMNS,
    WHOLE,
    `TÌNH HÌNH CHẤP HÀNH CHẾ ĐỘ BÁO CÁO ${upper(quarterOfYear(period.last))}`,
    { size: 14, bold: true },
  );
  putWords(sheet, 2, COLUMNS, WHOLE, `Hạn báo cáo: ${dueWords(window.due)}`, { size: 13, italic: true });
  putWords(sheet, 3, COLUMNS, WHOLE, summaryOf(report), { size: 13 });
  putHeader(sheet, HEADER_ROW, COLUMNS);
  let row = HEADER_ROW;
  report.discipline.forEach((unit, index) => {
    putRow(sheet, ++row, COLUMNS, [count(index + 1), ...unitCells(unit, report)]);
  });
  if (row > HEADER_ROW) markStates(sheet, `${STATE}${HEADER_ROW + 1}:${STATE}${row}`);
  setPrinted(sheet, {
    titles: [HEADER_ROW, HEADER_ROW],
    lastColumn: columnLetter(COLUMNS.length - 1),
    lastRow: row,
  });
  sheet.views = [{ state: 'normal', showGridLines: false }];
}

function unitCells(discipline: UnitDiscipline, report: Report): CellContent[] {
  const { unit, required, missing, firstOn, completeOn } = discipline;
  return [
    text(unit.name),
    count(required.length),
    count(required.length - missing.length),
    count(missing.length),
    text(missingWords(discipline, report)),
    dayCell(firstOn),
    dayCell(completeOn),
    dayCell(report.status.window.due),
    text(stateWords(discipline)),
  ];
}

function stateWords({ state, returned, daysLate }: UnitDiscipline): string {
  if (returned !== null) return `Đã trả lại ngày ${shortDay(returned.on)}, chờ chỉnh lý`;
  // Days of delay only where they are over: what is still missing is later every day.
  return state === 'late' ? `${STATE_WORDS.late} ${daysLate} ngày` : STATE_WORDS[state];
}

/**
 * «6 (thiet-bi), 7 (chu-ky-so)»: the names fill lines and begin alike. Where the unit has said why, that follows:
 * «6 (thiet-bi), 7 (chu-ky-so) – lý do: …; chưa có lý do: 9 (ky-nang-so)».
 */
function missingWords({ missing, reasons }: UnitDiscipline, { entries }: Report): string {
  const numbers = new Map(entries.map(({ number, row }) => [row.indicator.code, number]));
  const placesOf = (codes: readonly string[]): string =>
    codes.map((code) => `${numbers.get(code) ?? ''} (${code})`.trim()).join(', ');
  const codes = missing.map(({ code }) => code);
  if (reasons.size === 0) return placesOf(codes);
  const given = grouped(
    codes.filter((code) => reasons.has(code)),
    (code) => reasons.get(code) ?? '',
  );
  const most = Math.max(LEAST_REASON, Math.floor(ROOM_FOR_REASONS / given.size));
  const silent = codes.filter((code) => !reasons.has(code));
  return [
    ...[...given].map(
      ([reason, of]) => `${placesOf(of)} – lý do: ${shortened(reason.replace(/\s+/gu, ' '), most)}`,
    ),
    ...(silent.length === 0 ? [] : [`chưa có lý do: ${placesOf(silent)}`]),
  ].join('; ');
}

/** Characters: a row of a sheet has a greatest height. The whole of a reason stands in the data. */
const ROOM_FOR_REASONS = 500;
const LEAST_REASON = 40;

function summaryOf({ discipline }: Report): string {
  const of = (state: UnitDiscipline['state']): number =>
    discipline.filter((unit) => unit.state === state).length;
  // That reports are sent back is rare enough not to be counted where there are none.
  const states = (['on_time', 'late', 'partial', 'missing', 'returned'] as const)
    .filter((state) => state !== 'returned' || of(state) > 0)
    .map((state) => `${STATE_WORDS[state].toLowerCase()}: ${of(state)}`);
  const reasoned = discipline.reduce((sum, { reasons }) => sum + reasons.size, 0);
  const blanks = discipline.reduce((sum, { missing }) => sum + missing.length, 0);
  const told = reasoned === 0 ? [] : [`chỗ trống: ${blanks}, trong đó có lý do: ${reasoned}`];
  return `Số đơn vị phải báo cáo: ${discipline.length}; ${[...states, ...told].join('; ')}`;
}
