// Does the package work where nothing but its own dependencies is installed? Packs it, installs the tarball elsewhere
// without development dependencies, and uses it there: with the Node that runs this script and with those that
// KPI_SMOKE_NODES names (paths of node programs, separated like PATH). A Node that is too old must be told so.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const nodes = [process.execPath, ...(process.env.KPI_SMOKE_NODES ?? '').split(delimiter).filter(Boolean)];
const work = mkdtempSync(join(tmpdir(), 'kpi-smoke-'));

try {
  const home = installElsewhere(packTarball());
  for (const node of nodes) tryOn(node, home);
  console.log('smoke: ok');
} catch (error) {
  console.error(`smoke: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function packTarball() {
  npm(['pack', '--silent', '--pack-destination', work], root);
  const [tarball] = readdirSync(work).filter((name) => name.endsWith('.tgz'));
  return join(work, tarball);
}

function installElsewhere(tarball) {
  const home = join(work, 'elsewhere');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  npm(['install', '--omit=dev', '--no-audit', '--no-fund', tarball], home);
  return home;
}

function tryOn(node, home) {
  const version = run(node, ['-p', 'process.versions.node'], home).stdout.trim();
  const kpi = (...argv) => run(node, [join(home, 'node_modules/kpi-xa/bin/kpi.js'), ...argv], home);
  if (Number(version.split('.')[0]) < 22) {
    const { status, stderr } = kpi('--version');
    check(
      status === 1 && stderr.includes('Node.js 22'),
      `Node ${version} was not told which Node to install:\n${stderr}`,
    );
    console.log(`smoke: Node ${version} is told what to install`);
    return;
  }

  const shown = kpi('--version');
  check(
    shown.status === 0 && /^\S*\d+\.\d+\.\d+/.test(shown.stdout),
    `kpi --version on Node ${version}: ${told(shown)}`,
  );
  // Of its own for each: two of them may be of one version.
  const folder = mkdtempSync(join(work, 'demo-'));
  const demo = kpi('demo', '--out', folder);
  check(demo.status === 0, `kpi demo on Node ${version}: ${told(demo)}`);
  const workbooks = readdirSync(folder).filter(
    (name) => name.endsWith('.xlsx') && statSync(join(folder, name)).size > 0,
  );
  check(workbooks.length > 0, `kpi demo on Node ${version} left no workbook in ${folder}`);

  // The package for Word documents is the program's own dependency too.
  const db = join(folder, 'kpi.db');
  const letter = [
    kpi('init', '--db', db),
    kpi('report', '--format', 'docx', '--allow-empty', '--period', '2026Q1', '--db', db, '--out', folder),
  ].find(({ status }) => status !== 0);
  check(letter === undefined, `kpi report --format docx on Node ${version}: ${told(letter ?? {})}`);

  const byName = run(join(home, 'node_modules/.bin/kpi'), ['--version'], home, pathWith(node));
  check(byName.status === 0, `the kpi command on Node ${version}: ${told(byName)}`);
  console.log(`smoke: Node ${version} prints its version and leaves ${workbooks.join(', ')}`);
}

/** The npm that runs us, with the Node that runs us; else the one on the path. */
function npm(argv, cwd) {
  const cli = process.env.npm_execpath;
  const result = cli ? run(process.execPath, [cli, ...argv], cwd) : run('npm', argv, cwd);
  check(result.status === 0, `npm ${argv.join(' ')}: ${told(result)}`);
}

function run(program, argv, cwd, environment = {}) {
  const result = spawnSync(program, argv, {
    cwd,
    encoding: 'utf8',
    env: { ...withoutUsersSettings(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // .cmd files, as npm makes them on Windows, need a shell to start.
    shell: process.platform === 'win32' && !program.endsWith('.exe'),
  });
  if (result.error) throw result.error;
  return result;
}

function withoutUsersSettings() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('KPI_')));
}

function pathWith(node) {
  return { PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
}

function told({ status, signal, stdout, stderr }) {
  return `ended with ${signal ?? status}\n${stdout}${stderr}`;
}

function check(holds, complaint) {
  if (!holds) throw new Error(complaint);
}
