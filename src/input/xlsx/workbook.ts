/** The list of sheets of a workbook, and who made it. */
import { LIMITS } from '../foreign-file.ts';
import { damaged, tooBig } from './faults.ts';
import { isOn, readXml, type Attributes } from './xml.ts';
import type { Archive } from './zip.ts';

export interface SheetEntry {
  readonly name: string;
  /** Hidden in one of the two ways that there are. */
  readonly hidden: boolean;
  readonly relation: string;
  readonly sheetId: string;
}

export interface WorkbookPart {
  readonly date1904: boolean;
  readonly sheets: readonly SheetEntry[];
}

/** @throws KpiError file_damaged, file_too_big */
export async function readWorkbookPart(archive: Archive, part: string): Promise<WorkbookPart> {
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await readXml(archive, part, 'workbook', {
    open(name, attributes, parent) {
      if (name === 'workbookPr') date1904 = isOn(attributes['date1904']);
      if (name !== 'sheet' || parent !== 'sheets') return;
      const { name: title = '', state = 'visible', sheetId = '' } = attributes;
      const relation = relationId(attributes) ?? damaged(archive.file, 'structure', part);
      if (sheets.push({ name: title, hidden: state !== 'visible', relation, sheetId }) > LIMITS.sheets)
        tooBig(archive.file, 'sheets');
    },
  });
  return { date1904, sheets };
}

/** `r:id`, whatever prefix the file gives to that namespace. */
const relationId = (attributes: Attributes): string | undefined =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];

export interface Properties {
  readonly creator: string | null;
  readonly savedBy: string | null;
  readonly keywords: string | null;
}

export async function readProperties(archive: Archive, part: string): Promise<Properties> {
  const found = new Map<string, string>();
  let within = '';
  await readXml(archive, part, 'coreProperties', {
    open(name) {
      within = name;
    },
    text(content) {
      if (within === 'creator' || within === 'lastModifiedBy' || within === 'keywords')
        found.set(within, (found.get(within) ?? '') + content);
    },
    close() {
      within = '';
    },
  });
  for (const text of found.values()) if (text.length > LIMITS.cell) tooBig(archive.file, 'cell');
  return {
    creator: found.get('creator') ?? null,
    savedBy: found.get('lastModifiedBy') ?? null,
    keywords: found.get('keywords') ?? null,
  };
}
