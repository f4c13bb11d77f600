import type { Command } from './command.ts';

export const backup: Command = {
  name: 'backup',
  alias: 'sao-luu',
  arguments: [{ name: 'place', form: 'optional' }],
  options: ['list'],
  run: async (...given) => (await import('./backup-run.ts')).runBackup(...given),
};
