/** Every transcript of the READMEs runs, in one folder a page, and prints what the page says. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/messages/cli-words.ts';
import { Office } from '../support/run-cli.ts';

const PAGES = [
  { page: 'README.md', env: { KPI_LANG: 'en' } },
  { page: 'README.vi.md', env: {} },
];

/** `npm run docs:update` writes what is printed; a run without it compares. */
const updating = process.env['DOCS_UPDATE'] !== undefined;

const textOf = (page: string): string => readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');

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

/** A line of … stands for any lines. */
function matches(printed: string, expected: string): boolean {
  const pattern = expected
    .split('\n')
    .map((line) => (line === '…' ? '(?:[^\\n]*\\n)*?[^\\n]*' : line.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')))
    .join('\\n');
  return new RegExp(`^${pattern}$`, 'u').test(printed);
}

test.each(PAGES)('the transcripts of $page', async ({ page, env }) => {
  const office = new Office({ env, now: '2026-09-16T09:00:00+07:00' });
  mkdirSync(office.path('demo'));
  const text = textOf(page);
  let updated = text;
  let steps = 0;
  // A file that the page shows is named before it.
  for (const [, name = '', content = ''] of text.matchAll(/`([\w.-]+\.csv)`[^`]*\n\n```csv\n(.*?)^```$/gmsu))
    writeFileSync(office.path(name), content);
  for (const [fence, block = ''] of text.matchAll(/^```console\n(.*?)^```$/gmsu)) {
    const rewritten: string[] = [];
    for (const { command, printed } of stepsOf(block)) {
      const [program, ...words] = wordsOf(command);
      expect(program).toBe('kpi');
      const { screen } = await office.kpi(...words);
      const seen = screen.trimEnd().replaceAll(office.folder, '~/kpi');
      const right = matches(seen, printed);
      if (!updating) expect(right, `${page}: ${command}\n${seen}`).toBe(true);
      rewritten.push(`$ ${command}`, right ? printed : seen);
      steps++;
    }
    updated = updated.replace(fence, () => `\`\`\`console\n${rewritten.join('\n')}\n\`\`\``);
  }
  expect(steps).toBeGreaterThan(5);
  if (updating) writeFileSync(new URL(`../../${page}`, import.meta.url), updated);
});

test.each(PAGES)('$page names every command', ({ page }) => {
  const text = textOf(page);
  for (const name of COMMANDS) {
    const [command = '', subcommand] = name.split(' ');
    const row = text.split('\n').find((line) => line.startsWith(`| \`kpi ${command}`));
    expect(row, name).toBeDefined();
    if (subcommand !== undefined) expect(row).toContain(subcommand);
  }
});

test.each(PAGES)('$page names every exit code', ({ page }) => {
  for (const code of ['0', '1', '2', '3', '4', '5', '6', '7', '130'])
    expect(textOf(page)).toMatch(new RegExp(`\\b${code} [^\\d\\s]`, 'u'));
});
