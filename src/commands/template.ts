import type { Command } from './command.ts';

const fields: Command = {
  name: 'template fields',
  alias: 'truong',
  options: ['period'],
  run: async (context, _words, options) => (await import('./template-run.ts')).runFields(context, options),
};

const check: Command = {
  name: 'template check',
  alias: 'kiem-tra',
  arguments: [{ name: 'file', form: 'required' }],
  options: ['period'],
  run: async (context, words, options) =>
    (await import('./template-run.ts')).runCheck(context, words, options),
};

export const template: Command = { name: 'template', alias: 'mau', subcommands: [fields, check] };
