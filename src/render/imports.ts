/** What files that came in would do, or did: as a person reads it, and as JSON. */
import type { PlacedNote } from '../domain/file-note.ts';
import type { ImportPlan, PlannedFigure } from '../domain/import-plan.ts';
import type { Incoming, PlacedProblem } from '../domain/incoming.ts';
import { PROBLEM_CODES } from '../domain/problem.ts';
import { formatDay, formatDigits, formatQuarter, visible } from '../messages/format.ts';
import type { Texts } from '../messages/index.ts';
import { figureText } from './figures.ts';
import { figureJson } from './json.ts';
import { saidOf } from './problem.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';

/** One file of the command line. */
export interface FileOutcome {
  /** As it was named. */
  readonly file: string;
  /** Null when the file could not be read at all. */
  readonly incoming: Incoming | null;
  readonly plan: ImportPlan;
  /** What the bytes were: encoding and delimiter of a csv file. */
  readonly made: { readonly encoding: string | null; readonly delimiter: string | null };
  /** Left out without being an error, such as a lock file in a folder. */
  readonly skippedFile: boolean;
}

export const countOf = ({ figures }: Pick<ImportPlan, 'figures'>, state: PlannedFigure['state']): number =>
  figures.filter((figure) => figure.state === state).length;

const MOST_NEW = 20;
const MOST_CHANGED = 200;
const MOST_NOTES = 50;

/** The preview of a file: always shown before anything is written. */
export function renderOutcome(outcome: FileOutcome, screen: Screen): string {
  const { texts, style, language, columns } = screen;
  const { intake } = texts;
  const { plan } = outcome;
  if (outcome.skippedFile)
    return plan.notes.map(({ note }) => wrap(texts.fileNote(note), columns, '  ')).join('\n');
  const quarters = [...new Set(plan.figures.map(({ quarter }) => quarter))].sort();
  const of = (state: PlannedFigure['state']): PlannedFigure[] =>
    plan.figures.filter((figure) => figure.state === state);
  const [fresh, changed] = [of('new'), of('changed')];
  const refused = plan.faults.length > 0;
  return [
    wrap(style.bold(visible(outcome.file)), columns, '  '),
    ...headLines(outcome, screen),
    ...(quarters.length === 0
      ? []
      : [`  ${intake.periods(quarters.map((quarter) => formatQuarter(quarter, language)).join(', '))}`]),
    `  ${intake.counts(fresh.length, changed.length, countOf(plan, 'same'), plan.skipped, plan.faults.length)}`,
    ...section(
      intake.newTitle,
      // Of a refused file it matters what is wrong with it.
      refused ? [] : fresh.map((figure) => figureLine(figure, screen)),
      MOST_NEW,
      screen,
    ),
    ...section(
      intake.changedTitle,
      changed.map((figure) => figureLine(figure, screen)),
      MOST_CHANGED,
      screen,
    ),
    ...section(
      intake.alsoTitle,
      refused ? [] : [...formLines(plan, screen), ...blankLines(plan, screen)],
      MOST_CHANGED,
      screen,
    ),
    ...section(intake.notesTitle, noteLines(plan.notes, texts), MOST_NOTES, screen),
    ...section(intake.confirmTitle, doubtsOf(plan, screen), MOST_CHANGED, screen),
    ...section(
      intake.errorsTitle,
      plan.faults.map((fault) => faultLine(fault, texts)),
      Infinity,
      screen,
    ),
    ...section(`${texts.labels.next}:`, fixesOf(plan, texts), Infinity, screen),
  ].join('\n');
}

function headLines(
  { incoming, made }: FileOutcome,
  { texts: { intake }, language, columns }: Screen,
): string[] {
  if (incoming === null) return [];
  const { delimiters } = intake;
  const delimiter = made.delimiter as keyof typeof delimiters | null;
  const facts = [
    incoming.form === null
      ? intake.kinds[incoming.kind]
      : intake.formOf(visible(incoming.form.unit), formatQuarter(incoming.form.quarter, language)),
    ...(made.encoding === null ? [] : [intake.encoding(made.encoding)]),
    ...(delimiter === null ? [] : [intake.delimiter(delimiters[delimiter])]),
    ...(incoming.sheet === '' ? [] : [intake.sheet(visible(incoming.sheet))]),
  ];
  return [wrap(`  ${facts.join(' · ')}`, columns, '  ')];
}

function section(
  title: string,
  lines: readonly string[],
  most: number,
  { texts, style, columns }: Screen,
): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > most ? [texts.intake.more(lines.length - most)] : [];
  return [
    `  ${style.bold(title)}`,
    ...[...lines.slice(0, most), ...more].map((line) =>
      wrap(`    ${line.replaceAll('\n', '\n    ')}`, columns, '      '),
    ),
  ];
}

function figureLine(
  { indicator, unit, quarter, before, figure, note }: PlannedFigure,
  screen: Screen,
): string {
  const { texts, language } = screen;
  const shown = figureText(figure, indicator, screen);
  const old = before === null ? null : figureText(before.figure, indicator, screen);
  const change = old === null ? shown : texts.intake.change(old, shown);
  const noted =
    before !== null && note !== null && note !== before.note
      ? ` (${texts.words.head.note}: ${visible(note)})`
      : '';
  return texts.intake.figure(indicator.code, unit.code, formatQuarter(quarter, language), change + noted);
}

function formLines({ form }: ImportPlan, { texts: { intake } }: Screen): string[] {
  if (form === null) return [];
  const { submission, remarks, tasks } = form;
  return [
    ...(submission === null ? [] : [intake.submission(submission.unit, formatDay(submission.on))]),
    ...remarks.map(({ fresh }) => `${intake.remarkNew[fresh.kind]}: ${visible(fresh.text)}`),
    ...tasks.map(({ fresh }) =>
      intake.taskState(
        fresh.task,
        fresh.state === null ? '—' : intake.taskStates[fresh.state],
        visible(fresh.result ?? ''),
      ),
    ),
  ];
}

const blankLines = ({ blanks }: ImportPlan, { texts: { blank }, language }: Screen): string[] =>
  blanks.map(({ fresh: { indicator, unit, quarter, reason } }) =>
    blank.brought(indicator, unit, formatQuarter(quarter, language), reason),
  );

function placeWords(row: number | null, cell: string | null, { intake }: Texts): string {
  if (row === null) return cell === null ? '' : visible(cell);
  return cell === null ? intake.row(row) : intake.place(row, visible(cell));
}

const begun = (place: string, words: string): string => (place === '' ? words : `${place}: ${words}`);

export const noteLine = ({ note, row, cell }: PlacedNote, texts: Texts): string =>
  begun(placeWords(row, cell, texts), texts.fileNote(note));

/** Rows left blank are told in one line, each other note in its own. */
function noteLines(notes: readonly PlacedNote[], texts: Texts): string[] {
  const isBlankRow = ({ note, row }: PlacedNote): boolean => note.kind === 'value_blank' && row !== null;
  const blank = notes.filter(isBlankRow);
  if (blank.length < 2) return notes.map((note) => noteLine(note, texts));
  const rows = spans(blank.flatMap(({ row }) => row ?? []));
  const together = begun(texts.intake.rows(rows), texts.intake.blankRows);
  return notes.flatMap((note) => {
    if (!isBlankRow(note)) return [noteLine(note, texts)];
    return note === blank[0] ? [together] : [];
  });
}

/** `[3, 4, 5, 8]` -> `3–5, 8` */
function spans(rows: readonly number[]): string {
  const found: { readonly first: number; last: number }[] = [];
  for (const row of rows) {
    const open = found.at(-1);
    if (open !== undefined && row === open.last + 1) open.last = row;
    else found.push({ first: row, last: row });
  }
  return found.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

function faultLine({ problem, row, cell, text }: PlacedProblem, texts: Texts): string {
  const { what } = saidOf(problem, texts);
  const place = placeWords(row, cell, texts);
  const found = text === null || text === '' || what.includes(visible(text)) ? '' : ` “${visible(text)}”`;
  // Some sentences name their line themselves.
  const told = cell === null && row !== null && what.includes(texts.intake.row(row));
  return `${told ? what : begun(place + found, what)} [${PROBLEM_CODES[problem.kind].code}]`;
}

/** What to do about the faults, each remedy once with the codes that it is for. */
function fixesOf({ faults }: ImportPlan, texts: Texts): string[] {
  const codes = new Map<string, Set<string>>();
  for (const { problem } of faults) {
    const { next } = saidOf(problem, texts);
    codes.set(next, (codes.get(next) ?? new Set()).add(PROBLEM_CODES[problem.kind].code));
  }
  return [...codes].map(([next, of]) => `${[...of].join(', ')}: ${next}`);
}

/** A doubt about two figures is told once, and not again where it is listed among the errors. */
function doubtsOf({ figures, faults }: ImportPlan, screen: Screen): string[] {
  const refused = faults.filter(
    ({ problem: { kind } }) => kind === 'soft_unconfirmed' || kind === 'reason_needed',
  );
  const told = new Set<string>();
  return figures
    .filter(({ row, cell }) => !refused.some((fault) => fault.row === row && fault.cell === cell))
    .flatMap((figure) => doubtLines(figure, screen))
    .filter(({ words }) => !told.has(words) && told.add(words))
    .map(({ place, words }) => begun(place, words));
}

/** What needs a yes or a reason, beside that a figure is replaced. */
function doubtLines(
  { row, cell, findings, falls }: PlannedFigure,
  { texts, language }: Screen,
): { readonly place: string; readonly words: string }[] {
  const words = [
    ...(falls === null
      ? []
      : [texts.intake.falls(formatDigits(falls.from, language), formatDigits(falls.to, language))]),
    ...findings.map((finding) => texts.softFinding(finding)),
  ];
  return words.map((line) => ({ place: placeWords(row, cell, texts), words: line }));
}

export const faultJson = (
  { problem, row, cell, text }: PlacedProblem,
  texts: Texts,
): Record<string, unknown> => {
  const { what, next } = saidOf(problem, texts);
  return { code: PROBLEM_CODES[problem.kind].code, row, cell, text, message: what, fix: next };
};

export const noteJson = ({ note, row, cell }: PlacedNote, texts: Texts): Record<string, unknown> => ({
  kind: note.kind,
  row,
  cell,
  text: 'text' in note ? note.text : null,
  message: texts.fileNote(note),
});

/** @param written whether this file's figures were written */
export function outcomeJson(
  { file, incoming, plan, skippedFile }: FileOutcome,
  written: boolean,
  texts: Texts,
): Record<string, unknown> {
  return {
    file,
    kind: incoming?.kind ?? null,
    new: countOf(plan, 'new'),
    changed: countOf(plan, 'changed'),
    same: countOf(plan, 'same'),
    skipped: plan.skipped,
    skippedFile,
    written,
    errors: plan.faults.map((fault) => faultJson(fault, texts)),
    warnings: plan.notes.map((note) => noteJson(note, texts)),
    changes: plan.figures
      .filter(({ state }) => state === 'changed')
      .map(({ row, cell, indicator, unit, quarter, before, figure }) => ({
        row,
        cell,
        period: quarter,
        unit: unit.code,
        indicator: indicator.code,
        old: before === null ? null : figureJson(before.figure, indicator.measure),
        new: figureJson(figure, indicator.measure),
      })),
    blanks: plan.blanks.map(({ fresh, before }) => ({
      period: fresh.quarter,
      unit: fresh.unit,
      indicator: fresh.indicator,
      old: before?.reason || null,
      new: fresh.reason,
    })),
  };
}
