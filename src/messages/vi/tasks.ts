/** Tasks, in Vietnamese. */
import type { Clarity } from '../../domain/task-standing.ts';
import type { StepCode, WorkState } from '../../domain/task-log.ts';
import type { TaskColumn, TaskProblems } from '../../domain/task-problem.ts';
import { dayWords, periodWords, visible } from '../format.ts';
import { candidateList, figureWords, named, nameList, type Said } from '../shared.ts';

const quoted = (text: string): string => `“${visible(text)}”`;

const states: Readonly<Record<WorkState, string>> = {
  not_started: 'Chưa triển khai',
  in_progress: 'Đang thực hiện',
  done: 'Hoàn thành',
  paused: 'Tạm dừng',
  dropped: 'Hủy',
};

const columns: Readonly<Record<TaskColumn, string>> = {
  number: 'STT',
  code: 'Mã',
  content: 'Nội dung nhiệm vụ',
  group: 'Nhóm',
  field: 'Lĩnh vực',
  unit: 'Đơn vị chủ trì',
  with: 'Đơn vị phối hợp',
  leader: 'Lãnh đạo phụ trách',
  due: 'Thời gian hoàn thành',
  product: 'Sản phẩm',
  authority: 'Thẩm quyền',
  basis: 'Căn cứ',
  indicators: 'Chỉ tiêu liên quan',
  state: 'Trạng thái',
  percent: 'Tiến độ (%)',
  done: 'Ngày hoàn thành',
  assigned: 'Ngày giao',
  source: 'Nguồn giao',
  note: 'Ghi chú',
};

const clarities: Readonly<Record<Clarity, string>> = {
  person: 'rõ người',
  work: 'rõ việc',
  time: 'rõ thời gian',
  responsibility: 'rõ trách nhiệm',
  product: 'rõ sản phẩm',
  authority: 'rõ thẩm quyền',
};

const steps: Readonly<Record<StepCode, string>> = {
  proposal: 'Đề xuất',
  order: 'Đặt hàng, xét tài trợ',
  selection: 'Tuyển chọn',
  assignment: 'Giao trực tiếp',
  contract: 'Ký hợp đồng',
  disbursement: 'Giải ngân',
  inspection: 'Kiểm tra định kỳ',
  acceptance: 'Nghiệm thu',
  registration: 'Đăng ký, công nhận kết quả',
  liquidation: 'Thanh lý hợp đồng',
  transfer: 'Ứng dụng, chuyển giao',
};

export const tasks = {
  states,
  columns,
  clarities,
  steps,
  /** A state together with whether it is in time. */
  standings: {
    done: {
      on_time: 'Hoàn thành đúng hạn',
      late: 'Hoàn thành quá hạn',
      no_deadline: 'Hoàn thành (không hạn)',
    },
    in_progress: {
      on_time: 'Đang thực hiện trong hạn',
      late: 'Đang thực hiện quá hạn',
      no_deadline: 'Đang thực hiện (không hạn)',
    },
    not_started: {
      on_time: 'Chưa triển khai (chưa đến hạn)',
      late: 'Chưa triển khai (quá hạn)',
      no_deadline: 'Chưa triển khai (không hạn)',
    },
  },
  daysLate: (days: number) => `quá ${days} ngày`,
  onDay: (day: string) => `xong ngày ${day}`,
  asOf: (day: string) => `Tình trạng tính đến ngày ${day}`,
  summary: (counts: {
    total: number;
    done: number;
    doneLate: number;
    open: number;
    overdue: number;
    rest: number;
  }) =>
    `${counts.total} nhiệm vụ: hoàn thành ${counts.done} (quá hạn ${counts.doneLate}), chưa hoàn thành ${counts.open} (quá hạn ${counts.overdue}), tạm dừng hoặc hủy ${counts.rest}`,
  due: (words: string, day: string) => `${words} (hạn ${day})`,
  dueOn: (day: string) => `hạn ${day}`,
  unreadableDue: (words: string) => `${visible(words)} (không đọc được thành ngày: coi là không hạn)`,
  since: (day: string) => `từ ngày ${day}`,
  overdueEarlier: (occurrences: string) => `Còn quá hạn: ${occurrences}`,
  unclear: (which: string) => `Chưa đủ 6 rõ: ${which}`,
  allClear: 'Đủ 6 rõ.',
  clearSummary: (unclear: number, total: number) => `${unclear}/${total} nhiệm vụ chưa đủ 6 rõ.`,
  unclearHow: 'Bổ sung: kpi task edit MÃ --lead … --due … --leader … --product … --authority …',
  ticked: (day: string) => `đã báo cáo trên theodoinq.dcs.vn ngày ${day}`,
  notTicked: 'chưa báo cáo trên theodoinq.dcs.vn',
  sources: { TW: 'Trung ương', TINH: 'cấp tỉnh', XA: 'cấp xã' },
  science: 'nhiệm vụ KH,CN&ĐMST',
  labels: {
    unit: 'Chủ trì',
    with: 'Phối hợp',
    due: 'Thời hạn',
    source: 'Nguồn giao',
    kind: 'Loại',
    group: 'Nhóm',
    field: 'Lĩnh vực',
    leader: 'Lãnh đạo phụ trách',
    product: 'Sản phẩm',
    authority: 'Thẩm quyền',
    basis: 'Căn cứ',
    indicators: 'Chỉ tiêu liên quan',
    assigned: 'Ngày giao',
    content: 'Nội dung',
    part: 'Vai trò',
    partners: 'Phối hợp (bằng lời)',
  },
  parts: { lead: 'chủ trì', support: 'phối hợp' },
  standingTitle: 'Tình trạng:',
  stepsTitle: 'Vòng đời:',
  stepHead: { step: 'Bước', planned: 'Dự kiến', actual: 'Thực tế', document: 'Văn bản' },
  round: (step: string, round: number) => `${step} (đợt ${round})`,
  historyTitle: 'Đã ghi:',
  added: (label: string) => `Đã thêm nhiệm vụ ${label}.`,
  edited: (label: string) => `Đã sửa nhiệm vụ ${label}:`,
  same: 'Không có gì thay đổi.',
  percent: (percent: number) => `${percent}%`,
  stepLine: (step: string, planned: string, actual: string, document: string) =>
    `${step}: dự kiến ${planned}, thực tế ${actual}${document === '' ? '' : `, ${document}`}`,
  figureNow: (indicator: string, figure: string) => `${indicator}: ${figure}`,
  otherOverdue: (occurrences: string, option: string) =>
    `Còn quá hạn: ${occurrences}. Ghi cho kỳ đó bằng ${option}.`,
  week: (week: string, year: string) => `tuần ${week}/${year}`,
  month: (month: string, year: string) => `tháng ${month}/${year}`,
  secondHalf: (year: string) => `6 tháng cuối năm ${year}`,

  // figures that follow from tasks
  computed: {
    ticks: 'Tự tính từ nhiệm vụ của Trung ương đã báo cáo trên theodoinq.dcs.vn (kpi task tick)',
    steps: 'Tự tính từ vòng đời nhiệm vụ KH,CN&ĐMST (kpi task step)',
  },
  untracked: {
    ticks:
      'Chưa nhập nhiệm vụ nào của Trung ương (kpi task add --source TW): coi là không phát sinh cho đến khi có nhiệm vụ hoặc ghi số liệu',
    steps:
      'Chưa nhập nhiệm vụ KH,CN&ĐMST nào (kpi task add --kind khcn): coi là không phát sinh cho đến khi có nhiệm vụ hoặc ghi số liệu',
  },
  computedInstead: (figure: string) => `Số tự tính từ nhiệm vụ: ${figure} (số đã ghi được dùng thay)`,
  issuedStays: (period: string, version: number, command: string) =>
    `Báo cáo ${period} đã phát hành (lần ${version}) không thay đổi theo. Xem khác biệt: ${command}`,
  computedBy: '(tự tính)',
  met: { ticks: 'Báo cáo đúng hạn', steps: 'Cập nhật đủ, kịp thời' },
  unmet: { ticks: 'Chưa báo cáo hoặc quá hạn', steps: 'Còn bước chưa cập nhật hoặc cập nhật muộn' },

  // import
  kind: 'danh mục nhiệm vụ',
  counts: (fresh: number, changed: number, same: number, skipped: number, errors: number) =>
    `Mới ${fresh} · thay đổi ${changed} · giữ nguyên ${same} · bỏ qua ${skipped} · lỗi ${errors}`,
  newTitle: 'Nhiệm vụ mới:',
  changedTitle: 'Thay đổi:',
  notesTitle: 'Lưu ý:',
  errorsTitle: 'Lỗi:',
  groupLine: (group: string) => `Nhóm: ${group}`,
  readAs: (words: string, day: string) => `${words} → ${day}`,
  noteUnreadable: (words: string) =>
    `thời hạn ${quoted(words)} không đọc được thành ngày: giữ nguyên lời, coi là không hạn`,
  notePartners: (words: string) => `đơn vị phối hợp ${quoted(words)} không có trong kế hoạch: giữ nguyên lời`,
  noteUnit: (words: string, unit: string) => `${quoted(words)} được hiểu là ${unit}`,
  noteState: (words: string) => `trạng thái ${quoted(words)} không dùng, bỏ qua`,
  noteDay: (words: string) => `${quoted(words)} không phải ngày, bỏ qua`,
  noteGuide: (words: string) => `dòng không phải nhiệm vụ, bỏ qua: ${quoted(words)}`,
  askWrite: (fresh: number, changed: number) =>
    `Ghi ${fresh} nhiệm vụ mới${changed === 0 ? '' : ` và thay ${changed} nhiệm vụ`}?`,
  written: (file: string, fresh: number, changed: number) =>
    `Đã nhập ${visible(file)}: ${fresh} nhiệm vụ mới, ${changed} nhiệm vụ thay đổi.`,
  unchanged: (file: string) => `${visible(file)}: không có gì thay đổi, các nhiệm vụ đều đã có.`,
  refused: (file: string, errors: number) => `Không nhập ${visible(file)}: ${errors} lỗi, chưa ghi gì.`,
};

export type TaskTexts = typeof tasks;

export const taskProblems: { readonly [K in keyof TaskProblems]: (facts: TaskProblems[K]) => Said } = {
  percent_unreadable: ({ text }) => ({
    what: `${quoted(text)} không phải là tiến độ.`,
    next: 'Gõ một số nguyên từ 0 đến 100, ví dụ --percent 60',
  }),
  task_unfit: ({ task, wants }) =>
    wants === 'TW'
      ? {
          what: `${named(task)} không phải là nhiệm vụ do Trung ương giao, nên không có dấu báo cáo trên theodoinq.dcs.vn.`,
          next: `Nếu đúng là nhiệm vụ của Trung ương: kpi task edit ${task.code} --source TW`,
        }
      : {
          what: `${named(task)} không phải là nhiệm vụ khoa học, công nghệ, đổi mới sáng tạo, nên không có vòng đời.`,
          next: `Nếu đúng là nhiệm vụ KH,CN&ĐMST dùng ngân sách: kpi task edit ${task.code} --kind khcn`,
        },
  task_reason_needed: ({ task, what, state, day }) => ({
    what: {
      state: `${named(task)} đã được ghi là ${states[state].toLowerCase()} ngày ${dayWords(day)}.`,
      tick: `${named(task)} đã được ghi là báo cáo ngày ${dayWords(day)}.`,
      step: `Bước này của ${named(task)} đã được ghi ngày ${dayWords(day)}.`,
    }[what],
    next: 'Nếu cần sửa, thêm --reason "lý do". Nội dung cũ vẫn được giữ trong nhật ký.',
  }),
  computed_over: ({ indicator, unit, computed }) => ({
    what: `Số của ${named(indicator)}, ${named(unit)} được tự tính từ nhiệm vụ: ${figureWords(computed, 'vi')}.`,
    next: `Sửa ở nhiệm vụ (kpi task list), hoặc ghi đè bằng --reason "lý do". Xem: kpi explain ${indicator.code}`,
  }),
  computed_kept: ({ indicator, unit, period }) => ({
    what: `${named(indicator)}, ${named(unit)}, ${periodWords(period, 'vi')} không có số đã ghi để rút: số đang hiện được tự tính từ nhiệm vụ.`,
    next: 'Sửa ở nhiệm vụ: kpi task list',
  }),
  tasks_not_found: ({ file, sheet, missing }) => ({
    what: `Không thấy bảng nhiệm vụ trong ${visible(file)}${sheet === null || sheet === '' ? '' : `, trang ${quoted(sheet)}`}: thiếu cột ${missing.map((column) => quoted(columns[column])).join(', ')}.`,
    next: 'Dòng tiêu đề cần có ít nhất: Nội dung nhiệm vụ, Đơn vị chủ trì. Xem phần mềm thấy gì: kpi inspect TỆP',
  }),
  tasks_elsewhere: ({ file }) => ({
    what: `${visible(file)} là danh mục nhiệm vụ, không phải bảng số liệu.`,
    next: `Nhập bằng: kpi task import "${visible(file)}"`,
  }),
  task_lacks: ({ column }) => ({
    what: `Dòng này thiếu ${quoted(columns[column])}.`,
    next: `Ghi vào cột ${quoted(columns[column])}, hoặc bỏ cả dòng.`,
  }),
  task_twice: ({ first }) => ({
    what: `Nhiệm vụ này đã có ở dòng ${first}.`,
    next: 'Bỏ bớt một dòng, hoặc sửa mã.',
  }),
  tasks_unconfirmed: ({ file, changed }) => ({
    what: `${visible(file)} sẽ thay đổi ${changed} nhiệm vụ đã có.`,
    next: 'Xem trước bằng --dry-run; nếu đúng, thêm --yes hoặc --reason "lý do".',
  }),
  task_not_found: ({ text, nearest }) => ({
    what: `Không có nhiệm vụ ${quoted(text)}.`,
    next:
      nearest.length === 0
        ? 'Danh sách nhiệm vụ: kpi task list'
        : `Gần nhất: ${nameList(nearest)}. Danh sách: kpi task list`,
  }),
  task_ambiguous: ({ text, candidates }) => ({
    what: `${quoted(text)} có thể là nhiều nhiệm vụ:${candidateList(candidates)}`,
    next: 'Gõ mã của nhiệm vụ.',
  }),
};
