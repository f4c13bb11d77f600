import { indicatorAt } from '../domain/plan.ts';
import { revisionJson } from '../render/json.ts';
import { renderHistory } from '../render/views.ts';
import { findIndicator, findUnit, look, periodOf } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import { choiceOf, screenOf, show, wordOrAsk } from './support.ts';

export const history: Command = {
  name: 'history',
  alias: 'lich-su',
  arguments: [
    { name: 'indicator', form: 'optional' },
    { name: 'unit', form: 'optional' },
  ],
  options: ['period'],
  async run(context, words, { period }) {
    const word = await wordOrAsk(context, words[0], 'indicator', 'history', (ask) =>
      ask.choose(
        context.texts.say.askIndicator,
        context.withStore('read', (store) =>
          store.plan().indicators.map((indicator) => choiceOf(indicatorAt(indicator, context.today))),
        ),
      ),
    );
    const { indicator, revisions } = context.withStore('read', (store) => {
      const { view, named } = look(store, context.today);
      const found = findIndicator(view, word, context.today);
      const unit = words[1] === undefined ? null : findUnit(view, words[1], context.today).code;
      const quarters = period === undefined ? null : periodOf(period, named, 'collected').quarters;
      return { indicator: found, revisions: store.revisions({ indicator: found.code, unit, quarters }) };
    });
    show(
      context,
      () => revisions.map((revision) => revisionJson(revision, indicator.measure)),
      () => renderHistory(indicator, revisions, screenOf(context)),
    );
    return EXIT.done;
  },
};
