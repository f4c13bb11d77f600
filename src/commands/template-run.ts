/** What `template fields` and `template check` do; loaded only when they are called. */
import type { Context } from '../context.ts';
import { indicatorsOf } from '../domain/snapshot.ts';
import { checkJson, fieldsJson, renderCheck, renderFields, type Asked } from '../render/template.ts';
import { templateNames } from '../usecases/template-data.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { screenOf, show } from './support.ts';
import { askedIn, changedIndicators, openForm, otherCells } from './template-form.ts';

export function runFields(context: Context, { period }: Options): number {
  const fields = context.withStore('read', (store) => templateNames(store, context.today, period));
  show(
    context,
    () => fieldsJson(fields, context.texts),
    () => renderFields(fields, screenOf(context)),
  );
  return EXIT.done;
}

export async function runCheck(
  context: Context,
  [word = '']: readonly (string | undefined)[],
  { period }: Options,
): Promise<number> {
  const names = context.withStore('read', (store) => templateNames(store, context.today, period));
  const form = await openForm(context, word);
  const asked = [
    ...askedIn(form, { ...names, sections: names.view.plan.sections }),
    ...(await otherCells(form)).faults.map((fault): Asked => ({
      cell: fault.cell,
      text: fault.text,
      field: null,
      fault,
    })),
  ];
  const alive = indicatorsOf(names.view.snapshots(names.period.last)).map(({ code }) => code);
  for (const line of changedIndicators(form, names, new Set(alive), context.texts)) context.say(line);
  const { stray } = form.template;
  show(
    context,
    () => checkJson(form.kept?.row.name ?? form.name, asked, stray, context.texts),
    () => renderCheck(asked, stray, screenOf(context)),
  );
  return asked.some(({ fault }) => fault !== null) ? EXIT.refused : EXIT.done;
}
