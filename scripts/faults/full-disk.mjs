// A full disk: a small file system of its own where the machine lets us mount one, else a limit on the size of files.
// The command says so and leaves all as it was; with room again it works.
import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { needNoStrays, needSound, needStatus, settled } from './checks.mjs';
import { nextCommand, QUARTERS } from './commands.mjs';
import { filledOffice } from './filled-office.mjs';
import { withChanges } from './model.mjs';
import { minute, misconduct } from './office.mjs';

const PER_CASE = 10;
const WRITING = {
  record: 3,
  import: 3,
  remark: 1,
  report: 2,
  export: 2,
  close: 2,
  form: 1,
  init: 1,
  backup: 1,
};

export const fullDisk = {
  name: 'full-disk',
  cases: ({ fullDisks: count }) => Math.ceil(count / PER_CASE),
  async run(given) {
    const { random, newOffice, index, tally, fail, size } = given;
    const filled = await given.shared('open', (made, chance) =>
      filledOffice(made, chance, { closed: false }),
    );
    const hasBackup = await given.shared('backup', async (made) => (await made.kpi(['backup'])).code !== 2);
    // Both ways by turns: a limit says EFBIG, a disk ENOSPC.
    const mounted = index % 2 === 0 ? mountSmall(newOffice('disk').folder, size) : null;
    try {
      const office = newOffice('disk');
      office.take(filled.office.db);
      let { facts } = filled;
      for (let turn = 1; turn <= Math.min(PER_CASE, size.fullDisks); turn++) {
        const n = 7000 + turn * 10;
        facts = await oneRun({ random, office, facts, n, mounted, hasBackup, tally, fail });
      }
      for (const quarter of QUARTERS) await needStatus(office, facts, quarter, minute(9999), fail);
    } finally {
      if (mounted !== null) execFileSync('umount', [mounted]);
    }
  },
};

async function oneRun({ random, office, facts, n, mounted, hasBackup, tally, fail }) {
  const command = commandFor(random, facts, n, office, hasBackup);
  const now = minute(n);
  const room = made(random, office, mounted);
  const before = command.out === undefined ? null : office.bytes(command.out.path);
  const outcome = await office.kpi(command.words, { now, blocks: room.blocks });
  room.give();
  tally.add('runs on a full disk');
  const line = `kpi ${command.words.join(' ')} with room for ${room.told}`;
  const failed = (kind, what, count) => fail(kind, `${line}: ${what}`, count);

  const wrong = misconduct(outcome);
  if (wrong !== null) failed('misconduct', wrong);
  else if (outcome.code !== 0 && outcome.code !== 5)
    failed('misconduct', `ended with ${outcome.code}: ${outcome.stderr}`);
  else if (outcome.code === 5) tally.add('of them told "full" (exit code 5)');

  // A closed period stays closed when only its workbook found no room.
  const mayStand = outcome.code === 0 || command.name === 'close';
  await needSound(office, now, failed);
  const due = outcome.code === 0 ? withChanges(facts, command.changes) : facts;
  const left = settled(office, due, mayStand ? command.changes : [], failed);
  if (outcome.code !== 0 && command.out !== undefined) {
    const after = office.bytes(command.out.path);
    const isSame = before === null ? after === null : after !== null && before.equals(after);
    if (!isSame) failed('half', `${command.out.path} is not as it was`);
    needNoStrays(office, new Set([...KNOWN]), failed);
  }
  return outcome.code === 0 ? left : againWithRoom(office, left, command, n + 1, failed);
}

const KNOWN = ['khoa', 'a', 'b'].flatMap((name) =>
  ['xlsx', 'docx', 'csv', 'json'].map((ending) => `${name}.${ending}`),
);

/** The same command with room: it does what it was to do. */
async function againWithRoom(office, facts, command, n, fail) {
  const outcome = await office.kpi(command.words, { now: minute(n) });
  if (outcome.code !== 0) {
    fail('misconduct', `with room again it ended with ${outcome.code}: ${outcome.stderr}`);
    return facts;
  }
  return settled(office, withChanges(facts, command.changes), command.changes, fail);
}

function commandFor(random, facts, n, office, hasBackup) {
  const name = random.weighed(hasBackup ? WRITING : { ...WRITING, backup: 0 });
  const changes = [];
  if (name === 'init') {
    const path = office.path('in', `moi-${n}.db`);
    return { name, changes, out: { path }, words: ['init', '--db', path] };
  }
  if (name === 'backup') {
    const path = office.path('in', `sao-luu-${n}.db`);
    return { name, changes, out: { path }, words: ['backup', path] };
  }
  return nextCommand(random, facts, n, office, { [name]: 1 });
}

/** Takes the room away. @returns how to give it back, and the limit in blocks where it is one */
function made(random, office, mounted) {
  if (mounted === null) {
    // Around what the files have: below it nothing can be written, above it only a little.
    const whole = Math.ceil(statSync(office.db).size / 512);
    const blocks = random.whole(0, random.pick([60, 140, whole + 100]));
    return { blocks, told: `files of ${blocks * 512} bytes`, give() {} };
  }
  const filler = office.path('in', 'day');
  const { bavail, bsize } = statfsSync(mounted);
  const room = random.whole(0, random.pick([8, 16, 40])) * 4096;
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room)));
  return { blocks: null, told: `${room} bytes`, give: () => rmSync(filler) };
}

/** @returns the folder, or null where nothing may be mounted */
function mountSmall(folder) {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}
