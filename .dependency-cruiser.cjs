// Who may import whom. Read as: a layer may import itself and the layers named after it, and nothing else in src/.
// The comment of a rule is for the person who has just broken it. test/architecture.test.ts proves that the rules bite.

const layer = (name, mayImport, comment) => ({
  name: `${name}-imports`,
  comment,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^src/', pathNot: [`^src/${name}/`, ...mayImport.map((place) => `^src/${place}`)] },
});

// A package may be imported only from the places named; everything else asks those places.
const home = (pkg, places, comment) => ({
  name: `${pkg}-has-one-home`,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: places.map((place) => `^src/${place}`) },
  to: { path: packagePath(pkg) },
});

const packagePath = (pkg) => `(^|/node_modules/|^node_modules/)(@types/)?${pkg.replace('.', '\\.')}(/|$)`;

const forbidden = [
  {
    name: 'domain-is-pure',
    comment:
      'The domain is rules and figures: no file, no clock, no package. What it needs from outside comes in as an ' +
      'argument. Exact fractions enter through exact.ts and the calendar through day.ts alone.',
    severity: 'error',
    from: { path: '^src/domain/' },
    to: { pathNot: ['^src/domain/', packagePath('fraction.js'), packagePath('date-fns')] },
  },
  home(
    'fraction.js',
    ['domain/exact\\.ts$'],
    'src/domain/exact.ts is the one door to exact numbers; add the operation you need there, so that rounding and ' +
      'limits stay the same everywhere.',
  ),
  home(
    'date-fns',
    ['domain/day\\.ts$'],
    "src/domain/day.ts is the one door to the calendar: it knows the office's zone, date-fns knows the machine's.",
  ),
  layer(
    'messages',
    ['domain/'],
    "Messages turn a code and its facts into a sentence. They know the domain's words, not who prints them.",
  ),
  layer(
    'store',
    ['domain/'],
    "The store maps rows to domain values. Deciding is the domain's, wording is messages': return or throw a code.",
  ),
  layer(
    'input',
    ['domain/', 'messages/'],
    'Input turns text, files and answers into domain values. It looks nothing up in the store: the use case does.',
  ),
  layer(
    'render',
    ['domain/', 'messages/'],
    'Rendering gets a finished model and returns text or a workbook. If a figure is missing, add it to the model.',
  ),
  layer(
    'system',
    ['domain/'],
    'The system layer is files, clock and terminal; it may throw a domain problem, no more.',
  ),
  layer(
    'usecases',
    ['domain/', 'store/'],
    'A use case loads, asks the domain, saves, and returns a value. It does not speak, print or ask: cron uses it too.',
  ),
  layer(
    'commands',
    ['domain/', 'usecases/', 'input/', 'render/', 'messages/', 'context\\.ts$', 'system/context\\.ts$'],
    'A command declares, converts, calls a use case, renders. It reaches the store through a use case, and files and ' +
      'clock through the context it is given.',
  ),
  {
    name: 'commands-take-the-context',
    comment:
      "Commands may name the context's types; the context itself is handed to them, so that tests can give another.",
    severity: 'error',
    from: { path: '^src/commands/' },
    to: { path: '^src/(system/)?context\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'context-knows-no-command',
    comment:
      'The context is built before any command runs; what it needs of the command line is a plain value, so only types ' +
      'of commands may be named here.',
    severity: 'error',
    from: { path: '^src/context\\.ts$' },
    to: { path: '^src/(commands/|usecases/)', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'nobody-imports-main',
    comment: 'Importing main.ts runs the program. Tests and others start from run.ts.',
    severity: 'error',
    from: {},
    to: { path: '^src/main\\.ts$' },
  },
  {
    name: 'only-run-imports-program',
    comment: 'program.ts is the whole tree of commands; a layer that imports it can reach everything.',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/run\\.ts$' },
    to: { path: '^src/program\\.ts$' },
  },

  home(
    'better-sqlite3',
    ['store/'],
    'SQL stands in src/store/ only; add a function there that says what you want to know.',
  ),
  home(
    'commander',
    ['program\\.ts$', 'usage\\.ts$', 'run\\.ts$'],
    'The command line is taken apart in program.ts from the list of commands; a command gets words and plain options.',
  ),
  home(
    'inquirer',
    ['input/'],
    'Questions are asked in src/input/, which knows when nobody is there to answer.',
  ),
  home(
    'ajv',
    ['input/'],
    'Files are checked against their schema where they come in; inside, values are typed.',
  ),
  home(
    'chalk',
    ['render/'],
    'Colour is decided in src/render/, where NO_COLOR and the terminal are respected.',
  ),
  home('cli-table3', ['render/'], "Tables are drawn in src/render/, which knows the terminal's width."),
  home('exceljs', ['render/xlsx/'], 'Workbooks are made in src/render/xlsx/; hand it a model.'),
  home('docx', ['render/docx/'], 'Word documents are made in src/render/docx/; hand it a model.'),
  ...['papaparse', 'iconv-lite', 'yauzl'].map((name) =>
    home(name, ['input/'], 'Files that people sent are taken apart in src/input/, with their bounds.'),
  ),
  home(
    'saxes',
    ['input/', 'render/xlsx/'],
    'XML of files that people sent is read in src/input/, with its bounds; that of our own workbooks in src/render/xlsx/.',
  ),
  home(
    'fflate',
    ['render/xlsx/', 'render/docx/'],
    'Zip parts of our own files are touched in src/render/xlsx/ and src/render/docx/ only.',
  ),

  {
    name: 'no-circular',
    comment:
      'Two modules that import each other are one module in two files. Move what both need into a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'Nothing imports this module and it imports nothing: delete it, or use it.',
    severity: 'error',
    from: { orphan: true, pathNot: '\\.d\\.ts$' },
    to: {},
  },
  {
    name: 'src-never-imports-test',
    comment: 'The product does not know its tests.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^test/' },
  },
  {
    name: 'src-imports-no-data',
    comment:
      'Files under data/ are read at run time beside dist/, so that the bundle stays small; do not import them.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^data/' },
  },
  {
    name: 'no-dev-dependency-in-src',
    comment:
      'Whoever installs the package gets no development dependency: it would break there and nowhere else.',
    severity: 'error',
    from: { path: '^(src|bin)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
  },
  {
    name: 'declared-and-found',
    comment:
      'This import is not there, or comes from a package that package.json does not name and that may vanish any day.',
    severity: 'error',
    from: { path: '^(src|bin)/' },
    to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
  },
];

module.exports = {
  forbidden,
  options: {
    // Type-only imports count: they tie layers together just as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
};
