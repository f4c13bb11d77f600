/**
 * Text made safe for a cell. exceljs writes some characters that no XML may hold, and does not escape `_x000D_`, which
 * readers would turn into a line break. Text that begins with `=` stays text: a string cell is never evaluated.
 */
const MOST = 32_767;
const ELLIPSIS = '…';

/** Composed, with plain line breaks, without control characters, non-characters and broken halves of a pair. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '');

/** Each underscore that a reader would take for the beginning of an escape. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_');

export function cellText(text: string): string {
  let plain = plainText(text);
  while (escaped(plain).length > MOST) {
    const excess = escaped(plain).length - MOST;
    plain = plainText(plain.slice(0, Math.max(0, Math.min(MOST, plain.length) - excess - 1))) + ELLIPSIS;
  }
  return escaped(plain);
}

/** At most so many characters, cut between words. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${plainText(space > most / 2 ? cut.slice(0, space) : cut)}${ELLIPSIS}`;
}
