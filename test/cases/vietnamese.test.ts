/**
 * The open cases about Vietnamese letters, by their ids (cases/CASES.md). Where a case imports a CSV, the very same
 * names and figures are typed; the import's own tests will take the files. The cases about files are held against what
 * reads files today: a name that nobody has creates nothing, and a plan file may be named as a Mac names it.
 */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Office, officeOf2026, officeOfCases } from '../support/run-cli.ts';
import { ReadBook } from '../support/xlsx-read.ts';
import { inChild } from './in-child.ts';

interface Fields {
  readonly [field: string]: unknown;
}

const PLAN = new URL('../fixtures/plan-base.json', import.meta.url).pathname;

const unitsOf = async (office: Office): Promise<Fields[]> =>
  (await office.done('unit', 'list', '--json')).json() as Fields[];

test('C080 decomposed names from a Mac', async () => {
  const office = await officeOfCases();
  const before = await unitsOf(office);
  await office.done('record', 'CT01', 'Thôn Đông Hòa'.normalize('NFD'), '80');
  await office.done('record', 'CT01', 'Thôn Đồng Tiến'.normalize('NFC'), '81');
  expect((await office.done('history', 'CT01', '--json')).json()).toMatchObject([
    { unit: 'T01', figure: '80' },
    { unit: 'T02', figure: '81' },
  ]);
  expect(await unitsOf(office)).toEqual(before);

  // Either form finds either form, wherever the name was typed in.
  await office.done('unit', 'add', 'T05', '--name', 'Xóm Ấp Mới'.normalize('NFD'));
  for (const form of ['NFC', 'NFD']) {
    for (const [name, code] of [
      ['Thôn Đông Hòa', 'T01'],
      ['Xóm Ấp Mới', 'T05'],
    ] as const) {
      const found = await office.done('unit', 'show', name.normalize(form), '--json');
      expect(found.json()).toMatchObject({ code, name: name.normalize('NFC') });
    }
  }
});

test('C084 TCVN3 (ABC) text', async () => {
  const office = await officeOfCases();
  const before = await unitsOf(office);
  const { code, stdout, stderr } = await office.kpi('record', 'CT01', 'Th«n §«ng Hßa', '80');
  expect([code, stdout]).toEqual([4, '']);
  expect(stderr).toContain('E401: Không có đơn vị “Th«n §«ng Hßa”.');
  expect(await unitsOf(office)).toEqual(before);
  expect((await office.done('history', 'CT01', '--json')).json()).toEqual([]);
});

test('C087 sorting names', async () => {
  const sorted =
    'An Phú, Ăn Khê, Âu Lạc, Bình Minh, Dũng Tiến, Đông Hòa, Đồng Tiến, Em, Oanh, Ông Hồ, Ơn, Uy Nỗ, Ư Minh, Ứng Hòa, Yên'.split(
      ', ',
    );
  const office = await officeOfCases();
  const given = sorted.map((name, index) => ({ name, code: `N${(index * 7) % sorted.length}` }));
  for (const { name, code } of given.toSorted((a, b) => (a.code < b.code ? -1 : 1)))
    await office.done('unit', 'add', code, '--name', name);
  for (const env of [
    { LANG: 'C', LC_ALL: 'C' },
    { LANG: 'vi_VN.UTF-8', LC_ALL: 'vi_VN.UTF-8' },
  ]) {
    const { stdout } = inChild(office, { env }, 'unit', 'list', '--sort', 'name', '--json');
    const names = (JSON.parse(stdout) as Fields[]).map((unit) => unit['name']);
    expect(names.filter((name) => sorted.includes(String(name)))).toEqual(sorted);
  }
});

test('C088 case folding of headings and names', async () => {
  const office = await officeOfCases();
  await office.done('record', 'TỶ LỆ HỘ DÙNG NƯỚC SẠCH', 'THÔN ĐỒNG TIẾN', '81');
  expect((await office.done('history', 'CT01', '--json')).json()).toMatchObject([{ unit: 'T02' }]);

  // What the report puts in capitals is the heading of a section: here one with a unit's name.
  const plan = JSON.parse(readFileSync(PLAN, 'utf8')) as { sections: { title: string }[] };
  for (const form of ['NFC', 'NFD']) {
    const titled = new Office({ now: '2025-04-02T09:00:00+07:00' });
    const sections = plan.sections.map((section) => ({
      ...section,
      label: 'I',
      title: 'Thôn Đồng Tiến'.normalize(form),
    }));
    writeFileSync(titled.path('plan.json'), JSON.stringify({ ...plan, sections }));
    await titled.done('init', '--plan', 'plan.json');
    await titled.done('report', '--allow-empty', '--out', 'q1.xlsx');
    const words = new ReadBook(readFileSync(titled.path('q1.xlsx'))).words('annex');
    expect(words).toContain('THÔN ĐỒNG TIẾN');
  }
});

test('C089 accented, spaced, decomposed file name', async () => {
  const office = new Office({ now: '2025-04-02T09:00:00+07:00' });
  const decomposed = 'Báo cáo quý I (Đông Hòa).json'.normalize('NFD');
  copyFileSync(PLAN, office.path(decomposed));
  // Typed in the other form it is another name: not found, by that name, and nothing is made.
  const composed = await office.kpi('init', '--plan', decomposed.normalize('NFC'));
  expect(composed.code).toBe(4);
  expect(composed.stderr).toContain(decomposed.normalize('NFC'));
  expect(existsSync(office.path('kpi.db'))).toBe(false);

  const opened = await office.done('init', '--plan', decomposed, '--json');
  expect(opened.json()).toMatchObject({ plan: 'base-2025', units: 4, indicators: 6 });

  const out = 'Kết quả quý I (Đông Hòa).json'.normalize('NFD');
  await office.done('plan', 'export', '--out', out);
  expect(existsSync(office.path(out))).toBe(true);
  expect(existsSync(office.path(out.normalize('NFC')))).toBe(false);
});

const ESCAPE = '\u001b';

/** What each code opens, and which code closes it. */
const CLOSED_BY: Readonly<Record<string, string>> = { '1': '22', '2': '22', '22': '22', '39': '39' };

/** The codes that are still in force at the end of a line. */
function leftOpen(line: string): string[] {
  const codes = [...line.matchAll(/\u001b\[(\d+)m/gu)].map(([, code = '']) => code);
  return codes.reduce<string[]>((open, code) => {
    const closes = code === '22' || code === '39' || code === '0';
    return closes
      ? open.filter((other) => (CLOSED_BY[other] ?? '39') !== code && code !== '0')
      : [...open, code];
  }, []);
}

test('C092 colour and cutting', async () => {
  const office = await officeOf2026({ env: { COLUMNS: '40' }, columns: 40 });
  await office.done('record', '5g', 'vhxh', '63,5');
  await office.done('record', 'dvc-toan-trinh', 'pvhcc', '530/530');
  const env = { COLUMNS: '40' };
  for (const words of [['status'], ['show', '5g'], ['missing'], ['explain', '5g'], []]) {
    const coloured = await office.at({ env, colour: true }, ...words);
    const lines = coloured.stdout.split('\n');
    for (const line of lines) expect([line, leftOpen(line)]).toEqual([line, []]);
    // The words are the same, and the width too.
    const plain = await office.at({ env }, ...words);
    expect(coloured.stdout.replaceAll(/\u001b\[\d+m/gu, '')).toBe(plain.stdout);
    expect(plain.screen).not.toContain(ESCAPE);
    const forbidden = await office.at({ env: { ...env, NO_COLOR: '1' }, colour: true }, ...words);
    expect(forbidden.stdout).toBe(plain.stdout);
    expect(forbidden.screen).not.toContain(ESCAPE);
  }
  // The verdict is painted, and what stands behind it is not.
  const { stdout } = await office.at({ env, colour: true }, 'status');
  expect(stdout).toMatch(/\u001b\[33mĐang thực hiện\u001b\[39m[^\u001b]*$/mu);

  for (const more of [{}, { NO_COLOR: '1', FORCE_COLOR: '1' }]) {
    const piped = inChild(
      office,
      { env: { ...env, ...more, KPI_NOW: '2026-09-16T09:00:00+07:00' } },
      'status',
    );
    expect(piped.stdout).toContain('Đang thực hiện');
    expect(piped.stdout + piped.stderr).not.toContain(ESCAPE);
  }
});
