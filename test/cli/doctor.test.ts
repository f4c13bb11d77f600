/** `kpi doctor`: the machine, the file, and whether it was tampered with (DESIGN 6). */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { officeOf2026, Office } from '../support/run-cli.ts';

/** What a person with a database tool could do to the file: drop the guard of a table, then change a row. */
function tamper(office: Office, table: string, change: string): void {
  const database = new Database(office.path('kpi.db'));
  const guards = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
    .all(table) as { name: string }[];
  const sql = database
    .prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
    .pluck();
  const made = sql.all(table) as string[];
  for (const { name } of guards) database.exec(`DROP TRIGGER "${name}"`);
  const { changes } = database.prepare(change).run();
  for (const statement of made) database.exec(statement);
  database.close();
  if (changes === 0) throw new Error('nothing was tampered with');
}

async function withFigure(): Promise<Office> {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  return office;
}

test('a sound file: 0, its path, where that came from, the quarters', async () => {
  const office = await withFigure();
  expect((await office.done('doctor', '--json')).json()).toMatchObject({
    sound: true,
    db: { path: office.path('kpi.db'), source: 'folder' },
    today: '2026-09-16',
    who: 'Lan',
    collected: '2026Q3',
    finished: '2026Q3',
  });
  expect((await office.done('doctor')).stdout).toContain(office.path('kpi.db'));
});

test.each([
  ['observation', "UPDATE observation SET numerator = '430'"],
  ['observation', "UPDATE observation SET by = 'ai đó'"],
  ['ledger', "UPDATE ledger SET by = 'ai đó' WHERE rowid = 1"],
])('a changed %s is found: 6 (%s)', async (table, change) => {
  const office = await withFigure();
  tamper(office, table, change);
  const vi = await office.kpi('doctor');
  expect(vi.code).toBe(6);
  const en = await office.kpi('doctor', '--lang', 'en', '--json');
  expect(en.code).toBe(6);
  expect(en.json()).toMatchObject({ sound: false });
});

test('no file: 4, and none is made', async () => {
  const office = new Office();
  expect((await office.kpi('doctor')).code).toBe(4);
  expect((await office.kpi('doctor')).code).toBe(4);
});
