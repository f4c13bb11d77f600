/**
 * A form without placeholders: which cell is which indicator's target, result, attainment and so on, by its row texts and
 * headings. What is doubtful becomes a question; nothing is decided for the clerk.
 */
import { contentOf, type LeftCell } from './form-contents.ts';
import { settledColumns } from './form-columns.ts';
import type { Column } from './form-headings.ts';
import { measureWithin, moveBetween } from './form-measures.ts';
import type {
  Around,
  Decisions,
  FoundInTable,
  PlanWords,
  Proposal,
  ProposedCell,
  Question,
} from './form-proposal.ts';
import { ENOUGH, placeRows, type PlacedRow } from './form-rows.ts';
import { gridOf, tablesOf, type FormSheet, type FormTable, type Grid } from './form-tables.ts';
import { matcherOf } from './form-texts.ts';
import { inUnitTable } from './form-units.ts';
import { placeIn } from './incoming.ts';
import { searchKey } from './names.ts';
import type { IndicatorField } from './template-fields.ts';

export function propose(sheets: readonly FormSheet[], plan: PlanWords, decided: Decisions): Proposal {
  const matcher = matcherOf(plan.indicators);
  const headings = new Set(plan.sections.map(({ title }) => searchKey(title)));
  const around: Around = { plan, matcher, decided, isHeading: (text) => headings.has(bareKey(text)) };
  const visible = sheets.filter(({ hidden }) => !hidden);
  const tables = visible.flatMap((sheet) => {
    const grid = gridOf(sheet);
    const isNamed = (text: string): boolean => (matcher.like(text)[0]?.score ?? 0) >= ENOUGH;
    return tablesOf(grid, plan.year, isNamed).map((table) => ({ grid, table }));
  });
  const found = tables.map(({ grid, table }) =>
    table.byUnit ? inUnitTable(grid, table, around) : inNameTable(grid, table, around),
  );
  const placed = new Set(found.flatMap(({ indicators }) => indicators));
  const grids = new Map(sheets.map((sheet) => [sheet.name, gridOf(sheet)]));
  return {
    cells: withHand(
      found.flatMap(({ cells }) => cells),
      decided,
      grids,
      sheets,
    ),
    questions: found.flatMap(({ questions }) => questions),
    unplaced: found.flatMap(({ unplaced }) => unplaced),
    withoutRow: plan.indicators.filter(({ code }) => !placed.has(code)),
    left: found.flatMap(({ left }) => left).filter(({ place }) => decided.cells.get(place) === undefined),
    notes: found.flatMap(({ notes }) => notes),
    tables: tables.length,
    parts: new Set(tables.flatMap(({ table }) => partsOf(table))),
  };
}

const partsOf = ({ sheet, rows, columns }: FormTable): string[] => [
  ...rows.map(({ number }) => `${sheet}!${number}`),
  ...columns.map(({ column }) => placeIn(sheet, 1, column).slice(0, -1)),
];

/** Without its number: `I. Kinh tế số` is the section's title. */
const bareKey = (text: string): string =>
  searchKey(text.replace(/^\s*(?:[-+*\u2013]|\(?(?:[ivx]+|\d+|[a-z\u0111])[.)]+)\s*/iu, ''));

function inNameTable(grid: Grid, table: FormTable, { decided, matcher, isHeading }: Around): FoundInTable {
  const { sheet } = table;
  const rows = placeRows(table, matcher, (row) => decided.row(sheet, row), isHeading);
  const columns = settledColumns(table.columns, (column) => decided.column(sheet, column));
  const cells: ProposedCell[] = [];
  const left: LeftCell[] = [];
  const questions: Question[] = [...rows.questions, ...columns.questions].map((question) => ({
    ...question,
    sheet,
  }));
  for (const placed of rows.placed)
    for (const { column, field, certainty } of columns.fields) {
      const asked = fieldOfPart(field, placed);
      if (asked === null) continue;
      const move = moveOf(table, placed, column, asked);
      if (!move.known) {
        const known = questions.some((each) => each.asks === 'measure' && each.row === placed.row);
        const { row, indicator } = placed;
        if (!known) questions.push({ asks: 'measure', sheet, row, indicator, measure: move.measure });
        continue;
      }
      const at = grid.anchor(placed.row.number, column.column);
      const taken = contentOf(grid, at.row, at.column, asked);
      if (taken.left !== null) left.push(taken.left);
      else
        cells.push({
          sheet,
          ...at,
          rowText: placed.row.text,
          field: { scope: 'indicator', indicator: placed.indicator, unit: null, field: asked },
          shift: move.shift,
          confidence: placed.confidence * certainty,
          byHand: placed.byHand,
          replaces: taken.replaces,
        });
    }
  return {
    cells,
    left,
    questions,
    indicators: rows.placed.map(({ indicator }) => indicator.code),
    unplaced: rows.unplaced.map(({ number, text }) => ({ place: placeIn(sheet, number, table.names), text })),
    notes: columns.notes.map((note) => ({ ...note, place: placeIn(sheet, table.top, note.column) })),
  };
}

/** In a row that counts a part, the figure asked for is that part, and there is nothing to hold against a target. */
function fieldOfPart(field: IndicatorField, { part, indicator: { kind } }: PlacedRow): IndicatorField | null {
  if (kind !== 'ratio' && (field === 'numerator' || field === 'denominator')) return null;
  if (kind === 'milestone' && field === 'attainment') return null;
  if (part === 'whole') return field;
  if (field === 'result' || field === 'inPeriod') return part;
  return null;
}

type MeasureMove =
  { readonly known: true; readonly shift: number } | { readonly known: false; readonly measure: string };

const MEASURED: ReadonlySet<IndicatorField> = new Set([
  'target',
  'result',
  'inPeriod',
  'lastYear',
  'previous',
]);
const STAYS: MeasureMove = { known: true, shift: 0 };

function moveOf(
  table: FormTable,
  { row, indicator, byHand }: PlacedRow,
  column: Column,
  field: IndicatorField,
): MeasureMove {
  if (!MEASURED.has(field) || indicator.kind === 'milestone') return STAYS;
  const said =
    [row.measure, measureWithin(row.text), measureWithin(column.path.join(' ')), table.measure].find(
      (text) => text !== null && text !== '',
    ) ?? null;
  if (said === null) return STAYS;
  const move = moveBetween(indicator.measure, said);
  if (move.known) return move;
  return byHand ? STAYS : { known: false, measure: said };
}

/** The clerk's cells over those proposed; each place once, in the order of the workbook. */
function withHand(
  proposed: readonly ProposedCell[],
  { cells }: Decisions,
  grids: ReadonlyMap<string, Grid>,
  sheets: readonly FormSheet[],
): ProposedCell[] {
  const byPlace = new Map<string, ProposedCell>();
  for (const cell of proposed) {
    const place = placeIn(cell.sheet, cell.row, cell.column);
    if (!byPlace.has(place)) byPlace.set(place, cell);
  }
  for (const [place, { sheet, row, column, field }] of cells) {
    byPlace.delete(place);
    const cell = grids.get(sheet)?.at(row, column) ?? null;
    if (field !== null)
      byPlace.set(place, {
        sheet,
        row,
        column,
        rowText: '',
        field,
        shift: 0,
        confidence: 1,
        byHand: true,
        replaces:
          cell === null || cell.text === ''
            ? null
            : cell.facts?.formula === undefined
              ? cell.text
              : `=${cell.facts.formula}`,
      });
  }
  const order = new Map(sheets.map(({ name }, index) => [name, index]));
  return [...byPlace.values()].sort(
    (a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row || a.column - b.column,
  );
}
