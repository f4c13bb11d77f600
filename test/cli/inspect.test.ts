/** The promises of `kpi inspect`: what the tool sees in a file, for people and for machines; it never writes. */
import { describe, expect, test } from 'vitest';
import { filledForm } from '../support/import-forms.ts';
import { csvOf, leavingAllAsItWas, put, tableOf } from '../support/import-office.ts';
import { COLUMNS, rowsXml, sheetTable } from '../support/import-sheets.ts';
import { Office, officeOfCases } from '../support/run-cli.ts';
import { bookOf, stylesOf, utf16 } from '../support/xlsx-parts.ts';

interface Inspected {
  readonly kind: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden: boolean;
    readonly headingRow: number | null;
    readonly cells: readonly (readonly unknown[])[];
  }[];
  readonly warnings: readonly { readonly kind: string }[];
  readonly errors?: readonly { readonly code: string; readonly message: string }[];
}

async function inspected(office: Office, name: string): Promise<Inspected> {
  return (await office.done('inspect', name, '--json')).json() as Inspected;
}

test('csv: encoding, delimiter, heading row and every cell', async () => {
  const office = new Office();
  put(office, 'a.csv', tableOf('BÁO CÁO', 'unit,indicator,period,value', 'T01,CT01,2025Q1,"85,5"'));
  const seen = await inspected(office, 'a.csv');
  expect(seen).toMatchObject({ kind: 'csv', encoding: 'utf-8', delimiter: ',' });
  expect(seen.sheets).toMatchObject([{ name: '', hidden: false, headingRow: 2 }]);
  expect(seen.sheets[0]?.cells).toContainEqual(['D3', 'text', '85,5']);
  expect(seen.warnings.map(({ kind }) => kind)).toEqual(['rows_above']);
});

test.each([
  ['utf-16le', utf16(csvOf('T01;CT01;2025;1;5;'), 'le')],
  ['utf-16be', utf16(csvOf('T01;CT01;2025;1;5;'), 'be')],
])('csv in %s', async (encoding, bytes) => {
  const office = new Office();
  put(office, 'a.csv', bytes);
  expect(await inspected(office, 'a.csv')).toMatchObject({ encoding, delimiter: ';' });
});

test('xlsx: kinds, formulas, formats, merged cells, hidden sheets', async () => {
  const office = new Office();
  const rows = [
    COLUMNS,
    ['T01', { t: 'b', v: '1' }, { s: 1, v: '0.875' }, { f: '1+1', v: '2' }, { t: 'e', v: '#N/A' }],
  ];
  put(
    office,
    'a.xlsx',
    bookOf({
      styles: stylesOf('0.00%'),
      sheets: [
        { name: 'Số liệu', rows: rowsXml(rows), after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' },
        { name: 'nháp', state: 'hidden', rows: rowsXml([['x']]) },
      ],
    }),
  );
  const seen = await inspected(office, 'a.xlsx');
  expect([seen.kind, seen.encoding, seen.sheets.map(({ name, hidden }) => [name, hidden])]).toEqual([
    'xlsx',
    null,
    [
      ['Số liệu', false],
      ['nháp', true],
    ],
  ]);
  expect(seen.sheets[0]?.cells.slice(COLUMNS.length)).toEqual([
    ['A2', 'text', 'T01', { merged: 'A2:A3' }],
    ['B2', 'boolean', 'TRUE'],
    ['C2', 'number', '0.875', { format: '0.00%', percent: true }],
    ['D2', 'number', '2', { formula: '1+1' }],
    ['E2', 'error', '#N/A'],
  ]);
  const { stdout } = await office.done('inspect', 'a.xlsx');
  expect(stdout).toContain('nháp');
  expect(stdout).toContain('0.00%');
});

test('a form and a report are known as what they are', async () => {
  const office = await officeOfCases();
  const form = await filledForm(office, 'T01', '2025Q1', { 'I:CT02 I': 5 });
  expect((await inspected(office, form)).kind).toBe('form');
  await office.done('record', 'CT02', 'T01', '20');
  await office.done('report', '--period', '2025Q1', '--out', 'q1.xlsx');
  expect((await inspected(office, 'q1.xlsx')).kind).toBe('report');
});

describe('files that are refused', () => {
  test.each([
    ['empty', '', 'empty', 'E326'],
    ['pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'pdf', 'E327'],
    ['cut', sheetTable([['T01', 'CT01', 2025, 1, 5]]).slice(0, 600), 'xlsx', 'E328'],
    ['quote', 'a;"b\r\nc;d\r\n', 'csv', 'E331'],
    ['html', '<html><body><table><tr><td>1</td></tr></table></body></html>', 'html', 'E327'],
  ])('%s: exit 3, as JSON too', async (name, content, kind, code) => {
    const office = new Office();
    put(office, `${name}.xlsx`, content);
    const ended = await office.kpi('inspect', `${name}.xlsx`, '--json');
    expect([ended.code, ended.stderr]).toEqual([3, '']);
    expect(ended.json()).toMatchObject({ kind, errors: [{ code }] });
    const said = await office.kpi('inspect', `${name}.xlsx`);
    expect([said.code, said.stdout, said.stderr.includes(code)]).toEqual([3, '', true]);
  });

  test('one that is not there: exit 4', async () => {
    const ended = await new Office().kpi('inspect', 'khong-co.xlsx', '--json');
    expect([ended.code, ended.stdout]).toEqual([4, '']);
  });
});

test.each(['vi', 'en'])(
  'a file without a table is shown all the same, within 80 columns, in %s',
  async (language) => {
    const office = new Office();
    put(office, 'a.csv', tableOf('Danh sách;Họ tên', `1;${'Nguyễn Văn A '.repeat(20)}`));
    const { code, stdout } = await office.kpi('soi-tep', 'a.csv', '--lang', language);
    expect(code).toBe(0);
    expect(stdout).toContain('B1');
    expect(stdout).toContain(language === 'vi' ? 'Không thấy dòng tiêu đề' : 'No heading row');
    for (const line of stdout.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
  },
);

test('it needs no data file and never writes to one', async () => {
  const office = await officeOfCases();
  put(office, 'a.csv', csvOf('T01;CT01;2025;1;5;'));
  await leavingAllAsItWas(office, () => office.done('inspect', 'a.csv'));
});
