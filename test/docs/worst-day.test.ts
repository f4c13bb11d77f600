/** The pages for the worst day: every step is played on real files, after the mishap that the page tells of. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writePast } from '../support/full-file.ts';
import { editFile } from '../support/issued-office.ts';
import { Office, type Surroundings } from '../support/run-cli.ts';
import { play, textOf } from '../support/transcript.ts';

const PAGES = [
  { page: 'docs/khi-co-su-co.md', env: {}, twin: 'when-things-go-wrong.md' },
  { page: 'docs/when-things-go-wrong.md', env: { KPI_LANG: 'en' }, twin: 'khi-co-su-co.md' },
];

const KPI = fileURLToPath(new URL('../../bin/kpi.js', import.meta.url));

const NOW = '2026-09-17T08:00:00+07:00';

/** The check code that the pages show: the real one changes whenever the structure of the file does. */
const SHOWN_CODE = 'HAF5-ABE0-EAAJ';
const CODE = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/u;

/** What a unit sent, as it lies in the folder of what was received. */
const SENT = [
  'Tên đơn vị;Mã chỉ tiêu;Năm;Quý;Tử số;Mẫu số',
  'Trung tâm Phục vụ hành chính công;dvc-toan-trinh;2026;3;412;530',
  'Trung tâm Phục vụ hành chính công;mot-lan;2026;3;1240;1400',
].join('\n');

/** Figures, a backup here and one on a memory stick, and a figure after both. */
async function officeBefore(env: Readonly<Record<string, string>>): Promise<Office> {
  const office = new Office({ env });
  mkdirSync(office.path('usb'));
  mkdirSync(office.path('da-nhan'));
  writeFileSync(office.path('da-nhan/pvhcc.csv'), SENT);
  const done = async (now: string, ...words: string[]): Promise<void> => {
    const { code, screen } = await office.at({ now }, ...words);
    if (code !== 0) throw new Error(screen);
  };
  await done('2026-09-14T16:00:00+07:00', 'init');
  await done('2026-09-14T16:05:00+07:00', 'record', '5g', 'vhxh', '63,5%', '--period', '2026Q3');
  await done('2026-09-14T16:10:00+07:00', 'record', 'dvc', 'pvhcc', '412/530', '--period', '2026Q3');
  await done('2026-09-15T16:30:00+07:00', 'backup');
  await done('2026-09-15T16:30:00+07:00', 'backup', 'usb');
  await done('2026-09-16T09:15:00+07:00', 'record', 'hai-long', 'pvhcc', '190/198', '--period', '2026Q3');
  return office;
}

/** The program as it is installed, on a disk that takes nothing more. */
function onFullDisk(office: Office, env: Readonly<Record<string, string>>, words: string[]): string {
  const limited = ['-c', `trap '' XFSZ; ulimit -f 1; exec "$0" "$@"`, process.execPath, KPI, ...words];
  const { stdout, stderr } = spawnSync('sh', limited, {
    cwd: office.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: office.folder, KPI_USER: 'Lan', KPI_NOW: NOW, ...env },
  });
  return stdout + stderr;
}

test.each(PAGES)('every step of $page', { timeout: 60_000 }, async ({ page, env }) => {
  let office = await officeBefore(env);
  let around: Surroundings = { now: NOW };
  let isFull = false;
  let code = SHOWN_CODE;
  const path = (name: string): string => office.path(name);
  const pair = (what: string): [string, string] => {
    const [from = '', to = ''] = what.split(' -> ');
    return [from, to];
  };
  const steps = await play({
    page,
    async kpi(...words) {
      const real = words.map((word) => word.replace(SHOWN_CODE, code));
      const screen = isFull ? onFullDisk(office, env, real) : (await office.at(around, ...real)).screen;
      code = CODE.exec(screen)?.[0] ?? code;
      return screen.replaceAll(office.folder, '~/kpi').replaceAll(code, SHOWN_CODE);
    },
    deeds: {
      async office() {
        office = await officeBefore(env);
        around = { now: NOW };
      },
      earlier: async (words) => {
        expect((await office.at(around, ...words.split(' '))).code).toBe(0);
      },
      cut: (name) => truncateSync(path(name), statSync(path(name)).size / 2),
      edit: (sql) => writePast(path('kpi.db'), (other) => other.exec(sql)),
      lose: (names) => names.split(' ').forEach((name) => rmSync(path(name), { recursive: true })),
      folder: (name) => mkdirSync(path(name)),
      copy: (what) => {
        const [from, to] = pair(what);
        copyFileSync(path(from), path(to));
      },
      network: (kind) => {
        around = { ...around, network: () => (kind === 'no' ? null : kind) };
      },
      disk: (how) => {
        isFull = how === 'full';
      },
      retype: (what) => {
        const [from, to] = pair(what);
        editFile(office, from, to, {
          part: 'xl/worksheets/sheet1.xml',
          from: '<v>63.5</v>',
          to: '<v>73.5</v>',
        });
      },
    },
  });
  expect(steps).toBeGreaterThan(20);
});

test.each(PAGES)('$page plays the same as its twin, and a clerk finds it', ({ page, twin }) => {
  const shape = (text: string): string[] =>
    [...text.matchAll(/^<!-- .*? -->$|^## |^\$ kpi|^\|/gmu)].map(([mark]) => mark);
  expect(shape(textOf(page))).toEqual(shape(textOf(`docs/${twin}`)));
  expect(textOf(page)).toContain(`](${twin})`);
  const readme = page.includes('khi-co') ? 'README.vi.md' : 'README.md';
  expect(textOf(readme)).toContain(`](${page})`);
});
