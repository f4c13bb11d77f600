/**
 * Each way in which a text comes from outside, with texts that would steer a terminal: shown, never obeyed, on stdout and
 * on stderr, with colours and without; and JSON says exactly what it said (issue 6).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lienMinhFile } from '../support/report-world.ts';
import { officeOf2026, Office, type Outcome } from '../support/run-cli.ts';

const HOSTILE = [
  ['a colour of our own', 'X\u001b[31mY'],
  ['emptying the screen', 'X\u001b[2J\u001b[HY'],
  ['a title', 'X\u001b]0;Y\u0007'],
  ['the same in one character', 'X\u009b31mY\u0085\u007f'],
  ['turning the order round', 'X\u202efdp.xslx\u2066Y'],
  ['a line of its own', 'X\r\nGIA-MAO\n'],
  ['letters that nobody sees', 'X\u{e0041}\u200b\ufeffY'],
] as const;

interface Channel {
  /** What leads up to it. */
  readonly first?: (office: Office, text: string) => unknown;
  readonly words: (text: string) => readonly string[];
  readonly env?: (text: string) => Record<string, string>;
}

const plan = (text: string): string => {
  const file = lienMinhFile();
  return JSON.stringify({
    ...file,
    title: text,
    units: file.units.map((unit) => ({ ...unit, name: `${unit.name} ${text}`, shortName: null })),
  });
};
const table = (office: Office, text: string): void =>
  writeFileSync(office.path('a.csv'), `unit;indicator;period;value;note\n"${text}";dvc;2026Q3;"${text}";\n`);
const record = async (office: Office, text: string): Promise<unknown> =>
  office.done('record', 'dvc', 'pvhcc', '412/530', '--note', text, '--source', text, '--as', text, '--yes');

const CHANNELS: Readonly<Record<string, Channel>> = {
  'a command': { words: (text) => [text] },
  'an option': { words: (text) => ['status', `--${text}`] },
  'a value': { words: (text) => ['status', '--lang', text] },
  'a period': { words: (text) => ['status', '--period', text] },
  'a day': { words: (text) => ['receive', 'vhxh', '--on', text] },
  'an indicator': { words: (text) => ['show', text] },
  'a unit': { words: (text) => ['record', 'dvc', text, '1'] },
  'a figure': { words: (text) => ['record', 'dvc', 'pvhcc', text] },
  'a section': { words: (text) => ['status', '--section', text] },
  'a folder': { words: (text) => ['export', '--out', text] },
  'a file': { words: (text) => ['inspect', text] },
  'a form': { words: (text) => ['template', 'show', text] },
  'a shell': { words: (text) => ['completion', text] },
  'an hour': { words: (text) => ['schedule', '--at', text] },
  KPI_USER: { words: () => ['doctor'], env: (text) => ({ KPI_USER: text }) },
  KPI_DB: { words: () => ['status'], env: (text) => ({ KPI_DB: text }) },
  KPI_LANG: { words: () => ['status'], env: (text) => ({ KPI_LANG: text }) },
  KPI_NOW: { words: () => ['status'], env: (text) => ({ KPI_NOW: text }) },
  'a note and who wrote it': { first: record, words: () => ['history', 'dvc'] },
  'a source, explained': { first: record, words: () => ['explain', 'dvc', 'pvhcc'] },
  'the answer of a write': {
    words: (text) => ['record', '5g', 'vhxh', '63,5', '--note', text, '--as', text],
  },
  'a remark': { words: (text) => ['remark', 'vhxh', '--difficulty', text] },
  'a reason': { first: record, words: (text) => ['retract', 'dvc', 'pvhcc', '--reason', text] },
  'a task': {
    words: (text) => ['task', 'add', 'N1', '--content', `Việc ${text}`, '--lead', 'vhxh', '--due', text],
  },
  'a new name': { words: (text) => ['unit', 'add', 'T1', '--name', text] },
  'names of units': {
    first: (office, text) => office.done('unit', 'edit', 'vhxh', '--name', text),
    words: () => ['unit', 'list'],
  },
  'names of indicators': {
    first: (office, text) => office.done('indicator', 'edit', 'dvc', '--name', text, '--correct'),
    words: () => ['status'],
  },
  'cells refused': { first: table, words: () => ['import', 'a.csv'] },
  'cells looked at': { first: table, words: () => ['inspect', 'a.csv'] },
  'a name of a file': {
    first: (office, text) =>
      writeFileSync(office.path(`${text}.csv`), 'unit;indicator;period;value\nx;y;2026Q3;1\n'),
    words: (text) => ['import', `${text}.csv`],
  },
  'names in a folder': {
    first: (office, text) => {
      mkdirSync(office.path('den'), { recursive: true });
      writeFileSync(office.path(`den/${text}`), 'x');
      writeFileSync(office.path(`den/${text}.csv`), 'x');
    },
    words: () => ['import', 'den'],
  },
  'a plan': {
    first: (office, text) => writeFileSync(office.path('p.json'), plan(text)),
    words: () => ['init', '--plan', 'p.json', '--db', 'moi.db'],
  },
  'faults of a plan': {
    first: (office, text) => writeFileSync(office.path('p.json'), JSON.stringify({ [text]: text })),
    words: () => ['init', '--plan', 'p.json', '--db', 'moi.db'],
  },
  'JSON that is none': {
    first: (office, text) => writeFileSync(office.path('p.json'), text),
    words: () => ['init', '--plan', 'p.json', '--db', 'moi.db'],
  },
};

function expectTame({ screen }: Outcome, colour: boolean): void {
  const hidden = /X\u001b|[\u0080-\u009f\u007f\u0007\r\u200b\ufeff\u202a-\u202e\u2066-\u2069\u{e0041}]/u;
  expect(screen).not.toMatch(hidden);
  if (!colour) expect(screen).not.toContain('\u001b');
  expect(screen).not.toMatch(/^GIA-MAO/mu);
}

test.each(Object.entries(CHANNELS))('%s', async (_name, { first, words, env }) => {
  const office = await officeOf2026();
  for (const [what, text] of HOSTILE) {
    await first?.(office, text);
    for (const colour of [true, false]) {
      const outcome = await office.at({ colour, env: env?.(text) ?? {} }, ...words(text));
      expect(outcome.code, what).not.toBe(1);
      expectTame(outcome, colour);
    }
  }
});

test('JSON is exact, and holds none of them raw', async () => {
  const office = await officeOf2026();
  for (const [, text] of HOSTILE) {
    await office.done('record', 'dvc', 'pvhcc', '412/530', '--note', `a${text}b`, '--yes');
    const { stdout, json } = await office.done('history', 'dvc', '--json');
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\u{e0041}]/u);
    expect((json() as { note: string }[]).map(({ note }) => note)).toContain(`a${text}b`);
  }
});
