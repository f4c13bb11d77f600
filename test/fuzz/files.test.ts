/** Bytes of tables and workbooks, changed anywhere: read or refused, and after a refusal the same data file. */
import fc from 'fast-check';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { test } from 'vitest';
import { FuzzOffice, settings, TIMEOUT } from '../support/fuzz.ts';
import { HOSTILE, words } from '../support/fuzz-words.ts';
import { csvBytes, manners, mutated, mutations, tables } from '../support/import-tables.ts';

const READERS = [
  ['import'],
  ['import', '--dry-run'],
  ['import', '--yes', '--json'],
  ['inspect'],
  ['inspect', '--json'],
  ['verify'],
  ['task', 'import', '--yes'],
  ['template', 'check'],
  ['template', 'learn', '--yes', '--name', 'b1'],
  ['report', '--force', '--out', 'ra.xlsx', '--template'],
  ['init', '--plan'],
] as const;
const readers = fc.constantFrom<readonly string[]>(...READERS);
const changes = fc.array(mutations, { minLength: 1, maxLength: 4 });

const hostileTable = fc
  .tuple(
    fc.constantFrom(';', ',', '\t'),
    fc.array(
      fc.array(
        fc.oneof(
          words,
          fc.constantFrom(
            'unit',
            'indicator',
            'period',
            'value',
            'STT',
            'Nội dung',
            'Đơn vị chủ trì',
            '__proto__',
            'constructor',
          ),
        ),
        { minLength: 1, maxLength: 8 },
      ),
      { maxLength: 8 },
    ),
  )
  .map(([mark, rows]) => Buffer.from(rows.map((row) => row.join(mark)).join('\r\n')));

const csv = fc.oneof(
  fc
    .tuple(tables, manners, changes)
    .map(([figures, manner, slips]) => slips.reduce<Uint8Array>(mutated, csvBytes(figures, manner))),
  hostileTable,
  fc.uint8Array({ maxLength: 200 }),
);

test('any csv', { timeout: TIMEOUT }, async () => {
  const fuzz = await new FuzzOffice().prepare();
  await fc.assert(
    fc.asyncProperty(csv, readers, async (bytes, reader) => {
      writeFileSync(fuzz.office.path('a.csv'), bytes);
      await fuzz.run([...reader, 'a.csv']);
    }),
    settings(0.15) as fc.Parameters<[Uint8Array, readonly string[]]>,
  );
});

interface Slip {
  readonly part: number;
  readonly at: number;
  readonly length: number;
  readonly kind: string;
  readonly text: string;
}
const xmlTexts = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(
    '<c r="A1"/>',
    '<row r="0">',
    '</sheetData>',
    'r="XFE1"',
    'r="A1048577"',
    't="s"',
    '<v>1e999</v>',
    '<v>-1</v>',
    '<f>A1</f>',
    '<!DOCTYPE x [<!ENTITY a "b">]>&a;',
    '&#0;',
    '&#x1b;',
    '<mergeCell ref="A1:XFD1048576"/>',
    '_x001B_',
    '99999999999999999999',
    '{{#chi-tieu}}',
    '{{ten}}',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const slips = fc.record({
  part: fc.nat({ max: 30 }),
  at: fc.nat({ max: 9_999 }),
  length: fc.nat({ max: 20 }),
  kind: fc.constantFrom('insert', 'replace', 'remove', 'double', 'name', 'drop', 'number', 'text'),
  text: xmlTexts,
});

/** A workbook whose parts are changed as text and zipped anew. */
function torn(book: Uint8Array, changed: readonly Slip[]): Uint8Array {
  const parts = unzipSync(book);
  for (const { part, at, length, kind, text } of changed) {
    const names = Object.keys(parts);
    const name = names[part % Math.max(1, names.length)];
    const bytes = name === undefined ? undefined : parts[name];
    if (name === undefined || bytes === undefined) continue;
    const xml = Buffer.from(bytes).toString('utf8');
    const place = Math.floor((at / 10_000) * xml.length);
    const [before, here, after] = [
      xml.slice(0, place),
      xml.slice(place, place + length),
      xml.slice(place + length),
    ];
    if (kind === 'drop' || kind === 'name') Reflect.deleteProperty(parts, name);
    if (kind === 'name') parts[text === '' || text === '__proto__' ? 'x' : text.slice(0, 60)] = bytes;
    const put = {
      insert: before + text + here + after,
      replace: before + text + after,
      remove: before + after,
      double: before + here + here + after,
      // The next number, or the next piece of text, becomes another.
      number:
        before +
        (here + after).replace(/"\d+"|>[\d.]+</u, (old) => `${old[0] ?? ''}${text}${old.at(-1) ?? ''}`),
      text: before + (here + after).replace(/>[^<>]+</u, () => `>${text}<`),
    }[kind];
    if (put !== undefined) parts[name] = new Uint8Array(Buffer.from(put));
  }
  return zipSync(parts, { level: 1 });
}

test('any workbook', { timeout: TIMEOUT }, async () => {
  const fuzz = await new FuzzOffice().prepare(['record', 'dvc', 'pvhcc', '412/530']);
  const { office } = fuzz;
  mkdirSync(office.path('bieu'));
  await office.done('form', 'vhxh', '--out', 'bieu');
  await office.done('report', '--out', 'bao-cao.xlsx');
  const [form = ''] = readdirSync(office.path('bieu'));
  const books = [`bieu/${form}`, 'bao-cao.xlsx'].map(
    (name) => new Uint8Array(readFileSync(office.path(name))),
  );
  const bytes = fc
    .tuple(
      fc.constantFrom(...books),
      fc.array(slips, { maxLength: 3 }),
      fc.array(mutations, { maxLength: 2 }),
    )
    .map(([book, changed, bits]) =>
      bits.reduce<Uint8Array>(mutated, changed.length === 0 ? book : torn(book, changed)),
    );
  await fc.assert(
    fc.asyncProperty(bytes, readers, async (content, reader) => {
      writeFileSync(office.path('a.xlsx'), content);
      await fuzz.run([...reader, 'a.xlsx']);
    }),
    settings(0.1) as fc.Parameters<[Uint8Array, readonly string[]]>,
  );
});
