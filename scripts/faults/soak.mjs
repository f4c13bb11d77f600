// A long day: commands of every kind one after the other, valid and not, against the model of what must be in the file.
import { needHistory, needSame, needSound, needStatus } from './checks.mjs';
import { ALL, INDICATORS, nextCommand, nextRefusal, QUARTERS } from './commands.mjs';
import { withChanges } from './model.mjs';
import { minute, misconduct } from './office.mjs';

const PER_CASE = 250;
/** After so many commands the whole file is compared with the model. */
const INTERVAL = 25;
const LOOKING = [
  ['status', '--json'],
  ['missing', '--json'],
  ['show', 'thiet-bi'],
  ['explain', 'thiet-bi', '--period', '2026Q2'],
  ['task', 'list', '--json'],
  ['close', '--list', '--json'],
];

export const soak = {
  name: 'soak',
  // In the long form one file grows old; else several young ones run side by side.
  cases: (size) => (size.name === 'long' ? 2 : Math.ceil(size.soak / PER_CASE)),
  async run({ random, office, tally, fail, size, index }) {
    const count = size.name === 'long' ? size.soak / 2 : Math.min(PER_CASE, size.soak - index * PER_CASE);
    const init = await office.kpi(['init']);
    if (init.code !== 0) return fail('misconduct', `kpi init ended with ${init.code}: ${init.stderr}`);
    let facts = new Map();
    for (let n = 1; n <= count; n++) {
      const now = minute(n);
      const command = chosen(random, facts, n, office);
      const outcome = await office.kpi(command.words, { now });
      tally.add('soak commands');
      const wrong = misconduct(outcome);
      if (wrong !== null) fail('misconduct', wrong);
      else if (outcome.code !== command.code)
        fail(
          'misconduct',
          `kpi ${command.words.join(' ')} ended with ${outcome.code}, not ${command.code}: ${outcome.stderr}`,
        );
      if (outcome.code === 0) {
        facts = withChanges(facts, command.changes);
        if (command.changes.length > 0) tally.add('acknowledged writes');
      }
      if (n % INTERVAL !== 0 && n !== count) continue;
      needSame(office, facts, fail);
      await needHistory(office, facts, random.pick(INDICATORS), now, fail);
      await needStatus(office, facts, random.pick(QUARTERS), now, fail);
    }
    await needSound(office, minute(count + 1), fail);
    needSame(office, facts, fail);
  },
};

function chosen(random, facts, n, office) {
  const turn = random.next();
  if (turn < 0.15) return { words: random.pick(LOOKING), changes: [], code: 0 };
  if (turn < 0.3) return { ...nextRefusal(random, facts, n), changes: [] };
  return { ...nextCommand(random, facts, n, office, ALL), code: 0 };
}
