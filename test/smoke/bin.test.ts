// bin/kpi.js in a tree of its own: which Node runs the program, what it is told, and what comes back of it.
import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** Makes the Node it is given to believe that it is another version. */
const pretend = (version: string): string =>
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`;

/** A program as the build writes it: one function, and a last line that tells one build from another. */
const built = (body: string, build = 'a'): string =>
  `(async (require, importing, mainUrl, importingPart) => {\n${body}})\n//${build.repeat(64)}\n`;

/** A file of modules beside it. */
const PART = `((require, module) => {
module.exports = { 'a/b.js': (word) => word.toUpperCase(), 'a/c.js': require('node:os').EOL };
return module.exports})\n//${'c'.repeat(64)}\n`;

const PROGRAM = `
const [word, ...rest] = process.argv.slice(2);
const show = (value) => console.log(JSON.stringify(value));
if (word === 'show') show({ rest, guard: process.env.KPI_HANDED_OVER ?? null, node: process.versions.node });
if (word === 'where') show([mainUrl, require.resolve('./beside.cjs'), (await importing('node:os')).EOL]);
if (word === 'part') {
  const [b, c] = await Promise.all(['a/b.js', 'a/c.js'].map((name) => importingPart('part.js', name)));
  show([b.default('x'), c.default]);
}
if (word === 'exit') process.exitCode = Number(rest[0]);
if (word === 'read') process.stdout.write(require('node:fs').readFileSync(0));
if (word === 'die') process.kill(process.pid, rest[0]);
if (word === 'fail') throw new Error('a fault');
if (word === 'wait') {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => { console.log('got ' + signal); setTimeout(() => process.exit(9), 100); });
  }
  console.log('ready');
}
if (word === 'wait' || word === 'die') await new Promise((resolve) => setTimeout(resolve, 20_000));
`;

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kpi-bin-'));
  for (const folder of ['bin', 'dist', 'home']) mkdirSync(join(root, folder));
  copyFileSync(fileURLToPath(new URL('../../bin/kpi.js', import.meta.url)), join(root, 'bin/kpi.js'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'dist/main.js'), built(PROGRAM));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** As if the checkout's pinned Node were the one that runs the tests. */
function pinNode(): void {
  const folder = join(root, 'node_modules/node/bin');
  mkdirSync(folder, { recursive: true });
  symlinkSync(process.execPath, join(folder, 'node'));
}

const argvFor = (version: string | undefined, argv: string[]): string[] => [
  ...(version === undefined ? [] : ['--import', pretend(version)]),
  join(root, 'bin/kpi.js'),
  ...argv,
];

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: join(root, 'home'),
  ...more,
});

interface Options {
  readonly on?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

const kpi = (argv: string[], { on, env = {}, input = '' }: Options = {}): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, argvFor(on, argv), {
    encoding: 'utf8',
    env: environment(env),
    input,
    timeout: 20_000,
  });

const shown = (result: SpawnSyncReturns<string>): unknown => JSON.parse(result.stdout);

describe('a fit Node', () => {
  test.each(['22.13.0', '22.99.1', '24.0.0', '26.10.0'])('%s runs the program itself', (version) => {
    expect(shown(kpi(['show', '--x', '-5'], { on: version }))).toEqual({
      rest: ['--x', '-5'],
      guard: null,
      node: version,
    });
  });

  test('gives back the exit code', () => {
    expect(kpi(['exit', '7']).status).toBe(7);
  });

  test('says what to run where the program is not built', () => {
    rmSync(join(root, 'dist/main.js'));
    const { status, stdout, stderr } = kpi(['show']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.match(/npm run build/g)).toHaveLength(2);
  });

  test('shows a fault of the program', () => {
    const { status, stderr } = kpi(['fail']);
    expect(status).toBe(1);
    expect(stderr).toContain('a fault');
    expect(stderr).not.toContain('npm run build');
  });

  test('gives the program what a module has', () => {
    writeFileSync(join(root, 'dist/beside.cjs'), '');
    const here = realpathSync(root);
    const program = pathToFileURL(join(here, 'dist/main.js')).href;
    expect(shown(kpi(['where']))).toEqual([program, join(here, 'dist/beside.cjs'), EOL]);
  });

  test('gives it modules of a file beside it, whose compiled code is kept too', () => {
    writeFileSync(join(root, 'dist/part.js'), PART);
    expect(shown(kpi(['part']))).toEqual(['X', EOL]);
    const folders = readdirSync(join(root, 'home/.cache/kpi-xa')).map((name) => name.slice(-8));
    if (process.platform !== 'win32') expect(folders.toSorted()).toEqual(['-main.js', '-part.js']);
    expect(shown(kpi(['part']))).toEqual(['X', EOL]);
  });
});

describe.skipIf(process.platform === 'win32')('compiled code', () => {
  const keptIn = (folder: string): string[] => {
    const all = existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      : [];
    return all.map((file) => join(root, folder, file)).filter((file) => statSync(file).isFile());
  };
  const kept = (word: string): string => {
    const found = keptIn('home/.cache/kpi-xa').find((file) => basename(file) === word);
    if (found === undefined) throw new Error(`nothing kept for ${word}`);
    return found;
  };

  test('is kept per command, where only the user can write', () => {
    expect(kpi(['exit', '0']).status).toBe(0);
    expect(kpi(['show']).status).toBe(0);
    for (const word of ['exit', 'show']) {
      expect(statSync(kept(word)).mode & 0o077).toBe(0);
      expect(statSync(dirname(kept(word))).mode & 0o077).toBe(0);
    }
  });

  test('is used again and not written again', () => {
    kpi(['exit', '0']);
    const { ino, mtimeMs } = statSync(kept('exit'));
    expect(kpi(['exit', '3']).status).toBe(3);
    expect(statSync(kept('exit'))).toMatchObject({ ino, mtimeMs });
  });

  test('follows XDG_CACHE_HOME', () => {
    expect(kpi(['exit', '0'], { env: { XDG_CACHE_HOME: join(root, 'cache') } }).status).toBe(0);
    expect(keptIn('cache').map((file) => basename(file))).toEqual(['exit']);
    expect(existsSync(join(root, 'home/.cache'))).toBe(false);
  });

  test('is not kept of a mistyped command, nor under a word that is none', () => {
    kpi(['exit', '2']);
    expect(keptIn('home/.cache')).toEqual([]);
    kpi(['../../exit', '0']);
    expect(keptIn('home/.cache').map((file) => basename(file))).toEqual(['kpi']);
  });

  test('of another build of the same length is not run', () => {
    kpi(['show']);
    writeFileSync(join(root, 'dist/main.js'), built(PROGRAM.replaceAll('rest', 'tser'), 'b'));
    expect(shown(kpi(['show', '1']))).toHaveProperty('tser', ['1']);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['a changed bit', (bytes) => bytes.fill((bytes.at(1000) ?? 0) ^ 1, 1000, 1001)],
    ['a cut end', (bytes) => bytes.subarray(0, bytes.length - 101)],
    ['a lost half', (bytes) => bytes.subarray(0, 64 + (bytes.length - 64) / 2)],
    ['nothing left', () => Buffer.alloc(0)],
  ])('is made anew when damaged: %s', (_, damage) => {
    kpi(['show']);
    const whole = readFileSync(kept('show'));
    writeFileSync(kept('show'), damage(Buffer.from(whole)));
    expect(shown(kpi(['show', '1']))).toHaveProperty('rest', ['1']);
    const again = readFileSync(kept('show'));
    const middle = 64 + (again.length - 64) / 2;
    expect(again.subarray(64, middle)).toEqual(again.subarray(middle));
  });

  test.each([
    ['nowhere to put it', { HOME: '/dev/null' }],
    ['no HOME, as under cron', { HOME: undefined, XDG_CACHE_HOME: '/dev/null' }],
    ['a relative XDG_CACHE_HOME', { XDG_CACHE_HOME: 'cache', HOME: '/dev/null' }],
  ])('is done without: %s', (_, env) => {
    const { status, stderr } = kpi(['exit', '5'], { env });
    expect({ status, stderr }).toEqual({ status: 5, stderr: '' });
    expect(existsSync('cache')).toBe(false);
  });
});

describe('a Node that is too old', () => {
  test.each(['14.21.3', '20.20.2', '22.12.0', '23.11.0'])(
    '%s, and none beside the program: says which to install',
    (version) => {
      const { status, stdout, stderr } = kpi(['show'], { on: version });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      const lines = stderr.trimEnd().split('\n');
      expect(lines).toHaveLength(2);
      expect(lines[0]).toContain(`không chạy được bằng Node.js ${version}`);
      expect(lines[1]).toContain(`cannot run on Node.js ${version}`);
      for (const line of lines) expect(line).toMatch(/22 .*22\.13.*24.*26/);
    },
  );
});

describe.skipIf(process.platform === 'win32')(
  'a Node that is too old, with a pinned one beside the program',
  () => {
    const on = '20.20.2';
    beforeEach(pinNode);

    test('hands over: same words, real version, nothing left in the environment', () => {
      const result = kpi(['show', 'một hai', '--', '-5', '*'], { on });
      expect(shown(result)).toEqual({
        rest: ['một hai', '--', '-5', '*'],
        guard: null,
        node: process.versions.node,
      });
      expect(result.stderr).toBe('');
    });

    test('stdin and the exit code go through', () => {
      expect(kpi(['read'], { on, input: 'quý III\n' }).stdout).toBe('quý III\n');
      expect(kpi(['exit', '6'], { on }).status).toBe(6);
    });

    test('ends by the signal that ended the program', () => {
      expect(kpi(['die', 'SIGTERM'], { on })).toMatchObject({ status: null, signal: 'SIGTERM' });
      expect(kpi(['die', 'SIGKILL'], { on })).toMatchObject({ status: null, signal: 'SIGKILL' });
    });

    test('does not hand over twice, should the pinned one be too old as well', () => {
      const { status, stderr } = kpi(['show'], { env: { NODE_OPTIONS: `--import=${pretend('21.0.0')}` } });
      expect(status).toBe(1);
      expect(stderr.match(/cannot run/g)).toHaveLength(1);
    });

    test('says which Node to install where the pinned one cannot be started', () => {
      rmSync(join(root, 'node_modules/node/bin/node'));
      writeFileSync(join(root, 'node_modules/node/bin/node'), 'not a program', { mode: 0o644 });
      const { status, stderr } = kpi(['show'], { on });
      expect(status).toBe(1);
      expect(stderr.match(/cannot run/g)).toHaveLength(1);
    });

    test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
      'leaves %s to the program and waits for it',
      async (signal) => {
        const parent = spawn(process.execPath, argvFor(on, ['wait']), {
          env: environment(),
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const output = collect(parent);
        await output.until('ready');
        parent.kill(signal);
        const end = await new Promise((resolve) => parent.on('close', (code, by) => resolve({ code, by })));
        expect(end).toEqual({ code: 9, by: null });
        expect(output.text()).toContain(`got ${signal}`);
      },
    );
  },
);

function collect(child: ChildProcess): { text: () => string; until: (word: string) => Promise<void> } {
  let text = '';
  child.stdout?.setEncoding('utf8');
  const until = (word: string): Promise<void> =>
    new Promise((resolve) => {
      child.stdout?.on('data', (chunk: string) => {
        text += chunk;
        if (text.includes(word)) resolve();
      });
    });
  return { text: () => text, until };
}
