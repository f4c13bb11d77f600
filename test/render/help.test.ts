/** `--help` of every command in both languages, kept as text (DESIGN 5: every command has both names). */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/commands/command.ts';
import { allCommands, commands as listed } from '../../src/commands/index.ts';
import { OPTION_FORMS, VIETNAMESE_FLAGS } from '../../src/commands/options.ts';
import { COMMANDS } from '../../src/messages/cli-words.ts';
import { screenWidth } from '../../src/render/table.ts';
import { LANGUAGES } from '../support/demo-world.ts';
import { Office } from '../support/run-cli.ts';

const commands = await allCommands();
const ALL: readonly Command[] = commands.flatMap((command) => [command, ...(command.subcommands ?? [])]);

const helpOf = async (words: readonly string[], language: string, columns = 80): Promise<string> => {
  const office = new Office({ columns, env: { KPI_LANG: language } });
  return (await office.done(...words, '--help')).stdout;
};

describe.each(LANGUAGES)('help in %s', (language) => {
  it('of kpi', async () => {
    await expect(await helpOf([], language)).toMatchFileSnapshot(`../golden/help/kpi-${language}.txt`);
  });

  it.each(COMMANDS)('of %s', async (name) => {
    const text = await helpOf(name.split(' '), language);
    await expect(text).toMatchFileSnapshot(`../golden/help/${name.replace(' ', '-')}-${language}.txt`);
  });

  it.each([['kpi', ''] as const, ...COMMANDS.map((name) => [name, name] as const)])(
    'of %s fits 80 columns and tells everything',
    async (_, name) => {
      const text = await helpOf(name === '' ? [] : name.split(' '), language);
      expect(text.split('\n').filter((line) => screenWidth(line) > 80)).toEqual([]);
      const command = ALL.find((each) => each.name === name);
      for (const below of command?.subcommands ?? (name === '' ? commands : [])) {
        expect(text).toContain(`${below.name.split(' ').at(-1) ?? ''}, ${below.alias}`);
      }
      for (const option of ['--help', '--db', '--lang', '--json']) expect(text).toContain(option);
    },
  );

  it.each(COMMANDS)('of %s speaks no other language', async (name) => {
    const text = await helpOf(name.split(' '), language);
    const foreign =
      language === 'vi'
        ? ['Usage', 'Options', 'display help', 'for command']
        : ['display help', 'Cách dùng', 'Tùy chọn'];
    expect(foreign.filter((words) => text.includes(words))).toEqual([]);
    expect(text.split('\n').filter((line) => /^ {2}[\w-]+, {2}/u.test(line))).toEqual([]);
  });

  it.each(ALL.map((command) => [command.name, command] as const))(
    'of %s is the same by its Vietnamese name',
    async (name, command) => {
      const [group] = name.split(' ');
      const parent = commands.find((each) => each.name === group && each !== command);
      const words = parent === undefined ? [command.alias] : [parent.alias, command.alias];
      expect(await helpOf(words, language)).toBe(await helpOf(name.split(' '), language));
    },
  );
});

describe('names', () => {
  it('every command of the list is there, once, in its order', () => {
    expect(ALL.map(({ name }) => name).sort()).toEqual([...COMMANDS].sort());
  });

  const LEVELS = [
    commands,
    ...commands.flatMap(({ subcommands }) => (subcommands === undefined ? [] : [subcommands])),
  ];

  it('every command has a Vietnamese name without diacritics, and no two of a level share a word', () => {
    for (const level of LEVELS) {
      const words = level.flatMap(({ name, alias }) => [name.split(' ').at(-1), alias]);
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
      expect(level.filter(({ alias }) => !/^[a-z]+(-[a-z]+)*$/u.test(alias))).toEqual([]);
    }
  });

  it('the names of the contract', () => {
    const pairs = Object.fromEntries(commands.map(({ name, alias }) => [name, alias]));
    expect(pairs).toEqual({
      demo: 'chay-thu',
      init: 'khoi-tao',
      record: 'ghi',
      form: 'bieu-mau',
      import: 'nhap',
      inspect: 'soi-tep',
      retract: 'rut',
      receive: 'nhan',
      remark: 'y-kien',
      status: 'tinh-hinh',
      show: 'xem',
      explain: 'giai-thich',
      missing: 'con-thieu',
      rank: 'xep-loai',
      history: 'lich-su',
      log: 'nhat-ky',
      undo: 'hoan-tac',
      check: 'kiem-tra',
      close: 'khoa',
      reopen: 'mo-khoa',
      diff: 'so-sanh',
      verify: 'doi-chieu',
      report: 'bao-cao',
      template: 'mau',
      export: 'xuat',
      schedule: 'hen-gio',
      evidence: 'minh-chung',
      task: 'nhiem-vu',
      unit: 'don-vi',
      indicator: 'chi-tieu',
      target: 'muc-tieu',
      plan: 'ke-hoach',
      backup: 'sao-luu',
      restore: 'khoi-phuc',
      doctor: 'chan-doan',
      completion: 'goi-y-lenh',
    });
  });

  it('a command goes by the names it is listed with', () => {
    const namesOf = (each: { readonly name: string; readonly alias: string }): readonly string[] => [
      each.name,
      each.alias,
    ];
    expect(commands.map(namesOf)).toEqual(listed.map(namesOf));
  });

  it('every command either runs or has subcommands', () => {
    expect(ALL.filter(({ run, subcommands }) => (run === undefined) === (subcommands === undefined))).toEqual(
      [],
    );
  });

  it('every option a command lists has a form, none is listed twice, and Vietnamese flags lead to options', () => {
    for (const { options = [] } of ALL) {
      expect(
        options.filter((name, index) => options.indexOf(name) !== index || !(name in OPTION_FORMS)),
      ).toEqual([]);
    }
    expect(Object.values(VIETNAMESE_FLAGS).filter((name) => !(name in OPTION_FORMS))).toEqual([]);
  });
});
