/** Files that are damaged, of another kind, or made to do harm: refused, each for its reason, at little cost. */
import { buildSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/input/foreign-file.ts';
import { readXlsx } from '../../../src/input/xlsx/read-xlsx.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { bookOf, bookParts, sheetOf, zipOf, type Parts } from '../../support/xlsx-parts.ts';
import { refusal } from '../../support/xlsx-reading.ts';

const damage = (kind: string, where?: string) => ({
  kind: 'file_damaged',
  file: 'a.xlsx',
  damage: kind,
  ...(where === undefined ? {} : { where }),
});
const SHEET = 'xl/worksheets/sheet1.xml';
const cell = (text: string): string => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;

describe('another kind of zip', () => {
  const office = (type: string, part: string): Parts => {
    const parts = bookParts({});
    return {
      ...parts,
      '[Content_Types].xml': String(parts['[Content_Types].xml'])
        .replace('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', type)
        .replace('xl/workbook.xml', part),
      '_rels/.rels': String(parts['_rels/.rels']).replace('xl/workbook.xml', part),
    };
  };
  it.each<[string, Parts]>([
    ['zip', { 'a.csv': 'x' }],
    ['ods', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }],
    [
      'docx',
      office(
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
        'word/document.xml',
      ),
    ],
    [
      'pptx',
      office(
        'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
        'ppt/p.xml',
      ),
    ],
    ['xlsb', office('application/vnd.ms-excel.sheet.binary.macroEnabled.main', 'xl/workbook.bin')],
    ['zip', office('application/vnd.ms-visio.drawing.main+xml', 'visio/document.xml')],
  ])('%s', async (found, parts) => {
    expect(await refusal(zipOf(parts))).toEqual({ kind: 'file_foreign', file: 'a.xlsx', found });
  });

  it('with a lock on it', async () => {
    const bytes = bookOf({});
    patch(bytes, '[Content_Types].xml', 8, 1);
    expect(await refusal(bytes)).toMatchObject({ kind: 'file_foreign', found: 'encrypted' });
  });
});

describe('damage', () => {
  it('cut off anywhere', async () => {
    const bytes = bookOf({ sheets: [{ rows: cell('a') }] });
    for (const part of [0.1, 0.5, 0.9])
      expect(await refusal(bytes.subarray(0, bytes.length * part))).toEqual(damage('cut_off', ''));
    expect(await refusal(bytes.subarray(0, -1))).toMatchObject({ kind: 'file_damaged' });
  });

  it('a flipped byte in a part that is not packed', async () => {
    const bytes = zipOf(bookParts({ sheets: [{ rows: cell('Thon An Phu') }] }), { level: 0 });
    const at = Buffer.from(bytes).indexOf('An Phu');
    bytes[at] = 0x42;
    expect(await refusal(bytes)).toEqual(damage('checksum', SHEET));
  });

  it.each([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    SHEET,
    'xl/styles.xml',
    'docProps/core.xml',
  ])('a missing part: %s', async (part) => {
    const book = { styles: '<cellXfs/>', core: '' };
    expect(await refusal(bookOf(book, { [part]: null }))).toEqual(damage('part_missing', part));
  });

  it.each<[string, string, string]>([
    ['xml', 'no end', '<worksheet><sheetData>'],
    ['xml', 'crossed', '<worksheet><sheetData></worksheet></sheetData>'],
    ['xml', 'an entity that nobody knows', '<worksheet>&xxe;</worksheet>'],
    ['xml', 'nothing', ''],
    ['xml', 'text', 'Mã đơn vị;Giá trị'],
    ['structure', 'another root', '<html/>'],
    ['structure', 'nesting without end', `<worksheet>${'<a>'.repeat(5000)}`],
    ['doctype', 'a document type', '<!DOCTYPE a><worksheet/>'],
    ['doctype', 'entities', '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><worksheet>&d;</worksheet>'],
    ['doctype', 'a document type inside', '<worksheet><!DOCTYPE a></worksheet>'],
    ['doctype', 'an entity outside', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>'],
    ['part_encoding', 'another encoding', '<?xml version="1.0" encoding="windows-1258"?><worksheet/>'],
  ])('%s: %s', async (kind, _, xml) => {
    expect(await refusal(bookOf({}, { [SHEET]: xml }))).toEqual(damage(kind, SHEET));
  });

  it('bytes that are no UTF-8', async () => {
    const xml = Buffer.from(`<worksheet><a b="\u00e9"/></worksheet>`, 'latin1');
    expect(await refusal(bookOf({}, { [SHEET]: xml }))).toEqual(damage('part_encoding', SHEET));
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'C:/a', 'XL\\WORKBOOK.XML'])(
    'a part named %s',
    async (name) => {
      expect(await refusal(bookOf({}, { [name]: 'x' }))).toMatchObject(damage('structure'));
    },
  );

  it('a directory that disagrees with the parts', async () => {
    const name = bookOf({});
    patch(name, SHEET, 46, 0x7978);
    expect(await refusal(name)).toMatchObject({ kind: 'file_damaged' });
    for (const [field, value] of [
      [10, 9],
      [20, 5],
      [24, 5],
      [42, 7],
    ] as const) {
      const bytes = bookOf({});
      patch(bytes, SHEET, field, value);
      expect(await refusal(bytes)).toMatchObject({ kind: 'file_damaged' });
    }
    const count = bookOf({});
    new DataView(count.buffer).setUint16(count.length - 22 + 10, 2, true);
    expect(await refusal(count)).toEqual(damage('structure', ''));
  });

  it('names that reach into objects do nothing', async () => {
    const file = await readXlsx(
      bookOf(
        {
          sheets: [
            { name: '__proto__', rows: `<row __proto__="1">${'<c constructor="2"><v>1</v></c>'}</row>` },
          ],
        },
        { __proto__x: 'x', 'xl/__proto__': 'x' },
      ),
      'a.xlsx',
    );
    expect(file.sheets[0]).toMatchObject({ name: '__proto__', rows: [{ number: 1 }] });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('too much', () => {
  const big = (what: keyof typeof LIMITS) => ({
    kind: 'file_too_big',
    file: 'a.xlsx',
    what,
    limit: LIMITS[what],
  });

  it('bytes', async () => {
    expect(await refusal(new Uint8Array(LIMITS.file + 1))).toEqual(big('file'));
  });

  it('parts', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 2001 }, (_, i): [string, string] => [`xl/media/${i}`, '']),
    );
    expect(await refusal(bookOf({}, parts))).toEqual(big('parts'));
  });

  it('sheets', async () => {
    expect(await refusal(bookOf({ sheets: Array.from({ length: 201 }, () => ({})) }))).toEqual(big('sheets'));
  });

  it('a token that never ends', async () => {
    const noise = Array.from({ length: 200_000 }, (_, i) => Math.imul(i, 2_654_435_761).toString(36)).join(
      '',
    );
    expect(await refusal(sheetOf(cell(noise)))).toEqual(big('cell'));
    expect(await refusal(sheetOf(`<row a="${noise}"/>`))).toEqual(big('cell'));
    expect(await refusal(sheetOf(`<!--${noise}-->`))).toEqual(big('cell'));
  });

  it('nothing: a million rows, columns and merged cells that are only claimed', async () => {
    const file = await readXlsx(
      sheetOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', {
        before: '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="1"/></cols>',
        after:
          '<mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>' +
          '<dataValidations><dataValidation sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations>',
      }),
      'a.xlsx',
    );
    expect(file.sheets[0]?.rows.map((row) => row.number)).toEqual([1_048_576]);
  });
});

describe('a bomb is refused without much memory', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kpi-test-'));
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    buildSync({
      stdin: { contents: CHILD, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: join(folder, 'child.cjs'),
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const GIGABYTE = 1_000_000_000;
  const named = (part: string) => bomb(bookParts({ strings: '', styles: '' }), part, GIGABYTE);

  it.each<[string, () => Uint8Array, object]>([
    ['a sheet', () => named(SHEET), { what: 'unpacked' }],
    ['shared strings', () => named('xl/sharedStrings.xml'), { what: 'unpacked' }],
    ['a picture that nobody needs', () => named('xl/media/image1.png'), { what: 'unpacked' }],
    ['a large part', () => bomb(bookParts({}), SHEET, 200_000_000), { what: 'part' }],
    ['a part that shrank too well', () => bomb(bookParts({}), SHEET, 100_000_000), { what: 'ratio' }],
    [
      'a sheet that says it is small',
      () => bomb(bookParts({}), SHEET, GIGABYTE, 1000),
      { damage: 'structure' },
    ],
    [
      'a zip in a zip',
      () => zipOf({ 'a.zip': zipOf({ 'b.zip': bomb({}, 'c', 100_000_000) }) }),
      { found: 'zip' },
    ],
  ])('%s', (_, make, expected) => {
    const path = join(folder, 'bomb.xlsx');
    writeFileSync(path, make());
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'child.cjs'), path], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const { problem, megabytes } = JSON.parse(stdout) as Measured;
    expect(problem).toMatchObject(expected);
    expect(megabytes).toBeLessThan(300);
  });
});

interface Measured {
  readonly problem: Problem;
  readonly megabytes: number;
}

const CHILD = `
  import { readFileSync } from 'node:fs';
  import { readXlsx } from './src/input/xlsx/read-xlsx.ts';
  const bytes = readFileSync(process.argv[2]);
  readXlsx(bytes, 'a.xlsx').then(
    () => ({ kind: 'read' }),
    (error) => error.problem ?? { kind: String(error) },
  ).then((problem) => console.log(JSON.stringify({
    problem,
    megabytes: process.resourceUsage().maxRSS / 1024,
  })));
`;

/** A zip with one part of so many zeros. Its packed bytes are one packed piece, repeated. */
function bomb(parts: Parts, part: string, size: number, said = size): Uint8Array {
  const piece = deflateRawSync(Buffer.alloc(10_000_000), { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([...Array.from({ length: size / 10_000_000 }, () => piece), END_OF_DEFLATE]);
  const bytes = zipOf({ ...parts, [part]: packed }, { level: 0 });
  patch(bytes, part, 10, 8);
  patch(bytes, part, 24, said);
  return bytes;
}

const END_OF_DEFLATE = Buffer.from([0x03, 0x00]);

/** Changes a field of a part's line in the directory: 16 bits, or the lower half of 32 with the upper one set to 0. */
function patch(bytes: Uint8Array, part: string, field: number, value: number): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const line = buffer.lastIndexOf(part) - 46;
  if (field === 20 || field === 24 || field === 42) buffer.writeUInt32LE(value, line + field);
  else buffer.writeUInt16LE(value, line + field);
}
