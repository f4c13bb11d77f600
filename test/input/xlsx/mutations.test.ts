/** Whatever happens to a file on its way, it is read as it was or refused: nothing else comes out, and soon. */
import { describe, expect, it } from 'vitest';
import type { ForeignFile } from '../../../src/input/foreign-file.ts';
import { readXlsx } from '../../../src/input/xlsx/read-xlsx.ts';
import { KpiError } from '../../../src/domain/problem.ts';
import { bookParts, stylesOf, zipOf } from '../../support/xlsx-parts.ts';

const PARTS = bookParts({
  sheets: [
    {
      name: 'Số liệu',
      rows:
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
        '<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>T01</t></is></c><c r="B2" s="1"><f>1+1</f><v>0.855</v></c></row>' +
        '<row r="3"><c r="A3" s="2"><v>44197</v></c><c r="B3" t="e"><v>#N/A</v></c><c r="C3" t="b"><v>1</v></c></row>',
      before: '<cols><col min="3" max="3" hidden="1"/></cols>',
      after: '<mergeCells><mergeCell ref="A1:A1"/></mergeCells>',
    },
    { name: 'nháp', state: 'hidden', rows: '<row><c><v>1</v></c></row>' },
  ],
  strings: '<si><t>Mã đơn vị</t></si><si><r><t>Giá </t></r><r><t>trị</t></r></si>',
  styles: stylesOf('0.0%', 'dd/mm/yyyy'),
  core: '<dc:creator>Lan</dc:creator>',
});

/** The same row of numbers for the same seed (mulberry32). */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Mutation = (bytes: Buffer, pick: (below: number) => number) => Buffer;

const noise = (length: number, pick: (below: number) => number): Buffer =>
  Buffer.from(Array.from({ length }, () => pick(256)));

const MUTATIONS: Record<string, Mutation> = {
  'a flipped bit': (bytes, pick) => {
    const at = pick(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    return bytes;
  },
  'another byte': (bytes, pick) => {
    bytes[pick(bytes.length)] = pick(256);
    return bytes;
  },
  'a cut': (bytes, pick) => bytes.subarray(0, pick(bytes.length)),
  'bytes put in': (bytes, pick) => {
    const at = pick(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), noise(1 + pick(8), pick), bytes.subarray(at)]);
  },
  'bytes taken out': (bytes, pick) => {
    const at = pick(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + pick(8))]);
  },
  'a block of zeros': (bytes, pick) => {
    const at = pick(bytes.length);
    return bytes.fill(0, at, Math.min(bytes.length, at + 1 + pick(64)));
  },
  'a flipped byte in the directory': (bytes, pick) => {
    const start = bytes.readUInt32LE(bytes.length - 6);
    bytes[start + pick(bytes.length - start)] = pick(256);
    return bytes;
  },
};

async function outcome(bytes: Uint8Array, original: ForeignFile): Promise<'same' | 'refused'> {
  try {
    expect(await readXlsx(bytes, 'a.xlsx')).toEqual(original);
    return 'same';
  } catch (error) {
    if (!(error instanceof KpiError)) throw error;
    return 'refused';
  }
}

describe.each([6, 0] as const)('packed at level %i', (level) => {
  const bytes = zipOf(PARTS, { level });
  it.each(Object.entries(MUTATIONS))('%s', async (name, mutate) => {
    const original = await readXlsx(bytes, 'a.xlsx');
    const outcomes = new Set<string>();
    for (let seed = 1; seed <= 250; seed++) {
      const mutated = mutate(Buffer.from(bytes), generator(seed * 7919 + name.length));
      outcomes.add(await outcome(mutated, original));
    }
    expect(outcomes).toContain('refused');
  });
});

describe('XML that is changed before it is packed', () => {
  // Here no checksum warns: the content may be another, but nothing else than a file or a refusal comes out.
  const PIECES = [
    '<',
    '>',
    '"',
    '/',
    '&',
    '</c>',
    '<c>',
    '<row>',
    '<v>',
    '<f/>',
    '<is>',
    ' r="A1"',
    '9',
    '-1',
    'e9',
    '\0',
  ];
  it.each(Object.keys(PARTS))('%s', async (name) => {
    const xml = String(PARTS[name]);
    for (let seed = 1; seed <= 150; seed++) {
      const pick = generator(seed * 104_729);
      const at = pick(xml.length);
      const changed = xml.slice(0, at) + (PIECES[pick(PIECES.length)] ?? '') + xml.slice(at + pick(12));
      const result = await readXlsx(zipOf({ ...PARTS, [name]: changed }), 'a.xlsx').catch(
        (error: unknown) => error,
      );
      if (result instanceof Error) expect(result).toBeInstanceOf(KpiError);
    }
  });
});
