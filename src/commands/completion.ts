import type { Command } from './command.ts';

/** @param all the commands, this one among them: their list is not there yet when this is made */
export const completionOf = (all: () => Promise<readonly Command[]>): Command => ({
  name: 'completion',
  alias: 'goi-y-lenh',
  arguments: [{ name: 'shell', form: 'optional' }],
  run: async (context, words) =>
    (await import('./completion-run.ts')).runCompletion(await all(), context, words),
});
