import type { Context } from '../context.ts';
import type { Reopening } from '../domain/issued.ts';
import { reopenedJson, renderReopened, standingLine } from '../render/closing.ts';
import { findClosed, reopenPeriod } from '../usecases/close-period.ts';
import { look } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import type { Options } from './options.ts';
import { askReason } from './record.ts';
import { dayOf, missingOption, reasonOf, screenOf, show, signedBy, typedPeriod } from './support.ts';

export const reopen: Command = {
  name: 'reopen',
  alias: 'mo-khoa',
  arguments: [{ name: 'period', form: 'optional' }],
  options: ['period', 'reason', 'letterNumber', 'letterDate'],
  async run(context, [word], options) {
    const typed = typedPeriod(word, options);
    const letter = letterOf(options);
    // What is not closed is said before a reason is asked for.
    context.withStore('read', (store) => findClosed(store, look(store, context.today), typed));
    const reason = reasonOf(options) ?? (await whyReopened(context));
    const signed = signedBy(context, 'reopen', reason);
    const done = context.withStore('write', (store) =>
      reopenPeriod(store, context.today, typed, letter, signed),
    );
    context.say(context.texts.say.writes(context.db.path));
    for (const issue of done.holding) context.say(standingLine(issue, screenOf(context)));
    const reopening = { reason, letter, by: signed.by, at: signed.at };
    show(
      context,
      () => reopenedJson(done.issue, reopening),
      () => renderReopened(done.period, done.issue, reopening, screenOf(context)),
    );
    return EXIT.done;
  },
};

function letterOf({ letterNumber, letterDate }: Options): Reopening['letter'] {
  const number = letterNumber?.normalize('NFC').trim() ?? '';
  if (number !== '') return { number, day: dayOf(letterDate) ?? null };
  return letterDate === undefined ? null : missingOption('--letter-number', 'reopen');
}

const whyReopened = async (context: Context): Promise<string> =>
  context.ask === null
    ? missingOption('--reason', 'reopen')
    : (await askReason(context, context.ask)).normalize('NFC').trim();
