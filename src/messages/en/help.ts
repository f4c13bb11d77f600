/** The frame of --help, of questions and of errors, and the words for arguments, in English. */
import type { ArgumentName } from '../cli-words.ts';
import type * as vi from '../vi/help.ts';

export const help: typeof import('../vi/help.ts').help = {
  tagline:
    "Record figures, work out attainment and make reports for the commune's plan. Type figures the Vietnamese way: 1.234.567,89.",
  usage: 'Usage:',
  commands: 'Commands:',
  arguments: 'Arguments:',
  options: 'Options:',
  globalOptions: 'Options of every command:',
  optionsWord: 'options',
  commandWord: 'command',
  showHelp: 'this help',
  showVersion: 'version',
  more: 'Help on one command: kpi <command> --help',
  placeholder: 'value',
  also: 'or',
};

export const ask: typeof vi.ask = {
  noMatch: '(nothing found)',
  keys: '↑↓ choose • Enter accept • Ctrl-C stop',
  yesOrNo: '(y/N)',
  yesOrNoWrong: 'Type y (yes) or n (no).',
};

export const labels: typeof import('../vi/help.ts').labels = {
  error: 'Error',
  next: 'What to do',
  warning: 'Please note',
};

export const args: { readonly [K in ArgumentName]: string } = {
  indicator: 'indicator',
  unit: 'unit',
  units: 'unit',
  figure: 'figure',
  code: 'code',
  value: 'value',
  files: 'files',
  file: 'file',
  form: 'form',
  evidence: 'name-or-hash',
  period: 'period',
  task: 'task',
  shell: 'shell',
  number: 'number',
  step: 'step',
  place: 'file-or-folder',
  backup: 'backup',
};

export const argumentHelp: { readonly [K in ArgumentName]: string } = {
  indicator: 'code, short name or part of the name; accents are not needed',
  unit: 'code, short name or part of the name; accents are not needed',
  units: 'the units',
  figure: '63,5 (decimal comma) · 412/530 · no-cases · done, in-progress, not-started',
  code: 'a new code: letters, digits, dots, hyphens',
  value: 'a number typed with a decimal comma, such as 75 or 17,5',
  files: '.xlsx or .csv files, or folders with them',
  file: 'any file',
  period: '2026Q3, q3, 2026H1, 2026M9, 2026 (default: the last finished quarter)',
  form: 'an .xlsx file, or the name of a learned form',
  evidence: 'name of the file, or the beginning of its SHA-256',
  number: 'the number of an action, see kpi log',
  task: 'code, or a part of its content, accents or not',
  shell: 'bash, zsh, fish or powershell (default: as this machine has)',
  place: 'default: the folder of backups beside the data file, named by kpi',
  backup: 'a file made by kpi backup',
  step: 'order, selection, assignment, contract, disbursement-2, acceptance, …',
};
