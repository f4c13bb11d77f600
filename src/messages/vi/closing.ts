/** Closing and reopening of periods, and the versions that were issued, in Vietnamese. */
import type { ClosedBy, ClosingProblems } from '../../domain/closing-problem.ts';
import type { Problems } from '../../domain/problem.ts';
import type { Day } from '../../domain/day.ts';
import { formatDay, periodWords, visible } from '../format.ts';
import { named, type Said } from '../shared.ts';

const period = (text: string): string => periodWords(text, 'vi');
const day = (iso: string): string => formatDay(iso as Day);

const closed = ({ period: text, version, by, on }: ClosedBy): string =>
  `báo cáo ${period(text)} đã phát hành lần ${version}, do ${visible(by)} khóa ngày ${day(on)}`;
const reopen = ({ period: text }: ClosedBy): string => `kpi reopen ${text} --reason "lý do"`;

type Kind = keyof ClosingProblems | 'report_empty';

export const closingProblems: { readonly [K in Kind]: (facts: Problems[K]) => Said } = {
  report_empty: ({ period: text, unit, closing: toIssue }) => ({
    what: `Chưa có số liệu nào của ${unit === null ? '' : `${named(unit)} trong `}${period(text)}, nên không lập báo cáo trống.`,
    next:
      toIssue === true
        ? 'Ghi số liệu (kpi record), nhập biểu mẫu (kpi import) rồi khóa.'
        : 'Ghi số liệu (kpi record), hoặc thêm --allow-empty nếu vẫn cần biểu trống.',
  }),
  period_closed: ({ quarter, closings }) => ({
    what: `Kỳ báo cáo ${period(quarter)} đã khóa: ${closings.map(closed).join('; ')}.`,
    next: `Chưa có gì được ghi. Nếu phải sửa thì mở khóa trước: ${closings.map(reopen).join(' và ')}`,
  }),
  close_unconfirmed: ({ period: text, blanks, soft, owing, endsOn }) => ({
    what: `Chưa khóa ${period(text)}: ${[
      ...(endsOn === null ? [] : [`kỳ đến hết ngày ${day(endsOn)} mới kết thúc`]),
      ...(owing === 0 ? [] : [`${owing} đơn vị chưa báo cáo đủ`]),
      ...(blanks === 0 ? [] : [`${blanks} chỗ còn trống`]),
      ...(soft === 0 ? [] : [`${soft} số liệu cần xem lại`]),
    ].join(', ')}.`,
    next: `Chưa có gì được ghi. Vẫn khóa: kpi close ${text} --yes, hoặc nêu lý do: kpi close ${text} --reason "lý do"`,
  }),
  not_closed: ({ period: text, closings }) => ({
    what: `Kỳ báo cáo ${period(text)} đang mở, chưa khóa${
      closings.length === 0 ? '' : `; nhưng ${closings.map(closed).join('; ')}`
    }.`,
    next:
      closings.length === 0
        ? 'Không cần mở khóa. Các bản đã phát hành: kpi close --list'
        : `Mở khóa: ${closings.map(reopen).join(' và ')}`,
  }),
  issue_absent: ({ period: text, text: typed, versions }) => ({
    what: `Không có bản phát hành lần “${visible(typed)}” của báo cáo ${period(text)}${
      versions.length === 0 ? ': chưa phát hành lần nào' : `; đã có: ${versions.join(', ')}`
    }.`,
    next: 'Các bản đã phát hành: kpi close --list',
  }),
};

export const closing = {
  askClose: (text: string) => `Khóa ${text} và phát hành báo cáo?`,
  stillOpen: (text: string) => `Trước khi khóa ${text}:`,
  endsOn: (last: string) => `Kỳ chưa kết thúc: số liệu tính đến hết ngày ${last}.`,
  owingTitle: 'Đơn vị chưa báo cáo đủ, chỗ trống (kèm lý do nếu đã nêu):',
  returned: (on: string, reason: string) => `báo cáo trả lại ngày ${on}: ${reason}`,
  lacks: (codes: string) => `thiếu ${codes}`,
  earlierTitle: 'Các quý trước còn trống:',
  softTitle: 'Số liệu cần xem lại:',
  recordedWith: (reason: string) => `lý do khi ghi: ${reason}`,
  onlyConfirmed: 'ghi không nêu lý do',

  done: (text: string, version: number) => `Đã khóa ${text}: bản phát hành lần ${version}.`,
  alreadyClosed: (text: string, version: number, by: string, on: string) =>
    `Không thay đổi: ${text} đã khóa, bản phát hành lần ${version}, do ${by} khóa ngày ${on}.`,
  window: (from: string, to: string) => `Số liệu từ ${from} đến ${to}`,
  checkCode: (code: string) => `Mã kiểm tra: ${code}`,
  workbook: (path: string) => `Báo cáo phát hành: ${visible(path)}`,
  noWorkbook: (text: string) =>
    `Kỳ đã khóa và bản phát hành đã lưu trong tệp dữ liệu, nhưng chưa ghi được tệp báo cáo. In lại: kpi report --period ${text}`,
  printAgain: (text: string) => `In lại: kpi report --period ${text}`,
  reopenWith: (text: string) => `Mở khóa khi phải sửa: kpi reopen ${text} --reason "lý do"`,

  reopened: (text: string, version: number) =>
    `Đã mở khóa ${text}; bản phát hành lần ${version} vẫn được giữ.`,
  reopenedNext: (text: string, next: number) =>
    `Sửa xong thì khóa lại thành bản phát hành lần ${next}: kpi close ${text}`,
  reason: (reason: string) => `Lý do: ${reason}`,
  letter: (number: string, on: string | null) => `Văn bản: ${number}${on === null ? '' : `, ngày ${on}`}`,

  standing: (text: string, version: number, on: string, by: string) =>
    `${text} đã khóa: bản phát hành lần ${version}, ngày ${on}, do ${by} khóa.`,
  formClosed: (command: string) => `Biểu mẫu gửi về sẽ không nhập được cho đến khi mở khóa: ${command}`,
  printed: (version: number, on: string) =>
    `Bản phát hành lần ${version}, khóa ngày ${on}; nội dung như khi phát hành.`,

  listHead: {
    period: 'Kỳ',
    version: 'Lần',
    on: 'Ngày khóa',
    by: 'Người khóa',
    checkCode: 'Mã kiểm tra',
    state: 'Tình trạng',
  },
  inForce: 'đang khóa',
  reopenedState: (on: string, reason: string) => `mở khóa ${on}: ${reason}`,
  listNone: 'Chưa có báo cáo nào được phát hành. Phát hành: kpi close',
};

export type ClosingTexts = typeof closing;
