/**
 * Text typed with a font table from before Unicode (TCVN3, VNI) and stored as Latin letters: what it was meant to say.
 * Only text that is no Vietnamese as it stands and becomes Vietnamese throughout is touched.
 */
import { ONSETS, RIMES, TCVN3, VNI_LETTERS, VNI_MARKS } from './legacy-tables.ts';

export type OldFont = 'tcvn3' | 'vni';
export interface OldFontReading {
  readonly encoding: OldFont;
  readonly text: string;
}

/** Takes a text of Latin-1 signs; `alien` stands for the letters that the table does not have (default: themselves). */
export type Convert = (text: string, alien?: string) => string;

export const fromTcvn3: Convert = (text, alien) =>
  text.replace(SIGNS, (word) => {
    const read = word.replace(/[\u00a1-\u00ff]/gu, (sign) => TCVN3.get(sign) ?? alienOr(sign, alien));
    // The table has no capitals with tones; a word in capitals was meant to have them.
    return (read.match(/\p{Lu}/gu) ?? []).length > 1 ? read.toUpperCase() : read;
  });

/** A letter and the sign of its marks are one letter; its case is that of the first sign. */
export const fromVni: Convert = (text, alien) =>
  text
    .replace(VNI_PAIR, (first, letter: string | undefined, mark: string | undefined) =>
      letter === undefined || mark === undefined
        ? vniLetter(first, alien)
        : vniLetter(letter, alien) + (vniMarks(letter, mark) ?? alienOr(mark, alien)),
    )
    .normalize('NFC');

/** A word from its first sign on, with the few letters before it. */
const SIGNS = /[A-Za-z]{0,8}[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*/gu;
/** A letter that can take marks and the sign of them, or any letter alone. */
const VNI_PAIR =
  /([AEOUY\u00d4\u00d6])([\u00c0-\u00c5\u00c8-\u00cb\u00cf\u00d5\u00d8-\u00dc\u00e0-\u00e5\u00e8-\u00eb\u00ef\u00f5\u00f8-\u00fc])|[\u00c0-\u00ff]/giu;

const alienOr = (sign: string, alien: string | undefined): string =>
  alien !== undefined && /\p{L}/u.test(sign) ? alien : sign;

function vniLetter(sign: string, alien: string | undefined): string {
  if (sign < '\u0080') return sign;
  const small = sign.toLowerCase();
  const letter = VNI_LETTERS.get(small);
  if (letter === undefined) return alienOr(sign, alien);
  return sign === small ? letter : letter.toUpperCase();
}

const vniMarks = (letter: string, mark: string): string | undefined =>
  VNI_MARKS.get(letter.toLowerCase())?.get(mark.toLowerCase());

const TABLES: readonly (readonly [OldFont, Convert])[] = [
  ['tcvn3', fromTcvn3],
  ['vni', fromVni],
];
const LOST = '\ufffd';

/** The readings under which a text becomes Vietnamese; none for proper Vietnamese and for plain ASCII. */
export function fromOldFont(text: string): readonly OldFontReading[] {
  if (!mayBeOldFont(text) || weigh(text).other === 0) return [];
  return TABLES.filter(([, convert]) => {
    const { vietnamese, other, long } = weigh(convert(text, LOST));
    return vietnamese > 0 && other === 0 && long;
  })
    .map(([encoding, convert]) => ({ encoding, text: convert(text) }))
    .filter((reading) => reading.text !== text);
}

/** Letters of these tables are all in Latin-1; a letter beyond it shows Unicode. */
export const mayBeOldFont = (text: string): boolean =>
  /[\u00a1-\u00ff]/u.test(text) && !/(?![\u0000-\u00ff])[\p{L}\p{M}]/u.test(text);

export interface Weight {
  /** Words with letters beyond ASCII that could be Vietnamese syllables, and that could not. */
  readonly vietnamese: number;
  readonly other: number;
  /** One of the syllables has more than one letter: single ones may be signs, as in `5 µ`. */
  readonly long: boolean;
}

/** Enough words to know a text by. */
const ENOUGH = 4000;

/** How much of a text is Vietnamese, by the words that have letters beyond ASCII. */
export function weigh(text: string): Weight {
  let vietnamese = 0;
  let other = 0;
  let long = false;
  for (const [word] of text.normalize('NFC').matchAll(WORD)) {
    if (!/[^\u0000-\u007f]/u.test(word)) continue;
    if (isSyllable(word.toLowerCase())) {
      vietnamese++;
      long ||= word.length > 1;
    } else if (!isAbbreviation(word)) other++;
    if (vietnamese + other >= ENOUGH) break;
  }
  return { vietnamese, other, long };
}

/** Letters, and the signs that stand for letters in TCVN3. */
const WORD = /(?:(?!\u00ba)[\p{L}\p{M}\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00d7\u00f7\ufffd])+/gu;

/** `HĐND`, `QĐ`, `đ`: says nothing either way. */
const isAbbreviation = (word: string): boolean => /^(?:\u0111|[A-Z\u0110]+)$/u.test(word);

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;
const LONGEST = 8;

/** Whether a word in small letters follows Vietnamese spelling: onset, rime, a tone that is possible there. */
export function isSyllable(word: string): boolean {
  if (word.length > LONGEST) return false;
  const letters = [...word].map((letter) => letter.normalize('NFD'));
  const toned = letters.filter((letter) => TONE.test(letter));
  if (toned.length > 1) return false;
  const at = letters.findIndex((letter) => TONE.test(letter));
  const tone = TONE.exec(toned[0] ?? '')?.[0] ?? '';
  const plain = letters.map((letter) => letter.replace(TONE, '').normalize('NFC')).join('');
  return ['', ...ONSETS].some(
    (onset) =>
      plain.startsWith(onset) && fits(onset, plain.slice(onset.length), tone, tone === '' ? null : at),
  );
}

/** @param at where in the word the tone stands */
function fits(onset: string, rime: string, tone: string, at: number | null): boolean {
  if (!RIMES.has(rime) || !rimesAfter(onset).test(rime)) return false;
  if (/(?:c|ch|p|t)$/u.test(rime) && !/[\u0301\u0323]/u.test(tone)) return false;
  if (at === null) return true;
  // `qúa`: the tone on the letter that belongs to the onset, as many type it.
  return toneMayStand(rime, at - onset.length) || (onset === 'qu' && at === 1 && rime.length === 1);
}

const FRONT = /^[e\u00eaiy]/u;
const NOT_FRONT = /^[^e\u00eaiy]/u;
const NOT_I = /^[^i]/u;
const AFTER_QU = /^(?:[a\u0103\u00e2e\u00eai\u01a1y]|\u00f4c)/u;
const ANY = /^/u;

/** Which rimes an onset is written before. */
function rimesAfter(onset: string): RegExp {
  switch (onset) {
    case 'k':
    case 'gh':
    case 'ngh':
      return FRONT;
    case 'c':
    case 'ng':
      return NOT_FRONT;
    case 'g':
      return /^[^e\u00eay]/u;
    case 'gi':
      return NOT_I;
    case 'qu':
      return AFTER_QU;
    default:
      return ANY;
  }
}

function toneMayStand(rime: string, at: number): boolean {
  const vowels = rime.replace(/(?:ch|ng|nh|[ckmnpt])$/u, '');
  const open = vowels === rime;
  if (vowels.length === 1) return at === 0;
  if (vowels.length === 3) return at === (vowels === 'uy\u00ea' ? 2 : 1);
  // `hòa` and `hoà` are both in use.
  if (open && /^(?:oa|oe|uy)$/u.test(vowels)) return at === 0 || at === 1;
  return at === (open && !/^u[\u00ea\u01a1]$/u.test(vowels) ? 0 : 1);
}
