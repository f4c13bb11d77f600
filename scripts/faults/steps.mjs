// SIGKILL right before every step in which a command writes, one step after the other, and after the last.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { needNoStrays, needSound, needWholeOutput, settled } from './checks.mjs';
import { nextCommand } from './commands.mjs';
import { filledOffice } from './filled-office.mjs';
import { minute, misconduct } from './office.mjs';
import { chance } from './random.mjs';

const PRELOAD = fileURLToPath(new URL('./step-killer.cjs', import.meta.url));
const COMMANDS = [
  ...['init', 'record', 'retract', 'import', 'receive', 'remark', 'target', 'task', 'close', 'reopen'],
  ...['report', 'export', 'form'],
];
const N = 5000;

export const steps = {
  name: 'steps',
  cases: () => COMMANDS.length,
  run: (given) =>
    COMMANDS[given.index] === 'init' ? endedInits(given) : endedCommands(COMMANDS[given.index], given),
};

async function endedCommands(name, given) {
  const { seed, newOffice, tally, fail } = given;
  const closed = name === 'reopen';
  const filled = await given.shared(closed ? 'closed' : 'open', (office, random) =>
    filledOffice(office, random, { closed }),
  );
  const { facts } = filled;
  // Chance is asked in the same words each time, so that it is the same command at every step.
  const commandIn = (office) =>
    nextCommand(chance(seed), facts, N, office, { [name === 'reopen' ? 'close' : name]: 1 });

  // An output replaces an earlier one at every other step.
  const earlier = Buffer.from('an earlier file');
  const prepared = (label, step) => {
    const office = newOffice(label);
    office.take(filled.office.db);
    const command = commandIn(office);
    const before = command.out !== undefined && step % 2 === 0 ? earlier : null;
    if (before !== null) office.put(command.out.path, before);
    return { office, command, before };
  };

  const whole = prepared('whole', 0);
  const total = await stepsOf(whole.office, whole.command.words, fail);
  for (let step = 1; step <= total; step += given.size.stride) {
    const { office, command, before } = prepared(`step-${step}`, step);
    const failed = (kind, what, count) =>
      fail(kind, `before step ${step} of ${total} of kpi ${command.words.join(' ')}: ${what}`, count);
    const count = given.failures();
    if (await ended(office, command.words, step, failed)) {
      tally.add('kills at a write step');
      await needSound(office, minute(N), failed);
      settled(office, facts, command.changes, failed);
      await needWholeOutput(office, command, before, minute(N), failed);
      needNoStrays(
        office,
        new Set(command.out === undefined ? [] : [command.out.path.split('/').at(-1)]),
        failed,
      );
    }
    if (given.failures() === count) office.discard();
  }
}

/** A new data file is there as a whole or not at all, and the next `init` gets its way or is told that it is there. */
async function endedInits({ newOffice, tally, size, fail, failures }) {
  const total = await stepsOf(newOffice('whole'), ['init'], fail);
  for (let step = 1; step <= total; step += size.stride) {
    const office = newOffice(`step-${step}`);
    const failed = (kind, what) => fail(kind, `before step ${step} of ${total} of kpi init: ${what}`);
    const count = failures();
    if (await ended(office, ['init'], step, failed)) {
      tally.add('kills at a write step');
      const isThere = existsSync(office.db);
      if (isThere) await needSound(office, minute(N), failed);
      const again = await office.kpi(['init'], { now: minute(N) });
      if (again.code !== (isThere ? 3 : 0))
        failed('misconduct', `a second kpi init ended with ${again.code}: ${again.stderr}`);
      await needSound(office, minute(N), failed);
    }
    if (failures() === count) office.discard();
  }
}

/** How many steps the command has when nobody ends it. */
async function stepsOf(office, words, fail) {
  const countFile = office.path('steps');
  const outcome = await office.kpi(words, {
    now: minute(N),
    preload: PRELOAD,
    env: { KPI_FAULT_COUNT: countFile },
  });
  const wrong = misconduct(outcome);
  if (wrong !== null || outcome.code !== 0) {
    fail('misconduct', wrong ?? `kpi ${words.join(' ')} ended with ${outcome.code}: ${outcome.stderr}`);
    return 0;
  }
  return Number(readFileSync(countFile, 'utf8'));
}

async function ended(office, words, step, fail) {
  const outcome = await office.kpi(words, {
    now: minute(N),
    preload: PRELOAD,
    env: { KPI_FAULT_STEP: String(step) },
  });
  if (outcome.signal === 'SIGKILL' && !outcome.hung) return true;
  // Compiled code may have been kept by another run meanwhile, which is a few steps fewer.
  const wrong = misconduct(outcome);
  if (wrong !== null || outcome.code !== 0)
    fail('misconduct', wrong ?? `ended with ${outcome.code}: ${outcome.stderr}`);
  return false;
}
