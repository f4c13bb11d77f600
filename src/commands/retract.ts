import { holdOpen } from '../domain/issued.ts';
import { KpiError } from '../domain/problem.ts';
import { figureText } from '../render/figures.ts';
import { figureJson, statusRowJson } from '../render/json.ts';
import { told } from '../render/recorded.ts';
import { findIndicator, look, periodOf } from '../usecases/look.ts';
import { findFigure, retractFigure } from '../usecases/retract-figure.ts';
import { EXIT, type Command } from './command.ts';
import { askReason } from './record.ts';
import { choiceOf, missingOption, reasonOf, screenOf, show, signedBy, wordOrAsk } from './support.ts';

export const retract: Command = {
  name: 'retract',
  alias: 'rut',
  arguments: [
    { name: 'indicator', form: 'optional' },
    { name: 'unit', form: 'optional' },
  ],
  options: ['period', 'reason', 'yes'],
  async run(context, words, options) {
    const { period, yes } = options;
    const { texts, language } = context;
    const indicator = await wordOrAsk(context, words[0], 'indicator', 'retract', (ask) =>
      ask.choose(
        texts.say.askIndicator,
        context.withStore('read', (store) => recordedIndicators(look(store, context.today), period)),
      ),
    );
    const unit = await wordOrAsk(context, words[1], 'unit', 'retract', (ask) =>
      ask.choose(
        texts.say.askUnit,
        context.withStore('read', (store) => unitsWithFigure(look(store, context.today), indicator, period)),
      ),
    );
    const request = { indicator, unit, period };
    const found = context.withStore('read', (store) => findFigure(look(store, context.today), request));
    const figure = figureText(found.observation.figure, found.indicator, { texts, language });
    const reason =
      reasonOf(options) ??
      (context.ask === null ? missingOption('--reason', 'retract') : await askReason(context, context.ask));
    if (context.ask !== null && yes !== true && !(await context.ask.confirm(texts.say.askRetract(figure))))
      throw new KpiError({ kind: 'interrupted' });

    const done = context.withStore('write', (store) =>
      retractFigure(store, context.today, request, signedBy(context, 'retract', reason)),
    );
    context.say(texts.say.writes(context.db.path));
    show(
      context,
      () => ({
        indicator: done.indicator.code,
        unit: done.unit.code,
        period: done.quarter,
        retracted: figureJson(done.observation.figure, done.indicator.measure),
        status: statusRowJson(done.row, language),
      }),
      () => told(done, texts.say.retracted(figure), done.row, screenOf(context)),
    );
    return EXIT.done;
  },
};

type Looked = ReturnType<typeof look>;

function recordedIndicators(
  { view, named, issues }: Looked,
  period: string | undefined,
): ReturnType<typeof choiceOf>[] {
  const quarter = periodOf(period, named, 'collected').last;
  holdOpen(issues, quarter);
  return view.plan.indicators
    .filter(({ code }) => view.book.ofIndicator(code).some((observation) => observation.quarter === quarter))
    .map(({ code }) => choiceOf(findIndicator(view, code, view.snapshots(quarter).window.to)));
}

function unitsWithFigure(
  { view, named }: Looked,
  indicator: string,
  period: string | undefined,
): ReturnType<typeof choiceOf>[] {
  const snapshot = view.snapshots(periodOf(period, named, 'collected').last);
  const { code } = findIndicator(view, indicator, snapshot.window.to);
  return [...snapshot.units.values()]
    .filter((unit) => view.book.at(code, unit.code, snapshot.quarter) !== undefined)
    .map(choiceOf);
}
