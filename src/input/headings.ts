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

/** What a heading stands for; undefined when it is none of ours. */
export function headingOf(text: string): TableColumn | undefined {
  if (text === '' || text.length > LONGEST) return undefined;
  const known = HEADINGS.get(searchKey(text));
  if (known !== undefined) return known;
  return fromOldFont(text)
    .map((reading) => HEADINGS.get(searchKey(reading.text)))
    .find((column) => column !== undefined);
}
