/** The ledger and taking back, in English. */
import type { UndoProblems } from '../../domain/undo-problem.ts';
import { dayWords, visible } from '../format.ts';
import { named, nameList, type Said } from '../shared.ts';
import type { LedgerTexts } from '../vi/ledger.ts';
import { plural } from './plural.ts';

export const undoProblems: { readonly [K in keyof UndoProblems]: (facts: UndoProblems[K]) => Said } = {
  days_reversed: ({ from, to }) => ({
    what: `The first day, ${dayWords(from)}, is after the last, ${dayWords(to)}.`,
    next: 'Turn them round: --from is the first day, --to the last.',
  }),
  number_unreadable: ({ option, text }) => ({
    what: `“${visible(text)}” is no whole number above 0 (${option}).`,
    next:
      option === '--limit'
        ? 'For example: --limit 50; all of them: --all'
        : 'The number of each action: kpi log',
  }),
  undo_unable: ({ number, what }) => {
    switch (what) {
      case 'nothing':
        return {
          what: `Action ${number} changed no data, so there is nothing to undo.`,
          next: 'What was done: kpi log',
        };
      case 'plan':
        return {
          what: `Action ${number} made this data file, which cannot be undone.`,
          next: 'To make another: kpi init --db new-file.db',
        };
      case 'issue':
        return {
          what: `Action ${number} closed a period and issued its report, which cannot be undone.`,
          next: 'To reopen the period: kpi reopen PERIOD --reason "why". To undo another action: kpi undo NUMBER',
        };
      case 'reopening':
        return {
          what: `Action ${number} reopened a period, which cannot be undone.`,
          next: 'To close it again: kpi close PERIOD. To undo another action: kpi undo NUMBER',
        };
      case 'restore':
        return {
          what: `Action ${number} restored a backup, which cannot be undone.`,
          next: 'To go back to the file before: kpi restore FILE (the old file was kept beside it)',
        };
    }
  },
  undo_done: ({ number, by }) => ({
    what: `Action ${number} has been undone already (action ${by}).`,
    next: `Nothing was written. To do action ${number} again: kpi undo ${by}`,
  }),
  undo_later: ({ number, later, place }) => ({
    what: `After action ${number}, action ${later} changed the same place: ${place.map(visible).join(', ')}.`,
    next: `Nothing was written. Undo action ${later} first: kpi undo ${later}`,
  }),
  undo_referred: ({ number, thing, what, by }) => ({
    what: `Action ${number} cannot be undone: the ${what} ${named(thing)} is in use: ${
      by.length === 0 ? 'figures or reports in the history' : nameList(by)
    }.`,
    next:
      what === 'task'
        ? `Nothing was written. To drop the task: kpi task drop ${thing.code} --reason "why"`
        : `Nothing was written. To retire it instead: kpi ${what} retire ${thing.code} --on DAY`,
  }),
  undo_unconfirmed: ({ number, places }) => ({
    what: `Action ${number} was not undone (${plural(places, 'change')}).`,
    next: `Nothing was written. To agree: kpi undo ${number} --yes`,
  }),
  undo_moved: ({ number }) => ({
    what: `While the question was open, what action ${number} is about has changed.`,
    next: `Nothing was written. To look again: kpi undo ${number}`,
  }),
  undo_nothing: () => ({
    what: 'No action is left to undo.',
    next: 'What was done: kpi log. To do an undone action again: kpi undo NUMBER',
  }),
  action_absent: ({ text, last }) => ({
    what: `There is no action ${visible(text)}; the last one is ${last}.`,
    next: 'The number of each action: kpi log',
  }),
};

export const ledger: LedgerTexts = {
  unit: (label) => `Unit ${label}`,
  indicator: (label) => `Indicator ${label}`,
  task: (label) => `Task ${label}`,
  target: (label, scope, from) => `Target of ${label}, ${scope}, from ${from}`,
  submission: (unit, period) => `Report of ${unit}, ${period}`,
  remark: (kind, unit, period) => `${kind} of ${unit}, ${period}`,
  taskReport: (task, unit, period) => `Task ${task} by the report of ${unit}, ${period}`,
  blankReason: (indicator, unit, period) => `Why ${indicator} is blank, ${unit}, ${period}`,
  progress: (task, occurrence) => `Progress of task ${task}${occurrence}`,
  tick: (task, occurrence) => `Central system, task ${task}${occurrence}`,
  step: (task, step) => `Task ${task}, step ${step}`,
  template: (name) => `Form “${name}”`,

  none: 'nothing',
  gone: 'taken away',
  added: 'new',
  moved: (place, before, after) => `${place}: ${before} → ${after}`,
  noted: (place, what, facts) => `${place}: ${what} (${facts})`,
  since: (day) => `from ${day}`,
  correction: 'for all time',

  events: {
    plan: (code, title) => `Data file made from the plan ${code} – ${title}`,
    file: (name) => `Source file: ${name}`,
    evidence: (hash, size) => `Original kept as evidence: ${hash}…, ${size} bytes`,
    issue: (period, version, code) => `Closed ${period}, report version ${version}; check code ${code}`,
    reopening: (period, version) => `Reopened ${period} (version ${version})`,
    letter: (number) => `by letter ${number}`,
    restore: (file) => `Data restored from the backup ${file}`,
    replaced: (seq) => `in place of a file of ${seq} ledger entries`,
    aside: (path) => `the old file lies at ${path}`,
  },

  reason: (reason) => `Reason: ${reason}`,
  undoes: (number) => `Undoes action ${number}`,
  undone: (number) => `Undone (action ${number})`,
  more: (rest, number) => `… and ${rest} more; all of them: kpi log ${number}`,
  further: (rest) => `… and ${rest} more`,
  older: (rest) => `${plural(rest, 'older action')}; all of them: kpi log --all`,
  empty: 'No such action.',

  previewTitle: (number, head) => `Undo action ${number} (${head}):`,
  askUndo: (number) => `Undo action ${number}?`,
  done: (number, by) => `Action ${number} is undone; this is action ${by}.`,
  redo: (by) => `To do it again: kpi undo ${by}`,
  keepsFile: (name) => `The source file ${name} stays as evidence.`,
  reasonNote: (reason) => `Reason on record: ${reason}`,
};
