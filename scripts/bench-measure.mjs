// How long a whole process takes and how much memory it has at most. Used by the benchmarks.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const peakReporter = new URL('./bench-peak.mjs', import.meta.url).href;

export const script = (name) => fileURLToPath(new URL(name, import.meta.url));
export const kpi = script('../bin/kpi.js');

/** The user's own settings must not change which file is read, nor change how Node starts. */
export function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(KPI_|NODE_|PYTHON)/.test(name));
  return Object.fromEntries(kept);
}

/** Runs this Node. @returns seconds, the most memory in bytes, and what was printed */
export const measureNode = (argv, folder) =>
  measure(process.execPath, ['--import', peakReporter, ...argv], folder);

/** Runs a program that writes its peak memory into the file named in BENCH_PEAK. */
export function measure(program, argv, folder) {
  const peakFile = join(folder, 'peak');
  rmSync(peakFile, { force: true });
  const started = process.hrtime.bigint();
  const { status, stdout, stderr, error } = spawnSync(program, argv, {
    cwd: folder,
    env: { ...cleanEnvironment(), BENCH_PEAK: peakFile },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${program} ${argv.join(' ')} ended with ${status}:\n${stderr}${stdout.slice(0, 2000)}`);
  return { seconds, bytes: Number(readFileSync(peakFile, 'utf8')), stdout };
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle - 0.5)] + sorted[Math.floor(middle)]) / 2;
}
