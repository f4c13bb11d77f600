// Makes every kind of workbook and Word document that the program writes, through the command line as built, into a folder that is made:
//   node scripts/sample-workbooks.mjs FOLDER
// The figures are the demo's.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const PERIODS = ['2026Q1', '2026Q2', '2026Q3', '2026H1', '2026M9', '2026'];

const out = resolve(process.argv[2] ?? 'workbooks');
mkdirSync(out, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'kpi-samples-'));
const { asOf, figures } = JSON.parse(readFileSync(join(root, 'data/demo-figures.json'), 'utf8'));

try {
  kpi(asOf, 'init');
  for (const { at, period, indicator, unit, figure, document } of figures) {
    const words = ['--period', period, '--yes', ...(document ? ['--document', document] : [])];
    kpi(at, 'record', indicator, unit, figure, ...words);
  }
  // So that there is a sheet of the units' words, a long one among them.
  kpi(
    asOf,
    'remark',
    'KT',
    '--period',
    '2026Q3',
    '--difficulty',
    'Thiếu máy. '.repeat(300),
    '--proposal',
    '=1+1',
  );
  kpi(asOf, 'demo', '--out', out, '--force');
  kpi(asOf, 'form', '--all', '--period', '2026Q3', '--out', join(out, 'forms'), '--force');
  for (const period of PERIODS) kpi(asOf, 'report', '--period', period, '--out', out, '--force');
  kpi(asOf, 'report', '--unit', 'KT', '--period', '2026Q3', '--out', out, '--force');
  for (const period of ['2026Q3', '2026'])
    kpi(asOf, 'report', '--format', 'docx', '--period', period, '--out', out, '--force');
  kpi(asOf, 'missing', '--letter', '--unit', 'all', '--period', '2026Q3', '--out', out, '--force');
} finally {
  rmSync(work, { recursive: true, force: true });
}

function kpi(now, ...words) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin/kpi.js'), ...words], {
    cwd: work,
    encoding: 'utf8',
    env: { ...process.env, KPI_NOW: now, KPI_DB: join(work, 'kpi.db'), KPI_LANG: 'vi' },
  });
  if (status !== 0) throw new Error(`kpi ${words.join(' ')}: ${status}\n${stderr}`);
}
