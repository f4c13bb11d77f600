/** The commands by name. Each is loaded when it is typed: a start pays for the one command that runs. */
import type { CommandName } from '../messages/cli-words.ts';
import type { Command } from './command.ts';

export interface Listed {
  readonly name: CommandName;
  readonly alias: string;
  readonly load: () => Promise<Command>;
}

/** In the order of --help. */
export const commands: readonly Listed[] = [
  { name: 'demo', alias: 'chay-thu', load: async () => (await import('./demo.ts')).demo },
  { name: 'init', alias: 'khoi-tao', load: async () => (await import('./init.ts')).init },
  { name: 'record', alias: 'ghi', load: async () => (await import('./record.ts')).record },
  { name: 'form', alias: 'bieu-mau', load: async () => (await import('./form.ts')).form },
  { name: 'import', alias: 'nhap', load: async () => (await import('./import.ts')).importFiles },
  { name: 'inspect', alias: 'soi-tep', load: async () => (await import('./inspect.ts')).inspect },
  { name: 'retract', alias: 'rut', load: async () => (await import('./retract.ts')).retract },
  { name: 'receive', alias: 'nhan', load: async () => (await import('./receive.ts')).receive },
  { name: 'remark', alias: 'y-kien', load: async () => (await import('./remark.ts')).remark },
  { name: 'status', alias: 'tinh-hinh', load: async () => (await import('./status.ts')).status },
  { name: 'show', alias: 'xem', load: async () => (await import('./show.ts')).show },
  { name: 'explain', alias: 'giai-thich', load: async () => (await import('./explain.ts')).explain },
  { name: 'missing', alias: 'con-thieu', load: async () => (await import('./missing.ts')).missing },
  { name: 'rank', alias: 'xep-loai', load: async () => (await import('./rank.ts')).rank },
  { name: 'history', alias: 'lich-su', load: async () => (await import('./history.ts')).history },
  { name: 'check', alias: 'kiem-tra', load: async () => (await import('./check.ts')).check },
  { name: 'log', alias: 'nhat-ky', load: async () => (await import('./log.ts')).log },
  { name: 'undo', alias: 'hoan-tac', load: async () => (await import('./undo.ts')).undo },
  { name: 'close', alias: 'khoa', load: async () => (await import('./close.ts')).close },
  { name: 'reopen', alias: 'mo-khoa', load: async () => (await import('./reopen.ts')).reopen },
  { name: 'diff', alias: 'so-sanh', load: async () => (await import('./diff.ts')).diff },
  { name: 'verify', alias: 'doi-chieu', load: async () => (await import('./verify.ts')).verify },
  { name: 'report', alias: 'bao-cao', load: async () => (await import('./report.ts')).report },
  { name: 'template', alias: 'mau', load: async () => (await import('./template.ts')).template },
  { name: 'export', alias: 'xuat', load: async () => (await import('./export.ts')).exportReport },
  { name: 'schedule', alias: 'hen-gio', load: async () => (await import('./schedule.ts')).schedule },
  { name: 'evidence', alias: 'minh-chung', load: async () => (await import('./evidence.ts')).evidence },
  { name: 'task', alias: 'nhiem-vu', load: async () => (await import('./task.ts')).task },
  { name: 'unit', alias: 'don-vi', load: async () => (await import('./unit.ts')).unit },
  { name: 'indicator', alias: 'chi-tieu', load: async () => (await import('./indicator.ts')).indicator },
  { name: 'target', alias: 'muc-tieu', load: async () => (await import('./target.ts')).target },
  { name: 'plan', alias: 'ke-hoach', load: async () => (await import('./plan.ts')).plan },
  { name: 'backup', alias: 'sao-luu', load: async () => (await import('./backup.ts')).backup },
  { name: 'restore', alias: 'khoi-phuc', load: async () => (await import('./restore.ts')).restore },
  { name: 'doctor', alias: 'chan-doan', load: async () => (await import('./doctor.ts')).doctor },
  {
    name: 'completion',
    alias: 'goi-y-lenh',
    load: async () => (await import('./completion.ts')).completionOf(allCommands),
  },
];

/** Every command in full, for what speaks of all of them. */
export const allCommands = (): Promise<readonly Command[]> => Promise.all(commands.map(({ load }) => load()));
