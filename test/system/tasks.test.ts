/** A reason that a task needs is asked for on a terminal, and Ctrl-C writes nothing. */
import { expect, test } from 'vitest';
import { Terminal } from '../support/terminal.ts';

async function withTask(): Promise<Terminal> {
  const terminal = new Terminal();
  terminal.kpi('init');
  await terminal.sees('[0]');
  terminal.kpi('task add A --content Viec --lead KT --due 15/9/2026');
  await terminal.sees('[0]');
  return terminal;
}

test('whoever drops a task, and whoever takes up what is done, is asked why', async () => {
  const terminal = await withTask();
  terminal.kpi('task done A --on 14/9/2026');
  await terminal.sees('[0]');
  terminal.kpi('task progress A --state dang-thuc-hien');
  await terminal.sees('Lý do');
  terminal.type('chua du san pham');
  terminal.press('Enter');
  await terminal.sees('Hoàn thành đúng hạn → Đang thực hiện');
  terminal.kpi('task drop A');
  await terminal.sees('Lý do');
  terminal.press('C-c');
  expect(await terminal.sees('[130]')).not.toContain('→ Hủy');
});
