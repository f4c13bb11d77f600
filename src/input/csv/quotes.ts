/** Quotes that are not closed, or not where a field ends: what follows them cannot be divided into fields. */
import { LIMITS } from '../foreign-file.ts';

export interface BrokenQuote {
  /** Where it was opened. */
  readonly at: number;
  /** What it encloses is longer than a cell may be. */
  readonly overlong: boolean;
}

/** Each quote in a field counts twice. */
const LONGEST = 2 * LIMITS.cell + 2;

/**
 * The first of them. A quote inside a field that does not begin with one is plain text.
 *
 * @param text with line feeds as its only line ends
 */
export function brokenQuote(text: string, delimiter: string): BrokenQuote | null {
  let at = text.indexOf('"');
  while (at >= 0) {
    const before = text[at - 1];
    if (at > 0 && before !== '\n' && before !== delimiter) {
      at = text.indexOf('"', at + 1);
      continue;
    }
    const close = closing(text, at);
    if (close - at > LONGEST) return { at, overlong: true };
    const end = close < 0 ? null : text[afterSpaces(text, close + 1)];
    if (end !== undefined && end !== '\n' && end !== delimiter) return { at, overlong: false };
    at = text.indexOf('"', close + 1);
  }
  return null;
}

/** Two quotes in a row are one of the text. */
function closing(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at++;
  return at;
}
