/** `kpi remark`: difficulties and proposals of a unit for a quarter (DESIGN 5). */
import { describe, expect, it, test } from 'vitest';
import type { Remark } from '../../src/domain/submission.ts';
import { screenWidth } from '../../src/render/table.ts';
import { inStore } from '../support/import-office.ts';
import { quarter } from '../support/plan-builder.ts';
import { officeOf2026, type Office } from '../support/run-cli.ts';

const remarksOf = (office: Office): readonly Remark[] =>
  inStore(office, (store) => store.words(quarter('2026Q3')).remarks);
const lastEntry = (office: Office): number => inStore(office, (store) => store.lastEntry());

test('writes what is given, and shows old and new', async () => {
  const office = await officeOf2026();
  const first = await office.done(
    'y-kien',
    'vhxh',
    '--kho-khan',
    'Thiếu máy quét',
    '--kien-nghi',
    'Cấp thêm',
  );
  for (const part of [
    'VHXH – Phòng Văn hóa - Xã hội',
    'quý III/2026',
    '15/06/2026',
    'Thiếu máy quét',
    'Cấp thêm',
  ])
    expect(first.stdout).toContain(part);
  expect(first.stderr).toContain(office.path('kpi.db'));
  const second = await office.done('remark', 'vhxh', '--difficulty', 'Đã có máy', '--lang', 'en');
  expect(second.stdout).toMatch(/Difficulties:\n +before:\n +Thiếu máy quét\n +now:\n +Đã có máy/u);
  expect(second.stdout).not.toContain('Cấp thêm');
  expect(remarksOf(office).map(({ kind, text, revision }) => [kind, text, revision])).toEqual([
    ['difficulty', 'Đã có máy', 2],
    ['proposal', 'Cấp thêm', 1],
  ]);
});

test('the same text changes nothing and says so, however it is composed', async () => {
  const office = await officeOf2026();
  await office.done('remark', 'vhxh', '--proposal', 'Cấp thêm thiết bị');
  const before = lastEntry(office);
  const same = await office.done('remark', 'vhxh', '--proposal', '  Cấp thêm thiết bị\n'.normalize('NFD'));
  expect(same.stdout).toContain('không thay đổi');
  expect(lastEntry(office)).toBe(before);
});

test('an empty text takes it back; where nothing is, nothing changes', async () => {
  const office = await officeOf2026();
  await office.done('remark', 'vhxh', '--difficulty', '');
  expect(remarksOf(office)).toEqual([]);
  await office.done('remark', 'vhxh', '--difficulty', 'Thiếu máy');
  const taken = await office.done('remark', 'vhxh', '--difficulty', ' ', '--json');
  expect(taken.json()).toMatchObject({
    changed: true,
    difficulty: { changed: true, old: 'Thiếu máy', new: null, by: null },
    proposal: { changed: false, old: null, new: null },
  });
  expect((await office.done('remark', 'vhxh')).stdout).toContain('chưa có');
  await office.done('remark', 'vhxh', '--difficulty', '');
  expect(remarksOf(office)).toMatchObject([{ text: '', revision: 2 }]);
});

test('without a text and a terminal it shows what is there and writes nothing', async () => {
  const office = await officeOf2026();
  await office.done('remark', 'vhxh', '--difficulty', 'Thiếu máy');
  const before = lastEntry(office);
  const shown = await office.done('remark', 'vhxh');
  for (const part of ['Thiếu máy', 'Lan, 16/09/2026 09:00', 'Kiến nghị, đề xuất: chưa có'])
    expect(shown.stdout).toContain(part);
  expect(shown.stderr).toBe('');
  expect((await office.done('remark', 'vhxh', '--json')).json()).toEqual({
    unit: 'VHXH',
    period: '2026Q3',
    window: { from: '2026-06-15', to: '2026-09-14', due: '2026-09-19' },
    changed: false,
    difficulty: {
      changed: false,
      old: 'Thiếu máy',
      new: 'Thiếu máy',
      by: 'Lan',
      at: '2026-09-16T02:00:00.000Z',
      file: null,
    },
    proposal: { changed: false, old: null, new: null, by: null, at: null, file: null },
  });
  expect(lastEntry(office)).toBe(before);
});

test('of one quarter and one unit', async () => {
  const office = await officeOf2026();
  await office.done('remark', 'vhxh', '--difficulty', 'quý trước', '--period', 'q2');
  await office.done('remark', 'cax', '--difficulty', 'của công an');
  expect((await office.done('remark', 'vhxh')).stdout).not.toMatch(/quý trước|công an/u);
  expect((await office.done('remark', 'vhxh', '--period', 'q2')).stdout).toContain('quý trước');
});

describe('texts', () => {
  it('of several lines are kept, with one kind of line end', async () => {
    const office = await officeOf2026();
    const { stdout } = await office.done('remark', 'vhxh', '--proposal', 'một\r\nhai\rba\u2028bốn\n');
    expect(remarksOf(office)[0]?.text).toBe('một\nhai\nba\nbốn');
    expect(stdout).toMatch(/\n {4}một\n {4}hai\n {4}ba\n {4}bốn\n/u);
  });

  it('cannot steer the terminal', async () => {
    const office = await officeOf2026();
    const { stdout } = await office.done('remark', 'vhxh', '--proposal', 'x\u001b[2J\u202ey');
    expect(stdout).toContain('x\\u001b[2J\\u202ey');
    expect(stdout).not.toContain('\u001b');
  });

  it('fit 80 columns', async () => {
    const office = await officeOf2026();
    await office.done('remark', 'vhxh', '--difficulty', 'thiếu máy quét '.repeat(40));
    const { stdout } = await office.done('remark', 'vhxh', '--difficulty', 'đường truyền chậm '.repeat(40));
    expect(stdout.split('\n').filter((line) => screenWidth(line) > 80)).toEqual([]);
  });

  it('have at most 4000 characters', async () => {
    const office = await officeOf2026();
    await office.done('remark', 'vhxh', '--difficulty', 'ế😀'.repeat(2000).normalize('NFD'));
    const before = lastEntry(office);
    const refused = await office.kpi('remark', 'vhxh', '--difficulty', 'x'.repeat(4001), '--proposal', 'y');
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('4000');
    expect(lastEntry(office)).toBe(before);
  });
});

test.each<[string, string[], number]>([
  ['a unit that is unknown', ['khong-co-that', '--proposal', 'x'], 4],
  ['a unit before its days', ['TH01', '--proposal', 'x'], 3],
  ['several quarters', ['vhxh', '--proposal', 'x', '--period', '2026H1'], 2],
  ['no unit', ['--proposal', 'x'], 2],
  ['an option without its text', ['vhxh', '--proposal'], 2],
])('%s is refused', async (_, words, code) => {
  const office = await officeOf2026();
  await office.done('unit', 'add', 'TH01', '--name', 'Thôn Một', '--from', '1/10/2026');
  const refused = await office.kpi('remark', ...words);
  expect([refused.code, refused.stdout]).toEqual([code, '']);
  expect(refused.stderr).not.toBe('');
  expect(remarksOf(office)).toEqual([]);
});
