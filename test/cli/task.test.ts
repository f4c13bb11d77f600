/** `kpi task list`: the plan's tasks, and how they stand by the units' reports (DESIGN 5). */
import { expect, test } from 'vitest';
import type { Fresh, TaskReport } from '../../src/domain/submission.ts';
import { screenWidth } from '../../src/render/table.ts';
import { openStore } from '../../src/store/store.ts';
import { signed } from '../support/data-file.ts';
import { quarter } from '../support/plan-builder.ts';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

const Q3 = quarter('2026Q3');

/** As a form brings them in. */
function reported(office: Office, ...reports: Omit<Fresh<TaskReport>, 'quarter'>[]): void {
  const store = openStore(office.path('kpi.db'), 'write');
  store.write(signed({ command: 'import' }), (writer) => {
    const file = writer.file({ name: 'bieu-mau.xlsx', sha256: 'cd'.repeat(32), size: 1 }, null);
    for (const report of reports) writer.taskReport({ ...report, quarter: Q3 }, null, file);
  });
  store.close();
}

async function withReports(): Promise<Office> {
  const office = await officeOf2026();
  reported(
    office,
    { unit: 'CAX', task: 'III.8.1', state: 'done', result: null },
    { unit: 'VHXH', task: 'III.8.1', state: null, result: 'đang chờ\nkinh phí\u001b[2J' },
    { unit: 'VHXH', task: 'III.1.1', state: 'in_progress', result: 'kiểm tra 2/5 thôn' },
    { unit: 'VPDU', task: 'III.1.3', state: 'paused', result: 'chờ hướng dẫn' },
  );
  return office;
}

interface Tasks {
  readonly period: string;
  readonly unit: string | null;
  readonly tasks: readonly {
    readonly code: string;
    readonly unit: string | null;
    readonly state: string | null;
    readonly result: string | null;
    readonly reports: readonly { readonly unit: string; readonly state: string | null }[];
  }[];
}

const tasksOf = async (office: Office, ...words: string[]): Promise<Tasks> =>
  (await office.done('task', 'list', ...words, '--json')).json() as Tasks;
const task = ({ tasks }: Tasks, code: string): Tasks['tasks'][number] | undefined =>
  tasks.find((each) => each.code === code);

test('all tasks in the plan’s order, with their units and due words', async () => {
  const office = await withReports();
  const all = await tasksOf(office);
  expect([all.period, all.unit, all.tasks.length]).toEqual(['2026Q3', null, 26]);
  expect(all.tasks.map(({ code }) => code).slice(0, 5)).toEqual([
    'III.1.1',
    'III.1.2',
    'III.1.3',
    'III.1.4',
    'III.2.1',
  ]);
  expect(task(all, 'III.8.4')).toMatchObject({ unit: null, due: 'Trước ngày 20 hằng quý', with: [] });
  const { stdout } = await office.done('nhiem-vu', 'danh-sach');
  for (const part of [
    'Nhiệm vụ, quý III/2026',
    '15/06/2026',
    'III.1.3 · VHXH (Phòng Văn hóa - Xã hội) · phối hợp: VPDU, VP · thời hạn:',
    'III.8.4 · mọi đơn vị · thời hạn: Trước ngày 20 hằng quý',
    'Tình trạng tính đến ngày 16/09/2026',
    '● quý III/2026: Chưa triển khai (chưa đến hạn) (hạn 19/09/2026)',
    '26 nhiệm vụ: hoàn thành 0',
  ])
    expect(stdout).toContain(part);
});

test('state and result of the unit whose task it is; all reports of a task for everybody', async () => {
  const office = await withReports();
  const all = await tasksOf(office);
  expect(task(all, 'III.1.1')).toMatchObject({ state: 'in_progress', result: 'kiểm tra 2/5 thôn' });
  expect(task(all, 'III.1.3')).toMatchObject({
    state: 'not_started',
    timeliness: 'no_deadline',
    reports: [{ unit: 'VPDU', state: 'paused', file: 'bieu-mau.xlsx', by: 'lan' }],
  });
  expect(task(all, 'III.8.1')).toMatchObject({
    state: 'not_started',
    reports: [
      { unit: 'VHXH', state: null },
      { unit: 'CAX', state: 'done' },
    ],
  });
  const { stdout } = await office.done('task', 'list');
  for (const part of [
    '→ VHXH: Đang thực hiện – kiểm tra 2/5 thôn',
    '→ VPDU: Tạm dừng – chờ hướng dẫn',
    '→ VHXH: Chưa nêu tình trạng – đang chờ\n    kinh phí\\u001b[2J\n  → CAX: Hoàn thành\n',
  ])
    expect(stdout).toContain(part);
  expect(stdout).not.toContain('\u001b');
});

test('one unit: its tasks, those of everybody and those it has a part in, with its own reports only', async () => {
  const office = await withReports();
  const found = await tasksOf(office, '--unit', 'văn phòng đảng ủy');
  expect(found.unit).toBe('VPDU');
  expect(found.tasks.map(({ code }) => code)).toEqual([
    'III.1.3',
    'III.7.1',
    'III.8.1',
    'III.8.2',
    'III.8.3',
    'III.8.4',
  ]);
  expect(found.tasks.flatMap(({ reports }) => reports.map(({ unit }) => unit))).toEqual(['VPDU']);
});

test('another quarter has its own reports', async () => {
  const office = await withReports();
  const { tasks, period } = await tasksOf(office, '--period', 'q2');
  expect([period, tasks.length, tasks.flatMap(({ reports }) => reports)]).toEqual(['2026Q2', 26, []]);
});

test('in English, within 80 columns', async () => {
  const office = await withReports();
  const { stdout } = await office.done('task', 'list', '--lang', 'en');
  for (const part of ['Tasks, Q3/2026', 'all units', 'VPDU: paused', 'not started (not due yet)'])
    expect(stdout).toContain(part);
  expect(stdout).not.toMatch(/thời hạn:|phối hợp:|Tạm dừng|Chưa triển khai/u);
  expect(stdout.split('\n').filter((line) => screenWidth(line) > 80)).toEqual([]);
});

test('a plan without tasks has no lines', async () => {
  const office = await officeOfCases();
  expect((await office.done('task', 'list')).stdout).toContain('Không có dòng nào.');
  expect((await tasksOf(office)).tasks).toEqual([]);
});

test.each([
  ['a unit that is unknown', ['list', '--unit', 'khong-co-that'], 4],
  ['a period that cannot be read', ['list', '--period', 'xyz'], 2],
  ['a state that is none', ['list', '--state', 'nhanh'], 2],
  ['a source that is none', ['list', '--source', 'XYZ'], 2],
  ['no subcommand', [], 2],
  ['another subcommand', ['xoa'], 2],
])('%s is refused', async (_, words, code) => {
  const office = await officeOf2026();
  expect((await office.kpi('task', ...words)).code).toBe(code);
});
