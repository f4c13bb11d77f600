/** What the annex's last column says about a row, in a few words each. */
import type { DetailLine, Report, ReportEntry } from '../../domain/report.ts';
import { resultOf, type Place } from '../../domain/rollup.ts';
import { show } from '../../domain/rounding.ts';
import type { UnitAt } from '../../domain/plan.ts';
import { capital, formatShown, withMeasure } from '../../messages/format.ts';
import { shortened } from './cell-text.ts';
import {
  BLANK_WORDS,
  MILESTONE_WORDS,
  NO_CASES,
  NOT_COUNTED,
  oldFigure,
  quarterWords,
  SHEETS,
  shortDay,
  shortList,
} from './words.ts';

/** Longer ones stand whole on the sheet of figures by unit. */
const LONGEST_NOTE = 160;

export function notesOf(entry: ReportEntry, report: Report): string[] {
  return [
    ...publisher(entry),
    ...missing(entry),
    ...blank(entry),
    ...older(entry),
    ...without(entry, report),
    ...target(entry),
    ...corrections(entry),
    ...ofOneFigure(entry, report),
  ];
}

const nameOf = ({ shortName, name }: UnitAt): string => shortName ?? name;
const names = (lines: readonly DetailLine[]): string =>
  shortList([...new Set(lines.map(({ unit }) => nameOf(unit)))]);

function publisher({ row }: ReportEntry): string[] {
  const { publishedBy } = row.indicator;
  if (publishedBy === null) return [];
  return [
    row.rollup.toDate.kind === 'none'
      ? `Chưa có số liệu do ${publishedBy} công bố`
      : `Số liệu do ${publishedBy} công bố`,
  ];
}

function missing({ row }: ReportEntry): string[] {
  const { rollup, indicator } = row;
  const earlier = missingEarlier(rollup.missingEarlier);
  const units = shortList(rollup.missing.map(nameOf));
  if (rollup.missing.length === 0)
    return rollup.reported > 0 && earlier.length > 0 ? ['Tạm tính', ...earlier] : earlier;
  // That a published figure is not out yet has been said.
  if (rollup.reported > 0) return [`Tạm tính, còn thiếu: ${units}`, ...earlier];
  return indicator.publishedBy === null ? [`Chưa nhận số liệu của ${units}`, ...earlier] : earlier;
}

function missingEarlier(places: readonly Place[]): string[] {
  const quarters = [...new Set(places.map(({ quarter }) => quarter))];
  return quarters.map((quarter) => {
    const units = places.filter((place) => place.quarter === quarter).map(({ unit }) => nameOf(unit));
    return `Còn thiếu số liệu ${quarterWords(quarter)}: ${shortList(units)}`;
  });
}

function blank({ row }: ReportEntry): string[] {
  const { toDate, inPeriod } = row.rollup;
  if (toDate.kind === 'blank') return [BLANK_WORDS[toDate.why]];
  if (inPeriod.kind === 'blank') return [BLANK_WORDS[inPeriod.why]];
  return inPeriod.kind === 'no_cases' && toDate.kind !== 'no_cases'
    ? [`Trong kỳ: ${NO_CASES.toLowerCase()}`]
    : [];
}

/** An old figure is shown with its quarter, never as if it were new (DESIGN 3.3). */
export function older({ row }: Pick<ReportEntry, 'row'>): string[] {
  const { indicator, lines, rollup } = row;
  if (rollup.older === null) return [];
  const { quarter, total } = rollup.older;
  const when = capital(quarterWords(quarter));
  if (total.kind === 'milestone') return [`${when}: ${MILESTONE_WORDS[total.state].toLowerCase()}`];
  if (total.kind === 'no_cases') return [`${when}: ${NO_CASES.toLowerCase()}`];
  const value = resultOf(total, indicator.measure);
  if (value === null) return [];
  return [
    `${when}: ${withMeasure(formatShown(show(value, indicator.decimals, lines), 'vi'), indicator.measure)}`,
  ];
}

/** Units whose figures leave the total as it is. */
function without({ row, details }: ReportEntry, { status }: Report): string[] {
  const { toDate, inPeriod } = row.rollup;
  const said = toDate.kind === 'no_cases' || inPeriod.kind === 'no_cases';
  const empty = said
    ? []
    : details.filter(({ counted, noCases, quarter }) => counted && noCases && quarter === status.period.last);
  const uncounted = details.filter(({ counted, observation }) => !counted && observation !== null);
  return [
    ...(empty.length === 0 ? [] : [`${NO_CASES}: ${names(empty)}`]),
    ...(uncounted.length === 0 ? [] : [`${NOT_COUNTED}: ${names(uncounted)}`]),
  ];
}

/** The heading says «of the year»; a target that is set per quarter has come only so far. */
function target({ row }: ReportEntry): string[] {
  const parts = row.target?.parts ?? [];
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined || first.target.per === 'year') return [];
  return [
    first.quarter === last.quarter
      ? `Mục tiêu của ${quarterWords(last.quarter)}`
      : `Mục tiêu cộng dồn từ ${quarterWords(first.quarter)} đến ${quarterWords(last.quarter)}`,
  ];
}

/** Whoever holds an earlier print finds here why it differs. */
function corrections({ row, details }: ReportEntry): string[] {
  const corrected = details.filter((line) => line.corrections.length > 0);
  const [only, ...others] = corrected;
  const last = only?.corrections.at(-1);
  if (only === undefined || last === undefined) return [];
  if (others.length > 0 || only.corrections.length > 1) {
    const changes = corrected.reduce((sum, line) => sum + line.corrections.length, 0);
    const what =
      others.length > 0
        ? `${corrected.length} số liệu đã điều chỉnh`
        : `số liệu đã điều chỉnh ${changes} lần`;
    return [`Có ${what}, xem sheet «${SHEETS.details}»`];
  }
  const whose = row.rollup.required.length > 1 ? `${nameOf(only.unit)}: đã` : 'Đã';
  return [`${whose} điều chỉnh ngày ${shortDay(last.on)}: số cũ ${oldFigure(last.before)}`];
}

/** A row that rests on a single figure speaks in that figure's own words. */
function ofOneFigure({ row, details }: ReportEntry, report: Report): string[] {
  const { last } = report.status.period;
  const counted = details.filter((line) => line.counted);
  const now = counted.filter(({ quarter }) => quarter === last);
  const [only, ...others] = now.length > 0 ? now : counted;
  if (only?.observation === null || only === undefined || others.length > 0 || row.rollup.required.length > 1)
    return [];
  const { figure, note, asOf, quarter } = only.observation;
  const document = figure.kind === 'milestone' ? figure.document : null;
  const earlier = figure.kind === 'milestone' && quarter !== last;
  return [
    ...(earlier ? [`Hoàn thành từ ${quarterWords(quarter)}`] : []),
    ...(asOf === null ? [] : [`Số liệu tính đến ngày ${shortDay(asOf)}`]),
    ...(document === null ? [] : [shortened(document, LONGEST_NOTE)]),
    ...(note === null ? [] : [shortened(note, LONGEST_NOTE)]),
  ];
}
