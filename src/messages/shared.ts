/** Small helps of both catalogues. */
import type { FigureFacts, Named } from '../domain/problem.ts';
import { formatDigits, visible, type Language } from './format.ts';

/** A message: what happened and why, then what to do. */
export interface Said {
  readonly what: string;
  readonly next: string;
}

export const list = (lines: readonly string[]): string => lines.map((line) => `\n  - ${line}`).join('');

const LONGEST_NAME = 60;

/** A name as long as a sentence is cut at a word: the code beside it says which it is. */
export function shortened(name: string, longest = LONGEST_NAME): string {
  const text = visible(name);
  if (text.length <= longest) return text;
  const end = text.lastIndexOf(' ', longest);
  return `${text.slice(0, end > 0 ? end : longest)} …`;
}

export const named = ({ code, name }: Named): string => `${code} (${shortened(name)})`;

export const nameList = (things: readonly Named[]): string => things.map(named).join('; ');

const MOST_CANDIDATES = 12;

export const candidateList = (things: readonly Named[]): string =>
  list([...things.slice(0, MOST_CANDIDATES).map(named), ...(things.length > MOST_CANDIDATES ? ['…'] : [])]);

/**
 * How a form was altered: in its hidden parts, whose names say nothing to anybody; by a row that is gone; in one cell.
 * @param cell a place such as `Báo cáo!G12`, without a number where the row is gone
 */
export function alterationOf(cell: string, expected: string): 'hidden' | 'row' | 'cell' {
  if (cell.startsWith('_kpi') || /^[A-Z]:/u.test(expected)) return 'hidden';
  return /\d$/u.test(cell) ? 'cell' : 'row';
}

const STATES = {
  vi: { not_started: 'chưa triển khai', in_progress: 'đang thực hiện', done: 'xong' },
  en: { not_started: 'not started', in_progress: 'in progress', done: 'done' },
} as const;

/** A figure as a person writes it, without its measure. */
export function figureWords(figure: FigureFacts, language: Language): string {
  const digits = (text: string | undefined): string => formatDigits(text ?? '', language);
  switch (figure.kind) {
    case 'ratio':
      return `${digits(figure.numerator)}/${digits(figure.denominator)}`;
    case 'value':
      return digits(figure.value);
    case 'no_cases':
      return language === 'vi' ? 'không phát sinh' : 'no cases';
    case 'milestone':
      return STATES[language][figure.state as keyof (typeof STATES)['vi']];
  }
}
