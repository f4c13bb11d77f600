/** The look of the workbook (decree 30/2020): one font, black on white, thin lines. */
import type { Alignment, Borders, Fill, Font, Worksheet } from 'exceljs';

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
