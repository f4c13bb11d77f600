/** kpi export --template, night after night. */
import { writeFileSync } from 'node:fs';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { drawn } from '../support/learn-forms.ts';
import { officeOf2026, type Office, type Outcome } from '../support/run-cli.ts';

async function bookIn(office: Office): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(office.path('ra.xlsx'));
  return book;
}

test('export writes over its own earlier fill, and not over one that was edited', async () => {
  const office = await officeOf2026({ now: '2026-09-18T09:00:00+07:00' });
  const rows = [
    ['STT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch', 'Kết quả'],
    [1, 'Tỷ lệ dân số được phủ sóng 5G', '%'],
  ];
  writeFileSync(office.path('bieu.xlsx'), await drawn({ name: 'Biểu 1', rows }));
  const record = (figure: string): Promise<Outcome> =>
    office.done('record', 'phu-song-5g', 'VHXH', figure, '--period', '2026Q3', '--yes');
  await record('69,5');
  await office.done('template', 'learn', 'bieu.xlsx', '--yes');
  const words = ['export', '--template', 'bieu', '--period', '2026Q3', '--out', 'ra.xlsx', '--json'];
  await office.done(...words);
  await record('71,5');
  expect((await office.done(...words)).json()).toMatchObject({ written: 'replaced' });
  expect((await bookIn(office)).worksheets[0]?.getCell('E2').value).toBe(71.5);
  await record('72,5');
  const book = await bookIn(office);
  const [sheet] = book.worksheets;
  if (sheet !== undefined) sheet.getCell('B9').value = 'tay';
  await book.xlsx.writeFile(office.path('ra.xlsx'));
  const refused = await office.kpi(...words);
  expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('--force')]);
  expect((await office.done(...words, '--force')).json()).toMatchObject({ written: 'replaced' });
});
