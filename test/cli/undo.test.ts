/** `kpi undo`: the last action, or one by its number, taken back as a new entry (issue 6). */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Quarter } from '../../src/domain/period.ts';
import { openFor } from '../support/data-file.ts';
import { filledForm } from '../support/import-forms.ts';
import { learned } from '../support/provocation.ts';
import { type Office, officeOf2026, officeOfCases } from '../support/run-cli.ts';
import { numberOf, sound, spaced } from '../support/undo-office.ts';

/** The figures in force of an indicator, by unit. */
async function figuresOf(office: Office, indicator: string): Promise<Record<string, string>> {
  const rows = (await office.done('history', indicator, '--json')).json() as {
    unit: string;
    figure: string;
    state: string;
  }[];
  return Object.fromEntries(
    rows.filter(({ state }) => state === 'current').map(({ unit, figure }) => [unit, figure]),
  );
}

const cases = (): Promise<Office> => officeOfCases();

test('without --yes it is shown and nothing is written', async () => {
  const office = await cases();
  await office.done('record', 'CT03', 'T01', '5', '--period', '1');
  const { code, stderr, stdout } = await office.kpi('undo');
  expect([code, stdout]).toEqual([3, '']);
  expect(spaced(stderr)).toContain(
    'Hoàn tác thao tác 2 (02/04/2025 09:00 Lan kpi record): CT03 – Thu ngân sách, T01 – Thôn Đông Hòa, quý I/2025: 5 triệu đồng → chưa có Lý do được ghi: hoàn tác thao tác số 2',
  );
  expect(stderr).toContain('kpi undo 2 --yes');
  expect(await figuresOf(office, 'CT03')).toEqual({ T01: '5' });
});

test('a correction: the figure before comes back as a new revision, and the indicator is told', async () => {
  const office = await cases();
  await office.done('record', 'CT03', 'T01', '5', '--period', '1', '--note', 'đo', '--source', 'BC 1');
  await office.done('record', 'CT03', 'T01', '7', '--period', '1', '--reason', 'x', '--note', 'đo lại');
  const { stdout, stderr } = await office.done('hoan-tac', '--dong-y', '--ly-do', 'gõ nhầm ô');
  expect(spaced(stdout)).toContain('Đã hoàn tác thao tác 3; ghi thành thao tác 4.');
  expect(spaced(stdout)).toContain('7 triệu đồng → 5 triệu đồng');
  expect(stdout).toContain('1/4 đơn vị đã báo cáo');
  expect(stderr).toContain('kpi undo 4');
  const history = (await office.done('history', 'CT03', '--json')).json();
  expect(history).toMatchObject([
    { figure: '5', state: 'superseded' },
    { figure: '7', state: 'superseded' },
    {
      figure: '5',
      state: 'current',
      note: 'đo',
      source: 'BC 1',
      reason: 'hoàn tác thao tác số 3: gõ nhầm ô',
    },
  ]);
  sound(office);
});

test('a first figure is taken back with its reason; a retraction gives it back as it came in', async () => {
  const office = await cases();
  await office.done('record', 'CT03', 'T01', '5', '--period', '1');
  await office.at(
    { now: '2025-05-20T09:00:00+07:00' },
    'retract',
    'CT03',
    'T01',
    '--reason',
    'x',
    '--period',
    '1',
  );
  await office.at({ now: '2025-05-21T09:00:00+07:00' }, 'undo', '--yes');
  expect(await figuresOf(office, 'CT03')).toEqual({ T01: '5' });
  // It came in on 2 April, and not on the day on which its retraction was taken back.
  const explained = (await office.done('missing', '--period', '1', '--json')).stdout;
  expect(explained).not.toContain('"late"');
  await office.done('undo', '2', '--yes');
  expect((await office.done('history', 'CT03', '--json')).json()).toMatchObject([
    { state: 'retracted' },
    { state: 'retracted', reason: 'hoàn tác thao tác số 2' },
  ]);
  sound(office);
});

test('an import goes as one: figures, and the file stays as evidence and can come in again', async () => {
  const office = await cases();
  await office.done('record', 'CT03', 'T01', '1', '--period', '1');
  const rows = ['T01;CT03;2025Q1;5', 'T02;CT03;2025Q1;6', 'T03;CT05;2025Q1;7'];
  writeFileSync(office.path('q1.csv'), ['unit;indicator;period;value', ...rows, ''].join('\n'));
  await office.done('import', 'q1.csv', '--yes');
  expect((await office.kpi('undo')).stderr).toContain('Tệp nguồn q1.csv vẫn được giữ làm minh chứng.');
  await office.done('undo', '--yes');
  expect([await figuresOf(office, 'CT03'), await figuresOf(office, 'CT05')]).toEqual([{ T01: '1' }, {}]);
  expect((await office.done('evidence', 'list')).stdout).toContain('q1.csv');
  sound(office);
  await office.done('import', 'q1.csv', '--yes');
  expect(await figuresOf(office, 'CT03')).toEqual({ T01: '5', T02: '6' });
  expect(spaced((await office.done('log', '--limit', '1')).stdout)).toContain('Tệp nguồn: q1.csv');
});

test('an undo is taken back by its number, and once only', async () => {
  const office = await cases();
  await office.done('record', 'CT03', 'T01', '5', '--period', '1');
  await office.done('remark', 'T01', '--difficulty', 'Mưa', '--period', '1');
  await office.done('undo', '2', '--yes');
  await office.done('undo', '3', '--yes');
  await office.done('undo', '4', '--yes');
  await office.done('undo', '5', '--yes');
  expect(await figuresOf(office, 'CT03')).toEqual({ T01: '5' });
  const remarks = async (): Promise<unknown> =>
    (await office.done('remark', 'T01', '--period', '1', '--json')).json();
  expect(JSON.stringify(await remarks())).toContain('Mưa');
  expect(await office.kpi('undo', '4', '--yes')).toMatchObject({ code: 3 });
  // What was done again counts again: it is the last action.
  expect(spaced((await office.done('undo', '--yes')).stdout)).toContain('Đã hoàn tác thao tác 3');
  expect(JSON.stringify(await remarks())).not.toContain('Mưa');
  const log = spaced((await office.done('log')).stdout);
  expect(log).toContain('Hoàn tác thao tác 2 ');
  expect(log).toContain('Đã được hoàn tác (thao tác');
  sound(office);
});

test('what was changed since is not passed over: the later action first', async () => {
  const office = await cases();
  await office.done('record', 'CT03', 'T01', '5', '--period', '1');
  await office.done('record', 'CT03', 'T01', '6', '--period', '1', '--yes');
  await office.done('record', 'CT03', 'T02', '1', '--period', '1');
  const refused = await office.kpi('undo', '2', '--yes');
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('kpi undo 3');
  await office.done('undo', '3', '--yes');
  await office.done('undo', '2', '--yes');
  expect(await figuresOf(office, 'CT03')).toEqual({ T02: '1' });
});

test('a closed quarter takes no undo, and closing and reopening are not undone', async () => {
  const office = await cases();
  await office.done('record', 'CT03', 'T01', '5', '--period', '1');
  await office.done('close', '2025Q1', '--yes');
  const last = await office.kpi('undo', '--yes');
  expect([last.code, last.stderr.includes('kpi reopen')]).toEqual([3, true]);
  expect((await office.kpi('undo', '2', '--yes')).stderr).toContain('E350');
  await office.done('reopen', '2025Q1', '--reason', 'x');
  expect((await office.kpi('undo', '--yes')).stderr).toContain('kpi close');
  await office.done('undo', '2', '--yes');
  expect(await figuresOf(office, 'CT03')).toEqual({});
  expect(spaced((await office.done('diff', '2025Q1')).stdout)).toContain('hoàn tác thao tác số 2');
  sound(office);
});

test('receipts', async () => {
  const office = await cases();
  const state = async (): Promise<string> => (await office.done('missing', '--period', '1', '--json')).stdout;
  const empty = await state();
  await office.done('receive', 'T01', '--period', '1');
  const received = await state();
  await office.done('receive', 'T01', '--period', '1', '--return', '--reason', 'thiếu');
  await office.done('undo', '--yes');
  expect(await state()).toBe(received);
  await office.done('undo', '--yes');
  expect(await state()).toBe(empty);
  await office.done('receive', 'T01', '--period', '1');
  expect(await state()).toBe(received);
  sound(office);
});

test('a form with figures, receipt, remarks and the state of tasks goes whole, comes back whole', async () => {
  const office = await officeOf2026();
  const name = await filledForm(office, 'KT', '2026Q3', {
    'I:thiet-bi G': 9,
    'I:thiet-bi H': 10,
    'T:III.3.1 G': 'Đang thực hiện',
    'R:difficulty B': 'Thiếu máy quét',
  });
  const picture = (): unknown => {
    const store = openFor(office.path('kpi.db'), 'read');
    const quarter = store.plan().targets[0]?.from.replace(/Q.$/u, 'Q3') as Quarter;
    const { submissions, remarks, taskReports } = store.words(quarter);
    const told = [
      submissions.map(({ unit, state, on, file }) => [unit, state, on, file?.name]),
      remarks.map(({ unit, kind, text }) => [unit, kind, text]),
      taskReports.map(({ unit, task, state }) => [unit, task, state]),
      store
        .book()
        .ofIndicator('thiet-bi')
        .map(({ unit, figure, origin }) => [unit, figure, origin]),
    ];
    store.close();
    return told;
  };
  const empty = picture();
  await office.done('import', name, '--received', '15/9/2026');
  const filled = picture();
  expect(JSON.stringify(filled)).toMatch(/received.*Thiếu máy quét.*in_progress/u);
  await office.done('undo', '--yes');
  expect(picture()).toEqual(empty);
  sound(office);
  await office.done('undo', (await numberOf(office, 'undo')).toString(), '--yes');
  expect(picture()).toEqual(filled);
  await office.done('undo', '--yes');
  expect(picture()).toEqual(empty);
  // What counts no more does not pass for having come in already.
  await office.done('import', name, '--received', '15/9/2026');
  expect(picture()).toEqual(filled);
  sound(office);
});

test('a form of the province that was learned goes, one that was forgotten comes back', async () => {
  const office = await cases();
  await learned(office);
  const names = async (): Promise<string> => (await office.done('template', 'list')).stdout;
  expect(await names()).toContain('mau');
  await office.done('template', 'forget', 'mau', '--yes');
  const none = await names();
  await office.done('undo', '--yes');
  expect(await names()).toContain('mau');
  await office.done('undo', '--yes');
  expect(await names()).toBe(none);
  await office.done('undo', (await numberOf(office, 'undo')).toString(), '--yes');
  expect((await office.done('template', 'show', 'mau')).stdout).toContain('CT03');
  sound(office);
});

test('as JSON, in English, and without anything to take back', async () => {
  const office = await cases();
  expect((await office.kpi('undo', '--yes')).stderr).toContain('E398');
  await office.done('record', 'CT03', 'T01', '5', '--period', '1');
  expect((await office.done('undo', '--yes', '--json')).json()).toMatchObject({
    undone: 2,
    action: 3,
    reason: 'hoàn tác thao tác số 2',
    changes: [{ kind: 'figure', unit: 'T01', old: { figure: '5' }, new: null }],
    status: { code: 'CT03', reported: 0 },
  });
  const again = await office.done('undo', '3', '--yes', '--lang', 'en');
  expect(again.stdout).toContain('Action 3 is undone; this is action 4.');
  expect(again.stdout + again.stderr).not.toContain('oàn tác');
  expect((await office.kpi('undo', '77', '--yes')).code).toBe(4);
  expect((await office.kpi('undo', 'x', '--yes')).code).toBe(2);
});
