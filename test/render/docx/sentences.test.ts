/** What the written report says: sentences made from the figures, and nothing that the data does not hold (DOMAIN 3.3, 3.4). */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Quarter } from '../../../src/domain/period.ts';
import type { Remark, TaskReport, UnitWords } from '../../../src/domain/submission.ts';
import { renderReportDocx } from '../../../src/render/docx/report.ts';
import { ReadDocx } from '../../support/docx-read.ts';
import { demoFigures, lienMinhFile, reportOf, type World } from '../../support/report-world.ts';

const entered = {
  quarter: '2026Q3' as Quarter,
  revision: 1,
  file: null,
  by: 'lan',
  at: '2026-09-15T02:00:00Z',
};
const remark = (unit: string, kind: Remark['kind'], text: string, quarter = '2026Q3'): Remark => ({
  ...entered,
  quarter: quarter as Quarter,
  unit,
  kind,
  text,
});
const task = (unit: string, code: string, state: TaskReport['state'], result: string | null): TaskReport => ({
  ...entered,
  unit,
  task: code,
  state,
  result,
});

async function written(world: Partial<World> & { readonly said?: Partial<UnitWords> }): Promise<ReadDocx> {
  const { said = {}, ...rest } = world;
  const report = reportOf({
    file: lienMinhFile(),
    period: '2026Q3',
    figures: demoFigures(),
    words: { submissions: [], remarks: [], taskReports: [], blankReasons: [], ...said },
    ...rest,
  });
  return new ReadDocx(await renderReportDocx(report, { generator: 'kpi-xa' }));
}

let demo: ReadDocx;
beforeAll(async () => {
  const figures = demoFigures().map((figure) =>
    figure.indicator === 'phu-song-5g' ? { ...figure, asOf: '2026-08-31' } : figure,
  );
  demo = await written({ figures });
});

const OPEN = ['…'.repeat(30), '…'.repeat(30)];

describe('the results of the demo', () => {
  test.each([
    [
      'a published percentage, with its day and publisher',
      '+ Tỷ lệ dân số được phủ sóng 5G đạt 63,5%, bằng 90,71% so với mục tiêu 70%, đang thực hiện. Số liệu do Doanh nghiệp viễn thông, Sở Khoa học và Công nghệ công bố. Số liệu tính đến ngày 31/8/2026.',
    ],
    [
      'a ratio with its counts',
      'chức năng quản lý đạt 77,74% (412/530), bằng 97,17% so với mục tiêu 80%, đang thực hiện.',
    ],
    [
      'a provisional one, with who is missing',
      'yêu cầu công việc đạt 98,65% (73/74), bằng 98,65% so với mục tiêu 100%, đang thực hiện. Tạm tính, còn thiếu: Trạm Y tế, Ủy ban MTTQ xã.',
    ],
    [
      'a year to date, exceeded, beside the period',
      'toàn trình trên môi trường điện tử lũy kế đến ngày 14/9/2026 đạt 73,54% (2.115/2.876), bằng 105,06% so với mục tiêu 70%, vượt mục tiêu; riêng trong kỳ đạt 82,11%.',
    ],
    ['a target exactly met', 'đạt 80% (4/5), bằng 100% so với mục tiêu 80%, đạt mục tiêu.'],
    [
      'nothing reported, with the older figure as such',
      'cung cấp một lần cho cơ quan nhà nước: chưa có số liệu. Chưa nhận số liệu của Trung tâm PVHCC. Quý II: 68,6%.',
    ],
    [
      'not published yet',
      'kinh tế số trong GRDP: chưa đánh giá. Chưa có số liệu do Thống kê tỉnh Ninh Bình công bố.',
    ],
    ['no cases', 'khoa học, công nghệ, đổi mới sáng tạo: không phát sinh.'],
    [
      'a milestone that is done',
      'xem xét, giải quyết: đã hoàn thành, đạt mục tiêu. Quyết định số 112/QĐ-UBND',
    ],
    ['a milestone under way', 'trên ứng dụng VNeID: đang thực hiện.'],
  ])('%s', (_, words) => expect(demo.text).toContain(words));

  test('every indicator of the plan has its sentence, under the headings of the plan', () => {
    const results = demo.chapter('I. KẾT QUẢ');
    expect(results.filter((line) => /^\d\. |^[a-z]\) |^- Về /u.test(line))).toEqual([
      '1. Đánh giá chung',
      '2. Mục tiêu đóng góp cho tăng trưởng',
      '3. Về hoàn thiện thể chế, chính sách',
      '4. Chuyển đổi số quốc gia',
      'a) Chuyển đổi số các cơ quan hành chính nhà nước',
      '- Về hạ tầng, nền tảng, dữ liệu số:',
      '- Về thủ tục hành chính và dịch vụ công trực tuyến:',
      '- Về phát triển kỹ năng số trong thực thi công vụ:',
      'b) Kinh tế số',
      'c) Xã hội số',
      '5. Về khoa học, công nghệ và đổi mới sáng tạo',
      '6. Về theo dõi, giám sát và đánh giá',
    ]);
    for (const { name } of lienMinhFile().indicators)
      expect(
        results.filter(
          (line) => line.slice(2).startsWith(`${name} `) || line.slice(2).startsWith(`${name}:`),
        ),
        name,
      ).toHaveLength(1);
  });

  test('the counts, and who reported when', () => {
    expect(demo.text).toContain(
      'Trong kỳ có 22 chỉ tiêu được theo dõi, trong đó 7/22 chỉ tiêu đạt và vượt mục tiêu. Cụ thể: vượt mục tiêu 02 chỉ tiêu; đạt mục tiêu 05 chỉ tiêu; đang thực hiện 11 chỉ tiêu; không phát sinh 01 chỉ tiêu; chưa có số liệu 01 chỉ tiêu; chưa đánh giá 02 chỉ tiêu.',
    );
    expect(demo.text).toContain(
      'Về chấp hành chế độ báo cáo (hạn gửi: thứ Bảy, ngày 19/9/2026; ngày làm việc cuối cùng trước hạn: thứ Sáu, ngày 18/9/2026): 6/9 đơn vị đã báo cáo đủ, trong đó đúng hạn 05 đơn vị, muộn 01 đơn vị (Trung tâm DVSN công: 02 ngày, nhận đủ ngày 21/9/2026); chưa báo cáo 02 đơn vị (Trạm Y tế, Ủy ban MTTQ xã); còn thiếu số liệu 01 đơn vị (Trung tâm PVHCC).',
    );
  });

  test.each([
    ['KT', 'đã báo cáo đủ, đúng hạn'],
    ['DVSN', 'đã báo cáo đủ, muộn 02 ngày, nhận đủ ngày 21/9/2026'],
    ['PVHCC', 'còn thiếu số liệu'],
  ])("of %s's own report: %s", async (unit, words) => {
    const { text } = await written({ unit });
    expect(text).toContain(`ngày làm việc cuối cùng trước hạn: thứ Sáu, ngày 18/9/2026): ${words}.\n`);
  });

  test('difficulties and proposals that nobody wrote are visible blanks', () => {
    expect(demo.chapter('II. ')).toEqual(OPEN);
    expect(demo.chapter('III. ')).toEqual(OPEN);
  });

  test('what comes next is what is short of its target, and only that', () => {
    const [title, ...lines] = demo.chapter('IV. ');
    expect(title).toBe('1. Tiếp tục thực hiện các chỉ tiêu chưa đạt mục tiêu');
    expect(lines).toHaveLength(11);
    expect(lines).toContain(
      '- Tỷ lệ dân số được phủ sóng 5G: hiện đạt 63,5%, mục tiêu 70% (chủ trì: Phòng VH-XH).',
    );
    expect(lines.at(-1)).toMatch(/theo quy định: chưa triển khai \(chủ trì: Phòng Kinh tế\)\.$/u);
    expect(lines.join()).not.toMatch(/Cung cấp một lần|nhiệm vụ của Ban Chỉ đạo Trung ương/u);
  });
});

test("the units' words stand under their names, in the order of the plan, each line a paragraph", async () => {
  const said = {
    remarks: [
      remark('PVHCC', 'difficulty', 'Người cao tuổi chưa quen.'),
      remark('VHXH', 'difficulty', 'Thiếu người.\n\nThiếu kinh phí.'),
      remark('KT', 'difficulty', ''),
      remark('VHXH', 'proposal', 'Đề nghị tập huấn.'),
    ],
  };
  const docx = await written({ said });
  expect(docx.chapter('II. ')).toEqual([
    '- Phòng Văn hóa - Xã hội: Thiếu người.',
    'Thiếu kinh phí.',
    '- Trung tâm Phục vụ hành chính công: Người cao tuổi chưa quen.',
  ]);
  expect(docx.chapter('III. ')).toEqual(['- Phòng Văn hóa - Xã hội: Đề nghị tập huấn.']);
  const year = await written({
    said: { remarks: [...said.remarks, remark('VHXH', 'difficulty', 'Mạng yếu.', '2026Q1')] },
    period: '2026M9',
  });
  expect(year.chapter('II. ').slice(0, 2)).toEqual([
    '- Phòng Văn hóa - Xã hội, quý I: Mạng yếu.',
    '- Phòng Văn hóa - Xã hội, quý III: Thiếu người.',
  ]);
});

test('tasks are told as the units told them; those not over yet come again under what comes next', async () => {
  const docx = await written({
    said: {
      taskReports: [
        task('VHXH', 'III.1.1', 'done', 'Đã kiểm tra 3 đơn vị.'),
        task('CAX', 'III.2.1', 'in_progress', null),
        task('KT', 'III.3.1', 'not_started', 'Chờ kinh phí.\nDự kiến quý IV.'),
        task('VP', 'III.4.2', 'paused', 'Tạm dừng'),
      ],
    },
  });
  const results = docx.chapter('I. KẾT QUẢ');
  const told = results.slice(results.indexOf('7. Tình hình thực hiện nhiệm vụ được giao') + 1);
  expect(told).toHaveLength(5);
  expect(told[0]).toMatch(/của Kế hoạch \(Phòng Văn hóa - Xã hội\): hoàn thành\. Đã kiểm tra 3 đơn vị\.$/iu);
  expect(told[1]).toMatch(/\(Công an xã\): đang thực hiện$/u);
  expect(told.slice(2, 4)).toEqual([
    expect.stringMatching(/\(Phòng Kinh tế\): chưa triển khai\. Chờ kinh phí\.$/u),
    'Dự kiến quý IV.',
  ]);
  const next = docx.chapter('IV. ');
  const left = next.slice(next.indexOf('2. Tiếp tục triển khai các nhiệm vụ được giao') + 1);
  expect(left).toEqual([
    expect.stringMatching(/: đang thực hiện \(Công an xã\)\.$/u),
    expect.stringMatching(/: chưa triển khai \(Phòng Kinh tế\)\.$/u),
  ]);
});

test.each([
  ['2026H1', '6 tháng đầu năm 2026', 'từ ngày 15/12/2025 đến ngày 14/6/2026'],
  ['2026M9', '9 tháng đầu năm 2026', 'từ ngày 15/12/2025 đến ngày 14/9/2026'],
  ['2026', 'năm 2026', 'từ ngày 15/12/2025 đến ngày 14/12/2026'],
  ['2026Q1', 'quý I năm 2026', 'từ ngày 15/12/2025 đến ngày 14/3/2026'],
])('%s is the report of %s', async (period, words, window) => {
  const docx = await written({ period });
  expect(docx.text).toContain(`chỉ tiêu, nhiệm vụ ${words} theo Kế hoạch`);
  expect(docx.text).toContain(`KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU ${words.toLocaleUpperCase('vi')}`);
  expect(docx.text).toContain(window);
  // From the year's first day on, the period is the year to date.
  expect(docx.text).not.toContain('riêng trong kỳ');
});
