import type { Language } from './format.ts';
import type { Texts } from './vi/index.ts';

export type { Language } from './format.ts';
export type { Texts } from './vi/index.ts';

/** One language alone: reading the other as well would make every start longer. */
export const textsOf = async (language: Language): Promise<Texts> =>
  language === 'vi' ? (await import('./vi/index.ts')).vi : (await import('./en/index.ts')).en;
