/** The page of decree 30/2020, appendix I: A4, margins, fonts. Lengths in millimetres, letters in points. */

export const PAGE = { width: 210, height: 297 } as const;
/** Above and below 20 to 25, left 30 to 35, right 15 to 20. */
export const MARGIN = { top: 20, bottom: 20, left: 30, right: 15 } as const;
/** The page number stands in the middle of the upper margin. */
export const NUMBER_FROM_TOP = 10;
export const NUMBER_SIZE = 14;
export const FONT = 'Times New Roman';
export const BODY_SIZE = 14;
/** Between the margins. */
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const TEXT_WIDTH_ACROSS = PAGE.height - MARGIN.left - MARGIN.right;

const TWIPS_PER_MM = 1440 / 25.4;
/** Word counts in twentieths of a point. */
export const twips = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM);
/** 15 mm lie between two twips, and less than 15 is not allowed. */
export const twipsAtLeast = (millimetres: number): number => Math.ceil(millimetres * TWIPS_PER_MM);
export const MM_PER_POINT = 25.4 / 72;
