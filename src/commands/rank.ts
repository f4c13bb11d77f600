import type { Command } from './command.ts';

export const rank: Command = {
  name: 'rank',
  alias: 'xep-loai',
  arguments: [{ name: 'period', form: 'optional' }],
  options: ['period', 'unit', 'report', 'out', 'force'],
  run: async (...given) => (await import('./rank-run.ts')).runRank(...given),
};
