/** Words that a shell hands over: negative figures, slips of the finger, where options may stand (DESIGN 4, 5.1). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

const ALLOWING = [
  ...['indicator', 'add', 'TT', '--kind', 'ratio', '--name', 'Tăng trưởng', '--allow-negative'],
  ...['--over-units', 'sum', '--over-quarters', 'latest', '--reporters', 'T01'],
];

async function figuresOf(office: Office, indicator: string): Promise<unknown[]> {
  const revisions = (await office.done('history', indicator, '--json')).json() as { figure: string }[];
  return revisions.map(({ figure }) => figure);
}

describe('C156 negative value on the command line', () => {
  test.each([
    ['as an argument', ['CT03', 'T01', '-5'], '-5'],
    ['with decimals', ['CT03', 'T01', '-0,5'], '-0.5'],
    ['behind --', ['CT03', 'T01', '--', '-5'], '-5'],
    ['before options', ['CT03', 'T01', '-0,5', '--note', 'hoàn thuế', '--period', '1'], '-0.5'],
    ['grouped', ['CT03', 'T01', '-1.234,5'], '-1234.5'],
    ['with a true minus', ['CT03', 'T01', '\u22125'], '-5'],
  ])('%s', async (_how, words, stored) => {
    const office = await officeOfCases();
    await office.done('record', ...words);
    expect(await figuresOf(office, 'CT03')).toEqual([stored]);
  });

  // Counts cannot be negative; what matters is that the sign arrives.
  test.each([
    ['an option and a blank', ['--numerator', '-5', '--denominator', '10']],
    ['an option and =', ['--numerator=-5', '--denominator=10']],
    ['a Vietnamese option and a blank', ['--tu-so', '-5', '--mau-so', '10']],
    ['a Vietnamese option and =', ['--tu-so=-5', '--mau-so=10']],
    ['a pair', ['-5/10']],
  ])('by %s: the sign is not lost', async (_how, words) => {
    const office = await officeOfCases();
    await office.done(...ALLOWING);
    for (const indicator of ['CT04', 'TT']) {
      const { code, stderr } = await office.kpi('record', indicator, 'T01', ...words);
      expect(code).toBe(3);
      expect(stderr).toMatch(/E307.*\(-5\)/u);
    }
  });

  test('a negative word for an indicator that allows none is refused as such', async () => {
    const office = await officeOfCases();
    const { code, stderr } = await office.kpi('record', 'CT02', 'T01', '-5');
    expect([code, stderr.includes('E307'), stderr.includes('E201')]).toEqual([3, true, false]);
  });
});

describe('C157 misspelt option or code', () => {
  test.each([
    [['status', '--quyy', '1'], 2, 'E201', '--quy?'],
    [['status', '--perod', '1'], 2, 'E201', '--period?'],
    [['statsu'], 2, 'E202', 'kpi status?'],
    [['tinh-hih'], 2, 'E202', 'kpi'],
    [['unit', 'lst'], 2, 'E202', 'unit list'],
    [['record', 'CT01', 'T0l', '5'], 4, 'E401', 'T01 (Thôn Đông Hòa)'],
    [['record', 'CT0l', 'T01', '5'], 4, 'E403', 'CT01 (Tỷ lệ hộ dùng nước sạch)'],
    [['unit', 'retire', 'T0l', '--on', '1/7/2025'], 4, 'E401', 'T01'],
    [['unit', 'merge', 'T0l', 'T02', '--into', 'T12', '--name', 'A', '--on', '1/7/2025'], 4, 'E401', 'T01'],
    [['target', 'set', 'CT0l', '5'], 4, 'E403', 'CT01'],
  ])('kpi %j ends with %i %s and names %s', async (words, code, problem, nearest) => {
    const office = await officeOfCases();
    const before = readFileSync(office.path('kpi.db'));
    const outcome = await office.kpi(...words);
    expect([outcome.code, outcome.stdout]).toEqual([code, '']);
    expect(outcome.stderr).toContain(problem);
    expect(outcome.stderr).toContain(nearest);
    expect(readFileSync(office.path('kpi.db')).equals(before)).toBe(true);
    expect((await office.done('unit', 'list', '--json')).json()).toHaveLength(4);
    expect((await office.done('indicator', 'list', '--json')).json()).toHaveLength(6);
  });
});

describe('where words may stand', () => {
  test('global options before and after the command', async () => {
    const office = await officeOf2026();
    const after = await office.done('status', '--json', '--lang', 'en');
    for (const words of [
      ['--json', '--lang', 'en', 'status'],
      ['--lang=en', 'status', '--json'],
      ['--json', 'tinh-hinh', '--lang=en'],
    ])
      expect((await office.done(...words)).stdout).toBe(after.stdout);
  });

  test('a value that looks like a command, an option or a Vietnamese flag is a value', async () => {
    const office = await officeOf2026();
    await office.done('record', '5g', 'vhxh', '63', '--note', 'status', '--source=--ky');
    expect((await office.done('history', '5g', '--json')).json()).toMatchObject([
      { note: 'status', source: '--ky' },
    ]);
    await office.done('record', '5g', 'vhxh', '63', '--note', '-5');
    expect((await office.done('history', '5g', '--json')).json()).toMatchObject([{}, { note: '-5' }]);
  });

  test('a text beginning with = stays text, from the command line to the history', async () => {
    const office = await officeOf2026();
    await office.done('record', '5g', 'vhxh', '63', '--note', '=1+1', '--source', '@nguồn');
    expect((await office.done('history', '5g', '--json')).json()).toMatchObject([
      { note: '=1+1', source: '@nguồn' },
    ]);
  });

  test('--version and --help are 0 and need no data file', async () => {
    const office = await officeOf2026();
    const version = await office.done('--version');
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
    for (const words of [['--help'], ['record', '--help'], ['unit', 'add', '-h'], ['don-vi', 'them', '-h']]) {
      const { stdout, stderr } = await office.done(...words, '--db', 'khong-co.db');
      expect([stdout.length > 100, stderr]).toEqual([true, '']);
    }
  });
});
