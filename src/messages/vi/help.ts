/** The frame of --help, of questions and of errors, and the words for arguments, in Vietnamese. */
import type { ArgumentName } from '../cli-words.ts';

export const help = {
  tagline: 'Ghi số liệu, tính tỷ lệ hoàn thành và lập báo cáo theo kế hoạch của xã.',
  usage: 'Cách dùng:',
  commands: 'Các lệnh:',
  arguments: 'Tham số:',
  options: 'Tùy chọn:',
  globalOptions: 'Tùy chọn chung:',
  optionsWord: 'tùy chọn',
  commandWord: 'lệnh',
  showHelp: 'hướng dẫn này',
  showVersion: 'phiên bản',
  more: 'Hướng dẫn của từng lệnh: kpi <lệnh> --help',
  placeholder: 'giá-trị',
  also: 'hoặc',
};

export const ask = {
  noMatch: '(không tìm thấy)',
  keys: '↑↓ chọn • Enter đồng ý • Ctrl-C dừng',
  yesOrNo: '(c/K)',
  yesOrNoWrong: 'Gõ c (có) hoặc k (không).',
};

export const labels = { error: 'Lỗi', next: 'Cách xử lý', warning: 'Lưu ý' };

export const args: { readonly [K in ArgumentName]: string } = {
  indicator: 'chỉ-tiêu',
  unit: 'đơn-vị',
  units: 'đơn-vị',
  figure: 'số-liệu',
  code: 'mã',
  value: 'giá-trị',
  files: 'tệp',
  file: 'tệp',
  form: 'biểu-mẫu',
  evidence: 'tên-hoặc-mã',
  period: 'kỳ',
  task: 'nhiệm-vụ',
  number: 'số',
  step: 'bước',
  shell: 'shell',
  place: 'tệp-hoặc-thư-mục',
  backup: 'bản-sao-lưu',
};

export const argumentHelp: { readonly [K in ArgumentName]: string } = {
  indicator: 'mã, tên gọi tắt hoặc một phần tên, không cần dấu',
  unit: 'mã, tên gọi tắt hoặc một phần tên, không cần dấu',
  units: 'các đơn vị',
  figure: '63,5 · 412/530 · khong-phat-sinh · xong, dang-thuc-hien, chua-trien-khai',
  code: 'mã mới: chữ, số, dấu chấm, gạch nối',
  value: 'số, ví dụ 75 hoặc 17,5',
  files: 'tệp .xlsx, .csv hoặc thư mục chứa chúng',
  file: 'một tệp bất kỳ',
  period: '2026Q3, q3, 2026H1, 2026M9, 2026 (mặc định: quý đã kết thúc gần nhất)',
  form: 'tệp .xlsx, hoặc tên của một biểu mẫu đã học',
  evidence: 'tên tệp, hoặc những ký tự đầu của mã SHA-256',
  number: 'số của thao tác, xem kpi log',
  task: 'mã, hoặc một phần nội dung, không cần dấu',
  shell: 'bash, zsh, fish hoặc powershell (mặc định: theo máy này)',
  place: 'mặc định: thư mục sao lưu bên cạnh tệp dữ liệu, kpi tự đặt tên',
  backup: 'tệp do kpi backup tạo ra',
  step: 'dat-hang, tuyen-chon, giao-truc-tiep, hop-dong, giai-ngan-2, nghiem-thu, …',
};
