/** What `kpi check` says, in Vietnamese. */
import type { IntegrityFinding, IntegrityKind } from '../../domain/integrity.ts';
import { visible } from '../format.ts';

type Of<K extends IntegrityKind> = Extract<IntegrityFinding, { kind: K }>;

const HOW = {
  changed: 'đã bị sửa bên ngoài chương trình',
  deleted: 'đã bị xóa bên ngoài chương trình',
  inserted: 'được thêm từ bên ngoài chương trình, nhật ký không có',
} as const;

/** @param entry which entry, who wrote it and when, as `entry` below says it */
const finding: { readonly [K in Exclude<IntegrityKind, 'row'>]: (found: Of<K>, entry: string) => string } = {
  sqlite: ({ detail }) => `SQLite báo: ${visible(detail)}`,
  journal: ({ byte }) =>
    `Tệp đi kèm có đuôi -wal, nơi giữ những lần ghi mới nhất, bị hỏng tại byte ${byte}; các lần ghi sau chỗ đó không đọc được.`,
  header: ({ what, found, expected }) =>
    what === 'magic'
      ? 'Phần đầu tệp bị hỏng: không còn nhận ra đây là tệp SQLite.'
      : what === 'application_id'
        ? 'Phần đầu tệp bị sửa: mã ứng dụng không còn là của kpi.'
        : `Phần đầu tệp bị sửa: số phiên bản cấu trúc là ${found ?? '?'}${expected === null ? '' : `, lẽ ra là ${expected}`}.`,
  schema: ({ how, type, name }) =>
    `${STRUCTURES[type] ?? visible(type)} ${visible(name)} ${
      how === 'missing' ? 'đã bị xóa' : how === 'extra' ? 'do chương trình khác thêm vào' : 'đã bị sửa'
    }.`,
  chain: ({ how }, entry) =>
    how === 'altered'
      ? `${entry} đã bị sửa: mã băm không khớp nội dung.`
      : `${entry} không nối tiếp mục đứng trước: nhật ký bị chèn hoặc đổi thứ tự ở đây.`,
  gap: ({ from, to }) =>
    from === to ? `Nhật ký mất mục số ${from}.` : `Nhật ký mất các mục từ số ${from} đến số ${to}.`,
  unreadable: (_, entry) => `${entry}: nội dung không đọc được.`,
  check_code: ({ period, version }, entry) =>
    `Mã kiểm tra của báo cáo ${visible(period)} phát hành lần ${version} không đúng với chỗ của nó trong nhật ký. ${entry}`,
  evidence: ({ how, sha256 }, entry) =>
    `Nội dung tệp lưu làm minh chứng ${visible(sha256).slice(0, 12)}… ${HOW[how]}. ${entry}`,
  reference: ({ table, parent, count }) =>
    `${count} dòng của ${tables[table] ?? visible(table)} trỏ tới ${tables[parent] ?? visible(parent)} không còn tồn tại.`,
  tail: ({ how, seq, last, from }) =>
    how === 'cut'
      ? `Nhật ký bị cắt phần cuối: chỉ còn ${last} mục, nhưng ${visible(from)} đã có đến mục số ${seq}.`
      : `Mục nhật ký số ${seq} khác với mục cùng số trong ${visible(from)}.`,
};

const STRUCTURES: Readonly<Record<string, string>> = {
  table: 'Bảng',
  index: 'Chỉ mục',
  trigger: 'Khóa bảo vệ (trigger)',
  view: 'Khung nhìn (view)',
};

const tables: Readonly<Record<string, string>> = {
  plan: 'kế hoạch',
  section: 'mục của kế hoạch',
  unit: 'đơn vị',
  unit_version: 'tên và cấp trên của đơn vị',
  indicator: 'chỉ tiêu',
  indicator_version: 'định nghĩa chỉ tiêu',
  target: 'mục tiêu',
  task: 'nhiệm vụ',
  ledger: 'nhật ký',
  observation: 'số liệu',
  source_file: 'tệp đã nhập',
  evidence: 'tệp lưu làm minh chứng',
  submission: 'báo cáo của đơn vị',
  remark: 'khó khăn, kiến nghị',
  task_report: 'đơn vị báo cáo nhiệm vụ',
  issued_report: 'báo cáo đã phát hành',
  reopening: 'lần mở khóa',
  template: 'mẫu biểu đã học',
  task_progress: 'tiến độ nhiệm vụ',
  task_tick: 'đánh dấu trên hệ thống',
  task_step: 'bước của nhiệm vụ khoa học',
  withdrawal: 'mục đã hoàn tác',
};

const columns: Readonly<Record<string, string>> = {
  indicator: 'chỉ tiêu',
  unit: 'đơn vị',
  period: 'kỳ',
  from_period: 'từ',
  revision: 'lần ghi',
  version: 'lần phát hành',
  code: 'mã',
  name: 'tên',
  short_name: 'tên ngắn',
  aliases: 'tên gọi khác',
  since: 'từ ngày',
  from_day: 'ngày bắt đầu',
  to_day: 'ngày kết thúc',
  on_day: 'ngày',
  position: 'thứ tự',
  parent: 'cấp trên',
  successor: 'đơn vị kế thừa',
  role: 'vai trò',
  kind: 'loại',
  title: 'tên',
  label: 'ký hiệu',
  year: 'năm',
  header: 'phần đầu',
  section: 'mục',
  measure: 'đơn vị tính',
  decimals: 'số chữ số thập phân',
  direction: 'chiều',
  value: 'giá trị',
  scope: 'phạm vi',
  figure: 'số liệu',
  note: 'ghi chú',
  source: 'nguồn',
  as_of: 'tính đến ngày',
  reason: 'lý do',
  by: 'người ghi',
  at: 'thời điểm',
  ledger: 'số mục nhật ký',
  file: 'tệp',
  cell: 'ô',
  state: 'tình trạng',
  text: 'nội dung',
  content: 'nội dung',
  document: 'văn bản',
  due: 'thời hạn',
  basis: 'căn cứ',
  lead: 'chủ trì',
  coordinating: 'phối hợp',
  reporters: 'đơn vị báo cáo',
  task: 'nhiệm vụ',
  result: 'kết quả',
  occurrence: 'đợt',
  percent: 'tiến độ',
  size: 'dung lượng',
  id: 'số',
  check_code: 'mã kiểm tra',
  per: 'tính theo',
  step: 'bước',
  round: 'vòng',
};

export const check = {
  finding,
  tables,
  columns,
  row: (table: string, place: string, how: keyof typeof HOW): string =>
    `Dòng ${table}${place === '' ? '' : ` (${place})`} ${HOW[how]}`,
  cell: (column: string, sealed: string, found: string): string =>
    column === 'số liệu'
      ? `nhật ký ghi ${sealed}, trong bảng là ${found}`
      : `${column}: nhật ký ghi ${sealed}, trong bảng là ${found}`,
  nothing: '(trống)',
  entry: (seq: number, by: string, when: string, command: string): string =>
    `Mục nhật ký số ${seq} (${visible(by)} ghi lúc ${when}, lệnh ${visible(command)})`,
  noEntry: 'Không có mục nhật ký nào cho dòng này.',
  damaged: (path: string, count: number): string =>
    `Tệp dữ liệu ${visible(path)} bị hỏng hoặc bị sửa bên ngoài chương trình: ${count} điểm.`,
  groups: {
    E604: 'SQLite không đọc được hết tệp',
    E605: 'Cấu trúc tệp không đúng',
    E606: 'Nhật ký không còn nguyên vẹn',
    E607: 'Dữ liệu không khớp nhật ký',
    E608: 'Dữ liệu trỏ tới chỗ không còn',
    E609: 'Nhật ký thiếu phần cuối so với bản sao lưu',
  } as Readonly<Record<string, string>>,
  more: (count: number): string => `… và ${count} điểm nữa cùng loại`,
  next: {
    damaged:
      'Đừng ghi thêm, đừng xóa hay chép đè tệp nào. Xem các bản sao lưu: kpi backup --list, rồi khôi phục bản gần nhất còn tốt: kpi restore BẢN-SAO-LƯU (tệp này được giữ lại dưới tên khác). Những gì ghi sau bản sao lưu thì nhập lại; số nhật ký ghi, nêu ở trên, là số đúng.',
    tail: 'Đừng ghi thêm. Tệp này có thể là bản chép cũ hoặc chép thiếu: khôi phục từ bản sao lưu nêu trên bằng kpi restore BẢN-SAO-LƯU (tệp này được giữ lại).',
  },
  noRules: 'Khi tệp còn hỏng thì chưa kiểm tra các quy tắc của số liệu.',
  rules: (count: number): string => `Số liệu và kế hoạch có ${count} điểm cần xem lại:`,
  ruleBy: (by: string, when: string): string => `${visible(by)} ghi lúc ${when}`,
  doubt: 'chưa có lý do; nêu lý do khi ghi lại:',
  plan: (fault: string): string => `Kế hoạch: ${fault}`,
  planNext: 'Sửa bằng kpi unit edit, kpi indicator edit hoặc kpi target set.',
  issue: (period: string, version: number): string =>
    `Báo cáo ${period} phát hành lần ${version} không đọc lại được: dữ liệu hoặc bảng tính lưu kèm bị hỏng.`,
  issueNext: 'Lấy lại từ bản sao lưu có báo cáo này.',
};
