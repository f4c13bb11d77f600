/** Restores among real processes: what was acknowledged is in the file or in a backup, and a kill leaves a whole file. */
import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { backupsOf } from '../../src/store/backups.ts';
import { officeOf2026, type Office } from '../support/run-cli.ts';

const KPI = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));

const running = (office: Office, words: readonly string[], killAfter?: number): Promise<number | null> =>
  new Promise((ended, failed) => {
    const child = spawn(process.execPath, [KPI, ...words], {
      cwd: office.folder,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: office.folder,
        XDG_CACHE_HOME: office.path('.cache'),
        KPI_USER: 'Lan',
        KPI_NOW: '2026-09-16T09:00:00+07:00',
      },
      stdio: 'ignore',
    });
    if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('error', failed);
    child.on('close', ended);
  });

/** The reasons of all figures that a file holds. */
function reasonsIn(path: string): string[] {
  const connection = new Database(path, { readonly: true });
  const reasons = connection.prepare("SELECT reason FROM ledger WHERE command = 'record'").pluck().all();
  connection.close();
  return reasons.map(String);
}

test('writers and restores at once: each acknowledged write is in the file or in a backup', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '400/530');
  await office.done('backup', 'first.db');
  const write = async (name: string): Promise<string | null> => {
    const code = await running(office, ['record', 'dvc', 'pvhcc', `4${name}/530`, '--reason', name]);
    expect([0, 5]).toContain(code);
    return code === 0 ? name : null;
  };
  const restore = async (): Promise<number | null> => {
    const code = await running(office, ['restore', 'first.db', '--yes']);
    expect([0, 5]).toContain(code);
    return code;
  };
  const ended = await Promise.all([
    ...['11', '12', '13', '14'].map(async (name) => [await write(name), await write(`${name[1] ?? ''}9`)]),
    restore().then(() => []),
    restore().then(() => []),
  ]);
  expect(await restore()).toBe(0);
  const acknowledged = ended.flat().filter((name) => name !== null);
  const kept = new Set(
    [office.path('kpi.db'), ...backupsOf(office.path('kpi.db')).map(({ path }) => path)].flatMap(reasonsIn),
  );
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
  expect((await office.done('doctor', '--json')).json()).toMatchObject({ sound: true });
});

test('a restore that is killed leaves the file as it was or restored, and the next one works', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '400/530');
  await office.done('backup', 'first.db');
  await office.done('record', 'dvc', 'pvhcc', '401/530', '--reason', 'lần hai');
  copyFileSync(office.path('kpi.db'), office.path('second.db'));
  const began = Date.now();
  await running(office, ['restore', 'first.db']);
  const span = Date.now() - began;
  for (const share of [0.5, 0.7, 0.9, 1.1, 1.3]) {
    await running(office, ['restore', 'first.db', '--yes'], span * share);
    expect((await office.kpi('doctor', '--json')).json()).toMatchObject({ sound: true });
    await office.done('restore', 'second.db', '--yes');
    expect(reasonsIn(office.path('kpi.db'))).toContain('lần hai');
  }
  const left = readdirSync(office.folder).filter((name) => name.endsWith('.tmp'));
  for (const name of left) expect(join(office.folder, name)).toMatch(/\/\.[0-9a-f-]{36}\.tmp$/u);
});
