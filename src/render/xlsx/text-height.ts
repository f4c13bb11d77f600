/**
 * How many lines a text takes in a column. Row heights must stand in the file: exceljs does not fit them, and no
 * program fits merged cells.
 */
export interface Lettering {
  readonly size: number;
  readonly bold?: boolean;
}

/** Times New Roman, in thousandths of the font's size. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [250, ' \u00a0.,'],
  [278, "ijlt/:;'|\\"],
  [333, 'frI-()[]`"!'],
  [389, 'sJ'],
  [444, 'acez?'],
  [500, 'bdđghknopquvxy0123456789_$#*<>=+~^{}«»'],
  [556, 'PSF'],
  [611, 'LTEZ'],
  [667, 'BCR'],
  [722, 'wADĐGHKNOQUVXY'],
  [778, 'm'],
  [833, '%&'],
  [889, 'M'],
  [944, 'W@'],
];
const LETTERS = new Map(
  WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
);
const WIDEST = 1000;
const BOLD = 1.04;
/** Excel breaks lines a little earlier on the screen than on paper. */
const SAFETY = 1.03;

/** A column's width is counted in digits of the workbook's default font: 7 pixels, or 5.25 points, each. */
const POINTS_PER_CHARACTER = 5.25;
const CELL_PADDING = 5;

/** The tallest row that Excel takes. */
export const TALLEST = 409;

/** Vietnamese letters are as wide as the letters under their marks. */
function letterWidth(letter: string): number {
  const known = LETTERS.get(letter);
  if (known !== undefined) return known;
  let width = 0;
  for (const bare of letter.normalize('NFD').replace(/\p{M}/gu, '')) width += LETTERS.get(bare) ?? WIDEST;
  LETTERS.set(letter, width);
  return width;
}

const pointsOf = (thousandths: number, { size, bold = false }: Lettering): number =>
  (thousandths * size * SAFETY * (bold ? BOLD : 1)) / 1000;

function widthOf(word: string, lettering: Lettering): number {
  let width = 0;
  for (const letter of word) width += letterWidth(letter);
  return pointsOf(width, lettering);
}

/** @param width the column's, in characters; of merged columns together */
export function lineCount(text: string, width: number, lettering: Lettering): number {
  const room = Math.max(1, width * POINTS_PER_CHARACTER - CELL_PADDING);
  if (pointsOf(text.length * WIDEST, lettering) <= room && !text.includes('\n')) return 1;
  return text.split('\n').reduce((lines, paragraph) => lines + linesOf(paragraph, room, lettering), 0);
}

function linesOf(paragraph: string, room: number, lettering: Lettering): number {
  const blank = widthOf(' ', lettering);
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(' ')) {
    const width = widthOf(word, lettering);
    if (used > 0 && used + blank + width > room) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? blank : 0) + width;
    // A word without a blank is broken wherever the line ends.
    const broken = Math.ceil(used / room) - 1;
    if (broken > 0) {
      lines += broken;
      used -= broken * room;
    }
  }
  return lines;
}

/** From one line to the next: Excel puts more air between them than a word processor. */
const LINE_SPACING = 1.27;

/** The height in points for so many lines, and a little air around them. */
export const heightOf = (lines: number, size: number, air: number): number =>
  Math.min(TALLEST, Math.round((lines * size * LINE_SPACING + air) * 4) / 4);

/**
 * A long text in parts of at most so many lines, parted between paragraphs or else between words.
 * @returns at least one part, and nothing lost but the blank where it was parted
 */
export function linesThatFit(text: string, width: number, lettering: Lettering, most: number): string[] {
  if (lineCount(text, width, lettering) <= most) return [text];
  const parts: string[] = [];
  let part = '';
  for (const piece of text.split(/(?<=[ \n])/u)) {
    if (part !== '' && lineCount((part + piece).trimEnd(), width, lettering) > most) {
      parts.push(part.trimEnd());
      part = '';
    }
    part += piece;
  }
  return [...parts, part];
}

/** How wide a text is in one line, in points. */
export const lineWidth = (text: string, lettering: Lettering): number => widthOf(text, lettering);
