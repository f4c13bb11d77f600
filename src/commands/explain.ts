import { reasonsOver } from '../domain/blank.ts';
import { explain as explainRow, type Explanation } from '../domain/explanation.ts';
import { indicatorAt } from '../domain/plan.ts';
import { renderExplanation } from '../render/explain.ts';
import { indicatorJson, observationJson, statusRowJson, targetJson } from '../render/json.ts';
import type { Language } from '../messages/format.ts';
import { findIndicator, findUnit, look, periodOf } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import { choiceOf, screenOf, show, wordOrAsk } from './support.ts';

export const explain: Command = {
  name: 'explain',
  alias: 'giai-thich',
  arguments: [
    { name: 'indicator', form: 'optional' },
    { name: 'unit', form: 'optional' },
  ],
  options: ['period'],
  async run(context, words, { period: typed }) {
    const word = await wordOrAsk(context, words[0], 'indicator', 'explain', (ask) =>
      ask.choose(
        context.texts.say.askIndicator,
        context.withStore('read', (store) =>
          store.plan().indicators.map((indicator) => choiceOf(indicatorAt(indicator, context.today))),
        ),
      ),
    );
    const explanation = context.withStore('read', (store) => {
      const { view, named } = look(store, context.today);
      const period = periodOf(typed, named, 'collected');
      const { to } = view.snapshots(period.last).window;
      const unit = words[1] === undefined ? null : findUnit(view, words[1], to);
      const reasonOf = reasonsOver((quarter) => store.words(quarter));
      return explainRow(view, findIndicator(view, word, to), period, unit, reasonOf);
    });
    show(
      context,
      () => explanationJson(explanation, context.language),
      () => renderExplanation(explanation, screenOf(context)),
    );
    return EXIT.done;
  },
};

const explanationJson = (
  { row, period, window, unit, figures, blanks }: Explanation,
  language: Language,
): unknown => ({
  period: period.text,
  window,
  unit: unit?.code ?? null,
  indicator: indicatorJson(row.indicator),
  ...statusRowJson(row, language),
  targets: (row.target?.parts ?? []).map(({ target, quarter, unit: forUnit }) => ({
    ...targetJson(target, row.indicator.name),
    quarter,
    unit: forUnit,
  })),
  blanks: blanks.map(({ unit: of, quarter, reason }) => ({ unit: of, period: quarter, reason })),
  figures: figures.map(({ observation, counted, over }) => ({
    ...observationJson(observation, row.indicator.measure),
    counted,
    // Only where a figure was typed over the one that follows from tasks.
    ...(over === null
      ? {}
      : { reason: observation.reason, over: observationJson(over, row.indicator.measure) }),
  })),
});
