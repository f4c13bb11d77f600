// Builds dist/main.js: the program and its small dependencies in one file, because opening a hundred files is what
// makes a command line slow to start. Heavy packages stay outside and are loaded by the commands that need them.
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { lightBuiltins } from './light-builtins.mjs';

/** Only `await import('...')`: one static import anywhere would load the package at every start. */
const LAZY = ['exceljs', 'inquirer', 'ajv', 'fflate', 'chalk', 'cli-table3'];
/** Finds its compiled part beside its own files, so it cannot be moved into ours. */
const NATIVE = ['better-sqlite3'];

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

export async function build() {
  const { metafile, outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outfile: 'dist/main.js',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: [...NATIVE, ...LAZY],
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write: false,
    plugins: [lightBuiltins],
    // cli-table3 and fraction.js are CommonJS and ask for `require`, which a module does not have.
    banner: { js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);" },
  });
  refuseEagerImports(metafile);
  await replaceDist(outputFiles[0].contents);
}

function refuseEagerImports(metafile) {
  const isLazy = (path) => LAZY.some((name) => path === name || path.startsWith(`${name}/`));
  const eager = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
    imports
      .filter(({ path, external, kind }) => external && isLazy(path) && kind !== 'dynamic-import' && kind !== 'require-call')
      .map(({ path }) => `  ${file} imports ${path}`),
  );
  if (eager.length === 0) return;
  throw new Error(
    `these packages would be loaded at every start; write await import('...') inside the function that needs it ` +
      `(import type is free):\n${eager.join('\n')}`,
  );
}

/** Renamed into place, so that a kpi started during a build reads the old program or the new one, never half of it. */
async function replaceDist(contents) {
  await mkdir(dist, { recursive: true });
  const unfinished = `${dist}.main.js.${process.pid}`;
  await writeFile(unfinished, contents);
  await rename(unfinished, `${dist}main.js`);
  for (const name of await readdir(dist)) {
    if (name !== 'main.js' && !name.startsWith('.main.js.')) await rm(`${dist}${name}`, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await build();
  } catch (error) {
    // esbuild has already printed what it found, with the place in the source.
    if (!Array.isArray(error.errors)) console.error(`build: ${error.message}`);
    process.exitCode = 1;
  }
}
