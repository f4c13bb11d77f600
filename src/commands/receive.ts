import type { Context } from '../context.ts';
import { holdOpen } from '../domain/issued.ts';
import { receivedJson, renderReceived } from '../render/submissions.ts';
import { look, periodOf } from '../usecases/look.ts';
import { checkReceipt, receiveReport, type ReceiveRequest } from '../usecases/receive-report.ts';
import { aliveWithin } from '../domain/plan.ts';
import { EXIT, type Command } from './command.ts';
import { askReason } from './record.ts';
import { choiceOf, dayOf, missingOption, reasonOf, screenOf, show, signedBy, wordOrAsk } from './support.ts';

export const receive: Command = {
  name: 'receive',
  alias: 'nhan',
  arguments: [{ name: 'unit', form: 'optional' }],
  options: ['on', 'period', 'return', 'reason'],
  async run(context, words, options) {
    const { period } = options;
    const unit = await wordOrAsk(context, words[0], 'unit', 'receive', (ask) =>
      ask.choose(context.texts.say.askUnit, unitChoices(context, period)),
    );
    const on = dayOf(options.on) ?? context.today;
    const state = options.return === true ? 'returned' : 'received';
    const wanted: ReceiveRequest = { unit, period, on, state, reason: null };
    // What cannot be is said before a reason is asked for.
    context.withStore('read', (store) => {
      const looked = look(store, context.today);
      holdOpen(looked.issues, checkReceipt(store, looked, wanted).quarter);
    });
    const given = reasonOf(options);
    const reason = state === 'returned' ? (given ?? (await whyReturned(context))) : given;
    const done = context.withStore('write', (store) =>
      receiveReport(
        store,
        context.today,
        { ...wanted, reason: state === 'returned' ? reason : null },
        signedBy(context, 'receive', reason),
      ),
    );
    context.say(context.texts.say.writes(context.db.path));
    show(
      context,
      () => receivedJson(done, context.who),
      () => renderReceived(done, context.who, screenOf(context)),
    );
    return EXIT.done;
  },
};

const whyReturned = async (context: Context): Promise<string> =>
  context.ask === null
    ? missingOption('--reason', 'receive')
    : (await askReason(context, context.ask)).normalize('NFC').trim();

/** Units that are there in the quarter. */
export const unitChoices = (context: Context, period: string | undefined): ReturnType<typeof choiceOf>[] =>
  context.withStore('read', (store) => {
    const { view, named, issues } = look(store, context.today);
    const { units, window, quarter } = view.snapshots(periodOf(period, named, 'collected').last);
    holdOpen(issues, quarter);
    return [...units.values()].filter((unit) => aliveWithin(unit, window.from, window.to)).map(choiceOf);
  });
