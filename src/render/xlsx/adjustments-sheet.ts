/** «Điều chỉnh so với bản đã gửi»: what a version changes against the one sent before, who did it and why. */
import type { Worksheet } from 'exceljs';
import { isSame, type Adjustments, type Effect, type FigureDifference } from '../../domain/differences.ts';
import { officeDay } from '../../domain/day.ts';
import { exact } from '../../domain/exact.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Authored } from '../../domain/plan-differences.ts';
import { asTyped } from '../../domain/report.ts';
import { vi } from '../../messages/vi/index.ts';
import {
  effectLines,
  factLabel,
  factWords,
  figureWords,
  notedWords,
  scopeWords,
  targetWords,
  wordLine,
} from '../difference-words.ts';
import type { Look } from '../figures.ts';
import {
  BLANK,
  columnLetter,
  count,
  dayCell,
  numbered,
  putBand,
  putHeader,
  putRow,
  putWords,
  setColumns,
  text,
  type CellContent,
  type Column,
} from './grid.ts';
import { givenNumber } from './number-cell.ts';
import { breakPages } from './page-breaks.ts';
import { setPrinted, setUpPage, TABLE_SIZE } from './styles.ts';
import { linesThatFit } from './text-height.ts';
import { periodWords, quarterShort, shortDay } from './words.ts';

const COLUMNS: readonly Column[] = [
  { header: 'TT', width: 5, align: 'center' },
  { header: 'Chỉ tiêu', width: 23, align: 'left' },
  { header: 'Đơn vị', width: 14, align: 'left' },
  { header: 'Kỳ', width: 9, align: 'center' },
  { header: 'Số đã gửi', width: 14, align: 'center' },
  { header: 'Số mới', width: 14, align: 'center' },
  { header: 'Lý do', width: 16, align: 'left' },
  { header: 'Người sửa', width: 10, align: 'left' },
  { header: 'Ngày sửa', width: 11, align: 'center' },
  { header: 'Ảnh hưởng (đã gửi → mới)', width: 25, align: 'left' },
];
/** Words need more room than figures: theirs is that of both figures and the reason. */
const WORDS = { from: 4, to: 6 } as const;
const WORD_COLUMNS: readonly Column[] = COLUMNS.map((column, index) =>
  index === WORDS.from
    ? {
        ...column,
        align: 'left',
        width: COLUMNS.slice(WORDS.from, WORDS.to + 1).reduce((sum, { width }) => sum + width, 0),
      }
    : column,
);
const WHOLE = { from: 0, to: COLUMNS.length - 1, align: 'center' } as const;
const LOOK: Look = { texts: vi, language: 'vi' };
/** A row holds no more, so that it stands whole on a page. */
const MOST_LINES = 24;
const AS_ABOVE = '(như trên)';
const NOTHING = 'Không có thay đổi về số liệu, mục tiêu, tên gọi, ý kiến và nhiệm vụ.';

/** A row of the table but its number. */
type Line = readonly CellContent[];

interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Whether its lines hold words instead of figures. */
  readonly wordy?: true;
}

export function fillAdjustments(sheet: Worksheet, adjustments: Adjustments): void {
  const { differences } = adjustments;
  setUpPage(sheet);
  setColumns(sheet, COLUMNS);
  putWords(sheet, 1, COLUMNS, WHOLE, 'ĐIỀU CHỈNH SO VỚI BẢN ĐÃ GỬI', { size: 14, bold: true });
  let row = 1;
  for (const line of headLines(adjustments)) putWords(sheet, ++row, COLUMNS, WHOLE, line, { size: 13 });
  const header = row + 2;
  putHeader(sheet, header, COLUMNS);
  row = header;
  const bands = new Set<number>();
  let number = 0;
  for (const { title, lines, wordy } of partsOf(adjustments)) {
    putBand(sheet, ++row, COLUMNS, title, { bold: true });
    bands.add(row);
    for (const line of lines) row = putLine(sheet, row, [count(++number), ...line], wordy === true);
  }
  if (isSame(differences)) putBand(sheet, ++row, COLUMNS, NOTHING, { italic: true });
  setPrinted(sheet, {
    titles: [header, header],
    lastColumn: columnLetter(COLUMNS.length - 1),
    lastRow: row,
  });
  breakPages(sheet, { head: header - 1, titles: [header, header], lastRow: row, keptWithNext: bands });
  sheet.views = [{ state: 'normal', showGridLines: false }];
}

function headLines({ against, differences }: Adjustments): string[] {
  const { version, at, reopening } = against;
  const day = (iso: string): string => shortDay(officeDay(new Date(iso)));
  const compared = `Báo cáo ${periodWords(differences.period)}, so với bản phát hành lần ${version} ngày ${day(at)}`;
  if (reopening === null) return [compared];
  const { reason, letter } = reopening;
  return [
    compared,
    `Mở khóa ngày ${day(reopening.at)}. Lý do: ${reason}`,
    ...(letter === null
      ? []
      : [`Theo văn bản số ${letter.number}${letter.day === null ? '' : ` ngày ${shortDay(letter.day)}`}`]),
  ];
}

/** @returns the last row used */
function putLine(sheet: Worksheet, above: number, contents: readonly CellContent[], wordy: boolean): number {
  const columns = wordy ? WORD_COLUMNS : COLUMNS;
  const parts = contents.map((content, index) =>
    content.kind === 'text'
      ? linesThatFit(content.text, columns[index]?.width ?? 1, { size: TABLE_SIZE }, MOST_LINES).map(text)
      : [content],
  );
  const rows = Math.max(...parts.map((part) => part.length));
  for (let part = 0; part < rows; part++) {
    const row = above + part + 1;
    putRow(
      sheet,
      row,
      columns,
      parts.map((pieces) => pieces[part] ?? BLANK),
    );
    if (wordy) sheet.mergeCells(row, WORDS.from + 1, row, WORDS.to + 1);
  }
  return above + rows;
}

function partsOf({ differences }: Adjustments): Part[] {
  const { compare } = LOOK.texts;
  const { sections } = compare;
  const effects = effectsOnce(differences.effects);
  const figures = differences.figures.map((figure) => figureLine(figure, effects(figure.indicator.code)));
  const targets = differences.targets.map((target): Line => {
    const { indicator } = target;
    return [
      text(indicator.name),
      text(scopeWords(target, LOOK)),
      text(`Từ ${quarterShort(target.from)}`),
      text(targetWords(target.old, indicator, LOOK)),
      text(targetWords(target.new, indicator, LOOK)),
      ...authorCells(target, target.document === null ? [] : [target.document]),
      text(effects(indicator.code)),
    ];
  });
  const names = differences.names.map((name): Line => {
    const ofUnit = name.what === 'unit';
    return [
      text(ofUnit ? factLabel(name, LOOK) : `${name.name}: ${factLabel(name, LOOK)}`),
      text(ofUnit ? name.name : null),
      BLANK,
      text(factWords(name.old, name, LOOK)),
      text(factWords(name.new, name, LOOK)),
      ...authorCells(name),
      text(ofUnit ? null : effects(name.code)),
    ];
  });
  const words = differences.words.map((difference): Line => {
    const { label, old, new: now } = wordLine(difference, LOOK);
    return [
      text(label),
      text(difference.unit.name),
      text(quarterShort(difference.quarter)),
      text(wordsOf(old, now, difference.reason)),
      BLANK,
      BLANK,
      ...authorCells(difference).slice(1),
      BLANK,
    ];
  });
  // What was told beside no figure, target or name: a day that passed, a unit that came.
  const others = differences.effects.flatMap(({ indicator }): Line[] => {
    const told = effects(indicator.code);
    if (told === AS_ABOVE || told === null) return [];
    return [[text(indicator.name), ...Array.from({ length: 7 }, () => BLANK), text(told)]];
  });
  return [
    { title: sections.figures, lines: figures },
    { title: sections.targets, lines: targets },
    { title: sections.names, lines: names },
    { title: sections.words, lines: words, wordy: true as const },
    { title: 'Kết quả, đánh giá khác', lines: others },
  ].filter(({ lines }) => lines.length > 0);
}

/** Where there were none before, the new ones go without saying that they are. */
const wordsOf = (old: string, now: string, reason: string | null): string =>
  [
    ...(old === '' || old === LOOK.texts.words.none ? [now] : [`Đã gửi: ${old}`, `Mới: ${now}`]),
    ...(reason === null ? [] : [LOOK.texts.compare.reason(reason)]),
  ].join('\n');

/** What an indicator's row reads now, where it is asked for the first time. */
function effectsOnce(effects: readonly Effect[]): (indicator: string) => string | null {
  const told = new Set<string>();
  return (code) => {
    const effect = effects.find(({ indicator }) => indicator.code === code);
    if (effect === undefined) return null;
    if (told.has(code)) return AS_ABOVE;
    told.add(code);
    return effectLines(effect, LOOK)
      .map(
        ({ label, old, new: now, change }) =>
          `${label}: ${old} → ${now}${change === '' ? '' : ` (${change})`}`,
      )
      .join('\n');
  };
}

function figureLine(difference: FigureDifference, effect: string | null): Line {
  const { indicator, unit, quarter, file } = difference;
  const more = [
    ...notedWords(difference, LOOK),
    ...(file === null ? [] : [LOOK.texts.compare.fromFile(file)]),
  ];
  return [
    text(indicator.name),
    text(unit.name),
    text(quarterShort(quarter)),
    figureContent(difference.old, difference),
    figureContent(difference.new, difference),
    ...authorCells(difference, more),
    text(effect),
  ];
}

/** A figure that is one number stays a number. */
function figureContent(observation: Observation | null, difference: FigureDifference): CellContent {
  const figure = observation?.figure;
  return figure?.kind === 'value'
    ? numbered(givenNumber(exact(figure.value), asTyped(figure.value)))
    : text(figureWords(observation, difference, LOOK));
}

/** Reason, who and when. */
const authorCells = ({ by, at, reason }: Authored, more: readonly string[] = []): CellContent[] => [
  text([...(reason === null ? [] : [reason]), ...more].join('\n')),
  text(by),
  dayCell(at === null ? null : officeDay(new Date(at))),
];
