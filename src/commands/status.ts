import { headingsOf, statusOf, type Status, type View } from '../domain/status.ts';
import { VERDICTS, type Verdict } from '../domain/assessment.ts';
import { closingsFor } from '../domain/issued.ts';
import { standingLine } from '../render/closing.ts';
import { statusJson } from '../render/json.ts';
import { renderStatus } from '../render/status.ts';
import { findSection, findUnit, look, periodOf } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import { screenOf, show } from './support.ts';

export const status: Command = {
  name: 'status',
  alias: 'tinh-hinh',
  options: ['period', 'unit', 'section'],
  run(context, _words, { period: typed, unit, section }) {
    const { picture, closings } = context.withStore('read', (store) => {
      const { view, named, issues } = look(store, context.today);
      const period = periodOf(typed, named, 'collected');
      const found =
        unit === undefined ? null : findUnit(view, unit, view.snapshots(period.last).window.to).code;
      return {
        picture: inSection(view, statusOf(view, period, found), section),
        closings: closingsFor(issues, period),
      };
    });
    for (const issue of closings) context.say(standingLine(issue, screenOf(context)));
    show(
      context,
      () => statusJson(picture, context.language),
      () => renderStatus(picture, screenOf(context)),
    );
    return EXIT.done;
  },
};

/** The rows under one heading only, with their own summary. */
function inSection(view: View, whole: Status, text: string | undefined): Status {
  if (text === undefined) return whole;
  const { code } = findSection(view, text);
  const rows = whole.rows.filter(({ indicator }) =>
    headingsOf(view.plan, indicator.section).some((heading) => heading.code === code),
  );
  const count = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
  return {
    ...whole,
    rows,
    summary: Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<
      Verdict,
      number
    >,
  };
}
