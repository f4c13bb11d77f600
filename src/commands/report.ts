import { extname, join } from 'node:path';
import type { Context } from '../context.ts';
import { refuse } from '../domain/problem.ts';
import type { Report } from '../domain/report.ts';
import { buildReport, sentWorkbook, unitsOwing } from '../usecases/build-report.ts';
import { EXIT, type Command } from './command.ts';
import { choice, show, tellIssued } from './support.ts';

/** The name that the workbook carries as its author; `export` knows its own files by it. */
export const GENERATOR = 'kpi-xa';

export type Format = 'xlsx' | 'docx' | 'csv' | 'json';
const FORMATS: readonly Format[] = ['xlsx', 'docx', 'csv', 'json'];

export const report: Command = {
  name: 'report',
  alias: 'bao-cao',
  options: ['period', 'unit', 'format', 'template', 'issued', 'out', 'force', 'allowEmpty', 'pdf'],
  async run(context, _words, options) {
    const { period, unit, format: typed, issued, out, force, allowEmpty, pdf: wanted } = options;
    const format = choice('--format', typed, FORMATS) ?? 'xlsx';
    if (wanted === true && format !== 'xlsx')
      return refuse({ kind: 'options_conflict', first: '--pdf', second: `--format ${format}` });
    if (options.template !== undefined) {
      // A form of the province is a workbook of the whole plan.
      const [unfit] = [
        ...(typed === undefined ? [] : [`--format ${typed}`]),
        ...(wanted === true ? ['--pdf'] : []),
        ...(unit === undefined ? [] : ['--unit']),
      ];
      if (unfit !== undefined)
        return refuse({ kind: 'options_conflict', first: '--template', second: unfit });
      const { runFill } = await import('./template-fill.ts');
      return runFill(context, options, (name) => outPath(context, out, name));
    }
    const { made, sent } = context.withStore('read', (store) => {
      const request = { period, unit, issued, allowEmpty: allowEmpty === true };
      const report = buildReport(store, context.today, request);
      return { made: report, sent: format === 'xlsx' ? sentWorkbook(store, report) : null };
    });
    const path = outPath(context, out, reportName(made, format, issued !== undefined));
    const bytes = sent ?? (await RENDERERS[format](made));
    const written = context.files.writeWhole(path, bytes, () => force === true);
    const { say } = context.texts;
    const pdf = wanted === true ? await writePdf(context, path, () => force === true) : undefined;
    const owing = unitsOwing(made).length;
    if (owing > 0) context.say(say.reportOwing(owing));
    tellIssued(context, made);
    show(
      context,
      () => ({
        period: made.status.period.text,
        unit: made.status.unit?.code ?? null,
        version: made.mark.kind === 'issued' ? made.mark.version : null,
        file: path,
        written,
        unitsOwing: owing,
        ...(pdf === undefined ? {} : { pdf }),
      }),
      () =>
        [
          written === 'unchanged' ? say.reportUnchanged(path) : say.reportWritten(path),
          ...(typeof pdf === 'string' ? [say.pdfWritten(pdf)] : []),
        ].join('\n'),
    );
    return pdf === null ? EXIT.incomplete : EXIT.done;
  },
};

/** @returns the path beside the workbook; null where there is no pdf, which has been said: the workbook stands */
async function writePdf(
  context: Context,
  path: string,
  mayReplace: (present: Uint8Array) => boolean,
): Promise<string | null> {
  const { files, texts } = context;
  const pdf = await context.toPdf(files.readBytes(path));
  if (typeof pdf === 'string') {
    context.say(pdf === 'absent' ? texts.say.pdfAbsent : texts.say.pdfFailed);
    return null;
  }
  const beside = path.slice(0, -extname(path).length) + '.pdf';
  files.writeWhole(beside, pdf, mayReplace);
  return beside;
}

/** @param numbered names the version: it was asked for, and others of the period may lie beside it */
export function reportName(
  { status: { plan, period, unit }, mark }: Report,
  format: Format = 'xlsx',
  numbered = false,
): string {
  const version = numbered && mark.kind === 'issued' ? [`lan-${mark.version}`] : [];
  const parts = [plan.code, ...(unit === null ? [] : [unit.code]), period.text, ...version];
  return `bao-cao-${parts.join('-')}.${format}`;
}

/** What ends like the file is the file's own name; anything else is the folder it goes into under its usual name. */
export function outPath(context: Context, out: string | undefined, name: string): string {
  if (out === undefined) return context.at(name);
  const path = context.at(out);
  const named = extname(out).toLowerCase() === extname(name) && !context.files.isFolder(path);
  if (named) return path;
  return context.files.isFile(path) ? refuse({ kind: 'out_is_a_file', path }) : join(path, name);
}

export const renderXlsx = async (made: Report): Promise<Uint8Array> => await RENDERERS.xlsx(made);

/** Each with its packages is loaded here and nowhere earlier. */
const RENDERERS: Readonly<Record<Format, (made: Report) => Promise<Uint8Array>>> = {
  async xlsx(made) {
    const { renderReport } = await import('../render/xlsx/quarter-report.ts');
    return renderReport(made, { generator: GENERATOR });
  },
  async docx(made) {
    const { renderReportDocx } = await import('../render/docx/report.ts');
    return renderReportDocx(made, { generator: GENERATOR });
  },
  async csv(made) {
    const { reportCsv } = await import('../render/report-csv.ts');
    return reportCsv(made);
  },
  async json(made) {
    const { reportJson } = await import('../render/report-json.ts');
    return reportJson(made);
  },
};
