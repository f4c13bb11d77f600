/** What holds for every command: whose file, who, languages, Vietnamese words, exit codes (DESIGN 4). */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Office, officeOf2026 } from '../support/run-cli.ts';

describe('whose file', () => {
  test('--db before KPI_DB before this folder before the user’s', async () => {
    const office = new Office();
    const home = office.path('home');
    mkdirSync(join(home, 'kpi-xa'), { recursive: true });
    const users = join(home, 'kpi-xa', 'kpi.db');
    await office.done('init', '--db', users);
    const env = { XDG_DATA_HOME: home };
    const used = async (more: Record<string, string>, ...words: string[]): Promise<unknown> =>
      (await office.at({ env: { ...env, ...more } }, 'doctor', '--json', ...words)).json();
    expect(await used({})).toMatchObject({ db: { path: users, source: 'user' } });
    await office.done('init');
    expect(await used({})).toMatchObject({ db: { path: office.path('kpi.db'), source: 'folder' } });
    await office.done('init', '--db', 'a.db');
    expect(await used({ KPI_DB: 'a.db' })).toMatchObject({
      db: { path: office.path('a.db'), source: 'KPI_DB' },
    });
    await office.done('init', '--db', 'b.db');
    expect(await used({ KPI_DB: 'a.db' }, '--db', 'b.db')).toMatchObject({
      db: { path: office.path('b.db'), source: '--db' },
    });
  });

  test('every write names the file on stderr, looking does not', async () => {
    const office = await officeOf2026();
    const path = office.path('kpi.db');
    for (const words of [
      ['record', '5g', 'vhxh', '63'],
      ['retract', '5g', 'vhxh', '--reason', 'x'],
      ['target', 'set', '5g', '75', '--from', '2026Q4'],
      ['unit', 'add', 'TH01', '--name', 'Thôn Một'],
    ])
      expect((await office.done(...words)).stderr.split('\n')[0]).toContain(path);
    expect((await office.done('status')).stderr).toBe('');
  });

  test('a missing file is 4 and is not created', async () => {
    const office = new Office();
    for (const words of [['status'], ['record', '5g', 'vhxh', '1'], ['report'], [], ['unit', 'list']])
      expect((await office.kpi(...words)).code).toBe(4);
    expect((await office.kpi('status', '--db', 'kpl.db')).code).toBe(4);
    expect(readdirSync(office.folder)).toEqual([]);
  });

  test('a foreign file is 3 and stays as it was', async () => {
    const office = new Office();
    writeFileSync(
      office.path('kpi.db'),
      'Không phải SQLite, chỉ là văn bản thường dài hơn một trăm ký tự. '.repeat(4),
    );
    expect((await office.kpi('status')).code).toBe(3);
    expect((await office.kpi('record', '5g', 'vhxh', '1')).code).toBe(3);
    expect(readdirSync(office.folder)).toEqual(['kpi.db']);
  });
});

test('who: --as before KPI_USER', async () => {
  const office = await officeOf2026();
  await office.done('record', '5g', 'vhxh', '63');
  await office.at({ env: { KPI_USER: 'Hoa' } }, 'record', '5g', 'vhxh', '64', '--yes');
  await office.at({ env: { KPI_USER: 'Hoa' } }, '--as', 'Minh', 'record', '5g', 'vhxh', '65', '--yes');
  const by = (await office.done('history', '5g', '--json')).json() as { by: string }[];
  expect(by.map((revision) => revision.by)).toEqual(['Lan', 'Hoa', 'Minh']);
});

test.each([
  ['status', 'tinh-hinh'],
  ['show', 'xem', 'dvc'],
  ['explain', 'giai-thich', 'dvc'],
  ['history', 'lich-su', 'dvc'],
  ['missing', 'con-thieu'],
  ['doctor', 'chan-doan'],
])('%s is %s, and speaks both languages', async (english, vietnamese, ...words) => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  const vi = await office.done(english, ...words);
  expect((await office.done(vietnamese, ...words)).stdout).toBe(vi.stdout);
  const en = await office.done(english, ...words, '--lang', 'en');
  expect(en.stdout).not.toBe(vi.stdout);
  expect((await office.at({ env: { KPI_LANG: 'en' } }, english, ...words)).stdout).toBe(en.stdout);
});

test('Vietnamese flags mean what the English ones do', async () => {
  const office = await officeOf2026();
  await office.done(
    ...['ghi', 'dvc', 'pvhcc', '--tu-so', '4', '--mau-so', '5', '--ky', '2', '--ghi-chu', 'g'],
    ...['--nguon', 'n', '--ngay', '1/6/2026'],
  );
  expect((await office.done('history', 'dvc', '--json', '--quy', '2')).json()).toMatchObject([
    { period: '2026Q2', numerator: '4', denominator: '5', note: 'g', source: 'n', asOf: '2026-06-01' },
  ]);
  const status = (await office.done('status', '--json', '--don-vi', 'pvhcc', '--muc', 'c')).json();
  expect(status).toMatchObject({ unit: 'PVHCC' });
});

test.each([
  [['statsu'], 2],
  [['status', '--perod', '3'], 2],
  [['status', '--period'], 2],
  [['status', '--period', 'q9'], 2],
  [['status', 'dvc'], 2],
  [['status', '--unit', 'khong-co-that'], 4],
  [['status', '--section', 'khong-co-that'], 4],
  [['unit'], 2],
  [['indicator'], 2],
  [['target'], 2],
  [['plan'], 2],
  [['status', '--lang', 'fr'], 2],
])('kpi %j ends with %i, in either language, with nothing on stdout and no stack', async (words, code) => {
  const office = await officeOf2026();
  const vi = await office.kpi(...words);
  const en = await office.at({ env: { KPI_LANG: 'en' } }, ...words);
  expect([vi.code, en.code]).toEqual([code, code]);
  expect([vi.stdout, en.stdout]).toEqual(['', '']);
  expect(vi.stderr).toMatch(/E\d{3}/u);
  expect(vi.stderr).not.toMatch(/^\s+at /mu);
});

test('no colour unless asked for, and none with --no-color', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  const escape = '\u001b[';
  expect((await office.done('status')).stdout).not.toContain(escape);
  expect((await office.at({ colour: true }, 'status')).stdout).toContain(escape);
  expect((await office.at({ colour: true }, 'status', '--no-color')).stdout).not.toContain(escape);
  expect((await office.at({ colour: true, env: { NO_COLOR: '1' } }, 'status')).stdout).not.toContain(escape);
});

test('KPI_NOW that is no time is 2', async () => {
  const office = await officeOf2026();
  expect((await office.at({ env: { KPI_NOW: 'hôm qua' } }, 'status')).code).toBe(2);
  expect(existsSync(office.path('kpi.db'))).toBe(true);
});
