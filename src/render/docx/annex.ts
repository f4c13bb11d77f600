/** The table of results as the report's annex, across the page, with page numbers of its own (decree 30/2020, III.1). */
import { VERDICTS } from '../../domain/assessment.ts';
import type { Report, ReportEntry } from '../../domain/report.ts';
import type { Total } from '../../domain/rollup.ts';
import type { Shown } from '../../domain/rounding.ts';
import type { Status } from '../../domain/status.ts';
import { formatShown } from '../../messages/format.ts';
import { issuerWords } from '../xlsx/annex-head.ts';
import { headingOf } from '../xlsx/annex-sheet.ts';
import {
  leadOf,
  MILESTONE_TARGET,
  MILESTONE_WORDS,
  periodWords,
  shortDay,
  upper,
  VERDICT_WORDS,
} from '../xlsx/words.ts';
import { BLANK, bold, centred, italic, line, type Cell, type Paragraph, type Section } from './blocks.ts';
import { openDay, ruleBelow } from './head.ts';
import { TEXT_WIDTH_ACROSS } from './page.ts';
import { annexNotes, pairOf } from './results.ts';

const TABLE_SIZE = 11;

interface Column {
  readonly head: string;
  readonly width: number;
  readonly align: 'left' | 'center';
}

const columnsOf = ({ period, window }: Status): readonly Column[] => [
  { head: 'TT', width: 8, align: 'center' },
  { head: 'Chỉ tiêu', width: 61, align: 'left' },
  { head: 'Đơn vị tính', width: 13, align: 'center' },
  { head: `Mục tiêu năm ${period.year}`, width: 17, align: 'center' },
  { head: 'Kết quả trong kỳ', width: 22, align: 'center' },
  { head: `Lũy kế đến ngày ${shortDay(window.to)}`, width: 25, align: 'center' },
  { head: 'Tỷ lệ hoàn thành so với mục tiêu (%)', width: 20, align: 'center' },
  { head: 'Đánh giá', width: 17, align: 'center' },
  { head: 'Cơ quan chủ trì', width: 22, align: 'left' },
  { head: 'Số đơn vị đã báo cáo', width: 14, align: 'center' },
  { head: 'Ghi chú', width: 33, align: 'left' },
];

export function annexOf(report: Report, symbol: string): Section {
  const { status } = report;
  const columns = columnsOf(status);
  const name = `KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU ${upper(periodWords(status.period))}`;
  const whose = status.unit?.name ?? issuerWords(status.plan);
  const attached = `(Kèm theo Báo cáo số ${BLANK}/${symbol} ${openDay(null)} của ${whose})`;
  return {
    across: true,
    blocks: [
      centred(bold('Phụ lục')),
      centred(bold(name)),
      centred(italic(attached), { size: 13 }),
      ruleBelow(name, { size: 14, within: TEXT_WIDTH_ACROSS, share: 0.35 }),
      line('', { size: 6 }),
      {
        kind: 'table',
        widths: columns.map(({ width }) => width),
        headRows: 2,
        lines: true,
        rows: [
          columns.map(({ head }) => headCell(head, true)),
          columns.map((_, index) => headCell(`(${index + 1})`, false)),
          ...report.entries.flatMap((entry) => [
            ...entry.headings.map((section) => [band(headingOf(section)[0], columns.length)]),
            rowOf(entry, report).map((content, index) => cellOf(content, columns[index]?.align ?? 'left')),
          ]),
        ],
      },
      line([{ text: `${summaryOf(status)}./.`, italic: true }], { size: 13, before: 6 }),
    ],
  };
}

const headCell = (text: string, strong: boolean): Cell => ({
  content: [centred(strong ? bold(text) : italic(text), { size: TABLE_SIZE, keepNext: true })],
  vertical: 'center',
});

const band = (text: string, span: number): Cell => ({
  content: [line(bold(text), { size: TABLE_SIZE, keepNext: true })],
  span,
});

const cellOf = (lines: readonly string[], align: Column['align']): Cell => ({
  content: lines.map((text): Paragraph => line(text, { size: TABLE_SIZE, align })),
  vertical: 'center',
});

/** Of each cell its lines. */
function rowOf(entry: ReportEntry, report: Report): string[][] {
  const { row, number } = entry;
  const { indicator, rollup } = row;
  const milestone = indicator.kind === 'milestone';
  return [
    [String(number)],
    [indicator.name],
    [indicator.measure],
    milestone ? [MILESTONE_TARGET] : targetCell(row.targetShown, SIGNS[indicator.direction]),
    resultCell(rollup.inPeriod, row.resultInPeriod?.shown ?? null),
    resultCell(rollup.toDate, row.result?.shown ?? null),
    digits(row.attainment?.shown ?? null),
    [VERDICT_WORDS[row.verdict]],
    [leadOf(indicator, report.status) ?? ''],
    rollup.required.length === 0 ? [] : [`${rollup.reported}/${rollup.required.length}`],
    annexNotes(entry, report),
  ];
}

const SIGNS = { at_least: '≥', at_most: '≤' } as const;
const NO_BREAK = '\u00a0';

const digits = (shown: Shown | null): string[] => (shown === null ? [] : [formatShown(shown, 'vi')]);

const targetCell = (shown: Shown | null, sign: string): string[] =>
  digits(shown).map((text) => `${sign}${NO_BREAK}${text}`);

/** Below a ratio stand the counts that it is made of. */
function resultCell(total: Total, shown: Shown | null): string[] {
  if (total.kind === 'milestone') return [MILESTONE_WORDS[total.state]];
  const pair = pairOf(total);
  return [...digits(shown), ...(pair === null ? [] : [`(${pair})`])];
}

function summaryOf({ rows, summary }: Status): string {
  const counts = VERDICTS.filter((verdict) => summary[verdict] > 0).map(
    (verdict) => `${VERDICT_WORDS[verdict]}: ${summary[verdict]}`,
  );
  return [`Tổng số ${rows.length} chỉ tiêu`, ...(counts.length === 0 ? [] : [counts.join('; ')])].join('. ');
}
