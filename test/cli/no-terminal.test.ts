/** The program as schedulers, pipes and plain shells start it: real processes, and nobody who could answer. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

const KPI = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));
const NOW_OF_2026 = '2026-09-16T09:00:00+07:00';
const NOW_OF_CASES = '2025-04-02T09:00:00+07:00';

/** Runs a line of sh in the office's folder; `kpi` in it is the program. */
function shell(office: Office, line: string, more: Record<string, string> = {}): SpawnSyncReturns<string> {
  const ended = spawnSync('sh', ['-c', `kpi() { "$NODE" "$KPI" "$@"; }\n${line}`], {
    cwd: office.folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: office.folder,
      XDG_CACHE_HOME: office.path('.cache'),
      KPI_USER: 'Lan',
      KPI_NOW: NOW_OF_2026,
      NODE: process.execPath,
      KPI,
      ...more,
    },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  if (ended.error !== undefined) throw ended.error;
  return ended;
}

const shellOfCases = (office: Office, line: string): SpawnSyncReturns<string> =>
  shell(office, line, { KPI_NOW: NOW_OF_CASES });

/** Where a figure written by another process would show: the data file and its journal. */
const dataOf = (office: Office): Buffer[] =>
  ['kpi.db', 'kpi.db-wal']
    .map((name) => office.path(name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path));

interface Recorded {
  readonly unit: string;
  readonly figure: string | null;
}

const history = async (office: Office, indicator: string): Promise<Recorded[]> =>
  (await office.done('history', indicator, '--json')).json() as Recorded[];

function needWhole(office: Office, folder: string): Buffer {
  const [name = '', ...others] = readdirSync(office.path(folder));
  expect(others).toEqual([]);
  const bytes = readFileSync(office.path(`${folder}/${name}`));
  expect(Object.keys(unzipSync(bytes))).toContain('xl/workbook.xml');
  return bytes;
}

describe('C150 question without a terminal', () => {
  const COMMANDS = [
    ['record', '<chỉ-tiêu>'],
    ['record ky-nang-so', '<đơn-vị>'],
    ['record ky-nang-so cax', '<số-liệu>'],
    ['ghi', '<chỉ-tiêu>'],
    ['retract', '<chỉ-tiêu>'],
    ['retract dvc', '<đơn-vị>'],
    ['retract dvc pvhcc', '--reason'],
    ['show', '<chỉ-tiêu>'],
    ['explain', '<chỉ-tiêu>'],
    ['history', '<chỉ-tiêu>'],
    ['export', '--out'],
    ['unit show', '<đơn-vị>'],
    ['unit add', '<mã>'],
    ['unit add T1', '--name'],
    ['unit edit', '<đơn-vị>'],
    ['unit retire', '<đơn-vị>'],
    ['unit merge', '<đơn-vị>'],
    ['indicator show', '<chỉ-tiêu>'],
    ['indicator add', '<mã>'],
    ['indicator edit', '<chỉ-tiêu>'],
    ['indicator retire', '<chỉ-tiêu>'],
    ['target show', '<chỉ-tiêu>'],
    ['target set', '<chỉ-tiêu>'],
    ['target set 5g', '<giá-trị>'],
  ] as const;
  const CLOSED = '<&-';

  test.each(COMMANDS)('kpi %s: names %s at once and writes nothing', async (words, missing) => {
    const office = await officeOf2026();
    await office.done('record', 'dvc', 'pvhcc', '412/530');
    const before = dataOf(office);
    for (const stdin of ['</dev/null', CLOSED]) {
      const { status, stdout, stderr } = shell(office, `kpi ${words} ${stdin}`);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr.split('\n')[0]).toBe(`Lỗi E203: Thiếu ${missing}.`);
    }
    expect(dataOf(office)).toEqual(before);
  });

  test.each([
    ['another figure in its place', 'record dvc pvhcc 415/530', 'E314'],
    ['an unlikely figure', 'record mot-lan pvhcc 40/50', 'E315'],
    ['a falling total', 'record hai-long pvhcc 80/90', 'E313'],
  ])('%s is refused and tells what to add', async (_, words, code) => {
    const office = await officeOf2026();
    await office.done('record', 'dvc', 'pvhcc', '412/530');
    await office.done('record', 'mot-lan', 'pvhcc', '40/60', '--period', 'q2');
    await office.done('record', 'hai-long', 'pvhcc', '90/100', '--period', 'q2');
    const before = dataOf(office);
    for (const stdin of ['</dev/null', CLOSED]) {
      const { status, stderr } = shell(office, `kpi ${words} ${stdin}`);
      expect(status).toBe(3);
      expect(stderr).toContain(code);
      expect(stderr).toContain('--reason');
    }
    expect(dataOf(office)).toEqual(before);
  });
});

test('C153 reader goes away: no stack trace, the first line is right, the data file is fine', async () => {
  const office = await officeOf2026();
  // Enough revisions to fill a pipe, so that the program is still writing when its reader leaves.
  for (let revision = 0; revision < 400; revision++)
    await office.done('record', 'dvc', 'pvhcc', `${revision}/530`, '--yes', '--note', 'ghi chú '.repeat(20));
  const whole = shell(office, 'kpi history dvc').stdout;
  expect(Buffer.byteLength(whole)).toBeGreaterThan(65_536);
  for (let run = 0; run < 10; run++) {
    const { stdout, stderr } = shell(office, '{ kpi history dvc; echo "ended $?" >&2; } | head -1');
    expect(stdout).toBe(whole.slice(0, whole.indexOf('\n') + 1));
    expect(stderr).toMatch(/^ended (0|141)\n$/u);
  }
  expect((await office.done('doctor', '--json')).json()).toMatchObject({ sound: true });
}, 60_000);

describe('C156 negative value on the command line', () => {
  test.each([
    ['kpi record CT03 T01 -5', '-5'],
    ['kpi record CT03 T01 -0,5', '-0.5'],
    ['kpi record CT03 T01 -1.234,5', '-1234.5'],
    ['kpi record --period q1 CT03 T01 -5 --note thử', '-5'],
    ['kpi record CT03 -- T01 -5', '-5'],
    ['kpi record CT03 T01 -- -5', '-5'],
  ])('%s stores %s', async (line, figure) => {
    const office = await officeOfCases();
    expect(shellOfCases(office, line).status).toBe(0);
    expect(await history(office, 'CT03')).toMatchObject([{ unit: 'T01', figure }]);
  });

  test.each([
    'kpi record CT04 T01 --numerator -5 --denominator 10',
    'kpi record CT04 T01 --numerator=-5 --denominator=10',
    'kpi record CT04 T01 --tu-so -5 --mau-so 10',
    'kpi record CT04 T01 -5/10',
    'kpi record CT05 T01 -5',
  ])('%s is refused as a negative count, not as an option', async (line) => {
    const office = await officeOfCases();
    const { status, stderr } = shellOfCases(office, line);
    expect([status, stderr.includes('không nhận số âm (-5)')]).toEqual([3, true]);
    expect([...(await history(office, 'CT04')), ...(await history(office, 'CT05'))]).toEqual([]);
  });
});

test.each([
  ['kpi record CT03 T01 5 --quyy 1', 2, '--quy?'],
  ['kpi record CT03 T01 5 --perid 1', 2, '--period?'],
  ['kpi record CT03 T0l 5', 4, 'T01 (Thôn Đông Hòa)'],
  ['kpi record CT0l T01 5', 4, 'CT01 (Tỷ lệ hộ dùng nước sạch)'],
  ['kpi recrod CT03 T01 5', 2, 'kpi record?'],
])('C157 %s: refused, the nearest name suggested, nothing made', async (line, code, suggested) => {
  const office = await officeOfCases();
  const before = dataOf(office);
  const { status, stderr } = shellOfCases(office, line);
  expect(status).toBe(code);
  expect(stderr).toContain(suggested);
  expect(dataOf(office)).toEqual(before);
});

test.each(['LANG=C LC_ALL=C "$NODE" "$KPI"', 'env -i KPI_DB="$PWD/kpi.db" "$NODE" "$KPI"'])(
  'C159 plain locale, %s: letters are whole on the screen and in the store',
  async (kpi) => {
    const office = await officeOf2026();
    expect(
      shell(office, `${kpi} record 5g vhxh 63,5 --note 'Đường làng' --as 'Nguyễn Thị Lan' --period 2026Q3`),
    ).toMatchObject({ status: 0 });
    expect(await history(office, '5g')).toMatchObject([{ note: 'Đường làng', by: 'Nguyễn Thị Lan' }]);
    expect(shell(office, `${kpi} history 5g`).stdout).toContain('Đường làng');
    expect(shell(office, `${kpi} unit list`).stdout).toContain('Phòng Văn hóa - Xã hội');
    expect(shell(office, `${kpi} record 5g khong-co 1 --period 2026Q3`).stderr).toContain('Không có đơn vị');
  },
);

describe('under a scheduler', () => {
  const reported = async (): Promise<Office> => {
    const office = await officeOf2026();
    await office.done('record', 'dvc', 'pvhcc', '412/530', '--period', 'q3');
    mkdirSync(office.path('ra'));
    return office;
  };

  test('C170 bare environment, from /: the same bytes as by hand', async () => {
    const office = await reported();
    const { status, stderr } = shell(
      office,
      `here=$PWD; cd / && env -i PATH=/usr/bin:/bin KPI_NOW=${NOW_OF_2026} "$NODE" "$KPI" export --db "$here/kpi.db" --out "$here/ra"`,
    );
    expect(status, stderr).toBe(0);
    mkdirSync(office.path('tay'));
    await office.done('export', '--out', 'tay');
    expect(readdirSync(office.path('ra'))).toEqual(readdirSync(office.path('tay')));
    expect(needWhole(office, 'ra').equals(needWhole(office, 'tay'))).toBe(true);
  });

  test.each([
    ['without the data file', 'kpi export --out ra --db khong-co.db', 'khong-co.db'],
    ['without the folder', 'kpi export --out khong-co', 'khong-co'],
  ])('C175 %s: 4, and stderr begins with one clear line', async (_, line, named) => {
    const office = await reported();
    const { status, stdout, stderr } = shell(office, line);
    expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
    expect(stderr.split('\n')[0]).toMatch(/^Lỗi E40[79]: .*\.$/u);
    expect(stderr).toContain(office.path(named));
    expect([existsSync(office.path(named)), readdirSync(office.path('ra'))]).toEqual([false, []]);
  });

  test('C175 units unreported: 7 and named; all reported: 0 and a silent stderr', async () => {
    const office = await officeOfCases();
    const indicators = ['CT01', 'CT02', 'CT03', 'CT05', '1-2'];
    const units = ['T01', 'T02', 'T03', 'T04'];
    mkdirSync(office.path('ra'));
    for (const unit of units) {
      for (const indicator of indicators) await office.done('record', indicator, unit, '1');
      if (unit !== 'T04') await office.done('record', 'CT04', unit, '1/2');
    }
    const line = 'kpi export --out ra --period q1 --require-complete';
    const incomplete = shellOfCases(office, line);
    expect([incomplete.status, incomplete.stderr]).toEqual([7, 'Còn thiếu báo cáo: T04\n']);
    await office.done('record', 'CT04', 'T04', '1/2');
    const complete = shellOfCases(office, line);
    expect([complete.status, complete.stderr]).toEqual([0, '']);
    expect(complete.stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  test('C179 output closed: the report is the same, and nothing strays into a file', async () => {
    const office = await reported();
    await office.done('doctor');
    const before = dataOf(office);
    expect(shell(office, 'kpi export --out ra </dev/null >&- 2>&-').status).toBe(0);
    expect(dataOf(office)).toEqual(before);
    mkdirSync(office.path('tay'));
    await office.done('export', '--out', 'tay');
    expect(needWhole(office, 'ra').equals(needWhole(office, 'tay'))).toBe(true);
    expect(shell(office, 'kpi export --out khong-co </dev/null >&- 2>&-').status).toBe(4);
  });

  test('C179 output closed: a figure is recorded into a sound file', async () => {
    const office = await reported();
    expect(shell(office, 'kpi record hai-long pvhcc 95/100 <&- >&- 2>&-').status).toBe(0);
    expect(await history(office, 'hai-long')).toMatchObject([{ unit: 'PVHCC' }]);
    expect((await office.done('doctor', '--json')).json()).toMatchObject({ sound: true });
  });

  test.each(['Asia/Saigon', 'Asia/Ho_Chi_Minhh', ''])(
    'C180 odd time zone «%s»: the office’s day, and its last finished quarter',
    async (TZ) => {
      const office = await officeOfCases();
      await office.done('record', 'CT03', 'T01', '5', '--period', 'q1');
      const odd = { TZ, KPI_NOW: '2025-03-31T17:30:00Z' };
      const { stdout } = shell(office, 'kpi doctor --json', odd);
      expect(JSON.parse(stdout)).toMatchObject({ today: '2025-04-01', finished: '2025Q1' });
      mkdirSync(office.path('ra'));
      expect(shell(office, 'kpi export --out ra', odd).status).toBe(0);
      expect(readdirSync(office.path('ra'))).toEqual(['bao-cao-base-2025-2025Q1.xlsx']);
      const earlier = shell(office, 'kpi doctor --json', { TZ, KPI_NOW: '2025-03-31T16:30:00Z' });
      expect(JSON.parse(earlier.stdout)).toMatchObject({ today: '2025-03-31', finished: '2024Q4' });
    },
  );
});
