/** Promises that hold everywhere and are easily broken in one corner (DESIGN 4). */
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { officeOf2026, officeOfCases } from '../support/run-cli.ts';

describe('lists keep the plan’s order', () => {
  test('the units that a provisional result still waits for', async () => {
    const office = await officeOfCases();
    await office.done('record', 'CT02', 'T01', '5', '--period', '1');
    await office.done('record', 'CT03', 'T02', '5', '--period', '1');
    const { stdout } = await office.done('status', '--period', '1');
    const units = [...stdout.matchAll(/^ {2}(T0\d): /gmu)].map(([, unit]) => unit);
    expect(units).toEqual(['T01', 'T02', 'T03', 'T04']);
  });
});

describe('the same again changes nothing and says so', () => {
  test.each([
    [['unit', 'edit', 'T03', '--name', 'Thôn An Phú']],
    [['unit', 'edit', 'T03', '--parent', '']],
    [['unit', 'edit', 'T03', '--name', 'Thôn An Phú', '--from', '1/7/2025']],
    [['indicator', 'edit', 'CT02', '--decimals', '0']],
    [['indicator', 'edit', 'CT02', '--measure', 'hộ', '--from', '1/7/2025']],
    [['target', 'set', 'CT02', '50', '--from', '1']],
  ])('kpi %j', async (words) => {
    const office = await officeOfCases();
    const entries = async (): Promise<unknown> =>
      ((await office.done('doctor', '--json')).json() as { health: { ledgerEntries: number } }).health
        .ledgerEntries;
    const before = await entries();
    expect((await office.done(...words)).stdout).toContain('Không có gì thay đổi');
    expect(await entries()).toBe(before);
  });
});

describe('errors tell what is wrong, as it is', () => {
  test.each([
    ['report', '--out', 'giay.txt'],
    ['export', '--out', 'giay.txt'],
    ['plan', 'export', '--out', 'giay.txt'],
  ])('kpi %s %s: a file where a folder must be is not called missing', async (...words) => {
    const office = await officeOf2026();
    await office.done('record', '5g', 'vhxh', '63');
    writeFileSync(office.path('giay.txt'), 'x');
    const { code, stdout, stderr } = await office.kpi(...words.filter((word) => word !== ''));
    expect([code === 0, stdout]).toEqual([false, '']);
    expect(stderr).not.toContain('Không có thư mục');
  });

  test('options that do not go with an indicator are named, and what to leave out', async () => {
    const office = await officeOf2026();
    const { code, stderr } = await office.kpi('record', '5g', 'vhxh', '63', '--document', 'QĐ 12');
    expect([code, stderr.includes('--document')]).toEqual([2, true]);
    expect(stderr).not.toContain('Bỏ một trong hai');
  });
});

test('a figure of a unit that was retired before its quarter is never shown as one of an earlier quarter', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT02', 'T01', '5', '--period', '3');
  await office.kpi('unit', 'retire', 'T01', '--on', '30/6/2025');
  const { stdout } = await office.done('status', '--period', '3', '--unit', 'T01');
  expect(stdout).not.toContain('quý III/2025 là 5 hộ');
});

test('English output holds no Vietnamese word of the program’s own', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  for (const words of [
    ['missing'],
    ['doctor'],
    ['history', 'dvc'],
    ['explain', 'dvc'],
    ['target', 'list'],
    [],
  ]) {
    const { stdout } = await office.done(...words, '--lang', 'en');
    expect(stdout).not.toMatch(/Đơn vị|Kết quả|Mục tiêu:|Hạn gửi|Còn thiếu|Số liệu từ/u);
  }
});
