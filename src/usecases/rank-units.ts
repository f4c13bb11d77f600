/** Gathers what units are ranked by: figures, tasks and reports as they stand today. */
import type { Day } from '../domain/day.ts';
import { disciplineOf } from '../domain/discipline.ts';
import type { Period } from '../domain/period.ts';
import { rankingOf, type Ranking } from '../domain/rank-units.ts';
import type { Store } from '../store/store.ts';
import { look, periodOf, type Look } from './look.ts';
import { lookTasks } from './look-tasks.ts';

export interface Ranked {
  readonly looked: Look;
  readonly ranking: Ranking;
}

/** @throws KpiError period_unreadable */
export function rankUnits(store: Store, today: Day, typed: string | undefined): Ranked {
  const looked = look(store, today);
  const { view, named } = looked;
  const period: Period = periodOf(typed, named, 'finished');
  const tasks = lookTasks(store, looked);
  const ranking = rankingOf(
    {
      view,
      tasks: view.plan.tasks.map((task) => tasks.standing(task)),
      discipline: (quarter) =>
        disciplineOf(view, quarter, store.arrivals(quarter), store.words(quarter).submissions),
    },
    period,
  );
  return { looked, ranking };
}
