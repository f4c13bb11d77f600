/** `kpi evidence`: the files that figures came in with, and getting them back (DESIGN 5). */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { safeName } from '../../src/commands/evidence.ts';
import { screenWidth } from '../../src/render/table.ts';
import { openStore } from '../../src/store/store.ts';
import { signed, tamper } from '../support/data-file.ts';
import { csvOf, importing, sha256 } from '../support/import-office.ts';
import { officeOfCases, type Office } from '../support/run-cli.ts';

const FIRST = csvOf('T01;CT03;2025;1;12;');
const SECOND = csvOf('T02;CT03;2025;1;34;');

/** A file that came in by another way than a clean command line. */
function arrived(office: Office, name: string, content: string | null, of = content ?? name): void {
  const store = openStore(office.path('kpi.db'), 'write');
  store.write(signed({ command: 'import' }), (writer) => {
    const bytes = content === null ? null : new TextEncoder().encode(content);
    writer.file({ name, sha256: sha256(of), size: of.length }, bytes);
  });
  store.close();
}

async function withFiles(): Promise<Office> {
  const office = await officeOfCases();
  await importing(office, 'vào/quý 1.csv', FIRST);
  await importing(office, 'vào/không giữ.csv', SECOND, '--no-keep');
  return office;
}

const text = (office: Office, name: string): string => readFileSync(office.path(name), 'utf8');

test('lists what came in, and whether it is kept', async () => {
  const office = await withFiles();
  expect((await office.done('evidence', 'list', '--json')).json()).toEqual([
    {
      name: 'quý 1.csv',
      sha256: sha256(FIRST),
      size: Buffer.byteLength(FIRST),
      by: 'Lan',
      at: '2025-04-02T02:00:00.000Z',
      kept: true,
    },
    expect.objectContaining({ name: 'không giữ.csv', sha256: sha256(SECOND), kept: false }),
  ]);
  const { stdout } = await office.done('minh-chung', 'danh-sach');
  for (const part of ['quý 1.csv', 'Lan', '02/04/2025 09:00', sha256(FIRST).slice(0, 12), 'có', 'không'])
    expect(stdout).toContain(part);
  expect(stdout.split('\n').filter((line) => screenWidth(line) > 80)).toEqual([]);
  expect((await office.done('evidence', 'list', '--lang', 'en')).stdout).toMatch(/File.*Bytes.*Kept/u);
});

test('a list of nothing', async () => {
  const office = await officeOfCases();
  expect((await office.done('evidence', 'list')).stdout).toContain('Không có dòng nào.');
  expect((await office.done('evidence', 'list', '--json')).json()).toEqual([]);
});

describe('gets a file back', () => {
  it('by its name, byte for byte, into this folder', async () => {
    const office = await withFiles();
    const outcome = await office.done('minh-chung', 'lay-ra', 'quý 1.csv');
    expect(outcome.stdout).toContain(office.path('quý 1.csv'));
    expect(text(office, 'quý 1.csv')).toBe(FIRST);
    const again = await office.done('evidence', 'extract', 'quý 1.csv'.normalize('NFD'), '--json');
    expect(again.json()).toEqual({
      name: 'quý 1.csv',
      sha256: sha256(FIRST),
      size: Buffer.byteLength(FIRST),
      file: office.path('quý 1.csv'),
      written: 'unchanged',
    });
  });

  it('by the beginning of its hash, into a folder or under another name', async () => {
    const office = await withFiles();
    mkdirSync(office.path('ra'));
    await office.done('evidence', 'extract', sha256(FIRST).slice(0, 6).toUpperCase(), '--out', 'ra');
    await office.done('evidence', 'extract', sha256(FIRST), '--ra', 'ra/khác.csv', '--lang', 'en');
    expect(readdirSync(office.path('ra')).toSorted()).toEqual(['khác.csv', 'quý 1.csv'].toSorted());
    expect(text(office, 'ra/khác.csv')).toBe(FIRST);
  });

  it('one content under several names by each of them', async () => {
    const office = await withFiles();
    arrived(office, 'bản sao.csv', FIRST);
    await office.done('evidence', 'extract', 'bản sao.csv');
    expect(text(office, 'bản sao.csv')).toBe(FIRST);
    await office.done('evidence', 'extract', sha256(FIRST).slice(0, 8));
    expect(text(office, 'quý 1.csv')).toBe(FIRST);
  });

  it('over another file only with --force', async () => {
    const office = await withFiles();
    writeFileSync(office.path('quý 1.csv'), 'của tôi');
    expect((await office.kpi('evidence', 'extract', 'quý 1.csv')).code).toBe(3);
    expect(text(office, 'quý 1.csv')).toBe('của tôi');
    await office.done('evidence', 'extract', 'quý 1.csv', '--force');
    expect(text(office, 'quý 1.csv')).toBe(FIRST);
  });

  it('of several contents with one name by the hash, and lists the hashes', async () => {
    const office = await withFiles();
    await importing(office, 'ra/quý 1.csv', csvOf('T03;CT03;2025;1;5;'));
    const refused = await office.kpi('evidence', 'extract', 'quý 1.csv');
    expect([refused.code, existsSync(office.path('quý 1.csv'))]).toEqual([4, false]);
    expect(refused.stderr).toContain('E412');
    expect(refused.stderr).toContain(sha256(FIRST));
    await office.done('evidence', 'extract', sha256(FIRST));
    expect(text(office, 'quý 1.csv')).toBe(FIRST);
  });
});

describe('refused, and nothing is written', () => {
  it.each([
    ['an unknown name', ['quý 9.csv'], 4, 'E410'],
    ['a part of a name', ['quý 1'], 4, 'E410'],
    ['too short a beginning', [sha256(FIRST).slice(0, 5)], 4, 'E410'],
    ['a file that was not kept', ['không giữ.csv'], 4, 'E410'],
    ['a folder that is not there', ['quý 1.csv', '--out', 'không-có/x.csv'], 4, 'E409'],
    ['a file as the folder', ['quý 1.csv', '--out', 'kpi.db'], 2, 'E216'],
    ['no name', [], 2, 'E203'],
  ])('%s', async (_, words, code, part) => {
    const office = await withFiles();
    const before = readdirSync(office.folder);
    const refused = await office.kpi('evidence', 'extract', ...words);
    expect([refused.code, refused.stdout]).toEqual([code, '']);
    expect(refused.stderr).toContain(part);
    expect(readdirSync(office.folder)).toEqual(before);
  });

  it('content that is not what its hash says', async () => {
    const office = await withFiles();
    tamper(office.path('kpi.db'), "UPDATE evidence SET content = x'00'");
    expect((await office.kpi('evidence', 'extract', 'quý 1.csv')).code).toBe(6);
    expect(existsSync(office.path('quý 1.csv'))).toBe(false);
  });

  it.each(['kpi.db', 'kpi.db-wal', 'kpi.db-journal'])(
    'a stored file that is called %s, even with --force',
    async (name) => {
      const office = await officeOfCases();
      arrived(office, name, 'SELECT 1');
      const before = readFileSync(office.path('kpi.db'));
      expect((await office.kpi('evidence', 'extract', name, '--force')).code).toBe(2);
      expect(readFileSync(office.path('kpi.db'))).toEqual(before);
    },
  );

  it('a data file of another name in the place, even with --force', async () => {
    const office = await officeOfCases();
    arrived(office, 'khac.db', 'x');
    await office.done('init', '--db', 'khac.db');
    expect((await office.kpi('evidence', 'extract', 'khac.db', '--force')).code).toBe(2);
  });
});

describe('a hostile stored name', () => {
  it.each([
    ['../../lên.csv', 'lên.csv'],
    ['..\\..\\lên.csv', 'lên.csv'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Windows\\x.csv', 'x.csv'],
    ['C:x.csv', 'C_x.csv'],
    ['.bashrc', 'bashrc'],
    ['..', 'minh-chung'],
    ['a/', 'minh-chung'],
    ['x\u001b[2J\u0000\n.csv', 'x_[2J__.csv'],
    ['a\u202evsc.exe', 'a_vsc.exe'],
    ['con.csv', '_con.csv'],
    ['LPT1', '_LPT1'],
    ['console.csv', 'console.csv'],
    ['x.csv. .', 'x.csv'],
    ['<a>|"b"?*.csv', '_a___b___.csv'],
    ['Biểu mẫu quý 1.xlsx', 'Biểu mẫu quý 1.xlsx'],
    ['e\u0301.csv', '\u00e9.csv'],
  ])('%j is written as %s', (stored, name) => {
    expect(safeName(stored)).toBe(name);
  });

  it('a very long one keeps its ending and fits every file system', () => {
    const name = safeName(`${'ế😀'.repeat(300)}.xlsx`);
    expect([Buffer.byteLength(name) <= 200, name.endsWith('.xlsx')]).toEqual([true, true]);
    // Throws for half a character.
    expect(decodeURIComponent(encodeURIComponent(name))).toBe(name);
  });

  it('stays in the folder, and cannot steer the terminal', async () => {
    const office = await officeOfCases();
    arrived(office, '../../x\u001b[2J.csv', 'nội dung');
    mkdirSync(office.path('ra'));
    const outcome = await office.done('evidence', 'extract', sha256('nội dung'), '--out', 'ra');
    expect(readdirSync(office.path('ra'))).toEqual(['x_[2J.csv']);
    expect((outcome.stdout + (await office.done('evidence', 'list')).stdout).includes('\u001b')).toBe(false);
  });
});
