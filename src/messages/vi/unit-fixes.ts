/** What a unit can do about an error in its file: it has Excel, and no commands. In Vietnamese. */
import type { ProblemKind } from '../../domain/problem.ts';

export const unitFixes = {
  figure_ambiguous: 'Bỏ dấu hàng nghìn (1234), hoặc dùng dấu phẩy cho phần thập phân (1,234).',
  figure_bare_percent: 'Ghi cả tử số và mẫu số, ví dụ tử số 412, mẫu số 530.',
  figure_wrong_form: 'Ghi đúng dạng số liệu của chỉ tiêu: tử số và mẫu số, một số, hoặc một tình trạng.',
  milestone_without_target: 'Ghi một tình trạng: chưa triển khai, đang thực hiện, xong.',
  unit_not_reporter: 'Kiểm tra lại đơn vị và chỉ tiêu; nếu không phải báo cáo thì xóa dòng này.',
  reason_needed: 'Kiểm tra lại số; nếu đúng thì cho biết lý do.',
  overwrite_unconfirmed: 'Cho biết số nào đúng; nếu là số mới thì nêu lý do.',
  soft_unconfirmed: 'Kiểm tra lại số; nếu đúng thì xác nhận.',
  unit_not_found: 'Ghi mã hoặc tên đơn vị như trong biểu mẫu.',
  indicator_not_found: 'Ghi mã hoặc tên chỉ tiêu như trong biểu mẫu.',
  file_foreign: 'Gửi lại tệp Excel (.xlsx), không đặt mật khẩu.',
  table_not_found:
    'Dùng biểu mẫu được gửi, hoặc lập bảng có dòng tiêu đề: Mã đơn vị, Mã chỉ tiêu, Năm, Quý, Giá trị (hoặc Tử số và Mẫu số).',
  form_foreign: 'Xin biểu mẫu của đúng kế hoạch và kỳ, chép số liệu sang rồi gửi lại.',
  form_blank: 'Điền vào các ô tô màu rồi gửi lại.',
  form_altered: 'Xin lại biểu mẫu, chép số liệu sang rồi gửi lại; không chèn, xóa dòng hay cột.',
} satisfies Partial<Record<ProblemKind, string>>;

export type UnitFixes = Readonly<Record<keyof typeof unitFixes, string>>;
