/** `import` at a real terminal: the preview first, then one question, and nothing is written before the answer. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Terminal } from '../support/terminal.ts';

const HEADINGS = 'Mã đơn vị;Mã chỉ tiêu;Năm;Quý;Tử số;Mẫu số';
const csv = (...rows: string[]): string => `${[HEADINGS, ...rows].join('\r\n')}\r\n`;

async function officeTerminal(): Promise<Terminal> {
  const terminal = new Terminal();
  terminal.kpi('init');
  await terminal.sees('[0]');
  return terminal;
}

const stateOf = (terminal: Terminal): string => {
  const hash = createHash('sha256');
  for (const name of ['kpi.db', 'kpi.db-wal'])
    if (existsSync(terminal.path(name))) hash.update(readFileSync(terminal.path(name)));
  return hash.digest('hex');
};

test('a no and a Ctrl-C write nothing, a yes writes what was shown', async () => {
  const terminal = await officeTerminal();
  writeFileSync(terminal.path('a.csv'), csv('PVHCC;hai-long;2026;3;190;198', 'PVHCC;mot-lan;2026;3;8;10'));
  const before = stateOf(terminal);

  terminal.kpi('import a.csv');
  expect(await terminal.sees('Ghi 2 số mới của 1 tệp?')).toContain(
    'hai-long · PVHCC · quý III/2026: 190/198',
  );
  terminal.type('k');
  terminal.press('Enter');
  await terminal.sees('[130]');
  expect(stateOf(terminal)).toBe(before);

  terminal.kpi('import a.csv');
  await terminal.sees('Ghi 2 số mới của 1 tệp?');
  terminal.press('C-c');
  await terminal.sees('[130]');
  expect(stateOf(terminal)).toBe(before);

  terminal.kpi('import a.csv');
  await terminal.sees('Ghi 2 số mới của 1 tệp?');
  terminal.type('c');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('Đã ghi a.csv: 2 số mới');

  terminal.kpi('import a.csv');
  expect(await terminal.sees('[0]')).toContain('không có gì thay đổi');
});

test('replacing is shown as old and new before it is asked', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record hai-long pvhcc 180/198');
  await terminal.sees('[0]');
  writeFileSync(terminal.path('a.csv'), csv('PVHCC;hai-long;2026;3;190;198'));
  terminal.kpi('import a.csv');
  expect(await terminal.sees('Thay 1 số của 1 tệp?')).toContain('180/198 → 190/198');
  terminal.type('c');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('Đã ghi a.csv: 0 số mới, 1 số thay đổi.');
});

test('a bad file beside a good one is told and left out of the question', async () => {
  const terminal = await officeTerminal();
  writeFileSync(terminal.path('a.csv'), csv('PVHCC;hai-long;2026;3;190;198'));
  writeFileSync(terminal.path('b.csv'), csv('PVHCC;mot-lan;2026;3;1O5;198'));
  terminal.kpi('import a.csv b.csv');
  expect(await terminal.sees('Ghi 1 số mới của 1 tệp?')).toContain('“1O5”');
  terminal.type('c');
  terminal.press('Enter');
  const screen = await terminal.sees('[3]');
  expect(screen).toContain('Đã ghi a.csv: 1 số mới');
  expect(screen).toContain('Không nhập b.csv: 1 lỗi');
});

test('the bar of many files leaves nothing on the screen', async () => {
  const terminal = await officeTerminal();
  for (const name of ['a', 'b', 'c', 'd'])
    writeFileSync(terminal.path(`${name}.csv`), csv('PVHCC;hai-long;2026;3;190;198'));
  terminal.kpi('import a.csv b.csv c.csv d.csv --yes');
  const screen = await terminal.sees('[0]');
  expect(screen).not.toMatch(/\[[#.]{5}/u);
  expect(screen).toContain('b.csv: không có gì thay đổi');
});

test('a total that falls asks for its reason', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record ho-so-dien-tu pvhcc 400/500 --period q2');
  await terminal.sees('[0]');
  writeFileSync(terminal.path('a.csv'), csv('PVHCC;ho-so-dien-tu;2026;3;390;500'));
  terminal.kpi('import a.csv');
  expect(await terminal.sees('Lý do:')).toContain('số lũy kế giảm: 400 → 390');
  terminal.type('quy ii dem trung');
  terminal.press('Enter');
  await terminal.sees('Ghi 1 số mới của 1 tệp?');
  terminal.type('c');
  terminal.press('Enter');
  await terminal.sees('[0]');
  terminal.kpi('history ho-so-dien-tu pvhcc --period q3');
  expect(await terminal.sees('[0]')).toContain('quy ii dem trung');
});
