import { quarterWindow } from '../domain/calendar.ts';
import { disciplineOf } from '../domain/discipline.ts';
import { closingsOf } from '../domain/issued.ts';
import { needQuarter, quarterPeriod } from '../domain/period.ts';
import { remindersOf } from '../domain/reminder.ts';
import { withDescendants } from '../domain/snapshot.ts';
import { standingLine } from '../render/closing.ts';
import { renderYear, yearJson } from '../render/discipline-year.ts';
import { disciplineJson } from '../render/json.ts';
import { renderMissing } from '../render/views.ts';
import { disciplineOfPeriod } from '../usecases/discipline.ts';
import { findUnit, look, periodOf } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import { TOGETHER, writeLetters } from './missing-letter.ts';
import { missingOption, screenOf, show } from './support.ts';

export const missing: Command = {
  name: 'missing',
  alias: 'con-thieu',
  options: ['period', 'unit', 'letter', 'out', 'force'],
  run(context, _words, options) {
    const { period: typed, unit: word, letter, out, force } = options;
    if (letter !== true && (out !== undefined || force === true)) return missingOption('--letter', 'missing');
    const together = letter === true && word !== undefined && TOGETHER.has(word);
    const found = context.withStore('read', (store) => {
      const { view, named, issues } = look(store, context.today);
      // Nobody is reminded of a quarter that is still running.
      const period = periodOf(typed, named, letter === true ? 'finished' : 'collected');
      // A letter asks for what one quarter lacks.
      if (letter === true) needQuarter(period);
      const { last } = period;
      const snapshot = view.snapshots(last);
      const unit = word === undefined || together ? null : findUnit(view, word, snapshot.window.to);
      const within = unit === null ? null : withDescendants(snapshot, unit.code);
      const { submissions, blankReasons } = store.words(last);
      const all = disciplineOf(view, last, store.arrivals(last), submissions, blankReasons);
      return {
        status: { period: quarterPeriod(last), window: quarterWindow(last, view.plan.reporting), unit },
        discipline: all.filter((entry) => within === null || within.has(entry.unit.code)),
        year:
          period.kind === 'quarter' || letter === true
            ? null
            : disciplineOfPeriod(store, view, period, within),
        reminders: letter === true ? remindersOf(view, last, all, { within, together }) : [],
        closings: closingsOf(issues, last),
      };
    });
    for (const issue of found.closings) context.say(standingLine(issue, screenOf(context)));
    if (letter === true) return writeLetters(context, found.status.period.last, found.reminders, options);
    const { year } = found;
    if (year !== null) {
      show(
        context,
        () => yearJson(year),
        () => renderYear(year, screenOf(context)),
      );
      return EXIT.done;
    }
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
