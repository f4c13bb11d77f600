/** The only process edge: imported by bin/kpi.js, it runs the program on this process. */
import { run } from './run.ts';
import { isTerminal, outputTo } from './system/streams.ts';

// Not process.exit: what is still on its way to a terminal would be lost.
process.exitCode = await run({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  clock: () => new Date(),
  node: process.version,
  platform: process.platform,
  stdinIsTTY: () => isTerminal(0),
  stdout: outputTo(1, () => process.stdout),
  stderr: outputTo(2, () => process.stderr),
});
