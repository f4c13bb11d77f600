import { args, argumentHelp, ask, commandOptions, commands, help, labels, options } from './cli.ts';
import { planFault, problems, softFinding } from './problems.ts';
import { say } from './say.ts';
import { words } from './words.ts';

export const vi = {
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

/** What every language must have: a missing or wrongly shaped text does not compile. */
export type Texts = typeof vi;
