/** Numbers of the model as a person reads them on the screen. */
import { compare, exact, HUNDRED, type Exact } from '../domain/exact.ts';
import type { Figure } from '../domain/observation.ts';
import type { IndicatorAt } from '../domain/plan.ts';
import type { Shown } from '../domain/rounding.ts';
import type { Figured, StatusRow } from '../domain/status.ts';
import { formatShown, withMeasure, type Language } from '../messages/format.ts';
import { figureWords } from '../messages/shared.ts';
import type { Texts } from '../messages/index.ts';

/** What the renderers of the screen need to know. */
export interface Look {
  readonly texts: Texts;
  readonly language: Language;
}

export const shownText = (figured: Figured | null, measure: string, { texts, language }: Look): string =>
  figured === null ? texts.words.none : withMeasure(formatShown(figured.shown, language), measure);

const SIGNS = { at_least: '≥', at_most: '≤' } as const;

export function targetText(
  { indicator, targetShown }: Pick<StatusRow, 'indicator' | 'targetShown'>,
  look: Look,
): string {
  if (indicator.kind === 'milestone') return look.texts.words.shortStates.done;
  return targetNumber(targetShown, indicator, look);
}

function targetNumber(
  target: Shown | null,
  { direction, measure }: IndicatorAt,
  { texts, language }: Look,
): string {
  return target === null
    ? texts.words.none
    : `${SIGNS[direction]} ${withMeasure(formatShown(target, language), measure)}`;
}

/** The result, or the state of a milestone, or a dash. */
export function resultText(row: StatusRow, look: Look): string {
  const { toDate } = row.rollup;
  return toDate.kind === 'milestone'
    ? look.texts.words.shortStates[toDate.state]
    : shownText(row.result, row.indicator.measure, look);
}

export const attainmentText = ({ attainment }: StatusRow, look: Look): string =>
  shownText(attainment, '%', look);

/** A recorded figure as it was typed, with the measure where it is one number. */
export function figureText(figure: Figure, { measure }: IndicatorAt, { language }: Look): string {
  const words = figureWords(figure, language);
  return figure.kind === 'value' ? withMeasure(words, measure) : words;
}

const CELLS = 6;

/** Six cells; full only when the target is reached. */
export function bar(attainment: Exact | null): string {
  if (attainment === null) return '';
  const filled = Math.min(
    CELLS,
    Math.max(
      0,
      Number(
        attainment
          .mul(exact(String(CELLS)))
          .div(HUNDRED)
          .floor()
          .valueOf(),
      ),
    ),
  );
  const cells = compare(attainment, HUNDRED) >= 0 ? CELLS : filled;
  return '█'.repeat(cells) + '░'.repeat(CELLS - cells);
}
