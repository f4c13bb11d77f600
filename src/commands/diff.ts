import { comparisonJson } from '../render/differences-json.ts';
import { renderComparison } from '../render/differences.ts';
import { compareVersions } from '../usecases/compare-versions.ts';
import { EXIT, type Command } from './command.ts';
import { screenOf, show, typedPeriod } from './support.ts';

export const diff: Command = {
  name: 'diff',
  alias: 'so-sanh',
  arguments: [{ name: 'period', form: 'optional' }],
  options: ['period', 'from', 'to'],
  run(context, [word], options) {
    const request = { period: typedPeriod(word, options), from: options.from, to: options.to };
    const compared = context.withStore('read', (store) => compareVersions(store, context.today, request));
    show(
      context,
      () => comparisonJson(compared, context.language),
      () => renderComparison(compared, screenOf(context)),
    );
    return EXIT.done;
  },
};
