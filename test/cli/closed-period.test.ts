/** A closed period: every way to change it is refused, and it is printed again as it was. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  annex,
  bytes,
  close,
  closedOffice,
  FILE,
  LATER,
  ledgerOf,
  officeWithFigures,
  shaOf,
} from '../support/closing-office.ts';
import { filledForm } from '../support/import-forms.ts';
import { officeOf2026, type Office } from '../support/run-cli.ts';
import { cellForm } from '../support/template-book.ts';

describe('while a period is closed every way to change it is refused', () => {
  const WAYS: readonly (readonly string[])[] = [
    ['record', 'CT02', 'T01', '21', '--period', 'q1', '--yes'],
    ['retract', 'CT02', 'T01', '--period', 'q1', '--reason', 'x'],
    ['receive', 'T01', '--period', 'q1', '--on', '1/4/2025'],
    ['receive', 'T01', '--period', 'q1', '--return', '--reason', 'x'],
    ['remark', 'T01', '--difficulty', 'x', '--period', 'q1'],
    ['target', 'set', 'CT02', '60', '--from', 'q1', '--yes'],
  ];

  test.each(WAYS)('%s %s %s', async (...words) => {
    const office = await closedOffice();
    const before = await ledgerOf(office);
    for (const [language, next] of [
      ['vi', 'Nếu phải sửa thì mở khóa trước: kpi reopen 2025Q1'],
      ['en', 'reopen it first: kpi reopen 2025Q1'],
    ] as const) {
      const outcome = await office.kpi(...words, '--lang', language);
      expect([outcome.code, outcome.stdout]).toEqual([3, '']);
      expect(outcome.stderr).toContain('E350');
      expect(outcome.stderr).toContain(next);
    }
    expect(await ledgerOf(office)).toEqual(before);
  });

  test('a file: one error for each closed quarter, not one for each row; the preview tells it too', async () => {
    const office = await closedOffice();
    writeFileSync(
      office.path('sua.csv'),
      'unit;indicator;period;value\nT01;CT02;2025Q1;21\nT02;CT02;2025Q1;22\nT01;CT02;2025Q2;23\n',
    );
    for (const words of [['--dry-run'], ['--yes']]) {
      const outcome = await office.kpi('import', 'sua.csv', '--json', ...words);
      expect(outcome.code).toBe(3);
      const [file] = (outcome.json() as { files: { errors: { code: string; row: number | null }[] }[] })
        .files;
      expect(file?.errors.map(({ code, row }) => [code, row])).toEqual([['E350', null]]);
    }
    expect((await office.done('history', 'CT02', '--json', '--period', 'q2')).json()).toEqual([]);
  });

  test('reopening a quarter that a longer period keeps closed says so', async () => {
    const office = await closedOffice();
    await office.done('close', '2025H1', '--yes');
    const reopened = await office.done('reopen', 'q1', '--reason', 'x');
    expect(reopened.stderr).toContain('6 tháng đầu năm 2025 đã khóa: bản phát hành lần 1');
    expect((await office.kpi('record', 'CT02', 'T01', '21', '--period', 'q1', '--yes')).code).toBe(3);
    expect((await office.done('reopen', '2025H1', '--reason', 'x')).stderr).not.toContain('đã khóa');
    await office.done('record', 'CT02', 'T01', '21', '--period', 'q1', '--yes');
  });

  test('the same file once more brings nothing, and is not refused', async () => {
    const office = await closedOffice();
    const again = await office.kpi('import', 'q1.csv');
    expect([again.code, again.stderr]).toEqual([0, '']);
  });

  test('a unit’s form, with all that is in it, is refused as one file; whoever makes one is warned', async () => {
    const office = await officeOf2026();
    await office.done('record', '5g', 'vhxh', '63,5');
    await office.done('close', 'q3', '--yes');
    const made = await office.done('form', 'PVHCC', '--period', 'q3');
    expect(made.stderr).toContain('Biểu mẫu gửi về sẽ không nhập được');
    expect(made.stderr).toContain('kpi reopen 2026Q3');
    const name = await filledForm(office, 'PVHCC', '2026Q3', {
      'I:hai-long G': 190,
      'I:hai-long H': 200,
      'I:dvc-toan-trinh G': 412,
      'I:dvc-toan-trinh H': 530,
    });
    const outcome = await office.kpi('import', name, '--json');
    const [file] = (outcome.json() as { files: { new: number; errors: { code: string }[] }[] }).files;
    expect([outcome.code, file?.new, file?.errors.map(({ code }) => code)]).toEqual([3, 2, ['E350']]);
    await office.done('reopen', 'q3', '--reason', 'đơn vị gửi chậm');
    await office.done('import', name);
  });

  test('the quarter beside it takes figures; a closed H1 takes none in either of its quarters', async () => {
    const office = await closedOffice();
    await office.done('record', 'CT02', 'T01', '21', '--period', 'q2');
    const half = await office.at(LATER, 'close', '2025H1', '--yes', '--out', 'h1.xlsx');
    expect(half.code, half.stderr).toBe(0);
    const both = await office.kpi('record', 'CT02', 'T01', '22', '--period', 'q1', '--yes');
    expect(both.stderr).toContain('kpi reopen 2025Q1 --reason "lý do" và kpi reopen 2025H1');
    expect((await office.kpi('record', 'CT02', 'T01', '22', '--period', 'q2', '--yes')).code).toBe(3);
    await office.done('record', 'CT02', 'T01', '22', '--period', 'q3');
  });

  test('every look at it says so, in one line beside the data', async () => {
    const office = await closedOffice();
    const line = 'Quý I/2025 đã khóa: bản phát hành lần 1, ngày 02/04/2025, do Lan khóa.';
    for (const words of [[], ['status', '--period', 'q1'], ['missing', '--period', 'q1']]) {
      const looked = await office.done(...words);
      expect(looked.stderr).toContain(line);
      expect(looked.stdout).not.toContain(line);
    }
    expect((await office.done('status', '--period', 'q2')).stderr).toBe('');
  });
});

describe('a closed quarter that is printed again is the same', () => {
  const MANNERS: readonly (readonly [string, ...string[]])[] = [
    ['ra.xlsx'],
    ['ra.csv', '--format', 'csv'],
    ['ra.json', '--format', 'json'],
    ['t01.xlsx', '--unit', 'T01'],
    ['dien.xlsx', '--template', 'mau.xlsx'],
  ];

  const print = async (office: Office, folder: string, now: string): Promise<string[]> => {
    mkdirSync(office.path(folder));
    const said: string[] = [];
    for (const [name, ...words] of MANNERS) {
      const out = `${folder}/${name}`;
      const done = await office.at({ now }, 'report', '--period', '2025Q1', '--out', out, ...words);
      expect(done.code, done.stderr).toBe(0);
      said.push(`${name} ${shaOf(office, out)}`);
    }
    return said;
  };

  test('whatever targets, names, indicators, units, earlier figures or the clock have become since', async () => {
    const office = await officeWithFigures();
    const form = cellForm(
      '{{CT02.ket-qua}} {{CT02.muc-tieu}} {{CT02.ten}} {{hom-nay}} {{don-vi.T01.CT02.ket-qua}}',
    );
    writeFileSync(office.path('mau.xlsx'), form);
    await close(office);
    const before = await print(office, 'truoc', '2025-04-02T10:00:00+07:00');
    for (const words of [
      ['target', 'set', 'CT02', '77', '--from', '2024Q4', '--yes'],
      ['unit', 'edit', 'T01', '--name', 'Thôn Đổi Tên', '--correct'],
      ['indicator', 'edit', 'CT02', '--name', 'Chỉ tiêu đổi tên', '--correct'],
      ['indicator', 'edit', 'CT03', '--over-quarters', 'cumulative', '--correct'],
      ['unit', 'retire', 'T03', '--on', '31/12/2024'],
      ['unit', 'add', 'T09', '--name', 'Thôn Mới', '--from', '1/1/2025'],
      ['record', 'CT03', 'T01', '99', '--period', '2024Q4', '--yes'],
      ['record', 'CT02', 'T02', '1', '--period', 'q2', '--yes'],
      ['remark', 'T01', '--difficulty', 'Thiếu máy', '--period', 'q2'],
    ])
      await office.done(...words);
    expect(await print(office, 'sau', '2026-02-01T08:00:00+07:00')).toEqual(before);
    // What changed is there, outside the period that was issued.
    const live = (await office.done('status', '--period', 'q1', '--json')).stdout;
    expect(live).toContain('Chỉ tiêu đổi tên');
  });

  test('kpi export at night writes the very bytes, and nothing the second time', async () => {
    const office = await closedOffice();
    await office.done('target', 'set', 'CT02', '77', '--from', '2024Q4', '--yes');
    mkdirSync(office.path('dem'));
    const night = { now: '2025-04-03T01:00:00+07:00' };
    const done = await office.at(night, 'export', '--out', 'dem', '--json');
    expect(done.json()).toMatchObject({ period: '2025Q1', version: 1, written: 'new' });
    expect(bytes(office, `dem/${FILE}`).equals(bytes(office))).toBe(true);
    expect((await office.at(night, 'export', '--out', 'dem', '--json')).json()).toMatchObject({
      written: 'unchanged',
    });
  });

  test('json and a unit’s own report say what they are', async () => {
    const office = await officeWithFigures();
    await office.done('report', '--format', 'json', '--out', 'nhap.json');
    const draft = JSON.parse(bytes(office, 'nhap.json').toString('utf8')) as Record<string, unknown>;
    expect([draft['issued'], draft['replaces']]).toEqual([null, null]);
    await office.done('report', '--out', 'nhap.xlsx');
    expect(annex(office, 'nhap.xlsx')).toContain('Bản dự thảo, chưa phát hành');
    const { checkCode } = await close(office);
    await office.done('report', '--format', 'json', '--out', 'ra.json');
    const issued = JSON.parse(bytes(office, 'ra.json').toString('utf8')) as Record<string, unknown>;
    expect(issued['issued']).toEqual({ version: 1, checkCode, closedOn: '2025-04-02' });
    await office.done('report', '--unit', 'T01', '--out', 't01.xlsx');
    expect(annex(office, 't01.xlsx')).toContain(
      `Trích bản phát hành lần 1, khóa ngày 02/04/2025 · Mã kiểm tra: ${checkCode}`,
    );
  });
});
