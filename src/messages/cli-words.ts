/** Everything on the command line that has a word in each language. */

export const COMMANDS = [
  'demo',
  'init',
  'record',
  'form',
  'import',
  'inspect',
  'retract',
  'receive',
  'remark',
  'status',
  'show',
  'explain',
  'missing',
  'history',
  'report',
  'template',
  'template fields',
  'template check',
  'export',
  'evidence',
  'evidence list',
  'evidence extract',
  'task',
  'task list',
  'task show',
  'task add',
  'task edit',
  'task progress',
  'task done',
  'task pause',
  'task drop',
  'task tick',
  'task step',
  'task check',
  'task import',
  'unit',
  'unit list',
  'unit show',
  'unit add',
  'unit edit',
  'unit retire',
  'unit merge',
  'indicator',
  'indicator list',
  'indicator show',
  'indicator add',
  'indicator edit',
  'indicator retire',
  'target',
  'target list',
  'target show',
  'target set',
  'plan',
  'plan export',
  'doctor',
] as const;
export type CommandName = (typeof COMMANDS)[number];

export type ArgumentName =
  | 'indicator'
  | 'unit'
  | 'units'
  | 'figure'
  | 'code'
  | 'value'
  | 'files'
  | 'file'
  | 'evidence'
  | 'task'
  | 'step';

/** Long names of options, as in `Options`. */
export type OptionName =
  | 'alias'
  | 'all'
  | 'allowEmpty'
  | 'allowNegative'
  | 'allowOver100'
  | 'as'
  | 'authority'
  | 'basis'
  | 'cancel'
  | 'color'
  | 'content'
  | 'correct'
  | 'db'
  | 'debug'
  | 'decimal'
  | 'decimals'
  | 'denominator'
  | 'difficulty'
  | 'direction'
  | 'document'
  | 'dryRun'
  | 'due'
  | 'errors'
  | 'field'
  | 'force'
  | 'format'
  | 'from'
  | 'group'
  | 'indicators'
  | 'input'
  | 'into'
  | 'json'
  | 'keep'
  | 'kind'
  | 'lang'
  | 'lead'
  | 'leader'
  | 'limitMove'
  | 'measure'
  | 'name'
  | 'note'
  | 'numerator'
  | 'on'
  | 'out'
  | 'overdue'
  | 'overQuarters'
  | 'overUnits'
  | 'parent'
  | 'pdf'
  | 'per'
  | 'percent'
  | 'period'
  | 'plan'
  | 'planned'
  | 'product'
  | 'proposal'
  | 'publishedBy'
  | 'reason'
  | 'received'
  | 'removeAlias'
  | 'reporters'
  | 'requireComplete'
  | 'return'
  | 'scope'
  | 'section'
  | 'shortName'
  | 'sort'
  | 'source'
  | 'state'
  | 'successor'
  | 'template'
  | 'unit'
  | 'whole'
  | 'with'
  | 'yes';
