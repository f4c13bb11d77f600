import { EXIT, type Command } from './command.ts';

export const restore: Command = {
  name: 'restore',
  alias: 'khoi-phuc',
  arguments: [{ name: 'backup', form: 'required' }],
  options: ['yes', 'reason'],
  async run(context, [word], options) {
    const { runRestore } = await import('./restore-run.ts');
    return word === undefined ? EXIT.refused : runRestore(context, word, options);
  },
};
