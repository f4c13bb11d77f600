/** What a form leaves open is asked at a terminal, and the clerk confirms before anything is kept. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { textForm } from '../support/template-book.ts';
import { Terminal } from '../support/terminal.ts';

async function officeWith(form: Uint8Array): Promise<Terminal> {
  const terminal = new Terminal();
  terminal.kpi('init');
  await terminal.sees('[0]');
  writeFileSync(terminal.path('bieu.xlsx'), form);
  return terminal;
}

const HEAD = ['STT', 'Chỉ tiêu', 'Kế hoạch', 'Kết quả', 'Số liệu'];
const doubtful = textForm(
  HEAD,
  ['1', 'Phủ sóng 5G cho dân số thành thị'],
  ['2', 'Phủ sóng 5G cho dân số nông thôn'],
  ['3', 'Mức độ hài lòng'],
);

test('which row, which column, and whether it is right', async () => {
  const terminal = await officeWith(doubtful);
  terminal.kpi('template learn bieu.xlsx');
  await terminal.sees('phu-song-5g (Tỷ lệ dân số được phủ sóng 5G): dòng nào?');
  await terminal.sees('Biểu!3');
  terminal.press('Down', 'Enter');
  await terminal.sees('cột nào?');
  terminal.press('Enter');
  const screen = await terminal.sees('Lưu biểu mẫu “bieu” với 4 ô như trên?');
  expect(screen).toContain('Biểu!3');
  expect(screen).not.toMatch(/^Biểu!2 /mu);
  terminal.type('c');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('Đã học biểu mẫu “bieu”: 4 ô');
  terminal.kpi('template show bieu');
  expect(await terminal.sees('[0]')).toContain('Biểu!D3');
});

test('neither of the rows, and a no at the end keeps nothing', async () => {
  const terminal = await officeWith(doubtful);
  terminal.kpi('template learn bieu.xlsx --skip E');
  await terminal.sees('dòng nào?');
  terminal.press('Down', 'Down', 'Enter');
  const screen = await terminal.sees('với 2 ô như trên?');
  expect(screen).toContain('hai-long');
  expect(screen).not.toContain('Biểu!3 ');
  terminal.press('Enter');
  await terminal.sees('[130]');
  terminal.kpi('template list');
  expect(await terminal.sees('[0]')).toContain('Chưa học biểu mẫu nào');
});

test('taking a form away asks', async () => {
  const terminal = await officeWith(
    textForm(['STT', 'Chỉ tiêu', 'Kết quả'], ['1', 'Phủ sóng 5G cho dân số']),
  );
  terminal.kpi('template learn bieu.xlsx --yes');
  await terminal.sees('[0]');
  terminal.kpi('template forget bieu');
  await terminal.sees('Bỏ biểu mẫu “bieu”?');
  terminal.type('c');
  terminal.press('Enter');
  expect(await terminal.sees('[0]')).toContain('Đã bỏ biểu mẫu');
});
