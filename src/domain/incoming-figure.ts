/** One row's figure: a value, or a numerator and a denominator, from cells of any kind (DESIGN 3.9). */
import { markProvedBy, type Mark } from './decimal-proof.ts';
import type { DecimalText } from './exact.ts';
import { formOf, isNoCasesText, parseFigure, percentOfFraction } from './figure-text.ts';
import type { PlacedNote } from './file-note.ts';
import { about, Fault, holdPlain } from './incoming-fault.ts';
import type { Lookup } from './incoming-names.ts';
import { noted, placeIn, type IncomingCell, type IncomingRow } from './incoming.ts';
import { parseNumber, trimmed, type DecimalMark } from './number-text.ts';
import { isNoCases, type Figure } from './observation.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';

/** What the figures of a file are read with. */
export interface FigureScope {
  readonly sheet: string;
  readonly lookup: Lookup;
  readonly mark: {
    readonly declared: DecimalMark;
    readonly proved: Mark | undefined;
    readonly proof: string;
  };
  readonly note: (note: PlacedNote) => void;
}

interface ReadFigure {
  readonly figure: Figure;
  readonly cell: IncomingCell;
  readonly text: string;
}
interface Place {
  readonly indicator: IndicatorAt;
  readonly unit: UnitAt;
}

/** @throws Fault */
export function figureOf(
  { row, cells, noCases, document }: IncomingRow,
  place: Place,
  scope: FigureScope,
): ReadFigure {
  const { value, numerator, denominator } = cells;
  for (const column of ['value', 'numerator', 'denominator'] as const) {
    const cell = cells[column];
    if (cell !== undefined && !(noCases === true && cell.kind === 'blank')) holdPlain(cell, column);
  }
  const any = value ?? numerator ?? denominator;
  if (any === undefined) throw new Fault({ kind: 'row_lacks', column: 'value' }, undefined);
  if (
    noCases === true ||
    (numerator !== undefined && denominator === undefined && isNoCasesText(numerator.text))
  )
    return { figure: { kind: 'no_cases' }, cell: any, text: any.text };
  if (numerator !== undefined || denominator !== undefined)
    return pairOf({ row, value, numerator, denominator }, place, scope);
  if (value === undefined) throw new Fault({ kind: 'row_lacks', column: 'value' }, undefined);
  const typed = { ...spelled(value, scope, row), document };
  const figure = about(value, () => parseFigure(typed, place));
  const maybe = percentOfFraction(figure, place.indicator, typed.text) ?? hundredOfOne(figure, value, place);
  if (maybe !== null && figure.kind === 'value') {
    const where = placeIn(scope.sheet, row, value.column);
    scope.note(noted({ kind: 'maybe_percent', read: figure.value, meant: maybe }, row, where));
  }
  return { figure, cell: value, text: value.text };
}

/** On a sheet a bare 1 may be the whole, shown without its format; typed, it is one per cent. */
function hundredOfOne(figure: Figure, cell: IncomingCell, { indicator }: Place): DecimalText | null {
  const bare = cell.kind === 'number' && cell.facts?.percent !== true;
  const one = figure.kind === 'value' && figure.value === '1' && indicator.measure === '%';
  return bare && one ? ('100' as DecimalText) : null;
}

interface Pair {
  readonly row: number;
  readonly value: IncomingCell | undefined;
  readonly numerator: IncomingCell | undefined;
  readonly denominator: IncomingCell | undefined;
}

function pairOf({ row, value, numerator, denominator }: Pair, place: Place, scope: FigureScope): ReadFigure {
  if (numerator === undefined || denominator === undefined) {
    const column = numerator === undefined ? 'numerator' : 'denominator';
    throw new Fault({ kind: 'row_lacks', column }, undefined);
  }
  const text = `${numerator.text}/${denominator.text}`;
  if (formOf(place.indicator) !== 'pair') {
    const { indicator, unit } = place;
    throw new Fault({ kind: 'figure_wrong_form', indicator, unit, text, form: formOf(indicator) }, numerator);
  }
  const side = (cell: IncomingCell): DecimalText => {
    const { text: digits, decimal } = spelled(cell, scope, row);
    return about(cell, () => parseNumber(digits, decimal));
  };
  const sides = { numerator: side(numerator), denominator: side(denominator) };
  const figure = about(numerator, () => parseFigure({ ...sides, decimal: 'dot' }, place));
  if (value !== undefined) holdResult(value, figure, place, scope, row);
  return { figure, cell: numerator, text };
}

/** A percentage beside its counts must be theirs, within what rounding does (DOMAIN 4.2). */
function holdResult(
  value: IncomingCell,
  figure: Figure,
  place: Place,
  scope: FigureScope,
  row: number,
): void {
  const pair = figure.kind === 'ratio' ? `${figure.numerator}/${figure.denominator}` : '';
  const disagrees = new Fault({ kind: 'columns_disagree', first: pair, second: value.text }, value);
  if (isNoCasesText(value.text)) {
    if (isNoCases(figure)) return;
    throw disagrees;
  }
  const { text, decimal } = spelled(value, scope, row);
  const stated = about(value, () => parseNumber(text.replace(/[%\uff05]\s*$/u, ''), decimal));
  if (!scope.lookup.agrees(stated, figure, place.indicator)) throw disagrees;
}

/** A cell's figure as a person would have typed it, and how its decimal mark is to be read. */
function spelled(
  cell: IncomingCell,
  { mark, note, sheet }: FigureScope,
  row: number,
): { readonly text: string; readonly decimal: DecimalMark } {
  if (cell.kind === 'number')
    return { text: cell.facts?.percent === true ? `${hundredfold(cell.text)}%` : cell.text, decimal: 'dot' };
  if (mark.declared !== undefined || mark.proved === undefined)
    return { text: cell.text, decimal: mark.declared };
  // Only what could be read in two ways is decided by another figure.
  const doubtful = MARK_AND_THREE.test(cell.text)
    ? cell.text
        .split('/')
        .map((side) => trimmed(side))
        .find((side) => DOUBTFUL.test(side) && markProvedBy(side) === null)
    : undefined;
  // A file that writes a decimal dot may group with commas, which people here do not.
  if (doubtful === undefined)
    return { text: cell.text, decimal: mark.proved === 'dot' ? mark.proved : undefined };
  const read = about(cell, () => parseNumber(doubtful.replace(/\s*[%\uff05]$/u, ''), mark.proved));
  const where = placeIn(sheet, row, cell.column);
  note(
    noted({ kind: 'mark_proved', mark: mark.proved, proof: mark.proof, example: doubtful, read }, row, where),
  );
  return { text: cell.text, decimal: mark.proved };
}

/** What all that is doubtful has in it. */
const MARK_AND_THREE = /[.,]\d{3}/u;
const DOUBTFUL = /^[-+\u2212\u2013]?\d{1,3}[.,]\d{3}\s*[%\uff05]?$/u;

/** Two places to the right; what has too many decimals is refused where it is read. */
function hundredfold(digits: string): string {
  const negative = digits.startsWith('-');
  const [whole = '0', decimals = ''] = digits.replace('-', '').split('.');
  const moved = decimals.padEnd(2, '0');
  const made = `${whole}${moved.slice(0, 2)}.${moved.slice(2)}`
    .replace(/^0+(?=\d)/u, '')
    .replace(/\.?0*$/u, (tail) => (tail.startsWith('.') ? '' : tail));
  return (negative ? '-' : '') + made;
}
