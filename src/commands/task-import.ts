import { EXIT, type Command } from './command.ts';

export const taskImport: Command = {
  name: 'task import',
  alias: 'nhap',
  arguments: [{ name: 'file', form: 'required' }],
  options: ['dryRun', 'source', 'from', 'yes', 'reason'],
  async run(context, [word], options) {
    const { runTaskImport } = await import('./task-import-run.ts');
    return word === undefined ? EXIT.refused : runTaskImport(context, word, options);
  },
};
