import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { officeDay } from '../domain/day.ts';
import { statusOf } from '../domain/status.ts';
import { parsePeriod } from '../domain/period.ts';
import { statusJson } from '../render/json.ts';
import { renderStatus } from '../render/status.ts';
import { buildReport } from '../usecases/build-report.ts';
import { look } from '../usecases/look.ts';
import { fillDemo, type Demo } from '../usecases/run-demo.ts';
import { EXIT, type Command } from './command.ts';
import { planFor } from './init.ts';
import { outPath, renderXlsx, reportName } from './report.ts';
import { screenOf, show } from './support.ts';

export const demo: Command = {
  name: 'demo',
  alias: 'chay-thu',
  options: ['out', 'force'],
  async run(context, _words, { out, force }) {
    const plan = await planFor(context, undefined);
    const sample = JSON.parse(
      new TextDecoder().decode(context.files.readBytes(context.shipped('demo-figures.json'))),
    ) as Demo;
    const folder = mkdtempSync(join(tmpdir(), 'kpi-demo-'));
    try {
      const store = fillDemo(join(folder, 'kpi.db'), plan, sample);
      const today = officeDay(new Date(sample.asOf));
      const { view, named } = look(store, today);
      const status = statusOf(view, parsePeriod('finished', named));
      const made = buildReport(store, today, { period: 'finished', allowEmpty: false });
      store.close();

      // The demo's own folder is made; a name of one's own must lie in a folder that is there.
      if (out !== undefined && extname(out).toLowerCase() !== '.xlsx')
        context.files.makeFolder(context.at(out));
      const path = outPath(context, out, `mau-${reportName(made)}`);
      const written = context.files.writeWhole(path, await renderXlsx(made), () => force === true);
      const { say } = context.texts;
      context.say(say.demoIntro);
      show(
        context,
        () => ({ ...statusJson(status, context.language), file: path }),
        () =>
          `${renderStatus(status, screenOf(context))}\n\n${written === 'unchanged' ? say.reportUnchanged(path) : say.reportWritten(path)}`,
      );
      return EXIT.done;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
