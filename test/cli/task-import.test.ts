/** Lists of tasks as communes and provinces write them: previewed, refused, mended, imported (issue 5, shown when 1). */
import { describe, expect, it, test } from 'vitest';
import { put, tableOf } from '../support/import-office.ts';
import { rowsXml, sheetsOf, type Content } from '../support/import-sheets.ts';
import { openFor } from '../support/data-file.ts';
import { officeOf2026, type Office, type Outcome } from '../support/run-cli.ts';
import { sheetOf, stylesOf } from '../support/xlsx-parts.ts';

const HEADS = [
  'STT',
  'Nội dung nhiệm vụ',
  'Đơn vị chủ trì',
  'Đơn vị phối hợp',
  'Thời gian hoàn thành',
  'Sản phẩm/kết quả',
];
const ROWS: readonly (readonly Content[])[] = [
  ['PHỤ LỤC I'],
  ['DANH MỤC NHIỆM VỤ NĂM 2026'],
  [],
  HEADS,
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
  ['I. Chỉ đạo, điều hành'],
  [1, 'Ban hành kế hoạch', 'Phòng VH-XH', 'Văn phòng HĐND và UBND, Công an xã', 'Quý I/2026', 'Kế hoạch'],
  [2, 'Báo cáo định kỳ', 'phong van hoa xa hoi', 'Các đơn vị liên quan', 'Trước ngày 20 hằng quý', 'Báo cáo'],
  ['II', 'Tuyên truyền'],
  [3, 'Tuyên truyền VNeID', 'Công an xã', 'Đoàn Thanh niên', 'Thường xuyên', null],
  [4, 'Rà soát hạ tầng', 'Phòng Kinh tế', null, { v: '46295', s: 1 }, null],
  [5, 'Hoàn thiện dữ liệu', 'Trung tâm PVHCC', null, 'Sau khi có hướng dẫn', null],
  [],
  [null, 'TM. ỦY BAN NHÂN DÂN'],
];
/** Group rows in merged cells, a date as a date. */
const sheet = (rows = ROWS, merges = ['A1:F1', 'A6:F6']): Uint8Array =>
  sheetOf(rowsXml(rows), {
    name: 'Phụ lục I',
    styles: stylesOf('dd/mm/yyyy'),
    after: `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
  });

interface Result {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly written: boolean;
  readonly errors: readonly { readonly code: string; readonly cell: string; readonly message: string }[];
  readonly warnings: readonly { readonly kind: string; readonly cell: string; readonly text: string }[];
  readonly tasks: readonly { readonly code: string; readonly is: string; readonly [fact: string]: unknown }[];
}

const importing = async (office: Office, ...words: string[]): Promise<Outcome & { result: Result }> => {
  const outcome = await office.kpi('task', 'import', ...words, '--json');
  return { ...outcome, result: (outcome.stdout === '' ? null : outcome.json()) as Result };
};

const asked = async (office: Office, name: string, content: string | Uint8Array, ...words: string[]) => {
  put(office, name, content);
  return importing(office, name, ...words);
};

test('a list with groups, merged cells and words for deadlines is taken whole', async () => {
  const office = await officeOf2026();
  const { code, result } = await asked(office, 'a.xlsx', sheet());
  expect([code, result.new, result.errors, result.written]).toEqual([0, 5, [], true]);
  expect(result.tasks).toMatchObject([
    {
      code: 'PL1.1',
      content: 'Ban hành kế hoạch',
      unit: 'VHXH',
      with: ['VP', 'CAX'],
      due: 'Quý I/2026',
      product: 'Kế hoạch',
      group: 'I. Chỉ đạo, điều hành',
      assigned: '2026-09-16',
    },
    { code: 'PL1.2', with: [], partners: 'Các đơn vị liên quan', due: 'Trước ngày 20 hằng quý' },
    { code: 'PL1.3', group: 'II. Tuyên truyền', unit: 'CAX', partners: 'Đoàn Thanh niên' },
    { code: 'PL1.4', group: 'II. Tuyên truyền', unit: 'KT', due: '30/09/2026' },
    { code: 'PL1.5', unit: 'PVHCC', due: 'Sau khi có hướng dẫn' },
  ]);
  expect(result.warnings.map(({ kind, cell, text }) => [kind, cell, text])).toEqual([
    ['guide', 'Phụ lục I!B14', 'TM. ỦY BAN NHÂN DÂN'],
    ['partners', 'Phụ lục I!D10', 'Đoàn Thanh niên'],
    ['unreadable', 'Phụ lục I!E12', 'Sau khi có hướng dẫn'],
  ]);
  const stands = (await office.done('task', 'list', '--json')).json() as {
    tasks: readonly { code: string }[];
  };
  expect(stands.tasks.filter(({ code: of }) => of.startsWith('PL1'))).toMatchObject([
    { state: 'not_started', timeliness: 'late', daysLate: 169, deadline: { day: '2026-03-31' } },
    { occurrence: '2026Q3', deadline: { day: '2026-09-19', recurring: true }, timeliness: 'on_time' },
    { deadline: { day: null, readable: true }, timeliness: 'no_deadline' },
    { deadline: { day: '2026-09-30' }, timeliness: 'on_time' },
    { deadline: { day: null, readable: false }, timeliness: 'no_deadline' },
  ]);
  expect(openFor(office.path('kpi.db'), 'read').health()).toMatchObject({
    planAltered: false,
    brokenLedgerEntry: null,
  });
  expect(openFor(office.path('kpi.db'), 'read').files()).toMatchObject([{ name: 'a.xlsx' }]);
});

test('one bad row and nothing is taken; mended, all is; the same again changes nothing', async () => {
  const office = await officeOf2026();
  const bad = ROWS.map((row, index) =>
    index === 10 ? [4, 'Rà soát hạ tầng', 'Phòng Xây dựng'] : index === 11 ? [5, null, 'KT'] : row,
  );
  const before = (await office.done('task', 'list', '--json')).stdout;
  const refused = await asked(office, 'a.xlsx', sheet(bad));
  expect(refused.code).toBe(3);
  expect(refused.result.errors.map(({ code, cell }) => [code, cell])).toEqual([
    ['E401', 'Phụ lục I!C11'],
    ['E377', 'Phụ lục I!C12'],
  ]);
  expect((await office.done('task', 'list', '--json')).stdout).toBe(before);
  for (const language of ['vi', 'en']) {
    const { stdout, code } = await office.kpi('task', 'import', 'a.xlsx', '--lang', language);
    expect(code).toBe(3);
    expect(stdout).toContain('Phụ lục I!C11');
    expect(stdout).toContain('[E401]');
    expect(stdout).toContain('[E377]');
  }
  put(office, 'a.xlsx', sheet());
  expect((await importing(office, 'a.xlsx', '--dry-run')).result).toMatchObject({ new: 5, written: false });
  expect((await office.done('task', 'list', '--json')).stdout).toBe(before);
  expect((await importing(office, 'a.xlsx')).result).toMatchObject({ new: 5, written: true });
  const entries = openFor(office.path('kpi.db'), 'read').lastEntry();
  expect((await importing(office, 'a.xlsx')).result).toMatchObject({
    new: 0,
    changed: 0,
    same: 5,
    written: false,
  });
  expect(openFor(office.path('kpi.db'), 'read').lastEntry()).toBe(entries);
  expect((await office.done('task', 'import', 'a.xlsx')).stdout).toContain('không có gì thay đổi');
});

test('changes to tasks that are there need a yes', async () => {
  const office = await officeOf2026();
  await asked(office, 'a.xlsx', sheet());
  put(
    office,
    'a.xlsx',
    sheet(ROWS.map((row, index) => (index === 6 ? [...row.slice(0, 4), 'Quý II/2026', 'Kế hoạch'] : row))),
  );
  const { code, stderr, stdout } = await office.kpi('task', 'import', 'a.xlsx');
  expect([code, stderr.includes('E379')]).toEqual([3, true]);
  expect(stdout).toContain('Thời hạn: Quý I/2026 → Quý II/2026');
  expect((await office.kpi('task', 'import', 'a.xlsx', '--lang', 'en')).stderr).toContain('Error E379');
  await office.done('task', 'import', 'a.xlsx', '--yes');
  expect((await office.done('task', 'show', 'PL1.1')).stdout).toContain('Quý II/2026');
});

const BCD =
  'TT;Mã;Nhiệm vụ (rõ việc);Nhóm;Lĩnh vực;Chủ trì (rõ người);Phối hợp;Lãnh đạo phụ trách;Hạn (rõ thời gian);Sản phẩm;Thẩm quyền;Căn cứ;Trạng thái;Tiến độ (%);Quá hạn;Giao';

describe('the columns of the tool of the Steering Committee 57', () => {
  const row = (code: string, state: string, percent: string): string =>
    `1;${code};Xây dựng báo cáo ${code};Nghị quyết 57;Chuyển đổi số;KT;VP;Phó Chủ tịch;30/9/2026;Báo cáo;UBND xã;KH 17;${state};${percent};;01/8/2026`;

  it('are all known, and what the file says of the state is written down', async () => {
    const office = await officeOf2026();
    const file = tableOf(
      BCD,
      row('N-1', 'Đang thực hiện trong hạn', '60%'),
      row('N-2', 'Hoàn thành', '100'),
      row('N-3', 'Chờ ý kiến', ''),
    );
    const { result } = await asked(office, 'a.csv', file, '--source', 'TW');
    expect(result.warnings).toMatchObject([{ kind: 'state', text: 'Chờ ý kiến' }]);
    expect((await office.done('task', 'show', 'N-1', '--json')).json()).toMatchObject({
      source: 'TW',
      field: 'Chuyển đổi số',
      group: 'Nghị quyết 57',
      leader: 'Phó Chủ tịch',
      authority: 'UBND xã',
      assigned: '2026-08-01',
      unclear: [],
      state: 'in_progress',
      percent: 60,
    });
    expect((await office.done('task', 'show', 'N-2', '--json')).json()).toMatchObject({
      state: 'done',
      on: '2026-09-16',
    });
    expect((await office.done('task', 'show', 'N-3', '--json')).json()).toMatchObject({
      state: 'not_started',
    });
    expect((await importing(office, 'a.csv', '--source', 'TW')).result).toMatchObject({
      same: 3,
      written: false,
    });
  });

  it('in any other order are the same', async () => {
    const office = await officeOf2026();
    const turn = (line: string): string => line.split(';').reverse().join(';');
    const { result } = await asked(office, 'a.csv', tableOf(turn(BCD), turn(row('N-1', '', ''))));
    expect(result.tasks).toMatchObject([
      { code: 'N-1', unit: 'KT', leader: 'Phó Chủ tịch', due: '30/9/2026' },
    ]);
  });
});

test('two annexes on two sheets of one file', async () => {
  const office = await officeOf2026();
  const heads = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành', 'Sản phẩm'];
  const file = sheetsOf(
    { name: 'Phụ lục I', rows: [heads, [1, 'Việc một', 'KT', null, 'Quý IV/2026']] },
    { name: 'Phụ lục II', rows: [heads, [1, 'Việc hai', 'VP', null, 'Tháng 10/2026']] },
    { name: 'Ghi chú', rows: [['Lập ngày 1/9/2026']] },
  );
  const { result } = await asked(office, 'a.xlsx', file);
  expect(result.tasks.map(({ code }) => code)).toEqual(['PL1.1', 'PL2.1']);
  expect((await office.done('task', 'import', 'a.xlsx')).stdout).toContain('Ghi chú');
});

test('headings of two rows: who leads and who supports below «Đơn vị thực hiện»', async () => {
  const office = await officeOf2026();
  const rows: readonly (readonly Content[])[] = [
    ['PHỤ LỤC'],
    ['TT', 'Nhiệm vụ', 'Đơn vị thực hiện', null, 'Thời gian'],
    [null, null, 'Chủ trì', 'Phối hợp', null],
    [1, 'Việc một', 'Công an xã', 'Trạm Y tế', 'Quý IV/2026'],
  ];
  const { result } = await asked(office, 'a.xlsx', sheet(rows, ['A2:A3', 'B2:B3', 'C2:D2', 'E2:E3']));
  expect(result.errors).toEqual([]);
  expect(result.tasks).toMatchObject([{ unit: 'CAX', with: ['TYT'], due: 'Quý IV/2026' }]);
});

test('a unit in a cell over several rows names them all', async () => {
  const office = await officeOf2026();
  const rows: readonly (readonly Content[])[] = [
    HEADS,
    [1, 'Việc một', 'Công an xã', null, 'Quý IV/2026'],
    [2, 'Việc hai', null, null, 'Quý IV/2026'],
    [3, 'Việc ba', 'KT', null, 'Quý IV/2026'],
  ];
  const { result } = await asked(office, 'a.xlsx', sheet(rows, ['C2:C3']));
  expect(result.tasks.map(({ unit }) => unit)).toEqual(['CAX', 'CAX', 'KT']);
});

describe('who does it', () => {
  const unitOf = async (words: string, partners = ''): Promise<unknown> => {
    const office = await officeOf2026();
    const { result } = await asked(
      office,
      'a.csv',
      tableOf('Nhiệm vụ;Chủ trì;Phối hợp', `Việc;"${words}";"${partners}"`),
    );
    const [task] = result.tasks;
    return result.errors[0]?.code ?? [task?.unit, task?.with, task?.partners];
  };
  it.each<[string, string, unknown]>([
    ['Các cơ quan, đơn vị', '', [null, [], undefined]],
    ['Phòng VH-XH; Công an xã', 'KT', ['VHXH', ['CAX', 'KT'], undefined]],
    ['- Phòng Kinh tế\n- Trạm Y tế', '', ['KT', ['TYT'], undefined]],
    ['KT', 'Công an xã, Trạm Y tế và MTTQ, Hội Nông dân', ['KT', ['CAX', 'TYT', 'MTTQ'], 'Hội Nông dân']],
    ['KT', 'Văn phòng HĐND và UBND', ['KT', ['VP'], undefined]],
    ['Trung tâm', '', 'E402'],
    ['Phòng Kinh tế; Phòng Xây dựng', '', 'E401'],
  ])('«%s» with «%s»', async (words, partners, expected) => {
    expect(await unitOf(words, partners)).toEqual(expected);
  });
});

test.each([
  ['a row without a unit', 'STT;Nội dung nhiệm vụ;Đơn vị chủ trì\n1;Việc;\n', 3, 'E377'],
  ['a task twice', 'Nhiệm vụ;Chủ trì\nViệc;KT\nviệc;Phòng Kinh tế\n', 3, 'E378'],
  ['a code twice', 'Mã;Nhiệm vụ;Chủ trì\nA;Việc;KT\nA;Việc khác;KT\n', 3, 'E378'],
  ['a code that is none', 'Mã;Nhiệm vụ;Chủ trì\nA 1;Việc;KT\n', 3, 'E214'],
  ['a heading twice', 'Nhiệm vụ;Chủ trì;Đơn vị chủ trì\nViệc;KT;KT\n', 3, 'E333'],
  ['no task below the headings', 'Nhiệm vụ;Chủ trì\n', 3, 'E334'],
  ['a table of figures', 'unit;indicator;period;value\nKT;thiet-bi;2026Q3;5\n', 3, 'E375'],
])('%s is refused', async (_, content, code, problem) => {
  const office = await officeOf2026();
  put(office, 'a.csv', content);
  for (const language of ['vi', 'en']) {
    const outcome = await office.kpi('task', 'import', 'a.csv', '--lang', language);
    expect([outcome.code, outcome.screen.includes(problem)], outcome.screen).toEqual([code, true]);
    expect(outcome.screen).not.toMatch(/undefined|\[object/u);
  }
});

test('kpi import points to the command for lists of tasks', async () => {
  const office = await officeOf2026();
  put(office, 'a.xlsx', sheet());
  for (const [language, words] of [
    ['vi', 'danh mục nhiệm vụ'],
    ['en', 'list of tasks'],
  ] as const) {
    const { code, stdout } = await office.kpi('import', 'a.xlsx', '--lang', language);
    expect(code).toBe(3);
    for (const part of [words, 'E376', 'kpi task import']) expect(stdout).toContain(part);
    expect((await office.done('inspect', 'a.xlsx', '--lang', language)).stdout).toContain('kpi task import');
  }
});

test('a day that no calendar has is an error, and never «no deadline»', async () => {
  const office = await officeOf2026();
  const rows = ROWS.map((row, index) =>
    index === 10 ? [4, 'Rà soát hạ tầng', 'Phòng Kinh tế', null, 'Trước 31/9/2026'] : row,
  );
  const refused = await asked(office, 'a.xlsx', sheet(rows));
  expect(refused.code).toBe(3);
  expect(refused.result.errors).toMatchObject([{ code: 'E212', cell: 'Phụ lục I!E11' }]);
});

test('what stands below the table is no task, in whatever column it stands', async () => {
  const office = await officeOf2026();
  const below: readonly (readonly Content[])[] = [
    ['Nơi nhận:', null, 'TM. ỦY BAN NHÂN DÂN'],
    ['- Như trên;', null, 'CHỦ TỊCH'],
    [null, '- Lưu: VT.', 'Nguyễn Văn A'],
  ];
  const { code, result } = await asked(office, 'a.xlsx', sheet([...ROWS.slice(0, -1), ...below]));
  expect([code, result.new, result.errors]).toEqual([0, 5, []]);
  expect(result.warnings.filter(({ kind }) => kind === 'guide')).toHaveLength(below.length);
});
