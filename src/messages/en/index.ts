import type { Texts } from '../vi/index.ts';
import { commandOptions, commands, options } from './cli.ts';
import { args, argumentHelp, ask, help, labels } from './help.ts';
import { backup } from './backup.ts';
import { blank } from './blank.ts';
import { check } from './check.ts';
import { closing } from './closing.ts';
import { compare } from './compare.ts';
import { intake } from './intake.ts';
import { fileNote } from './file-notes.ts';
import { ledger } from './ledger.ts';
import { columns } from './file-problems.ts';
import { planFault } from './plan-faults.ts';
import { problems, softFinding } from './problems.ts';
import { ranking } from './ranking.ts';
import { say } from './say.ts';
import { schedule } from './schedule.ts';
import { submissions } from './submissions.ts';
import { tasks } from './tasks.ts';
import { unitFixes } from './unit-fixes.ts';
import { template } from './template.ts';
import { words } from './words.ts';

export const en: Texts = {
  problems,
  softFinding,
  planFault,
  fileNote,
  intake,
  unitFixes,
  submissions,
  tasks,
  template,
  backup,
  blank,
  closing,
  check,
  compare,
  schedule,
  ranking,
  ledger,
  columns,
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
