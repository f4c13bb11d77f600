// How long `kpi report` takes, as a whole process, beside the same workbook made by Python's XlsxWriter from the same data
// file: the quarter of the built-in plan beside a Node that does nothing, and a plan of 3,000 units with 60,000 figures.
// Speed is measured, not asserted: whether a goal is met is said, and the command succeeds all the same.
//   node scripts/bench-report.mjs [--runs 15] [--large-runs 3]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fillDemo } from '../src/usecases/run-demo.ts';
import { planFromFile } from '../src/domain/plan-file.ts';
import { cleanEnvironment, kpi, measure, measureNode, median, script } from './bench-measure.mjs';
import { FIGURES, PERIOD, UNITS, writeLargeFigures, writeLargePlan } from './bench-report-data.mjs';

const MEGABYTE = 1e6;
const MOST_MEMORY = 400;
const MOST_RATIO = 5;
const DEMO_PERIOD = '2026Q3';
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '15' }, 'large-runs': { type: 'string', default: '3' } },
});

const folder = mkdtempSync(join(tmpdir(), 'kpi-bench-report-'));
const at = (name) => join(folder, name);
try {
  const python = pythonWithXlsxWriter();
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  small(python);
  large(python);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function pythonWithXlsxWriter() {
  const found = ['/usr/bin/python3', 'python3', 'python'].find(
    (name) => spawnSync(name, ['-c', 'import xlsxwriter'], { env: cleanEnvironment() }).status === 0,
  );
  if (found === undefined)
    console.log('XlsxWriter is left out: there is no Python with it (python3-xlsxwriter)\n');
  return found ?? null;
}

function small(python) {
  const read = (name) => JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'));
  const demo = read('demo-figures.json');
  fillDemo(at('demo.db'), planFromFile(read('lien-minh-2026.json')), demo).close();
  const measured = alternate(Number(values.runs), {
    bare: () => timed(process.execPath, ['-e', '0']),
    kpi: () => timed(process.execPath, reporting('demo', DEMO_PERIOD), { KPI_NOW: demo.asOf }),
    ...(python === null
      ? {}
      : {
          barePython: () => timed(python, ['-c', '0']),
          peer: () => timed(python, [script('bench_report_peer.py'), 'demo.db', DEMO_PERIOD, 'peer.xlsx']),
        }),
  });
  const time = (name) => median(measured[name]);
  const line = (name, words) =>
    console.log(
      `${words.padEnd(44)}${time(name).toFixed(1).padStart(9)} ms` +
        `${(time(name) / time('bare')).toFixed(2).padStart(8)} × node -e 0`,
    );
  console.log(
    `\nThe quarter of the built-in plan (${size('demo.xlsx')}), median of ${values.runs} alternating runs`,
  );
  line('bare', 'node -e 0');
  line('kpi', 'kpi report');
  if (python !== null) {
    line('barePython', 'python3 -c 0');
    line('peer', 'XlsxWriter, same data file and sheets');
    console.log(
      `${' '.repeat(55)}${(time('peer') / time('barePython')).toFixed(2).padStart(8)} × python3 -c 0`,
    );
  }
  goal(`kpi report at most ${MOST_RATIO} times node -e 0`, time('kpi') / time('bare'), MOST_RATIO, 2);
}

function reporting(name, period) {
  return [kpi, 'report', '--db', `${name}.db`, '--period', period, '--out', `${name}.xlsx`, '--force'];
}

function large(python) {
  writeLargePlan(at('plan.json'));
  writeLargeFigures(at('large.csv'));
  measureNode([kpi, 'init', '--plan', 'plan.json', '--db', 'large.db'], folder);
  measureNode([kpi, 'import', 'large.csv', '--yes', '--db', 'large.db'], folder);
  const measured = alternate(Number(values['large-runs']), {
    kpi: () => measureNode(reporting('large', PERIOD), folder),
    ...(python === null
      ? {}
      : {
          peer: () =>
            measure(python, [script('bench_report_peer.py'), 'large.db', PERIOD, 'peer.xlsx'], folder),
        }),
  });
  const seconds = (name) => median(measured[name].map((run) => run.seconds));
  const memory = (name) => Math.max(...measured[name].map(({ bytes }) => bytes)) / MEGABYTE;
  const line = (name, words, file) =>
    console.log(
      `${words.padEnd(44)}${seconds(name).toFixed(2).padStart(9)} s ` +
        `${memory(name).toFixed(0).padStart(6)} MB memory${size(file).padStart(10)}`,
    );
  console.log(
    `\n${UNITS.toLocaleString('en')} units, ${FIGURES.toLocaleString('en')} figures, ` +
      `median of ${values['large-runs']} alternating runs, most memory of all runs`,
  );
  line('kpi', 'kpi report', 'large.xlsx');
  if (python !== null) {
    line('peer', 'XlsxWriter, same data file and sheets', 'peer.xlsx');
    goal('kpi report in less than the time of XlsxWriter', seconds('kpi') / seconds('peer'), 1, 2);
  }
  goal(`kpi report under ${MOST_MEMORY} MB`, memory('kpi'), MOST_MEMORY, 0);
}

/** The first run of each fills the system's file cache and keeps the compiled code; it does not count. */
function alternate(runs, ways) {
  for (const way of Object.values(ways)) way();
  const measured = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let i = 0; i < runs; i += 1)
    for (const [name, way] of Object.entries(ways)) measured[name].push(way());
  return measured;
}

/** @returns milliseconds of the whole process */
function timed(program, argv, environment = {}) {
  const started = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(program, argv, {
    cwd: folder,
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${argv.join(' ')} ended with ${status}:\n${stderr}`);
  return milliseconds;
}

function size(name) {
  return `${(statSync(at(name)).size / MEGABYTE).toFixed(2)} MB`;
}

function goal(words, reached, most, digits) {
  const met = reached <= most ? 'met    ' : 'not met';
  console.log(`${met}  ${words}: ${reached.toFixed(digits)} (${most})`);
}
