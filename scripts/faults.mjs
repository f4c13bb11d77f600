// Faults on purpose: `npm run faults`. Real processes of the built tool are killed, their files cut and corrupted, their
// disk filled, many run at once; what was acknowledged must still be there, and what is damaged must be told.
//
//   npm run faults                    about ten minutes
//   npm run faults -- --short         a minute, part of .ci/run
//   npm run faults -- --long          again and again, with other seeds, for --minutes (120)
//   --seed N --only kills --case 7    one part, one case again, as a failure prints it
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { clock } from './faults/clock.mjs';
import { corruptions } from './faults/corruptions.mjs';
import { fullDisk } from './faults/full-disk.mjs';
import { kills } from './faults/kills.mjs';
import { parallel } from './faults/parallel.mjs';
import { powerCuts } from './faults/power-cuts.mjs';
import { runPart } from './faults/run-cases.mjs';
import { SIZES } from './faults/sizes.mjs';
import { soak } from './faults/soak.mjs';
import { steps } from './faults/steps.mjs';
import { createTally, summary } from './faults/tally.mjs';

const PARTS = [kills, steps, powerCuts, corruptions, fullDisk, clock, soak, parallel];

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    default: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '120' },
    seed: { type: 'string' },
    only: { type: 'string', multiple: true },
    case: { type: 'string' },
    jobs: { type: 'string', default: '2' },
  },
});
const size = SIZES[values.short ? 'short' : values.long ? 'long' : 'default'];
const parts = PARTS.filter(({ name }) => values.only?.includes(name) ?? true);
const only = values.case === undefined ? null : Number(values.case);

const work = mkdtempSync(join(tmpdir(), 'kpi-faults-'));
const caches = join(work, 'caches');
mkdirSync(caches);
const tally = createTally();
const say = (text) => console.log(text);

const begun = performance.now();
const until = size.name === 'long' && only === null ? begun + Number(values.minutes) * 60_000 : begun;
let seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed);
do {
  say(`faults: seed ${seed}, ${size.name}`);
  for (const part of parts) {
    const started = performance.now();
    await runPart(part, { seed, size, jobs: Number(values.jobs), only, work, caches, tally, say });
    say(`  ${part.name.padEnd(12)} ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  seed++;
} while (performance.now() < until);

say(`\n${summary(tally).join('\n')}`);
if (tally.failures.length === 0) rmSync(work, { recursive: true, force: true });
else say(`\nThe folders of what failed are kept in ${work}`);
process.exitCode = tally.failures.length === 0 ? 0 : 1;
