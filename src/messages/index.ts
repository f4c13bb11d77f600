import { en } from './en/index.ts';
import type { Language } from './format.ts';
import { vi, type Texts } from './vi/index.ts';

export type { Language } from './format.ts';
export type { Texts } from './vi/index.ts';

export const textsOf = (language: Language): Texts => (language === 'vi' ? vi : en);
