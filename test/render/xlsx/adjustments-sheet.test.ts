/** «Điều chỉnh so với bản đã gửi»: which version it is compared with, why, and every change with its effect. */
import { describe, expect, it } from 'vitest';
import { differences, type Adjustments } from '../../../src/domain/differences.ts';
import { assembleReport, type Report } from '../../../src/domain/report.ts';
import { renderReport } from '../../../src/render/xlsx/quarter-report.ts';
import { SHEETS } from '../../../src/render/xlsx/words.ts';
import { day } from '../../support/plan-builder.ts';
import { remark } from '../../support/report-sides.ts';
import {
  demoFigures,
  lienMinhFile,
  periodOf,
  sourcesOf,
  type TypedFigure,
  type World,
} from '../../support/report-world.ts';
import { GENERATOR, part, rendered, type ReadBook } from '../../support/xlsx-read.ts';

const SHEET = 'xl/worksheets/sheet2.xml';

const SENT: World = { file: lienMinhFile(), period: '2026Q3', figures: demoFigures() };

const AGAINST: Adjustments['against'] = {
  version: 1,
  at: '2026-09-22T03:00:00.000Z',
  reopening: {
    reason: 'Sở yêu cầu chỉnh lý',
    letter: { number: '145/SKHCN-CĐS', day: day('2026-10-01') },
    by: 'Lan',
    at: '2026-10-01T17:30:00.000Z',
  },
};

const correction = (
  indicator: string,
  unit: string,
  figure: string,
  rest: Partial<TypedFigure> = {},
): TypedFigure => ({
  indicator,
  unit,
  quarter: '2026Q3',
  figure,
  at: '2026-10-02T02:00:00.000Z',
  by: 'Trần Thị Minh',
  reason: 'đếm sót',
  ...rest,
});

function adjusted(world: Partial<World>, against = AGAINST): Report {
  const now = { ...SENT, ...world };
  const period = periodOf(SENT);
  return {
    ...assembleReport(sourcesOf(now), period),
    adjustments: { against, differences: differences(sourcesOf(SENT), sourcesOf(now), period) },
  };
}

const corrected = (...figures: TypedFigure[]): Partial<World> => ({ figures: [...SENT.figures, ...figures] });

const textOf = (cell: unknown): string =>
  cell instanceof Date
    ? cell.toLocaleDateString('en-CA')
    : typeof cell === 'string' || typeof cell === 'number'
      ? String(cell)
      : '';

/** Rows below the headings, as texts. */
function rowsOf(book: ReadBook): string[][] {
  const rows = book.rows('adjustments').map((row) => Array.from(row, (cell) => textOf(cell)));
  return rows.slice(rows.findIndex(([first]) => first === 'TT') + 1);
}

describe('the sheet of adjustments', () => {
  it('is not there in a first version, and second after the annex in a later one', async () => {
    const first = await rendered(assembleReport(sourcesOf(SENT), periodOf(SENT)));
    expect(first.book.SheetNames).not.toContain(SHEETS.adjustments);
    const later = await rendered(adjusted(corrected(correction('phu-song-5g', 'VHXH', '71,25'))));
    expect(later.book.SheetNames.slice(0, 2)).toEqual([SHEETS.annex, SHEETS.adjustments]);
  });

  it('says with which version it is compared, why it was reopened, and by which letter', async () => {
    const book = await rendered(adjusted({}));
    const head = book
      .rows('adjustments')
      .slice(0, 4)
      .map((row) => row[0]);
    expect(head).toEqual([
      'ĐIỀU CHỈNH SO VỚI BẢN ĐÃ GỬI',
      'Báo cáo quý III năm 2026, so với bản phát hành lần 1 ngày 22/9/2026',
      'Mở khóa ngày 02/10/2026. Lý do: Sở yêu cầu chỉnh lý',
      'Theo văn bản số 145/SKHCN-CĐS ngày 01/10/2026',
    ]);
    expect(rowsOf(book)).toEqual([[expect.stringContaining('Không có thay đổi')]]);
  });

  it('holds each change with its reason, author, day and effect', async () => {
    const book = await rendered(
      adjusted(
        corrected(
          correction('phu-song-5g', 'VHXH', '71,25', { source: SOURCE_OF_5G }),
          correction('thiet-bi', 'TYT', '10/10'),
          correction('thiet-bi', 'MTTQ', '9/10'),
        ),
      ),
    );
    const rows = rowsOf(book);
    expect(rows[0]).toEqual(['Số liệu']);
    expect(rows[1]).toEqual([
      '1',
      'Tỷ lệ dân số được phủ sóng 5G',
      'Phòng Văn hóa - Xã hội',
      'III/2026',
      '63.5',
      '71.25',
      'đếm sót',
      'Trần Thị Minh',
      '2026-10-02',
      'Kết quả: 63,5% → 71,25% (+7,75 điểm %)\nTỷ lệ hoàn thành: 90,71% → 101,79% (+11,07 điểm %)\nĐánh giá: Đang thực hiện → Vượt',
    ]);
    expect(rows[2]?.slice(4, 6)).toEqual(['chưa có', '10/10']);
    expect(rows[2]?.[9]).toContain('Kết quả: 98,65% → 97,87% (−0,78 điểm %)');
    expect(rows[2]?.[9]).toContain('Số đơn vị báo cáo: 7/9 → 9/9');
    expect(rows[3]?.[9]).toBe('(như trên)');
  });

  it('tells targets and words under headings of their own', async () => {
    const file = lienMinhFile();
    const [like] = file.targets.filter(({ indicator }) => indicator === 'hai-long');
    if (like === undefined) throw new Error('no target');
    const book = await rendered(
      adjusted({
        file: { ...file, targets: [...file.targets, { ...like, value: '96', from: '2026Q3' }] },
        words: {
          submissions: [],
          taskReports: [],
          blankReasons: [],
          remarks: [remark('TYT', 'thiếu máy\nmạng chậm')],
        },
      }),
    );
    const rows = rowsOf(book);
    expect(rows.filter((row) => row.length === 1)).toEqual([
      ['Mục tiêu'],
      ['Ý kiến, nhiệm vụ, việc gửi báo cáo'],
    ]);
    expect(rows[1]?.slice(1, 6)).toEqual([
      'Tỷ lệ người dân, doanh nghiệp hài lòng khi sử dụng dịch vụ công trực tuyến',
      'toàn kế hoạch',
      'Từ III/2026',
      '≥ 95%',
      '≥ 96%',
    ]);
    expect(rows[1]?.[9]).toContain('Đánh giá: Vượt → Đang thực hiện');
    expect(rows[3]?.slice(1, 6)).toEqual([
      'Khó khăn, vướng mắc',
      'Trạm Y tế xã',
      'III/2026',
      'thiếu máy\nmạng chậm',
      '',
    ]);
  });

  it('parts long words over rows that Excel can show', async () => {
    const long = 'Đề nghị cấp thêm máy tính. '.repeat(140).trim();
    const book = await rendered(
      adjusted({
        words: { submissions: [], taskReports: [], blankReasons: [], remarks: [remark('TYT', long)] },
      }),
    );
    const parts = rowsOf(book).flatMap((row) => ((row[4] ?? '') === '' ? [] : [row[4] ?? '']));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.join(' ')).toBe(long);
    const heights = [...part(book.bytes, SHEET).matchAll(/ ht="([\d.]+)"/gu)].map(([, ht]) => Number(ht));
    expect(Math.max(...heights)).toBeLessThan(409);
  });

  it('is set up for printing like the others', async () => {
    const book = await rendered(adjusted(corrected(correction('phu-song-5g', 'VHXH', '71,25'))));
    const xml = part(book.bytes, SHEET);
    expect(xml).toContain('orientation="landscape"');
    expect(xml).toContain('fitToWidth="1"');
    expect(part(book.bytes, 'xl/workbook.xml')).toMatch(
      /_xlnm\.Print_Titles" localSheetId="1">&apos;Điều chỉnh so với bản đã gửi&apos;!\$6:\$6</u,
    );
  });

  it('is the same bytes twice', async () => {
    const report = adjusted(corrected(correction('phu-song-5g', 'VHXH', '71,25')));
    const [one, two] = [
      await renderReport(report, { generator: GENERATOR }),
      await renderReport(report, { generator: GENERATOR }),
    ];
    expect(Buffer.compare(one, two)).toBe(0);
  });
});

const SOURCE_OF_5G =
  demoFigures().find(({ indicator, quarter }) => indicator === 'phu-song-5g' && quarter === '2026Q3')
    ?.source ?? null;
