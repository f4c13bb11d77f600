/** Every view of the demo world at 80 columns in both languages, kept as text and reviewed by eye. */
import { describe, expect, it } from 'vitest';
import { screenWidth } from '../../src/render/table.ts';
import { demoStore, LANGUAGES } from '../support/demo-world.ts';
import { Office, officeOfCases } from '../support/run-cli.ts';

const store = demoStore();
const NOW = '2026-09-22T09:00:00+07:00';

const VIEWS: Readonly<Record<string, readonly string[]>> = {
  glance: [],
  missing: ['missing'],
  'missing-finished-quarter': ['missing', '--period', '2026Q2'],
  'missing-year': ['missing', '--period', '2026'],
  'explain-ratio-of-sums': ['explain', 'thiet-bi', '--period', '2026Q3'],
  'explain-one-unit': ['explain', 'thiet-bi', 'VP', '--period', '2026Q3'],
  'explain-percent': ['explain', '5g', '--period', '2026Q3'],
  'explain-milestone': ['explain', 'van-ban-the-che', '--period', '2026Q3'],
  'explain-not-assessed': ['explain', 'kinh-te-so', '--period', '2026Q3'],
  'explain-no-cases': ['explain', 'nhiem-vu-khcn', '--period', '2026Q3'],
  'explain-no-data': ['explain', 'mot-lan', '--period', '2026Q3'],
  'show-ratio': ['show', 'thiet-bi', '--period', '2026Q3'],
  'show-milestone': ['show', 'van-ban-the-che', '--period', '2026Q3'],
  rank: ['rank'],
  'rank-half-year': ['rank', '2026H1'],
  'rank-unit': ['rank', '--unit', 'vhxh'],
  'rank-unit-unranked': ['rank', '--unit', 'tyt'],
  history: ['history', 'thiet-bi', '--period', '2026Q3'],
  'unit-list': ['unit', 'list'],
  'unit-show': ['unit', 'show', 'vhxh'],
  'indicator-list': ['indicator', 'list'],
  'indicator-show': ['indicator', 'show', 'dvc'],
  'target-list': ['target', 'list'],
  'target-show': ['target', 'show', '5g'],
};

const look = (words: readonly string[], language: string, columns: number): Promise<string> =>
  new Office({ now: NOW, columns, env: { KPI_DB: store().path, KPI_LANG: language } })
    .done(...words)
    .then(({ stdout }) => stdout);

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(Object.entries(VIEWS))('%s', async (name, words) => {
    await expect(await look(words, language, 80)).toMatchFileSnapshot(
      `../golden/views/${name}-${language}.txt`,
    );
  });

  it.each(Object.entries(VIEWS))('%s fits terminals of 60 to 160 columns', async (_, words) => {
    const wide: string[] = [];
    for (const columns of [60, 72, 80, 100, 132, 160]) {
      const text = await look(words, language, columns);
      const line = text.split('\n').find((each) => screenWidth(each) > columns);
      if (line !== undefined) wide.push(`${columns}: ${line}`);
    }
    expect(wide).toEqual([]);
  });

  it('what was recorded, changed, taken back and recorded again', async () => {
    const office = await officeOfCases({ env: { KPI_LANG: language } });
    const told: string[] = [];
    for (const words of [
      ['record', 'CT03', 'T01', '1.234,5', '--source', 'Báo cáo số 4/BC'],
      ['record', 'CT03', 'T01', '1.234,50'],
      ['record', 'CT03', 'T01', '1.234,5', '--note', 'tạm tính'],
      ['record', 'CT03', 'T01', '1.243,5', '--reason', 'gõ nhầm hai chữ số'],
      ['retract', 'CT03', 'T01', '--reason', 'ghi nhầm đơn vị'],
      ['record', 'CT03', 'T01', '20'],
      ['record', 'CT04', 'T02', '99/100'],
      ['record', 'CT01', 'T03', '0,7'],
      ['target', 'set', 'CT04', '97', '--from', '2025Q2', '--document', 'QĐ số 12/QĐ-UBND'],
      ['unit', 'add', 'T05', '--name', 'Thôn Mới'],
      ['unit', 'edit', 'T05', '--name', 'Thôn Rất Mới', '--from', '1/7/2025'],
      ['unit', 'retire', 'T05', '--on', '31/12/2025'],
      ['unit', 'merge', 'T01', 'T02', '--into', 'T06', '--name', 'Thôn Đông Tiến', '--on', '1/7/2025'],
      ['history', 'CT03'],
      ['explain', 'CT03'],
      ['show', 'CT04'],
      ['unit', 'list', '--on', '1/7/2025'],
      ['target', 'show', 'CT04'],
    ]) {
      const { screen, code } = await office.kpi(...words);
      told.push(
        `$ kpi ${words.map((word) => (/[\s()]/u.test(word) ? `"${word}"` : word)).join(' ')}\n${screen}${code === 0 ? '' : `[${code}]\n`}`,
      );
    }
    const text = told.join('\n').replaceAll(office.folder, '/office');
    await expect(text).toMatchFileSnapshot(`../golden/views/changes-${language}.txt`);
  });
});

describe('what a view must not lose', () => {
  it.each(['history', 'explain'])('the numbers of documents in %s at 80 columns', async (command) => {
    for (const indicator of ['thiet-bi', 'nhiem-vu-khcn']) {
      const text = await look([command, indicator, '--period', '2026Q3'], 'vi', 80);
      expect(text).not.toContain('…');
    }
  });

  it('the reason of a correction that was taken back later', async () => {
    const office = await officeOfCases();
    await office.done('record', 'CT03', 'T01', '10');
    await office.done('record', 'CT03', 'T01', '11', '--reason', 'đối chiếu sổ');
    await office.done('retract', 'CT03', 'T01', '--reason', 'nhầm đơn vị');
    const { stdout } = await office.at({ columns: 160 }, 'history', 'CT03');
    expect([stdout.includes('đối chiếu sổ'), stdout.includes('nhầm đơn vị')]).toEqual([true, true]);
  });
});

describe('a past quarter shows the units of that quarter (DESIGN 3.11)', () => {
  it('in show: neither those that came later nor their figures', async () => {
    const office = await officeOfCases();
    await office.done(
      'unit',
      'merge',
      'T01',
      'T02',
      '--into',
      'T06',
      '--name',
      'Thôn Mới',
      '--on',
      '1/7/2025',
    );
    const { stdout } = await office.done('show', 'CT04', '--period', '2025Q1');
    expect([stdout.includes('T01'), stdout.includes('T06')]).toEqual([true, false]);
    const later = await office.done('show', 'CT04', '--period', '2025Q3');
    const [, units = ''] = later.stdout.split('Theo đơn vị');
    expect([units.includes('T01'), units.includes('T06')]).toEqual([false, true]);
  });
});
