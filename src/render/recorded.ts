/** What a write did: old → new, and what the indicator comes to now. */
import type { Window } from '../domain/calendar.ts';
import type { Figure, Observation } from '../domain/observation.ts';
import { quarterPeriod, type Quarter } from '../domain/period.ts';
import type { IndicatorAt, UnitAt } from '../domain/plan.ts';
import type { StatusRow } from '../domain/status.ts';
import { formatDay, formatPeriod, visible, type Language } from '../messages/format.ts';
import { attainmentText, figureText, resultText } from './figures.ts';
import { figureJson, statusRowJson } from './json.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';

export interface Recorded {
  readonly place: {
    readonly indicator: IndicatorAt;
    readonly unit: UnitAt;
    readonly quarter: Quarter;
    readonly window: Window;
  };
  readonly before: Observation | null;
  readonly figure: Figure;
  readonly unchanged: boolean;
  readonly overwrites: boolean;
  readonly rowAfter: StatusRow;
  readonly ownAfter: StatusRow;
}

export function renderRecorded(recorded: Recorded, screen: Screen): string {
  const { place, before, figure, unchanged, overwrites, rowAfter } = recorded;
  const { say } = screen.texts;
  const words = figureText(figure, place.indicator, screen);
  const done = unchanged
    ? say.recordSame(words)
    : before === null
      ? say.recordNew(words)
      : overwrites
        ? say.recordChanged(figureText(before.figure, place.indicator, screen), words)
        : say.recordNoted(words);
  return told(place, done, rowAfter, screen, recorded.ownAfter);
}

/** The place, what was done there, and what the indicator comes to now; for the unit alone where there is no total. */
export function told(
  place: Recorded['place'],
  done: string,
  row: StatusRow,
  screen: Screen,
  own?: StatusRow,
): string {
  const { say, words } = screen.texts;
  const alone =
    own === undefined || row.rollup.toDate.kind !== 'blank'
      ? []
      : [
          say.explainBlank(words.blanks[row.rollup.toDate.why]),
          say.ownOutcome(
            place.unit.code,
            resultText(own, screen),
            attainmentText(own, screen),
            words.verdicts[own.verdict],
          ),
        ];
  return [placeTitle(place, screen), screen.style.bold(done), ...outcomeLines(row, screen), ...alone]
    .map((line) => wrap(line, screen.columns, '  '))
    .join('\n');
}

export function placeTitle(
  { indicator, unit, quarter, window }: Recorded['place'],
  { texts, language }: Screen,
): string {
  return texts.say.recordTitle(
    `${indicator.code} – ${visible(indicator.name)}`,
    `${unit.code} – ${visible(unit.name)}`,
    `${formatPeriod(quarterPeriod(quarter), language)} (${formatDay(window.from)} – ${formatDay(window.to)})`,
  );
}

export function outcomeLines(row: StatusRow, screen: Screen): string[] {
  const { texts, style } = screen;
  const verdict = style.verdict(row.verdict, texts.words.verdicts[row.verdict]);
  const { reported, required } = row.rollup;
  return [
    texts.say.outcome(resultText(row, screen), attainmentText(row, screen), verdict),
    ...(required.length > 1 ? [texts.say.outcomeUnits(reported, required.length)] : []),
  ];
}

export const recordJson = (
  { place, before, figure, unchanged, rowAfter }: Recorded,
  language: Language,
): Record<string, unknown> => ({
  indicator: place.indicator.code,
  unit: place.unit.code,
  period: place.quarter,
  changed: !unchanged,
  old: before === null ? null : figureJson(before.figure, place.indicator.measure),
  new: figureJson(figure, place.indicator.measure),
  status: statusRowJson(rowAfter, language),
});
