import type { Command } from './command.ts';

export const check: Command = {
  name: 'check',
  alias: 'kiem-tra',
  run: async (context) => (await import('./check-run.ts')).runCheck(context),
};
