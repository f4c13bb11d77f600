/** The ledger and taking back, in Vietnamese. */
import type { UndoProblems } from '../../domain/undo-problem.ts';
import { dayWords, visible } from '../format.ts';
import { named, nameList, type Said } from '../shared.ts';

const restored = { issue: 'khóa kỳ', reopening: 'mở khóa', restore: 'khôi phục', plan: 'tạo tệp dữ liệu' };

export const undoProblems: { readonly [K in keyof UndoProblems]: (facts: UndoProblems[K]) => Said } = {
  days_reversed: ({ from, to }) => ({
    what: `Ngày đầu ${dayWords(from)} sau ngày cuối ${dayWords(to)}.`,
    next: 'Đổi lại: --from là ngày đầu, --to là ngày cuối.',
  }),
  number_unreadable: ({ option, text }) => ({
    what: `“${visible(text)}” không phải là một số nguyên lớn hơn 0 (${option}).`,
    next: option === '--limit' ? 'Ví dụ: --limit 50; xem tất cả: --all' : 'Số của từng thao tác: kpi log',
  }),
  undo_unable: ({ number, what }) => {
    switch (what) {
      case 'nothing':
        return {
          what: `Thao tác ${number} không thay đổi số liệu nào, nên không có gì để hoàn tác.`,
          next: 'Các thao tác đã làm: kpi log',
        };
      case 'plan':
        return {
          what: `Thao tác ${number} đã tạo tệp dữ liệu này, nên không hoàn tác được.`,
          next: 'Tạo tệp khác: kpi init --db tệp-mới.db',
        };
      case 'issue':
        return {
          what: `Thao tác ${number} đã ${restored[what]} và phát hành báo cáo, nên không hoàn tác được.`,
          next: 'Mở khóa kỳ: kpi reopen KỲ --reason "lý do". Hoàn tác một thao tác khác: kpi undo SỐ',
        };
      case 'reopening':
        return {
          what: `Thao tác ${number} đã ${restored[what]} một kỳ, nên không hoàn tác được.`,
          next: 'Khóa lại kỳ: kpi close KỲ. Hoàn tác một thao tác khác: kpi undo SỐ',
        };
      case 'restore':
        return {
          what: `Thao tác ${number} đã ${restored[what]} từ một bản sao lưu, nên không hoàn tác được.`,
          next: 'Lấy lại tệp trước đó: kpi restore TỆP (tệp cũ được giữ bên cạnh)',
        };
    }
  },
  undo_done: ({ number, by }) => ({
    what: `Thao tác ${number} đã được hoàn tác (thao tác ${by}).`,
    next: `Chưa có gì được ghi. Làm lại thao tác ${number}: kpi undo ${by}`,
  }),
  undo_later: ({ number, later, place }) => ({
    what: `Sau thao tác ${number}, thao tác ${later} đã thay đổi cùng một chỗ: ${placeWords(place)}.`,
    next: `Chưa có gì được ghi. Hoàn tác thao tác ${later} trước: kpi undo ${later}`,
  }),
  undo_referred: ({ number, thing, what, by }) => ({
    what: `Chưa hoàn tác được thao tác ${number}: ${what === 'unit' ? 'đơn vị' : what === 'indicator' ? 'chỉ tiêu' : 'nhiệm vụ'} ${named(thing)} đang được dùng: ${
      by.length === 0 ? 'có số liệu hoặc báo cáo trong lịch sử' : nameList(by)
    }.`,
    next:
      what === 'task'
        ? `Chưa có gì được ghi. Hủy nhiệm vụ: kpi task drop ${thing.code} --reason "lý do"`
        : `Chưa có gì được ghi. Cho ngừng thay vì bỏ đi: kpi ${what} retire ${thing.code} --on NGÀY`,
  }),
  undo_unconfirmed: ({ number, places }) => ({
    what: `Chưa hoàn tác thao tác ${number} (${places} chỗ thay đổi).`,
    next: `Chưa có gì được ghi. Đồng ý: kpi undo ${number} --yes`,
  }),
  undo_moved: ({ number }) => ({
    what: `Trong lúc chờ trả lời, dữ liệu liên quan đến thao tác ${number} đã thay đổi.`,
    next: `Chưa có gì được ghi. Xem lại: kpi undo ${number}`,
  }),
  undo_nothing: () => ({
    what: 'Không còn thao tác nào để hoàn tác.',
    next: 'Các thao tác đã làm: kpi log. Làm lại một thao tác đã hoàn tác: kpi undo SỐ',
  }),
  action_absent: ({ text, last }) => ({
    what: `Không có thao tác số ${visible(text)}; thao tác cuối là số ${last}.`,
    next: 'Số của từng thao tác: kpi log',
  }),
};

const placeWords = (place: readonly string[]): string => place.map(visible).join(', ');

export const ledger = {
  /** Places that a line tells, when a thing of the plan or a form came or went. */
  unit: (label: string) => `Đơn vị ${label}`,
  indicator: (label: string) => `Chỉ tiêu ${label}`,
  task: (label: string) => `Nhiệm vụ ${label}`,
  target: (label: string, scope: string, from: string) => `Mục tiêu ${label}, ${scope}, từ ${from}`,
  submission: (unit: string, period: string) => `Báo cáo của ${unit}, ${period}`,
  remark: (kind: string, unit: string, period: string) => `${kind} của ${unit}, ${period}`,
  taskReport: (task: string, unit: string, period: string) =>
    `Nhiệm vụ ${task} theo báo cáo của ${unit}, ${period}`,
  blankReason: (indicator: string, unit: string, period: string) =>
    `Lý do để trống ${indicator}, ${unit}, ${period}`,
  progress: (task: string, occurrence: string) => `Tiến độ nhiệm vụ ${task}${occurrence}`,
  tick: (task: string, occurrence: string) => `Báo cáo trên hệ thống, nhiệm vụ ${task}${occurrence}`,
  step: (task: string, step: string) => `Nhiệm vụ ${task}, bước ${step}`,
  template: (name: string) => `Biểu mẫu “${name}”`,

  none: 'chưa có',
  gone: 'bỏ',
  added: 'thêm mới',
  moved: (place: string, before: string, after: string) => `${place}: ${before} → ${after}`,
  noted: (place: string, what: string, facts: string) => `${place}: ${what} (${facts})`,
  since: (day: string) => `từ ${day}`,
  correction: 'mọi thời gian',

  events: {
    plan: (code: string, title: string) => `Tạo tệp dữ liệu theo kế hoạch ${code} – ${title}`,
    file: (name: string) => `Tệp nguồn: ${name}`,
    evidence: (hash: string, size: string) => `Lưu bản gốc làm minh chứng: ${hash}…, ${size} byte`,
    issue: (period: string, version: number, code: string) =>
      `Khóa ${period}, phát hành báo cáo lần ${version}; mã kiểm tra ${code}`,
    reopening: (period: string, version: number) => `Mở khóa ${period} (bản phát hành lần ${version})`,
    letter: (number: string) => `theo văn bản ${number}`,
    restore: (file: string) => `Khôi phục dữ liệu từ bản sao lưu ${file}`,
    replaced: (seq: number) => `thay cho tệp có ${seq} mục nhật ký`,
    aside: (path: string) => `tệp cũ để tại ${path}`,
  },

  reason: (reason: string) => `Lý do: ${reason}`,
  undoes: (number: number) => `Hoàn tác thao tác ${number}`,
  undone: (number: number) => `Đã được hoàn tác (thao tác ${number})`,
  more: (rest: number, number: number) => `… và ${rest} chỗ khác; xem đủ: kpi log ${number}`,
  further: (rest: number) => `… và ${rest} chỗ khác`,
  older: (rest: number) => `Còn ${rest} thao tác cũ hơn; xem tất cả: kpi log --all`,
  empty: 'Không có thao tác nào như vậy.',

  // undo
  previewTitle: (number: number, head: string) => `Hoàn tác thao tác ${number} (${head}):`,
  askUndo: (number: number) => `Hoàn tác thao tác ${number}?`,
  done: (number: number, by: number) => `Đã hoàn tác thao tác ${number}; ghi thành thao tác ${by}.`,
  redo: (by: number) => `Làm lại như cũ: kpi undo ${by}`,
  keepsFile: (name: string) => `Tệp nguồn ${name} vẫn được giữ làm minh chứng.`,
  reasonNote: (reason: string) => `Lý do được ghi: ${reason}`,
};

export type LedgerTexts = typeof ledger;
