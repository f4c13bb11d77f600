/** What the tool sees in a file: for a person, and every cell as JSON (DESIGN 5.1). */
import type { PlacedNote } from '../domain/file-note.ts';
import type { TableColumn } from '../domain/file-problem.ts';
import { placeIn, type IncomingCell } from '../domain/incoming.ts';
import { visible } from '../messages/format.ts';
import { shortened } from '../messages/shared.ts';
import { noteJson, noteLine } from './imports.ts';
import type { Screen } from './screen.ts';
import { table, wrap } from './table.ts';
import type { Texts } from '../messages/index.ts';

export interface InspectedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly headingRow: number | null;
  /** What the cells of the heading row stand for, by column number. */
  readonly columns: ReadonlyMap<number, TableColumn>;
  readonly rows: readonly { readonly number: number; readonly cells: readonly IncomingCell[] }[];
}

export interface Inspection {
  readonly file: string;
  readonly kind: 'csv' | 'xlsx' | 'form' | 'report';
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly InspectedSheet[];
  readonly notes: readonly PlacedNote[];
}

export const inspectionJson = (
  { kind, encoding, delimiter, sheets, notes }: Inspection,
  texts: Texts,
): Record<string, unknown> => ({
  kind,
  encoding,
  delimiter,
  sheets: sheets.map(({ name, hidden, headingRow, rows }) => ({
    name,
    hidden,
    headingRow,
    cells: rows.flatMap(({ number, cells }) => cells.map((cell) => cellJson(number, cell))),
  })),
  warnings: notes.map((note) => noteJson(note, texts)),
});

function cellJson(row: number, { column, kind, text, facts }: IncomingCell): unknown[] {
  const cell = [placeIn('', row, column), kind, text];
  return facts === undefined ? cell : [...cell, facts];
}

/** How many cells a person is shown of each sheet. */
const MOST_CELLS = 30;

export function renderInspection(inspection: Inspection, screen: Screen): string {
  const { texts, style, columns } = screen;
  const { intake } = texts;
  const { file, kind, encoding, delimiter, sheets, notes } = inspection;
  const mark = delimiter as keyof typeof intake.delimiters | null;
  const facts = [
    intake.kinds[kind],
    ...(encoding === null ? [] : [intake.encoding(encoding)]),
    ...(mark === null ? [] : [intake.delimiter(intake.delimiters[mark])]),
  ];
  return [
    style.bold(intake.inspectFile(visible(file), facts.join(' · '))),
    ...sheets.flatMap((sheet) => ['', ...sheetLines(sheet, kind, screen)]),
    ...(notes.length === 0
      ? []
      : [
          '',
          style.bold(intake.doubts),
          ...notes.map((note) => wrap(`  ${noteLine(note, texts)}`, columns, '    ')),
        ]),
  ].join('\n');
}

function sheetLines(
  { name, hidden, headingRow, columns: meanings, rows }: InspectedSheet,
  kind: Inspection['kind'],
  screen: Screen,
): string[] {
  const { texts, style, columns } = screen;
  const { intake } = texts;
  const cells = rows.flatMap(({ number, cells: inRow }) => inRow.map((cell) => ({ row: number, ...cell })));
  const size =
    name === ''
      ? intake.csvLine(rows.length, cells.length)
      : intake.sheetLine(visible(name), rows.length, cells.length);
  const first = cells.filter(({ row }) => headingRow === null || row > headingRow);
  return [
    style.bold(hidden ? `${size} (${intake.hiddenSheet})` : size),
    ...(headingRow === null
      ? // Forms and reports are known by other marks than the headings of a table.
        kind === 'form' || kind === 'report'
        ? []
        : [intake.noHeading]
      : [
          intake.headingRow(headingRow),
          ...cells
            .filter(({ row }) => row === headingRow)
            .map(({ column, text }) => {
              const meaning = meanings.get(column);
              const words = meaning === undefined ? intake.notUsed : texts.columns[meaning];
              const letters = placeIn('', headingRow, column).replace(/\d+$/u, '');
              return intake.columnIs(letters, shortened(text), words);
            }),
        ]),
    ...(hidden || first.length === 0
      ? []
      : [
          intake.cells,
          table(
            [
              { head: intake.cellHead },
              { head: intake.cellKind },
              { head: intake.cellValue, wraps: true },
              { head: intake.cellMore, wraps: true },
            ],
            first
              .slice(0, MOST_CELLS)
              .map((cell) => [
                placeIn('', cell.row, cell.column),
                intake.cellKinds[cell.kind],
                shortened(cell.text),
                moreOf(cell, texts).join('; '),
              ]),
            columns,
            style.bold,
          ),
          ...(first.length > MOST_CELLS ? [intake.more(first.length - MOST_CELLS)] : []),
        ]),
  ];
}

const moreOf = ({ facts }: IncomingCell, { intake }: Texts): string[] => [
  ...(facts?.formula === undefined ? [] : [intake.formula(shortened(facts.formula))]),
  ...(facts?.uncomputed === true ? [intake.uncomputed] : []),
  ...(facts?.format === undefined ? [] : [visible(facts.format)]),
  ...(facts?.merged === undefined ? [] : [facts.merged]),
];
