#!/usr/bin/env node
// The first file to run, on whatever Node the machine has. So it must parse on any Node from 14 on, and decide before
// anything else is loaded: better-sqlite3 crashes the process on a Node that is too old. Hence no static import, no
// top-level await, nothing newer than ES2020. The program itself is dist/main.js.

const [major, minor] = process.versions.node.split('.').map(Number);
// What package.json's "engines" asks for, less Node 23, which some dependencies refuse.
const nodeIsFit = (major === 22 && minor >= 13) || major > 23;

// Set by handOver() for its child alone; taken away at once so that nothing the program starts inherits it.
const handedOver = process.env.KPI_HANDED_OVER === '1';
delete process.env.KPI_HANDED_OVER;

if (nodeIsFit) start();
else if (handedOver) explain();
else handOver();

// dist/main.js is one function (see scripts/build.mjs). What V8 compiles of it in the first run of a command is kept for
// the next ones: a third of a start. Node's own compile cache leaves out all that is compiled only when it is called.
function start() {
  const { existsSync, readFileSync } = process.getBuiltinModule('node:fs');
  const { createRequire } = process.getBuiltinModule('node:module');
  const { Script } = process.getBuiltinModule('node:vm');
  const program = new URL('../dist/main.js', import.meta.url);
  const parts = {};
  if (!existsSync(program)) {
    process.stderr.write(
      'kpi: chưa có dist/main.js; hãy chạy: npm run build\n' +
        'kpi: dist/main.js is missing; run: npm run build\n',
    );
    process.exitCode = 1;
    return;
  }

  load(program)(createRequire(program), (name) => import(name), program.href, part)
    // What is not a terminal has been written to directly, and POSIX terminals are written to at once, so nothing is under
    // way; leaving now saves Node's tidying. A terminal of Windows takes its time.
    .then(() => process.platform === 'win32' || process.exit());

  // A file of dist/, as what it evaluates to.
  function load(file) {
    const source = readFileSync(file, 'latin1'); // the build writes ASCII
    const kept = keptCode(file.pathname, source.slice(-65, -1));
    const script = new Script(source, { filename: file.href, cachedData: kept.code });
    if (!kept.code || script.cachedDataRejected) process.on('exit', (status) => kept.keep(script, status));
    return script.runInThisContext();
  }

  // One of the modules that lie together in a file beside the program.
  function part(file, name) {
    const place = new URL(file, program);
    parts[file] = parts[file] || load(place)(createRequire(place), { exports: {} });
    return Promise.resolve({ default: parts[file][name] });
  }
}

// Compiled code is trusted when it is loaded. So it lies in a folder that only the user can write, never a shared
// temporary one; it is used for the very build it was made of; and it is kept twice and compared, since V8 would run
// damaged code. Without a place to keep it the start is slower, nothing else.
function keptCode(program, build) {
  const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } =
    process.getBuiltinModule('node:fs');
  const { join } = process.getBuiltinModule('node:path');
  const caches = cachesFolder();
  if (!caches) return { keep() {} };
  const folder = join(
    caches,
    'kpi-xa',
    process.versions.v8 + '-' + process.arch + program.replace(/[^\w.]+/g, '-').slice(-150),
  );
  // Each command has its own: one for all would hold what only the first command needed.
  const word = /^[a-z]+(-[a-z]+)*$/.test(process.argv[2]) ? process.argv[2] : 'kpi';

  const keep = (script, status) => {
    if (status === 2) return; // wrong usage: as like as not a word mistyped
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const code = script.createCachedData();
      const unfinished = join(folder, word + '.' + process.pid);
      writeFileSync(unfinished, Buffer.concat([Buffer.from(build), code, code]), { mode: 0o600 });
      renameSync(unfinished, join(folder, word));
    } catch {}
  };
  try {
    // Under sudo the home may be another user's, whose code must not run as root.
    if (process.getuid && statSync(join(folder, word)).uid !== process.getuid()) return { keep };
    const file = readFileSync(join(folder, word));
    const middle = build.length + (file.length - build.length) / 2;
    const code = file.subarray(build.length, middle);
    const isWhole = code.length > 0 && code.equals(file.subarray(middle));
    return isWhole && file.toString('latin1', 0, build.length) === build ? { code, keep } : { keep };
  } catch {
    return { keep };
  }
}

// cron may start us without HOME; then the system's own record of the home folder decides.
function cachesFolder() {
  const { isAbsolute, join } = process.getBuiltinModule('node:path');
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  if (process.platform === 'win32' && LOCALAPPDATA && isAbsolute(LOCALAPPDATA)) return LOCALAPPDATA;
  try {
    const home = process.getBuiltinModule('node:os').homedir();
    return isAbsolute(home) ? join(home, '.cache') : undefined;
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
