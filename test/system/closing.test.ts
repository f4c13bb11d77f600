/** Closing and reopening at a clerk's terminal. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Terminal } from '../support/terminal.ts';

const FILE = 'bao-cao-lien-minh-2026-2026Q3.xlsx';

async function officeTerminal(): Promise<Terminal> {
  const terminal = new Terminal();
  terminal.kpi('init');
  await terminal.sees('[0]');
  terminal.kpi('record 5g vhxh 63,5');
  await terminal.sees('[0]');
  return terminal;
}

test('close tells what is open and asks; a no writes nothing, a yes issues', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('close');
  const asked = await terminal.sees('Khóa quý III/2026 và phát hành báo cáo?');
  expect(asked).toContain('Đơn vị chưa báo cáo đủ');
  terminal.type('k');
  terminal.press('Enter');
  expect(await terminal.sees('[130]')).toContain('Chưa có gì được ghi.');
  expect(existsSync(terminal.path(FILE))).toBe(false);
  terminal.kpi('close');
  await terminal.sees('phát hành báo cáo?');
  terminal.type('c');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('bản phát hành lần 1');
  expect(existsSync(terminal.path(FILE))).toBe(true);
});

test('record refuses before it asks, reopen asks for its reason', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('close --yes');
  await terminal.sees('[0]');
  terminal.kpi('record --period q3');
  const refused = await terminal.sees('[3]');
  expect(refused).toContain('E350');
  expect(refused).not.toContain('Chọn chỉ tiêu');
  terminal.kpi('retract 5g vhxh --period q3');
  expect(await terminal.sees('[3]')).not.toContain('Lý do:');
  terminal.kpi('reopen q3');
  await terminal.sees('Lý do:');
  terminal.press('Enter');
  await terminal.sees('Phải nêu lý do.');
  terminal.type('Sở trả lại');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('Đã mở khóa quý III/2026');
});
