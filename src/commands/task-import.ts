import { EXIT, type Command } from './command.ts';

export const taskImport: Command = {
  name: 'task import',
  alias: 'nhap',
  arguments: [{ name: 'file', form: 'required' }],
  options: ['dryRun', 'source', 'from', 'yes', 'reason'],
  run: () => EXIT.done,
};
