/** What stands below the table of a status: what makes a figure provisional, older figures, totals that cannot be made. */
import type { Unit } from '../domain/plan.ts';
import type { Status, StatusRow } from '../domain/status.ts';
import { resultOf } from '../domain/rollup.ts';
import { show } from '../domain/rounding.ts';
import { formatQuarter, formatShown, withMeasure } from '../messages/format.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';

export function statusNotes({ rows, plan }: Status, screen: Screen): string {
  const { say } = screen.texts;
  const parts: (readonly [string, readonly string[]])[] = [
    [say.provisional, missingLines(rows, plan.units, screen)],
    [say.olderTitle, rows.flatMap((row) => olderLine(row, screen))],
    [say.blankTitle, rows.flatMap((row) => blankLine(row, screen))],
  ];
  const lines = parts.flatMap(([title, below]) =>
    below.length === 0 ? [] : [title, ...below.map((line) => `  ${line}`)],
  );
  return lines.map((line) => wrap(line, screen.columns, '      ')).join('\n');
}

/** By unit; a figure that an earlier quarter still lacks is named with that quarter. */
function missingLines(rows: readonly StatusRow[], units: readonly Unit[], { language }: Screen): string[] {
  const codes = new Map<string, string[]>();
  const add = (unit: string, text: string): void => {
    codes.set(unit, [...(codes.get(unit) ?? []), text]);
  };
  for (const { indicator, rollup } of rows) {
    if (rollup.counted.length === 0) continue;
    for (const unit of rollup.missing) add(unit.code, indicator.code);
    for (const { unit, quarter } of rollup.missingEarlier)
      add(unit.code, `${indicator.code} (${formatQuarter(quarter, language)})`);
  }
  return units.flatMap(({ code }) => {
    const texts = codes.get(code);
    return texts === undefined ? [] : [`${code}: ${texts.join(', ')}`];
  });
}

function olderLine({ indicator, rollup: { older } }: StatusRow, { texts, language }: Screen): string[] {
  const value = older === null ? null : resultOf(older.total, indicator.measure);
  if (older === null || value === null) return [];
  const figure = withMeasure(formatShown(show(value, indicator.decimals), language), indicator.measure);
  return [texts.say.older(indicator.code, formatQuarter(older.quarter, language), figure)];
}

const blankLine = ({ indicator, rollup: { toDate } }: StatusRow, { texts }: Screen): string[] =>
  toDate.kind === 'blank' ? [`${indicator.code}: ${texts.words.blanks[toDate.why]}`] : [];
