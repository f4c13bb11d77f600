/** Reporting discipline over several quarters, on the screen and as JSON. */
import type { Window } from '../domain/calendar.ts';
import type { ReportCounts, UnitQuarter, UnitYear, YearDiscipline } from '../domain/discipline-year.ts';
import type { Period } from '../domain/period.ts';
import { machineDigits } from '../domain/rounding.ts';
import type { Figured } from '../domain/status.ts';
import { formatDay, formatPeriod, formatQuarter, formatShown, visible } from '../messages/format.ts';
import { disciplineJson } from './json.ts';
import type { Screen } from './screen.ts';
import { table, wrap, type Row } from './table.ts';

export interface YearView {
  readonly period: Period;
  readonly window: Window;
  readonly year: YearDiscipline;
}

const INDENT = '  ';

export function renderYear({ period, window, year }: YearView, screen: Screen): string {
  const { texts, style, columns, language } = screen;
  const { submissions: say } = texts;
  const rows = year.units.flatMap((unit): Row[] => [
    [unit.unit.code, ...cells(unit, screen)],
    { span: wrap(`${INDENT}${unitLine(unit, screen)}`, columns, INDENT.repeat(2)) },
  ]);
  const all = [say.yearAll, ...cells(year.total, screen)];
  const right = { align: 'right' as const };
  const { head } = say.year;
  const heads = [
    { head: texts.words.head.unit },
    { head: head.required, ...right },
    { head: head.complete, ...right },
    { head: head.onTime, ...right },
    { head: head.late, ...right },
    { head: head.sentBack, ...right },
    { head: head.completeness, ...right },
    { head: head.timeliness, ...right },
  ];
  return [
    style.bold(say.year.title(formatPeriod(period, language))),
    texts.say.window(formatDay(window.from), formatDay(window.to)),
    '',
    year.units.length === 0 ? texts.say.nothingHere : table(heads, [...rows, all], columns, style.bold),
    '',
    wrap(say.year.counted, columns, INDENT),
  ].join('\n');
}

const percent = (figured: Figured | null, { texts, language }: Screen): string =>
  figured === null ? texts.words.none : `${formatShown(figured.shown, language)}%`;

const cells = (counts: ReportCounts, screen: Screen): string[] => [
  ...[counts.required, counts.complete, counts.onTime, counts.late, counts.sentBack].map(String),
  percent(counts.completeness, screen),
  percent(counts.timeliness, screen),
];

/** «Phòng Kinh tế: quý I/2026 đúng hạn; quý II/2026 nộp muộn 3 ngày» */
const unitLine = ({ unit, quarters }: UnitYear, screen: Screen): string =>
  `${visible(unit.name)}: ${quarters.map((each) => quarterWords(each, screen)).join('; ')}`;

function quarterWords({ quarter, discipline, counts, sentBack }: UnitQuarter, screen: Screen): string {
  const { texts, language } = screen;
  const say = texts.submissions.year;
  const { state, daysLate, missing, required } = discipline;
  const late = state === 'late';
  const stateWords = late
    ? texts.ranking.reportLate(daysLate)
    : texts.words.reportStates[state].toLocaleLowerCase('vi');
  const words = counts
    ? [
        `${formatQuarter(quarter, language)} ${stateWords}`,
        ...(daysLate > 0 && !late ? [texts.say.daysLate(daysLate)] : []),
        ...(missing.length === 0 ? [] : [say.blanks(missing.length, required.length)]),
      ]
    : [`${formatQuarter(quarter, language)} ${say.notDue}`];
  return [...words, ...(sentBack === 0 ? [] : [say.sentBackTimes(sentBack)])].join(', ');
}

export const yearJson = ({ period, window, year }: YearView): Record<string, unknown> => ({
  period: period.text,
  window,
  units: year.units.map((unit) => ({
    unit: unit.unit.code,
    name: unit.unit.name,
    ...countsJson(unit),
    quarters: unit.quarters.map(({ quarter, due, discipline, counts, sentBack }) => ({
      period: quarter,
      due,
      counts,
      sentBack,
      ...disciplineJson(discipline),
    })),
  })),
  total: countsJson(year.total),
});

const digits = (figured: Figured | null): string | null =>
  figured === null ? null : machineDigits(figured.exact);

const countsJson = ({ completeness, timeliness, ...counts }: ReportCounts): Record<string, unknown> => ({
  required: counts.required,
  complete: counts.complete,
  onTime: counts.onTime,
  late: counts.late,
  partial: counts.partial,
  missing: counts.missing,
  sentBack: counts.sentBack,
  completeness: digits(completeness),
  timeliness: digits(timeliness),
});
