/** `kpi receive`: a unit's report came in, or is sent back to be put right (DESIGN 5). The last day is 19 September. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { screenWidth } from '../../src/render/table.ts';
import { inStore } from '../support/import-office.ts';
import { quarter } from '../support/plan-builder.ts';
import { officeOf2026, type Office, type Outcome } from '../support/run-cli.ts';
import { ReadBook } from '../support/xlsx-read.ts';

/** Two days after the last day for the third quarter. */
const LATE = { now: '2026-09-21T09:00:00+07:00' };
const Q3 = ['--period', '3'];

async function office(): Promise<Office> {
  return officeOf2026(LATE);
}

/** KT's figures of the third quarter, all eight. */
async function withAllOfKt(kt: Office): Promise<void> {
  for (const code of ['thiet-bi', 'chu-ky-so', 'ho-so-dien-tu', 'ky-so-cong-vu', 'xu-ly-toan-trinh'])
    await kt.done('record', code, 'KT', '9/10', ...Q3);
  for (const code of ['ky-nang-so', 'nhiem-vu-khcn'])
    await kt.done('record', code, 'KT', 'khong-phat-sinh', ...Q3);
  await kt.done('record', 'ngan-sach-khoa-hoc', 'KT', 'dang-thuc-hien', ...Q3);
}

interface Entry {
  readonly unit: string;
  readonly state: string;
  readonly received: string | null;
  readonly returned: { readonly on: string; readonly reason: string } | null;
  readonly daysLate: number;
  readonly missing: readonly string[];
}

async function disciplineOf(from: Office, unit: string): Promise<Entry> {
  const { units } = (await from.done('missing', ...Q3, '--json')).json() as { units: Entry[] };
  const entry = units.find((each) => each.unit === unit);
  if (entry === undefined) throw new Error(`${unit} owes nothing`);
  return entry;
}

const submissionsOf = (from: Office): string[] =>
  inStore(from, (store) =>
    store.words(quarter('2026Q3')).submissions.map(({ unit, state, on }) => `${unit} ${state} ${on}`),
  );

const flat = ({ stdout }: Outcome): string => stdout.replace(/\s+/gu, ' ');

test('says whose report, of which quarter with its dates, and when it counts', async () => {
  const kt = await office();
  const outcome = await kt.done('nhan', 'phòng kinh tế', '--ky', '3', '--ngay', '18/9/2026');
  for (const part of [
    'KT – Phòng Kinh tế, quý III/2026 (15/06/2026 – 14/09/2026)',
    'chưa nhận → nhận ngày 18/09/2026',
    'đúng hạn',
    'Lan',
    '7/7',
  ])
    expect(flat(outcome)).toContain(part);
  expect(outcome.stderr).toContain(kt.path('kpi.db'));
});

test('today by itself, with the days late', async () => {
  const kt = await office();
  const late = await kt.done('receive', 'KT', ...Q3, '--lang', 'en');
  expect(flat(late)).toContain('not received → received on 21/09/2026');
  expect(flat(late)).toContain('2 days late');
  expect(late.stdout).not.toContain('nhận');
});

test('the quarter being collected by itself', async () => {
  const kt = await office();
  expect((await kt.done('receive', 'KT', '--json')).json()).toMatchObject({
    unit: 'KT',
    period: '2026Q4',
    window: { from: '2026-09-15', to: '2026-12-14', due: '2026-12-19' },
    daysLate: 0,
  });
});

test('the JSON tells old and new, the day that counts and the discipline', async () => {
  const kt = await office();
  await kt.done('receive', 'KT', ...Q3, '--on', '2026-09-20');
  expect((await kt.done('receive', 'KT', ...Q3, '--on', '2026-09-18', '--json')).json()).toEqual({
    unit: 'KT',
    period: '2026Q3',
    window: { from: '2026-06-15', to: '2026-09-14', due: '2026-09-19' },
    changed: true,
    old: { state: 'received', on: '2026-09-20', reason: null },
    new: { state: 'received', on: '2026-09-18', reason: null },
    received: '2026-09-18',
    daysLate: 0,
    by: 'Lan',
    discipline: await disciplineOf(kt, 'KT'),
  });
});

test('again on the same day nothing changes, and it says so', async () => {
  const kt = await office();
  await kt.done('receive', 'KT', ...Q3, '--on', '18/9/2026');
  const again = await kt.done('receive', 'KT', ...Q3, '--on', '18/9/2026');
  expect(again.stdout).toContain('Không thay đổi');
  expect((await kt.done('receive', 'KT', ...Q3, '--on', '18/9/2026', '--json')).json()).toMatchObject({
    changed: false,
    by: null,
  });
  expect(submissionsOf(kt)).toEqual(['KT received 2026-09-18']);
});

test('figures typed late from a paper that came in time are on time', async () => {
  const kt = await office();
  await withAllOfKt(kt);
  expect(await disciplineOf(kt, 'KT')).toMatchObject({ state: 'late', daysLate: 2, received: null });
  await kt.done('receive', 'KT', ...Q3, '--on', '19/9/2026');
  expect(await disciplineOf(kt, 'KT')).toMatchObject({
    state: 'on_time',
    daysLate: 0,
    received: '2026-09-19',
    returned: null,
  });
});

test('a paper with blanks stays incomplete', async () => {
  const kt = await office();
  await kt.done('receive', 'KT', ...Q3, '--on', '18/9/2026');
  expect(await disciplineOf(kt, 'KT')).toMatchObject({ state: 'partial', daysLate: 2 });
});

describe('sent back', () => {
  async function sentBack(): Promise<Office> {
    const kt = await office();
    await withAllOfKt(kt);
    await kt.done('receive', 'KT', ...Q3, '--on', '18/9/2026');
    await kt.done(
      'nhan',
      'KT',
      '--ky',
      '3',
      '--tra-lai',
      '--ly-do',
      'thiếu chữ ký\u001b[2J',
      '--ngay',
      '20/9/2026',
    );
    return kt;
  }

  it('says so, with the reason', async () => {
    const kt = await sentBack();
    const outcome = await kt.done('receive', 'KT', ...Q3, '--return', '--reason', 'sai số', '--lang', 'en');
    for (const part of ['sent back on 20/09/2026 → sent back on 21/09/2026', 'Reason: sai số'])
      expect(flat(outcome)).toContain(part);
    const same = await kt.done('receive', 'KT', ...Q3, '--return', '--reason', 'sai số');
    expect(same.stdout).toContain('Không thay đổi');
  });

  it('counts as not in wherever it is shown', async () => {
    const kt = await sentBack();
    expect(await disciplineOf(kt, 'KT')).toMatchObject({
      state: 'returned',
      missing: [],
      received: null,
      returned: { on: '2026-09-20', reason: 'thiếu chữ ký\u001b[2J' },
      daysLate: 2,
    });
    const missing = await kt.done('missing', ...Q3);
    for (const part of ['Đã trả lại', 'Trả lại ngày 20/09/2026: thiếu chữ ký', '9/9 đơn vị'])
      expect(flat(missing)).toContain(part);
    expect(missing.stdout).not.toContain('\u001b');
    expect(missing.stdout.split('\n').filter((line) => screenWidth(line) > 80)).toEqual([]);
    expect((await kt.done('missing', ...Q3, '--lang', 'en')).stdout).toContain('Sent back on 20/09/2026');
    expect(flat(await kt.done()).replaceAll('\u00a0', ' ')).toContain('KT (đã trả lại)');
    const report = (await kt.done('report', ...Q3, '--json')).json() as { file: string; unitsOwing: number };
    expect(report.unitsOwing).toBe(9);
    const book = new ReadBook(readFileSync(report.file));
    expect(book.words('discipline')).toContain('Đã trả lại ngày 20/9/2026, chờ chỉnh lý');
    expect(book.value('discipline', 'A3')).toContain('đã trả lại, chờ chỉnh lý: 1');
    const exported = await kt.kpi('export', ...Q3, '--out', '.', '--force', '--require-complete', '--json');
    expect(exported.code).toBe(7);
    expect((exported.json() as { unitsOwing: string[] }).unitsOwing).toContain('KT');
  });

  it('the workbook reads the same days later', async () => {
    const kt = await sentBack();
    await kt.done('report', ...Q3);
    const later = await kt.at({ now: '2026-10-05T09:00:00+07:00' }, 'report', ...Q3, '--json');
    expect(later.json()).toMatchObject({ written: 'unchanged' });
  });

  it('until it comes in again, from when on it counts', async () => {
    const kt = await sentBack();
    await kt.done('receive', 'KT', ...Q3, '--on', '21/9/2026');
    expect(await disciplineOf(kt, 'KT')).toMatchObject({
      state: 'late',
      received: '2026-09-21',
      returned: null,
      daysLate: 2,
    });
  });

  it('also what was only typed', async () => {
    const kt = await office();
    await kt.done('record', 'thiet-bi', 'CAX', '1/2', ...Q3);
    await kt.done('receive', 'CAX', ...Q3, '--return', '--reason', 'sai số');
    expect(await disciplineOf(kt, 'CAX')).toMatchObject({ state: 'returned' });
  });
});

describe('refused, and nothing is written', () => {
  it.each<[string, string[], number, string]>([
    ['a day after today', ['KT', '--on', '22/9/2026'], 2, 'E218'],
    ['a day before the quarter', ['KT', '--on', '14/6/2026'], 2, 'từ 15/06/2026'],
    ['no day', ['KT', '--on', '31/9/2026'], 2, 'E212'],
    ['a return without a reason', ['PVHCC', '--return'], 2, '--reason'],
    ['a return with a blank reason', ['PVHCC', '--return', '--reason', ' '], 2, '--reason'],
    ['a return of what never came', ['KT', '--return', '--reason', 'x'], 3, 'E348'],
    [
      'a return before it came',
      ['PVHCC', '--return', '--reason', 'x', '--on', '17/9/2026'],
      2,
      'từ 18/09/2026',
    ],
    ['a unit that is unknown', ['Phòng Không Có'], 4, 'E401'],
    ['a name of several units', ['phòng'], 4, 'E402'],
    ['a unit before its days', ['TH01'], 3, 'E312'],
    ['several quarters', ['KT', '--period', '2026'], 2, 'E210'],
    ['no unit', [], 2, 'E203'],
  ])('%s', async (_, words, code, part) => {
    const kt = await office();
    await kt.done('unit', 'add', 'TH01', '--name', 'Thôn Một', '--from', '1/10/2026');
    await kt.done('receive', 'PVHCC', ...Q3, '--on', '18/9/2026');
    const refused = await kt.kpi('receive', ...(words.includes('--period') ? [] : Q3), ...words);
    expect([refused.code, refused.stdout]).toEqual([code, '']);
    expect(refused.stderr).toContain(part);
    expect(submissionsOf(kt)).toEqual(['PVHCC received 2026-09-18']);
  });

  it('what was sent back does not come in again before that', async () => {
    const kt = await office();
    await kt.done('receive', 'KT', ...Q3, '--on', '17/9/2026');
    await kt.done('receive', 'KT', ...Q3, '--return', '--reason', 'x', '--on', '20/9/2026');
    expect((await kt.kpi('receive', 'KT', ...Q3, '--on', '19/9/2026')).code).toBe(2);
    expect(await disciplineOf(kt, 'KT')).toMatchObject({ state: 'returned' });
  });
});

test('who and why stand in the ledger, which stays whole', async () => {
  const kt = await office();
  await kt.done('receive', 'KT', ...Q3, '--as', 'Hoa');
  await kt.done('receive', 'KT', ...Q3, '--return', '--reason', 'thiếu biểu');
  const kept = inStore(kt, (store) => store.words(quarter('2026Q3')).submissions);
  expect(kept.map(({ by, reason }) => [by, reason])).toEqual([
    ['Hoa', null],
    ['Lan', 'thiếu biểu'],
  ]);
  expect((await kt.kpi('doctor')).code).toBe(0);
});
