/**
 * Where each figure stands on the sheet of figures by unit. The annex's formulas point there, so the places are decided
 * before any sheet is written.
 */
import type { DetailLine, Report, ReportEntry } from '../../domain/report.ts';
import type { Formula } from './number-cell.ts';
import { cellNumberOfText } from '../../domain/exact.ts';
import { makeQuarter, yearOf, type Period } from '../../domain/period.ts';
import type { IndicatorAt } from '../../domain/plan.ts';
import { SHEETS } from './words.ts';

/** The columns that formulas name. */
export const NUMERATOR = 'E';
export const DENOMINATOR = 'F';
export const RESULT = 'G';

export const HEADER_ROW = 5;

export interface PlacedLine {
  readonly row: number;
  readonly line: DetailLine;
}

export interface PlacedEntry {
  readonly entry: ReportEntry;
  /** The row that names the indicator. */
  readonly heading: number;
  /** Those that the total rests on come first and without a gap. */
  readonly lines: readonly PlacedLine[];
  /** The row of the total; null where one line says it all, or where there is none. */
  readonly total: number | null;
}

export interface DetailLayout {
  readonly placed: readonly PlacedEntry[];
  readonly lastRow: number;
}

export function layOut({ entries }: Report): DetailLayout {
  let row = HEADER_ROW;
  const next = (): number => ++row;
  const placed = entries.map((entry): PlacedEntry => {
    const heading = next();
    const counted = entry.details.filter((line) => line.counted);
    const others = entry.details.filter((line) => !line.counted);
    const lines = [...counted, ...others].map((line): PlacedLine => ({ row: next(), line }));
    return { entry, heading, lines, total: hasTotal(entry) ? next() : null };
  });
  return { placed, lastRow: row };
}

const hasTotal = ({ row, details }: ReportEntry): boolean => details.length > 1 && row.result !== null;

/** Which of the two results of a row a formula is for. */
export type Stretch = 'toDate' | 'inPeriod';

interface Numbers {
  readonly numerator: number;
  readonly denominator: number;
}

const pairOf = ({ observation }: DetailLine): Numbers | null =>
  observation?.figure.kind === 'ratio'
    ? {
        numerator: cellNumberOfText(observation.figure.numerator),
        denominator: cellNumberOfText(observation.figure.denominator),
      }
    : null;

const valueOf = ({ observation }: DetailLine): number =>
  observation?.figure.kind === 'value' ? cellNumberOfText(observation.figure.value) : 0;

/** `100*`: one division at the end, so that the quotient of whole counts is as near as binary numbers come. */
export const factorOf = (measure: string): number => (measure === '%' ? 100 : measure === '‰' ? 1000 : 1);
export const scaled = (measure: string, quotient: string): string =>
  factorOf(measure) === 1 ? quotient : `${factorOf(measure)}*${quotient}`;

/** A pair's own result, from the two cells beside it. */
export function lineFormula({ row, line }: PlacedLine, { measure }: IndicatorAt): Formula | null {
  const pair = line.noCases ? null : pairOf(line);
  return pair === null
    ? null
    : {
        text: scaled(measure, `${NUMERATOR}${row}/${DENOMINATOR}${row}`),
        comesTo: (factorOf(measure) * pair.numerator) / pair.denominator,
      };
}

/** The sum of a column of the lines that count. */
export function columnSum(
  { lines }: PlacedEntry,
  column: typeof NUMERATOR | typeof DENOMINATOR,
): Formula | null {
  const used = lines.filter(({ line }) => line.counted && pairOf(line) !== null);
  const part = (line: DetailLine): number =>
    pairOf(line)?.[column === NUMERATOR ? 'numerator' : 'denominator'] ?? 0;
  return used.length === 0
    ? null
    : { text: rounded(range(column, used)), comesTo: decimal(sumOf(used, part)) };
}

/**
 * A row's result from the cells of its lines: the ratio of the sums, the sum, or the one figure itself. Null where
 * it does not rest on these lines alone, such as the growth of figures that are recorded as totals.
 * @param sheet whether the formula stands on another sheet
 */
export function resultFormula(
  { entry, lines }: PlacedEntry,
  stretch: Stretch,
  period: Period,
  sheet: 'same' | 'other',
): Formula | null {
  const { indicator } = entry.row;
  if (stretch === 'inPeriod' && indicator.overQuarters === 'cumulative' && !fromYearStart(period))
    return null;
  const onlyPeriod = stretch === 'inPeriod' && indicator.overQuarters === 'sum';
  const used = lines
    .filter(({ line }) => line.counted && line.result !== null)
    .filter(({ line }) => !onlyPeriod || period.quarters.includes(line.quarter));
  const [only, ...others] = used;
  if (only === undefined) return null;
  const prefix = sheet === 'other' ? `'${SHEETS.details}'!` : '';
  if (others.length === 0) return oneLine(only, indicator, prefix);
  const of = (column: string): string => prefix + range(column, used);
  if (indicator.kind !== 'ratio')
    return { text: rounded(of(RESULT)), comesTo: decimal(sumOf(used, valueOf)) };
  const [numerator, denominator] = [
    sumOf(used, (line) => pairOf(line)?.numerator ?? 0),
    sumOf(used, (line) => pairOf(line)?.denominator ?? 0),
  ];
  return {
    text: scaled(indicator.measure, `SUM(${of(NUMERATOR)})/SUM(${of(DENOMINATOR)})`),
    comesTo: (factorOf(indicator.measure) * numerator) / denominator,
  };
}

const oneLine = (placed: PlacedLine, indicator: IndicatorAt, prefix: string): Formula => ({
  text: `${prefix}${RESULT}${placed.row}`,
  comesTo: lineFormula(placed, indicator)?.comesTo ?? valueOf(placed.line),
});

const fromYearStart = ({ quarters, last }: Period): boolean => quarters[0] === makeQuarter(yearOf(last), 1);

/** Lines without a case may lie in between; their cells are blank or 0. */
const range = (column: string, lines: readonly PlacedLine[]): string =>
  `${column}${lines[0]?.row}:${column}${lines.at(-1)?.row}`;

const sumOf = (lines: readonly PlacedLine[], part: (line: DetailLine) => number): number =>
  lines.reduce((total, { line }) => total + part(line), 0);

/** Figures have at most six decimals; binary sums of tenths have more (60.599999999999994). */
const rounded = (cells: string): string => `ROUND(SUM(${cells}),6)`;
export const decimal = (number: number): number => Number(number.toFixed(6));
