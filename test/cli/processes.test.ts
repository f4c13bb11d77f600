/** Several real processes on one data file, processes that are killed, and files that are not what they should be. */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Office, officeOf2026 } from '../support/run-cli.ts';

const KPI = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));

const environment = (office: Office): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: office.folder,
  XDG_CACHE_HOME: office.path('.cache'),
  KPI_USER: 'Lan',
  KPI_NOW: '2026-09-16T09:00:00+07:00',
});

const start = (office: Office, words: readonly string[], cwd = office.folder): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [KPI, ...words], {
    cwd,
    env: environment(office),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** @param killAfter in milliseconds */
const running = (office: Office, words: readonly string[], killAfter?: number): Promise<Ended> =>
  new Promise((ended, failed) => {
    const child = spawn(process.execPath, [KPI, ...words], {
      cwd: office.folder,
      env: environment(office),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('error', failed);
    child.on('close', (code) => ended({ code, stderr }));
  });

const together = (office: Office, ...lines: (readonly string[])[]): Promise<Ended[]> =>
  Promise.all(lines.map((words) => running(office, words)));

interface Revision {
  readonly unit: string;
  readonly numerator: string | null;
}

const history = async (office: Office, indicator: string): Promise<Revision[]> =>
  (await office.done('history', indicator, '--json')).json() as Revision[];

/** Looked at by another program than the one that wrote it. */
function needSound(path: string): void {
  const connection = new Database(path);
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    connection.close();
  }
}

test('C171 two runs in the same minute leave one whole file, 8 times', async () => {
  const office = await officeOf2026();
  mkdirSync(office.path('ra'));
  for (let run = 0; run < 8; run++) {
    // Another content each time, so that both have something to write.
    await office.done('record', 'dvc', 'pvhcc', `${400 + run}/530`, '--yes');
    const runs = await together(office, ['export', '--out', 'ra'], ['export', '--out', 'ra']);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(readdirSync(office.path('ra'))).toEqual(['bao-cao-lien-minh-2026-2026Q3.xlsx']);
    const bytes = readFileSync(office.path('ra/bao-cao-lien-minh-2026-2026Q3.xlsx'));
    expect(Object.keys(unzipSync(bytes))).toContain('xl/workbook.xml');
    expect((await office.done('export', '--out', 'ra', '--json')).json()).toMatchObject({
      written: 'unchanged',
    });
  }
});

test('two that close a period at once issue one version, 4 times', async () => {
  for (let run = 0; run < 4; run++) {
    const office = await officeOf2026();
    await office.done('record', '5g', 'vhxh', '63,5');
    const runs = await together(
      office,
      ['close', 'q3', '--yes', '--out', 'a.xlsx'],
      ['close', 'q3', '--yes', '--out', 'b.xlsx'],
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    const versions = (await office.done('close', '--list', '--json')).json() as { version: number }[];
    expect(versions.map(({ version }) => version)).toEqual([1]);
    // Whoever came second has issued nothing, and hands out nothing that would look like it.
    expect(['a.xlsx', 'b.xlsx'].filter((name) => existsSync(office.path(name)))).toHaveLength(1);
    needSound(office.path('kpi.db'));
  }
});

test('a figure that comes in while a period is being closed is in the version or refused, 6 times', async () => {
  for (let run = 0; run < 6; run++) {
    const office = await officeOf2026();
    await office.done('record', '5g', 'vhxh', '63,5');
    const [closing, recording] = await together(
      office,
      ['close', 'q3', '--yes', '--out', 'a.xlsx'],
      ['record', 'dvc', 'pvhcc', '412/530', '--period', 'q3'],
    );
    expect(closing?.code, closing?.stderr).toBe(0);
    const taken = (await history(office, 'dvc')).length === 1;
    expect([0, 3]).toContain(recording?.code);
    expect(taken).toBe(recording?.code === 0);
    await office.done('report', '--period', 'q3', '--format', 'json', '--out', 'a.json');
    const report = JSON.parse(readFileSync(office.path('a.json'), 'utf8')) as {
      indicators: { code: string; numerator: string | null }[];
    };
    const issued = report.indicators.find(({ code }) => code === 'dvc-toan-trinh');
    expect(issued?.numerator).toBe(taken ? '412' : null);
  }
});

test('killed while it closes: a whole version or none', async () => {
  for (const after of [150, 250, 350, 450, 550, 700]) {
    const office = await officeOf2026();
    await office.done('record', '5g', 'vhxh', '63,5');
    await running(office, ['close', 'q3', '--yes', '--out', 'a.xlsx'], after);
    needSound(office.path('kpi.db'));
    const doctor = (await office.done('doctor', '--json')).json();
    expect(doctor).toMatchObject({ sound: true });
    await office.done('close', 'q3', '--yes', '--out', 'b.xlsx');
    const versions = (await office.done('close', '--list', '--json')).json() as { version: number }[];
    expect(versions.map(({ version }) => version)).toEqual([1]);
    await office.done('report', '--period', 'q3', '--out', 'c.xlsx');
  }
});

test('C130 two writers at once, 8 times: both figures are there, or the loser says busy', async () => {
  const office = await officeOf2026();
  for (let run = 0; run < 8; run++) {
    const lines = ['dvc-toan-trinh', 'hai-long'].map((indicator) => ({
      indicator,
      numerator: String(400 + run),
    }));
    const ends = await together(
      office,
      ...lines.map(({ indicator, numerator }) => [
        'record',
        indicator,
        'pvhcc',
        `${numerator}/530`,
        '--reason',
        'x',
      ]),
    );
    for (const [index, { indicator, numerator }] of lines.entries()) {
      const { code, stderr } = ends[index] as Ended;
      expect([0, 5]).toContain(code);
      if (code === 5) expect(stderr).toContain('E501');
      const stored = (await history(office, indicator)).some((revision) => revision.numerator === numerator);
      expect(stored).toBe(code === 0);
    }
    expect(ends.some(({ code }) => code === 0)).toBe(true);
  }
  needSound(office.path('kpi.db'));
});

test('C130 a writer that finds the file locked waits, then says busy and stores nothing', async () => {
  const office = await officeOf2026();
  const other = new Database(office.path('kpi.db'));
  other.exec('BEGIN IMMEDIATE');
  const { status, stderr } = start(office, ['record', 'dvc', 'pvhcc', '412/530']);
  other.exec('ROLLBACK');
  other.close();
  expect(status).toBe(5);
  expect(stderr).toContain('E501');
  expect(stderr).not.toMatch(/^\s+at /mu);
  expect(await history(office, 'dvc')).toEqual([]);
});

test('C138 killed in the middle, 20 times: what was acknowledged is there, and the file is sound', async () => {
  const office = await officeOf2026();
  await running(office, ['record', 'dvc', 'pvhcc', '1/530']);
  const began = performance.now();
  await running(office, ['record', 'dvc', 'pvhcc', '2/530', '--yes']);
  // Earlier after a run that ended, later after one that was killed: so most kills fall near the write.
  let length = performance.now() - began;
  let killed = 0;
  const acknowledged = ['1', '2'];
  for (let run = 0; run < 20; run++) {
    const numerator = String(400 + run);
    const words = ['record', 'dvc', 'pvhcc', `${numerator}/530`, '--yes'];
    const { code } = await running(office, words, length * (0.8 + 0.3 * Math.random()));
    expect([0, null]).toContain(code);
    if (code === 0) acknowledged.push(numerator);
    else killed++;
    length *= code === 0 ? 0.9 : 1.1;
    needSound(office.path('kpi.db'));
  }
  const stored = (await history(office, 'dvc')).map(({ numerator }) => numerator);
  expect(killed).toBeGreaterThan(0);
  expect(stored).toEqual(expect.arrayContaining(acknowledged));
  expect((await office.done('doctor', '--json')).json()).toMatchObject({ sound: true });
  await office.done('record', 'dvc', 'pvhcc', '500/530', '--yes');
});

test('two init at once: one makes the file, the other says that it is there', async () => {
  for (let run = 0; run < 8; run++) {
    const office = new Office();
    const ends = await together(office, ['init'], ['init']);
    expect(ends.map(({ code }) => code).sort()).toEqual([0, 3]);
    expect(ends.find(({ code }) => code === 3)?.stderr).toContain('E320');
    needSound(office.path('kpi.db'));
    expect((await office.done('indicator', 'list', '--json')).json()).toHaveLength(22);
    expect(readdirSync(office.folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  }
});

describe('a file that is none of ours, or of a newer version', () => {
  const LINES = [['status'], ['record', 'dvc', 'pvhcc', '412/530'], ['export', '--out', '.']];

  const refusedUntouched = (office: Office, code: string): void => {
    const before = readFileSync(office.path('kpi.db'));
    const names = readdirSync(office.folder).filter((name) => name !== '.cache');
    for (const words of LINES) {
      const { status, stdout, stderr } = start(office, words);
      expect({ words, status, stdout }).toEqual({ words, status: 3, stdout: '' });
      expect(stderr).toContain(code);
    }
    expect(readFileSync(office.path('kpi.db')).equals(before)).toBe(true);
    expect(readdirSync(office.folder).filter((name) => name !== '.cache')).toEqual(names);
  };

  test('C136a zero bytes are refused, by init too', () => {
    const office = new Office();
    writeFileSync(office.path('kpi.db'), '');
    refusedUntouched(office, 'E321');
    const init = start(office, ['init']);
    expect([init.status, readFileSync(office.path('kpi.db')).length]).toEqual([3, 0]);
  });

  test('C136b a text file is refused, its bytes unchanged', () => {
    const office = new Office();
    writeFileSync(office.path('kpi.db'), 'Ghi chú cuộc họp\n'.repeat(300));
    refusedUntouched(office, 'E321');
  });

  test('C136 the data file of another program is refused', () => {
    const office = new Office();
    const other = new Database(office.path('kpi.db'));
    other.exec('CREATE TABLE note (text TEXT)');
    other.close();
    refusedUntouched(office, 'E321');
  });

  test('C140 a file from a newer version is refused, and says so', async () => {
    const office = await officeOf2026();
    const other = new Database(office.path('kpi.db'));
    const version = other.pragma('user_version', { simple: true }) as number;
    other.pragma(`user_version = ${version + 1000}`);
    other.close();
    refusedUntouched(office, 'E322');
    expect(start(office, ['status']).stderr).toContain('mới hơn');
  });
});

describe('C141 wrong folder', () => {
  test.each([['status'], ['export', '--out', '.'], ['record', 'dvc', 'pvhcc', '412/530'], ['doctor']])(
    'kpi %s makes no file and names the path it looked at',
    async (...words) => {
      const office = await officeOf2026();
      const elsewhere = office.path('khac');
      mkdirSync(elsewhere);
      const { status, stdout, stderr } = start(office, words, elsewhere);
      expect(status).toBe(4);
      expect(stdout + stderr).toContain(office.path('khac/kpi.db'));
      expect(readdirSync(elsewhere)).toEqual([]);
    },
  );

  test('an absolute path is used from anywhere', async () => {
    const office = await officeOf2026();
    copyFileSync(office.path('kpi.db'), office.path('that.db'));
    const { status } = start(office, ['status', '--db', office.path('that.db')], '/');
    expect([status, existsSync('/kpi.db')]).toEqual([0, false]);
  });
});
