/** The form of decree 30/2020, appendix I, asserted from the XML: page, fonts, sizes, strings (DOMAIN 2). */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/domain/report.ts';
import { renderReportDocx } from '../../../src/render/docx/report.ts';
import { ReadDocx, under } from '../../support/docx-read.ts';
import { demoFigures, demoReport, lienMinhFile, planBaseFile, reportOf } from '../../support/report-world.ts';

const rendered = async (report: Report): Promise<ReadDocx> =>
  new ReadDocx(await renderReportDocx(report, { generator: 'kpi-xa' }));

let docx: ReadDocx;
beforeAll(async () => {
  docx = await rendered(demoReport());
});

const MM = 1440 / 25.4;

describe('the page', () => {
  test('is A4, upright for the report and across for the annex, with the margins of the decree', () => {
    const [report, annex, ...others] = docx.sections;
    expect(others).toEqual([]);
    expect([report?.['w:w'], report?.['w:h'], report?.['w:orient']]).toEqual(['11906', '16838', 'portrait']);
    expect([annex?.['w:w'], annex?.['w:h'], annex?.['w:orient']]).toEqual(['16838', '11906', 'landscape']);
    for (const section of [report, annex]) {
      const margin = (side: string): number => Number(section?.[`w:${side}`]) / MM;
      for (const [side, least, most] of [
        ['top', 20, 25],
        ['bottom', 20, 25],
        ['left', 30, 35],
        ['right', 15, 20],
      ] as const) {
        expect(margin(side), side).toBeGreaterThanOrEqual(least - 0.01);
        expect(margin(side), side).toBeLessThanOrEqual(most);
      }
      expect(margin('right')).toBeGreaterThanOrEqual(15);
      // The number stands within the upper margin, letters and all.
      expect(margin('header') + (14 * 25.4) / 72).toBeLessThan(margin('top'));
    }
  });

  test('has its number in the middle of the upper margin, from 1 in each part, and none on the first', () => {
    for (const section of docx.sections)
      expect(section).toMatchObject({ start: '1', firstDiffers: 'true', headers: 'default first' });
    const headers = [...docx.parts.keys()].filter((name) => /^word\/header\d\.xml$/u.test(name));
    expect(headers).toHaveLength(4);
    const numbered = headers.filter((name) => docx.part(name).includes('PAGE'));
    expect(numbered).toHaveLength(2);
    for (const name of numbered) {
      const header = docx.xml(name);
      expect(under(header, 'w:jc').map(({ attributes }) => attributes['w:val'])).toEqual(['center']);
      expect(new Set(under(header, 'w:sz').map(({ attributes }) => attributes['w:val']))).toEqual(
        new Set(['28']),
      );
    }
    expect([...docx.parts.keys()].filter((name) => name.startsWith('word/footer'))).toEqual([]);
  });

  test('knows one font, in black', () => {
    const fonts = under(docx.xml('word/styles.xml'), 'w:docDefaults').flatMap((part) =>
      under(part, 'w:rFonts'),
    );
    expect(fonts.map(({ attributes }) => attributes)).toEqual([
      {
        'w:ascii': 'Times New Roman',
        'w:cs': 'Times New Roman',
        'w:eastAsia': 'Times New Roman',
        'w:hAnsi': 'Times New Roman',
      },
    ]);
    const document = docx.xml('word/document.xml');
    expect(under(document, 'w:rFonts')).toEqual([]);
    expect(under(document, 'w:rPr').flatMap((part) => under(part, 'w:color'))).toEqual([]);
    expect(docx.part('word/styles.xml')).toContain('w:val="vi-VN"');
  });
});

test.each([
  ['UBND XÃ LIÊN MINH', 12, false, false, 'center'],
  ['BAN CHỈ ĐẠO VỀ PHÁT TRIỂN', 12, true, false, 'center'],
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, true, false, 'center'],
  ['Độc lập - Tự do - Hạnh phúc', 13, true, false, 'center'],
  ['Số: …/BC-BCĐ', 13, false, false, 'center'],
  ['Liên Minh, ngày … tháng … năm 2026', 13, false, true, 'center'],
  ['BÁO CÁO', 14, true, false, 'center'],
  ['Kết quả thực hiện các chỉ tiêu, nhiệm vụ quý III năm 2026 theo Kế hoạch', 14, true, false, 'center'],
  ['Kính gửi: …', 14, false, false, 'center'],
  ['Thực hiện Kế hoạch hoạt động năm 2026', 14, false, false, 'both'],
  ['I. KẾT QUẢ THỰC HIỆN', 14, true, false, 'both'],
  ['1. Đánh giá chung', 14, true, false, 'both'],
  ['a) Chuyển đổi số các cơ quan hành chính nhà nước', 14, false, false, 'both'],
  ['+ Tỷ lệ dân số được phủ sóng 5G đạt', 14, false, false, 'both'],
  ['II. KHÓ KHĂN, VƯỚNG MẮC', 14, true, false, 'both'],
  ['III. KIẾN NGHỊ, ĐỀ XUẤT', 14, true, false, 'both'],
  ['IV. NHIỆM VỤ TRỌNG TÂM KỲ TỚI', 14, true, false, 'both'],
  ['Nơi nhận:', 12, true, true, 'left'],
  ['- Như trên;', 11, false, false, 'left'],
  ['- Lưu: VT, VHXH.', 11, false, false, 'left'],
  ['TM. BAN CHỈ ĐẠO', 14, true, false, 'center'],
  ['KT. TRƯỞNG BAN', 14, true, false, 'center'],
  ['PHÓ TRƯỞNG BAN THƯỜNG TRỰC', 14, true, false, 'center'],
  ['PHÓ CHỦ TỊCH UBND XÃ', 14, true, false, 'center'],
  ['Phạm Trí Dũng', 14, true, false, 'center'],
  ['Phụ lục', 14, true, false, 'center'],
  ['KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU QUÝ III NĂM 2026', 14, true, false, 'center'],
  ['(Kèm theo Báo cáo số …/BC-BCĐ ngày … tháng … năm … của Ban Chỉ đạo)', 13, false, true, 'center'],
])('«%s»: %d points, bold %s, italic %s, %s', (beginning, size, bold, italic, align) => {
  const found = docx.paragraph(beginning);
  expect(found).toMatchObject({
    bold,
    italic,
    align,
  });
  expect(new Set(found.sizes)).toEqual(new Set([size]));
});

test('body paragraphs begin 1,27 cm in and stand 6 points apart; headings never end a page', () => {
  const sentence = docx.paragraph('+ Tỷ lệ dân số được phủ sóng 5G');
  expect(sentence).toMatchObject({ firstLine: 720, before: 6 });
  const headings = docx.paragraphs.filter(({ outline }) => outline !== null);
  expect(headings.map(({ outline }) => outline).slice(0, 3)).toEqual([0, 1, 1]);
  expect(headings.every(({ keepNext }) => keepNext)).toBe(true);
});

test('the lines of the decree are drawn below the agency, the motto, the title and the annex', () => {
  const { paragraphs } = docx;
  const above = paragraphs.flatMap(({ ruled }, index) => (ruled ? [paragraphs[index - 1]?.text ?? ''] : []));
  expect(above.map((text) => text.slice(0, 26))).toEqual([
    'BAN CHỈ ĐẠO VỀ PHÁT TRIỂN ',
    'Độc lập - Tự do - Hạnh phú',
    'Kết quả thực hiện các chỉ ',
    '(Kèm theo Báo cáo số …/BC-',
  ]);
  // As long as the motto, which takes some 59 mm; a third to a half of the agency's 72 mm.
  const widths = under(docx.xml('word/document.xml'), 'w:p')
    .filter((paragraph) => under(paragraph, 'w:pBdr').length > 0)
    .map((paragraph) => Number(under(paragraph, 'w:ind')[0]?.attributes['w:left']) / MM);
  const [agency = 0, motto = 0] = [72 - 2 * (widths[0] ?? 0), 93 - 2 * (widths[1] ?? 0)];
  expect(agency).toBeGreaterThan(72 / 3);
  expect(agency).toBeLessThan(72 / 2);
  expect(Math.abs(motto - 57)).toBeLessThan(3);
});

test('the motto, the number and the date stand on the same lines as their counterparts', () => {
  const [head] = docx.tables;
  expect(head?.map((row) => row.map((cell) => cell.filter((text) => text !== '').at(-1)))).toEqual([
    [expect.stringMatching(/^BAN CHỈ ĐẠO/u), 'Độc lập - Tự do - Hạnh phúc'],
    ['Số: …/BC-BCĐ', 'Liên Minh, ngày … tháng … năm 2026'],
  ]);
});

test('report and annex end as documents do', () => {
  expect(docx.paragraph('Trên đây là báo cáo').text).toMatch(/\.\/\.$/u);
  expect(docx.paragraph('Tổng số 22 chỉ tiêu').text).toMatch(/\.\/\.$/u);
  const from = docx.lines.indexOf('Nơi nhận:') + 1;
  expect(docx.lines.slice(from, from + 7)).toEqual([
    '- Như trên;',
    '- Sở Khoa học và Công nghệ tỉnh;',
    '- Lãnh đạo UBND xã;',
    '- Thành viên BCĐ xã;',
    '- Các cơ quan có liên quan;',
    '- Các thôn trên địa bàn xã;',
    '- Lưu: VT, VHXH.',
  ]);
});

test("a unit's own report goes to the standing office, under the unit's name, and is signed by nobody yet", async () => {
  const own = await rendered(
    reportOf({ file: lienMinhFile(), period: '2026Q3', figures: demoFigures(), unit: 'KT' }),
  );
  expect(own.lines.slice(0, 6)).toEqual([
    'UBND XÃ LIÊN MINH',
    'PHÒNG KINH TẾ',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: …/BC-…',
    'Liên Minh, ngày … tháng … năm 2026',
  ]);
  expect(own.text).toContain('Kính gửi: Phòng Văn hóa - Xã hội');
  expect(own.text).toContain('của Phòng Kinh tế)');
  const after = own.lines.slice(own.lines.indexOf('Nơi nhận:'));
  expect(after.slice(0, 5)).toEqual([
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: ….',
    'THỦ TRƯỞNG ĐƠN VỊ',
    '…'.repeat(8),
  ]);
  expect(own.text).not.toContain('Phạm Trí Dũng');
});

test('what a plan does not say stays open', async () => {
  const file = planBaseFile();
  const bare = await rendered(
    reportOf({
      file: {
        ...file,
        issuer: { parentAgency: null, agency: null, place: null, symbol: null },
        recipients: [],
        signature: { onBehalf: null, position: null, role: null, office: null, name: null },
      },
      period: '2025Q1',
      figures: [{ indicator: 'CT04', unit: 'T01', quarter: '2025Q1', figure: '1/2' }],
    }),
  );
  expect(bare.lines.slice(0, 5)).toEqual([
    '…',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: …/BC-…',
    '…, ngày … tháng … năm 2025',
  ]);
  const after = bare.lines.slice(bare.lines.indexOf('Nơi nhận:'));
  expect(after.slice(0, 5)).toEqual(['Nơi nhận:', '- Như trên;', '- Lưu: ….', '…'.repeat(8), '…'.repeat(8)]);
});
