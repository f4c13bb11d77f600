/** Several real processes that want the very same thing: one figure, one file (DESIGN 4). */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { officeOf2026, type Office } from '../support/run-cli.ts';
import { ReadBook } from '../support/xlsx-read.ts';

const KPI = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));

const ended = (office: Office, words: readonly string[]): Promise<{ code: number | null; stderr: string }> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [KPI, ...words], {
      cwd: office.folder,
      env: { PATH: process.env['PATH'], HOME: office.folder, KPI_NOW: '2026-09-16T09:00:00+07:00' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += String(text)));
    child.on('close', (code) => done({ code, stderr }));
  });

test('C130 two writers at one place: one figure is in, the other is told of it', async () => {
  for (let run = 0; run < 6; run++) {
    const office = await officeOf2026();
    const both = await Promise.all(
      ['63', '64'].map((figure) => ended(office, ['record', '5g', 'vhxh', figure])),
    );
    expect(both.map(({ code }) => code).toSorted()).toEqual([0, 3]);
    expect(both.find(({ code }) => code !== 0)?.stderr).toContain('E314');
    expect((await office.done('history', '5g', '--json')).json()).toHaveLength(1);
  }
});

test('C171 an export and a report at once into one folder: both whole, nothing beside them', async () => {
  const office = await officeOf2026();
  mkdirSync(office.path('ra'));
  for (let run = 0; run < 6; run++) {
    await office.done('record', 'dvc', 'pvhcc', `${400 + run}/530`, '--yes');
    const both = await Promise.all([
      ended(office, ['export', '--out', 'ra']),
      ended(office, ['report', '--out', 'ra/tay.xlsx', '--force']),
    ]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const names = readdirSync(office.path('ra')).toSorted();
    expect(names).toEqual(['bao-cao-lien-minh-2026-2026Q3.xlsx', 'tay.xlsx']);
    for (const name of names)
      expect(new ReadBook(readFileSync(office.path(`ra/${name}`))).words('details')).toContain(
        String(400 + run),
      );
  }
});
