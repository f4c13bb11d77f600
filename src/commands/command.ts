/** What a command is: its words are found by its name, the rest stands here. */
import type { Context } from '../context.ts';
import type { ArgumentName, CommandName, OptionName } from '../messages/cli-words.ts';
import type { Options } from './options.ts';

export interface Argument {
  readonly name: ArgumentName;
  /**
   * `optional` arguments are asked for on a terminal, or have a meaning of their own when absent. `many`: at least one,
   * `any`: as many as there are.
   */
  readonly form: 'required' | 'optional' | 'many' | 'any';
}

export interface Command {
  readonly name: CommandName;
  /** The Vietnamese name, without diacritics. */
  readonly alias: string;
  readonly arguments?: readonly Argument[];
  readonly options?: readonly OptionName[];
  readonly subcommands?: readonly Command[];
  /** @returns the exit code */
  readonly run?: (
    context: Context,
    words: readonly (string | undefined)[],
    options: Options,
  ) => Promise<number> | number;
}

export const EXIT = { done: 0, incomplete: 7, damaged: 6, refused: 3, absent: 4 } as const;
