/** `kpi report --pdf` with the LibreOffice of this machine. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { officeOf2026 } from '../support/run-cli.ts';
import { Pdf } from '../support/xlsx-office.ts';

const HERE = { env: { PATH: process.env['PATH'] ?? '' } };

test('a pdf beside the workbook, whole, A4 across, the same when made again', async () => {
  const office = await officeOf2026(HERE);
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  const path = office.path('quy-3.pdf');
  const done = await office.done('report', '--pdf', '--out', 'quy-3.xlsx', '--json');
  expect(done.json()).toMatchObject({ file: office.path('quy-3.xlsx'), pdf: path });
  const pdf = new Pdf(path);
  expect(pdf.info('Page size')).toContain('A4');
  expect(pdf.pages()[0]).toContain('KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU QUÝ III NĂM 2026');
  const bytes = readFileSync(path);
  await office.done('report', '--pdf', '--out', 'quy-3.xlsx');
  expect(readFileSync(path).equals(bytes)).toBe(true);

  await office.done('record', 'dvc', 'pvhcc', '413/530', '--yes');
  await office.done('report', '--pdf', '--out', 'quy-3.xlsx', '--force');
  expect(readFileSync(path).equals(bytes)).toBe(false);
  expect(
    readdirSync(office.folder)
      .filter((name) => name.startsWith('quy-3'))
      .sort(),
  ).toEqual(['quy-3.pdf', 'quy-3.xlsx']);
}, 120_000);
