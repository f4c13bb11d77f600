import type { Command } from './command.ts';

export const log: Command = {
  name: 'log',
  alias: 'nhat-ky',
  arguments: [{ name: 'number', form: 'optional' }],
  options: ['unit', 'indicator', 'period', 'by', 'on', 'from', 'to', 'limit', 'all'],
  run: async (...given) => (await import('./log-run.ts')).runLog(...given),
};
