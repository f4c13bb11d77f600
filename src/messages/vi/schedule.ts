/** Words of the nightly schedule, in Vietnamese. */
import type { EdgeProblems } from '../../domain/edge-problem.ts';
import { visible } from '../format.ts';
import type { Said } from '../shared.ts';

export const schedule = {
  /** Remarks inside what is printed. */
  about: (at: string, zone: string, machineAt: string, machineZone: string): string[] => [
    at === machineAt
      ? `kpi: xuất báo cáo lúc ${at} hằng đêm, giờ Việt Nam (${zone})`
      : `kpi: xuất báo cáo lúc ${at} hằng đêm, giờ Việt Nam (${zone}), tức ${machineAt} theo giờ của máy (${machineZone})`,
    'Mã thoát ghi trong nhật ký: 0 xong, 3 bị từ chối, 4 không tìm thấy, 5 đang bận hoặc không ghi được, 6 tệp hỏng, 7 xong nhưng còn thiếu, 1 và 2 lỗi khác',
  ],
  nothingDone: 'Mới in ra để xem, chưa cài đặt gì.',
  install: {
    cron: 'Sửa hoặc bỏ về sau: crontab -e. Để cài đặt, chạy một lần:',
    systemd:
      'Để chạy cả khi không ai đăng nhập: loginctl enable-linger. Để bỏ: systemctl --user disable --now kpi-export.timer. Để cài đặt, chạy một lần:',
  },
  installWindows: (path: string) =>
    `Để cài đặt: lưu các dòng trên, trừ dòng cuối (schtasks), vào tệp ${visible(path)} (bảng mã UTF-8), rồi chạy dòng cuối. Để bỏ: schtasks /Delete /TN "kpi export"`,
  unsteady: (zone: string) =>
    `Lưu ý: máy đặt múi giờ ${visible(zone)}, có đổi giờ mùa hè; một phần của năm báo cáo được xuất lệch một giờ.`,
  log: (path: string) => `Mỗi đêm được ghi thêm vào nhật ký: ${visible(path)}`,
  others: (formats: string) =>
    `Cách khác: --format ${formats}. Cập nhật Node hoặc chuyển phần mềm sang chỗ khác thì cài lại.`,
  /** How the shell takes up what is printed. */
  completion: {
    bash: "Để dùng lâu dài: kpi goi-y-lenh bash >~/.kpi-completion.bash && echo '. ~/.kpi-completion.bash' >>~/.bashrc",
    zsh: "Để dùng lâu dài: kpi goi-y-lenh zsh >~/.kpi-completion.zsh && echo '. ~/.kpi-completion.zsh' >>~/.zshrc",
    fish: 'Để dùng lâu dài: kpi goi-y-lenh fish >~/.config/fish/completions/kpi.fish',
    powershell:
      'Để dùng lâu dài, thêm dòng này vào tệp $PROFILE: kpi goi-y-lenh powershell | Out-String | Invoke-Expression',
  },
};

export type ScheduleTexts = typeof schedule;

const WHY = {
  control: 'có ký tự điều khiển (như xuống dòng)',
  quote: 'có dấu ngoặc kép',
  length: 'quá dài',
} as const;

export const edgeProblems: { readonly [K in keyof EdgeProblems]: (facts: EdgeProblems[K]) => Said } = {
  time_unreadable: ({ text }) => ({
    what: `“${visible(text)}” không phải là giờ trong ngày.`,
    next: 'Viết như 22:30 hoặc 22h30, từ 0:00 đến 23:59, theo giờ Việt Nam.',
  }),
  path_unfit: ({ path, format, why }) => ({
    what: `Đường dẫn ${visible(path)} ${WHY[why]}, không ghi được vào lịch ${format}.`,
    next: 'Chuyển tệp dữ liệu hoặc thư mục báo cáo sang một đường dẫn đơn giản hơn, rồi chạy lại.',
  }),
};
