// How long `kpi import` takes for 100,000 rows of csv and of xlsx, each as a whole process from its start to its end on
// a fresh data file, beside (a) a bare prepared insert of the same rows and (b) Python's openpyxl and sqlite3 reading the
// same workbook. Speed is measured, not asserted: whether a goal is met is said, and the command succeeds all the same.
//   node scripts/bench-import.mjs [--runs 5]
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  makeFigures,
  ROWS,
  tableRowsOf,
  writeCsv,
  writePlan,
  writeWorkbook,
  YEAR,
} from './bench-import-data.mjs';
import { cleanEnvironment, kpi, measure, measureNode, median, script } from './bench-measure.mjs';

const MEGABYTE = 1024 * 1024;
const MOST_MEMORY = 400;
const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);

const folder = mkdtempSync(join(tmpdir(), 'kpi-bench-import-'));
const at = (name) => join(folder, name);
try {
  await makeData();
  const python = pythonWithOpenpyxl();
  const ways = {
    csv: () => importing('data.csv'),
    xlsx: () => importing('data.xlsx'),
    bare: bareInsert,
    ...(python === null ? {} : { python: () => openpyxl(python) }),
  };
  // The first run of each fills the system's file cache and keeps the compiled code; it does not count.
  for (const way of Object.values(ways)) way();
  const measured = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let i = 0; i < runs; i += 1)
    for (const [name, way] of Object.entries(ways)) measured[name].push(way());
  report(measured);
  reportAfterwards();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function makeData() {
  const figures = makeFigures();
  writePlan(at('plan.json'));
  writeCsv(at('data.csv'), figures);
  await writeWorkbook(at('data.xlsx'), figures);
  writeFileSync(at('rows.json'), JSON.stringify(tableRowsOf(figures)));
  measureNode([kpi, 'init', '--plan', 'plan.json', '--db', 'empty.db'], folder);
}

function pythonWithOpenpyxl() {
  const found = ['/usr/bin/python3', 'python3', 'python'].find(
    (name) => spawnSync(name, ['-c', 'import openpyxl'], { env: cleanEnvironment() }).status === 0,
  );
  if (found === undefined)
    console.log('(b) is left out: there is no Python with openpyxl (python3-openpyxl)\n');
  return found ?? null;
}

/** A data file with the plan and no figures. */
function freshFile() {
  for (const suffix of ['', '-wal', '-shm']) rmSync(at(`data.db${suffix}`), { force: true });
  copyFileSync(at('empty.db'), at('data.db'));
}

function importing(file) {
  freshFile();
  const run = measureNode([kpi, 'import', file, '--yes', '--json', '--db', 'data.db'], folder);
  const [{ new: fresh, errors }] = JSON.parse(run.stdout).files;
  if (fresh !== ROWS || errors.length > 0)
    throw new Error(`${file}: ${fresh} figures of ${ROWS}, first error: ${JSON.stringify(errors[0])}`);
  return run;
}

function bareInsert() {
  freshFile();
  const run = measureNode([script('bench-bare-insert.mjs'), 'data.db', 'rows.json'], folder);
  return { ...run, inserting: Number(run.stdout) };
}

function openpyxl(python) {
  freshFile();
  const run = measure(python, [script('bench_openpyxl.py'), 'data.db', 'data.xlsx'], folder);
  if (Number(run.stdout) !== ROWS) throw new Error(`openpyxl: ${run.stdout.trim()} rows of ${ROWS}`);
  return run;
}

function report({ csv, xlsx, bare, python }) {
  const seconds = (of) => median(of.map((run) => run.seconds));
  const memory = (of) => Math.max(...of.map(({ bytes }) => bytes)) / MEGABYTE;
  const inserting = median(bare.map((run) => run.inserting));
  const line = (name, time, peak) =>
    console.log(
      name.padEnd(46) +
        `${time.toFixed(2)} s`.padStart(9) +
        Math.round(ROWS / time)
          .toLocaleString('en')
          .padStart(12) +
        (inserting / time).toFixed(2).padStart(10) +
        (peak === null ? '' : `${peak.toFixed(0)} MB`.padStart(10)),
    );

  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  console.log(`${ROWS.toLocaleString('en')} rows: csv ${size('data.csv')}, xlsx ${size('data.xlsx')}`);
  console.log(`Median of ${runs} alternating runs each, most memory of all runs\n`);
  console.log(`${' '.repeat(46)}     time      rows/s    of bare    memory`);
  line('kpi import, csv', seconds(csv), memory(csv));
  line('kpi import, xlsx', seconds(xlsx), memory(xlsx));
  line('(a) bare insert: the inserting alone', inserting, null);
  line('(a) bare insert: whole process, rows from JSON', seconds(bare), memory(bare));
  if (python) line('(b) openpyxl read-only + sqlite3, xlsx', seconds(python), memory(python));

  console.log();
  goal('csv at least half the rate of (a), the inserting alone', inserting / seconds(csv), 0.5, 1);
  goal('csv at least half the rate of (a), the whole process', seconds(bare) / seconds(csv), 0.5, 1);
  if (python) goal('xlsx faster than (b)', seconds(python) / seconds(xlsx), 1, 1);
  goal(`csv under ${MOST_MEMORY} MB`, memory(csv), MOST_MEMORY, -1);
  goal(`xlsx under ${MOST_MEMORY} MB`, memory(xlsx), MOST_MEMORY, -1);
}

/** @param sign 1: at least that much; -1: less than that */
function goal(words, reached, wanted, sign) {
  const met = sign > 0 ? reached >= wanted : reached < wanted;
  const digits = sign > 0 ? 2 : 0;
  console.log(`${met ? 'met    ' : 'not met'}  ${words}: ${reached.toFixed(digits)} (${wanted})`);
}

function size(name) {
  return `${(statSync(at(name)).size / MEGABYTE).toFixed(1)} MB`;
}

/** Whether the data file is of use with so many figures in it. */
function reportAfterwards() {
  importing('data.csv');
  console.log(`\nData file with ${ROWS.toLocaleString('en')} figures: ${size('data.db')}`);
  for (const words of [['status', '--period', `${YEAR}Q4`], ['doctor']]) {
    const { seconds, bytes } = measureNode([kpi, ...words, '--db', 'data.db'], folder);
    console.log(
      `kpi ${words.join(' ')}`.padEnd(46) +
        `${seconds.toFixed(2)} s`.padStart(9) +
        `${(bytes / MEGABYTE).toFixed(0)} MB`.padStart(32),
    );
  }
}
