/** The reminder: a letter in the form of decree 30/2020, with what is missing, the last day and the days of delay. */
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { disciplineOf } from '../../../src/domain/discipline.ts';
import { Book } from '../../../src/domain/observation.ts';
import type { Quarter } from '../../../src/domain/period.ts';
import { planFromFile, type PlanFile } from '../../../src/domain/plan-file.ts';
import { remindersOf, type Reminder } from '../../../src/domain/reminder.ts';
import { viewOf } from '../../../src/domain/status.ts';
import type { Submission } from '../../../src/domain/submission.ts';
import { renderReminder } from '../../../src/render/docx/reminder.ts';
import { ReadDocx } from '../../support/docx-read.ts';
import { demoReport, lienMinhFile } from '../../support/report-world.ts';

const Q3 = '2026Q3' as Quarter;

interface Case {
  readonly today?: string;
  readonly file?: PlanFile;
  readonly within?: readonly string[];
  readonly together?: boolean;
  readonly submissions?: readonly Submission[];
}

function letters({
  today = '2026-09-22',
  file = lienMinhFile(),
  within,
  together = false,
  submissions = [],
}: Case): Reminder[] {
  const demo = demoReport();
  const figures = demo.entries.flatMap(({ details }) =>
    details.flatMap(({ observation }) => (observation === null ? [] : [observation])),
  );
  const view = viewOf(planFromFile(file), new Book(figures), today as Day);
  const all = disciplineOf(view, Q3, figures, submissions);
  return remindersOf(view, Q3, all, { within: within === undefined ? null : new Set(within), together });
}

async function written(which: Case): Promise<ReadDocx> {
  const [letter, ...others] = letters(which);
  if (letter === undefined || others.length > 0) throw new Error(`${others.length} other letters`);
  return new ReadDocx(await renderReminder(letter, { generator: 'kpi-xa' }));
}

const returned = (unit: string): Submission => ({
  unit,
  quarter: Q3,
  revision: 1,
  file: null,
  by: 'lan',
  at: '2026-09-21T02:00:00Z',
  state: 'returned',
  on: '2026-09-21' as Day,
  reason: 'Chưa khớp số liệu',
});

describe('who is reminded', () => {
  const codes = (which: Case): string[][] =>
    letters(which).map(({ units }) => units.map(({ unit }) => unit.code));

  test('each that owes something, by a letter of its own', () =>
    expect(codes({})).toEqual([['PVHCC'], ['TYT'], ['MTTQ']]));
  test('all of them by one', () => expect(codes({ together: true })).toEqual([['PVHCC', 'TYT', 'MTTQ']]));
  test('one alone', () => expect(codes({ within: ['TYT'] })).toEqual([['TYT']]));
  test('nobody who owes nothing', () => {
    expect(codes({ within: ['KT'] })).toEqual([]);
    expect(codes({ within: ['KT'], together: true })).toEqual([]);
  });
  test('whose report was sent back, though all figures are in', () =>
    expect(codes({ within: ['KT'], submissions: [returned('KT')] })).toEqual([['KT']]));
});

test('the form: number and day open, what it is about below the number, addressee, recipients, signer', async () => {
  const docx = await written({ within: ['TYT'] });
  expect(docx.sections).toHaveLength(1);
  expect(docx.lines.slice(0, 8)).toEqual([
    'UBND XÃ LIÊN MINH',
    'BAN CHỈ ĐẠO VỀ PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ, ĐỔI MỚI SÁNG TẠO, CHUYỂN ĐỔI SỐ VÀ ĐỀ ÁN 06',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: …/BCĐ-…',
    'V/v đôn đốc gửi báo cáo, số liệu quý\u00a0III\u00a0năm\u00a02026',
    'Liên Minh, ngày … tháng … năm 2026',
    'Kính gửi: Trạm Y tế xã',
  ]);
  expect(docx.paragraph('V/v')).toMatchObject({ sizes: [12], bold: false, italic: false, align: 'center' });
  expect(docx.paragraph('Kính gửi')).toMatchObject({ sizes: [14], align: 'center' });
  const from = docx.lines.indexOf('Nơi nhận:');
  expect(docx.lines.slice(from + 1, from + 4)).toEqual([
    '- Như trên;',
    '- Lưu: VT, VHXH.',
    'TM. BAN CHỈ ĐẠO',
  ]);
  expect(docx.lines.at(-1)).toBe('Phạm Trí Dũng');
});

test('the body: the last day with its weekday, how late, what is missing with what it is made of', async () => {
  const docx = await written({ within: ['TYT'] });
  expect(docx.text).toContain(
    'gửi báo cáo quý III năm 2026 (số liệu từ ngày 15/6/2026 đến ngày 14/9/2026) về Phòng Văn hóa - Xã hội',
  );
  expect(docx.text).toContain(
    'Hạn gửi báo cáo: thứ Bảy, ngày 19/9/2026; ngày làm việc cuối cùng trước hạn: thứ Sáu, ngày 18/9/2026.',
  );
  expect(docx.text).toContain(
    'Đến ngày 22/9/2026, Ban Chỉ đạo chưa nhận được báo cáo của Trạm Y tế xã, còn thiếu số liệu 3/3 chỉ tiêu (quá hạn 03 ngày), cụ thể như sau:',
  );
  const [, table] = docx.tables;
  expect(table?.[0]?.flat()).toEqual(['TT', 'Chỉ tiêu còn thiếu số liệu', 'Số liệu cần báo cáo']);
  expect(table?.[1]).toEqual([
    ['1'],
    ['Tỷ lệ cán bộ, công chức, viên chức cấp xã được bố trí trang thiết bị đáp ứng yêu cầu công việc'],
    [
      'Tử số: Số cán bộ, công chức, viên chức cấp xã được bố trí đủ trang thiết bị theo nhu cầu của vị trí việc làm',
      'Mẫu số: Tổng số cán bộ, công chức, viên chức cấp xã hiện có mặt',
    ],
  ]);
  expect(table).toHaveLength(4);
  expect(docx.text).toMatch(/trước ngày … tháng … năm 2026\. .*“Không phát sinh”\.\/\.$/mu);
});

test.each([
  ['2026-09-22', 'quá hạn 03 ngày'],
  ['2026-09-19', 'hôm nay là ngày cuối cùng của hạn gửi'],
  ['2026-09-16', 'còn 03 ngày đến hạn'],
])('on %s: %s', async (today, words) => {
  expect((await written({ within: ['TYT'], today })).text).toContain(`(${words})`);
});

test('a part of the report, and a report that was sent back', async () => {
  expect((await written({ within: ['PVHCC'] })).text).toContain(
    'Đến ngày 22/9/2026, báo cáo của Trung tâm Phục vụ hành chính công còn thiếu số liệu 1/12 chỉ tiêu (quá hạn 03 ngày)',
  );
  const back = await written({ within: ['KT'], submissions: [returned('KT')] });
  expect(back.text).toContain(
    'báo cáo của Phòng Kinh tế đã được trả lại ngày 21/9/2026 để chỉnh lý (lý do: Chưa khớp số liệu), chưa nhận lại (quá hạn 03 ngày).',
  );
  // Its head and its foot, and nothing to list.
  expect(back.tables).toHaveLength(2);
});

test('one letter to all names each addressee on a line, and lists what each owes', async () => {
  const docx = await written({ together: true, submissions: [returned('KT')] });
  const from = docx.lines.indexOf('Kính gửi:');
  expect(docx.lines.slice(from + 1, from + 5)).toEqual([
    '- Phòng Kinh tế;',
    '- Trung tâm Phục vụ hành chính công;',
    '- Trạm Y tế xã;',
    '- Ủy ban Mặt trận Tổ quốc xã và các tổ chức chính trị - xã hội.',
  ]);
  expect(docx.text).toContain('còn 4/9 đơn vị chưa gửi đủ báo cáo (quá hạn 03 ngày)');
  const [, table = []] = docx.tables;
  expect(table.filter((row) => row.length === 1).flat(2)).toEqual([
    '1. Phòng Kinh tế: đã trả lại ngày 21/9/2026 để chỉnh lý (lý do: Chưa khớp số liệu)',
    '2. Trung tâm Phục vụ hành chính công: còn thiếu 1/12 chỉ tiêu',
    '3. Trạm Y tế xã: còn thiếu 3/3 chỉ tiêu',
    '4. Ủy ban Mặt trận Tổ quốc xã và các tổ chức chính trị - xã hội: còn thiếu 3/3 chỉ tiêu',
  ]);
  expect(docx.text).toContain('đề nghị các đơn vị khẩn trương');
});

test('what a unit has to send is told for figures of every kind; what the plan does not know stays open', async () => {
  const file = lienMinhFile();
  const docx = await written({
    within: ['TYT'],
    file: {
      ...file,
      issuer: { ...file.issuer, symbol: null },
      recipients: [],
      units: file.units.map((unit) => ({ ...unit, role: unit.role === 'standing' ? null : unit.role })),
      indicators: file.indicators.map((indicator) =>
        ['van-ban-the-che', 'phu-song-5g'].includes(indicator.code)
          ? { ...indicator, reporters: ['TYT'], publishedBy: null }
          : indicator,
      ),
    },
  });
  const [, table = []] = docx.tables;
  const needed = table.map((row) => row[2]?.[0]);
  expect(needed).toContain('Tình trạng thực hiện, văn bản kèm theo (nếu có)');
  expect(needed).toContain('Số liệu, đơn vị tính: %');
  expect(docx.lines).toContain('Số: …/…-…');
  expect(docx.lines).toContain('- Lưu: ….');
  expect(docx.text).toContain('về Ban Chỉ đạo để tổng hợp');
});
