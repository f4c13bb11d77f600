/** Restoring at a terminal, and a data file that vanishes while a question is open. */
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Terminal } from '../support/terminal.ts';

async function officeTerminal(): Promise<Terminal> {
  const terminal = new Terminal();
  terminal.kpi('init');
  await terminal.sees('[0]');
  terminal.kpi('backup goc.db');
  await terminal.sees('[0]');
  terminal.kpi('record 5g vhxh 61,4');
  await terminal.sees('[0]');
  return terminal;
}

test('restore shows what would be lost and asks: no keeps all, Ctrl-C too, yes restores', async () => {
  const terminal = await officeTerminal();
  const before = readFileSync(terminal.path('kpi.db'));
  terminal.kpi('restore goc.db');
  expect(await terminal.sees('Khôi phục?')).toContain('Sẽ mất 1 thay đổi');
  terminal.type('k');
  terminal.press('Enter');
  await terminal.sees('[130]');
  terminal.kpi('restore goc.db');
  await terminal.sees('Khôi phục?');
  terminal.press('C-c');
  await terminal.sees('[130]');
  expect(readFileSync(terminal.path('kpi.db')).equals(before)).toBe(true);
  expect(readdirSync(terminal.folder).filter((name) => /\.tmp|-wal|backups/u.test(name))).toEqual([]);
  terminal.kpi('restore goc.db');
  await terminal.sees('Khôi phục?');
  terminal.type('c');
  terminal.press('Enter');
  await terminal.sees('[0]');
  terminal.kpi('history 5g --json');
  expect(await terminal.sees('[0]')).toContain('[]');
});

test('a data file that is moved away while record asks: told, nothing written, none made', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record 5g vhxh');
  await terminal.sees('Số liệu');
  renameSync(terminal.path('kpi.db'), terminal.path('đi rồi.db'));
  const before = readFileSync(terminal.path('đi rồi.db'));
  terminal.type('63,5');
  terminal.press('Enter');
  expect(await terminal.sees('[4]')).toContain('E407');
  expect(existsSync(terminal.path('kpi.db'))).toBe(false);
  expect(readFileSync(terminal.path('đi rồi.db')).equals(before)).toBe(true);
});
