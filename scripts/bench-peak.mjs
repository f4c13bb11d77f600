// Loaded before a program that is measured: leaves the most memory that the process had, in bytes, when it ends.
import { readFileSync, writeFileSync } from 'node:fs';

const { BENCH_PEAK } = process.env;
if (BENCH_PEAK) process.on('exit', () => writeFileSync(BENCH_PEAK, String(peakBytes())));

/** On Linux the usual counter also has the peak of the process that started this one. */
function peakBytes() {
  if (process.platform === 'linux') {
    const peak = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'));
    if (peak) return Number(peak[1]) * 1024;
  }
  return process.resourceUsage().maxRSS * 1024;
}
