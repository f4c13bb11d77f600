import { MAX_PLAN_BYTES, readPlanFile } from '../input/plan-file.ts';
import type { Context } from '../context.ts';
import type { Plan } from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import { wrap } from '../render/table.ts';
import { startDataFile } from '../usecases/start-data-file.ts';
import { EXIT, type Command } from './command.ts';
import { show, signedBy } from './support.ts';

export const init: Command = {
  name: 'init',
  alias: 'khoi-tao',
  options: ['plan'],
  async run(context, _words, { plan: file }) {
    const plan = await planFor(context, file);
    startDataFile(context.db.path, plan, signedBy(context, 'init', null), context.around.network);
    const { texts, db } = context;
    show(
      context,
      () => ({ db: db.path, plan: plan.code, units: plan.units.length, indicators: plan.indicators.length }),
      () =>
        [
          texts.say.initDone(db.path),
          texts.say.initPlan(plan.title, plan.units.length, plan.indicators.length),
          texts.say.initNext,
        ]
          .map((line) => wrap(line, context.columns, '  '))
          .join('\n'),
    );
    return EXIT.done;
  },
};

export const BUILT_IN_PLAN = 'lien-minh-2026.json';

/** The plan in the file, or the built-in one. */
export async function planFor(context: Context, file: string | undefined): Promise<Plan> {
  const path = file === undefined ? context.shipped(BUILT_IN_PLAN) : context.at(file);
  // Looked at before it is read: a file of any size is refused at once.
  if (context.files.sizeOf(path) > MAX_PLAN_BYTES) {
    return refuse({
      kind: 'plan_unreadable',
      file: file ?? path,
      why: 'too_large',
      detail: `> ${MAX_PLAN_BYTES / 1024 / 1024} MB`,
    });
  }
  const schema = JSON.parse(
    new TextDecoder().decode(context.files.readBytes(context.shipped('kpi-plan-1.schema.json'))),
  ) as object;
  return readPlanFile(file ?? path, context.files.readBytes(path), schema);
}
