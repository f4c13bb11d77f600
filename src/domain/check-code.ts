/** Check codes as people type them and as they stand in texts. */

const LENGTH = 12;

/**
 * The twelve letters that count: case, blanks and dashes do not, and nobody tells O from 0, I or L from 1 on paper.
 * @returns null where it is no code
 */
export function checkCodeKey(text: string): string | null {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u2212._-]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  return letters.length === LENGTH && /^[0-9A-Z]+$/u.test(letters) ? letters : null;
}

const PRINTED = /(?<![0-9A-Z])[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}(?![0-9A-Z])/gu;

/** All that look like codes in a text, as keys. */
export const checkCodesIn = (text: string): string[] =>
  (text.match(PRINTED) ?? []).flatMap((code) => checkCodeKey(code) ?? []);
