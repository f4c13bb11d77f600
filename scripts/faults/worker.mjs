// A process that runs one command line of the built program after the other, each as bin/kpi.js would, without a start
// of Node for each. Told what to run by messages `{ words, now }`; answers `{ code, stdout, stderr, ms }`.
import fs, { readFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const program = new URL('../../dist/main.js', import.meta.url);
const script = new Script(readFileSync(program, 'latin1'), { filename: fileURLToPath(program) });
const main = script.runInThisContext();
const needPart = () => {
  throw new Error('a worker writes no workbooks');
};

const said = { 1: '', 2: '' };
const writeSync = fs.writeSync;
fs.writeSync = (descriptor, bytes, ...rest) => {
  if (descriptor !== 1 && descriptor !== 2) return writeSync(descriptor, bytes, ...rest);
  said[descriptor] += bytes.toString();
  return bytes.length;
};
syncBuiltinESMExports();

process.on('message', async ({ words, now }) => {
  said[1] = said[2] = '';
  process.argv = [process.argv[0], 'kpi', ...words];
  process.env.KPI_NOW = now;
  process.exitCode = undefined;
  const begun = performance.now();
  let fault = '';
  try {
    await main(createRequire(program), (name) => import(name), program.href, needPart);
  } catch (error) {
    fault = String(error.stack);
  }
  const code = fault === '' ? process.exitCode : 1;
  process.exitCode = undefined;
  process.send({ code, stdout: said[1], stderr: said[2] + fault, ms: performance.now() - begun });
});
