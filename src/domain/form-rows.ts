/** Which row of a form is which indicator. What two rows or two indicators could be is asked, never guessed. */
import type { Likeness, Matcher, Part } from './form-texts.ts';
import type { FormTable, TableRow } from './form-tables.ts';
import type { IndicatorAt } from './plan.ts';

export interface PlacedRow {
  readonly row: TableRow;
  readonly indicator: IndicatorAt;
  readonly part: Part;
  /** 0 to 1; 1 where the clerk said so. */
  readonly confidence: number;
  readonly byHand: boolean;
}

export type RowQuestion =
  /** A row that could be one of several. */
  | { readonly asks: 'indicator'; readonly row: TableRow; readonly indicators: readonly IndicatorAt[] }
  /** An indicator that several rows could be. */
  | { readonly asks: 'row'; readonly indicator: IndicatorAt; readonly rows: readonly TableRow[] };

export interface RowsFound {
  readonly placed: readonly PlacedRow[];
  readonly questions: readonly RowQuestion[];
  /** With a text of their own that is no indicator's. */
  readonly unplaced: readonly TableRow[];
}

/** What the clerk decided of a row: an indicator, or null for none. */
export type RowDecisions = (row: number) => IndicatorAt | null | undefined;

/** From here on a likeness is worth telling. */
export const ENOUGH = 0.6;
/** Nearer than this to the best, a second one could be meant as well. */
const NEAR = 0.14;
/** The very words leave no room for another. */
const SAME = 0.97;
const JOINED_GAIN = 0.08;

interface Candidate {
  readonly row: TableRow;
  /** Could be meant, best first. */
  likely: readonly Likeness[];
}

/** @param isHeading whether a text is the title of a section of the plan */
export function placeRows(
  table: Pick<FormTable, 'rows'>,
  matcher: Matcher,
  decided: RowDecisions,
  isHeading: (text: string) => boolean,
): RowsFound {
  const rows = joined(table.rows, matcher, decided);
  const counted = rows.some(({ stt }) => /^\d/u.test(stt));
  const heads = (row: TableRow): boolean => isGroup(row, isHeading, counted);
  const byHand = rows.flatMap((row): PlacedRow[] => {
    const indicator = decided(row.number);
    return indicator === null || indicator === undefined
      ? []
      : [{ row, indicator, part: 'whole', confidence: 1, byHand: true }];
  });
  const open = rows.filter((row) => decided(row.number) === undefined);
  const candidates = open.map((row): Candidate => {
    return { row, likely: heads(row) ? [] : likely(matcher.like(row.text)) };
  });
  withdraw(candidates, new Set(byHand.map(({ indicator, part }) => keyOf(indicator, part))));
  settle(candidates);
  const questions = questionsOf(candidates);
  const asked = new Set(
    questions.flatMap((question) => (question.asks === 'row' ? question.rows : [question.row])),
  );
  const placed = candidates.flatMap(({ row, likely: [best] }): PlacedRow[] =>
    best === undefined || asked.has(row)
      ? []
      : [{ row, indicator: best.indicator, part: best.part, confidence: best.score, byHand: false }],
  );
  return {
    placed: [...byHand, ...placed].sort((a, b) => a.row.number - b.row.number),
    questions,
    unplaced: candidates
      .filter(({ row, likely: all }) => all.length === 0 && !asked.has(row) && !heads(row))
      .map(({ row }) => row),
  };
}

/** A row that only heads others: a title of the plan, or one with a Roman number or a capital letter and nothing else. */
const isGroup = (
  { stt, measure, bare, text }: TableRow,
  isHeading: (text: string) => boolean,
  counted: boolean,
): boolean =>
  measure === '' && bare && (isHeading(text) || (counted && /^(?:[IVX]+|[A-H])[.)]?$/u.test(stt)));

const keyOf = ({ code }: IndicatorAt, part: Part): string => `${code} ${part}`;

function likely(all: readonly Likeness[]): Likeness[] {
  const best = all[0]?.score ?? 0;
  if (best < ENOUGH) return [];
  return all.filter(({ score }) => score >= ENOUGH && (best >= SAME ? score >= SAME : score >= best - NEAR));
}

/** A name broken over two rows is one row: together they are more like an indicator than each alone. */
function joined(rows: readonly TableRow[], matcher: Matcher, decided: RowDecisions): TableRow[] {
  const result: TableRow[] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as TableRow;
    const next = rows[index + 1];
    const goesOn =
      next?.number === row.number + 1 &&
      next.stt === '' &&
      next.measure === '' &&
      next.bare &&
      decided(next.number) === undefined &&
      /^[^-+*\u2013\u2022]/u.test(next.text);
    if (goesOn) {
      const text = `${row.text} ${next.text}`;
      const score = (of: string): number => matcher.like(of)[0]?.score ?? 0;
      const together = score(text);
      if (together >= ENOUGH && together > Math.max(score(row.text), score(next.text)) + JOINED_GAIN) {
        result.push({ ...row, text });
        index++;
        continue;
      }
    }
    result.push(row);
  }
  return result;
}

/** Takes away what is spoken for. */
function withdraw(candidates: readonly Candidate[], taken: ReadonlySet<string>, except?: Candidate): boolean {
  let changed = false;
  for (const candidate of candidates) {
    if (candidate === except) continue;
    const left = candidate.likely.filter(({ indicator, part }) => !taken.has(keyOf(indicator, part)));
    if (left.length === candidate.likely.length) continue;
    candidate.likely = left;
    changed = true;
  }
  return changed;
}

/**
 * A row that can only be one indicator, and is much more like it than any other row, has it; the others do without. Goes on
 * until nothing changes.
 */
function settle(all: readonly Candidate[]): void {
  const candidates = all.filter(({ likely: some }) => some.length > 0);
  for (let changed = true; changed;) {
    changed = false;
    for (const candidate of candidates) {
      const [only, ...others] = candidate.likely;
      if (only === undefined || others.length > 0) continue;
      const rivals = candidates.filter(
        (other) => other !== candidate && other.likely.some((each) => sameFigure(each, only)),
      );
      const stronger = rivals.every((rival) => {
        const score = rival.likely.find((each) => sameFigure(each, only))?.score ?? 0;
        const exactly = only.score >= SAME && score < SAME;
        return (
          exactly || score < only.score - NEAR || (rival.likely.length > 1 && score < only.score + NEAR / 2)
        );
      });
      if (!stronger) continue;
      if (withdraw(candidates, new Set([keyOf(only.indicator, only.part)]), candidate)) changed = true;
    }
  }
}

const sameFigure = (a: Likeness, b: Likeness): boolean =>
  a.indicator.code === b.indicator.code && a.part === b.part;

function questionsOf(candidates: readonly Candidate[]): RowQuestion[] {
  const questions: RowQuestion[] = [];
  const byFigure = new Map<string, { indicator: IndicatorAt; rows: TableRow[] }>();
  for (const { row, likely: all } of candidates) {
    const [only] = all;
    if (all.length > 1)
      questions.push({ asks: 'indicator', row, indicators: all.map(({ indicator }) => indicator) });
    else if (only !== undefined) {
      const key = keyOf(only.indicator, only.part);
      const known = byFigure.get(key) ?? { indicator: only.indicator, rows: [] };
      known.rows.push(row);
      byFigure.set(key, known);
    }
  }
  for (const { indicator, rows } of byFigure.values())
    if (rows.length > 1) questions.push({ asks: 'row', indicator, rows });
  return questions.sort((a, b) => firstRow(a) - firstRow(b));
}

const firstRow = (question: RowQuestion): number =>
  question.asks === 'row' ? (question.rows[0]?.number ?? 0) : question.row.number;
