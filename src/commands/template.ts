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
  arguments: [{ name: 'form', form: 'required' }],
  options: ['period'],
  run: async (context, words, options) =>
    (await import('./template-run.ts')).runCheck(context, words, options),
};

const learn: Command = {
  name: 'template learn',
  alias: 'hoc',
  arguments: [{ name: 'file', form: 'required' }],
  options: ['name', 'map', 'skip', 'yes'],
  run: async (context, words, options) =>
    (await import('./template-learn.ts')).runLearn(context, words, options),
};

const list: Command = {
  name: 'template list',
  alias: 'danh-sach',
  run: async (context) => (await import('./template-kept.ts')).runList(context),
};

const showOne: Command = {
  name: 'template show',
  alias: 'xem',
  arguments: [{ name: 'form', form: 'required' }],
  run: async (context, words) => (await import('./template-kept.ts')).runShow(context, words),
};

const forget: Command = {
  name: 'template forget',
  alias: 'bo',
  arguments: [{ name: 'form', form: 'required' }],
  options: ['yes'],
  run: async (context, words, options) =>
    (await import('./template-kept.ts')).runForget(context, words, options),
};

export const template: Command = {
  name: 'template',
  alias: 'mau',
  subcommands: [fields, check, learn, list, showOne, forget],
};
