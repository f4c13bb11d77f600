/** Blanks: places that owe a figure and have none. A unit may have said why (issue 5). */
import type { Book } from './observation.ts';
import type { Quarter } from './period.ts';
import type { IndicatorAt } from './plan.ts';
import { requiredOf } from './snapshot.ts';
import type { View } from './status.ts';
import type { StatedBlank, UnitWords } from './submission.ts';

/** `figure`: one is in force. `not_owed`: nobody asks the unit for it. */
export type BlankState = 'blank' | 'figure' | 'not_owed';

export function blankState(
  view: View,
  indicator: IndicatorAt,
  { unit, quarter }: { readonly unit: string; readonly quarter: Quarter },
  book: Book = view.book,
): BlankState {
  const standing = book.standing(indicator.code, unit, quarter);
  if (standing !== undefined && standing.computed === undefined) return 'figure';
  const asked = requiredOf(view.snapshots(quarter), indicator).some(({ code }) => code === unit);
  // What follows from tasks or is published above is owed by no unit here.
  return asked && standing === undefined && indicator.publishedBy === null ? 'blank' : 'not_owed';
}

/** The last that was said of a place, taken back or not. */
export const lastSaid = (
  { blankReasons }: Pick<UnitWords, 'blankReasons'>,
  unit: string,
  indicator: string,
): StatedBlank | null =>
  blankReasons.find((blank) => blank.unit === unit && blank.indicator === indicator) ?? null;

export const reasonIn = (
  words: Pick<UnitWords, 'blankReasons'>,
  unit: string,
  indicator: string,
): string | null => lastSaid(words, unit, indicator)?.reason || null;

/** @param words of a quarter; each quarter is read once */
export function reasonsOver(
  words: (quarter: Quarter) => UnitWords,
): (unit: string, indicator: string, quarter: Quarter) => string | null {
  const known = new Map<Quarter, UnitWords>();
  return (unit, indicator, quarter) => {
    const said = known.get(quarter) ?? words(quarter);
    known.set(quarter, said);
    return reasonIn(said, unit, indicator);
  };
}
