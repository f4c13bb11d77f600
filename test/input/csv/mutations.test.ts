/** A damaged csv file is read or refused; the reader has no third way. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsv } from '../../../src/input/csv/read-csv.ts';
import { KpiError } from '../../../src/domain/problem.ts';
import {
  latin1,
  linesOf,
  TABLE,
  TCVN3_TABLE,
  VNI_TABLE,
  WINDOWS_1258_TABLE,
} from '../../support/csv-texts.ts';
import { utf16 } from '../../support/xlsx-parts.ts';

const WHOLE: readonly Uint8Array[] = [
  Buffer.from(TABLE),
  Buffer.from(`sep=;\r\n"a";"b ""c""\n d"\r\n${TABLE}`),
  latin1(TCVN3_TABLE),
  latin1(VNI_TABLE),
  WINDOWS_1258_TABLE,
  utf16(TABLE, 'le', false),
  utf16(TABLE, 'be'),
];

const outcomeOf = async (bytes: Uint8Array): Promise<'read' | 'refused'> => {
  try {
    await readCsv(bytes, 'bang.csv');
    return 'read';
  } catch (fault) {
    if (fault instanceof KpiError) return 'refused';
    throw fault;
  }
};

const spliced = (bytes: Uint8Array, at: number, gone: number, put: readonly number[]): Uint8Array =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + gone)]);

const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(...[...'";,\t\r\n|?'].map((sign) => sign.charCodeAt(0))),
);
const change = fc.oneof(
  fc.record({ at: fc.nat(400), gone: fc.constant(1), put: fc.tuple(byte) }),
  fc.record({ at: fc.nat(400), gone: fc.constant(0), put: fc.array(byte, { minLength: 1, maxLength: 3 }) }),
  fc.record({ at: fc.nat(400), gone: fc.integer({ min: 1, max: 4 }), put: fc.constant([]) }),
  fc.record({ at: fc.nat(400), gone: fc.constant(1e9), put: fc.constant([]) }),
);

it('thousands of damaged files', async () => {
  const seen = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...WHOLE),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (whole, changes) => {
        const damaged = changes.reduce((bytes, { at, gone, put }) => spliced(bytes, at, gone, put), whole);
        seen[await outcomeOf(damaged)]++;
      },
    ),
    { seed: 20_250_915, numRuns: 3000 },
  );
  expect(seen.read).toBeGreaterThan(200);
  expect(seen.refused).toBeGreaterThan(200);
});

const field = fc
  .array(fc.constantFrom('a', 'Đ', 'ộ', '1', ',', ';', '"', '\n', ' ', '.', '|', '\t'), { maxLength: 8 })
  .map((signs) => signs.join(''));
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

it('what was written by the rules is read back, on the lines where it stands', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1 }),
      async (rows) => {
        const expected: string[] = [];
        let line = 2;
        for (const row of rows) {
          if (row.some((text) => text.trim() !== ''))
            expected.push(
              `${line}: ${row.flatMap((text, at) => (text === '' ? [] : [`${at + 1}=${text}`])).join('|')}`,
            );
          line += row.join('').split('\n').length;
        }
        fc.pre(expected.length > 0);
        const text = `sep=;\r\n${rows.map((row) => `${row.map(quoted).join(';')}\r\n`).join('')}`;
        expect(await linesOf(text)).toEqual(expected);
      },
    ),
    { seed: 20_250_915, numRuns: 500 },
  );
});
