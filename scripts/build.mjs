// Builds dist/main.js: the program and its small dependencies in one file, because opening a hundred files is what
// makes a command line slow to start. Heavy packages stay outside and are loaded by the commands that need them.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { lightBuiltins } from './light-builtins.mjs';

/** Loaded inside the function that needs it: one import at the top of any file would load it at every start. */
const LAZY = [
  'exceljs',
  'docx',
  'inquirer',
  'ajv',
  'fflate',
  'chalk',
  'cli-table3',
  'papaparse',
  'iconv-lite',
  'saxes',
  'yauzl',
];

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
    external: [...LAZY, 'better-sqlite3/package.json'],
    define: { 'import.meta.url': 'mainUrl' },
    charset: 'ascii',
    // Comments inside of lists would be kept, with all their letters.
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write: false,
    plugins: [lightBuiltins, sqliteInside],
  });
  refuseEagerImports(metafile);
  await replaceDist(asFunction(outputFiles[0].text, metafile));
}

const importsOf = (metafile) =>
  Object.entries(metafile.inputs).flatMap(([file, { imports }]) => imports.map((one) => ({ file, ...one })));

function refuseEagerImports(metafile) {
  const isLazy = (path) => LAZY.some((name) => path === name || path.startsWith(`${name}/`));
  const eager = importsOf(metafile)
    .filter(({ path, external, kind }) => external && isLazy(path) && kind === 'import-statement')
    .map(({ file, path }) => `  ${file} imports ${path}`);
  if (eager.length === 0) return;
  throw new Error(
    `these packages would be loaded at every start; write await import('...') inside the function that needs it ` +
      `(import type is free):\n${eager.join('\n')}`,
  );
}

/**
 * better-sqlite3's own JavaScript is a dozen small files, and finding them takes longer than reading them. Its compiled
 * part stays in its package, where its own code looks for it. Both must be of one version, so package.json names it
 * exactly.
 */
const LIB_FOLDER = `
  const { fileURLToPath } = require('node:url');
  // Where npm puts it, nearest first; asking Node costs as much as opening the data file.
  const __dirname = ['../node_modules/', '../../']
    .map((place) => fileURLToPath(new URL(place + 'better-sqlite3/lib', mainUrl)))
    .find((folder) => require('node:fs').existsSync(folder))
    ?? require('node:path').join(require.resolve('better-sqlite3/package.json'), '../lib');`;

const sqliteInside = {
  name: 'sqlite-inside',
  setup({ onLoad }) {
    onLoad({ filter: /better-sqlite3[\\/]lib[\\/]binding\.js$/ }, async ({ path }) => {
      const { dependencies } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
      if (!/^\d/.test(dependencies['better-sqlite3'])) {
        return { errors: [{ text: 'package.json must name one exact version of better-sqlite3' }] };
      }
      return { contents: `${LIB_FOLDER}\n${await readFile(path, 'utf8')}` };
    });
  },
};

/**
 * bin/kpi.js runs the bundle as a script, because only of a script can it keep what was compiled. So the bundle becomes
 * one function of what a module would have. The last line tells one build from another.
 */
function asFunction(text, metafile) {
  const wanted = importsOf(metafile).filter(
    ({ external, kind }) => external && kind === 'dynamic-import',
  ).length;
  const parts = text.split(/\bimport\((?=")/);
  if (parts.length - 1 !== wanted)
    throw new Error(`found ${parts.length - 1} of ${wanted} import(...) in the bundle`);
  // bin/kpi.js reads the bundle byte by byte. esbuild escapes strings, but leaves a pattern such as /\u0111/ as it is written.
  const raw = /[^\0-\x7f].*/.exec(text);
  if (raw) throw new Error(`write it as \\u… or outside of a pattern: ${raw[0].slice(0, 60)}`);
  const code = `(async (require, importing, mainUrl) => {\n${parts.join('importing(')}})`;
  return `${code}\n//${createHash('sha256').update(code).digest('hex')}\n`;
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
