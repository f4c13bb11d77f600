/** The plan as it was issued, beside ours: every target's number stands in its sentence, every task in section III. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlanFile } from '../../src/domain/plan-file.ts';
import { Office } from '../support/run-cli.ts';

const SHARED = process.env['KPI_SHARED'] ?? resolve(import.meta.dirname, '../../../shared');
const ours = JSON.parse(
  readFileSync(new URL('../../data/lien-minh-2026.json', import.meta.url), 'utf8'),
) as PlanFile;

/** Without markdown marks and line breaks, and with the slips of the copy mended (DOMAIN 9). */
const folded = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[*#<>]/gu, '')
    .replace(/\s+/gu, ' ')
    .replaceAll('chuyên đổi số', 'chuyển đổi số')
    .replaceAll('VneID', 'VNeID')
    .replaceAll('Phiên họp định kỳ và đột xuất của BCD', 'Phiên họp định kỳ và đột xuất của BCĐ')
    .replaceAll('theodoingq', 'theodoinq')
    .replaceAll('chính trị - Xã hội', 'chính trị - xã hội')
    .toLowerCase();

const issued = folded(readFileSync(resolve(SHARED, 'plan/ke-hoach-2026.txt'), 'utf8'));

describe('every target is the plan’s own', () => {
  test.each([
    ['kinh-te-so', '15', 'kinh tế số trong grdp năm 2026 phấn đấu đạt 15%'],
    ['dong-gop-khcn', '17.5', 'trong grdp phấn đấu đạt 17,5%'],
    ['phu-song-5g', '70', 'mở rộng phủ sóng 5g đạt 70% dân số'],
    ['thiet-bi', '100', '100% cán bộ, công chức, viên chức cấp xã được bố trí trang thiết bị'],
    ['chu-ky-so', '100', 'và có chữ ký số cá nhân để giải quyết công việc'],
    [
      'ho-so-dien-tu',
      '100',
      '100% hồ sơ công việc tại cơ quan hành chính nhà nước được xử lý trên môi trường điện tử',
    ],
    ['ky-so-cong-vu', '100', 'và sử dụng chữ ký số chuyên dùng công vụ'],
    ['xu-ly-toan-trinh', '70', 'được xử lý toàn trình trên môi trường điện tử đạt 70%'],
    ['dvc-toan-trinh', '80', 'thuộc phạm vi, chức năng quản lý đạt tối thiểu 80%'],
    ['dvc-dia-phuong', '80', 'các cấp chính quyền trên địa bàn xã đạt tối thiểu 80%'],
    ['mot-lan', '80', 'tối thiểu 80% thông tin, giấy tờ, tài liệu'],
    [
      'phi-dia-gioi',
      '100',
      '100% thủ tục hành chính đủ điều kiện được thực hiện không phụ thuộc địa giới hành chính',
    ],
    ['ky-nang-so', '100', '100% cán bộ, công chức, viên chức được đào tạo, bồi dưỡng kỹ năng số'],
    ['quan-tri-du-lieu', '50', '50% cán bộ, công chức, viên chức đảm nhiệm vị trí việc làm chuyên trách'],
    ['dvc-doanh-nghiep', '100', '100% thủ tục hành chính đủ điều kiện liên quan đến doanh nghiệp'],
    ['hai-long', '95', 'hài lòng khi sử dụng dịch vụ công trực tuyến đạt tối thiểu 95%'],
    [
      'nhiem-vu-khcn',
      '100',
      '100% nhiệm vụ khoa học, công nghệ, đổi mới sáng tạo có sử dụng ngân sách nhà nước',
    ],
    ['nhiem-vu-tw', '100', '100% nhiệm vụ của ban chỉ đạo trung ương, ban chỉ đạo của chính phủ'],
  ])('%s: %s %%', (code, value, sentence) => {
    expect(issued).toContain(sentence);
    expect(ours.targets.filter(({ indicator }) => indicator === code).map((target) => target.value)).toEqual([
      value,
    ]);
  });
});

test.each(ours.tasks ?? [])('task $code stands in section III', ({ content }) => {
  expect(issued).toContain(folded(content));
});

test('the base plan of the cases loads, and our copy of it is the same', async () => {
  const file = resolve(SHARED, 'cases/plan-base.json');
  const copy = readFileSync(new URL('../fixtures/plan-base.json', import.meta.url), 'utf8');
  expect(JSON.parse(copy)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  const office = new Office();
  expect((await office.done('init', '--plan', file)).stdout).toContain('4 đơn vị, 6 chỉ tiêu');
});
