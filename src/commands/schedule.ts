import type { Command } from './command.ts';

export const schedule: Command = {
  name: 'schedule',
  alias: 'hen-gio',
  options: ['at', 'out', 'format', 'template', 'requireComplete'],
  run: async (...given) => (await import('./schedule-run.ts')).runSchedule(...given),
};
