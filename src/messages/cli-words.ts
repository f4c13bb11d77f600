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
  'rank',
  'history',
  'log',
  'undo',
  'check',
  'close',
  'reopen',
  'diff',
  'verify',
  'report',
  'template',
  'template fields',
  'template check',
  'template learn',
  'template list',
  'template show',
  'template forget',
  'export',
  'schedule',
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
  'backup',
  'restore',
  'doctor',
  'completion',
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
  | 'form'
  | 'evidence'
  | 'period'
  | 'task'
  | 'number'
  | 'step'
  | 'place'
  | 'backup'
  | 'shell';

/** Long names of options, as in `Options`. */
export type OptionName =
  | 'alias'
  | 'all'
  | 'allowEmpty'
  | 'allowNegative'
  | 'allowOver100'
  | 'as'
  | 'at'
  | 'authority'
  | 'basis'
  | 'blank'
  | 'by'
  | 'cancel'
  | 'code'
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
  | 'indicator'
  | 'indicators'
  | 'input'
  | 'into'
  | 'issued'
  | 'json'
  | 'keep'
  | 'kind'
  | 'lang'
  | 'lead'
  | 'leader'
  | 'letter'
  | 'letterDate'
  | 'letterNumber'
  | 'limit'
  | 'limitMove'
  | 'list'
  | 'map'
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
  | 'report'
  | 'reporters'
  | 'requireComplete'
  | 'return'
  | 'scope'
  | 'section'
  | 'shortName'
  | 'skip'
  | 'sort'
  | 'source'
  | 'state'
  | 'successor'
  | 'template'
  | 'to'
  | 'unit'
  | 'whole'
  | 'with'
  | 'yes';
