/** What `kpi schedule` prints, run as cron runs it: through its rule for %, in a bare environment, from nowhere. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandOfCron } from '../support/cron.ts';
import { Office } from '../support/run-cli.ts';

const NAME = 'bao-cao-lien-minh-2026-2026Q3.xlsx';

async function officeIn(folder: string): Promise<{ office: Office; line: string }> {
  const office = new Office();
  mkdirSync(office.path(`${folder}/ra`), { recursive: true });
  const db = ['--db', `${folder}/kpi.db`];
  await office.done('init', ...db);
  await office.done('record', 'dvc', 'pvhcc', '412/530', ...db);
  const printed = await office.done('schedule', '--format', 'cron', '--out', `${folder}/ra`, ...db);
  return { office, line: printed.stdout.trimEnd().split('\n').at(-1) ?? '' };
}

const asCron = (office: Office, line: string, halves: boolean): void => {
  const { command, input } = commandOfCron(line, halves);
  spawnSync('/bin/sh', ['-c', command], {
    cwd: '/',
    input,
    // The clock is set for the test alone; cron gives no more than the rest.
    env: {
      SHELL: '/bin/sh',
      HOME: office.folder,
      PATH: '/usr/bin:/bin',
      KPI_NOW: '2026-09-16T22:30:00+07:00',
    },
  });
};

test.each([
  ['so lieu', false],
  ['100% Xã Liên Minh "đ" o\'n $HOME \\% \\\\x', false],
  ['100% Xã Liên Minh "đ" o\'n $HOME \\% \\\\x', true],
])('C176 the line exports from the folder %s (halving cron: %s)', async (folder, halves) => {
  const { office, line } = await officeIn(folder);
  asCron(office, line, halves);
  expect(readdirSync(office.path(`${folder}/ra`))).toEqual([NAME]);
  const log = readFileSync(office.path(`${folder}/kpi-export.log`), 'utf8');
  expect(log).toContain(`${folder}/ra/${NAME}`);
  expect(log).toMatch(/^exit 0$/mu);
});

test('a failed night is seen in the log, below the good one', async () => {
  const { office, line } = await officeIn('kpi');
  asCron(office, line, false);
  spawnSync('rm', [office.path('kpi/kpi.db')]);
  asCron(office, line, false);
  const log = readFileSync(office.path('kpi/kpi-export.log'), 'utf8');
  expect(log.match(/^exit \d+$/gmu)).toEqual(['exit 0', 'exit 4']);
  expect(log).toContain('E407');
});

test('what is printed for systemd is a script that puts two whole units in their place', async () => {
  const { office } = await officeIn('a b');
  const { stdout } = await office.done('schedule', '--format', 'systemd', '--db', 'a b/kpi.db');
  const [, ...rest] = stdout.trimEnd().split('\n').reverse();
  spawnSync('/bin/sh', ['-c', rest.reverse().join('\n')]);
  const units = office.path('.config/systemd/user');
  expect(readdirSync(units)).toEqual(['kpi-export.service', 'kpi-export.timer']);
  expect(readFileSync(`${units}/kpi-export.service`, 'utf8')).toContain(`"${office.path('a b/kpi.db')}"`);
  expect(existsSync(office.path('a b/kpi-export.log'))).toBe(false);
});
