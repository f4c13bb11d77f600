/** What a placeholder is filled with. Reports are Vietnamese whatever the screen speaks. */
import type { Day } from '../../domain/day.ts';
import { unitAt } from '../../domain/plan.ts';
import type { Report } from '../../domain/report.ts';
import type { Total } from '../../domain/rollup.ts';
import { show, type Shown } from '../../domain/rounding.ts';
import { withDescendants } from '../../domain/snapshot.ts';
import { statusRow, type Figured, type StatusRow, type View } from '../../domain/status.ts';
import { piecesOf, type Field } from '../../domain/template-fields.ts';
import { formatShown } from '../../messages/format.ts';
import { notesOf } from './annex-notes.ts';
import type { Content } from './fill-template.ts';
import { MILESTONE_TARGET, MILESTONE_WORDS, periodWords, shortDay, VERDICT_WORDS } from './words.ts';

export interface ValueSources {
  readonly report: Report;
  readonly view: View;
  readonly today: Day;
}

type Value = Content & { readonly shown?: string };
type IndicatorField = Extract<Field, { scope: 'indicator' }>;

const BLANK: Value = { kind: 'blank' };
/** An absent figure among words. */
const ABSENT = '—';

/**
 * The content of a cell: a true number or day where the whole cell is one placeholder, else its text with the
 * placeholders written out.
 * @param fieldOf the field of what stands between braces
 */
export function cellContent(text: string, fieldOf: (asked: string) => Field, sources: ValueSources): Content {
  const pieces = piecesOf(text.trim());
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && 'asks' in only)
    return valueOf(fieldOf(only.asks), sources);
  return {
    kind: 'text',
    text: piecesOf(text)
      .map((piece) => ('text' in piece ? piece.text : wordsOf(valueOf(fieldOf(piece.asks), sources))))
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
  figured === null ? BLANK : number(figured.shown, measure);

function valueOf(field: Field, sources: ValueSources): Value {
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
      return text(field.unit.name);
    case 'indicator':
      return indicatorValue(field, sources);
  }
}

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
  }
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
