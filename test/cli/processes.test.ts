/** The program as schedulers and shells start it: real processes, without a terminal, several at once, killed, cut off. */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { officeOf2026, type Office } from '../support/run-cli.ts';

const KPI = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));
const NOW = '2026-09-16T09:00:00+07:00';

const environment = (office: Office, more: Record<string, string> = {}): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: office.folder,
  KPI_NOW: NOW,
  ...more,
});

const start = (
  office: Office,
  words: readonly string[],
  more: Record<string, string> = {},
): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [KPI, ...words], {
    cwd: office.folder,
    env: environment(office, more),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 10_000,
  });

const shell = (office: Office, line: string): SpawnSyncReturns<string> =>
  spawnSync('sh', ['-c', line], {
    cwd: office.folder,
    env: environment(office, { NODE: process.execPath, KPI }),
    encoding: 'utf8',
    timeout: 10_000,
  });

/** Starts several at once. @returns the exit code of each */
const together = (office: Office, lines: readonly (readonly string[])[]): Promise<(number | null)[]> =>
  Promise.all(
    lines.map(
      (words) =>
        new Promise<number | null>((ended) => {
          const child = spawn(process.execPath, [KPI, ...words], {
            cwd: office.folder,
            env: environment(office),
            stdio: 'ignore',
          });
          child.on('exit', (code) => ended(code));
        }),
    ),
  );

const recorded = async (office: Office, indicator: string): Promise<number> =>
  ((await office.done('history', indicator, '--json')).json() as unknown[]).length;

describe('C150 question without a terminal', () => {
  test.each([
    ['record'],
    ['record', 'ky-nang-so'],
    ['record', 'dvc', 'pvhcc'],
    ['retract'],
    ['show'],
    ['explain'],
    ['history'],
    ['export'],
    ['unit', 'add', 'T1'],
    ['target', 'set', '5g'],
  ])('kpi %s %s %s ends at once, names what is missing and writes nothing', async (...words) => {
    const office = await officeOf2026();
    const before = readFileSync(office.path('kpi.db'));
    for (const outcome of [start(office, words), shell(office, `"$NODE" "$KPI" ${words.join(' ')} <&-`)]) {
      expect([outcome.status, outcome.stdout]).toEqual([2, '']);
      expect(outcome.stderr).toMatch(/E203.*(<|--)/u);
    }
    expect(readFileSync(office.path('kpi.db')).equals(before)).toBe(true);
  });
});

test('C153 reader goes away: no stack trace, and the first line is right', async () => {
  const office = await officeOf2026();
  for (let run = 0; run < 10; run++) {
    const { stdout, stderr } = shell(office, '"$NODE" "$KPI" unit list | head -1');
    expect([stdout.startsWith('Mã'), stderr]).toEqual([true, '']);
  }
});

test('C159 plain locale: a note keeps its letters', async () => {
  const office = await officeOf2026();
  const bare = `env -i "$NODE" "$KPI"`;
  expect(
    shell(office, `${bare} record 5g vhxh 63,5 --note "Đường làng" --as Lan --period 2026Q3`).status,
  ).toBe(0);
  expect(shell(office, `LANG=C LC_ALL=C "$NODE" "$KPI" history 5g`).stdout).toContain('Đường làng');
});

describe('under a scheduler', () => {
  const reported = async (): Promise<Office> => {
    const office = await officeOf2026();
    await office.done('record', 'dvc', 'pvhcc', '412/530', '--period', 'q3');
    mkdirSync(office.path('ra'));
    return office;
  };

  test('C170 bare environment: the same bytes as by hand', async () => {
    const office = await reported();
    const line = `cd / && env -i PATH=/usr/bin:/bin KPI_NOW=${NOW} "$NODE" "$KPI" export --db "${office.path('kpi.db')}" --out "${office.path('ra')}"`;
    const { status, stderr } = shell(office, line);
    expect(status, stderr).toBe(0);
    mkdirSync(office.path('tay'));
    await office.done('export', '--out', 'tay');
    const [name = ''] = readdirSync(office.path('ra'));
    expect(readFileSync(office.path(`ra/${name}`)).equals(readFileSync(office.path(`tay/${name}`)))).toBe(
      true,
    );
  });

  test('C171 two runs in the same minute leave one whole file', async () => {
    const office = await reported();
    for (let run = 0; run < 4; run++) {
      const codes = await together(office, [
        ['export', '--out', 'ra'],
        ['export', '--out', 'ra'],
      ]);
      expect(codes).toEqual([0, 0]);
    }
    const [name = '', ...others] = readdirSync(office.path('ra'));
    expect(others).toEqual([]);
    expect(Object.keys(unzipSync(readFileSync(office.path(`ra/${name}`))))).toContain('xl/workbook.xml');
  });

  test('C175 exit code: no data file 4, no folder 4, a unit missing 7 and named', async () => {
    const office = await reported();
    expect(start(office, ['export', '--out', 'ra', '--db', 'khong-co.db']).status).toBe(4);
    expect(start(office, ['export', '--out', 'khong-co']).status).toBe(4);
    const incomplete = start(office, ['export', '--out', 'ra', '--require-complete']);
    expect([incomplete.status, incomplete.stderr.includes('VHXH')]).toEqual([7, true]);
  });

  test('C179 output closed: the report is whole all the same', async () => {
    const office = await reported();
    expect(shell(office, '"$NODE" "$KPI" export --out ra </dev/null >&- 2>&-').status).toBe(0);
    const [name = ''] = readdirSync(office.path('ra'));
    expect(Object.keys(unzipSync(readFileSync(office.path(`ra/${name}`))))).toContain('xl/workbook.xml');
  });

  test.each(['Asia/Saigon', 'Asia/Ho_Chi_Minhh', ''])(
    'C180 odd time zone «%s»: the office’s day all the same',
    async (TZ) => {
      const office = await officeOf2026();
      const { stdout } = start(office, ['doctor', '--json'], { TZ, KPI_NOW: '2026-09-19T17:00:00Z' });
      expect(JSON.parse(stdout)).toMatchObject({
        today: '2026-09-20',
        collected: '2026Q4',
        finished: '2026Q3',
      });
    },
  );
});

test('C130 two writers at once: both figures are there', async () => {
  for (let run = 0; run < 4; run++) {
    const office = await officeOf2026();
    const codes = await together(office, [
      ['record', 'dvc', 'pvhcc', '412/530'],
      ['record', 'hai-long', 'pvhcc', '95/100'],
    ]);
    expect(codes).toEqual([0, 0]);
    expect([await recorded(office, 'dvc-toan-trinh'), await recorded(office, 'hai-long')]).toEqual([1, 1]);
  }
});

test('C138 killed in the middle: what was acknowledged is there, and the file is sound', async () => {
  const office = await officeOf2026();
  let acknowledged = 0;
  for (let run = 0; run < 12; run++) {
    const child = spawn(process.execPath, [KPI, 'record', 'dvc', 'pvhcc', `${400 + run}/530`, '--yes'], {
      cwd: office.folder,
      env: environment(office),
      stdio: 'ignore',
    });
    setTimeout(() => child.kill('SIGKILL'), 30 + run * 12);
    const code = await new Promise<number | null>((ended) => child.on('exit', ended));
    if (code === 0) acknowledged++;
    const connection = new Database(office.path('kpi.db'));
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    connection.close();
  }
  const kept = await office.kpi('history', 'dvc', '--json');
  expect((kept.json() as unknown[]).length).toBeGreaterThanOrEqual(acknowledged);
  expect((await office.done('doctor', '--json')).json()).toMatchObject({ sound: true });
});

test('C141 wrong folder: no new file is made', async () => {
  const office = await officeOf2026();
  mkdirSync(office.path('khac'));
  const { status, stderr } = spawnSync(process.execPath, [KPI, 'status'], {
    cwd: office.path('khac'),
    env: environment(office),
    encoding: 'utf8',
  });
  expect([status, stderr.includes('E407'), readdirSync(office.path('khac'))]).toEqual([4, true, []]);
  writeFileSync(office.path('khac/kpi.db'), '');
  expect(
    spawnSync(process.execPath, [KPI, 'status'], { cwd: office.path('khac'), env: environment(office) })
      .status,
  ).toBe(3);
});
