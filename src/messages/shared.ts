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

/** Code and name; a name as long as a sentence is shortened at a word, since the code says which it is. */
export function named({ code, name }: Named): string {
  const text = visible(name);
  if (text.length <= LONGEST_NAME) return `${code} (${text})`;
  return `${code} (${text.slice(0, text.lastIndexOf(' ', LONGEST_NAME))} …)`;
}

export const nameList = (things: readonly Named[]): string => things.map(named).join('; ');

const MOST_CANDIDATES = 12;

export const candidateList = (things: readonly Named[]): string =>
  list([...things.slice(0, MOST_CANDIDATES).map(named), ...(things.length > MOST_CANDIDATES ? ['…'] : [])]);

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
