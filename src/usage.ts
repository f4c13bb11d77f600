/** commander's complaints -> our problems, by their code; their English sentences are never shown. */
import type { CommanderError } from 'commander';
import { COMMANDS, type OptionName } from './messages/cli-words.ts';
import type { Command } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { GLOBAL_OPTIONS, longFlag, takesValue, VIETNAMESE_FLAGS } from './commands/options.ts';
import { nearest } from './domain/names.ts';
import type { Problem } from './domain/problem.ts';

/** What stands between the quotes of commander's sentence. */
const quoted = ({ message }: CommanderError): string => /'([^']*)'/u.exec(message)?.[1] ?? '';

/** The flags that this command understands, by either name. */
function flagsOf(command: Command | undefined): string[] {
  const names: readonly OptionName[] = [...(command?.options ?? []), ...GLOBAL_OPTIONS];
  const vietnamese = [...VIETNAMESE_FLAGS].filter(([, name]) => names.includes(name)).map(([flag]) => flag);
  return [...names.map(longFlag), ...vietnamese];
}

const aliasesOf = (name: string): string[] =>
  commands.flatMap((command) => (command.name === name ? [command.alias] : []));

/** @returns null when nothing is wrong: help or version was asked for and printed */
export async function usageProblem(error: CommanderError, argv: readonly string[]): Promise<Problem | null> {
  const typed = await commandTyped(argv);
  const command = typed?.name ?? plainWords(argv)[0] ?? '';
  switch (error.code) {
    case 'commander.helpDisplayed':
    case 'commander.version':
      return null;
    case 'commander.help':
      return { kind: 'subcommand_missing', command };
    case 'commander.unknownOption': {
      const text = quoted(error);
      const name = text.replace(/=.*$/u, '');
      return {
        kind: 'unknown_option',
        text,
        nearest: nearest(flagsOf(typed), name, (flag) => [flag], 1)[0] ?? null,
      };
    }
    case 'commander.unknownCommand': {
      return unknownCommand(
        quoted(error),
        COMMANDS.some((name) => name.startsWith(`${command} `)) ? `${command} ` : '',
      );
    }
    case 'commander.missingArgument':
      return { kind: 'argument_missing', argument: `<${quoted(error)}>`, command };
    case 'commander.optionMissingArgument':
      return { kind: 'option_without_value', option: quoted(error).replace(/ .*$/u, '') };
    case 'commander.excessArguments':
      // Bare `kpi` is a command of its own, so a misspelt one looks like a word too many.
      if (!COMMANDS.some((name) => name === command)) return unknownCommand(command, '');
      return { kind: 'excess_argument', command };
    default:
      return { kind: 'unexpected', detail: error.message };
  }
}

/** @param group the command before it, with a blank; empty for a command of the first level */
function unknownCommand(word: string, group: string): Problem {
  const text = group + word;
  const words = COMMANDS.filter((name) => name.startsWith(group) && !name.slice(group.length).includes(' '));
  return {
    kind: 'unknown_command',
    text,
    nearest: nearest(words, text, (name) => [name, ...aliasesOf(name)], 1)[0] ?? null,
  };
}

/** Words that are neither options nor their values. */
const plainWords = (argv: readonly string[]): string[] =>
  argv.filter((word, index) => !word.startsWith('-') && !takesValue(argv[index - 1]));

/** The command that was typed by either of its names, as far as it can be told from the words. */
async function commandTyped(argv: readonly string[]): Promise<Command | undefined> {
  const [first = '', second = ''] = plainWords(argv);
  const known = await commands.find(({ name, alias }) => name === first || alias === first)?.load();
  return (
    known?.subcommands?.find(({ name, alias }) => name === `${known.name} ${second}` || alias === second) ??
    known
  );
}
