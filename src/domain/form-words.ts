/** What a clerk types of a form: `--map "Biểu 1!7=phu-song-5g"`, `--map E=ket-qua`, `--map E7=ky.ten`, `--skip 12`. */
import type { FormSheet } from './form-tables.ts';
import { nearest, searchKey } from './names.ts';
import { refuse } from './problem.ts';

export type FormPart =
  | { readonly kind: 'row'; readonly sheet: string; readonly row: number }
  | { readonly kind: 'column'; readonly sheet: string; readonly column: number }
  | { readonly kind: 'cell'; readonly sheet: string; readonly row: number; readonly column: number };

const PART = /^(?:(.+)!)?\s*\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/su;

/**
 * @param sheets those that can be meant: without the name of one, the only one that is visible
 * @throws KpiError map_unreadable
 */
export function formPart(text: string, sheets: readonly FormSheet[]): FormPart {
  const [, named, letters, digits] = PART.exec(text.trim()) ?? [];
  if (letters === undefined && digits === undefined)
    return refuse({ kind: 'map_unreadable', text, why: 'form', nearest: [] });
  const sheet = sheetOf(text, named, sheets);
  const column = letters === undefined ? 0 : columnNumber(letters);
  if (digits === undefined) return { kind: 'column', sheet, column };
  const row = Number(digits);
  return letters === undefined ? { kind: 'row', sheet, row } : { kind: 'cell', sheet, row, column };
}

function sheetOf(text: string, named: string | undefined, sheets: readonly FormSheet[]): string {
  const visible = sheets.filter(({ hidden }) => !hidden);
  const [only, ...others] = visible;
  if (named === undefined) {
    if (only !== undefined && others.length === 0) return only.name;
    return refuse({
      kind: 'map_unreadable',
      text,
      why: 'which_sheet',
      nearest: visible.map(({ name }) => name),
    });
  }
  const wanted = named
    .trim()
    .replace(/^'(.*)'$/su, '$1')
    .replaceAll("''", "'");
  const found =
    sheets.find(({ name }) => name === wanted) ??
    sheets.find(({ name }) => searchKey(name) === searchKey(wanted));
  if (found !== undefined) return found.name;
  const near = nearest(sheets, searchKey(wanted), ({ name }) => [searchKey(name)]);
  return refuse({
    kind: 'map_unreadable',
    text,
    why: 'sheet',
    nearest: (near.length > 0 ? near : visible).map(({ name }) => name),
  });
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** `Biểu 1!7=phu-song-5g` -> the part and what it is. @throws KpiError map_unreadable */
export function mapWords(text: string): readonly [part: string, meaning: string] {
  const at = text.lastIndexOf('=');
  if (at < 1 || at === text.length - 1)
    return refuse({ kind: 'map_unreadable', text, why: 'form', nearest: [] });
  return [text.slice(0, at), text.slice(at + 1).trim()];
}
