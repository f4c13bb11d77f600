/**
 * How alike a text of somebody's form and an indicator's name are: words that few indicators have weigh most, and the
 * targets, numbers and marks that forms put around a name weigh nothing.
 */
import { searchKey } from './names.ts';
import type { IndicatorAt } from './plan.ts';

/** Which of an indicator's figures a row of a form asks for. */
export type Part = 'whole' | 'numerator' | 'denominator';

export interface Likeness {
  readonly indicator: IndicatorAt;
  readonly part: Part;
  /** 0 to 1. */
  readonly score: number;
}

/** Abbreviations of the field, as keys. */
const WRITTEN_OUT: ReadonlyMap<string, string> = new Map([
  ['tthc', 'thu tuc hanh chinh'],
  ['dvc', 'dich vu cong'],
  ['dvctt', 'dich vu cong truc tuyen'],
  ['cbccvc', 'can bo cong chuc vien chuc'],
  ['cbcc', 'can bo cong chuc'],
  ['cntt', 'cong nghe thong tin'],
  ['cds', 'chuyen doi so'],
  ['khcn', 'khoa hoc cong nghe'],
  ['dmst', 'doi moi sang tao'],
  ['kts', 'kinh te so'],
  ['cks', 'chu ky so'],
  ['nsnn', 'ngan sach nha nuoc'],
  ['hcnn', 'hanh chinh nha nuoc'],
  ['csdl', 'co so du lieu'],
  ['hscv', 'ho so cong viec'],
  ['tw', 'trung uong'],
  ['bcd', 'ban chi dao'],
  ['dn', 'doanh nghiep'],
  ['vbqppl', 'van ban quy pham phap luat'],
  ['ubnd', 'uy ban nhan dan'],
  ['hdnd', 'hoi dong nhan dan'],
]);

/** They stand in every other name and every target. */
const LIGHT: ReadonlySet<string> = new Set(
  'ty le so tong dat tren tai cua va duoc cac trong cho thuc hien den nam het toi thieu it nhat tu tro len o voi theo la de'.split(
    ' ',
  ),
);

/** `1.2.`, `a)`, `(1)`, `I.`, a dash: what stands before a name in a list. */
const NUMBERING =
  /^[\s\u00a0]*(?:[-+*\u2013\u2022]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z\u0111]|[ivx]{1,5})[.)]+)[\s\u00a0]*/iu;
const PERCENTAGES = /(?:[<>=\u2264\u2265]+\s*)?\d+(?:[.,]\d+)?\s*%|\(\s*%\s*\)|%/gu;

/** The words that count, abbreviations written out. */
export function wordsOf(text: string): readonly string[] {
  const key = searchKey(text.replace(NUMBERING, '').replace(PERCENTAGES, ' '));
  return key
    .replaceAll(/\bkh va cn\b/gu, 'khcn')
    .split(' ')
    .flatMap((word) => (WRITTEN_OUT.get(word) ?? word).split(' '))
    .filter((word) => word !== '' && !/^\d+$/u.test(word));
}

interface Wanted {
  readonly indicator: IndicatorAt;
  readonly part: Part;
  /** Short words stand for an indicator only where all of them are there. */
  readonly whole: boolean;
  readonly key: string;
  readonly words: Bag;
  readonly pairs: Bag;
}

/** Words, each once, and what they weigh together. */
interface Bag {
  readonly words: ReadonlySet<string>;
  readonly weight: number;
}

/** Alone they say too little. */
const FEWEST_WORDS = 2;
const LIGHT_WEIGHT = 0.25;
const UNKNOWN_WEIGHT = 1;

export interface Matcher {
  /** All indicators that are somewhat like it, best first. */
  readonly like: (text: string) => readonly Likeness[];
}

/** @param indicators of the day that the form speaks of */
export function matcherOf(indicators: readonly IndicatorAt[]): Matcher {
  const weigh = weightsOf(indicators);
  const wanted = indicators.flatMap((indicator) => wantedOf(indicator, weigh));
  const known = new Map<string, readonly Likeness[]>();
  const found = (text: string): readonly Likeness[] => {
    const words = wordsOf(text);
    if (words.length === 0) return [];
    const mine = {
      key: words.join(' '),
      words: bagOf(words, weigh),
      pairs: bagOf(pairs(words), pairWeight(weigh)),
    };
    const best = new Map<string, Likeness>();
    for (const theirs of wanted) {
      const { indicator, part, whole } = theirs;
      if (whole && ![...theirs.words.words].every((word) => LIGHT.has(word) || mine.words.words.has(word)))
        continue;
      const alike = likeness(mine, theirs, weigh);
      const score = alike === 0 ? 0 : alike * partFactor(text, part, indicator);
      if (score > (best.get(indicator.code)?.score ?? 0))
        best.set(indicator.code, { indicator, part, score });
    }
    return [...best.values()].sort((a, b) => b.score - a.score);
  };
  return {
    like(text) {
      const likenesses = known.get(text) ?? found(text);
      known.set(text, likenesses);
      return likenesses;
    },
  };
}

function wantedOf(indicator: IndicatorAt, weigh: Weigh): Wanted[] {
  const { aliases, name, otherNames, numerator, denominator, code } = indicator;
  const one = (text: string, part: Part, whole: boolean): Wanted => {
    const words = wordsOf(text);
    return {
      indicator,
      part,
      whole,
      key: words.join(' '),
      words: bagOf(words, weigh),
      pairs: bagOf(pairs(words), pairWeight(weigh)),
    };
  };
  const named = (texts: readonly string[], whole: boolean): Wanted[] =>
    texts.map((text) => one(text, 'whole', whole));
  const parts = [
    ['numerator', numerator],
    ['denominator', denominator],
  ] as const;
  return [
    ...named([name, ...otherNames], false),
    ...named([code, ...aliases], true),
    ...parts.flatMap(([part, text]) => (text === null ? [] : [one(text, part, false)])),
  ];
}

/** A row that counts (`Số …`, `Tổng số …`) is a part of a rate; one that is a rate (`Tỷ lệ …`, `%`) is none. */
function partFactor(text: string, part: Part, { kind }: IndicatorAt): number {
  const key = searchKey(text.replace(NUMBERING, ''));
  const total = /^tong (?:so|cong)\b/u.test(key);
  const counts = total || /^(?:trong do )?so (?!hoa\b)/u.test(key);
  const rate = /^(?:ty le|ty trong|muc do)\b/u.test(key) || text.includes('%');
  if (part === 'whole') return counts && !rate && kind === 'ratio' ? COUNTS_FACTOR : 1;
  if (rate || !counts) return 0;
  return total === (part === 'denominator') ? 1 : OTHER_PART_FACTOR;
}

const COUNTS_FACTOR = 0.7;
const OTHER_PART_FACTOR = 0.6;

type Weigh = (word: string) => number;

function weightsOf(indicators: readonly IndicatorAt[]): Weigh {
  const holders = new Map<string, number>();
  for (const { name, aliases, otherNames } of indicators)
    for (const word of new Set([name, ...aliases, ...otherNames].flatMap(wordsOf)))
      holders.set(word, (holders.get(word) ?? 0) + 1);
  return (word) => {
    const known = holders.get(word);
    // `4G` is another thing than `5G`.
    const unknown = /\d/u.test(word) ? Math.log(1 + indicators.length) : UNKNOWN_WEIGHT;
    const weight = known === undefined ? unknown : Math.log(1 + indicators.length / known);
    return LIGHT.has(word) ? weight * LIGHT_WEIGHT : weight;
  };
}

/** How much single words count beside pairs of neighbours. */
const SINGLE_SHARE = 0.75;

type Compared = Pick<Wanted, 'key' | 'words' | 'pairs'>;

function likeness(text: Compared, name: Compared, weigh: Weigh): number {
  if (text.key === name.key) return 1;
  if (name.words.words.size < FEWEST_WORDS) return 0;
  return (
    SINGLE_SHARE * overlap(text.words, name.words, weigh) +
    (1 - SINGLE_SHARE) * overlap(text.pairs, name.pairs, pairWeight(weigh))
  );
}

const pairWeight =
  (weigh: Weigh): Weigh =>
  (pair) =>
    pair.split(' ').reduce((weight, word) => weight + weigh(word) / 2, 0);

function bagOf(words: readonly string[], weigh: Weigh): Bag {
  const once = new Set(words);
  return { words: once, weight: [...once].reduce((total, word) => total + weigh(word), 0) };
}

const pairs = (words: readonly string[]): string[] =>
  words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);

/**
 * Precision and recall in one (F0.5): forms shorten names, so that words of the form which the name lacks tell more than
 * words of the name which the form leaves out.
 */
function overlap(text: Bag, name: Bag, weigh: Weigh): number {
  let shared = 0;
  for (const word of text.words) if (name.words.has(word)) shared += weigh(word);
  if (shared === 0) return 0;
  const precision = shared / text.weight;
  const recall = shared / name.weight;
  return (1.25 * precision * recall) / (0.25 * precision + recall);
}
