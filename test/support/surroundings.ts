/** Faults of a command's surroundings, made real. */
import Database from 'better-sqlite3';
import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { run } from '../../src/run.ts';
import type { Said } from './provocation.ts';
import type { Office } from './run-cli.ts';

/** An output that does not take what is written to it. */
export async function onBrokenOutput(office: Office, argv: readonly string[]): Promise<Said> {
  let stderr = '';
  const now = '2025-04-02T09:00:00+07:00';
  const code = await run({
    argv,
    env: { HOME: office.folder, KPI_NOW: now },
    cwd: office.folder,
    clock: () => new Date(now),
    node: process.version,
    platform: 'linux',
    stdinIsTTY: () => false,
    stdout: {
      write: () => {
        throw new Error('EIO: i/o error, write');
      },
    },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout: '', stderr };
}

export function holdForWriting(office: Office): void {
  const connection = new Database(office.path('kpi.db'));
  onTestFinished(() => {
    connection.close();
  });
  connection.exec('BEGIN IMMEDIATE');
}

/** What is written beside the file's place goes to the device that is always full. */
export function fullDisk(office: Office): void {
  const beside = office.path(`.p.json.${process.pid}.tmp`);
  if (lstatSync(beside, { throwIfNoEntry: false }) === undefined) symlinkSync('/dev/full', beside);
}

/** All pages behind the first are overwritten; the header still says whose file it is. */
export function damage(office: Office): void {
  const bytes = readFileSync(office.path('kpi.db'));
  writeFileSync(office.path('kpi.db'), bytes.fill(0xa5, 4096));
}
