/** DESIGN 4: files out are written beside their place, flushed and renamed; the earlier one stays whole. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFolder, readBytes, sizeOf, writeWhole } from '../../src/system/files.ts';
import { tempFolder } from '../support/data-file.ts';
import { problemOf } from '../support/plan-builder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const never = (): boolean => false;
const always = (): boolean => true;
const text = (path: string): string => readFileSync(path, 'utf8');

describe('a file is written', () => {
  it('new', () => {
    const folder = tempFolder();
    const path = join(folder, 'báo cáo quý III.xlsx');
    expect(writeWhole(path, bytes('một'), never)).toBe('new');
    expect([text(path), readdirSync(folder)]).toEqual(['một', ['báo cáo quý III.xlsx']]);
  });

  it('not at all when the same content lies there, without asking', () => {
    const folder = tempFolder();
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'một');
    chmodSync(path, 0o444);
    let asked = false;
    const ask = (): boolean => (asked = true);
    expect(writeWhole(path, bytes('một'), ask)).toBe('unchanged');
    expect([asked, readdirSync(folder)]).toEqual([false, ['a.txt']]);
  });

  it('in place of another when that is agreed to, after a look at what lies there', () => {
    const folder = tempFolder();
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'cũ và dài hơn');
    const seen: string[] = [];
    const ask = (present: Uint8Array): boolean => seen.push(new TextDecoder().decode(present)) > 0;
    expect(writeWhole(path, bytes('mới'), ask)).toBe('replaced');
    expect([text(path), seen, readdirSync(folder)]).toEqual(['mới', ['cũ và dài hơn'], ['a.txt']]);
  });

  it.each([
    ['empty', 0],
    ['large', 3_000_000],
  ])('%s', (_, size) => {
    const path = join(tempFolder(), 'a.bin');
    const content = Buffer.alloc(size, 'đ');
    expect(writeWhole(path, content, never)).toBe('new');
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  it('over what a run that was killed left beside it', () => {
    const folder = tempFolder();
    const left = join(folder, `.a.txt.${process.pid}.tmp`);
    writeFileSync(left, 'dở dang và rất dài');
    expect(writeWhole(join(folder, 'a.txt'), bytes('mới'), never)).toBe('new');
    expect([text(join(folder, 'a.txt')), readdirSync(folder)]).toEqual(['mới', ['a.txt']]);
  });

  it('with a name as long as the disk takes', () => {
    const folder = tempFolder();
    const name = `${'b'.repeat(250)}.xlsx`;
    expect(writeWhole(join(folder, name), bytes('một'), never)).toBe('new');
    expect(readdirSync(folder)).toEqual([name]);
  });
});

describe('a file is refused and all stays as it was', () => {
  it('because another content lies there', () => {
    const folder = tempFolder();
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'của tôi');
    expect(problemOf(() => writeWhole(path, bytes('mới'), never))).toEqual({ kind: 'file_differs', path });
    expect([text(path), readdirSync(folder)]).toEqual(['của tôi', ['a.txt']]);
  });

  it('because its folder is missing, which is named', () => {
    const folder = join(tempFolder(), 'không có');
    const problem = problemOf(() => writeWhole(join(folder, 'a.txt'), bytes('mới'), always));
    expect(problem).toEqual({ kind: 'folder_missing', path: folder });
    expect(isFolder(folder)).toBe(false);
  });

  it('because its folder is a file', () => {
    const folder = tempFolder();
    const file = join(folder, 'a.txt');
    writeFileSync(file, 'của tôi');
    expect(problemOf(() => writeWhole(join(file, 'b.txt'), bytes('mới'), always)).kind).toBe(
      'folder_missing',
    );
    expect([text(file), readdirSync(folder)]).toEqual(['của tôi', ['a.txt']]);
  });

  it('because a folder has its name', () => {
    const folder = tempFolder();
    const path = join(folder, 'a.xlsx');
    mkdirSync(path);
    expect(problemOf(() => writeWhole(path, bytes('mới'), always))).toEqual({ kind: 'not_writable', path });
    expect(readdirSync(folder)).toEqual(['a.xlsx']);
  });

  it.each(['kpi.db', 'kpi.db-wal', 'kpi.db-shm', 'kpi.db-journal'])(
    'over %s never: a data file, and what SQLite lays beside it',
    (name) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'kpi.db'), `SQLite format 3\u0000số liệu`);
      const path = join(folder, name);
      expect(problemOf(() => writeWhole(path, bytes('mới'), always))).toEqual({ kind: 'out_is_data', path });
      expect([text(join(folder, 'kpi.db')), readdirSync(folder)]).toEqual([
        `SQLite format 3\u0000số liệu`,
        ['kpi.db'],
      ]);
    },
  );

  it('but a name that only ends like that is one like any other', () => {
    const path = join(tempFolder(), 'bao-cao-wal');
    expect(writeWhole(path, bytes('mới'), never)).toBe('new');
  });

  it('because the place beside it cannot be written', () => {
    const folder = tempFolder();
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'của tôi');
    mkdirSync(join(folder, `.a.txt.${process.pid}.tmp`));
    expect(() => writeWhole(path, bytes('mới'), always)).toThrow();
    expect(text(path)).toBe('của tôi');
  });
});

const WRITER = `
import { writeWhole } from ${JSON.stringify(new URL('../../src/system/files.ts', import.meta.url).href)};
const [path, letter] = process.argv.slice(1);
for (let round = 0; round < 40; round++)
  writeWhole(path, Buffer.alloc(200_000, letter + round % 10), () => true);
`;

const writerOf = (path: string, letter: string): Promise<number | null> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER, path, letter], {
      stdio: 'inherit',
    });
    child.on('close', resolve);
  });

it('several processes at once do not meet beside it: one of them wins whole', async () => {
  const folder = tempFolder();
  const path = join(folder, 'a.txt');
  const codes = await Promise.all(['x', 'y', 'z'].map((letter) => writerOf(path, letter)));
  expect(codes).toEqual([0, 0, 0]);
  expect(readdirSync(folder)).toEqual(['a.txt']);
  const content = text(path);
  expect(content).toHaveLength(200_000);
  expect(content).toBe(content.slice(0, 2).repeat(100_000));
});

describe('a file is read', () => {
  it('whole, with its size', () => {
    const path = join(tempFolder(), 'a.txt');
    writeFileSync(path, 'một');
    expect([new TextDecoder().decode(readBytes(path)), sizeOf(path)]).toEqual(['một', 5]);
  });

  it.each([
    ['missing', 'a.txt', 'input_missing'],
    ['a folder', '', 'not_readable'],
  ])('or refused: %s', (_, name, kind) => {
    const path = join(tempFolder(), name);
    for (const read of [readBytes, sizeOf]) expect(problemOf(() => read(path))).toEqual({ kind, path });
  });
});
