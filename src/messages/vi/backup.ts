/** Backups, putting them back, and where a data file lies. In Vietnamese. */
import type { BackupProblems } from '../../domain/backup-problem.ts';
import type { BackupReason } from '../../domain/backups.ts';
import { visible } from '../format.ts';
import type { Said } from '../shared.ts';

const BEFORE: { readonly [K in Exclude<BackupReason, 'manual'>]: string } = {
  import: 'nhập tệp',
  close: 'khóa kỳ',
  restore: 'khôi phục',
  migration: 'nâng cấp tệp dữ liệu',
};

export const backupProblems: { readonly [K in keyof BackupProblems]: (facts: BackupProblems[K]) => Said } = {
  restore_itself: ({ path }) => ({
    what: `${visible(path)} chính là tệp dữ liệu đang dùng, không phải bản sao lưu.`,
    next: 'Xem các bản sao lưu: kpi backup --list',
  }),
  backup_exists: ({ path }) => ({
    what: `Tệp ${visible(path)} đã có, nên không ghi đè.`,
    next: 'Chọn tên khác, hoặc chỉ ghi tên thư mục để kpi tự đặt tên.',
  }),
  backup_foreign: ({ path }) => ({
    what: `${visible(path)} không phải là bản sao lưu của kpi.`,
    next: 'Chưa có gì thay đổi. Xem các bản sao lưu: kpi backup --list',
  }),
  restore_unconfirmed: ({ path, entries }) => ({
    what:
      entries === null || entries === 0
        ? `Khôi phục sẽ thay ${visible(path)}, cần được xác nhận.`
        : `Khôi phục ${visible(path)} sẽ bỏ ${entries} thay đổi ghi sau bản sao lưu, cần được xác nhận.`,
    next: 'Chưa có gì thay đổi. Nếu đúng ý, thêm --yes.',
  }),
  data_file_gone: ({ path }) => ({
    what: `Tệp dữ liệu ${visible(path)} đã bị chuyển đi, xóa hoặc thay bằng tệp khác trong lúc lệnh đang chạy.`,
    next: 'Chưa có gì được ghi. Đưa tệp về chỗ cũ rồi chạy lại; nếu mất hẳn: kpi restore BẢN-SAO-LƯU',
  }),
  backup_failed: ({ before, path, why, detail }) => ({
    what: `Không tạo được bản sao lưu trước khi ${BEFORE[before]}, tại ${visible(path)}: ${
      {
        full: 'đĩa đã hết chỗ',
        not_writable: 'không có quyền ghi vào đó',
        fault: `đĩa không ghi được (${visible(detail)})`,
      }[why]
    }.`,
    next: `Chưa có gì được ghi. ${
      {
        full: 'Giải phóng dung lượng (có thể chuyển bớt bản sao lưu cũ sang nơi khác) rồi chạy lại.',
        not_writable: 'Kiểm tra quyền của thư mục đó rồi chạy lại.',
        fault: 'Kiểm tra đĩa rồi chạy lại.',
      }[why]
    }`,
  }),
  restore_overtaken: ({ path }) => ({
    what: `Trong lúc khôi phục, có người ghi thêm vào ${visible(path)}.`,
    next: 'Chưa có gì thay đổi. Chạy lại để xem những gì sẽ mất, kể cả phần vừa ghi.',
  }),
  journal_unsafe: ({ path, mode }) => ({
    what: `Nơi chứa ${visible(path)} không cho ghi an toàn (SQLite chỉ dùng được chế độ “${mode}”).`,
    next: 'Chưa có gì được ghi. Chuyển tệp dữ liệu vào đĩa của máy này rồi chạy lại.',
  }),
  backup_damaged: ({ path, detail }) => ({
    what: `Bản sao lưu ${visible(path)} bị hỏng: ${visible(detail)}.`,
    next: 'Chưa có gì thay đổi. Chọn bản khác: kpi backup --list',
  }),
};

export const backup = {
  onNetwork: (path: string, kind: string) =>
    `Cảnh báo: ${path} nằm trên thư mục mạng (${kind}). Chỉ một máy nên ghi vào tệp; tốt nhất để tệp trên đĩa của một máy và dùng kpi backup để chép ra mạng.`,

  // backup
  made: (path: string) => `Đã sao lưu vào ${path}`,
  already: (path: string) => `Bản sao lưu gần nhất đã có đúng nội dung này: ${path}`,
  holds: (size: string, seq: number, at: string) => `${size}; nhật ký đến mục ${seq} (${at})`,
  checked: 'Đã đọc lại và kiểm tra: nguyên vẹn.',
  backTo: (path: string) => `Khôi phục khi cần: kpi restore "${path}"`,
  listTitle: (folder: string) => `Các bản sao lưu trong ${folder}`,
  none: 'Chưa có bản sao lưu nào. Tạo ngay: kpi backup',
  head: { at: 'Lúc', reason: 'Lý do', size: 'Cỡ', last: 'Nhật ký đến', state: 'Tình trạng', file: 'Tệp' },
  reasons: {
    manual: 'tự tay',
    import: 'trước khi nhập',
    close: 'trước khi khóa kỳ',
    restore: 'trước khi khôi phục',
    migration: 'trước khi nâng cấp',
  } satisfies { readonly [K in BackupReason]: string },
  entry: (seq: number, at: string) => `mục ${seq}, ${at}`,
  newestSound: (file: string) => `Bản mới nhất còn tốt: kpi restore ${file}`,
  sound: 'tốt',
  broken: (detail: string) => `hỏng: ${detail}`,
  foreign: 'không phải của kpi',
  newer: 'của bản kpi mới hơn',

  // restore
  restoreTitle: (file: string, path: string) => `Khôi phục ${path} từ ${file}`,
  backupHolds: (plan: string) => `Bản sao lưu: ${plan}`,
  backupLast: (seq: number, at: string) => `Thay đổi cuối trong bản sao lưu: mục ${seq}, ${at}`,
  olderSchema: (schema: number) => `Bản sao lưu theo lược đồ cũ (${schema}), sẽ được nâng cấp khi khôi phục.`,
  losesNothing: 'Tệp hiện tại không có thay đổi nào ngoài những gì bản sao lưu đã có.',
  loses: (entries: number, from: string, to: string) =>
    `Sẽ mất ${entries} thay đổi ghi sau bản sao lưu, từ ${from} đến ${to}:`,
  losesBy: (who: string, entries: number) => `${who}: ${entries}`,
  lastCommands: 'Các lệnh cuối cùng trong số đó:',
  command: (seq: number, at: string, by: string, command: string) =>
    `mục ${seq}, ${at}, ${by}: kpi ${command}`,
  brings: (entries: number) =>
    `Bản sao lưu có ${entries} thay đổi mà tệp hiện tại không có (hai tệp đã đi theo hai hướng).`,
  presentMissing: (path: string) => `Hiện không có tệp ${path}; tệp sẽ được tạo từ bản sao lưu.`,
  presentBroken: (what: string) =>
    `${what} Tệp đó sẽ được giữ nguyên dưới tên khác, rồi bản sao lưu được đưa vào chỗ của nó. Không thể cho biết những gì sẽ mất.`,
  askRestore: 'Khôi phục?',
  restored: (path: string, seq: number) => `Đã khôi phục ${path}; việc khôi phục là mục ${seq} của nhật ký.`,
  keptAs: (aside: string) => `Dữ liệu trước khi khôi phục còn nguyên tại ${aside}`,

  // doctor
  doctor: {
    backups: 'Sao lưu',
    noBackups: 'chưa có; tạo bằng kpi backup',
    backupsAre: (count: number, at: string, folder: string) => `${count} bản, mới nhất lúc ${at} (${folder})`,
    network: 'Thư mục mạng',
    onNetwork: (kind: string) => `${kind}: nên để tệp dữ liệu trên đĩa của máy này`,
    access: 'Quyền đọc',
    othersMayRead: 'người khác trên máy này đọc được tệp; giới hạn bằng: chmod 600',
    ownerOnly: 'chỉ chủ tệp',
  },
};
