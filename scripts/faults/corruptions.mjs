// Truncated and overwritten files: each is refused, or told by `kpi check`, or its content is provably as it was.
// Never a crash, never other figures without a word.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { contentHash, factsOf } from './facts-of.mjs';
import { filledOffice } from './filled-office.mjs';
import { journaled } from './power-cuts.mjs';
import { compare } from './model.mjs';
import { minute, misconduct } from './office.mjs';

const PER_CASE = 25;
/** Bytes of a page of the data file. */
const PAGE = 4096;
const NOW = minute(9000);

const LOOKING = [
  ['status', '--json'],
  ['status'],
  ['history', 'thiet-bi', '--json'],
  ['explain', 'thiet-bi', '--period', '2026Q2'],
  ['missing', '--json'],
  ['task', 'list', '--json'],
  ['close', '--list', '--json'],
  ['report', '--period', '2026Q2', '--allow-empty', '--out', 'out/a.xlsx'],
  ['report', '--period', '2026Q1', '--issued', '1', '--out', 'out/b.xlsx'],
];
const WRITING = ['record', 'thiet-bi', 'TYT', '1/2', '--period', '2026Q2', '--yes', '--reason', 'sau hỏng'];

export const corruptions = {
  name: 'corruptions',
  cases: ({ corruptions: count }) => Math.ceil(count / PER_CASE),
  async run(given) {
    const { random, newOffice, office, tally, fail, size, index } = given;
    const filled = await given.shared('closed', (made, chance) =>
      filledOffice(made, chance, { closed: true }),
    );
    office.take(filled.office.db);
    // Every fourth case has a journal beside the file, and that is what is damaged.
    const states = index % 4 === 3 ? await journaled(office, filled, random, tally, fail) : null;
    const checks = await given.shared('words', (made) => checkWords(made));
    // The doctor knows nothing of the structure; `kpi check` does.
    const content = (path) => contentHash(path, { withStructure: checks[0] === 'check' });
    const original = content(filled.office.db);

    for (let turn = 0; turn < Math.min(PER_CASE, size.corruptions); turn++) {
      const damaged = newOffice(`damaged-${turn}`);
      damaged.take(office.db);
      const target = states === null ? damaged.db : `${damaged.db}-wal`;
      const whole = readFileSync(target);
      const { bytes, told } = damage(random, whole);
      writeFileSync(target, bytes);
      for (const suffix of ['', '-wal']) keepAside(damaged.db, suffix);
      tally.add('corruptions');
      const count = given.failures();
      const failed = (kind, what) =>
        fail(kind, `${target.endsWith('-wal') ? 'journal' : 'file'} ${told} (${damaged.folder}): ${what}`);
      await judge(
        random,
        damaged,
        checks,
        { original, states, content, mayLose: mayLose(whole, bytes) },
        tally,
        failed,
      );
      const wrong = misconduct(await damaged.kpi(WRITING, { now: NOW }));
      if (wrong !== null) failed('misconduct', wrong);
      if (given.failures() === count) damaged.discard();
    }
  },
};

/** `kpi check`, or `kpi doctor` where there is no such command yet. */
async function checkWords(office) {
  await office.kpi(['init']);
  const { code } = await office.kpi(['check']);
  return code === 2 ? ['doctor'] : ['check'];
}

const keepAside = (db, suffix) => {
  try {
    copyFileSync(db + suffix, `${db}.damaged${suffix}`);
  } catch {
    // No journal.
  }
};

/** @returns the bytes as they are now, and what was done to them */
function damage(random, bytes) {
  const left = Buffer.from(bytes);
  const at = random.whole(0, bytes.length - 1);
  const flip = () => {
    const place = random.whole(0, left.length - 1);
    left[place] ^= 1 << random.whole(0, 7);
    return place;
  };
  const kind = random.weighed({
    cut: 2,
    flip: 5,
    flips: 2,
    zeros: 1,
    garbage: 1,
    pages: 1,
    header: 1,
    longer: 1,
  });
  if (kind === 'cut') return { bytes: left.subarray(0, at), told: `cut at ${at}` };
  if (kind === 'flip') return { told: `with a bit flipped at ${flip()}`, bytes: left };
  if (kind === 'flips')
    return { told: `with bits flipped at ${[flip(), flip(), flip(), flip()].join()}`, bytes: left };
  if (kind === 'header') {
    const place = random.whole(0, 99);
    left[place] = random.whole(0, 255);
    return { told: `with another byte at ${place}`, bytes: left };
  }
  if (kind === 'zeros') {
    left.fill(0, at, at + 512);
    return { told: `with zeros at ${at}`, bytes: left };
  }
  if (kind === 'garbage') {
    for (let byte = at; byte < Math.min(left.length, at + 200); byte++) left[byte] = random.whole(0, 255);
    return { told: `with garbage at ${at}`, bytes: left };
  }
  if (kind === 'longer') {
    const more = Buffer.from(Array.from({ length: 700 }, () => random.whole(0, 255)));
    return { told: 'with garbage at its end', bytes: Buffer.concat([left, more]) };
  }
  const pages = Math.floor(left.length / PAGE);
  const [one, other] = [random.whole(0, pages - 1), random.whole(0, pages - 1)];
  bytes.copy(left, one * PAGE, other * PAGE, (other + 1) * PAGE);
  bytes.copy(left, other * PAGE, one * PAGE, (one + 1) * PAGE);
  return { told: `with pages ${one} and ${other} swapped`, bytes: left };
}

async function judge(random, office, words, { original, states, content, mayLose }, tally, fail) {
  // What a clerk does with it; whatever it shows, it must not crash.
  const wrong = misconduct(await office.kpi(random.pick(LOOKING), { now: NOW }));
  if (wrong !== null) fail('misconduct', wrong);
  const outcome = await office.kpi(words, { now: NOW });
  const fault = misconduct(outcome);
  if (fault !== null) return fail('misconduct', fault);
  if (outcome.code === 6 || outcome.code === 3) return tally.add('corruptions told by the tool');
  if (outcome.code !== 0)
    return fail('misconduct', `kpi ${words.join(' ')} ended with ${outcome.code}: ${outcome.stderr}`);

  if (isUnchanged(office, { original, states, content }))
    return tally.add('corruptions that changed no content');
  // Read up to the damage, as after a power cut.
  if (states !== null && states.slice(-1 - mayLose).some((state) => isState(office, state)))
    return tally.add('corrupted journals read as cut off there');
  fail('silent', `kpi ${words.join(' ')} finds nothing, but the content is another`);
}

function isUnchanged(office, { original, states, content }) {
  try {
    return states === null ? content(office.db) === original : isState(office, states.at(-1));
  } catch {
    return false;
  }
}

const isState = (office, { facts }) =>
  Object.values(compare(facts, factsOf(office.db))).every((lines) => lines.length === 0);

/** Where in a journal's first bytes it is told which frames are its own. */
const SALT = [16, 24];

/**
 * How many of the last writes a damaged journal may lose without a word. One that is only shorter, or knows its own
 * frames no more, looks like a younger one; else damage looks like a power cut as long as not two finished writes follow.
 */
const mayLose = (whole, damaged) =>
  damaged.length < whole.length || !damaged.subarray(...SALT).equals(whole.subarray(...SALT)) ? Infinity : 2;
