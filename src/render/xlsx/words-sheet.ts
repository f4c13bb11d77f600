/** Difficulties, proposals and tasks in the units' own words; there are such sheets only where a unit wrote any. */
import type { Worksheet } from 'exceljs';
import type { Report } from '../../domain/report.ts';
import type { RemarkLine, TaskLine } from '../../domain/report-words.ts';
import { intake } from '../../messages/vi/intake.ts';
import {
  BLANK,
  columnLetter,
  count,
  putHeader,
  putRow,
  putWords,
  setColumns,
  text,
  type Column,
} from './grid.ts';
import { breakPages } from './page-breaks.ts';
import { setPrinted, setUpPage, TABLE_SIZE } from './styles.ts';
import { linesThatFit } from './text-height.ts';
import { periodWords, quarterWords, upper } from './words.ts';

const NUMBER: Column = { header: 'TT', width: 5, align: 'center' };
const UNIT: Column = { header: 'Đơn vị', width: 24, align: 'left' };
const CONTENT: Column = { header: 'Nhiệm vụ', width: 48, align: 'left' };
const RESULT: Column = { header: 'Kết quả thực hiện', width: 32, align: 'left' };
const TASKS: readonly Column[] = [
  NUMBER,
  UNIT,
  CONTENT,
  { header: 'Thời hạn', width: 12, align: 'center' },
  { header: 'Tình trạng', width: 13, align: 'center' },
  RESULT,
];
const DIFFICULTY: Column = { header: 'Khó khăn, vướng mắc', width: 50, align: 'left' };
const PROPOSAL: Column = { header: 'Kiến nghị, đề xuất', width: 55, align: 'left' };
const REMARKS: readonly Column[] = [NUMBER, UNIT, DIFFICULTY, PROPOSAL];
const HEADER_ROW = 3;
const GAP_HEIGHT = 10;
/** A row holds no more, so that it stands whole on a page and below the height that Excel takes. */
const MOST_LINES = 24;

export const hasRemarks = ({ words }: Report): boolean => words.remarks.length > 0;
export const hasTasks = ({ words }: Report): boolean => words.tasks.length > 0;

export const fillRemarks = (sheet: Worksheet, report: Report): void =>
  fillSheet(sheet, report, {
    title: 'KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ, ĐỀ XUẤT',
    columns: REMARKS,
    lines: report.words.remarks,
    put: putRemark,
  });

/** On a sheet of their own: each sheet has one row of headings for all of its pages. */
export const fillTasks = (sheet: Worksheet, report: Report): void =>
  fillSheet(sheet, report, {
    title: 'TÌNH HÌNH THỰC HIỆN NHIỆM VỤ',
    columns: TASKS,
    lines: report.words.tasks,
    put: putTask,
  });

interface Table<Line> {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  /** @returns the last row used */
  readonly put: (sheet: Worksheet, above: number, line: Line, number: number, report: Report) => number;
}

function fillSheet<Line>(
  sheet: Worksheet,
  report: Report,
  { title, columns, lines, put }: Table<Line>,
): void {
  const { unit, period } = report.status;
  const last = columns.length - 1;
  setUpPage(sheet);
  setColumns(sheet, columns);
  putWords(
    sheet,
    1,
    columns,
    { from: 0, to: last, align: 'center' },
    `${title} CỦA ${unit === null ? 'CÁC ĐƠN VỊ' : upper(unit.name)} ${upper(periodWords(period))}`,
    { size: 14, bold: true },
  );
  sheet.getRow(HEADER_ROW - 1).height = GAP_HEIGHT;
  putHeader(sheet, HEADER_ROW, columns);
  let row = HEADER_ROW;
  lines.forEach((line, index) => {
    row = put(sheet, row, line, index + 1, report);
  });
  const titles = [HEADER_ROW, HEADER_ROW] as const;
  setPrinted(sheet, { titles, lastColumn: columnLetter(last), lastRow: row });
  breakPages(sheet, { head: HEADER_ROW - 1, titles, lastRow: row, keptWithNext: new Set() });
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: HEADER_ROW, showGridLines: false }];
}

const fitting = (words: string, { width }: Column): string[] =>
  linesThatFit(words, width, { size: TABLE_SIZE }, MOST_LINES);

/** Only the period's own quarter goes without saying. */
const unitWords = ({ unit, quarter }: Pick<RemarkLine, 'unit' | 'quarter'>, { status }: Report): string =>
  status.period.quarters.length === 1 ? unit.name : `${unit.name} (${quarterWords(quarter)})`;

function putRemark(
  sheet: Worksheet,
  above: number,
  line: RemarkLine,
  number: number,
  report: Report,
): number {
  const difficulty = fitting(line.remarks.difficulty?.text ?? '', DIFFICULTY);
  const proposal = fitting(line.remarks.proposal?.text ?? '', PROPOSAL);
  const rows = Math.max(difficulty.length, proposal.length);
  for (let part = 0; part < rows; part++) {
    const row = above + part + 1;
    putRow(sheet, row, REMARKS, [
      part === 0 ? count(number) : BLANK,
      text(part === 0 ? unitWords(line, report) : CONTINUED),
      text(difficulty[part] ?? null),
      text(proposal[part] ?? null),
    ]);
  }
  return above + rows;
}

const CONTINUED = '(tiếp theo)';

function putTask(sheet: Worksheet, above: number, line: TaskLine, number: number, report: Report): number {
  const { task, unit, report: said } = line;
  const contents = fitting(task.content, CONTENT);
  const results = fitting(said.result ?? '', RESULT);
  const rows = Math.max(contents.length, results.length);
  for (let part = 0; part < rows; part++) {
    const first = part === 0;
    putRow(sheet, above + part + 1, TASKS, [
      first ? count(number) : BLANK,
      text(first ? unitWords({ unit, quarter: said.quarter }, report) : CONTINUED),
      text(contents[part] ?? null),
      first ? text(task.due) : BLANK,
      first && said.state !== null ? text(intake.taskStates[said.state]) : BLANK,
      text(results[part] ?? null),
    ]);
  }
  return above + rows;
}
