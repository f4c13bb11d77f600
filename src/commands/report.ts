import { extname, join } from 'node:path';
import type { Context } from '../context.ts';
import { refuse } from '../domain/problem.ts';
import type { Report } from '../domain/report.ts';
import { buildReport, unitsOwing } from '../usecases/build-report.ts';
import { EXIT, type Command } from './command.ts';
import { show } from './support.ts';

/** The name that the workbook carries as its author; `export` knows its own files by it. */
export const GENERATOR = 'kpi-xa';

export const report: Command = {
  name: 'report',
  alias: 'bao-cao',
  options: ['period', 'template', 'out', 'force', 'allowEmpty'],
  async run(context, _words, options) {
    if (options.template !== undefined) {
      const { runFill } = await import('./template-run.ts');
      return runFill(context, options, (name) => outPath(context, options.out, name));
    }
    const { period, out, force, allowEmpty } = options;
    const made = context.withStore('read', (store) =>
      buildReport(store, context.today, { period, allowEmpty: allowEmpty === true }),
    );
    const path = outPath(context, out, reportName(made));
    const written = await writeReport(context, made, path, () => force === true);
    const { say } = context.texts;
    const owing = unitsOwing(made).length;
    if (owing > 0) context.say(say.reportOwing(owing));
    show(
      context,
      () => ({ period: made.status.period.text, file: path, written, unitsOwing: owing }),
      () => (written === 'unchanged' ? say.reportUnchanged(path) : say.reportWritten(path)),
    );
    return EXIT.done;
  },
};

export const reportName = ({ status: { plan, period } }: Report): string =>
  `bao-cao-${plan.code}-${period.text}.xlsx`;

/** What ends like the file is the file's own name; anything else is the folder it goes into under its usual name. */
export function outPath(context: Context, out: string | undefined, name: string): string {
  if (out === undefined) return context.at(name);
  const path = context.at(out);
  const named = extname(out).toLowerCase() === extname(name) && !context.files.isFolder(path);
  if (named) return path;
  return context.files.isFile(path) ? refuse({ kind: 'out_is_a_file', path }) : join(path, name);
}

/** Renders and writes the workbook. exceljs is loaded here and nowhere earlier. */
export async function writeReport(
  { files }: Context,
  made: Report,
  path: string,
  mayReplace: (present: Uint8Array) => boolean,
): Promise<'new' | 'replaced' | 'unchanged'> {
  const { renderReport } = await import('../render/xlsx/quarter-report.ts');
  return files.writeWhole(path, await renderReport(made, { generator: GENERATOR }), mayReplace);
}
