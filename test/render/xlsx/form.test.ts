import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  baseFigure,
  baseForm,
  formBook,
  sheetXml,
  unescaped,
  UNITS,
  unlockedIn,
} from '../../support/form-book.ts';
import { FORM_PART, SHEET, type FormBook } from '../../support/form-read.ts';
import { earlierFigures } from '../../support/form-world.ts';
import { demoFigures, planBaseFile } from '../../support/report-world.ts';
import { part, partsOf } from '../../support/xlsx-read.ts';

describe('the head', () => {
  test.each([
    ['Quý III năm 2026 (số liệu từ 15/06/2026 đến 14/09/2026)'],
    ['Gửi về Phòng Văn hóa - Xã hội chậm nhất: thứ Bảy 19/09/2026\n(ngày làm việc cuối: thứ Sáu 18/09/2026)'],
    ['Đơn vị báo cáo: Phòng Kinh tế'],
    ['BIỂU MẪU BÁO CÁO SỐ LIỆU'],
    ['UBND XÃ LIÊN MINH'],
  ])('says: %s', async (words) => expect((await formBook({ unit: 'KT' })).words()).toContain(words));

  test('the office that gathers the forms sends its own to nobody', async () => {
    const words = (await formBook({ unit: 'VHXH' })).words();
    expect(words).toContain('Hoàn thành chậm nhất: thứ Bảy 19/09/2026');
    expect(words).not.toContain('Gửi về');
  });

  test('a plan without a standing office', async () => {
    expect((await baseForm([])).words()).toContain('Gửi báo cáo chậm nhất: thứ Ba 15/07/2025');
  });
});

describe('the rows', () => {
  let form: FormBook;
  beforeAll(async () => {
    form = await formBook({ unit: 'KT', figures: demoFigures().filter(({ quarter }) => quarter < '2026Q3') });
  });

  test('a ratio: name, what is counted, from when, target, last quarter', () => {
    const name = form.value('I:ho-so-dien-tu', 'C');
    expect(name).toMatch(
      /^Tỷ lệ hồ sơ công việc tại cơ quan hành chính nhà nước được xử lý trên môi trường điện tử\n/u,
    );
    expect(name).toContain(
      '- Tử số: Số hồ sơ công việc được xử lý trên hệ thống quản lý văn bản và điều hành\n',
    );
    expect(name).toContain('- Số lũy kế từ đầu năm, từ 15/12/2025 đến 14/09/2026');
    expect(form.cell('I:ho-so-dien-tu', 'E')).toMatchObject({ v: 100, w: '≥ 100' });
    expect(form.value('I:ho-so-dien-tu', 'F')).toBe('92,91%\n(380/409)');
    expect(form.value('I:thiet-bi', 'C')).toContain('- Số liệu tại ngày 14/09/2026');
  });

  test('a published figure, a milestone', () => {
    expect(form.value('I:kinh-te-so', 'C')).toContain(
      '- Do Thống kê tỉnh Ninh Bình công bố: điền nếu đã được công bố',
    );
    expect(form.value('I:ngan-sach-khoa-hoc', 'E')).toBe('Hoàn thành');
    expect(form.value('I:ngan-sach-khoa-hoc', 'F')).toBe('Chưa triển khai');
  });

  test('stand below their headings, and the tasks below them', () => {
    const words = form.words();
    expect(words).toContain('c. Chuyển đổi số quốc gia');
    expect(form.row('S:I')).toBe(form.row('H:tasks') + 1);
    expect(form.value('T:III.3.1', 'C')).toMatch(/^Chủ trì triển khai các nhiệm vụ về ứng dụng khoa học/u);
    expect(form.value('T:III.3.2', 'C')).toMatch(/\n\(đơn vị phối hợp\)$/u);
    expect(form.value('T:III.8.4', 'F')).toBe('Trước ngày 20 hằng quý');
    expect(form.row('H:end')).toBeGreaterThan(form.row('R:proposal'));
  });

  test('a milestone that is done, a target in common, other days', async () => {
    const done = [...earlierFigures()].map((figure) =>
      figure.indicator === 'ngan-sach-khoa-hoc' ? { ...figure, figure: 'xong' } : figure,
    );
    expect((await formBook({ unit: 'KT', figures: done })).value('I:ngan-sach-khoa-hoc', 'C')).toContain(
      'không phải báo cáo lại',
    );
    const other = await baseForm([]);
    expect(other.value('I:CT02', 'C')).toBe(
      'Số hộ nghèo\n- Số liệu tại ngày 30/06/2025\n- Mục tiêu chung của các đơn vị báo cáo chỉ tiêu này',
    );
    expect(other.value('I:CT03', 'C')).toBe(
      'Thu ngân sách\n- Số phát sinh trong kỳ, từ 01/04/2025 đến 30/06/2025\n- Mục tiêu cộng dồn từ quý I đến quý II',
    );
  });

  test('a unit without indicators is told so', async () => {
    expect((await formBook({ unit: 'THON' })).words()).toContain(
      'Đơn vị không có chỉ tiêu phải báo cáo trong quý này.',
    );
  });
});

describe('what is known already is filled in', () => {
  test('figures, notes, states, words', async () => {
    const form = await formBook({
      unit: 'VHXH',
      figures: demoFigures(),
      tasks: { 'III.1.1': { state: 'paused', result: 'Tạm dừng do thiếu kinh phí' } },
      remarks: { difficulty: 'Thiếu người', proposal: 'Bổ sung' },
    });
    expect([form.value('I:ho-so-dien-tu', 'G'), form.value('I:ho-so-dien-tu', 'H')]).toEqual([668, 684]);
    expect(form.cell('I:ho-so-dien-tu', 'I')).toMatchObject({ v: 97.66, t: 'n' });
    expect(form.value('I:phu-song-5g', 'I')).toBe(63.5);
    expect(form.value('I:ra-soat-co-che', 'I')).toBe('Đang thực hiện');
    expect(form.value('I:ra-soat-co-che', 'G')).toBe('Báo cáo số 96/BC-UBND ngày 08/9/2026');
    expect([form.value('T:III.1.1', 'G'), form.value('T:III.1.1', 'I')]).toEqual([
      'Tạm dừng',
      'Tạm dừng do thiếu kinh phí',
    ]);
    expect([form.value('R:difficulty', 'B'), form.value('R:proposal', 'B')]).toEqual([
      'Thiếu người',
      'Bổ sung',
    ]);
  });

  test.each([
    ['2/3', 2, 3, 66.67, undefined],
    ['0/5', 0, 5, 0, undefined],
    ['69996/100000', 69_996, 100_000, 70, undefined],
    ['94996/100000', 94_996, 100_000, 94.996, undefined],
    ['99996/100000', 99_996, 100_000, 99.996, undefined],
    ['0/0', 0, 0, 'Không phát sinh', undefined],
    ['khong-phat-sinh', undefined, undefined, '', 'Không phát sinh'],
  ])(
    'a ratio of %s, its result held against 95 and 100',
    async (figure, numerator, denominator, result, mark) => {
      const form = await baseForm([baseFigure('CT04', '2025Q2', figure)]);
      const row = ['G', 'H', 'I', 'J'].map((column) => form.value('I:CT04', column));
      expect(row).toEqual([numerator, denominator, result, mark]);
    },
  );

  test('a figure with more digits than a number cell keeps is a text', async () => {
    const form = await baseForm([baseFigure('CT03', '2025Q2', '123456789012345,678')]);
    expect(form.value('I:CT03', 'I')).toBe('123.456.789.012.345,678');
  });

  test('an empty form has a formula beside each pair and nothing in it', async () => {
    const form = await formBook({ unit: 'PVHCC' });
    const pairs = form.cells().filter(([, { f }]) => f !== undefined);
    expect(pairs.length).toBe(12);
    for (const [address, { v }] of pairs) expect(v, address).toBe('');
  });
});

describe('the file', () => {
  test('has the hidden sheet last, hidden from menus too, with what the form is', async () => {
    const form = await formBook({ unit: 'KT' });
    expect(form.names).toEqual([SHEET, '_kpi']);
    expect(part(form.bytes, 'xl/workbook.xml')).toMatch(/<sheet [^>]*name="_kpi"[^>]*state="veryHidden"/u);
    const cells = new Map(form.cells('_kpi').map(([address, { v }]) => [address, v]));
    expect([1, 2, 3, 4, 5, 7].map((row) => [cells.get(`A${row}`), cells.get(`B${row}`)])).toEqual([
      ['format', 'kpi-form/1'],
      ['plan', 'lien-minh-2026'],
      ['unit', 'KT'],
      ['unitName', 'Phòng Kinh tế'],
      ['quarter', '2026Q3'],
      ['issued', '2026-09-15'],
    ]);
    expect(cells.get('B6')).toMatch(/^[0-9a-f]{16}$/u);
    expect(sheetXml(form)).toMatch(/<col min="1" max="1" [^>]*hidden="1"/u);
  });

  test.each(UNITS)('%s: prints on A4, one page wide, with its headings on each page', async (unit) => {
    const { bytes } = await formBook({ unit });
    const xml = part(bytes, FORM_PART);
    expect(xml).toMatch(
      /<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToWidth="1" fitToHeight="0"/u,
    );
    expect(xml).toMatch(/<pane [^>]*ySplit="5"[^>]*state="frozen"/u);
    expect(xml).not.toMatch(/<v>(?:NaN|-?Infinity|#[^<]*)<\/v>|t="e"/u);
    const names = unescaped(part(bytes, 'xl/workbook.xml')).replaceAll('&apos;', "'");
    expect(names).toContain("'Báo cáo'!$4:$5<");
    expect(names).toMatch(/'Báo cáo'!\$A\$1:\$L\$\d+</u);
    for (const [, height] of xml.matchAll(/<row [^>]*ht="([\d.]+)"/gu))
      expect(Number(height)).toBeLessThanOrEqual(409);
  });

  test('is one of ours and knows one font', async () => {
    const { bytes } = await formBook({ unit: 'KT' });
    const core = part(bytes, 'docProps/core.xml');
    expect(core).toContain('<dc:creator>kpi-xa</dc:creator>');
    expect(core).toContain('<cp:keywords>kpi-xa kpi-form/1 lien-minh-2026 KT 2026Q3</cp:keywords>');
    expect(core).toContain('W3CDTF">2026-09-15T00:00:00Z</dcterms:created>');
    const fonts = [...partsOf(bytes).values()].flatMap((xml) => [
      ...xml.matchAll(/<(?:name|rFont) val="([^"]+)"/gu),
    ]);
    expect(new Set(fonts.map(([, name]) => name))).toEqual(new Set(['Times New Roman']));
  });

  const zone = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = zone;
  });

  test('the same form gives the same bytes, in every zone', async () => {
    const first = (await formBook({ unit: 'KT' })).bytes;
    for (const other of ['UTC', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati']) {
      process.env['TZ'] = other;
      expect(Buffer.from((await formBook({ unit: 'KT' })).bytes).equals(first)).toBe(true);
    }
  });

  test.each([
    ['KT', 'I9'],
    ['VP', 'G9'],
    ['THON', 'G9'],
  ])('%s: opens with the cursor in its first cell to fill in', async (unit, first) => {
    const form = await formBook({ unit });
    expect(sheetXml(form)).toContain(`activeCell="${first}"`);
    expect(unlockedIn(form)).toContain(first);
  });

  test('hostile names stay words', async () => {
    const file = planBaseFile();
    const form = await formBook({
      file: {
        ...file,
        title: '=cmd|calc & <b>',
        units: file.units.map((unit) => ({ ...unit, name: '=1+1 & <x> "\'' })),
        indicators: file.indicators.map((indicator) => ({
          ...indicator,
          name: `=HYPERLINK("x") ${indicator.name}`,
        })),
      },
      unit: 'T01',
      quarter: '2025Q2',
      figures: [],
      remarks: { difficulty: '=1+1\u0007' },
    });
    expect(form.words()).toContain('Đơn vị báo cáo: =1+1 & <x> "\'');
    expect(form.cell('R:difficulty', 'B')).toMatchObject({ t: 's', v: '=1+1' });
    expect(form.value('I:CT02', 'C')).toMatch(/^=HYPERLINK/u);
  });
});
