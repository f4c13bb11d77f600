/** `kpi init`: a new data file; faults of a plan file, all at once (issue 2, section 2). */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Office, officeOf2026 } from '../support/run-cli.ts';

const BASE = new URL('../fixtures/plan-base.json', import.meta.url);
type Plan = { units: Record<string, unknown>[]; indicators: Record<string, unknown>[]; year: unknown };

test('names the file, the plan and what to type next', async () => {
  const office = new Office();
  const { stdout } = await office.done('init');
  for (const part of [office.path('kpi.db'), '10 đơn vị, 22 chỉ tiêu', 'kpi record'])
    expect(stdout).toContain(part);
  const english = await office.done('khoi-tao', '--db', 'b.db', '--lang', 'en');
  expect(english.stdout).toContain('Data file created');
});

test('a file that is there is 3 and keeps its figures', async () => {
  const office = await officeOf2026();
  await office.done('record', '5g', 'vhxh', '63,5');
  expect((await office.kpi('init')).code).toBe(3);
  expect((await office.done('history', '5g', '--json')).json()).toHaveLength(1);
});

test('every fault with its path, and nothing created', async () => {
  const office = new Office();
  const plan = JSON.parse(readFileSync(BASE, 'utf8')) as Plan;
  const [unit, twin] = plan.units;
  const [first, second] = plan.indicators;
  Object.assign(unit as object, { parent: 'T99' });
  Object.assign(twin as object, { code: 'T03' });
  Object.assign(first as object, { overUnits: 'sum' });
  Object.assign(second as object, { reporters: ['T77'] });
  writeFileSync(office.path('plan.json'), JSON.stringify(plan));
  const refused = await office.kpi('init', '--plan', 'plan.json');
  expect(refused.code).toBe(3);
  for (const path of [
    '/units/0/parent',
    '/units/2/code',
    '/indicators/0/overUnits',
    '/indicators/1/reporters/0',
  ])
    expect(refused.stderr).toContain(path);
  expect(readdirSync(office.folder)).toEqual(['plan.json']);
});

test('faults of form: a missing field, a wrong type, an unknown word', async () => {
  const office = new Office();
  const plan = JSON.parse(readFileSync(BASE, 'utf8')) as Plan;
  plan.year = 'năm nay';
  delete plan.indicators[0]?.['name'];
  Object.assign(plan.indicators[1] as object, { overQuarters: 'average' });
  writeFileSync(office.path('plan.json'), JSON.stringify(plan));
  const refused = await office.kpi('init', '--plan', 'plan.json', '--lang', 'en');
  expect(refused.code).toBe(3);
  for (const part of ['/year', '/indicators/0', 'name', '/indicators/1/overQuarters'])
    expect(refused.stderr).toContain(part);
  expect(existsSync(office.path('kpi.db'))).toBe(false);
});

test('no such plan is 4, no JSON is 3, no such folder is 4', async () => {
  const office = new Office();
  expect((await office.kpi('init', '--plan', 'khong-co.json')).code).toBe(4);
  writeFileSync(office.path('x.json'), '{');
  expect((await office.kpi('init', '--plan', 'x.json')).code).toBe(3);
  expect((await office.kpi('init', '--db', 'khong-co/kpi.db')).code).toBe(4);
  expect(readdirSync(office.folder)).toEqual(['x.json']);
});
