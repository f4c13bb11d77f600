import { dirname } from 'node:path';
import { formatPeriod } from '../messages/format.ts';
import { refuse } from '../domain/problem.ts';
import { ownReportTest } from '../render/xlsx/own-report.ts';
import { buildReport, sentWorkbook, unitsOwing } from '../usecases/build-report.ts';
import { EXIT, type Command } from './command.ts';
import { GENERATOR, outPath, renderXlsx, reportName } from './report.ts';
import { missingOption, show } from './support.ts';

export const exportReport: Command = {
  name: 'export',
  alias: 'xuat',
  options: ['out', 'period', 'template', 'force', 'allowEmpty', 'requireComplete'],
  async run(context, _words, options) {
    const { out, period, force, allowEmpty, requireComplete } = options;
    if (out === undefined) return missingOption('--out', 'export');
    if (options.template !== undefined) {
      const { runFill } = await import('./template-fill.ts');
      return runFill(context, options, (name) => outPath(context, out, name), 'own');
    }
    const { made, sent } = context.withStore('read', (store) => {
      const report = buildReport(store, context.today, { period, allowEmpty: allowEmpty === true });
      return { made: report, sent: sentWorkbook(store, report) };
    });
    const path = outPath(context, out, reportName(made));
    if (!context.files.isFolder(dirname(path)))
      return refuse({ kind: 'folder_missing', path: dirname(path) });
    const isOwnReport = await ownReportTest(GENERATOR);
    const written = context.files.writeWhole(
      path,
      sent ?? (await renderXlsx(made)),
      (present) => force === true || isOwnReport(present),
    );

    const { texts, language } = context;
    const owing = unitsOwing(made).map(({ unit }) => unit.code);
    show(
      context,
      () => ({
        period: made.status.period.text,
        version: made.mark.kind === 'issued' ? made.mark.version : null,
        file: path,
        written,
        unitsOwing: owing,
      }),
      () => texts.say.exportLine(formatPeriod(made.status.period, language), written, path),
    );
    if (owing.length > 0) context.say(texts.say.exportMissing(owing.join(', ')));
    return requireComplete === true && owing.length > 0 ? EXIT.incomplete : EXIT.done;
  },
};
