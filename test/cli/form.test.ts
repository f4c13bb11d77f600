/** The promises of `kpi form`: which forms are made, where, and that no other file is overwritten. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filledForm, fillIn } from '../support/import-forms.ts';
import {
  countsOf,
  dataFileHash,
  faultsOf,
  figuresOf,
  imported,
  inStore,
  leavingAllAsItWas,
  notesOf,
  put,
  sha256,
} from '../support/import-office.ts';
import { quarter } from '../support/plan-builder.ts';
import { officeOf2026, officeOfCases } from '../support/run-cli.ts';

const xlsxIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .sort();

test('one unit: the form of the quarter that is collected, in this folder, and its last day is said', async () => {
  const office = await officeOf2026();
  await leavingAllAsItWas(office, async () => {
    const { stdout, stderr } = await office.done('form', 'pvhcc');
    expect(stdout).toContain('bieu-mau-PVHCC-2026Q3.xlsx');
    expect(stderr).toContain('19/09/2026');
  });
  expect(xlsxIn(office.folder)).toEqual(['bieu-mau-PVHCC-2026Q3.xlsx']);
});

test('--all: one for each unit that has something to report, in a folder that is made', async () => {
  const office = await officeOf2026();
  const { json } = await office.done('form', '--all', '--out', 'gửi đi', '--json');
  const made = json() as { unit: string; period: string; indicators: string[] }[];
  expect(made.length).toBeGreaterThan(5);
  expect(made.every(({ period, indicators }) => period === '2026Q3' && indicators.length > 0)).toBe(true);
  expect(xlsxIn(office.path('gửi đi'))).toEqual(
    made.map(({ unit }) => `bieu-mau-${unit}-2026Q3.xlsx`).sort(),
  );
});

test('the same form again is the same file; one that was filled in is not overwritten without --force', async () => {
  const office = await officeOfCases();
  await office.done('form', 'T01');
  const name = 'bieu-mau-T01-2025Q1.xlsx';
  const bytes = sha256(readFileSync(office.path(name)));
  await office.done('form', 'T01');
  expect(sha256(readFileSync(office.path(name)))).toBe(bytes);
  await fillIn(office, name, { 'I:CT02 I': 5 });
  const filled = sha256(readFileSync(office.path(name)));
  const refused = await office.kpi('form', 'T01');
  expect([refused.code, refused.stderr.includes(name)]).toEqual([3, true]);
  expect(sha256(readFileSync(office.path(name)))).toBe(filled);
  await office.done('form', 'T01', '--force');
  expect(sha256(readFileSync(office.path(name)))).toBe(bytes);
});

test('--out names a file for one unit and a folder for several', async () => {
  const office = await officeOfCases();
  await office.done('form', 'T01', '--out', 'mot.xlsx');
  await office.done('form', 'T01', 'T02', 'T01', '--out', 'hai');
  expect(existsSync(office.path('mot.xlsx'))).toBe(true);
  expect(xlsxIn(office.path('hai'))).toEqual(['bieu-mau-T01-2025Q1.xlsx', 'bieu-mau-T02-2025Q1.xlsx']);
  put(office, 'tep', 'x');
  const refused = await office.kpi('form', 'T01', 'T02', '--out', 'tep');
  expect([refused.code === 0, refused.stderr.includes('tep')]).toEqual([false, true]);
});

test('a period that is no quarter, an unknown unit, a unit beside --all', async () => {
  const office = await officeOfCases();
  for (const [words, exit, code] of [
    [['T01', '--period', '2025H1'], 2, 'E210'],
    [['Bản Vược'], 4, 'E401'],
    [['T01', '--all'], 2, 'E213'],
    [[], 2, 'E203'],
  ] as const) {
    const ended = await office.kpi('form', ...words);
    expect([ended.code, ended.stderr.includes(code)], ended.stderr).toEqual([exit, true]);
  }
  expect(xlsxIn(office.folder)).toEqual([]);
});

test('a unit without indicators and tasks gets none, and that is said', async () => {
  const office = await officeOfCases();
  await office.done('unit', 'add', 'T05', '--name', 'Thôn Năm');
  const { stderr } = await office.done('bieu-mau', 'T05');
  expect(stderr).toContain('T05 (Thôn Năm)');
  expect(xlsxIn(office.folder)).toEqual([]);
});

test("forms that come back as they went out are nobody's report", async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT01', 'T02', '5');
  await office.done('form', '--all', '--out', '.');
  const before = dataFileHash(office);
  const { code, result } = await imported(office, 'bieu-mau-T01-2025Q1.xlsx', 'bieu-mau-T02-2025Q1.xlsx');
  expect([code, result.files.map(faultsOf)]).toEqual([3, [['E347 null null null'], []]]);
  expect(result.files.map(countsOf)).toEqual([
    'new 0, changed 0, same 0, skipped 0, errors 1',
    'new 0, changed 0, same 1, skipped 5, errors 0',
  ]);
  expect(dataFileHash(office)).toBe(before);
});

test('English words stand in English, the file name stays', async () => {
  const office = await officeOfCases();
  const { stdout } = await office.done('form', 'T01', '--lang', 'en');
  expect(stdout).toMatch(/^Form of .*T01.* written: .*bieu-mau-T01-2025Q1\.xlsx/u);
});

test('a form brings figures, the submission, remarks and tasks; twice changes nothing', async () => {
  const office = await officeOf2026();
  const name = await filledForm(office, 'PVHCC', '2026Q3', {
    'I:hai-long G': 190,
    'I:hai-long H': 198,
    'I:mot-lan J': 'Không phát sinh',
    'R:difficulty B': 'Thiếu máy quét',
  });
  const { code, file } = await imported(office, name, '--received', '15/9/2026');
  expect([code, file.kind, file.errors, file.new, file.written]).toEqual([0, 'form', [], 2, true]);
  expect(notesOf(file).every((note) => note.startsWith('value_blank'))).toBe(true);
  expect(await figuresOf(office, 'hai-long')).toEqual(['PVHCC 2026Q3 190/198']);
  expect(await figuresOf(office, 'mot-lan')).toEqual(['PVHCC 2026Q3 no cases']);
  inStore(office, (store) => {
    const words = store.words(quarter('2026Q3'));
    expect(words.submissions).toMatchObject([{ unit: 'PVHCC', state: 'received', on: '2026-09-15' }]);
    expect(words.remarks).toMatchObject([{ unit: 'PVHCC', kind: 'difficulty', text: 'Thiếu máy quét' }]);
  });
  await leavingAllAsItWas(office, async () => {
    const again = await imported(office, name, '--received', '16/9/2026');
    expect([again.code, again.file.same, again.file.written]).toEqual([0, 2, false]);
  });
});

test('a source without a figure is told, and no report comes in tomorrow', async () => {
  const office = await officeOf2026();
  const name = await filledForm(office, 'PVHCC', '2026Q3', {
    'I:hai-long G': 190,
    'I:hai-long H': 198,
    'I:mot-lan L': 'đang rà soát',
  });
  const { file } = await imported(office, name, '--dry-run');
  expect(file.warnings).toContainEqual(
    expect.objectContaining({ kind: 'outside_table', text: 'đang rà soát' }),
  );
  const late = await office.kpi('import', name, '--received', '17/9/2026');
  expect([late.code, late.stdout]).toEqual([2, '']);
  expect(late.stderr).toContain('E218');
});
