/** The workbook in other people's programs. Needs LibreOffice, python3 with openpyxl, and poppler's tools. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import {
  demoFigures,
  demoReport,
  lienMinhFile,
  planBaseFile,
  reportOf,
  withHamlets,
  type TypedFigure,
} from '../support/report-world.ts';
import { Office, type Pdf } from '../support/xlsx-office.ts';
import { chartsOf } from '../support/xlsx-charts.ts';
import { partsOf, ReadBook, rendered } from '../support/xlsx-read.ts';

const office = new Office();
afterAll(() => office.close());

const typed = (indicator: string, unit: string, quarter: string, figure: string): TypedFigure => ({
  indicator,
  unit,
  quarter,
  figure,
});

/** Two indicators reported by 40 thôn instead of the offices. */
function fortyReport(): Report {
  const moved = ['ky-nang-so', 'hai-long'];
  const hamlet = (index: number): string => `TH${(index + 1).toString().padStart(2, '0')}`;
  const figures = Array.from({ length: 38 }, (_, index) => [
    typed('ky-nang-so', hamlet(index), '2026Q3', `${index + 3}/${index + 5}`),
    typed(
      'hai-long',
      hamlet(index),
      '2026Q3',
      index % 7 === 0 ? 'khong-phat-sinh' : `${index + 30}/${index + 31}`,
    ),
  ]).flat();
  const others = demoFigures().filter(({ indicator }) => !moved.includes(indicator));
  return reportOf({
    file: withHamlets(lienMinhFile(), 40, moved),
    period: '2026Q3',
    figures: [...others, ...figures],
  });
}

/** Sums of tenths, thirds, no cases, negative figures, two quarters. */
function baseReport(): Report {
  return reportOf({
    file: planBaseFile(),
    period: '2025Q2',
    today: '2025-07-20',
    figures: [
      typed('CT03', 'T01', '2025Q1', '-0,7'),
      typed('CT03', 'T01', '2025Q2', '10,1'),
      typed('CT03', 'T02', '2025Q2', '20,2'),
      typed('CT03', 'T03', '2025Q2', '30,3'),
      typed('CT04', 'T01', '2025Q2', '1/2'),
      typed('CT04', 'T02', '2025Q2', '99/100'),
      typed('CT04', 'T03', '2025Q2', 'khong-phat-sinh'),
      typed('CT04', 'T04', '2025Q2', '0/0'),
      typed('CT02', 'T01', '2025Q2', '13'),
      typed('CT02', 'T02', '2025Q2', '20'),
      typed('CT05', 'T01', '2025Q2', '0'),
    ],
  });
}

/** The demo's figures, and those of the year before that every period is compared with. */
const twoYears = (period: string): Report =>
  reportOf({
    file: lienMinhFile(),
    period,
    figures: [
      ...demoFigures(),
      ...demoFigures().map((each) => ({
        ...each,
        quarter: each.quarter.replace('2026', '2025'),
        figure: each.figure.replace(/^(\d+)\/(\d+)$/u, (_, part: string, whole: string) =>
          [Math.max(0, Number(part) - 2), whole].join('/'),
        ),
      })),
    ],
  });

const REPORTS = {
  demo: demoReport,
  forty: fortyReport,
  base: baseReport,
  compared: () => twoYears('2026Q3'),
  'six months compared': () => twoYears('2026H1'),
};

describe.each(Object.entries(REPORTS))('%s', (_, make) => {
  let book: ReadBook;
  beforeAll(async () => {
    book = await rendered(make());
  });

  test('LibreOffice computes the same values', () => {
    const again = new ReadBook(office.recomputed(book.bytes));
    expect(again.book.SheetNames).toEqual(book.book.SheetNames);
    for (const sheet of ['annex', 'details', 'units', 'discipline', 'charts', 'method'] as const) {
      const cells = book.cells(sheet);
      const computed = again.cells(sheet);
      for (const [address, { t, v, f }] of cells) {
        const other = computed.get(address);
        if (t === 's' && f !== undefined) {
          expect(other, `${sheet} ${address}`).toMatchObject({ t, v });
          expect(other?.f, `${sheet} ${address}`).toBeDefined();
        }
        if (t !== 'n') continue;
        expect(other?.t, `${sheet} ${address}`).toBe('n');
        expect(other?.f !== undefined, `${sheet} ${address}`).toBe(f !== undefined);
        const difference = Math.abs((other?.v as number) - (v as number));
        expect(difference, `${sheet} ${address}`).toBeLessThanOrEqual(1e-12 * Math.abs(v as number));
      }
    }
  });

  test('openpyxl reads every cell, and no cell is an error', () => {
    const program = `
import sys, json, openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
cells = [c for s in book for r in s.iter_rows() for c in r if c.value is not None]
print(json.dumps({'sheets': book.sheetnames, 'count': len(cells), 'errors': [c.coordinate for c in cells if c.data_type == 'e'],
  'fonts': sorted({c.font.name for c in cells}), 'titles': [s.print_title_rows for s in book], 'created': str(book.properties.created)}))`;
    const filled = (['annex', 'details', 'units', 'discipline', 'charts', 'method'] as const).map(
      (sheet) => [...book.cells(sheet).values()].filter(({ v }) => v !== undefined).length,
    );
    expect(office.python(book.bytes, program)).toMatchObject({
      sheets: [
        'Phụ lục',
        'Số liệu theo đơn vị',
        'Theo đơn vị',
        'Kỷ luật báo cáo',
        'Biểu đồ',
        'Ghi chú cách tính',
      ],
      count: filled.reduce((sum, count) => sum + count, 0),
      errors: [],
      fonts: ['Times New Roman'],
      titles: ['$12:$13', '$5:$5', '$5:$5', '$5:$5', '$1:$1', expect.stringMatching(/^\$\d+:\$\d+$/u)],
    });
  });
});

describe('on paper', () => {
  const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
  const ANNEX_PAGES = 6;
  const COLUMNS = /Chỉ tiêu.*\(1\) \(2\) \(3\)/u;
  const column = (address = ''): string => address.replace(/\d/gu, '');
  let bytes: Uint8Array;
  let demo: Pdf;
  let pages: string[];
  beforeAll(async () => {
    bytes = (await rendered(demoReport())).bytes;
    demo = office.pdf(bytes);
    pages = demo.pages();
  }, 60_000);

  test('nine units: A4 across, so many pages', () => {
    expect(demo.info('Page size')).toMatch(/^841\.\d+ x 595\.\d+ pts \(A4\)$/u);
    expect(pages).toHaveLength(36);
    expect(demo.info('Title')).toBe('Kết quả thực hiện các chỉ tiêu quý III năm 2026');
  });

  test('the annex has its head on the first page, its columns on each, its signature with the last row', () => {
    const annex = pages.slice(0, ANNEX_PAGES);
    const last = annex.at(-1);
    expect(annex[0]).toContain(NATION);
    expect(annex.slice(1).join()).not.toContain(NATION);
    for (const page of annex) expect(page).toMatch(COLUMNS);
    expect(last).toContain('Tỷ lệ nhiệm vụ của Ban Chỉ đạo Trung ương');
    expect(last).toMatch(/Nơi nhận:.*Phạm Trí Dũng$/u);
  });

  test('pages are numbered from the second on, anew on each sheet', () => {
    const numbers = pages.map((page) => /^\d+(?= \D)/u.exec(page)?.[0] ?? null);
    expect(numbers.slice(0, ANNEX_PAGES + 2)).toEqual([null, '2', '3', '4', '5', '6', null, '2']);
    expect(pages[ANNEX_PAGES]).toContain('SỐ LIỆU THEO ĐƠN VỊ QUÝ III NĂM 2026');
  });

  test('no page is empty, and no heading ends one', () => {
    for (const page of pages) expect(page.length).toBeGreaterThan(200);
    for (const page of pages.slice(0, 14))
      expect(page).not.toMatch(/(?:I\. MỤC TIÊU|trực tuyến \(%\)|dữ liệu số|đánh giá)$/u);
  });

  test('the charts are drawn, each with its words, no page of them empty', () => {
    const drawn = pages.filter((page) => page.includes('BIỂU ĐỒ KẾT QUẢ'));
    expect(drawn).toHaveLength(8);
    // Letters of charts are placed one by one, with air where a word has none.
    const bare = (text = ''): string => text.replaceAll(' ', '');
    const words = bare(drawn.join(' '));
    for (const title of [
      'Kết quả so với mục tiêu của các chỉ tiêu tính theo tỷ lệ (%), quý III năm 2026',
      '5. Tỷ lệ dân số được phủ sóng 5G (%)',
      'Số chỉ tiêu đã báo cáo, còn thiếu theo đơn vị, quý III năm 2026',
    ])
      expect(words).toContain(bare(title));
    expect(bare(drawn[0])).toContain(bare('Số thứ tự của chỉ tiêu tại Phụ lục'));
    expect(bare(drawn.at(-1))).toContain(bare('Đã báo cáo Còn thiếu'));
  });

  test('LibreOffice keeps the charts, and what they name', () => {
    const again = office.recomputed(bytes);
    const before = chartsOf(bytes);
    const after = [...partsOf(again)].filter(([name]) => /^xl\/charts\/chart\d+\.xml$/u.test(name));
    expect(after).toHaveLength(before.length);
    const named = (xml: string): string[] =>
      [...xml.matchAll(/<c:f>([^<]+)</gu)].map(([, cells]) => cells ?? '').sort();
    const all = after.flatMap(([, xml]) => named(xml));
    for (const { ranges } of before)
      for (const { sheet, addresses } of ranges)
        expect(all.some((cells) => cells.includes(sheet) && cells.includes(`$${column(addresses[0])}`))).toBe(
          true,
        );
  });

  test('forty thôn: more pages of figures, a note that fills some lines', async () => {
    const forty = office.pdf((await rendered(fortyReport())).bytes).pages();
    expect(forty).toHaveLength(53);
    expect(forty.filter((page) => COLUMNS.test(page))).toHaveLength(7);
    expect(forty.join(' ')).toContain('Tạm tính, còn thiếu: Thôn Hổ Sơn 5, Thôn Vân Bảng 5');
  });

  test('all columns of comparison: one page more, in words that officials use', async () => {
    const compared = office.pdf((await rendered(twoYears('2026Q3'))).bytes).pages();
    const annex = compared.slice(0, ANNEX_PAGES + 1);
    for (const page of annex) expect(page).toMatch(/So với kỳ.*\(1\) \(2\).*\(15\)/u);
    expect(compared[ANNEX_PAGES + 1]).toContain('SỐ LIỆU THEO ĐƠN VỊ');
    expect(annex.join(' ')).toMatch(/tăng \d+,\d+.*điểm %/u);
  });
});
