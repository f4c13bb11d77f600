/** The frame of --help, of questions and of errors, in English. */
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
