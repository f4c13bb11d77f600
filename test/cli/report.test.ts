/** `kpi report`: names, places, overwriting (DESIGN 4, 5, 5.1). */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { officeOf2026, type Office } from '../support/run-cli.ts';
import { faultsOf } from '../support/xlsx-faults.ts';
import { ReadBook } from '../support/xlsx-read.ts';

const NAME = 'bao-cao-lien-minh-2026-2026Q3.xlsx';

async function withFigure(): Promise<Office> {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  return office;
}

test('the last finished quarter, under a stable name in this folder', async () => {
  const office = await withFigure();
  const { stdout, stderr } = await office.done('report');
  expect(stdout).toContain(office.path(NAME));
  expect(stderr).toContain('9 đơn vị');
  const words = new ReadBook(readFileSync(office.path(NAME))).words('annex');
  expect(words).toContain('15/6/2026');
});

test('the same again is unchanged, byte for byte, on another day too', async () => {
  const office = await withFigure();
  await office.done('report');
  const bytes = readFileSync(office.path(NAME));
  expect((await office.done('report', '--json')).json()).toMatchObject({
    period: '2026Q3',
    file: office.path(NAME),
    written: 'unchanged',
  });
  expect(readFileSync(office.path(NAME)).equals(bytes)).toBe(true);
});

test('--out takes a folder or a file name', async () => {
  const office = await withFigure();
  mkdirSync(office.path('ra'));
  await office.done('report', '--out', 'ra');
  await office.done('bao-cao', '--ra', 'quy-3.xlsx');
  expect(existsSync(office.path(`ra/${NAME}`))).toBe(true);
  expect(existsSync(office.path('quy-3.xlsx'))).toBe(true);
  expect((await office.kpi('report', '--out', 'khong-co/x.xlsx')).code).toBe(4);
});

test('other content is left whole with 3, and replaced with --force', async () => {
  const office = await withFigure();
  writeFileSync(office.path(NAME), 'của người khác');
  const refused = await office.kpi('report');
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('--force');
  expect(readFileSync(office.path(NAME), 'utf8')).toBe('của người khác');
  await office.done('report', '--force');
  expect(readFileSync(office.path(NAME)).subarray(0, 2).toString()).toBe('PK');
});

test('an empty quarter is 3 and leaves no file, unless --allow-empty', async () => {
  const office = await officeOf2026();
  expect((await office.kpi('report')).code).toBe(3);
  expect(readdirSync(office.folder).filter((name) => name.endsWith('.xlsx'))).toEqual([]);
  await office.done('report', '--allow-empty');
  expect(existsSync(office.path(NAME))).toBe(true);
});

test('a half-year has its own name; the report is Vietnamese in either language', async () => {
  const office = await withFigure();
  await office.done('record', 'dvc', 'pvhcc', '400/530', '--period', '2');
  await office.done('report', '--period', '2026H1');
  expect(existsSync(office.path('bao-cao-lien-minh-2026-2026H1.xlsx'))).toBe(true);
  await office.done('report', '--out', 'vi.xlsx');
  await office.done('report', '--out', 'en.xlsx', '--lang', 'en');
  expect(readFileSync(office.path('en.xlsx')).equals(readFileSync(office.path('vi.xlsx')))).toBe(true);
});

test('--format csv and json: names of their own, the same file rules', async () => {
  const office = await withFigure();
  for (const format of ['csv', 'json']) {
    const name = NAME.replace('xlsx', format);
    expect((await office.done('report', '--format', format, '--json')).json()).toMatchObject({
      file: office.path(name),
      written: 'new',
    });
    expect((await office.done('bao-cao', '--dinh-dang', format)).stdout).toContain('không thay đổi');
    await office.done('record', 'dvc', 'pvhcc', format === 'csv' ? '413/530' : '414/530', '--yes');
    const refused = await office.kpi('report', '--format', format);
    expect([refused.code, refused.stderr.includes('--force')]).toEqual([3, true]);
    await office.done('report', '--format', format, '--force', '--out', `khac.${format}`);
    expect(existsSync(office.path(`khac.${format}`))).toBe(true);
  }
  expect(existsSync(office.path(NAME))).toBe(false);
  expect((await office.kpi('report', '--format', 'doc')).code).toBe(2);
});

test('the csv is opened by our own reader with the figures it was written from', async () => {
  const office = await withFigure();
  await office.done('report', '--format', 'csv', '--out', 'x.csv');
  const seen = (await office.done('inspect', 'x.csv', '--json')).json();
  expect(seen).toMatchObject({ kind: 'csv', delimiter: ';' });
  expect(readFileSync(office.path('x.csv'), 'utf8')).toMatch(/^\ufeffTT;.*\r\n1;/u);
});

test('--unit: the unit’s own figures, what it owes, its words, under a name of its own', async () => {
  const office = await withFigure();
  await office.done('record', 'thiet-bi', 'kt', '5/6');
  await office.done('record', 'thiet-bi', 'vhxh', '12/12');
  await office.done('remark', 'KT', '--difficulty', 'Thiếu máy quét');
  await office.done('remark', 'VHXH', '--difficulty', 'Thiếu người');
  const done = await office.done('report', '--don-vi', 'phong kinh te', '--json');
  const name = 'bao-cao-lien-minh-2026-KT-2026Q3.xlsx';
  expect(done.json()).toMatchObject({ unit: 'KT', file: office.path(name), unitsOwing: 1 });
  const book = new ReadBook(readFileSync(office.path(name)));
  expect(book.words('annex')).toContain('PHÒNG KINH TẾ');
  expect(book.words('annex')).toContain('THỦ TRƯỞNG ĐƠN VỊ');
  expect(book.words('annex')).not.toContain('PHỤ LỤC');
  expect(
    book.annex(
      'Tỷ lệ cán bộ, công chức, viên chức cấp xã được bố trí trang thiết bị đáp ứng yêu cầu công việc',
      'F',
    )?.w,
  ).toBe('83.33');
  expect(book.words('details')).not.toContain('Phòng Văn hóa - Xã hội');
  expect(book.words('discipline')).toContain('Số đơn vị phải báo cáo: 1;');
  expect(book.words('words')).toContain('Thiếu máy quét');
  expect(book.words('words')).not.toContain('Thiếu người');
  expect(faultsOf(book.bytes)).toEqual([]);
  const json = (await office.done('report', '--unit', 'KT', '--format', 'json', '--json')).json();
  expect(json).toMatchObject({ file: office.path(name.replace('xlsx', 'json')) });
});

test('--unit: an unknown unit is 4, one without figures is 3 and named', async () => {
  const office = await withFigure();
  expect((await office.kpi('report', '--unit', 'khong co')).code).toBe(4);
  const empty = await office.kpi('report', '--unit', 'KT');
  expect([empty.code, empty.stderr.includes('Phòng Kinh tế')]).toEqual([3, true]);
  await office.done('report', '--unit', 'KT', '--allow-empty');
});

test.each([['--unit', 'PVHCC'], ['--format', 'json'], ['--pdf']])(
  'a form of the province is a workbook of the whole plan: no %s',
  async (...words) => {
    const office = await officeOf2026();
    const refused = await office.kpi('report', '--template', 'mau.xlsx', ...words);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('E213');
  },
);
