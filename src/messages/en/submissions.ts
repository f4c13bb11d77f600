/** Words of what units send in beside figures: receipts, remarks, tasks, evidence. In English. */
import { visible } from '../format.ts';
import type { SubmissionTexts } from '../vi/submissions.ts';
import { plural } from './plural.ts';

export const submissions: SubmissionTexts = {
  place: (unit, period, from, to) => `${unit}, ${period} (${from} – ${to})`,

  neverReceived: 'not received',
  states: {
    received: (day) => `received on ${day}`,
    returned: (day) => `sent back on ${day}`,
  },
  change: (before, after) => `Report: ${before} → ${after}`,
  same: (state) => `Nothing changed: the report is already noted as ${state}.`,
  onTime: (day, due) => `Counts as received on ${day}: on time (due ${due}).`,
  late: (day, due, days) => `Counts as received on ${day}: ${plural(days, 'day')} late (due ${due}).`,
  waiting: 'The unit is to put it right and send it again; until then it counts as not in.',
  reason: (reason) => `Reason: ${reason}`,
  by: (who) => `Entered by: ${who}`,
  stillMissing: (missing, required, codes) =>
    `Figures of ${missing} of ${plural(required, 'indicator')} are still missing: ${codes}`,
  sentBack: (day, reason) => `Sent back on ${day}: ${reason}`,
  sentBackShort: 'sent back',
  letterWritten: (units, path) => `Reminder to ${units} written: ${visible(path)}`,
  letterUnchanged: (units, path) => `Reminder to ${units} unchanged: ${visible(path)}`,
  letterNone: (period) => `No unit owes a report for ${period}: no reminder was written.`,

  yearAll: 'All',
  year: {
    title: (period) => `Reporting discipline, ${period}`,
    head: {
      required: 'Required',
      complete: 'Complete',
      onTime: 'On time',
      late: 'Late',
      sentBack: 'Sent back',
      completeness: '% complete',
      timeliness: '% on time',
    },
    counted:
      'Counted in reports, of the quarters that are due or complete; % complete = complete / required, % on time = on time / required, never averages of percentages.',
    notDue: 'not due yet',
    blanks: (missing, required) => `${missing} of ${plural(required, 'indicator')} missing`,
    sentBackTimes: (times) => `sent back ${times === 1 ? 'once' : `${times} times`}`,
  },
  kinds: { difficulty: 'Difficulties', proposal: 'Proposals' },
  noRemark: 'none',
  remarkOld: 'before:',
  remarkNew: 'now:',
  remarkTaken: 'taken back',
  remarkSame: 'unchanged',
  askRemark: { difficulty: 'Difficulties:', proposal: 'Proposals:' },
  askKeeps: 'Enter leaves it as it is. To take back what is there: --difficulty "" or --proposal "".',

  tasksTitle: (period) => `Tasks, ${period}`,
  everybody: 'all units',
  with: (units) => `with: ${units}`,
  due: (due) => `due: ${due}`,
  noState: 'State not given',

  head: { file: 'File', size: 'Bytes', by: 'Entered by', at: 'Entered at', kept: 'Kept', hash: 'SHA-256' },
  extracted: (name, path) => `${visible(name)} written to ${visible(path)}`,
  extractedSame: (name, path) => `${visible(name)} lies there already, unchanged: ${visible(path)}`,
};
