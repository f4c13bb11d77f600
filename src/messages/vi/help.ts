/** The frame of --help, of questions and of errors, in Vietnamese. */

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
