import { planToFile } from '../domain/plan-export.ts';
import { EXIT, type Command } from './command.ts';
import { outPath } from './report.ts';
import { show } from './support.ts';

const exportPlan: Command = {
  name: 'plan export',
  alias: 'xuat',
  options: ['out', 'force'],
  run(context, _words, { out, force }) {
    const plan = context.withStore('read', (store) => store.plan());
    const text = JSON.stringify(planToFile(plan), null, 2);
    if (out === undefined) {
      context.print(text);
      return EXIT.done;
    }
    const path = outPath(context, out, `${plan.code}.json`);
    const written = context.files.writeWhole(
      path,
      new TextEncoder().encode(`${text}\n`),
      () => force === true,
    );
    const { say } = context.texts;
    show(
      context,
      () => ({ plan: plan.code, file: path, written }),
      () => (written === 'unchanged' ? say.fileUnchanged(path) : say.planWritten(path)),
    );
    return EXIT.done;
  },
};

export const plan: Command = { name: 'plan', alias: 'ke-hoach', subcommands: [exportPlan] };
