/** The question of `kpi undo` at a clerk's terminal. */
import { expect, test } from 'vitest';
import { Terminal } from '../support/terminal.ts';

test('what comes back is shown and asked about; a no and Ctrl-C leave everything', async () => {
  const terminal = new Terminal();
  terminal.kpi('init');
  await terminal.sees('[0]');
  terminal.kpi('record dvc pvhcc 412/530');
  await terminal.sees('[0]');
  terminal.kpi('undo');
  const asked = await terminal.sees('Hoàn tác thao tác 2?');
  expect(asked).toContain('412/530 → chưa có');
  terminal.type('k');
  terminal.press('Enter');
  await terminal.sees('[130]');
  terminal.kpi('undo');
  await terminal.sees('Hoàn tác thao tác 2?');
  terminal.press('C-c');
  await terminal.sees('[130]');
  terminal.kpi('hoan-tac');
  await terminal.sees('Hoàn tác thao tác 2?');
  terminal.type('c');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('Đã hoàn tác thao tác 2; ghi thành thao tác 3.');
});
