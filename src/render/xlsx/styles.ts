/** The look of the workbook (decree 30/2020): one font, black on white, thin lines. */
import type { Alignment, Borders, Fill, Font, Style, Worksheet } from 'exceljs';

export const FONT_NAME = 'Times New Roman';
/** Text inside tables; the decree sets 13 to 14 for text and nothing for tables. */
export const TABLE_SIZE = 11;

export interface Face {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

export const fontOf = ({
  size = TABLE_SIZE,
  bold = false,
  italic = false,
  underline = false,
}: Face = {}): Partial<Font> => ({
  name: FONT_NAME,
  family: 1,
  size,
  ...(bold ? { bold } : {}),
  ...(italic ? { italic } : {}),
  ...(underline ? { underline } : {}),
});

const LINE = { style: 'thin', color: { argb: 'FF000000' } } as const;
export const BOX: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };
export const GREY: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };

export type Side = 'left' | 'center' | 'right';
export const wrapped = (horizontal: Side, vertical: 'top' | 'middle' = 'middle'): Partial<Alignment> => ({
  horizontal,
  vertical,
  wrapText: true,
});
/** A number that is too long for its column gets smaller instead of turning into `####`. */
export const shrunk = (horizontal: Side): Partial<Alignment> => ({
  horizontal,
  vertical: 'middle',
  shrinkToFit: true,
});

export interface Look extends Face {
  readonly horizontal: Side;
  readonly vertical?: 'top' | 'middle';
  /** Text is wrapped, numbers shrink. */
  readonly numFmt?: string;
  readonly boxed?: boolean;
  readonly grey?: boolean;
}

const looks = new Map<string, Readonly<Partial<Style>>>();

/**
 * One object for each look, since exceljs describes each object it meets anew. Frozen, as cells share it: give a cell
 * another look, do not change the one it has.
 */
export function lookOf(look: Look): Readonly<Partial<Style>> {
  const { horizontal, vertical = 'middle', numFmt, boxed = false, grey = false } = look;
  const { size = TABLE_SIZE, bold = false, italic = false, underline = false } = look;
  const key = `${horizontal} ${vertical} ${boxed} ${grey} ${size} ${bold} ${italic} ${underline} ${numFmt}`;
  const known = looks.get(key);
  if (known !== undefined) return known;
  const made = Object.freeze({
    font: fontOf({ size, bold, italic, underline }),
    alignment: numFmt === undefined ? wrapped(horizontal, vertical) : shrunk(horizontal),
    ...(numFmt === undefined ? {} : { numFmt }),
    ...(boxed ? { border: BOX } : {}),
    ...(grey ? { fill: GREY } : {}),
  });
  looks.set(key, made);
  return made;
}

const MM = 1 / 25.4;
/** The number of the page in the middle of the top margin, from the second page on. */
const PAGE_NUMBER = `&C&"${FONT_NAME},Regular"&13&P`;

/** A4 across, the decree's margins, one page wide, pages counted from 1 on each sheet. */
export function setUpPage(sheet: Worksheet): void {
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    firstPageNumber: 1,
    margins: {
      top: 20 * MM,
      bottom: 20 * MM,
      left: 30 * MM,
      right: 15 * MM,
      header: 10 * MM,
      footer: 10 * MM,
    },
  });
  Object.assign(sheet.headerFooter, { differentFirst: true, oddHeader: PAGE_NUMBER });
  sheet.properties.defaultRowHeight = 15;
}

export interface Printed {
  /** First and last of the rows that head every page; null: none does. */
  readonly titles: readonly [number, number] | null;
  readonly lastColumn: string;
  readonly lastRow: number;
}

export function setPrinted(sheet: Worksheet, { titles, lastColumn, lastRow }: Printed): void {
  if (titles !== null) sheet.pageSetup.printTitlesRow = `${titles[0]}:${titles[1]}`;
  // exceljs puts a dollar sign before each end; the inner ones must be ours.
  sheet.pageSetup.printArea = `A$1:${lastColumn}$${lastRow}`;
}
