/** What `verify` does; loaded only when it is called. */
import { basename } from 'node:path';
import type { Context } from '../context.ts';
import { checkCodeKey, checkCodesIn } from '../domain/check-code.ts';
import type { Likeness } from '../domain/compare-problem.ts';
import type { Issue } from '../domain/issued.ts';
import { refuse } from '../domain/problem.ts';
import { compareBooks, likeness } from '../domain/workbook-differences.ts';
import { LIMITS, type ForeignFile, type ForeignSheet } from '../input/foreign-file.ts';
import { isForm } from '../input/form.ts';
import { readForeign } from '../input/read-file.ts';
import { json } from '../render/json.ts';
import {
  renderVerification,
  verificationJson,
  type FoundVersion,
  type Verification,
} from '../render/verification.ts';
import { DRAFT_MARK, EXTRACT_MARK } from '../render/xlsx/annex-mark.ts';
import { issuedVersions, workbooksOf, type IssuedVersions } from '../usecases/issued-versions.ts';
import { EXIT } from './command.ts';
import { GENERATOR } from './report.ts';
import { screenOf, show } from './support.ts';

/** @returns the exit code */
export function verifyCode(context: Context, text: string): number {
  const { issues } = context.withStore('read', issuedVersions);
  const key = checkCodeKey(text);
  const found = issues.find(({ checkCode }) => key !== null && checkCodeKey(checkCode) === key);
  if (found === undefined) return refuse({ kind: 'check_code_unknown', text });
  return tell(context, { ...withReplacement(found, issues), file: null, foundBy: 'code', comparison: null });
}

/** @returns the exit code */
export async function verifyFile(context: Context, word: string): Promise<number> {
  const { files } = context;
  const path = files.findPath(context.at(word));
  const name = basename(path).normalize('NFC');
  if (files.sizeOf(path) > LIMITS.file)
    refuse({ kind: 'file_too_big', file: name, what: 'file', limit: LIMITS.file });
  const bytes = files.readBytes(path);
  const sha256 = files.sha256(bytes);
  const issued = context.withStore('read', issuedVersions);
  const { issues } = issued;
  const same = issues.find(({ workbook }) => workbook === sha256);
  if (same !== undefined)
    return tell(context, {
      ...withReplacement(same, issues),
      file: word,
      foundBy: 'sha256',
      comparison: null,
    });

  const book = await readForeign(bytes, name);
  const origin = isForm(book) || book.kind === 'csv' ? null : await originOf(context, book, issued);
  if (origin === null || typeof origin === 'string') return tellForeign(context, word, book, origin);
  const { issue, foundBy, sheets } = origin;
  const comparison = compareBooks(sheets, book.sheets);
  return tell(context, { ...withReplacement(issue, issues), file: word, foundBy, comparison });
}

function tell(context: Context, verification: Verification): number {
  show(
    context,
    () => verificationJson(verification),
    () => renderVerification(verification, screenOf(context)),
  );
  const edited = (verification.comparison?.differences.length ?? 0) > 0;
  return edited ? EXIT.incomplete : EXIT.done;
}

function withReplacement(issue: Issue, issues: readonly Issue[]): FoundVersion {
  const later = issues.filter(({ period, version }) => period === issue.period && version > issue.version);
  return { issue, replacement: later.at(-1) ?? null };
}

interface Origin {
  readonly issue: Issue;
  readonly foundBy: 'code' | 'likeness';
  /** Of the workbook that was issued. */
  readonly sheets: readonly ForeignSheet[];
}

/** A file that has less in common with a version was made from another. */
const ENOUGH = 0.5;

/** By the check code that it carries, else by what it holds. @returns what else it is, where it is none */
async function originOf(
  context: Context,
  book: ForeignFile,
  { plan, issues }: IssuedVersions,
): Promise<Origin | Likeness> {
  const texts = book.sheets.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap(({ kind, text }) => (kind === 'text' ? [text] : []))),
  );
  if (texts.some((text) => text.startsWith(EXTRACT_MARK))) return 'excerpt';
  const codes = new Set(texts.flatMap(checkCodesIn));
  const named = issues.filter(({ checkCode }) => codes.has(checkCodeKey(checkCode) ?? ''));
  if (named.length > 0) return nearest(context, book, named, 'code');

  const own = ownReport(book);
  if (own !== null && own.plan !== plan) return 'other_plan';
  if (texts.some((text) => text.startsWith(DRAFT_MARK))) return 'draft';
  const candidates = issues.filter(({ period }) => own === null || period === own.period);
  const origin = candidates.length === 0 ? null : await nearest(context, book, candidates, 'likeness');
  if (origin !== null && likeness(origin.sheets, book.sheets) >= ENOUGH) return origin;
  return own === null ? 'workbook' : 'draft';
}

async function nearest(
  context: Context,
  book: ForeignFile,
  issues: readonly Issue[],
  foundBy: Origin['foundBy'],
): Promise<Origin> {
  let best: { readonly origin: Origin; readonly share: number } | undefined;
  const sent = context.withStore('read', (store) => workbooksOf(store, issues));
  for (const { issue, workbook } of sent) {
    const { sheets } = await readForeign(workbook, `${issue.period} ${issue.version}`);
    const share = likeness(sheets, book.sheets);
    if (best === undefined || share >= best.share) best = { origin: { issue, foundBy, sheets }, share };
  }
  if (best === undefined) throw new Error('no version to compare with');
  return best.origin;
}

/** Plan and period that a report of ours names among its properties, whoever saved it last. */
function ownReport({ properties }: ForeignFile): { readonly plan: string; readonly period: string } | null {
  const [generator, plan, period] = (properties.keywords ?? '').split(' ');
  if (generator !== GENERATOR || plan === undefined || period === undefined) return null;
  return { plan, period };
}

function tellForeign(context: Context, file: string, book: ForeignFile, origin: Likeness | null): number {
  const looks = origin ?? (book.kind === 'csv' ? 'csv' : 'form');
  const period = looks === 'draft' ? (ownReport(book)?.period ?? null) : null;
  if (context.json) {
    // As data too: whoever asks for JSON gets it.
    context.print(
      json({ file, issued: false, identical: false, cellsEqual: false, looksLike: looks, period }),
    );
    return EXIT.absent;
  }
  return refuse({ kind: 'file_not_issued', file: basename(file), looks, period });
}
