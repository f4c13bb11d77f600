/** Indicators that follow from tasks where there are none, and where a report went out (issue 5, shown when 2). */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { officeOf2026 } from '../support/run-cli.ts';
import { central, rowOf, type Row } from '../support/task-office.ts';

describe('without a task of the kind', () => {
  it('there are no cases, and nobody owes the figure', async () => {
    const office = await officeOf2026();
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual([null, null, 'no_cases']);
    expect(await rowOf(office, 'nhiem-vu-khcn')).toEqual([null, null, 'no_cases']);
    expect(await rowOf(office, 'nhiem-vu-tw', 'q4')).toEqual([null, null, 'no_cases']);
    expect((await office.done('missing')).stdout).not.toContain('nhiem-vu-');
    const { stdout } = await office.done('explain', 'nhiem-vu-tw');
    for (const words of ['Không phát sinh', '(tự tính)', 'Chưa nhập nhiệm vụ nào của Trung ương'])
      expect(stdout).toContain(words);
    // Nothing was recorded: no report is made of it.
    expect((await office.kpi('report', '--period', 'q3')).code).toBe(3);
    expect((await office.kpi('close', 'q3', '--yes')).code).toBe(3);
  });

  it('a figure is typed as ever: no reason, no question, whatever other tasks there are', async () => {
    const office = await officeOf2026();
    await office.done(
      'task',
      'add',
      'X',
      '--content',
      'Việc của tỉnh',
      '--source',
      'TINH',
      '--due',
      '1/9/2026',
    );
    await office.done('record', 'nhiem-vu-tw', 'VHXH', '19/19');
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['19', '19', 'met']);
    const { stdout } = await office.done('explain', 'nhiem-vu-tw');
    expect(stdout).not.toContain('tự tính');
    await office.done('retract', 'nhiem-vu-tw', 'VHXH', '--reason', 'nhầm');
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual([null, null, 'no_cases']);
    // That there are no cases is nothing that can be taken back.
    const again = await office.kpi('retract', 'nhiem-vu-tw', 'VHXH', '--reason', 'nhầm');
    expect([again.code, again.stderr.includes('tự tính')]).toEqual([4, false]);
  });

  it('whoever types cases keeps the tasks elsewhere: from then on the figure is owed as ever', async () => {
    const office = await officeOf2026();
    await office.done('record', 'nhiem-vu-tw', 'VHXH', '4/4', '--period', 'q2');
    expect(await rowOf(office, 'nhiem-vu-tw', 'q1')).toEqual([null, null, 'no_cases']);
    expect(await rowOf(office, 'nhiem-vu-tw', 'q3')).toEqual([null, null, 'no_data']);
    const { stdout } = await office.done('missing', '--period', 'q3');
    expect(stdout).toContain('nhiem-vu-tw');
    expect(stdout).not.toContain('nhiem-vu-khcn');
    // That there were none says nothing of the kind.
    await office.done('record', 'nhiem-vu-khcn', 'KT', 'khong-phat-sinh', '--period', 'q2');
    expect(await rowOf(office, 'nhiem-vu-khcn', 'q3')).toEqual([null, null, 'no_cases']);
  });

  it('forms ask for it all the same, a table brings it in, and a total since the year began may rise', async () => {
    const office = await officeOf2026();
    expect((await office.done('form', 'VHXH', '--json')).stdout).toContain('nhiem-vu-tw');
    writeFileSync(
      office.path('a.csv'),
      'unit;indicator;period;numerator;denominator\nVHXH;nhiem-vu-tw;2026Q2;4;4\nVHXH;nhiem-vu-tw;2026Q3;5;5\n',
    );
    const { json } = await office.done('import', 'a.csv', '--json');
    expect(json()).toMatchObject({ files: [{ new: 2, changed: 0, errors: [] }] });
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['5', '5', 'met']);
  });

  it('the report prints what the screen says', async () => {
    const office = await officeOf2026();
    await office.done('record', 'phu-song-5g', 'VHXH', '63,5', '--period', 'q3');
    await office.done('report', '--period', 'q3', '--out', 'q3.xlsx');
    const seen = (await office.done('inspect', 'q3.xlsx', '--json')).stdout;
    expect(seen).toContain('Tự tính từ nhiệm vụ');
  });
});

test('an issued report keeps what followed from tasks when it was closed; diff tells what follows now', async () => {
  const office = await officeOf2026({ now: '2026-10-05T09:00:00+07:00' });
  await central(office, 'A', 'Trước 10/9/2026', '--from', '1/7/2026');
  await office.done('task', 'tick', 'A', '--on', '9/9/2026');
  await office.done('record', 'phu-song-5g', 'VHXH', '63,5', '--period', 'q3');
  await office.done('close', 'q3', '--yes', '--out', 'v1.xlsx');
  const printed = async (name: string): Promise<string> => {
    await office.done('report', '--period', 'q3', '--format', 'json', '--out', name);
    return readFileSync(office.path(name), 'utf8');
  };
  const before = await printed('a.json');
  const central17 = (JSON.parse(before) as { indicators: Row[] }).indicators.find(
    ({ code }) => code === 'nhiem-vu-tw',
  );
  expect(central17).toMatchObject({ numerator: '1', denominator: '1' });

  const taken = await office.done('task', 'tick', 'A', '--cancel', '--reason', 'ghi nhầm việc');
  expect(taken.stderr).toContain(
    'Lưu ý: Báo cáo quý III/2026 đã phát hành (lần 1) không thay đổi theo. Xem khác biệt: kpi diff 2026Q3',
  );
  expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['0', '1', 'in_progress']);
  expect(await printed('b.json')).toBe(before);
  const { figures } = (await office.done('diff', 'q3', '--json')).json() as { figures: unknown };
  expect(figures).toMatchObject([
    { indicator: 'nhiem-vu-tw', kind: 'changed', oldNumerator: '1', newNumerator: '0', by: null, at: null },
  ]);
  expect((await office.done('diff', 'q3')).stdout).toContain('nhiem-vu-tw');
});

test('that an issued report stays is told of what it concerns, and of nothing else', async () => {
  const office = await officeOf2026({ now: '2026-10-05T09:00:00+07:00' });
  const add = (code: string, ...more: string[]) =>
    office.done(
      'task',
      'add',
      code,
      '--content',
      `Việc ${code}`,
      '--lead',
      'VHXH',
      '--from',
      '1/7/2026',
      ...more,
    );
  await add('A', '--source', 'TW', '--due', '10/9/2026');
  await add('B', '--source', 'TW', '--due', '1/10/2026');
  await add('C', '--kind', 'khcn');
  await office.done('record', 'phu-song-5g', 'VHXH', '63,5', '--period', 'q3');
  await office.done('close', 'q3', '--yes', '--out', 'v1.xlsx');
  const warned = async (...words: string[]): Promise<boolean> =>
    (await office.done('task', ...words)).stderr.includes('kpi diff 2026Q3');
  expect(await warned('tick', 'A', '--on', '9/9/2026')).toBe(true);
  // The same again changes nothing.
  expect(await warned('tick', 'A', '--on', '9/9/2026')).toBe(false);
  expect(await warned('tick', 'B', '--on', '1/10/2026')).toBe(false);
  expect(await warned('step', 'C', 'dat-hang', '--planned', '1/10/2026')).toBe(false);
  expect(await warned('step', 'C', 'dat-hang', '--on', '1/9/2026')).toBe(true);
  const english = await office.done('task', 'step', 'C', 'hop-dong', '--on', '2/9/2026', '--lang', 'en');
  expect(english.stderr).toContain(
    'Please note: The issued report of Q3/2026 (version 1) stays as it was sent',
  );
});
