/** What a real terminal shows besides questions: widths, no question with --no-input, other commands that ask. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { screenWidth } from '../../src/render/table.ts';
import { Terminal } from '../support/terminal.ts';

async function officeTerminal(): Promise<Terminal> {
  const terminal = new Terminal();
  terminal.kpi('init');
  await terminal.sees('[0]');
  return terminal;
}

test('--no-input asks nothing at a terminal either', async () => {
  const terminal = await officeTerminal();
  for (const words of ['record --no-input', 'record dvc pvhcc --no-input', 'retract --no-input']) {
    terminal.kpi(words);
    expect(await terminal.sees('[2]')).toContain('E203');
  }
  terminal.kpi('record dvc pvhcc 412/530');
  await terminal.sees('[0]');
  terminal.kpi('record dvc pvhcc 415/530 --no-input');
  expect(await terminal.sees('[3]')).toContain('E314');
});

test.each([
  ['show', 'Chọn chỉ tiêu'],
  ['explain', 'Chọn chỉ tiêu'],
  ['history', 'Chọn chỉ tiêu'],
])(
  '%s asks for the indicator, found without accents, and Ctrl-C leaves with 130',
  async (words, question) => {
    const terminal = await officeTerminal();
    terminal.kpi(words);
    await terminal.sees(question);
    terminal.type('muc do hai long');
    await terminal.sees('❯ hai-long');
    terminal.press('Enter');
    expect(await terminal.sees('[0]')).toContain('hai-long');
    terminal.kpi(words);
    await terminal.sees(question);
    terminal.press('C-c');
    await terminal.sees('[130]');
  },
);

test('letters with a stroke are found without it', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record');
  await terminal.sees('Chọn chỉ tiêu');
  terminal.type('dao tao ky nang');
  await terminal.sees('❯ ky-nang-so');
  terminal.press('C-c');
  await terminal.sees('[130]');
});

test('questions go to stderr: stdout of a record asked for holds data only', async () => {
  const terminal = await officeTerminal();
  terminal.kpi('record dvc pvhcc --json >ra.json');
  await terminal.sees('Số liệu (');
  terminal.type('412/530');
  terminal.press('Enter');
  await terminal.sees('[0]');
  expect(JSON.parse(readFileSync(terminal.path('ra.json'), 'utf8'))).toMatchObject({
    indicator: 'dvc-toan-trinh',
    new: { numerator: '412', denominator: '530' },
  });
});

test.each([
  ['status', 80],
  ['show dvc', 80],
  ['explain dvc', 80],
  ['history dvc', 80],
  ['missing', 80],
  ['doctor', 80],
  ['unit list', 80],
  ['indicator list', 80],
  ['target list', 80],
  ['status', 120],
  ['explain dvc', 120],
])('%s keeps within COLUMNS=%i and uses them', async (words, columns) => {
  const terminal = await officeTerminal();
  terminal.kpi('record dvc pvhcc 412/530 --note "số liệu tạm tính, chờ Sở xác nhận lại vào tuần sau"');
  await terminal.sees('[0]');
  terminal.type(`export COLUMNS=${columns}`);
  terminal.press('Enter');
  terminal.kpi(`${words} >ra.txt`);
  await terminal.sees('[0]');
  const widths = readFileSync(terminal.path('ra.txt'), 'utf8').split('\n').map(screenWidth);
  expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
  expect(Math.max(...widths)).toBeGreaterThan(columns - 30);
});
