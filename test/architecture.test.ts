import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.cjs'));

async function check(baseDir: string, tsConfig?: string): Promise<ICruiseResult> {
  const transpile = tsConfig === undefined ? {} : { tsConfig: extractTSConfig(tsConfig) };
  const { output } = await cruise(['src'], { ...options, baseDir }, undefined, transpile);
  if (typeof output === 'string') throw new Error(output);
  return output;
}

const violations = (result: ICruiseResult): string[] =>
  result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

describe('the import rules', () => {
  test('hold in src/', async () => {
    const result = await check(root, join(root, 'tsconfig.json'));
    // A checker that cannot read the files reports no violation either.
    expect(result.modules.filter(({ source }) => source.startsWith('src/')).length).toBeGreaterThan(10);
    expect(result.modules.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(10);
    expect(violations(result)).toEqual([]);
  });
});

describe('a planted import is caught', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  /** A small well-kept product, with the files given added or replaced. */
  function plant(files: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), 'kpi-architecture-'));
    folders.push(folder);
    for (const [name, text] of Object.entries({ ...WELL_KEPT, ...files })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  }

  test('but nothing in a well-kept tree', async () => {
    const result = await check(plant({}));
    expect(result.summary.totalCruised).toBeGreaterThan(10);
    expect(violations(result)).toEqual([]);
  });

  test.each<[rule: string, file: string, text: string]>([
    ['domain-is-pure', 'src/domain/plan.ts', "import 'node:fs';"],
    ['domain-is-pure', 'src/domain/plan.ts', "import '../messages/vi.ts';"],
    ['domain-is-pure', 'src/domain/plan.ts', "import 'chalk';"],
    ['fraction.js-has-one-home', 'src/domain/plan.ts', "import 'fraction.js';"],
    ['date-fns-has-one-home', 'src/render/table.ts', "import { addDays } from 'date-fns/addDays'; addDays;"],
    ['messages-imports', 'src/messages/vi.ts', "import '../render/table.ts';"],
    ['store-imports', 'src/store/open.ts', "import '../usecases/record.ts';"],
    ['input-imports', 'src/input/ask.ts', "import '../store/open.ts';"],
    [
      'render-imports',
      'src/render/table.ts',
      "import type { Record } from '../usecases/record.ts'; export type R = Record;",
    ],
    ['system-imports', 'src/system/files.ts', "import '../messages/vi.ts';"],
    ['usecases-imports', 'src/usecases/record.ts', "import '../render/table.ts';"],
    ['commands-imports', 'src/commands/record.ts', "import '../store/open.ts';"],
    ['commands-take-the-context', 'src/commands/record.ts', "import '../context.ts';"],
    ['context-knows-no-command', 'src/context.ts', "import './commands/record.ts';"],
    ['nobody-imports-main', 'src/commands/record.ts', "import '../main.ts';"],
    ['only-run-imports-program', 'src/commands/record.ts', "import '../program.ts';"],
    ['better-sqlite3-has-one-home', 'src/usecases/record.ts', "import 'better-sqlite3';"],
    ['commander-has-one-home', 'src/render/table.ts', "import 'commander';"],
    ['inquirer-has-one-home', 'src/commands/record.ts', "import 'inquirer';"],
    ['ajv-has-one-home', 'src/usecases/record.ts', "await import('ajv/dist/2020.js'); export {};"],
    ['chalk-has-one-home', 'src/messages/vi.ts', "import 'chalk';"],
    ['cli-table3-has-one-home', 'src/commands/record.ts', "import 'cli-table3';"],
    ['exceljs-has-one-home', 'src/render/table.ts', "await import('exceljs'); export {};"],
    ['docx-has-one-home', 'src/render/xlsx/book.ts', "await import('docx'); export {};"],
    ['fflate-has-one-home', 'src/input/ask.ts', "await import('fflate'); export {};"],
    ['no-circular', 'src/domain/exact.ts', "import './plan.ts';"],
    ['no-orphans', 'src/domain/forgotten.ts', 'export const forgotten = 1;'],
    ['src-never-imports-test', 'src/store/open.ts', "import '../../test/world.ts';"],
    [
      'src-imports-no-data',
      'src/store/open.ts',
      "import plan from '../../data/plan.json' with { type: 'json' }; plan;",
    ],
    ['no-dev-dependency-in-src', 'src/store/open.ts', "import 'vitest';"],
    ['declared-and-found', 'src/store/open.ts', "import 'not-declared';"],
    ['declared-and-found', 'src/store/open.ts', "import './not-there.ts';"],
  ])('%s: %s %s', async (rule, file, text) => {
    const caught = violations(await check(plant({ [file]: text })));
    expect(caught).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: ${file} -> `)));
  });
});

const PRODUCTION = [
  'better-sqlite3',
  'commander',
  'inquirer',
  'ajv',
  'chalk',
  'cli-table3',
  'docx',
  'exceljs',
  'fflate',
];
const packages = [...PRODUCTION, 'fraction.js', 'date-fns', 'vitest', 'not-declared'];

const WELL_KEPT: Record<string, string> = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: Object.fromEntries(
      [...PRODUCTION, 'fraction.js', 'date-fns'].map((name) => [name, '1.0.0']),
    ),
    devDependencies: { vitest: '1.0.0' },
  }),
  ...Object.fromEntries(
    packages.map((name) => [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })]),
  ),
  ...Object.fromEntries(packages.map((name) => [`node_modules/${name}/index.js`, ''])),
  'node_modules/date-fns/addDays.js': '',
  'node_modules/ajv/dist/2020.js': '',
  'data/plan.json': '{}',
  'test/world.ts': '',
  'src/main.ts': "import './run.ts';",
  'src/run.ts': "import './context.ts'; import './program.ts';",
  'src/program.ts': "import './commands/record.ts'; import 'commander';",
  'src/context.ts':
    "import './store/open.ts'; import './system/files.ts'; import './input/ask.ts'; export type C = 1;",
  'src/commands/record.ts':
    "import '../usecases/record.ts'; import '../render/table.ts'; import type { C } from '../context.ts'; export type D = C;",
  'src/usecases/record.ts': "import '../domain/plan.ts'; import '../store/open.ts'; export type Record = 1;",
  'src/render/table.ts':
    "import '../messages/vi.ts'; import 'chalk'; import 'cli-table3'; import './xlsx/book.ts'; import './docx/write.ts';",
  'src/render/xlsx/book.ts': "await import('exceljs'); await import('fflate'); export {};",
  'src/render/docx/write.ts': "await import('docx'); await import('fflate'); export {};",
  'src/messages/vi.ts': "import '../domain/plan.ts';",
  'src/input/ask.ts': "import '../domain/plan.ts'; await import('inquirer'); await import('ajv');",
  'src/store/open.ts': "import '../domain/plan.ts'; import 'better-sqlite3'; import 'node:fs';",
  'src/system/files.ts': "import '../domain/plan.ts'; import 'node:fs';",
  'src/domain/plan.ts': "import './exact.ts'; import './day.ts';",
  'src/domain/exact.ts': "import 'fraction.js';",
  'src/domain/day.ts': "import { addDays } from 'date-fns/addDays'; addDays;",
};
