/** Sentences with facts in them, in Vietnamese. */
import { visible } from '../format.ts';
export const say = {
  // What opens every view
  statusTitle: (period: string) => `Tình hình thực hiện ${period}`,
  unitTitle: (unit: string) => `Đơn vị: ${unit}`,
  window: (from: string, to: string) => `Số liệu từ ${from} đến ${to}`,
  due: (due: string) => `Hạn gửi báo cáo: ${due}`,
  provisional: 'Tạm tính (*), còn thiếu:',
  older: (code: string, quarter: string, figure: string) =>
    `${code}: ${quarter} là ${figure}, chưa có số của kỳ này`,
  olderTitle: 'Số của quý trước (chỉ để tham khảo):',
  blankTitle: 'Không có số chung:',
  ownOutcome: (unit: string, result: string, attainment: string, verdict: string) =>
    `Riêng ${unit}: ${result} · đạt ${attainment} so với mục tiêu · ${verdict}`,
  unitsOf: (reported: number, required: number) => `${reported}/${required}`,
  nothingHere: 'Không có dòng nào.',
  upgraded: (copy: string) =>
    `Tệp dữ liệu của phiên bản trước đã được nâng cấp; bản cũ còn nguyên tại ${copy}`,
  writes: (path: string) => `Tệp dữ liệu: ${visible(path)}`,

  // record, retract
  recordTitle: (indicator: string, unit: string, period: string) => `${indicator}\n${unit}, ${period}`,
  recordNew: (figure: string) => `Đã ghi: ${figure}`,
  recordChanged: (before: string, after: string) => `Đã sửa: ${before} → ${after}`,
  recordSame: (figure: string) => `Không thay đổi: đã có đúng số này (${figure}).`,
  recordNoted: (figure: string) =>
    `Số liệu giữ nguyên (${figure}); đã cập nhật phần kèm theo (ghi chú, nguồn, ngày, văn bản).`,
  outcome: (result: string, attainment: string, verdict: string) =>
    `Kết quả chung: ${result} · đạt ${attainment} so với mục tiêu · ${verdict}`,
  outcomeUnits: (reported: number, required: number) => `${reported}/${required} đơn vị đã báo cáo`,
  retracted: (figure: string) => `Đã rút số ${figure}. Lịch sử vẫn giữ số này.`,
  maybeFraction: (figure: string, meant: string) =>
    `Lưu ý: số được hiểu là ${figure}%. Nếu ý là ${meant}% thì ghi ${meant}.`,

  overdueBefore: (before: string, code: string, quarter: string) =>
    `Lưu ý: số này được ghi cho ${quarter}; ${before} đã quá hạn mà chưa có số. Nếu là số của ${before}: kpi retract rồi ghi lại với --period ${code}.`,

  // questions
  askIndicator: 'Chọn chỉ tiêu (gõ một phần tên, không cần dấu)',
  askUnit: 'Chọn đơn vị',
  askFigure: (previous: string, target: string) => `Số liệu (quý trước ${previous}; mục tiêu ${target}):`,
  askFigureForm: (form: string) => `Cách ghi: ${form}`,
  askReason: 'Lý do:',
  askOverwrite: (before: string, after: string) => `Đã có ${before}. Thay bằng ${after}?`,
  askSoft: 'Số liệu đã đúng, xác nhận ghi?',
  askRetract: (figure: string) => `Rút số ${figure}?`,
  reasonEmpty: 'Phải nêu lý do.',
  forms: {
    pair: 'tử số/mẫu số, ví dụ 412/530; hoặc khong-phat-sinh',
    value: 'ví dụ 63,5; hoặc khong-phat-sinh',
    milestone: 'xong, dang-thuc-hien, chua-trien-khai',
  },
  needsConfirm: 'Cần xác nhận:',

  // explain
  explainKind: (kind: string, units: string, quarters: string) =>
    `Cách tính: ${kind}; ${units}; ${quarters}.`,
  explainNumerator: (words: string) => `Tử số: ${words}`,
  explainDenominator: (words: string) => `Mẫu số: ${words}`,
  explainFormula: (formula: string) => `Phép tính: ${formula}`,
  explainState: (state: string) => `Trạng thái: ${state}`,
  asOf: (day: string) => `Số liệu tính đến ngày ${day}`,
  fromFile: (name: string, cell: string, size: string, hash: string) =>
    `Từ tệp: ${visible(name)}${cell === '' ? '' : `, ô ${cell}`} (${size} byte, SHA-256 ${hash}…)`,
  explainDocument: (document: string) => `Văn bản: ${document}`,
  explainShown: (exact: string, shown: string, decimals: number) =>
    exact === shown
      ? `Hiển thị: ${shown} (giá trị chính xác)`
      : `Hiển thị: ${shown} (từ ${exact}; làm tròn đến ${decimals} chữ số thập phân, không làm tròn qua mức mục tiêu)`,
  explainInPeriod: (figure: string) => `Phát sinh trong kỳ: ${figure}`,
  explainTarget: (target: string, since: string, document: string) =>
    `Mục tiêu: ${target}, áp dụng từ ${since}${document === '' ? '' : `, theo ${document}`}`,
  explainTargetParts: (parts: string) => `  gồm ${parts}`,
  explainNoTarget: 'Mục tiêu: không có',
  explainAttainment: (formula: string) => `Hoàn thành: ${formula}`,
  explainVerdict: (verdict: string, why: string) => `Đánh giá: ${verdict} – ${why}.`,
  explainUnits: (reported: number, required: number, missing: string) =>
    missing === ''
      ? `Đã có ${reported}/${required} đơn vị.`
      : `Tạm tính: đã có ${reported}/${required} đơn vị, còn thiếu ${missing}.`,
  explainEarlier: (places: string) => `Các quý trước còn thiếu: ${places}.`,
  explainBlank: (why: string) => `Không có số chung: ${why}.`,
  explainOlder: (quarter: string, figure: string) =>
    `Số gần nhất là của ${quarter}: ${figure}; không tính cho kỳ này.`,
  explainPublished: (by: string) => `Số liệu do ${by} công bố.`,
  explainBasis: (basis: string) => `Căn cứ: ${basis}`,
  retractedBy: (by: string, at: string, reason: string) => `${by} rút lúc ${at}: ${reason}`,

  // show, history, missing
  showLead: (lead: string, others: string) =>
    `Chủ trì: ${lead}${others === '' ? '' : `; phối hợp: ${others}`}`,
  showReporters: (units: string) => `Đơn vị báo cáo: ${units}`,
  showAliases: (aliases: string) => `Tên gọi khác: ${aliases}`,
  showDays: (from: string, to: string) => `Áp dụng: ${from} – ${to}`,
  quartersTitle: 'Theo quý',
  trend: 'Diễn biến',
  unitsTitle: (period: string) => `Theo đơn vị, ${period}`,
  historyTitle: (indicator: string) => `Lịch sử số liệu: ${indicator}`,
  missingTitle: (period: string) => `Tình hình báo cáo ${period}`,
  missingNone: 'Các đơn vị đã báo cáo đủ.',
  missingCount: (units: number, of: number) => `${units}/${of} đơn vị còn thiếu số liệu.`,
  daysLate: (days: number) => `quá hạn ${days} ngày`,
  daysLeft: (days: number) => (days === 0 ? 'hôm nay là ngày cuối' : `còn ${days} ngày`),
  overdue: (days: number) => `quá hạn ${days} ngày`,

  // report, export, demo, init
  reportWritten: (path: string) => `Đã lập báo cáo: ${visible(path)}`,
  reportUnchanged: (path: string) => `Báo cáo không thay đổi: ${visible(path)}`,
  pdfWritten: (path: string) => `Đã lập bản PDF: ${visible(path)}`,
  pdfAbsent:
    'Chưa có bản PDF: máy này không có LibreOffice. Cài LibreOffice rồi chạy lại, hoặc mở tệp xlsx và lưu thành PDF. LibreOffice ở chỗ khác: đặt KPI_SOFFICE.',
  pdfFailed:
    'Chưa có bản PDF: LibreOffice không chuyển được tệp xlsx. Chạy lại, hoặc mở tệp xlsx và lưu thành PDF.',
  reportOwing: (units: number) =>
    `Lưu ý: còn ${units} đơn vị chưa báo cáo đủ; các chỉ tiêu liên quan là số tạm tính.`,
  exportLine: (period: string, state: 'new' | 'replaced' | 'unchanged', path: string) =>
    `${period}: ${{ new: 'đã ghi', replaced: 'đã cập nhật', unchanged: 'không thay đổi' }[state]} – ${visible(path)}`,
  exportMissing: (units: string) => `Còn thiếu báo cáo: ${units}`,
  initDone: (path: string) => `Đã tạo tệp dữ liệu ${visible(path)}`,
  initPlan: (title: string, units: number, indicators: number) =>
    `Kế hoạch: ${title}\n${units} đơn vị, ${indicators} chỉ tiêu.`,
  initNext: 'Tiếp theo: kpi status (xem chỉ tiêu), kpi record (ghi số liệu), kpi unit add (thêm thôn).',
  demoIntro: 'Số liệu dưới đây là số liệu mẫu, không phải số liệu thật của xã.',
  planWritten: (path: string) => `Đã ghi kế hoạch: ${visible(path)}`,
  fileUnchanged: (path: string) => `Tệp không thay đổi: ${visible(path)}`,

  // catalogue
  unitAdded: (unit: string) => `Đã thêm đơn vị ${unit}.`,
  unitChanged: (unit: string, since: string) => `Đã sửa đơn vị ${unit}, áp dụng ${since}.`,
  unitRevived: (unit: string) => `Đơn vị ${unit} tiếp tục hoạt động, không thời hạn.`,
  indicatorRevived: (indicator: string) => `Chỉ tiêu ${indicator} tiếp tục áp dụng, không thời hạn.`,
  factChanged: (fact: string, before: string, after: string) => `  ${fact}: ${before} → ${after}`,
  unitRetired: (unit: string, last: string) => `Đơn vị ${unit} hoạt động đến hết ngày ${last}.`,
  unitsMerged: (units: string, into: string, from: string) =>
    `Đã hợp nhất ${units} thành ${into} từ ngày ${from}.`,
  indicatorAdded: (indicator: string) => `Đã thêm chỉ tiêu ${indicator}.`,
  indicatorChanged: (indicator: string, since: string) => `Đã sửa chỉ tiêu ${indicator}, áp dụng ${since}.`,
  indicatorRetired: (indicator: string, last: string) =>
    `Chỉ tiêu ${indicator} áp dụng đến hết ngày ${last}.`,
  targetSet: (indicator: string, before: string, after: string, from: string) =>
    `Mục tiêu của ${indicator}: ${before} → ${after}, áp dụng từ ${from}.`,
  nothingChanged: 'Không có gì thay đổi.',
  sinceDay: (day: string) => `từ ngày ${day}`,
  forAllTime: 'cho mọi thời gian (sửa lỗi)',
  sinceEver: 'từ đầu',
  forEver: 'không thời hạn',

  // home
  homeCollecting: (period: string, left: string) => `Đang tổng hợp số liệu ${period}: ${left}`,
  homeComplete: (done: number, of: number) => `${done}/${of} đơn vị đã báo cáo đủ`,
  homeMissing: (units: string) => `Còn thiếu: ${units}`,
  homeFinished: (period: string, owing: string) =>
    owing === ''
      ? `Kỳ vừa kết thúc: ${period}, đã đủ báo cáo`
      : `Kỳ vừa kết thúc: ${period}, còn thiếu: ${owing}`,
  homeNext: 'Gõ tiếp:',
  homeHints: {
    form: 'lập biểu mẫu gửi đơn vị (--all: mọi đơn vị)',
    import: 'nhập biểu mẫu, bảng số liệu đơn vị gửi về',
    record: 'ghi số liệu',
    missing: 'xem đơn vị còn thiếu',
    status: 'xem kết quả, đánh giá',
    report: 'lập báo cáo Excel',
    help: 'tất cả các lệnh',
  },

  // doctor
  doctor: {
    program: 'Phiên bản kpi',
    node: 'Node.js',
    db: 'Tệp dữ liệu',
    plan: 'Kế hoạch',
    today: 'Hôm nay (giờ Việt Nam)',
    user: 'Người dùng',
    collected: 'Quý đang tổng hợp',
    finished: 'Quý đã kết thúc gần nhất',
    integrity: 'Tính toàn vẹn',
    references: 'Tham chiếu dữ liệu',
    ledger: 'Nhật ký',
    catalogue: 'Danh mục kế hoạch',
    catalogueAltered: 'bị sửa ngoài phần mềm, không khớp nhật ký',
    journal: 'Chế độ ghi',
    schema: 'Phiên bản cấu trúc',
    counts: 'Số liệu',
    lastChange: 'Thay đổi gần nhất',
    sources: {
      '--db': 'theo --db',
      KPI_DB: 'theo KPI_DB',
      folder: 'trong thư mục này',
      user: 'trong thư mục của người dùng',
    },
    structureAltered: 'bảng hoặc khóa bảo vệ bị sửa ngoài phần mềm',
    details: 'kpi check cho biết từng chỗ và việc cần làm',
    ok: 'tốt',
    chain: (entries: number) => `${entries} mục, chuỗi không bị ngắt`,
    chainBroken: (entry: number) => `sai từ mục số ${entry}`,
    referencesBroken: (count: number) => `${count} liên kết hỏng`,
    figures: (count: number) => `${count} lần ghi`,
    never: 'chưa có',
  },
};

export type Say = typeof say;
