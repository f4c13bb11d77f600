/** Each unit's own figures and results, unit by unit; there is such a sheet only where several report. */
import type { Worksheet } from 'exceljs';
import type { UnitDiscipline } from '../../domain/discipline.ts';
import { exact, MAX_DECIMALS, toCellNumber, type Exact } from '../../domain/exact.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Report } from '../../domain/report.ts';
import { show } from '../../domain/rounding.ts';
import type { StatusRow } from '../../domain/status.ts';
import { older } from './annex-notes.ts';
import {
  decimal,
  DENOMINATOR,
  factorOf,
  NUMERATOR,
  RESULT,
  scaled,
  type DetailLayout,
} from './detail-layout.ts';
import {
  BLANK,
  columnLetter,
  count,
  numbered,
  putHeader,
  putRow,
  putWords,
  setColumns,
  text,
  type CellContent,
  type Column,
} from './grid.ts';
import { markVerdicts } from './marks.ts';
import { figureCell, givenNumber, targetFormat, type Formula, type NumberCell } from './number-cell.ts';
import { breakPages, writtenHeights } from './page-breaks.ts';
import { setPrinted, setUpPage } from './styles.ts';
import { verdictCell } from './verdict-cell.ts';
import {
  BLANK_WORDS,
  MILESTONE_TARGET,
  MILESTONE_WORDS,
  NO_CASES,
  NOT_COUNTED,
  NOT_REPORTED,
  periodWords,
  quarterWords,
  SHEETS,
  shortDay,
  upper,
  VERDICT_WORDS,
} from './words.ts';

const columnsOf = ({ status: { period, window } }: Report): readonly Column[] => [
  { header: 'TT', width: 5, align: 'center' },
  { header: 'Đơn vị, chỉ tiêu', width: 41.5, align: 'left' },
  { header: 'Đơn vị tính', width: 8, align: 'center' },
  { header: 'Tử số', width: 10, align: 'center' },
  { header: 'Mẫu số', width: 10, align: 'center' },
  { header: `Kết quả đến ngày ${shortDay(window.to)}`, width: 11.3, align: 'center' },
  { header: `Mục tiêu năm ${period.year}`, width: 9.5, align: 'center' },
  { header: 'Tỷ lệ hoàn thành so với mục tiêu (%)', width: 11, align: 'center' },
  { header: 'Đánh giá', width: 10, align: 'center' },
  { header: 'Ghi chú', width: 18, align: 'left' },
];
/** The cells of a row that formulas name. */
const OWN = { numerator: 'D', denominator: 'E', result: 'F', target: 'G', verdict: 'I' } as const;
const HEADER_ROW = 5;
/** After so many units, what has been packed meanwhile is let go of. */
const UNITS_AT_ONCE = 100;
/** Up to so many rows of a unit stand on one page. */
const TOGETHER = 6;

/** Nobody reads more than this from the top down; the sheet of figures can be filtered by unit. */
const MOST_ROWS = 20_000;
export const hasTooManyUnits = ({ byUnit }: Report): boolean => byUnit.rowCount > MOST_ROWS;

/** The sheet of figures says all that there is of a single unit. */
export const hasUnits = (report: Report): boolean =>
  report.byUnit.units.length > 1 && !hasTooManyUnits(report);

/** Where each figure stands on the sheet of figures. */
type Places = ReadonlyMap<Observation, number>;

export async function fillUnits(sheet: Worksheet, report: Report, layout: DetailLayout): Promise<void> {
  const { period } = report.status;
  const columns = columnsOf(report);
  const whole = { from: 0, to: columns.length - 1, align: 'center' } as const;
  setUpPage(sheet);
  setColumns(sheet, columns);
  putWords(sheet, 1, columns, whole, `KẾT QUẢ CỦA TỪNG ĐƠN VỊ ${upper(periodWords(period))}`, {
    size: 14,
    bold: true,
  });
  putWords(
    sheet,
    2,
    columns,
    whole,
    'TT của chỉ tiêu theo Phụ lục. Mục tiêu chỉ ghi ở chỉ tiêu mà mục tiêu chung cũng là mục tiêu của đơn vị.',
    { size: 13, italic: true },
  );
  putWords(sheet, 3, columns, whole, `Tử số, mẫu số, kết quả lấy từ sheet «${SHEETS.details}».`, {
    size: 13,
    italic: true,
  });
  putHeader(sheet, HEADER_ROW, columns);
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: HEADER_ROW, showGridLines: false }];
  // As on the sheet of figures, each row is written out when it is full.
  const heights = writtenHeights(sheet);
  heights.write(HEADER_ROW);

  const places: Places = new Map(
    layout.placed.flatMap(({ lines }) =>
      lines.flatMap(({ row, line }) => (line.observation === null ? [] : [[line.observation, row] as const])),
    ),
  );
  const numbers = new Map(report.entries.map(({ number, row }) => [row.indicator.code, number]));
  const owed = new Map(report.discipline.map((each) => [each.unit.code, each]));
  const keptWithNext = new Set<number>();
  let row = HEADER_ROW;
  let done = 0;
  for (const unit of report.byUnit.units) {
    const heading = ++row;
    putRow(sheet, row, columns, headingCells(unit.name, owed.get(unit.code), columns.length), {
      bold: true,
      grey: true,
    });
    for (const each of report.byUnit.rowsOf(unit)) {
      const number = numbers.get(each.indicator.code);
      putRow(sheet, ++row, columns, [
        number === undefined ? BLANK : count(number),
        ...cellsOf(each, row, places),
      ]);
    }
    const kept = row - heading > TOGETHER ? heading + 1 : row;
    for (let each = heading; each < kept; each++) keptWithNext.add(each);
    heights.write(row);
    if (++done % UNITS_AT_ONCE === 0) await new Promise(setImmediate);
  }
  markVerdicts(sheet, `${OWN.verdict}${HEADER_ROW + 1}:${OWN.verdict}${row}`);
  const titles = [HEADER_ROW, HEADER_ROW] as const;
  setPrinted(sheet, { titles, lastColumn: columnLetter(columns.length - 1), lastRow: row });
  breakPages(sheet, { head: HEADER_ROW - 1, titles, lastRow: row, keptWithNext, heightOf: heights.of });
}

function headingCells(name: string, discipline: UnitDiscipline | undefined, width: number): CellContent[] {
  const cells = Array.from({ length: width }, () => BLANK);
  cells[1] = text(name);
  // What a higher level publishes is owed by nobody.
  if (discipline !== undefined) {
    const { required, missing } = discipline;
    cells[width - 1] = text(`Đã báo cáo ${required.length - missing.length}/${required.length}`);
  }
  return cells;
}

function cellsOf(row: StatusRow, at: number, places: Places): CellContent[] {
  const { indicator, rollup } = row;
  const { toDate, counted } = rollup;
  const milestone = indicator.kind === 'milestone';
  const numerator = toDate.kind === 'ratio' ? sumCell(toDate.numerator, 'numerator', counted, places) : null;
  const denominator =
    toDate.kind === 'ratio' ? sumCell(toDate.denominator, 'denominator', counted, places) : null;
  const target =
    row.target === null || row.targetShown === null
      ? null
      : {
          ...givenNumber(row.target.value, row.targetShown),
          numFmt: targetFormat(row.targetShown, indicator.direction),
        };
  const result =
    row.result === null
      ? null
      : figureCell(
          row.result,
          numerator === null || denominator === null
            ? valueFormula(counted, places)
            : quotient(indicator.measure, at, numerator, denominator),
        );
  return [
    text(indicator.name),
    text(indicator.measure),
    cell(numerator),
    cell(denominator),
    result === null ? text(stateOf(row)) : numbered(result),
    milestone ? text(MILESTONE_TARGET) : cell(target),
    row.attainment === null || target === null || result === null
      ? BLANK
      : numbered(figureCell(row.attainment, attained(row, at, target, result))),
    verdictCell(row, {
      result,
      target,
      resultCell: `${OWN.result}${at}`,
      targetCell: `${OWN.target}${at}`,
    }),
    text(notesOf(row).join('\n')),
  ];
}

const cell = (number: NumberCell | null): CellContent => (number === null ? BLANK : numbered(number));

/** What stands in the place of a number. */
function stateOf({ indicator, rollup: { toDate, required } }: StatusRow): string | null {
  if (toDate.kind === 'milestone') return MILESTONE_WORDS[toDate.state];
  if (toDate.kind === 'no_cases') return NO_CASES;
  if (toDate.kind !== 'none' || required.length === 0) return null;
  return indicator.publishedBy === null ? NOT_REPORTED : VERDICT_WORDS.no_data;
}

/** Σ of the cells that a unit's figures stand in, one for each quarter that counts. */
function sumCell(
  value: Exact,
  part: 'numerator' | 'denominator',
  counted: readonly Observation[],
  places: Places,
): NumberCell {
  const used = counted.flatMap((observation) =>
    observation.figure.kind === 'ratio' ? [{ observation, number: observation.figure[part] }] : [],
  );
  const column = part === 'numerator' ? NUMERATOR : DENOMINATOR;
  return figureCell({ exact: value, shown: show(value, MAX_DECIMALS) }, sumFormula(used, column, places));
}

function valueFormula(counted: readonly Observation[], places: Places): Formula | null {
  const used = counted.flatMap((observation) =>
    observation.figure.kind === 'value' ? [{ observation, number: observation.figure.value }] : [],
  );
  return sumFormula(used, RESULT, places);
}

function sumFormula(
  used: readonly { readonly observation: Observation; readonly number: string }[],
  column: string,
  places: Places,
): Formula | null {
  const rows = used.flatMap(({ observation }) => places.get(observation) ?? []);
  if (rows.length === 0 || rows.length < used.length) return null;
  const cells = rows.map((row) => `'${SHEETS.details}'!${column}${row}`);
  const total = used.reduce((sum, { number }) => sum + toCellNumber(exact(number)), 0);
  return cells.length === 1
    ? { text: cells[0] ?? '', comesTo: total }
    : { text: `ROUND(${cells.join('+')},6)`, comesTo: decimal(total) };
}

const quotient = (
  measure: string,
  at: number,
  { number: a }: NumberCell,
  { number: b }: NumberCell,
): Formula => ({
  text: scaled(measure, `${OWN.numerator}${at}/${OWN.denominator}${at}`),
  comesTo: (factorOf(measure) * a) / b,
});

function attained({ indicator }: StatusRow, at: number, target: NumberCell, result: NumberCell): Formula {
  const [part, whole] = indicator.direction === 'at_least' ? [result, target] : [target, result];
  const [above, below] =
    indicator.direction === 'at_least' ? [OWN.result, OWN.target] : [OWN.target, OWN.result];
  return { text: `100*${above}${at}/${below}${at}`, comesTo: (100 * part.number) / whole.number };
}

function notesOf(row: StatusRow): string[] {
  const { toDate, missing, missingEarlier, uncounted } = row.rollup;
  const document = toDate.kind === 'milestone' ? toDate.document : null;
  const earlier = missingEarlier.map(({ quarter }) => quarterWords(quarter)).join(', ');
  return [
    ...(toDate.kind !== 'none' && missing.length > 0 ? ['Tạm tính, chưa có số liệu của quý cuối kỳ'] : []),
    ...(earlier === '' ? [] : [`Còn thiếu số liệu ${earlier}`]),
    ...(toDate.kind === 'blank' ? [BLANK_WORDS[toDate.why]] : []),
    ...older({ row }),
    ...(uncounted.length === 0 ? [] : [NOT_COUNTED]),
    ...(document === null ? [] : [document]),
  ];
}
