/** The sheet of the units' own words: there once any exist, nothing cut, whatever they wrote. */
import { expect, test } from 'vitest';
import type { Quarter } from '../../../src/domain/period.ts';
import type { Remark, TaskReport, UnitWords } from '../../../src/domain/submission.ts';
import { SHEETS } from '../../../src/render/xlsx/words.ts';
import { demoFigures, demoReport, lienMinhFile, reportOf } from '../../support/report-world.ts';
import { faultsOf } from '../../support/xlsx-faults.ts';
import { part, rendered, type ReadBook } from '../../support/xlsx-read.ts';

const entered = {
  quarter: '2026Q3' as Quarter,
  revision: 1,
  file: null,
  by: 'lan',
  at: '2026-09-15T02:00:00Z',
};
const remark = (unit: string, kind: Remark['kind'], text: string): Remark => ({
  ...entered,
  unit,
  kind,
  text,
});
const task = (unit: string, code: string, result: string | null): TaskReport => ({
  ...entered,
  unit,
  task: code,
  state: 'in_progress',
  result,
});

const book = (words: Partial<UnitWords>, period = '2026Q3', unit?: string): Promise<ReadBook> =>
  rendered(
    reportOf({
      file: lienMinhFile(),
      period,
      figures: demoFigures(),
      words: { submissions: [], remarks: [], taskReports: [], blankReasons: [], ...words },
      ...(unit === undefined ? {} : { unit }),
    }),
  );

const column = (read: ReadBook, letter: string, sheet: 'words' | 'tasks' = 'words'): unknown[] =>
  [...read.cells(sheet)]
    .filter(([address, { v }]) => address.startsWith(letter) && v !== undefined)
    .map(([, { v }]) => v);

test('nobody wrote anything: no such sheet', async () => {
  expect((await rendered(demoReport())).book.SheetNames).not.toContain(SHEETS.words);
  const taken = await book({ remarks: [remark('KT', 'difficulty', '')] });
  expect(taken.book.SheetNames).not.toContain(SHEETS.words);
});

test('remarks stand by unit in the order of the plan, tasks on a sheet of their own', async () => {
  const read = await book({
    remarks: [
      remark('KT', 'difficulty', 'Thiếu máy quét'),
      remark('VHXH', 'proposal', '=1+1\nMở lớp tập huấn'),
    ],
    taskReports: [task('VHXH', 'III.1.1', 'Đã kiểm tra 3 thôn')],
  });
  // Nothing was issued yet, so there is nothing to compare with.
  expect(read.book.SheetNames).toEqual(
    Object.values(SHEETS).filter((name) => name !== SHEETS.adjustments && name !== SHEETS.ranking),
  );
  const first = read.row('words', 'B', 'Phòng Văn hóa - Xã hội');
  const cells = (row: number): unknown[] =>
    'ABCD'.split('').map((letter) => read.value('words', letter + row));
  expect(cells(first)).toEqual([1, 'Phòng Văn hóa - Xã hội', undefined, '=1+1\nMở lớp tập huấn']);
  expect(cells(first + 1)).toEqual([2, 'Phòng Kinh tế', 'Thiếu máy quét', undefined]);
  expect(read.cell('words', `D${first}`)).toMatchObject({ t: 's' });
  const last = read.row('tasks', 'F', 'Đã kiểm tra 3 thôn');
  expect(read.value('tasks', `C${last}`)).toMatch(/^Chủ trì, phối hợp/u);
  expect(read.value('tasks', `E${last}`)).toBe('Đang thực hiện');
});

test('the longest remark is parted over rows and loses no word', async () => {
  const long = Array.from({ length: 500 }, (_, index) => `khó${index}`).join(' ');
  const read = await book({ remarks: [remark('KT', 'difficulty', long)] });
  const parts = column(read, 'C').filter((text) => String(text).startsWith('khó'));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.join(' ')).toBe(long);
  const heights = (read.book.Sheets[SHEETS.words]?.['!rows'] ?? []).map((row) => row?.hpt ?? 0);
  expect(Math.max(...heights)).toBeLessThan(409);
  expect(faultsOf(read.bytes)).toEqual([]);
});

test('a longer period tells of each quarter, and of a task what was said last', async () => {
  const Q2 = '2026Q2' as Quarter;
  const read = await book(
    {
      remarks: [
        { ...remark('KT', 'difficulty', 'Thiếu máy quét'), quarter: Q2 },
        remark('KT', 'difficulty', 'Thiếu người'),
      ],
      taskReports: [
        { ...task('KT', 'III.1.1', 'Xong bước 1'), quarter: Q2 },
        task('KT', 'III.1.1', 'Xong bước 2'),
      ],
    },
    '2026M9',
  );
  expect(column(read, 'B')).toEqual(['Đơn vị', 'Phòng Kinh tế (quý II)', 'Phòng Kinh tế (quý III)']);
  expect(column(read, 'B', 'tasks')).toEqual(['Đơn vị', 'Phòng Kinh tế (quý III)']);
  expect(column(read, 'F', 'tasks').filter((text) => String(text).startsWith('Xong'))).toEqual([
    'Xong bước 2',
  ]);
});

test('each table has its headings on every page', async () => {
  const many = 'Thiếu máy quét, thiếu người. '.repeat(40).trim();
  const units = ['VHXH', 'CAX', 'KT', 'VP', 'PVHCC', 'DVSN'];
  const { bytes } = await book({
    remarks: units.map((unit) => remark(unit, 'difficulty', many)),
    taskReports: units.map((unit) => task(unit, 'III.1.1', many)),
  });
  const names = part(bytes, 'xl/workbook.xml');
  for (const name of [SHEETS.words, SHEETS.tasks])
    expect(names.replaceAll('&apos;', "'")).toContain(`>'${name}'!$3:$3</definedName>`);
});
