// Makes every kind of workbook and Word document that the program writes, through the command line as built, into a folder that is made:
//   node scripts/sample-workbooks.mjs FOLDER
// The figures are the demo's; those of the other years and of the thôn are made from them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const PERIODS = ['2026Q1', '2026Q2', '2026Q3', '2026H1', '2026M9', '2026'];
const YEAR_END = '2027-01-04T02:00:00Z';
/** Those that the thôn report instead of the offices. */
const OF_HAMLETS = ['ky-nang-so', 'hai-long'];

/** As long as names get. */
const LONG_NAME =
  'Thôn Đại Thắng - Vĩnh Hào - Liên Minh (tổ công nghệ số cộng đồng liên thôn, thành lập trên cơ sở hợp nhất các ' +
  'thôn Đông Hòa, Đồng Tiến, An Phú, Thủy Lợi, Hổ Sơn, Vân Bảng, Phú Lão và khu dân cư mới)';

const out = resolve(process.argv[2] ?? 'workbooks');
mkdirSync(out, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'kpi-samples-'));
const { asOf, figures } = JSON.parse(readFileSync(join(root, 'data/demo-figures.json'), 'utf8'));

try {
  const kpi = program('kpi.db');
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
  withLastYear();
  for (const hamlets of [5, 40]) withHamlets(hamlets);
  for (const period of ['2026Q3', '2026'])
    kpi(asOf, 'report', '--format', 'docx', '--period', period, '--out', out, '--force');
  kpi(asOf, 'missing', '--letter', '--unit', 'all', '--period', '2026Q3', '--out', out, '--force');
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Two whole years: every period has what it is compared with. */
function withLastYear() {
  const kpi = program('two-years.db');
  kpi(YEAR_END, 'init');
  const offices = figures.map((row) => [row.unit, row]);
  const quarters = [
    ...['2025Q1', '2025Q2', '2025Q3', '2025Q4'].map((quarter) => [quarter, 2]),
    ...['2026Q1', '2026Q2', '2026Q3'].map((quarter) => [quarter, 0]),
    ['2026Q4', -3],
  ];
  const rows = quarters.flatMap(([quarter, less]) => {
    const source = quarter.endsWith('Q4') ? '2026Q3' : quarter.replace('2025', '2026');
    return offices
      .filter(([, row]) => row.period === source)
      .map(([unit, row]) => line(unit, quarter, row, less));
  });
  table(kpi, YEAR_END, 'two-years.csv', rows);
  for (const period of [...PERIODS, '2026Q4'])
    kpi(YEAR_END, 'report', '--period', period, '--out', join(out, `nam-truoc-${period}.xlsx`), '--force');
}

/** So many thôn that report, all but two of them; the last one's name fills lines. */
function withHamlets(number) {
  const kpi = program(`hamlets-${number}.db`);
  kpi(asOf, 'init');
  const codes = Array.from({ length: number }, (_, index) => `T${index + 1}`);
  codes.forEach((code, index) => {
    const name = index < number - 1 ? `Thôn Vĩnh Hào ${index + 1}` : LONG_NAME;
    kpi(asOf, 'unit', 'add', code, '--name', name, '--parent', 'THON', '--from', '1/1/2025');
  });
  for (const indicator of OF_HAMLETS)
    kpi(
      asOf,
      'indicator',
      'edit',
      indicator,
      '--reporters',
      'THON',
      '--correct',
      '--reason',
      'Giao cho các thôn',
    );
  const offices = figures
    .filter(({ indicator }) => !OF_HAMLETS.includes(indicator))
    .map((row) => line(row.unit, row.period, row, 0));
  const hamlets = codes
    .slice(0, -2)
    .flatMap((code, index) =>
      ['2026Q1', '2026Q2', '2026Q3'].flatMap((period, quarter) =>
        OF_HAMLETS.map((indicator, which) =>
          line(
            code,
            period,
            { indicator, figure: `${30 * (quarter + 1) + index}/${45 * (quarter + 1) + index + which}` },
            0,
          ),
        ),
      ),
    );
  table(kpi, asOf, `hamlets-${number}.csv`, [...offices, ...hamlets]);
  kpi(asOf, 'report', '--period', '2026Q3', '--out', join(out, `${number}-thon.xlsx`), '--force');
}

/** @param less what is taken from the numerator, so that there is a difference */
function line(unit, period, { indicator, figure }, less) {
  const [numerator, denominator] = figure.split('/');
  const pair =
    denominator === undefined
      ? [figure, '', '']
      : ['', Math.max(0, Math.min(numerator - less, denominator)), denominator];
  return [unit, indicator, period, ...pair].join(';');
}

function table(kpi, now, name, rows) {
  const file = join(work, name);
  writeFileSync(file, ['Mã đơn vị;Mã chỉ tiêu;Kỳ;Giá trị;Tử số;Mẫu số', ...rows].join('\n'));
  kpi(now, 'import', file, '--yes');
}

function program(db) {
  return (now, ...words) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/kpi.js'), ...words], {
      cwd: work,
      encoding: 'utf8',
      env: { ...process.env, KPI_NOW: now, KPI_DB: join(work, db), KPI_LANG: 'vi' },
    });
    if (status !== 0) throw new Error(`kpi ${words.join(' ')}: ${status}\n${stdout}\n${stderr}`);
  };
}
