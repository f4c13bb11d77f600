/** The questions of `kpi receive` and `kpi remark` at a clerk's terminal. */
import { expect, test } from 'vitest';
import { Terminal } from '../support/terminal.ts';

async function officeTerminal(): Promise<Terminal> {
  const terminal = new Terminal();
  terminal.kpi('init');
  await terminal.sees('[0]');
  return terminal;
}

test('a return asks for its reason, and takes no empty one', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('receive pvhcc');
  await terminal.sees('[0]');
  terminal.kpi('receive pvhcc --return');
  await terminal.sees('Lý do:');
  terminal.press('Enter');
  await terminal.sees('Phải nêu lý do.');
  terminal.type('thiếu biểu');
  terminal.press('Enter');
  const screen = await terminal.sees('[0]');
  expect(screen).toContain('trả lại ngày 16/09/2026');
  expect(screen).toContain('Lý do: thiếu biểu');
});

test('what cannot be sent back is refused before anything is asked', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('receive pvhcc --return');
  expect(await terminal.sees('[3]')).not.toContain('Lý do:');
});

test('a unit is chosen, and Ctrl-C writes nothing', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('receive');
  await terminal.sees('Chọn đơn vị');
  terminal.type('kinh te');
  await terminal.sees('❯ KT');
  terminal.press('C-c');
  await terminal.sees('[130]');
  terminal.kpi('receive');
  await terminal.sees('Chọn đơn vị');
  terminal.type('kinh te');
  await terminal.sees('❯ KT');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('chưa nhận → nhận ngày 16/09/2026');
});

test('remarks are asked for with what is there, and Enter leaves them', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('remark vhxh --difficulty "Thiếu máy quét"');
  await terminal.sees('[0]');
  terminal.kpi('remark vhxh');
  await terminal.sees(/Thiếu máy quét[^]*Nhấn Enter[^]*\? Khó khăn, vướng mắc:/u);
  terminal.press('Enter');
  await terminal.sees('? Kiến nghị, đề xuất:');
  terminal.type('Cấp thêm máy');
  terminal.press('Enter');
  await terminal.sees('[0]');
  terminal.kpi('remark vhxh --no-input');
  expect(await terminal.sees('[0]')).toMatch(/Thiếu máy quét[^]*Cấp thêm máy/u);
});

test('two empty answers write nothing', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('remark vhxh');
  await terminal.sees('? Khó khăn, vướng mắc:');
  terminal.press('Enter');
  await terminal.sees('? Kiến nghị, đề xuất:');
  terminal.press('Enter');
  const screen = await terminal.sees('[0]');
  expect(screen).toContain('Không có gì thay đổi.');
  expect(screen).not.toContain('Tệp dữ liệu:');
});
