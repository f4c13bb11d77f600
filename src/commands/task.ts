import { quarterWindow } from '../domain/calendar.ts';
import { quarterPeriod } from '../domain/period.ts';
import { withDescendants } from '../domain/snapshot.ts';
import { tasksOf } from '../domain/unit-form.ts';
import { renderTasks, tasksJson } from '../render/submissions.ts';
import { findUnit, look, periodOf } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import { screenOf, show } from './support.ts';

const list: Command = {
  name: 'task list',
  alias: 'danh-sach',
  options: ['unit', 'period'],
  run(context, _words, { unit: word, period: typed }) {
    const found = context.withStore('read', (store) => {
      const { view, named } = look(store, context.today);
      const { last } = periodOf(typed, named, 'collected');
      const snapshot = view.snapshots(last);
      const unit = word === undefined ? null : findUnit(view, word, snapshot.window.to);
      const within = unit === null ? null : withDescendants(snapshot, unit.code);
      const asked = within === null ? null : new Set([...within].flatMap((code) => tasksOf(view.plan, code)));
      const reports = store
        .words(last)
        .taskReports.filter((report) => within === null || within.has(report.unit));
      return {
        period: quarterPeriod(last),
        window: quarterWindow(last, view.plan.reporting),
        unit,
        tasks: view.plan.tasks
          .filter((each) => asked === null || asked.has(each))
          .map((each) => ({
            task: each,
            unit: each.unit === null ? null : (snapshot.units.get(each.unit) ?? null),
            reports: inPlanOrder(
              reports.filter((report) => report.task === each.code),
              [...snapshot.units.keys()],
            ),
          })),
      };
    });
    show(
      context,
      () => tasksJson(found),
      () => renderTasks(found, screenOf(context)),
    );
    return EXIT.done;
  },
};

const inPlanOrder = <T extends { readonly unit: string }>(
  reports: readonly T[],
  codes: readonly string[],
): T[] => codes.flatMap((code) => reports.filter(({ unit }) => unit === code));

export const task: Command = { name: 'task', alias: 'nhiem-vu', subcommands: [list] };
