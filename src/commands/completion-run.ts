/** Prints what a shell needs to complete the words of `kpi`: it stands by itself and asks the program nothing. */
import { basename } from 'node:path';
import type { Context } from '../context.ts';
import type { OptionName } from '../messages/cli-words.ts';
import { completionScript, SHELLS, type Shell, type WordRow } from '../render/completion.ts';
import { EXIT, type Command } from './command.ts';
import { GLOBAL_OPTIONS, longFlag, OPTION_FORMS, takesValue, VIETNAMESE_FLAGS } from './options.ts';
import { choice, show } from './support.ts';

export function runCompletion(
  all: readonly Command[],
  context: Context,
  [typed]: readonly (string | undefined)[],
): number {
  const shell = choice(`<${context.texts.args.shell}>`, typed, SHELLS) ?? usualShell(context);
  const flags = [...(Object.keys(OPTION_FORMS) as OptionName[]).map(longFlag), ...VIETNAMESE_FLAGS.keys()];
  const script = completionScript(shell, wordRows(all), flags.filter(takesValue));
  show(
    context,
    () => ({ shell, script }),
    () => script,
  );
  if (!context.json) context.say(context.texts.schedule.completion[shell]);
  return EXIT.done;
}

function usualShell({ world: { env, platform } }: Context): Shell {
  const own = basename(env.SHELL ?? '');
  return SHELLS.find((shell) => shell === own) ?? (platform === 'win32' ? 'powershell' : 'bash');
}

const ownWords = ({ name, alias }: Command): string[] => [name.split(' ').at(-1) ?? name, alias];

/** What may be typed after which commands; after none stand the commands themselves. */
export function wordRows(all: readonly Command[]): WordRow[] {
  const rowsOf = (command: Command, before: readonly string[]): WordRow[] => {
    const paths = before.flatMap((path) => ownWords(command).map((word) => `${path} ${word}`.trim()));
    const below = command.subcommands ?? [];
    const words = [...below.flatMap(ownWords), ...flagsFor(command.options ?? [])];
    return [{ paths, words }, ...below.flatMap((each) => rowsOf(each, paths))];
  };
  return [
    { paths: [''], words: [...all.flatMap(ownWords), ...flagsFor([]), '--version'] },
    ...all.flatMap((command) => rowsOf(command, [''])),
  ];
}

function flagsFor(options: readonly OptionName[]): string[] {
  const names = [...options, ...GLOBAL_OPTIONS];
  const vietnamese = [...VIETNAMESE_FLAGS].filter(([, name]) => names.includes(name)).map(([flag]) => flag);
  return [...names.map(longFlag), ...vietnamese, '--help'];
}
