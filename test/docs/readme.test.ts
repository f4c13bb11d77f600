/** Every transcript of the READMEs runs, in one folder a page, and prints what the page says. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/messages/cli-words.ts';
import { Office } from '../support/run-cli.ts';
import { play, textOf } from '../support/transcript.ts';

const PAGES = [
  { page: 'README.md', env: { KPI_LANG: 'en' } },
  { page: 'README.vi.md', env: {} },
];

test.each(PAGES)('the transcripts of $page', async ({ page, env }) => {
  const office = new Office({ env, now: '2026-09-16T09:00:00+07:00' });
  mkdirSync(office.path('demo'));
  // A file that the page shows is named before it.
  for (const [, name = '', content = ''] of textOf(page).matchAll(
    /`([\w.-]+\.csv)`[^`]*\n\n```csv\n(.*?)^```$/gmsu,
  ))
    writeFileSync(office.path(name), content);
  const kpi = async (...words: string[]): Promise<string> =>
    (await office.kpi(...words)).screen.replaceAll(office.folder, '~/kpi');
  expect(await play({ page, kpi })).toBeGreaterThan(5);
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
