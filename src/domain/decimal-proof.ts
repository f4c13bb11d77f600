/** Which mark the figures of one file use for decimals, where one of them shows it (DESIGN 3.9). */
import { trimmed } from './number-text.ts';

export type Mark = 'comma' | 'dot';

const SIGN = '[-+\\u2212\\u2013]?';
const SHAPES: readonly (readonly [Mark, RegExp])[] = [
  // 0,5 · 85,55 · 1234,567 · 0,125: no group of thousands is written so.
  ['comma', new RegExp(`^${SIGN}(?:\\d+,(?:\\d{1,2}|\\d{4,})|0,\\d+|\\d{4,},\\d+)$`, 'u')],
  // 1.234,5 · 1.234.567 · 1.234.567,89
  ['comma', new RegExp(`^${SIGN}\\d{1,3}(?:\\.\\d{3})+,\\d+$|^${SIGN}\\d{1,3}(?:\\.\\d{3}){2,}$`, 'u')],
  ['dot', new RegExp(`^${SIGN}(?:\\d+\\.(?:\\d{1,2}|\\d{4,})|0\\.\\d+|\\d{4,}\\.\\d+)$`, 'u')],
  ['dot', new RegExp(`^${SIGN}\\d{1,3}(?:,\\d{3})+\\.\\d+$|^${SIGN}\\d{1,3}(?:,\\d{3}){2,}$`, 'u')],
];

/** @param text a figure, perhaps with a percent sign. @returns the mark that it proves; null: it fits both, or none */
export function markProvedBy(text: string): Mark | null {
  // Most figures are whole numbers.
  if (/^\d+$/u.test(text)) return null;
  const figure = trimmed(text)
    .replace(/[%\uff05]$/u, '')
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/gu, '');
  return SHAPES.find(([, shape]) => shape.test(figure))?.[0] ?? null;
}

export interface Proof {
  readonly row: number;
  readonly text: string;
}

/** The first figure of the file that proves each mark. */
export function proofsIn(figures: Iterable<Proof>): Partial<Record<Mark, Proof>> {
  const proofs: Partial<Record<Mark, Proof>> = {};
  for (const figure of figures) {
    const mark = markProvedBy(figure.text);
    if (mark !== null) proofs[mark] ??= figure;
  }
  return proofs;
}
