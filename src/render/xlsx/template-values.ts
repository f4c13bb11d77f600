/** What a placeholder is filled with. Reports are Vietnamese whatever the screen speaks. */
import type { Day } from '../../domain/day.ts';
import { canonicalDecimal } from '../../domain/exact.ts';
import { unitAt, type IndicatorAt, type Task, type UnitAt } from '../../domain/plan.ts';
import type { Report } from '../../domain/report.ts';
import type { TaskLine } from '../../domain/report-words.ts';
import type { Total } from '../../domain/rollup.ts';
import { show, type Shown } from '../../domain/rounding.ts';
import { periodBefore, yearBefore, type Period } from '../../domain/period.ts';
import { indicatorsOf, withDescendants } from '../../domain/snapshot.ts';
import { statusRow, type Figured, type StatusRow, type View } from '../../domain/status.ts';
import { piecesOf, type Field, type TaskField } from '../../domain/template-fields.ts';
import { formatShown } from '../../messages/format.ts';
import { intake } from '../../messages/vi/intake.ts';
import { notesOf } from './annex-notes.ts';
import type { Content } from './fill-template.ts';
import { MILESTONE_TARGET, MILESTONE_WORDS, periodWords, shortDay, VERDICT_WORDS } from './words.ts';

export interface ValueSources {
  readonly report: Report;
  readonly view: View;
  readonly today: Day;
}

/** What a repeated row is about, and its running number. */
export type RowItem = { readonly number: number } & (
  | { readonly of: 'indicators'; readonly indicator: IndicatorAt }
  | { readonly of: 'units'; readonly unit: UnitAt }
  | { readonly of: 'tasks'; readonly task: Task }
);

type Value = Content & { readonly shown?: string; readonly exact?: Figured };
type IndicatorField = Extract<Field, { scope: 'indicator' }>;
type EachField = Extract<Field, { scope: 'each' }>;

const BLANK: Value = { kind: 'blank' };
/** An absent figure among words. */
const ABSENT = '—';

/**
 * The content of a cell: a true number or day where the whole cell is one placeholder, else its text with the
 * placeholders written out.
 * @param fieldOf the field of what stands between braces
 */
export function cellContent(
  text: string,
  fieldOf: (asked: string) => Field,
  sources: ValueSources,
  item: RowItem | null = null,
): Content {
  const pieces = piecesOf(text.trim());
  const [only] = pieces;
  const value = (asks: string): Value => valueOf(fieldOf(asks), sources, item);
  if (pieces.length === 1 && only !== undefined && 'asks' in only) return value(only.asks);
  return {
    kind: 'text',
    text: piecesOf(text)
      .map((piece) => ('text' in piece ? piece.text : wordsOf(value(piece.asks))))
      .join(''),
  };
}

function wordsOf(value: Value): string {
  switch (value.kind) {
    case 'number':
      return value.shown ?? value.digits;
    case 'day':
      return value.words;
    case 'text':
      return value.text;
    case 'blank':
      return ABSENT;
  }
}

const text = (words: string | null): Value =>
  words === null || words === '' ? BLANK : { kind: 'text', text: words };
const day = (date: Day): Value => ({ kind: 'day', day: date, words: shortDay(date) });

/** The digits that people see everywhere else: no format of the form rounds a figure over its target. */
const number = (shown: Shown, measure: string): Value => ({
  kind: 'number',
  digits: shown.digits,
  percent: measure === '%',
  shown: formatShown(shown, 'vi'),
});

const figure = (figured: Figured | null, measure: string): Value =>
  figured === null ? BLANK : { ...number(figured.shown, measure), exact: figured };

/**
 * The content of a cell that was learned.
 * @param shift the power of ten by which the figure is moved: the form counts in another measure
 */
export function fieldContent(field: Field, shift: number, sources: ValueSources): Content {
  const value = valueOf(field, sources, null);
  if (value.kind !== 'number' || shift === 0) return value;
  // In a smaller measure there is room for more of the figure: 12,345 tỷ shown as 12,35 is 12.345 triệu.
  const { exact } = value;
  const finer = exact !== undefined && shift > 0;
  const digits = finer ? show(exact.exact, exact.shown.decimals + shift).digits : value.digits;
  return { ...value, digits: canonicalDecimal(moved(digits, shift)) };
}

/** The mark is moved, so that nothing is rounded. */
function moved(digits: string, shift: number): string {
  const [, sign = '', whole = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(digits) ?? [];
  const padded =
    whole.padStart(whole.length + Math.max(0, -shift) + 1, '0') +
    decimals.padEnd(Math.max(decimals.length, shift), '0');
  const mark = padded.length - Math.max(decimals.length, shift) + shift;
  return `${sign}${padded.slice(0, mark)}.${padded.slice(mark)}0`;
}

function valueOf(field: Field, sources: ValueSources, item: RowItem | null): Value {
  const { plan, period, window } = sources.report.status;
  switch (field.scope) {
    case 'today':
      return day(sources.today);
    case 'period':
      return field.field === 'name' ? text(periodWords(period)) : day(window[field.field]);
    case 'plan':
      return text(
        { name: plan.title, number: plan.document.number, agency: plan.issuer.agency }[field.field],
      );
    case 'unit':
      return text(field.field === 'code' ? field.unit.code : field.unit.name);
    case 'indicator':
      return indicatorValue(field, sources);
    case 'each':
      return item === null ? BLANK : eachValue(field, sources, item);
  }
}

function eachValue(field: EachField, sources: ValueSources, item: RowItem): Value {
  const ofIndicator = (indicator: IndicatorAt, unit: UnitAt | null, asked: IndicatorField['field']): Value =>
    indicatorValue({ scope: 'indicator', indicator, unit, field: asked }, sources);
  if (field.of === 'row') return { kind: 'number', digits: String(item.number), percent: false };
  if (field.of === 'indicator')
    return item.of === 'indicators' ? ofIndicator(item.indicator, null, field.field) : BLANK;
  if (field.of === 'task') return item.of === 'tasks' ? taskValue(item.task, field.field, sources) : BLANK;
  if (item.of !== 'units') return BLANK;
  if (field.of === 'unit') return text(field.field === 'code' ? item.unit.code : item.unit.name);
  return ofIndicator(field.indicator, item.unit, field.field);
}

function taskValue(task: Task, field: TaskField, { report }: ValueSources): Value {
  const nameOf = (code: string): string => {
    const unit = report.status.plan.units.find((each) => each.code === code);
    return unit === undefined ? code : unitAt(unit, report.status.window.to).name;
  };
  const lines = report.words.tasks.filter((line) => line.task.code === task.code);
  const told = (of: (line: TaskLine) => string | null): string => {
    const words = lines.flatMap((line) => {
      const said = of(line);
      return said === null || said === '' ? [] : [{ unit: line.unit.name, said }];
    });
    const [only] = words;
    // Whose words they are matters where several units have the task.
    return words.length === 1
      ? (only?.said ?? '')
      : words.map(({ unit, said }) => `${unit}: ${said}`).join('; ');
  };
  switch (field) {
    case 'content':
      return text(task.content);
    case 'unit':
      return text(task.unit === null ? ALL_UNITS : nameOf(task.unit));
    case 'with':
      return text(task.with.map(nameOf).join('; '));
    case 'due':
      return text(task.due);
    case 'basis':
      return text(task.basis);
    case 'state':
      return text(told((line) => (line.report.state === null ? null : intake.taskStates[line.report.state])));
    case 'result':
      return text(told((line) => line.report.result));
    case 'code':
      return text(task.code);
  }
}

const ALL_UNITS = 'Tất cả các đơn vị';

function indicatorValue(field: IndicatorField, sources: ValueSources): Value {
  const { indicator } = field;
  if (field.field === 'name') return text(indicator.name);
  if (field.field === 'measure') return text(indicator.measure);
  if (field.field === 'lead') return text(leadOf(field, sources));
  const row = rowOf(field, sources);
  if (row === null) return BLANK;
  switch (field.field) {
    case 'target':
      if (indicator.kind === 'milestone') return text(MILESTONE_TARGET);
      return row.targetShown === null ? BLANK : number(row.targetShown, indicator.measure);
    case 'result':
      return stateOf(row.rollup.toDate) ?? figure(row.result, indicator.measure);
    case 'inPeriod':
      return stateOf(row.rollup.inPeriod) ?? figure(row.resultInPeriod, indicator.measure);
    case 'attainment':
      return figure(row.attainment, '%');
    case 'verdict':
      return text(VERDICT_WORDS[row.verdict]);
    case 'numerator':
    case 'denominator':
      return part(row.rollup.toDate, field.field);
    case 'note':
      return text(noteOf(field, row, sources));
    case 'previous':
      return earlier(field, periodBefore(sources.report.status.period), sources);
    case 'lastYear':
      return earlier(field, yearBefore(sources.report.status.period), sources);
  }
}

/** The result of another period, by the names and units of that one. */
function earlier({ indicator, unit }: IndicatorField, period: Period | null, { view }: ValueSources): Value {
  if (period === null) return BLANK;
  const snapshot = view.snapshots(period.last);
  const then = indicatorsOf(snapshot).find(({ code }) => code === indicator.code);
  if (then === undefined) return BLANK;
  const within = unit === null ? null : withDescendants(snapshot, unit.code);
  const row = statusRow(view, then, period, within);
  return stateOf(row.rollup.toDate) ?? figure(row.result, then.measure);
}

/** Numerators and denominators are whole figures of their own, with all their digits. */
const part = (total: Total, side: 'numerator' | 'denominator'): Value =>
  total.kind === 'ratio' ? number(show(total[side], 6), '') : BLANK;

const stateOf = (total: Total): Value | null =>
  total.kind === 'milestone' ? text(MILESTONE_WORDS[total.state]) : null;

function rowOf({ indicator, unit }: IndicatorField, { report, view }: ValueSources): StatusRow | null {
  const { period } = report.status;
  const row = report.status.rows.find((candidate) => candidate.indicator.code === indicator.code);
  if (row === undefined) return null;
  if (unit === null) return row;
  return statusRow(view, row.indicator, period, withDescendants(view.snapshots(period.last), unit.code));
}

function leadOf({ indicator }: IndicatorField, { report: { status } }: ValueSources): string | null {
  const unit = status.plan.units.find(({ code }) => code === indicator.lead);
  return unit === undefined ? null : unitAt(unit, status.window.to).name;
}

/** Of the plan: what the annex says. Of a unit: its own words in the period. */
function noteOf({ indicator, unit }: IndicatorField, row: StatusRow, { report }: ValueSources): string {
  if (unit !== null) {
    const notes = row.rollup.counted
      .filter(({ quarter }) => report.status.period.quarters.includes(quarter))
      .flatMap(({ note }) => (note === null ? [] : [note]));
    return [...new Set(notes)].join('; ');
  }
  const entry = report.entries.find((candidate) => candidate.row.indicator.code === indicator.code);
  return entry === undefined ? '' : notesOf(entry, report).join('; ');
}
