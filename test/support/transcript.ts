/**
 * Pages whose console blocks run. What a page prints is what the commands print: a run without DOCS_UPDATE compares, one
 * with it writes the page. Between the blocks a page may say, in a comment that no reader sees, what happened there:
 * `<!-- cut: kpi.db -->`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

export interface Page {
  readonly page: string;
  /** Runs a command line. @returns both streams as a person at a terminal sees them */
  readonly kpi: (...words: string[]) => Promise<string>;
  /** What comments tell to happen, by its word; a page with a comment that no deed knows fails. */
  readonly deeds?: Readonly<Record<string, (what: string) => Promise<void> | void>>;
}

const updating = process.env['DOCS_UPDATE'] !== undefined;
const placeOf = (page: string): URL => new URL(`../../${page}`, import.meta.url);

export const textOf = (page: string): string => readFileSync(placeOf(page), 'utf8');

/** Words of a shell line: blanks part them, double quotes keep them together. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '');

interface Step {
  readonly command: string;
  readonly printed: string;
}

function stepsOf(block: string): Step[] {
  return block
    .split(/^\$ /mu)
    .slice(1)
    .map((step) => {
      const [command = '', ...lines] = step.trimEnd().split('\n');
      return { command, printed: lines.join('\n') };
    });
}

/**
 * Where a line with a path breaks depends on how long the path of the temporary folder is; lines that go on are set in.
 */
const unbroken = (text: string): string => text.replace(/\n +/gu, ' ').replace(/ +/gu, ' ');

/** A line of … stands for any lines. */
function matches(printed: string, expected: string): boolean {
  return [(text: string) => text, unbroken].some((shape) => isLike(shape(printed), shape(expected)));
}

function isLike(printed: string, expected: string): boolean {
  const pattern = expected
    .split('\n')
    .map((line) => (line === '…' ? '(?:[^\\n]*\\n)*?[^\\n]*' : line.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')))
    .join('\\n');
  return new RegExp(`^${pattern}$`, 'u').test(printed);
}

/** Plays a page from its top to its end. @returns how many commands ran */
export async function play({ page, kpi, deeds = {} }: Page): Promise<number> {
  const text = textOf(page);
  const updated: string[] = [];
  let [steps, behind] = [0, 0];
  for (const found of text.matchAll(/^<!-- ([a-z]+): (.*?) -->$|^```console\n(.*?)^```$/gmsu)) {
    const [whole, deed, what = '', block = ''] = found;
    if (deed !== undefined) {
      const done = deeds[deed];
      if (done === undefined) throw new Error(`${page}: nobody knows how to ${deed}`);
      await done(what);
      continue;
    }
    const rewritten: string[] = [];
    for (const { command, printed } of stepsOf(block)) {
      const [program, ...words] = wordsOf(command);
      expect(program).toBe('kpi');
      const seen = (await kpi(...words)).trimEnd();
      const right = matches(seen, printed);
      if (!updating) expect(right, `${page}: ${command}\n${seen}`).toBe(true);
      const shown = right ? printed : seen;
      rewritten.push(`$ ${command}`, ...(shown === '' ? [] : [shown]));
      steps++;
    }
    updated.push(text.slice(behind, found.index), `\`\`\`console\n${rewritten.join('\n')}\n\`\`\``);
    behind = found.index + whole.length;
  }
  if (updating) writeFileSync(placeOf(page), [...updated, text.slice(behind)].join(''));
  return steps;
}
