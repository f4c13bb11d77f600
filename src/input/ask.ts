/** Questions to a person at a terminal. inquirer is loaded with the first question; Ctrl-C writes nothing. */
import { searchKey } from '../domain/names.ts';
import { KpiError } from '../domain/problem.ts';
import { harmless } from '../messages/format.ts';

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
  readonly ask: {
    readonly noMatch: string;
    /** What the keys do, below a list. */
    readonly keys: string;
    /** Behind a yes-or-no question. */
    readonly yesOrNo: string;
    readonly yesOrNoWrong: string;
  };
}

/** Both languages' words for yes and no are understood in both. */
const YES: ReadonlySet<string> = new Set(['c', 'co', 'y', 'yes', 'dong y']);
const NO: ReadonlySet<string> = new Set(['', 'k', 'khong', 'n', 'no']);

/** @param output where questions are drawn: stdout carries data only */
export function createAsk({ ask }: AskTexts, output: NodeJS.WritableStream): Ask {
  const answer = async (question: Record<string, unknown>): Promise<string> => {
    const { default: inquirer } = await import('inquirer');
    const prompt = inquirer.createPromptModule({ output });
    try {
      const answers = (await prompt([{ ...question, name: 'answer' }] as never)) as { answer: string };
      return answers.answer;
    } catch (error) {
      const left = error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name);
      throw left ? new KpiError({ kind: 'interrupted' }, error) : error;
    }
  };
  return {
    choose: (message, choices) =>
      answer({
        type: 'search',
        message: shown(message),
        source: (term: string | undefined) => matching(choices, term ?? '', ask.noMatch),
        pageSize: 12,
        theme: { style: { keysHelpTip: () => ask.keys } },
      }),
    text: (message, validate) => {
      const checked = (text: string): true | string => {
        const fault = validate(text);
        return fault === true ? true : shown(fault);
      };
      return answer({ type: 'input', message: shown(message), validate: checked });
    },
    confirm: async (message) => {
      const known = (text: string): true | string =>
        YES.has(searchKey(text)) || NO.has(searchKey(text)) || ask.yesOrNoWrong;
      return YES.has(
        searchKey(
          await answer({ type: 'input', message: `${shown(message)} ${ask.yesOrNo}`, validate: known }),
        ),
      );
    },
  };
}

/** inquirer draws by itself, past the net of `run.ts`. */
const shown = (text: string): string => harmless(text, true);

/** Every word typed must stand somewhere in the choice, in any order. */
export function matching(
  choices: readonly Choice[],
  term: string,
  noMatch: string,
): { name: string; value: string; short?: string; disabled?: string }[] {
  const typed = searchKey(term).split(' ');
  const found = choices.filter(({ value, name, words }) => {
    const key = searchKey([value, name, ...words].join(' '));
    return typed.every((word) => key.includes(word));
  });
  return found.length > 0
    ? found.map(({ value, name }) => ({ value, name: shown(name), short: shown(value) }))
    : [{ name: noMatch, value: '', disabled: ' ' }];
}
