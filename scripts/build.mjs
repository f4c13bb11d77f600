// Builds dist/main.js: the program and its small dependencies in one file, because opening a hundred files is what
// makes a command line slow to start. Heavy packages stay outside and are loaded by the commands that need them; of
// exceljs the writer alone becomes dist/exceljs.js.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
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

/** What is a file of its own beside the program: its name, and what is imported from it. */
const WRITER = {
  file: 'exceljs.js',
  modules: [
    'exceljs/lib/stream/xlsx/workbook-writer.js',
    'exceljs/lib/stream/xlsx/worksheet-writer.js',
    'exceljs/lib/xlsx/xform/book/workbook-xform.js',
    'exceljs/lib/xlsx/xform/core/app-xform.js',
    'exceljs/lib/xlsx/xform/core/content-types-xform.js',
    'exceljs/lib/xlsx/xform/sheet/print-options-xform.js',
  ],
  /** What it never uses: it only writes, and not into files. */
  unused: ['archiver', 'readable-stream', 'saxes', 'dayjs', 'uuid'],
};

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

export async function build() {
  const { metafile, outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
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
  await replaceDist({
    [WRITER.file]: await writer(),
    'main.js': asFunction(outputFiles, metafile),
  });
}

/** exceljs's writer as a function that gives the modules that are imported from it. */
async function writer() {
  const { outputFiles, metafile } = await bundle({
    absWorkingDir: root,
    stdin: {
      contents: `module.exports = { ${WRITER.modules.map((name) => `'${name}': require('${name}')`).join()} };`,
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    charset: 'ascii',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write: false,
    plugins: [unused],
  });
  const bundled = new Set(
    Object.keys(metafile.inputs).flatMap(
      (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
    ),
  );
  bundled.delete('exceljs');
  if (bundled.size > 0) throw new Error(`exceljs's writer takes more with it: ${[...bundled].join(', ')}`);
  return signed(`((require, module) => {${outputFiles[0].text}\nreturn module.exports})`);
}

/** A class to extend that can be called as well, and does nothing. */
const EMPTY = `
  function Unused() { if (!new.target) return new Unused(); }
  Unused.prototype.pipe = () => {};
  module.exports = Unused;
  Unused.Duplex = Unused;`;

const unused = {
  name: 'unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[a-z]/ }, ({ path }) =>
      WRITER.unused.includes(path) ? { path, namespace: 'unused' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: EMPTY }));
    // Slow to load, and asked only for a sheet's password.
    onResolve({ filter: /^crypto$/ }, ({ path, namespace }) =>
      namespace === 'later' ? undefined : { path, namespace: 'later' },
    );
    onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, member) => require('node:${path}')[member] });`,
    }));
  },
};

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
 * one function of what a module would have, and each part that esbuild would load by an import a function inside it: of
 * a part that a command does not need nothing is compiled, kept or read again.
 */
function asFunction(outputFiles, metafile) {
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const main = inside(texts.get('main.js'));
  const parts = [...texts]
    .filter(([name]) => name !== 'main.js')
    .map(([name, text]) => `${JSON.stringify(name)}(){${inside(text)}}`);
  const text = `const kpiParts={${parts.join(',\n')}},kpiLoaded={};const kpiPart=(name)=>kpiLoaded[name]??=kpiParts[name]();\n${main}`;
  const own = new Set(texts.keys());
  const imports = importsOf(metafile).filter(({ kind }) => kind === 'dynamic-import');
  const pieces = text.split(/\bimport\((?=")/);
  if (pieces.length - 1 !== imports.length)
    throw new Error(`found ${pieces.length - 1} of ${imports.length} import(...) in the bundle`);
  const code = pieces.reduce((before, after) => {
    const [, name = ''] = /^"([^"]+)"\)/.exec(after) ?? [];
    if (own.has(name.replace('./', '')))
      return `${before}Promise.resolve().then(()=>kpiPart("${name.replace('./', '')}"))${after.slice(name.length + 3)}`;
    return (
      before + (WRITER.modules.includes(name) ? `importingPart("${WRITER.file}",` : 'importing(') + after
    );
  });
  return signed(`(async (require, importing, mainUrl, importingPart) => {\n${code}})`);
}

/** A part's text with its imports from other parts and its exports as a function has them. esbuild writes both one way. */
function inside(text) {
  const IMPORT = /\s*import(?:\{([^}]*)\}from)?"\.\/([^"]+)";/y;
  let imports = '';
  let end = 0;
  for (let found = IMPORT.exec(text); found !== null; found = IMPORT.exec(text)) {
    end = IMPORT.lastIndex;
    const [, names, part] = found;
    const call = `kpiPart(${JSON.stringify(part)});`;
    imports += names === undefined ? call : `const{${names.replaceAll(/ as /g, ':')}}=${call}`;
  }
  const exported = /export\{([^}]*)\};\s*$/.exec(text);
  const names = exported?.[1].split(',').map((each) => each.split(' as ').reverse().join(':')) ?? [];
  const body = text.slice(end, exported?.index);
  return `${imports}${body}${exported ? `return{${names.join()}};` : ''}`;
}

/** The last line tells one build from another. */
function signed(text) {
  // bin/kpi.js reads the bundle byte by byte. esbuild escapes strings, but leaves a pattern such as /\u0111/ as it is written.
  const raw = /[^\0-\x7f].*/.exec(text);
  if (raw) throw new Error(`write it as \\u… or outside of a pattern: ${raw[0].slice(0, 60)}`);
  return `${text}\n//${createHash('sha256').update(text).digest('hex')}\n`;
}

/** Renamed into place, so that a kpi started during a build reads the old program or the new one, never half of it. */
async function replaceDist(files) {
  await mkdir(dist, { recursive: true });
  for (const [name, contents] of Object.entries(files)) {
    const unfinished = `${dist}.${name}.${process.pid}`;
    await writeFile(unfinished, contents);
    await rename(unfinished, `${dist}${name}`);
  }
  for (const name of await readdir(dist)) {
    const kept = Object.keys(files).some((file) => name === file || name.startsWith(`.${file}.`));
    if (!kept) await rm(`${dist}${name}`, { recursive: true });
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
