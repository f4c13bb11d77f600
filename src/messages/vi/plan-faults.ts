/** What is wrong with a plan file, in Vietnamese. */
import type { PlanFault, PlanFaultKind } from '../../domain/problem.ts';
import { formatDigits, visible } from '../format.ts';

const quoted = (text: string): string => `“${visible(text)}”`;

const FAULTS: { readonly [K in PlanFaultKind]: (fault: PlanFault) => string } = {
  type: ({ expected }) => `sai kiểu dữ liệu, cần ${expected ?? ''}`,
  required: ({ expected }) => `thiếu trường ${quoted(expected ?? '')}`,
  unknown_field: ({ text }) => `không có trường nào tên ${quoted(text ?? '')}`,
  not_allowed: ({ text, expected }) =>
    `giá trị ${quoted(text ?? '')} không hợp lệ, chỉ nhận: ${expected ?? ''}`,
  pattern: ({ text, expected }) => `${quoted(text ?? '')} không đúng dạng ${expected ?? ''}`,
  too_short: ({ expected }) => `quá ngắn, cần ít nhất ${expected ?? ''} ký tự hoặc phần tử`,
  too_long: ({ expected }) => `quá dài, nhiều nhất ${expected ?? ''} ký tự hoặc phần tử`,
  too_small: ({ text, expected }) => `${text ?? ''} nhỏ hơn mức cho phép ${expected ?? ''}`,
  too_large: ({ text, expected }) => `${text ?? ''} lớn hơn mức cho phép ${expected ?? ''}`,
  duplicate: ({ text }) => `${quoted(text ?? '')} bị trùng`,
  unknown_reference: ({ text }) => `${quoted(text ?? '')} không có trong kế hoạch`,
  impossible_day: ({ text }) => `${quoted(text ?? '')} không phải là ngày có thật (năm-tháng-ngày)`,
  days_reversed: ({ text }) => `ngày kết thúc ${text ?? ''} đứng trước ngày bắt đầu`,
  own_ancestor: ({ text }) => `${quoted(text ?? '')} là cấp trên (hoặc đơn vị kế thừa) của chính nó`,
  no_reporter: ({ text }) =>
    `chỉ tiêu ${quoted(text ?? '')} chưa có đơn vị báo cáo (reporters) hay chủ trì (lead)`,
  percent_summed: () =>
    'tỷ lệ phần trăm không thể cộng lại (dùng overUnits "single" và overQuarters "latest")',
  unit_scope_needed: () => 'mục tiêu của một đơn vị phải có scope "unit"',
  weights_sum: ({ text, expected }) =>
    `các trọng số xếp hạng (indicators, tasks, reports) cộng lại là ${formatDigits(text ?? '', 'vi')}, phải bằng ${expected ?? ''}`,
  other: ({ text }) => text ?? 'không hợp lệ',
};

export const planFault = (fault: PlanFault): string =>
  `${fault.path === '' ? '/' : fault.path}: ${FAULTS[fault.fault](fault)}`;
