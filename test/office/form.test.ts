/** The form in other people's programs. Needs LibreOffice, python3 with openpyxl, and poppler's tools. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readForm, type FilledForm } from '../../src/input/form.ts';
import { readXlsx } from '../../src/input/xlsx/read-xlsx.ts';
import { FormBook, renderedForm } from '../support/form-read.ts';
import { formOf } from '../support/form-world.ts';
import { demoFigures } from '../support/report-world.ts';
import { Office } from '../support/xlsx-office.ts';
import { part } from '../support/xlsx-read.ts';

const office = new Office();
afterAll(() => office.close());

const read = async (bytes: Uint8Array): Promise<FilledForm> => readForm(await readXlsx(bytes, 'a.xlsx'));
const fields = (form: FilledForm, code: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form.entries.find((entry) => entry.code === code)?.cells ?? {})
      .filter(([, { cell }]) => cell.kind !== 'blank')
      .map(([field, { cell }]) => [field, cell.text]),
  );
const FORM_SHEET = 'xl/worksheets/sheet1.xml';
const count = (xml: string, what: RegExp): number => [...xml.matchAll(what)].length;

/** The form with values in cells that are not locked, saved by openpyxl. */
function filledIn({ bytes }: FormBook, typed: Readonly<Record<string, string | number>>): Uint8Array {
  const program = `
import sys, json, base64, io, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book['Báo cáo']
for address, value in json.loads(${JSON.stringify(JSON.stringify(typed))}).items():
    assert not sheet[address].protection.locked, address
    sheet[address] = value
out = io.BytesIO()
book.save(out)
print(json.dumps(base64.b64encode(out.getvalue()).decode()))`;
  return new Uint8Array(Buffer.from(office.python(bytes, program) as string, 'base64'));
}

describe('filled in and saved by openpyxl', () => {
  let blank: FormBook;
  let bytes: Uint8Array;
  beforeAll(async () => {
    blank = await renderedForm(formOf({ unit: 'KT' }));
    const typed = {
      [blank.at('I:thiet-bi', 'G')]: 9,
      [blank.at('I:thiet-bi', 'H')]: 11,
      [blank.at('I:thiet-bi', 'K')]: 'Thiếu 2 máy',
      [blank.at('I:ho-so-dien-tu', 'G')]: '1.234',
      [blank.at('I:kinh-te-so', 'I')]: 12.5,
      [blank.at('I:nhiem-vu-khcn', 'J')]: 'Không phát sinh',
      [blank.at('I:ngan-sach-khoa-hoc', 'I')]: 'Xong',
      [blank.at('I:ngan-sach-khoa-hoc', 'G')]: '12/QĐ-UBND',
      [blank.at('T:III.3.1', 'G')]: 'Đang thực hiện',
      [blank.at('T:III.3.1', 'I')]: 'Đã hỗ trợ 3 sản phẩm OCOP',
      [blank.at('R:difficulty', 'B')]: '- Thiếu kinh phí',
    };
    bytes = filledIn(blank, typed);
  });

  test('is read', async () => {
    const form = await read(bytes);
    expect(fields(form, 'thiet-bi')).toEqual({ numerator: '9', denominator: '11', note: 'Thiếu 2 máy' });
    expect(fields(form, 'ho-so-dien-tu')).toEqual({ numerator: '1.234' });
    expect(fields(form, 'kinh-te-so')).toEqual({ value: '12.5' });
    expect(form.entries.find(({ code }) => code === 'nhiem-vu-khcn')?.noCases).toBe(true);
    expect(fields(form, 'ngan-sach-khoa-hoc')).toEqual({ state: 'Xong', document: '12/QĐ-UBND' });
    expect(form.tasks.find(({ code }) => code === 'III.3.1')).toMatchObject({
      state: 'in_progress',
      result: { cell: { text: 'Đã hỗ trợ 3 sản phẩm OCOP' } },
    });
    expect(form.remarks.difficulty.cell.text).toBe('- Thiếu kinh phí');
    expect(form.strays).toEqual([]);
  });

  test('and saved again by LibreOffice it says the same, its percentages computed', async () => {
    const again = office.recomputed(bytes);
    expect(await read(again)).toMatchObject({ header: (await read(bytes)).header });
    expect(fields(await read(again), 'thiet-bi')).toEqual(fields(await read(bytes), 'thiet-bi'));
    const book = new FormBook(again);
    const result = (key: string): unknown => book.value(key, 'I');
    expect(result('I:thiet-bi')).toBe(81.82);
    expect(result('I:chu-ky-so')).toBe('');
    // A number typed as text is no number to a formula; our reader reads it all the same.
    expect(result('I:ho-so-dien-tu')).toBe('');
  });
});

test('the live result has the digits that the product shows, on the right side of target and 100', async () => {
  const blank = await renderedForm(formOf({ unit: 'PVHCC' }));
  const pairs = [
    ['dvc-toan-trinh', 79_996, 100_000, '', 79.996],
    ['dvc-dia-phuong', 8, 10, '', 80],
    ['mot-lan', 3, 2, '', 'Tử số lớn hơn mẫu số'],
    ['phi-dia-gioi', 99_996, 100_000, '', 99.996],
    ['dvc-doanh-nghiep', 0, 0, '', 'Không phát sinh'],
    ['hai-long', 2, 3, '', 66.67],
    ['thiet-bi', 0, 7, '', 0],
    ['chu-ky-so', 1, 3, 'Không phát sinh', ''],
  ] as const;
  const typed = pairs.flatMap(([code, numerator, denominator, mark]) => [
    [blank.at(`I:${code}`, 'G'), numerator],
    [blank.at(`I:${code}`, 'H'), denominator],
    ...(mark === '' ? [] : [[blank.at(`I:${code}`, 'J'), mark]]),
  ]);
  const book = new FormBook(
    office.recomputed(filledIn(blank, Object.fromEntries(typed) as Record<string, number>)),
  );
  for (const [code, , , , result] of pairs) expect(book.value(`I:${code}`, 'I'), code).toBe(result);
});

describe('opened and saved by LibreOffice', () => {
  test.each(['VHXH', 'VP', 'PVHCC', 'THON'])(
    '%s: reads the same, keeps its locks and its rules',
    async (unit) => {
      const before = await renderedForm(formOf({ unit, figures: demoFigures() }));
      const again = office.recomputed(before.bytes);
      const [was, is] = [await read(before.bytes), await read(again)];
      const plain = (form: FilledForm): unknown[] => [
        form.header,
        form.entries.map(({ code, noCases }) => [code, noCases, fields(form, code)]),
        form.tasks.map(({ code, state, result }) => [code, state, result.cell.text]),
      ];
      expect(plain(is)).toEqual(plain(was));
      const xml = part(again, FORM_SHEET);
      expect(xml).toContain('<sheetProtection');
      const lists = /<dataValidation [^>]*type="list"/gu;
      expect(count(xml, lists)).toBeGreaterThan(0);
      expect(xml).toContain('Hoàn thành');
      if (unit !== 'THON') expect(count(xml, /<dataValidation [^>]*type="custom"/gu)).toBeGreaterThan(0);
    },
  );

  test('computes what the product computed', async () => {
    for (const unit of ['VHXH', 'PVHCC', 'VP']) {
      const before = await renderedForm(formOf({ unit, figures: demoFigures() }));
      const computed = new Map(new FormBook(office.recomputed(before.bytes)).cells());
      const formulas = before.cells().filter(([, { f }]) => f !== undefined);
      expect(formulas.length).toBeGreaterThan(0);
      for (const [address, { v }] of formulas) expect(computed.get(address)?.v, `${unit} ${address}`).toBe(v);
    }
  });
});

describe('on paper', () => {
  test.each([
    ['VHXH', 8],
    ['KT', 6],
    ['MTTQ', 4],
    ['THON', 3],
  ])('%s: A4 across, headings on each page, the signature at the end', async (unit, most) => {
    const pdf = office.pdf((await renderedForm(formOf({ unit }))).bytes);
    expect(pdf.info('Page size')).toMatch(/^841\.\d+ x 595\.\d+ pts \(A4\)$/u);
    const pages = pdf.pages();
    expect(pages.length).toBeLessThanOrEqual(most);
    for (const page of pages) {
      expect(page).toMatch(/TT Phần I\. Chỉ tiêu|Phần I\. Chỉ tiêu/u);
      expect(page).toContain('Phần II. Nhiệm vụ');
      expect(page).not.toMatch(/H:indicators|I:[a-z]|#{3}/u);
    }
    expect(pages[0]).toContain('BIỂU MẪU BÁO CÁO SỐ LIỆU');
    expect(pages.at(-1)).toMatch(/KHÓ KHĂN, VƯỚNG MẮC.*KIẾN NGHỊ, ĐỀ XUẤT.*THỦ TRƯỞNG ĐƠN VỊ/u);
    expect(pages.join(' ')).not.toContain('kpi-form');
  });
});
