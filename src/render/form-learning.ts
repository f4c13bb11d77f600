/** What was recognised in a form without placeholders, and forms that were learned, on the screen and as JSON. */
import { mappingFrom, placeOfCell } from '../domain/form-mapping.ts';
import type { ProposedCell, Proposal } from '../domain/form-proposal.ts';
import { placeIn } from '../domain/incoming.ts';
import { officeDay } from '../domain/day.ts';
import {
  fieldText,
  findField,
  INDICATOR_FIELDS,
  type Field,
  type FieldNames,
} from '../domain/template-fields.ts';
import { formatDay, visible } from '../messages/format.ts';
import { shortened } from '../messages/shared.ts';
import type { Texts } from '../messages/index.ts';
import type { Screen } from './screen.ts';
import { table, wrap } from './table.ts';
import { meaningOf } from './template.ts';

/** A learned form, as the data file has it. */
export interface KeptRow {
  readonly name: string;
  readonly revision: number;
  readonly fileName: string;
  readonly workbook: string | null;
  readonly mapping: string;
  readonly by: string;
  readonly at: string;
}

export interface Learned {
  readonly file: string;
  readonly name: string;
  readonly proposal: Proposal;
  /** Places of cells whose format is a percentage and whose figure is none. */
  readonly percentDoubts: readonly string[];
}

const percent = (share: number): number => Math.round(share * 100);
const cellPlace = ({ sheet, row, column }: ProposedCell): string => placeIn(sheet, row, column);

export const learnedJson = (
  { file, name, proposal, percentDoubts }: Learned,
  saved: boolean,
  texts: Texts,
): unknown => ({
  file,
  name,
  saved,
  cells: proposal.cells.map((cell) => ({
    cell: cellPlace(cell),
    field: fieldText(cell.field, 'vi'),
    means: meaningOf(cell.field, texts),
    row: cell.rowText,
    confidence: percent(cell.confidence) / 100,
    byHand: cell.byHand,
    shift: cell.shift,
    replaces: cell.replaces,
    percentDoubt: percentDoubts.includes(cellPlace(cell)),
  })),
  unplaced: proposal.unplaced,
  withoutRow: proposal.withoutRow.map(({ code, name: own }) => ({ code, name: own })),
  left: proposal.left,
  columns: proposal.notes.map(({ place, text, note }) => ({ place, text, note })),
});

/** The field of a cell, without the indicator where the row says it. */
function shortField(cell: ProposedCell, alone: boolean, texts: Texts): string {
  const { field } = cell;
  const moved = cell.shift === 0 ? '' : ` (${texts.template.learn.shifted(cell.shift)})`;
  if (alone && field.scope === 'indicator') return INDICATOR_FIELDS[field.field][0] + moved;
  return fieldText(field, 'vi') + moved;
}

const indicatorsIn = (cells: readonly ProposedCell[]): Set<string> =>
  new Set(
    cells.map(({ field }) =>
      field.scope === 'indicator'
        ? `${field.unit?.code ?? ''} ${field.indicator.code}`
        : fieldText(field, 'vi'),
    ),
  );

const codeOf = (field: Field): string => (field.scope === 'indicator' ? field.indicator.code : '');

/** One line for each row of the form. */
export function renderProposal({ proposal, percentDoubts }: Learned, screen: Screen): string {
  const { texts, columns, style } = screen;
  const { learn } = texts.template;
  const rows = new Map<string, ProposedCell[]>();
  for (const cell of proposal.cells) {
    const key = `${cell.sheet}!${cell.row}`;
    rows.set(key, [...(rows.get(key) ?? []), cell]);
  }
  const lines = [...rows].map(([place, cells]) => {
    const [first] = cells;
    if (first === undefined) return [];
    const alone = indicatorsIn(cells).size === 1;
    const filled = cells.map(
      (cell) => `${placeIn('', cell.row, cell.column)} ← ${shortField(cell, alone, texts)}`,
    );
    const { rowText, byHand, confidence } = first;
    return [
      visible(place),
      alone ? codeOf(first.field) : '',
      `${rowText === '' ? '' : `“${shortened(rowText)}” `}${filled.join('; ')}`,
      byHand ? learn.byHand : learn.sureness(percent(confidence)),
    ];
  });
  const { head } = learn;
  const heading = [
    { head: head.row },
    { head: head.indicator },
    { head: head.cells, wraps: true },
    { head: head.confidence, align: 'right' as const },
  ];
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0
      ? []
      : [
          `\n${style.bold(wrap(title, columns))}\n${lines.map((line) => wrap(line, columns, '  ')).join('\n')}`,
        ];
  const places = (cells: readonly { readonly place: string }[]): string =>
    cells.map(({ place }) => visible(place)).join(', ');
  const left = (why: 'formula' | 'content') => proposal.left.filter((cell) => cell.why === why);
  const replaced = proposal.cells.filter(({ replaces }) => replaces !== null);
  const said = [
    ...(replaced.length === 0
      ? []
      : [learn.replaces(replaced.map((cell) => visible(cellPlace(cell))).join(', '))]),
    ...(left('formula').length === 0 ? [] : [learn.formulas(places(left('formula')))]),
    ...(left('content').length === 0 ? [] : [learn.contents(places(left('content')))]),
    ...(percentDoubts.length === 0 ? [] : [learn.percentDoubt(percentDoubts.map(visible).join(', '))]),
    ...proposal.notes.map(({ place, text, note }) => learn.notes[note](visible(place), shortened(text))),
  ];
  return [
    table(heading, lines, columns, style.bold),
    ...section(
      learn.unplaced,
      proposal.unplaced.map(({ place, text }) => `${visible(place)} “${shortened(text)}”`),
    ),
    ...section(
      learn.withoutRow,
      proposal.withoutRow.map(({ code, name }) => `${code} – ${shortened(name)}`),
    ),
    ...(said.length === 0 ? [] : [`\n${said.map((line) => wrap(line, columns, '  ')).join('\n')}`]),
    `\n${learn.total(proposal.cells.length, rows.size)}`,
  ].join('\n');
}

export const keptListJson = (rows: readonly KeptRow[]): unknown =>
  rows.map(({ name, revision, fileName, workbook, mapping, by, at }) => ({
    name,
    revision,
    file: fileName,
    sha256: workbook,
    cells: mappingFrom(mapping).cells.length,
    by,
    at,
  }));

export function renderKeptList(rows: readonly KeptRow[], { texts, columns, style }: Screen): string {
  const { head, none } = texts.template.kept;
  if (rows.length === 0) return wrap(none, columns);
  return table(
    [
      { head: head.name, wraps: true },
      { head: head.file },
      { head: head.cells, align: 'right' },
      { head: head.by },
      { head: head.at },
    ],
    rows.map(({ name, fileName, mapping, by, at }) => [
      visible(name),
      visible(fileName),
      String(mappingFrom(mapping).cells.length),
      visible(by),
      formatDay(officeDay(new Date(at))),
    ]),
    columns,
    style.bold,
  );
}

export function keptJson(row: KeptRow, names: FieldNames, texts: Texts): unknown {
  return {
    name: row.name,
    revision: row.revision,
    file: row.fileName,
    sha256: row.workbook,
    by: row.by,
    at: row.at,
    cells: mappingFrom(row.mapping).cells.map((cell) => ({
      cell: placeOfCell(cell),
      field: cell.field,
      means: meansOf(cell.field, names, texts),
      shift: cell.shift,
    })),
  };
}

function meansOf(text: string, names: FieldNames, texts: Texts): string | null {
  const found = findField(text, names);
  return found.found === 'one' ? meaningOf(found.field, texts) : null;
}

export function renderKept(row: KeptRow, names: FieldNames, { texts, columns, style }: Screen): string {
  const { template } = texts;
  const { cell: place, means } = template.checkHead;
  return [
    style.bold(
      wrap(`${template.kept.title(visible(row.name), row.revision)} (${visible(row.fileName)})`, columns),
    ),
    table(
      [{ head: place }, { head: means, wraps: true }],
      mappingFrom(row.mapping).cells.map((cell) => [
        visible(placeOfCell(cell)),
        `${cell.field}${cell.shift === 0 ? '' : ` (${template.learn.shifted(cell.shift)})`} → ${meansOf(cell.field, names, texts) ?? '?'}`,
      ]),
      columns,
      style.bold,
    ),
  ].join('\n');
}
