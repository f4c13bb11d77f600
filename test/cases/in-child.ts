/** bin/kpi.js in a process of its own, for what hangs on the process: its locale, its zone, its pipes. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Office } from '../support/run-cli.ts';

const BIN = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));

export interface Started {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** @returns what came back of it; throws when it did not end with 0 */
export function inChild(office: Office, { env, cwd }: Started, ...words: string[]): SpawnSyncReturns<string> {
  const ended = spawnSync(process.execPath, [BIN, ...words], {
    cwd: cwd ?? office.folder,
    encoding: 'utf8',
    // Nothing of this process's own surroundings reaches it.
    env: { HOME: office.folder, KPI_USER: 'Lan', KPI_NOW: '2025-04-02T09:00:00+07:00', ...env },
  });
  if (ended.status !== 0)
    throw new Error(`kpi ${words.join(' ')} ended with ${ended.status}:\n${ended.stderr}`);
  return ended;
}
