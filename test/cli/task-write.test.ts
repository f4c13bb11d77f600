/** Tasks are added, changed, done, paused and dropped; each state and timeliness on a given day (issue 5, 1 and 3). */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { openFor } from '../support/data-file.ts';
import { officeOf2026, type Office, type Outcome } from '../support/run-cli.ts';

const add = (office: Office, code: string, due: string, ...more: string[]): Promise<Outcome> =>
  office.done('task', 'add', code, '--content', `Việc ${code}`, '--lead', 'VHXH', '--due', due, ...more);

interface Listed {
  readonly tasks: readonly { readonly code: string; readonly [fact: string]: unknown }[];
  readonly summary: Readonly<Record<string, number>>;
}

const listAt = async (office: Office, now: string, ...words: string[]): Promise<Listed> =>
  (await office.at({ now }, 'task', 'list', '--json', ...words)).json() as Listed;

const standAt = async (office: Office, now: string, code = 'A'): Promise<unknown> => {
  const task = (await listAt(office, now)).tasks.find((each) => each.code === code);
  return task === undefined ? null : [task.state, task.timeliness, task.daysLate];
};

it('never takes a day that no calendar has for no deadline', async () => {
  const { code, stderr } = await (
    await officeOf2026()
  ).kpi('task', 'add', 'A', '--content', 'Việc', '--due', '31/9/2026');
  expect([code, stderr]).toEqual([2, expect.stringContaining('E212')]);
});

test('a task is added with what is known, and told fact by fact', async () => {
  const office = await officeOf2026();
  const { stdout } = await office.done(
    ...[
      'task',
      'add',
      'NV1',
      '--noi-dung',
      'Rà soát hạ tầng',
      '--chu-tri',
      'kinh tế',
      '--phoi-hop',
      'CAX,VP',
    ],
    ...[
      '--han',
      'Quý III/2026',
      '--san-pham',
      'Báo cáo',
      '--leader',
      'Phó Chủ tịch',
      '--authority',
      'UBND xã',
    ],
    ...['--nguon', 'tinh', '--field', 'Chuyển đổi số', '--group', 'II. Hạ tầng', '--basis', 'KH 17'],
  );
  for (const line of [
    'Đã thêm nhiệm vụ NV1',
    'Chủ trì: — → KT',
    'Phối hợp: — → CAX, VP',
    'Ngày giao: — → 16/09/2026',
  ])
    expect(stdout).toContain(line);
  const shown = (await office.done('nhiem-vu', 'xem', 'rà soát hạ tầng')).stdout;
  for (const line of [
    'NV1 – Rà soát hạ tầng',
    'Chủ trì: KT (Phòng Kinh tế)',
    'Thời hạn: Quý III/2026 (hạn 30/09/2026)',
    'Nguồn giao: TINH (cấp tỉnh)',
    'Đủ 6 rõ.',
    '● Chưa triển khai (chưa đến hạn) (hạn 30/09/2026)',
  ])
    expect(shown).toContain(line);
  expect(openFor(office.path('kpi.db'), 'read').health().planAltered).toBe(false);
});

test('it is changed old → new; the same again changes nothing; a fact is taken away by an empty text', async () => {
  const office = await officeOf2026();
  await add(office, 'A', 'Quý III/2026', '--product', 'Báo cáo');
  const { stdout } = await office.done('task', 'edit', 'A', '--due', 'Quý IV/2026', '--lead', '');
  expect(stdout).toContain('Thời hạn: Quý III/2026 → Quý IV/2026');
  expect(stdout).toContain('Chủ trì: VHXH → —');
  expect((await office.done('task', 'edit', 'A', '--due', 'Quý IV/2026')).stdout).toContain(
    'Không có gì thay đổi',
  );
  await office.done('task', 'edit', 'A', '--product', '');
  const task = (await office.done('task', 'show', 'A', '--json')).json();
  expect(task).toMatchObject({ unit: null, deadline: { day: '2026-12-31' } });
  expect(task).not.toHaveProperty('product');
});

test('a deadline that no day can be read from is told and kept in words', async () => {
  const office = await officeOf2026();
  const { stderr } = await add(office, 'A', 'Sau khi có hướng dẫn');
  expect(stderr).toContain('không đọc được thành ngày');
  expect(await standAt(office, '2027-01-01T00:00')).toEqual(['not_started', 'no_deadline', 0]);
});

test('tasks added later travel with the exported plan', async () => {
  const office = await officeOf2026();
  await add(office, 'A', 'Hằng quý', '--source', 'TW', '--kind', 'khcn', '--product', 'Báo cáo');
  await office.done('plan', 'export', '--out', 'ke-hoach.json');
  await office.done('init', '--plan', 'ke-hoach.json', '--db', 'khac.db');
  const [here, there] = [
    await office.done('task', 'show', 'A', '--json'),
    await office.done('task', 'show', 'A', '--json', '--db', 'khac.db'),
  ];
  expect(there.json()).toEqual(here.json());
});

describe('on the last day and after it (issue 5, shown when 3)', () => {
  it('at 23:59 of 19/9 it is in time, at 0:00 of 20/9 late, however the instant is written', async () => {
    const office = await officeOf2026();
    await add(office, 'A', 'Trước ngày 20/9/2026');
    expect(await standAt(office, '2026-09-19T23:59:59+07:00')).toEqual(['not_started', 'on_time', 0]);
    expect(await standAt(office, '2026-09-19T16:59:59Z')).toEqual(['not_started', 'on_time', 0]);
    expect(await standAt(office, '2026-09-20T00:00:00+07:00')).toEqual(['not_started', 'late', 1]);
    expect(await standAt(office, '2026-09-19T17:00:00Z')).toEqual(['not_started', 'late', 1]);
  });

  it.each(['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Kiritimati'])(
    'whatever the zone of the machine: %s',
    async (zone) => {
      const office = await officeOf2026();
      await add(office, 'A', 'Trước ngày 20/9/2026');
      const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
      const doneAt = (now: string): unknown => {
        const words = ['task', 'done', 'A', '--json', '--reason', 'thử', '--db', office.path('kpi.db')];
        const child = spawnSync(process.execPath, [main, ...words], {
          env: { ...process.env, TZ: zone, KPI_NOW: now, KPI_USER: 'Lan' },
          encoding: 'utf8',
        });
        return (JSON.parse(child.stdout) as { new: { on: string; timeliness: string } }).new;
      };
      expect(doneAt('2026-09-19T23:59:00+07:00')).toMatchObject({ on: '2026-09-19', timeliness: 'on_time' });
      await office.done('task', 'progress', 'A', '--state', 'dang-thuc-hien', '--reason', 'thử');
      expect(doneAt('2026-09-20T00:00:00+07:00')).toMatchObject({ on: '2026-09-20', timeliness: 'late' });
    },
  );
});

test('a task that is due once, from not started to done, seen on each day', async () => {
  const office = await officeOf2026();
  await add(office, 'A', '15/9/2026', '--from', '1/8/2026');
  const told = await office.done(
    'task',
    'progress',
    'A',
    '--percent',
    '40%',
    '--on',
    '10/9/2026',
    '--note',
    'Đã khảo sát',
  );
  expect(told.stdout).toContain('Chưa triển khai (quá hạn) → Đang thực hiện quá hạn');
  expect(told.stdout).toContain('40%');
  const done = await office.done('task', 'done', 'A', '--on', '14/9/2026', '--document', '12/BC-UBND');
  expect(done.stdout).toContain('Đang thực hiện quá hạn → Hoàn thành đúng hạn');
  expect(await standAt(office, '2026-09-09T08:00')).toEqual(['not_started', 'on_time', 0]);
  expect(await standAt(office, '2026-09-13T08:00')).toEqual(['in_progress', 'on_time', 0]);
  expect(await standAt(office, '2026-09-20T08:00')).toEqual(['done', 'on_time', 0]);
  expect((await office.done('task', 'done', 'A')).stdout).toContain('Không có gì thay đổi');
});

test('what is settled is changed with a reason only, and the ledger keeps both', async () => {
  const office = await officeOf2026();
  await add(office, 'A', '15/9/2026');
  await office.done('task', 'done', 'A', '--on', '16/9/2026');
  expect((await office.kpi('task', 'done', 'A', '--on', '14/9/2026')).code).toBe(3);
  expect((await office.kpi('task', 'progress', 'A', '--state', 'dang-thuc-hien')).code).toBe(3);
  expect(await standAt(office, '2026-09-16T10:00')).toEqual(['done', 'late', 1]);
  await office.done('task', 'done', 'A', '--on', '14/9/2026', '--ly-do', 'ghi nhầm ngày');
  expect(await standAt(office, '2026-09-16T10:00')).toEqual(['done', 'on_time', 0]);
  const shown = (await office.done('task', 'show', 'A')).stdout;
  expect(shown).toContain('Hoàn thành, từ ngày 16/09/2026');
  expect(shown).toContain('(ghi nhầm ngày)');
});

test('paused and dropped need a reason and are never late; work takes it up again', async () => {
  const office = await officeOf2026();
  await add(office, 'A', '15/9/2026');
  for (const word of ['pause', 'drop']) expect((await office.kpi('task', word, 'A')).code).toBe(2);
  expect((await office.kpi('task', 'progress', 'A', '--state', 'huy')).code).toBe(2);
  await office.done('task', 'pause', 'A', '--reason', 'chờ kinh phí');
  expect(await standAt(office, '2026-12-01T08:00')).toEqual(['paused', null, 0]);
  await office.done('task', 'progress', 'A', '--percent', '10', '--state', 'in-progress');
  expect(await standAt(office, '2026-09-16T10:00')).toEqual(['in_progress', 'late', 1]);
  await office.done('nhiem-vu', 'huy', 'A', '--reason', 'không còn phù hợp');
  expect((await listAt(office, '2026-12-01T08:00', '--overdue')).tasks.map(({ code }) => code)).not.toContain(
    'A',
  );
});

describe('a recurring task', () => {
  it('is done occurrence by occurrence, and tells which are still overdue', async () => {
    const office = await officeOf2026();
    await add(office, 'A', 'Trước ngày 20 hằng quý', '--from', '1/1/2026');
    const done = await office.done('task', 'done', 'A');
    expect(done.stdout).toContain('quý III/2026: Hoàn thành đúng hạn');
    expect(done.stderr).toContain('Còn quá hạn: quý I/2026, quý II/2026');
    await office.done('task', 'done', 'A', '--ky', 'quý II', '--on', '25/6/2026');
    const { tasks } = await listAt(office, '2026-09-16T10:00');
    expect(tasks.find(({ code }) => code === 'A')).toMatchObject({
      occurrence: '2026Q3',
      state: 'done',
      occurrences: [
        { occurrence: '2026Q1', due: '2026-03-19', state: 'not_started', timeliness: 'late', overdue: true },
        { occurrence: '2026Q2', due: '2026-06-19', state: 'done', timeliness: 'late', daysLate: 6 },
        { occurrence: '2026Q3', due: '2026-09-19', state: 'done', timeliness: 'on_time' },
      ],
    });
  });

  it('refuses a stretch that it does not have', async () => {
    const office = await officeOf2026();
    await add(office, 'A', 'Hằng tháng', '--from', '1/7/2026');
    expect((await office.kpi('task', 'done', 'A', '--period', 'tháng 6')).code).toBe(2);
    expect(
      (await office.done('task', 'done', 'A', '--period', 'tháng 7', '--on', '30/7/2026')).stdout,
    ).toContain('tháng 7/2026: Hoàn thành đúng hạn');
  });

  it('paused as a whole, owes nothing until it is taken up again', async () => {
    const office = await officeOf2026();
    await add(office, 'A', 'Hằng tháng', '--from', '1/9/2026');
    await office.done('task', 'pause', 'A', '--reason', 'chờ');
    expect(await standAt(office, '2026-11-15T08:00')).toEqual(['paused', null, 0]);
    await office.at({ now: '2026-11-15T08:00' }, 'task', 'progress', 'A', '--state', 'dang-thuc-hien');
    expect(await standAt(office, '2026-12-15T08:00')).toEqual(['not_started', 'on_time', 0]);
  });
});

describe('the list', () => {
  async function several(): Promise<Office> {
    const office = await officeOf2026();
    await add(office, 'A', '1/9/2026', '--source', 'TW');
    await add(office, 'B', 'Quý IV/2026', '--source', 'TINH');
    await office.done('task', 'add', 'C', '--content', 'Việc C', '--lead', 'KT', '--due', '20/8/2026');
    await office.done('task', 'done', 'C', '--on', '19/8/2026');
    return office;
  }
  it.each([
    [['--source', 'tw'], ['A']],
    [['--overdue'], ['III.8.4', 'A']],
    [['--state', 'xong'], ['C']],
    [['--unit', 'kinh tế', '--state', 'done'], ['C']],
    [['--period', 'q4', '--source', 'TINH'], ['B']],
    [['--period', 'q3', '--source', 'TINH'], []],
  ])('with %o has %o', async (words, codes) => {
    const { tasks } = await listAt(await several(), '2026-09-16T10:00', ...words);
    expect(tasks.map(({ code }) => code)).toEqual(codes);
  });

  it('counts states and timeliness', async () => {
    expect((await listAt(await several(), '2026-09-16T10:00')).summary).toEqual({
      total: 29,
      done: 1,
      doneLate: 0,
      open: 28,
      overdue: 2,
      rest: 0,
    });
  });
});

test('6 rõ: what is missing is listed, and a script sees it', async () => {
  const office = await officeOf2026();
  await add(office, 'A', 'Hằng quý', '--source', 'TW', '--leader', 'Chủ tịch', '--product', 'Báo cáo');
  const { code, stdout } = await office.kpi('nhiem-vu', 'kiem-tra', '--source', 'TW');
  expect([code, stdout]).toEqual([7, '1/1 nhiệm vụ chưa đủ 6 rõ.\n  A: rõ thẩm quyền\n']);
  await office.done('task', 'edit', 'A', '--authority', 'UBND xã');
  expect((await office.kpi('task', 'check', '--source', 'TW')).code).toBe(0);
});

test.each([
  ['a day ahead', ['done', 'A', '--on', '17/9/2026'], 2],
  ['more than all', ['progress', 'A', '--percent', '101'], 2],
  ['nothing', ['progress', 'A'], 2],
  ['nothing to change', ['edit', 'A'], 2],
  ['a unit that is not there', ['edit', 'A', '--lead', 'phòng xây dựng'], 4],
  ['a code that is there', ['add', 'A', '--content', 'x'], 3],
  ['no content', ['add', 'B'], 2],
  ['an empty content', ['edit', 'A', '--content', ' '], 2],
  ['a content that no plan file could hold', ['edit', 'A', '--content', 'x'.repeat(4001)], 2],
  ['another kind', ['edit', 'A', '--kind', 'lạ'], 2],
])('%s is refused', async (_, words, code) => {
  const office = await officeOf2026();
  await add(office, 'A', '15/9/2026');
  const before = (await office.done('task', 'show', 'A', '--json')).stdout;
  expect((await office.kpi('task', ...words)).code).toBe(code);
  expect((await office.done('task', 'show', 'A', '--json')).stdout).toBe(before);
});

test('in English nothing is left in Vietnamese but names', async () => {
  const office = await officeOf2026();
  await add(office, 'A', '15/9/2026');
  const { stdout } = await office.done('task', 'done', 'A', '--lang', 'en');
  expect(stdout).toContain('not started (overdue) → done late');
  expect((await office.done('task', 'show', 'A', '--lang', 'en')).stdout).toContain('1 day late');
});
