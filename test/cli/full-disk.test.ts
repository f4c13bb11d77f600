/** No room for a file that goes out: said as that, and the earlier file stays as it was. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { officeOf2026 } from '../support/run-cli.ts';

const KPI = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));

test('a file beyond the size that may be written: 5, and the earlier one is whole', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  writeFileSync(office.path('bao-cao.xlsx'), 'an earlier file');
  const words = ['report', '--out', 'bao-cao.xlsx', '--force', '--lang', 'en'];
  // Room for SQLite's shared memory, not for a workbook. Without the trap the system would end the process.
  const limited = ['-c', `trap '' XFSZ; ulimit -f 66; exec "$0" "$@"`, process.execPath, KPI, ...words];
  const { status, stderr } = spawnSync('sh', limited, {
    cwd: office.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: office.folder, KPI_NOW: '2026-09-16T09:00:00+07:00' },
  });
  expect([status, stderr]).toEqual([5, expect.stringContaining('E505') as string]);
  expect(readFileSync(office.path('bao-cao.xlsx'), 'utf8')).toBe('an earlier file');
  expect(readdirSync(office.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
