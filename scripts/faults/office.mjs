// A folder with a data file, and the built tool run on it as a process of its own.
import { fork, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./worker.mjs', import.meta.url));
const KPI = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));
/** What takes longer hangs. */
const HANGS_AFTER = 120_000;
const FIRST_MINUTE = Date.parse('2026-09-16T08:00:00+07:00');

/** The clock of the `n`-th command: every command has a minute of its own. */
export const minute = (n) => new Date(FIRST_MINUTE + n * 60_000).toISOString();

/**
 * @param folder made when it is not there
 * @param caches where bin/kpi.js keeps compiled code; shared, since a first start costs twice as much
 */
export function createOffice(folder, caches) {
  for (const name of ['out', 'in']) mkdirSync(join(folder, name), { recursive: true });
  const db = join(folder, 'kpi.db');
  const environment = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_CACHE_HOME: caches,
    KPI_DB: db,
    KPI_USER: 'Lan',
  };
  return {
    folder,
    db,
    path: (...names) => join(folder, ...names),
    /** A copy of another office's data file as it lies. */
    take(other) {
      for (const suffix of ['', '-wal'])
        if (existsSync(other + suffix)) copyFileSync(other + suffix, db + suffix);
    },
    bytes: (path) => (existsSync(path) ? readFileSync(path) : null),
    /** A process of its own that runs many command lines, one after the other. */
    worker: () => workerIn(folder, environment),
    /**
     * @param killAfter milliseconds until SIGKILL
     * @param preload a file that the tool's Node loads first
     * @param blocks the largest file that the process may write, in blocks of 512 bytes
     */
    kpi: (words, { now = minute(0), killAfter = null, preload = null, blocks = null, env = {} } = {}) =>
      started(
        withLimit(
          [process.execPath, ...(preload === null ? [] : ['--require', preload]), KPI, ...words],
          blocks,
        ),
        {
          cwd: folder,
          killAfter,
          env: { ...environment, KPI_NOW: now, ...env },
        },
      ),
  };
}

/** A process that writes beyond the limit would be ended by a signal, were that not ignored: now it gets an error. */
const withLimit = (line, blocks) =>
  blocks === null ? line : ['sh', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, 'sh', ...line];

function started([program, ...argv], { cwd, env, killAfter }) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(program, argv, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'])
      child[stream].setEncoding('utf8').on('data', (text) => (said[stream] += text));
    let hung = false;
    const kill = () => child.kill('SIGKILL');
    const timers = [
      setTimeout(() => {
        hung = true;
        kill();
      }, HANGS_AFTER),
      ...(killAfter === null ? [] : [setTimeout(kill, killAfter)]),
    ];
    child.on('error', reject);
    child.on('close', (code, signal) => {
      timers.forEach(clearTimeout);
      resolve({
        words: argv.slice(argv.indexOf(KPI) + 1),
        code,
        signal,
        hung,
        ...said,
        ms: performance.now() - begun,
      });
    });
  });
}

function workerIn(cwd, env) {
  const child = fork(WORKER, { cwd, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let answer = null;
  child.on('message', (outcome) => answer(outcome));
  child.on('exit', (code, signal) =>
    answer?.({ code, signal: signal ?? 'exit', stdout: '', stderr: '', ms: 0 }),
  );
  return {
    kpi: (words, { now }) =>
      new Promise((resolve) => {
        answer = (outcome) => resolve({ words, signal: null, hung: false, ...outcome });
        child.send({ words, now });
      }),
    end: () => child.disconnect(),
  };
}

const DOCUMENTED = new Set([0, 2, 3, 4, 5, 6, 7, 130]);
const STACK = /\n\s+at .*:\d+:\d+/;

/** What is wrong with how a command ended that nobody killed, whatever it was told; null when nothing is. */
export function misconduct({ words, code, signal, hung, stdout, stderr }) {
  const line = `kpi ${words.join(' ')}`;
  if (hung) return `${line} hangs`;
  if (signal !== null) return `${line} was ended by ${signal}`;
  if (!DOCUMENTED.has(code)) return `${line} ended with ${code}: ${stderr}`;
  if (STACK.test(stderr) || STACK.test(stdout)) return `${line} showed a stack trace: ${stderr}`;
  if (/database is locked/.test(stderr)) return `${line} showed SQLite's words: ${stderr}`;
  if (code !== 0 && code !== 7 && stderr === '' && stdout === '')
    return `${line} ended with ${code} and said nothing`;
  return null;
}
