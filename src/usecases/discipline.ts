/** Gathers what came in, when, and what went back, over the quarters of a longer period. */
import { periodWindow, type Window } from '../domain/calendar.ts';
import { disciplineOf } from '../domain/discipline.ts';
import { yearDiscipline, type YearDiscipline } from '../domain/discipline-year.ts';
import type { Period } from '../domain/period.ts';
import type { View } from '../domain/status.ts';
import type { Store } from '../store/store.ts';

export interface PeriodDiscipline {
  readonly period: Period;
  readonly window: Window;
  readonly year: YearDiscipline;
}

/** @param within codes of the units to look at; null: all */
export function disciplineOfPeriod(
  store: Store,
  view: View,
  period: Period,
  within: ReadonlySet<string> | null,
): PeriodDiscipline {
  const quarters = period.quarters.map((quarter) => {
    const { submissions } = store.words(quarter);
    return {
      quarter,
      due: view.snapshots(quarter).window.due,
      units: disciplineOf(view, quarter, store.arrivals(quarter), submissions).filter(
        ({ unit }) => within?.has(unit.code) ?? true,
      ),
      submissions,
    };
  });
  return {
    period,
    window: periodWindow(period, view.plan.reporting),
    year: yearDiscipline(quarters, view.today),
  };
}
