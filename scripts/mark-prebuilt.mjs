// Runs after every change of node_modules (npm's "dependencies" script). better-sqlite3 ships its binaries and says
// `gypfile: false`, but npm leaves that word out of package-lock.json, and then `npm ci` of npm 10 takes the package for
// one to be compiled and fails on a machine without Python. So we put the word back where npm has dropped it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));
const entry = lock.packages['node_modules/better-sqlite3'];
if (entry.gypfile !== false) {
  entry.gypfile = false;
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
