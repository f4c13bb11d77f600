// SIGKILL at random moments: what was acknowledged stays, what was in flight is there as a whole or not at all.
import { needHistory, needNoStrays, needSound, needStatus, needWholeOutput, settled } from './checks.mjs';
import { INDICATORS, nextCommand, QUARTERS } from './commands.mjs';
import { withChanges } from './model.mjs';
import { minute, misconduct } from './office.mjs';
import { existsSync } from 'node:fs';

const PER_CASE = 40;
/** Until it was measured; then the mean of what the command took here. */
const FIRST_GUESS = 120;

export const kills = {
  name: 'kills',
  cases: ({ kills: count }) => Math.ceil(count / PER_CASE),
  async run({ random, office, tally, fail, size }) {
    const goal = Math.min(PER_CASE, size.kills);
    const took = new Map();
    // Anywhere in the command's time, a little beyond its end too.
    const moment = (name) => random.next() * 1.1 * (took.get(name) ?? FIRST_GUESS);
    const learn = (name, ms) => took.set(name, ((took.get(name) ?? ms) * 3 + ms) / 4);

    let killed = await killedInits(office, random, tally, fail);
    let facts = new Map();
    const outputs = new Set();
    for (let n = 1; killed < goal; n++) {
      const now = minute(n);
      const command = nextCommand(random, facts, n, office);
      const before = command.out === undefined ? null : office.bytes(command.out.path);
      if (command.out !== undefined) outputs.add(command.out.path.split('/').at(-1));
      // Some are left alone, so that there is something to lose.
      const killAfter = random.happens(0.75) ? moment(command.name) : null;
      const outcome = await office.kpi(command.words, { now, killAfter });
      if (outcome.signal !== 'SIGKILL' || outcome.hung) {
        const wrong = misconduct(outcome);
        if (wrong !== null || outcome.code !== 0)
          return fail(
            'misconduct',
            wrong ?? `kpi ${command.words.join(' ')} ended with ${outcome.code}: ${outcome.stderr}`,
          );
        learn(command.name, outcome.ms);
        facts = withChanges(facts, command.changes);
        if (command.changes.length > 0) tally.add('acknowledged writes');
        if (killAfter === null) continue;
      } else {
        tally.add('kills at random moments');
        killed++;
      }
      await needSound(office, now, fail);
      // Said to be written is written, even if the process did not live to end with 0.
      const acknowledged = outcome.code === 0 || isWholeJson(outcome.stdout);
      facts = settled(
        office,
        acknowledged ? withChanges(facts, command.changes) : facts,
        command.changes,
        fail,
      );
      await needWholeOutput(office, command, before, now, fail);
      needNoStrays(office, outputs, fail);
      if (killed % 10 === 0) await needHistory(office, facts, random.pick(INDICATORS), now, fail);
    }
    for (const indicator of INDICATORS) await needHistory(office, facts, indicator, minute(9999), fail);
    for (const quarter of QUARTERS) await needStatus(office, facts, quarter, minute(9999), fail);
  },
};

function isWholeJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A new data file is there as a whole or not at all. @returns how many were killed */
async function killedInits(office, random, tally, fail) {
  let killed = 0;
  for (;;) {
    const outcome = await office.kpi(['init'], { killAfter: killed < 3 ? random.next() * 200 : null });
    if (outcome.signal === 'SIGKILL') {
      tally.add('kills at random moments');
      killed++;
    }
    if (existsSync(office.db)) {
      await needSound(office, minute(0), fail);
      return killed;
    }
    if (outcome.signal === null && outcome.code !== 0) {
      fail('misconduct', `kpi init ended with ${outcome.code}: ${outcome.stderr}`);
      return killed;
    }
  }
}
