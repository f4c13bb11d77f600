/** What a clerk typed for an indicator -> a figure: `63,5`, `412/530`, `khong-phat-sinh`, `xong` (DESIGN 5). */
import {
  canonicalDecimal,
  compareTexts,
  digits,
  exact,
  HUNDRED,
  isNegativeText,
  isWholeText,
  MAX_DECIMALS,
  times,
  type DecimalText,
} from './exact.ts';
import { searchKey } from './names.ts';
import { parseNumber, trimmed, type DecimalMark } from './number-text.ts';
import type { Figure, MilestoneState } from './observation.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';
import { refuse, type FigureForm, type Named } from './problem.ts';

export interface FigureText {
  readonly text?: string | undefined;
  readonly numerator?: string | undefined;
  readonly denominator?: string | undefined;
  readonly document?: string | undefined;
  readonly decimal?: DecimalMark;
}

export interface FigurePlace {
  readonly indicator: IndicatorAt;
  readonly unit: UnitAt;
}

const NO_CASES: readonly string[] = ['khong phat sinh', 'kps', 'no cases', 'nocases'];

export const isNoCasesText = (text: string): boolean =>
  !/^[\d.,\s/-]*$/u.test(text) && NO_CASES.includes(searchKey(text));

const MILESTONES: ReadonlyMap<string, MilestoneState> = new Map([
  ['xong', 'done'],
  ['da xong', 'done'],
  ['hoan thanh', 'done'],
  ['da hoan thanh', 'done'],
  ['done', 'done'],
  ['dang thuc hien', 'in_progress'],
  ['dang lam', 'in_progress'],
  ['in progress', 'in_progress'],
  ['chua trien khai', 'not_started'],
  ['chua lam', 'not_started'],
  ['not started', 'not_started'],
]);

/** Which form of figure an indicator takes. */
export const formOf = ({ kind }: IndicatorAt): FigureForm =>
  kind === 'ratio' ? 'pair' : kind === 'milestone' ? 'milestone' : 'value';

const named = ({ code, name }: Named): Named => ({ code, name });

/**
 * Reads a figure and holds it to the hard limits (DESIGN 3.10).
 * @throws KpiError of the kinds `figure_…`
 */
export function parseFigure(typed: FigureText, place: FigurePlace): Figure {
  const form = formOf(place.indicator);
  const text = trimmed(typed.text ?? '');
  holdOptions(typed, form, place);
  if (form === 'milestone') return parseMilestone(typed, text, place);
  if (text === '' && typed.numerator === undefined) return wrongForm(text, place);
  if (isNoCasesText(text)) return { kind: 'no_cases' };
  return form === 'pair' ? parsePair(typed, text, place) : parseValue(typed, text, place);
}

/** Nothing that was typed is dropped without a word. @throws KpiError option_unfit, options_conflict, argument_missing */
function holdOptions(
  { text, numerator, denominator, document }: FigureText,
  form: FigureForm,
  { indicator }: FigurePlace,
): void {
  const unfit = (option: string): never =>
    refuse({ kind: 'option_unfit', option, indicator: named(indicator) });
  if (document !== undefined && form !== 'milestone') unfit('--document');
  if (numerator === undefined && denominator === undefined) return;
  if (form !== 'pair') unfit(numerator === undefined ? '--denominator' : '--numerator');
  if (text !== undefined) refuse({ kind: 'options_conflict', first: '--numerator', second: text });
  if (numerator === undefined || denominator === undefined) {
    const argument = numerator === undefined ? '--numerator' : '--denominator';
    refuse({ kind: 'argument_missing', argument, command: 'record' });
  }
}

function wrongForm(text: string, { indicator, unit }: FigurePlace): never {
  return refuse({
    kind: 'figure_wrong_form',
    indicator: named(indicator),
    unit: named(unit),
    text,
    form: formOf(indicator),
  });
}

function parseMilestone(typed: FigureText, text: string, place: FigurePlace): Figure {
  const state = MILESTONES.get(searchKey(text));
  return state === undefined
    ? wrongForm(text, place)
    : { kind: 'milestone', state, document: typed.document ?? null };
}

function parsePair(typed: FigureText, text: string, place: FigurePlace): Figure {
  const sides = text.split('/');
  const [numeratorText, denominatorText] =
    typed.numerator !== undefined && typed.denominator !== undefined
      ? [typed.numerator, typed.denominator]
      : sides;
  if (typed.text !== undefined && sides.length === 1) {
    return refuse({
      kind: 'figure_bare_percent',
      indicator: named(place.indicator),
      unit: named(place.unit),
      text,
    });
  }
  if (numeratorText === undefined || denominatorText === undefined || sides.length > 2)
    return wrongForm(text, place);
  const numerator = parseNumber(numeratorText, typed.decimal);
  const denominator = parseNumber(denominatorText, typed.decimal);
  holdPair(numerator, denominator, place.indicator);
  return { kind: 'ratio', numerator, denominator };
}

function parseValue(typed: FigureText, text: string, place: FigurePlace): Figure {
  if (typed.numerator !== undefined || text.includes('/')) return wrongForm(text, place);
  const percent = /[%\uff05]$/u.test(text);
  if (percent && place.indicator.measure !== '%') {
    return refuse({ kind: 'figure_percent_sign', text, measure: place.indicator.measure });
  }
  const value = parseNumber(percent ? text.slice(0, -1) : text, typed.decimal);
  holdValue(value, place.indicator);
  return { kind: 'value', value };
}

function holdSign(text: DecimalText, indicator: IndicatorAt): void {
  if (!indicator.allowNegative && isNegativeText(text))
    refuse({ kind: 'figure_negative', indicator: named(indicator), text });
}

function holdWhole(text: DecimalText, indicator: IndicatorAt): void {
  if (indicator.whole && !isWholeText(text))
    refuse({ kind: 'figure_not_whole', indicator: named(indicator), text });
}

const WHOLE = '100' as DecimalText;

/** Hard limits of a single value. @throws KpiError */
export function holdValue(value: DecimalText, indicator: IndicatorAt): void {
  holdSign(value, indicator);
  holdWhole(value, indicator);
  const percent = indicator.kind === 'percent' || indicator.measure === '%';
  if (percent && !indicator.allowOver100 && compareTexts(value, WHOLE) > 0) {
    refuse({ kind: 'figure_outside_percent', text: value });
  }
}

/** Hard limits of a numerator and its denominator. @throws KpiError */
export function holdPair(numerator: DecimalText, denominator: DecimalText, indicator: IndicatorAt): void {
  for (const side of [numerator, denominator]) {
    if (isNegativeText(side)) refuse({ kind: 'figure_negative', indicator: named(indicator), text: side });
    holdWhole(side, indicator);
  }
  const over = compareTexts(numerator, denominator) > 0;
  // Over a denominator of 0 there is no ratio at all, whatever the indicator allows.
  if (over && (!indicator.allowOver100 || denominator === '0')) {
    refuse({ kind: 'figure_over_whole', numerator, denominator });
  }
}

/** A bare 0.7 for a percentage is 0.7, but may have been meant as 70 (DESIGN 3.9). @returns that, or null */
export function percentOfFraction(figure: Figure, indicator: IndicatorAt, typed: string): DecimalText | null {
  if (figure.kind !== 'value' || indicator.measure !== '%' || /[%\uff05]\s*$/u.test(typed)) return null;
  if (!figure.value.startsWith('0.')) return null;
  return canonicalDecimal(digits(times(exact(figure.value), HUNDRED), MAX_DECIMALS));
}
