/** What `kpi check` says, in English. */
import type { IntegrityFinding, IntegrityKind } from '../../domain/integrity.ts';
import { visible } from '../format.ts';
import type { check as vietnamese } from '../vi/check.ts';

type Of<K extends IntegrityKind> = Extract<IntegrityFinding, { kind: K }>;

const HOW = {
  changed: 'was changed outside this program',
  deleted: 'was deleted outside this program',
  inserted: 'was added from outside this program; the ledger does not have it',
} as const;

/** @param entry which entry, who wrote it and when, as `entry` below says it */
const finding: { readonly [K in Exclude<IntegrityKind, 'row'>]: (found: Of<K>, entry: string) => string } = {
  sqlite: ({ detail }) => `SQLite says: ${visible(detail)}`,
  journal: ({ byte }) =>
    `The file beside it that ends in -wal and holds what was written last is damaged at byte ${byte}; what was written after that place cannot be read.`,
  header: ({ what, found, expected }) =>
    what === 'magic'
      ? 'The beginning of the file is damaged: it no longer says that it is a SQLite file.'
      : what === 'application_id'
        ? "The beginning of the file was changed: the application id is no longer that of kpi's files."
        : `The beginning of the file was changed: the schema version is ${found ?? '?'}${expected === null ? '' : `, and should be ${expected}`}.`,
  schema: ({ how, type, name }) =>
    `The ${visible(type)} ${visible(name)} ${
      how === 'missing' ? 'was removed' : how === 'extra' ? 'was added by another program' : 'was changed'
    }.`,
  chain: ({ how }, entry) =>
    how === 'altered'
      ? `${entry} was changed: its hash does not fit its content.`
      : `${entry} does not follow the one before it: something was put in or moved here.`,
  gap: ({ from, to }) =>
    from === to ? `Ledger entry ${from} is missing.` : `Ledger entries ${from} to ${to} are missing.`,
  unreadable: (_, entry) => `${entry}: what it says cannot be read.`,
  check_code: ({ period, version }, entry) =>
    `The check code of the report ${visible(period)}, version ${version}, does not belong to its place in the ledger. ${entry}`,
  evidence: ({ how, sha256 }, entry) =>
    `The content kept as evidence ${visible(sha256).slice(0, 12)}… ${HOW[how]}. ${entry}`,
  reference: ({ table, parent, count }) =>
    `${count} rows of ${tables[table] ?? visible(table)} refer to ${tables[parent] ?? visible(parent)} that no longer exists.`,
  tail: ({ how, seq, last, from }) =>
    how === 'cut'
      ? `The end of the ledger was cut off: it has ${last} entries, but ${visible(from)} has entry ${seq}.`
      : `Ledger entry ${seq} differs from the one in ${visible(from)}.`,
};

const tables: Readonly<Record<string, string>> = {
  plan: 'the plan',
  section: 'sections of the plan',
  unit: 'units',
  unit_version: 'names and parents of units',
  indicator: 'indicators',
  indicator_version: 'definitions of indicators',
  target: 'targets',
  task: 'tasks',
  ledger: 'the ledger',
  observation: 'figures',
  source_file: 'imported files',
  evidence: 'kept contents',
  submission: "units' reports",
  remark: 'difficulties and proposals',
  task_report: "units' reports of tasks",
  issued_report: 'issued reports',
  reopening: 'reopenings',
  template: 'learned forms',
  task_progress: 'progress of tasks',
  task_tick: 'ticks on the central system',
  task_step: 'steps of science tasks',
  withdrawal: 'entries taken back',
};

const columns: Readonly<Record<string, string>> = {
  from_period: 'from',
  short_name: 'short name',
  from_day: 'first day',
  to_day: 'last day',
  on_day: 'day',
  as_of: 'as of',
  by: 'written by',
  at: 'written at',
  ledger: 'ledger entry',
  check_code: 'check code',
};

export const check: typeof vietnamese = {
  finding,
  tables,
  columns,
  row: (table, place, how) => `A row of ${table}${place === '' ? '' : ` (${place})`} ${HOW[how]}`,
  cell: (column, sealed, found) =>
    column === 'figure'
      ? `the ledger has ${sealed}, the table ${found}`
      : `${column}: the ledger has ${sealed}, the table ${found}`,
  nothing: '(nothing)',
  entry: (seq, by, when, command) =>
    `Ledger entry ${seq} (written by ${visible(by)}, ${when}, command ${visible(command)})`,
  noEntry: 'There is no ledger entry for this row.',
  damaged: (path, count) =>
    `The data file ${visible(path)} is damaged or was changed outside this program: ${count} ${count === 1 ? 'finding' : 'findings'}.`,
  groups: {
    E604: 'SQLite cannot read all of the file',
    E605: 'The structure of the file is not right',
    E606: 'The ledger is not whole',
    E607: 'Data is not what the ledger says',
    E608: 'Data refers to what is no longer there',
    E609: 'The ledger lacks an end that a backup has',
  },
  more: (count) => `… and ${count} more of this kind`,
  next: {
    damaged:
      'Do not write any more; delete nothing and copy nothing over it. See the backups: kpi backup --list, then put the last sound one back: kpi restore BACKUP (this file is kept under another name). Enter again what was written since; what the ledger has, above, is right.',
    tail: 'Do not write any more. This file may be an old or an incomplete copy: put the backup named above back with kpi restore BACKUP (this file is kept).',
  },
  noRules: 'The rules of the data are not checked as long as the file is damaged.',
  rules: (count) => `${count} ${count === 1 ? 'thing' : 'things'} to look at in figures and plan:`,
  ruleBy: (by, when) => `written by ${visible(by)}, ${when}`,
  doubt: 'no reason was given; to give one, record it again:',
  plan: (fault) => `Plan: ${fault}`,
  planNext: 'Put it right with kpi unit edit, kpi indicator edit or kpi target set.',
  issue: (period, version) =>
    `The report ${period}, version ${version}, can no longer be read: the data or the workbook kept with it is damaged.`,
  issueNext: 'Take it from a backup that has this report.',
};
