/**
 * Text made safe for a cell. exceljs writes some characters that no XML may hold, and does not escape `_x000D_`, which
 * readers would turn into a line break. Text that begins with `=` stays text: a string cell is never evaluated.
 */
const MOST = 32_767;
const ELLIPSIS = '…';

/**
 * Composed, with plain line breaks, without control characters, non-characters, broken halves of a pair, and marks that
 * turn the order of letters round.
 */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu,
      '',
    );

/** Each underscore that a reader would take for the beginning of an escape. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_');

export function cellText(text: string): string {
  const plain = plainText(text);
  if (escaped(plain).length <= MOST) return escaped(plain);
  let kept = plain.slice(0, MOST - ELLIPSIS.length);
  for (let excess = 1; excess > 0;) {
    excess = escaped(plainText(kept) + ELLIPSIS).length - MOST;
    if (excess > 0) kept = kept.slice(0, -excess);
  }
  // The cut may have halved a pair.
  return escaped(plainText(kept) + ELLIPSIS);
}

/** At most so many characters, cut between words where there is a blank. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const blank = text.lastIndexOf(' ', most - 1);
  return plainText(text.slice(0, blank > most / 2 ? blank : most - 1)) + ELLIPSIS;
}
