/**
 * How Vietnamese names are found and sorted (DESIGN 4). SQLite's `lower` and `LIKE` do not know these letters, so keys
 * are made here: case, accents (đ too), tone placement (hoà/hòa), composition, dashes and spaces do not matter.
 */
import type { Named } from './problem.ts';

/** Composed, without blanks at the ends and with single blanks inside. All stored names have this form. */
export const tidy = (text: string): string =>
  // So are most codes and figures as they stand.
  /^[!-~]+$/u.test(text)
    ? text
    : text
        .normalize('NFC')
        .replace(/[\u200b-\u200d\ufeff]/gu, '')
        .replace(/[\s\u00a0]+/gu, ' ')
        .trim();

/** Letters and digits only, no accents: `Phòng Văn hoá – Xã hội` and `phong van hoa xa hoi` are the same key. */
export const searchKey = (text: string): string =>
  /^[A-Za-z0-9]+$/u.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(CROSSED_D, 'd')
        .replace(/&/gu, ' va ')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();

/** Old converters and keyboards made it the Icelandic eth, which looks the same in capitals. */
const CROSSED_D = /[\u0111\u00f0]/gu;

/** Like the search key but with accents, each tone moved to the end of its syllable so that hòa and hoà agree. */
const accentedKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(CROSSED_D, 'đ')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => word.replace(TONE, '') + (TONE.exec(word)?.[0] ?? ''));

/** Grave, acute, tilde, hook above, dot below: the five written tones. */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;

let vietnamese: Intl.Collator | undefined;
/** Vietnamese dictionary order, the same under every locale of the machine. */
export const compareNames = (a: string, b: string): number =>
  (vietnamese ??= new Intl.Collator('vi')).compare(a, b);

/** Something that can be found by typing: its code, its short words, and all its names, old ones included. */
export interface Findable extends Named {
  readonly aliases: readonly string[];
  readonly otherNames: readonly string[];
}

export type Search<T> =
  | { readonly found: 'one'; readonly item: T }
  | { readonly found: 'several'; readonly items: readonly T[] }
  | { readonly found: 'none'; readonly nearest: readonly T[] };

/**
 * Looks for one thing by what a clerk typed: first an exact code, then an exact alias or name with its accents, then
 * the same without accents, then a part of a name. The first step that finds anything decides.
 */
export function search<T extends Findable>(items: readonly T[], text: string): Search<T> {
  const words = tidy(text);
  const key = searchKey(words);
  const accented = accentedKey(words);
  const shortWords = (item: T): string[] => [item.code, ...item.aliases];
  const allWords = (item: T): string[] => [...shortWords(item), item.name, ...item.otherNames];
  const steps: ((item: T) => boolean)[] = [
    (item) => item.code === words,
    (item) => item.code.toLowerCase() === words.toLowerCase(),
    (item) => shortWords(item).some((word) => accentedKey(word) === accented),
    (item) => allWords(item).some((word) => accentedKey(word) === accented),
    (item) => shortWords(item).some((word) => searchKey(word) === key),
    (item) => allWords(item).some((word) => searchKey(word) === key),
    (item) => hasAccents(words) && allWords(item).some((word) => holdsWords(accentedKey(word), accented)),
    (item) => allWords(item).some((word) => holdsWords(searchKey(word), key)),
  ];
  if (key === '') return { found: 'none', nearest: [] };
  for (const step of steps) {
    const [first, ...others] = items.filter(step);
    if (first !== undefined) {
      return others.length === 0
        ? { found: 'one', item: first }
        : { found: 'several', items: [first, ...others] };
    }
  }
  return { found: 'none', nearest: nearest(items, key, (item) => allWords(item).map(searchKey)) };
}

const hasAccents = (text: string): boolean => /\p{M}|\u0111/iu.test(text.normalize('NFD'));

/** Whether the words typed stand in the name in a row, each from its beginning: `van hoa` in `phong van hoa xa hoi`. */
const holdsWords = (name: string, typed: string): boolean => ` ${name}`.includes(` ${typed}`);

/** The few closest by letters to change, for «did you mean». */
export function nearest<T>(items: readonly T[], key: string, keysOf: (item: T) => string[], most = 3): T[] {
  return items
    .map((item) => ({
      item,
      distance: Math.min(...keysOf(item).map((candidate) => editDistance(key, candidate))),
    }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(key.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ item }) => item);
}

/** Letters to insert, delete, replace or swap with the neighbour (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + same,
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
