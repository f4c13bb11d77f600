/** Blanks and the reasons that units gave for them, as a person reads them and as JSON. */
import type { UnitDiscipline } from '../domain/discipline.ts';
import { grouped } from '../domain/grouped.ts';
import { visible } from '../messages/format.ts';
import { placeTitle, type Recorded } from './recorded.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';

/** A blank whose reason was written; null: there is none. */
export interface ReasonedBlank {
  readonly place: Recorded['place'];
  readonly before: string | null;
  readonly now: string | null;
}

export function renderBlank({ place, before, now }: ReasonedBlank, screen: Screen): string {
  const { blank } = screen.texts;
  const quoted = (reason: string): string => visible(reason);
  const done =
    before === now
      ? now === null
        ? blank.noneSame
        : blank.same(quoted(now))
      : now === null
        ? blank.taken(quoted(before ?? ''))
        : before === null
          ? blank.done(quoted(now))
          : blank.changed(quoted(before), quoted(now));
  const next = blank.next(place.indicator.code, place.unit.code, place.quarter);
  return [placeTitle(place, screen), screen.style.bold(done), ...(now === null ? [] : [next])]
    .map((line) => wrap(line, screen.columns, '  '))
    .join('\n');
}

export const blankJson = ({ place, before, now }: ReasonedBlank): Record<string, unknown> => ({
  indicator: place.indicator.code,
  unit: place.unit.code,
  period: place.quarter,
  blank: true,
  changed: before !== now,
  old: before,
  new: now,
});

/** A unit's reasons, a line each with the indicators it is given for; nothing where there is none. */
export function reasonLines(
  { missing, reasons }: Pick<UnitDiscipline, 'missing' | 'reasons'>,
  { texts: { blank } }: Screen,
): string[] {
  if (reasons.size === 0) return [];
  const codes = missing.map(({ code }) => code);
  const given = codes.filter((code) => reasons.has(code));
  const silent = codes.filter((code) => !reasons.has(code));
  return [
    ...[...grouped(given, (code) => reasons.get(code) ?? '')].map(([reason, of]) =>
      blank.line(of.join(', '), reason),
    ),
    ...(silent.length === 0 ? [] : [blank.silent(silent.join(', '))]),
  ];
}

export function countLine(
  discipline: readonly Pick<UnitDiscipline, 'missing' | 'reasons'>[],
  { texts: { blank } }: Screen,
): string[] {
  const blanks = discipline.reduce((sum, { missing }) => sum + missing.length, 0);
  const reasoned = discipline.reduce((sum, { reasons }) => sum + reasons.size, 0);
  return blanks === 0 ? [] : [blank.count(blanks, reasoned)];
}
