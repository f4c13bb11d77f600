/** `kpi missing --letter`: reminders as Word files, to each unit that owes something or one to all (issue 5). */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ReadDocx } from '../support/docx-read.ts';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

const LATE = { now: '2026-09-22T09:00:00+07:00' };

const letters = (office: Office, folder = ''): string[] =>
  readdirSync(office.path(folder))
    .filter((name) => name.endsWith('.docx'))
    .sort();

test('one letter to each, for the quarter that is over, into a folder that is made', async () => {
  const office = await officeOf2026(LATE);
  await office.done('record', 'thiet-bi', 'tyt', '3/4', '--period', '3');
  const { stdout, stderr } = await office.done('missing', '--letter', '--out', 'cong-van');
  // By now the fourth quarter is being collected; nobody is reminded of that yet.
  expect(letters(office, 'cong-van')).toEqual(
    ['CAX', 'DVSN', 'KT', 'MTTQ', 'PVHCC', 'TYT', 'VHXH', 'VP', 'VPDU'].map(
      (unit) => `don-doc-${unit}-2026Q3.docx`,
    ),
  );
  expect(stdout).toContain(`TYT (Trạm Y tế xã): ${office.path('cong-van/don-doc-TYT-2026Q3.docx')}`);
  expect(stderr).toContain('Quý III/2026. Hạn gửi báo cáo: thứ Bảy 19/09/2026');
  const docx = new ReadDocx(readFileSync(office.path('cong-van/don-doc-TYT-2026Q3.docx')));
  expect(docx.text).toContain('còn thiếu số liệu 2/3 chỉ tiêu (quá hạn 03 ngày)');
  expect(docx.text).not.toContain('được bố trí trang thiết bị');

  const again = await office.done('con-thieu', '--cong-van', '--ra', 'cong-van');
  expect(again.stdout.match(/không thay đổi/gu)).toHaveLength(9);
});

test('one unit alone, under a name of its own; one letter to all', async () => {
  const office = await officeOf2026(LATE);
  mkdirSync(office.path('ra'));
  await office.done('missing', '--letter', '--unit', 'trạm y tế', '--out', 'ra/tram-y-te.docx');
  await office.done('missing', '--letter', '--unit', 'all', '--period', '3');
  await office.done('missing', '--letter', '--don-vi', 'tat-ca', '--ra', 'ra');
  expect(letters(office, 'ra')).toEqual(['don-doc-2026Q3.docx', 'tram-y-te.docx']);
  expect(letters(office)).toEqual(['don-doc-2026Q3.docx']);
  const docx = new ReadDocx(readFileSync(office.path('don-doc-2026Q3.docx')));
  expect(docx.text).toContain('còn 9/9 đơn vị chưa gửi đủ báo cáo');
});

test('as data, and in English', async () => {
  const office = await officeOf2026(LATE);
  const { json } = await office.done('missing', '--letter', '--unit', 'tyt', '--json');
  expect(json()).toMatchObject({
    period: '2026Q3',
    letters: [
      {
        file: office.path('don-doc-TYT-2026Q3.docx'),
        written: 'new',
        units: [{ unit: 'TYT', missing: ['thiet-bi', 'chu-ky-so', 'ky-nang-so'], daysLate: 3 }],
      },
    ],
  });
  const english = await office.done('missing', '--letter', '--unit', 'tyt', '--lang', 'en');
  expect(english.stdout).toContain('Reminder to TYT (Trạm Y tế xã) unchanged');
  expect(english.stderr).toContain('Q3/2026');
});

test('nothing owing: says so, writes nothing, and is done', async () => {
  const office = await officeOfCases();
  for (const code of ['CT01', 'CT02', 'CT03', 'CT05', '1-2'])
    await office.done('record', code, 'T01', '0', '--period', '1');
  await office.done('record', 'CT04', 'T01', '1/1', '--period', '1');
  const before = readdirSync(office.folder);
  const found = await office.done('missing', '--letter', '--unit', 'T01', '--period', '1', '--out', 'x');
  expect(found.stdout).toContain('Không đơn vị nào còn thiếu báo cáo quý I/2025');
  const none = await office.done(
    'missing',
    '--letter',
    '--unit',
    'T01',
    '--period',
    '1',
    '--lang',
    'en',
    '--json',
  );
  expect(none.json()).toEqual({ period: '2025Q1', letters: [] });
  expect(readdirSync(office.folder)).toEqual(before);
});

test('a letter is of one quarter: a year is refused', async () => {
  const office = await officeOf2026();
  const { code, stderr } = await office.kpi('missing', '--period', '2026', '--letter');
  expect([code, stderr]).toEqual([2, expect.stringContaining('E210')]);
});

test('other content is left whole; what goes with letters alone is refused without --letter', async () => {
  const office = await officeOf2026(LATE);
  writeFileSync(office.path('don-doc-TYT-2026Q3.docx'), 'bản đã sửa');
  expect((await office.kpi('missing', '--letter', '--unit', 'tyt')).code).toBe(3);
  expect(readFileSync(office.path('don-doc-TYT-2026Q3.docx'), 'utf8')).toBe('bản đã sửa');
  await office.done('missing', '--letter', '--unit', 'tyt', '--force');
  expect(readFileSync(office.path('don-doc-TYT-2026Q3.docx')).subarray(0, 2).toString()).toBe('PK');
  for (const words of [['--out', 'x'], ['--force']]) {
    const refused = await office.kpi('missing', ...words);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--letter')]);
  }
  expect((await office.kpi('missing', '--letter', '--unit', 'khong-co-that')).code).toBe(4);
});
