import type { Command } from './command.ts';

export const inspect: Command = {
  name: 'inspect',
  alias: 'soi-tep',
  arguments: [{ name: 'file', form: 'required' }],
  run: async (context, words) => (await import('./inspect-run.ts')).runInspect(context, words),
};
