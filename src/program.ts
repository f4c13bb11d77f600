/** The commander tree, made fresh for every run from the list of commands and the words of one language. */
import { Command as CommanderCommand, CommanderError, Option } from 'commander';
import { commands, type Listed } from './commands/index.ts';
import type { Argument, Command } from './commands/command.ts';
import {
  GLOBAL_OPTIONS,
  longFlag,
  OPTION_FORMS,
  takesValue,
  VIETNAMESE_FLAGS,
  type Options,
} from './commands/options.ts';
import { createContext, type Context, type World } from './context.ts';
import type { OptionName } from './messages/cli-words.ts';
import type { Language, Texts } from './messages/index.ts';
import { version } from './version.ts';

export interface Program {
  /** Parses and runs. @returns the exit code; @throws KpiError, CommanderError */
  run(): Promise<number>;
}

export function createProgram(world: World, language: Language, texts: Texts): Program {
  let exitCode = 0;
  const unsaid: string[] = [];
  const perform = async (
    action: (context: Context) => Promise<number> | number,
    options: Options,
  ): Promise<void> => {
    exitCode = await action(createContext(world, language, texts, options));
  };

  const root = prepared(new CommanderCommand('kpi'), texts, world, unsaid)
    .description(texts.help.tagline)
    .usage(`[${texts.help.commandWord}] [${texts.help.optionsWord}]`)
    .version(version, '-V, --version', texts.help.showVersion)
    .addHelpText('after', `\n${texts.help.more}`)
    .action((_options, command: CommanderCommand) =>
      perform(
        async (context) => (await import('./commands/glance.ts')).glance(context),
        command.optsWithGlobals(),
      ),
    );
  for (const name of GLOBAL_OPTIONS) root.addOption(optionOf(name, texts));
  const typed = new Set(world.argv);
  return {
    async run() {
      for (const listed of commands) await list(root, listed, { texts, perform, typed });
      try {
        await root.parseAsync(tamed(world.argv), { from: 'user' });
      } catch (error) {
        // A group without its subcommand is shown what it has.
        if (error instanceof CommanderError && error.code === 'commander.help')
          world.stderr.write(`${unsaid.join('')}\n`);
        throw error;
      }
      return exitCode;
    },
  };
}

type Perform = (action: (context: Context) => Promise<number> | number, options: Options) => Promise<void>;

interface Making {
  readonly texts: Texts;
  readonly perform: Perform;
  /** The words of this command line. */
  readonly typed: ReadonlySet<string>;
}

/** A command that was not typed is only a name in the list; loading them all would take as long as Node itself. */
async function list(root: CommanderCommand, { name, alias, load }: Listed, making: Making): Promise<void> {
  if (making.typed.has(name) || making.typed.has(alias)) attach(root, await load(), making);
  else root.command(name).alias(alias).description(making.texts.commands[name]);
}

function attach(parent: CommanderCommand, command: Command, making: Making): void {
  const { texts, perform, typed } = making;
  const word = command.name.split(' ').at(-1) ?? command.name;
  const child = parent.command(word).alias(command.alias).description(texts.commands[command.name]);
  if (!typed.has(word) && !typed.has(command.alias)) return;
  child.helpOption('-h, --help', texts.help.showHelp).helpCommand(false).allowExcessArguments(false);
  for (const { name, form } of command.arguments ?? []) {
    child.argument(shapeOf(form, texts.args[name]), texts.argumentHelp[name]);
  }
  for (const name of command.options ?? [])
    child.addOption(optionOf(name, texts, texts.commandOptions[command.name]?.[name]));
  child.usage(usageOf(command, texts));
  for (const subcommand of command.subcommands ?? []) attach(child, subcommand, making);

  const { run } = command;
  if (run === undefined) return;
  child.action((...given: unknown[]) => {
    const words = given.slice(0, -2).flat() as (string | undefined)[];
    return perform((context) => run(context, words, child.optsWithGlobals()), child.optsWithGlobals());
  });
}

const shapeOf = (form: Argument['form'], word: string): string =>
  ({ required: `<${word}>`, optional: `[${word}]`, many: `<${word}...>`, any: `[${word}...]` })[form];

function usageOf(command: Command, { help, args }: Texts): string {
  if (command.subcommands !== undefined) return `<${help.commandWord}>`;
  const words = (command.arguments ?? []).map(({ name, form }) => shapeOf(form, args[name]));
  return [...words, `[${help.optionsWord}]`].join(' ');
}

/** @param words what the option means here, where that is not what it usually means */
function optionOf(name: OptionName, { options, help }: Texts, words = options[name]): Option {
  const form = OPTION_FORMS[name];
  const takesValue = form === 'value' || form === 'many';
  const also = [...VIETNAMESE_FLAGS].filter(([, meant]) => meant === name).map(([flag]) => flag);
  const described = also.length === 0 ? words : `${words} (${help.also} ${also.join(', ')})`;
  const option = new Option(
    takesValue ? `${longFlag(name)} <${help.placeholder}>` : longFlag(name),
    described,
  );
  return form === 'many'
    ? option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
    : option;
}

/** commander's own sentences are English; they are kept silent, and `main` speaks from the catalogue by their code. */
function prepared(root: CommanderCommand, texts: Texts, world: World, unsaid: string[]): CommanderCommand {
  const headings: Readonly<Record<string, string>> = {
    'Usage:': texts.help.usage,
    'Commands:': texts.help.commands,
    'Arguments:': texts.help.arguments,
    'Options:': texts.help.options,
    'Global Options:': texts.help.globalOptions,
  };
  return root
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => {
        unsaid.push(text);
      },
      getOutHelpWidth: () => world.stdout.columns ?? 80,
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => headings[title] ?? title,
      // Both names and nothing else: the list stays narrow enough to be read at 80 columns.
      subcommandTerm: (command) => [command.name(), command.alias()].join(', '),
    })
    .helpOption('-h, --help', texts.help.showHelp)
    .helpCommand(false)
    .allowExcessArguments(false);
}

/** A negative figure such as -5 or -0,5 looks like an option; with a true minus sign it is a word again. */
const NEGATIVE = /^-(?=\d)[-\d.,/\s\u00a0]+%?$/u;

/** The words as commander can read them: negative figures as words, Vietnamese flags by their English names. */
function tamed(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((word, index) => {
    if (end >= 0 && index >= end) return word;
    if (NEGATIVE.test(word)) return takesValue(argv[index - 1]) ? word : `\u2212${word.slice(1)}`;
    const [flag = '', ...value] = word.split('=');
    const name = VIETNAMESE_FLAGS.get(flag);
    return name === undefined ? word : [longFlag(name), ...value].join('=');
  });
}
