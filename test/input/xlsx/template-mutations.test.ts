/** Forms that were damaged by chance: refused as a file or filled, and what is filled is a whole form again. */
import { expect, test } from 'vitest';
import { KpiError } from '../../../src/domain/problem.ts';
import { readTemplate, type Template } from '../../../src/input/xlsx/template.ts';
import { fillTemplate } from '../../../src/render/xlsx/fill-template.ts';
import { UnpatchableZip } from '../../../src/render/xlsx/patch-zip.ts';
import { provinceForm, provinceParts } from '../../support/template-book.ts';
import { zipOf } from '../../support/xlsx-parts.ts';

const ROUNDS = 150;
const PARTS = ['xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml'];
const PIECES = ['<', '>', '"', '</c>', '<c>', '<v>', '9', '', 'é', '<!--', '{{'];

/** The same numbers at every run. */
function dice(): (sides: number) => number {
  let seed = 7;
  return (sides) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % sides;
}

async function fill(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return fillTemplate(bytes, withText(await readTemplate(bytes, 'mau.xlsx')));
  } catch (error) {
    if (error instanceof KpiError || error instanceof UnpatchableZip) return null;
    throw error;
  }
}

const withText = (template: Template) => ({
  ...template,
  sheets: template.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) => ({ ...cell, content: { kind: 'text', text: 'a < b' } as const })),
  })),
});

async function countFilled(damaged: (roll: (sides: number) => number) => Uint8Array): Promise<number> {
  const roll = dice();
  let filled = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const bytes = await fill(damaged(roll));
    if (bytes === null) continue;
    filled++;
    expect((await readTemplate(bytes, 'ra.xlsx')).sheets).toEqual([]);
  }
  return filled;
}

test('bytes of the zip', async () => {
  const form = provinceForm();
  const filled = await countFilled((roll) => {
    const bytes = new Uint8Array(form);
    for (let count = roll(3); count >= 0; count--) bytes[roll(bytes.length)] = roll(256);
    return bytes;
  });
  expect(filled).toBeLessThan(ROUNDS);
});

test('pieces of the XML', async () => {
  const filled = await countFilled((roll) => {
    const parts = provinceParts();
    const name = PARTS[roll(PARTS.length)] ?? '';
    const text = String(parts[name]);
    const at = roll(text.length);
    const piece = PIECES[roll(PIECES.length)] ?? '';
    return zipOf({ ...parts, [name]: text.slice(0, at) + piece + text.slice(at + roll(3)) });
  });
  expect(filled).toBeGreaterThan(10);
  expect(filled).toBeLessThan(ROUNDS);
});
