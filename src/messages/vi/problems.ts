/** What goes wrong, in Vietnamese: what happened and why, then what to type next. */
import type { ProblemKind, Problems, SoftFinding } from '../../domain/problem.ts';
import type { Day } from '../../domain/day.ts';
import { formatDay, formatDigits, periodWords, visible, withMeasure } from '../format.ts';
import { candidateList, figureWords, list, named, nameList, type Said } from '../shared.ts';
import { backupProblems } from './backup.ts';
import { closingProblems } from './closing.ts';
import { compareProblems } from './compare.ts';
import { rankingProblems } from './ranking.ts';
import { undoProblems } from './ledger.ts';
import { taskProblems } from './tasks.ts';
import { problemsFromOutside } from './template.ts';
import { placeProblems } from './place-problems.ts';
import { blankProblems } from './blank.ts';
import { edgeProblems } from './schedule.ts';
import { planFault } from './plan-faults.ts';

const number = (digits: string): string => formatDigits(digits, 'vi');
const day = (iso: string): string => formatDay(iso as Day);
const quoted = (text: string): string => `“${visible(text)}”`;

const PARTS = { numerator: 'tử số', denominator: 'mẫu số' } as const;

export function softFinding(finding: SoftFinding): string {
  switch (finding.kind) {
    case 'moves_much':
      return `kết quả thay đổi nhiều so với quý trước: ${withMeasure(number(finding.from), finding.measure)} → ${withMeasure(number(finding.to), finding.measure)} (ngưỡng nhắc: ${number(finding.limit)})`;
    case 'denominator_shrinks':
      return `mẫu số giảm so với quý trước: ${number(finding.from)} → ${number(finding.to)}`;
    case 'relation_broken':
      return `${PARTS[finding.leftPart]} của ${named(finding.left)} là ${number(finding.leftFigure)}, lẽ ra ${finding.operator === '=' ? 'bằng' : 'không lớn hơn'} ${PARTS[finding.rightPart]} của ${named(finding.right)} là ${number(finding.rightFigure)}`;
  }
}

const EXAMPLES = {
  pair: '412/530 (hoặc khong-phat-sinh)',
  value: '63,5',
  milestone: 'xong, dang-thuc-hien, chua-trien-khai',
} as const;

export const problems: { readonly [K in ProblemKind]: (facts: Problems[K]) => Said } = {
  ...problemsFromOutside,
  ...closingProblems,
  ...compareProblems,
  ...placeProblems,
  ...rankingProblems,
  ...taskProblems,
  ...edgeProblems,
  ...blankProblems,
  ...undoProblems,
  ...backupProblems,
  unexpected: ({ detail }) => ({
    what: `Chương trình gặp lỗi ngoài dự kiến: ${visible(detail)}`,
    next: 'Số liệu đã ghi trước đó không bị ảnh hưởng. Chạy lại với --debug và gửi nội dung hiện ra cho người phụ trách phần mềm.',
  }),
  unknown_option: ({ text, nearest }) => ({
    what: `Không có tùy chọn ${quoted(text)}.`,
    next:
      nearest === null
        ? 'Thêm --help để xem các tùy chọn.'
        : `Có phải định gõ ${nearest}? Thêm --help để xem các tùy chọn.`,
  }),
  unknown_command: ({ text, nearest }) => ({
    what: `Không có lệnh ${quoted(text)}.`,
    next: nearest === null ? 'Gõ: kpi --help' : `Có phải định gõ: kpi ${nearest}? Danh sách lệnh: kpi --help`,
  }),
  argument_missing: ({ argument, command }) => ({
    what: `Thiếu ${argument}.`,
    next: `Lệnh đang chạy ở chế độ không hỏi lại, nên phải ghi đủ trên dòng lệnh. Xem: kpi ${command} --help`,
  }),
  excess_argument: ({ command }) => ({
    what: 'Dòng lệnh thừa tham số.',
    next: `Tên có dấu cách phải đặt trong ngoặc kép. Xem: kpi ${command} --help`,
  }),
  option_without_value: ({ option }) => ({
    what: `Tùy chọn ${option} cần có giá trị đi kèm.`,
    next: 'Thêm --help để xem cách ghi.',
  }),
  choice_unknown: ({ option, text, allowed }) => ({
    what: `${option} không nhận giá trị ${quoted(text)}.`,
    next: `Chọn một trong: ${allowed.join(', ')}.`,
  }),
  clock_unreadable: ({ text }) => ({
    what: `KPI_NOW không phải là thời điểm ISO: ${quoted(text)}.`,
    next: 'Ví dụ: KPI_NOW=2026-09-16T08:00:00+07:00',
  }),
  subcommand_missing: ({ command }) => ({
    what: `Lệnh “${command}” cần một lệnh con.`,
    next: `Xem: kpi ${command} --help`,
  }),
  period_unreadable: ({ text }) => ({
    what: `Không hiểu kỳ báo cáo ${quoted(text)}.`,
    next: 'Ví dụ: 2026Q3, Q3/2026, “quý III/2026”, 3, this, last, finished, 2026H1, 2026M9, 2026.',
  }),
  period_not_quarter: ({ period }) => ({
    what: `Số liệu được ghi theo quý, còn ${periodWords(period, 'vi')} gồm nhiều quý.`,
    next: 'Ghi một quý, ví dụ 2026Q3.',
  }),
  day_unreadable: ({ text }) => ({
    what: `Không hiểu ngày ${quoted(text)}.`,
    next: 'Ví dụ: 19/9/2026 hoặc 2026-09-19.',
  }),
  day_impossible: ({ text }) => ({
    what: `Không có ngày ${quoted(text)} trong lịch.`,
    next: 'Kiểm tra lại ngày và tháng (ngày trước, tháng sau).',
  }),
  options_conflict: ({ first, second }) => ({
    what: `Không thể dùng ${first} cùng với ${second}.`,
    next: 'Bỏ một trong hai.',
  }),
  option_unfit: ({ option, indicator }) => ({
    what: `Chỉ tiêu ${named(indicator)} không dùng ${option}.`,
    next: `Bỏ ${option} rồi chạy lại; văn bản làm nguồn số liệu thì ghi ở --source.`,
  }),
  code_unusable: ({ text }) => ({
    what: `${quoted(text)} không dùng làm mã được.`,
    next: 'Mã gồm chữ, số, dấu chấm, gạch nối, gạch dưới; bắt đầu bằng chữ hoặc số; nhiều nhất 64 ký tự.',
  }),
  nothing_to_change: ({ command }) => ({
    what: 'Chưa nêu nội dung cần sửa.',
    next: `Xem: kpi ${command} --help`,
  }),
  out_is_data: ({ path }) => ({
    what: `${visible(path)} là tệp dữ liệu, hoặc mang tên tệp đi kèm tệp dữ liệu, nên không ghi gì khác vào đó.`,
    next: 'Ghi ra thư mục hoặc tên khác.',
  }),
  day_outside: ({ option, day: on, from, to }) => ({
    what: `Ngày ${day(on)} ở ${option} không nằm trong khoảng từ ${day(from)} đến ${day(to)}.`,
    next: 'Ghi ngày trong khoảng đó, không sau hôm nay.',
  }),
  text_too_long: ({ option, length, limit }) => ({
    what: `Nội dung ở ${option} dài ${length} ký tự; nhiều nhất là ${limit}.`,
    next: 'Rút gọn rồi ghi lại.',
  }),
  nothing_to_return: ({ unit, period }) => ({
    what: `${named(unit)} chưa gửi gì cho ${periodWords(period, 'vi')}, nên không có gì để trả lại.`,
    next: 'Kiểm tra lại đơn vị và kỳ. Xem: kpi missing',
  }),
  figure_unreadable: ({ text, position, character }) => ({
    what: `Không đọc được số ${quoted(text)}: sai từ ký tự thứ ${position}${character === '' ? '' : ` (${quoted(character)})`}.`,
    next: 'Viết số theo cách Việt Nam: dấu phẩy cho phần thập phân, dấu chấm hoặc dấu cách cho hàng nghìn, ví dụ 1.234.567,89. Không kèm đơn vị tính, dấu so sánh hay khoảng.',
  }),
  figure_ambiguous: ({ text, readings: [first, second] }) => ({
    what: `Số ${quoted(text)} có hai cách hiểu: ${number(first)} (hàng nghìn) hoặc ${number(second)} (thập phân).`,
    next: `Ghi rõ: ${number(first).replaceAll('.', '')} hoặc ${number(second)}; hoặc thêm --decimal comma (dấu phẩy là thập phân) hay --decimal dot.`,
  }),
  figure_too_long: ({ text }) => ({
    what: `Số ${quoted(text)} quá dài.`,
    next: 'Nhiều nhất 15 chữ số trước và 6 chữ số sau dấu phẩy. Nếu số rất lớn, hãy kiểm tra lại đơn vị tính.',
  }),
  figure_bare_percent: ({ indicator, unit, text }) => ({
    what: `Chỉ tiêu ${named(indicator)} được tính từ tử số và mẫu số, nên không ghi thẳng tỷ lệ ${quoted(text)}.`,
    next: `Ghi cả hai số, ví dụ: kpi record ${indicator.code} ${unit.code} 412/530`,
  }),
  figure_wrong_form: ({ indicator, unit, text, form }) => ({
    what:
      text === ''
        ? `Thiếu số liệu của chỉ tiêu ${named(indicator)}.`
        : `${quoted(text)} không phải là dạng số liệu của chỉ tiêu ${named(indicator)}.`,
    next: `Ghi: kpi record ${indicator.code} ${unit.code} … với ${EXAMPLES[form]}`,
  }),
  milestone_without_target: ({ indicator }) => ({
    what: `Chỉ tiêu ${named(indicator)} là mốc công việc, không có mục tiêu bằng số.`,
    next: `Ghi trạng thái: kpi record ${indicator.code} … xong`,
  }),
  figure_percent_sign: ({ text, measure }) => ({
    what: `${quoted(text)} có dấu % trong khi đơn vị tính của chỉ tiêu là ${quoted(measure)}.`,
    next: 'Bỏ dấu %, hoặc kiểm tra lại chỉ tiêu.',
  }),
  figure_negative: ({ indicator, text }) => ({
    what: `Chỉ tiêu ${named(indicator)} không nhận số âm (${number(text)}).`,
    next: 'Kiểm tra lại số liệu.',
  }),
  figure_not_whole: ({ indicator, text }) => ({
    what: `Chỉ tiêu ${named(indicator)} đếm bằng số nguyên, không nhận ${number(text)}.`,
    next: 'Ghi số nguyên.',
  }),
  figure_over_whole: ({ numerator, denominator }) => ({
    what: `Tử số ${number(numerator)} lớn hơn mẫu số ${number(denominator)}.`,
    next: 'Kiểm tra xem hai số có bị đổi chỗ hay gõ nhầm không.',
  }),
  figure_outside_percent: ({ text }) => ({
    what: `Tỷ lệ ${number(text)}% vượt quá 100%.`,
    next: 'Kiểm tra lại số liệu và dấu phẩy thập phân.',
  }),
  unit_not_reporter: ({ unit, indicator, reporters }) => ({
    what: `${named(unit)} không báo cáo chỉ tiêu ${named(indicator)}.`,
    next: `Đơn vị báo cáo chỉ tiêu này: ${nameList(reporters)}. Muốn thêm đơn vị này: kpi indicator edit ${indicator.code} --reporters ${[...reporters, unit].map(({ code }) => code).join(',')}`,
  }),
  outside_days: ({ what, thing, from, to, period }) => ({
    what: `${named(thing)} không ${what === 'unit' ? 'hoạt động' : 'áp dụng'} trong ${periodWords(period, 'vi')} (${[from === null ? '' : `từ ${day(from)}`, to === null ? '' : `đến ${day(to)}`].filter((words) => words !== '').join(' ')}).`,
    next: 'Kiểm tra lại kỳ báo cáo, đơn vị và chỉ tiêu.',
  }),
  reason_needed: ({ from, to }) => ({
    what: `Số lũy kế từ đầu năm không thể giảm (${number(from)} → ${number(to)}) nếu không có lý do.`,
    next: 'Kiểm tra lại số; nếu đúng, thêm --reason "lý do".',
  }),
  overwrite_unconfirmed: ({ before, after }) => ({
    what: `Đã có số khác: ${figureWords(before, 'vi')}; số mới: ${figureWords(after, 'vi')}.`,
    next: 'Nếu đúng là sửa, thêm --yes hoặc --reason "lý do". Số cũ vẫn được giữ trong lịch sử.',
  }),
  soft_unconfirmed: ({ findings }) => ({
    what: `Số liệu này cần được xác nhận:${list(findings.map(softFinding))}`,
    next: 'Nếu số liệu đúng, thêm --yes hoặc --reason "lý do".',
  }),
  plan_faulty: ({ file, faults }) => ({
    what: `Tệp kế hoạch ${visible(file)} có ${faults.length} lỗi:${list(faults.map(planFault))}`,
    next: 'Sửa tệp rồi chạy lại; chưa có gì được tạo ra.',
  }),
  plan_unreadable: ({ file, why, detail }) => ({
    what: `Không đọc được tệp kế hoạch ${visible(file)}: ${{ too_large: 'tệp quá lớn', not_utf8: 'không phải văn bản UTF-8', not_json: 'không phải JSON' }[why]}${detail === '' ? '' : ` (${visible(detail)})`}.`,
    next: 'Tệp kế hoạch là JSON theo mẫu kpi-plan/1; xem data/kpi-plan-1.schema.json, hoặc bắt đầu từ: kpi plan export',
  }),
  name_taken: ({ text, holder }) => ({
    what: `${quoted(text)} đã được dùng cho ${named(holder)}.`,
    next: 'Chọn mã hoặc tên gọi khác.',
  }),
  catalogue_faulty: ({ faults }) => ({
    what: `Không thể thay đổi như vậy:${list(faults.map(planFault))}`,
    next: 'Sửa lại rồi chạy lại; chưa có gì thay đổi.',
  }),
  unit_not_found: ({ text, nearest }) => ({
    what: `Không có đơn vị ${quoted(text)}.`,
    next:
      nearest.length === 0
        ? 'Danh sách đơn vị: kpi unit list'
        : `Gần nhất: ${nameList(nearest)}. Danh sách: kpi unit list`,
  }),
  unit_ambiguous: ({ text, candidates }) => ({
    what: `${quoted(text)} có thể là nhiều đơn vị:${candidateList(candidates)}`,
    next: 'Ghi mã đơn vị.',
  }),
  indicator_not_found: ({ text, nearest }) => ({
    what: `Không có chỉ tiêu ${quoted(text)}.`,
    next:
      nearest.length === 0
        ? 'Danh sách chỉ tiêu: kpi indicator list'
        : `Gần nhất: ${nameList(nearest)}. Danh sách: kpi indicator list`,
  }),
  indicator_ambiguous: ({ text, candidates }) => ({
    what: `${quoted(text)} có thể là nhiều chỉ tiêu:${candidateList(candidates)}`,
    next: 'Ghi mã chỉ tiêu.',
  }),
  section_not_found: ({ text, nearest }) => ({
    what: `Không có mục ${quoted(text)} trong kế hoạch.`,
    next: nearest.length === 0 ? 'Xem các mục: kpi status' : `Gần nhất: ${nameList(nearest)}.`,
  }),
  figure_absent: ({ indicator, unit, period }) => ({
    what: `${named(unit)} chưa có số liệu ${periodWords(period, 'vi')} của chỉ tiêu ${named(indicator)}.`,
    next: `Xem lịch sử: kpi history ${indicator.code} ${unit.code}`,
  }),
  interrupted: () => ({ what: 'Đã dừng theo yêu cầu.', next: 'Chưa có gì được ghi.' }),
};
