/** The proposed ranking of units, in Vietnamese. */
import type { Band, Part } from '../../domain/ranking.ts';
import type { LedBasis, TaskOutcome } from '../../domain/ranking-evidence.ts';
import type { UnrankedReason } from '../../domain/rank-units.ts';
import type { RankingProblems } from '../../domain/ranking-problem.ts';
import { periodWords, visible } from '../format.ts';
import { named, type Said } from '../shared.ts';

const parts: Record<Part, string> = {
  indicators: 'chỉ tiêu chủ trì',
  tasks: 'nhiệm vụ đúng hạn',
  reports: 'chấp hành báo cáo',
};

/** Decree 335/2025/NĐ-CP; never without «Đề xuất» before it. */
const bands: Record<Band, string> = {
  excellent: 'Hoàn thành xuất sắc nhiệm vụ',
  good: 'Hoàn thành tốt nhiệm vụ',
  fair: 'Hoàn thành nhiệm vụ',
  poor: 'Không hoàn thành nhiệm vụ',
};

const bases: Record<LedBasis, string> = {
  attainment: 'hoàn thành so với mục tiêu, nhiều nhất 100',
  comparison: 'không có tỷ lệ hoàn thành, chỉ so với mục tiêu',
  milestone: 'mốc công việc',
  no_data: 'chưa có số liệu, tính 0 điểm',
  no_cases: 'không phát sinh, không tính',
  not_published: 'cấp trên chưa công bố, không tính',
  not_computable: 'không tính được số chung, không tính',
  no_target: 'không có mục tiêu, không tính',
};

const outcomes: Record<TaskOutcome, string> = {
  on_time: 'đúng hạn',
  late: 'quá hạn',
  pending: 'chưa đến hạn, không tính',
  resting: 'tạm dừng hoặc đã hủy, không tính',
};

const reasons: Record<UnrankedReason, string> = {
  leads_nothing: 'không chủ trì chỉ tiêu nào',
  nothing_counts: 'chỉ tiêu chủ trì chưa chỉ tiêu nào tính được điểm',
  no_weight: 'phần tính được điểm có trọng số bằng 0',
};

const notApplied: Record<Part, string> = {
  indicators: 'không có chỉ tiêu nào tính được điểm',
  tasks: 'không có nhiệm vụ nào đến hạn',
  reports: 'không có báo cáo nào đến hạn',
};

export const ranking = {
  parts,
  bands,
  bases,
  outcomes,
  reasons,
  notApplied,
  title: (period: string) => `Đề xuất xếp hạng các đơn vị, ${period}`,
  /** What stands under every list. */
  disclaimer:
    'Đề xuất nội bộ để xem xét khen thưởng; không phải kết quả đánh giá, xếp loại theo Nghị định số 335/2025/NĐ-CP.',
  asOf: (day: string) => `Nhiệm vụ và báo cáo tính đến ngày ${day}`,
  running: (day: string) => `Hạn báo cáo ${day} chưa qua: thứ hạng còn thay đổi.`,
  weights: (each: string, usual: boolean) =>
    `Trọng số${usual ? ' (mặc định; mục "ranking" của tệp kế hoạch đặt khác được)' : ' (theo kế hoạch)'}: ${each}`,
  weight: (part: string, weight: string) => `${part} ${weight}%`,
  head: {
    rank: 'Hạng',
    unit: 'Đơn vị',
    indicators: 'Chỉ tiêu',
    tasks: 'Nhiệm vụ',
    reports: 'Báo cáo',
    score: 'Điểm',
  },
  proposed: (band: string) => `Đề xuất: ${band}`,
  /** In a column that is headed so. */
  unranked: 'Không xếp hạng',
  unrankedTitle: 'Không xếp hạng:',
  unrankedLine: (unit: string, reason: string) => `${unit}: ${reason}`,
  none: 'Không có đơn vị nào để xếp hạng.',
  zeroTitle: 'Tính 0 điểm vì chưa có số liệu:',
  leftOutTitle: 'Không tính:',
  codes: (unit: string, codes: string) => `${unit}: ${codes}`,
  shared: (part: string, why: string, units: string) => `${part}, ${why}: ${units}`,
  sharedTitle: 'Phần không áp dụng (trọng số chia cho các phần khác theo tỷ lệ):',
  detailHint: 'Căn cứ của từng đơn vị: kpi rank --unit <đơn-vị>',
  place: (rank: number, of: number, points: string, band: string) =>
    `Hạng ${rank}/${of}, ${points} điểm. Đề xuất: ${band}`,
  placeNone: (reason: string) => `Không xếp hạng: ${reason}`,
  formula: (formula: string, points: string) => `Điểm: ${formula} ${points}`,
  partTitle: (part: string, points: string, weight: string) =>
    `${part}: ${points} điểm (trọng số ${weight}%)`,
  partNone: (part: string, why: string, weight: string) =>
    `${part}: ${why} (trọng số ${weight}% chia cho các phần khác)`,
  partUnranked: (part: string, points: string) => `${part}: ${points}`,
  points: (points: string) => `${points} điểm`,
  notCounted: 'không tính điểm',
  indicatorLine: (indicator: string, points: string, basis: string) => `${indicator}: ${points} – ${basis}`,
  resultOf: (result: string, target: string) => `kết quả ${result}, mục tiêu ${target}`,
  provisional: 'tạm tính, còn thiếu đơn vị',
  taskLine: (task: string, due: string, outcome: string) => `${task} (hạn ${due}): ${outcome}`,
  reportLine: (quarter: string, state: string, points: string) => `${quarter}: ${state} – ${points}`,
  reportIn: (day: string, due: string) => `đủ số liệu ngày ${day}, hạn ${due}`,
  reportLate: (days: number) => `muộn ${days} ngày`,
  reportMissing: (missing: number, required: number) => `còn thiếu ${missing}/${required} chỉ tiêu`,
  sharedTasks: (count: number) =>
    `${count} nhiệm vụ đến hạn được giao chung cho mọi đơn vị, không tính cho riêng đơn vị nào.`,

  // --report
  written: (path: string) => `Đã lập báo cáo nội bộ, có đề xuất xếp hạng; không gửi tệp này đi: ${path}`,
  unchanged: (path: string) => `Báo cáo nội bộ không thay đổi: ${path}`,
};

export const rankingProblems: { readonly [K in keyof RankingProblems]: (facts: RankingProblems[K]) => Said } =
  {
    internal_name: ({ path, usual }) => ({
      what: `Không ghi báo cáo nội bộ vào ${visible(path)}: đó là tên của báo cáo gửi đi, dễ gửi nhầm.`,
      next: `Chưa có gì được ghi. Bỏ --out để dùng tên ${visible(usual)}, hoặc đặt tên khác.`,
    }),
    not_ranked: ({ unit, period }) => ({
      what: `${named(unit)} không có trong đề xuất xếp hạng ${periodWords(period, 'vi')}: đơn vị chỉ để gộp các đơn vị khác, hoặc không hoạt động vào ngày cuối kỳ.`,
      next: `Xem các đơn vị được xếp hạng: kpi rank ${period}`,
    }),
  };

export type RankingTexts = typeof ranking;
