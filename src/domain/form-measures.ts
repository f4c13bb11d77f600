/** Units of measure in a form, and by which power of ten a figure must be moved from one to another. */
import { searchKey } from './names.ts';

interface Measure {
  /** Ten to this power of what is counted. */
  readonly power: number;
  /** What is counted: `dong`, `ho`; `pct` for a percentage. */
  readonly counted: string;
}

const POWERS: ReadonlyMap<string, number> = new Map([
  ['nghin', 3],
  ['ngan', 3],
  ['trieu', 6],
  ['ty', 9],
  ['chuc', 1],
  ['tram', 2],
]);

/** What is counted may be left out of money: `triệu` is a million đồng. */
const MONEY = 'dong';

/** @param text what stands in a measure's place: `%`, `Triệu đồng`, `nghìn hộ`, `VNĐ` */
export function measureOf(text: string): Measure | null {
  const words = searchKey(text.replaceAll('%', ' pct '))
    .replace(/^(?:don vi(?: tinh)?|dvt) /u, '')
    .replace(/\b(?:vnd|viet nam dong|d)\b/gu, MONEY)
    .replace(/\bphan tram\b/gu, 'pct')
    .replace(/\b(?:ty le|ty trong)(?: pct)?\b/gu, 'pct')
    .replace(/\bti\b/gu, 'ty')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const rest = words.filter((word) => !POWERS.has(word));
  const power = words.reduce((sum, word) => sum + (POWERS.get(word) ?? 0), 0);
  if (rest.length === 0) return power > 0 ? { power, counted: MONEY } : null;
  return { power, counted: rest.join(' ') };
}

/** A measure said in passing: `Tổng thu (triệu đồng)`, `ĐVT: nghìn đồng`. */
export function measureWithin(text: string): string | null {
  const spoken = /(?:\u0110VT|\u0111vt|\u0111\u01a1n v\u1ecb t\u00ednh)\s*:?\s*([^()\n]{1,30})/iu.exec(
    text.normalize('NFC'),
  )?.[1];
  if (spoken !== undefined) return spoken.trim();
  for (const [, inside = ''] of text.matchAll(/\(([^()]{1,30})\)/gu)) {
    const found = measureOf(inside.replace(/^.*?:/u, ''));
    if (found !== null && (found.counted === 'pct' || found.counted === MONEY || found.power > 0))
      return inside.trim();
  }
  return null;
}

export type Move =
  | { readonly known: true; readonly shift: number }
  /** They do not measure the same, or one of them says nothing that can be compared. */
  | { readonly known: false };

/** The power of ten by which a figure in `from` is moved to stand in `to`: triệu đồng -> tỷ đồng is -3. */
export function moveBetween(from: string, to: string): Move {
  const [own, asked] = [measureOf(from), measureOf(to)];
  if (own === null || asked?.counted !== own.counted) return { known: false };
  return { known: true, shift: own.power - asked.power };
}
