import { quarterWindow } from '../domain/calendar.ts';
import { disciplineOf } from '../domain/discipline.ts';
import { closingsOf } from '../domain/issued.ts';
import { quarterPeriod } from '../domain/period.ts';
import { withDescendants } from '../domain/snapshot.ts';
import { standingLine } from '../render/closing.ts';
import { disciplineJson } from '../render/json.ts';
import { renderMissing } from '../render/views.ts';
import { findUnit, look, periodOf } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import { screenOf, show } from './support.ts';

export const missing: Command = {
  name: 'missing',
  alias: 'con-thieu',
  options: ['period', 'unit'],
  run(context, _words, { period: typed, unit: word }) {
    const found = context.withStore('read', (store) => {
      const { view, named, issues } = look(store, context.today);
      const { last } = periodOf(typed, named, 'collected');
      const snapshot = view.snapshots(last);
      const unit = word === undefined ? null : findUnit(view, word, snapshot.window.to);
      const within = unit === null ? null : withDescendants(snapshot, unit.code);
      const discipline = disciplineOf(view, last, store.arrivals(last), store.words(last).submissions).filter(
        (entry) => within === null || within.has(entry.unit.code),
      );
      return {
        status: { period: quarterPeriod(last), window: quarterWindow(last, view.plan.reporting), unit },
        discipline,
        closings: closingsOf(issues, last),
      };
    });
    for (const issue of found.closings) context.say(standingLine(issue, screenOf(context)));
    show(
      context,
      () => ({
        period: found.status.period.text,
        window: found.status.window,
        units: found.discipline.map(disciplineJson),
      }),
      () => renderMissing(found, screenOf(context)),
    );
    return EXIT.done;
  },
};
