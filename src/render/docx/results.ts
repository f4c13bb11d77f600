/** A result in the sentence of a real report: figure, counts, both percentages side by side, verdict (DOMAIN 3.3, 3.4). */
import type { Verdict } from '../../domain/assessment.ts';
import { numberOf } from '../../domain/period.ts';
import type { Report, ReportEntry } from '../../domain/report.ts';
import type { Total } from '../../domain/rollup.ts';
import type { Figured, StatusRow } from '../../domain/status.ts';
import { formatDigits, formatShown, withMeasure } from '../../messages/format.ts';
import { exactDigits } from '../json.ts';
import { notesOf } from '../xlsx/annex-notes.ts';
import { MILESTONE_WORDS, SHEETS, shortDay, VERDICT_WORDS } from '../xlsx/words.ts';

export const VERDICT_PHRASES: Readonly<Record<Verdict, string>> = {
  exceeded: 'vượt mục tiêu',
  met: 'đạt mục tiêu',
  in_progress: 'đang thực hiện',
  not_met: 'chưa đạt mục tiêu',
  no_cases: 'không phát sinh',
  no_data: 'chưa có số liệu',
  not_assessed: 'chưa đánh giá',
  no_target: 'không có mục tiêu',
};

/** «412/530», where the result is a ratio. */
export const pairOf = (total: Total): string | null =>
  total.kind === 'ratio'
    ? [total.numerator, total.denominator].map((value) => formatDigits(exactDigits(value), 'vi')).join('/')
    : null;

const figure = ({ shown }: Figured, measure: string): string =>
  withMeasure(formatShown(shown, 'vi'), measure);

/** «mục tiêu 80%», «mục tiêu không quá 5%» */
function targetOf({ indicator, targetShown }: StatusRow): string | null {
  if (targetShown === null) return null;
  const words = withMeasure(formatShown(targetShown, 'vi'), indicator.measure);
  return indicator.direction === 'at_least' ? `mục tiêu ${words}` : `mục tiêu không quá ${words}`;
}

/** What is told of one indicator: the result, then what the annex notes about it, a sentence each. */
export function sentenceOf(entry: ReportEntry, report: Report): string {
  const { indicator } = entry.row;
  const said = resultWords(entry.row, report);
  return [`${indicator.name}${said}`, ...annexNotes(entry, report)].map(sentence).join(' ');
}

const sentence = (text: string): string => (/[.!?\u2026]$/u.test(text) ? text : `${text}.`);

/** A document has no sheets to point to. */
export const annexNotes = (entry: ReportEntry, report: Report): string[] =>
  notesOf(entry, report).map((note) => note.replace(`, xem sheet «${SHEETS.details}»`, ''));

function resultWords(row: StatusRow, report: Report): string {
  const { toDate } = row.rollup;
  if (toDate.kind === 'milestone') {
    const state = MILESTONE_WORDS[toDate.state].toLowerCase();
    const verdict = VERDICT_PHRASES[row.verdict];
    return `: ${[state, ...(verdict === state || row.verdict === 'in_progress' ? [] : [verdict])].join(', ')}`;
  }
  if (row.result === null) return `: ${VERDICT_WORDS[row.verdict].toLowerCase()}`;
  const { measure } = row.indicator;
  const toDay = isRunning(row, report) ? ` lũy kế đến ngày ${shortDay(report.status.window.to)}` : '';
  const pair = pairOf(toDate);
  const result = `${toDay} ${verb(row)} ${figure(row.result, measure)}${pair === null ? '' : ` (${pair})`}`;
  const own =
    isRunning(row, report) && row.resultInPeriod !== null
      ? `; riêng trong kỳ ${verb(row)} ${figure(row.resultInPeriod, measure)}`
      : '';
  return [result, ...againstTarget(row), VERDICT_PHRASES[row.verdict]].join(', ') + own;
}

const verb = ({ indicator }: StatusRow): string => (indicator.direction === 'at_least' ? 'đạt' : 'là');

/** Both percentages side by side, where there are two. */
function againstTarget(row: StatusRow): string[] {
  const target = targetOf(row);
  if (target === null) return [];
  return row.attainment === null ? [target] : [`bằng ${figure(row.attainment, '%')} so với ${target}`];
}

/** The year to date says more than the period: a flow after the first quarter. */
const isRunning = ({ indicator }: StatusRow, { status: { period } }: Report): boolean =>
  indicator.overQuarters !== 'latest' && numberOf(period.quarters[0] ?? period.last) > 1;

/** How an indicator that is short of its target stands now. */
export function standingOf({ row }: ReportEntry): string {
  const { toDate } = row.rollup;
  if (toDate.kind === 'milestone') return MILESTONE_WORDS[toDate.state].toLowerCase();
  const now = row.result === null ? [] : [`hiện ${verb(row)} ${figure(row.result, row.indicator.measure)}`];
  const target = targetOf(row);
  return [...now, ...(target === null ? [] : [target])].join(', ');
}
