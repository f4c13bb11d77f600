/** Whether a file is what was issued: on the screen and as data. */
import { officeDay } from '../domain/day.ts';
import { canonicalDecimal, digits, exact, isDecimalText, roundHalfAway } from '../domain/exact.ts';
import { periodNamed, type Issue } from '../domain/issued.ts';
import type { BookDifference, CellValue } from '../domain/workbook-differences.ts';
import { dayWords, formatDay, formatDigits, formatPeriod, visible } from '../messages/format.ts';
import { momentText } from './explain.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';

/** A version, and the one that took its place. */
export interface FoundVersion {
  readonly issue: Issue;
  readonly replacement: Issue | null;
}

export interface Verification extends FoundVersion {
  /** As it was named; null: only a code was asked for. */
  readonly file: string | null;
  readonly foundBy: 'sha256' | 'code' | 'likeness';
  /** Null: the very bytes that were issued, or no file at all. */
  readonly comparison: {
    readonly differences: readonly BookDifference[];
    readonly uncomputed: number;
  } | null;
}

/** What one screen holds. */
const MOST = 50;

export function renderVerification(verification: Verification, screen: Screen): string {
  const { issue, comparison, foundBy } = verification;
  const { texts, style, columns, language } = screen;
  const { compare } = texts;
  const of = formatPeriod(periodNamed(issue.period), language);
  const differences = comparison?.differences ?? [];
  const verdict =
    comparison === null
      ? verification.file === null
        ? compare.codeIs(issue.checkCode, of, issue.version)
        : compare.intact(of, issue.version)
      : differences.length === 0
        ? compare.resaved(of, issue.version)
        : compare.edited(of, issue.version, differences.length);
  const lines = [
    style.bold(verdict),
    compare.closedBy(visible(issue.by), momentText(issue.at), issue.checkCode),
    standingLine(verification, screen),
    ...(comparison === null ? [] : [foundBy === 'likeness' ? compare.byLikeness : compare.byCode]),
    ...(comparison === null || comparison.uncomputed === 0
      ? []
      : [compare.uncomputed(comparison.uncomputed)]),
  ];
  const cells = differences
    .slice(0, MOST)
    .map((difference) => `  ${wrap(differenceText(difference, screen), columns - 2, '    ')}`);
  const rest = differences.length > MOST ? [`  ${compare.more(differences.length - MOST)}`] : [];
  return [
    ...lines.map((line) => wrap(line, columns, '  ')),
    ...(cells.length === 0 ? [] : ['', ...cells, ...rest]),
  ].join('\n');
}

function standingLine(
  { issue: { reopening }, replacement }: FoundVersion,
  { texts: { compare } }: Screen,
): string {
  const day = (at: string): string => formatDay(officeDay(new Date(at)));
  if (replacement !== null) return compare.replaced(replacement.version, day(replacement.at));
  return reopening === null
    ? compare.inForce
    : compare.laidOpen(day(reopening.at), visible(reopening.reason));
}

function differenceText(difference: BookDifference, screen: Screen): string {
  const { compare } = screen.texts;
  const cell = visible(difference.cell);
  switch (difference.kind) {
    case 'value': {
      const [old, now] = valueWords(difference.old, difference.new, screen);
      return compare.difference.value(cell, old, now);
    }
    case 'formula': {
      const [old, now] = aroundChange(difference.old ?? '', difference.new ?? '');
      return compare.difference.formula(cell, orBlank(old, screen), orBlank(now, screen));
    }
    case 'format':
    case 'merged':
      return compare.difference[difference.kind](
        cell,
        orBlank(difference.old ?? '', screen),
        orBlank(difference.new ?? '', screen),
      );
    case 'sheet_renamed':
      return compare.difference.sheet_renamed(difference.cell, difference.old, difference.new);
    case 'sheet_added':
    case 'sheet_removed':
    case 'sheet_hidden':
    case 'sheet_shown':
    case 'row_hidden':
    case 'row_shown':
    case 'column_hidden':
    case 'column_shown':
      // The words themselves make it fit to be seen, in quotes where it is a sheet's name.
      return compare.difference[difference.kind](difference.cell);
  }
}

const orBlank = (text: string, { texts }: Screen): string =>
  text === '' ? texts.compare.blankCell : visible(text);

function valueWords(old: CellValue, now: CellValue, screen: Screen): readonly [string, string] {
  const { language } = screen;
  if (old.kind === 'text' && now.kind === 'text') {
    const [was, is] = aroundChange(old.text, now.text);
    return [orBlank(was, screen), orBlank(is, screen)];
  }
  const words = ({ kind, text }: CellValue): string =>
    kind === 'number'
      ? formatDigits(text, language)
      : kind === 'date'
        ? dayWords(text)
        : orBlank(shortText(text), screen);
  // With the decimals that the cell shows, where they tell the two apart.
  const [was, is] = [shownDigits(old), shownDigits(now)];
  if (was !== null && is !== null && was !== is)
    return [formatDigits(was, language), formatDigits(is, language)];
  return [words(old), words(now)];
}

function shownDigits({ kind, text, decimals }: CellValue): string | null {
  if (kind !== 'number' || decimals === null) return null;
  const most = text.split('.')[1]?.length ?? 0;
  const places = Math.min(decimals, most);
  const canonical = isDecimalText(text) ? text : canonicalDecimal(text);
  return digits(roundHalfAway(exact(canonical), places), places);
}

const LONGEST = 60;
const BEFORE = 20;

const shortText = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} …`);

/** Of two long texts the part where they begin to differ. */
function aroundChange(old: string, now: string): readonly [string, string] {
  let at = 0;
  while (at < old.length && old[at] === now[at]) at++;
  const start = at <= BEFORE || Math.max(old.length, now.length) <= LONGEST ? 0 : at - BEFORE;
  const part = (text: string): string => `${start > 0 ? '… ' : ''}${shortText(text.slice(start))}`;
  return [part(old), part(now)];
}

export function verificationJson(verification: Verification): Record<string, unknown> {
  const { file, foundBy, comparison, issue, replacement } = verification;
  const differences = comparison?.differences ?? [];
  return {
    file,
    issued: true,
    identical: comparison === null,
    cellsEqual: differences.length === 0,
    period: issue.period,
    version: issue.version,
    checkCode: issue.checkCode,
    closedBy: issue.by,
    closedAt: issue.at,
    inForce: issue.reopening === null,
    replacedBy: replacement?.version ?? null,
    reopening: issue.reopening,
    foundBy,
    uncomputed: comparison?.uncomputed ?? 0,
    differences: differences.map(differenceJson),
  };
}

function differenceJson(difference: BookDifference): Record<string, unknown> {
  const { kind, cell } = difference;
  if (difference.kind !== 'value')
    return {
      kind,
      cell,
      old: 'old' in difference ? difference.old : null,
      new: 'new' in difference ? difference.new : null,
    };
  const { old, new: now } = difference;
  const text = (value: CellValue): string | null => (value.kind === 'blank' ? null : value.text);
  return { kind, cell, old: text(old), new: text(now), oldType: old.kind, newType: now.kind };
}
