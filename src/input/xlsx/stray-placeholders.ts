/** Placeholders outside of cells, where nothing is filled: headers, text boxes, comments, charts, names of sheets. */
import { KpiError } from '../../domain/problem.ts';
import { relationsOf } from './package.ts';
import { partText, walkXml } from './xml-places.ts';
import type { Archive } from './zip.ts';

export type StrayPlace = 'header' | 'drawing' | 'chart' | 'comment' | 'name';

export interface StrayPlaceholder {
  readonly sheet: string;
  readonly where: StrayPlace;
  /** With its braces. */
  readonly text: string;
}

interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly xml: string;
}

/** The parts that belong to a sheet, by the last word of their relation, and the element that is the part. */
const PARTS: ReadonlyMap<string, readonly [StrayPlace, root: string]> = new Map([
  ['drawing', ['drawing', 'wsDr']],
  ['comments', ['comment', 'comments']],
  ['threadedComment', ['comment', 'ThreadedComments']],
]);
const CHART = 'chart';

const PLACEHOLDER = /\{\{[^{}]*\}\}/gu;

export const strayIn = (where: StrayPlace, sheet: string, text: string): StrayPlaceholder[] =>
  [...text.matchAll(PLACEHOLDER)].map(([found]) => ({ sheet, where, text: found }));

/** What cannot be read beside the sheet is no reason to leave its cells unfilled: it keeps its bytes. */
export async function strayAround(archive: Archive, sheet: Sheet): Promise<StrayPlaceholder[]> {
  try {
    return await readAround(archive, sheet);
  } catch (error) {
    if (error instanceof KpiError) return [];
    throw error;
  }
}

async function readAround(archive: Archive, sheet: Sheet): Promise<StrayPlaceholder[]> {
  const found = strayIn('header', sheet.name, await headerText(archive, sheet));
  for (const { type, target } of await relationsOf(archive, sheet.part)) {
    const known = PARTS.get(type);
    if (known === undefined || target === null || !archive.has(target)) continue;
    const [where, root] = known;
    found.push(...strayIn(where, sheet.name, await wordsIn(archive, target, root)));
    if (type !== 'drawing') continue;
    for (const chart of await relationsOf(archive, target))
      if (chart.type === CHART && chart.target !== null && archive.has(chart.target))
        found.push(...strayIn('chart', sheet.name, await wordsIn(archive, chart.target, 'chartSpace')));
  }
  return found;
}

/** Headers and footers stand in the part of their sheet. */
async function headerText({ file }: Archive, { part, xml }: Sheet): Promise<string> {
  if (!/headerFooter/u.test(xml)) return '';
  let text = '';
  let within = false;
  await walkXml(
    xml,
    { file, part, root: 'worksheet' },
    {
      open({ parent }) {
        if (parent === 'headerFooter') within = true;
      },
      text(content) {
        if (within) text += content;
      },
      close() {
        if (within) text += '\n';
        within = false;
      },
    },
  );
  return text;
}

/** Texts of a part; runs of a paragraph are one, as a person reads them. */
async function wordsIn(archive: Archive, part: string, root: string): Promise<string> {
  const xml = await partText(archive, part);
  let text = '';
  let within = false;
  await walkXml(
    xml,
    { file: archive.file, part, root },
    {
      open({ local }) {
        within = local === 't' || local === 'text';
      },
      text(content) {
        if (within) text += content;
      },
      close(local) {
        within = false;
        if (local === 'p' || local === 'comment' || local === 'threadedComment') text += '\n';
      },
    },
  );
  return text;
}
