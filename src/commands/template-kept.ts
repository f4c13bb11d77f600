/** Learned forms: listed, shown, taken away. Loaded only when they are called. */
import type { Context } from '../context.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import { keptJson, keptListJson, renderKept, renderKeptList } from '../render/form-learning.ts';
import { forgetForm, needForm } from '../usecases/kept-forms.ts';
import { templateNames } from '../usecases/template-data.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { missing, screenOf, show, signedBy } from './support.ts';

type Words = readonly (string | undefined)[];

export function runList(context: Context): number {
  const rows = context.withStore('read', (store) => store.templates());
  show(
    context,
    () => keptListJson(rows),
    () => renderKeptList(rows, screenOf(context)),
  );
  return EXIT.done;
}

export function runShow(context: Context, [word = missing(context, 'form', 'template show')]: Words): number {
  const { row, names } = context.withStore('read', (store) => ({
    row: needForm(store, word),
    names: templateNames(store, context.today, undefined),
  }));
  show(
    context,
    () => keptJson(row, names, context.texts),
    () => renderKept(row, names, screenOf(context)),
  );
  return EXIT.done;
}

export async function runForget(
  context: Context,
  [word = missing(context, 'form', 'template forget')]: Words,
  { yes }: Options,
): Promise<number> {
  const { name } = context.withStore('read', (store) => needForm(store, word));
  const { texts, ask } = context;
  if (yes !== true) {
    if (ask === null) return refuse({ kind: 'form_unconfirmed', name, what: 'forget' });
    if (!(await ask.confirm(texts.template.kept.confirmForget(name))))
      throw new KpiError({ kind: 'interrupted' });
  }
  const gone = context.withStore('write', (store) =>
    forgetForm(store, signedBy(context, 'template forget', null), name),
  );
  context.say(texts.say.writes(context.db.path));
  show(
    context,
    () => ({ name: gone.name, forgotten: true }),
    () => texts.template.kept.forgotten(gone.name),
  );
  return EXIT.done;
}
