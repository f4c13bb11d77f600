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
  readonly words: readonly string[];
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
  const wanted = indicators.flatMap(wantedOf);
  const weigh = weightsOf(indicators);
  const known = new Map<string, readonly Likeness[]>();
  const found = (text: string): readonly Likeness[] => {
    const words = wordsOf(text);
    if (words.length === 0) return [];
    const best = new Map<string, Likeness>();
    for (const { indicator, part, whole, words: own } of wanted) {
      if (whole && !own.every((word) => LIGHT.has(word) || words.includes(word))) continue;
      const score = likeness(words, own, weigh) * partFactor(text, part, indicator);
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

function wantedOf(indicator: IndicatorAt): Wanted[] {
  const { aliases, name, otherNames, numerator, denominator, code } = indicator;
  const named = (texts: readonly string[], whole: boolean): Wanted[] =>
    texts.map((text) => ({ indicator, part: 'whole', whole, words: wordsOf(text) }));
  const parts = [
    ['numerator', numerator],
    ['denominator', denominator],
  ] as const;
  return [
    ...named([name, ...otherNames], false),
    ...named([code, ...aliases], true),
    ...parts.flatMap(([part, text]) =>
      text === null ? [] : [{ indicator, part, whole: false, words: wordsOf(text) }],
    ),
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

function likeness(text: readonly string[], name: readonly string[], weigh: Weigh): number {
  if (text.join(' ') === name.join(' ')) return 1;
  if (name.length < FEWEST_WORDS) return 0;
  const pairWeight: Weigh = (pair) => pair.split(' ').reduce((weight, word) => weight + weigh(word) / 2, 0);
  return (
    SINGLE_SHARE * overlap(text, name, weigh) +
    (1 - SINGLE_SHARE) * overlap(pairs(text), pairs(name), pairWeight)
  );
}

const pairs = (words: readonly string[]): string[] =>
  words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);

/**
 * Precision and recall in one (F0.5): forms shorten names, so that words of the form which the name lacks tell more than
 * words of the name which the form leaves out.
 */
function overlap(text: readonly string[], name: readonly string[], weigh: Weigh): number {
  const [mine, theirs] = [new Set(text), new Set(name)];
  const sum = (words: Iterable<string>): number => [...words].reduce((total, word) => total + weigh(word), 0);
  const shared = sum([...mine].filter((word) => theirs.has(word)));
  if (shared === 0) return 0;
  const precision = shared / sum(mine);
  const recall = shared / sum(theirs);
  return (1.25 * precision * recall) / (0.25 * precision + recall);
}
