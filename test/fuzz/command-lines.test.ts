/** Any words behind `kpi`: a documented exit code, a sentence, and after a refusal the same data file (issue 6). */
import fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { FuzzOffice, settings, TIMEOUT } from '../support/fuzz.ts';
import { commandLines } from '../support/fuzz-words.ts';

test('any command line', { timeout: TIMEOUT }, async () => {
  const fuzz = await new FuzzOffice().prepare(
    ['record', 'dvc', 'pvhcc', '412/530'],
    ['record', '5g', 'vhxh', '63,5'],
    ['task', 'add', 'NV1', '--content', 'Báo cáo', '--lead', 'vhxh', '--due', 'Hằng quý'],
    ['unit', 'add', 'TH01', '--name', 'Thôn Một'],
    ['report', '--out', 'bieu.xlsx'],
  );
  mkdirSync(fuzz.office.path('ra'));
  writeFileSync(fuzz.office.path('a.csv'), 'unit;indicator;period;value\nvhxh;5g;2026Q3;64\n');
  writeFileSync(fuzz.office.path('a.json'), '{"format":"kpi-plan/1"}');
  await fc.assert(
    fc.asyncProperty(commandLines, async (words) => {
      await fuzz.run(words);
    }),
    settings(0.35) as fc.Parameters<[string[]]>,
  );
});
