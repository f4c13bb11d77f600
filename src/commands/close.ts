import { dirname } from 'node:path';
import type { Context } from '../context.ts';
import { isClear, type ClosingFindings } from '../domain/closing.ts';
import type { Issue } from '../domain/issued.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import { formatPeriod } from '../messages/format.ts';
import {
  closedJson,
  findingsJson,
  issuesJson,
  renderAlreadyClosed,
  renderClosed,
  renderFindings,
  renderIssues,
} from '../render/closing.ts';
import { exitCodeOf, renderProblem } from '../render/problem.ts';
import {
  issueReport,
  prepareClosing,
  type ClosedAlready,
  type PreparedClosing,
} from '../usecases/close-period.ts';
import { EXIT, type Command } from './command.ts';
import type { Options } from './options.ts';
import { outPath, renderXlsx, reportName } from './report.ts';
import { issuesOf } from '../usecases/look.ts';
import { reasonOf, screenOf, show, signedBy, typedPeriod } from './support.ts';

export const close: Command = {
  name: 'close',
  alias: 'khoa',
  arguments: [{ name: 'period', form: 'optional' }],
  options: ['period', 'yes', 'reason', 'out', 'force', 'list'],
  async run(context, [word], options) {
    if (options.list === true) return list(context, typedPeriod(word, options));
    return runClose(context, typedPeriod(word, options), options);
  },
};

/** So often somebody else may write between looking and closing before it is given up. */
const TRIES = 5;

async function runClose(context: Context, typed: string | undefined, options: Options): Promise<number> {
  let agreed: ClosingFindings | null = null;
  for (let round = 0; round < TRIES; round++) {
    const prepared = context.withStore('read', (store) => prepareClosing(store, context.today, typed));
    if (prepared.state === 'closed') return tellClosed(context, prepared);
    const path = outPath(context, options.out, reportName(prepared.report));
    if (!context.files.isFolder(dirname(path))) refuse({ kind: 'folder_missing', path: dirname(path) });
    // What was agreed to once is not asked again, unless something else has turned up.
    if (JSON.stringify(agreed) !== JSON.stringify(prepared.findings))
      await needConsent(context, prepared, options);
    agreed = prepared.findings;

    const workbook = await renderXlsx(prepared.report);
    const force = options.force === true;
    // Said before the period is closed rather than after.
    if (!force && context.files.isFile(path) && !isSame(context.files.readBytes(path), workbook))
      refuse({ kind: 'file_differs', path });
    const signed = signedBy(context, 'close', reasonOf(options));
    (await import('../usecases/back-up.ts')).backUpFirst(context.db.path, 'close', context.now);
    const done = context.withStore('write', (store) => issueReport(store, prepared, workbook, signed));
    if (done.state === 'closed')
      return tellClosed(context, { state: 'closed', period: prepared.period, issue: done.issue });
    if (done.state === 'issued') {
      context.say(context.texts.say.writes(context.db.path));
      return handOut(context, { prepared, issue: done.issue, workbook, path, force });
    }
  }
  return refuse({ kind: 'data_busy', path: context.db.path });
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Lists what is still open; goes on with a yes, a reason, or nothing to list. @throws KpiError close_unconfirmed */
async function needConsent(context: Context, prepared: PreparedClosing, options: Options): Promise<void> {
  const { findings, period } = prepared;
  if (isClear(findings)) return;
  const { ask, texts, language } = context;
  context.say(renderFindings(period, findings, screenOf(context)));
  if (options.yes === true || reasonOf(options) !== null) return;
  if (ask === null) {
    // What a program asked for as data it gets as data, refused or not.
    if (context.json)
      context.print(JSON.stringify({ period: period.text, closed: false, findings: findingsJson(findings) }));
    const { blanks, soft, owing, endsOn } = findings;
    const counts = { blanks: blanks.length, soft: soft.length, owing: owing.length, endsOn };
    return refuse({ kind: 'close_unconfirmed', period: period.text, ...counts });
  }
  if (!(await ask.confirm(texts.closing.askClose(formatPeriod(period, language)))))
    throw new KpiError({ kind: 'interrupted' });
}

interface Issued {
  readonly prepared: PreparedClosing;
  readonly issue: Issue;
  readonly workbook: Uint8Array;
  readonly path: string;
  readonly force: boolean;
}

/** The version stands by now; a file that cannot be written does not undo it. */
function handOut(context: Context, { prepared, issue, workbook, path, force }: Issued): number {
  const outcome = (file: string | null, written: string | null): void =>
    show(
      context,
      () => closedJson(issue, { file, written, changed: true }),
      () => renderClosed(prepared.report.status, issue, file, screenOf(context)),
    );
  try {
    outcome(
      path,
      context.files.writeWhole(path, workbook, () => force),
    );
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof KpiError)) throw error;
    outcome(null, null);
    context.say(renderProblem(error.problem, context.texts, context.style));
    context.say(context.texts.closing.noWorkbook(issue.period));
    return exitCodeOf(error.problem);
  }
}

function tellClosed(context: Context, { period, issue }: ClosedAlready): number {
  show(
    context,
    () => closedJson(issue, { file: null, written: null, changed: false }),
    () => renderAlreadyClosed(period, issue, screenOf(context)),
  );
  return EXIT.done;
}

function list(context: Context, typed: string | undefined): number {
  const issues = context.withStore('read', (store) => issuesOf(store, context.today, typed));
  show(
    context,
    () => issuesJson(issues),
    () => renderIssues(issues, screenOf(context)),
  );
  return EXIT.done;
}
