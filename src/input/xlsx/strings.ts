/** Texts of a workbook: those that cells share, and how characters are escaped in them. */
import { LIMITS } from '../foreign-file.ts';
import { tooBig } from './faults.ts';
import { MAX_RAW_CELL, readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** @throws KpiError file_damaged; file_too_big for a text that no cell can hold */
export async function readSharedStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let within = false;
  let phonetic = 0;
  await readXml(archive, part, 'sst', {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') within = phonetic === 0;
      else if (name === 'rPh') phonetic++;
    },
    text(content) {
      if (!within) return;
      text += content;
      if (text.length > MAX_RAW_CELL) tooBig(archive.file, 'cell');
    },
    close(name) {
      if (name === 't') within = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si' && strings.push(cellText(text, archive.file)) > LIMITS.cells)
        tooBig(archive.file, 'cells');
    },
  });
  return strings;
}

const ESCAPE = /_x([0-9a-f]{4})_/giu;

/**
 * @param raw with `_xHHHH_` for characters that XML cannot hold, and `_x005F_` for a `_` that begins no escape
 * @throws KpiError file_too_big
 */
export function cellText(raw: string, file: string): string {
  const text = raw.includes('_x') || raw.includes('_X') ? unescaped(raw) : raw;
  return text.length > LIMITS.cell ? tooBig(file, 'cell') : text;
}

const unescaped = (raw: string): string =>
  raw
    .replace(/_x000D_\n/giu, '\n')
    .replace(ESCAPE, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\p{Surrogate}/gu, '\ufffd');
