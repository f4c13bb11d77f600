/** A period's report as a table for other programs: one row per indicator, the annex's own figures and words. */
import type { Earlier } from '../domain/comparison.ts';
import type { Section } from '../domain/plan.ts';
import type { Report, ReportEntry } from '../domain/report.ts';
import type { Shown } from '../domain/rounding.ts';
import type { Total } from '../domain/rollup.ts';
import { csv, type CsvCell } from './csv.ts';
import { notesOf } from './xlsx/annex-notes.ts';
import { AGAINST, comparedWords, earlierState } from './xlsx/comparison-words.ts';
import { leadOf, MILESTONE_TARGET, MILESTONE_WORDS, shortDay, VERDICT_WORDS } from './xlsx/words.ts';

/** The parts of «7/9» stand in columns of their own: Excel would read a day in July. */
const headings = ({ status: { period, window } }: Report): string[] => [
  'TT',
  'Nhóm chỉ tiêu',
  'Mã chỉ tiêu',
  'Tên chỉ tiêu',
  'Đơn vị tính',
  `Mục tiêu năm ${period.year}`,
  'Kết quả trong kỳ',
  `Lũy kế đến ngày ${shortDay(window.to)}`,
  'Tỷ lệ hoàn thành so với mục tiêu (%)',
  'Đánh giá',
  'Cơ quan chủ trì',
  'Số đơn vị đã báo cáo',
  'Số đơn vị phải báo cáo',
  'Ghi chú',
  'Kết quả kỳ trước',
  'So với kỳ trước',
  'Kết quả cùng kỳ năm trước',
  'So với cùng kỳ năm trước',
];

export const reportCsv = (report: Report): Uint8Array =>
  csv([headings(report).map((text) => ({ text })), ...report.entries.map((entry) => rowOf(entry, report))]);

const text = (words: string | null): CsvCell => (words === null ? null : { text: words });
const count = (value: number): CsvCell => ({ number: value.toString() });
/** Without dots between thousands, which programs of other countries would take for the decimal mark. */
const figure = (shown: Shown | null | undefined): CsvCell =>
  shown === null || shown === undefined ? null : { number: shown.digits.replace('.', ',') };

function rowOf(entry: ReportEntry, report: Report): CsvCell[] {
  const { row } = entry;
  const { indicator, rollup } = row;
  const milestone = indicator.kind === 'milestone';
  const counted = rollup.required.length > 0;
  return [
    count(entry.number),
    text(entry.path.map(titleOf).join(' > ')),
    text(indicator.code),
    text(indicator.name),
    text(indicator.measure),
    milestone ? text(MILESTONE_TARGET) : figure(row.targetShown),
    milestone ? text(stateWords(rollup.inPeriod)) : figure(row.resultInPeriod?.shown),
    milestone ? text(stateWords(rollup.toDate)) : figure(row.result?.shown),
    figure(row.attainment?.shown),
    text(VERDICT_WORDS[row.verdict]),
    text(leadOf(indicator, report.status)),
    counted ? count(rollup.reported) : null,
    counted ? count(rollup.required.length) : null,
    text(notesOf(entry, report).join('\n')),
    ...AGAINST.flatMap((each) => comparedCells(entry.comparison[each])),
  ];
}

/** The columns are there for every period, so that a program finds them in the same place. */
const comparedCells = (earlier: Earlier | null): CsvCell[] =>
  earlier === null
    ? [null, null]
    : [
        earlier.result === null ? text(earlierState(earlier)) : figure(earlier.result.shown),
        text(comparedWords(earlier)),
      ];

const titleOf = ({ label, title }: Section): string =>
  label === null ? title : /^[\p{L}\d]+$/u.test(label) ? `${label}. ${title}` : `${label} ${title}`;

const stateWords = (total: Total): string | null =>
  total.kind === 'milestone' ? MILESTONE_WORDS[total.state] : null;
