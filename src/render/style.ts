/** Colour and weight on a terminal; without colour the same words stand plain. Meaning never hangs on colour alone. */
import { createRequire } from 'node:module';
import type { Verdict } from '../domain/assessment.ts';

export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly error: (text: string) => string;
  readonly verdict: (verdict: Verdict, text: string) => string;
}

const require = createRequire(import.meta.url);
const plain = (text: string): string => text;
const PLAIN: Style = { bold: plain, dim: plain, error: plain, verdict: (_verdict, text) => text };

/** chalk is loaded where there is colour: a nightly run and a pipe start without it. */
export function createStyle(colour: boolean): Style {
  if (!colour) return PLAIN;
  const { Chalk } = require('chalk') as typeof import('chalk');
  const chalk = new Chalk({ level: 1 });
  const verdicts: Readonly<Record<Verdict, (text: string) => string>> = {
    exceeded: chalk.green.bold,
    met: chalk.green,
    in_progress: chalk.yellow,
    not_met: chalk.red,
    no_cases: chalk.cyan,
    no_data: chalk.magenta,
    not_assessed: chalk.dim,
    no_target: chalk.dim,
  };
  return {
    bold: chalk.bold,
    dim: chalk.dim,
    error: chalk.red.bold,
    verdict: (verdict, text) => verdicts[verdict](text),
  };
}
