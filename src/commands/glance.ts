import { disciplineOf, type UnitDiscipline } from '../domain/discipline.ts';
import { closingsOf } from '../domain/issued.ts';
import { quarterPeriod, type Quarter } from '../domain/period.ts';
import { statusOf } from '../domain/status.ts';
import type { Context } from '../context.ts';
import { standingLine } from '../render/closing.ts';
import { disciplineJson, statusJson } from '../render/json.ts';
import { renderGlance } from '../render/views.ts';
import { look } from '../usecases/look.ts';
import { EXIT } from './command.ts';
import { screenOf, show } from './support.ts';

/** Bare `kpi`: this quarter at a glance. */
export function glance(context: Context): number {
  const { today } = context;
  const found = context.withStore('read', (store) => {
    const { view, named, issues } = look(store, today);
    const disciplineIn = (quarter: Quarter): UnitDiscipline[] =>
      disciplineOf(view, quarter, store.arrivals(quarter), store.words(quarter).submissions);
    return {
      status: statusOf(view, quarterPeriod(named.collected)),
      discipline: disciplineIn(named.collected),
      finished: {
        period: quarterPeriod(named.finished),
        discipline: disciplineIn(named.finished),
      },
      today,
      closings: closingsOf(issues, named.finished).concat(closingsOf(issues, named.collected)),
    };
  });
  for (const issue of new Set(found.closings)) context.say(standingLine(issue, screenOf(context)));
  show(
    context,
    () => ({
      ...statusJson(found.status, context.language),
      finished: found.finished.period.text,
      units: found.discipline.map(disciplineJson),
    }),
    () => renderGlance(found, screenOf(context)),
  );
  return EXIT.done;
}
