/**
 * Marks for the eye: shades and bold letters on words that say the same without them. The shades stay apart in grey,
 * since the signed copy is printed in black and white (DOMAIN 2.5).
 */
import type { Worksheet } from 'exceljs';
import { NOT_REPORTED, STATE_WORDS, VERDICT_WORDS } from './words.ts';

/** How loud a word is to be. */
export type Tone = 'good' | 'open' | 'bad';

const LOOKS = {
  good: { font: { bold: true }, shade: null },
  open: { font: { italic: true }, shade: 'FFFFF4D6' },
  bad: { font: { bold: true }, shade: 'FFF4B6B0' },
} as const;

/**
 * @param area its cells, such as `H14:H40`
 * @param tones the words by how loud they are; a cell that begins with one of them gets its look
 */
export function markWords(
  sheet: Worksheet,
  area: string,
  tones: Readonly<Partial<Record<Tone, readonly string[]>>>,
): void {
  const [first = area] = area.split(':');
  const rules = (['bad', 'open', 'good'] as const).flatMap((tone, index) => {
    const words = tones[tone] ?? [];
    if (words.length === 0) return [];
    const { font, shade } = LOOKS[tone];
    const begins = words.map((word) => `LEFT(${first},${word.length})="${word}"`);
    return [
      {
        type: 'expression' as const,
        priority: index + 1,
        formulae: [begins.length === 1 ? (begins[0] ?? '') : `OR(${begins.join(',')})`],
        style: {
          font,
          ...(shade === null
            ? {}
            : { fill: { type: 'pattern' as const, pattern: 'solid' as const, bgColor: { argb: shade } } }),
        },
      },
    ];
  });
  sheet.addConditionalFormatting({ ref: area, rules });
}

export const markVerdicts = (sheet: Worksheet, area: string): void =>
  markWords(sheet, area, {
    bad: [VERDICT_WORDS.not_met],
    open: [VERDICT_WORDS.no_data],
    good: [VERDICT_WORDS.exceeded],
  });

export const markStates = (sheet: Worksheet, area: string): void =>
  markWords(sheet, area, {
    bad: [NOT_REPORTED],
    open: [STATE_WORDS.late, STATE_WORDS.partial, STATE_WORDS.returned],
  });
