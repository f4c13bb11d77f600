import { makeQuarter, quarterPeriod } from '../domain/period.ts';
import { indicatorAt } from '../domain/plan.ts';
import { statusRow, unitRows } from '../domain/status.ts';
import { indicatorJson, statusRowJson } from '../render/json.ts';
import { renderIndicator } from '../render/views.ts';
import { findIndicator, look, periodOf } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import { choiceOf, screenOf, show as output, wordOrAsk } from './support.ts';

export const show: Command = {
  name: 'show',
  alias: 'xem',
  arguments: [{ name: 'indicator', form: 'optional' }],
  options: ['period'],
  async run(context, words, { period: typed }) {
    const word = await wordOrAsk(context, words[0], 'indicator', 'show', (ask) =>
      ask.choose(
        context.texts.say.askIndicator,
        context.withStore('read', (store) =>
          store.plan().indicators.map((indicator) => choiceOf(indicatorAt(indicator, context.today))),
        ),
      ),
    );
    const found = context.withStore('read', (store) => {
      const { view, named } = look(store, context.today);
      const period = periodOf(typed, named, 'collected');
      const indicator = findIndicator(view, word, view.snapshots(period.last).window.to);
      const quarters = [1, 2, 3, 4]
        .map((number) => quarterPeriod(makeQuarter(period.year, number)))
        .filter(({ last }) => last <= period.last)
        .map((quarter) => ({ period: quarter, row: statusRow(view, indicator, quarter, null) }));
      return { indicator, period, quarters, units: unitRows(view, indicator, period) };
    });
    output(
      context,
      () => ({
        ...indicatorJson(found.indicator),
        period: found.period.text,
        quarters: found.quarters.map(({ period, row }) => ({
          period: period.text,
          ...statusRowJson(row, context.language),
        })),
        units: found.units.map(({ unit, row }) => ({
          unit: unit.code,
          unitName: unit.name,
          ...statusRowJson(row, context.language),
        })),
      }),
      () => renderIndicator(found, screenOf(context)),
    );
    return EXIT.done;
  },
};
