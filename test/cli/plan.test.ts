/** `kpi plan export` and `kpi init --plan` read each other (issue 2, section 2). */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Task } from '../../src/domain/plan.ts';
import { lienMinhFile } from '../support/report-world.ts';
import { officeOf2026, officeOfCases } from '../support/run-cli.ts';

test.each([
  ['the built-in plan', officeOf2026],
  ['another plan', officeOfCases],
])('%s goes round', async (_what, open) => {
  const office = await open();
  const first = (await office.done('plan', 'export', '--out', 'a.json')).stdout;
  expect(first).toContain(office.path('a.json'));
  await office.done('init', '--plan', 'a.json', '--db', 'b.db');
  await office.done('ke-hoach', 'xuat', '--ra', 'b.json', '--db', 'b.db');
  expect(readFileSync(office.path('b.json'), 'utf8')).toBe(readFileSync(office.path('a.json'), 'utf8'));
});

test('what changed in mid-year goes round too', async () => {
  const office = await officeOfCases();
  await office.done('unit', 'edit', 'T03', '--name', 'Thôn Mới', '--from', '1/7/2025');
  await office.done('target', 'set', 'CT04', '90', '--from', '2025Q3');
  await office.done(
    'unit',
    'merge',
    'T01',
    'T02',
    '--into',
    'T09',
    '--name',
    'Thôn Đông',
    '--on',
    '1/7/2025',
  );
  await office.done('plan', 'export', '--out', 'a.json');
  await office.done('init', '--plan', 'a.json', '--db', 'b.db');
  for (const words of [
    ['unit', 'list', '--on', '30/6/2025', '--json'],
    ['unit', 'list', '--on', '1/7/2025', '--json'],
    ['target', 'list', '--json'],
    ['indicator', 'list', '--json'],
  ])
    expect((await office.done(...words, '--db', 'b.db')).json()).toEqual(
      (await office.done(...words)).json(),
    );
});

test('without --out on stdout; other content needs --force', async () => {
  const office = await officeOfCases();
  expect((await office.done('plan', 'export')).json()).toMatchObject({
    format: 'kpi-plan/1',
    code: 'base-2025',
  });
  await office.done('plan', 'export', '--out', 'a.json');
  await office.done('plan', 'export', '--out', 'a.json');
  await office.done('target', 'set', 'CT04', '90', '--from', '2025Q3');
  expect((await office.kpi('plan', 'export', '--out', 'a.json')).code).toBe(3);
  await office.done('plan', 'export', '--out', 'a.json', '--force');
  expect(readFileSync(office.path('a.json'), 'utf8')).toContain('2025Q3');
});

test('tasks go round with all that is said of them', async () => {
  const office = await officeOf2026();
  // Nothing that a task can say is left unsaid here, so that whatever is lost on the way shows.
  const facts: Record<keyof Task, unknown> = {
    code: 'N1',
    unit: 'VHXH',
    part: 'lead',
    with: ['KT', 'VP'],
    content: 'Xây dựng nền tảng dữ liệu',
    due: 'Trước 30/9/2026',
    basis: 'QĐ 11/QĐ-BCĐCP',
    source: 'TW',
    kind: 'science',
    partners: 'Sở KH&CN',
    group: 'I. Hạ tầng số',
    field: 'Chuyển đổi số',
    leader: 'Phó Chủ tịch UBND xã',
    product: 'Báo cáo',
    authority: 'UBND xã',
    indicators: 'nhiem-vu-tw',
    assigned: '2026-07-01',
  };
  writeFileSync(office.path('plan.json'), JSON.stringify({ ...lienMinhFile(), tasks: [facts] }));
  await office.done('init', '--plan', 'plan.json', '--db', 'a.db');
  await office.done('plan', 'export', '--out', 'a.json', '--db', 'a.db');
  const { tasks } = JSON.parse(readFileSync(office.path('a.json'), 'utf8')) as { tasks: unknown };
  expect(tasks).toEqual([facts]);
  await office.done('init', '--plan', 'a.json', '--db', 'b.db');
  await office.done('plan', 'export', '--out', 'b.json', '--db', 'b.db');
  expect(readFileSync(office.path('b.json'), 'utf8')).toBe(readFileSync(office.path('a.json'), 'utf8'));
  for (const words of [
    ['task', 'show', 'N1', '--json'],
    ['task', 'list', '--json'],
  ]) {
    const [before, after] = [
      await office.done(...words, '--db', 'a.db'),
      await office.done(...words, '--db', 'b.db'),
    ];
    expect(after.json()).toEqual(before.json());
  }
});

test('a task that was added, changed and recurs goes round', async () => {
  const office = await officeOf2026();
  await office.done(
    ...['task', 'add', 'N1', '--content', 'Báo cáo', '--due', 'Hằng quý', '--lead', 'VHXH', '--source', 'TW'],
  );
  await office.done('task', 'edit', 'N1', '--product', 'Báo cáo quý', '--due', 'Ngày 10 hằng tháng');
  await office.done('plan', 'export', '--out', 'a.json');
  await office.done('init', '--plan', 'a.json', '--db', 'b.db');
  await office.done('plan', 'export', '--out', 'b.json', '--db', 'b.db');
  expect(readFileSync(office.path('b.json'), 'utf8')).toBe(readFileSync(office.path('a.json'), 'utf8'));
  expect(readFileSync(office.path('b.json'), 'utf8')).toContain('Ngày 10 hằng tháng');
});
