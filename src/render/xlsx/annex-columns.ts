/** The columns of the annex's table, from side to side of an A4 page across. */
import { periodBefore } from '../../domain/comparison.ts';
import type { Report } from '../../domain/report.ts';
import { comparedIn, type Against } from './comparison-words.ts';
import { widthOf, type Column, type Span } from './grid.ts';
import { periodWords, shortDay } from './words.ts';

/** The columns that formulas name. */
export const TARGET = 'D';
export const RESULT_TO_DATE = 'F';
export const VERDICT = 'H';

export interface AnnexTable {
  readonly columns: readonly Column[];
  /** What the columns after the verdict hold the results against. */
  readonly against: readonly Against[];
}

/** Widths of the columns that give way to those of comparisons, by how many there are of these. */
const GIVING = [
  {
    number: 4.5,
    name: 33.5,
    measure: 8,
    target: 9.5,
    own: 9,
    toDate: 11.3,
    attainment: 10.2,
    verdict: 9,
    lead: 11.5,
    units: 8,
    notes: 20,
  },
  {
    number: 4.5,
    name: 35,
    measure: 7,
    target: 8.5,
    own: 8.5,
    toDate: 11.3,
    attainment: 9,
    verdict: 8.5,
    lead: 9.5,
    units: 6.5,
    notes: 17.5,
  },
  {
    number: 4.5,
    name: 31,
    measure: 7,
    target: 8,
    own: 8,
    toDate: 11.3,
    attainment: 9,
    verdict: 8.5,
    lead: 9.5,
    units: 6.5,
    notes: 15.5,
  },
] as const;

export function annexTable(report: Report): AnnexTable {
  const { period, window } = report.status;
  const against = comparedIn(report);
  const width = GIVING[against.length] ?? GIVING[2];
  const columns: Column[] = [
    { header: 'TT', width: width.number, align: 'center' },
    { header: 'Chỉ tiêu', width: width.name, align: 'left' },
    { header: 'Đơn vị tính', width: width.measure, align: 'center' },
    { header: `Mục tiêu năm ${period.year}`, width: width.target, align: 'center' },
    { header: 'Kết quả trong kỳ', width: width.own, align: 'center' },
    { header: `Lũy kế đến ngày ${shortDay(window.to)}`, width: width.toDate, align: 'center' },
    { header: 'Tỷ lệ hoàn thành so với mục tiêu (%)', width: width.attainment, align: 'center' },
    { header: 'Đánh giá', width: width.verdict, align: 'center' },
    ...against.flatMap((each) => comparisonColumns(each, report)),
    { header: 'Cơ quan chủ trì', width: width.lead, align: 'left' },
    { header: 'Số đơn vị đã báo cáo', width: width.units, align: 'center' },
    { header: 'Ghi chú', width: width.notes, align: 'left' },
  ];
  return { columns, against };
}

/** The earlier result, and how this one differs from it. */
function comparisonColumns(against: Against, { status: { period } }: Report): Column[] {
  const before = periodBefore(period);
  const [header, difference] =
    against === 'previous'
      ? [`Kỳ trước (${before === null ? '' : periodWords(before)})`, 'So với kỳ trước']
      : [`Lũy kế cùng kỳ năm trước (${period.year - 1})`, 'So với cùng kỳ năm trước'];
  return [
    { header, width: 9, align: 'center' },
    { header: difference, width: 9.5, align: 'center' },
  ];
}

/** Blocks of words side by side above and below the table, and those that go across. */
export interface Blocks {
  readonly left: Span;
  readonly right: Span;
  readonly signature: Span;
  readonly across: Span;
}

/** The blocks keep their share of the page, whatever the columns are. */
export function blocksOf(columns: readonly Column[]): Blocks {
  const last = columns.length - 1;
  const whole = widthOf(columns, 0, last);
  const share = (index: number): number => widthOf(columns, 0, index) / whole;
  const upTo = (part: number): number =>
    Math.max(
      0,
      columns.findLastIndex((_, index) => share(index) <= part),
    );
  return {
    left: { from: 0, to: upTo(0.45), align: 'center' },
    right: { from: upTo(0.49) + 1, to: last, align: 'center' },
    signature: { from: upTo(0.56) + 1, to: last, align: 'center', vertical: 'top' },
    across: { from: 0, to: last, align: 'center' },
  };
}
