/** Differences in words, for the screen and for the workbook. */
import type { Change, Effect, FigureDifference } from '../domain/differences.ts';
import { isNegativeText } from '../domain/exact.ts';
import type { Day } from '../domain/day.ts';
import { isNoCases, type Observation } from '../domain/observation.ts';
import type { FactValue, NameDifference, TargetDifference } from '../domain/plan-differences.ts';
import type { IndicatorAt } from '../domain/plan.ts';
import type { StatusRow } from '../domain/status.ts';
import type { TaskWords, WordDifference } from '../domain/word-differences.ts';
import { formatDay, formatDigits, formatShown, visible, withMeasure } from '../messages/format.ts';
import { attainmentText, figureText, resultText, shownText, targetText, type Look } from './figures.ts';

/** A figure as it was typed; what there is in its place where there is none. */
export function figureWords(
  observation: Observation | null,
  { kind, indicator }: Pick<FigureDifference, 'kind' | 'indicator'>,
  look: Look,
): string {
  if (observation === null)
    return kind === 'retracted' ? look.texts.compare.takenBack : look.texts.compare.noFigure;
  const { figure } = observation;
  const words = figureText(figure, indicator, look);
  // The document is part of what was reported.
  if (figure.kind === 'milestone' && figure.document !== null)
    return `${words} (${visible(figure.document)})`;
  return figure.kind === 'ratio' && isNoCases(figure) ? `${words} (${look.texts.words.noCases})` : words;
}

/** What else stands with a figure that reads otherwise now: «Ghi chú: cũ → mới». */
export function notedWords({ kind, old, new: now }: FigureDifference, { texts }: Look): string[] {
  if (kind !== 'noted' && kind !== 'changed') return [];
  const { head, none } = texts.words;
  const told = (label: string, from: string | null = null, to: string | null = null): string[] =>
    from === to ? [] : [`${label}: ${visible(from ?? none)} → ${visible(to ?? none)}`];
  const day = (value: Day | null = null): string | null => (value === null ? null : formatDay(value));
  return [
    ...told(head.source, old?.source, now?.source),
    ...told(head.note, old?.note, now?.note),
    ...told(texts.say.asOf('').trim(), day(old?.asOf), day(now?.asOf)),
  ];
}

/** `+2,26 điểm %`, `−3 hộ`. With a hyphen for a minus a line could end behind it. */
export function changeText(change: Change | null, measure: string, { texts, language }: Look): string {
  if (change === null) return '';
  const number = formatShown(change.shown, language);
  const digits = isNegativeText(change.shown.digits) ? number.replace('-', '\u2212') : `+${number}`;
  return measure === '%' ? texts.compare.points(digits) : withMeasure(digits, measure);
}

export interface EffectLine {
  readonly label: string;
  readonly old: string;
  readonly new: string;
  /** `''`: it cannot be told as a number. */
  readonly change: string;
}

/** What reads differently in an indicator's row, one line for each. */
export function effectLines({ old, new: now, ...changes }: Effect, look: Look): EffectLine[] {
  const { effect, gone } = look.texts.compare;
  const { verdicts } = look.texts.words;
  const { measure } = changes.indicator;
  const of = (read: (row: StatusRow) => string): readonly [string, string] => [
    old === null ? gone : read(old),
    now === null ? gone : read(now),
  ];
  const line = (label: string, [from, to]: readonly [string, string], change = ''): EffectLine[] =>
    from === to ? [] : [{ label, old: from, new: to, change }];
  const result = of((row) => resultText(row, look));
  const inPeriod = of((row) => shownText(row.resultInPeriod, measure, look));
  return [
    ...line(
      effect.target,
      of((row) => targetText(row, look)),
    ),
    ...line(effect.result, result, changeText(changes.resultChange, measure, look)),
    // Told where it is another number than the one above.
    ...(inPeriod[0] === result[0] && inPeriod[1] === result[1] ? [] : line(effect.inPeriod, inPeriod)),
    ...line(
      effect.attainment,
      of((row) => attainmentText(row, look)),
      changeText(changes.attainmentChange, '%', look),
    ),
    ...line(
      effect.verdict,
      of((row) => verdicts[row.verdict]),
    ),
    ...line(effect.reported, of(reportedText)),
  ];
}

export const reportedText = ({ rollup: { reported, required } }: StatusRow): string =>
  required.length === 0 ? '' : `${reported}/${required.length}`;

export function targetWords(
  value: string | null,
  { direction, measure }: IndicatorAt,
  { texts, language }: Look,
): string {
  const sign = direction === 'at_least' ? '≥' : '≤';
  return value === null ? texts.words.none : `${sign} ${withMeasure(formatDigits(value, language), measure)}`;
}

export const scopeWords = ({ unit, scope }: TargetDifference, { texts }: Look): string =>
  unit ?? texts.words.scopes[scope];

export const factLabel = ({ fact }: Pick<NameDifference, 'fact'>, { texts }: Look): string =>
  fact === 'required'
    ? texts.compare.required
    : fact === 'otherNames'
      ? texts.words.facts.aliases
      : texts.words.facts[fact];

/** Words of the catalogue for what stands in the data as a code. */
export function factWords(value: FactValue, { fact }: Pick<NameDifference, 'fact'>, { texts }: Look): string {
  const { words } = texts;
  if (value === null || value === '') return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.length === 0 ? words.none : visible(value.join(', '));
  if (fact === 'from' || fact === 'to') return formatDay(value as Day);
  const named: Readonly<Partial<Record<NameDifference['fact'], Readonly<Record<string, string>>>>> = {
    direction: words.directions,
    overUnits: words.overUnits,
    overQuarters: words.overQuarters,
    kind: words.kinds,
  };
  return named[fact]?.[value] ?? visible(value);
}

export interface WordLine {
  /** «Khó khăn, vướng mắc», «Nhiệm vụ …». All as it was written, line breaks among it. */
  readonly label: string;
  readonly old: string;
  readonly new: string;
}

export function wordLine(difference: WordDifference, look: Look): WordLine {
  const { compare, words } = look.texts;
  const label = compare.kinds[difference.kind];
  if (difference.kind === 'submission') {
    const { state, on } = difference.event;
    const day = formatDay(on);
    return {
      label,
      old: '',
      new: state === 'received' ? compare.received(day) : compare.sentBack(day),
    };
  }
  if (difference.kind === 'task')
    return {
      label: `${label} ${difference.task.code} (${difference.task.content})`,
      old: taskWords(difference.old, look),
      new: taskWords(difference.new, look),
    };
  if (difference.kind === 'blank')
    return {
      label: `${label} ${difference.indicator.code} (${difference.indicator.name})`,
      old: difference.old ?? words.none,
      new: difference.new ?? words.none,
    };
  return { label, old: difference.old ?? words.none, new: difference.new ?? words.none };
}

function taskWords(said: TaskWords | null, { texts }: Look): string {
  if (said === null) return texts.words.none;
  const state = said.state === null ? [] : [texts.intake.taskStates[said.state]];
  return [...state, ...(said.result === null ? [] : [said.result])].join(': ');
}
