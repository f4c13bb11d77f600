/** Difficulties, proposals and tasks in the units' own words; there is such a sheet only where a unit wrote any. */
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
const DIFFICULTY: Column = { header: 'Khó khăn, vướng mắc', width: 48, align: 'left' };
/** As wide as the last three columns of the tasks below. */
const PROPOSAL: Column = { header: 'Kiến nghị, đề xuất', width: 57, align: 'left' };
const REMARKS: readonly Column[] = [NUMBER, UNIT, DIFFICULTY, PROPOSAL];
const WHOLE = { from: 0, to: TASKS.length - 1, align: 'center' } as const;
const GAP_HEIGHT = 10;
/** A row holds no more, so that it stands whole on a page and below the height that Excel takes. */
const MOST_LINES = 24;

export const hasWords = ({ words }: Report): boolean => words.remarks.length + words.tasks.length > 0;

export function fillWords(sheet: Worksheet, report: Report): void {
  const { period } = report.status;
  const { remarks, tasks } = report.words;
  setUpPage(sheet);
  setColumns(sheet, TASKS);
  putWords(
    sheet,
    1,
    TASKS,
    WHOLE,
    `Ý KIẾN VÀ TÌNH HÌNH THỰC HIỆN NHIỆM VỤ CỦA ${report.status.unit === null ? 'CÁC ĐƠN VỊ' : upper(report.status.unit.name)} ${upper(periodWords(period))}`,
    {
      size: 14,
      bold: true,
    },
  );
  const heads: number[] = [];
  const head = (row: number, title: string): number => {
    sheet.getRow(row).height = GAP_HEIGHT;
    putWords(sheet, row + 1, TASKS, { ...WHOLE, align: 'left' }, title, { size: 13, bold: true });
    heads.push(row + 1, row + 2);
    return row + 2;
  };
  let row = 1;
  if (remarks.length > 0) {
    row = head(row + 1, 'Khó khăn, vướng mắc và kiến nghị, đề xuất');
    putHeader(sheet, row, REMARKS);
    joinLast(sheet, row);
    remarks.forEach((line, index) => {
      row = putRemark(sheet, row, line, index + 1, report);
    });
  }
  if (tasks.length > 0) {
    row = head(row + 1, 'Tình hình thực hiện nhiệm vụ');
    putHeader(sheet, row, TASKS);
    tasks.forEach((line, index) => {
      row = putTask(sheet, row, line, index + 1, report);
    });
  }
  // One of two tables cannot head the pages of the other.
  const [, only] = heads;
  const titles = remarks.length > 0 && tasks.length > 0 ? null : ([only ?? 1, only ?? 1] as const);
  setPrinted(sheet, { titles, lastColumn: columnLetter(TASKS.length - 1), lastRow: row });
  breakPages(sheet, {
    head: titles === null ? 1 : titles[0] - 1,
    titles: titles ?? [2, 1],
    lastRow: row,
    keptWithNext: new Set(heads),
  });
  sheet.views = [{ state: 'normal', showGridLines: false }];
}

const fitting = (words: string, { width }: Column): string[] =>
  linesThatFit(words, width, { size: TABLE_SIZE }, MOST_LINES);

/** Only the period's own quarter goes without saying. */
const unitWords = ({ unit, quarter }: Pick<RemarkLine, 'unit' | 'quarter'>, { status }: Report): string =>
  status.period.quarters.length === 1 ? unit.name : `${unit.name} (${quarterWords(quarter)})`;

/** @returns the last row used */
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
    joinLast(sheet, row);
  }
  return above + rows;
}

const CONTINUED = '(tiếp theo)';

const joinLast = (sheet: Worksheet, row: number): void =>
  sheet.mergeCells(row, REMARKS.length, row, TASKS.length);

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
