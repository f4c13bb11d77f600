/** Rows of a file -> figures: looked up, read and held to the limits, with every fault in its place (DESIGN 3.9, 3.10). */
import { parseDay, type Day } from './day.ts';
import { proofsIn, type Mark } from './decimal-proof.ts';
import type { PlacedNote } from './file-note.ts';
import type { TableColumn } from './file-problem.ts';
import { about, Fault, holdPlain, holdPresent } from './incoming-fault.ts';
import { figureOf, type FigureScope } from './incoming-figure.ts';
import { lookupOf, type OldFontReadings } from './incoming-names.ts';
import {
  noted,
  placed,
  placeIn,
  type Incoming,
  type IncomingCell,
  type IncomingRow,
  type PlacedProblem,
} from './incoming.ts';
import { tidy } from './names.ts';
import type { DecimalMark } from './number-text.ts';
import { sameFigure, type Figure } from './observation.ts';
import {
  isQuarter,
  makeQuarter,
  needQuarter,
  parsePeriod,
  type NamedQuarters,
  type Quarter,
} from './period.ts';
import { Places } from './places.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';
import { refuse } from './problem.ts';
import type { View } from './status.ts';

export interface IncomingFigure {
  readonly row: number;
  /** Where the figure stood. */
  readonly cell: string;
  /** As it was written. */
  readonly text: string;
  readonly indicator: IndicatorAt;
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  readonly figure: Figure;
  readonly note: string | null;
  readonly source: string | null;
}

/** A place that a file leaves blank, and why. */
export interface IncomingBlank {
  readonly row: number;
  /** Where the reason stood. */
  readonly cell: string;
  readonly indicator: IndicatorAt;
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  readonly reason: string;
}

export interface ReadFigures {
  readonly figures: readonly IncomingFigure[];
  readonly blanks: readonly IncomingBlank[];
  readonly notes: readonly PlacedNote[];
  readonly faults: readonly PlacedProblem[];
}

export interface Reading {
  readonly view: View;
  readonly named: NamedQuarters;
  /** The quarter of rows that name none; rows that name another are refused when it was asked for. */
  readonly quarter: { readonly quarter: Quarter; readonly asked: boolean };
  /** The decimal mark that was declared. */
  readonly decimal: DecimalMark;
  /** What a text may have been before an old font turned it into other letters. */
  readonly oldFont: OldFontReadings;
}

/** Reads all rows of a file. Never throws for what stands in it. */
export function readFigures(incoming: Incoming, reading: Reading): ReadFigures {
  const proofs = proofsIn(figureTexts(incoming.rows));
  if (reading.decimal === undefined && proofs.comma !== undefined && proofs.dot !== undefined) {
    const problem = { kind: 'marks_conflict' as const, comma: proofs.comma, dot: proofs.dot };
    const fault = { problem, row: proofs.dot.row, cell: null, text: proofs.dot.text };
    return { figures: [], blanks: [], notes: incoming.notes, faults: [...incoming.faults, fault] };
  }
  const proof = proofs.comma ?? proofs.dot;
  const proved: Mark | undefined = proof === undefined ? undefined : proof === proofs.comma ? 'comma' : 'dot';
  const notes: PlacedNote[] = [...incoming.notes];
  const faults: PlacedProblem[] = [...incoming.faults];
  const figures: IncomingFigure[] = [];
  const scope: Scope = {
    sheet: incoming.sheet,
    reading,
    lookup: lookupOf(reading.view, reading.oldFont),
    quarters: new Map(),
    places: new Places(),
    mark: { declared: reading.decimal, proved, proof: proof?.text ?? '' },
    note: (placedNote) => notes.push(placedNote),
  };
  for (const row of incoming.rows) {
    try {
      take(readRow(row, scope), figures, scope, faults);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(placed(error.problem, incoming.sheet, row.row, error.cell));
    }
  }
  const blanks = incoming.blanks.flatMap((row) => readBlank(row, scope));
  return { figures, blanks, notes: byRow(notes), faults: byRow(faults) };
}

/** A note beside no figure was never a fault: where it cannot be a reason, it is told as something beside the table. */
function readBlank(row: IncomingRow, scope: Scope): IncomingBlank[] {
  const { note } = row.cells;
  if (note === undefined) return [];
  const cell = placeIn(scope.sheet, row.row, note.column);
  const heard: PlacedNote[] = [];
  try {
    const place = placeOf(row, { ...scope, note: (placedNote) => heard.push(placedNote) });
    const reason = words(note, 'note');
    if (reason === null) return [];
    for (const each of heard) scope.note(each);
    return [{ row: row.row, cell, ...place, reason }];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    scope.note(noted({ kind: 'outside_table', text: tidy(note.text) }, row.row, cell));
    return [];
  }
}

/** As the file runs; what is about the whole of it stands first. */
const byRow = <T extends { readonly row: number | null }>(things: readonly T[]): T[] =>
  things.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));

const sidesOf = (text: string): readonly string[] => (text.includes('/') ? text.split('/') : [text]);

function* figureTexts(rows: readonly IncomingRow[]): Generator<{ row: number; text: string }> {
  for (const { row, cells } of rows) {
    for (const cell of [cells.value, cells.numerator, cells.denominator])
      if (cell?.kind === 'text') for (const text of sidesOf(cell.text)) yield { row, text };
  }
}

interface Scope extends FigureScope {
  readonly reading: Reading;
  readonly quarters: Map<string, Quarter>;
  /** The first figure in each place. */
  readonly places: Places<IncomingFigure>;
}

function take(
  figure: IncomingFigure,
  figures: IncomingFigure[],
  { note, places }: Scope,
  faults: PlacedProblem[],
): void {
  const { indicator, unit, quarter } = figure;
  const first = places.at(indicator.code, unit.code, quarter);
  if (first === undefined) {
    places.put(indicator.code, unit.code, quarter, figure);
    figures.push(figure);
    return;
  }
  if (sameFigure(first.figure, figure.figure)) {
    note(noted({ kind: 'same_twice', first: first.row }, figure.row, figure.cell));
    return;
  }
  const problem = {
    kind: 'figure_twice' as const,
    first: { row: first.row, text: first.text },
    second: { row: figure.row, text: figure.text },
  };
  faults.push({ problem, row: figure.row, cell: figure.cell, text: figure.text });
}

/** @throws Fault */
function placeOf(row: IncomingRow, scope: Scope): Pick<IncomingFigure, 'indicator' | 'unit' | 'quarter'> {
  const { cells } = row;
  const quarter = quarterOf(cells, scope);
  const unit = thing('unit', quarter, row, scope);
  const indicator = thing('indicator', quarter, row, scope);
  about(cells.unit ?? cells.unitName, () => scope.lookup.hold(indicator, unit, quarter));
  return { indicator, unit, quarter };
}

function readRow(row: IncomingRow, scope: Scope): IncomingFigure {
  const { cells } = row;
  const { indicator, unit, quarter } = placeOf(row, scope);
  const { figure, cell, text } = figureOf(row, { indicator, unit }, scope);
  return {
    row: row.row,
    cell: placeIn(scope.sheet, row.row, cell.column),
    text,
    indicator,
    unit,
    quarter,
    figure,
    note: words(cells.note, 'note'),
    source: words(cells.source, 'source'),
  };
}

/** Words that go with a figure; a number is as good as any. */
function words(cell: IncomingCell | undefined, column: TableColumn): string | null {
  if (cell === undefined) return null;
  holdPresent(cell, column);
  return cell.text.normalize('NFC').trim() || null;
}

function thing(what: 'unit', quarter: Quarter, row: IncomingRow, scope: Scope): UnitAt;
function thing(what: 'indicator', quarter: Quarter, row: IncomingRow, scope: Scope): IndicatorAt;
function thing(
  what: 'unit' | 'indicator',
  quarter: Quarter,
  { row, cells }: IncomingRow,
  { lookup, note, sheet }: Scope,
): UnitAt | IndicatorAt {
  const find = (column: TableColumn): UnitAt | IndicatorAt | undefined => {
    const cell = cells[column];
    if (cell === undefined) return undefined;
    holdPlain(cell, column);
    const result = about(cell, () => lookup.find(what, codeText(cell), quarter));
    if (result.note !== null) note(noted(result.note, row, placeIn(sheet, row, cell.column)));
    return result.item;
  };
  const byCode = find(what);
  const byName = find(`${what}Name`);
  if (byCode !== undefined && byName !== undefined && byCode.code !== byName.code) {
    const [first, second] = [cells[what]?.text ?? '', cells[`${what}Name`]?.text ?? ''];
    throw new Fault({ kind: 'columns_disagree', first, second }, cells[`${what}Name`]);
  }
  const item = byCode ?? byName;
  if (item === undefined) throw new Fault({ kind: 'row_lacks', column: what }, undefined);
  return item;
}

/** A code such as 007 that Excel keeps as the number 7 with a format of zeros is what people see. */
function codeText({ kind, text, facts }: IncomingCell): string {
  const zeros = kind === 'number' ? /^0+$/u.exec(facts?.format ?? '')?.[0].length : undefined;
  return tidy(zeros === undefined ? text : text.padStart(zeros, '0'));
}

function quarterOf(cells: IncomingRow['cells'], scope: Scope): Quarter {
  const { year, quarter, period } = cells;
  const cell = period ?? quarter ?? year;
  if (cell === undefined) return scope.reading.quarter.quarter;
  const key = `${keyOf(period)}|${keyOf(quarter)}|${keyOf(year)}`;
  const known = scope.quarters.get(key);
  if (known !== undefined) return known;
  const found = about(cell, () =>
    period === undefined ? yearAndQuarter(year, quarter, scope) : onePeriod(period, scope),
  );
  const { quarter: wanted, asked } = scope.reading.quarter;
  if (asked && found !== wanted) {
    throw new Fault({ kind: 'columns_disagree', first: `--period ${wanted}`, second: cell.text }, cell);
  }
  scope.quarters.set(key, found);
  return found;
}

const keyOf = (cell: IncomingCell | undefined): string =>
  cell === undefined ? '' : `${cell.kind} ${cell.text}`;

function yearAndQuarter(
  year: IncomingCell | undefined,
  quarter: IncomingCell | undefined,
  { reading: { named } }: Scope,
): Quarter {
  if (year === undefined || quarter === undefined)
    return refuse({ kind: 'row_lacks', column: year === undefined ? 'year' : 'quarter' });
  holdPlain(year, 'year');
  holdPlain(quarter, 'quarter');
  const [inYear, number] = [tidy(year.text), tidy(quarter.text)];
  if (/^\d{4}$/u.test(inYear) && /^[1-4]$/u.test(number)) {
    const made = makeQuarter(Number(inYear), Number(number));
    if (isQuarter(made) && inYear.startsWith('20')) return made;
  }
  return needQuarter(parsePeriod(`${number}/${inYear}`, named));
}

/** A quarter in words, or a day in it (as when Excel has made a date of it). */
function onePeriod(cell: IncomingCell, { reading: { named }, lookup }: Scope): Quarter {
  holdPresent(cell, 'period');
  if (cell.kind === 'boolean')
    return refuse({ kind: 'cell_type', found: 'boolean', text: cell.text, column: 'period' });
  const day = dayIn(cell);
  return day === null ? needQuarter(parsePeriod(tidy(cell.text), named)) : lookup.quarterOf(day);
}

function dayIn({ kind, text }: IncomingCell): Day | null {
  if (kind === 'date') return parseDay(text.slice(0, 10));
  return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$|^\d{4}-\d{2}-\d{2}$/u.test(tidy(text))
    ? parseDay(tidy(text))
    : null;
}
