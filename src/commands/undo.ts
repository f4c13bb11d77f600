import type { Command } from './command.ts';

export const undo: Command = {
  name: 'undo',
  alias: 'hoan-tac',
  arguments: [{ name: 'number', form: 'optional' }],
  options: ['yes', 'reason'],
  run: async (...given) => (await import('./undo-run.ts')).runUndo(...given),
};
