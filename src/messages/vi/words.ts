/** The words of tables, answers and questions, in Vietnamese. */
import type { ReportState } from '../../domain/discipline.ts';
import type { MilestoneState } from '../../domain/observation.ts';
import type { Direction, IndicatorKind, OverQuarters, OverUnits } from '../../domain/plan.ts';
import type { BlankReason } from '../../domain/rollup.ts';
import type { Verdict } from '../../domain/assessment.ts';
import type { IndicatorAt, UnitAt } from '../../domain/plan.ts';

/** Old names are no fact of their own. */
export type FactName = Exclude<keyof UnitAt | keyof IndicatorAt, 'otherNames'>;

const verdicts: Record<Verdict, string> = {
  exceeded: 'Vượt',
  met: 'Đạt',
  in_progress: 'Đang thực hiện',
  not_met: 'Chưa đạt',
  no_cases: 'Không phát sinh',
  no_data: 'Chưa có số liệu',
  not_assessed: 'Chưa đánh giá',
  no_target: 'Không có mục tiêu',
};

const verdictReasons: Record<Verdict, string> = {
  exceeded: 'kết quả tốt hơn mục tiêu',
  met: 'kết quả đúng bằng mục tiêu',
  in_progress: 'chưa đạt mục tiêu, chưa hết thời hạn thực hiện',
  not_met: 'chưa đạt mục tiêu khi đã hết hạn',
  no_cases: 'trong kỳ không phát sinh trường hợp nào',
  no_data: 'chưa đơn vị nào báo cáo trong kỳ này',
  not_assessed: 'cấp trên chưa công bố số liệu',
  no_target: 'không có mục tiêu để so sánh',
};

const states: Record<MilestoneState, string> = {
  not_started: 'chưa triển khai',
  in_progress: 'đang thực hiện',
  done: 'xong',
};

const shortStates: Record<MilestoneState, string> = {
  not_started: 'chưa làm',
  in_progress: 'đang làm',
  done: 'xong',
};

const milestoneReasons: Record<MilestoneState, string> = {
  not_started: 'công việc chưa triển khai',
  in_progress: 'công việc đang thực hiện',
  done: 'công việc đã xong',
};

const reportStates: Record<ReportState, string> = {
  on_time: 'Đúng hạn',
  late: 'Nộp muộn',
  partial: 'Nộp chưa đủ',
  missing: 'Chưa báo cáo',
  returned: 'Đã trả lại, chờ chỉnh lý',
};

const kinds: Record<IndicatorKind, string> = {
  ratio: 'tỷ lệ (tử số / mẫu số)',
  percent: 'tỷ lệ phần trăm được công bố',
  amount: 'số lượng',
  milestone: 'mốc công việc',
};

const directions: Record<Direction, string> = {
  at_least: 'càng cao càng tốt',
  at_most: 'càng thấp càng tốt',
};

const overUnits: Record<OverUnits, string> = { sum: 'cộng các đơn vị', single: 'một đơn vị báo cáo' };

const overQuarters: Record<OverQuarters, string> = {
  latest: 'số tại thời điểm chốt của quý',
  sum: 'số phát sinh từng quý, cộng từ đầu năm',
  cumulative: 'số lũy kế từ đầu năm',
};

const blanks: Record<BlankReason, string> = {
  not_additive: 'số liệu của các đơn vị không cộng chung được; xem từng đơn vị',
  previous_unknown: 'chưa có số lũy kế của quý trước để trừ',
  not_comparable: 'số lũy kế quý trước không so sánh được',
};

/** Facts of units and indicators, as a change of them is told. */
const facts: Readonly<Record<FactName, string>> = {
  code: 'Mã',
  name: 'Tên',
  shortName: 'Tên viết tắt',
  aliases: 'Tên gọi khác',
  parent: 'Thuộc',
  role: 'Vai trò',
  from: 'Từ ngày',
  to: 'Đến ngày',
  successor: 'Đơn vị kế thừa',
  kind: 'Loại',
  section: 'Mục',
  measure: 'Đơn vị tính',
  decimals: 'Số chữ số thập phân',
  whole: 'Chỉ số nguyên',
  direction: 'Chiều đánh giá',
  overUnits: 'Cách tổng hợp theo đơn vị',
  overQuarters: 'Cách tổng hợp theo quý',
  allowNegative: 'Cho phép số âm',
  allowOver100: 'Cho phép vượt 100%',
  numerator: 'Tử số',
  denominator: 'Mẫu số',
  lead: 'Chủ trì',
  with: 'Phối hợp',
  reporters: 'Đơn vị báo cáo',
  publishedBy: 'Cơ quan công bố',
  basis: 'Căn cứ',
  maxMove: 'Ngưỡng nhắc khi thay đổi',
};

export const words = {
  facts,
  verdicts,
  verdictReasons,
  states,
  shortStates,
  milestoneReasons,
  reportStates,
  kinds,
  directions,
  overUnits,
  overQuarters,
  blanks,
  none: '—',
  measure: 'Đơn vị tính',
  yes: 'có',
  no: 'không',
  noCases: 'không phát sinh',
  head: {
    indicator: 'Chỉ tiêu',
    name: 'Tên',
    code: 'Mã',
    shortName: 'Viết tắt',
    unit: 'Đơn vị',
    units: 'Đơn vị',
    target: 'Mục tiêu',
    result: 'Kết quả',
    attainment: 'Hoàn thành',
    verdict: 'Đánh giá',
    period: 'Kỳ',
    quarter: 'Quý',
    numerator: 'Tử số',
    denominator: 'Mẫu số',
    figure: 'Số liệu',
    state: 'Trạng thái',
    by: 'Người nhập',
    at: 'Lúc nhập',
    source: 'Nguồn',
    note: 'Ghi chú',
    reason: 'Lý do',
    counted: 'Được tính',
    reported: 'Đã có',
    missing: 'Còn thiếu',
    late: 'Nộp muộn',
    from: 'Từ',
    to: 'Đến',
    scope: 'Phạm vi',
    document: 'Văn bản',
    kind: 'Loại',
    parent: 'Thuộc',
    lead: 'Chủ trì',
    per: 'Theo',
  },
  revisionStates: { current: 'đang dùng', superseded: 'đã thay', retracted: 'đã rút' },
  scopes: { plan: 'toàn kế hoạch', unit: 'từng đơn vị' },
  pers: { year: 'năm', quarter: 'quý' },
};

export type Words = typeof words;
