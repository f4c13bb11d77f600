/** `kpi export`: what cron runs (issue 2, section 4). */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { officeOf2026, type Office } from '../support/run-cli.ts';

const NAME = 'bao-cao-lien-minh-2026-2026Q3.xlsx';

async function withFigure(): Promise<Office> {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  mkdirSync(office.path('ra'));
  return office;
}

test('one line; written, unchanged, updated', async () => {
  const office = await withFigure();
  const lines: string[] = [];
  lines.push((await office.done('export', '--out', 'ra')).stdout);
  lines.push((await office.done('export', '--out', 'ra')).stdout);
  await office.done('record', 'dvc', 'pvhcc', '413/530', '--yes');
  lines.push((await office.done('xuat', '--ra', 'ra', '--lang', 'en')).stdout);
  expect(lines).toEqual([
    `quý III/2026: đã ghi – ${office.path(`ra/${NAME}`)}\n`,
    `quý III/2026: không thay đổi – ${office.path(`ra/${NAME}`)}\n`,
    `Q3/2026: updated – ${office.path(`ra/${NAME}`)}\n`,
  ]);
  expect(readdirSync(office.path('ra'))).toEqual([NAME]);
});

test('--require-complete: 7 and the missing units on stderr, the report all the same', async () => {
  const office = await withFigure();
  const outcome = await office.kpi('export', '--out', 'ra', '--require-complete');
  expect(outcome.code).toBe(7);
  for (const unit of ['VHXH', 'CAX', 'MTTQ']) expect(outcome.stderr).toContain(unit);
  expect(outcome.stderr).not.toContain('THON');
  expect(readdirSync(office.path('ra'))).toEqual([NAME]);
});

test('a workbook saved by another program is refused and left whole, unless --force', async () => {
  const office = await withFigure();
  const book = new ExcelJS.Workbook();
  book.creator = 'Nguyễn Văn A';
  book.addWorksheet('Sổ riêng').getCell('A1').value = 'của tôi';
  await book.xlsx.writeFile(office.path(`ra/${NAME}`));
  const before = readFileSync(office.path(`ra/${NAME}`));
  expect((await office.kpi('export', '--out', 'ra')).code).toBe(3);
  expect(readFileSync(office.path(`ra/${NAME}`)).equals(before)).toBe(true);
  await office.done('export', '--out', 'ra', '--force');
  expect(readFileSync(office.path(`ra/${NAME}`)).equals(before)).toBe(false);
});

test('its own report that a person saved again in another program is refused', async () => {
  const office = await withFigure();
  await office.done('export', '--out', 'ra');
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(office.path(`ra/${NAME}`));
  book.lastModifiedBy = 'Nguyễn Văn A';
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  sheet.getCell('A60').value = 'ghi tay';
  await book.xlsx.writeFile(office.path(`ra/${NAME}`));
  await office.done('record', 'dvc', 'pvhcc', '413/530', '--yes');
  expect((await office.kpi('export', '--out', 'ra')).code).toBe(3);
});

test('what is no workbook at all is refused', async () => {
  const office = await withFigure();
  writeFileSync(office.path(`ra/${NAME}`), 'ghi chú');
  expect((await office.kpi('export', '--out', 'ra')).code).toBe(3);
  expect(readFileSync(office.path(`ra/${NAME}`), 'utf8')).toBe('ghi chú');
});

test('an empty quarter is 3 unless --allow-empty; no folder is 4; no --out is 2', async () => {
  const office = await withFigure();
  expect((await office.kpi('export', '--out', 'ra', '--period', '2')).code).toBe(3);
  expect(readdirSync(office.path('ra'))).toEqual([]);
  await office.done('export', '--out', 'ra', '--period', '2', '--allow-empty');
  expect((await office.kpi('export', '--out', 'khong-co')).code).toBe(4);
  expect((await office.kpi('export')).code).toBe(2);
});

test('two at once do not collide', async () => {
  const office = await withFigure();
  const both = await Promise.all([1, 2].map(async () => office.kpi('export', '--out', 'ra')));
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(readdirSync(office.path('ra'))).toEqual([NAME]);
});
