/** A reminder (công văn đôn đốc) to units that owe their report, or a part of it, for a quarter. */
import type { Window } from './calendar.ts';
import { daysBetween, type Day } from './day.ts';
import { owes, type UnitDiscipline } from './discipline.ts';
import type { Quarter } from './period.ts';
import type { Plan, UnitAt } from './plan.ts';
import type { View } from './status.ts';

export interface Reminder {
  readonly plan: Plan;
  readonly quarter: Quarter;
  readonly window: Window;
  readonly today: Day;
  /** Days from today to the last day to report: below 0 when it has passed. */
  readonly daysLeft: number;
  /** Where reports go; null when the plan names no standing office. */
  readonly office: UnitAt | null;
  /** To whom it goes: at least one. */
  readonly units: readonly UnitDiscipline[];
  /** How many units had to report, and how many of them still owe something. */
  readonly required: number;
  readonly owing: number;
}

/**
 * @param all the discipline of every unit that had to report
 * @param within codes of the units to remind; null: all
 * @param together one letter to all of them; else one to each
 * @returns nothing where nothing is owed
 */
export function remindersOf(
  view: View,
  quarter: Quarter,
  all: readonly UnitDiscipline[],
  { within, together }: { readonly within: ReadonlySet<string> | null; readonly together: boolean },
): Reminder[] {
  const { window, units } = view.snapshots(quarter);
  const owing = all.filter(owes);
  const reminded = owing.filter(({ unit }) => within?.has(unit.code) ?? true);
  const letters = together ? [reminded] : reminded.map((unit) => [unit]);
  return letters
    .filter((letter) => letter.length > 0)
    .map((letter) => ({
      plan: view.plan,
      quarter,
      window,
      today: view.today,
      daysLeft: daysBetween(view.today, window.due),
      office: [...units.values()].find(({ role }) => role === 'standing') ?? null,
      units: letter,
      required: all.length,
      owing: owing.length,
    }));
}
