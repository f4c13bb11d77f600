/** Rows drawn ahead in a form of the province are filled with indicators, units and tasks; never more than there are. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { drawn, type Sheet } from '../support/learn-forms.ts';
import { officeOf2026, type Office } from '../support/run-cli.ts';
import { rawEntries } from '../support/template-book.ts';
import { bookParts, zipOf } from '../support/xlsx-parts.ts';

async function officeWith(form: Sheet): Promise<Office> {
  const office = await officeOf2026({ now: '2026-09-18T09:00:00+07:00' });
  await office.done('record', 'phu-song-5g', 'VHXH', '69,996', '--period', '2026Q3');
  await office.done('record', 'ho-so-dien-tu', 'VHXH', '412/530', '--period', '2026Q3');
  writeFileSync(office.path('bieu.xlsx'), await drawn(form));
  return office;
}

async function filled(
  form: Sheet,
): Promise<{ at: (cell: string) => unknown; cells: unknown; office: Office }> {
  const office = await officeWith(form);
  const words = ['report', '--template', 'bieu.xlsx', '--period', '2026Q3', '--out', 'ra.xlsx', '--json'];
  const { json } = await office.done(...words);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(office.path('ra.xlsx'));
  const sheet = book.worksheets[0];
  return { at: (cell) => sheet?.getCell(cell).value ?? null, cells: json(), office };
}

const rowsForm = (
  mark: string,
  fields: readonly string[],
  drawnRows: number,
  end = mark.split(' ')[0],
): Sheet => ({
  name: 'B',
  rows: [
    ['{{ky.ten}}'],
    [`{{#${mark}}}${fields[0] ?? ''}`, ...fields.slice(1)],
    ...Array.from({ length: drawnRows - 2 }, () => []),
    [`{{/${end ?? ''}}}`],
    ['Người lập'],
  ],
});

test('one indicator per row in the plan’s order; rows left over stay blank', async () => {
  const { at, cells } = await filled(
    rowsForm(
      'chi-tieu',
      ['{{stt}}', '{{ten}}', '{{muc-tieu}}', '{{ket-qua}}', '{{don-vi-tinh}}: {{danh-gia}}'],
      24,
    ),
  );
  expect(['A2', 'B2', 'C2', 'A6', 'B6', 'C6', 'D6', 'E6'].map(at)).toEqual([
    1,
    'Tỷ trọng giá trị tăng thêm của kinh tế số trong GRDP',
    15,
    5,
    'Tỷ lệ dân số được phủ sóng 5G',
    70,
    69.996,
    '%: Đang thực hiện',
  ]);
  // 22 indicators, 24 rows.
  expect(['A23', 'A24', 'B24', 'A25', 'B25', 'A26'].map(at)).toEqual([
    22,
    null,
    null,
    null,
    null,
    'Người lập',
  ]);
  expect(cells).toMatchObject({ cells: 1 + 22 * 5 });
});

test('a section of the plan, the units that report an indicator, the tasks of a unit', async () => {
  const section = await filled(rowsForm('indicators I.2.c.2', ['{{no}}', '{{name}}'], 3));
  expect(['A2', 'B2', 'A3'].map(section.at)).toEqual([1, expect.stringContaining('doanh nghiệp'), null]);
  const units = await filled(
    rowsForm('don-vi ho-so-dien-tu', ['{{ma}}', '{{ten}}', '{{ho-so-dien-tu.tu-so}}', '{{ky.den}}'], 12),
  );
  expect(['A2', 'B2', 'C2', 'D2', 'C3'].map(units.at)).toEqual([
    'VHXH',
    'Phòng Văn hóa - Xã hội',
    412,
    '14/9/2026',
    null,
  ]);
  const tasks = await filled(
    rowsForm('nhiem-vu VP', ['{{stt}}', '{{noi-dung}}', '{{don-vi}}', '{{han}}'], 30),
  );
  expect(tasks.at('A2')).toBe(1);
  expect(tasks.at('C2')).toBe('Văn phòng HĐND & UBND xã');
});

test('more rows needed than drawn: refused with both numbers, and nothing is written', async () => {
  const office = await officeWith(rowsForm('chi-tieu', ['{{stt}}', '{{ten}}'], 10));
  const { code, stderr } = await office.kpi(
    'report',
    '--template',
    'bieu.xlsx',
    '--period',
    '2026Q3',
    '--out',
    'ra.xlsx',
  );
  expect(code).toBe(3);
  expect(stderr).toContain('E363');
  expect(stderr).toContain('B!A2');
  expect(stderr).toContain('kẻ sẵn 10 dòng, cần 22 dòng');
  expect(existsSync(office.path('ra.xlsx'))).toBe(false);
});

test('what a drawn row holds already is not written over, unless it is the same placeholder', async () => {
  const form = rowsForm('chi-tieu', ['{{stt}}', '{{ten}}'], 23);
  const same = { ...form, rows: form.rows.map((row, index) => (index === 2 ? ['{{stt}}', '{{ten}}'] : row)) };
  expect((await filled(same)).at('A3')).toBe(2);
  for (const held of ['Tổng', '=1+1', '{{ky.ten}}']) {
    const rows = form.rows.map((row, index) => (index === 3 ? [null, held] : row));
    const office = await officeWith({ ...form, rows });
    const checked = await office.kpi('template', 'check', 'bieu.xlsx');
    expect([held, checked.code, checked.stdout]).toEqual([held, 3, expect.stringContaining('B!B4')]);
    expect((await office.kpi('report', '--template', 'bieu.xlsx')).code).toBe(3);
  }
});

test('check tells each field of a row, and what is wrong by its cell', async () => {
  const office = await officeWith(rowsForm('chi-tieu z', ['{{stt}}', '{{ket-qa}}', '{{ky.tem}}'], 5));
  const { code, json } = await office.kpi('template', 'check', 'bieu.xlsx', '--json');
  expect(code).toBe(3);
  expect(json()).toMatchObject({
    placeholders: expect.arrayContaining([
      expect.objectContaining({ cell: 'B!A2', field: 'stt', state: 'known' }),
      expect.objectContaining({ cell: 'B!B2', state: 'unknown', nearest: ['ket-qua'] }),
      expect.objectContaining({ cell: 'B!C2', state: 'unknown', nearest: ['ky.ten'] }),
      expect.objectContaining({
        cell: 'B!A2',
        state: 'unknown',
        nearest: expect.arrayContaining(['#chi-tieu I']) as unknown,
      }),
    ]) as unknown,
  });
});

test('rows that are not in the file at all are put there, in the style of the first', async () => {
  const office = await officeOf2026();
  await office.done('record', 'phu-song-5g', 'VHXH', '69,996', '--period', '2026Q3', '--yes');
  // The last row alone stands in the file: <row r="2"> and <row r="30">.
  const rows =
    '<row r="2"><c r="B2" t="inlineStr"><is><t>{{#chi-tieu}}{{ten}}</t></is></c></row><row r="5"/>' +
    '<row r="30"><c r="C30" t="inlineStr"><is><t>{{/chi-tieu}}</t></is></c></row>';
  writeFileSync(office.path('bieu.xlsx'), zipOf(bookParts({ sheets: [{ name: 'B', rows }] })));
  await office.done('report', '--template', 'bieu.xlsx', '--period', '2026Q3', '--out', 'ra.xlsx');
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(office.path('ra.xlsx'));
  const values = Array.from(
    { length: 29 },
    (_, index) => book.worksheets[0]?.getCell(`B${index + 2}`).value ?? null,
  );
  expect(values.filter((value) => value !== null)).toHaveLength(22);
  expect(values[4]).toBe('Tỷ lệ dân số được phủ sóng 5G');
  const before = rawEntries(readFileSync(office.path('bieu.xlsx')));
  const after = rawEntries(readFileSync(office.path('ra.xlsx')));
  expect([...before].filter(([name, bytes]) => after.get(name) !== bytes).map(([name]) => name)).toEqual([
    'xl/worksheets/sheet1.xml',
  ]);
});
