import { describe, expect, test } from 'vitest';
import { isForm, readForm, type FilledEntry, type FilledForm } from '../../src/input/form.ts';
import { readXlsx } from '../../src/input/xlsx/read-xlsx.ts';
import { fileOf, renderedForm, sheetOf, type Typed } from '../support/form-read.ts';
import { BLANK_FORM, filled, identity, ROWS, WHOSE } from '../support/form-sheet.ts';
import { formOf } from '../support/form-world.ts';
import { problemOf } from '../support/plan-builder.ts';

const read = (typed: Record<string, Typed> = {}, name = 'Báo cáo'): FilledForm =>
  readForm(fileOf([sheetOf(name, filled(typed)), sheetOf('_kpi', identity(), true)]));
function entry(form: FilledForm, code: string): FilledEntry {
  const found = form.entries.find((candidate) => candidate.code === code);
  if (found === undefined) throw new Error(`no entry ${code}`);
  return found;
}
const texts = ({ cells }: FilledEntry): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells)
      .filter(([, { cell }]) => cell.kind !== 'blank')
      .map(([field, { cell, address }]) => [field, `${address} ${cell.text}`]),
  );
const refused = (rows: Typed[][], hidden = identity()): unknown =>
  problemOf(() => readForm(fileOf([sheetOf('Báo cáo', rows), sheetOf('_kpi', hidden, true)])));

describe('whether a file is a form', () => {
  test.each([
    ['a form', fileOf([sheetOf('Báo cáo', filled()), sheetOf('_kpi', identity(), true)]), true],
    ['a form of a later version', fileOf([sheetOf('x', []), sheetOf('y', identity([], 'kpi-form/9'))]), true],
    ['a form that lost its hidden sheet', fileOf([sheetOf('Sheet1', filled())]), true],
    ['a table', fileOf([sheetOf('Sheet1', [['Mã đơn vị', 'Giá trị']])]), false],
    ['an empty workbook', fileOf([sheetOf('Sheet1', [])]), false],
    ['a csv with such words', fileOf([sheetOf('', identity())], 'csv'), false],
  ])('%s', (_, file, expected) => expect(isForm(file)).toBe(expected));
});

describe('a form that was filled in', () => {
  test('says whose it is', () => {
    const form = read();
    expect(form.header).toMatchObject({
      format: 'kpi-form/1',
      unitName: 'Thôn A',
      issued: '2026-09-15',
      ...WHOSE,
    });
    expect(form.sheet).toBe('Báo cáo');
  });

  test('untouched rows are there, all blank', () => {
    const form = read();
    expect(form.entries.map(({ code, form: kind, row }) => [code, kind, row])).toEqual([
      ['ty-le', 'pair', 7],
      ['so-ho', 'value', 8],
      ['moc', 'milestone', 9],
    ]);
    for (const each of form.entries) {
      expect(texts(each)).toEqual({});
      expect(each.noCases).toBe(false);
      expect(Object.values(each.cells).map(({ cell }) => cell.kind)).toEqual(Array(8).fill('blank'));
    }
    expect(form.tasks).toMatchObject([{ code: 'III.1', row: 12, state: null }]);
    expect(form.remarks.difficulty).toMatchObject({ address: 'Báo cáo!B15', cell: { kind: 'blank' } });
    expect(form.strays).toEqual([]);
  });

  test('gives cells as they lie there, with their places', () => {
    const percent = { kind: 'number', text: '0.7', facts: { percent: true } } as const;
    const form = read({
      G7: 412,
      H7: '530 ',
      K7: 'ghi chú',
      I8: percent,
      L8: 'nguồn',
      G9: '12/QĐ-UBND',
      I9: 'Xong',
      B15: 'Thiếu người',
      B18: 'Bổ sung',
    });
    expect(texts(entry(form, 'ty-le'))).toEqual({
      numerator: 'Báo cáo!G7 412',
      denominator: 'Báo cáo!H7 530 ',
      note: 'Báo cáo!K7 ghi chú',
    });
    expect(entry(form, 'ty-le').cells.denominator.cell.kind).toBe('text');
    expect(entry(form, 'so-ho').cells.value.cell.facts).toEqual({ percent: true });
    expect(texts(entry(form, 'so-ho'))).toEqual({ value: 'Báo cáo!I8 0.7', source: 'Báo cáo!L8 nguồn' });
    expect(texts(entry(form, 'moc'))).toEqual({
      document: 'Báo cáo!G9 12/QĐ-UBND',
      state: 'Báo cáo!I9 Xong',
    });
    expect([form.remarks.difficulty.cell.text, form.remarks.proposal.cell.text]).toEqual([
      'Thiếu người',
      'Bổ sung',
    ]);
  });

  test.each<[string, Typed, string | undefined]>([
    [
      'the formula with a result',
      { kind: 'number', text: '77.74', facts: { formula: 'ROUND(1,2)' } },
      undefined,
    ],
    ['words that it came to, kept without it', 'Không phát sinh', undefined],
    ['a warning, kept without it', 'Tử số lớn hơn mẫu số', undefined],
    ['a number typed over it', 77.74, 'Báo cáo!I7 77.74'],
    ['a text typed over it', '77,7%', 'Báo cáo!I7 77,7%'],
  ])('beside a pair: %s', (_, typed, value) =>
    expect(texts(entry(read({ I7: typed }), 'ty-le'))['value']).toBe(value),
  );

  test('what a row has no use for is not lost', () => {
    const form = read({ G8: 3, H9: 'x', J9: 'Không phát sinh' });
    expect(texts(entry(form, 'so-ho'))).toEqual({ numerator: 'Báo cáo!G8 3' });
    expect(texts(entry(form, 'moc'))).toMatchObject({ denominator: 'Báo cáo!H9 x' });
    expect(entry(form, 'moc').noCases).toBe(true);
  });

  test.each<[Typed, boolean | null]>([
    ['Không phát sinh', true],
    ['KHÔNG PHÁT SINH', true],
    ['khong phat sinh '.normalize('NFD'), true],
    ['x', true],
    ['Có', true],
    [{ kind: 'boolean', text: 'TRUE' }, true],
    [{ kind: 'boolean', text: 'FALSE' }, false],
    ['  ', false],
    ['không', null],
    ['?', null],
    [0, null],
  ])('«không phát sinh» as %j', (typed, marked) =>
    expect(entry(read({ J7: typed }), 'ty-le').noCases).toBe(marked),
  );

  test.each([
    ['Chưa triển khai', 'not_started'],
    ['ĐANG THỰC HIỆN', 'in_progress'],
    ['Hoàn thành', 'done'],
    ['đã hoàn thành', 'done'],
    ['Tạm dừng', 'paused'],
    ['chờ', null],
    ['', null],
  ])('a task in state «%s»', (typed, state) => {
    const [task] = read({ G12: typed, I12: 'kết quả' }).tasks;
    expect(task?.state).toBe(state);
    expect(task?.stateCell.cell.text).toBe(typed);
    expect(task?.result).toMatchObject({ address: 'Báo cáo!I12', cell: { text: 'kết quả' } });
  });

  test('what was written beside the form and between its rows is told', () => {
    const below = { B24: 'sau chữ ký', C25: 'chỉ tiêu thêm', G25: 6 };
    const form = read({ M7: 'ghi thêm', C10: 'chỉ tiêu khác', G10: 5, D12: 'x', ...below });
    expect(form.strays.map(({ address, cell }) => `${address} ${cell.text}`)).toEqual([
      'Báo cáo!M7 ghi thêm',
      'Báo cáo!C10 chỉ tiêu khác',
      'Báo cáo!G10 5',
      'Báo cáo!D12 x',
      'Báo cáo!C25 chỉ tiêu thêm',
      'Báo cáo!G25 6',
    ]);
  });
});

describe('a form that programs and people have changed', () => {
  test('sheets renamed, shown, in another order, beside others', () => {
    const form = readForm(
      fileOf([
        sheetOf('Sheet3', [['nháp']]),
        sheetOf('k', identity()),
        sheetOf('Biểu của thôn', filled({ G7: 1 })),
      ]),
    );
    expect(form.sheet).toBe('Biểu của thôn');
    expect(entry(form, 'ty-le').cells.numerator.address).toBe('Biểu của thôn!G7');
  });

  test('rows moved', () => {
    const { 7: first = [], 8: second = [], ...rest } = BLANK_FORM;
    const grid = filled({ I7: 9 }, { ...rest, 7: second, 8: first });
    const form = readForm(fileOf([sheetOf('Báo cáo', grid), sheetOf('_kpi', identity(), true)]));
    expect(entry(form, 'so-ho')).toMatchObject({ row: 7, cells: { value: { cell: { text: '9' } } } });
  });

  test('a column put in before all others', () => {
    const shifted = filled({ G7: 5 }).map((row) => [null, ...row]);
    const form = readForm(fileOf([sheetOf('Báo cáo', shifted), sheetOf('_kpi', identity(), true)]));
    expect(entry(form, 'ty-le').cells.numerator).toMatchObject({
      address: 'Báo cáo!H7',
      cell: { text: '5' },
    });
    expect(form.strays).toEqual([]);
  });

  test('headings typed anew in another case', () => {
    expect(read({ G4: 'TỬ  SỐ', J4: 'Không\nphát sinh' }).entries).toHaveLength(3);
  });
});

describe('refused', () => {
  test('another version, before anything else', () => {
    expect(refused([], identity(ROWS, 'kpi-form/2'))).toEqual({
      kind: 'form_foreign',
      what: 'version',
      expected: 'kpi-form/1',
      found: 'kpi-form/2',
    });
  });

  test.each<[string, Record<string, Typed>, string, string]>([
    ['a heading changed', { H4: 'Tổng số' }, 'Báo cáo!H4', 'Mẫu số'],
    ['a column taken out', { G4: 'Mẫu số', H4: 'Kết quả' }, 'Báo cáo!G4', 'Tử số'],
    ['a heading of the tasks changed', { G5: 'Kết quả' }, 'Báo cáo!G5', 'Tình trạng'],
    ['a row taken out', { A8: null }, 'Báo cáo!C', 'Số hộ'],
    ['a row there twice', { A10: 'I:ty-le' }, 'Báo cáo!A10', ''],
    ['a row of another form', { A10: 'I:khac' }, 'Báo cáo!A10', ''],
    ['rows sorted without their keys', { C7: 'Số hộ', C8: 'Tỷ lệ hồ sơ' }, 'Báo cáo!C7', 'Tỷ lệ hồ sơ'],
    ['a task’s words changed', { C12: 'Việc khác' }, 'Báo cáo!C12', 'Làm việc này'],
    ['the keys gone', { A4: null }, 'Báo cáo!A', 'H:indicators'],
  ])('%s', (_, typed, cell, expected) =>
    expect(refused(filled(typed))).toEqual({ kind: 'form_altered', cell, expected }),
  );

  test('a second copy of the sheet', () => {
    const sheets = ['Báo cáo', 'Báo cáo (2)'].map((name) => sheetOf(name, filled()));
    const problem = problemOf(() => readForm(fileOf([...sheets, sheetOf('_kpi', identity())])));
    expect(problem).toEqual({ kind: 'form_altered', cell: 'Báo cáo (2)!A4', expected: '' });
  });

  test('a form without its hidden sheet', () => {
    const problem = problemOf(() => readForm(fileOf([sheetOf('Báo cáo', filled())])));
    expect(problem).toEqual({ kind: 'form_altered', cell: '_kpi!B1', expected: 'kpi-form/1' });
  });

  test.each([
    ['the quarter', 4, 1],
    ['the unit', 2, 1],
    ['the checksum', 5, 1],
    ['what a row means', 9, 2],
  ])('%s changed on the hidden sheet', (_, row, column) => {
    const hidden = identity().map((values, at) =>
      values.map((value, index) => (at === row && index === column ? '2026Q4' : value)),
    );
    expect(refused(filled(), hidden)).toMatchObject({ kind: 'form_altered', cell: '_kpi!B6' });
  });

  test('an empty checksum', () => {
    const hidden = identity().filter(([field]) => field !== 'checksum');
    expect(refused(filled(), hidden)).toMatchObject({ kind: 'form_altered' });
  });
});

describe('the writer’s own bytes', () => {
  test.each(['VHXH', 'KT', 'VP', 'PVHCC', 'MTTQ', 'THON'])(
    '%s: a form read back is the form',
    async (unit) => {
      const form = formOf({ unit, remarks: { difficulty: '- Thiếu người\n- Thiếu máy' } });
      const file = await readXlsx((await renderedForm(form)).bytes, 'a.xlsx');
      expect(isForm(file)).toBe(true);
      const back = readForm(file);
      expect(back.header).toMatchObject({
        plan: 'lien-minh-2026',
        unit,
        unitName: form.unit.name,
        quarter: '2026Q3',
      });
      expect(back.entries.map(({ code }) => code)).toEqual(
        form.indicators.map(({ indicator }) => indicator.code),
      );
      expect(back.tasks.map(({ code }) => code)).toEqual(form.tasks.map(({ code }) => code));
      for (const each of back.entries) expect(texts(each)).toEqual({});
      expect(back.remarks.difficulty.cell.text).toBe('- Thiếu người\n- Thiếu máy');
      expect(back.strays).toEqual([]);
    },
  );
});
