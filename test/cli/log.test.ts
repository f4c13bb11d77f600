/** `kpi log`: the ledger in plain words, newest first (issue 6). */
import { copyFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { screenWidth } from '../../src/render/table.ts';
import { Office, officeOfCases } from '../support/run-cli.ts';

interface Logged {
  readonly number: number;
  readonly by: string;
  readonly command: string;
  readonly reason: string | null;
  readonly undoneBy: number | null;
  readonly entries: readonly { entry: number; kind: string }[];
  readonly events: readonly Record<string, unknown>[];
  readonly changes: readonly Record<string, unknown>[];
}

const SCHEMA_4 = fileURLToPath(new URL('../fixtures/schema-4.db', import.meta.url));

/** A file in which a bit of everything was written, before actions had numbers. */
function oldOffice(): Office {
  const office = new Office({ now: '2025-10-03T09:00:00+07:00' });
  copyFileSync(SCHEMA_4, office.path('kpi.db'));
  return office;
}

const logged = async (office: Office, ...words: string[]): Promise<readonly Logged[]> =>
  (await office.done('log', '--json', ...words)).json() as readonly Logged[];

const spaced = (text: string): string => text.replace(/\s+/gu, ' ');

test('a correction is told with its number, time, person, command, both figures and reason', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT03', 'T01', '5', '--period', '1');
  await office.done('record', 'CT03', 'T01', '6', '--period', '1', '--ly-do', 'gõ nhầm', '--as', 'Hoa');
  const { stdout } = await office.done('nhat-ky');
  expect(stdout.split('\n')[0]).toBe('3. 02/04/2025 09:00  Hoa  kpi record');
  const text = spaced(stdout);
  expect(text).toContain(
    'CT03 – Thu ngân sách, T01 – Thôn Đông Hòa, quý I/2025: 5 triệu đồng → 6 triệu đồng Lý do: gõ nhầm',
  );
  expect(text.indexOf('3. ')).toBeLessThan(text.indexOf('2. '));
  expect(text).toContain('chưa có → 5 triệu đồng');
  expect(text).toContain('1. 02/04/2025 09:00 Lan kpi init Tạo tệp dữ liệu theo kế hoạch base-2025');
  expect(spaced((await office.done('log', '--lang', 'en')).stdout)).toContain('nothing → 5 triệu đồng');
});

test('what one command wrote is one action, with the file that it came from', async () => {
  const office = await officeOfCases();
  writeFileSync(office.path('q1.csv'), 'unit;indicator;period;value\nT01;CT03;2025Q1;5\nT02;CT03;2025Q1;6\n');
  await office.done('import', 'q1.csv');
  await office.done('remark', 'T01', '--difficulty', 'Mưa lũ', '--proposal', 'Hỗ trợ', '--period', '1');
  const [remark, imported] = await logged(office);
  expect(remark).toMatchObject({
    number: 4,
    entries: [
      { entry: 4, kind: 'remark' },
      { entry: 5, kind: 'remark' },
    ],
    changes: [
      { kind: 'remark', unit: 'T01', period: '2025Q1', old: null, new: { text: 'Mưa lũ' } },
      { kind: 'remark', detail: 'proposal', new: { text: 'Hỗ trợ' } },
    ],
  });
  expect(imported).toMatchObject({
    number: 2,
    command: 'import',
    events: [{ kind: 'file', name: 'q1.csv' }],
    changes: [
      { kind: 'figure', unit: 'T01', old: null, new: { figure: '5', file: { cell: 'D2' } } },
      { kind: 'figure', unit: 'T02', old: null, new: { figure: '6' } },
    ],
  });
  expect(spaced((await office.done('log')).stdout)).toContain('Tệp nguồn: q1.csv');
  // `kpi check` and backups name entries.
  expect((await office.done('log', '5', '--json')).json()).toMatchObject({ number: 4 });
});

test('entries of the time before actions had numbers are put together by moment, person and command', async () => {
  const all = await logged(oldOffice());
  expect(all.map(({ number }) => number)).toEqual([
    ...[30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 11, 10],
    ...[8, 7, 6, 5, 4, 3, 2, 1],
  ]);
  expect(all.flatMap(({ entries }) => entries).length).toBe(30);
});

test('filters: unit, indicator, period, person, days', async () => {
  const office = oldOffice();
  const numbers = async (...words: string[]): Promise<number[]> =>
    (await logged(office, ...words)).map(({ number }) => number);
  expect(await numbers('--unit', 'T01', '--period', '2')).toEqual([24, 11, 10]);
  expect(await numbers('--don-vi', 'dong tien')).toEqual([19, 18, 16, 15, 14, 13, 11, 4]);
  expect(await numbers('--indicator', 'CT02')).toEqual([6, 5]);
  expect(await numbers('--chi-tieu', 'CT03', '--on', '6/7/2025')).toEqual([24]);
  // Closing and reopening belong to their period, a recurring task to the quarter it was due in.
  expect(await numbers('--period', '2')).toEqual([30, 29, 24, 22, 21, 20, 16, 15, 14, 13, 11, 10]);
  expect(await numbers('--from', '3/7/2025', '--to', '4/7/2025')).toEqual([16, 15, 14, 13, 11]);
  expect(await numbers('--to', '1/2/2025')).toEqual([1]);
  expect(await numbers('--by', 'lan', '--limit', '2')).toEqual([30, 29]);
  expect(await numbers('--nguoi', 'hoa')).toEqual([]);
  const part = await logged(office, '--unit', 'T02', '--indicator', 'CT05');
  expect(part.map(({ changes }) => changes.map(({ unit }) => unit))).toEqual([['T02']]);
  expect(part[0]?.events).toMatchObject([{ kind: 'file', name: 'so-lieu.csv' }]);
});

test('twenty actions, and where the others are; one by its number; nothing found', async () => {
  const office = oldOffice();
  const heads = (text: string): number => text.split('\n').filter((line) => /^\d+\. /u.test(line)).length;
  const usual = await office.done('log');
  expect(heads(usual.stdout)).toBe(20);
  expect(usual.stderr).toContain('Còn 8 thao tác cũ hơn; xem tất cả: kpi log --all');
  expect(heads((await office.done('log', '--tat-ca')).stdout)).toBe(28);
  expect((await office.done('log', '--all')).stderr).toBe('');
  const one = await office.done('log', '24');
  expect(heads(one.stdout)).toBe(1);
  expect(spaced(one.stdout)).toContain('Mục tiêu CT03 – Thu ngân sách, T01 – Thôn Đông Hòa, từ quý II/2025');
  expect((await office.done('log', '--by', 'nobody')).stdout).toContain('Không có thao tác nào như vậy.');
  expect((await office.kpi('log', '--all', '--limit', '3')).code).toBe(2);
  expect((await office.kpi('log', '--limit', '0')).stderr).toContain('Ví dụ: --limit 50');
  expect((await office.kpi('log', '0')).stderr).toContain('Số của từng thao tác: kpi log');
  expect((await office.kpi('log', '--on', '1/1/2025', '--from', '1/1/2025')).code).toBe(2);
});

test.each(['vi', 'en'])(
  'fits 80 columns in %s, and looking leaves an old file as it was',
  async (language) => {
    const office = oldOffice();
    const { stdout } = await office.done('log', '--all', '--lang', language);
    expect(stdout.split('\n').filter((line) => screenWidth(line) > 80)).toEqual([]);
    expect(stdout).not.toMatch(/undefined|null|\[object/u);
    await expect(stdout).toMatchFileSnapshot(`../golden/views/log-${language}.txt`);
  },
);

test('of an action with very many changes the first are told, all of them by its number', async () => {
  const office = await officeOfCases();
  const rows = ['CT02', 'CT03', 'CT05'].flatMap((code) =>
    ['T01', 'T02', 'T03', 'T04'].map((unit) => `${unit};${code};2025Q1;3`),
  );
  writeFileSync(office.path('q1.csv'), ['unit;indicator;period;value', ...rows, ''].join('\n'));
  await office.done('import', 'q1.csv');
  expect((await office.done('log')).stdout).toContain('… và 4 chỗ khác; xem đủ: kpi log 2');
  expect(spaced((await office.done('log', '2')).stdout).match(/ → 3 /gu)?.length).toBe(12);
});

test('what was typed cannot steer the terminal', async () => {
  const office = await officeOfCases();
  await office.done(
    'record',
    'CT03',
    'T01',
    '5',
    '--note',
    'x\u001b[2Jy',
    '--as',
    'La\u001bn',
    '--period',
    '1',
  );
  await office.done('remark', 'T01', '--difficulty', 'a\u001b]0;b\u0007c', '--period', '1');
  expect((await office.done('log')).stdout).not.toMatch(/[\u001b\u0007]/u);
});
