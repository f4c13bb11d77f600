/** Tasks, in English. */
import type { TaskColumn, TaskProblems } from '../../domain/task-problem.ts';
import type { WorkState } from '../../domain/task-log.ts';
import { dayWords, periodWords, visible } from '../format.ts';
import { candidateList, figureWords, named, nameList, type Said } from '../shared.ts';
import type { TaskTexts } from '../vi/tasks.ts';
import { plural } from './plural.ts';

const quoted = (text: string): string => `“${visible(text)}”`;

const states: Readonly<Record<WorkState, string>> = {
  not_started: 'not started',
  in_progress: 'in progress',
  done: 'done',
  paused: 'paused',
  dropped: 'dropped',
};

const columns: Readonly<Record<TaskColumn, string>> = {
  number: 'No',
  code: 'Code',
  content: 'Task',
  group: 'Group',
  field: 'Field',
  unit: 'Lead unit',
  with: 'Supporting units',
  leader: 'Leader in charge',
  due: 'Deadline',
  product: 'Product',
  authority: 'Authority',
  basis: 'Basis',
  indicators: 'Related indicators',
  state: 'State',
  percent: 'Progress (%)',
  done: 'Done on',
  assigned: 'Assigned on',
  source: 'Given by',
  note: 'Note',
};

export const tasks: TaskTexts = {
  states,
  columns,
  clarities: {
    person: 'who',
    work: 'what',
    time: 'when',
    responsibility: 'who answers for it',
    product: 'what comes of it',
    authority: 'who may decide',
  },
  steps: {
    proposal: 'proposal',
    order: 'order, or funding examined',
    selection: 'selection',
    assignment: 'direct assignment',
    contract: 'contract',
    disbursement: 'disbursement',
    inspection: 'periodic inspection',
    acceptance: 'acceptance',
    registration: 'results registered',
    liquidation: 'contract closed',
    transfer: 'put to use, transferred',
  },
  standings: {
    done: { on_time: 'done in time', late: 'done late', no_deadline: 'done (no deadline)' },
    in_progress: {
      on_time: 'in progress, in time',
      late: 'in progress, overdue',
      no_deadline: 'in progress (no deadline)',
    },
    not_started: {
      on_time: 'not started (not due yet)',
      late: 'not started (overdue)',
      no_deadline: 'not started (no deadline)',
    },
  },
  daysLate: (days) => `${plural(days, 'day')} late`,
  onDay: (day) => `done on ${day}`,
  asOf: (day) => `As they stand on ${day}`,
  summary: ({ total, done, doneLate, open, overdue, rest }) =>
    `${plural(total, 'task')}: done ${done} (late ${doneLate}), open ${open} (overdue ${overdue}), paused or dropped ${rest}`,
  due: (words, day) => `${words} (until ${day})`,
  dueOn: (day) => `until ${day}`,
  unreadableDue: (words) => `${visible(words)} (no day can be read from this: taken as no deadline)`,
  since: (day) => `since ${day}`,
  overdueEarlier: (occurrences) => `Still overdue: ${occurrences}`,
  unclear: (which) => `Not clear: ${which}`,
  allClear: 'All six are clear.',
  clearSummary: (unclear, total) => `${unclear} of ${plural(total, 'task')} not clear in all six respects.`,
  unclearHow:
    'To add what is missing: kpi task edit CODE --lead … --due … --leader … --product … --authority …',
  ticked: (day) => `reported on theodoinq.dcs.vn on ${day}`,
  notTicked: 'not reported on theodoinq.dcs.vn',
  sources: { TW: 'central', TINH: 'province', XA: 'commune' },
  science: 'science and technology',
  labels: {
    unit: 'Lead',
    with: 'With',
    due: 'Deadline',
    source: 'Given by',
    kind: 'Kind',
    group: 'Group',
    field: 'Field',
    leader: 'Leader in charge',
    product: 'Product',
    authority: 'Authority',
    basis: 'Basis',
    indicators: 'Related indicators',
    assigned: 'Assigned on',
    content: 'Content',
    part: 'Part',
    partners: 'With (in words)',
  },
  parts: { lead: 'leads', support: 'supports' },
  standingTitle: 'How it stands:',
  stepsTitle: 'Life cycle:',
  stepHead: { step: 'Step', planned: 'Planned', actual: 'Actual', document: 'Document' },
  round: (step, round) => `${step} (round ${round})`,
  historyTitle: 'Written down:',
  added: (label) => `Added the task ${label}.`,
  edited: (label) => `Changed the task ${label}:`,
  same: 'Nothing changed.',
  percent: (percent) => `${percent}%`,
  stepLine: (step, planned, actual, document) =>
    `${step}: planned ${planned}, actual ${actual}${document === '' ? '' : `, ${document}`}`,
  figureNow: (indicator, figure) => `${indicator}: ${figure}`,
  otherOverdue: (occurrences, option) =>
    `Still overdue: ${occurrences}. To write for one of them: ${option}.`,
  week: (week, year) => `week ${week}/${year}`,
  month: (month, year) => `month ${month}/${year}`,
  secondHalf: (year) => `the last six months of ${year}`,

  computed: {
    ticks: 'Computed from the central tasks reported on theodoinq.dcs.vn (kpi task tick)',
    steps: 'Computed from the life cycle of science tasks (kpi task step)',
  },
  untracked: {
    ticks:
      'No central task was ever entered (kpi task add --source TW): no cases, until there is one or a figure is recorded',
    steps:
      'No science task was ever entered (kpi task add --kind khcn): no cases, until there is one or a figure is recorded',
  },
  computedInstead: (figure) => `What follows from the tasks: ${figure} (the recorded figure is used instead)`,
  issuedStays: (period, version, command) =>
    `The issued report of ${period} (version ${version}) stays as it was sent. What differs: ${command}`,
  computedBy: '(computed)',
  met: { ticks: 'Reported in time', steps: 'Up to date' },
  unmet: { ticks: 'Not reported, or late', steps: 'A step not recorded, or late' },

  kind: 'list of tasks',
  counts: (fresh, changed, same, skipped, errors) =>
    `New ${fresh} · changed ${changed} · the same ${same} · skipped ${skipped} · errors ${errors}`,
  newTitle: 'New tasks:',
  changedTitle: 'Changes:',
  notesTitle: 'Notes:',
  errorsTitle: 'Errors:',
  groupLine: (group) => `Group: ${group}`,
  readAs: (words, day) => `${words} → ${day}`,
  noteUnreadable: (words) =>
    `no day can be read from the deadline ${quoted(words)}: kept in words, taken as no deadline`,
  notePartners: (words) => `supporting unit ${quoted(words)} is not in the plan: kept in words`,
  noteUnit: (words, unit) => `${quoted(words)} is taken for ${unit}`,
  noteState: (words) => `state ${quoted(words)} is not used, left out`,
  noteDay: (words) => `${quoted(words)} is no day, left out`,
  noteGuide: (words) => `no task in this row, left out: ${quoted(words)}`,
  askWrite: (fresh, changed) =>
    `Write ${plural(fresh, 'new task')}${changed === 0 ? '' : ` and change ${plural(changed, 'task')}`}?`,
  written: (file, fresh, changed) =>
    `Imported ${visible(file)}: ${plural(fresh, 'new task')}, ${plural(changed, 'task')} changed.`,
  unchanged: (file) => `${visible(file)}: nothing changed, all its tasks are there already.`,
  refused: (file, errors) =>
    `${visible(file)} not imported: ${plural(errors, 'error')}, nothing was written.`,
};

export const taskProblems: { readonly [K in keyof TaskProblems]: (facts: TaskProblems[K]) => Said } = {
  percent_unreadable: ({ text }) => ({
    what: `${quoted(text)} is no progress in per cent.`,
    next: 'Type a whole number from 0 to 100, such as --percent 60',
  }),
  task_unfit: ({ task, wants }) =>
    wants === 'TW'
      ? {
          what: `${named(task)} was not given by the central level, so there is no report on theodoinq.dcs.vn to tick.`,
          next: `If it was: kpi task edit ${task.code} --source TW`,
        }
      : {
          what: `${named(task)} is no science and technology task, so it has no life cycle.`,
          next: `If it is one, with money of the state: kpi task edit ${task.code} --kind khcn`,
        },
  task_reason_needed: ({ task, what, state, day }) => ({
    what: {
      state: `${named(task)} is recorded as ${states[state]} on ${dayWords(day)}.`,
      tick: `${named(task)} is recorded as reported on ${dayWords(day)}.`,
      step: `This step of ${named(task)} is recorded for ${dayWords(day)}.`,
    }[what],
    next: 'To correct it, add --reason "why". What stood there stays in the ledger.',
  }),
  computed_over: ({ indicator, unit, computed }) => ({
    what: `The figure of ${named(indicator)}, ${named(unit)} follows from tasks: ${figureWords(computed, 'en')}.`,
    next: `Correct the tasks (kpi task list), or type over it with --reason "why". See: kpi explain ${indicator.code}`,
  }),
  computed_kept: ({ indicator, unit, period }) => ({
    what: `${named(indicator)}, ${named(unit)}, ${periodWords(period, 'en')} has no recorded figure to take back: what is shown follows from tasks.`,
    next: 'Correct the tasks: kpi task list',
  }),
  tasks_not_found: ({ file, sheet, missing }) => ({
    what: `No table of tasks found in ${visible(file)}${sheet === null || sheet === '' ? '' : `, sheet ${quoted(sheet)}`}: no column ${missing.map((column) => quoted(columns[column])).join(', ')}.`,
    next: 'The heading row needs at least the task and its lead unit (“task”, “lead unit”, or their Vietnamese names). To see what the program sees: kpi inspect FILE',
  }),
  tasks_elsewhere: ({ file }) => ({
    what: `${visible(file)} is a list of tasks, no table of figures.`,
    next: `Import it with: kpi task import "${visible(file)}"`,
  }),
  task_lacks: ({ column }) => ({
    what: `This row lacks ${quoted(columns[column])}.`,
    next: `Fill in the column ${quoted(columns[column])}, or take out the whole row.`,
  }),
  task_twice: ({ first }) => ({
    what: `This task stands in row ${first} already.`,
    next: 'Take one of the rows out, or correct its code.',
  }),
  tasks_unconfirmed: ({ file, changed }) => ({
    what: `${visible(file)} would change ${plural(changed, 'task')} that ${changed === 1 ? 'is' : 'are'} there.`,
    next: 'Look at it with --dry-run; if it is right, add --yes or --reason "why".',
  }),
  task_not_found: ({ text, nearest }) => ({
    what: `There is no task ${quoted(text)}.`,
    next:
      nearest.length === 0
        ? 'List of tasks: kpi task list'
        : `Nearest: ${nameList(nearest)}. List: kpi task list`,
  }),
  task_ambiguous: ({ text, candidates }) => ({
    what: `${quoted(text)} may be several tasks:${candidateList(candidates)}`,
    next: 'Type the code of the task.',
  }),
};
