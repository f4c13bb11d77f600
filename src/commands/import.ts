import type { Command } from './command.ts';

export const importFiles: Command = {
  name: 'import',
  alias: 'nhap',
  arguments: [{ name: 'files', form: 'many' }],
  options: ['period', 'received', 'decimal', 'dryRun', 'yes', 'reason', 'keep', 'errors', 'force'],
  run: async (...given) => (await import('./import-run.ts')).runImport(...given),
};
