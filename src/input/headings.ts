/** The headings of a free table in both languages (DESIGN 5.1), whatever their case, accents and font table. */
import type { TableColumn } from '../domain/file-problem.ts';
import { searchKey } from '../domain/names.ts';
import { fromOldFont } from './legacy-text.ts';

const HEADINGS: ReadonlyMap<string, TableColumn> = new Map([
  ['ma don vi', 'unit'],
  ['ma dv', 'unit'],
  ['unit', 'unit'],
  ['unit code', 'unit'],
  ['ten don vi', 'unitName'],
  ['don vi', 'unitName'],
  ['don vi bao cao', 'unitName'],
  ['unit name', 'unitName'],
  ['ma chi tieu', 'indicator'],
  ['ma ct', 'indicator'],
  ['indicator', 'indicator'],
  ['indicator code', 'indicator'],
  ['ten chi tieu', 'indicatorName'],
  ['chi tieu', 'indicatorName'],
  ['indicator name', 'indicatorName'],
  ['nam', 'year'],
  ['year', 'year'],
  ['quy', 'quarter'],
  ['quarter', 'quarter'],
  ['ky', 'period'],
  ['ky bao cao', 'period'],
  ['period', 'period'],
  ['gia tri', 'value'],
  ['so lieu', 'value'],
  ['value', 'value'],
  ['tu so', 'numerator'],
  ['numerator', 'numerator'],
  ['mau so', 'denominator'],
  ['denominator', 'denominator'],
  ['ghi chu', 'note'],
  ['note', 'note'],
  ['notes', 'note'],
  ['nguon', 'source'],
  ['nguon so lieu', 'source'],
  ['source', 'source'],
]);

/** Longer texts are no headings of ours. */
const LONGEST = 40;

/** What stands behind a heading in brackets: its unit, or how it is to be filled in. */
const IN_BRACKETS = /[\s\u00a0]*[([]([^()[\]]*)[)\]][\s\u00a0*:.]*$/u;
/** Figures of another time or another kind: the column is not the one that is collected. */
const OTHER_FIGURES =
  /\b(?:truoc|cung ky|ke hoach|kh|muc tieu|luy ke|uoc|du kien|giao|cu|previous|last|target|plan)\b/u;

/** What a heading stands for, perhaps with its unit: `Giá trị (triệu đồng)`; undefined when it is none of ours. */
export function headingOf(text: string): TableColumn | undefined {
  const bracketed = text.length > 2 * LONGEST ? null : IN_BRACKETS.exec(text);
  if (bracketed === null) return plainHeading(text);
  return OTHER_FIGURES.test(searchKey(bracketed[1] ?? ''))
    ? undefined
    : plainHeading(text.slice(0, bracketed.index));
}

function plainHeading(text: string): TableColumn | undefined {
  if (text === '' || text.length > LONGEST) return undefined;
  const known = HEADINGS.get(searchKey(text));
  if (known !== undefined) return known;
  return fromOldFont(text)
    .map((reading) => HEADINGS.get(searchKey(reading.text)))
    .find((column) => column !== undefined);
}
