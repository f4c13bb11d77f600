import { refuse } from '../domain/problem.ts';
import type { Command } from './command.ts';
import { missing } from './support.ts';

export const verify: Command = {
  name: 'verify',
  alias: 'doi-chieu',
  arguments: [{ name: 'file', form: 'optional' }],
  options: ['code'],
  async run(context, [word], { code }) {
    if (word !== undefined && code !== undefined)
      return refuse({ kind: 'options_conflict', first: '--code', second: word });
    const { verifyCode, verifyFile } = await import('./verify-run.ts');
    if (code !== undefined) return verifyCode(context, code);
    return word === undefined ? missing(context, 'file', 'verify') : verifyFile(context, word);
  },
};
