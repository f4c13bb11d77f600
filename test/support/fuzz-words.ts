/** What is typed at random: words that fit their place, nearly fit it, or were never meant for it. */
import fc from 'fast-check';
import { commands } from '../../src/commands/index.ts';
import type { Command } from '../../src/commands/command.ts';
import { GLOBAL_OPTIONS, longFlag, OPTION_FORMS, VIETNAMESE_FLAGS } from '../../src/commands/options.ts';
import type { ArgumentName, OptionName } from '../../src/messages/cli-words.ts';

/** Texts that steer terminals, shells, spreadsheets, databases, objects and paths. */
export const HOSTILE = [
  '\u001b[2J\u001b[31mX',
  '\u001b]0;title\u0007',
  '\u009b31mX',
  'a\u202egnp.xslx',
  'a\u2066b\u2069',
  'a\r\nb\nc',
  'a\u0000b',
  '\u007f\u0085',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE ledger; --",
  '=cmd|" /C calc"!A0',
  '@SUM(1)',
  'ra/../ra',
  '%s%n$(id)`id`',
  '{{phu-song-5g.ket-qua}}',
  '\ud800',
  '𝟙𝟚𝟛',
  '１２３',
  'e\u0302\u0301',
  '\u00a0\u2007\u202f',
  '😀👨‍👩‍👧',
  'x'.repeat(300),
  '',
  ' ',
  '-',
  '--',
] as const;

/** Any text but what would lead out of the office's folder. */
const anyText = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 }))
  .map((text) => text.replaceAll('/', '∕').replaceAll('\\', '∖').replaceAll('..', '.'));

const near = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.nat({ max: 30 }),
      fc.constantFrom('', '', '', ' ', '0', ',', '.', '/', '%', 'q', '-', '\u0301'),
    )
    .map(([text, at, more]) => (more === '' ? text : text.slice(0, at) + more + text.slice(at)));

const FIGURES = [
  '63,5',
  '412/530',
  '1.234.567,89',
  '95.2',
  '1.234',
  '70%',
  '0',
  '-5',
  '0/0',
  'khong-phat-sinh',
  'xong',
  '12 tỷ',
  '30-35',
  '>40',
  '1O5',
  '999999999999999,999999',
  '1e5',
  '0x10',
  'NaN',
  'Infinity',
];
const PERIODS = [
  '2026Q3',
  'q3',
  'Q3/2026',
  '2026-Q3',
  'quý III/2026',
  '3',
  'this',
  'last',
  'finished',
  '2026H1',
  '2026M9',
  '2026',
  '0000Q1',
  '9999Q4',
  '2026Q0',
  '10000',
];
const DAYS = [
  '19/9/2026',
  '2026-09-19',
  '31/2/2026',
  '1/1/0001',
  '31/12/9999',
  '29/2/2028',
  '9/19/2026',
  '0/0/0',
];
const NAMES = [
  '5g',
  'vhxh',
  'dvc',
  'pvhcc',
  'phu-song-5g',
  'Phòng Văn hóa - Xã hội',
  'hoa',
  'VHXH',
  'thon',
  'muc',
  'I.2.c.1',
  'TH01',
  'NV1',
  'nhiem-vu-tw',
];
const DEADLINES = [
  '30/9/2026',
  'Trước 30/9/2026',
  'Quý III/2026',
  'Hằng quý',
  'hằng tháng',
  'Trước ngày 20 hằng tháng',
  '6 tháng đầu năm',
  'Năm 2026',
  'thường xuyên',
  'tuần 38',
  'tháng 13/2026',
  'Quý V/2026',
];
const PATHS = [
  '.',
  'ra',
  'ra/a.xlsx',
  'ra/../ra',
  'a.csv',
  'bieu.xlsx',
  'kpi.db',
  'nope',
  'a.json',
  '/dev/null',
  'ra/',
];
const CHOICES = [
  'vi',
  'en',
  'xlsx',
  'csv',
  'json',
  'docx',
  'cron',
  'systemd',
  'windows',
  'comma',
  'dot',
  'ratio',
  'percent',
  'amount',
  'milestone',
  'sum',
  'single',
  'latest',
  'at_least',
  'plan',
  'unit',
  'year',
  'quarter',
  'TW',
  'khcn',
  '22:30',
  '25:99',
  '1',
  '2',
  'all',
  'E=ket-qua',
  '7=5g',
];

export const figureTexts = fc.oneof(near(FIGURES), anyText, fc.constantFrom(...HOSTILE));
export const periodTexts = fc.oneof(near(PERIODS), anyText, fc.constantFrom(...HOSTILE));
export const dayTexts = fc.oneof(near(DAYS), anyText, fc.constantFrom(...HOSTILE));
export const nameTexts = fc.oneof(near(NAMES), anyText, fc.constantFrom(...HOSTILE));
export const deadlineTexts = fc.oneof(near(DEADLINES), near(DAYS), anyText, fc.constantFrom(...HOSTILE));

export const words: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES, ...FIGURES, ...PERIODS, ...DAYS, ...DEADLINES) },
  { weight: 2, arbitrary: fc.constantFrom(...PATHS, ...CHOICES) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: near([...NAMES, ...FIGURES, ...PERIODS, ...DAYS, ...DEADLINES, ...CHOICES]) },
  { weight: 1, arbitrary: anyText },
);

/** The data file stays the office's, and who asks for a stack trace gets one. */
const NOT_TYPED: ReadonlySet<OptionName> = new Set(['db', 'debug']);

/** What fits a place, more often than not. */
const fitting = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...texts) },
    { weight: 1, arbitrary: near(texts) },
    { weight: 1, arbitrary: words },
  );

const ARGUMENTS: Readonly<Partial<Record<ArgumentName, fc.Arbitrary<string>>>> = {
  indicator: fitting(['5g', 'dvc', 'phu-song-5g', 'nhiem-vu-tw']),
  unit: fitting(['vhxh', 'pvhcc', 'TH01']),
  units: fitting(['vhxh', 'pvhcc', 'TH01']),
  figure: fitting(FIGURES),
  value: fitting(['75', '17,5']),
  period: fitting(PERIODS),
  task: fitting(['NV1']),
  file: fitting(['a.csv', 'bieu.xlsx']),
  files: fitting(['a.csv', 'bieu.xlsx']),
  form: fitting(['bieu.xlsx', 'b1']),
  shell: fitting(['bash', 'zsh']),
};
const VALUES: Readonly<Partial<Record<OptionName, fc.Arbitrary<string>>>> = {
  period: fitting(PERIODS),
  unit: fitting(['vhxh', 'pvhcc', 'TH01']),
  lead: fitting(['vhxh', 'pvhcc']),
  reporters: fitting(['vhxh', 'pvhcc,vhxh']),
  with: fitting(['vhxh,pvhcc']),
  on: fitting(DAYS),
  from: fitting([...PERIODS, ...DAYS]),
  to: fitting([...PERIODS, ...DAYS]),
  received: fitting(DAYS),
  due: fitting(DEADLINES),
  out: fitting(PATHS),
  format: fitting(CHOICES),
  lang: fitting(['vi', 'en']),
  at: fitting(['22:30', '6h']),
  kind: fitting(['ratio', 'percent', 'amount', 'milestone', 'khcn']),
  state: fitting(['xong', 'dang-thuc-hien', 'huy', 'tam-dung']),
  percent: fitting(['60', '100', '101']),
  template: fitting(['bieu.xlsx', 'b1']),
};

const flagOf = (name: OptionName): fc.Arbitrary<string[]> => {
  const also = [...VIETNAMESE_FLAGS].filter(([, meant]) => meant === name).map(([flag]) => flag);
  const flag = fc.constantFrom(longFlag(name), ...also);
  if (!['value', 'many'].includes(OPTION_FORMS[name])) return fc.tuple(flag);
  const value = VALUES[name] ?? words;
  return fc.oneof(
    { weight: 9, arbitrary: fc.tuple(flag, value) },
    { weight: 2, arbitrary: fc.tuple(flag, value).map(([left, right]) => [`${left}=${right}`]) },
    { weight: 1, arbitrary: fc.tuple(flag) },
  );
};

const FLAGS = new Map(
  (Object.keys(OPTION_FORMS) as OptionName[])
    .filter((name) => !NOT_TYPED.has(name))
    .map((name) => [name, flagOf(name)]),
);
const flags = (names: readonly OptionName[]): fc.Arbitrary<string[]> =>
  fc.oneof(...names.flatMap((name) => FLAGS.get(name) ?? []));
const anyFlag = flags([...FLAGS.keys()]);

const ownWord = ({ name, alias }: Command): fc.Arbitrary<string> =>
  fc.constantFrom(name.split(' ').at(-1) ?? name, alias);

function lineOf(command: Command): fc.Arbitrary<string[]> {
  const own = flags([...(command.options ?? []), ...GLOBAL_OPTIONS]);
  const some = fc.array(fc.oneof({ weight: 30, arbitrary: own }, { weight: 1, arbitrary: anyFlag }), {
    maxLength: 4,
  });
  const given = fc.tuple(...(command.arguments ?? []).map(({ name }) => ARGUMENTS[name] ?? words));
  const slip = fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: words });
  const rest = fc
    .tuple(given, some, slip)
    .map(([typed, parts, more]) => [...typed, ...(more === null ? [] : [more]), ...parts.flat()]);
  const below = (command.subcommands ?? []).map(lineOf);
  const behind =
    below.length === 0
      ? rest
      : fc.oneof({ weight: 20, arbitrary: fc.oneof(...below) }, { weight: 1, arbitrary: rest });
  return fc.tuple(ownWord(command), behind).map(([word, more]) => [word, ...more]);
}

const lines = fc.oneof(...commands.map(lineOf));

/** Command lines: mostly a command with what it takes, sometimes anything in any order. */
export const commandLines: fc.Arbitrary<string[]> = fc.oneof(
  { weight: 18, arbitrary: lines },
  { weight: 1, arbitrary: fc.array(words, { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.tuple(words, lines).map(([word, line]) => [word, ...line]) },
);
