/** A workbook's texts, each once. */
import type { RichText } from 'exceljs';

export type CellWords = string | { readonly richText: readonly RichText[] };

/** Named the way exceljs names it. */
export interface TextList {
  /** How many cells hold a text. */
  readonly count: number;
  readonly values: readonly CellWords[];
  /** @returns where it stands in the list */
  add(words: CellWords): number;
}

export function textList(): TextList {
  const values: CellWords[] = [];
  const places = new Map<string, number>();
  let count = 0;
  return {
    values,
    get count() {
      return count;
    },
    add(words) {
      count++;
      // No cell holds a null character, so no plain text looks like one in several faces.
      const key = typeof words === 'string' ? words : `\0${JSON.stringify(words)}`;
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, values.length);
      return values.push(words) - 1;
    },
  };
}
