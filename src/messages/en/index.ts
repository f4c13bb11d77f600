import type { Texts } from '../vi/index.ts';
import { args, argumentHelp, ask, commandOptions, commands, help, labels, options } from './cli.ts';
import { planFault, problems, softFinding } from './problems.ts';
import { say } from './say.ts';
import { words } from './words.ts';

export const en: Texts = {
  problems,
  softFinding,
  planFault,
  words,
  say,
  commandOptions,
  commands,
  args,
  argumentHelp,
  options,
  help,
  ask,
  labels,
};
