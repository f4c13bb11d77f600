/** From the total down to the last figure, in words and numbers (DESIGN 5). */
import type { Explanation } from '../domain/explanation.ts';
import { decimalsOf, exact, shortestDigits, type Exact } from '../domain/exact.ts';
import type { Computed, Figure, Observation, Origin } from '../domain/observation.ts';
import type { IndicatorAt } from '../domain/plan.ts';
import { resultOf, type Total } from '../domain/rollup.ts';
import { machineDigits, show } from '../domain/rounding.ts';
import { officeDay, officeTime } from '../domain/day.ts';
import {
  formatDay,
  formatDigits,
  formatQuarter,
  formatShown,
  visible,
  withMeasure,
  type Language,
} from '../messages/format.ts';
import type { Texts } from '../messages/index.ts';
import { attainmentText, figureText, shownText, targetText } from './figures.ts';
import { titleOf } from './status.ts';
import type { Screen } from './screen.ts';
import { table, wrap, type Row } from './table.ts';

export function renderExplanation(explanation: Explanation, screen: Screen): string {
  const { style, columns } = screen;
  const { indicator } = explanation.row;
  const lines = [
    style.bold(`${indicator.code} – ${visible(indicator.name)}`),
    titleOf(explanation, screen),
    '',
    ...methodLines(explanation, screen),
    '',
    ...resultLines(explanation, screen),
    ...targetLines(explanation, screen),
    ...verdictLines(explanation, screen),
    ...blankLines(explanation, screen),
  ];
  const text = lines.map((line) => wrap(line, columns, '  ')).join('\n');
  return explanation.figures.length === 0 ? text : `${text}\n\n${figuresTable(explanation, screen)}`;
}

function methodLines({ row: { indicator } }: Explanation, { texts }: Screen): string[] {
  const { kinds, overUnits, overQuarters } = texts.words;
  const say = texts.say;
  return [
    say.explainKind(
      kinds[indicator.kind],
      overUnits[indicator.overUnits],
      overQuarters[indicator.overQuarters],
    ),
    ...(indicator.numerator === null ? [] : [say.explainNumerator(visible(indicator.numerator))]),
    ...(indicator.denominator === null ? [] : [say.explainDenominator(visible(indicator.denominator))]),
    ...(indicator.publishedBy === null ? [] : [say.explainPublished(visible(indicator.publishedBy))]),
    ...(indicator.basis === null ? [] : [say.explainBasis(visible(indicator.basis))]),
  ];
}

const whole = (value: Exact, language: Screen['language']): string => {
  const decimals = decimalsOf(value);
  return formatDigits(decimals === null ? machineDigits(value) : shortestDigits(value, decimals), language);
};

function resultLines({ row, counted }: Explanation, screen: Screen): string[] {
  const { texts, language } = screen;
  const { indicator, rollup, result, resultInPeriod, lines } = row;
  const { say, words } = texts;
  const { toDate, older } = rollup;
  const number = (value: Exact): string => whole(value, language);
  const olderValue = older === null ? null : resultOf(older.total, indicator.measure);
  const told =
    older !== null && olderValue !== null
      ? [
          say.explainOlder(
            formatQuarter(older.quarter, language),
            withMeasure(formatShown(show(olderValue, indicator.decimals), language), indicator.measure),
          ),
        ]
      : [];
  if (toDate.kind === 'blank') return [say.explainBlank(words.blanks[toDate.why])];
  if (toDate.kind === 'none' || toDate.kind === 'no_cases') return told;
  if (toDate.kind === 'milestone')
    return [
      say.explainState(words.states[toDate.state]),
      ...(toDate.document === null ? [] : [say.explainBasis(visible(toDate.document))]),
    ];
  if (result === null) return told;

  const digits = formatDigits(machineDigits(result.exact, lines), language);
  const exactText = withMeasure(digits, indicator.measure);
  const endless = decimalsOf(result.exact) === null;
  const own =
    resultInPeriod === null || resultInPeriod.exact.equals(result.exact)
      ? []
      : [say.explainInPeriod(shownText(resultInPeriod, indicator.measure, screen))];
  const terms = sums(toDate, counted, indicator.measure, number);
  return [
    // One figure alone is no calculation.
    ...(terms === null ? [] : [say.explainFormula(`${terms} ${endless ? '≈' : '='} ${exactText}`)]),
    say.explainShown(
      `${endless ? '≈ ' : ''}${exactText}`,
      shownText(result, indicator.measure, screen),
      indicator.decimals,
    ),
    ...own,
  ];
}

const MOST_TERMS = 12;

/** `(1 + 99) / (2 + 100) × 100 = 100 / 102 × 100`, with as many terms as can be read; null where nothing was added. */
/** A negative term stands in brackets. */
const inSum = (number: string): string => (number.startsWith('-') ? `(${number})` : number);

const FACTORS: ReadonlyMap<string, string> = new Map([
  ['%', ' × 100'],
  ['‰', ' × 1000'],
]);

function sums(
  total: Total,
  counted: readonly Observation[],
  measure: string,
  number: (value: Exact) => string,
): string | null {
  const terms = (pick: (figure: Figure) => string | null): string | null => {
    const parts = counted.map(({ figure }) => pick(figure)).filter((part) => part !== null);
    return parts.length < 2 || parts.length > MOST_TERMS
      ? null
      : parts.map((part) => inSum(number(exact(part)))).join(' + ');
  };
  if (total.kind === 'ratio') {
    const above = terms((figure) => (figure.kind === 'ratio' ? figure.numerator : null));
    const below = terms((figure) => (figure.kind === 'ratio' ? figure.denominator : null));
    const factor = FACTORS.get(measure) ?? '';
    const short = `${number(total.numerator)} / ${number(total.denominator)}${factor}`;
    return above === null || below === null ? short : `(${above}) / (${below})${factor} = ${short}`;
  }
  return terms((figure) => (figure.kind === 'value' ? figure.value : null));
}

function targetLines({ row }: Explanation, screen: Screen): string[] {
  const { say } = screen.texts;
  const { target, indicator } = row;
  if (indicator.kind === 'milestone') return [];
  const [first] = target?.parts ?? [];
  if (target === null || first === undefined) return [say.explainNoTarget];
  const since = formatQuarter(first.target.from, screen.language);
  const line = say.explainTarget(targetText(row, screen), since, visible(first.target.document ?? ''));
  if (target.parts.length === 1) return [line];
  const part = ({ target: { value }, quarter, unit }: (typeof target.parts)[number]): string =>
    `${formatDigits(value, screen.language)} (${[unit, formatQuarter(quarter, screen.language)].filter((word) => word !== null).join(', ')})`;
  return [line, say.explainTargetParts(target.parts.map(part).join(' + '))];
}

function reasonFor(
  { rollup: { toDate }, verdict }: Explanation['row'],
  { texts: { words } }: Screen,
): string {
  if (toDate.kind === 'milestone') return words.milestoneReasons[toDate.state];
  return toDate.kind === 'blank' ? words.blanks[toDate.why] : words.verdictReasons[verdict];
}

function verdictLines({ row }: Explanation, screen: Screen): string[] {
  const { texts } = screen;
  const { say, words } = texts;
  const { rollup, verdict, attainment, result, target, indicator } = row;
  const number = (value: Exact): string => formatDigits(machineDigits(value), screen.language);
  const [above, below] =
    indicator.direction === 'at_least' ? [result?.exact, target?.value] : [target?.value, result?.exact];
  const formula =
    attainment === null || above === undefined || below === undefined
      ? null
      : `${number(above)} / ${number(below)} × 100 = ${attainmentText(row, screen)}`;
  const missing = rollup.missing.map(({ code }) => code).join(', ');
  return [
    ...(formula === null ? [] : [say.explainAttainment(formula)]),
    say.explainVerdict(words.verdicts[verdict], reasonFor(row, screen)),
    ...(rollup.required.length === 0 || rollup.reported === 0
      ? []
      : [say.explainUnits(rollup.reported, rollup.required.length, missing)]),
    ...(rollup.missingEarlier.length === 0
      ? []
      : [
          say.explainEarlier(
            rollup.missingEarlier
              .map((place) => `${place.unit.code} (${formatQuarter(place.quarter, screen.language)})`)
              .join(', '),
          ),
        ]),
  ];
}

/** Blanks are told where a unit has said why, and where one unit is asked about. */
const blankLines = ({ blanks, unit }: Explanation, { texts, language }: Screen): string[] =>
  blanks.flatMap(({ unit: code, quarter, reason }) => {
    const period = formatQuarter(quarter, language);
    if (reason !== null) return [texts.blank.explained(code, period, reason)];
    return unit?.code === code ? [texts.blank.explainedNone(code, period)] : [];
  });

function figuresTable({ row: { indicator }, figures }: Explanation, screen: Screen): string {
  const { texts, language, style, columns } = screen;
  const { head, yes, no } = texts.words;
  const rows = figures.flatMap(({ unit, observation, counted, over }): Row[] => {
    const cells = [
      unit,
      formatQuarter(observation.quarter, language),
      figureText(observation.figure, indicator, screen),
      counted ? yes : no,
      observation.computed === undefined ? visible(observation.by) : texts.tasks.computedBy,
      observation.computed === undefined ? momentText(observation.at) : '',
    ];
    const remarks = [
      ...remarksOf(observation, screen),
      ...(over === null ? [] : overWords(observation, over, indicator, screen)),
    ];
    return [cells, ...remarkRows(remarks, screen)];
  });
  return table(
    [
      { head: head.unit },
      { head: head.quarter },
      { head: head.figure, align: 'right' },
      { head: head.counted },
      { head: head.by },
      { head: head.at },
    ],
    rows,
    columns,
    style.bold,
  );
}

/** What goes with a figure: its document, the day it is of, where it comes from, what was noted. */
export function remarksOf(
  { figure, asOf, source, note, origin, computed }: Observation,
  { texts: { say, words, tasks }, language }: Screen,
): string[] {
  const labelled = (label: string, text: string | null): string[] =>
    text === null ? [] : [`${label}: ${text}`];
  return [
    ...(figure.kind === 'milestone' && figure.document !== null
      ? [say.explainDocument(figure.document)]
      : []),
    ...(asOf === null ? [] : [say.asOf(formatDay(asOf))]),
    ...labelled(words.head.source, source),
    ...labelled(words.head.note, note),
    ...(origin === null ? [] : [originText(origin, say, language)]),
    ...(computed === undefined ? [] : computedWords(computed, tasks)),
  ];
}

/** Why a figure was typed over the one that follows from tasks, and which that is. */
function overWords(
  { reason }: Observation,
  { figure, computed }: Observation,
  indicator: IndicatorAt,
  screen: Screen,
): string[] {
  const { words, tasks } = screen.texts;
  const value = figureText(figure, indicator, screen);
  return [
    ...(reason === null ? [] : [`${words.head.reason}: ${reason}`]),
    tasks.computedInstead(value),
    ...(computed === undefined ? [] : computedWords(computed, tasks).slice(1)),
  ];
}

/** That nobody typed it, and the tasks it rests on. */
function computedWords({ from, met, unmet, untracked }: Computed, tasks: Texts['tasks']): string[] {
  if (untracked === true) return [tasks.untracked[from]];
  const listed = (label: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${label}: ${names.join(', ')}`];
  return [tasks.computed[from], ...listed(tasks.met[from], met), ...listed(tasks.unmet[from], unmet)];
}

function originText({ file, cell }: Origin, say: Texts['say'], language: Language): string {
  const size = formatDigits(String(file.size), language);
  return say.fromFile(visible(file.name), visible(cell ?? ''), size, file.sha256.slice(0, 16));
}

/** Words that belong to a figure, on lines of their own below it: as long as they need to be, on any screen. */
export const remarkRows = (remarks: readonly string[], { columns, style }: Screen): Row[] =>
  remarks.map((remark) => ({ span: wrap(`  ${style.dim(visible(remark))}`, columns, '    ') }));

/** The office's day and time of a typing. */
export const momentText = (at: string): string =>
  `${formatDay(officeDay(new Date(at)))} ${officeTime(new Date(at))}`;
