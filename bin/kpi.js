#!/usr/bin/env node
// The first file to run, on whatever Node the machine has. So it must parse on any Node from 14 on, and decide before
// anything else is loaded: better-sqlite3 crashes the process on a Node that is too old. Hence no static import, no
// top-level await, nothing newer than ES2020. The program itself is dist/main.js; importing it runs it.

const [major, minor] = process.versions.node.split('.').map(Number);
// What package.json's "engines" asks for, less Node 23, which some dependencies refuse.
const nodeIsFit = (major === 22 && minor >= 13) || major > 23;

// Set by handOver() for its child alone; taken away at once so that nothing the program starts inherits it.
const handedOver = process.env.KPI_HANDED_OVER === '1';
delete process.env.KPI_HANDED_OVER;

if (nodeIsFit) start();
else if (handedOver) explain();
else handOver();

function start() {
  const folder = cacheFolder();
  // Returns a status and never throws: a folder that cannot be made means a slower start, nothing else.
  if (folder) process.getBuiltinModule('node:module').enableCompileCache(folder);
  const main = new URL('../dist/main.js', import.meta.url);
  import(main.href).catch((error) => {
    if (process.getBuiltinModule('node:fs').existsSync(main)) throw error;
    process.stderr.write(
      'kpi: chưa có dist/main.js; hãy chạy: npm run build\n' +
        'kpi: dist/main.js is missing; run: npm run build\n',
    );
    process.exitCode = 1;
  });
}

// Compiled code is loaded from here unchecked, so it must be a folder that only the user can write: never a shared
// temporary one. cron may start us without HOME; then the system's own record of the home folder decides.
function cacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const { isAbsolute, join } = process.getBuiltinModule('node:path');
  const usable = (folder) => folder && isAbsolute(folder);
  if (usable(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'kpi-xa');
  if (process.platform === 'win32' && usable(LOCALAPPDATA)) return join(LOCALAPPDATA, 'kpi-xa', 'cache');
  try {
    const home = process.getBuiltinModule('node:os').homedir();
    return usable(home) ? join(home, '.cache', 'kpi-xa') : undefined;
  } catch {
    return undefined;
  }
}

// A checkout has a present Node among its development dependencies; an installed package has not.
async function handOver() {
  const [{ existsSync }, { spawn }, { fileURLToPath }, { constants }] = await Promise.all([
    import('fs'),
    import('child_process'),
    import('url'),
    import('os'),
  ]);
  // On Windows the package leaves an empty file named "node" beside the program, node.exe.
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = fileURLToPath(new URL('../node_modules/node/bin/' + name, import.meta.url));
  if (!existsSync(pinned)) {
    explain();
    return;
  }

  const child = spawn(pinned, [fileURLToPath(import.meta.url)].concat(process.argv.slice(2)), {
    stdio: 'inherit',
    env: Object.assign({}, process.env, { KPI_HANDED_OVER: '1' }),
  });
  // The child decides what a signal means; we only pass it on and stay until the child has ended. A Ctrl-C typed at a
  // terminal therefore reaches the child twice, from the terminal and from us. On Windows the console reaches the child
  // by itself, and kill() would end it without asking.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) {
    process.on(signal, () => {
      if (process.platform !== 'win32') child.kill(signal);
    });
  }
  child.on('error', explain);
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exit(code);
    }
    // Ended by a signal: end the same way, so that the shell or cron sees what it would have seen of the child.
    for (const name of signals) process.removeAllListeners(name);
    process.kill(process.pid, signal);
    setTimeout(() => process.exit(128 + constants.signals[signal]), 500);
  });
}

function explain() {
  process.stderr.write(
    `kpi: không chạy được bằng Node.js ${process.versions.node}; hãy cài Node.js 22 (từ 22.13), 24 hoặc 26 rồi chạy lại.\n` +
      `kpi: cannot run on Node.js ${process.versions.node}; install Node.js 22 (22.13 or later), 24 or 26, then run again.\n`,
  );
  process.exitCode = 1;
}
