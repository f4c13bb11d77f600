// How long `kpi status` takes beside a Node that does nothing: the median of alternating runs on the same Node, in a data
// file of the built-in plan. With --limit N the command fails where the ratio is above N.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const RUNS = 20;
const kpi = fileURLToPath(new URL('../bin/kpi.js', import.meta.url));
const { values } = parseArgs({ options: { limit: { type: 'string' } } });

const folder = mkdtempSync(join(tmpdir(), 'kpi-bench-'));
try {
  const environment = cleanEnvironment();
  const run = (...argv) => timed(argv, { cwd: folder, env: environment });
  const bare = () => run('-e', '0');
  const status = () => run(kpi, 'status');

  run(kpi, 'init');
  // The first run keeps its compiled code and fills the system's file cache, as a clerk's first run of the day does.
  bare();
  status();

  const times = { bare: [], status: [] };
  for (let i = 0; i < RUNS; i += 1) {
    times.bare.push(bare());
    times.status.push(status());
  }
  report(median(times.bare), median(times.status));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The user's own settings must not change which file is read, nor change how Node starts. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(KPI_|NODE_)/.test(name));
  return Object.fromEntries(kept);
}

function timed(argv, options) {
  const started = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(process.execPath, argv, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (error) throw error;
  if (status !== 0) throw new Error(`node ${argv.join(' ')} ended with ${status}:\n${stderr}`);
  return milliseconds;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle - 0.5)] + sorted[Math.floor(middle)]) / 2;
}

function report(bare, status) {
  const ratio = status / bare;
  console.log(`Node ${process.version}, median of ${RUNS} runs each`);
  console.log(`node -e 0    ${bare.toFixed(1)} ms`);
  console.log(`kpi status   ${status.toFixed(1)} ms`);
  console.log(`ratio        ${ratio.toFixed(2)}`);
  if (values.limit === undefined || ratio <= Number(values.limit)) return;
  console.error(`above the limit of ${values.limit}`);
  process.exitCode = 1;
}
