/** Words of what units send in beside figures: receipts, remarks, tasks, evidence. In Vietnamese. */
import { visible } from '../format.ts';
export const submissions = {
  place: (unit: string, period: string, from: string, to: string) => `${unit}, ${period} (${from} – ${to})`,

  // receive
  neverReceived: 'chưa nhận',
  states: {
    received: (day: string) => `nhận ngày ${day}`,
    returned: (day: string) => `trả lại ngày ${day}`,
  },
  change: (before: string, after: string) => `Báo cáo: ${before} → ${after}`,
  same: (state: string) => `Không thay đổi: báo cáo đã được ghi ${state}.`,
  onTime: (day: string, due: string) => `Tính nhận ngày ${day}: đúng hạn (hạn gửi ${due}).`,
  late: (day: string, due: string, days: number) =>
    `Tính nhận ngày ${day}: muộn ${days} ngày (hạn gửi ${due}).`,
  waiting: 'Chờ đơn vị chỉnh lý và gửi lại; đến lúc đó coi như chưa báo cáo.',
  reason: (reason: string) => `Lý do: ${reason}`,
  by: (who: string) => `Người ghi: ${who}`,
  stillMissing: (missing: number, required: number, codes: string) =>
    `Còn thiếu số liệu ${missing}/${required} chỉ tiêu: ${codes}`,
  sentBack: (day: string, reason: string) => `Trả lại ngày ${day}: ${reason}`,
  sentBackShort: 'đã trả lại',

  // missing --letter
  letterWritten: (units: string, path: string) => `Đã lập công văn đôn đốc ${units}: ${visible(path)}`,
  letterUnchanged: (units: string, path: string) =>
    `Công văn đôn đốc ${units} không thay đổi: ${visible(path)}`,
  letterNone: (period: string) =>
    `Không đơn vị nào còn thiếu báo cáo ${period}: không có công văn nào được lập.`,

  // missing, over several quarters
  yearAll: 'Cộng',
  year: {
    title: (period: string) => `Tình hình chấp hành chế độ báo cáo, ${period}`,
    head: {
      required: 'Phải nộp',
      complete: 'Nộp đủ',
      onTime: 'Đúng hạn',
      late: 'Muộn',
      sentBack: 'Trả lại',
      completeness: '% nộp đủ',
      timeliness: '% đúng hạn',
    },
    counted:
      'Đếm theo số báo cáo của các quý đã đến hạn hoặc đã nộp đủ; % nộp đủ = nộp đủ / phải nộp, % đúng hạn = đúng hạn / phải nộp, không lấy trung bình các tỷ lệ.',
    notDue: 'chưa đến hạn',
    blanks: (missing: number, required: number) => `còn thiếu ${missing}/${required} chỉ tiêu`,
    sentBackTimes: (times: number) => `đã trả lại ${times} lần`,
  },

  // remark
  kinds: { difficulty: 'Khó khăn, vướng mắc', proposal: 'Kiến nghị, đề xuất' },
  noRemark: 'chưa có',
  remarkOld: 'trước:',
  remarkNew: 'nay:',
  remarkTaken: 'đã bỏ',
  remarkSame: 'không thay đổi',
  askRemark: { difficulty: 'Khó khăn, vướng mắc:', proposal: 'Kiến nghị, đề xuất:' },
  askKeeps: 'Nhấn Enter để giữ nguyên. Để bỏ nội dung cũ: --difficulty "" hoặc --proposal "".',

  // task
  tasksTitle: (period: string) => `Nhiệm vụ, ${period}`,
  everybody: 'mọi đơn vị',
  with: (units: string) => `phối hợp: ${units}`,
  due: (due: string) => `thời hạn: ${due}`,
  noState: 'Chưa nêu tình trạng',

  // evidence
  head: { file: 'Tệp', size: 'Số byte', by: 'Người nhập', at: 'Lúc nhập', kept: 'Lưu', hash: 'SHA-256' },
  extracted: (name: string, path: string) => `Đã lấy ra ${visible(name)}: ${visible(path)}`,
  extractedSame: (name: string, path: string) =>
    `${visible(name)} đã có tại đó, không thay đổi: ${visible(path)}`,
};

export type SubmissionTexts = typeof submissions;
