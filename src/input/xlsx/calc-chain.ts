/** The order in which a workbook's formulas were computed: a cell that computes no more must not stand in it. */
import { partText, walkXml } from './xml-places.ts';
import type { Archive } from './zip.ts';

export interface ChainEntry {
  readonly cell: string;
  /** Of its own, or that of the entry before. */
  readonly sheetId: string;
  readonly start: number;
  readonly end: number;
}

export interface CalculationChain {
  readonly part: string;
  readonly xml: string;
  readonly entries: readonly ChainEntry[];
}

/** @throws KpiError file_damaged, file_too_big */
export async function readChain(archive: Archive, part: string): Promise<CalculationChain> {
  const xml = await partText(archive, part);
  const entries: ChainEntry[] = [];
  let sheetId = '';
  let open: Omit<ChainEntry, 'end'> | null = null;
  await walkXml(
    xml,
    { file: archive.file, part, root: 'calcChain' },
    {
      open({ local, attributes, start }) {
        if (local !== 'c') return;
        sheetId = attributes['i'] ?? sheetId;
        open = { cell: attributes['r'] ?? '', sheetId, start };
      },
      close(local, end) {
        if (local === 'c' && open !== null) entries.push({ ...open, end });
        open = null;
      },
    },
  );
  return { part, xml, entries };
}

/**
 * The chain without these cells; each entry says its sheet, since the one that said it may be gone.
 * @returns null when nothing would be left, which no program takes
 */
export function chainWithout(
  { part, xml, entries }: CalculationChain,
  isGone: (sheetId: string, cell: string) => boolean,
): { readonly part: string; readonly xml: string } | null {
  const [first] = entries;
  const last = entries.at(-1);
  const kept = entries.filter(({ sheetId, cell }) => !isGone(sheetId, cell));
  if (first === undefined || last === undefined || kept.length === 0) return null;
  const texts = kept.map(({ start, end, sheetId }) => {
    const text = xml.slice(start, end);
    return /\si=/u.test(text) ? text : text.replace(/^<[^\s/>]+/u, (name) => `${name} i="${sheetId}"`);
  });
  return { part, xml: xml.slice(0, first.start) + texts.join('') + xml.slice(last.end) };
}
