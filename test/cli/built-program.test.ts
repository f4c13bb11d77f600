/** dist/main.js through bin/kpi.js: what users start finds names and words as the sources do, letters beyond ASCII included. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { officeOf2026, type Office } from '../support/run-cli.ts';

const BIN = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));
const BUNDLES = ['main.js', 'exceljs.js'].map((name) =>
  fileURLToPath(new URL(`../../dist/${name}`, import.meta.url)),
);
const NOW = '2026-09-16T09:00:00+07:00';

const built = (
  office: Office,
  ...words: string[]
): { code: number | null; stdout: string; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], {
    cwd: office.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: office.folder, KPI_USER: 'Lan', KPI_NOW: NOW },
  });
  return { code: status, stdout, stderr };
};

test.each(BUNDLES)('%s is ASCII, as bin/kpi.js reads it', (bundle) => {
  const bytes = readFileSync(bundle);
  const foreign = bytes.findIndex((byte) => byte > 0x7f);
  expect(bytes.subarray(Math.max(0, foreign - 40), foreign + 10).toString('utf8')).toBe(
    foreign < 0 ? bytes.subarray(0, 9).toString('utf8') : '',
  );
});

describe('the built program answers as the sources do', () => {
  test.each([
    ['unit', 'show', 'van phong dang uy'],
    ['unit', 'show', 'Văn phòng Đảng uỷ'],
    ['unit', 'show', 'hoi dong nhan dan'],
    ['show', 'ky nang so'],
    ['show', 'phi dia gioi'],
    ['show', 'khong phu thuoc dia gioi'],
    ['status', '--period', '6 tháng đầu năm 2026'],
    ['status', '--period', 'đã kết thúc'],
    ['status', '--section', 'chuyen doi so quoc gia'],
    ['record', 'van-ban-the-che', 'vp', 'đang thực hiện'],
    ['record', 'van-ban-the-che', 'van phong hdnd', 'đã hoàn thành', '--json'],
    ['record', 'dvc', 'một cửa', 'không phát sinh'],
    ['record', '5g', 'vhxh', '1\u00a0234'],
    ['unit', 'list', '--sort', 'name'],
    ['target', 'list', '--lang', 'en'],
    ['indicator', 'show', 'đóng góp'],
    ['missing'],
    [],
  ])('kpi %s %s %s %s', async (...words) => {
    const office = await officeOf2026();
    const ours = built(office, ...words);
    const other = await officeOf2026();
    const { code, stdout, stderr } = await other.kpi(...words);
    const plain = (text: string): string => text.replaceAll(office.folder, '.').replaceAll(other.folder, '.');
    expect({ ...ours, stdout: plain(ours.stdout), stderr: plain(ours.stderr) }).toEqual({
      code,
      stdout: plain(stdout),
      stderr: plain(stderr),
    });
  });
});

test('the workbook of the built program is that of the sources, byte for byte', async () => {
  const office = await officeOf2026();
  await office.kpi('record', 'dvc', 'một cửa', '412/530', '--yes');
  const ours = built(office, 'report', '--period', '2026Q3', '--out', 'built.xlsx');
  expect(ours.code).toBe(0);
  await office.kpi('report', '--period', '2026Q3', '--out', 'sources.xlsx');
  const [one, other] = ['built.xlsx', 'sources.xlsx'].map((name) => readFileSync(join(office.folder, name)));
  expect(one?.length).toBeGreaterThan(10_000);
  expect(other && one?.equals(other)).toBe(true);
  // Again, with the compiled code that was kept.
  expect(built(office, 'report', '--period', '2026Q3', '--out', 'built.xlsx').code).toBe(0);
  expect(readFileSync(join(office.folder, 'built.xlsx')).equals(other ?? Buffer.of())).toBe(true);
});
