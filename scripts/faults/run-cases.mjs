// Runs the cases of a part, some at a time, each in a folder of its own; keeps the folders of those that failed.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOffice } from './office.mjs';
import { chance } from './random.mjs';

/**
 * @param part `{ name, cases(size), run(given), alone? }`
 * @param only the number of the single case to run; null: all
 */
export async function runPart(part, { seed, size, jobs, only, work, caches, tally, say }) {
  const indexes = only === null ? Array.from({ length: part.cases(size) }, (_, index) => index) : [only];
  const shared = sharedOffices(part, { seed, work, caches });
  const lane = async () => {
    for (let index = indexes.shift(); index !== undefined; index = indexes.shift())
      await runCase(part, { index, seed, size, work, caches, tally, say, shared });
  };
  await Promise.all(Array.from({ length: part.alone === true ? 1 : jobs }, lane));
}

async function runCase(part, { index, seed, size, work, caches, tally, say, shared }) {
  const folder = join(work, `${part.name}-${index}`);
  mkdirSync(folder, { recursive: true });
  let failures = 0;
  const replay = `npm run faults -- --${size.name} --seed ${seed} --only ${part.name} --case ${index}`;
  const fail = (kind, what, count = 1) => {
    failures++;
    tally.fail({ kind, what, count });
    say(`FAILED (${kind}) ${part.name} ${index}: ${what}\n  folder: ${folder}\n  again:  ${replay}`);
  };
  const newOffice = (name) => ownOffice(join(folder, name), caches);
  const caseSeed = `${seed}/${part.name}/${index}`;
  const given = { index, size, tally, fail, newOffice, shared, seed: caseSeed, random: chance(caseSeed) };
  try {
    await part.run({ ...given, office: newOffice('office'), failures: () => failures });
  } catch (error) {
    fail('misconduct', `the harness itself: ${error.stack}`);
  }
  if (failures === 0) rmSync(folder, { recursive: true, force: true });
}

/** What several cases of a part start from is made once, with a chance of its own: it is the same for a single case. */
function sharedOffices(part, { seed, work, caches }) {
  const made = new Map();
  return (name, make) => {
    if (!made.has(name)) {
      const office = ownOffice(join(work, `${part.name}-shared`, name), caches);
      made.set(name, make(office, chance(`${seed}/${part.name}/${name}`)));
    }
    return made.get(name);
  };
}

function ownOffice(folder, caches) {
  const office = createOffice(folder, caches);
  return {
    ...office,
    put: (path, bytes) => writeFileSync(path, bytes),
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}
