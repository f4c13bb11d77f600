/** `kpi demo`: sample figures, no data file left behind (DESIGN 5). */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Office } from '../support/run-cli.ts';

test('the 22 of 2026Q3 in order, and one workbook; the same one twice', async () => {
  const office = new Office();
  const first = (await office.done('demo', '--json', '--out', 'a')).json() as {
    file: string;
    period: string;
    indicators: { code: string }[];
  };
  expect(first.period).toBe('2026Q3');
  expect(first.indicators).toHaveLength(22);
  const again = await office.at({ now: '2027-02-01T09:00:00+07:00' }, 'chay-thu', '--ra', 'b', '--json');
  const second = again.json() as { file: string };
  expect(readFileSync(second.file).equals(readFileSync(first.file))).toBe(true);
  expect(readdirSync(office.folder).sort()).toEqual(['a', 'b']);
  expect(readdirSync(office.path('a'))).toHaveLength(1);
});

test('says that its figures are samples, in both languages; the same again is unchanged', async () => {
  const office = new Office();
  const vi = await office.done('demo', '--out', 'a');
  expect(vi.stderr).toContain('số liệu mẫu');
  expect(vi.stdout).toContain('quý III/2026');
  const en = await office.done('demo', '--out', 'a', '--lang', 'en');
  expect(en.stderr).not.toContain('số liệu mẫu');
  expect(en.stdout).toContain('unchanged');
});
