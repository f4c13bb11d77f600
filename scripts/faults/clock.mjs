// A clock that jumps: the order of writing stays, whatever the clock says, and so does the chain of the ledger.
import { needHistory, needSame, needSound, needStatus } from './checks.mjs';
import { INDICATORS, nextCommand, QUARTERS } from './commands.mjs';
import { withChanges } from './model.mjs';
import { minute, misconduct } from './office.mjs';

const PER_CASE = 20;
/** Not `receive`: its day lies in what is then the future, and is rightly refused. */
const WRITING = { record: 6, import: 2, retract: 2, remark: 1, task: 1, target: 1, close: 3, report: 1 };
const DAY = 24 * 60;

export const clock = {
  name: 'clock',
  cases: ({ clock: count }) => Math.ceil(count / PER_CASE),
  async run({ random, office, tally, fail }) {
    const init = await office.kpi(['init'], { now: minute(0) });
    if (init.code !== 0) return fail('misconduct', `kpi init ended with ${init.code}: ${init.stderr}`);
    let facts = new Map();
    for (let n = 1; n <= PER_CASE; n++) {
      const command = nextCommand(random, facts, n, office, WRITING);
      // Back by up to three months, or ahead by one; rarely where it should be.
      const now = minute(n + random.whole(-90 * DAY, 30 * DAY));
      const outcome = await office.kpi(command.words, { now });
      tally.add('commands with a clock that jumps');
      const wrong = misconduct(outcome);
      if (wrong !== null || outcome.code !== 0)
        fail(
          'misconduct',
          wrong ?? `at ${now} kpi ${command.words.join(' ')} ended with ${outcome.code}: ${outcome.stderr}`,
        );
      else {
        facts = withChanges(facts, command.changes);
        if (command.changes.length > 0) tally.add('acknowledged writes');
      }
    }
    await needSound(office, minute(-100 * DAY), fail);
    needSame(office, facts, fail);
    for (const indicator of INDICATORS) await needHistory(office, facts, indicator, minute(-DAY), fail);
    for (const quarter of QUARTERS) await needStatus(office, facts, quarter, minute(DAY), fail);
  },
};
