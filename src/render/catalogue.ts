/** Units, indicators and targets on the screen: one whole, or all as a list. */
import type { Day } from '../domain/day.ts';
import { searchKey } from '../domain/names.ts';
import type { IndicatorAt, Target, UnitAt } from '../domain/plan.ts';
import { formatDay, formatDigits, formatQuarter, visible, withMeasure } from '../messages/format.ts';
import type { Screen } from './screen.ts';
import { table, wrap } from './table.ts';

export const paragraph = (lines: readonly string[], { columns }: Screen): string =>
  lines.map((line) => wrap(line, columns, '  ')).join('\n');

/** Words that find a thing besides its code and name, each once however it is written. */
function otherWords({ code, name, aliases, otherNames }: UnitAt | IndicatorAt): string {
  const seen = new Set([searchKey(code), searchKey(name)]);
  const words = [...aliases, ...otherNames].filter((word) => {
    const fresh = !seen.has(searchKey(word));
    seen.add(searchKey(word));
    return fresh;
  });
  return words.map(visible).join(', ');
}

/** What an indicator is, without figures. */
export function renderDefinition(indicator: IndicatorAt, screen: Screen): string {
  const { texts, style } = screen;
  const { say, words } = texts;
  const names = otherWords(indicator);
  const lines = [
    style.bold(`${indicator.code} – ${visible(indicator.name)}`),
    say.explainKind(
      words.kinds[indicator.kind],
      words.overUnits[indicator.overUnits],
      words.overQuarters[indicator.overQuarters],
    ),
    ...(indicator.numerator === null ? [] : [say.explainNumerator(visible(indicator.numerator))]),
    ...(indicator.denominator === null ? [] : [say.explainDenominator(visible(indicator.denominator))]),
    ...(indicator.lead === null ? [] : [say.showLead(indicator.lead, indicator.with.join(', '))]),
    say.showReporters(indicator.reporters.join(', ')),
    ...(indicator.publishedBy === null ? [] : [say.explainPublished(visible(indicator.publishedBy))]),
    ...(indicator.basis === null ? [] : [say.explainBasis(visible(indicator.basis))]),
    ...(names === '' ? [] : [say.showAliases(names)]),
    ...daysLine(indicator, screen),
  ];
  return `${paragraph(lines, screen)}\n`;
}

function daysLine({ from, to }: { from: Day | null; to: Day | null }, { texts: { say } }: Screen): string[] {
  if (from === null && to === null) return [];
  return [
    say.showDays(from === null ? say.sinceEver : formatDay(from), to === null ? say.forEver : formatDay(to)),
  ];
}

export function renderUnit(unit: UnitAt, screen: Screen): string {
  const { texts, style } = screen;
  const { say, words } = texts;
  const names = otherWords(unit);
  return paragraph(
    [
      style.bold(`${unit.code} – ${visible(unit.name)}`),
      ...(unit.parent === null ? [] : [`${words.head.parent}: ${unit.parent}`]),
      ...(names === '' ? [] : [say.showAliases(names)]),
      ...daysLine(unit, screen),
      ...(unit.successor === null ? [] : [`→ ${unit.successor}`]),
    ],
    screen,
  );
}

export function renderUnits(units: readonly UnitAt[], screen: Screen): string {
  const { texts, style, columns } = screen;
  const { head, none } = texts.words;
  const day = (value: Day | null): string => (value === null ? '' : formatDay(value));
  const dated = units.some(({ from, to }) => from !== null || to !== null);
  const rows = units.map((unit) => [
    unit.code,
    visible(unit.name),
    visible(unit.shortName ?? ''),
    unit.parent ?? none,
    ...(dated ? [day(unit.from), day(unit.to)] : []),
  ]);
  const heads = [
    { head: head.code },
    { head: head.name, wraps: true },
    { head: head.shortName },
    { head: head.parent },
    ...(dated ? [{ head: head.from }, { head: head.to }] : []),
  ];
  return units.length === 0 ? texts.say.nothingHere : table(heads, rows, columns, style.bold);
}

export function renderIndicators(indicators: readonly IndicatorAt[], screen: Screen): string {
  const { texts, style, columns } = screen;
  const { head, none } = texts.words;
  const rows = indicators.map((indicator) => [
    indicator.code,
    visible(indicator.name),
    indicator.measure === '' ? none : indicator.measure,
    indicator.lead ?? none,
  ]);
  const heads = [
    { head: head.code },
    { head: head.indicator, wraps: true },
    { head: texts.words.measure },
    { head: head.lead },
  ];
  return indicators.length === 0 ? texts.say.nothingHere : table(heads, rows, columns, style.bold);
}

export interface TargetLine {
  readonly target: Target;
  readonly indicator: IndicatorAt;
}

/** @param documents whether each target's document is told as well */
export function renderTargets(lines: readonly TargetLine[], documents: boolean, screen: Screen): string {
  const { texts, style, columns, language } = screen;
  const { head, scopes, pers } = texts.words;
  const rows = lines.map(({ target, indicator }) => [
    target.indicator,
    `${indicator.direction === 'at_least' ? '≥' : '≤'} ${withMeasure(formatDigits(target.value, language), indicator.measure)}`,
    formatQuarter(target.from, language),
    pers[target.per],
    target.unit ?? scopes[target.scope],
    ...(documents ? [visible(target.document ?? '')] : []),
  ]);
  const heads = [
    { head: head.indicator },
    { head: head.target, align: 'right' as const },
    { head: head.from },
    { head: head.per },
    { head: head.scope },
    ...(documents ? [{ head: head.document, wraps: true }] : []),
  ];
  return lines.length === 0 ? texts.say.nothingHere : table(heads, rows, columns, style.bold);
}
