/** Where LibreOffice is looked for, and what becomes of one that does not do its work. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findOffice, workbookToPdf } from '../../src/system/office.ts';
import { officeOf2026 } from '../support/run-cli.ts';

function program(script: string): { readonly folder: string; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'soffice');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return { folder, path };
}

test('it is found on PATH, or where KPI_SOFFICE says, and then nowhere else', () => {
  const { folder, path } = program('true');
  expect(findOffice({ PATH: `/none:${folder}` }, 'linux')).toBe(path);
  expect(findOffice({ PATH: '/none', KPI_SOFFICE: path }, 'linux')).toBe(path);
  expect(findOffice({ PATH: folder, KPI_SOFFICE: '/none/soffice' }, 'linux')).toBeNull();
  expect(findOffice({}, 'darwin')).toBeNull();
});

test('one that hangs is stopped with all that it started, and nothing is left behind', async () => {
  const { folder, path } = program('sleep 60 & echo $! > "$(dirname "$0")/child"; wait');
  expect(await workbookToPdf(path, new Uint8Array(), 500)).toBeNull();
  const child = readFileSync(join(folder, 'child'), 'utf8').trim();
  await expect.poll(() => existsSync(`/proc/${child}/exe`)).toBe(false);
});

test('without it the workbook is written and 7 says that something is wanting', async () => {
  const office = await officeOf2026({ env: { KPI_SOFFICE: '/none' } });
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  const { code, stderr, stdout } = await office.kpi('report', '--pdf', '--out', 'x.xlsx', '--json');
  expect(code).toBe(7);
  expect(stderr).toContain('không có LibreOffice');
  expect(JSON.parse(stdout)).toMatchObject({ written: 'new', pdf: null });
  expect([existsSync(office.path('x.xlsx')), existsSync(office.path('x.pdf'))]).toEqual([true, false]);
});

test('one that fails is told apart; a csv has no pdf', async () => {
  const { path } = program('exit 1');
  const office = await officeOf2026({ env: { KPI_SOFFICE: path } });
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  const failed = await office.kpi('report', '--pdf', '--lang', 'en');
  expect([failed.code, failed.stderr.includes('could not convert')]).toEqual([7, true]);
  expect((await office.kpi('report', '--pdf', '--format', 'csv')).code).toBe(2);
});
