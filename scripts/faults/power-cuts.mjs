// Power cuts: the journal as it lies after some acknowledged writes, cut at any byte or torn at its end. The file must
// open, be sound, and hold the writes up to some moment, not before the last one whose journal is whole.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { needSound } from './checks.mjs';
import { nextCommand } from './commands.mjs';
import { factsOf } from './facts-of.mjs';
import { filledOffice } from './filled-office.mjs';
import { compare, withChanges } from './model.mjs';
import { minute, misconduct } from './office.mjs';

const PER_CASE = 25;
const WRITES = 10;
const WRITING = { record: 5, import: 2, receive: 1, remark: 1, retract: 1, target: 1, task: 1, close: 1 };

export const powerCuts = {
  name: 'power-cuts',
  cases: ({ powerCuts: count }) => Math.ceil(count / PER_CASE),
  async run(given) {
    const { random, newOffice, office, tally, fail, size } = given;
    const filled = await given.shared('open', (made, chance) =>
      filledOffice(made, chance, { closed: false }),
    );
    office.take(filled.office.db);
    const states = await journaled(office, filled, random, tally, fail);
    const wal = readFileSync(`${office.db}-wal`);

    for (let cut = 0; cut < Math.min(PER_CASE, size.powerCuts); cut++) {
      const at = placeOfCut(random, wal, states);
      const after = newOffice(`cut-${cut}`);
      copyFileSync(office.db, after.db);
      writeFileSync(`${after.db}-wal`, torn(random, wal, at));
      tally.add('power cuts (journal torn at a byte)');
      const failed = (kind, what) =>
        fail(kind, `journal of ${wal.length} bytes torn at ${at} (${after.folder}): ${what}`);
      const count = given.failures();
      await needSound(after, minute(9000), failed);
      needPrefix(factsOf(after.db), states, at, failed);
      if (given.failures() === count) after.discard();
    }
  },
};

/**
 * Acknowledged writes with the journal kept: another connection reads all the while, so that nothing is moved into the
 * file itself. @returns after each write, the facts and how long the journal was
 */
export async function journaled(office, filled, random, tally, fail) {
  const holder = new Database(office.db);
  try {
    holder.pragma('journal_mode = WAL');
    holder.exec('BEGIN');
    holder.prepare('SELECT count(*) FROM ledger').get();
    let facts = filled.facts;
    const states = [{ facts, length: 0 }];
    for (let n = 1; n <= WRITES; n++) {
      const command = nextCommand(random, facts, 6000 + n, office, WRITING);
      const outcome = await office.kpi(command.words, { now: minute(6000 + n) });
      const wrong = misconduct(outcome);
      if (wrong !== null || outcome.code !== 0) {
        fail(
          'misconduct',
          wrong ?? `kpi ${command.words.join(' ')} ended with ${outcome.code}: ${outcome.stderr}`,
        );
        break;
      }
      facts = withChanges(facts, command.changes);
      states.push({ facts, length: readFileSync(`${office.db}-wal`).length });
      tally.add('acknowledged writes');
    }
    copyFileSync(office.db, `${office.db}.kept`);
    copyFileSync(`${office.db}-wal`, `${office.db}.kept-wal`);
    return states;
  } finally {
    holder.close();
    // Closing moves the journal into the file: what lay there before is put back.
    copyFileSync(`${office.db}.kept`, office.db);
    copyFileSync(`${office.db}.kept-wal`, `${office.db}-wal`);
  }
}

/** Any byte, or one at or beside the end of an acknowledged write. */
function placeOfCut(random, wal, states) {
  if (random.happens(0.5)) return random.whole(0, wal.length);
  const { length } = random.pick(states);
  return Math.min(wal.length, Math.max(0, length + random.whole(-2, 2)));
}

/** What a disk leaves of a journal: shorter, or as long but with zeros or garbage from there on. */
function torn(random, wal, at) {
  const kind = random.pick(['cut', 'cut', 'zeros', 'garbage']);
  if (kind === 'cut') return wal.subarray(0, at);
  const left = Buffer.from(wal);
  if (kind === 'zeros') left.fill(0, at);
  else for (let byte = at; byte < left.length; byte++) left[byte] = random.whole(0, 255);
  return left;
}

function needPrefix(found, states, at, fail) {
  const isState = ({ facts }) => Object.values(compare(facts, found)).every((lines) => lines.length === 0);
  const state = states.findLastIndex(isState);
  const due = states.findLastIndex(({ length }) => length <= at);
  if (state < 0) fail('half', 'the content is none that the file ever had');
  else if (state < due) fail('lost', `${due - state} acknowledged writes`, due - state);
}
