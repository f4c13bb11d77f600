/** The open cases of storage and command line that use the import, in processes of their own. */
import Database from 'better-sqlite3';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { csvOf, figuresOf, HEADINGS, leavingAllAsItWas, put } from '../support/import-office.ts';
import { officeOfCases, type Office } from '../support/run-cli.ts';

const BIN = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));
const GOOD = csvOf('T01;CT01;2025;1;85,5;', 'T02;CT01;2025;1;90;', 'T03;CT01;2025;1;100;');

const surroundings = (office: Office): { cwd: string; env: NodeJS.ProcessEnv } => ({
  cwd: office.folder,
  env: {
    HOME: office.folder,
    KPI_USER: 'Lan',
    KPI_NOW: '2025-04-02T09:00:00+07:00',
    PATH: process.env['PATH'],
  },
});

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** Starts the program and waits for its end; `killAfter` milliseconds kill it as a power cut would. */
async function started(office: Office, words: readonly string[], killAfter?: number): Promise<Ended> {
  const child = spawn(process.execPath, [BIN, ...words], {
    ...surroundings(office),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return { code, stderr };
}

/** 1,600 figures: four units, four indicators, a hundred quarters. */
function many(): string {
  const lines = [HEADINGS];
  for (let quarter = 0; quarter < 100; quarter++) {
    for (const unit of ['T01', 'T02', 'T03', 'T04'])
      for (const [indicator, figure] of [
        ['CT01', '1,5'],
        ['CT02', '1'],
        ['CT03', '1,5'],
        ['CT05', '1'],
      ] as const)
        lines.push(
          `${unit};${indicator};${2000 + Math.floor(quarter / 4)};${(quarter % 4) + 1};${figure};ghi chú dài để đủ 64 KB`,
        );
  }
  return `${lines.join('\r\n')}\r\n`;
}

function counted(office: Office): { figures: number; integrity: unknown } {
  const connection = new Database(office.path('kpi.db'));
  try {
    return {
      figures: connection.prepare('SELECT count(*) FROM observation').pluck().get() as number,
      integrity: connection.pragma('integrity_check', { simple: true }),
    };
  } finally {
    connection.close();
  }
}

test('C130 two writers at once: all is there, or the loser says that the file is busy', async () => {
  for (let round = 0; round < 20; round++) {
    const office = await officeOfCases();
    put(office, 'C038.csv', GOOD);
    const [importing, typed] = await Promise.all([
      started(office, ['import', 'C038.csv', '--period', '2025Q1']),
      started(office, ['record', 'CT01', 'T04', '95', '--period', '2025Q1']),
    ]);
    for (const ended of [importing, typed]) {
      expect(ended.stderr).not.toMatch(/\n\s+at /u);
      if (ended.code !== 0) expect([ended.code, ended.stderr]).toEqual([5, expect.stringMatching(/E50\d/u)]);
    }
    expect(await figuresOf(office, 'CT01')).toEqual([
      ...(importing.code === 0 ? ['T01 2025Q1 85.5', 'T02 2025Q1 90', 'T03 2025Q1 100'] : []),
      ...(typed.code === 0 ? ['T04 2025Q1 95'] : []),
    ]);
    expect(importing.code === 0 || typed.code === 0).toBe(true);
  }
}, 90_000);

test('C138 killed in the middle: all 1,600 rows or none, and the next command works', async () => {
  const office = await officeOfCases();
  put(office, 'C154.csv', many());
  const began = performance.now();
  expect((await started(office, ['import', 'C154.csv', '--dry-run'])).code).toBe(0);
  const whole = (performance.now() - began) * 1.5;
  const seen = new Set<number>();
  for (let round = 0; round < 20; round++) {
    const fresh = await officeOfCases();
    put(fresh, 'C154.csv', many());
    await started(fresh, ['import', 'C154.csv'], whole * (0.1 + (round / 20) * 1.1));
    const { figures, integrity } = counted(fresh);
    expect([[0, 1600].includes(figures), integrity], `round ${round}: ${figures}`).toEqual([true, 'ok']);
    seen.add(figures);
    await fresh.done('doctor');
    await fresh.done('record', 'CT01', 'T04', '95', '--period', '2025Q2');
    expect(await figuresOf(fresh, 'CT01')).toContain('T04 2025Q2 95');
  }
  expect(seen.has(0)).toBe(true);
}, 120_000);

test.each([
  ['from /dev/null', ''],
  ['closed', ' <&-'],
])(
  'C150 a question without a terminal, stdin %s: import and form name what is missing and store nothing',
  async (_, closing) => {
    const office = await officeOfCases();
    put(office, 'a.csv', GOOD);
    await office.done('import', 'a.csv');
    put(office, 'b.csv', GOOD.replace('85,5', '88'));
    const devNull = openSync('/dev/null', 'r');
    try {
      await leavingAllAsItWas(office, async () => {
        for (const [words, named] of [
          ['import', '<tệp>'],
          ['import b.csv', '--yes'],
          ['form', '<đơn-vị>'],
          ['inspect', '<tệp>'],
        ] as const) {
          const ended = spawnSync(
            '/bin/sh',
            ['-c', `"$0" "$@"${closing}`, process.execPath, BIN, ...words.split(' ')],
            {
              ...surroundings(office),
              encoding: 'utf8',
              stdio: [devNull, 'pipe', 'pipe'],
              timeout: 60_000,
            },
          );
          expect([ended.status === 0, ended.status === null], words).toEqual([false, false]);
          expect(ended.stderr, words).toContain(named);
          expect(ended.stderr).not.toMatch(/\n\s+at /u);
        }
        return Promise.resolve();
      });
    } finally {
      closeSync(devNull);
    }
  },
);

test('C153 the reader goes away: the first line is right and nothing is harmed', async () => {
  const office = await officeOfCases();
  put(office, 'C154.csv', many());
  await office.done('import', 'C154.csv');
  const whole = (await office.done('history', 'CT01')).stdout;
  const [first] = whole.split('\n');
  for (let round = 0; round < 20; round++) {
    const ended = spawnSync(
      '/bin/bash',
      ['-c', '"$0" "$@" | head -1; exit "${PIPESTATUS[0]}"', process.execPath, BIN, 'history', 'CT01'],
      { ...surroundings(office), encoding: 'utf8' },
    );
    expect([ended.stdout.trimEnd(), ended.stderr]).toEqual([first?.trimEnd(), '']);
    expect([0, 141]).toContain(ended.status);
  }
  expect(counted(office)).toEqual({ figures: 1600, integrity: 'ok' });
}, 60_000);
