import type { Context } from '../context.ts';
import { closingsOf } from '../domain/issued.ts';
import { REMARK_KINDS, type RemarkKind } from '../domain/submission.ts';
import { remarksJson, renderRemarks } from '../render/submissions.ts';
import { look } from '../usecases/look.ts';
import { readRemarks, writeRemarks, type RemarkRequest } from '../usecases/write-remark.ts';
import { EXIT, type Command } from './command.ts';
import { unitChoices } from './receive.ts';
import { screenOf, show, signedBy, wordOrAsk } from './support.ts';

export const remark: Command = {
  name: 'remark',
  alias: 'y-kien',
  arguments: [{ name: 'unit', form: 'optional' }],
  options: ['difficulty', 'proposal', 'period'],
  async run(context, words, { difficulty, proposal, period }) {
    const unit = await wordOrAsk(context, words[0], 'unit', 'remark', (ask) =>
      ask.choose(context.texts.say.askUnit, unitChoices(context, period)),
    );
    const { present, closed } = context.withStore('read', (store) => {
      const looked = look(store, context.today);
      const found = readRemarks(store, looked, { unit, period });
      return { present: found, closed: closingsOf(looked.issues, found.quarter).length > 0 };
    });
    const typed = { difficulty, proposal };
    const { ask } = context;
    const asks = isEmpty(typed) && ask !== null && !context.json && !closed;
    if (asks) context.say(renderRemarks(present, new Set(), screenOf(context)));
    const texts = asks ? await askTexts(context, ask) : typed;
    if (isEmpty(texts)) {
      // Whoever was asked has just seen what is there.
      if (asks) context.say(context.texts.say.nothingChanged);
      else tell(context, present, texts);
      return EXIT.done;
    }
    const done = context.withStore('write', (store) =>
      writeRemarks(store, context.today, { unit, period, texts }, signedBy(context, 'remark', null)),
    );
    context.say(context.texts.say.writes(context.db.path));
    tell(context, done, texts);
    return EXIT.done;
  },
};

type Typed = RemarkRequest['texts'];

const given = (texts: Typed): RemarkKind[] => REMARK_KINDS.filter((kind) => texts[kind] !== undefined);
const isEmpty = (texts: Typed): boolean => given(texts).length === 0;

/** An answer left empty leaves what is there. */
async function askTexts(context: Context, ask: NonNullable<Context['ask']>): Promise<Typed> {
  const { askRemark, askKeeps } = context.texts.submissions;
  context.say(askKeeps);
  const answer = async (kind: RemarkKind): Promise<string | undefined> => {
    const text = await ask.text(askRemark[kind], () => true);
    return text.trim() === '' ? undefined : text;
  };
  return { difficulty: await answer('difficulty'), proposal: await answer('proposal') };
}

const tell = (context: Context, remarks: ReturnType<typeof readRemarks>, texts: Typed): void =>
  show(
    context,
    () => remarksJson(remarks),
    () => renderRemarks(remarks, new Set(given(texts)), screenOf(context)),
  );
