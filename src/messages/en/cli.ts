/** Commands, arguments and options, in English. */
import type { ArgumentName, CommandName, OptionName } from '../cli-words.ts';
import type * as vi from '../vi/cli.ts';

export const commands: { readonly [K in CommandName]: string } = {
  demo: 'try it out with sample figures of three quarters: progress on screen and an Excel report',
  init: 'create a new data file from the built-in plan or from a plan file',
  record: 'record a figure: 63,5 · 412/530 · no-cases · done',
  retract: 'take back a recorded figure, with a reason',
  status: 'progress: result, attainment and verdict of every indicator',
  show: 'one indicator: its quarters, units and trend',
  explain: 'explain a result down to the single figures',
  missing: 'which unit still owes what, and how many days late',
  history: 'all that was recorded, changed and retracted for an indicator',
  report: 'make the Excel report of a period',
  export: 'write reports on a schedule (cron), only where the content has changed',
  unit: 'units',
  'unit list': 'list the units',
  'unit show': 'show one unit',
  'unit add': 'add a unit (such as a village, thôn)',
  'unit edit': 'change its name, parent unit or other names',
  'unit retire': 'a unit comes to its end',
  'unit merge': 'merge several units into one',
  indicator: 'indicators',
  'indicator list': 'list the indicators',
  'indicator show': 'show one indicator',
  'indicator add': 'add an indicator',
  'indicator edit': 'change an indicator',
  'indicator retire': 'an indicator comes to its end',
  target: 'targets',
  'target list': 'list the targets',
  'target show': 'show the targets of an indicator',
  'target set': 'set a target from a quarter on',
  plan: 'the whole plan',
  'plan export': 'write the plan to a file that kpi init --plan can read',
  doctor: 'check this machine and the data file',
};

export const args: { readonly [K in ArgumentName]: string } = {
  indicator: 'indicator',
  unit: 'unit',
  units: 'unit',
  figure: 'figure',
  code: 'code',
  value: 'value',
};

export const argumentHelp: { readonly [K in ArgumentName]: string } = {
  indicator: 'code, short name or part of the name; accents are not needed',
  unit: 'code, short name or part of the name; accents are not needed',
  units: 'the units',
  figure: '63,5 (decimal comma) · 412/530 · no-cases · done, in-progress, not-started',
  code: 'a new code: letters, digits, dots, hyphens',
  value: 'a number typed with a decimal comma, such as 75 or 17,5',
};

export const options: { readonly [K in OptionName]: string } = {
  alias: 'another name (may be repeated)',
  allowEmpty: 'make the form even if there are no figures yet',
  allowNegative: 'allow negative numbers',
  allowOver100: 'allow more than 100%',
  as: 'who enters this (default: KPI_USER or the account on this machine)',
  basis: 'basis in the plan',
  cancel: 'take the retirement back: no last day',
  color: 'no colours',
  correct: 'correct a mistake: in force for all time instead of from a day on',
  db: 'data file (default: KPI_DB, or kpi.db in this folder)',
  debug: 'show details when something goes wrong',
  decimal: 'decimal mark of the figures typed: comma or dot',
  decimals: 'number of decimals shown, 0 to 6',
  denominator: 'denominator',
  direction: 'at_least (the higher the better) or at_most (the lower the better)',
  document: 'the document this rests on, such as "Quyết định số 12/QĐ-UBND"',
  force: 'replace a file that exists',
  from: 'in force from',
  input: 'never ask questions',
  into: 'code of the unit after the merger',
  json: 'output as JSON',
  kind: 'ratio, percent, amount or milestone',
  lang: 'language: vi or en (default: KPI_LANG or vi)',
  lead: 'lead unit',
  limitMove: 'remind when the result moves by more than this against last quarter',
  measure: 'what it is measured in, such as % or hộ',
  name: 'full name',
  note: 'note',
  numerator: 'numerator',
  on: 'day, such as 14/9/2026 (day first)',
  out: 'where to write: a folder or a file name',
  overQuarters:
    'latest (as it stands), sum (quarters added up) or cumulative (total since the beginning of the year)',
  overUnits: 'sum (units added up) or single (one unit)',
  parent: 'parent unit',
  per: 'year (the whole year) or quarter (each quarter)',
  period: 'period: 2026Q3, Q3/2026, 3, this, last, finished, 2026H1, 2026M9, 2026',
  plan: 'plan file (JSON, kpi-plan/1)',
  publishedBy: 'the authority that publishes the figure',
  reason: 'reason',
  removeAlias: 'take another name away (may be repeated)',
  reporters: 'the units that report, separated by commas',
  requireComplete: 'exit code 7 while units have not reported in full',
  scope: 'plan (the whole plan) or unit (each unit)',
  section: 'section of the plan, such as c or I.2.c.1',
  shortName: 'short name',
  sort: 'plan (in the order of the plan) or name (by name)',
  source: 'where the figure comes from, such as "Báo cáo số 21/BC-VP"',
  successor: 'unit that takes over',
  unit: 'one unit only',
  whole: 'take whole numbers only',
  with: 'units that work together with the lead unit, separated by commas',
  yes: 'say yes to every confirmation',
};

/** Where an option means something else than its usual words say. */
export const commandOptions: { readonly [K in CommandName]?: { readonly [O in OptionName]?: string } } = {
  record: {
    numerator: 'numerator',
    denominator: 'denominator',
    on: 'day up to which the figure counts, if not the last of the quarter',
    document: 'document of the milestone, such as "Quyết định số 12/QĐ-UBND"',
  },
  'unit list': { on: 'names and units of a day' },
  'unit add': { from: 'first day of the unit' },
  'unit edit': { from: 'day from which it holds (default: today)' },
  'unit retire': { on: 'last day of the unit' },
  'unit merge': { on: 'first day of the new unit', name: 'name of the new unit' },
  'indicator list': { on: 'names and definitions of a day' },
  'indicator add': {
    numerator: 'what the numerator counts, in words',
    denominator: 'what the denominator counts, in words',
    from: 'first day of the indicator',
  },
  'indicator edit': {
    numerator: 'what the numerator counts, in words',
    denominator: 'what the denominator counts, in words',
    from: 'day from which it holds (default: today)',
    reporters: 'the new list of reporting units (in place of the old one)',
  },
  'indicator retire': { on: 'last day of the indicator' },
  'target set': {
    from: 'quarter from which it is in force (default: the one being collected)',
    unit: 'the target of one unit alone',
  },
  'plan export': { out: 'folder or file name (default: the screen)' },
};

export const help: typeof import('../vi/cli.ts').help = {
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

export const labels: typeof import('../vi/cli.ts').labels = {
  error: 'Error',
  next: 'What to do',
  warning: 'Please note',
};
