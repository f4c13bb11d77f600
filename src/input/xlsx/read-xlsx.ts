/** A workbook that somebody sent, as sheets, rows and cells. Made for files of any origin, damaged and hostile ones too. */
import type { FileNote } from '../../domain/file-note.ts';
import { LIMITS, type ForeignFile, type ForeignSheet } from '../foreign-file.ts';
import { damaged } from './faults.ts';
import { findWorkbook, relationsOf, type Relation } from './package.ts';
import { readSheet, type Workbook } from './sheet.ts';
import { readSharedStrings } from './strings.ts';
import { readStyles } from './styles.ts';
import { readProperties, readWorkbookPart, type SheetEntry } from './workbook.ts';
import { openArchive, type Archive } from './zip.ts';

/**
 * @param file its name, for messages
 * @throws KpiError file_foreign when it is a zip of another kind, or locked; file_damaged; file_too_big
 */
export async function readXlsx(bytes: Uint8Array, file: string): Promise<ForeignFile> {
  const archive = await openArchive(bytes, file);
  const root = await findWorkbook(archive);
  const relations = await relationsOf(archive, root.workbook);
  const { date1904, sheets: entries } = await readWorkbookPart(archive, root.workbook);
  const stylesPart = targetOf(relations, 'styles');
  const stringsPart = targetOf(relations, 'sharedStrings');
  const workbook: Workbook = {
    date1904,
    styles: stylesPart === null ? null : await readStyles(archive, stylesPart),
    strings:
      stringsPart === null || !archive.has(stringsPart)
        ? null
        : await readSharedStrings(archive, stringsPart),
    room: { cells: LIMITS.cells },
  };
  const sheets = await readSheets(archive, entries, relations, workbook);
  const { properties } = root;
  return {
    kind: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets,
    properties:
      properties === null
        ? { creator: null, savedBy: null, keywords: null }
        : await readProperties(archive, properties),
    notes: notesOf(sheets),
  };
}

const targetOf = (relations: readonly Relation[], type: string): string | null =>
  relations.find((relation) => relation.type === type)?.target ?? null;

/** In the order of the workbook; sheets that are a chart or a macro hold no rows and are passed over. */
async function readSheets(
  archive: Archive,
  entries: readonly SheetEntry[],
  relations: readonly Relation[],
  workbook: Workbook,
): Promise<ForeignSheet[]> {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: ForeignSheet[] = [];
  for (const { name, hidden, relation } of entries) {
    const { type, target } = byId.get(relation) ?? damaged(archive.file, 'part_missing', name);
    if (type !== 'worksheet') continue;
    const content = await readSheet(archive, target ?? damaged(archive.file, 'structure', name), workbook);
    sheets.push({ name, hidden, ...content });
  }
  return sheets;
}

function notesOf(sheets: readonly ForeignSheet[]): FileNote[] {
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  return hidden.length === 0 ? [] : [{ kind: 'hidden_sheets', sheets: hidden }];
}
