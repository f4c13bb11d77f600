/** The styles of a workbook, as far as they change what a value means: the number format of each. */
import type { CellFacts } from '../foreign-file.ts';
import { damaged } from './faults.ts';
import { GENERAL, numberFormat, type NumberFormat } from './number-format.ts';
import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

export interface CellStyle {
  readonly format: NumberFormat;
  /** Facts that every number of this style has, and every other cell. One object for all of them. */
  readonly numberFacts: CellFacts | undefined;
  readonly otherFacts: CellFacts | undefined;
}

export const PLAIN: CellStyle = { format: GENERAL, numberFacts: undefined, otherFacts: undefined };

const MAX_STYLES = 100_000;

/** @returns the styles in the order by which cells name them */
export async function readStyles(archive: Archive, part: string): Promise<CellStyle[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  await readXml(archive, part, 'styleSheet', {
    open(name, { numFmtId = '0', formatCode }, parent) {
      if (name === 'numFmt' && parent === 'numFmts' && formatCode !== undefined)
        codes.set(Number(numFmtId), formatCode);
      if (name === 'xf' && parent === 'cellXfs') ids.push(Number(numFmtId));
      if (ids.length > MAX_STYLES || codes.size > MAX_STYLES) damaged(archive.file, 'structure', part);
    },
  });
  const known = new Map<number, CellStyle>();
  return ids.map((id) => {
    const style = known.get(id) ?? styleOf(numberFormat(id, codes.get(id)));
    known.set(id, style);
    return style;
  });
}

function styleOf(format: NumberFormat): CellStyle {
  if (format.code.toLowerCase() === 'general') return PLAIN;
  const otherFacts = { format: format.code };
  return { format, otherFacts, numberFacts: format.percent ? { ...otherFacts, percent: true } : otherFacts };
}
