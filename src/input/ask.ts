/** Questions to a person at a terminal. inquirer is loaded with the first question; Ctrl-C writes nothing. */
import { searchKey } from '../domain/names.ts';
import { KpiError } from '../domain/problem.ts';

export interface Choice {
  readonly value: string;
  readonly name: string;
  /** All words that find it, besides its name. */
  readonly words: readonly string[];
}

export interface Ask {
  /** One of many, found by typing part of a name without accents. */
  choose(message: string, choices: readonly Choice[]): Promise<string>;
  /** @param validate true, or what is wrong */
  text(message: string, validate: (text: string) => true | string): Promise<string>;
  confirm(message: string): Promise<boolean>;
}

export interface AskTexts {
  readonly ask: { readonly noMatch: string };
}

/** @param output where questions are drawn: stdout carries data only */
export function createAsk(texts: AskTexts, output: NodeJS.WritableStream): Ask {
  const answer = async (question: Record<string, unknown>): Promise<unknown> => {
    const { default: inquirer } = await import('inquirer');
    const prompt = inquirer.createPromptModule({ output });
    try {
      const answers = (await prompt([{ ...question, name: 'answer' }] as never)) as { answer: unknown };
      return answers.answer;
    } catch (error) {
      const left = error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name);
      throw left ? new KpiError({ kind: 'interrupted' }, error) : error;
    }
  };
  return {
    choose: async (message, choices) =>
      (await answer({
        type: 'search',
        message,
        source: (term: string | undefined) => matching(choices, term ?? '', texts.ask.noMatch),
        pageSize: 12,
      })) as string,
    text: async (message, validate) => (await answer({ type: 'input', message, validate })) as string,
    confirm: async (message) => (await answer({ type: 'confirm', message, default: false })) as boolean,
  };
}

/** Every word typed must stand somewhere in the choice, in any order. */
export function matching(
  choices: readonly Choice[],
  term: string,
  noMatch: string,
): { name: string; value: string; disabled?: string }[] {
  const typed = searchKey(term).split(' ');
  const found = choices.filter(({ value, name, words }) => {
    const key = searchKey([value, name, ...words].join(' '));
    return typed.every((word) => key.includes(word));
  });
  return found.length > 0
    ? found.map(({ value, name }) => ({ value, name }))
    : [{ name: noMatch, value: '', disabled: ' ' }];
}
