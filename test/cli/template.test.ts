/** kpi template, and kpi report --template: what is filled is right, what is not filled stays byte for byte. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellForm, provinceForm, provinceParts, rawEntries, streamedZip } from '../support/template-book.ts';
import { officeOf2026, type Office } from '../support/run-cli.ts';
import { zipOf, type Parts } from '../support/xlsx-parts.ts';
import { part } from '../support/xlsx-read.ts';

const NAME = 'bao-cao-lien-minh-2026-2026Q3-mau.xlsx';
const SHEET = 'xl/worksheets/sheet1.xml';

async function officeWith(form: Uint8Array, name = 'mau.xlsx'): Promise<Office> {
  const office = await officeOf2026();
  await office.done('record', 'phu-song-5g', 'VHXH', '69,996');
  await office.done('record', 'ho-so-dien-tu', 'VHXH', '412/530');
  writeFileSync(office.path(name), form);
  return office;
}

async function filled(form: Uint8Array, ...words: string[]): Promise<Uint8Array> {
  const office = await officeWith(form);
  await office.done('report', '--template', 'mau.xlsx', '--out', 'ra.xlsx', ...words);
  return readFileSync(office.path('ra.xlsx'));
}

const cellIn = (bytes: Uint8Array, address: string): string =>
  new RegExp(`<(?:x:)?c r="${address}".*?(?:</(?:x:)?c>|/>)`, 'u').exec(part(bytes, SHEET))?.[0] ?? '';

test('only the sheet that is filled and the word to compute anew differ; all else keeps its very bytes', async () => {
  const form = provinceForm();
  const bytes = await filled(form);
  const [before, after] = [rawEntries(form), rawEntries(bytes)];
  expect([...after.keys()]).toEqual([...before.keys()]);
  const changed = [...before.keys()].filter((name) => before.get(name) !== after.get(name));
  expect(changed).toEqual(['xl/workbook.xml', SHEET]);
  expect(part(bytes, 'xl/workbook.xml')).toBe(
    part(form, 'xl/workbook.xml').replace(
      '<calcPr calcId="191029"/>',
      '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
    ),
  );
  // Within the sheet, too, only the cells that are filled and the stale result differ.
  const touched = /<c r="B[1-6]".*?<\/c>/gu;
  expect(part(bytes, SHEET).replaceAll(touched, '')).toBe(part(form, SHEET).replaceAll(touched, ''));
});

test('a cell gets a true number and keeps its style; text around it gets what people see', async () => {
  const bytes = await filled(provinceForm());
  // Held against 70, 69,996 is not 70: the digits are those of kpi status.
  expect(cellIn(bytes, 'B2')).toBe('<c r="B2" s="1"><v>69.996</v></c>');
  expect(cellIn(bytes, 'B3')).toContain('>Độ phủ 69,996 (%)</t>');
  expect(cellIn(bytes, 'B4')).toBe('<c r="B4" s="2"><v>0.69996</v></c>');
  expect(cellIn(bytes, 'B5')).toBe('<c r="B5" s="1"><f>B2*2</f></c>');
  expect(cellIn(bytes, 'B6')).toBe('<c r="B6" s="3"><v>46188</v></c>');
  expect(cellIn(bytes, 'B1')).toContain('>quý III năm 2026</t>');
});

test('the figures are those of kpi status', async () => {
  const office = await officeWith(
    cellForm(
      '{{ho-so-dien-tu.ket-qua}}|{{ho-so-dien-tu.ty-le}}|{{ho-so-dien-tu.muc-tieu}}|{{ho-so-dien-tu.tu-so}}/{{ho-so-dien-tu.mau-so}}|{{ho-so-dien-tu.danh-gia}}|{{don-vi.VP.ho-so-dien-tu.ket-qua}}',
    ),
  );
  const status = (await office.done('status', '--period', '3', '--json')).json() as {
    indicators: { code: string; resultShown: string; attainmentShown: string; target: string }[];
  };
  const row = status.indicators.find(({ code }) => code === 'ho-so-dien-tu');
  await office.done('report', '--mau', 'mau.xlsx', '--period', '2026Q3');
  const text = cellIn(readFileSync(office.path(NAME)), 'B2');
  expect(text).toContain(
    `>${row?.resultShown}|${row?.attainmentShown}|${row?.target}|412/530|Đang thực hiện|—</t>`,
  );
});

test('an absent figure leaves the cell blank, and that is told', async () => {
  const office = await officeWith(cellForm('{{don-vi.KT.ho-so-dien-tu.tu-so}}'));
  const { stderr, json } = await office.done('report', '--template', 'mau.xlsx', '--json');
  expect(json()).toMatchObject({ period: '2026Q3', file: office.path(NAME), cells: 1, blank: 1 });
  expect(stderr).toContain('1 ô để trống');
  expect(cellIn(readFileSync(office.path(NAME)), 'B2')).toBe('<c r="B2"/>');
});

test.each(['=1+1', '=HYPERLINK(&quot;x&quot;)', '_x000D_', '&lt;v>9&lt;/v>'])(
  '%s in a name stays text',
  async (name) => {
    const office = await officeOf2026();
    const plain = name.replaceAll('&quot;', '"').replaceAll('&lt;', '<');
    await office.done('unit', 'edit', 'KT', '--name', plain, '--correct');
    writeFileSync(office.path('mau.xlsx'), cellForm('{{don-vi.KT.ten}}'));
    await office.done('report', '--template', 'mau.xlsx', '--allow-empty');
    const xml = part(readFileSync(office.path(NAME)), SHEET);
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('<c r="B2" t="inlineStr"><is><t xml:space="preserve">');
    expect(xml).not.toContain('<v>');
  },
);

test('prefixed, Strict and unaddressed cells are filled by their local names', async () => {
  const parts = provinceParts();
  const rows = '<x:row><x:c t="inlineStr"><x:is><x:t>{{phu-song-5g.ket-qua}}</x:t></x:is></x:c></x:row>';
  const prefixed: Parts = {
    ...parts,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>\n<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
  };
  const bytes = await filled(zipOf(prefixed));
  expect(part(bytes, SHEET)).toContain('<x:row><x:c><x:v>69.996</x:v></x:c></x:row>');
});

test('characters beyond the basic plane before a cell do not shift what is written', async () => {
  const parts = provinceParts();
  const sheet = String(parts[SHEET]).replace('Kết quả', '😀 Kết\r\nquả &amp; <![CDATA[<c r="B9">]]>');
  const bytes = await filled(zipOf({ ...parts, [SHEET]: `\ufeff${sheet}` }));
  expect(cellIn(bytes, 'B2')).toBe('<c r="B2" s="1"><v>69.996</v></c>');
  expect(part(bytes, SHEET)).toContain('😀 Kết\r\nquả &amp; <![CDATA[<c r="B9">]]>');
});

test('template check tells each cell; unknown and doubtful ones with the nearest, and exit 3', async () => {
  const office = await officeWith(cellForm('{{phu-son-5g.ket-qua}} {{phủ sóng 5.ket-qua}} {{ky.ten}} {{'));
  const { code, stdout } = await office.kpi('mau', 'kiem-tra', 'mau.xlsx');
  expect(code).toBe(3);
  expect(stdout).toContain('Biểu!B2');
  expect(stdout).toContain('{{phu-song-5g.ket-qua}}');
  expect(stdout).toContain('3 trong 4 chỗ');
  const checked = await office.kpi('template', 'check', 'mau.xlsx', '--json');
  expect([checked.code, checked.json()]).toMatchObject([
    3,
    {
      known: 1,
      faults: 3,
      placeholders: [
        { cell: 'Biểu!B2', state: 'unknown', nearest: ['phu-song-5g.ket-qua'] },
        { state: 'doubtful' },
        { state: 'known', field: 'ky.ten' },
        { state: 'braces' },
      ],
    },
  ]);
  const refused = await office.kpi('report', '--template', 'mau.xlsx');
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('E362');
  expect(refused.stderr).toContain('Biểu!B2');
  expect(existsSync(office.path(NAME))).toBe(false);
});

test('template fields lists what can be filled, and each of it is understood', async () => {
  const office = await officeOf2026();
  expect((await office.done('mau', 'truong')).stdout).toContain('{{ky.ten}}');
  const { general, indicators, units } = (await office.done('template', 'fields', '--json')).json() as {
    general: { placeholder: string; english: string }[];
    indicators: { fields: { placeholder: string; english: string }[] }[];
    units: { fields: { placeholder: string; english: string }[] }[];
  };
  const all = [...general, ...[...indicators, ...units].flatMap(({ fields }) => fields)];
  const text = all.map(({ placeholder, english }) => placeholder + english);
  const cells = text.map(
    (own, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>${own}</t></is></c></row>`,
  );
  const form = String(provinceParts()[SHEET]).replace(
    /<sheetData>.*<\/sheetData>/u,
    `<sheetData>${cells.join('')}</sheetData>`,
  );
  writeFileSync(office.path('het.xlsx'), zipOf({ ...provinceParts(), [SHEET]: form }));
  const checked = (await office.done('template', 'check', 'het.xlsx', '--json')).json();
  expect(checked).toMatchObject({ known: 2 * all.length, faults: 0 });
});

test.each(['bieu-01-tong-hop', 'bieu-02-theo-don-vi'])('the example %s is filled whole', async (name) => {
  const form = readFileSync(new URL(`../../templates/${name}.xlsx`, import.meta.url));
  const office = await officeWith(form, `${name}.xlsx`);
  await office.done('template', 'check', `${name}.xlsx`);
  await office.done('report', '--template', `${name}.xlsx`);
  const bytes = readFileSync(office.path(`bao-cao-lien-minh-2026-2026Q3-${name}.xlsx`));
  expect(part(bytes, SHEET)).not.toContain('{{');
  // Again: unchanged.
  const again = await office.done('report', '--template', `${name}.xlsx`, '--json');
  expect(again.json()).toMatchObject({ written: 'unchanged' });
});

test('what is cut off, no workbook, without placeholders or not there is refused with what to do', async () => {
  const form = provinceForm();
  const office = await officeWith(form.slice(0, form.length - 30));
  const refusals = [
    ['E328', form.slice(0, form.length - 30)],
    ['E361', Buffer.from('Kính gửi;1\n')],
    ['E361', cellForm('Kết quả')],
    ['E361', withLastAt(form, (first) => first)],
    ['E361', withLastAt(form, () => 0x7fffffff)],
    ['E327', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n')],
  ] as const;
  for (const [code, bytes] of refusals) {
    writeFileSync(office.path('mau.xlsx'), bytes);
    const { code: ended, stderr } = await office.kpi('report', '--template', 'mau.xlsx');
    expect([ended, stderr]).toEqual([3, expect.stringContaining(code)]);
  }
  expect((await office.kpi('template', 'check', 'khong-co.xlsx')).code).toBe(4);
  expect(existsSync(office.path(NAME))).toBe(false);
});

/** The last part, which nobody reads, is said to lie elsewhere: over the first one, or beyond the file. */
function withLastAt(form: Uint8Array, place: (first: number) => number): Uint8Array {
  const bytes = Buffer.from(form);
  const record = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
  const last = bytes.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
  bytes.writeUInt32LE(place(bytes.readUInt32LE(record + 42)), last + 42);
  return bytes;
}

test('sizes that stand behind the data are kept for the entries left alone', async () => {
  const streamed = streamedZip(provinceParts());
  const bytes = await filled(streamed);
  const [before, after] = [rawEntries(streamed), rawEntries(bytes)];
  expect([...before.keys()].filter((name) => before.get(name) !== after.get(name))).toEqual([
    'xl/workbook.xml',
    SHEET,
  ]);
  expect(cellIn(bytes, 'B2')).toBe('<c r="B2" s="1"><v>69.996</v></c>');
});
