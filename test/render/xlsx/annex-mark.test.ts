/** What an annex says of itself: a draft, a draft in the place of a version, or a version with its check code. */
import { expect, test } from 'vitest';
import type { ReportMark } from '../../../src/domain/report.ts';
import { demoReport } from '../../support/report-world.ts';
import { part, rendered } from '../../support/xlsx-read.ts';

test.each<[ReportMark, string]>([
  [{ kind: 'draft', replaces: null }, 'Bản dự thảo, chưa phát hành'],
  [{ kind: 'draft', replaces: 2 }, 'Bản dự thảo, thay cho bản phát hành lần 2'],
  [
    { kind: 'issued', version: 3, checkCode: 'K7QF-2M9D-XW4T', on: '2026-10-05' as never },
    'Bản phát hành lần 3, khóa ngày 05/10/2026 · Mã kiểm tra: K7QF-2M9D-XW4T',
  ],
])('%o: printed below the table, above the signature', async (mark, words) => {
  const book = await rendered({ ...demoReport(), mark });
  const cells = [...book.cells('annex')].filter(([, { v }]) => v === words);
  expect(cells).toHaveLength(1);
  const row = Number(cells[0]?.[0].replace(/\D/gu, ''));
  const rowOf = (beginning: string): number =>
    Number(
      [...book.cells('annex')].find(([, { v }]) => String(v).startsWith(beginning))?.[0].replace(/\D/gu, ''),
    );
  expect(rowOf('Tổng số 22 chỉ tiêu')).toBeLessThan(row);
  expect(rowOf('Nơi nhận')).toBeGreaterThan(row);
  // Within the print area.
  const area = /<definedName name="_xlnm.Print_Area"[^>]*>[^<]*\$(\d+)<\/definedName>/u;
  expect(Number(area.exec(part(book.bytes, 'xl/workbook.xml'))?.[1])).toBeGreaterThan(row);
});
