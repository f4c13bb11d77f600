/** `kpi undo` of the plan: units, indicators, targets and tasks, with what refers to them. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Office, officeOfCases } from '../support/run-cli.ts';
import { numberOf, sound, spaced } from '../support/undo-office.ts';

const cases = (): Promise<Office> => officeOfCases();

test('units, indicators, targets: the old state comes back, what was added goes unless it is in use', async () => {
  const office = await cases();
  const before = (await office.done('plan', 'export')).stdout;
  await office.done('unit', 'add', 'T09', '--name', 'Thôn Chín');
  await office.done('unit', 'edit', 'T01', '--name', 'Thôn Mới', '--from', '1/4/2025');
  await office.done('target', 'set', 'CT03', '150', '--from', '2025Q2', '--unit', 'T01');
  await office.done(
    'indicator',
    'add',
    'C9',
    '--kind',
    'percent',
    '--name',
    'Số X',
    '--reporters',
    'T01,T09',
  );
  await office.done(
    'unit',
    'merge',
    'T02',
    'T03',
    '--into',
    'T10',
    '--name',
    'Thôn Mười',
    '--on',
    '1/7/2025',
  );
  const used = await office.kpi('undo', '2', '--yes');
  expect([used.code, spaced(used.stderr).includes('C9 (Số X)')]).toEqual([3, true]);
  expect(used.stderr).toContain('kpi unit retire T09');
  for (const number of ['6', '5', '4', '3', '2']) await office.done('undo', number, '--yes');
  expect((await office.done('plan', 'export')).stdout).toBe(before);
  sound(office);
  // Done again from the first on, it is there again.
  await office.done('undo', (await numberOf(office, 'undo')).toString(), '--yes');
  expect((await office.done('unit', 'show', 'T09')).stdout).toContain('Thôn Chín');
  sound(office);
});

test('a unit that has figures in the history stays', async () => {
  const office = await cases();
  await office.done('unit', 'add', 'T09', '--name', 'Thôn Chín');
  await office.done('indicator', 'edit', 'CT03', '--reporters', 'T01,T09', '--correct');
  await office.done('record', 'CT03', 'T09', '5', '--period', '1');
  await office.done('undo', '4', '--yes');
  await office.done('undo', '3', '--yes');
  const refused = await office.kpi('undo', '2', '--yes');
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('lịch sử');
});

test('tasks with what was written of them, and an imported list whole', async () => {
  const office = await cases();
  const tasks = async (): Promise<unknown> => (await office.done('task', 'list', '--json')).json();
  const before = await tasks();
  writeFileSync(
    office.path('pl.csv'),
    'STT;Nội dung nhiệm vụ;Chủ trì;Thời hạn;Trạng thái\n1;Rà soát hộ nghèo;T01;30/6/2025;Hoàn thành\n2;Sửa đường;T02;30/9/2025;\n',
  );
  await office.done('task', 'import', 'pl.csv', '--yes');
  await office.done(
    'task',
    'add',
    'N1',
    '--content',
    'Việc',
    '--lead',
    'T01',
    '--due',
    'Hằng quý',
    '--source',
    'TW',
  );
  await office.done('task', 'tick', 'N1', '--on', '1/4/2025');
  await office.done('task', 'done', 'N1');
  const refused = await office.kpi('undo', (await numberOf(office, 'task add')).toString(), '--yes');
  expect([refused.code, refused.stderr.includes('kpi task drop N1')]).toEqual([3, true]);
  for (const command of ['task done', 'task tick', 'task add', 'task import'])
    await office.done('undo', (await numberOf(office, command)).toString(), '--yes');
  expect(await tasks()).toEqual(before);
  sound(office);
  expect(spaced((await office.done('log', '--all')).stdout)).toContain('nhiệm vụ N1 – Việc, quý II/2025');
  await office.done('undo', (await numberOf(office, 'undo')).toString(), '--yes');
  expect(JSON.stringify(await tasks())).toContain('Rà soát hộ nghèo');
  expect(JSON.stringify(await tasks())).toContain('"done"');
  sound(office);
});
