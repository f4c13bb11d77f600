/** The questions of a clerk's terminal, in a real one. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { screenWidth } from '../../src/render/table.ts';
import { Terminal } from '../support/terminal.ts';

async function officeTerminal(): Promise<Terminal> {
  const terminal = new Terminal();
  terminal.kpi('init');
  await terminal.sees('[0]');
  return terminal;
}

/** The data file and its journal, as they are now. */
const stateOf = (terminal: Terminal): string => {
  const hash = createHash('sha256');
  for (const name of ['kpi.db', 'kpi.db-wal'])
    if (existsSync(terminal.path(name))) hash.update(readFileSync(terminal.path(name)));
  return hash.digest('hex');
};

test('record asks for all that is missing, with last quarter’s figure and the target beside the field', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record 5g vhxh 61,4 --period q2');
  await terminal.sees('[0]');
  terminal.kpi('record');
  await terminal.sees('Chọn chỉ tiêu');
  terminal.type('phu song');
  await terminal.sees('❯ phu-song-5g');
  terminal.press('Enter');
  await terminal.sees('quý trước 61,4%; mục tiêu ≥ 70%');
  terminal.type('63.500');
  terminal.press('Enter');
  await terminal.sees('hai cách hiểu');
  terminal.press('BSpace', 'BSpace', 'BSpace', 'BSpace', 'BSpace', 'BSpace');
  terminal.type('63,5');
  terminal.press('Enter');
  const screen = await terminal.sees('[0]');
  expect(screen).toContain('Đã ghi: 63,5%');
  expect(screen).toContain('đạt 90,71% so với mục tiêu');
});

test('of several units one is chosen, and nonsense finds nothing that could be chosen', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record ky-nang-so');
  await terminal.sees('Chọn đơn vị');
  terminal.type('zzz');
  await terminal.sees('(không tìm thấy)');
  terminal.press('Enter');
  terminal.type('q');
  // Enter chose nothing: what is typed still goes into the search.
  expect(await terminal.sees('zzzq')).not.toContain('Cách ghi');
  terminal.press('BSpace', 'BSpace', 'BSpace', 'BSpace');
  terminal.type('cong an');
  await terminal.sees('❯ CAX');
  terminal.press('Enter');
  await terminal.sees('Cách ghi');
  terminal.type('8/14');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('Đã ghi: 8/14');
});

test('overwriting asks; a no leaves things as they were, a yes replaces', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record dvc pvhcc 412/530');
  await terminal.sees('[0]');
  const before = stateOf(terminal);
  terminal.kpi('record dvc pvhcc 415/530');
  await terminal.sees('Thay bằng 415/530?');
  terminal.type('k');
  terminal.press('Enter');
  await terminal.sees('[130]');
  expect(stateOf(terminal)).toBe(before);
  terminal.kpi('record dvc pvhcc 415/530');
  await terminal.sees('Thay bằng 415/530?');
  terminal.type('có');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('412/530 → 415/530');
});

test('what is unlikely asks, and a falling total wants a reason', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record dvc pvhcc 412/530 --period q2');
  await terminal.sees('[0]');
  terminal.kpi('record dvc pvhcc 400/500');
  expect(await terminal.sees('xác nhận ghi?')).toContain('mẫu số giảm so với quý trước: 530 → 500');
  terminal.type('c');
  terminal.press('Enter');
  await terminal.sees('[0]');
  terminal.kpi('record hai-long pvhcc 90/100 --period q2');
  await terminal.sees('[0]');
  terminal.kpi('record hai-long pvhcc 80/90');
  await terminal.sees('Lý do:');
  terminal.press('Enter');
  await terminal.sees('Phải nêu lý do.');
  terminal.type('đếm trùng');
  terminal.press('Enter');
  await terminal.sees('[0]');
  terminal.kpi('history hai-long');
  expect(await terminal.sees('[0]')).toContain('đếm trùng');
});

test('a no to what is unlikely writes nothing', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record dvc pvhcc 412/530 --period q2');
  await terminal.sees('[0]');
  const before = stateOf(terminal);
  terminal.kpi('record dvc pvhcc 400/500');
  await terminal.sees('xác nhận ghi?');
  terminal.type('n');
  terminal.press('Enter');
  await terminal.sees('[130]');
  expect(stateOf(terminal)).toBe(before);
});

test('record without a word asks for the indicator, the unit and the figure in turn', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record ky-nang-so cax 7/14 --period q2');
  await terminal.sees('[0]');
  terminal.kpi('record');
  await terminal.sees('Chọn chỉ tiêu');
  terminal.type('ky nang so');
  await terminal.sees('❯ ky-nang-so');
  terminal.press('Enter');
  await terminal.sees('Chọn đơn vị');
  terminal.type('cong an');
  await terminal.sees('❯ CAX');
  terminal.press('Enter');
  expect(await terminal.sees('Số liệu (quý trước 7/14')).toMatch(/mục tiêu ≥? ?100%/u);
  terminal.type('15/14');
  terminal.press('Enter');
  await terminal.sees('lớn hơn');
  terminal.press('C-u');
  terminal.type('8/14');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('Đã ghi: 8/14');
});

test('retract without a word offers only what has a figure; a no keeps it', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record dvc pvhcc 412/530');
  await terminal.sees('[0]');
  const before = stateOf(terminal);
  terminal.kpi('retract');
  const choices = await terminal.sees('❯ dvc-toan-trinh');
  expect(choices).not.toContain('phu-song-5g');
  terminal.press('Enter');
  expect(await terminal.sees('❯ PVHCC')).not.toContain('VHXH –');
  terminal.press('Enter');
  await terminal.sees('Lý do:');
  terminal.type('nhầm');
  terminal.press('Enter');
  await terminal.sees('Rút số 412/530?');
  terminal.type('k');
  terminal.press('Enter');
  await terminal.sees('[130]');
  expect(stateOf(terminal)).toBe(before);
});

test('retract asks for a reason and a yes', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record dvc pvhcc 412/530');
  await terminal.sees('[0]');
  terminal.kpi('retract dvc pvhcc');
  await terminal.sees('Lý do:');
  terminal.type('nhầm đơn vị');
  terminal.press('Enter');
  await terminal.sees('Rút số 412/530?');
  terminal.type('c');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('Đã rút số 412/530');
});

test.each([
  ['the indicator', 'record', 'Chọn chỉ tiêu'],
  ['the unit', 'record ky-nang-so', 'Chọn đơn vị'],
  ['the figure', 'record dvc pvhcc', 'Số liệu ('],
  ['a yes', 'record dvc pvhcc 415/530', 'Thay bằng'],
  ['an unlikely figure', 'record mot-lan pvhcc 40/50', 'xác nhận ghi?'],
  ['the reason of a falling total', 'record hai-long pvhcc 80/90', 'Lý do:'],
  ['what to retract', 'retract', 'Chọn chỉ tiêu'],
  ['whose figure to retract', 'retract dvc', 'Chọn đơn vị'],
  ['a reason', 'retract dvc pvhcc', 'Lý do:'],
  ['a yes to retracting', 'retract dvc pvhcc --reason x', 'Rút số 412/530?'],
])('Ctrl-C at the question for %s writes nothing and ends with 130', async (_, words, question) => {
  const terminal = await officeTerminal();
  for (const figure of [
    'dvc pvhcc 412/530',
    'mot-lan pvhcc 40/60 --period q2',
    'hai-long pvhcc 90/100 --period q2',
  ]) {
    terminal.kpi(`record ${figure}`);
    await terminal.sees('[0]');
  }
  const before = stateOf(terminal);
  terminal.kpi(words);
  await terminal.sees(question);
  terminal.press('C-c');
  expect(await terminal.sees('[130]')).not.toContain('Lỗi');
  expect(stateOf(terminal)).toBe(before);
});

test('status has colour and stays within the 80 columns', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record thiet-bi vhxh 10/12');
  await terminal.sees('[0]');
  terminal.kpi('status');
  await terminal.sees('[0]');
  const coloured = terminal.screen('-e', '-J');
  expect(coloured).toContain('\u001b[');
  for (const line of terminal.screen('-J').split('\n'))
    expect(screenWidth(line.trimEnd())).toBeLessThanOrEqual(80);
});
