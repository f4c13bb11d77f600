/** The files of the open cases through `kpi import`: what CASES.md demands of each; where it leaves a choice, ours. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expect, test } from 'vitest';
import {
  faultsOf,
  figuresOf,
  historyOf,
  imported,
  leavingAllAsItWas,
  notesOf,
  put,
  revisionCount,
  type Imported,
} from '../support/import-office.ts';
import { Office } from '../support/run-cli.ts';

const SHARED = process.env['KPI_SHARED'] ?? resolve(import.meta.dirname, '../../../shared');
const CASES = resolve(SHARED, 'cases');
const FILES = resolve(CASES, 'files');
const NOW = '2025-04-02T09:00:00+07:00';

interface Done {
  readonly office: Office;
  readonly ended: Imported;
}

async function freshOffice(): Promise<Office> {
  const office = new Office({ now: NOW });
  await office.done('init', '--plan', resolve(CASES, 'plan-base.json'));
  return office;
}

const fileOf = (name: string): string => resolve(FILES, name);

/** Taken whole: exit 0, no errors, and just these figures of these indicators. */
async function taken(
  name: string,
  figures: Readonly<Record<string, readonly string[]>>,
  notes: readonly string[] = [],
): Promise<Done> {
  const office = await freshOffice();
  const ended = await imported(office, fileOf(name));
  expect([ended.code, ended.file.errors, notesOf(ended.file)]).toEqual([0, [], notes]);
  expect(ended.stderr).not.toMatch(/Lỗi|\n\s+at /u);
  for (const [indicator, expected] of Object.entries(figures))
    expect(await figuresOf(office, indicator)).toEqual(expected);
  expect(revisionCount(office)).toBe(Object.values(figures).flat().length);
  return { office, ended };
}

/** Refused whole, with these faults: exit 3, not a byte of the data file changed. */
async function refused(name: string, ...faults: readonly string[]): Promise<Done> {
  const office = await freshOffice();
  const ended = await leavingAllAsItWas(office, () => imported(office, fileOf(name)));
  expect([ended.code, ended.result.written, faultsOf(ended.file)]).toEqual([3, false, faults]);
  expect(ended.stderr).not.toMatch(/\n\s+at /u);
  return { office, ended };
}

/** The figures of the file's other lines, once the refused ones (from 1, the heading's) are out of it. */
async function withoutLines(name: string, ...lines: readonly number[]): Promise<Done> {
  const office = await freshOffice();
  const kept = readFileSync(fileOf(name), 'utf8')
    .split('\r\n')
    .filter((_, index) => !lines.includes(index + 1));
  put(office, name, kept.join('\r\n'));
  const ended = await imported(office, name);
  expect([ended.code, ended.file.errors]).toEqual([0, []]);
  return { office, ended };
}

/** One unreadable number in each line from the second on. */
const wrong = (...texts: readonly string[]): string[] =>
  texts.map((text, index) => `E301 ${index + 2} E${index + 2} ${JSON.stringify(text)}`);
const unitsOf = async (office: Office): Promise<string[]> =>
  ((await office.done('unit', 'list', '--json')).json() as { code: string }[]).map(({ code }) => code);
async function totalOf(office: Office, indicator: string): Promise<string | null | undefined> {
  const { indicators } = (await office.done('status', '--period', '2025Q1', '--json')).json() as {
    indicators: { code: string; result: string | null }[];
  };
  return indicators.find(({ code }) => code === indicator)?.result;
}

const PLAN_UNITS = ['T01', 'T02', 'T03', 'T04'];
const GOOD = { CT01: ['T01 2025Q1 85.5', 'T02 2025Q1 90', 'T03 2025Q1 100'] };
const LOCK_NAME = 'C070_~$Bao cao.xlsx';

const CASE_FILES: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
  async 'C002_full_vi.csv'(name) {
    const { office, ended } = await taken(
      name,
      { CT03: ['T01 2025Q1 1234567.89', 'T02 2025Q1 12345', 'T03 2025Q1 0.5'] },
      ['mark_proved 3 E3'],
    );
    expect(ended.file.warnings[0]?.message).toContain('“12.345” được đọc là 12.345');
    expect(await totalOf(office, 'CT03')).toBe('1246913.39');
    const { stdout } = await office.done('history', 'CT03');
    for (const shown of ['1.234.567,89', '12.345', '0,5']) expect(stdout).toContain(shown);
  },

  'C005_space_groups.csv': (name) =>
    taken(name, { CT03: ['T01 2025Q1 1234567', 'T02 2025Q1 1234567', 'T03 2025Q1 1234.5'] }),

  'C006_percent_text.csv': (name) =>
    taken(name, { CT01: ['T01 2025Q1 95.5', 'T02 2025Q1 95.5', 'T03 2025Q1 95.5'] }),

  'C009_lookalike_digits.csv': (name) => refused(name, ...wrong('1O5', 'l2', '\uff11\uff12', '\u0661\u0662')),

  'C011_scientific.csv': (name) => refused(name, ...wrong('1,5E+05', '1E3', '1e400')),

  async 'C012_tenths.csv'(name) {
    const { office } = await taken(name, { CT03: ['T01 2025Q1 10.1', 'T02 2025Q1 20.2', 'T03 2025Q1 30.3'] });
    expect(await totalOf(office, 'CT03')).toBe('60.6');
    expect((await office.done('status', '--period', '2025Q1')).stdout).toContain('60,6');
  },

  'C015_bad_groups.csv': (name) => refused(name, ...wrong('12.34.567', '1.000,', ',5', '1..5')),

  async 'C016_apostrophe_plus.csv'(name) {
    await refused(name, ...wrong("'45"));
    const { office } = await withoutLines(name, 2);
    expect(await figuresOf(office, 'CT02')).toEqual(['T02 2025Q1 15', 'T03 2025Q1 0', 'T04 2025Q1 7']);
    expect((await office.done('history', 'CT02')).stdout).not.toContain('-0');
  },

  'C020_semicolon.csv': (name) => taken(name, { CT01: ['T01 2025Q1 85.5', 'T02 2025Q1 90'] }),

  'C022_bom_quoted_header.csv': (name) => taken(name, { CT01: ['T01 2025Q1 85.5'] }),

  async 'C024_utf16le_nobom.csv'(name) {
    const { office } = await taken(name, { CT01: ['T01 2025Q1 85.5'] });
    expect((await historyOf(office, 'CT01'))[0]?.note).toBe('Thôn Đông Hòa');
  },

  async 'C026_ansi_question_marks.csv'(name) {
    const { ended } = await refused(name, 'E330 1 null null');
    const [fault] = ended.file.errors;
    expect(fault?.message).toContain('không phải văn bản UTF-8');
    expect(fault?.fix).toContain('CSV UTF-8');
  },

  'C029_cr_only.csv': (name) => taken(name, { CT01: ['T01 2025Q1 85.5', 'T02 2025Q1 90'] }),

  async 'C031_ragged.csv'(name) {
    const { ended } = await refused(name, 'E340 4 G4 "thừa"');
    expect(notesOf(ended.file)).toEqual(['value_blank 2']);
    const { office } = await withoutLines(name, 4);
    expect(await figuresOf(office, 'CT01')).toEqual(['T02 2025Q1 90']);
  },

  async 'C034_conflicting_rows.csv'(name) {
    const { ended } = await refused(name, 'E341 4 E4 "58,5"');
    expect(ended.file.errors[0]?.message).toContain('dòng 2 (85,5) và dòng 4 (58,5)');
    const equal = await withoutLines(name, 2, 4);
    expect(notesOf(equal.ended.file)).toEqual(['same_twice 3 E3']);
    expect(await figuresOf(equal.office, 'CT01')).toEqual(['T02 2025Q1 90']);
  },

  async 'C035a_empty.csv'(name) {
    const { ended } = await refused(name, 'E326 null null null');
    expect(ended.file.errors[0]?.message).toContain('là tệp rỗng');
  },

  async 'C035b_header_only.csv'(name) {
    const { ended } = await refused(name, 'E334 null null null');
    expect(ended.file.errors[0]?.message).toContain('không có dòng số liệu nào');
    const { office } = await taken('C038_good.csv', GOOD);
    await leavingAllAsItWas(office, async () => {
      for (const empty of [name, 'C035a_empty.csv'])
        expect((await imported(office, fileOf(empty))).code).toBe(3);
    });
  },

  async 'C038_good.csv'(name) {
    const { office } = await taken(name, GOOD);
    await leavingAllAsItWas(office, async () => {
      const { code, file } = await imported(office, fileOf(name));
      expect([code, file.new, file.changed, file.same, file.written]).toEqual([0, 0, 0, 3, false]);
    });
    expect(revisionCount(office)).toBe(3);
  },

  'C050_text_numbers.xlsx': (name) =>
    taken(name, { CT01: ['T01 2025Q1 85.5', 'T02 2025Q1 90', 'T03 2025Q1 100', 'T04 2025Q1 95'] }),

  async 'C052_one_hundred.xlsx'(name) {
    const { ended } = await taken(
      name,
      { CT01: ['T01 2025Q1 100', 'T02 2025Q1 1', 'T03 2025Q1 87.5', 'T04 2025Q1 125'] },
      ['maybe_percent 3 Số liệu!E3'],
    );
    expect(ended.file.warnings[0]?.message).toContain('100%');
  },

  'C056_period_dates_1904.xlsx': (name) =>
    taken(name, { CT01: ['T01 2025Q1 80', 'T02 2025Q1 80', 'T03 2025Q2 80', 'T04 2024Q4 80'] }),

  async 'C058_formula_cached_error.xlsx'(name) {
    const { ended } = await refused(name, 'E336 2 Số liệu!E2 "#DIV/0!"', 'E336 3 Số liệu!E3 "#N/A"');
    // All or nothing: T03's 90 is seen as sound, and waits for the other two.
    expect(ended.file.new).toBe(1);
  },

  async 'C063_many_sheets.xlsx'(name) {
    const notes = ['hidden_sheets', 'other_sheets'];
    const { office, ended } = await taken(name, { CT03: ['T01 2025Q1 100'] }, notes);
    const told = ended.file.warnings.map(({ message }) => message).join(' ');
    expect(told).toMatch(/“nháp”.*“Số liệu”.*“Quý IV-2024”/u);
    expect((await office.done('import', fileOf(name), '--dry-run')).stdout).toContain('trang “Số liệu”');
  },

  'C065_rich_text.xlsx': (name) => taken(name, { CT01: ['T01 2025Q1 85.5'] }),

  async 'C069_boolean.xlsx'(name) {
    const { ended } = await refused(name, 'E338 2 Số liệu!E2 "TRUE"', 'E301 3 Số liệu!E3 "x"');
    expect(ended.file.new).toBe(1);
  },

  // By wildcard, under the names that they have in the case.
  async 'C070_Bao cao.xlsx'(name) {
    const office = await freshOffice();
    mkdirSync(office.path('hop'));
    for (const file of [name, LOCK_NAME])
      copyFileSync(fileOf(file), office.path(`hop/${file.slice('C070_'.length)}`));
    const { code, result } = await imported(office, 'hop/Bao cao.xlsx', 'hop/~$Bao cao.xlsx');
    const [good, lock] = result.files;
    expect([code, good?.new, good?.written, lock?.skippedFile, lock?.errors]).toEqual([0, 1, true, true, []]);
    expect(lock?.warnings[0]?.message).toContain('có thể đang mở');
    expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5']);
    expect(revisionCount(office)).toBe(1);
  },

  // Under a name that does not tell, it is known by its content, and the good file beside it is written all the same.
  async [LOCK_NAME](name) {
    const { ended } = await refused(name, 'E327 null null null');
    expect(ended.file.errors[0]?.message).toContain('có thể đang mở');
    const office = await freshOffice();
    const { code, result } = await imported(office, fileOf(name), fileOf('C070_Bao cao.xlsx'));
    expect([code, result.files.map(({ written }) => written)]).toEqual([3, [false, true]]);
    expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5']);
  },

  async 'C072_truncated.xlsx'(name) {
    const { ended } = await refused(name, 'E328 null null null');
    expect(ended.file.errors[0]?.message).toContain(`${name} bị hỏng: tệp bị cụt`);
  },

  async 'C074_spaces_in_codes.xlsx'(name) {
    const { office } = await taken(name, { CT01: ['T01 2025Q1 85.5', 'T02 2025Q1 90'] });
    expect(await unitsOf(office)).toEqual(PLAN_UNITS);
  },

  'C075_bare_cells.xlsx': (name) => taken(name, { CT01: ['T01 2025Q1 85.5'] }),

  async 'C076_escaped_text.xlsx'(name) {
    const { office } = await taken(name, { CT01: ['T01 2025Q1 340.5'] });
    expect((await historyOf(office, 'CT01'))[0]?.note).toBe('dòng 1\ndòng 2');
    expect(await unitsOf(office)).toEqual(PLAN_UNITS);
  },

  async 'C080_nfd_names.csv'(name) {
    const { office } = await taken(name, { CT01: ['T01 2025Q1 80', 'T02 2025Q1 81'] });
    for (const form of ['NFC', 'NFD'] as const) {
      const found = await historyOf(office, 'CT01', 'Thôn Đông Hòa'.normalize(form));
      expect(found.map(({ unit, figure }) => [unit, figure])).toEqual([['T01', '80']]);
    }
    expect(await unitsOf(office)).toEqual(PLAN_UNITS);
  },

  async 'C084_tcvn3.csv'(name) {
    const { office, ended } = await taken(name, { CT01: ['T01 2025Q1 80'] }, ['old_font 2 A2']);
    expect(ended.file.warnings[0]?.message).toMatch(/TCVN3.*T01 \(Thôn Đông Hòa\)/u);
    expect(await unitsOf(office)).toEqual(PLAN_UNITS);
  },

  async 'C089_Báo cáo quý I (Đông Hòa).csv'(name) {
    const exact = readdirSync(FILES).find((file) => file.normalize('NFC') === name) ?? '';
    expect(exact).toBe(name.normalize('NFD'));
    const { office } = await taken(exact, { CT01: ['T01 2025Q1 85.5'] });
    expect((await historyOf(office, 'CT01'))[0]?.file?.name.normalize('NFC')).toBe(name);
    const { code, file } = await imported(office, fileOf(name));
    expect([code, file.same, basename(file.file).normalize('NFC')]).toEqual([0, 1, name]);
    const typing = await office.kpi('import', fileOf(name.replace('Đông', 'Đồng')));
    expect([typing.code, typing.stdout]).toEqual([4, '']);
  },
};

test.each(Object.entries(CASE_FILES))('%s', async (name, look) => {
  await look(name);
});

test('no file of a case of the import is without a test', () => {
  const files = readdirSync(FILES)
    .filter((name) => /^C0\d\d/u.test(name))
    .map((name) => name.normalize('NFC'));
  expect(files.sort()).toEqual(Object.keys(CASE_FILES).sort());
});
