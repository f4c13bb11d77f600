/** `kpi plan export` and `kpi init --plan` read each other (issue 2, section 2). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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
