/** kpi template learn and report --template NAME: what is filled is what kpi status says, and nothing is guessed. */
import { readFileSync, writeFileSync } from 'node:fs';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import {
  boardForm,
  draftForm,
  drawn,
  levelsForm,
  REWORDED,
  sectorForm,
  unitsForm,
  yearsForm,
  type Sheet,
} from '../support/learn-forms.ts';
import { officeOf2026, type Office, type Outcome } from '../support/run-cli.ts';
import { rawEntries } from '../support/template-book.ts';

interface Row {
  readonly code: string;
  readonly target: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly resultShown: string | null;
  readonly attainmentShown: string | null;
}

const VERDICTS: Readonly<Record<string, string>> = {
  no_cases: 'Không phát sinh',
  in_progress: 'Đang thực hiện',
  exceeded: 'Vượt',
  met: 'Đạt',
  no_data: 'Chưa có số liệu',
  not_assessed: 'Chưa đánh giá',
};

async function officeWith(...forms: readonly Sheet[]): Promise<Office> {
  const office = await officeOf2026({ now: '2026-09-18T09:00:00+07:00' });
  const figures: readonly (readonly string[])[] = [
    ['kinh-te-so', 'KT', '14,25'],
    ['phu-song-5g', 'VHXH', '69,996'],
    ['ho-so-dien-tu', 'VHXH', '412/530'],
    ['ho-so-dien-tu', 'VP', '95/100'],
    ['chu-ky-so', 'VP', '11/12'],
    ['hai-long', 'PVHCC', '960/1000'],
    ['ky-nang-so', 'VHXH', '9/14'],
  ];
  for (const [indicator = '', unit = '', figure = ''] of figures)
    await office.done('record', indicator, unit, figure, '--period', '2026Q3', '--yes');
  await office.done('record', 'phu-song-5g', 'VHXH', '61,5', '--period', '2025Q3', '--yes');
  writeFileSync(office.path('bieu.xlsx'), await drawn(...forms));
  return office;
}

async function sheetIn(office: Office, name: string): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(office.path(name));
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const statusRows = async (office: Office): Promise<Map<string, Row & { verdict: string }>> => {
  const { indicators } = (await office.done('status', '--period', '2026Q3', '--json')).json() as {
    indicators: (Row & { verdict: string })[];
  };
  return new Map(indicators.map((row) => [row.code, row]));
};

const shown = (text: string | null): number | null => (text === null ? null : Number(text.replace(',', '.')));

/** What kpi status says of a field, as a number or word of a cell. */
function told(row: Row & { verdict: string }, field: string): string | number | null {
  switch (field) {
    case 'muc-tieu':
      return row.target === null ? null : Number(row.target);
    case 'ket-qua':
      return shown(row.resultShown);
    case 'ty-le':
      return shown(row.attainmentShown);
    case 'tu-so':
      return row.numerator === null ? null : Number(row.numerator);
    case 'mau-so':
      return row.denominator === null ? null : Number(row.denominator);
    case 'danh-gia':
      return VERDICTS[row.verdict] ?? row.verdict;
    default:
      throw new Error(field);
  }
}

const LAYOUTS: readonly (readonly [string, Sheet, number, Readonly<Record<string, string>>])[] = [
  ['years', yearsForm(), 5, { C: 'muc-tieu', F: 'ket-qua' }],
  ['sector', sectorForm(), 6, { D: 'muc-tieu', E: 'ket-qua', H: 'ty-le' }],
  ['levels', levelsForm(), 6, { D: 'muc-tieu', H: 'ket-qua', I: 'ty-le', J: 'danh-gia' }],
  ['draft', draftForm(), 2, { D: 'ket-qua' }],
];

describe('a learned form is filled with the figures of kpi status', () => {
  test.each(LAYOUTS)('%s', async (_, form, first, columns) => {
    const office = await officeWith(form);
    await office.done('template', 'learn', 'bieu.xlsx', '--name', 'Biểu tỉnh', '--yes');
    await office.done('report', '--template', 'bieu TINH', '--period', '2026Q3', '--out', 'ra.xlsx');
    const sheet = await sheetIn(office, 'ra.xlsx');
    const rows = await statusRows(office);
    let figures = 0;
    REWORDED.forEach(([code], index) => {
      const row = rows.get(code);
      if (row === undefined) throw new Error(code);
      for (const [column, field] of Object.entries(columns)) {
        const value = sheet.getCell(`${column}${first + index}`).value;
        expect([code, field, value]).toEqual([code, field, told(row, field)]);
        if (typeof value === 'number') figures++;
      }
    });
    expect(figures).toBeGreaterThanOrEqual(5);
  });

  test('two tables in a sheet, and last year beside this', async () => {
    const office = await officeWith(boardForm());
    await office.done('mau', 'hoc', 'bieu.xlsx', '--yes');
    await office.done('bao-cao', '--mau', 'bieu', '--ky', '2026Q3', '--ra', 'ra.xlsx');
    const sheet = await sheetIn(office, 'ra.xlsx');
    // Row 5 is phu-song-5g in the first table, row 21 hai-long in the second.
    expect(['C5', 'D5', 'F5', 'C19', 'E19'].map((cell) => sheet.getCell(cell).value)).toEqual([
      70,
      69.996,
      'Đang thực hiện',
      95,
      96,
    ]);
    const sector = await officeWith(sectorForm());
    await sector.done('template', 'learn', 'bieu.xlsx', '--yes');
    await sector.done('report', '--template', 'bieu', '--period', '2026Q3', '--out', 'ra.xlsx');
    expect((await sheetIn(sector, 'ra.xlsx')).getCell('F8').value).toBe(61.5);
  });

  test('rows that are units', async () => {
    const office = await officeWith(unitsForm());
    const maps = ['D', 'E', 'F'].flatMap((column) => ['--map', `${column}=ho-so-dien-tu`]);
    await office.done('template', 'learn', 'bieu.xlsx', '--yes', ...maps);
    await office.done('report', '--template', 'bieu', '--period', '2026Q3', '--out', 'ra.xlsx');
    const sheet = await sheetIn(office, 'ra.xlsx');
    expect(['D5', 'E5', 'F5', 'D6', 'F6', 'G5', 'E8', 'D7'].map((cell) => sheet.getCell(cell).value)).toEqual(
      [95, 100, 95, 412, 77.74, 11, 630, null],
    );
    expect(sheet.getCell('D8').formula).toBe('SUM(D5:D7)');
  });
});

const HEAD = ['STT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch', 'Kết quả'] as const;
const NAME_5G = 'Phủ sóng 5G cho dân số';
const small = (...rows: readonly (readonly (string | number | null)[])[]): Sheet => ({
  name: 'Biểu 1',
  rows: [HEAD, ...rows],
});

describe('what is not clear', () => {
  const doubtful = small([1, `${NAME_5G} thành thị`, '%'], [2, `${NAME_5G} nông thôn`, '%']);

  test('an indicator that two rows could be: refused with what to type, and nothing is kept', async () => {
    const office = await officeWith(doubtful);
    const { code, stderr } = await office.kpi('template', 'learn', 'bieu.xlsx', '--yes');
    expect(code).toBe(3);
    expect(stderr).toContain('E364');
    expect(stderr).toContain('--map "Biểu 1!2=phu-song-5g" · --map "Biểu 1!3=phu-song-5g"');
    expect((await office.done('template', 'list', '--json')).json()).toEqual([]);
    await office.done('template', 'learn', 'bieu.xlsx', '--yes', '--map', 'Biểu 1!3=phu-song-5g');
    const { cells } = (await office.done('template', 'show', 'bieu', '--json')).json() as {
      cells: unknown[];
    };
    expect(cells).toMatchObject([
      { cell: 'Biểu 1!D3', field: 'phu-song-5g.muc-tieu' },
      { cell: 'Biểu 1!E3', field: 'phu-song-5g.ket-qua' },
    ]);
  });

  test('a row can be left out, and a cell be given by hand', async () => {
    const office = await officeWith(small([1, NAME_5G, '%'], [2, 'Quý báo cáo', null]));
    const words = ['--skip', 'D2', '--map', 'E3={{ky.ten}}', '--map', "'Biểu 1'!C3=hai-long.ket-qua"];
    const learned = await office.done('template', 'learn', 'bieu.xlsx', '--yes', '--json', ...words);
    expect(learned.json()).toMatchObject({
      saved: true,
      cells: [
        { cell: 'Biểu 1!E2', field: 'phu-song-5g.ket-qua', byHand: false },
        { cell: 'Biểu 1!C3', field: 'hai-long.ket-qua', byHand: true },
        { cell: 'Biểu 1!E3', field: 'ky.ten' },
      ],
    });
    const skipped = await office.kpi('template', 'learn', 'bieu.xlsx', '--yes', '--skip', '2');
    expect([skipped.code, skipped.stderr]).toEqual([3, expect.stringContaining('E365')]);
  });

  test('nobody who agrees: the proposal is shown and nothing is kept', async () => {
    const office = await officeWith(small([1, NAME_5G, '%']));
    const { code, stdout, stderr } = await office.kpi('template', 'learn', 'bieu.xlsx');
    expect(code).toBe(3);
    expect(stdout).toContain('D2 ← muc-tieu; E2 ←');
    expect(stderr).toContain('E366');
    expect((await office.done('template', 'list')).stdout).toContain('Chưa học biểu mẫu nào');
  });

  test('a measure that is another: converted where both are known, else asked', async () => {
    const office = await officeWith(
      small([1, 'Thu ngân sách từ kinh tế số', 'triệu đồng'], [2, 'Mức độ hài lòng', 'người']),
    );
    await office.done(
      ...['indicator', 'add', 'thu-so', '--name', 'Thu ngân sách từ kinh tế số', '--kind', 'amount'],
      ...['--measure', 'tỷ đồng', '--decimals', '2', '--over-units', 'sum', '--over-quarters', 'sum'],
      ...['--direction', 'at_least', '--reporters', 'KT', '--lead', 'KT'],
    );
    await office.done('record', 'thu-so', 'KT', '12,345', '--period', '2026Q3', '--yes');
    const asked = await office.kpi('template', 'learn', 'bieu.xlsx', '--yes');
    expect([asked.code, asked.stderr]).toEqual([3, expect.stringContaining('người')]);
    await office.done('template', 'learn', 'bieu.xlsx', '--yes', '--skip', '3');
    await office.done('report', '--template', 'bieu', '--period', '2026Q3', '--out', 'ra.xlsx');
    // Shown as 12,35 tỷ; in millions there is room for all of it.
    expect((await sheetIn(office, 'ra.xlsx')).getCell('E2').value).toBe(12345);
  });

  test('what is typed after --map and --skip is held against the form', async () => {
    const office = await officeWith(small([1, NAME_5G]), { name: 'Hướng dẫn', rows: [['x']] });
    const learn = (...words: string[]): Promise<Outcome> =>
      office.kpi('template', 'learn', 'bieu.xlsx', '--yes', ...words);
    const refusals: readonly (readonly [string[], string])[] = [
      [['--map', '2'], 'E367'],
      [['--map', '2=phu-song-5g'], 'Biểu 1, Hướng dẫn'],
      [['--map', 'Biểu 2!2=phu-song-5g'], 'Biểu 1'],
      [['--map', 'bieu 1!E2=phu-song-5g.ket-qa'], 'phu-song-5g.ket-qua'],
      [['--skip', 'Biểu 1!!'], 'E367'],
    ];
    for (const [words, said] of refusals) {
      const { code, stderr } = await learn(...words);
      expect([words, code, stderr]).toEqual([words, 3, expect.stringContaining(said)]);
    }
    expect((await learn('--map', 'Biểu 1!2=khong-co')).code).toBe(4);
    expect((await office.done('template', 'list', '--json')).json()).toEqual([]);
  });
});

describe('a learned form', () => {
  test('only its filled sheet differs; formulas stay, and the file is found before the name', async () => {
    const office = await officeWith(
      { ...small([1, NAME_5G, '%', null, null]), formats: { E2: '0.0%' } },
      { name: 'Khác', rows: [['=1+1']] },
    );
    await office.done('template', 'learn', 'bieu.xlsx', '--yes');
    await office.done('report', '--template', 'bieu', '--period', '2026Q3', '--out', 'ra.xlsx');
    const [before, after] = ['bieu.xlsx', 'ra.xlsx'].map((name) =>
      rawEntries(readFileSync(office.path(name))),
    );
    const changed = [...(before ?? [])].filter(([name, bytes]) => after?.get(name) !== bytes);
    expect(changed.map(([name]) => name)).toEqual(['xl/worksheets/sheet1.xml', 'xl/workbook.xml']);
    // Kept in hundredths, so that it shows as it was counted.
    expect((await sheetIn(office, 'ra.xlsx')).getCell('E2').value).toBe(0.69996);
    writeFileSync(office.path('bieu'), 'x');
    expect((await office.kpi('report', '--template', 'bieu')).stderr).toContain('E361');
  });

  test('is listed, shown, checked, learned again and taken away, and the ledger knows', async () => {
    const office = await officeWith(sectorForm());
    const learn = (): Promise<Outcome> =>
      office.done('template', 'learn', 'bieu.xlsx', '--name', 'Biểu số 02', '--yes');
    await learn();
    expect((await learn()).stdout).toContain('không có gì thay đổi');
    expect((await office.done('mau', 'danh-sach', '--json')).json()).toMatchObject([
      { name: 'Biểu số 02', revision: 1, file: 'bieu.xlsx', cells: 60, by: 'Lan' },
    ]);
    expect((await office.done('mau', 'xem', 'BIEU SO 02')).stdout).toContain('Biểu 02!E8');
    expect((await office.done('mau', 'kiem-tra', 'bieu so 02')).stdout).toContain('Điền được cả 60 chỗ');
    await office.done('template', 'learn', 'bieu.xlsx', '--name', 'bieu so 02', '--yes', '--skip', 'F');
    expect((await office.done('template', 'list', '--json')).json()).toMatchObject([
      { name: 'Biểu số 02', revision: 2, cells: 45 },
    ]);
    expect((await office.kpi('template', 'forget', 'bieu so 02')).code).toBe(3);
    await office.done('mau', 'bo', 'bieu so 02', '--yes');
    const gone = await office.kpi('report', '--template', 'bieu so 02');
    expect([gone.code, gone.stderr]).toEqual([4, expect.stringContaining('E420')]);
    expect((await office.kpi('template', 'show', 'bieu so 02')).code).toBe(4);
    await office.done('doctor');
    await learn();
    expect((await office.done('template', 'list', '--json')).json()).toMatchObject([{ revision: 4 }]);
  });

  test('is filled by export too, which says whether all is in', async () => {
    const office = await officeWith(small([1, NAME_5G, '%']));
    await office.done('template', 'learn', 'bieu.xlsx', '--yes');
    const words = ['export', '--template', 'bieu', '--period', '2026Q3', '--out', 'ra.xlsx'];
    expect((await office.kpi(...words, '--require-complete')).code).toBe(7);
    expect((await office.done(...words, '--json')).json()).toMatchObject({
      written: 'unchanged',
      template: 'bieu',
    });
  });

  test('tells when an indicator was renamed or is no longer in force', async () => {
    const office = await officeWith(small([1, NAME_5G, '%'], [2, 'Mức độ hài lòng', '%']));
    await office.done('template', 'learn', 'bieu.xlsx', '--yes');
    await office.done('indicator', 'edit', 'phu-song-5g', '--name', 'Phủ sóng di động 5G', '--correct');
    await office.done('indicator', 'retire', 'hai-long', '--on', '30/4/2026');
    const { stderr } = await office.done(
      ...['report', '--template', 'bieu', '--period', '2026Q3', '--out', 'ra.xlsx'],
    );
    expect(stderr).toContain('phu-song-5g đã đổi tên');
    expect(stderr).toContain('hai-long');
    expect(stderr).toContain('không còn áp dụng');
    const checked = await office.kpi('template', 'check', 'bieu', '--period', '2026Q3');
    expect(checked.stderr).toContain('phu-song-5g đã đổi tên');
    const sheet = await sheetIn(office, 'ra.xlsx');
    expect(['E2', 'E3'].map((cell) => sheet.getCell(cell).value)).toEqual([69.996, null]);
  });

  test('a formula is written over only by hand', async () => {
    const office = await officeWith(small([1, NAME_5G, '%', null, '=D2/2'], [2, 'Mức độ hài lòng', '%']));
    const name = `${'Biểu rất dài '.repeat(30)}/*?`;
    const learned = await office.done('template', 'learn', 'bieu.xlsx', '--yes', '--name', name);
    await office.done('report', '--template', name, '--period', '2026Q3');
    await office.done('mau', 'hoc', 'bieu.xlsx', '--yes', '--name', ' ');
    expect(learned.stdout).toContain('Biểu 1!E2');
    await office.done('report', '--template', 'bieu', '--period', '2026Q3', '--out', 'ra.xlsx');
    expect((await sheetIn(office, 'ra.xlsx')).getCell('E2').formula).toBe('D2/2');
    await office.done('template', 'learn', 'bieu.xlsx', '--yes', '--map', 'E2=phu-song-5g.ket-qua');
    await office.done(
      ...['report', '--template', 'bieu', '--period', '2026Q3', '--out', 'ra.xlsx', '--force'],
    );
    expect((await sheetIn(office, 'ra.xlsx')).getCell('E2').value).toBe(69.996);
  });
});
