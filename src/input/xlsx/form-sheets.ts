/** A form of the province as sheets, rows and cells, with the ranges that are one cell. */
import type { FormRange, FormSheet } from '../../domain/form-tables.ts';
import { damaged } from './faults.ts';
import { findWorkbook, relationsOf } from './package.ts';
import { rangeAt } from './places.ts';
import { readXlsx } from './read-xlsx.ts';
import { readXml } from './xml.ts';
import { readWorkbookPart } from './workbook.ts';
import { openArchive } from './zip.ts';

/** @throws KpiError file_foreign, file_damaged, file_too_big */
export async function readFormSheets(bytes: Uint8Array, file: string): Promise<FormSheet[]> {
  const { sheets } = await readXlsx(bytes, file);
  const archive = await openArchive(bytes, file);
  const { workbook } = await findWorkbook(archive);
  const relations = await relationsOf(archive, workbook);
  const { sheets: entries } = await readWorkbookPart(archive, workbook);
  const merges = new Map<string, FormRange[]>();
  for (const { name, relation } of entries) {
    const found = relations.find(({ id }) => id === relation) ?? damaged(file, 'part_missing', name);
    if (found.type !== 'worksheet') continue;
    const part = found.target ?? damaged(file, 'structure', name);
    const ranges: FormRange[] = [];
    await readXml(archive, part, 'worksheet', {
      open(element, attributes) {
        if (element === 'mergeCell') ranges.push(rangeAt(attributes['ref'] ?? '', file, part));
      },
    });
    merges.set(name, ranges);
  }
  return sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows, merges: merges.get(name) ?? [] }));
}
