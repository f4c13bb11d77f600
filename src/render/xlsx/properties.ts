/** What a workbook says of itself: title, author, agency. Cached results are ours; a spreadsheet may compute them anew. */
import type { Workbook } from 'exceljs';
import { partsOf, type Day } from '../../domain/day.ts';
import { plainText } from './cell-text.ts';

export interface Properties {
  /** What the file says it was made by; by it our own files are known. */
  readonly generator: string;
  readonly on: Day;
  readonly title: string;
  readonly subject: string;
  readonly agency: string | null;
  /** Behind the generator, parted by blanks. */
  readonly keywords: readonly string[];
}

export function describe(
  workbook: Workbook,
  { generator, on, title, subject, agency, keywords }: Properties,
): void {
  const { year, month, day } = partsOf(on);
  const midnight = new Date(Date.UTC(year, month - 1, day));
  Object.assign(workbook, {
    creator: plainText(generator),
    lastModifiedBy: plainText(generator),
    created: midnight,
    modified: midnight,
    title: plainText(title),
    subject: plainText(subject),
    company: plainText(agency ?? ''),
    keywords: plainText([generator, ...keywords].join(' ')),
  });
  workbook.views = [
    { x: 0, y: 0, width: 28_000, height: 16_000, firstSheet: 0, activeTab: 0, visibility: 'visible' },
  ];
  workbook.calcProperties.fullCalcOnLoad = true;
}
