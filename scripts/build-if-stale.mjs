// Runs once before the tests: several of them start bin/kpi.js, and must not test yesterday's program.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const program = path('dist/main.js');
const sources = ['src', 'scripts', 'package-lock.json'];

export async function setup() {
  if (!isStale()) return;
  try {
    await build();
  } catch (error) {
    // The tests that need no program still tell something; those that do must fail rather than start an old one.
    rmSync(program, { force: true });
    console.error(`dist/main.js could not be built: ${error.message}`);
  }
}

function isStale() {
  const built = statSync(program, { throwIfNoEntry: false });
  return built === undefined || sources.some((source) => newest(path(source)) > built.mtimeMs);
}

/** Folders count too: theirs is the only time that shows a file was taken away. */
function newest(entry) {
  const { mtimeMs } = statSync(entry);
  if (!statSync(entry).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(entry).map((name) => newest(`${entry}/${name}`)));
}
