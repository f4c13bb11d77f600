/** What random input brought to light (test/fuzz), one example each. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lienMinhFile } from '../support/report-world.ts';
import { officeOf2026, Office } from '../support/run-cli.ts';

test('half of a pair in a text does not part the ledger from what SQLite keeps', async () => {
  const office = await officeOf2026();
  await office.done('task', 'add', 'N1', '--content', 'x\ud800', '--lead', 'vhxh', '--due', 'Hằng quý');
  await office.done('task', 'done', 'N1', '--document', '\udc00y', '--as', '\ud800');
  await office.at({ env: { KPI_USER: 'Lan\ud800' } }, 'record', '5g', 'vhxh', '63,5', '--note', 'a\ud800');
  expect((await office.done('history', '5g', '--json')).json()).toMatchObject([
    { note: 'a\ufffd', by: 'Lan\ufffd' },
  ]);
  await office.done('doctor');
});

test('nor one that a plan file writes as an escape', async () => {
  const file = lienMinhFile();
  const office = new Office();
  const text = JSON.stringify({ ...file, title: 'Kế hoạch \ud800' });
  expect(text).toContain('\\ud800');
  writeFileSync(office.path('p.json'), text);
  await office.done('init', '--plan', 'p.json');
  await office.done('doctor');
});

test.each([
  ['a million values of the wrong kind', `{"format":"kpi-plan/1","units":[${'{},'.repeat(500_000)}{}]}`],
  [
    'a hundred thousand unknown fields',
    `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join(',')}}`,
  ],
  ['lists nested a million deep', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
  ['objects nested a million deep', '{"a":'.repeat(1_000_000) + '1' + '}'.repeat(1_000_000)],
])('a plan file of %s is refused in a few lines', async (_, text) => {
  const office = new Office();
  writeFileSync(office.path('p.json'), text);
  const outcome = await office.kpi('init', '--plan', 'p.json');
  expect(outcome.code).toBe(3);
  expect(outcome.stderr.length).toBeLessThan(2_000);
  // What is no plan is no table either.
  expect((await office.kpi('inspect', 'p.json')).code).toBe(3);
  expect((await office.kpi('import', 'p.json')).code).toBeGreaterThan(1);
});

test('names that objects have of their own are names', async () => {
  const file = lienMinhFile();
  const [unit, ...others] = file.units;
  if (unit === undefined) throw new Error('no unit');
  const office = new Office();
  const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  writeFileSync(
    office.path('p.json'),
    JSON.stringify({
      ...file,
      units: [{ ...unit, aliases: [...(unit.aliases ?? []), ...words] }, ...others],
    }),
  );
  await office.done('init', '--plan', 'p.json');
  for (const word of words) {
    expect((await office.done('unit', 'show', word, '--json')).json()).toMatchObject({ code: unit.code });
    expect((await office.kpi('show', word)).code).toBe(4);
    expect((await office.kpi('status', '--period', word)).code).toBe(2);
    expect((await office.kpi('template', 'show', word)).code).toBe(4);
  }
  await office.done('task', 'add', 'N1', '--content', 'Việc', '--lead', unit.code, '--due', 'Hằng quý');
  for (const word of words)
    expect((await office.done('task', 'edit', 'N1', '--content', word)).stdout).toContain(word);
  writeFileSync(office.path('a.csv'), `${words.join(';')}\n1;2;3;4\n`);
  expect((await office.kpi('import', 'a.csv')).code).toBe(3);
  writeFileSync(
    office.path('q.json'),
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  );
  expect((await office.kpi('init', '--plan', 'q.json', '--db', 'moi.db')).code).toBe(3);
  expect({}).not.toHaveProperty('polluted');
});
